//! Claims with their quantities: whether each is shown as it was sealed, and with everything that the history holds
//! of it.

use std::collections::{HashMap, HashSet};

use claimbook_core::domain::claim::Claimant;

use super::form::{Claim, Quantity, Verdict};
use super::records::{Image, State};
use super::verdicts::Withdrawals;
use super::{Check, cut};

impl Check<'_> {
    pub(super) fn claims(&mut self) {
        let mut of_claim: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for (id, record) in &self.records {
            if let State::Image(image) = &record.state
                && let Some(claim) = image.text("claim")
                && is_to_be_shown(&record.kind, image)
            {
                of_claim.entry(claim.to_owned()).or_default().push((record.kind.clone(), id.clone()));
            }
        }
        let taken = Withdrawals::of(&self.records);
        let texts =
            self.root.documents.iter().map(|document| (document.key.as_str(), document.text.as_deref())).collect();
        let mut seen = HashSet::new();
        for claim in &self.root.claims {
            let about = cut(&claim.key);
            if !seen.insert(&claim.id) {
                self.found(&about, "The claim is shown twice.");
            }
            let expected = of_claim.remove(&claim.id).unwrap_or_default();
            self.claim(claim, &about);
            let verdicts: Vec<&Verdict> = claim.verdict.iter().chain(&claim.other_verdicts).collect();
            for verdict in &verdicts {
                self.verdict(claim, verdict, &taken, &about);
            }
            for quantity in &claim.quantities {
                self.quantity(claim, quantity, &about);
            }
            for item in &claim.evidence {
                self.evidence(claim, item, &texts);
            }
            let of_kind =
                |kind: &str| expected.iter().filter(|(of, _)| of == kind).map(|(_, id)| id.as_str()).collect();
            self.appearances(claim, &about, of_kind("appearance"));
            let shown: HashSet<&str> = (verdicts.iter().map(|verdict| verdict.id.as_str()))
                .chain(claim.quantities.iter().map(|quantity| quantity.id.as_str()))
                .chain(claim.evidence.iter().map(|item| item.id.as_str()))
                .collect();
            for (kind, id) in &expected {
                if kind != "appearance" && !shown.contains(id.as_str()) {
                    let what = match kind.as_str() {
                        "evidence" => "an item of evidence",
                        "verdict" => "a verdict",
                        _ => "a quantity",
                    };
                    self.found(&about, format!("The claim is shown without {what} that the history holds."));
                }
            }
        }
    }

    fn claim(&mut self, claim: &Claim, about: &str) {
        let judged = claim.verdict.as_ref().map(|verdict| verdict.outcome.as_str());
        let is_judged = matches!(claim.status.as_str(), "verified" | "disputed" | "unverifiable");
        let outcome = claim.outcome.as_deref();
        if (outcome.is_some() && outcome != judged) || (is_judged && outcome != Some(&claim.status)) {
            self.found(about, "The status of the claim is not the outcome of its verdict.");
        }
        let Some(image) = self.image(about, "claim", &claim.id) else { return };
        let claimant = match image.text("claimant_is") {
            Some("source") => claim.claimant == claim.source,
            Some("named") => self.name_is(about, &image, "claimant", &claim.claimant),
            Some("article") => claim.claimant == Claimant::ARTICLE,
            _ => false,
        };
        let tags = image.texts("tags");
        let names: Option<Vec<&str>> = tags.iter().map(|id| self.peek(id)?.text("name")).collect();
        let tags = (self.leaves_out("tags") && claim.tags.is_empty())
            || names.is_some_and(|mut names| {
                let mut shown: Vec<&str> = claim.tags.iter().map(String::as_str).collect();
                names.sort_unstable();
                shown.sort_unstable();
                names == shown
            });
        let fields = [
            ("key", image.says("key", Some(&claim.key))),
            ("statement", image.says("statement", Some(&claim.statement))),
            ("checking", image.says("checking", Some(&claim.checking))),
            ("source", self.name_is(about, &image, "source", &claim.source)),
            ("claimant", claimant),
            ("said on", image.says_date("said", Some(&claim.said))),
            ("about period", image.says_date("about_period", claim.about_period.as_ref())),
            ("as of", image.says_date("as_of", claim.as_of.as_ref())),
            ("hedge", image.says("hedge", claim.hedge.as_deref())),
            ("place", image.says("place", claim.place.as_deref())),
            ("check again on", image.says("recheck_on", claim.recheck_on.as_deref())),
            ("tags", tags),
        ];
        self.compare(about, "claim", &fields);
    }

    fn quantity(&mut self, claim: &Claim, quantity: &Quantity, about: &str) {
        let Some(image) = self.image(about, "quantity", &quantity.id) else { return };
        let fields = [
            ("claim", image.says("claim", Some(&claim.id))),
            ("value", image.says("value", Some(&quantity.value))),
            ("unit", image.says("unit", quantity.unit.as_deref())),
            ("kind", image.says("kind", Some(&quantity.kind))),
            ("qualifier", image.says("qualifier", quantity.qualifier.as_deref())),
            ("lower", image.says("lower", quantity.lower.as_deref())),
            ("upper", image.says("upper", quantity.upper.as_deref())),
            ("basis", image.says("basis", quantity.basis.as_deref())),
            ("of what", image.says("of_what", quantity.of_what.as_deref())),
        ];
        self.compare(about, "quantity", &fields);
    }
}

/// Whether a report that shows the claim of this record shows the record too.
fn is_to_be_shown(kind: &str, image: &Image) -> bool {
    match kind {
        "appearance" | "quantity" => true,
        "evidence" => image.text("trashed_at").is_none(),
        "verdict" => image.text("sealed_at").is_some() && image.text("outcome").is_some(),
        _ => false,
    }
}
