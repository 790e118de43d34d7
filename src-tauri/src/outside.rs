//! What leaves the window for the rest of the desktop: files and links that other programs open, folders, the
//! clipboard.

use std::path::Path;

use claimbook_api::error::{ErrorCode, ErrorView};
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, Runtime, State, Url, command};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_opener::OpenerExt;

use crate::answers;
use crate::call::{Shared, bug};

/// Writes kept bytes to a copy that may only be read, and opens that with the system's program, or shows it in its
/// folder where opening it could run it.
#[command]
pub(crate) async fn open_outside<R: Runtime>(
    app: AppHandle<R>,
    shared: State<'_, Shared>,
    sha256: String,
    name: String,
) -> Result<&'static str, ErrorView> {
    let host = shared.inner().clone();
    let copied = spawn_blocking(move || host.copy_for_outside(&sha256, &name)).await;
    let copy = copied.map_err(|error| bug(error.to_string()))??;
    if !copy.may_open {
        show(&app, &copy.path)?;
        return Ok("shown");
    }
    let path = copy.path.display().to_string();
    if !answers::noted("open", &path) {
        app.opener().open_path(path, None::<&str>).map_err(|error| nothing_opens("the file", &error))?;
    }
    Ok("opened")
}

/// Opens an `http` or `https` address with the system's browser, and no other.
#[command]
pub(crate) async fn open_link<R: Runtime>(app: AppHandle<R>, url: String) -> Result<(), ErrorView> {
    let parsed = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let link = parsed.ok_or_else(|| ErrorView::no_link(&url))?;
    if answers::noted("link", link.as_str()) {
        return Ok(());
    }
    app.opener().open_url(link.as_str(), None::<&str>).map_err(|error| nothing_opens("the address", &error))
}

/// Shows a file in its folder.
#[command]
pub(crate) async fn reveal<R: Runtime>(app: AppHandle<R>, path: String) -> Result<(), ErrorView> {
    show(&app, Path::new(&path))
}

/// Puts both forms of a text on the clipboard.
#[command]
pub(crate) async fn copy_out<R: Runtime>(app: AppHandle<R>, plain: String, html: String) -> Result<(), ErrorView> {
    if answers::noted("copy", &plain) {
        return Ok(());
    }
    app.clipboard().write_html(html, Some(plain)).map_err(|error| {
        let view = ErrorView::new(ErrorCode::Internal, "The clipboard could not be written. Nothing was copied.");
        ErrorView { detail: Some(error.to_string()), ..view }
    })
}

fn show<R: Runtime>(app: &AppHandle<R>, path: &Path) -> Result<(), ErrorView> {
    if answers::noted("reveal", &path.display().to_string()) {
        return Ok(());
    }
    // Some desktops cannot point at a file; all can open a folder.
    let shown = app.opener().reveal_item_in_dir(path).or_else(|error| match path.parent() {
        Some(folder) => app.opener().open_path(folder.display().to_string(), None::<&str>),
        None => Err(error),
    });
    shown.map_err(|error| nothing_opens("the folder", &error))
}

fn nothing_opens(what: &str, error: &tauri_plugin_opener::Error) -> ErrorView {
    let view = ErrorView::new(ErrorCode::FileRefused, format!("No program of this computer opened {what}."));
    let hint = Some("Choose a program for it in the system's settings.".to_owned());
    ErrorView { hint, detail: Some(error.to_string()), ..view }
}
