//! Words that must not stand in the book at all. What is purged is nowhere in the file.

use claimbook_core::book::{Attached, Book, ClaimEdit, Judgement, ListRequest, Op, ReportRequest};
use claimbook_core::domain::claim::Statement;
use claimbook_core::domain::id::StepId;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::{BookError, Error, Result};
use kit::{Chance, TestBook, attachment, draft, judgement};

use crate::worked::key;

const SECRET: &str = "Zwetschgenknödel";

/// Whether some bytes stand anywhere in the book's file or its log.
fn stands_in_file(test: &TestBook, wanted: &[u8]) -> bool {
    ["", "-wal"].iter().any(|suffix| {
        let mut name = test.path().into_os_string();
        name.push(suffix);
        // A log that is not there holds nothing.
        let bytes = std::fs::read(name).unwrap_or_default();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    })
}

/// The marker as it stands in texts, and folded as it stands in indexes.
#[track_caller]
fn assert_gone(test: &TestBook) {
    for form in [SECRET, "zwetschgenknodel", "zwetschgenkn", "wetschgenkn"] {
        assert!(!stands_in_file(test, form.as_bytes()), "`{form}` stands in the file");
    }
}

/// The newest step that did this.
fn step(book: &mut Book, op: Op) -> StepId {
    let lines = book.history(None).expect("a book has a history");
    lines.into_iter().rev().find(|line| line.op == op).expect("it was done").step
}

#[track_caller]
fn refusal<T>(result: Result<T>) -> BookError {
    let book = |error| if let Error::Book(book) = error { Some(book) } else { None };
    result.err().and_then(book).expect("the book refuses it")
}

fn secretly(words: &str) -> String {
    format!("{words} {SECRET}.")
}

/// A book whose first claim holds the marker.
fn book_with_secret(statement: &str) -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft(statement)).expect("the book takes it");
    test.book.add_claim(draft("The harbour wall is 340 metres long.")).expect("the book takes it");
    assert!(stands_in_file(&test, SECRET.as_bytes()), "the test looks in the right place");
    test
}

#[test]
fn purged_words_are_nowhere_in_the_file_and_a_mark_stands_in_their_place() {
    let mut test = book_with_secret(&secretly("The neighbour grows"));
    let edit = ClaimEdit { tag: vec!["food".to_owned()], ..ClaimEdit::default() };
    test.book.edit_claim(key("CB-0001"), edit).unwrap();
    test.book.judge(key("CB-0001"), judgement(Outcome::Verified)).unwrap();
    let instants: Vec<_> = test.book.history(Some(key("CB-0001"))).unwrap().iter().map(|line| line.at).collect();
    let added = test.book.history(Some(key("CB-0001"))).unwrap()[0].step;

    let purged = test.book.purge(added, "A private person.").unwrap().value;

    assert_gone(&test);
    assert_eq!(purged.about, [key("CB-0001")]);
    let mark = "removed by Ana on 14 Mar 2025, because A private person.";
    assert_eq!(test.book.show(key("CB-0001")).unwrap().claim.statement, mark);
    for at in instants {
        let shown = test.book.as_of(at).unwrap().show(key("CB-0001")).unwrap();
        assert_eq!(shown.claim.statement, mark, "as of {at}");
    }
    let last = test.book.history(None).unwrap().pop().unwrap();
    assert_eq!((last.op, last.reason.as_deref()), (Op::Purge, Some("A private person.")), "a named step");
    let find = |query: &str| ListRequest { query: query.to_owned(), ..ListRequest::default() };
    assert_eq!(test.book.list(&find("zwetschgenknödel")).unwrap().total, 0);
    assert_eq!(test.book.list(&find("private")).unwrap().total, 1, "the mark is found by its words");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
    let report = test.book.report(&ReportRequest::default()).unwrap();
    assert!(!format!("{report:?}").contains(SECRET));
    let mut test = test.reopen();
    assert_gone(&test);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn purged_words_are_gone_though_somebody_else_has_the_book_open() {
    let mut test = book_with_secret(&secretly("The neighbour grows"));
    let mut ben = test.second("Ben");
    assert_eq!(ben.list(&ListRequest::default()).unwrap().total, 2);
    let added = test.book.history(None).unwrap()[1].step;

    test.book.purge(added, "A private person.").unwrap();

    assert_gone(&test);
    assert!(ben.list(&ListRequest::default()).unwrap().claims[0].statement.starts_with("removed by Ana"));
    assert_eq!(ben.verify(None).unwrap().findings, []);
}

#[test]
fn purged_long_words_leave_content_too() {
    let mut test = book_with_secret(&secretly(&"Long ".repeat(2000)));
    let verdict = Judgement { rationale: Some(secretly(&"Why ".repeat(2000))), ..judgement(Outcome::Disputed) };
    test.book.judge(key("CB-0001"), verdict).unwrap();

    let judged = step(&mut test.book, Op::Judge);
    test.book.purge(judged, "A private person.").unwrap();
    assert!(stands_in_file(&test, SECRET.as_bytes()), "the statement was not purged");
    let added = test.book.history(None).unwrap()[1].step;
    test.book.purge(added, "A private person.").unwrap();

    assert_gone(&test);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
    assert_eq!(test.reopen().book.verify(None).unwrap().findings, []);
}

#[test]
fn words_that_later_steps_carried_on_are_purged_with_the_step_that_brought_them() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("The neighbour grows plums.")).unwrap();
    let edit = |text: &str| ClaimEdit { statement: Some(Statement::new(text).unwrap()), ..ClaimEdit::default() };
    test.book.edit_claim(key("CB-0001"), edit(&secretly("The neighbour grows plums for"))).unwrap();
    let brought = step(&mut test.book, Op::EditClaim);
    test.book.mark_in_review(key("CB-0001")).unwrap();
    test.book.remove(key("CB-0001")).unwrap();
    test.book.restore(key("CB-0001")).unwrap();
    test.book.undo().unwrap();
    test.book.redo().unwrap();

    test.book.purge(brought, "A private person.").unwrap();

    assert_gone(&test);
    let at = test.book.history(None).unwrap()[1].at;
    let then = test.book.as_of(at).unwrap().show(key("CB-0001")).unwrap();
    assert_eq!(then.claim.statement, "The neighbour grows plums.", "what stood before is not purged");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn an_attached_file_a_note_a_reason_a_tag_and_a_source_are_purged() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("The harbour wall is 340 metres long.")).unwrap();
    let file = test.folder().join(format!("{SECRET}.txt"));
    let mut bytes = Chance::new(5).bytes(600_000);
    bytes.splice(300_000..300_000, SECRET.bytes());
    std::fs::write(&file, bytes).unwrap();
    test.book.attach(key("CB-0001"), &attachment(Attached::File(file))).unwrap();
    let mut note = attachment(Attached::Note(secretly("She told me of")));
    note.explanation = Some(secretly("It is about"));
    note.source = Some(secretly("The baker of"));
    test.book.attach(key("CB-0001"), &note).unwrap();
    test.book.judge(key("CB-0001"), judgement(Outcome::Verified)).unwrap();
    test.book.withdraw(key("CB-0001"), &secretly("I had confused it with")).unwrap();
    let tag = ClaimEdit { tag: vec![SECRET.to_owned()], ..ClaimEdit::default() };
    test.book.edit_claim(key("CB-0001"), tag).unwrap();
    let digest = test.book.document(key("D-0001")).unwrap().original.unwrap();
    let secrets: Vec<_> = test
        .book
        .history(None)
        .unwrap()
        .into_iter()
        .filter(|line| matches!(line.op, Op::AttachEvidence | Op::Withdraw | Op::EditClaim))
        .collect();
    assert_eq!(secrets.len(), 4);

    for line in secrets {
        test.book.purge(line.step, "A private person.").unwrap();
        assert_eq!(test.book.verify(None).unwrap().findings, [], "after {:?}", line.op);
    }

    assert_gone(&test);
    assert!(test.book.file_bytes(&digest).is_err(), "the file's bytes are gone");
    assert_eq!(test.book.show(key("CB-0001")).unwrap().claim.evidence.len(), 2, "that there was evidence stays");
    assert_eq!(test.reopen().book.verify(None).unwrap().findings, []);
}

#[test]
fn a_file_that_another_claims_evidence_still_is_keeps_its_bytes() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let file = test.folder().join("register.txt");
    std::fs::write(&file, "The register of Halvern.").unwrap();
    for (n, name) in [(1, "first"), (2, "second")] {
        test.book.add_claim(draft(name)).unwrap();
        let mut item = attachment(Attached::File(file.clone()));
        item.source = Some(format!("Archive {n}"));
        test.book.attach(key(&format!("CB-{n}")), &item).unwrap();
    }
    let second = step(&mut test.book, Op::AttachEvidence);

    test.book.purge(second, "Not ours to keep.").unwrap();

    let kept = test.book.document(key("D-0001")).unwrap().original.unwrap();
    assert_eq!(test.book.file_bytes(&kept).unwrap(), b"The register of Halvern.");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn undo_and_redo_refuse_what_was_purged_and_leave_the_rest_alone() {
    let mut test = book_with_secret(&secretly("The neighbour grows"));
    let added = test.book.history(None).unwrap()[1].step;
    test.book.edit_claim(key("CB-0002"), ClaimEdit { tag: vec!["wall".to_owned()], ..ClaimEdit::default() }).unwrap();
    test.book.purge(added, "A private person.").unwrap();

    test.book.undo().unwrap();
    test.book.undo().unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 1, "CB-0002 is undone");
    assert!(matches!(refusal(test.book.undo()), BookError::Purged { .. }));
    test.book.redo().unwrap();
    test.book.redo().unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 2);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_claim_that_was_undone_can_be_purged_and_not_brought_back() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft(&secretly("The neighbour grows"))).unwrap();
    let added = test.book.history(None).unwrap()[1].clone();
    test.book.undo().unwrap();

    test.book.purge(added.step, "A private person.").unwrap();

    assert_gone(&test);
    assert!(matches!(refusal(test.book.redo()), BookError::Purged { .. }));
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 0, "it does not come back as a mark");
    let then = test.book.as_of(added.at).unwrap().list(&ListRequest::default()).unwrap().claims;
    assert_eq!(then.len(), 1, "then it was there");
    assert!(then[0].statement.starts_with("removed by Ana on 14 Mar 2025"), "{}", then[0].statement);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
    let mut test = test.reopen();
    assert_gone(&test);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn what_holds_nothing_to_purge_is_refused() {
    let mut test = book_with_secret(&secretly("The neighbour grows"));
    let added = test.book.history(None).unwrap()[1].step;
    test.book.purge(added, "A private person.").unwrap();
    let history = test.book.history(None).unwrap();

    assert!(matches!(refusal(test.book.purge(added, "Again.")), BookError::NothingToPurge { .. }), "a second time");
    let purge = step(&mut test.book, Op::Purge);
    assert!(matches!(refusal(test.book.purge(purge, "This too.")), BookError::NothingToPurge { .. }), "a purge");
    let unknown = StepId(uuid::Uuid::from_u128(7));
    assert!(matches!(refusal(test.book.purge(unknown, "Why not.")), BookError::NoSuchStep { .. }));
    assert!(test.book.purge(history[2].step, "  ").is_err(), "a purge wants a reason");
    assert_eq!(test.book.history(None).unwrap(), history, "refusals are no steps");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_step_is_named_by_its_last_digits_when_these_fit_one_only() {
    let mut test = book_with_secret(&secretly("The neighbour grows"));
    let step = test.book.history(None).unwrap()[1].step;
    let whole = step.to_string();

    for name in [whole.clone(), whole[whole.len() - 8..].to_owned(), whole.to_uppercase().replace('-', "")] {
        assert_eq!(test.book.find_step(&name).unwrap(), step, "{name}");
    }
    for name in ["", "1234567", "00000000", "%%%%%%%%", "nonsense"] {
        assert!(matches!(refusal(test.book.find_step(name)), BookError::NoSuchStep { .. }), "{name}");
    }
    let connection = rusqlite::Connection::open(test.path()).unwrap();
    connection.pragma_update(None, "foreign_keys", "OFF").unwrap();
    connection
        .execute(
            "UPDATE step SET id = CAST(x'0102030405060708090a0b0c' || substr(?1, 13) AS BLOB) WHERE seq = 3",
            [&step.0.as_bytes()[..]],
        )
        .unwrap();
    let ambiguous = refusal(test.book.find_step(&whole[whole.len() - 8..]));
    assert!(matches!(ambiguous, BookError::AmbiguousStep { steps, .. } if steps.len() == 2));
}
