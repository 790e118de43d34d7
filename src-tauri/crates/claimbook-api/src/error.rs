//! What a caller is told when the answer is no: a code for programs, words for people.

use serde::Serialize;
use ts_rs::TS;

/// What went wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// No book is open.
    NoBook,
    /// There is no such command.
    UnknownCommand,
    /// The request has another shape than the command takes.
    UnreadableRequest,
    /// The fault is Claimbook's.
    Internal,
}

/// A no, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErrorView {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// One or two whole sentences.
    pub message: String,
    /// Something one can do.
    pub hint: Option<String>,
    /// The field of the request it is about.
    pub field: Option<String>,
    /// The position in that field, in characters.
    pub at: Option<u32>,
    /// What a programmer would ask for.
    pub detail: Option<String>,
}

impl ErrorView {
    /// A no with words and nothing else.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, field: None, at: None, detail: None }
    }

    pub(crate) fn unknown_command(command: &str) -> Self {
        Self::new(ErrorCode::UnknownCommand, format!("There is no command `{command}`."))
    }

    pub(crate) fn unreadable_request(command: &str, error: &serde_json::Error) -> Self {
        let view =
            Self::new(ErrorCode::UnreadableRequest, format!("The request does not fit the command `{command}`."));
        Self { detail: Some(error.to_string()), ..view }
    }

    pub(crate) fn internal(error: &serde_json::Error) -> Self {
        let view = Self::new(ErrorCode::Internal, "This is a bug in Claimbook. Your last saved step is safe.");
        Self { detail: Some(error.to_string()), ..view }
    }
}
