//! The book's own card: what it is called, what for, and by which rules it is kept.

use super::id::BookId;
use super::scale::Scale;

/// The book's own card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookCard {
    /// Its identity, in all its copies.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// What it is kept for.
    pub purpose: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Which ratings it uses.
    pub scale: Scale,
    /// Whether sources and items are rated A to F and 1 to 6.
    pub admiralty: bool,
    /// Whether one person's verdict waits for another's.
    pub second_reader: bool,
    /// An invented example: every page says SAMPLE.
    pub sample: bool,
}
