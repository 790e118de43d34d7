//! Whether the coverage counts what the report shows.

use super::Check;
use super::form::Coverage;

impl Check<'_> {
    pub(super) fn coverage(&mut self) {
        let claims = &self.root.claims;
        let of_status = |word: &str| claims.iter().filter(|claim| claim.status == word).count() as u64;
        let verdicts = || claims.iter().filter_map(|claim| claim.verdict.as_ref());
        let counted = Coverage {
            claims: claims.len() as u64,
            judged: verdicts().count() as u64,
            verified: of_status("verified"),
            disputed: of_status("disputed"),
            unverifiable: of_status("unverifiable"),
            in_review: of_status("in-review"),
            to_review: of_status("to-review"),
            bare: verdicts().filter(|verdict| !verdict.documented).count() as u64,
            open: claims.iter().filter(|claim| claim.open_verdict).map(|claim| claim.key.clone()).collect(),
            evidence: claims.iter().map(|claim| claim.evidence.len() as u64).sum(),
        };
        let told = &self.root.coverage;
        let numbers = [
            ("claims", told.claims, counted.claims),
            ("claims with a verdict", told.judged, counted.judged),
            ("verified claims", told.verified, counted.verified),
            ("disputed claims", told.disputed, counted.disputed),
            ("unverifiable claims", told.unverifiable, counted.unverifiable),
            ("claims in review", told.in_review, counted.in_review),
            ("claims to review", told.to_review, counted.to_review),
            ("verdicts without documentation", told.bare, counted.bare),
            ("items of evidence", told.evidence, counted.evidence),
        ];
        let open_differs = told.open != counted.open;
        for (name, told, counted) in numbers {
            if told != counted {
                self.found("coverage", format!("The coverage counts {told} {name}, and the report shows {counted}."));
            }
        }
        if open_differs {
            self.found("coverage", "The coverage does not name the claims whose verdict is open.");
        }
    }
}
