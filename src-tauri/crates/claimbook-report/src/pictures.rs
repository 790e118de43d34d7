//! Which pictures a report shows, and the small copies that it shows them as.
//!
//! A picture that somebody attached is never decoded here and never leaves as it is: another process makes a small
//! JPEG of it, and only that goes into a file. Where there is none, the file says so in words.

use std::collections::{BTreeMap, HashSet};

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::preset::Part;
use claimbook_core::domain::report::{Report, ReportClaim, ReportDocument, ReportEvidence, ReportFile, ReportLogo};

use crate::pages::ITEMS;
use crate::{Format, words};

/// Pictures in one file.
pub(crate) const IMAGES: usize = 200;
/// A picture larger than this, in bytes, is named and not drawn.
const IMAGE_BYTES: u64 = 30 * 1024 * 1024;

/// A small copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// JPEG.
    pub jpeg: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Small copies, by the SHA-256 of what they are copies of. What is not among them is not shown.
pub type Pictures = BTreeMap<Digest, Picture>;

/// What a format shows as pictures, each once, in the order in which a reader comes upon them.
pub fn wanted(report: &Report, format: Format) -> Vec<Digest> {
    match format {
        Format::Html | Format::Docx => {}
        Format::Markdown | Format::Json | Format::Csv | Format::Xlsx => return Vec::new(),
    }
    let files = report
        .claims
        .iter()
        .flat_map(in_order)
        .filter_map(|item| picture_of(report, words::document(report, item.document)?))
        .filter(|file| is_drawn(file));
    let mut met = HashSet::new();
    files.map(|file| &file.digest).filter(|digest| met.insert(*digest)).take(IMAGES).cloned().collect()
}

/// The picture at the head, where a format shows one.
pub fn wanted_logo(report: &Report, format: Format) -> Option<&ReportLogo> {
    report.logo.as_ref().filter(|_| matches!(format, Format::Html | Format::Docx))
}

/// The file of a document, where it is of a kind that is shown as a picture, and pictures are not left out.
pub(crate) fn picture_of<'a>(report: &Report, document: &'a ReportDocument) -> Option<&'a ReportFile> {
    let is_raster =
        |file: &&ReportFile| matches!(&*file.media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp");
    document.original.as_ref().filter(is_raster).filter(|_| !report.without.contains(&Part::Pictures))
}

/// Whether a file of so many bytes is drawn.
pub(crate) fn is_drawn(file: &ReportFile) -> bool {
    file.size <= IMAGE_BYTES
}

/// The items of a claim in the order in which they are shown, no more than are shown.
fn in_order(claim: &ReportClaim) -> impl Iterator<Item = &ReportEvidence> {
    let sides = [Side::Supports, Side::Refutes, Side::Context];
    sides.into_iter().flat_map(|side| words::on_side(claim, side)).take(ITEMS)
}
