//! Gestures: the steps of one are undone together, and nothing else is.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::book::{Book, ClaimEdit, EvidenceEdit, Op, VerdictEdit};
use claimbook_core::domain::id::GroupId;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::{BookError, Error};
use kit::{TestBook, draft, judgement};
use uuid::Uuid;

use crate::worked::key;

fn gesture(number: u128) -> GroupId {
    GroupId(Uuid::from_u128(number))
}

/// One claim of Ana's.
fn one_claim() -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).unwrap();
    test
}

fn note(book: &mut Book, words: &str, gesture: GroupId) {
    let edit = ClaimEdit { note: Some(Some(words.to_owned())), gesture: Some(gesture), ..ClaimEdit::default() };
    book.edit_claim(key("CB-0001"), edit).unwrap();
}

fn noted(book: &mut Book) -> Option<String> {
    book.show(key("CB-0001")).unwrap().record.note
}

#[test]
fn forty_edits_of_one_gesture_are_one_undo() {
    let mut test = one_claim();
    for n in 1..=40 {
        note(&mut test.book, &"a".repeat(n), gesture(1));
    }

    test.book.undo().unwrap();
    assert_eq!(noted(&mut test.book), None, "all of it is taken back");
    test.book.redo().unwrap();
    assert_eq!(noted(&mut test.book), Some("a".repeat(40)));
    test.book.undo().unwrap();
    let undone = test.book.undo().unwrap().value;
    assert_eq!(undone.what, "claim added", "and nothing of it is left to undo");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn another_gesture_in_between_splits_one() {
    let mut test = one_claim();
    note(&mut test.book, "one", gesture(1));
    note(&mut test.book, "two", gesture(2));
    note(&mut test.book, "three", gesture(1));

    for expected in [Some("two".to_owned()), Some("one".to_owned()), None] {
        test.book.undo().unwrap();
        assert_eq!(noted(&mut test.book), expected);
    }
}

#[test]
fn what_somebody_else_did_in_between_splits_a_gesture_so_that_nothing_is_half_undone() {
    let mut test = one_claim();
    let mut ben = test.second("Ben");
    note(&mut test.book, "Ana's beginning", gesture(1));
    let tag = ClaimEdit { tag: vec!["harbour".to_owned()], ..ClaimEdit::default() };
    ben.edit_claim(key("CB-0001"), tag).unwrap();
    note(&mut test.book, "Ana's end", gesture(1));

    test.book.undo().unwrap();
    assert_eq!(noted(&mut test.book).as_deref(), Some("Ana's beginning"));
    let refused = test.book.undo().err();
    assert!(matches!(refused, Some(Error::Book(BookError::ChangedSince { by, .. })) if by == "Ben"));
    ben.undo().unwrap();
    test.book.undo().unwrap();
    assert_eq!(noted(&mut test.book), None);
}

#[test]
fn a_gesture_that_somebody_else_began_is_not_joined() {
    let mut test = one_claim();
    let mut ben = test.second("Ben");
    note(&mut ben, "Ben's", gesture(1));
    note(&mut test.book, "Ana's", gesture(1));

    test.book.undo().unwrap();
    assert_eq!(noted(&mut test.book).as_deref(), Some("Ben's"));
}

#[test]
fn an_undone_gesture_is_not_taken_up_again() {
    let mut test = one_claim();
    note(&mut test.book, "one", gesture(1));
    test.book.undo().unwrap();
    note(&mut test.book, "two", gesture(1));

    test.book.undo().unwrap();
    assert_eq!(noted(&mut test.book), None);
    test.book.redo().unwrap();
    assert_eq!(noted(&mut test.book).as_deref(), Some("two"), "what was undone last, and not the first");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn undo_goes_past_a_gesture_that_led_back_to_where_it_began() {
    let mut test = one_claim();
    note(&mut test.book, "kept", gesture(1));
    note(&mut test.book, "kept not", gesture(2));
    note(&mut test.book, "kept", gesture(2));

    assert_eq!(test.book.next_undo().unwrap().unwrap().what, "claim edited");
    let undone = test.book.undo().unwrap();
    assert!(!undone.touched.0.is_empty(), "undo is always seen");
    assert_eq!(noted(&mut test.book), None);
    test.book.redo().unwrap();
    assert_eq!(noted(&mut test.book).as_deref(), Some("kept"));
    test.book.undo().unwrap();
    test.book.undo().unwrap();
    assert!(matches!(test.book.undo().err(), Some(Error::Book(BookError::NothingToUndo))));
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn undo_goes_past_a_verdict_that_was_taken_away_on_a_claim_that_is_gone() {
    let mut test = one_claim();
    let mut ben = test.second("Ben");
    ben.add_claim(draft("Second")).unwrap();
    let judge = |outcome| VerdictEdit { outcome: Some(outcome), ..VerdictEdit::default() };
    ben.edit_verdict(key("CB-0001"), judge(Some(Outcome::Verified))).unwrap();
    ben.edit_verdict(key("CB-0001"), judge(None)).unwrap();
    test.book.undo().unwrap();

    assert_eq!(ben.next_undo().unwrap().unwrap().what, "claim added");
    let undone = ben.undo().unwrap().value;
    assert_eq!(undone.about, [key("CB-0002")], "nobody can judge a claim that is not there");

    ben.redo().unwrap();
    test.book.redo().unwrap();
    assert_eq!(ben.show(key("CB-0001")).unwrap().draft, None);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_verdict_its_wording_and_its_sealing_are_one_gesture() {
    let mut test = one_claim();
    let edit = VerdictEdit { gesture: Some(gesture(1)), ..VerdictEdit::default() };
    let verdict = VerdictEdit { outcome: Some(Some(Outcome::Disputed)), ..edit.clone() };
    test.book.edit_verdict(key("CB-0001"), verdict).unwrap();
    for rationale in ["It", "It is", "It is 181 m long."] {
        let edit = VerdictEdit { rationale: Some(Some(rationale.to_owned())), ..edit.clone() };
        test.book.edit_verdict(key("CB-0001"), edit).unwrap();
    }
    test.book.seal(key("CB-0001")).unwrap();

    let undone = test.book.undo().unwrap().value;
    assert_eq!((undone.what.as_str(), undone.open), ("verdict given", Some(key("CB-0001"))));
    assert_eq!(test.book.show(key("CB-0001")).unwrap().draft, None, "nothing is left of it");
    test.book.redo().unwrap();
    let shown = test.book.show(key("CB-0001")).unwrap();
    assert!(shown.sealed);
    assert_eq!(shown.claim.verdict.unwrap().rationale.as_deref(), Some("It is 181 m long."));
}

#[test]
fn typing_and_taking_it_away_again_leaves_no_verdict() {
    let mut test = one_claim();
    for rationale in [Some("It".to_owned()), None] {
        let edit = VerdictEdit { rationale: Some(rationale), gesture: Some(gesture(1)), ..VerdictEdit::default() };
        test.book.edit_verdict(key("CB-0001"), edit).unwrap();
    }

    assert_eq!(test.book.show(key("CB-0001")).unwrap().draft, None);
    let next = test.book.next_undo().unwrap().unwrap();
    assert_eq!(next.what, "claim added", "the label says what undo will do");
    assert_eq!(test.book.undo().unwrap().value.what, "claim added");
    assert_eq!(test.book.next_redo().unwrap().unwrap().what, "claim added");
    test.book.redo().unwrap();
    assert!(test.book.show(key("CB-0001")).is_ok());
}

#[test]
fn an_explanation_is_typed_in_one_gesture() {
    let mut test = one_claim();
    let note = kit::attachment(claimbook_core::book::Attached::Note("We counted.".to_owned()));
    test.book.attach(key("CB-0001"), &note).unwrap();
    for n in 1..=9 {
        let explanation = Some(Some("x".repeat(n)));
        let edit = EvidenceEdit { explanation, gesture: Some(gesture(1)), ..EvidenceEdit::default() };
        test.book.edit_evidence(key("E-0001"), &edit).unwrap();
    }

    let steps = test.book.history(Some(key("CB-0001"))).unwrap();
    assert_eq!(steps.iter().filter(|line| line.op == Op::EditEvidence).count(), 9, "each is a step");
    let undone = test.book.undo().unwrap().value;
    assert_eq!((undone.what.as_str(), undone.open), ("evidence edited", Some(key("CB-0001"))));
    assert_eq!(test.book.show(key("CB-0001")).unwrap().claim.evidence[0].explanation, None);
}

#[test]
fn undo_names_the_words_of_the_claim_and_the_one_to_show() {
    let mut test = one_claim();
    test.book.add_claim(draft("Second")).unwrap();
    test.book.judge(key("CB-0002"), judgement(Outcome::Verified)).unwrap();
    test.book.remove(key("CB-0001")).unwrap();

    let next = test.book.next_undo().unwrap().unwrap();
    assert_eq!((next.what.as_str(), next.title.as_deref()), ("moved to the trash", Some("First")));
    assert_eq!(test.book.undo().unwrap().value.open, Some(key("CB-0001")), "it is there again");
    let undone = test.book.undo().unwrap().value;
    assert_eq!((undone.title.as_deref(), undone.open), (Some("Second"), Some(key("CB-0002"))));
    let undone = test.book.undo().unwrap().value;
    assert_eq!((undone.title.as_deref(), undone.open), (Some("Second"), None), "it is gone, its words are not");
    assert_eq!(test.book.redo().unwrap().value.open, Some(key("CB-0002")));
    test.book.redo().unwrap();
    assert_eq!(test.book.redo().unwrap().value.open, None, "it is in the trash");
}
