//! What leaves the book, and what must not.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::StoreError;
use claimbook_core::book::{
    Attached, Attachment, Book, ClaimDraft, ClaimEdit, ClaimantGiven, ImportRequest, Judgement, PresetDraft,
    QuantityDraft, QuoteDraft, Quoted, Repeats, ReportRequest, Sealing,
};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::preset::Choices;
use claimbook_core::domain::quantity::{Decimal, QuantityKind};
use claimbook_core::domain::scale::{Outcome, Status};
use claimbook_core::error::{BookError, Error};
use claimbook_core::import::read_text;
use claimbook_report::{Format, render};
use kit::{Chance, TestBook, as_text, attachment, author, draft, judgement};
use rusqlite::Connection;

use crate::worked::{key, worked_book};

/// The report of a query in every format.
fn exports(book: &mut Book, request: &ReportRequest) -> Vec<(Format, String)> {
    let report = book.report(request).unwrap();
    let text = |format| as_text(&render(&report, format).unwrap().bytes);
    Format::ALL.into_iter().map(|format| (format, text(format))).collect()
}

/// Invariant 5.
#[test]
fn attached_bytes_hash_to_their_name_and_are_not_served_when_they_do_not() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("The harbour wall is 340 metres long.")).unwrap();
    for (n, size) in (0..).zip([0, 1, 4096, 262_143, 262_144, 262_145, 700_000]) {
        let bytes = Chance::new(n).bytes(size);
        let file = Attached::Bytes(format!("{n}.bin"), bytes.clone());
        let evidence = test.book.attach(key("CB-0001"), &attachment(file)).unwrap().value;
        let original = test.book.document_of(&evidence).unwrap().original.unwrap();
        assert_eq!(original.digest, Digest::of(&bytes), "{size} bytes");
        assert_eq!(test.book.file_bytes(&original.digest).unwrap(), bytes);
    }
    let digest = Digest::of(&Chance::new(6).bytes(700_000));

    let other = Connection::open(test.path()).unwrap();
    let flip = "UPDATE content_chunk SET bytes = CAST(substr(bytes, 1, 9) || X'00' || substr(bytes, 11) AS BLOB)
                 WHERE sha256 = ?1 AND n = 1";
    assert_eq!(other.execute(flip, [digest.as_str()]).unwrap(), 1);

    let refused = test.book.file_bytes(&digest).err();
    assert!(matches!(refused, Some(Error::Store(StoreError::Damaged { .. }))), "{refused:?}");
    let findings = test.book.verify(None).unwrap().findings;
    assert_eq!(findings.len(), 1);
    assert!(findings[0].to_string().contains(digest.short()), "it says which: {}", findings[0]);
}

/// Invariant 6.
#[test]
fn the_same_request_gives_the_same_bytes_in_every_format() {
    let mut test = worked_book();
    let choices = Choices { organisation: Some("Halvern Courier".to_owned()), ..Choices::default() };
    let request = ReportRequest { choices, ..ReportRequest::default() };
    let first = exports(&mut test.book, &request);

    assert_eq!(exports(&mut test.book, &request), first, "twice in a row");
    test.book.log_export("report.html", "to the editor").unwrap();
    assert_eq!(exports(&mut test.book, &request), first, "an export is no change");
    test.world.turn(7 * 24 * 60 * 60 * 1000);
    let mut test = test.reopen();
    assert_eq!(exports(&mut test.book, &request), first, "a week later");
    let last = test.book.history(None).unwrap().pop().unwrap().at;
    let as_of = ReportRequest { as_of: Some(last), ..request.clone() };
    assert_eq!(exports(&mut test.book, &as_of), first, "as of its last step");
    let copy = test.folder().join("copy.claimbook");
    test.book.copy_to(&copy).unwrap();
    let mut copy = Book::open(&copy, author("Ben"), test.world.clone()).unwrap();
    assert_eq!(exports(&mut copy, &request), first, "from a copy, for somebody else");
}

#[test]
fn the_report_of_an_instant_does_not_change_when_the_book_does() {
    let mut test = worked_book();
    let instant = test.book.history(None).unwrap().pop().unwrap().at;
    let request = ReportRequest { as_of: Some(instant), ..ReportRequest::default() };
    let then = exports(&mut test.book, &request);

    test.book.judge(key("CB-0003"), judgement(Outcome::Disputed)).unwrap();
    test.book.undo().unwrap();
    test.book.add_claim(draft("Another claim, later.")).unwrap();
    test.book.edit_card(|card| card.title = "Renamed".to_owned()).unwrap();

    assert_eq!(exports(&mut test.book, &request), then);
}

/// Stands in every text of the claim that is not selected, and nowhere else.
const MARKER: &str = "zebrafish";

fn marked(what: &str) -> String {
    format!("{what} {MARKER}")
}

/// A book in which Ana works on CB-0001, and people named by the marker on CB-0002, with as much in common as may be:
/// a source, a tag, a document, an origin, the batch they were added in.
fn book_with_a_secret() -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let between = "The council met on Thursday and heard the report of the works. ".repeat(10);
    let article =
        format!("The harbour wall is 340 metres long.\n\n{between}\n\nThe zebrafish in the harbour have died.\n");
    import(&mut test.book, &article, "article.txt", "The harbour");
    import(&mut test.book, &marked("All about the"), &marked("notes"), &marked("Notes on"));
    let quote = |document: &str, words: &str| {
        Some(QuoteDraft { document: key(document), quoted: Some(Quoted::words(words)), relation: Relation::Asserts })
    };
    let mut open = draft("The harbour wall is 340 metres long.");
    open.quote = quote("D-0001", "340 metres long");
    open.tags = vec!["harbour".to_owned()];
    let mut secret = ClaimDraft {
        claimant: ClaimantGiven::Named(marked("Spokesman of the")),
        hedge: Some(marked("nearly all")),
        place: Some(marked("Harbour of the")),
        note: Some(marked("Ask about the")),
        quantities: vec![QuantityDraft {
            value: Decimal::parse("31").unwrap(),
            unit: Some(marked("dead")),
            kind: QuantityKind::Count,
            qualifier: Some(marked("some")),
            bounds: None,
            of_what: Some(marked("the stock of")),
        }],
        ..draft(&marked("Thirty-one dead"))
    };
    secret.quote = quote("D-0001", "zebrafish in the harbour have died");
    secret.tags = vec!["harbour".to_owned(), MARKER.to_owned()];
    test.book.add_claims(vec![open, secret]).unwrap();
    test.book.attach(key("CB-0001"), &attachment(Attached::Link("https://halvern.example/wall".to_owned()))).unwrap();
    test.book.judge(key("CB-0001"), judgement(Outcome::Verified)).unwrap();

    let mut other = test.second(&marked("Keeper of the"));
    let whole = |what: Attached| Attachment {
        source: Some(marked("Keepers of the")),
        title: Some(marked("The last")),
        explanation: Some(marked("It counts the")),
        ..attachment(what)
    };
    let file = Attached::Bytes(format!("{MARKER}.csv"), marked("dead,").into_bytes());
    let link = Attached::Link(format!("https://halvern.example/{MARKER}"));
    let words = quote("D-0002", MARKER).unwrap();
    let repeats = Some(Repeats { evidence: key("E-0001"), basis: Some(marked("Both go back to a")) });
    for what in [whole(file), whole(link), whole(Attached::Note(marked("I saw a"))), whole(Attached::Quote(words))] {
        other.attach(key("CB-0002"), &what).unwrap();
    }
    // Ana does this: it changes the document of CB-0001, and who changed that is told.
    test.book.attach(key("CB-0002"), &Attachment { repeats, ..whole(Attached::Note(marked("Another"))) }).unwrap();
    let verdict = |outcome| Judgement {
        rationale: Some(marked("I counted the")),
        wording: Some(marked("Thirty dead")),
        reason: Some(marked("One more")),
        ..Judgement::new(outcome)
    };
    other.judge(key("CB-0002"), verdict(Outcome::Verified)).unwrap();
    other.judge(key("CB-0002"), verdict(Outcome::Disputed)).unwrap();
    other.withdraw(key("CB-0002"), &marked("I miscounted the")).unwrap();
    let edit = ClaimEdit {
        note: Some(Some(marked("No more"))),
        source: Some(marked("Friends of the")),
        ..ClaimEdit::default()
    };
    other.edit_claim(key("CB-0002"), edit).unwrap();
    other.judge(key("CB-0002"), Judgement { sealing: Sealing::Later, ..verdict(Outcome::Verified) }).unwrap();
    other.add_claim(draft(&marked("To be thrown away, with a"))).unwrap();
    other.remove(key("CB-0003")).unwrap();
    let choices = Choices { organisation: Some(marked("Friends of the")), ..Choices::default() };
    other.save_preset(PresetDraft { name: marked("For the"), choices, ..PresetDraft::default() }).unwrap();
    other.close().unwrap();
    test.book.log_export(&format!("{MARKER}.html"), &marked("to the friends of the")).unwrap();
    test
}

fn import(book: &mut Book, text: &str, name: &str, title: &str) {
    let request = ImportRequest {
        file_name: Some(name.to_owned()),
        source: Some(title.to_owned()),
        title: Some(title.to_owned()),
        ..ImportRequest::new(read_text(text.as_bytes(), name).unwrap(), text.as_bytes().to_vec())
    };
    book.import_document(request).unwrap();
}

/// Invariant 15.
#[test]
fn a_marker_word_of_an_unselected_claim_appears_in_no_export() {
    let mut test = book_with_a_secret();
    let everything = exports(&mut test.book, &ReportRequest::default());
    for (format, text) in &everything {
        assert!(text.contains(MARKER), "selected, it stands in {format:?}");
    }

    let request = ReportRequest { query: "key:CB-0001".to_owned(), ..ReportRequest::default() };
    let last = test.book.history(None).unwrap().pop().unwrap().at;
    for request in [request.clone(), ReportRequest { as_of: Some(last), ..request }] {
        for (format, text) in exports(&mut test.book, &request) {
            let at = text.find(MARKER);
            let around = at.and_then(|at| text.get(at.saturating_sub(200)..text.len().min(at + 100)));
            assert_eq!(around, None, "it stands in {format:?}");
            assert!(text.contains("The harbour wall is 340 metres long."));
        }
    }
}

#[test]
fn a_report_of_no_claims_is_refused() {
    let mut test = worked_book();
    for query in ["zebra", "status:in-review", "key:CB-0099"] {
        let refused = test.book.report(&ReportRequest { query: query.to_owned(), ..ReportRequest::default() }).err();
        assert!(matches!(refused, Some(Error::Book(BookError::NothingSelected))), "{query}: {refused:?}");
    }
}

#[test]
fn a_report_shows_sealed_verdicts_only_and_names_the_open_ones() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let book = &mut test.book;
    for statement in ["Judged and sealed.", "Judged openly.", "Sealed, and judged openly again."] {
        book.add_claim(draft(statement)).unwrap();
    }
    let open = Judgement {
        rationale: Some("Perhaps not.".to_owned()),
        sealing: Sealing::Later,
        ..Judgement::new(Outcome::Disputed)
    };
    book.judge(key("CB-0001"), judgement(Outcome::Verified)).unwrap();
    book.judge(key("CB-0002"), open.clone()).unwrap();
    book.judge(key("CB-0003"), judgement(Outcome::Verified)).unwrap();
    book.judge(key("CB-0003"), open).unwrap();

    let report = book.report(&ReportRequest::default()).unwrap();
    let statuses: Vec<Status> = report.claims.iter().map(|claim| claim.status).collect();
    assert_eq!(statuses, [Status::Verified, Status::ToReview, Status::Verified]);
    assert_eq!(report.coverage.open, [key("CB-0002"), key("CB-0003")]);
    for (format, text) in exports(book, &ReportRequest::default()) {
        assert!(!text.contains("Perhaps not."), "an open verdict stands in {format:?}");
    }
    assert_eq!(book.show(key("CB-0003")).unwrap().claim.status, Status::Disputed, "the window counts it");

    book.seal(key("CB-0003")).unwrap();
    let report = book.report(&ReportRequest::default()).unwrap();
    assert_eq!((report.claims[2].status, report.coverage.open.len()), (Status::Disputed, 1));
}
