//! One claim with everything known about it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AnchorState, ClaimRow, ClaimType, Confidence, DocumentView, HistoryLine, Outcome, Rating, Relation, Side, Stance,
    TextSpan,
};

/// Names one claim.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneClaim {
    /// Its key, `CB-0042`.
    pub key: String,
}

/// One claim with everything known about it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub row: ClaimRow,
    /// Anything else the analyst wrote.
    pub note: Option<String>,
    /// It is in the trash.
    pub trashed: bool,
    /// The figures in it.
    pub quantities: Vec<QuantityView>,
    /// Where it was said.
    pub appearances: Vec<AppearanceView>,
    /// The current verdict.
    pub verdict: Option<VerdictView>,
    /// Those before it and those of other readers, newest first.
    pub earlier_verdicts: Vec<VerdictView>,
    /// What bears on it, in the order it was attached.
    pub evidence_items: Vec<EvidenceView>,
    /// How many independent origins stand on each side.
    pub independent: Independent,
    /// What happened to it, newest first.
    pub history: Vec<HistoryLine>,
    /// When it was said, as it was typed.
    pub said_typed: String,
    /// Who made it, where that is not the source: a name, or `the article itself`.
    pub claimant_given: Option<String>,
    /// What sort of statement.
    pub claim_type: Option<ClaimType>,
    /// The hedge, verbatim.
    pub hedge: Option<String>,
    /// The time it speaks of, as it was typed.
    pub about_period: Option<String>,
    /// The day its figure is of, as it was typed.
    pub as_of: Option<String>,
    /// The place it speaks of.
    pub place: Option<String>,
    /// Who marked it as being looked at.
    pub in_review_by: Option<String>,
    /// This person's open verdict, with or without an outcome.
    pub draft: Option<DraftView>,
}

/// A figure inside a claim.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuantityView {
    /// How much, as precise as it was given.
    pub value: String,
    /// Of which unit.
    pub unit: Option<String>,
    /// The hedge, verbatim.
    pub qualifier: Option<String>,
    /// The least it can mean.
    pub lower: Option<String>,
    /// The most it can mean.
    pub upper: Option<String>,
    /// What it is a figure of.
    pub of_what: Option<String>,
}

/// A place where a claim was said.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppearanceView {
    /// In which document.
    pub document: DocumentView,
    /// What stands before the words in their paragraph.
    pub before: String,
    /// The words; nothing where only the document is known.
    pub exact: Option<String>,
    /// What stands after them.
    pub after: String,
    /// How the document stands to the claim.
    pub relation: Relation,
    /// How sure the words still stand there.
    pub anchor: AnchorState,
    /// Its identity.
    pub id: String,
    /// Where the words stand in the document's text.
    pub span: Option<TextSpan>,
}

/// One person's judgement.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark that a screen shows or not")]
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// Its identity.
    pub id: String,
    /// What it says.
    pub outcome: Outcome,
    /// The finer word.
    pub rating: Option<Rating>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
    /// How it could be put instead.
    pub wording: Option<String>,
    /// Why it differs from what the same person said before.
    pub reason: Option<String>,
    /// Whose it is.
    pub by: String,
    /// When it was sealed, or begun while it is open: RFC 3339, UTC.
    pub at: String,
    /// Whether it has a rationale and evidence.
    pub documented: bool,
    /// Whether it can no longer be edited.
    pub sealed: bool,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<String>,
    /// How many people's verdicts stand on the claim.
    pub readers: u32,
    /// Their outcomes differ, and no verdict decides between them.
    pub readers_disagree: bool,
    /// Whether it is this person's.
    pub mine: bool,
    /// What that confidence rests on.
    pub confidence_basis: Option<String>,
    /// It replaces another outcome or rating of the same person, and says no reason.
    pub wants_reason: bool,
}

/// Something that bears on a claim.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Its key, `E-0117`.
    pub key: String,
    /// Which way it points.
    pub stance: Stance,
    /// The side it is counted on.
    pub side: Side,
    /// The document that it is.
    pub document: DocumentView,
    /// The words in it that matter.
    pub quote: Option<String>,
    /// Why it bears on the claim.
    pub explanation: Option<String>,
    /// The words of a note, where the document is one.
    pub note: Option<String>,
    /// The key of the item whose origin it shares; nothing: it is the first of its origin here.
    pub repeats: Option<String>,
    /// Whether it was published after the claim was made; nothing: nobody can tell.
    pub later_than_claim: Option<bool>,
    /// Its identity.
    pub id: String,
    /// Where the words stand in the document's text.
    pub span: Option<TextSpan>,
}

/// How many independent origins stand on each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Independent {
    /// For the claim.
    pub supports: u32,
    /// Against it.
    pub refutes: u32,
}

/// An item of evidence that was attached.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachedEvidence {
    /// Its key, `E-0001`.
    pub key: String,
    /// Its identity.
    pub id: String,
    /// The document that it is.
    pub document: DocumentView,
    /// Which way it points.
    pub stance: Stance,
}

/// Something that went to the trash or came back.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// Its key.
    pub key: String,
}

/// A verdict that its reviewer has not left yet.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// What it says so far.
    pub outcome: Option<Outcome>,
    /// The finer word.
    pub rating: Option<Rating>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
    /// How it could be put instead.
    pub wording: Option<String>,
    /// Why it differs from what the same person said before.
    pub reason: Option<String>,
    /// It will replace a sealed verdict of the same person that says something else, so that a reason is asked.
    pub changes: bool,
}
