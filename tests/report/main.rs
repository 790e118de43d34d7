//! What leaves a book as a report: golden files, promises to readers, and hostile words.
//!
//! `CLAIMBOOK_GOLDEN=write` writes the golden files anew; read the difference like code.

#![allow(clippy::unwrap_used, reason = "what tests share is a test too")]

mod check;
mod drawn;
mod golden;
mod harbour;
mod hostile;
mod office;
mod pdf;
mod pictures;
mod promises;
mod readback;

use claimbook_core::domain::report::Report;
use claimbook_report::{Format, render};

/// The report as text; of an archive, all of its parts.
fn text(report: &Report, format: Format) -> String {
    kit::as_text(&render(report, format).unwrap().bytes)
}
