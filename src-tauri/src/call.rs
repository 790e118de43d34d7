//! The one command through which the page asks the book, and the thread it is answered on.

use std::sync::Arc;

use claimbook_api::Host;
use claimbook_api::error::{ErrorCode, ErrorView};
use serde::Serialize;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, Emitter, Runtime, State, command};

use crate::ready::Ready;

/// The book that the window shows.
pub(crate) type Shared = Arc<Host>;

/// How far long work is, as the page hears it.
#[derive(Clone, Serialize)]
struct Progress<'p> {
    words: &'p str,
    done: u64,
    total: u64,
}

/// Has long work told to the page.
pub(crate) fn tell_progress<R: Runtime>(app: AppHandle<R>, host: &Host) {
    host.on_progress(move |words, done, total| {
        // Fails only while there is no page to hear it.
        let _ = app.emit("progress", Progress { words, done, total });
    });
}

/// Answers one command of the contract: `{ value, touched }`, or a no in words.
#[command]
pub(crate) async fn call(
    shared: State<'_, Shared>,
    ready: State<'_, Ready>,
    command: String,
    request: Value,
) -> Result<Value, ErrorView> {
    ready.tell();
    let host = shared.inner().clone();
    // SQLite waits for the disk; the thread that draws must not.
    spawn_blocking(move || host.call(&command, request)).await.unwrap_or_else(|error| Err(bug(error.to_string())))
}

/// Has long work break off.
#[command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its state over by value")]
pub(crate) fn cancel(shared: State<'_, Shared>) {
    shared.cancel();
}

/// Words for what is nobody's fault but ours.
pub(crate) fn bug(detail: String) -> ErrorView {
    let view = ErrorView::new(ErrorCode::Internal, "This is a bug in Claimbook. Your last saved step is safe.");
    ErrorView { detail: Some(detail), ..view }
}
