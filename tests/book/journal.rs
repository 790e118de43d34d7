//! What the journal promises about time, keys, ids and taking back.

use claimbook_core::book::{Attached, ClaimDraft, ClaimEdit, Judgement, ListRequest, Reverted, Sealing};
use claimbook_core::domain::claim::Statement;
use claimbook_core::domain::id::ClaimId;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::{BookError, Error, Result};
use claimbook_core::world::World;
use kit::{TestBook, attachment, draft, dump, judgement};

use crate::worked::key;

fn statement(text: &str) -> ClaimEdit {
    ClaimEdit { statement: Some(Statement::new(text).expect("the tests write statements")), ..ClaimEdit::default() }
}

#[track_caller]
fn refusal<T>(result: Result<T>) -> BookError {
    let book = |error| if let Error::Book(book) = error { Some(book) } else { None };
    result.err().and_then(book).expect("the book refuses it")
}

#[test]
fn time_never_runs_backwards_in_the_journal_though_the_clock_does() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut other = test.second("Ben");
    for n in 0..6 {
        if n == 2 {
            test.world.turn(-3_600_000);
        }
        let book = if n % 2 == 0 { &mut test.book } else { &mut other };
        book.add_claim(draft(&format!("Claim {n}"))).unwrap();
    }

    let instants: Vec<_> = test.book.history(None).unwrap().into_iter().map(|line| line.at).collect();
    assert!(instants.is_sorted_by(|one, next| one < next), "{instants:?}");
    let late = &instants[instants.len() - 4..];
    for (one, next) in late.iter().zip(&late[1..]) {
        assert_eq!(one.plus_millis(1), *next, "while the clock is behind, a step is a millisecond after the last");
    }
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_key_is_never_used_again() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    assert_eq!(test.book.add_claim(draft("First")).unwrap().value.key, key("CB-0001"));
    test.book.undo().unwrap();
    assert_eq!(test.book.add_claim(draft("Second")).unwrap().value.key, key("CB-0002"));
    test.book.undo().unwrap();
    let mut test = test.reopen();
    assert_eq!(test.book.add_claim(draft("Third")).unwrap().value.key, key("CB-0003"));
    let nobodys = ClaimDraft { source: None, ..draft("Nobody said it") };
    assert_eq!(refusal(test.book.add_claim(nobodys)), BookError::SourceMissing);
    assert_eq!(test.book.add_claim(draft("Fourth")).unwrap().value.key, key("CB-0004"), "a refusal uses up nothing");
}

#[test]
fn adding_the_same_claim_twice_adds_it_once() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut new = draft("First");
    new.id = Some(ClaimId(test.world.uuid()));

    let first = test.book.add_claim(new.clone()).unwrap();
    let again = test.book.add_claim(new.clone()).unwrap();
    let mut test = test.reopen();
    let later = test.book.add_claim(new).unwrap();

    assert_eq!(first.value, again.value);
    assert_eq!(first.value, later.value);
    assert!(again.touched.0.is_empty(), "the second time changes nothing");
    assert_eq!(test.book.history(None).unwrap().len(), 2, "and is no step");
}

/// Invariant 13.
#[test]
fn an_import_is_undone_row_by_row_and_what_somebody_edited_stays() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut ben = test.second("Ben");
    test.book.add_claims(["One", "Two", "Three"].map(draft).to_vec()).unwrap();
    ben.edit_claim(key("CB-0002"), statement("Two, corrected")).unwrap();
    ben.judge(key("CB-0003"), judgement(Outcome::Verified)).unwrap();

    let Reverted { stays, about, .. } = test.book.undo().unwrap().value;

    let stayed: Vec<String> = stays.iter().filter_map(|stays| stays.key).map(|key| key.to_string()).collect();
    assert_eq!(stayed, ["CB-0002", "CB-0003"], "edited, and judged");
    assert_eq!(about.len(), 3);
    let left = test.book.list(&ListRequest::default()).unwrap().claims;
    let left: Vec<String> = left.into_iter().map(|line| line.statement).collect();
    assert_eq!(left, ["Two, corrected", "Three"]);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
    test.book.redo().unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 3);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_source_that_a_step_created_stays_while_anything_refers_to_it() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut ben = test.second("Ben");
    test.book.add_claim(draft("First")).unwrap();
    ben.add_claim(draft("Second")).unwrap();
    let sources = |test: &TestBook| dump(&test.path(), &["source"])["source"].len();

    test.book.undo().unwrap();
    assert_eq!(sources(&test), 1, "Ben's claim is from it");
    ben.undo().unwrap();
    assert_eq!(sources(&test), 0, "nobody's claim is");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn undo_that_is_refused_names_the_later_change_and_its_author_and_does_nothing() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut ben = test.second("Ben");
    test.book.add_claim(draft("First")).unwrap();
    ben.edit_claim(key("CB-0001"), statement("First, corrected")).unwrap();
    let edited_at = test.book.history(None).unwrap().pop().unwrap().at;
    let before = dump(&test.path(), &["claim", "step", "entry"]);

    let refused = refusal(test.book.undo());

    assert_eq!(
        refused,
        BookError::ChangedSince {
            what: "claim added".to_owned(),
            later: "claim edited".to_owned(),
            by: "Ben".to_owned(),
            at: edited_at,
        }
    );
    assert_eq!(dump(&test.path(), &["claim", "step", "entry"]), before);
    ben.undo().unwrap();
    test.book.undo().unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 0, "once that is undone, this can be");
}

#[test]
fn redo_is_forgotten_after_a_new_change_by_the_same_person_only() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut ben = test.second("Ben");
    test.book.add_claim(draft("First")).unwrap();
    test.book.undo().unwrap();
    ben.add_claim(draft("Ben's")).unwrap();
    test.book.redo().unwrap();
    test.book.undo().unwrap();
    test.book.add_claim(draft("Second")).unwrap();

    assert_eq!(refusal(test.book.redo()), BookError::NothingToRedo);
    test.book.undo().unwrap();
    test.book.redo().unwrap();
    assert_eq!(refusal(test.book.redo()), BookError::NothingToRedo, "what was undone before it is forgotten");
    let keys: Vec<String> =
        test.book.list(&ListRequest::default()).unwrap().claims.iter().map(|line| line.key.to_string()).collect();
    assert_eq!(keys, ["CB-0002", "CB-0003"]);
}

#[test]
fn undo_and_redo_survive_closing_the_book() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let id = test.book.add_claim(draft("First")).unwrap().value.id;
    test.book.attach(key("CB-0001"), &attachment(Attached::Note("Seen.".to_owned()))).unwrap();
    let full = dump(&test.path(), &["claim", "evidence", "document", "source"]);

    let mut test = test.reopen();
    test.book.undo().unwrap();
    let mut test = test.reopen();
    test.book.undo().unwrap();
    let mut test = test.reopen();
    assert_eq!(refusal(test.book.undo()), BookError::NothingToUndo);
    test.book.redo().unwrap();
    let mut test = test.reopen();
    test.book.redo().unwrap();

    assert_eq!(dump(&test.path(), &["claim", "evidence", "document", "source"]), full, "the same ids and keys");
    assert_eq!(test.book.show(key("CB-0001")).unwrap().line.id, id);
    assert_eq!(refusal(test.book.redo()), BookError::NothingToRedo);
}

/// A verdict that is not sealed yet.
fn open_verdict() -> Judgement {
    Judgement { sealing: Sealing::Later, ..judgement(Outcome::Verified) }
}

#[test]
fn a_verdict_and_its_sealing_are_one_gesture_of_the_person_who_gave_it() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut ben = test.second("Ben");
    test.book.add_claim(draft("First")).unwrap();
    test.book.judge(key("CB-0001"), open_verdict()).unwrap();
    ben.add_claim(draft("Ben's")).unwrap();
    ben.undo().unwrap();
    test.book.seal(key("CB-0001")).unwrap();

    assert_eq!(refusal(ben.undo()), BookError::NothingToUndo, "one takes back what is one's own");
    test.book.undo().unwrap();
    assert!(test.book.show(key("CB-0001")).unwrap().claim.verdict.is_none());
    test.book.redo().unwrap();
    assert!(test.book.show(key("CB-0001")).unwrap().sealed);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_sealing_after_something_else_is_undone_alone() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).unwrap();
    test.book.mark_in_review(key("CB-0001")).unwrap();
    test.book.judge(key("CB-0001"), open_verdict()).unwrap();
    test.book.edit_claim(key("CB-0001"), statement("First, corrected")).unwrap();
    test.book.seal(key("CB-0001")).unwrap();

    test.book.undo().unwrap();
    let shown = test.book.show(key("CB-0001")).unwrap();
    assert!(shown.claim.verdict.is_some() && !shown.sealed, "what stands between them can be reached");
    for _ in 0..4 {
        test.book.undo().unwrap();
    }
    assert_eq!(refusal(test.book.undo()), BookError::NothingToUndo);
}
