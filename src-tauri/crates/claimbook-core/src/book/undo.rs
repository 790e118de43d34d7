//! Undo and redo: views of the journal. Nothing about them is kept in memory, so they survive a restart.
//!
//! The rules are FORMAT's: content steps of this person, newest group first; a group can be undone only if it wrote
//! the latest image of each record it touched, undone groups not counted.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::change::{Change, Done};
use super::history::{claim_to_open, keys_of, title_of};
use super::op::Op;
use crate::domain::id::{Key, PersonId};
use crate::domain::person::Person;
use crate::error::{BookError, Result};
use crate::store::image::{Image, unreadable};
use crate::store::journal::{self, Entry, Step};
use crate::store::record::{self, Kind};
use crate::store::rows;

/// What was undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reverted {
    /// The gesture, in words: `claim added`.
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<Key>,
    /// The first words of what it concerns, kept also when that is gone.
    pub title: Option<String>,
    /// The first claim it concerns that is there and not in the trash.
    pub open: Option<Key>,
    /// What an import brought in and somebody changed since: it stays.
    pub stays: Vec<Stays>,
}

/// What undo would take back, or redo bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gesture {
    /// In words: `claim added`.
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<Key>,
    /// The first words of what it concerns.
    pub title: Option<String>,
}

/// Something that stays though what brought it in was undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stays {
    /// Its kind.
    pub kind: Kind,
    /// Its key, if its kind has keys.
    pub key: Option<Key>,
}

impl Book {
    /// Takes back this person's newest gesture that stands.
    pub fn undo(&mut self) -> Result<Done<Reverted>> {
        self.until_seen(|book| {
            book.change(Op::Undo, |change| {
                let group = undoable(&change.tx, change.person)?.ok_or(BookError::NothingToUndo)?;
                undo_group(change, group)
            })
        })
    }

    /// Does again what this person undid last.
    pub fn redo(&mut self) -> Result<Done<Reverted>> {
        self.until_seen(|book| {
            book.change(Op::Redo, |change| {
                let undo = redoable(&change.tx, change.person)?.ok_or(BookError::NothingToRedo)?;
                redo_step(change, &undo)
            })
        })
    }

    /// Goes past gestures that led back to where they began, or whose claims are gone: taking one of these back changes
    /// nothing.
    fn until_seen(&mut self, mut revert: impl FnMut(&mut Self) -> Result<Done<Reverted>>) -> Result<Done<Reverted>> {
        loop {
            let done = revert(self)?;
            if !done.touched.0.is_empty() || !done.value.stays.is_empty() {
                return Ok(done);
            }
        }
    }

    /// What undo would take back.
    pub fn next_undo(&mut self) -> Result<Option<Gesture>> {
        let author = self.author.name.clone();
        let tx = self.store.reading()?;
        let Some(person) = rows::find_person(&tx, &author)? else { return Ok(None) };
        let mut found = None;
        each_undoable(&tx, person.id, |group| {
            let entries = group_entries(&tx, group)?;
            let leads_somewhere = !leads_back(&entries, &tx)? && !belonged_to_gone(&entries, &tx)?;
            found = leads_somewhere.then_some(group);
            Ok(!leads_somewhere)
        })?;
        found.map(|group| gesture(&tx, group)).transpose()
    }

    /// What redo would bring back.
    pub fn next_redo(&mut self) -> Result<Option<Gesture>> {
        let author = self.author.name.clone();
        let tx = self.store.reading()?;
        let Some(person) = rows::find_person(&tx, &author)? else { return Ok(None) };
        let mut found = None;
        each_redoable(&tx, person.id, |undo| {
            let is_seen = !journal::entries_of(&tx, undo.id)?.is_empty();
            found = if is_seen { undo.undo_of } else { None };
            Ok(!is_seen)
        })?;
        found.map(|group| gesture(&tx, group)).transpose()
    }
}

/// This person's newest group of content steps that is not undone.
pub(super) fn undoable(tx: &Transaction<'_>, person: PersonId) -> Result<Option<Uuid>> {
    let mut found = None;
    each_undoable(tx, person, |group| {
        found = Some(group);
        Ok(false)
    })?;
    Ok(found)
}

/// Hands over this person's groups of content steps that are not undone, the newest first, until told to stop.
fn each_undoable(tx: &Transaction<'_>, person: PersonId, mut take: impl FnMut(Uuid) -> Result<bool>) -> Result<()> {
    let (mut redone, mut passed) = (BTreeSet::new(), BTreeSet::new());
    journal::each_step(tx, "person = ?1", "at DESC, replica DESC, seq DESC", [person.0], |step| {
        match (Op::find(&step.op), step.undo_of) {
            (Some(Op::Redo), Some(undo)) => {
                redone.insert(undo);
            }
            (Some(Op::Undo), Some(group)) if !redone.contains(&step.id) => {
                passed.insert(group);
            }
            (Some(op), _) if op.is_content() && passed.insert(step.group) => return take(step.group),
            _ => {}
        }
        Ok(true)
    })
}

/// This person's newest undo that was not redone and after which they changed nothing else.
fn redoable(tx: &Transaction<'_>, person: PersonId) -> Result<Option<Step>> {
    let mut found = None;
    each_redoable(tx, person, |undo| {
        found = Some(undo);
        Ok(false)
    })?;
    Ok(found)
}

/// Hands over this person's undos that can be redone, the newest first, until told to stop.
fn each_redoable(tx: &Transaction<'_>, person: PersonId, mut take: impl FnMut(Step) -> Result<bool>) -> Result<()> {
    let mut redone = BTreeSet::new();
    journal::each_step(tx, "person = ?1", "at DESC, replica DESC, seq DESC", [person.0], |step| {
        match (Op::find(&step.op), step.undo_of) {
            (Some(Op::Redo), Some(undo)) => {
                redone.insert(undo);
            }
            (Some(Op::Undo), _) if !redone.contains(&step.id) => return take(step),
            (Some(op), _) if op.is_content() => return Ok(false),
            _ => {}
        }
        Ok(true)
    })
}

fn group_steps(tx: &Transaction<'_>, group: Uuid) -> Result<Vec<Step>> {
    journal::steps(tx, "\"group\" = ?1", [group])
}

fn group_entries(tx: &Transaction<'_>, group: Uuid) -> Result<Vec<Entry>> {
    journal::entries(tx, "step.\"group\" = ?1", [group])
}

/// A group in words, and what it concerns.
fn gesture(tx: &Transaction<'_>, group: Uuid) -> Result<Gesture> {
    let entries = group_entries(tx, group)?;
    let (what, about) = (phrase(&group_steps(tx, group)?), keys_of(tx, &entries)?);
    Ok(Gesture { what, about, title: title_of(tx, &entries)? })
}

/// Whether each record is after these entries what it was before them.
fn leads_back(entries: &[Entry], tx: &Transaction<'_>) -> Result<bool> {
    let mut ends: BTreeMap<Uuid, (&Entry, &Entry)> = BTreeMap::new();
    for entry in entries {
        ends.entry(entry.record).and_modify(|(_, last)| *last = entry).or_insert((entry, entry));
    }
    for (first, last) in ends.into_values() {
        let before = match first.previous {
            Some(previous) => journal::entry(tx, previous)?.image()?,
            None => None,
        };
        if last.is_purged() || last.image()? != before {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether these entries are about nothing but what is gone and belonged to what is gone, such as an open verdict that was
/// taken away on a claim whose adding somebody else has undone since: it cannot come back without it.
fn belonged_to_gone(entries: &[Entry], tx: &Transaction<'_>) -> Result<bool> {
    let last: BTreeMap<Uuid, &Entry> = entries.iter().map(|entry| (entry.record, entry)).collect();
    for entry in last.values() {
        if record::row_image(tx, entry.kind, entry.record)?.is_some() {
            return Ok(false);
        }
        let image = match entry.previous {
            Some(previous) if entry.removed => journal::entry(tx, previous)?.image()?,
            _ => entry.image()?,
        };
        let Some(image) = image else { return Ok(false) };
        let mut is_gone = false;
        for (kind, id) in record::references(entry.kind, &image)? {
            let stands_alone = kind.is_shared() || last.contains_key(&id);
            is_gone |= !stands_alone && record::row_image(tx, kind, id)?.is_none();
        }
        if !is_gone {
            return Ok(false);
        }
    }
    Ok(!last.is_empty())
}

fn phrase(steps: &[Step]) -> String {
    let first = steps.first().and_then(|step| Op::find(&step.op));
    first.map_or("change", Op::phrase).to_owned()
}

/// The entries of a record that count: not those of undo and redo, nor those of undone groups. Oldest first.
fn standing_entries(tx: &Transaction<'_>, record: Uuid) -> Result<Vec<(Entry, Step)>> {
    let mut found = Vec::new();
    for entry in journal::entries(tx, "entry.record_id = ?1", [record])? {
        let step = step(tx, entry.step)?;
        let counts = !matches!(Op::find(&step.op), Some(Op::Undo | Op::Redo)) && !journal::is_undone(tx, step.group)?;
        if counts {
            found.push((entry, step));
        }
    }
    Ok(found)
}

/// The gesture that a record is as it is by.
pub(super) fn last_gesture(tx: &Transaction<'_>, record: Uuid) -> Result<Option<Uuid>> {
    Ok(standing_entries(tx, record)?.pop().map(|(_, step)| step.group))
}

fn step(tx: &Transaction<'_>, id: Uuid) -> Result<Step> {
    journal::steps(tx, "id = ?1", [id])?.into_iter().next().ok_or_else(|| unreadable("step").into())
}

fn changed_since(tx: &Transaction<'_>, what: &str, later: &Step) -> Result<BookError> {
    let by = record::find::<Person>(tx, later.person)?.map_or_else(|| "somebody".to_owned(), |person| person.name);
    Ok(BookError::ChangedSince {
        what: what.to_owned(),
        later: Op::find(&later.op).map_or("change", Op::phrase).to_owned(),
        by,
        at: later.at,
    })
}

/// What a record should be afterwards: an image, or gone.
type Plan = BTreeMap<(Kind, Uuid), Option<Image>>;

fn undo_group(change: &mut Change<'_>, group: Uuid) -> Result<Reverted> {
    let steps = group_steps(&change.tx, group)?;
    let what = phrase(&steps);
    let entries = group_entries(&change.tx, group)?;
    if entries.iter().any(Entry::is_purged) {
        return Err(BookError::Purged { what }.into());
    }
    let (about, title) = (keys_of(&change.tx, &entries)?, title_of(&change.tx, &entries)?);
    if belonged_to_gone(&entries, &change.tx)? {
        change.undo_of = Some(group);
        return Ok(Reverted { what, about, title, open: None, stays: Vec::new() });
    }
    let is_import = steps.iter().any(|step| Op::find(&step.op).is_some_and(Op::is_import));

    let mut plan = Plan::new();
    let mut stays = BTreeSet::new();
    for (kind, record) in records(&entries) {
        let standing = standing_entries(&change.tx, record)?;
        if let Some((_, later)) = standing.last().filter(|(_, step)| step.group != group) {
            if is_import {
                stays.insert((kind, record));
                continue;
            }
            // A shared record that others use by now was not changed by them; one that was edited was.
            return Err(changed_since(&change.tx, &what, later)?.into());
        }
        let before = standing.iter().rev().find(|(_, step)| step.group != group);
        if before.is_some_and(|(entry, _)| entry.is_purged()) {
            return Err(BookError::Purged { what }.into());
        }
        let image = match before {
            Some((entry, _)) => entry.image()?,
            None => None,
        };
        plan.insert((kind, record), image);
    }
    keep_what_is_used(&change.tx, &mut plan, &mut stays, is_import, &what)?;

    change.undo_of = Some(group);
    let orphans = apply(change, &plan, &what)?;
    sweep_shared(change, orphans)?;
    let shown = stays.into_iter().filter(|(kind, _)| !kind.is_shared());
    let stays = shown.map(|(kind, id)| Ok(Stays { kind, key: rows::key_of(&change.tx, kind, id)? }));
    let stays = stays.collect::<Result<_>>()?;
    Ok(Reverted { what, about, title, open: claim_to_open(&change.tx, &entries)?, stays })
}

fn records(entries: &[Entry]) -> BTreeSet<(Kind, Uuid)> {
    entries.iter().map(|entry| (entry.kind, entry.record)).collect()
}

/// Takes out of the plan the removal of sources and tags that others use; refuses the removal of anything else that
/// others use, or in an import leaves it.
fn keep_what_is_used(
    tx: &Transaction<'_>,
    plan: &mut Plan,
    stays: &mut BTreeSet<(Kind, Uuid)>,
    is_import: bool,
    what: &str,
) -> Result<()> {
    loop {
        let mut kept = None;
        for (kind, id) in plan.iter().filter(|(_, image)| image.is_none()).map(|(record, _)| *record) {
            let user = record::referrers(tx, kind, id)?.into_iter().find(|user| !will_let_go(plan, *user, id));
            if let Some(user) = user {
                if !kind.is_shared() && !is_import {
                    let last = standing_entries(tx, user.1)?.pop();
                    let (_, later) = last.ok_or_else(|| unreadable("entry"))?;
                    return Err(changed_since(tx, what, &later)?.into());
                }
                kept = Some((kind, id));
                break;
            }
        }
        let Some(record) = kept else { return Ok(()) };
        plan.remove(&record);
        stays.insert(record);
    }
}

/// Whether a user of `id` will be gone, or refer to it no longer, once the plan is carried out.
fn will_let_go(plan: &Plan, user: (Kind, Uuid), id: Uuid) -> bool {
    match plan.get(&user) {
        None => false,
        Some(None) => true,
        Some(Some(image)) => record::references(user.0, image)
            .is_ok_and(|references| references.iter().all(|(_, referred)| *referred != id)),
    }
}

/// Carries a plan out, and names the shared records that removed or changed rows referred to.
fn apply(change: &mut Change<'_>, plan: &Plan, what: &str) -> Result<BTreeSet<(Kind, Uuid)>> {
    let mut let_go = BTreeSet::new();
    for ((kind, id), image) in plan {
        if let Some(before) = record::row_image(&change.tx, *kind, *id)? {
            let references = record::references(*kind, &before)?;
            let_go.extend(references.into_iter().filter(|(kind, _)| kind.is_shared()));
        }
        match image {
            Some(image) => {
                restore_references(change, *kind, image, plan, what)?;
                change.put_image(*kind, *id, image)?;
            }
            None => change.erase(*kind, *id)?,
        }
    }
    Ok(let_go)
}

/// Sources and tags whose own group is undone stay only while something refers to them.
fn sweep_shared(change: &mut Change<'_>, candidates: BTreeSet<(Kind, Uuid)>) -> Result<()> {
    for (kind, id) in candidates {
        // Asked in this order: a tag may have as many users as the book has claims.
        let stands = !standing_entries(&change.tx, id)?.is_empty();
        if !stands && record::referrers(&change.tx, kind, id)?.is_empty() {
            change.erase(kind, id)?;
        }
    }
    Ok(())
}

/// Brings back the sources and tags that an image refers to and that went when nothing did. Refuses where anything
/// else is missing that it cannot stand without.
fn restore_references(change: &mut Change<'_>, kind: Kind, image: &Image, plan: &Plan, what: &str) -> Result<()> {
    for (kind, id) in record::references(kind, image)? {
        let will_be_there = plan.get(&(kind, id)).is_some_and(Option::is_some);
        if will_be_there || record::row_image(&change.tx, kind, id)?.is_some() {
            continue;
        }
        if !kind.is_shared() {
            let last = journal::last_entry_of(&change.tx, id)?.ok_or_else(|| unreadable("entry"))?;
            return Err(changed_since(&change.tx, what, &step(&change.tx, last.0)?)?.into());
        }
        let entries = journal::entries(&change.tx, "entry.record_id = ?1", [id])?;
        let last = entries.iter().rev().find(|entry| !entry.removed && !entry.is_purged());
        if let Some(image) = last.map(Entry::image).transpose()?.flatten() {
            change.put_image(kind, id, &image)?;
        }
    }
    Ok(())
}

fn redo_step(change: &mut Change<'_>, undo: &Step) -> Result<Reverted> {
    let group = undo.undo_of.ok_or_else(|| unreadable("undo_of"))?;
    let what = phrase(&group_steps(&change.tx, group)?);
    let undone = journal::entries_of(&change.tx, undo.id)?;
    let mut plan = Plan::new();
    for entry in &undone {
        let previous = entry.previous.ok_or_else(|| unreadable("previous"))?;
        let before = journal::entry(&change.tx, previous)?;
        if before.is_purged() || entry.is_purged() {
            return Err(BookError::Purged { what }.into());
        }
        let image = before.image()?;
        let now = record::row_image(&change.tx, entry.kind, entry.record)?;
        if now != image && now != entry.image()? {
            let last = journal::last_entry_of(&change.tx, entry.record)?.ok_or_else(|| unreadable("entry"))?;
            return Err(changed_since(&change.tx, &what, &step(&change.tx, last.0)?)?.into());
        }
        plan.insert((entry.kind, entry.record), image);
    }
    for ((kind, id), _) in plan.iter().filter(|(_, image)| image.is_none()) {
        let user = record::referrers(&change.tx, *kind, *id)?.into_iter().find(|user| !will_let_go(&plan, *user, *id));
        if let Some((_, user)) = user {
            let last = journal::last_entry_of(&change.tx, user)?.ok_or_else(|| unreadable("entry"))?;
            let later = step(&change.tx, last.0)?;
            return Err(changed_since(&change.tx, &what, &later)?.into());
        }
    }
    change.undo_of = Some(undo.id);
    apply(change, &plan, &what)?;
    let (about, title) = (keys_of(&change.tx, &undone)?, title_of(&change.tx, &undone)?);
    Ok(Reverted { what, about, title, open: claim_to_open(&change.tx, &undone)?, stays: Vec::new() })
}
