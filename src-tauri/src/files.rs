//! Files of the desktop: picked and named in native dialogs, given from outside, dropped, pasted. What is done with
//! them is the host's.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use claimbook_api::error::{ErrorCode, ErrorView};
use serde::{Deserialize, Serialize};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, PhysicalPosition, Runtime, State, Window, command};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::answers;
use crate::call::Shared;

/// A book that a command line, a double click or a second start named and the page has not opened yet.
#[derive(Default)]
pub(crate) struct GivenBook(Mutex<Option<String>>);

impl GivenBook {
    /// Leaves a book for the page; a later one takes its place.
    pub(crate) fn put(&self, book: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(in_words(book));
    }
}

/// Where the sample book stands, or will.
#[derive(Serialize)]
pub(crate) struct SampleBook {
    path: String,
    exists: bool,
}

/// The kind of file a save dialog offers.
#[derive(Deserialize)]
pub(crate) struct FileFilter {
    name: String,
    extensions: Vec<String>,
}

/// Lets the user pick a book; nothing where they think better of it.
#[command]
pub(crate) async fn pick_book<R: Runtime>(app: AppHandle<R>) -> Option<String> {
    if let Some(answer) = answers::picked() {
        return answer.first().map(|path| in_words(path));
    }
    let dialog = app.dialog().file().set_title("Open a book").add_filter("Books", &["claimbook"]);
    dialog.blocking_pick_file().and_then(to_words)
}

/// Lets the user name the file of a new book.
#[command]
pub(crate) async fn pick_new_book<R: Runtime>(app: AppHandle<R>, suggested_name: String) -> Option<String> {
    if let Some(answer) = answers::saved_as(&suggested_name) {
        return answer.path();
    }
    let dialog = app.dialog().file().set_title("Make a new book").add_filter("Books", &["claimbook"]);
    let path = dialog.set_file_name(suggested_name).blocking_save_file()?.into_path().ok()?;
    // GTK adds no ending by itself.
    let ends = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("claimbook"));
    Some(if ends { in_words(&path) } else { format!("{}.claimbook", path.display()) })
}

/// Lets the user pick files to bring in or attach.
#[command]
pub(crate) async fn pick_files<R: Runtime>(app: AppHandle<R>) -> Vec<String> {
    if let Some(answer) = answers::picked() {
        return answer.iter().map(|path| in_words(path)).collect();
    }
    let picked = app.dialog().file().set_title("Choose files").blocking_pick_files();
    picked.unwrap_or_default().into_iter().filter_map(to_words).collect()
}

/// Lets the user name a file to write.
#[command]
pub(crate) async fn save_as<R: Runtime>(
    app: AppHandle<R>,
    suggested_name: String,
    filter: FileFilter,
) -> Option<String> {
    if let Some(answer) = answers::saved_as(&suggested_name) {
        return answer.path();
    }
    let endings: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
    let dialog = app.dialog().file().set_title("Save as").add_filter(&filter.name, &endings);
    dialog.set_file_name(suggested_name).blocking_save_file().and_then(to_words)
}

fn to_words(file: FilePath) -> Option<String> {
    file.into_path().ok().map(|path| in_words(&path))
}

fn in_words(path: &Path) -> String {
    path.display().to_string()
}

/// Names the place of the sample book, and makes its folder.
#[command]
pub(crate) async fn sample_book<R: Runtime>(app: AppHandle<R>) -> Result<SampleBook, ErrorView> {
    let no_place = |detail: String| {
        let view =
            ErrorView::new(ErrorCode::Internal, "There is no folder to put the sample book in. Nothing was written.");
        ErrorView { detail: Some(detail), ..view }
    };
    let folder = app.path().app_data_dir().map_err(|error| no_place(error.to_string()))?;
    std::fs::create_dir_all(&folder).map_err(|error| no_place(format!("{}: {error}", folder.display())))?;
    let path = folder.join("Halvern sample.claimbook");
    Ok(SampleBook { exists: path.exists(), path: in_words(&path) })
}

/// Names the book that was given from outside, once.
#[command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its state over by value")]
pub(crate) fn given_book(given: State<'_, GivenBook>) -> Option<String> {
    given.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Keeps pasted bytes, which are the whole body of the request, under the name in its header.
#[command]
#[allow(clippy::unused_async, reason = "an async command leaves the thread that draws alone")]
pub(crate) async fn stage(shared: State<'_, Shared>, request: Request<'_>) -> Result<String, ErrorView> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(crate::call::bug("`stage` takes bytes, not JSON".to_owned()));
    };
    let name = request.headers().get("claimbook-name").and_then(|name| name.to_str().ok()).unwrap_or_default();
    shared.stage(&decoded(name), bytes).map(|path| in_words(&path))
}

/// What `encodeURIComponent` encoded: a header takes plain letters only.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Files over the window, as the page hears of them.
#[derive(Clone, Serialize)]
struct Drop {
    kind: &'static str,
    paths: Vec<PathBuf>,
    x: f64,
    y: f64,
}

/// Tells the page of files that are dragged over the window or dropped on it.
pub(crate) fn tell_drop<R: Runtime>(window: &Window<R>, event: &DragDropEvent) {
    let (kind, paths, position) = match event {
        DragDropEvent::Enter { position, .. } | DragDropEvent::Over { position } => ("over", &[][..], *position),
        DragDropEvent::Drop { paths, position } => ("drop", &paths[..], *position),
        DragDropEvent::Leave => ("leave", &[][..], PhysicalPosition::default()),
        _ => return,
    };
    // GTK counts as pages do; elsewhere the screen's own points are counted.
    let scale = if cfg!(target_os = "linux") { 1.0 } else { window.scale_factor().unwrap_or(1.0) };
    let drop = Drop { kind, paths: paths.to_vec(), x: position.x / scale, y: position.y / scale };
    // Fails only while there is no page to hear it.
    let _ = window.emit("drop", drop);
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_name_comes_out_of_its_header_as_it_went_in() {
        assert_eq!(decoded("Stra%C3%9Fe%20%25%20a.png"), "Straße % a.png");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
