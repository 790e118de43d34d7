//! Where a claim stands: the one function that every surface reads.

use std::collections::BTreeMap;

use super::claim::Claim;
use super::id::{PersonId, VerdictId};
use super::scale::{Outcome, Status};
use super::verdict::{Verdict, Withdrawal};

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In one of five words.
    pub status: Status,
    /// The verdict that decides it.
    pub current: Option<VerdictId>,
    /// What that verdict says.
    pub outcome: Option<Outcome>,
    /// Whether that verdict has a rationale and evidence.
    pub documented: bool,
    /// How many people's verdicts stand.
    pub readers: u32,
    /// Their outcomes differ, and no verdict decides between them.
    pub readers_disagree: bool,
}

/// Which verdicts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Open and sealed ones: lists and the window.
    All,
    /// Sealed ones: reports.
    Sealed,
}

/// Where a claim stands.
///
/// In this order: marked in review; an outcome that still wants a second reader; the outcome; else to review.
/// `verdicts` and `withdrawals` are those of the claim, in the order they were recorded.
pub fn standing(
    claim: &Claim,
    verdicts: &[Verdict],
    withdrawals: &[Withdrawal],
    second_reader_wanted: bool,
    counting: Counting,
) -> Standing {
    let standing: BTreeMap<PersonId, &Verdict> = standing_verdicts(verdicts, withdrawals)
        .filter(|verdict| counting == Counting::All || verdict.sealed_at.is_some())
        .map(|verdict| (verdict.by, verdict))
        .collect();
    let position = |verdict: &Verdict| verdicts.iter().position(|other| other.id == verdict.id);
    let current = standing.values().copied().max_by_key(|verdict| position(verdict));
    let outcome = current.and_then(|verdict| verdict.outcome);

    let confirmed = standing.values().filter(|verdict| verdict.outcome == outcome).count() > 1;
    let differ = standing.values().any(|verdict| verdict.outcome != outcome);
    let decided = current.is_some_and(|current| {
        let others = standing.values().filter(|verdict| verdict.outcome != outcome);
        others.into_iter().all(|verdict| current.adjudicates.contains(&verdict.id))
    });
    let status = match outcome {
        _ if claim.in_review.is_some() => Status::InReview,
        Some(_) if second_reader_wanted && !confirmed => Status::InReview,
        Some(outcome) => outcome.into(),
        None => Status::ToReview,
    };
    Standing {
        status,
        current: current.map(|verdict| verdict.id),
        outcome,
        documented: current.is_some_and(Verdict::is_documented),
        readers: u32::try_from(standing.len()).unwrap_or(u32::MAX),
        readers_disagree: differ && !decided,
    }
}

/// The verdicts that have an outcome and were not taken back, in the order they were recorded.
fn standing_verdicts<'a>(verdicts: &'a [Verdict], withdrawals: &'a [Withdrawal]) -> impl Iterator<Item = &'a Verdict> {
    let covered = |at: usize| {
        let by = verdicts[at].by;
        verdicts[at..].iter().any(|later| later.by == by && withdrawals.iter().any(|taken| taken.verdict == later.id))
    };
    verdicts
        .iter()
        .enumerate()
        .filter(move |(at, verdict)| verdict.outcome.is_some() && !covered(*at))
        .map(|(_, verdict)| verdict)
}

/// The standing verdict of one person, open or sealed.
pub fn standing_verdict_of<'a>(
    by: PersonId,
    verdicts: &'a [Verdict],
    withdrawals: &'a [Withdrawal],
) -> Option<&'a Verdict> {
    standing_verdicts(verdicts, withdrawals).filter(|verdict| verdict.by == by).last()
}

/// The sealed verdict of one person that stands, whatever they have open beside it.
pub fn sealed_verdict_of<'a>(
    by: PersonId,
    verdicts: &'a [Verdict],
    withdrawals: &'a [Withdrawal],
) -> Option<&'a Verdict> {
    standing_verdicts(verdicts, withdrawals).filter(|verdict| verdict.by == by && verdict.sealed_at.is_some()).last()
}

/// The sealed verdict of the same person that a verdict takes, or took, the place of.
pub fn replaced_by<'a>(
    verdict: &Verdict,
    verdicts: &'a [Verdict],
    withdrawals: &'a [Withdrawal],
) -> Option<&'a Verdict> {
    // What was taken back together with the verdict, or later, stood when it was given.
    let at = verdicts.iter().position(|other| other.id == verdict.id).unwrap_or(verdicts.len());
    sealed_verdict_of(verdict.by, &verdicts[..at], withdrawals)
}
