//! Reports, written or about to be.

use serde::Serialize;
use ts_rs::TS;

use super::QueryProblem;

/// A report that was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedReport {
    /// Where it is.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many claims it shows.
    pub claims: u32,
    /// The state of the book it shows: RFC 3339, UTC.
    pub as_of: String,
    /// Claims whose latest verdict is still open and therefore not shown.
    pub open: Vec<String>,
    /// Whether the book's log says so; a book that may not be written does not.
    pub logged: bool,
    /// What in the query was not understood.
    pub problems: Vec<QueryProblem>,
    /// Of a PDF: how many pages the file has.
    pub pages: Option<u32>,
    /// Of a PDF of many claims: the volumes beside the file, which is then the contents.
    pub volumes: Vec<ExportedVolume>,
    /// What a reader should know about the file, a sentence each.
    pub notes: Vec<String>,
}

/// A volume of a report.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedVolume {
    /// Where it is.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many claims it shows.
    pub claims: u32,
    /// How many pages it has.
    pub pages: u32,
}

/// How reports are wished for. What it says nothing of is absent.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresetView {
    /// As people call it.
    pub name: String,
    /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`.
    pub format: Option<String>,
    /// Which claims, in the query language.
    pub query: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// A line below it.
    pub subtitle: Option<String>,
    /// Who publishes.
    pub organisation: Option<String>,
    /// Who prepares.
    pub author: Option<String>,
    /// The picture at the head, kept in the book: `sha256:` and its digest.
    pub logo: Option<String>,
    /// `a4` or `letter`.
    pub paper: String,
    /// `recorded`, `document`, `date`, `status` or `source`.
    pub order: String,
    /// What is left out: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`.
    pub without: Vec<String>,
}

/// A report as it would be written now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewedReport {
    /// Names what a window can show: the page, where it is one; of a PDF its first pages as pictures, at `TOKEN/1` and
    /// so on.
    pub token: Option<String>,
    /// Of a PDF: how many of its pages can be shown, from the first, 24 at most; of the first volume where it has some.
    pub pages: Option<u32>,
    /// Of a PDF: whether more pages will be written than are shown.
    pub more_pages: bool,
    /// Its first 20,000 characters, where it is another text; nothing for files that only other programs show.
    pub text: Option<String>,
    /// How many claims it shows.
    pub claims: u32,
    /// How many of these have a sealed verdict.
    pub reviewed: u32,
    /// Claims without a verdict.
    pub unreviewed: Vec<String>,
    /// Claims whose verdict lacks a rationale or evidence.
    pub bare: Vec<String>,
    /// Claims whose verdict changed without a reason.
    pub without_reason: Vec<String>,
    /// Claims whose latest verdict is still open and therefore not shown.
    pub open: Vec<String>,
    /// Items of evidence whose file no longer matches.
    pub mismatched: Vec<String>,
    /// A name for the file: `tram-dispute-2025-06-01.html`.
    pub file_name: String,
    /// What in the query was not understood.
    pub problems: Vec<QueryProblem>,
}

/// Whether a report fits together.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckedReport {
    /// Nothing was found.
    pub sound: bool,
    /// `json` or `pdf`.
    pub kind: String,
    /// How many claims it shows.
    pub claims: u32,
    /// How many steps its history has.
    pub steps: u32,
    /// Where the chain of each copy ends: what one compares with a head noted elsewhere.
    pub heads: Vec<String>,
    /// The keys of what could not be held against the history, because what that has of it stayed in the book.
    pub withheld: Vec<String>,
    /// What does not fit.
    pub findings: Vec<ReportFinding>,
    /// The volumes it was compared with; nothing where it names none.
    pub volumes: Option<ComparedVolumes>,
    /// The book it was compared with; nothing where none is open.
    pub book: Option<ComparedBook>,
}

/// Something in a report that does not fit.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportFinding {
    /// A whole sentence.
    pub what: String,
    /// A key, `step` with the last 8 digits of its id, `coverage`, `heads`, `history`, `volumes` or `book`.
    pub about: String,
}

/// The files beside a report that is the contents of volumes.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedVolumes {
    /// How many it names.
    pub named: u32,
    /// How many lie beside it with the SHA-256 that it names.
    pub same: u32,
    /// The names of those that do not lie beside it, 100 at most: they were not checked, which is no finding.
    pub missing: Vec<String>,
}

/// The book that a report was compared with.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedBook {
    /// Its title.
    pub title: String,
    /// How many steps of the report stand in its journal with the same hash.
    pub steps: u32,
    /// How many of the files and texts that the report names it keeps unchanged.
    pub files: u32,
}
