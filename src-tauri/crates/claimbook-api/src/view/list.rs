//! Lists of claims, and what completes a field.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Checking, Outcome, Rating, Status};

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SortBy {
    /// When it was added.
    Added,
    /// When it was said.
    Said,
    /// From to review to unverifiable.
    Status,
    /// By the source's name.
    Source,
    /// By key.
    Key,
    /// By when the current verdict was given; those without one before all others.
    Judged,
}

/// Asks for one window of a list of claims.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct FindClaims {
    /// In the query language; all claims where this is left out.
    pub query: Option<String>,
    /// By when it was said, where this is left out.
    pub sort: Option<SortBy>,
    /// From the other end.
    pub reverse: Option<bool>,
    /// How many rows to pass over.
    pub offset: Option<u32>,
    /// How many rows to give at most.
    pub limit: Option<u32>,
    /// Or the window of `limit` rows in which this claim stands, where the query finds it.
    pub around: Option<String>,
}

/// One window of a list of claims.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimPage {
    /// How many claims the query finds, in this window or not.
    pub total: u32,
    /// How many rows come before this window.
    pub offset: u32,
    /// The rows of this window.
    pub claims: Vec<ClaimRow>,
    /// The query as it was understood.
    pub query: String,
    /// What was not understood; the rest was used.
    pub problems: Vec<QueryProblem>,
}

/// A part of a query that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryProblem {
    /// The first character (code point) of the part.
    pub start: u32,
    /// The one after its last.
    pub end: u32,
    /// A whole sentence about it.
    pub message: String,
    /// What could stand there instead.
    pub suggestion: Option<String>,
}

/// One claim as a list shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimRow {
    /// Its key, `CB-0042`.
    pub key: String,
    /// Its identity.
    pub id: String,
    /// What was claimed.
    pub statement: String,
    /// Where it stands.
    pub status: Status,
    /// What the current verdict says.
    pub outcome: Option<Outcome>,
    /// The finer word of the current verdict.
    pub rating: Option<Rating>,
    /// Whether the current verdict has a rationale and evidence.
    pub documented: bool,
    /// Who we have it from.
    pub source: String,
    /// Who made it.
    pub claimant: String,
    /// When it was said: EDTF or `unknown`.
    pub said: String,
    /// The same for people: "March 2025".
    pub said_label: String,
    /// Whether it is true, or whether it was said.
    pub checking: Checking,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// How much evidence stands on each side.
    pub evidence: EvidenceCounts,
    /// The readers' outcomes differ, and no verdict decides between them.
    pub readers_disagree: bool,
    /// The day its verdict should be looked at again, `2025-04-14`.
    pub recheck_on: Option<String>,
    /// A verdict on it is open: its reviewer has not left the claim yet.
    pub open: bool,
    /// The title of the first document it appears in.
    pub document: Option<String>,
}

/// How much evidence stands on each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceCounts {
    /// Supports and partly supports.
    pub supports: u32,
    /// Refutes and partly refutes.
    pub refutes: u32,
    /// Neither.
    pub context: u32,
}

/// A source as a field completes it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceLine {
    /// Its name.
    pub name: String,
    /// How many claims we have from it.
    pub claims: u32,
    /// How many documents it published.
    pub documents: u32,
}

/// A date as it was understood.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadDateView {
    /// EDTF or `unknown`.
    pub edtf: String,
    /// For people: `13 Mar 2025`.
    pub label: String,
}

/// Claims as they leave by the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedText {
    /// As plain text.
    pub plain: String,
    /// As HTML, without styles or scripts.
    pub html: String,
    /// How many.
    pub claims: u32,
}
