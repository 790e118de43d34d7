//! Reports.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Writes a verification report to a file.
    ExportReport {
        /// Which claims, in the query language; every claim where this is left out.
        query: Option<String>,
        /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`.
        format: String,
        /// Where to write it. What is there is replaced, whole or not at all. A PDF of many claims becomes volumes
        /// beside it.
        path: String,
        /// Its title; the book's where this is left out.
        title: Option<String>,
        /// Who publishes it.
        organisation: Option<String>,
        /// The book as it was at an instant: RFC 3339, or a day for its end in UTC.
        as_of: Option<String>,
        /// Or these claims.
        keys: Option<Vec<String>>,
        /// Of a PDF: `a4` or `letter`; the first where this is left out.
        paper: Option<String>,
        /// Of a PDF: a line below the title.
        subtitle: Option<String>,
        /// Of a PDF: who prepared it.
        author: Option<String>,
        /// Of a PDF: the claims by `document`, `date`, `status` or `source`; by their keys where this is left out.
        order: Option<String>,
    }

    /// Asks whether a report that somebody handed over fits together.
    CheckReport {
        /// A JSON report of at most 64 MB, or a PDF of at most 256 MB that has one attached.
        path: String,
    }

    /// Asks for a report as it would be written now. Writes nothing.
    PreviewReport {
        /// Which claims, in the query language; every claim where this and `keys` are left out.
        query: Option<String>,
        /// Or these claims.
        keys: Option<Vec<String>>,
        /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`.
        format: String,
        /// Its title; the book's where this is left out.
        title: Option<String>,
        /// Who publishes it.
        organisation: Option<String>,
        /// Of a PDF: `a4` or `letter`; the first where this is left out.
        paper: Option<String>,
        /// Of a PDF: a line below the title.
        subtitle: Option<String>,
        /// Of a PDF: who prepared it.
        author: Option<String>,
        /// Of a PDF: the claims by `document`, `date`, `status` or `source`; by their keys where this is left out.
        order: Option<String>,
    }
}
