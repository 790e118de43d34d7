//! The desktop shell: one window over one session. It knows Tauri and the contract, and nothing of books.
//!
//! Absent on purpose: SQL, file formats, rules. The page gets no file and no network rights.

mod call;
mod files;
mod ready;
mod start;

use std::path::Path;

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Builder, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder};

use crate::call::Shared;
use crate::files::GivenBook;
use crate::ready::Ready;
pub use crate::start::{Start, with_sound_environment};

/// What the page is told when another program start gave a book.
const BOOK_GIVEN: &str = "book-given";

/// Opens the window and stays until it is closed.
pub fn run(start: Start) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    // A second start hands its book over and ends; tests that start several programs at once switch that off.
    if std::env::var("CLAIMBOOK_SINGLE_INSTANCE").as_deref() != Ok("0") {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            take_over(app, &arguments, Path::new(&folder));
        }));
    }
    shell(builder, start).run(tauri::generate_context!())
}

/// The same shell over any runtime.
fn shell<R: Runtime>(builder: Builder<R>, start: Start) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(Shared::default())
        .manage(Ready::default())
        .invoke_handler(tauri::generate_handler![call::call, files::pick_book, files::sample_book, files::given_book])
        .manage(GivenBook::default())
        .setup(move |app| {
            if let Some(book) = &start.book {
                app.state::<GivenBook>().put(book);
            }
            open_window(app)?;
            app.state::<Ready>().watch(app.handle().clone());
            Ok(())
        })
}

fn open_window<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Claimbook")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 640.0)
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_own)
        .on_document_title_changed(|window, title| {
            // Some window managers take no title; nothing depends on it.
            let _ = window.set_title(&title);
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// The page's own origin: inside the program, or the development server.
fn is_own(url: &Url) -> bool {
    let inside = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    inside || (cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("localhost"))
}

fn take_over<R: Runtime>(app: &AppHandle<R>, arguments: &[String], folder: &Path) {
    let start = Start::read(arguments.iter().skip(1).map(Into::into)).unwrap_or_default();
    if let Some(book) = start.book {
        // Fails only while the page is not there yet; then it asks for the given book by itself.
        app.state::<GivenBook>().put(&folder.join(book));
        let _ = app.emit(BOOK_GIVEN, ());
    }
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse either; then the window stays where the user put it.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
