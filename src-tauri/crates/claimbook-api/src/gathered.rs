//! A report as it was gathered for the preview of its first page, kept for the pages that are asked for next.
//!
//! Any other command of the session that keeps it lets it go, and so does a change in the window.

use claimbook_core::book::ReportRequest;
use claimbook_core::domain::report::Report;

use crate::error::ErrorView;
use crate::session::Session;

/// A report, and what it is of: the wish, and the state of the book.
pub(crate) struct Gathered {
    wish: ReportRequest,
    pulse: u32,
    pub(crate) report: Report,
}

impl Gathered {
    /// The report of a wish: the one that is kept, where it was the same wish and nobody wrote to the book since; else
    /// a new one. Either way nothing is kept any more.
    pub(crate) fn of(session: &mut Session, wish: ReportRequest) -> Result<Self, ErrorView> {
        let kept = session.gathered.take();
        let book = session.book()?;
        // Asked before the report is gathered, so that what is written meanwhile is noticed the next time.
        let pulse = book.pulse()?;
        if let Some(kept) = kept.filter(|kept| kept.pulse == pulse && kept.wish == wish) {
            return Ok(kept);
        }
        let report = book.report(&wish)?;
        Ok(Self { wish, pulse, report })
    }
}
