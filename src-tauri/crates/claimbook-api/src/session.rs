//! The open book and the one way to ask it anything.

use serde_json::Value;

use crate::commands;
use crate::error::ErrorView;

/// The open book, or none yet.
#[derive(Debug, Default)]
pub struct Session {}

impl Session {
    /// A session without a book.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers one command: `{ value, touched }`, or a no in words.
    pub fn call(&mut self, command: &str, request: Value) -> Result<Value, ErrorView> {
        commands::dispatch(self, command, request)
    }
}
