//! A report laid out for paper: the words of every page, in order, as a value that a typesetter reads.
//!
//! The same words as the page and Markdown, from `words.rs`. What was typed passes through `text.rs`, which bounds it:
//! a page says what it leaves out, and the JSON of the report has all of it. Absent on purpose: fonts, sizes, colors
//! and places, which are the typesetter's.

mod annexes;
mod charts;
mod claims;
mod sheet;
mod slip;
mod text;
mod volumes;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::Key;

pub use self::slip::{NamedVolume, Slip, is_named_as_volume};
pub use self::volumes::Pages;

/// The sheet of paper that pages are made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm by 297 mm.
    #[default]
    A4,
    /// 8.5 inches by 11 inches.
    Letter,
}

impl Paper {
    /// Every paper, in the order people are offered them.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

/// How the claims follow one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By their keys, as they were recorded.
    #[default]
    Recorded,
    /// By the document they were found in, and by their place in its text.
    Document,
    /// By the first day on which they may have been said; those of unknown day last.
    Date,
    /// Disputed, unverifiable, verified, in review, to review.
    Status,
    /// By who we have them from.
    Source,
}

impl Order {
    /// Every order that has a word.
    pub const ALL: [Self; 4] = [Self::Document, Self::Date, Self::Status, Self::Source];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Document => "document",
            Self::Date => "date",
            Self::Status => "status",
            Self::Source => "source",
        }
    }
}

/// What a reader of pages may wish beyond the report itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// The sheet.
    pub paper: Paper,
    /// The order of the claims.
    pub order: Order,
    /// A line below the title.
    pub subtitle: Option<String>,
    /// Who prepared the report.
    pub author: Option<String>,
}

/// One file of pages, ready for the typesetter.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The words of its pages, as JSON.
    pub words: Vec<u8>,
    /// The pictures it shows, in the order in which the words count them.
    pub images: Vec<(Key, Digest)>,
    /// How many claims it shows in full.
    pub claims: u32,
    /// Of a report in volumes: the slip that is attached to this file, as [`Slip::NAME`].
    pub slip: Option<Vec<u8>>,
}

/// A volume that was made, as the contents volume lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The name of its file.
    pub name: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// How many pages it has.
    pub pages: u32,
}
