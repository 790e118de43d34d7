//! Foreign bytes to drafts. Never writes, never fetches; what is proposed says where it was found.
//!
//! Absent on purpose: formats that take a parser of their own. They are recognised, and refused by name.

mod byline;
mod encoding;
mod language;
mod media_type;
mod text;

pub use media_type::media_type;
pub use text::{DocumentDraft, LIMIT, Proposed, TITLE_LENGTH, Where, read_text};

/// Why a file cannot be brought in as a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than [`LIMIT`].
    #[error("the file has {size} bytes")]
    TooLarge {
        /// In bytes.
        size: usize,
    },
    /// It is no plain text and no Markdown.
    #[error("the file is no text but {media_type}")]
    NotText {
        /// What it is; `application/octet-stream` where nobody can tell.
        media_type: &'static str,
    },
    /// Not a letter is in it.
    #[error("the text is empty")]
    Empty,
}
