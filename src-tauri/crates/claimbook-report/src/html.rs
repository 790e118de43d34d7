//! One page for people: no script, nothing loaded, light and dark on a screen, white on paper.

use std::cell::Cell;
use std::fmt;

use askama::Template;
use askama::filters::Escaper;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::{Key, short};
use claimbook_core::domain::report::{Report, ReportClaim, ReportDocument, ReportEvidence};
use claimbook_core::domain::scale::Status;

use crate::pictures::{IMAGES, Picture, Pictures, picture_of};
use crate::typed::{first_words, language_tag, seen, shown, web_address};
use crate::words;

const SIDES: [Side; 3] = [Side::Supports, Side::Refutes, Side::Context];

pub(crate) fn render(report: &Report, pictures: &Pictures) -> String {
    let style = include_str!("../templates/report.css");
    let left = Cell::new(IMAGES);
    let page = Page { report, style, style_source: style_source(style), pictures, left };
    page.render().expect("a String takes every write")
}

/// The escaper of the page: what cannot be seen is shown first, then markup is escaped.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Harmless;

impl Escaper for Harmless {
    fn write_escaped_str<W: fmt::Write>(&self, dest: W, text: &str) -> fmt::Result {
        askama::filters::Html.write_escaped_str(dest, &shown(text))
    }
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
    style: &'a str,
    /// What the content security policy allows besides nothing: this one style, by its digest.
    style_source: String,
    pictures: &'a Pictures,
    /// How many places may still show a picture: each of them holds its bytes.
    left: Cell<usize>,
}

/// What stands where a picture is kept.
enum Drawn<'a> {
    Picture(&'a Picture),
    Nothing,
}

impl<'a> Page<'a> {
    /// The picture that a document is, if it is one: its small copy, or that there is none.
    fn drawn(&self, document: &ReportDocument) -> Option<Drawn<'a>> {
        let file = picture_of(self.report, document)?;
        let Some(picture) = self.pictures.get(&file.digest).filter(|_| 0 < self.left.get()) else {
            return Some(Drawn::Nothing);
        };
        self.left.set(self.left.get() - 1);
        Some(Drawn::Picture(picture))
    }

    /// The language of a document's words, where it has a name that a page may use.
    fn language(&self, key: Key) -> Option<&'a str> {
        words::document(self.report, key).and_then(|document| document.language.as_deref()).and_then(language_tag)
    }
}

/// The shape of a claim's status: hollow where the verdict behind it is bare.
pub(crate) fn glyph(claim: &ReportClaim) -> &'static str {
    let bare = claim.verdict.as_ref().is_some_and(|verdict| !verdict.documented);
    match (claim.status, bare) {
        (Status::ToReview, _) => "g-to-review",
        (Status::InReview, _) => "g-in-review",
        (Status::Verified, false) => "g-verified",
        (Status::Verified, true) => "g-verified-bare",
        (Status::Disputed, false) => "g-disputed",
        (Status::Disputed, true) => "g-disputed-bare",
        (Status::Unverifiable, false) => "g-unverifiable",
        (Status::Unverifiable, true) => "g-unverifiable-bare",
    }
}

/// The shape of an item: hollow where it counts for nothing beside the others.
pub(crate) fn mark(report: &Report, item: &ReportEvidence) -> &'static str {
    match (item.stance.side(), words::is_dependent(report, item)) {
        (Side::Supports, false) => "g-supports",
        (Side::Supports, true) => "g-supports-hollow",
        (Side::Refutes, false) => "g-refutes",
        (Side::Refutes, true) => "g-refutes-hollow",
        (Side::Context, _) => "g-context",
    }
}

/// `CSP` names a style by the base64 of its SHA-256.
fn style_source(style: &str) -> String {
    let digest = Digest::of(style.as_bytes());
    let digits = digest.as_str();
    let bytes: Vec<u8> =
        (0..digits.len()).step_by(2).filter_map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok()).collect();
    format!("sha256-{}", base64(&bytes))
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `printf abc | openssl dgst -sha256 -binary | base64`.
    #[test]
    fn a_style_is_named_as_browsers_name_it() {
        assert_eq!(style_source("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
