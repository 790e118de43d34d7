//! What a step changed in a claim, field by field, and bringing one of them back.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use serde_json::Value;
use uuid::Uuid;

use super::Book;
use super::change::{Change, Done};
use super::claims;
use super::op::Op;
use crate::domain::claim::{Claim, Claimant, Tag};
use crate::domain::document::Document;
use crate::domain::id::{Key, StepId, TagId};
use crate::domain::person::Person;
use crate::domain::source::Source;
use crate::domain::time::DescribedDate;
use crate::domain::words;
use crate::error::{BookError, Result};
use crate::store::image::{BY_DIGEST, Image};
use crate::store::journal::{self, Entry};
use crate::store::record::{self, Kind};
use crate::store::{content, rows};

words! {
    /// A field of a claim's own record that its history shows and that can be brought back.
    pub enum ClaimField {
        /// What was claimed.
        Statement = "statement",
        /// Who we have it from.
        Source = "source",
        /// Who made it.
        Claimant = "claimant",
        /// When it was said.
        Said = "said",
        /// Whether it is true, or whether it was said.
        Checking = "checking",
        /// What sort of statement.
        Type = "type",
        /// The hedge, verbatim.
        Hedge = "hedge",
        /// The time it speaks of.
        AboutPeriod = "about-period",
        /// The day its figure is of.
        AsOf = "as-of",
        /// The place it speaks of.
        Place = "place",
        /// Its tags.
        Tags = "tags",
        /// The day its verdict should be looked at again.
        Recheck = "recheck",
        /// Anything else.
        Note = "note",
        /// Who is looking at it.
        InReview = "in-review",
    }
}

impl ClaimField {
    /// The members of a claim's image that it is.
    fn members(self) -> &'static [&'static str] {
        match self {
            Self::Statement => &["statement"],
            Self::Source => &["source"],
            Self::Claimant => &["claimant", "claimant_is"],
            Self::Said => &["said", "said_typed"],
            Self::Checking => &["checking"],
            Self::Type => &["type"],
            Self::Hedge => &["hedge"],
            Self::AboutPeriod => &["about_period", "about_period_typed"],
            Self::AsOf => &["as_of", "as_of_typed"],
            Self::Place => &["place"],
            Self::Tags => &["tags"],
            Self::Recheck => &["recheck_on"],
            Self::Note => &["note"],
            Self::InReview => &["in_review_by", "in_review_at"],
        }
    }

    fn values(self, image: &Image) -> Vec<Option<&Value>> {
        self.members().iter().map(|member| image.0.get(*member)).collect()
    }

    /// What an image says in it, for people; nothing where it says nothing, or where that is gone.
    fn in_words(self, tx: &Transaction<'_>, image: &Image) -> Result<Option<String>> {
        match self {
            Self::Statement => text(tx, image, "statement"),
            Self::Source => name(tx, Kind::Source, image.some_id("source")?),
            Self::Claimant => match image.some_text("claimant_is")?.as_deref() {
                Some("article") => Ok(Some(Claimant::ARTICLE.to_owned())),
                _ => name(tx, Kind::Source, image.some_id("claimant")?),
            },
            Self::Said => text(tx, image, "said_typed"),
            Self::Checking => Ok(spelled(image.some_text("checking")?)),
            Self::Type => Ok(spelled(image.some_text("type")?)),
            Self::Hedge => text(tx, image, "hedge"),
            Self::AboutPeriod => text(tx, image, "about_period_typed"),
            Self::AsOf => text(tx, image, "as_of_typed"),
            Self::Place => text(tx, image, "place"),
            Self::Tags => {
                let mut names = Vec::new();
                for tag in image.ids("tags", TagId)? {
                    names.extend(name(tx, Kind::Tag, Some(tag.0))?);
                }
                Ok((!names.is_empty()).then(|| names.join(", ")))
            }
            Self::Recheck => {
                let day = image.some_parsed("recheck_on", |day| day.parse().ok())?;
                Ok(day.map(|day| DescribedDate::day(day).to_string()))
            }
            Self::Note => text(tx, image, "note"),
            Self::InReview => name(tx, Kind::Person, image.some_id("in_review_by")?),
        }
    }
}

/// One field that a step changed, of a claim or of what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// What has the field: a claim, a verdict or an item of evidence.
    pub of: Kind,
    /// The key of an item of evidence.
    pub key: Option<Key>,
    /// The word of a [`ClaimField`], or the name of the field in the record.
    pub field: &'static str,
    /// What it said before, for people; nothing: nothing, or it is gone.
    pub before: Option<String>,
    /// What it said after.
    pub after: Option<String>,
    /// Whether [`Book::restore_field`] can bring the value before back.
    pub restorable: bool,
}

impl Book {
    /// Brings back what one field of a claim said before a step, as an undoable step of its own.
    pub fn restore_field(&mut self, key: Key, step: StepId, field: ClaimField) -> Result<Done<Claim>> {
        self.change(Op::EditClaim, |change| {
            let claim = claims::live(change, key)?;
            let nothing = BookError::NothingToRestore { key, step: step.to_string(), field: field.word() };
            let gone = |purged| BookError::FormerGone { key, field: field.word(), purged };
            let entries = journal::entries_of(&change.tx, step.0)?;
            let spans = spans(&change.tx, entries.iter().filter(|entry| entry.record == claim.id.0))?;
            let Some(Span { before, after, .. }) = spans.into_iter().next() else { return Err(nothing.into()) };
            let before = match before {
                Side::Is(image) => image,
                Side::Purged => return Err(gone(true).into()),
                Side::Nothing => return Err(nothing.into()),
            };
            if matches!(&after, Side::Is(after) if field.values(after) == field.values(&before)) {
                return Err(nothing.into());
            }
            match lost(change, field, &before)? {
                Some(Lost::Text) => return Err(gone(true).into()),
                Some(Lost::Record) => return Err(gone(false).into()),
                None => {}
            }
            let mut image = record::row_image(&change.tx, Kind::Claim, claim.id.0)?.unwrap_or_default();
            for (member, value) in field.members().iter().zip(field.values(&before)) {
                match value {
                    Some(value) => image.0.insert((*member).to_owned(), value.clone()),
                    None => image.0.remove(*member),
                };
            }
            change.put_image(Kind::Claim, claim.id.0, &image)?;
            record::by_id(&change.tx, claim.id)
        })
    }
}

/// What a former value needs that the book has no more.
enum Lost {
    Text,
    Record,
}

fn lost(change: &Change<'_>, field: ClaimField, image: &Image) -> Result<Option<Lost>> {
    for member in field.members() {
        let digest = image.0.get(*member).and_then(Value::as_str).and_then(|text| text.strip_prefix(BY_DIGEST));
        if let Some(digest) = digest
            && content::find(&change.tx, digest)?.is_none()
        {
            return Ok(Some(Lost::Text));
        }
    }
    let mut named = Vec::new();
    match field {
        ClaimField::Source => named.extend(image.some_id("source")?.map(|id| (Kind::Source, id))),
        ClaimField::Claimant => named.extend(image.some_id("claimant")?.map(|id| (Kind::Source, id))),
        ClaimField::Tags => named.extend(image.ids("tags", |id| (Kind::Tag, id))?),
        _ => {}
    }
    for (kind, id) in named {
        if record::row_image(&change.tx, kind, id)?.is_none() {
            return Ok(Some(Lost::Record));
        }
    }
    Ok(None)
}

/// What a record was before or after a step.
enum Side {
    /// It was not there.
    Nothing,
    /// It was this.
    Is(Image),
    /// Nobody can tell any more.
    Purged,
}

impl Side {
    fn of(entry: Option<&Entry>) -> Result<Self> {
        let Some(entry) = entry else { return Ok(Self::Nothing) };
        Ok(match entry.image()? {
            Some(image) => Self::Is(image),
            None if entry.is_purged() => Self::Purged,
            None => Self::Nothing,
        })
    }
}

/// What a step made of one record.
struct Span {
    kind: Kind,
    before: Side,
    after: Side,
}

fn spans<'e>(tx: &Transaction<'_>, entries: impl Iterator<Item = &'e Entry>) -> Result<Vec<Span>> {
    let mut ends: BTreeMap<(Kind, Uuid), (&Entry, &Entry)> = BTreeMap::new();
    for entry in entries {
        ends.entry((entry.kind, entry.record)).and_modify(|(_, last)| *last = entry).or_insert((entry, entry));
    }
    let span = |((kind, _), (first, last)): ((Kind, Uuid), (&Entry, &Entry))| {
        let previous = first.previous.map(|previous| journal::entry(tx, previous)).transpose()?;
        Ok(Span { kind, before: Side::of(previous.as_ref())?, after: Side::of(Some(last))? })
    };
    ends.into_iter().map(span).collect()
}

/// What a step changed in a claim and in what belongs to it; `records` are their identities.
pub(super) fn changes(tx: &Transaction<'_>, entries: &[Entry], records: &BTreeSet<Uuid>) -> Result<Vec<FieldChange>> {
    let mut found = Vec::new();
    for span in spans(tx, entries.iter().filter(|entry| records.contains(&entry.record)))? {
        match span.kind {
            Kind::Claim => of_claim(tx, &span, &mut found)?,
            Kind::Verdict => of_verdict(tx, &span, &mut found)?,
            Kind::Evidence => of_evidence(tx, &span, &mut found)?,
            _ => {}
        }
    }
    Ok(found)
}

/// Nothing of a claim that was only just added, or is gone: each of its fields would be said to have changed.
fn of_claim(tx: &Transaction<'_>, span: &Span, found: &mut Vec<FieldChange>) -> Result<()> {
    let (Side::Is(before), Side::Is(after)) = (&span.before, &span.after) else { return Ok(()) };
    for field in ClaimField::ALL.iter().filter(|field| field.values(before) != field.values(after)) {
        found.push(FieldChange {
            of: Kind::Claim,
            key: None,
            field: field.word(),
            before: field.in_words(tx, before)?,
            after: field.in_words(tx, after)?,
            restorable: true,
        });
    }
    Ok(())
}

fn of_verdict(tx: &Transaction<'_>, span: &Span, found: &mut Vec<FieldChange>) -> Result<()> {
    const FIELDS: [&str; 8] =
        ["outcome", "rating", "confidence", "confidence_basis", "rationale", "wording", "known_at_typed", "reason"];
    for field in FIELDS {
        let in_words = |side: &Side| match side {
            Side::Is(image) if matches!(field, "outcome" | "rating") => Ok(spelled(image.some_text(field)?)),
            Side::Is(image) => text(tx, image, field),
            Side::Nothing | Side::Purged => Ok(None),
        };
        let (before, after) = (in_words(&span.before)?, in_words(&span.after)?);
        if before != after {
            found.push(FieldChange { of: Kind::Verdict, key: None, field, before, after, restorable: false });
        }
    }
    Ok(())
}

fn of_evidence(tx: &Transaction<'_>, span: &Span, found: &mut Vec<FieldChange>) -> Result<()> {
    let (Side::Is(image), other) = (match (&span.after, &span.before) {
        (Side::Is(_), before) => (&span.after, before),
        (after, _) => (&span.before, after),
    }) else {
        return Ok(());
    };
    let key = image.some_parsed("key", |key| key.parse().ok())?;
    let change =
        |field, before, after| FieldChange { of: Kind::Evidence, key, field, before, after, restorable: false };
    if !matches!(other, Side::Is(_)) {
        // It came or went whole: its title says more than each of its fields.
        let title = image.some_id("document")?.map(|id| record::find::<Document>(tx, id)).transpose()?.flatten();
        let title = title.map(|document| document.title);
        let is_there = matches!(span.after, Side::Is(_));
        found.push(if is_there { change("evidence", None, title) } else { change("evidence", title, None) });
        return Ok(());
    }
    for field in ["stance", "explanation"] {
        let in_words = |side: &Side| match side {
            Side::Is(image) if field == "stance" => Ok(spelled(image.some_text(field)?)),
            Side::Is(image) => text(tx, image, field),
            Side::Nothing | Side::Purged => Ok(None),
        };
        let (before, after) = (in_words(&span.before)?, in_words(&span.after)?);
        if before != after {
            found.push(change(field, before, after));
        }
    }
    Ok(())
}

/// How many characters of a text the history shows.
const SHOWN: usize = 600;

/// A text of an image, cut where it is long; nothing where it is gone.
fn text(tx: &Transaction<'_>, image: &Image, field: &str) -> Result<Option<String>> {
    let Some(mut text) = image.some_text(field)? else { return Ok(None) };
    if let Some(digest) = text.strip_prefix(BY_DIGEST) {
        if content::find(tx, digest)?.is_none() {
            return Ok(None);
        }
        text = content::text(tx, digest)?;
    }
    Ok(Some(match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }))
}

/// The name of a source, a tag or a person, also where it is gone and the journal still has it.
fn name(tx: &Transaction<'_>, kind: Kind, id: Option<Uuid>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let known = match kind {
        Kind::Source => record::find::<Source>(tx, id)?.map(|source| source.name),
        Kind::Tag => record::find::<Tag>(tx, id)?.map(|tag| tag.name),
        _ => record::find::<Person>(tx, id)?.map(|person| person.name),
    };
    if known.is_some() {
        return Ok(known);
    }
    rows::former_name(tx, id)
}

/// A word of ours as people read it: `partly supports`.
fn spelled(word: Option<String>) -> Option<String> {
    word.map(|word| word.replace('-', " "))
}
