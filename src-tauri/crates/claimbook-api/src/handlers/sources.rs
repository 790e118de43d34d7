//! What completes a field while it is typed.

use super::{Answer, date};
use crate::request::{FindNames, ReadDate};
use crate::session::Session;
use crate::view::{ReadDateView, SourceLine};

/// How many names are offered where nobody says how many.
const OFFERED: u32 = 8;

pub(crate) fn sources(session: &mut Session, request: FindNames) -> Answer<Vec<SourceLine>> {
    let found = session.book()?.sources(&request.text, request.limit.unwrap_or(OFFERED))?;
    let line = |source: claimbook_core::book::SourceLine| SourceLine {
        name: source.name,
        claims: source.claims,
        documents: source.documents,
    };
    Ok(found.into_iter().map(line).collect())
}

pub(crate) fn read_date(session: &mut Session, request: ReadDate) -> Answer<ReadDateView> {
    session.book()?;
    let date = date(session, request.field.as_deref().unwrap_or("said"), &request.text)?;
    Ok(ReadDateView { edtf: date.edtf().to_owned(), label: date.to_string() })
}
