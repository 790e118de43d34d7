//! Giving verdicts that are sealed at once, taking them back, and marking claims.

use chrono::NaiveDate;

use super::change::{Change, Done};
use super::drafts::{self, Given, VerdictEdit};
use super::op::Op;
use super::{Book, claims};
use crate::domain::claim::{Claim, InReview};
use crate::domain::id::{Key, VerdictId, WithdrawalId};
use crate::domain::scale::{Confidence, Outcome, Rating};
use crate::domain::standing::{Counting, standing, standing_verdict_of};
use crate::domain::time::DescribedDate;
use crate::domain::verdict::{Verdict, VerdictError, Withdrawal, optional_text};
use crate::error::Result;
use crate::store::record::Kind;

/// A verdict as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What it says.
    pub outcome: Outcome,
    /// The finer word; must belong to the outcome.
    pub rating: Option<Rating>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
    /// How it could be put instead.
    pub wording: Option<String>,
    /// Why it differs from what this person said before.
    pub reason: Option<String>,
    /// When what it rests on was known.
    pub known_at: Option<DescribedDate>,
    /// The day it should be looked at again; nothing: as the claim has it.
    pub recheck_on: Option<NaiveDate>,
    /// The verdicts of readers who disagree, which this one decides between.
    pub adjudicates: Vec<VerdictId>,
    /// Sealed at once, or open until its reviewer leaves the claim.
    pub sealing: Sealing,
}

impl Judgement {
    /// A verdict that says only this, sealed at once.
    pub fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            rating: None,
            confidence: None,
            rationale: None,
            wording: None,
            reason: None,
            known_at: None,
            recheck_on: None,
            adjudicates: Vec::new(),
            sealing: Sealing::AtOnce,
        }
    }
}

/// When a verdict is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// In the same step; a reason is required when the same person's standing verdict changes.
    AtOnce,
    /// Later, by [`Book::seal`]; a missing reason is saved and flagged.
    Later,
}

/// How several claims are marked at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marking {
    /// With verdicts, sealed at once.
    Outcome {
        /// What they say.
        outcome: Outcome,
        /// The finer word; must belong to the outcome.
        rating: Option<Rating>,
        /// Why.
        rationale: Option<String>,
    },
    /// As being looked at.
    InReview,
    /// As to be reviewed: marks and this person's verdicts are taken back.
    ToReview,
}

impl Book {
    /// Judges a claim, as one undoable step, and clears its in-review mark.
    pub fn judge(&mut self, key: Key, judgement: Judgement) -> Result<Done<Verdict>> {
        Verdict::check_rating(judgement.outcome, judgement.rating)?;
        let rationale = optional_text(judgement.rationale.as_deref())?;
        let wording = optional_text(judgement.wording.as_deref())?;
        let reason = optional_text(judgement.reason.as_deref())?;
        self.change(Op::Judge, |change| {
            let mut claim = claims::live(change, key)?;
            let given = Given::of(&change.tx, claim.id)?;
            let standing = standing_verdict_of(change.person, &given.verdicts, &given.withdrawals);
            let changes = standing.is_some_and(|standing| {
                (standing.outcome, standing.rating) != (Some(judgement.outcome), judgement.rating)
            });
            if changes && reason.is_none() && judgement.sealing == Sealing::AtOnce {
                return Err(VerdictError::ReasonMissing.into());
            }
            change.reason.clone_from(&reason);
            let open = given.open_of(change.person);
            let evidence = drafts::table(change, claim.id)?;
            let sealed = judgement.sealing == Sealing::AtOnce;
            let verdict = Verdict {
                id: open.map_or_else(|| VerdictId(change.world.uuid()), |open| open.id),
                claim: claim.id,
                outcome: Some(judgement.outcome),
                rating: judgement.rating,
                confidence: judgement.confidence,
                confidence_basis: None,
                rationale,
                wording,
                known_at: judgement.known_at,
                evidence: if sealed { evidence } else { Vec::new() },
                reason,
                by: change.person,
                opened_at: open.map_or(change.at, |open| open.opened_at),
                sealed_at: sealed.then_some(change.at),
                adjudicates: judgement.adjudicates,
            };
            change.put(&verdict)?;
            claim.in_review = None;
            claim.recheck_on = judgement.recheck_on.or(claim.recheck_on);
            change.put(&claim)?;
            Ok(verdict)
        })
    }

    /// Takes back this person's standing verdict on a claim and all their earlier ones.
    pub fn withdraw(&mut self, key: Key, reason: &str) -> Result<Done<Withdrawal>> {
        let reason = optional_text(Some(reason))?.ok_or(VerdictError::ReasonEmpty)?;
        self.change(Op::Withdraw, |change| {
            let claim = claims::live(change, key)?;
            let given = Given::of(&change.tx, claim.id)?;
            let standing = standing_verdict_of(change.person, &given.verdicts, &given.withdrawals);
            let verdict = standing.ok_or(VerdictError::NothingToWithdraw)?;
            if verdict.sealed_at.is_none() {
                // What is taken back stays as it was: an open one could be edited on, and never stand again.
                drafts::seal_one(change, verdict.clone())?;
            }
            take_back(change, verdict, reason)
        })
    }

    /// Marks several claims, as one undoable step: all of them, or none. A missing reason is saved and flagged where
    /// a verdict changes, and refused where a sealed one is taken back.
    ///
    /// A claim of which this person said the same before keeps that verdict, with its rationale.
    pub fn mark(&mut self, keys: &[Key], marking: &Marking, reason: Option<&str>) -> Result<Done<()>> {
        let reason = optional_text(reason)?;
        let (op, edit) = match marking {
            Marking::Outcome { outcome, rating, rationale } => {
                Verdict::check_rating(*outcome, *rating)?;
                let edit = VerdictEdit {
                    outcome: Some(Some(*outcome)),
                    rating: rating.map(Some),
                    rationale: rationale.clone().map(Some),
                    ..VerdictEdit::default()
                };
                (Op::Judge, Some(edit.checked()?))
            }
            Marking::InReview => (Op::MarkInReview, None),
            Marking::ToReview => (Op::ClearStatus, None),
        };
        self.change(op, |change| {
            for key in claims::each_once(keys)? {
                let mut claim = claims::live(change, key)?;
                match (marking, &edit) {
                    (Marking::ToReview, _) => clear(change, &mut claim, reason.as_deref())?,
                    (_, Some(edit)) => judge_as_marked(change, &mut claim, edit, reason.as_deref())?,
                    (_, None) => begin_review(change, &mut claim)?,
                }
            }
            Ok(())
        })
    }

    /// Puts a claim back to review: takes its mark away, takes the outcome of this person's open verdict away, and
    /// withdraws their sealed one, which wants a reason.
    pub fn clear_status(&mut self, key: Key, reason: Option<&str>) -> Result<Done<Claim>> {
        let reason = optional_text(reason)?;
        self.change(Op::ClearStatus, |change| {
            let mut claim = claims::live(change, key)?;
            clear(change, &mut claim, reason.as_deref())?;
            Ok(claim)
        })
    }
}

/// Takes back a verdict and all earlier ones of the same person.
fn take_back(change: &mut Change<'_>, verdict: &Verdict, reason: String) -> Result<Withdrawal> {
    change.reason = Some(reason.clone());
    let id = WithdrawalId(change.world.uuid());
    let withdrawal = Withdrawal { id, verdict: verdict.id, by: change.person, at: change.at, reason };
    change.put(&withdrawal)?;
    Ok(withdrawal)
}

/// Marks a claim as being looked at, unless it is marked already.
pub(super) fn begin_review(change: &mut Change<'_>, claim: &mut Claim) -> Result<()> {
    claim.in_review.get_or_insert(InReview { by: change.person, at: change.at });
    change.put(claim)
}

fn judge_as_marked(change: &mut Change<'_>, claim: &mut Claim, edit: &VerdictEdit, reason: Option<&str>) -> Result<()> {
    let former = Given::of(&change.tx, claim.id)?.sealed_of(change.person).cloned();
    let Some(mut verdict) = drafts::edit_open(change, claim, edit)? else { return Ok(()) };
    if let Some(reason) = reason.filter(|_| former.is_some_and(|former| verdict.changes(&former))) {
        verdict.reason = Some(reason.to_owned());
        change.reason = Some(reason.to_owned());
    }
    drafts::seal_each(change, vec![verdict])?;
    Ok(())
}

fn clear(change: &mut Change<'_>, claim: &mut Claim, reason: Option<&str>) -> Result<()> {
    let given = Given::of(&change.tx, claim.id)?;
    let was_marked = claim.in_review.take().is_some();
    if was_marked {
        change.put(claim)?;
    }
    let open = given.open_of(change.person).filter(|open| open.outcome.is_some());
    if let Some(open) = open {
        let draft = Verdict { outcome: None, rating: None, confidence: None, confidence_basis: None, ..open.clone() };
        if draft.is_blank() {
            change.erase(Kind::Verdict, draft.id.0)?;
        } else {
            change.put(&draft)?;
        }
    }
    if let Some(sealed) = given.sealed_of(change.person) {
        let reason = reason.ok_or(VerdictError::WithdrawalReasonMissing)?;
        take_back(change, sealed, reason.to_owned())?;
        change.turned_out = Some(Op::Withdraw);
    } else if open.is_none() && !was_marked {
        let stands = standing(claim, &given.verdicts, &given.withdrawals, false, Counting::All);
        if stands.outcome.is_some() {
            return Err(VerdictError::NothingToWithdraw.into());
        }
    }
    Ok(())
}
