//! Which words of a document a request means: by what they say, or by where a page has them.

use claimbook_core::book::{QuoteDraft, Quoted};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::error::{Error, QuoteError};

use super::{Answer, by_kind, key};
use crate::error::ErrorView;
use crate::session::Session;
use crate::utf16;
use crate::view::TextSpan;

/// What a request says of the words it means.
pub(super) struct QuoteGiven<'a> {
    /// In which document.
    pub(super) document: &'a str,
    /// The words.
    pub(super) quote: Option<String>,
    /// Which of several places, from 1.
    pub(super) occurrence: Option<u32>,
    /// Or the first UTF-16 unit.
    pub(super) start: Option<u32>,
    /// And the one after the last.
    pub(super) end: Option<u32>,
}

/// The quote that is meant: by its words, by its place, or none at all; never two ways at once.
pub(super) fn quote(session: &mut Session, given: QuoteGiven<'_>, relation: Relation) -> Answer<QuoteDraft> {
    let document = key("document", given.document)?;
    let quoted = match (given.quote, given.start, given.end) {
        (None, None, None) => None,
        (Some(words), None, None) => {
            Some(Quoted::Words { words, occurrence: given.occurrence.map(|occurrence| occurrence as usize) })
        }
        (None, Some(start), Some(end)) => {
            let text = session.book()?.text_of(document).map_err(by_kind)?;
            let text = text.ok_or(Error::from(QuoteError::NoText { document }))?;
            let span = utf16::to_points(text.as_str(), &TextSpan { start, end });
            Some(Quoted::At(span.map_err(|wrong| ErrorView::span(wrong, &given.document.to_uppercase()))?))
        }
        (Some(_), _, _) => return Err(ErrorView::quoted_twice()),
        (None, _, _) => return Err(ErrorView::span_half()),
    };
    Ok(QuoteDraft { document, quoted, relation })
}
