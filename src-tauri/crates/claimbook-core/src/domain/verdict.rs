//! The dated judgement of one person, and its being taken back.

use super::id::{ClaimId, EvidenceId, PersonId, VerdictId, WithdrawalId};
use super::scale::{Confidence, Outcome, Rating};
use super::time::{DescribedDate, Instant};

/// Why a verdict cannot be as it was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerdictError {
    /// The rating refines another outcome.
    #[error("`{}` is a rating of `{}`, not of `{}`", rating.word(), rating.outcome().word(), outcome.word())]
    RatingOfAnother {
        /// What was given.
        rating: Rating,
        /// With what.
        outcome: Outcome,
    },
    /// The same person's standing outcome or rating changes, and nothing says why.
    #[error("the verdict changes and no reason is given")]
    ReasonMissing,
    /// A rating, and no outcome that it could refine.
    #[error("`{}` is given without an outcome", rating.word())]
    RatingAlone {
        /// What was given.
        rating: Rating,
    },
    /// A sealed verdict is to be taken back, and nothing says why.
    #[error("a verdict is taken back and no reason is given")]
    WithdrawalReasonMissing,
    /// This person has no standing verdict on the claim.
    #[error("there is no verdict to take back")]
    NothingToWithdraw,
    /// A reason is needed and none is left after trimming.
    #[error("the reason is empty")]
    ReasonEmpty,
    /// A longer text than [`TEXT_LIMIT`].
    #[error("the text has {length} characters")]
    TooLong {
        /// In code points.
        length: usize,
    },
}

/// The most characters a rationale, a wording, a reason or a note may have.
pub const TEXT_LIMIT: usize = 100_000;

/// A text somebody may leave out: trimmed, nothing where nothing is left.
pub fn optional_text(typed: Option<&str>) -> Result<Option<String>, VerdictError> {
    let Some(text) = typed.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let length = text.chars().count();
    if TEXT_LIMIT < length { Err(VerdictError::TooLong { length }) } else { Ok(Some(text.to_owned())) }
}

/// The dated judgement of one person.
///
/// Open while its reviewer stays on the claim; once sealed, no verb edits or removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its identity.
    pub id: VerdictId,
    /// What is judged.
    pub claim: ClaimId,
    /// What it says; nothing while it is a draft.
    pub outcome: Option<Outcome>,
    /// The finer word; belongs to the outcome.
    pub rating: Option<Rating>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// Why so sure.
    pub confidence_basis: Option<String>,
    /// Why.
    pub rationale: Option<String>,
    /// How it could be put instead.
    pub wording: Option<String>,
    /// When what it rests on was known.
    pub known_at: Option<DescribedDate>,
    /// What lay on the table, frozen at sealing.
    pub evidence: Vec<EvidenceId>,
    /// Why it differs from what the same person said before.
    pub reason: Option<String>,
    /// Whose it is.
    pub by: PersonId,
    /// When it was begun.
    pub opened_at: Instant,
    /// When it was sealed; nothing while it is open.
    pub sealed_at: Option<Instant>,
    /// The verdicts of readers who disagreed, which this one decides between.
    pub adjudicates: Vec<VerdictId>,
}

impl Verdict {
    /// Refuses a rating that refines another outcome.
    pub fn check_rating(outcome: Outcome, rating: Option<Rating>) -> Result<(), VerdictError> {
        match rating {
            Some(rating) if rating.outcome() != outcome => Err(VerdictError::RatingOfAnother { rating, outcome }),
            Some(_) | None => Ok(()),
        }
    }

    /// A verdict that says nothing yet.
    pub fn begun(id: VerdictId, claim: ClaimId, by: PersonId, opened_at: Instant) -> Self {
        Self {
            id,
            claim,
            outcome: None,
            rating: None,
            confidence: None,
            confidence_basis: None,
            rationale: None,
            wording: None,
            known_at: None,
            evidence: Vec::new(),
            reason: None,
            by,
            opened_at,
            sealed_at: None,
            adjudicates: Vec::new(),
        }
    }

    /// Whether nothing was written in it, so that nothing is lost with it.
    pub fn is_blank(&self) -> bool {
        *self == Self::begun(self.id, self.claim, self.by, self.opened_at)
    }

    /// Whether it says something else than the one it takes the place of, so that a reason is asked.
    pub fn changes(&self, former: &Self) -> bool {
        (self.outcome, self.rating) != (former.outcome, former.rating)
    }

    /// Whether it says the same as another in every word, on the same table. A reason that it leaves out it may
    /// share with the other.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let as_other = Self {
            id: other.id,
            opened_at: other.opened_at,
            sealed_at: other.sealed_at,
            reason: self.reason.clone().or_else(|| other.reason.clone()),
            ..self.clone()
        };
        as_other == *other
    }

    /// Whether it was sealed with a rationale and at least one item of evidence on the table.
    pub fn is_documented(&self) -> bool {
        self.rationale.is_some() && !self.evidence.is_empty()
    }
}

/// A verdict taken back, together with all earlier ones of that person on the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its identity.
    pub id: WithdrawalId,
    /// The last verdict it covers.
    pub verdict: VerdictId,
    /// Who took it back.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}
