//! Adding, editing, marking, throwing away and restoring claims; and throwing away what else has a key.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::Book;
use super::change::{Change, Done};
use super::documents::QuoteDraft;
use super::op::Op;
use super::verdicts::begin_review;
use crate::domain::appearance::{AnchorState, Appearance};
use crate::domain::claim::{Checking, Claim, ClaimType, Claimant, Statement};
use crate::domain::document::{Document, Trashed};
use crate::domain::id::{AppearanceId, ClaimId, GroupId, Key, KeyKind, QuantityId, TagId};
use crate::domain::quantity::{BoundsBasis, Decimal, Quantity, QuantityKind};
use crate::domain::time::DescribedDate;
use crate::domain::verdict::optional_text;
use crate::error::{BookError, Result};
use crate::store::record;
use crate::store::rows;

/// A claim as somebody gives it. Its source and date may be left to the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimDraft {
    /// Chosen by the caller, so that adding twice adds once; or nothing.
    pub id: Option<ClaimId>,
    /// What was claimed.
    pub statement: Statement,
    /// Whether it is true, or whether it was said.
    pub checking: Checking,
    /// Who we have it from; nothing: the document's source.
    pub source: Option<String>,
    /// When it was said; nothing: the day the document was published.
    pub said: Option<DescribedDate>,
    /// Who made it.
    pub claimant: ClaimantGiven,
    /// What sort of statement.
    pub claim_type: Option<ClaimType>,
    /// The hedge, verbatim.
    pub hedge: Option<String>,
    /// The time it speaks of.
    pub about_period: Option<DescribedDate>,
    /// The day its figure is of.
    pub as_of: Option<DescribedDate>,
    /// The place it speaks of.
    pub place: Option<String>,
    /// Its figures.
    pub quantities: Vec<QuantityDraft>,
    /// Its tags by name.
    pub tags: Vec<String>,
    /// Where it was said.
    pub quote: Option<QuoteDraft>,
    /// Anything else.
    pub note: Option<String>,
}

impl ClaimDraft {
    /// A claim of which only the statement is known so far.
    pub fn new(statement: Statement) -> Self {
        Self {
            id: None,
            statement,
            checking: Checking::Truth,
            source: None,
            said: None,
            claimant: ClaimantGiven::Source,
            claim_type: None,
            hedge: None,
            about_period: None,
            as_of: None,
            place: None,
            quantities: Vec::new(),
            tags: Vec::new(),
            quote: None,
            note: None,
        }
    }
}

/// Who made a claim, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimantGiven {
    /// The one we have it from.
    Source,
    /// Somebody else.
    Named(String),
    /// The article's own voice.
    Article,
}

impl ClaimantGiven {
    /// Reads what a person typed: nothing, a name, or `the article itself`.
    pub fn new(typed: Option<&str>) -> Self {
        match typed.map(str::trim).filter(|name| !name.is_empty()) {
            None => Self::Source,
            Some(name) if name.eq_ignore_ascii_case(Claimant::ARTICLE) => Self::Article,
            Some(name) => Self::Named(name.to_owned()),
        }
    }
}

/// A figure as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityDraft {
    /// How much.
    pub value: Decimal,
    /// Of which unit.
    pub unit: Option<String>,
    /// What it measures.
    pub kind: QuantityKind,
    /// The hedge, verbatim.
    pub qualifier: Option<String>,
    /// The least and the most it can mean, and where these come from.
    pub bounds: Option<(Decimal, Decimal, BoundsBasis)>,
    /// What it is a figure of.
    pub of_what: Option<String>,
}

/// What to change in a claim. Nothing: it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimEdit {
    /// What was claimed.
    pub statement: Option<Statement>,
    /// When it was said.
    pub said: Option<DescribedDate>,
    /// Who we have it from.
    pub source: Option<String>,
    /// Who made it.
    pub claimant: Option<ClaimantGiven>,
    /// Tags to add.
    pub tag: Vec<String>,
    /// Tags to take off.
    pub untag: Vec<String>,
    /// Whether it is true, or whether it was said.
    pub checking: Option<Checking>,
    /// What sort of statement; inner nothing: not said.
    pub claim_type: Option<Option<ClaimType>>,
    /// The hedge, verbatim; inner nothing: none.
    pub hedge: Option<Option<String>>,
    /// The time it speaks of; inner nothing: not said.
    pub about_period: Option<Option<DescribedDate>>,
    /// The day its figure is of; inner nothing: not said.
    pub as_of: Option<Option<DescribedDate>>,
    /// The place it speaks of; inner nothing: not said.
    pub place: Option<Option<String>>,
    /// The day its verdict should be looked at again; inner nothing: never.
    pub recheck_on: Option<Option<NaiveDate>>,
    /// Anything else; inner nothing: no note.
    pub note: Option<Option<String>>,
    /// The gesture that it is a part of.
    pub gesture: Option<GroupId>,
}

impl Book {
    /// Adds a claim and the place it was read, as one undoable step.
    ///
    /// The draft's statement and dates are already sound. Its key is the next free one of this book. A draft whose
    /// id the book knows adds nothing and gives that claim.
    pub fn add_claim(&mut self, draft: ClaimDraft) -> Result<Done<Claim>> {
        self.change(Op::AddClaim, |change| add(change, draft))
    }

    /// Adds many claims as one undoable step; all of them, or none.
    pub fn add_claims(&mut self, drafts: Vec<ClaimDraft>) -> Result<Done<Vec<Claim>>> {
        self.change(Op::AddClaims, |change| drafts.into_iter().map(|draft| add(change, draft)).collect())
    }

    /// Changes what is given, and nothing else.
    pub fn edit_claim(&mut self, key: Key, edit: ClaimEdit) -> Result<Done<Claim>> {
        let edit = edit.checked()?;
        self.change(Op::EditClaim, |change| {
            change.join_gesture(edit.gesture.map(Uuid::from))?;
            edit_one(change, key, &edit)
        })
    }

    /// Changes the same of several claims, as one undoable step; all of them, or none.
    pub fn edit_claims(&mut self, keys: &[Key], edit: ClaimEdit) -> Result<Done<()>> {
        let edit = edit.checked()?;
        self.change(Op::EditClaim, |change| {
            for key in each_once(keys)? {
                edit_one(change, key, &edit)?;
            }
            Ok(())
        })
    }

    /// Marks a claim as being looked at. A verdict clears the mark.
    pub fn mark_in_review(&mut self, key: Key) -> Result<Done<Claim>> {
        self.change(Op::MarkInReview, |change| {
            let mut claim = live(change, key)?;
            begin_review(change, &mut claim)?;
            Ok(claim)
        })
    }

    /// Throws away a claim, a document that nothing uses, or an item of evidence. It stays in the book's trash.
    pub fn remove(&mut self, key: Key) -> Result<Done<Key>> {
        self.change(Op::Remove, |change| {
            let trashed = Some(Trashed { by: change.person, at: change.at });
            set_trashed(change, key, trashed)?;
            Ok(key)
        })
    }

    /// Throws away several claims, as one undoable step; all of them, or none.
    pub fn remove_claims(&mut self, keys: &[Key]) -> Result<Done<()>> {
        self.change(Op::Remove, |change| {
            let trashed = Some(Trashed { by: change.person, at: change.at });
            for key in each_once(keys)? {
                live(change, key)?;
                set_trashed(change, key, trashed)?;
            }
            Ok(())
        })
    }

    /// Takes something out of the trash again.
    pub fn restore(&mut self, key: Key) -> Result<Done<Key>> {
        self.change(Op::Restore, |change| {
            set_trashed(change, key, None)?;
            Ok(key)
        })
    }
}

impl ClaimEdit {
    /// The same edit, its texts checked.
    fn checked(self) -> Result<Self> {
        if self == (Self { gesture: self.gesture, ..Self::default() }) {
            return Err(BookError::NothingToChange.into());
        }
        let text = |given: Option<Option<String>>| given.map(|text| optional_text(text.as_deref())).transpose();
        Ok(Self { hedge: text(self.hedge)?, place: text(self.place)?, note: text(self.note)?, ..self })
    }
}

fn edit_one(change: &mut Change<'_>, key: Key, edit: &ClaimEdit) -> Result<Claim> {
    let mut claim = live(change, key)?;
    if let Some(source) = &edit.source {
        claim.source = change.source(source)?;
    }
    if let Some(given) = &edit.claimant {
        claim.claimant = claimant(change, given)?;
    }
    for name in &edit.untag {
        let tag = rows::find_tag(&change.tx, name)?.map(|tag| tag.id);
        claim.tags.retain(|other| Some(*other) != tag);
    }
    add_tags(change, &mut claim.tags, &edit.tag)?;
    set(&mut claim.statement, edit.statement.as_ref());
    set(&mut claim.said, edit.said.as_ref());
    set(&mut claim.checking, edit.checking.as_ref());
    set(&mut claim.claim_type, edit.claim_type.as_ref());
    set(&mut claim.hedge, edit.hedge.as_ref());
    set(&mut claim.about_period, edit.about_period.as_ref());
    set(&mut claim.as_of, edit.as_of.as_ref());
    set(&mut claim.place, edit.place.as_ref());
    set(&mut claim.recheck_on, edit.recheck_on.as_ref());
    set(&mut claim.note, edit.note.as_ref());
    change.put(&claim)?;
    Ok(claim)
}

/// Sets a field where a new value is given.
fn set<T: Clone>(field: &mut T, given: Option<&T>) {
    if let Some(given) = given {
        field.clone_from(given);
    }
}

/// Each key once, in the order given; at least one.
pub(super) fn each_once(keys: &[Key]) -> Result<Vec<Key>, BookError> {
    if keys.is_empty() {
        return Err(BookError::NoKeys);
    }
    let mut once = Vec::with_capacity(keys.len());
    let mut seen = BTreeSet::new();
    once.extend(keys.iter().copied().filter(|key| seen.insert(*key)));
    Ok(once)
}

/// The claim with this key, outside the trash.
pub(super) fn live(change: &Change<'_>, key: Key) -> Result<Claim> {
    let claim = rows::claim(&change.tx, key)?;
    if claim.trashed.is_some() { Err(BookError::InTrash { key }.into()) } else { Ok(claim) }
}

fn add(change: &mut Change<'_>, draft: ClaimDraft) -> Result<Claim> {
    if let Some(known) = draft.id.map(|id| record::find::<Claim>(&change.tx, id)).transpose()?.flatten() {
        return Ok(known);
    }
    let document = match &draft.quote {
        Some(quote) => Some(super::documents::live(change, quote.document)?),
        None => None,
    };
    let source = match (&draft.source, &document) {
        (Some(name), _) => change.source(name)?,
        (None, Some(document)) => document.source,
        (None, None) => return Err(BookError::SourceMissing.into()),
    };
    let said = match (draft.said, &document) {
        (Some(said), _) => said,
        (None, Some(document)) => document.published.clone(),
        (None, None) => return Err(BookError::SaidMissing.into()),
    };
    let passage = match (&draft.quote, &document) {
        (Some(quote), Some(document)) => super::documents::passage(change, document, quote)?,
        _ => None,
    };
    let mut tags = Vec::new();
    add_tags(change, &mut tags, &draft.tags)?;
    let claim = Claim {
        id: draft.id.unwrap_or_else(|| ClaimId(change.world.uuid())),
        key: change.next_key(KeyKind::Claim)?,
        statement: draft.statement,
        checking: draft.checking,
        source,
        claimant: claimant(change, &draft.claimant)?,
        claim_type: draft.claim_type,
        hedge: optional_text(draft.hedge.as_deref())?,
        said,
        about_period: draft.about_period,
        as_of: draft.as_of,
        place: optional_text(draft.place.as_deref())?,
        parent: None,
        tags,
        in_review: None,
        recheck_on: None,
        note: optional_text(draft.note.as_deref())?,
        trashed: None,
    };
    change.put(&claim)?;
    for quantity in draft.quantities {
        add_quantity(change, claim.id, quantity)?;
    }
    if let (Some(quote), Some(document)) = (&draft.quote, &document) {
        change.put(&Appearance {
            id: AppearanceId(change.world.uuid()),
            claim: claim.id,
            document: document.id,
            repeater: None,
            relation: quote.relation,
            passage: passage.map(|passage| passage.id),
            anchor: AnchorState::Exact,
            first_known: false,
        })?;
    }
    Ok(claim)
}

fn add_quantity(change: &mut Change<'_>, claim: ClaimId, draft: QuantityDraft) -> Result<()> {
    let (lower, upper, basis) = match draft.bounds {
        Some((lower, upper, basis)) => (Some(lower), Some(upper), Some(basis)),
        None => (None, None, None),
    };
    change.put(&Quantity {
        id: QuantityId(change.world.uuid()),
        claim,
        value: draft.value,
        unit: draft.unit,
        kind: draft.kind,
        qualifier: draft.qualifier,
        lower,
        upper,
        basis,
        of_what: draft.of_what,
    })
}

fn claimant(change: &mut Change<'_>, given: &ClaimantGiven) -> Result<Claimant> {
    Ok(match given {
        ClaimantGiven::Source => Claimant::Source,
        ClaimantGiven::Named(name) => Claimant::Named(change.source(name)?),
        ClaimantGiven::Article => Claimant::Article,
    })
}

fn add_tags(change: &mut Change<'_>, tags: &mut Vec<TagId>, names: &[String]) -> Result<()> {
    for name in names {
        let tag = change.tag(name)?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(())
}

fn set_trashed(change: &mut Change<'_>, key: Key, trashed: Option<Trashed>) -> Result<()> {
    match key.kind {
        KeyKind::Claim => {
            let mut claim = rows::claim(&change.tx, key)?;
            claim.trashed = turned(key, claim.trashed, trashed)?;
            change.put(&claim)
        }
        KeyKind::Evidence => {
            let mut item = rows::evidence(&change.tx, key)?;
            item.trashed = turned(key, item.trashed, trashed)?;
            if trashed.is_none() {
                let document: Document = record::by_id(&change.tx, item.document)?;
                super::documents::live(change, document.key)?;
            }
            change.put(&item)
        }
        KeyKind::Document => {
            let mut document = rows::document(&change.tx, key)?;
            document.trashed = turned(key, document.trashed, trashed)?;
            let used_by = rows::users_of(&change.tx, document.id)?;
            if trashed.is_some() && !used_by.is_empty() {
                return Err(BookError::InUse { key, used_by }.into());
            }
            change.put(&document)
        }
    }
}

fn turned(key: Key, was: Option<Trashed>, becomes: Option<Trashed>) -> Result<Option<Trashed>> {
    match (was, becomes) {
        (Some(_), Some(_)) => Err(BookError::InTrash { key }.into()),
        (None, None) => Err(BookError::NotInTrash { key }.into()),
        (None, Some(_)) | (Some(_), None) => Ok(becomes),
    }
}
