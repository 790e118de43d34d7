//! Which book to open: picked in a native dialog, given from outside, or the sample. Opening it is the session's.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use claimbook_api::error::{ErrorCode, ErrorView};
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime, State, command};
use tauri_plugin_dialog::DialogExt;

/// A book that a command line, a double click or a second start named and the page has not opened yet.
#[derive(Default)]
pub(crate) struct GivenBook(Mutex<Option<String>>);

impl GivenBook {
    /// Leaves a book for the page; a later one takes its place.
    pub(crate) fn put(&self, book: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(book.display().to_string());
    }
}

/// Where the sample book stands, or will.
#[derive(Serialize)]
pub(crate) struct SampleBook {
    path: String,
    exists: bool,
}

/// Lets the user pick a book; nothing where they think better of it.
#[command]
pub(crate) async fn pick_book<R: Runtime>(app: AppHandle<R>) -> Option<String> {
    let picked = app.dialog().file().set_title("Open a book").add_filter("Books", &["claimbook"]).blocking_pick_file();
    picked.and_then(|file| file.into_path().ok()).map(|path| path.display().to_string())
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
    Ok(SampleBook { exists: path.exists(), path: path.display().to_string() })
}

/// Names the book that was given from outside, once.
#[command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its state over by value")]
pub(crate) fn given_book(given: State<'_, GivenBook>) -> Option<String> {
    given.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}
