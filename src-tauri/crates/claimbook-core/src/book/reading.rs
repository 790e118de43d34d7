//! Looking at documents: the list of them, and one of them with the claims recorded in it.

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::documents::working_text;
use super::lists::{ClaimLine, line_at};
use super::reports::document_shown;
use crate::domain::appearance::AnchorState;
use crate::domain::document::DocumentKind;
use crate::domain::id::{AppearanceId, Key};
use crate::domain::report::ReportDocument;
use crate::domain::text::{Span, WorkingText, fold};
use crate::domain::time::{DescribedDate, Instant};
use crate::error::Result;
use crate::store::content;
use crate::store::image::unreadable;
use crate::store::rows;

/// A document in the list of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its label.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its publisher.
    pub source: String,
    /// When it was published.
    pub published: DescribedDate,
    /// How many claims appear in it.
    pub claims: u32,
    /// How many of these have a verdict.
    pub reviewed: u32,
    /// How many items of evidence rest on it.
    pub evidence: u32,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// Whether there is a text to read.
    pub has_text: bool,
    /// When it came into the book.
    pub added: Instant,
}

/// A document as one reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// What is known about it.
    pub document: ReportDocument,
    /// The text that passages point into; nothing where none was kept, or where it was purged.
    pub text: Option<WorkingText>,
    /// The claims that appear in it at a known place, in the order of the text.
    pub marks: Vec<Mark>,
    /// The claims that appear in it at no known place, in the order they were added.
    pub unplaced: Vec<ClaimLine>,
}

/// A claim where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// The identity of the appearance.
    pub appearance: AppearanceId,
    /// How sure the words still stand there.
    pub anchor: AnchorState,
    /// Which claim.
    pub claim: ClaimLine,
}

impl Book {
    /// The documents outside the trash whose title, key or publisher has words that begin so, newest first.
    pub fn documents(&mut self, words: &str, limit: Option<u32>) -> Result<Vec<DocumentRow>> {
        let tx = self.store.reading()?;
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        let mut found = Vec::new();
        for (row, named) in names(&tx)? {
            if limit <= found.len() {
                break;
            }
            if is_found(&named, words) {
                found.push(document_row(&tx, row)?);
            }
        }
        Ok(found)
    }

    /// One document with its text and the claims recorded in it, in the trash or not.
    pub fn read(&mut self, key: Key) -> Result<Reader> {
        let tx = self.store.reading()?;
        let document = rows::document(&tx, key)?;
        let text = match &document.text {
            Some(digest) if content::find(&tx, digest.as_str())?.is_some() => Some(working_text(&tx, digest)?),
            Some(_) | None => None,
        };
        let id = document.id.0;
        let length = text.as_ref().map_or(0, WorkingText::length);
        let (mut marks, mut placed, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for Place { appearance, claim, anchor, span } in places(&tx, id)? {
            match span.filter(|span| span.end <= length && anchor != AnchorState::Lost) {
                Some(span) => {
                    if let Some(line) = line_at(&tx, claim)? {
                        placed.push(claim);
                        marks.push(Mark { span, appearance, anchor, claim: line });
                    }
                }
                None => others.push(claim),
            }
        }
        marks.sort_by_key(|mark| (mark.span, mark.appearance));
        placed.sort_unstable();
        others.sort_unstable();
        others.dedup();
        let others = others.into_iter().filter(|claim| placed.binary_search(claim).is_err());
        let unplaced = others.filter_map(|claim| line_at(&tx, claim).transpose()).collect::<Result<_>>()?;
        Ok(Reader { document: document_shown(&tx, document)?, text, marks, unplaced })
    }
}

/// Every document outside the trash, newest first: its row, and what it is looked up by.
fn names(tx: &Transaction<'_>) -> Result<Vec<(i64, String)>> {
    let mut statement = tx.prepare_cached(
        "SELECT document.row, document.key || ' ' || document.title || ' ' || source.name
           FROM document JOIN source ON source.id = document.source
          WHERE document.trashed_at IS NULL ORDER BY document.row DESC",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether each of some words begins a word of a name.
pub(super) fn is_found(named: &str, words: &str) -> bool {
    let words = fold(words);
    if words.is_empty() {
        return true;
    }
    let named = fold(named);
    words.split(' ').all(|word| {
        let before = |at: usize| named[..at].chars().next_back();
        named.match_indices(word).any(|(at, _)| before(at).is_none_or(|letter| !letter.is_alphanumeric()))
    })
}

fn document_row(tx: &Transaction<'_>, row: i64) -> Result<DocumentRow> {
    const ROW: &str = "
        SELECT document.key, document.title, document.kind, source.name, document.published,
               document.published_typed, document.link_only, document.text IS NOT NULL,
               (SELECT count(DISTINCT claim.row) FROM appearance JOIN claim ON claim.id = appearance.claim
                 WHERE appearance.document = document.id AND claim.trashed_at IS NULL),
               (SELECT count(DISTINCT claim.row) FROM appearance JOIN claim ON claim.id = appearance.claim
                  JOIN standing ON standing.row = claim.row
                 WHERE appearance.document = document.id AND claim.trashed_at IS NULL
                   AND standing.outcome IS NOT NULL),
               (SELECT count(*) FROM evidence JOIN claim ON claim.id = evidence.claim
                 WHERE evidence.document = document.id AND evidence.trashed_at IS NULL AND claim.trashed_at IS NULL),
               (SELECT min(step.at) FROM entry JOIN step ON step.id = entry.step
                 WHERE entry.record_id = document.id)
          FROM document JOIN source ON source.id = document.source
         WHERE document.row = ?1";
    let mut statement = tx.prepare_cached(ROW)?;
    let mut found = statement.query([row])?;
    let row = found.next()?.ok_or_else(|| unreadable("document"))?;
    let text = |at: usize| row.get::<_, String>(at);
    Ok(DocumentRow {
        key: text(0)?.parse()?,
        title: text(1)?,
        kind: DocumentKind::find(&text(2)?).ok_or_else(|| unreadable("kind"))?,
        source: text(3)?,
        published: DescribedDate::from_book(&text(4)?, &text(5)?)?,
        link_only: row.get(6)?,
        has_text: row.get(7)?,
        claims: row.get(8)?,
        reviewed: row.get(9)?,
        evidence: row.get(10)?,
        added: Instant::parse(&text(11)?).ok_or_else(|| unreadable("at"))?,
    })
}

/// Where a claim stands in a document.
struct Place {
    appearance: AppearanceId,
    claim: i64,
    anchor: AnchorState,
    /// Nothing where no words are known, or where they stand in another text than the document has.
    span: Option<Span>,
}

fn places(tx: &Transaction<'_>, document: Uuid) -> Result<Vec<Place>> {
    let mut statement = tx.prepare_cached(
        "SELECT appearance.id, claim.row, appearance.anchor, passage.start, passage.\"end\"
           FROM appearance JOIN claim ON claim.id = appearance.claim JOIN document ON document.id = appearance.document
           LEFT JOIN passage ON passage.id = appearance.passage AND passage.text = document.text
          WHERE appearance.document = ?1 AND claim.trashed_at IS NULL",
    )?;
    let mut found = statement.query([document])?;
    let mut places = Vec::new();
    while let Some(row) = found.next()? {
        let anchor: String = row.get(2)?;
        let (start, end): (Option<usize>, Option<usize>) = (row.get(3)?, row.get(4)?);
        places.push(Place {
            appearance: AppearanceId(row.get(0)?),
            claim: row.get(1)?,
            anchor: AnchorState::find(&anchor).ok_or_else(|| unreadable("anchor"))?,
            span: start.zip(end).map(|(start, end)| Span { start, end }),
        });
    }
    Ok(places)
}
