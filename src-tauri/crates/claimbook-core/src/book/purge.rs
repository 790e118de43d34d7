//! Blanking what a step held, for good: for what must not stand in the book at all.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::Book;
use super::change::{Change, Done};
use super::op::Op;
use crate::domain::id::{Key, StepId};
use crate::domain::person::Person;
use crate::domain::time::day_in_words;
use crate::domain::verdict::{VerdictError, optional_text};
use crate::error::{BookError, Result};
use crate::store::image::Image;
use crate::store::journal::{self, Entry};
use crate::store::record::{self, Form, Kind};
use crate::store::{content, index, rows};

/// What was blanked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purged {
    /// The step.
    pub step: StepId,
    /// The keys of what it concerned.
    pub about: Vec<Key>,
    /// How many images are blank now.
    pub images: usize,
    /// The file's old pages are gone too. While another program reads the book they stay until the last one closes it.
    pub scrubbed: bool,
}

/// The values of one record that a step brought in, by field.
type Values = BTreeMap<&'static str, BTreeSet<String>>;

impl Book {
    /// The step that a person means by the last digits, or the whole, of its id.
    pub fn find_step(&mut self, text: &str) -> Result<StepId> {
        let digits = text.trim().to_ascii_lowercase().replace('-', "");
        let tx = self.store.reading()?;
        let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if digits.len() < 8 || 32 < digits.len() || !is_hexadecimal {
            return Err(BookError::NoSuchStep { text: text.to_owned() }.into());
        }
        let found = match Uuid::try_parse(&digits) {
            Ok(whole) => journal::steps(&tx, "id = ?1", [whole])?,
            Err(_) => journal::steps(&tx, "lower(hex(id)) LIKE ?1", [format!("%{digits}")])?,
        };
        match found.as_slice() {
            [] => Err(BookError::NoSuchStep { text: text.to_owned() }.into()),
            [step] => Ok(StepId(step.id)),
            several => {
                let steps = several.iter().map(|step| step.id.hyphenated().to_string()).collect();
                Err(BookError::AmbiguousStep { text: text.to_owned(), steps }.into())
            }
        }
    }

    /// Blanks a step's images, salts and reason, and every other image, row, index entry and content that still
    /// holds the same record's values. Backups and copies keep them.
    pub fn purge(&mut self, step: StepId, reason: &str) -> Result<Done<Purged>> {
        let reason = optional_text(Some(reason))?.ok_or(VerdictError::ReasonEmpty)?;
        self.store.delete_securely()?;
        let mut done = self.change(Op::Purge, |change| purge_step(change, step, reason))?;
        done.value.scrubbed = self.store.scrub()?;
        Ok(done)
    }
}

fn purge_step(change: &mut Change<'_>, step: StepId, reason: String) -> Result<Purged> {
    let entries = journal::entries_of(&change.tx, step.0)?;
    let Some(purged_step) = journal::steps(&change.tx, "id = ?1", [step.0])?.into_iter().next() else {
        return Err(BookError::NoSuchStep { text: step.to_string() }.into());
    };
    let by: Person = record::by_id(&change.tx, change.person)?;
    let mark = format!("removed by {} on {}, because {reason}", by.name, day_in_words(change.at.day()));
    change.reason = Some(reason);

    let mut values: BTreeMap<(Kind, Uuid), Values> = BTreeMap::new();
    for entry in &entries {
        let brought_in = brought_in(change, entry)?;
        if !brought_in.is_empty() {
            values.insert((entry.kind, entry.record), brought_in);
        }
    }
    let holds_reason = purged_step.reason.as_ref().is_some_and(|reason| !reason.is_empty());
    let is_blank_already = entries.iter().all(|entry| entry.removed || entry.is_purged());
    if Op::find(&purged_step.op) == Some(Op::Purge) || (is_blank_already && !holds_reason) {
        return Err(BookError::NothingToPurge { step: step.to_string() }.into());
    }

    let mut about = BTreeSet::new();
    let mut blanked = Vec::new();
    let mut digests = BTreeSet::new();
    for ((kind, id), values) in &values {
        about.extend(rows::key_of(&change.tx, *kind, *id)?);
        for entry in journal::entries(&change.tx, "entry.record_id = ?1", [*id])? {
            let Some(image) = entry.image()? else { continue };
            if entry.step == step.0 || holds(*kind, &image, values) {
                digests.extend(record::digests(*kind, &image));
                blanked.push(entry);
            }
        }
    }
    let already: BTreeSet<(Uuid, u64)> = blanked.iter().map(|entry| (entry.step, entry.n)).collect();
    blanked
        .extend(entries.into_iter().filter(|entry| entry.salt.is_some() && !already.contains(&(entry.step, entry.n))));
    // Every record with a blank image gets a fresh one: a row without would be believed whatever it said.
    let records: BTreeSet<(Kind, Uuid)> = blanked.iter().map(|entry| (entry.kind, entry.record)).collect();
    let nothing = Values::new();
    for (kind, id) in records {
        mark_record(change, kind, id, values.get(&(kind, id)).unwrap_or(&nothing), &mark)?;
    }
    for entry in &blanked {
        journal::purge_entry(&change.tx, entry)?;
    }
    journal::purge_reason(&change.tx, step.0)?;
    for digest in digests {
        if !is_named(change, &digest)? {
            content::remove(&change.tx, &digest)?;
        }
    }
    // First without the words in what the index is built from, then without them in what it was built to.
    change.refresh_claims()?;
    index::rebuild_words(&change.tx)?;
    Ok(Purged { step, about: about.into_iter().collect(), images: blanked.len(), scrubbed: false })
}

/// The words and files of a record that an entry brought in: what differs from its image before.
fn brought_in(change: &Change<'_>, entry: &Entry) -> Result<Values> {
    let Some(image) = entry.image()? else { return Ok(Values::new()) };
    let before = match entry.previous {
        Some(previous) => journal::entry(&change.tx, previous)?.image()?,
        None => None,
    };
    let mut values = Values::new();
    for field in entry.kind.fields().iter().filter(|field| field.form.is_purgeable()) {
        let new = texts(image.0.get(field.name));
        let old = texts(before.as_ref().and_then(|before| before.0.get(field.name)));
        let brought: BTreeSet<String> = new.difference(&old).cloned().collect();
        if !brought.is_empty() {
            values.insert(field.name, brought);
        }
    }
    Ok(values)
}

fn texts(value: Option<&Value>) -> BTreeSet<String> {
    match value {
        Some(Value::String(text)) => BTreeSet::from([text.clone()]),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    }
}

fn holds(kind: Kind, image: &Image, values: &Values) -> bool {
    kind.fields().iter().any(|field| {
        let held = texts(image.0.get(field.name));
        values.get(field.name).is_some_and(|values| !values.is_disjoint(&held))
    })
}

/// Puts the mark where a live row holds a purged value. A record that is gone gets an image with the mark too, and
/// goes again: the book as of an earlier instant shows it.
fn mark_record(change: &mut Change<'_>, kind: Kind, id: Uuid, values: &Values, mark: &str) -> Result<()> {
    let row = record::row_image(&change.tx, kind, id)?;
    let is_gone = row.is_none();
    let latest = match row {
        Some(image) => Some(image),
        None => journal::entries(&change.tx, "entry.record_id = ?1", [id])?
            .iter()
            .rev()
            .find_map(|entry| entry.image().ok().flatten()),
    };
    let Some(mut image) = latest else { return Ok(()) };
    for field in kind.fields() {
        let Some(values) = values.get(field.name) else { continue };
        let held = texts(image.0.get(field.name));
        if values.is_disjoint(&held) {
            continue;
        }
        match field.form {
            Form::Digest => {
                image.0.remove(field.name);
            }
            Form::FreeList => {
                let kept = held.into_iter().map(|text| if values.contains(&text) { mark.to_owned() } else { text });
                let kept: Vec<String> = kept.collect();
                image = image.with_list(field.name, kept);
            }
            _ => image = image.with(field.name, mark),
        }
    }
    if is_gone {
        return change.note_gone(kind, id, &image);
    }
    if record::row_image(&change.tx, kind, id)?.as_ref() == Some(&image) {
        return change.note_again(kind, id, &image);
    }
    change.put_image(kind, id, &image)
}

/// Whether any unpurged image still names some content.
fn is_named(change: &Change<'_>, digest: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entry WHERE instr(image_after, ?1))";
    Ok(change.tx.query_row(sql, [digest], |row| row.get(0))?)
}
