//! Verdicts, and the withdrawals that take them back.

use std::collections::{HashMap, HashSet};

use claimbook_core::domain::digest::Digest;

use super::Check;
use super::form::{Claim, Verdict, Withdrawal};
use super::records::{Image, Record, State};

impl Check<'_> {
    pub(super) fn verdict(&mut self, claim: &Claim, verdict: &Verdict, taken: &Withdrawals, about: &str) {
        let Some(image) = self.image(about, "verdict", &verdict.id) else { return };
        let withdrawn = match &verdict.withdrawn {
            Some(shown) => taken.has(shown),
            None => !taken.verdicts.contains(&verdict.id),
        };
        let fields = [
            ("claim", image.says("claim", Some(&claim.id))),
            ("outcome", image.says("outcome", Some(&verdict.outcome))),
            ("rating", image.says("rating", verdict.rating.as_deref())),
            ("confidence", image.says("confidence", verdict.confidence.as_deref())),
            ("rationale", image.says("rationale", verdict.rationale.as_deref())),
            ("wording", image.says("wording", verdict.wording.as_deref())),
            ("reason", image.says("reason", verdict.reason.as_deref())),
            ("known at", image.says_date("known_at", verdict.known_at.as_ref())),
            ("judged at", image.says("sealed_at", Some(&verdict.judged_at))),
            ("withdrawn", withdrawn),
        ];
        self.compare(about, "verdict", &fields);
    }
}

/// The withdrawals that the history holds.
pub(super) struct Withdrawals {
    /// The verdicts that they name.
    pub(super) verdicts: HashSet<String>,
    /// When and why.
    pub(super) reasons: HashSet<(String, String)>,
}

impl Withdrawals {
    pub(super) fn of(records: &HashMap<String, Record>) -> Self {
        let of_kind = || records.iter().filter(|(_, record)| record.kind == "withdrawal");
        let images = || {
            of_kind().filter_map(|(_, record)| if let State::Image(image) = &record.state { Some(image) } else { None })
        };
        let text = |image: &Image, field| image.text(field).unwrap_or_default().to_owned();
        Self {
            verdicts: images().map(|image| text(image, "verdict")).collect(),
            reasons: images().map(|image| (text(image, "at"), text(image, "reason"))).collect(),
        }
    }

    fn has(&self, shown: &Withdrawal) -> bool {
        let reason = |words: String| self.reasons.contains(&(shown.at.clone(), words));
        reason(shown.reason.clone()) || reason(format!("sha256:{}", Digest::of(shown.reason.as_bytes())))
    }
}
