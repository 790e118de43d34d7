//! Everything, for programs: `{"format": "claimbook-report", "version": 1, …}`.
//!
//! Members are only ever added, never renamed or removed, and stand in the order of the types below, whose comments
//! describe them. Absent values are `null`. Described dates are `{"edtf", "typed"}`, instants RFC 3339 in UTC,
//! decimals strings; there are no floating-point numbers. Texts are exactly as they were typed; characters that could
//! mislead a terminal, an editor or a page (control and direction characters, `<`) are written as `\uXXXX`.
//!
//! `history` holds every step of the journal. A step's `hash` is the lower-case hexadecimal SHA-256 of
//! `claimbook/step/1\n` and `sealed`; `sealed` names the hashes before it and the digests of its entries; an entry's
//! digest is the SHA-256 of the salt's 16 bytes and the image's UTF-8. So the chain can be followed to the `heads`,
//! and what is shown can be recomputed, without the book.

use std::fmt::Write as _;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::document::Contact as DocumentContact;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::quantity::{BoundsBasis, Decimal, Quantity as Figure};
use claimbook_core::domain::report::{
    Report, ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportPassage, ReportStep, ReportVerdict,
};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating};
use claimbook_core::domain::time::DescribedDate;
use serde::Serialize;

use crate::typed::is_turning;

pub(crate) fn render(report: &Report) -> String {
    let text = serde_json::to_string_pretty(&Root::of(report)).expect("no maps, no floats, no failing writer");
    // Outside of strings JSON is ASCII without these characters, so each of them stands in a string.
    let mut out = String::with_capacity(text.len() + 1);
    for letter in text.chars() {
        let may_mislead = (letter.is_control() && letter != '\n')
            || is_turning(letter)
            || matches!(letter, '<' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
        if may_mislead {
            write!(out, "\\u{:04x}", u32::from(letter)).expect("a String takes every write");
        } else {
            out.push(letter);
        }
    }
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Root<'a> {
    /// Always `claimbook-report`.
    format: &'static str,
    /// Of this description: 1.
    version: u32,
    /// What was covered and what was not.
    coverage: Coverage,
    title: &'a str,
    subtitle: Option<&'a str>,
    organisation: Option<&'a str>,
    /// Who prepared it.
    author: Option<&'a str>,
    /// SHA-256 of the picture at its head.
    logo: Option<&'a str>,
    book: Book<'a>,
    /// The query that selected the claims; empty: every claim.
    query: &'a str,
    /// Of the claims: `recorded`, `document`, `date`, `status` or `source`.
    order: &'static str,
    /// What was left out: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`.
    without: Vec<&'static str>,
    /// The state of the book that is shown.
    as_of: String,
    /// The version of the program.
    program: &'a str,
    claims: Vec<Claim<'a>>,
    /// Every document that a claim or its evidence points to.
    documents: Vec<Document<'a>>,
    /// Every step up to `as_of`, in replay order.
    history: Vec<Step<'a>>,
    /// Where each copy's chain ended: what a reader pins.
    heads: Vec<Head<'a>>,
}

#[derive(Serialize)]
struct Coverage {
    /// Claims in the report.
    claims: u32,
    /// Of these, with a verdict that stands.
    judged: u32,
    verified: u32,
    disputed: u32,
    unverifiable: u32,
    in_review: u32,
    to_review: u32,
    /// Verdicts without a rationale or without evidence.
    bare: u32,
    /// Keys of claims whose newest verdict is still open and not shown.
    open: Vec<String>,
    /// Items of evidence.
    evidence: u32,
    /// Claims of the book that are not in the report.
    left_out: u32,
}

#[derive(Serialize)]
struct Book<'a> {
    id: String,
    title: &'a str,
    /// An invented example.
    sample: bool,
    /// Whether one reader's verdict waits for another's.
    second_reader: bool,
}

#[derive(Serialize)]
struct Date<'a> {
    /// EDTF level 1, or `unknown`.
    edtf: &'a str,
    typed: &'a str,
}

#[derive(Serialize)]
struct Claim<'a> {
    key: String,
    id: String,
    statement: &'a str,
    /// `truth` or `attribution`.
    checking: &'static str,
    /// `to-review`, `in-review`, `verified`, `disputed` or `unverifiable`.
    status: &'static str,
    /// `verified`, `disputed`, `unverifiable` or `null`.
    outcome: Option<&'static str>,
    readers_disagree: bool,
    source: &'a str,
    claimant: &'a str,
    said: Date<'a>,
    about_period: Option<Date<'a>>,
    as_of: Option<Date<'a>>,
    hedge: Option<&'a str>,
    place: Option<&'a str>,
    recheck_on: Option<String>,
    quantities: Vec<Quantity<'a>>,
    tags: &'a [String],
    /// Where it was said.
    appearances: Vec<Appearance<'a>>,
    /// The verdict that decides the status.
    verdict: Option<Verdict<'a>>,
    /// Every other sealed verdict, oldest first.
    other_verdicts: Vec<Verdict<'a>>,
    evidence: Vec<Evidence<'a>>,
    /// Independent origins on each side.
    independent: Independent,
    /// A newer verdict is open and not shown.
    open_verdict: bool,
}

#[derive(Serialize)]
struct Independent {
    supports: u32,
    refutes: u32,
}

#[derive(Serialize)]
struct Quantity<'a> {
    id: String,
    value: &'a str,
    unit: Option<&'a str>,
    kind: &'static str,
    qualifier: Option<&'a str>,
    lower: Option<&'a str>,
    upper: Option<&'a str>,
    basis: Option<&'static str>,
    of_what: Option<&'a str>,
}

#[derive(Serialize)]
struct Appearance<'a> {
    /// Key of the document.
    document: String,
    repeater: Option<&'a str>,
    relation: &'static str,
    /// `exact`, `moved`, `proposed` or `lost`.
    anchor: &'static str,
    passage: Option<Passage<'a>>,
}

#[derive(Serialize)]
struct Passage<'a> {
    before: &'a str,
    exact: &'a str,
    after: &'a str,
    /// In code points of the text.
    start: usize,
    end: usize,
    /// SHA-256 of the text.
    text: &'a str,
    place: Option<&'a str>,
    translation: Option<&'a str>,
    /// A name or `machine`.
    translated_by: Option<&'a str>,
}

#[derive(Serialize)]
struct Verdict<'a> {
    id: String,
    outcome: &'static str,
    rating: Option<&'static str>,
    confidence: Option<&'static str>,
    rationale: Option<&'a str>,
    wording: Option<&'a str>,
    reason: Option<&'a str>,
    known_at: Option<Date<'a>>,
    by: &'a str,
    judged_at: String,
    documented: bool,
    /// Keys of the evidence on the table when it was sealed.
    on_the_table: Vec<String>,
    withdrawn: Option<Withdrawal<'a>>,
}

#[derive(Serialize)]
struct Withdrawal<'a> {
    by: &'a str,
    at: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct Evidence<'a> {
    key: String,
    id: String,
    /// Key of the document.
    document: String,
    stance: &'static str,
    explanation: Option<&'a str>,
    passage: Option<Passage<'a>>,
    note: Option<&'a str>,
    marks: Vec<&'static str>,
    /// Key of the earlier item whose origin it shares.
    repeats: Option<String>,
    later_than_claim: Option<bool>,
}

#[derive(Serialize)]
struct Document<'a> {
    key: String,
    id: String,
    kind: &'static str,
    title: &'a str,
    source: &'a str,
    authors: &'a [String],
    url: Option<&'a str>,
    archived_urls: &'a [String],
    published: Date<'a>,
    accessed: Option<String>,
    language: Option<&'a str>,
    /// SHA-256 of the text that passages point into.
    text: Option<&'a str>,
    original: Option<File<'a>>,
    /// Equal for documents that go back to one root.
    origin: Option<String>,
    link_only: bool,
    contact: Option<Contact<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    /// SHA-256 of the bytes.
    digest: &'a str,
    name: Option<&'a str>,
    size: u64,
    media_type: &'a str,
    added: String,
}

#[derive(Serialize)]
struct Contact<'a> {
    whom: &'a str,
    how: &'a str,
    asked: &'a str,
    /// `null`: none came.
    answer: Option<&'a str>,
}

#[derive(Serialize)]
struct Step<'a> {
    id: String,
    replica: String,
    seq: u64,
    hash: &'a str,
    sealed: &'a str,
    /// `null` for steps that concern nothing in this report.
    shown: Option<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    at: String,
    person: &'a str,
    what: &'a str,
    about: Vec<String>,
    reason: Option<&'a str>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    digest: &'a str,
    /// `null` where the image is.
    salt: Option<&'a str>,
    /// `null` once purged, and where it is withheld.
    image: Option<&'a str>,
    /// The image holds words that the report does not show, and stayed in the book.
    withheld: bool,
}

#[derive(Serialize)]
struct Head<'a> {
    replica: String,
    count: u64,
    hash: &'a str,
}

impl<'a> Root<'a> {
    fn of(report: &'a Report) -> Self {
        Self {
            format: "claimbook-report",
            version: 1,
            coverage: Coverage {
                claims: report.coverage.claims,
                judged: report.coverage.judged,
                verified: report.coverage.verified,
                disputed: report.coverage.disputed,
                unverifiable: report.coverage.unverifiable,
                in_review: report.coverage.in_review,
                to_review: report.coverage.to_review,
                bare: report.coverage.bare,
                open: keys(&report.coverage.open),
                evidence: report.coverage.evidence,
                left_out: report.coverage.left_out,
            },
            title: &report.title,
            subtitle: report.subtitle.as_deref(),
            organisation: report.organisation.as_deref(),
            author: report.author.as_deref(),
            logo: report.logo.as_ref().map(|logo| logo.digest.as_str()),
            book: Book {
                id: report.book.id.to_string(),
                title: &report.book.title,
                sample: report.book.sample,
                second_reader: report.book.second_reader,
            },
            query: &report.query,
            order: report.order.word(),
            without: report.without.iter().map(|part| part.word()).collect(),
            as_of: report.as_of.to_string(),
            program: &report.program,
            claims: report.claims.iter().map(Claim::of).collect(),
            documents: report.documents.iter().map(Document::of).collect(),
            history: report.history.iter().map(Step::of).collect(),
            heads: report
                .heads
                .iter()
                .map(|head| Head { replica: head.replica.to_string(), count: head.count, hash: &head.hash })
                .collect(),
        }
    }
}

impl<'a> Date<'a> {
    fn of(date: &'a DescribedDate) -> Self {
        Self { edtf: date.edtf(), typed: date.typed() }
    }
}

impl<'a> Claim<'a> {
    fn of(claim: &'a ReportClaim) -> Self {
        Self {
            key: claim.key.to_string(),
            id: claim.id.to_string(),
            statement: &claim.statement,
            checking: claim.checking.word(),
            status: claim.status.word(),
            outcome: claim.outcome.map(Outcome::word),
            readers_disagree: claim.readers_disagree,
            source: &claim.source,
            claimant: &claim.claimant,
            said: Date::of(&claim.said),
            about_period: claim.about_period.as_ref().map(Date::of),
            as_of: claim.as_of.as_ref().map(Date::of),
            hedge: claim.hedge.as_deref(),
            place: claim.place.as_deref(),
            recheck_on: claim.recheck_on.map(|day| day.to_string()),
            quantities: claim.quantities.iter().map(Quantity::of).collect(),
            tags: &claim.tags,
            appearances: claim.appearances.iter().map(Appearance::of).collect(),
            verdict: claim.verdict.as_ref().map(Verdict::of),
            other_verdicts: claim.other_verdicts.iter().map(Verdict::of).collect(),
            evidence: claim.evidence.iter().map(Evidence::of).collect(),
            independent: Independent { supports: claim.independent.supports, refutes: claim.independent.refutes },
            open_verdict: claim.open_verdict,
        }
    }
}

impl<'a> Quantity<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self {
            id: figure.id.to_string(),
            value: figure.value.as_str(),
            unit: figure.unit.as_deref(),
            kind: figure.kind.word(),
            qualifier: figure.qualifier.as_deref(),
            lower: figure.lower.as_ref().map(Decimal::as_str),
            upper: figure.upper.as_ref().map(Decimal::as_str),
            basis: figure.basis.map(BoundsBasis::word),
            of_what: figure.of_what.as_deref(),
        }
    }
}

impl<'a> Appearance<'a> {
    fn of(appearance: &'a ReportAppearance) -> Self {
        Self {
            document: appearance.document.to_string(),
            repeater: appearance.repeater.as_deref(),
            relation: appearance.relation.word(),
            anchor: appearance.anchor.word(),
            passage: appearance.passage.as_ref().map(Passage::of),
        }
    }
}

impl<'a> Passage<'a> {
    fn of(passage: &'a ReportPassage) -> Self {
        Self {
            before: &passage.before,
            exact: &passage.exact,
            after: &passage.after,
            start: passage.start,
            end: passage.end,
            text: passage.text.as_str(),
            place: passage.place.as_deref(),
            translation: passage.translation.as_deref(),
            translated_by: passage.translated_by.as_deref(),
        }
    }
}

impl<'a> Verdict<'a> {
    fn of(verdict: &'a ReportVerdict) -> Self {
        Self {
            id: verdict.id.to_string(),
            outcome: verdict.outcome.word(),
            rating: verdict.rating.map(Rating::word),
            confidence: verdict.confidence.map(Confidence::word),
            rationale: verdict.rationale.as_deref(),
            wording: verdict.wording.as_deref(),
            reason: verdict.reason.as_deref(),
            known_at: verdict.known_at.as_ref().map(Date::of),
            by: &verdict.by,
            judged_at: verdict.judged_at.to_string(),
            documented: verdict.documented,
            on_the_table: keys(&verdict.on_the_table),
            withdrawn: verdict.withdrawn.as_ref().map(|withdrawal| Withdrawal {
                by: &withdrawal.by,
                at: withdrawal.at.to_string(),
                reason: &withdrawal.reason,
            }),
        }
    }
}

impl<'a> Evidence<'a> {
    fn of(item: &'a ReportEvidence) -> Self {
        Self {
            key: item.key.to_string(),
            id: item.id.to_string(),
            document: item.document.to_string(),
            stance: item.stance.word(),
            explanation: item.explanation.as_deref(),
            passage: item.passage.as_ref().map(Passage::of),
            note: item.note.as_deref(),
            marks: item.marks.iter().map(|mark| mark.word()).collect(),
            repeats: item.repeats.map(|key| key.to_string()),
            later_than_claim: item.later_than_claim,
        }
    }
}

impl<'a> Document<'a> {
    fn of(document: &'a ReportDocument) -> Self {
        Self {
            key: document.key.to_string(),
            id: document.id.to_string(),
            kind: document.kind.word(),
            title: &document.title,
            source: &document.source,
            authors: &document.authors,
            url: document.url.as_deref(),
            archived_urls: &document.archived_urls,
            published: Date::of(&document.published),
            accessed: document.accessed.map(|moment| moment.to_string()),
            language: document.language.as_deref(),
            text: document.text.as_ref().map(Digest::as_str),
            original: document.original.as_ref().map(|file| File {
                digest: file.digest.as_str(),
                name: file.name.as_deref(),
                size: file.size,
                media_type: &file.media_type,
                added: file.added.to_string(),
            }),
            origin: document.origin.map(|origin| origin.to_string()),
            link_only: document.link_only,
            contact: document.contact.as_ref().map(Contact::of),
        }
    }
}

impl<'a> Contact<'a> {
    fn of(contact: &'a DocumentContact) -> Self {
        Self { whom: &contact.whom, how: &contact.how, asked: &contact.asked, answer: contact.answer.as_deref() }
    }
}

impl<'a> Step<'a> {
    fn of(step: &'a ReportStep) -> Self {
        Self {
            id: step.id.to_string(),
            replica: step.replica.to_string(),
            seq: step.seq,
            hash: &step.hash,
            sealed: &step.sealed,
            shown: step.shown.as_ref().map(|shown| Shown {
                at: shown.at.to_string(),
                person: &shown.person,
                what: &shown.what,
                about: keys(&shown.about),
                reason: shown.reason.as_deref(),
                entries: shown
                    .entries
                    .iter()
                    .map(|entry| Entry {
                        digest: &entry.digest,
                        salt: entry.salt.as_deref(),
                        image: entry.image.as_deref(),
                        withheld: entry.withheld,
                    })
                    .collect(),
            }),
        }
    }
}

fn keys(keys: &[Key]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}
