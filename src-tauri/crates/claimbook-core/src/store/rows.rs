//! Queries over records: by key, by claim, by name. Each beside the sentence that says what it finds.

use rusqlite::{OptionalExtension, Transaction};
use uuid::Uuid;

use super::journal;
use super::record::{self, Kind};
use crate::domain::appearance::{Appearance, Passage};
use crate::domain::book::BookCard;
use crate::domain::claim::{Claim, Tag};
use crate::domain::document::Document;
use crate::domain::evidence::Evidence;
use crate::domain::id::{ClaimId, DocumentId, EvidenceId, Key, KeyKind, PersonId};
use crate::domain::person::Person;
use crate::domain::preset::Preset;
use crate::domain::quantity::Quantity;
use crate::domain::source::Source;
use crate::domain::text::fold;
use crate::domain::verdict::{Verdict, Withdrawal};
use crate::error::{BookError, Result};
use crate::store::StoreError;

/// The book's own card.
pub(crate) fn card(tx: &Transaction<'_>) -> Result<BookCard> {
    find_card(tx)?.ok_or_else(|| StoreError::Damaged { what: "the book's own card is missing".to_owned() }.into())
}

/// The book's own card; nothing in a book that was only just made.
pub(crate) fn find_card(tx: &Transaction<'_>) -> Result<Option<BookCard>> {
    Ok(record::all::<BookCard>(tx, "1", [])?.into_iter().next())
}

/// The claim with this key, in the trash or not.
pub(crate) fn claim(tx: &Transaction<'_>, key: Key) -> Result<Claim> {
    by_key(tx, key, KeyKind::Claim)
}

/// The document with this key, in the trash or not.
pub(crate) fn document(tx: &Transaction<'_>, key: Key) -> Result<Document> {
    by_key(tx, key, KeyKind::Document)
}

/// The evidence with this key, in the trash or not.
pub(crate) fn evidence(tx: &Transaction<'_>, key: Key) -> Result<Evidence> {
    by_key(tx, key, KeyKind::Evidence)
}

fn by_key<R: record::Record>(tx: &Transaction<'_>, key: Key, wanted: KeyKind) -> Result<R> {
    if key.kind != wanted {
        return Err(BookError::WrongKind { key, wanted }.into());
    }
    let found = record::all(tx, "key = ?1", [key.to_string()])?.into_iter().next();
    Ok(found.ok_or(BookError::NoSuchKey { key })?)
}

/// The source with this name, without regard to case and signs.
pub(crate) fn find_source(tx: &Transaction<'_>, name: &str) -> Result<Option<Source>> {
    Ok(record::all(tx, "folded = ?1", [fold(name)])?.into_iter().next())
}

/// The tag with this name, without regard to case and signs.
pub(crate) fn find_tag(tx: &Transaction<'_>, name: &str) -> Result<Option<Tag>> {
    Ok(record::all(tx, "folded = ?1", [fold(name)])?.into_iter().next())
}

/// The preset with this name, without regard to case and signs.
pub(crate) fn find_preset(tx: &Transaction<'_>, name: &str) -> Result<Option<Preset>> {
    Ok(record::all(tx, "folded = ?1", [fold(name)])?.into_iter().next())
}

/// Every preset, in the order of their names.
pub(crate) fn presets(tx: &Transaction<'_>) -> Result<Vec<Preset>> {
    let mut presets: Vec<Preset> = record::all(tx, "1", [])?;
    presets.sort_by_cached_key(|preset| fold(&preset.name));
    Ok(presets)
}

/// The person with this name, without regard to case and signs.
pub(crate) fn find_person(tx: &Transaction<'_>, name: &str) -> Result<Option<Person>> {
    Ok(record::all(tx, "folded = ?1", [fold(name)])?.into_iter().next())
}

/// The verdicts on a claim, in the order they were first written.
pub(crate) fn verdicts_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<Verdict>> {
    let mut verdicts: Vec<Verdict> = record::all(tx, "claim = ?1", [claim.0])?;
    verdicts.sort_by_key(|verdict| (verdict.opened_at, verdict.id));
    Ok(verdicts)
}

/// The verdicts of one person that have an outcome and are not sealed.
pub(crate) fn open_verdicts_of(tx: &Transaction<'_>, by: PersonId) -> Result<Vec<Verdict>> {
    let mut verdicts: Vec<Verdict> = record::all(tx, "by = ?1 AND sealed_at IS NULL AND outcome IS NOT NULL", [by.0])?;
    verdicts.sort_by_key(|verdict| (verdict.opened_at, verdict.id));
    Ok(verdicts)
}

/// What was taken back of the verdicts on a claim.
pub(crate) fn withdrawals_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<Withdrawal>> {
    record::all(tx, "verdict IN (SELECT id FROM verdict WHERE claim = ?1)", [claim.0])
}

/// The evidence on a claim that is not in the trash, in the order of its keys.
pub(crate) fn evidence_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<Evidence>> {
    let mut evidence: Vec<Evidence> = record::all(tx, "claim = ?1 AND trashed_at IS NULL", [claim.0])?;
    evidence.sort_by_key(|item| (item.key, item.id));
    Ok(evidence)
}

/// The evidence that a verdict had on the table, the thrown away included.
pub(crate) fn evidence_by_ids(tx: &Transaction<'_>, ids: &[EvidenceId]) -> Result<Vec<Evidence>> {
    ids.iter().filter_map(|id| record::find(tx, *id).transpose()).collect()
}

/// Where a claim was said, in the order it was recorded.
pub(crate) fn appearances_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<Appearance>> {
    let mut appearances: Vec<Appearance> = record::all(tx, "claim = ?1", [claim.0])?;
    appearances.sort_by_key(|appearance| appearance.id);
    Ok(appearances)
}

/// The figures in a claim.
pub(crate) fn quantities_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<Quantity>> {
    let mut quantities: Vec<Quantity> = record::all(tx, "claim = ?1", [claim.0])?;
    quantities.sort_by_key(|quantity| quantity.id);
    Ok(quantities)
}

/// The exact words that a claim and its evidence quote.
pub(crate) fn quotes_of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Vec<String>> {
    const OF_CLAIM: &str = "
        id IN (SELECT passage FROM appearance WHERE claim = ?1
                UNION ALL SELECT passage FROM evidence WHERE claim = ?1 AND trashed_at IS NULL)";
    let passages: Vec<Passage> = record::all(tx, OF_CLAIM, [claim.0])?;
    Ok(passages.into_iter().map(|passage| passage.quote.exact).collect())
}

/// How many items of evidence stand on each side of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Supporting or partly supporting.
    pub supports: u32,
    /// Refuting or partly refuting.
    pub refutes: u32,
    /// Neither.
    pub context: u32,
}

/// How many items of evidence stand on each side of a claim.
pub(crate) fn evidence_counts(tx: &Transaction<'_>, claim: ClaimId) -> Result<Counts> {
    const COUNT: &str = "
        SELECT count(*) FILTER (WHERE stance IN ('supports', 'partly-supports')),
               count(*) FILTER (WHERE stance IN ('refutes', 'partly-refutes')),
               count(*) FILTER (WHERE stance = 'context')
          FROM evidence
         WHERE claim = ?1 AND trashed_at IS NULL";
    let row =
        |row: &rusqlite::Row<'_>| Ok(Counts { supports: row.get(0)?, refutes: row.get(1)?, context: row.get(2)? });
    Ok(tx.prepare_cached(COUNT)?.query_row([claim.0], row)?)
}

/// The keys of what still uses a document: claims that appear in it and evidence that it is, outside the trash.
pub(crate) fn users_of(tx: &Transaction<'_>, document: DocumentId) -> Result<Vec<Key>> {
    const USERS: &str = "
        SELECT claim.key FROM appearance JOIN claim ON claim.id = appearance.claim
         WHERE appearance.document = ?1 AND claim.trashed_at IS NULL
         UNION
        SELECT key FROM evidence WHERE document = ?1 AND trashed_at IS NULL
         ORDER BY 1";
    let mut statement = tx.prepare_cached(USERS)?;
    let keys = statement.query_map([document.0], |row| row.get::<_, String>(0))?;
    let parse = |key: rusqlite::Result<String>| -> Result<Key> { Ok(key?.parse()?) };
    keys.map(parse).collect()
}

/// The document, outside the trash, whose original has this digest.
pub(crate) fn document_of_original(tx: &Transaction<'_>, digest: &str) -> Result<Option<Document>> {
    let found = record::all(tx, "original = ?1 AND trashed_at IS NULL", [digest])?;
    Ok(found.into_iter().next())
}

/// The document, outside the trash, that is nothing but this link.
pub(crate) fn document_of_link(tx: &Transaction<'_>, url: &str) -> Result<Option<Document>> {
    let found = record::all(tx, "url = ?1 AND link_only = 1 AND trashed_at IS NULL", [url])?;
    Ok(found.into_iter().next())
}

/// Takes the next number for a kind of key. Never given back, also when the step is undone.
pub(crate) fn next_key(tx: &Transaction<'_>, kind: KeyKind) -> Result<Key> {
    const NEXT: &str = "
        INSERT INTO counter (kind, next) VALUES (?1, 2)
            ON CONFLICT (kind) DO UPDATE SET next = next + 1
            RETURNING next - 1";
    let number = tx.prepare_cached(NEXT)?.query_row([kind.word()], |row| row.get(0))?;
    Ok(Key { kind, number })
}

/// The names of a claim's tags, by name.
pub(crate) fn tags_of(tx: &Transaction<'_>, claim: Uuid) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(
        "SELECT tag.name FROM claim_tag JOIN tag ON tag.id = claim_tag.tag WHERE claim_tag.claim = ?1
          ORDER BY tag.folded",
    )?;
    Ok(statement.query_map([claim], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The number that the next key of a kind will have.
pub(crate) fn counted(tx: &Transaction<'_>, kind: KeyKind) -> Result<u32> {
    let mut statement = tx.prepare_cached("SELECT next FROM counter WHERE kind = ?1")?;
    Ok(statement.query_row([kind.word()], |row| row.get(0)).optional()?.unwrap_or(1))
}

/// The key that a record is cited by, if its kind has keys.
pub(crate) fn key_of(tx: &Transaction<'_>, kind: Kind, id: Uuid) -> Result<Option<Key>> {
    if !matches!(kind, Kind::Claim | Kind::Document | Kind::Evidence) {
        return Ok(None);
    }
    let sql = format!("SELECT key FROM {} WHERE id = ?1", kind.word());
    let key: Option<String> = tx.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(key.and_then(|key| key.parse().ok()))
}

/// The last name that the journal holds of a record that is gone.
pub(crate) fn former_name(tx: &Transaction<'_>, id: Uuid) -> Result<Option<String>> {
    let entries = journal::entries(tx, "entry.record_id = ?1", [id])?;
    let last = entries.iter().rev().find_map(|entry| entry.image().ok().flatten());
    Ok(last.map(|image| image.some_text("name")).transpose()?.flatten())
}
