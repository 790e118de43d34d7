//! A report of the invented town of Halvern with one claim of every kind, and fixed ids, times and digests.

use std::collections::BTreeSet;

use claimbook_core::domain::appearance::{AnchorState, Relation};
use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::document::{Contact, DocumentKind};
use claimbook_core::domain::evidence::{Mark, Stance};
use claimbook_core::domain::id::{
    AppearanceId, BookId, ClaimId, DocumentId, EvidenceId, Key, OriginId, QuantityId, ReplicaId, StepId, VerdictId,
};
use claimbook_core::domain::preset::{ClaimOrder, Paper};
use claimbook_core::domain::quantity::{BoundsBasis, Decimal, Quantity, QuantityKind};
use claimbook_core::domain::report::{
    Coverage, Independent, Report, ReportAppearance, ReportBook, ReportClaim, ReportDocument, ReportEntry,
    ReportEvidence, ReportFile, ReportHead, ReportPassage, ReportStep, ReportVerdict, ReportWithdrawal, ShownStep,
};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};
use claimbook_core::domain::time::{DescribedDate, Instant};
use uuid::Uuid;

/// The whole report.
pub(crate) fn report() -> Report {
    Report {
        book: ReportBook { id: BookId(id(1)), title: "Halvern harbour".to_owned(), sample: true, second_reader: false },
        title: "What the Halvern Courier wrote about the new harbour".to_owned(),
        subtitle: Some("Six claims from the front page".to_owned()),
        organisation: Some("Halvern Fact Desk".to_owned()),
        author: Some("Ana Kestrel".to_owned()),
        logo: None,
        paper: Paper::A4,
        order: ClaimOrder::Recorded,
        without: BTreeSet::new(),
        query: "document:D-0001".to_owned(),
        as_of: at("2025-03-14T16:20:00Z"),
        program: "0.1.0".to_owned(),
        coverage: Coverage {
            claims: 6,
            judged: 4,
            verified: 2,
            disputed: 1,
            unverifiable: 1,
            in_review: 1,
            to_review: 1,
            bare: 1,
            open: vec![key("CB-0005")],
            evidence: 6,
            left_out: 3,
        },
        claims: vec![share(), length(), speech(), cost(), jobs(), fish()],
        documents: documents(),
        history: history(),
        heads: vec![ReportHead { replica: ReplicaId(id(700)), count: 4, hash: hash("step 4") }],
    }
}

/// Disputed, documented, a change of mind behind it, evidence on both sides.
fn share() -> ReportClaim {
    ReportClaim {
        statement: "Nearly 20 percent of Halvern’s shoreline belongs to the port company.".to_owned(),
        status: Status::Disputed,
        outcome: Some(Outcome::Disputed),
        claimant: "Mayor Odile Brandt".to_owned(),
        about_period: Some(date("2024")),
        as_of: Some(date("2024-12-31")),
        hedge: Some("nearly".to_owned()),
        place: Some("Halvern".to_owned()),
        recheck_on: Some(at("2025-09-01T00:00:00Z").day()),
        quantities: vec![Quantity {
            id: QuantityId(id(301)),
            claim: ClaimId(id(101)),
            value: decimal("20"),
            unit: Some("%".to_owned()),
            kind: QuantityKind::Percent,
            qualifier: Some("nearly".to_owned()),
            lower: Some(decimal("18")),
            upper: Some(decimal("20")),
            basis: Some(BoundsBasis::Accepted),
            of_what: Some("the shoreline".to_owned()),
        }],
        tags: vec!["harbour".to_owned(), "figures".to_owned()],
        appearances: vec![
            ReportAppearance {
                passage: Some(ReportPassage {
                    translation: None,
                    ..passage(
                        "Speaking on the quay on Thursday, Ms Brandt said that ",
                        "nearly 20 percent of the shoreline",
                        " was already in the hands of the port company, “and it will not stop there”.",
                    )
                }),
                ..appearance("D-0001")
            },
            ReportAppearance {
                relation: Relation::Paraphrases,
                repeater: Some("Radio Estlund".to_owned()),
                anchor: AnchorState::Moved,
                ..appearance("D-0005")
            },
        ],
        verdict: Some(ReportVerdict {
            rating: Some(Rating::Misleading),
            confidence: Some(Confidence::High),
            rationale: Some(
                "The land register gives the company 11.3 percent of the shoreline. Only with the leased moorings, \
                 which the town still owns, does the share come near 18 percent.\n\nThe sentence does not say that \
                 leases are counted."
                    .to_owned(),
            ),
            wording: Some("about 11 percent of the shoreline, or 18 percent with leased moorings".to_owned()),
            reason: Some("The register extract arrived.".to_owned()),
            known_at: Some(date("2025-03-12")),
            on_the_table: vec![key("E-0001"), key("E-0002"), key("E-0003"), key("E-0004")],
            ..verdict(501, Outcome::Disputed, "Ana K.", "2025-03-14T15:40:00Z")
        }),
        other_verdicts: vec![ReportVerdict {
            rating: Some(Rating::MostlyTrue),
            rationale: Some("The company’s own map shows 18 percent.".to_owned()),
            ..verdict(502, Outcome::Verified, "Ana K.", "2025-03-13T11:05:00Z")
        }],
        evidence: vec![
            ReportEvidence {
                explanation: Some("Counts leased moorings as the company’s own.".to_owned()),
                ..evidence("E-0001", 401, "D-0002", Stance::PartlySupports)
            },
            ReportEvidence {
                repeats: Some(key("E-0001")),
                later_than_claim: Some(true),
                marks: vec![Mark::SecondHand],
                ..evidence("E-0002", 402, "D-0005", Stance::Supports)
            },
            ReportEvidence {
                passage: Some(ReportPassage {
                    place: Some("folio 12".to_owned()),
                    translation: Some("owned by the port company: 11.3 hundredths of the shore".to_owned()),
                    translated_by: Some("Ben T.".to_owned()),
                    ..passage("§ 4. ", "im Eigentum der Hafengesellschaft: 11,3 Hundertstel des Ufers", ".")
                }),
                ..evidence("E-0003", 403, "D-0003", Stance::Refutes)
            },
            ReportEvidence {
                note: Some("Asked the company twice how it counts moorings.".to_owned()),
                ..evidence("E-0004", 404, "D-0004", Stance::Context)
            },
        ],
        independent: Independent { supports: 1, refutes: 1 },
        ..claim("CB-0001", 101)
    }
}

/// Verified, but with nothing on the table.
fn length() -> ReportClaim {
    ReportClaim {
        statement: "The breakwater took seven months to build.".to_owned(),
        status: Status::Verified,
        outcome: Some(Outcome::Verified),
        claimant: "the article itself".to_owned(),
        appearances: vec![ReportAppearance {
            passage: Some(passage("Crews worked ", "for seven months", " on the breakwater.")),
            ..appearance("D-0001")
        }],
        verdict: Some(ReportVerdict {
            documented: false,
            ..verdict(503, Outcome::Verified, "Ben T.", "2025-03-14T15:55:00Z")
        }),
        ..claim("CB-0002", 102)
    }
}

/// Whether it was said, not whether it is true; two readers differ.
fn speech() -> ReportClaim {
    ReportClaim {
        statement: "Odile Brandt said that the port company “will not stop there”.".to_owned(),
        checking: Checking::Attribution,
        status: Status::Verified,
        outcome: Some(Outcome::Verified),
        readers_disagree: true,
        claimant: "Odile Brandt".to_owned(),
        verdict: Some(ReportVerdict {
            rating: Some(Rating::True),
            rationale: Some("Heard on the recording at 04:12.".to_owned()),
            on_the_table: vec![key("E-0005")],
            ..verdict(504, Outcome::Verified, "Ana K.", "2025-03-14T16:00:00Z")
        }),
        other_verdicts: vec![ReportVerdict {
            rationale: Some("The recording breaks off before the words.".to_owned()),
            on_the_table: vec![key("E-0005")],
            ..verdict(505, Outcome::Unverifiable, "Ben T.", "2025-03-14T15:58:00Z")
        }],
        evidence: vec![evidence("E-0005", 405, "D-0006", Stance::Supports)],
        independent: Independent { supports: 1, refutes: 0 },
        ..claim("CB-0003", 103)
    }
}

/// Unverifiable; one verdict was taken back.
fn cost() -> ReportClaim {
    ReportClaim {
        statement: "The harbour cost 14 million crowns.".to_owned(),
        status: Status::Unverifiable,
        outcome: Some(Outcome::Unverifiable),
        claimant: "شركة الميناء".to_owned(),
        said: date("unknown"),
        verdict: Some(ReportVerdict {
            rating: Some(Rating::NoEvidenceFound),
            confidence: Some(Confidence::Low),
            rationale: Some("The accounts are not public.".to_owned()),
            on_the_table: vec![key("E-0006")],
            ..verdict(506, Outcome::Unverifiable, "Ana K.", "2025-03-14T16:05:00Z")
        }),
        other_verdicts: vec![ReportVerdict {
            withdrawn: Some(ReportWithdrawal {
                by: "Ben T.".to_owned(),
                at: at("2025-03-14T14:30:00Z"),
                reason: "Read the wrong year.".to_owned(),
            }),
            ..verdict(507, Outcome::Verified, "Ben T.", "2025-03-14T14:00:00Z")
        }],
        evidence: vec![evidence("E-0006", 406, "D-0007", Stance::Context)],
        ..claim("CB-0004", 104)
    }
}

/// Being looked at; its only verdict is open.
fn jobs() -> ReportClaim {
    ReportClaim {
        statement: "The harbour brought 300 jobs.".to_owned(),
        status: Status::InReview,
        open_verdict: true,
        ..claim("CB-0005", 105)
    }
}

/// Not looked at yet.
fn fish() -> ReportClaim {
    ReportClaim {
        statement: "The port company said the herring had left the bay.".to_owned(),
        checking: Checking::Attribution,
        claimant: "the port company".to_owned(),
        ..claim("CB-0006", 106)
    }
}

fn documents() -> Vec<ReportDocument> {
    vec![
        ReportDocument {
            title: "Brandt: the shore is being sold".to_owned(),
            source: "Halvern Courier".to_owned(),
            authors: vec!["Ilse Moran".to_owned()],
            url: Some("https://courier.halvern.example/2025/03/14/shore".to_owned()),
            archived_urls: vec!["https://archive.example/20250314/https://courier.halvern.example/shore".to_owned()],
            accessed: Some(at("2025-03-14T08:30:00Z")),
            language: Some("en".to_owned()),
            text: Some(Digest::of(b"article")),
            original: Some(file("shore.txt", 4_812, "text/plain")),
            ..document("D-0001", 201, DocumentKind::Article)
        },
        ReportDocument {
            title: "Map of holdings".to_owned(),
            source: "Halvern Port Company".to_owned(),
            origin: Some(OriginId(id(601))),
            original: Some(file("holdings.png", 1_204_551, "image/png")),
            ..document("D-0002", 202, DocumentKind::Image)
        },
        ReportDocument {
            title: "Auszug aus dem Grundbuch".to_owned(),
            source: "Landamt Halvern".to_owned(),
            language: Some("de".to_owned()),
            published: date("2025-03-12"),
            text: Some(Digest::of(b"register")),
            original: Some(file("grundbuch.txt", 2_210, "text/plain")),
            ..document("D-0003", 203, DocumentKind::CourtRecord)
        },
        ReportDocument {
            title: "Calls to the port company".to_owned(),
            source: "Halvern Fact Desk".to_owned(),
            contact: Some(Contact {
                whom: "Press office, Halvern Port Company".to_owned(),
                how: "mail".to_owned(),
                asked: "Do you count leased moorings as owned shoreline?".to_owned(),
                answer: None,
            }),
            ..document("D-0004", 204, DocumentKind::Contact)
        },
        ReportDocument {
            title: "Evening bulletin".to_owned(),
            source: "Radio Estlund".to_owned(),
            url: Some("https://radio.estlund.example/bulletin".to_owned()),
            origin: Some(OriginId(id(601))),
            link_only: true,
            ..document("D-0005", 205, DocumentKind::WebPage)
        },
        ReportDocument {
            title: "Recording from the quay".to_owned(),
            source: "Halvern Fact Desk".to_owned(),
            original: Some(file("quay.ogg", 9_400_221, "audio/ogg")),
            ..document("D-0006", 206, DocumentKind::Speech)
        },
        ReportDocument {
            title: "Sum of the published tenders".to_owned(),
            source: "Halvern Fact Desk".to_owned(),
            text: Some(Digest::of(b"working")),
            ..document("D-0007", 207, DocumentKind::OwnWorking)
        },
    ]
}

fn history() -> Vec<ReportStep> {
    let step = |seq: u64, shown| ReportStep {
        id: StepId(id(800 + u128::from(seq))),
        replica: ReplicaId(id(700)),
        seq,
        hash: hash(&format!("step {seq}")),
        sealed: format!("{{\"op\":\"sealed text of step {seq}\"}}"),
        shown,
    };
    let shown = |time: &str, person: &str, what: &str, about: &[&str], reason: Option<&str>| {
        Some(ShownStep {
            at: at(time),
            person: person.to_owned(),
            what: what.to_owned(),
            about: about.iter().map(|text| key(text)).collect(),
            reason: reason.map(ToOwned::to_owned),
            entries: vec![ReportEntry {
                digest: hash(what),
                salt: Some("00112233445566778899aabbccddeeff".to_owned()),
                image: Some("{\"statement\":\"…\"}".to_owned()),
                withheld: false,
            }],
        })
    };
    vec![
        step(1, shown("2025-03-13T11:00:00Z", "Ana K.", "claim added", &["CB-0001", "D-0001"], None)),
        step(2, None),
        step(
            3,
            shown("2025-03-14T14:30:00Z", "Ben T.", "verdict withdrawn", &["CB-0004"], Some("Read the wrong year.")),
        ),
        step(
            4,
            shown(
                "2025-03-14T16:20:00Z",
                "Ana K.",
                "judged: disputed",
                &["CB-0001"],
                Some("The register extract arrived."),
            ),
        ),
    ]
}

/// A claim without a verdict.
fn claim(label: &str, number: u128) -> ReportClaim {
    ReportClaim {
        key: key(label),
        id: ClaimId(id(number)),
        statement: String::new(),
        checking: Checking::Truth,
        status: Status::ToReview,
        outcome: None,
        readers_disagree: false,
        source: "Halvern Courier".to_owned(),
        claimant: "Halvern Courier".to_owned(),
        said: date("13 March 2025"),
        about_period: None,
        as_of: None,
        hedge: None,
        place: None,
        recheck_on: None,
        quantities: Vec::new(),
        tags: Vec::new(),
        appearances: vec![appearance("D-0001")],
        verdict: None,
        other_verdicts: Vec::new(),
        evidence: Vec::new(),
        independent: Independent::default(),
        open_verdict: false,
    }
}

/// A documented verdict without more.
fn verdict(number: u128, outcome: Outcome, by: &str, judged: &str) -> ReportVerdict {
    ReportVerdict {
        id: VerdictId(id(number)),
        outcome,
        rating: None,
        confidence: None,
        rationale: None,
        wording: None,
        reason: None,
        known_at: None,
        by: by.to_owned(),
        judged_at: at(judged),
        documented: true,
        on_the_table: Vec::new(),
        withdrawn: None,
    }
}

/// An item of evidence without more.
fn evidence(label: &str, number: u128, document: &str, stance: Stance) -> ReportEvidence {
    ReportEvidence {
        key: key(label),
        id: EvidenceId(id(number)),
        document: key(document),
        stance,
        explanation: None,
        passage: None,
        note: None,
        marks: Vec::new(),
        repeats: None,
        later_than_claim: None,
    }
}

/// Words in their paragraph.
pub(crate) fn passage(before: &str, exact: &str, after: &str) -> ReportPassage {
    ReportPassage {
        before: before.to_owned(),
        exact: exact.to_owned(),
        after: after.to_owned(),
        start: before.chars().count(),
        end: before.chars().count() + exact.chars().count(),
        text: Digest::of(b"article"),
        place: None,
        translation: None,
        translated_by: None,
    }
}

fn appearance(document: &str) -> ReportAppearance {
    ReportAppearance {
        id: AppearanceId(id(900)),
        document: key(document),
        repeater: None,
        relation: Relation::Asserts,
        anchor: AnchorState::Exact,
        passage: None,
    }
}

fn document(label: &str, number: u128, kind: DocumentKind) -> ReportDocument {
    ReportDocument {
        key: key(label),
        id: DocumentId(id(number)),
        kind,
        title: String::new(),
        source: String::new(),
        authors: Vec::new(),
        url: None,
        archived_urls: Vec::new(),
        published: date("2025-03-14"),
        accessed: None,
        language: None,
        text: None,
        original: None,
        origin: None,
        link_only: false,
        contact: None,
    }
}

fn file(name: &str, size: u64, media_type: &str) -> ReportFile {
    ReportFile {
        digest: Digest::of(name.as_bytes()),
        name: Some(name.to_owned()),
        size,
        media_type: media_type.to_owned(),
        added: at("2025-03-14T09:00:00Z"),
    }
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0195_9000_0000_7000_8000_0000_0000_0000 + number)
}

fn key(label: &str) -> Key {
    label.parse().unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(crate) fn date(text: &str) -> DescribedDate {
    DescribedDate::parse(text, at("2025-03-14T09:00:00Z").day()).unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn hash(text: &str) -> String {
    Digest::of(text.as_bytes()).to_string()
}
