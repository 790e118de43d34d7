//! The one command through which the page asks the book, and the thread it is answered on.

use std::sync::{Arc, Mutex, PoisonError};

use claimbook_api::Session;
use claimbook_api::error::{ErrorCode, ErrorView};
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{State, command};

use crate::ready::Ready;

/// The session that all windows share.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<Mutex<Session>>);

impl Shared {
    /// Asks and waits.
    pub(crate) fn ask(&self, command: &str, request: Value) -> Result<Value, ErrorView> {
        // A panic is caught inside the session, so that a poisoned lock still guards a sound one.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).call(command, request)
    }
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
    let shared = shared.inner().clone();
    // SQLite waits for the disk; the thread that draws must not.
    spawn_blocking(move || shared.ask(&command, request)).await.unwrap_or_else(|error| {
        let view = ErrorView::new(ErrorCode::Internal, "This is a bug in Claimbook. Your last saved step is safe.");
        Err(ErrorView { detail: Some(error.to_string()), ..view })
    })
}
