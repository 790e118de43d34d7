//! What was done with the book, step by step, and what happened to it without changing it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::op::Op;
use crate::domain::id::{Key, KeyKind, StepId};
use crate::domain::person::Person;
use crate::domain::time::Instant;
use crate::error::Result;
use crate::store::image::{BY_DIGEST, Image};
use crate::store::journal::{self, Entry, Step};
use crate::store::record::{self, Kind};
use crate::store::{content, rows};

/// A step, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its identity.
    pub step: StepId,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// What it did.
    pub op: Op,
    /// The keys it concerns.
    pub about: Vec<Key>,
    /// The first words of what it concerns, kept also when that is gone.
    pub title: Option<String>,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// It was undone and not redone.
    pub undone: bool,
    /// What it held was purged.
    pub purged: bool,
}

/// Something that happened without changing the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEvent {
    /// When.
    pub at: Instant,
    /// What: `export`, `copy`.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// More of it.
    pub detail: Option<String>,
}

impl Book {
    /// Every step, or those that concern one key; oldest first.
    pub fn history(&mut self, key: Option<Key>) -> Result<Vec<HistoryLine>> {
        history_of(&self.store.reading()?, key)
    }

    /// What happened without changing the book, oldest first.
    pub fn events(&mut self) -> Result<Vec<HistoryEvent>> {
        let mut events: Vec<HistoryEvent> = journal::events(&self.store.reading()?)?
            .into_iter()
            .map(|event| HistoryEvent {
                at: event.at,
                kind: event.kind,
                subject: event.subject.0,
                detail: event.detail.map(|(text, _, _)| text),
            })
            .collect();
        events.sort_by_key(|event| event.at);
        Ok(events)
    }
}

pub(super) fn history_of(tx: &Transaction<'_>, key: Option<Key>) -> Result<Vec<HistoryLine>> {
    let steps = match key {
        None => journal::steps(tx, "1", [])?,
        Some(key) => {
            let record = match key.kind {
                KeyKind::Claim => rows::claim(tx, key)?.id.0,
                KeyKind::Document => rows::document(tx, key)?.id.0,
                KeyKind::Evidence => rows::evidence(tx, key)?.id.0,
            };
            let records = related(tx, record)?;
            let mut ids = BTreeSet::new();
            for record in records {
                ids.extend(journal::entries(tx, "entry.record_id = ?1", [record])?.into_iter().map(|entry| entry.step));
            }
            let mut steps = Vec::new();
            for id in ids {
                steps.extend(journal::steps(tx, "id = ?1", [id])?);
            }
            steps.sort_by_key(|step| (step.at, step.replica, step.seq));
            steps
        }
    };
    steps.into_iter().map(|step| line(tx, step)).collect()
}

/// A record, and everything that names it or did so when it was removed: evidence, verdicts and appearances of a
/// claim, and what was taken back of its verdicts, also where these were undone since.
fn related(tx: &Transaction<'_>, record: Uuid) -> Result<BTreeSet<Uuid>> {
    const NAMING: &str = "
        SELECT id FROM quantity WHERE claim = ?1
         UNION SELECT id FROM appearance WHERE claim = ?1 OR document = ?1
         UNION SELECT id FROM evidence WHERE claim = ?1 OR document = ?1
         UNION SELECT id FROM verdict WHERE claim = ?1
         UNION SELECT verdict.id FROM evidence JOIN verdict ON verdict.claim = evidence.claim
                WHERE evidence.id = ?1 AND instr(verdict.evidence, ?2)
         UNION SELECT entry.record_id FROM entry AS last CROSS JOIN entry ON entry.record_id = last.record_id
                WHERE last.removed = 1 AND last.kind IN ('quantity', 'appearance', 'evidence', 'verdict')
                  AND instr(entry.image_after, ?2)";
    const TAKEN_BACK: &str = "
        SELECT DISTINCT record_id FROM entry
         WHERE kind = 'withdrawal' AND instr(image_after, ?1)";
    let mut naming = tx.prepare_cached(NAMING)?;
    let mut taken_back = tx.prepare_cached(TAKEN_BACK)?;
    let mut found = BTreeSet::from([record]);
    for id in naming.query_map((record, record.hyphenated().to_string()), |row| row.get(0))? {
        let id: Uuid = id?;
        found.insert(id);
        for withdrawal in taken_back.query_map([id.hyphenated().to_string()], |row| row.get(0))? {
            found.insert(withdrawal?);
        }
    }
    Ok(found)
}

fn line(tx: &Transaction<'_>, step: Step) -> Result<HistoryLine> {
    let by = record::find::<Person>(tx, step.person)?.map_or_else(|| "unknown".to_owned(), |person| person.name);
    let entries = journal::entries_of(tx, step.id)?;
    let mut about = BTreeSet::new();
    let mut titles = BTreeMap::new();
    for entry in &entries {
        let Some(image) = image_of(tx, entry)? else { continue };
        about.extend(image.some_text("key")?.and_then(|key| key.parse::<Key>().ok()));
        if let (Some(rank), Some(title)) = (title_rank(entry.kind), first_words(tx, entry.kind, &image)?) {
            titles.entry(rank).or_insert(title);
        }
    }
    if about.is_empty() {
        let claim = claim_of(tx, &entries)?;
        if let Some(image) = claim.map(|claim| record::row_image(tx, Kind::Claim, claim)).transpose()?.flatten() {
            about.extend(image.some_text("key")?.and_then(|key| key.parse::<Key>().ok()));
            titles.extend(first_words(tx, Kind::Claim, &image)?.map(|title| (0, title)));
        }
    }
    let op = Op::find(&step.op).unwrap_or(Op::EditBook);
    Ok(HistoryLine {
        step: StepId(step.id),
        at: step.at,
        by,
        op,
        about: about.into_iter().collect(),
        title: titles.into_values().next(),
        undone: op.is_content() && journal::is_undone(tx, step.group)?,
        purged: entries.iter().any(Entry::is_purged),
        reason: step.reason.filter(|reason| !reason.is_empty()),
    })
}

/// What a record was at an entry: its image, or where it was removed or purged the nearest one that is left.
fn image_of(tx: &Transaction<'_>, entry: &Entry) -> Result<Option<Image>> {
    if let Some(image) = entry.image()? {
        return Ok(Some(image));
    }
    match entry.previous {
        Some(previous) if entry.removed => journal::entry(tx, previous)?.image(),
        _ => record::row_image(tx, entry.kind, entry.record),
    }
}

/// The claim that some entries are about: a verdict's, an evidence's, or that of a verdict taken back.
fn claim_of(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Option<Uuid>> {
    for entry in entries {
        let Some(image) = image_of(tx, entry)? else { continue };
        let claim = match (image.some_id("claim")?, image.some_id("verdict")?) {
            (Some(claim), _) => Some(claim),
            (None, Some(verdict)) => {
                let verdict = record::row_image(tx, Kind::Verdict, verdict)?;
                verdict.map(|verdict| verdict.some_id("claim")).transpose()?.flatten()
            }
            (None, None) => None,
        };
        if claim.is_some() {
            return Ok(claim);
        }
    }
    Ok(None)
}

/// The keys that some entries concern, or that of the claim that they are about.
pub(super) fn keys_of(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Vec<Key>> {
    let mut keys = BTreeSet::new();
    for entry in entries {
        keys.extend(rows::key_of(tx, entry.kind, entry.record)?);
    }
    if keys.is_empty()
        && let Some(claim) = claim_of(tx, entries)?
    {
        keys.extend(rows::key_of(tx, Kind::Claim, claim)?);
    }
    Ok(keys.into_iter().collect())
}

/// Which title stands for a step that concerns several things: the claim's before the document's, and these before
/// the book's and a person's. A tag or a source that came along stands for nothing.
fn title_rank(kind: Kind) -> Option<u8> {
    [Kind::Claim, Kind::Document, Kind::Book, Kind::Person].iter().zip(0..).find(|(k, _)| **k == kind).map(|(_, n)| n)
}

/// The first words of a claim or a document, on one line.
pub(super) fn first_words(tx: &Transaction<'_>, kind: Kind, image: &Image) -> Result<Option<String>> {
    let field = match kind {
        Kind::Claim => "statement",
        Kind::Document | Kind::Book => "title",
        Kind::Person => "name",
        _ => return Ok(None),
    };
    let Some(mut words) = image.some_text(field)? else { return Ok(None) };
    if let Some(digest) = words.strip_prefix(BY_DIGEST) {
        words = match content::find(tx, digest)? {
            Some(_) => content::text(tx, digest)?,
            None => return Ok(None),
        };
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(if line.chars().count() <= 80 { line } else { line.chars().take(79).chain(['…']).collect() }))
}
