//! The desktop shell: one window over one host. It knows Tauri and the contract, and nothing of books.
//!
//! Absent on purpose: SQL, file formats, rules. The page gets no file and no network rights.

mod answers;
mod blobs;
mod call;
mod closing;
mod files;
mod logs;
mod menu;
mod outside;
mod ready;
mod start;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use claimbook_api::Host;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, Builder, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

use crate::call::Shared;
use crate::closing::Closing;
use crate::files::GivenBook;
use crate::ready::Ready;
pub use crate::start::{Start, with_sound_environment};

/// What the page is told when another program start gave a book.
const BOOK_GIVEN: &str = "book-given";

/// How often a backup is set aside while changes are made.
const BACKUP_EVERY: Duration = Duration::from_hours(1);

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
    blobs::register(builder)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .plugin(
            // Whether it was visible is not remembered: it is hidden while the book closes.
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(StateFlags::all() - StateFlags::VISIBLE)
                .build(),
        )
        .manage(Ready::default())
        .manage(GivenBook::default())
        .manage(Closing::default())
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::cancel,
            closing::close_now,
            closing::quit,
            files::given_book,
            files::pick_book,
            files::pick_files,
            files::pick_new_book,
            files::sample_book,
            files::save_as,
            files::stage,
            outside::copy_out,
            outside::open_link,
            outside::open_outside,
            outside::reveal,
        ])
        .menu(menu::menu)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(hear)
        .setup(move |app| {
            logs::begin(&app.path().app_log_dir()?);
            let host = Arc::new(Host::new(app.path().app_data_dir()?.join("backups")));
            call::tell_progress(app.handle().clone(), &host);
            back_up_now_and_then(host.clone());
            app.manage::<Shared>(host);
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
        // Small enough that a window at 200 % shows what a narrow page does.
        .min_inner_size(320.0, 480.0)
        .devtools(cfg!(debug_assertions))
        .on_navigation(may_show)
        .on_document_title_changed(|window, title| {
            // Some window managers take no title; nothing depends on it.
            let _ = window.set_title(&title);
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

fn hear<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if !window.state::<Closing>().ask(window) => api.prevent_close(),
        WindowEvent::DragDrop(event) => files::tell_drop(window, event),
        _ => {}
    }
}

fn back_up_now_and_then(host: Shared) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(BACKUP_EVERY);
            if let Err(error) = host.back_up_if_changed() {
                tracing::warn!(message = error.message, detail = error.detail, "no backup was made");
            }
        }
    });
}

/// The page's own origin: inside the program, or the development server.
pub(crate) fn is_own(url: &Url) -> bool {
    let inside = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    inside || (cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("localhost"))
}

/// Where a frame of the window may go: the page, and a previewed report in a frame of its own.
fn may_show(url: &Url) -> bool {
    is_own(url) || url.scheme() == "claimbook-preview"
}

fn take_over<R: Runtime>(app: &AppHandle<R>, arguments: &[String], folder: &Path) {
    let start = Start::read(arguments.iter().skip(1).map(Into::into), folder).unwrap_or_default();
    if let Some(book) = start.book {
        // Fails only while the page is not there yet; then it asks for the given book by itself.
        app.state::<GivenBook>().put(&book);
        let _ = app.emit(BOOK_GIVEN, ());
    }
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse either; then the window stays where the user put it.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
