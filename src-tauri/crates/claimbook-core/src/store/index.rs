//! What is derived from the records for lists and search: where each claim stands, its tags, its words, and the
//! words of documents. Rewritten in the transaction that changes a record; `verify` computes it again.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, ToSql, Transaction, params, params_from_iter};
use uuid::Uuid;

use super::image::Image;
use super::record::{self, Kind};
use super::{content, rows};
use crate::domain::claim::Claim;
use crate::domain::document::Document;
use crate::domain::id::TagId;
use crate::domain::scale::Status;
use crate::domain::standing::{Counting, standing};
use crate::domain::text::spaced;
use crate::error::Result;

/// What a list shows of a claim beside its own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    status_word: &'static str,
    status_order: usize,
    outcome: Option<&'static str>,
    rating: Option<&'static str>,
    documented: bool,
    disagree: bool,
    supports: u32,
    refutes: u32,
    context: u32,
    trashed: bool,
}

/// The line of a claim, from its records.
pub(crate) fn line(tx: &Transaction<'_>, claim: &Claim, second_reader: bool) -> Result<Line> {
    let verdicts = rows::verdicts_of(tx, claim.id)?;
    let withdrawals = rows::withdrawals_of(tx, claim.id)?;
    let stands = standing(claim, &verdicts, &withdrawals, second_reader, Counting::All);
    let current = verdicts.iter().find(|verdict| Some(verdict.id) == stands.current);
    let counts = rows::evidence_counts(tx, claim.id)?;
    let documented = current.is_some_and(|verdict| match verdict.sealed_at {
        Some(_) => verdict.is_documented(),
        None => verdict.rationale.is_some() && 0 < counts.supports + counts.refutes + counts.context,
    });
    Ok(Line {
        status_word: stands.status.word(),
        status_order: order(stands.status),
        outcome: stands.outcome.map(crate::domain::scale::Outcome::word),
        rating: current.and_then(|verdict| verdict.rating).map(crate::domain::scale::Rating::word),
        documented,
        disagree: stands.readers_disagree,
        supports: counts.supports,
        refutes: counts.refutes,
        context: counts.context,
        trashed: claim.trashed.is_some(),
    })
}

impl Line {
    /// Its columns, in the order of the table, after the row.
    fn cells(&self) -> [&dyn ToSql; 10] {
        [
            &self.status_word,
            &self.status_order,
            &self.outcome,
            &self.rating,
            &self.documented,
            &self.disagree,
            &self.supports,
            &self.refutes,
            &self.context,
            &self.trashed,
        ]
    }
}

/// Whether the stored line of a claim is the one its records give.
pub(crate) fn line_is(tx: &Transaction<'_>, id: Uuid, line: &Line) -> Result<bool> {
    const SAME: &str = "
        SELECT 1 FROM standing JOIN claim ON claim.row = standing.row
         WHERE claim.id = ?1 AND (status, status_order, outcome, rating, documented, disagree, supports, refutes,
                                  context, standing.trashed) IS (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let cells = std::iter::once(&id as &dyn ToSql).chain(line.cells());
    Ok(tx.prepare_cached(SAME)?.query_row(params_from_iter(cells), |_| Ok(())).optional()?.is_some())
}

fn order(status: Status) -> usize {
    Status::ALL.iter().position(|other| *other == status).unwrap_or_default()
}

/// Writes everything derived of a claim anew.
///
/// Never by `INSERT OR REPLACE`: beside an index that opens a savepoint, at which FTS5 writes out what it gathered.
pub(crate) fn refresh_claim(tx: &Transaction<'_>, id: Uuid, second_reader: bool) -> Result<()> {
    let Some(row) = row_of(tx, Kind::Claim, id)? else { return Ok(()) };
    let claim: Claim = record::by_id(tx, id)?;
    let line = line(tx, &claim, second_reader)?;
    let cells = std::iter::once(&row as &dyn ToSql).chain(line.cells());
    tx.prepare_cached(
        "INSERT INTO standing (row, status, status_order, outcome, rating, documented, disagree, supports, refutes,
                               context, trashed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (row) DO UPDATE
            SET status = excluded.status, status_order = excluded.status_order, outcome = excluded.outcome,
                rating = excluded.rating, documented = excluded.documented, disagree = excluded.disagree,
                supports = excluded.supports, refutes = excluded.refutes, context = excluded.context,
                trashed = excluded.trashed",
    )?
    .execute(params_from_iter(cells))?;
    let [statement, quotes, rationales] = words(tx, &claim)?;
    tx.prepare_cached("DELETE FROM claim_words WHERE rowid = ?1")?.execute([row])?;
    tx.prepare_cached("INSERT INTO claim_words (rowid, statement, quotes, rationales) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row, statement, quotes, rationales])?;
    Ok(())
}

/// What search finds a claim by: its statement, what is quoted, and the rationales of its verdicts.
fn words(tx: &Transaction<'_>, claim: &Claim) -> Result<[String; 3]> {
    let quotes = rows::quotes_of(tx, claim.id)?.join("\n");
    let rationales: Vec<String> =
        rows::verdicts_of(tx, claim.id)?.into_iter().filter_map(|verdict| verdict.rationale).collect();
    Ok([spaced(claim.statement.as_str()), spaced(&quotes), spaced(&rationales.join("\n"))])
}

/// Whether the words by which search finds a claim are its own.
pub(crate) fn words_are(tx: &Transaction<'_>, claim: &Claim) -> Result<bool> {
    const STORED: &str = "
        SELECT 1 FROM claim_words JOIN claim ON claim.row = claim_words.rowid
         WHERE claim.id = ?1 AND claim_words.statement = ?2 AND quotes = ?3 AND rationales = ?4";
    let [statement, quotes, rationales] = words(tx, claim)?;
    let mut found = tx.prepare_cached(STORED)?;
    let found = found.query_row(params![claim.id.0, statement, quotes, rationales], |_| Ok(()));
    Ok(found.optional()?.is_some())
}

/// Writes the tags of a claim anew. Done with its row, so that a tag nobody carries any more is seen at once.
pub(crate) fn refresh_tags(tx: &Transaction<'_>, id: Uuid, image: &Image) -> Result<()> {
    tx.prepare_cached("DELETE FROM claim_tag WHERE claim = ?1")?.execute([id])?;
    for tag in image.ids("tags", TagId)? {
        tx.prepare_cached("INSERT INTO claim_tag (claim, tag) VALUES (?1, ?2)")?.execute([id, tag.0])?;
    }
    Ok(())
}

/// Whether the stored tags of a claim are the ones that it names.
pub(crate) fn tags_are(tx: &Transaction<'_>, claim: &Claim) -> Result<bool> {
    let mut statement = tx.prepare_cached("SELECT tag FROM claim_tag WHERE claim = ?1")?;
    let stored: BTreeSet<Uuid> =
        statement.query_map([claim.id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(stored == claim.tags.iter().map(|tag| tag.0).collect())
}

/// Removes everything derived of a claim whose row is about to go.
pub(crate) fn forget_claim(tx: &Transaction<'_>, id: Uuid) -> Result<()> {
    let Some(row) = row_of(tx, Kind::Claim, id)? else { return Ok(()) };
    tx.prepare_cached("DELETE FROM standing WHERE row = ?1")?.execute([row])?;
    tx.prepare_cached("DELETE FROM claim_tag WHERE claim = ?1")?.execute([id])?;
    tx.prepare_cached("DELETE FROM claim_words WHERE rowid = ?1")?.execute([row])?;
    Ok(())
}

/// Adds the words of a document.
pub(crate) fn index_document(tx: &Transaction<'_>, document: &Document) -> Result<()> {
    document_words(tx, document, "INSERT INTO document_words (rowid, title, body) VALUES (?1, ?2, ?3)")
}

/// Takes the words of a document out, which must be as they went in: a contentless index keeps no copy.
pub(crate) fn unindex_document(tx: &Transaction<'_>, document: &Document) -> Result<()> {
    const DELETE: &str =
        "INSERT INTO document_words (document_words, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)";
    document_words(tx, document, DELETE)
}

fn document_words(tx: &Transaction<'_>, document: &Document, sql: &str) -> Result<()> {
    let Some(row) = row_of(tx, Kind::Document, document.id.0)? else { return Ok(()) };
    let body = match &document.text {
        Some(digest) => content::text(tx, digest.as_str())?,
        None => String::new(),
    };
    tx.prepare_cached(sql)?.execute(params![row, spaced(&document.title), spaced(&body)])?;
    Ok(())
}

/// Builds both indexes from nothing, so that no segment of them holds a word that is gone.
pub(crate) fn rebuild_words(tx: &Transaction<'_>) -> Result<()> {
    tx.execute_batch(
        "INSERT INTO claim_words (claim_words) VALUES ('rebuild');
         INSERT INTO document_words (document_words) VALUES ('delete-all');",
    )?;
    for document in record::all::<Document>(tx, "1", [])? {
        index_document(tx, &document)?;
    }
    Ok(())
}

fn row_of(tx: &Transaction<'_>, kind: Kind, id: Uuid) -> Result<Option<i64>> {
    let sql = format!("SELECT row FROM {} WHERE id = ?1", kind.word());
    Ok(tx.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
}
