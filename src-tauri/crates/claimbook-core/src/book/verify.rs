//! Whether the book is what its journal says: both chains, every image, every row, every attached byte.
//! Writes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::op::Op;
use super::work::Work;
use crate::domain::claim::Claim;
use crate::domain::digest::{Digest, Hasher};
use crate::domain::id::{Key, KeyKind, short};
use crate::error::{Error, Result};
use crate::store::StoreError;
use crate::store::image::Image;
use crate::store::journal::{self, Entry, Replica, Step};
use crate::store::record::{self, Kind};
use crate::store::{content, index, rows};

/// Something that is not as the journal says, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// SQLite finds its own pages unsound.
    #[error("the file's pages are damaged: {what}")]
    Pages {
        /// What SQLite says.
        what: String,
    },
    /// Something cannot be read, so that it cannot be checked.
    #[error("{what}")]
    Unreadable {
        /// What, and where.
        what: String,
    },
    /// A trigger or a view stands in the file; a book has none.
    #[error("`{name}` stands in the file, and a book has no triggers and no views")]
    Foreign {
        /// Its name.
        name: String,
    },
    /// An image is blank, and no purge says why.
    #[error("entry {n} of step {step} ({kind}{}) is blank, and no purge says why", about(*key))]
    EntryBlank {
        /// The last 8 digits of the step's id.
        step: String,
        /// Its place in the step.
        n: u64,
        /// What it is of.
        kind: &'static str,
        /// The key of what it is of.
        key: Option<Key>,
    },
    /// What search finds a claim by is not what its records say.
    #[error("the words by which search finds the claim{} are not its own", about(*key))]
    WordsChanged {
        /// The claim.
        key: Option<Key>,
    },
    /// A place in a chain is empty.
    #[error("step {seq} of copy {replica} is missing")]
    StepMissing {
        /// The last 8 digits of the copy's id.
        replica: String,
        /// Its place in the chain, from 1.
        seq: u64,
    },
    /// A step does not hash to what it says, or its entries do not.
    #[error("step {step} ({op}, {at}) was changed after it was written")]
    StepChanged {
        /// The last 8 digits of its id.
        step: String,
        /// What it did.
        op: String,
        /// When.
        at: String,
    },
    /// A step does not follow the one before it.
    #[error("step {step} ({op}, {at}) does not follow the step before it")]
    StepDetached {
        /// The last 8 digits of its id.
        step: String,
        /// What it did.
        op: String,
        /// When.
        at: String,
    },
    /// A chain ends elsewhere than its copy says.
    #[error(
        "the chain of copy {replica} does not end where the copy says: it has {found} of {expected} steps, or another last one"
    )]
    HeadMoved {
        /// The last 8 digits of the copy's id.
        replica: String,
        /// How many are there.
        found: u64,
        /// How many there should be.
        expected: u64,
    },
    /// The image of an entry, or the reason of a step, does not hash to its digest.
    #[error("entry {n} of step {step} ({kind}{}) was changed after it was written", about(*key))]
    EntryChanged {
        /// The last 8 digits of the step's id.
        step: String,
        /// Its place in the step.
        n: u64,
        /// What it is of.
        kind: &'static str,
        /// The key of what it is of.
        key: Option<Key>,
    },
    /// A row is not what the journal says it is.
    #[error("the {kind}{} is not what the journal says ({})", about(*key), fields.join(", "))]
    RowChanged {
        /// Its kind.
        kind: &'static str,
        /// Its key, if its kind has keys.
        key: Option<Key>,
        /// The columns that differ.
        fields: Vec<String>,
    },
    /// A row that the journal knows is gone.
    #[error("the {kind}{} is gone, and the journal does not say why", about(*key))]
    RowMissing {
        /// Its kind.
        kind: &'static str,
        /// Its key, if its kind has keys.
        key: Option<Key>,
    },
    /// A row that the journal does not know.
    #[error("a {kind}{} stands here that the journal does not know", about(*key))]
    RowUnknown {
        /// Its kind.
        kind: &'static str,
        /// Its key, if its kind has keys.
        key: Option<Key>,
    },
    /// What lists show of a claim is not what its records give.
    #[error("what lists show of the claim{} is not what its records give", about(*key))]
    StandingChanged {
        /// The claim.
        key: Option<Key>,
    },
    /// The next key of a kind is one that was given already.
    #[error("the counter of {kind} keys is behind: {key} was given already")]
    CounterBehind {
        /// Which kind of key.
        kind: &'static str,
        /// The highest that was given.
        key: Key,
    },
    /// Attached bytes do not hash to their name.
    #[error("the bytes of {} do not hash to {digest}", used_by.join(", "))]
    ContentChanged {
        /// What the bytes should hash to.
        digest: String,
        /// The documents they belong to, or `a text`.
        used_by: Vec<String>,
    },
    /// Attached bytes are gone.
    #[error("the bytes of {} are gone ({digest})", used_by.join(", "))]
    ContentMissing {
        /// What they hashed to.
        digest: String,
        /// The documents they belong to, or `a text`.
        used_by: Vec<String>,
    },
    /// An event does not hash to what it says, or does not follow the one before it.
    #[error("event {seq} of copy {replica} ({kind}) was changed after it was written")]
    EventChanged {
        /// The last 8 digits of the copy's id.
        replica: String,
        /// Its place in the chain, from 1.
        seq: u64,
        /// What happened.
        kind: String,
    },
    /// The event log ends elsewhere than its copy says.
    #[error(
        "the event log of copy {replica} does not end where the copy says: it has {found} of {expected} lines, or another last one"
    )]
    EventsMissing {
        /// The last 8 digits of the copy's id.
        replica: String,
        /// How many are there.
        found: u64,
        /// How many there should be.
        expected: u64,
    },
    /// No step has the hash that was pinned elsewhere.
    #[error("no step of this book has the pinned hash {head}")]
    PinnedHeadMissing {
        /// The hash.
        head: String,
    },
}

fn about(key: Option<Key>) -> String {
    key.map_or_else(String::new, |key| format!(" {key}"))
}

/// What was checked, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Steps checked.
    pub steps: u64,
    /// Entries checked.
    pub entries: u64,
    /// Rows compared with their latest image.
    pub rows: u64,
    /// Attached files and texts hashed.
    pub contents: u64,
    /// Events checked.
    pub events: u64,
    /// The head of each copy's chain.
    pub heads: Vec<(String, String)>,
    /// What is not as it should be. Empty: nothing was found.
    pub findings: Vec<Finding>,
}

/// The most findings that are collected: after that, more of them tell nobody more.
const ENOUGH: usize = 1_000;

impl Book {
    /// Checks everything that can be checked. `pinned` is a head noted elsewhere: only that shows a tail removed
    /// together with its rows and its head.
    pub fn verify(&mut self, pinned: Option<&str>) -> Result<Verification> {
        let mut check = Check::default();
        for what in self.store.quick_check()? {
            check.found(Finding::Pages { what });
        }
        let tx = self.store.reading()?;
        check.stage(|check| check.triggers(&tx))?;
        check.stage(|check| check.steps(&tx, &self.work))?;
        check.stage(|check| check.rows(&tx))?;
        check.stage(|check| check.standings(&tx))?;
        check.stage(|check| check.counters(&tx))?;
        check.stage(|check| check.contents(&tx, &self.work))?;
        check.stage(|check| check.events(&tx))?;
        if let Some(head) = pinned {
            let head = head.trim().to_ascii_lowercase();
            let known =
                tx.query_row("SELECT count(*) FROM step WHERE hash = ?1", [&head], |row| row.get::<_, u32>(0))?;
            if known == 0 {
                check.found(Finding::PinnedHeadMissing { head });
            }
        }
        Ok(check.result)
    }
}

#[derive(Default)]
struct Check {
    result: Verification,
    /// The latest state of each record: what the journal says its row is.
    latest: HashMap<Uuid, Latest>,
    /// The highest key of each kind that any image names.
    highest: BTreeMap<KeyKind, Key>,
    /// What was found changed: that its words differ too tells nobody more.
    doubted: BTreeSet<Key>,
    /// Blank entries that no purge of their record has explained so far.
    blank: BTreeMap<Uuid, (Uuid, u64, Kind)>,
    /// The digests that unpurged images name, and what for.
    named: BTreeMap<String, BTreeSet<String>>,
}

struct Latest {
    kind: Kind,
    state: State,
}

enum State {
    Removed,
    Purged,
    /// SHA-256 of the canonical image.
    Image(Digest),
}

impl Check {
    /// One part of the check. What it cannot read is a finding, and the other parts go on.
    fn stage(&mut self, part: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        match part(self) {
            Err(Error::Store(StoreError::Damaged { what })) => self.found(Finding::Unreadable { what }),
            other => other?,
        }
        Ok(())
    }

    fn triggers(&mut self, tx: &Transaction<'_>) -> Result<()> {
        let mut statement = tx.prepare("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')")?;
        for name in statement.query_map([], |row| row.get::<_, String>(0))? {
            self.found(Finding::Foreign { name: name? });
        }
        Ok(())
    }

    fn found(&mut self, finding: Finding) {
        if let Finding::EntryChanged { key: Some(key), .. }
        | Finding::RowChanged { key: Some(key), .. }
        | Finding::StandingChanged { key: Some(key) } = &finding
        {
            self.doubted.insert(*key);
        }
        if self.result.findings.len() < ENOUGH {
            self.result.findings.push(finding);
        }
    }

    fn steps(&mut self, tx: &Transaction<'_>, work: &Work) -> Result<()> {
        let book = rows::card(tx)?.id.0;
        let replicas = journal::replicas(tx)?;
        let mut chains: BTreeMap<Uuid, (u64, Option<String>)> = BTreeMap::new();
        let mut steps = Vec::new();
        journal::each_step(tx, "1", "at, replica, seq", [], |step| {
            steps.push(step);
            Ok(true)
        })?;
        for (n, step) in (1..).zip(&steps) {
            work.at("Checking steps", n, steps.len() as u64)?;
            let entries = journal::entries_of(tx, step.id)?;
            self.step(tx, book, step, &entries)?;
            let chain = chains.entry(step.replica).or_default();
            for seq in (chain.0 + 1..step.seq).take(ENOUGH) {
                self.found(Finding::StepMissing { replica: short(step.replica), seq });
            }
            if step.previous != chain.1 || step.seq != chain.0 + 1 {
                self.found(Finding::StepDetached {
                    step: short(step.id),
                    op: step.op.clone(),
                    at: step.at.to_string(),
                });
            }
            *chain = (step.seq, Some(step.hash.clone()));
        }
        let orphans: u64 = tx.query_row(
            "SELECT count(*) FROM entry WHERE NOT EXISTS (SELECT 1 FROM step WHERE step.id = entry.step)",
            [],
            |row| row.get(0),
        )?;
        if 0 < orphans {
            self.found(Finding::Pages { what: format!("{orphans} entries belong to no step") });
        }
        for (record, (step, n, kind)) in std::mem::take(&mut self.blank) {
            let key = rows::key_of(tx, kind, record)?;
            self.found(Finding::EntryBlank { step: short(step), n, kind: kind.word(), key });
        }
        for replica in replicas {
            self.head(&replica, chains.remove(&replica.id.0));
        }
        for (id, (found, _)) in chains {
            self.found(Finding::HeadMoved { replica: short(id), found, expected: 0 });
        }
        Ok(())
    }

    fn head(&mut self, replica: &Replica, chain: Option<(u64, Option<String>)>) {
        let (found, head) = chain.unwrap_or_default();
        if (found, &head) != (replica.count, &replica.head) {
            self.found(Finding::HeadMoved { replica: short(replica.id), found, expected: replica.count });
        }
        if let Some(head) = head {
            self.result.heads.push((replica.id.to_string(), head));
        }
    }

    fn step(&mut self, tx: &Transaction<'_>, book: Uuid, step: &Step, entries: &[Entry]) -> Result<()> {
        self.result.steps += 1;
        let hash = journal::step_hash(&journal::sealed_step(book, step, entries)?);
        let reason_is_sound = match (&step.reason, &step.reason_salt, &step.reason_digest) {
            (Some(reason), Some(salt), Some(digest)) => journal::salted(salt, reason) == *digest,
            // Purged: the reason is blank and its salt gone.
            (Some(reason), None, Some(_)) => reason.is_empty(),
            (None, None, None) => true,
            _ => false,
        };
        if hash != step.hash || !reason_is_sound {
            self.found(Finding::StepChanged { step: short(step.id), op: step.op.clone(), at: step.at.to_string() });
        }
        for entry in entries {
            if step.op == Op::Purge.word() {
                self.blank.remove(&entry.record);
            }
            self.entry(tx, entry)?;
        }
        Ok(())
    }

    fn entry(&mut self, tx: &Transaction<'_>, entry: &Entry) -> Result<()> {
        self.result.entries += 1;
        let is_sound = match (&entry.image, &entry.salt, &entry.digest, entry.removed) {
            (None, None, None, true) => true,
            (Some(blank), None, Some(_), false) => blank.is_empty(),
            (Some(image), Some(salt), Some(digest), false) => journal::salted(salt, image) == *digest,
            _ => false,
        };
        if !is_sound {
            let key = rows::key_of(tx, entry.kind, entry.record)?;
            let step = short(entry.step);
            self.found(Finding::EntryChanged { step, n: entry.n, kind: entry.kind.word(), key });
        }
        if entry.is_purged() {
            self.blank.insert(entry.record, (entry.step, entry.n, entry.kind));
        }
        let image = if is_sound { entry.image()? } else { None };
        if let Some(image) = &image {
            self.name_keys_and_contents(entry.kind, image)?;
        }
        let state = match (&entry.image, entry.removed) {
            (_, true) | (None, _) => State::Removed,
            (Some(_), false) if entry.is_purged() || !is_sound => State::Purged,
            (Some(text), false) => State::Image(Digest::of(text.as_bytes())),
        };
        self.latest.insert(entry.record, Latest { kind: entry.kind, state });
        Ok(())
    }

    fn name_keys_and_contents(&mut self, kind: Kind, image: &Image) -> Result<()> {
        let key = image.some_text("key")?;
        if let Some(key) = key.as_deref().and_then(|key| key.parse::<Key>().ok()) {
            let highest = self.highest.entry(key.kind).or_insert(key);
            *highest = key.max(*highest);
        }
        for digest in record::digests(kind, image) {
            let user = key.clone().unwrap_or_else(|| format!("a {}", kind.word()));
            self.named.entry(digest).or_default().insert(user);
        }
        Ok(())
    }

    fn rows(&mut self, tx: &Transaction<'_>) -> Result<()> {
        let mut seen = BTreeSet::new();
        for kind in Kind::ALL {
            record::each_readable_row(tx, kind, |row| {
                self.result.rows += 1;
                let (id, image) = match row {
                    Ok(row) => row,
                    Err(Error::Store(StoreError::Damaged { what })) => {
                        self.found(Finding::Unreadable { what });
                        return Ok(());
                    }
                    Err(error) => return Err(error),
                };
                seen.insert(id);
                let key = image.some_text("key")?.and_then(|key| key.parse().ok());
                let expected = match self.latest.get(&id) {
                    Some(latest) if latest.kind == kind => &latest.state,
                    _ => &State::Removed,
                };
                match expected {
                    State::Removed => self.found(Finding::RowUnknown { kind: kind.word(), key }),
                    State::Purged => {}
                    State::Image(digest) => {
                        let fields = if Digest::of(image.canonical().as_bytes()) == *digest {
                            record::stale(tx, kind, id, &image)?
                        } else {
                            differing(tx, id, &image)?
                        };
                        if !fields.is_empty() {
                            self.found(Finding::RowChanged { kind: kind.word(), key, fields });
                        }
                    }
                }
                Ok(())
            })?;
        }
        let missing: Vec<(Uuid, Kind)> = self
            .latest
            .iter()
            .filter(|(id, latest)| !matches!(latest.state, State::Removed) && !seen.contains(*id))
            .map(|(id, latest)| (*id, latest.kind))
            .collect();
        for (id, kind) in missing {
            let entries = journal::entries(tx, "entry.record_id = ?1", [id])?;
            let image = entries.last().map(Entry::image).transpose()?.flatten();
            let key = image.and_then(|image| image.some_text("key").ok().flatten()).and_then(|key| key.parse().ok());
            self.found(Finding::RowMissing { kind: kind.word(), key });
        }
        Ok(())
    }

    fn standings(&mut self, tx: &Transaction<'_>) -> Result<()> {
        let second_reader = rows::card(tx)?.second_reader;
        let mut ids = Vec::new();
        record::each_readable_row(tx, Kind::Claim, |row| {
            // One that cannot be read was found already.
            ids.extend(row.ok().map(|(id, _)| id));
            Ok(())
        })?;
        for id in ids {
            // A claim that cannot be read was found already, as a row that changed.
            let Ok(claim) = record::by_id::<Claim>(tx, id) else { continue };
            let is_sound = match index::line(tx, &claim, second_reader) {
                Ok(line) => index::line_is(tx, id, &line)? && index::tags_are(tx, &claim)?,
                Err(_) => false,
            };
            if !is_sound {
                self.found(Finding::StandingChanged { key: Some(claim.key) });
            }
            if !self.doubted.contains(&claim.key) && !index::words_are(tx, &claim).unwrap_or(false) {
                self.found(Finding::WordsChanged { key: Some(claim.key) });
            }
        }
        Ok(())
    }

    fn counters(&mut self, tx: &Transaction<'_>) -> Result<()> {
        for (kind, key) in self.highest.clone() {
            if rows::counted(tx, kind)? <= key.number {
                self.found(Finding::CounterBehind { kind: kind.word(), key });
            }
        }
        Ok(())
    }

    fn contents(&mut self, tx: &Transaction<'_>, work: &Work) -> Result<()> {
        let named = std::mem::take(&mut self.named);
        let total = named.len() as u64;
        for (n, (digest, used_by)) in (1..).zip(named) {
            work.at("Checking files", n, total)?;
            let used_by: Vec<String> = used_by.into_iter().collect();
            let Some(kept) = content::find(tx, &digest)? else {
                self.found(Finding::ContentMissing { digest, used_by });
                continue;
            };
            self.result.contents += 1;
            let (mut hasher, mut size) = (Hasher::default(), 0);
            content::each_chunk(tx, &digest, |chunk| {
                hasher.update(chunk);
                size += chunk.len() as u64;
            })?;
            if hasher.finish().as_str() != digest || size != kept.size {
                self.found(Finding::ContentChanged { digest, used_by });
            }
        }
        Ok(())
    }

    fn events(&mut self, tx: &Transaction<'_>) -> Result<()> {
        let book = rows::card(tx)?.id.0;
        let mut chains: BTreeMap<Uuid, (u64, Option<String>)> = BTreeMap::new();
        for event in journal::events(tx)? {
            self.result.events += 1;
            let chain = chains.entry(event.replica).or_default();
            let follows = event.seq == chain.0 + 1 && event.previous == chain.1;
            let texts = std::iter::once(&event.subject).chain(&event.detail);
            let sound = texts.into_iter().all(|(text, salt, digest)| journal::salted(salt, text) == *digest);
            if !follows || !sound || journal::event_hash(book, &event) != event.hash {
                let kind = event.kind.clone();
                self.found(Finding::EventChanged { replica: short(event.replica), seq: event.seq, kind });
            }
            *chains.entry(event.replica).or_default() = (event.seq, Some(event.hash));
        }
        for replica in journal::replicas(tx)? {
            let (found, head) = chains.get(&replica.id.0).cloned().unwrap_or_default();
            if (found, &head) != (replica.event_count, &replica.event_head) {
                let expected = replica.event_count;
                self.found(Finding::EventsMissing { replica: short(replica.id), found, expected });
            }
        }
        Ok(())
    }
}

/// The columns in which a row differs from its latest image.
fn differing(tx: &Transaction<'_>, id: Uuid, row: &Image) -> Result<Vec<String>> {
    let entries = journal::entries(tx, "entry.record_id = ?1", [id])?;
    let Some(image) = entries.last().map(Entry::image).transpose()?.flatten() else { return Ok(Vec::new()) };
    let names: BTreeSet<&String> = row.0.keys().chain(image.0.keys()).collect();
    Ok(names.into_iter().filter(|name| row.0.get(*name) != image.0.get(*name)).cloned().collect())
}
