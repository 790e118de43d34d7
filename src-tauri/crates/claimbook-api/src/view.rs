//! What crosses to a screen and what a screen asks with. Written for screens: every word that a record
//! derives (status, counts, labels) is already in it.
//!
//! Absent on purpose: 64-bit numbers (JavaScript has none), bytes, and anything the domain decides.

use claimbook_core::domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Mirrors an enum of the domain, so that the domain stays free of serialization and a new variant there does
/// not compile until it has a word here.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $domain:path { $($variant:ident,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $(#[allow(missing_docs, reason = "the domain's variant says it")] $variant,)*
        }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                match word {
                    $(<$domain>::$variant => Self::$variant,)*
                }
            }
        }
    )*};
}

words! {
    /// Where a claim stands.
    Status = domain::scale::Status { ToReview, InReview, Verified, Disputed, Unverifiable, }

    /// What a verdict says.
    Outcome = domain::scale::Outcome { Verified, Disputed, Unverifiable, }

    /// The finer word that is published.
    Rating = domain::scale::Rating {
        True, MostlyTrue, Misleading, MissingContext, MostlyFalse, False, NoEvidenceFound, NotCheckable,
    }

    /// How sure a reviewer is.
    Confidence = domain::scale::Confidence { Low, Moderate, High, }

    /// Whether a claim is checked for being true or for having been said.
    Checking = domain::claim::Checking { Truth, Attribution, }

    /// Which way an item of evidence points.
    Stance = domain::evidence::Stance { Supports, PartlySupports, Context, PartlyRefutes, Refutes, }

    /// The side an item of evidence is counted on.
    Side = domain::evidence::Side { Supports, Refutes, Context, }

    /// How a document stands to a claim that appears in it.
    Relation = domain::appearance::Relation { Asserts, Quotes, Paraphrases, Denies, Corrects, }

    /// How sure a passage still stands where it stood.
    AnchorState = domain::appearance::AnchorState { Exact, Moved, Proposed, Lost, }

    /// What a document is.
    DocumentKind = domain::document::DocumentKind {
        Article, Report, Speech, Transcript, Post, Video, Image, Dataset, WebPage, Interview, CourtRecord, Note,
        OwnWorking, Contact, Other,
    }
}

/// A value and the records that were changed to make it so.
#[derive(Clone, Debug, Serialize)]
pub struct Done<T> {
    /// What the caller asked for.
    pub value: T,
    /// What a screen must read again; empty for a query.
    pub touched: Vec<Touched>,
}

/// The changed records of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// The kind, as the journal names it: `claim`, `verdict`.
    pub kind: String,
    /// Their identities.
    pub ids: Vec<String>,
}

/// Asks for nothing but an answer.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoRequest {}

/// Names one claim.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneClaim {
    /// Its key, `CB-0042`.
    pub key: String,
}

/// Names one book on disk.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneBook {
    /// Where it is.
    pub path: String,
}

/// Says what a new book is to be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NewBook {
    /// Where to write it. Nothing may be there yet.
    pub path: String,
    /// What to call it; the file's name where this is left out.
    pub title: Option<String>,
    /// Whether to fill it with the invented town of Halvern.
    pub sample: Option<bool>,
}

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
}

/// The open book.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookView {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub path: String,
    /// An invented example: every page says SAMPLE.
    pub sample: bool,
    /// Why nothing can be changed; nothing: it can.
    pub read_only: Option<String>,
    /// How many claims stand where.
    pub statuses: StatusCounts,
    /// Its documents, newest first.
    pub documents: Vec<ListedDocument>,
    /// Its tags, by name.
    pub tags: Vec<ListedTag>,
    /// What undo would take back, in words; nothing: nothing.
    pub undo: Option<String>,
    /// What redo would bring back, in words; nothing: nothing.
    pub redo: Option<String>,
    /// How many steps it has seen, from this and any other program: more than before means read again.
    pub steps: u32,
}

/// How many claims stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    /// Without a verdict.
    pub to_review: u32,
    /// Looked at by somebody, or waiting for a second reader.
    pub in_review: u32,
    /// Verified.
    pub verified: u32,
    /// Disputed.
    pub disputed: u32,
    /// Unverifiable.
    pub unverifiable: u32,
    /// All of them.
    pub all: u32,
}

/// A document as the side bar names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedDocument {
    /// Its key, `D-0003`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// How many claims appear in it.
    pub claims: u32,
}

/// A tag as the side bar names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedTag {
    /// Its name.
    pub name: String,
    /// How many claims carry it.
    pub claims: u32,
}

/// One window of a list of claims.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimPage {
    /// How many claims the query finds, in this window or not.
    pub total: u32,
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
    /// The day its verdict should be looked at again, `2025-04-14`.
    pub recheck_on: Option<String>,
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

/// A document as a claim or an item of evidence names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its key, `D-0003`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its publisher.
    pub source: String,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published: EDTF or `unknown`.
    pub published: String,
    /// The same for people.
    pub published_label: String,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// SHA-256 of the kept bytes.
    pub original: Option<String>,
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
}

/// One person's judgement.
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

/// One line of a claim's history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryLine {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// What, in words: "verdict given".
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<String>,
    /// The first words of what it concerns, kept also when that is gone.
    pub title: Option<String>,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// The step's id.
    pub step: String,
    /// The last 8 digits of the step's id.
    pub short: String,
    /// It was undone and not redone.
    pub undone: bool,
    /// What it held was purged.
    pub purged: bool,
}

/// What was done with the book, and what happened to it without changing it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// Steps, oldest first.
    pub steps: Vec<HistoryLine>,
    /// Exports and copies, oldest first; empty for one key.
    pub events: Vec<EventLine>,
}

/// Something that happened without changing the book.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventLine {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// What: `export`, `copy`.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// More of it.
    pub detail: Option<String>,
}

/// Whether the book is what its journal says.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerificationView {
    /// Nothing was found.
    pub sound: bool,
    /// Steps checked.
    pub steps: u32,
    /// Entries checked.
    pub entries: u32,
    /// Rows compared with their latest image.
    pub rows: u32,
    /// Attached files and texts hashed.
    pub contents: u32,
    /// Events checked.
    pub events: u32,
    /// The head of each copy's chain: what one notes elsewhere.
    pub heads: Vec<String>,
    /// What is not as it should be, and where: whole sentences.
    pub findings: Vec<String>,
}

/// A document that was brought in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedDocument {
    /// Its key, `D-0001`.
    pub key: String,
    /// Its identity.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the title was found, in words; nothing: it was given.
    pub title_found: Option<String>,
    /// When it was published: EDTF or `unknown`.
    pub published: String,
    /// Where the date was found, in words; nothing: it was given, or there is none.
    pub published_found: Option<String>,
    /// How its letters were written: `UTF-8`, `windows-1252`.
    pub encoding: String,
    /// How many characters (code points) its text has.
    pub length: u32,
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

/// What was blanked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Purged {
    /// The step's id.
    pub step: String,
    /// The keys of what it concerned.
    pub about: Vec<String>,
    /// How many images are blank now.
    pub images: u32,
    /// The file's old pages are gone too; else they go when the last program closes the book.
    pub scrubbed: bool,
}

/// A report that was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedReport {
    /// Where it is.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many claims it shows.
    pub claims: u32,
    /// The state of the book it shows: RFC 3339, UTC.
    pub as_of: String,
    /// Claims whose latest verdict is still open and therefore not shown.
    pub open: Vec<String>,
    /// Whether the book's log says so; a book that may not be written does not.
    pub logged: bool,
    /// What in the query was not understood.
    pub problems: Vec<QueryProblem>,
}

/// A copy that was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedBook {
    /// Where it is.
    pub path: String,
}

/// What undo or redo did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The gesture in words: "verdict given".
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<String>,
    /// What an import brought in and somebody changed since: it stays.
    pub stays: Vec<String>,
}
