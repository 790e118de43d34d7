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

pub(crate) use self::annexes::STEPS;
pub(crate) use self::sheet::{ADDRESSES, ITEMS, PLACES, PROSE, SMALL_THINGS, STATEMENT, TITLE, VERDICTS};
pub use self::slip::{NamedVolume, Slip, is_named_as_volume};
pub use self::volumes::Pages;

/// One file of pages, ready for the typesetter.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The words of its pages, as JSON.
    pub words: Vec<u8>,
    /// The pictures it shows, in the order in which the words count them.
    pub images: Vec<(Key, Digest)>,
    /// The bytes of the picture at its head.
    pub logo: Option<Vec<u8>>,
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
