//! Verdicts under way: changing the open one, and sealing it.

use rusqlite::Transaction;
use uuid::Uuid;

use super::change::{Change, Done, Touched};
use super::op::Op;
use super::{Book, claims, undo};
use crate::domain::claim::Claim;
use crate::domain::id::{ClaimId, EvidenceId, GroupId, Key, PersonId, VerdictId};
use crate::domain::scale::{Confidence, Outcome, Rating};
use crate::domain::standing::{Counting, replaced_by, sealed_verdict_of, standing};
use crate::domain::verdict::{Verdict, VerdictError, Withdrawal, optional_text};
use crate::error::{BookError, Result};
use crate::store::record::{self, Kind};
use crate::store::rows;

/// What to change in one's open verdict. Nothing: it stays; inner nothing: it is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerdictEdit {
    /// What it says. Another outcome takes rating and confidence away.
    pub outcome: Option<Option<Outcome>>,
    /// The finer word; must belong to the outcome.
    pub rating: Option<Option<Rating>>,
    /// How sure.
    pub confidence: Option<Option<Confidence>>,
    /// Why.
    pub rationale: Option<Option<String>>,
    /// How it could be put instead.
    pub wording: Option<Option<String>>,
    /// Why it differs from what the same person said before.
    pub reason: Option<Option<String>>,
    /// The gesture that it is a part of.
    pub gesture: Option<GroupId>,
}

impl VerdictEdit {
    /// The same edit, its texts checked.
    pub(super) fn checked(self) -> Result<Self> {
        if self == (Self { gesture: self.gesture, ..Self::default() }) {
            return Err(BookError::NothingToChange.into());
        }
        let text = |given: Option<Option<String>>| given.map(|text| optional_text(text.as_deref())).transpose();
        Ok(Self { rationale: text(self.rationale)?, wording: text(self.wording)?, reason: text(self.reason)?, ..self })
    }

    fn apply(&self, verdict: &mut Verdict) -> Result<(), VerdictError> {
        if let Some(outcome) = self.outcome {
            if verdict.outcome.is_some() && verdict.outcome != outcome {
                verdict.rating = None;
                verdict.confidence = None;
                verdict.confidence_basis = None;
            }
            verdict.outcome = outcome;
        }
        if let Some(rating) = self.rating {
            verdict.rating = rating;
        }
        if let Some(confidence) = self.confidence {
            verdict.confidence = confidence;
            if confidence.is_none() {
                verdict.confidence_basis = None;
            }
        }
        for (given, text) in [
            (&self.rationale, &mut verdict.rationale),
            (&self.wording, &mut verdict.wording),
            (&self.reason, &mut verdict.reason),
        ] {
            if let Some(given) = given {
                text.clone_from(given);
            }
        }
        match (verdict.outcome, verdict.rating) {
            (Some(outcome), rating) => Verdict::check_rating(outcome, rating),
            (None, Some(rating)) => Err(VerdictError::RatingAlone { rating }),
            (None, None) => Ok(()),
        }
    }
}

impl Book {
    /// Changes this person's open verdict on a claim, or opens one, and gives what it is now; nothing where nothing
    /// is left of it. It stays open until it is sealed, and may lack an outcome. Giving one clears the in-review mark.
    ///
    /// Where a sealed verdict of theirs stands, one with the same outcome begins as its copy, any other one empty.
    /// A reason is asked when it says something else; a missing one is flagged and not refused.
    pub fn edit_verdict(&mut self, key: Key, edit: VerdictEdit) -> Result<Done<Option<Verdict>>> {
        let edit = edit.checked()?;
        self.change(Op::Judge, |change| {
            change.join_gesture(edit.gesture.map(Uuid::from))?;
            let mut claim = claims::live(change, key)?;
            edit_open(change, &mut claim, &edit)
        })
    }

    /// Seals this person's open verdict on a claim; from then on only a new one supersedes it. Gives how many were
    /// sealed: a draft without an outcome stays open, and one that says nothing new is taken away instead.
    ///
    /// A verdict and its sealing are one gesture, unless this person did something else in between: undo takes the
    /// newest first, and could never reach what stands between them.
    pub fn seal(&mut self, key: Key) -> Result<Done<usize>> {
        self.change(Op::Seal, |change| {
            let claim = rows::claim(&change.tx, key)?;
            let open = rows::open_verdicts_of(&change.tx, change.person)?;
            let open: Vec<Verdict> = open.into_iter().filter(|verdict| verdict.claim == claim.id).collect();
            if let Some(verdict) = open.last() {
                change.group = gesture_of_sealing(change, verdict)?.unwrap_or(change.group);
            }
            seal_each(change, open)
        })
    }

    /// Seals every open verdict of this person that has an outcome, and gives how many were sealed: before an export,
    /// on closing, and after a crash. Does nothing in a book that may not be written.
    ///
    /// One step, and one before it where the newest gesture gave one of them: its sealing belongs to that.
    pub fn seal_all(&mut self) -> Result<Done<usize>> {
        let author = self.author.name.clone();
        let tx = self.store.reading()?;
        let open = match rows::find_person(&tx, &author)? {
            Some(person) => rows::open_verdicts_of(&tx, person.id)?,
            None => Vec::new(),
        };
        drop(tx);
        if open.is_empty() || self.read_only().is_some() {
            return Ok(Done { value: 0, touched: Touched::default() });
        }
        let newest = self.change(Op::Seal, |change| {
            let newest = undo::undoable(&change.tx, change.person)?;
            let mut of_newest = Vec::new();
            for verdict in rows::open_verdicts_of(&change.tx, change.person)? {
                if newest.is_some() && gesture_of_sealing(change, &verdict)? == newest {
                    of_newest.push(verdict);
                }
            }
            change.group = newest.unwrap_or(change.group);
            seal_each(change, of_newest)
        })?;
        let others = self.change(Op::Seal, |change| {
            let open = rows::open_verdicts_of(&change.tx, change.person)?;
            seal_each(change, open)
        })?;
        let mut touched = newest.touched;
        for (kind, ids) in others.touched.0 {
            touched.0.entry(kind).or_default().extend(ids);
        }
        Ok(Done { value: newest.value + others.value, touched })
    }
}

/// What people said of a claim, and what they took back.
pub(super) struct Given {
    pub(super) verdicts: Vec<Verdict>,
    pub(super) withdrawals: Vec<Withdrawal>,
}

impl Given {
    pub(super) fn of(tx: &Transaction<'_>, claim: ClaimId) -> Result<Self> {
        Ok(Self { verdicts: rows::verdicts_of(tx, claim)?, withdrawals: rows::withdrawals_of(tx, claim)? })
    }

    /// The verdict that somebody has not sealed yet, with or without an outcome.
    pub(super) fn open_of(&self, by: PersonId) -> Option<&Verdict> {
        self.verdicts.iter().rev().find(|verdict| verdict.by == by && verdict.sealed_at.is_none())
    }

    /// Whether a verdict takes the place of one of the same person that says something else.
    pub(super) fn changes(&self, verdict: &Verdict) -> bool {
        replaced_by(verdict, &self.verdicts, &self.withdrawals).is_some_and(|former| verdict.changes(former))
    }

    /// The sealed verdict of somebody that stands.
    pub(super) fn sealed_of(&self, by: PersonId) -> Option<&Verdict> {
        sealed_verdict_of(by, &self.verdicts, &self.withdrawals)
    }
}

/// The evidence that lies on the table now.
pub(super) fn table(change: &Change<'_>, claim: ClaimId) -> Result<Vec<EvidenceId>> {
    Ok(rows::evidence_of(&change.tx, claim)?.into_iter().map(|item| item.id).collect())
}

/// Changes this person's open verdict on a claim, or opens one.
pub(super) fn edit_open(change: &mut Change<'_>, claim: &mut Claim, edit: &VerdictEdit) -> Result<Option<Verdict>> {
    let given = Given::of(&change.tx, claim.id)?;
    let open = given.open_of(change.person);
    let sealed = given.sealed_of(change.person);
    let begun = || Verdict::begun(VerdictId(change.world.uuid()), claim.id, change.person, change.at);
    let mut verdict = match (open, sealed) {
        (Some(open), _) => open.clone(),
        (None, Some(sealed)) if edit.outcome.is_none_or(|outcome| outcome == sealed.outcome) => {
            let Verdict { id, opened_at, .. } = begun();
            Verdict { id, opened_at, sealed_at: None, evidence: Vec::new(), reason: None, ..sealed.clone() }
        }
        (None, _) => begun(),
    };
    edit.apply(&mut verdict)?;
    if edit.outcome.flatten().is_some() && claim.in_review.take().is_some() {
        change.put(claim)?;
    }
    let is_nothing = verdict.is_blank() || (open.is_none() && adds_nothing(change, claim, &given, &verdict)?);
    if is_nothing {
        change.erase(Kind::Verdict, verdict.id.0)?;
        return Ok(None);
    }
    change.put(&verdict)?;
    Ok(Some(verdict))
}

/// Whether an open verdict would, once sealed, say the same as the same person's sealed one, which still decides
/// where the claim stands. Behind another reader's verdict, saying the same again decides anew.
fn adds_nothing(change: &Change<'_>, claim: &Claim, given: &Given, verdict: &Verdict) -> Result<bool> {
    let Some(sealed) = given.sealed_of(verdict.by) else { return Ok(false) };
    let others: Vec<Verdict> = given.verdicts.iter().filter(|other| other.id != verdict.id).cloned().collect();
    let decides = standing(claim, &others, &given.withdrawals, false, Counting::All).current == Some(sealed.id);
    let as_sealed = Verdict { evidence: table(change, claim.id)?, ..verdict.clone() };
    Ok(decides && as_sealed.says_the_same(sealed))
}

/// The gesture that gave a verdict, where it is this person's newest: its sealing belongs to it.
fn gesture_of_sealing(change: &Change<'_>, verdict: &Verdict) -> Result<Option<Uuid>> {
    let newest = undo::undoable(&change.tx, change.person)?;
    let given_in = undo::last_gesture(&change.tx, verdict.id.0)?;
    Ok(given_in.filter(|group| newest == Some(*group)))
}

/// Seals some open verdicts, and gives how many: those that add nothing are taken away.
pub(super) fn seal_each(change: &mut Change<'_>, open: Vec<Verdict>) -> Result<usize> {
    let mut reasons = Vec::new();
    for verdict in open {
        let claim: Claim = record::by_id(&change.tx, verdict.claim)?;
        let given = Given::of(&change.tx, claim.id)?;
        if adds_nothing(change, &claim, &given, &verdict)? {
            change.erase(Kind::Verdict, verdict.id.0)?;
            continue;
        }
        reasons.push(verdict.reason.clone());
        seal_one(change, verdict)?;
    }
    if let ([Some(reason)], None) = (reasons.as_slice(), &change.reason) {
        // Of several reasons none speaks for the step: each stands with its verdict.
        change.reason = Some(reason.clone());
    }
    Ok(reasons.len())
}

/// Seals a verdict with the evidence that lies on the table now.
pub(super) fn seal_one(change: &mut Change<'_>, verdict: Verdict) -> Result<()> {
    let evidence = table(change, verdict.claim)?;
    change.put(&Verdict { sealed_at: Some(change.at), evidence, ..verdict })
}
