//! A report as a frozen value: everything a reader is shown, in the order they are shown it.
//!
//! Gathered from a book in one read; rendered without it. Holds nothing of claims that were not selected but the
//! digests that let the chain of the journal be followed.

use std::collections::BTreeSet;

use super::appearance::{AnchorState, Relation};
use super::claim::Checking;
use super::digest::Digest;
use super::document::{Contact, DocumentKind};
use super::evidence::{Mark, Stance};
use super::id::{AppearanceId, BookId, ClaimId, DocumentId, EvidenceId, Key, OriginId, ReplicaId, StepId, VerdictId};
use super::preset::{ClaimOrder, Paper, Part};
use super::quantity::Quantity;
use super::scale::{Confidence, Outcome, Rating, Status};
use super::time::{DescribedDate, Instant};

/// A report, ready to be rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Which book it is from.
    pub book: ReportBook,
    /// Its title.
    pub title: String,
    /// A line below the title.
    pub subtitle: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// Who prepared it.
    pub author: Option<String>,
    /// The picture that stands at its head.
    pub logo: Option<ReportLogo>,
    /// The sheet that it is made for, where it has pages.
    pub paper: Paper,
    /// The order of its claims.
    pub order: ClaimOrder,
    /// What it was told to leave out: it holds nothing of these, but for [`Part::Pictures`] and [`Part::Charts`], which
    /// are drawn of what it holds.
    pub without: BTreeSet<Part>,
    /// The query that selected its claims, as the query language prints it; empty: every claim.
    pub query: String,
    /// The state of the book it shows: the instant of the last step that it takes in.
    pub as_of: Instant,
    /// The version of the program that gathered it.
    pub program: String,
    /// What was covered and what was not.
    pub coverage: Coverage,
    /// The claims, in their order.
    pub claims: Vec<ReportClaim>,
    /// Every document that a claim or its evidence points to, in the order of their keys.
    pub documents: Vec<ReportDocument>,
    /// Every step up to `as_of`, in replay order.
    pub history: Vec<ReportStep>,
    /// The head of each copy's chain at that time: what a reader pins.
    pub heads: Vec<ReportHead>,
}

/// The picture at the head of a report, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLogo {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// PNG, JPEG, GIF or WebP; nobody has looked whether it can be drawn.
    pub bytes: Vec<u8>,
}

/// Which book a report is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportBook {
    /// Its identity.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// An invented example: every page says SAMPLE.
    pub sample: bool,
    /// Whether one person's verdict waits for another's.
    pub second_reader: bool,
}

/// What a report covers, and what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Claims in the report.
    pub claims: u32,
    /// Of these, with a sealed verdict that stands.
    pub judged: u32,
    /// Of these, verified.
    pub verified: u32,
    /// Disputed.
    pub disputed: u32,
    /// Unverifiable.
    pub unverifiable: u32,
    /// In review: marked, or waiting for a second reader.
    pub in_review: u32,
    /// Without a verdict and not in review.
    pub to_review: u32,
    /// Of the judged, without a rationale or without evidence.
    pub bare: u32,
    /// Claims whose latest verdict is still open and therefore not shown.
    pub open: Vec<Key>,
    /// Items of evidence shown.
    pub evidence: u32,
    /// Claims of the book (not in the trash) that are not in the report.
    pub left_out: u32,
}

/// A claim in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportClaim {
    /// Its label.
    pub key: Key,
    /// Its identity.
    pub id: ClaimId,
    /// What was claimed.
    pub statement: String,
    /// Whether it is true, or whether it was said.
    pub checking: Checking,
    /// Where it stands, by sealed verdicts alone.
    pub status: Status,
    /// What the current sealed verdict says.
    pub outcome: Option<Outcome>,
    /// The readers' outcomes differ, and no verdict decides between them.
    pub readers_disagree: bool,
    /// Who we have it from.
    pub source: String,
    /// Who made it: a name, or `the article itself`.
    pub claimant: String,
    /// When it was said.
    pub said: DescribedDate,
    /// The time it speaks of.
    pub about_period: Option<DescribedDate>,
    /// The day its figure is of.
    pub as_of: Option<DescribedDate>,
    /// The hedge, verbatim.
    pub hedge: Option<String>,
    /// The place it speaks of.
    pub place: Option<String>,
    /// The day its verdict should be looked at again, as `2025-03-14`.
    pub recheck_on: Option<chrono::NaiveDate>,
    /// Its figures.
    pub quantities: Vec<Quantity>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where it was said.
    pub appearances: Vec<ReportAppearance>,
    /// The sealed verdict that decides its status.
    pub verdict: Option<ReportVerdict>,
    /// Every other sealed verdict on it, oldest first: superseded, withdrawn, or another reader's.
    pub other_verdicts: Vec<ReportVerdict>,
    /// What bears on it, in the order of their keys.
    pub evidence: Vec<ReportEvidence>,
    /// How many independent origins support and refute it. Own working never counts.
    pub independent: Independent,
    /// A newer verdict is open and not shown.
    pub open_verdict: bool,
}

/// How a verdict that does not decide the status stands to the one that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Another reader's, and not taken back.
    Stands,
    /// The same reader gave a newer one.
    Replaced,
    /// Taken back.
    Withdrawn,
}

impl ReportClaim {
    /// Every verdict that is shown: the one that decides, then the others.
    pub fn verdicts(&self) -> impl Iterator<Item = &ReportVerdict> {
        self.verdict.iter().chain(&self.other_verdicts)
    }

    /// How one of [`ReportClaim::other_verdicts`] stands.
    pub fn place(&self, verdict: &ReportVerdict) -> Place {
        if verdict.withdrawn.is_some() {
            return Place::Withdrawn;
        }
        let replaces = |newer: &ReportVerdict| newer.by == verdict.by && newer.withdrawn.is_none();
        let later = self.other_verdicts.iter().skip_while(|other| other.id != verdict.id).skip(1);
        let is_replaced = self.verdict.iter().chain(later).any(replaces);
        if is_replaced { Place::Replaced } else { Place::Stands }
    }

    /// The verdicts that stand: the one that decides, then those of other readers.
    pub fn standing(&self) -> Vec<&ReportVerdict> {
        let others = self.other_verdicts.iter().filter(|other| self.place(other) == Place::Stands);
        self.verdict.iter().chain(others).collect()
    }
}

/// How many independent origins stand on each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Independent {
    /// Supporting or partly supporting.
    pub supports: u32,
    /// Refuting or partly refuting.
    pub refutes: u32,
}

/// Where a claim was said.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportAppearance {
    /// Its identity.
    pub id: AppearanceId,
    /// The document, as in [`Report::documents`].
    pub document: Key,
    /// Who repeats it there.
    pub repeater: Option<String>,
    /// How the document stands to it.
    pub relation: Relation,
    /// How sure the words still stand there.
    pub anchor: AnchorState,
    /// The words.
    pub passage: Option<ReportPassage>,
}

/// Exact words, in their paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPassage {
    /// The paragraph before the words; may be cut and then begins with `…`.
    pub before: String,
    /// The words.
    pub exact: String,
    /// The paragraph after the words; may be cut and then ends with `…`.
    pub after: String,
    /// First code point in the working text.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The working text they stand in.
    pub text: Digest,
    /// A page or a timecode.
    pub place: Option<String>,
    /// The words in the book's language.
    pub translation: Option<String>,
    /// By whom: a name or `machine`.
    pub translated_by: Option<String>,
}

/// A sealed verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportVerdict {
    /// Its identity.
    pub id: VerdictId,
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
    /// When what it rests on was known.
    pub known_at: Option<DescribedDate>,
    /// Whose it is.
    pub by: String,
    /// When it was sealed.
    pub judged_at: Instant,
    /// With a rationale and evidence, or bare.
    pub documented: bool,
    /// The keys of the evidence on the table when it was sealed.
    pub on_the_table: Vec<Key>,
    /// Taken back.
    pub withdrawn: Option<ReportWithdrawal>,
}

/// Who took a verdict back, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportWithdrawal {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// An item of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportEvidence {
    /// Its label.
    pub key: Key,
    /// Its identity.
    pub id: EvidenceId,
    /// The document, as in [`Report::documents`].
    pub document: Key,
    /// Which way it points.
    pub stance: Stance,
    /// Why.
    pub explanation: Option<String>,
    /// The words in it that matter.
    pub passage: Option<ReportPassage>,
    /// For a note: what it says.
    pub note: Option<String>,
    /// What a reader should know about it.
    pub marks: Vec<Mark>,
    /// The evidence whose origin it shares, if an earlier one on this claim does: it does not count again.
    pub repeats: Option<Key>,
    /// The document was published after the claim was made; nothing where the dates do not decide it.
    pub later_than_claim: Option<bool>,
}

/// A document in the annex.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportDocument {
    /// Its label.
    pub key: Key,
    /// Its identity.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Its publisher.
    pub source: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Where copies of it stand.
    pub archived_urls: Vec<String>,
    /// When it was published.
    pub published: DescribedDate,
    /// When the analyst had it before them.
    pub accessed: Option<Instant>,
    /// BCP 47.
    pub language: Option<String>,
    /// SHA-256 of the text that quotes point into.
    pub text: Option<Digest>,
    /// The bytes as they came.
    pub original: Option<ReportFile>,
    /// The root that it shares with others.
    pub origin: Option<OriginId>,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// For a contact.
    pub contact: Option<Contact>,
}

/// An attached file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// The name it came under.
    pub name: Option<String>,
    /// In bytes.
    pub size: u64,
    /// As recognised when it was added.
    pub media_type: String,
    /// When it was added.
    pub added: Instant,
}

/// A step of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportStep {
    /// Its identity.
    pub id: StepId,
    /// Whose chain it is in.
    pub replica: ReplicaId,
    /// Its place there, from 1.
    pub seq: u64,
    /// Its hash: lower-case hexadecimal SHA-256 of `claimbook/step/1\n` and [`ReportStep::sealed`].
    pub hash: String,
    /// The canonical JSON (RFC 8785) that was hashed: digests and ids, no words of anybody.
    pub sealed: String,
    /// What it did, where it concerns something in this report; nothing for all other steps.
    pub shown: Option<ShownStep>,
}

/// What a step did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownStep {
    /// When.
    pub at: Instant,
    /// Who.
    pub person: String,
    /// In words: `claim added`.
    pub what: String,
    /// The keys in this report that it concerns.
    pub about: Vec<Key>,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// The entries behind it that this report shows. Where one holds more than the report shows, only its digest.
    pub entries: Vec<ReportEntry>,
}

/// An entry of the journal, in full: its digest is SHA-256 of the salt's 16 bytes and the image's UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEntry {
    /// As in the step's sealed text.
    pub digest: String,
    /// 32 hexadecimal digits; nothing where there is no image.
    pub salt: Option<String>,
    /// Canonical JSON; nothing once purged, and where it is withheld.
    pub image: Option<String>,
    /// The image holds words that the report does not show, and so stays in the book.
    pub withheld: bool,
}

/// Where a copy's chain ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHead {
    /// Which copy.
    pub replica: ReplicaId,
    /// How many steps.
    pub count: u64,
    /// The hash of the last one.
    pub hash: String,
}
