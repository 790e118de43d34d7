//! Who changes a book. Names are declared, not authenticated.

use super::id::PersonId;
use super::words;

words! {
    /// What kind of author a step has.
    pub enum PersonKind {
        /// Somebody.
        Human = "human",
        /// A program that somebody let loose.
        Program = "program",
    }
}

/// Somebody, or some program, that changed this book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its identity.
    pub id: PersonId,
    /// As declared with `--by` or taken from the system.
    pub name: String,
    /// Human or program.
    pub kind: PersonKind,
}
