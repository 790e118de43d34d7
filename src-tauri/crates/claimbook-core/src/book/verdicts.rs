//! Giving, sealing and withdrawing verdicts.

use chrono::NaiveDate;

use super::change::Done;
use super::op::Op;
use super::{Book, claims, undo};
use crate::domain::id::{Key, VerdictId, WithdrawalId};
use crate::domain::scale::{Confidence, Outcome, Rating};
use crate::domain::standing::standing_verdict_of;
use crate::domain::time::DescribedDate;
use crate::domain::verdict::{Verdict, VerdictError, Withdrawal, optional_text};
use crate::error::Result;
use crate::store::rows;

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

impl Book {
    /// Judges a claim, as one undoable step, and clears its in-review mark.
    pub fn judge(&mut self, key: Key, judgement: Judgement) -> Result<Done<Verdict>> {
        Verdict::check_rating(judgement.outcome, judgement.rating)?;
        let rationale = optional_text(judgement.rationale.as_deref())?;
        let wording = optional_text(judgement.wording.as_deref())?;
        let reason = optional_text(judgement.reason.as_deref())?;
        self.change(Op::Judge, |change| {
            let mut claim = claims::live(change, key)?;
            let verdicts = rows::verdicts_of(&change.tx, claim.id)?;
            let withdrawals = rows::withdrawals_of(&change.tx, claim.id)?;
            let standing = standing_verdict_of(change.person, &verdicts, &withdrawals);
            let changes = standing.is_some_and(|standing| {
                (standing.outcome, standing.rating) != (Some(judgement.outcome), judgement.rating)
            });
            if changes && reason.is_none() && judgement.sealing == Sealing::AtOnce {
                return Err(VerdictError::ReasonMissing.into());
            }
            change.reason.clone_from(&reason);
            let open = verdicts.iter().rev().find(|verdict| verdict.by == change.person && verdict.sealed_at.is_none());
            let evidence = rows::evidence_of(&change.tx, claim.id)?.into_iter().map(|item| item.id).collect();
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

    /// Seals this person's open verdict on a claim; from then on only a new one supersedes it. Gives how many were
    /// sealed: a draft without an outcome stays open.
    ///
    /// A verdict and its sealing are one gesture, unless this person did something else in between: undo takes the
    /// newest first, and could never reach what stands between them.
    pub fn seal(&mut self, key: Key) -> Result<Done<usize>> {
        self.change(Op::Seal, |change| {
            let claim = rows::claim(&change.tx, key)?;
            let evidence: Vec<_> = rows::evidence_of(&change.tx, claim.id)?.into_iter().map(|item| item.id).collect();
            let mut sealed = 0;
            for mut verdict in rows::verdicts_of(&change.tx, claim.id)? {
                let is_open = verdict.sealed_at.is_none() && verdict.outcome.is_some();
                if verdict.by == change.person && is_open {
                    let newest = undo::undoable(&change.tx, change.person)?;
                    let given_in = undo::last_gesture(&change.tx, verdict.id.0)?;
                    if let Some(group) = given_in.filter(|group| newest == Some(*group)) {
                        change.group = group;
                    }
                    verdict.sealed_at = Some(change.at);
                    verdict.evidence.clone_from(&evidence);
                    change.put(&verdict)?;
                    sealed += 1;
                }
            }
            Ok(sealed)
        })
    }

    /// Takes back this person's standing verdict on a claim and all their earlier ones.
    pub fn withdraw(&mut self, key: Key, reason: &str) -> Result<Done<Withdrawal>> {
        let reason = optional_text(Some(reason))?.ok_or(VerdictError::ReasonEmpty)?;
        self.change(Op::Withdraw, |change| {
            let claim = claims::live(change, key)?;
            let verdicts = rows::verdicts_of(&change.tx, claim.id)?;
            let withdrawals = rows::withdrawals_of(&change.tx, claim.id)?;
            let standing = standing_verdict_of(change.person, &verdicts, &withdrawals);
            let verdict = standing.ok_or(VerdictError::NothingToWithdraw)?.id;
            change.reason = Some(reason.clone());
            let withdrawal =
                Withdrawal { id: WithdrawalId(change.world.uuid()), verdict, by: change.person, at: change.at, reason };
            change.put(&withdrawal)?;
            Ok(withdrawal)
        })
    }
}
