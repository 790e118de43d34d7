//! Verdicts from the first word to the last: open, sealed, changed, marked, withdrawn.
#![allow(clippy::panic, clippy::unwrap_used, reason = "everything here is a test")]

use std::sync::Arc;

use claimbook_core::book::{Attached, Book, Marking, Op, ReportRequest, VerdictEdit};
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};
use claimbook_core::domain::verdict::VerdictError;
use claimbook_core::error::{BookError, Error};
use claimbook_core::world::World;
use kit::{CONTENT_TABLES, TestBook, attachment, author, draft, dump, judgement};

use crate::worked::key;

/// A book of so many claims.
fn claims(count: usize) -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    for n in 1..=count {
        test.book.add_claim(draft(&format!("Claim {n}"))).unwrap();
    }
    test
}

fn first() -> Key {
    key("CB-0001")
}

fn says(outcome: Outcome) -> VerdictEdit {
    VerdictEdit { outcome: Some(Some(outcome)), ..VerdictEdit::default() }
}

fn because(words: &str) -> VerdictEdit {
    VerdictEdit { rationale: Some(Some(words.to_owned())), ..VerdictEdit::default() }
}

fn status(book: &mut Book, claim: Key) -> Status {
    book.line(claim).unwrap().status
}

/// How many verdicts the claim has, sealed and open.
fn count(book: &mut Book, claim: Key) -> usize {
    book.show(claim).unwrap().asides.len()
}

#[track_caller]
fn refused<T>(answer: Result<T, Error>) -> VerdictError {
    match answer.err() {
        Some(Error::Verdict(error)) => error,
        other => panic!("refused otherwise: {other:?}"),
    }
}

#[test]
fn a_verdict_is_opened_sealed_changed_with_a_flagged_reason_and_withdrawn() {
    let mut test = claims(1);
    let book = &mut test.book;

    book.edit_verdict(first(), because("The register says 341 metres.")).unwrap();
    let shown = book.show(first()).unwrap();
    assert_eq!((shown.line.status, shown.claim.verdict), (Status::ToReview, None), "a draft says nothing yet");
    assert_eq!(book.seal(first()).unwrap().value, 0, "and is never sealed");
    book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    assert_eq!(status(book, first()), Status::Verified);
    assert_eq!(book.seal(first()).unwrap().value, 1);
    let shown = book.show(first()).unwrap();
    assert!(shown.sealed && shown.draft.is_none());
    assert_eq!(shown.claim.verdict.unwrap().confidence, None, "confidence is never preset");

    book.edit_verdict(first(), says(Outcome::Disputed)).unwrap();
    let draft = book.show(first()).unwrap().draft.unwrap();
    assert!(draft.changes, "a reason is asked");
    assert_eq!(draft.verdict.rationale, None, "another outcome begins empty");
    book.seal(first()).unwrap();
    let shown = book.show(first()).unwrap();
    let disputed = shown.claim.verdict.unwrap();
    assert!(shown.asides[&disputed.id].wants_reason, "a missing reason is saved and flagged");
    assert!(!shown.asides[&shown.claim.other_verdicts[0].id].wants_reason, "the first one replaces nothing");

    let reason = VerdictEdit { reason: Some(Some("The map says 181.".to_owned())), ..VerdictEdit::default() };
    book.edit_verdict(first(), reason).unwrap();
    book.seal(first()).unwrap();
    let shown = book.show(first()).unwrap();
    assert!(!shown.asides[&shown.claim.verdict.unwrap().id].wants_reason, "it can be said afterwards");

    book.withdraw(first(), "Both measured another wall.").unwrap();
    assert_eq!(status(book, first()), Status::ToReview);
    let ops: Vec<Op> = book.history(Some(first())).unwrap().into_iter().map(|line| line.op).collect();
    let expected =
        [Op::AddClaim, Op::Judge, Op::Judge, Op::Seal, Op::Judge, Op::Seal, Op::Judge, Op::Seal, Op::Withdraw];
    assert_eq!(ops, expected);
    assert_eq!(book.verify(None).unwrap().findings, []);
}

#[test]
fn a_draft_and_what_it_was_are_in_no_report() {
    let mut test = claims(1);
    let book = &mut test.book;
    for words in ["Perhaps the MARKER", "Perhaps"] {
        book.edit_verdict(first(), because(words)).unwrap();
    }
    let reason = VerdictEdit { reason: Some(Some("MARKER".to_owned())), ..says(Outcome::Disputed) };
    book.edit_verdict(first(), reason).unwrap();
    let told = |book: &mut Book| format!("{:?}", book.report(&ReportRequest::default()).unwrap());
    assert!(!told(book).contains("Perhaps"));

    book.edit_verdict(first(), VerdictEdit { reason: Some(None), ..VerdictEdit::default() }).unwrap();
    book.seal(first()).unwrap();
    let told = told(book);
    assert!(told.contains("Perhaps"), "sealed, it is reported");
    assert!(!told.contains("MARKER"), "and not what it said on the way");
}

#[test]
fn another_outcome_takes_rating_and_confidence_away_unless_they_are_given() {
    let mut test = claims(1);
    let book = &mut test.book;
    let sure = VerdictEdit {
        rating: Some(Some(Rating::MostlyTrue)),
        confidence: Some(Some(Confidence::High)),
        ..says(Outcome::Verified)
    };
    book.edit_verdict(first(), sure).unwrap();
    let verdict = book.edit_verdict(first(), says(Outcome::Disputed)).unwrap().value.unwrap();
    assert_eq!((verdict.rating, verdict.confidence), (None, None));

    let unsure = VerdictEdit {
        rating: Some(Some(Rating::True)),
        confidence: Some(Some(Confidence::Low)),
        ..says(Outcome::Verified)
    };
    let verdict = book.edit_verdict(first(), unsure.clone()).unwrap().value.unwrap();
    assert_eq!((verdict.rating, verdict.confidence), (Some(Rating::True), Some(Confidence::Low)));
    let verdict = book.edit_verdict(first(), says(Outcome::Verified)).unwrap().value.unwrap();
    assert_eq!(verdict.rating, Some(Rating::True), "the same outcome leaves it");

    let before = dump(&test.path(), &CONTENT_TABLES);
    let book = &mut test.book;
    let of_another = VerdictEdit { rating: Some(Some(Rating::False)), ..VerdictEdit::default() };
    assert!(matches!(refused(book.edit_verdict(first(), of_another)), VerdictError::RatingOfAnother { .. }));
    let alone = VerdictEdit { outcome: Some(None), ..unsure };
    assert!(matches!(refused(book.edit_verdict(first(), alone)), VerdictError::RatingAlone { .. }));
    let nothing = book.edit_verdict(first(), VerdictEdit::default()).err();
    assert!(matches!(nothing, Some(Error::Book(BookError::NothingToChange))));
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before, "a refusal changes nothing");
}

#[test]
fn confidence_that_was_chosen_before_the_first_outcome_stays() {
    let mut test = claims(1);
    let low = VerdictEdit { confidence: Some(Some(Confidence::Low)), ..VerdictEdit::default() };
    test.book.edit_verdict(first(), low).unwrap();
    let verdict = test.book.edit_verdict(first(), says(Outcome::Verified)).unwrap().value.unwrap();
    assert_eq!(verdict.confidence, Some(Confidence::Low));
}

#[test]
fn an_outcome_clears_the_mark_and_can_be_taken_away_again() {
    let mut test = claims(1);
    let book = &mut test.book;
    book.mark_in_review(first()).unwrap();
    assert_eq!(book.show(first()).unwrap().in_review_by.as_deref(), Some("Ana"));
    book.edit_verdict(first(), because("Looks old.")).unwrap();
    assert_eq!(status(book, first()), Status::InReview, "words alone decide nothing");
    book.edit_verdict(first(), says(Outcome::Disputed)).unwrap();
    assert_eq!(status(book, first()), Status::Disputed);

    let draft = VerdictEdit { outcome: Some(None), ..VerdictEdit::default() };
    book.edit_verdict(first(), draft.clone()).unwrap();
    assert_eq!(status(book, first()), Status::ToReview);
    assert!(book.show(first()).unwrap().draft.is_some(), "its words are kept");
    book.edit_verdict(first(), VerdictEdit { rationale: Some(None), ..draft }).unwrap();
    assert_eq!(count(book, first()), 0, "an empty draft is none");
}

#[test]
fn the_same_outcome_begins_as_a_copy_and_unchanged_it_leaves_no_verdict() {
    let mut test = claims(1);
    let book = &mut test.book;
    let given = VerdictEdit {
        rating: Some(Some(Rating::MostlyTrue)),
        confidence: Some(Some(Confidence::High)),
        rationale: Some(Some("341 metres in the register.".to_owned())),
        ..says(Outcome::Verified)
    };
    book.edit_verdict(first(), given).unwrap();
    book.seal(first()).unwrap();
    let sealed = book.show(first()).unwrap().claim.verdict.unwrap();

    let wording = VerdictEdit { wording: Some(Some("about 340 metres".to_owned())), ..VerdictEdit::default() };
    let copy = book.edit_verdict(first(), wording).unwrap().value.unwrap();
    assert_eq!((copy.rating, copy.confidence), (sealed.rating, sealed.confidence));
    assert_eq!(copy.rationale, sealed.rationale);
    assert_ne!(copy.id, sealed.id);
    assert!(!book.show(first()).unwrap().draft.unwrap().changes, "no reason is asked for a wording");

    book.edit_verdict(first(), VerdictEdit { wording: Some(None), ..VerdictEdit::default() }).unwrap();
    assert_eq!(book.seal(first()).unwrap().value, 0, "no new verdict out of nothing");
    assert_eq!(book.show(first()).unwrap().claim.verdict, Some(sealed));
    assert_eq!(count(book, first()), 1);

    book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    assert_eq!(count(book, first()), 1, "to say the same once more opens nothing");
    let note = attachment(Attached::Note("We counted.".to_owned()));
    book.attach(first(), &note).unwrap();
    book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    assert_eq!(book.seal(first()).unwrap().value, 1, "with new evidence it is a new verdict");
    assert!(book.show(first()).unwrap().claim.verdict.unwrap().documented);
}

#[test]
fn behind_another_reader_the_same_verdict_decides_anew() {
    let mut test = claims(1);
    let mut ben = test.second("Ben");
    test.book.judge(first(), judgement(Outcome::Verified)).unwrap();
    ben.judge(first(), judgement(Outcome::Disputed)).unwrap();
    assert_eq!(status(&mut test.book, first()), Status::Disputed);

    test.book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    assert_eq!(status(&mut test.book, first()), Status::Verified);
    assert_eq!(test.book.seal(first()).unwrap().value, 1);
    assert_eq!(status(&mut test.book, first()), Status::Verified, "sealing changes no status");
    let shown = test.book.show(first()).unwrap();
    let mine: Vec<bool> = shown.claim.other_verdicts.iter().map(|verdict| shown.asides[&verdict.id].mine).collect();
    assert_eq!(mine, [true, false]);
}

#[test]
fn what_a_crash_left_open_is_sealed_when_its_person_comes_back() {
    let mut test = claims(3);
    let mut ben = test.second("Ben");
    ben.edit_verdict(key("CB-0003"), says(Outcome::Disputed)).unwrap();
    test.book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    test.book.edit_verdict(key("CB-0002"), because("Only begun.")).unwrap();
    let TestBook { book, world, folder } = test;
    drop(book);

    let path = folder.path().join("test.claimbook");
    let world: Arc<dyn World> = world;
    let mut book = Book::open(&path, author("Ana"), world).unwrap();
    assert!(book.show(first()).unwrap().draft.is_some());
    assert_eq!(book.seal_all().unwrap().value, 1);
    assert_eq!(book.seal_all().unwrap().value, 0);
    assert!(book.show(first()).unwrap().sealed);
    assert!(book.show(key("CB-0002")).unwrap().draft.is_some(), "a draft stays one");
    assert!(!book.show(key("CB-0003")).unwrap().sealed, "and nobody seals the verdict of somebody else");
}

#[test]
fn sealing_all_belongs_to_the_newest_verdict_and_to_no_older_one() {
    let mut test = claims(3);
    let book = &mut test.book;
    for n in 1..=3 {
        book.edit_verdict(key(&format!("CB-000{n}")), says(Outcome::Verified)).unwrap();
    }
    let steps = book.overview().unwrap().steps;

    assert_eq!(book.seal_all().unwrap().value, 3);

    assert_eq!(book.overview().unwrap().steps, steps + 2, "one step for the newest, one for all others");
    assert_eq!(book.undo().unwrap().value.what, "verdict sealed");
    let sealed = |book: &mut Book, n: u32| book.show(key(&format!("CB-000{n}"))).unwrap().sealed;
    assert_eq!([sealed(book, 1), sealed(book, 2), sealed(book, 3)], [false, false, true]);
    assert_eq!(book.undo().unwrap().value.about, [key("CB-0003")]);
    assert_eq!(count(book, key("CB-0003")), 0, "the verdict went with its sealing");
    book.redo().unwrap();
    book.redo().unwrap();
    assert_eq!([sealed(book, 1), sealed(book, 2), sealed(book, 3)], [true, true, true]);
}

#[test]
fn an_open_verdict_that_is_withdrawn_is_kept_as_it_was() {
    let mut test = claims(1);
    let book = &mut test.book;
    book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    book.withdraw(first(), "Wrong claim.").unwrap();
    assert_eq!(status(book, first()), Status::ToReview);
    book.edit_verdict(first(), says(Outcome::Disputed)).unwrap();
    assert_eq!(status(book, first()), Status::Disputed, "the next one stands");
    assert_eq!(count(book, first()), 2);
}

#[test]
fn several_claims_are_marked_at_once_or_none() {
    let mut test = claims(3);
    let book = &mut test.book;
    let keys = [first(), key("CB-0002"), key("CB-0003"), first()];
    book.mark(&keys, &Marking::InReview, None).unwrap();
    assert_eq!(status(book, key("CB-0003")), Status::InReview);
    let marking = Marking::Outcome {
        outcome: Outcome::Disputed,
        rating: Some(Rating::Misleading),
        rationale: Some("Each counts the old wall.".to_owned()),
    };
    book.mark(&keys, &marking, None).unwrap();
    for claim in keys {
        let shown = book.show(claim).unwrap();
        assert!(shown.sealed && shown.line.status == Status::Disputed);
        assert_eq!(count(book, claim), 1);
    }
    assert_eq!(book.undo().unwrap().value.about.len(), 3, "one step, one undo");
    assert_eq!(status(book, first()), Status::InReview);

    let missing = book.mark(&[first(), key("CB-0099")], &marking, None).err();
    assert!(matches!(missing, Some(Error::Book(BookError::NoSuchKey { .. }))));
    assert_eq!(status(book, first()), Status::InReview, "all of them, or none");
    assert!(matches!(book.mark(&[], &marking, None).err(), Some(Error::Book(BookError::NoKeys))));
}

#[test]
fn marking_keeps_a_verdict_that_says_the_same_and_flags_a_change_without_a_reason() {
    let mut test = claims(2);
    let book = &mut test.book;
    let verified = Marking::Outcome { outcome: Outcome::Verified, rating: None, rationale: None };
    book.judge(first(), judgement(Outcome::Verified)).unwrap();
    book.judge(key("CB-0002"), judgement(Outcome::Disputed)).unwrap();

    book.mark(&[first(), key("CB-0002")], &verified, None).unwrap();

    let shown = book.show(first()).unwrap();
    assert_eq!(shown.claim.verdict.unwrap().rationale.as_deref(), Some("The register says so."));
    assert_eq!(shown.asides.len(), 1);
    let shown = book.show(key("CB-0002")).unwrap();
    assert!(shown.asides[&shown.claim.verdict.unwrap().id].wants_reason);
    let disputed = Marking::Outcome { outcome: Outcome::Disputed, rating: None, rationale: None };
    book.mark(&[key("CB-0002")], &disputed, Some("The map is right.")).unwrap();
    let verdict = book.show(key("CB-0002")).unwrap().claim.verdict.unwrap();
    assert_eq!(verdict.reason.as_deref(), Some("The map is right."));
}

#[test]
fn a_claim_goes_back_to_review() {
    let mut test = claims(3);
    let mut ben = test.second("Ben");
    let book = &mut test.book;
    let [marked, open, sealed] = [key("CB-0001"), key("CB-0002"), key("CB-0003")];
    book.mark_in_review(marked).unwrap();
    book.edit_verdict(open, VerdictEdit { rationale: Some(Some("Old.".to_owned())), ..says(Outcome::Disputed) })
        .unwrap();
    book.judge(sealed, judgement(Outcome::Verified)).unwrap();

    book.clear_status(marked, None).unwrap();
    book.clear_status(open, None).unwrap();
    assert_eq!(refused(book.clear_status(sealed, Some(" "))), VerdictError::WithdrawalReasonMissing);
    book.clear_status(sealed, Some("Too early.")).unwrap();
    for claim in [marked, open, sealed] {
        assert_eq!(status(book, claim), Status::ToReview, "{claim}");
    }
    let draft = book.show(open).unwrap().draft.unwrap().verdict;
    assert_eq!((draft.outcome, draft.rationale.as_deref()), (None, Some("Old.")), "its words are kept");
    let last = book.history(Some(sealed)).unwrap().pop().unwrap();
    assert_eq!((last.op, last.reason.as_deref()), (Op::Withdraw, Some("Too early.")));
    assert_eq!(book.history(Some(open)).unwrap().pop().unwrap().op, Op::ClearStatus);
    assert_eq!(book.clear_status(sealed, None).unwrap().touched.0.len(), 0, "and stays there");

    ben.judge(sealed, judgement(Outcome::Disputed)).unwrap();
    assert_eq!(refused(book.clear_status(sealed, Some("Why?"))), VerdictError::NothingToWithdraw);
    book.judge(marked, judgement(Outcome::Verified)).unwrap();
    assert_eq!(refused(book.mark(&[open, marked], &Marking::ToReview, None)), VerdictError::WithdrawalReasonMissing);
    book.mark(&[open, marked], &Marking::ToReview, Some("Once more.")).unwrap();
    assert_eq!(status(book, marked), Status::ToReview);
    book.undo().unwrap();
    assert_eq!(status(book, marked), Status::Verified);
}

#[test]
fn a_change_that_goes_back_to_review_takes_the_sealed_verdict_back_too() {
    let mut test = claims(1);
    let book = &mut test.book;
    book.judge(first(), judgement(Outcome::Verified)).unwrap();
    book.edit_verdict(first(), says(Outcome::Disputed)).unwrap();

    book.clear_status(first(), Some("Neither.")).unwrap();

    assert_eq!(status(book, first()), Status::ToReview);
    assert_eq!(count(book, first()), 1, "the open one was empty without its outcome");
    let told = book.show(first()).unwrap().claim.other_verdicts[0].withdrawn.clone().unwrap();
    assert_eq!(told.reason, "Neither.");
}

#[test]
fn a_book_that_may_not_be_written_has_nothing_to_seal() {
    let mut test = claims(1);
    test.book.edit_verdict(first(), says(Outcome::Verified)).unwrap();
    let last = test.book.history(None).unwrap().pop().unwrap().at;
    let mut past = test.book.as_of(last).unwrap();
    assert!(past.read_only().is_some());
    assert_eq!(past.seal_all().unwrap().value, 0);
}
