//! Verdicts: giving, sealing and taking them back.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Judges a claim; sealed at once.
    Judge {
        /// Which.
        key: String,
        /// `verified`, `disputed` or `unverifiable`.
        outcome: String,
        /// The finer word; must belong to the outcome.
        rating: Option<String>,
        /// `low`, `moderate` or `high`.
        confidence: Option<String>,
        /// Why.
        because: Option<String>,
        /// How it could be put instead.
        wording: Option<String>,
        /// Why it differs from what the same person said before.
        reason: Option<String>,
        /// The day it should be looked at again.
        recheck: Option<String>,
    }

    /// Takes back this person's standing verdict and all their earlier ones on a claim.
    Withdraw {
        /// Which claim.
        key: String,
        /// Why.
        reason: String,
    }

    /// Changes this person's open verdict on a claim, or opens one. It stays open until it is sealed. What is left out stays; an empty text takes away.
    EditVerdict {
        /// Which claim.
        key: String,
        /// `verified`, `disputed` or `unverifiable`; empty: none yet. Another one takes rating and confidence away.
        outcome: Option<String>,
        /// The finer word; must belong to the outcome; empty: none.
        rating: Option<String>,
        /// `low`, `moderate` or `high`; empty: none.
        confidence: Option<String>,
        /// Why.
        because: Option<String>,
        /// How it could be put instead.
        wording: Option<String>,
        /// Why it differs from what the same person said before. Missing where asked for, it is flagged and not refused.
        reason: Option<String>,
        /// A UUID: steps of one gesture are undone together.
        gesture: Option<String>,
    }

    /// Marks several claims as one step: all of them, or none. Verdicts are sealed at once; a missing reason is flagged.
    MarkClaims {
        /// Which.
        keys: Vec<String>,
        /// `verified`, `disputed`, `unverifiable`, `in-review`, or `to-review` to take marks and verdicts back.
        status: String,
        /// The finer word of the verdicts.
        rating: Option<String>,
        /// Why.
        because: Option<String>,
        /// Why they differ from what the same person said before, or why they are taken back.
        reason: Option<String>,
    }

    /// Puts a claim back to review: takes its mark away, empties this person's open verdict, or withdraws their sealed one.
    ClearStatus {
        /// Which claim.
        key: String,
        /// Why; needed where a sealed verdict is withdrawn.
        reason: Option<String>,
    }
}
