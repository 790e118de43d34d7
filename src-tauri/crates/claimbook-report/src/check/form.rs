//! What a JSON report looks like, as far as it is checked: members that are not named here say nothing that a digest
//! covers.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Opening {
    pub(super) format: String,
    pub(super) version: u64,
}

#[derive(Deserialize)]
pub(super) struct Root {
    pub(super) coverage: Coverage,
    pub(super) book: Book,
    pub(super) as_of: String,
    #[serde(default)]
    pub(super) without: Vec<String>,
    pub(super) claims: Vec<Claim>,
    pub(super) documents: Vec<Document>,
    pub(super) history: Vec<Step>,
    pub(super) heads: Vec<Head>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
pub(super) struct Coverage {
    pub(super) claims: u64,
    pub(super) judged: u64,
    pub(super) verified: u64,
    pub(super) disputed: u64,
    pub(super) unverifiable: u64,
    pub(super) in_review: u64,
    pub(super) to_review: u64,
    pub(super) bare: u64,
    pub(super) open: Vec<String>,
    pub(super) evidence: u64,
}

#[derive(Deserialize)]
pub(super) struct Book {
    pub(super) id: String,
}

#[derive(Deserialize)]
pub(super) struct Date {
    pub(super) edtf: String,
    pub(super) typed: String,
}

#[derive(Deserialize)]
pub(super) struct Claim {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) statement: String,
    pub(super) checking: String,
    pub(super) status: String,
    pub(super) outcome: Option<String>,
    pub(super) source: String,
    pub(super) claimant: String,
    pub(super) said: Date,
    pub(super) about_period: Option<Date>,
    pub(super) as_of: Option<Date>,
    pub(super) hedge: Option<String>,
    pub(super) place: Option<String>,
    pub(super) recheck_on: Option<String>,
    pub(super) quantities: Vec<Quantity>,
    pub(super) tags: Vec<String>,
    pub(super) appearances: Vec<Appearance>,
    pub(super) verdict: Option<Verdict>,
    pub(super) other_verdicts: Vec<Verdict>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) open_verdict: bool,
}

#[derive(Deserialize)]
pub(super) struct Quantity {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) unit: Option<String>,
    pub(super) kind: String,
    pub(super) qualifier: Option<String>,
    pub(super) lower: Option<String>,
    pub(super) upper: Option<String>,
    pub(super) basis: Option<String>,
    pub(super) of_what: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Appearance {
    pub(super) document: String,
    pub(super) relation: String,
    pub(super) anchor: String,
    pub(super) passage: Option<Passage>,
}

#[derive(Deserialize)]
pub(super) struct Passage {
    pub(super) exact: String,
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) text: String,
    pub(super) place: Option<String>,
    pub(super) translation: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Verdict {
    pub(super) id: String,
    pub(super) outcome: String,
    pub(super) rating: Option<String>,
    pub(super) confidence: Option<String>,
    pub(super) rationale: Option<String>,
    pub(super) wording: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) known_at: Option<Date>,
    pub(super) judged_at: String,
    pub(super) documented: bool,
    pub(super) withdrawn: Option<Withdrawal>,
}

#[derive(Deserialize)]
pub(super) struct Withdrawal {
    pub(super) at: String,
    pub(super) reason: String,
}

#[derive(Deserialize)]
pub(super) struct Evidence {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) document: String,
    pub(super) stance: String,
    pub(super) explanation: Option<String>,
    pub(super) passage: Option<Passage>,
    pub(super) note: Option<String>,
    pub(super) marks: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Document {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) archived_urls: Vec<String>,
    pub(super) published: Date,
    pub(super) accessed: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: Option<String>,
    pub(super) original: Option<File>,
    pub(super) link_only: bool,
    pub(super) contact: Option<Contact>,
}

#[derive(Deserialize)]
pub(super) struct File {
    pub(super) digest: String,
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Contact {
    pub(super) whom: String,
    pub(super) how: String,
    pub(super) asked: String,
    pub(super) answer: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) replica: String,
    pub(super) seq: u64,
    pub(super) hash: String,
    pub(super) sealed: String,
    pub(super) shown: Option<ShownStep>,
}

#[derive(Deserialize)]
pub(super) struct ShownStep {
    pub(super) at: String,
    pub(super) what: String,
    pub(super) entries: Vec<Entry>,
}

#[derive(Deserialize)]
pub(super) struct Entry {
    pub(super) digest: String,
    pub(super) salt: Option<String>,
    pub(super) image: Option<String>,
    #[serde(default)]
    pub(super) withheld: bool,
}

#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) replica: String,
    pub(super) count: u64,
    pub(super) hash: String,
}
