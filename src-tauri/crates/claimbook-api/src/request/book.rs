//! The open book: its card, its author, its copies.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Says who works in the book from now on.
    SetAuthor {
        /// A name, declared and not authenticated.
        name: String,
    }

    /// Changes the book's own card.
    EditBook {
        /// What it is called.
        title: Option<String>,
        /// What it is kept for.
        purpose: Option<String>,
        /// Whether one person's verdict waits for another's.
        second_reader: Option<bool>,
    }

    /// Writes a compact copy of the book.
    CopyBook {
        /// Where to. Nothing may be there yet.
        path: String,
    }

    /// Writes a backup as a book of its own and opens that. The backup stays.
    RestoreBackup {
        /// Which backup, by its path.
        backup: String,
        /// Where to write the book. Nothing may be there yet.
        path: String,
    }
}
