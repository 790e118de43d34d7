//! What was done with the book, step by step, and what happened to it without changing it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::fields::{self, FieldChange};
use super::op::Op;
use crate::domain::id::{Key, KeyKind, ReplicaId, StepId};
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
    /// What it changed in the claim that the history is of, and in what belongs to it.
    pub changes: Vec<FieldChange>,
}

/// Which part of the history, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HistoryRequest {
    /// Of what; nothing: of the whole book.
    pub key: Option<Key>,
    /// The newest first.
    pub newest_first: bool,
    /// After so many.
    pub offset: u32,
    /// At most so many; nothing: all.
    pub limit: Option<u32>,
}

/// A window of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    /// How many steps there are, in this window or not.
    pub total: u32,
    /// Those asked for.
    pub lines: Vec<HistoryLine>,
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
        Ok(self.history_window(&HistoryRequest { key, ..HistoryRequest::default() })?.lines)
    }

    /// One window of the steps, or of those that concern one key. Reads no steps but these.
    pub fn history_window(&mut self, request: &HistoryRequest) -> Result<HistoryPage> {
        window(&self.store.reading()?, request)
    }

    /// The hash of each step, with its copy and its place in that copy's chain.
    pub fn step_hashes(&mut self) -> Result<Vec<(ReplicaId, u64, String)>> {
        let tx = self.store.reading()?;
        let mut statement = tx.prepare("SELECT replica, seq, hash FROM step")?;
        let rows = statement.query_map([], |row| Ok((ReplicaId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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

/// The steps that concern one key, oldest first.
pub(super) fn history_of(tx: &Transaction<'_>, key: Key) -> Result<Vec<HistoryLine>> {
    Ok(window(tx, &HistoryRequest { key: Some(key), ..HistoryRequest::default() })?.lines)
}

fn window(tx: &Transaction<'_>, request: &HistoryRequest) -> Result<HistoryPage> {
    let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
    let Some(key) = request.key else { return window_of_all(tx, request) };
    let record = match key.kind {
        KeyKind::Claim => rows::claim(tx, key)?.id.0,
        KeyKind::Document => rows::document(tx, key)?.id.0,
        KeyKind::Evidence => rows::evidence(tx, key)?.id.0,
    };
    let records = related(tx, record)?;
    let steps = steps_of(tx, record, &records)?;
    let total = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let mut chosen: Vec<Uuid> = steps.into_values().collect();
    if request.newest_first {
        chosen.reverse();
    }
    let concerned = (key.kind == KeyKind::Claim).then_some(&records);
    let mut lines = Vec::new();
    for id in chosen.into_iter().skip(request.offset as usize).take(limit) {
        for step in journal::steps(tx, "id = ?1", [id])? {
            lines.push(line(tx, step, concerned)?);
        }
    }
    Ok(HistoryPage { total, lines })
}

fn window_of_all(tx: &Transaction<'_>, request: &HistoryRequest) -> Result<HistoryPage> {
    // The rows are found in the index alone, so that passing over steps reads none of them.
    const ROWS: &str = "row IN (SELECT row FROM step ORDER BY at, replica, seq LIMIT ?1 OFFSET ?2)";
    const NEWEST: &str = "row IN (SELECT row FROM step ORDER BY at DESC, replica DESC, seq DESC LIMIT ?1 OFFSET ?2)";
    let total = tx.prepare_cached("SELECT count(*) FROM step")?.query_row([], |row| row.get(0))?;
    let (rows, order) =
        if request.newest_first { (NEWEST, "at DESC, replica DESC, seq DESC") } else { (ROWS, "at, replica, seq") };
    let limit = request.limit.map_or(-1, i64::from);
    let mut steps = Vec::new();
    journal::each_step(tx, rows, order, (limit, request.offset), |step| {
        steps.push(step);
        Ok(true)
    })?;
    let lines = steps.into_iter().map(|step| line(tx, step, None)).collect::<Result<_>>()?;
    Ok(HistoryPage { total, lines })
}

/// The steps that wrote some records, by their place in the history. That two documents of a claim's evidence share
/// an origin, or no longer do, stands with the documents; it belongs to the claim's history too.
fn steps_of(
    tx: &Transaction<'_>,
    record: Uuid,
    records: &BTreeSet<Uuid>,
) -> Result<BTreeMap<(String, Uuid, u64), Uuid>> {
    const WROTE: &str = "
        SELECT step.at, step.replica, step.seq, step.id
          FROM entry CROSS JOIN step ON step.id = entry.step WHERE entry.record_id = ?1";
    const OF_ORIGIN: &str = "
        SELECT step.at, step.replica, step.seq, step.id
          FROM evidence CROSS JOIN entry ON entry.record_id = evidence.document
                        CROSS JOIN step ON step.id = entry.step
         WHERE (evidence.claim = ?1 OR evidence.id = ?1) AND step.op = 'edit-evidence'";
    let mut found = BTreeMap::new();
    let asked = records.iter().map(|record| (WROTE, *record)).chain([(OF_ORIGIN, record)]);
    for (sql, record) in asked {
        let mut statement = tx.prepare_cached(sql)?;
        let steps = statement.query_map([record], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)))?;
        for step in steps {
            let (place, id) = step?;
            found.insert(place, id);
        }
    }
    Ok(found)
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

fn line(tx: &Transaction<'_>, step: Step, concerned: Option<&BTreeSet<Uuid>>) -> Result<HistoryLine> {
    let by = record::find::<Person>(tx, step.person)?.map_or_else(|| "unknown".to_owned(), |person| person.name);
    let entries = journal::entries_of(tx, step.id)?;
    let mut about = BTreeSet::new();
    for entry in &entries {
        let image = image_of(tx, entry)?;
        about.extend(image.map(|image| key_in(&image)).transpose()?.flatten());
    }
    let mut title = own_title(tx, &entries)?;
    if about.is_empty()
        && let Some(image) = claim_image(tx, &entries)?
    {
        about.extend(key_in(&image)?);
        title = title.or(first_words(tx, Kind::Claim, &image)?);
    }
    let op = Op::find(&step.op).unwrap_or(Op::EditBook);
    Ok(HistoryLine {
        step: StepId(step.id),
        at: step.at,
        by,
        op,
        about: about.into_iter().collect(),
        title,
        undone: op.is_content() && journal::is_undone(tx, step.group)?,
        purged: entries.iter().any(Entry::is_purged),
        changes: concerned.map(|records| fields::changes(tx, &entries, records)).transpose()?.unwrap_or_default(),
        reason: step.reason.filter(|reason| !reason.is_empty()),
    })
}

/// The first words of what some entries concern: of what they write, or else of the claim that they are about.
pub(super) fn title_of(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Option<String>> {
    match (own_title(tx, entries)?, claim_image(tx, entries)?) {
        (None, Some(claim)) => first_words(tx, Kind::Claim, &claim),
        (own, _) => Ok(own),
    }
}

/// The first words of what some entries write, kept also when that is gone.
fn own_title(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Option<String>> {
    let mut titles = BTreeMap::new();
    for entry in entries {
        let Some(rank) = title_rank(entry.kind).filter(|rank| !titles.contains_key(rank)) else { continue };
        let Some(image) = image_of(tx, entry)? else { continue };
        titles.extend(first_words(tx, entry.kind, &image)?.map(|title| (rank, title)));
    }
    Ok(titles.into_values().next())
}

/// The first claim that some entries concern, that is there and not in the trash.
pub(super) fn claim_to_open(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Option<Key>> {
    let mut keys = BTreeSet::new();
    for entry in entries {
        let claim = match entry.kind {
            Kind::Claim => Some(entry.record),
            _ => claim_of(tx, std::slice::from_ref(entry))?,
        };
        let Some(image) = claim.map(|claim| record::row_image(tx, Kind::Claim, claim)).transpose()?.flatten() else {
            continue;
        };
        if !image.0.contains_key("trashed_at") {
            keys.extend(key_in(&image)?);
        }
    }
    Ok(keys.into_iter().next())
}

fn key_in(image: &Image) -> Result<Option<Key>> {
    Ok(image.some_text("key")?.and_then(|key| key.parse().ok()))
}

/// The claim that some entries are about though they do not write it, as it is now.
fn claim_image(tx: &Transaction<'_>, entries: &[Entry]) -> Result<Option<Image>> {
    let claim = claim_of(tx, entries)?;
    Ok(claim.map(|claim| record::row_image(tx, Kind::Claim, claim)).transpose()?.flatten())
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

/// Which title stands for a step that concerns several things: the claim's before the document's, these before a
/// preset's, and that before the book's and a person's. A tag or a source that came along stands for nothing.
fn title_rank(kind: Kind) -> Option<u8> {
    [Kind::Claim, Kind::Document, Kind::Preset, Kind::Book, Kind::Person]
        .iter()
        .zip(0..)
        .find(|(k, _)| **k == kind)
        .map(|(_, n)| n)
}

/// The first words of a claim or a document, on one line.
pub(super) fn first_words(tx: &Transaction<'_>, kind: Kind, image: &Image) -> Result<Option<String>> {
    let field = match kind {
        Kind::Claim => "statement",
        Kind::Document | Kind::Book => "title",
        Kind::Person | Kind::Preset => "name",
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
