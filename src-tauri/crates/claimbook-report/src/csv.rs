//! One row per claim, for spreadsheets.
//!
//! UTF-8 without a byte order mark, comma-separated, CRLF line ends (RFC 4180), the header first. Several values in
//! one cell are divided by `; ` (tags, documents, evidence), addresses by a space, quotes by a line end. Dates are
//! EDTF, instants RFC 3339. A cell that a spreadsheet would read as a formula begins with `'`, and control characters
//! are replaced: the JSON form is the faithful one.

use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::report::{Report, ReportClaim, ReportDocument};

use crate::typed::shown;
use crate::words;

pub(crate) const HEADER: [&str; 26] = [
    "key",
    "id",
    "statement",
    "status",
    "outcome",
    "rating",
    "confidence",
    "documented",
    "checking",
    "source",
    "claimant",
    "said",
    "tags",
    "found_in",
    "quote",
    "url",
    "rationale",
    "wording",
    "reviewer",
    "judged_at",
    "supports",
    "refutes",
    "context",
    "independent_supports",
    "independent_refutes",
    "evidence",
];

pub(crate) fn render(report: &Report) -> Vec<u8> {
    const PROOF: &str = "rows of one length, and a Vec takes every write";
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    table.write_record(HEADER).expect(PROOF);
    for claim in &report.claims {
        table.write_record(row(report, claim).map(|text| cell(&text))).expect(PROOF);
    }
    table.into_inner().expect(PROOF)
}

fn row(report: &Report, claim: &ReportClaim) -> [String; HEADER.len()] {
    let documents: Vec<&ReportDocument> =
        claim.appearances.iter().filter_map(|appearance| words::document(report, appearance.document)).collect();
    let found_in: Vec<String> =
        documents.iter().map(|document| format!("{} {}", document.key, document.title)).collect();
    let addresses: Vec<&str> = documents.iter().filter_map(|document| document.url.as_deref()).collect();
    let quotes: Vec<&str> = claim
        .appearances
        .iter()
        .filter_map(|appearance| appearance.passage.as_ref())
        .map(|passage| passage.exact.as_str())
        .collect();
    let evidence: Vec<String> =
        claim.evidence.iter().map(|item| format!("{} {}", item.key, item.stance.word())).collect();
    let verdict = claim.verdict.as_ref();
    let of_verdict = |text: Option<String>| text.unwrap_or_default();
    let on_side = |side| words::on_side(claim, side).len().to_string();
    [
        claim.key.to_string(),
        claim.id.to_string(),
        claim.statement.clone(),
        claim.status.word().to_owned(),
        claim.outcome.map_or("", |outcome| outcome.word()).to_owned(),
        verdict.and_then(|verdict| verdict.rating).map_or("", |rating| rating.word()).to_owned(),
        verdict.and_then(|verdict| verdict.confidence).map_or("", |confidence| confidence.word()).to_owned(),
        of_verdict(verdict.map(|verdict| verdict.documented.to_string())),
        claim.checking.word().to_owned(),
        claim.source.clone(),
        claim.claimant.clone(),
        claim.said.edtf().to_owned(),
        claim.tags.join("; "),
        found_in.join("; "),
        quotes.join("\n"),
        addresses.join(" "),
        of_verdict(verdict.and_then(|verdict| verdict.rationale.clone())),
        of_verdict(verdict.and_then(|verdict| verdict.wording.clone())),
        of_verdict(verdict.map(|verdict| verdict.by.clone())),
        of_verdict(verdict.map(|verdict| verdict.judged_at.to_string())),
        on_side(Side::Supports),
        on_side(Side::Refutes),
        on_side(Side::Context),
        claim.independent.supports.to_string(),
        claim.independent.refutes.to_string(),
        evidence.join("; "),
    ]
}

/// The text as a cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let text = shown(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for text in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"] {
            assert!(cell(text).starts_with('\''), "{text:?} would be read as a formula");
        }
        assert_eq!(cell("20 % = a fifth"), "20 % = a fifth");
    }
}
