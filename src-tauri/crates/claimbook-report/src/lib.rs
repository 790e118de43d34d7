//! A report to bytes: one exporter per format over one frozen value.
//!
//! Pure: no clock, no locale, no file, no book. The same [`Report`] gives the same bytes, today and next year, as
//! long as the program stays the same. What people typed is hostile until shown otherwise: each exporter has one
//! door through which typed text passes (`typed.rs`).
//!
//! Absent on purpose: choosing claims (that is gathering), writing files, and any sentence of judgement that a
//! person did not make.

pub mod check;
mod clipboard;
mod csv;
mod docx;
mod html;
mod json;
mod markdown;
mod package;
pub mod pages;
mod pictures;
pub mod readback;
mod typed;
mod wordprocessing;
mod words;
mod xlsx;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::report::Report;

pub use self::clipboard::{Clip, clip};
pub use self::pictures::{Picture, Pictures, wanted, wanted_logo};

/// What a report can be rendered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One page for people: no script, nothing loaded, made to be printed too.
    Html,
    /// The same words in the same order, as `CommonMark`.
    Markdown,
    /// Everything, for programs; the only faithful form of what was typed.
    Json,
    /// One row per claim, for spreadsheets.
    Csv,
    /// The same words in the same order as a document to go on writing in; sources stand in its footnotes.
    Docx,
    /// Sheets of claims, evidence, verdicts and documents, with dates and numbers as such.
    Xlsx,
}

impl Format {
    /// Every format, in the order people are offered them.
    pub const ALL: [Self; 6] = [Self::Html, Self::Markdown, Self::Json, Self::Csv, Self::Docx, Self::Xlsx];

    /// Its word on the command line; also the ending of its files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// The one with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        self.word()
    }

    /// As servers and mail programs name it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Whether its bytes are text that can be shown as it is.
    pub fn is_text(self) -> bool {
        match self {
            Self::Html | Self::Markdown | Self::Json | Self::Csv => true,
            Self::Docx | Self::Xlsx => false,
        }
    }
}

/// A rendered report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// What is written to the file.
    pub bytes: Vec<u8>,
    /// SHA-256 of these bytes.
    pub digest: Digest,
}

/// Why a report is not rendered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// A report that covers nothing would look like one that found nothing.
    #[error("the report has no claims")]
    NoClaims,
}

/// Renders a report without pictures.
pub fn render(report: &Report, format: Format) -> Result<Rendered, RenderError> {
    render_with(report, format, &Pictures::new())
}

/// Renders a report with small copies of those pictures that [`wanted`] names and that are there.
pub fn render_with(report: &Report, format: Format, pictures: &Pictures) -> Result<Rendered, RenderError> {
    if report.claims.is_empty() {
        return Err(RenderError::NoClaims);
    }
    let bytes = match format {
        Format::Html => html::render(report, pictures).into_bytes(),
        Format::Markdown => markdown::render(report).into_bytes(),
        Format::Json => json::render(report).into_bytes(),
        Format::Csv => csv::render(report),
        Format::Docx => docx::render(report, pictures),
        Format::Xlsx => xlsx::render(report),
    };
    Ok(Rendered { digest: Digest::of(&bytes), bytes })
}
