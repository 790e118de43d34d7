//! What the history says of each field, bringing one back, and what is edited beside verdicts.
#![allow(clippy::panic, clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::book::{
    Attached, Book, ClaimEdit, ClaimField, ClaimantGiven, EvidenceEdit, FieldChange, HistoryRequest, Marking, Op,
    Repeats, VerdictEdit,
};
use claimbook_core::domain::claim::{Checking, ClaimType, Statement};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::{Key, StepId};
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::{BookError, Error};
use kit::{CONTENT_TABLES, TestBook, attachment, date, draft, dump, judgement};

use crate::worked::key;

fn first() -> Key {
    key("CB-0001")
}

/// A book of so many claims.
fn claims(count: usize) -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    for n in 1..=count {
        test.book.add_claim(draft(&format!("Claim {n}"))).unwrap();
    }
    test
}

fn edit(book: &mut Book, change: impl FnOnce(&mut ClaimEdit)) -> StepId {
    let mut edit = ClaimEdit::default();
    change(&mut edit);
    book.edit_claim(first(), edit).unwrap();
    book.history(Some(first())).unwrap().pop().unwrap().step
}

/// The last step of the first claim, as its history tells it.
fn told(book: &mut Book) -> Vec<String> {
    let tell = |change: FieldChange| {
        let (before, after) = (change.before.unwrap_or_default(), change.after.unwrap_or_default());
        format!("{} {}: {before} → {after}", change.of.word(), change.field).replace(":  ", ": ").trim_end().to_owned()
    };
    book.history(Some(first())).unwrap().pop().unwrap().changes.into_iter().map(tell).collect()
}

#[track_caller]
fn refused<T>(answer: Result<T, Error>) -> BookError {
    match answer.err() {
        Some(Error::Book(error)) => error,
        other => panic!("refused otherwise: {other:?}"),
    }
}

fn everything(edit: &mut ClaimEdit) {
    edit.statement = Some(Statement::new("About 20 % more than planned").unwrap());
    edit.source = Some("Halvern Herald".to_owned());
    edit.claimant = Some(ClaimantGiven::Named("Ilse Varga".to_owned()));
    edit.said = Some(date("13 March 2025"));
    edit.checking = Some(Checking::Attribution);
    edit.claim_type = Some(Some(ClaimType::Duration));
    edit.hedge = Some(Some("about".to_owned()));
    edit.about_period = Some(Some(date("2024")));
    edit.as_of = Some(Some(date("2025-02")));
    edit.place = Some(Some("Halvern".to_owned()));
    edit.tag = vec!["budget".to_owned(), "harbour".to_owned()];
    edit.recheck_on = Some(chrono::NaiveDate::from_ymd_opt(2025, 9, 1));
    edit.note = Some(Some("Ask the council.".to_owned()));
}

#[test]
fn the_history_of_a_claim_names_each_field_in_words() {
    let mut test = claims(1);
    let book = &mut test.book;
    assert_eq!(told(book), [""; 0], "of what was added each field would be new");

    edit(book, everything);
    insta::assert_snapshot!(told(book).join("\n"), @"
    claim statement: Claim 1 → About 20 % more than planned
    claim source: Halvern Courier → Halvern Herald
    claim claimant: → Ilse Varga
    claim said: 2025-03-14 → 13 March 2025
    claim checking: truth → attribution
    claim type: → duration or date
    claim hedge: → about
    claim about-period: → 2024
    claim as-of: → 2025-02
    claim place: → Halvern
    claim tags: → budget, harbour
    claim recheck: → 1 Sep 2025
    claim note: → Ask the council.
    ");
    book.mark_in_review(first()).unwrap();
    assert_eq!(told(book), ["claim in-review: → Ana"]);
    book.attach(first(), &attachment(Attached::Note("We counted 181.".to_owned()))).unwrap();
    assert_eq!(told(book), ["evidence evidence: → We counted 181."]);
    let stance = EvidenceEdit { stance: Some(Stance::PartlyRefutes), ..EvidenceEdit::default() };
    book.edit_evidence(key("E-0001"), &stance).unwrap();
    assert_eq!(told(book), ["evidence stance: supports → partly refutes"]);
    let verdict = VerdictEdit {
        outcome: Some(Some(Outcome::Disputed)),
        rationale: Some(Some("Counted twice.".to_owned())),
        ..VerdictEdit::default()
    };
    book.edit_verdict(first(), verdict).unwrap();
    insta::assert_snapshot!(told(book).join("\n"), @"
    claim in-review: Ana →
    verdict outcome: → disputed
    verdict rationale: → Counted twice.
    ");
    book.undo().unwrap();
    insta::assert_snapshot!(told(book).join("\n"), @"
    claim in-review: → Ana
    verdict outcome: disputed →
    verdict rationale: Counted twice. →
    ");
    assert_eq!(book.history(None).unwrap().pop().unwrap().changes, [], "the whole book is told without");
}

#[test]
fn each_field_is_brought_back_alone() {
    let mut test = claims(1);
    let book = &mut test.book;
    let before = book.show(first()).unwrap().record;
    book.mark_in_review(first()).unwrap();
    let marked = book.history(Some(first())).unwrap().pop().unwrap().step;
    let step = edit(book, everything);

    for field in ClaimField::ALL.iter().filter(|field| **field != ClaimField::InReview) {
        book.restore_field(first(), step, *field).unwrap();
        let [change] = book.history(Some(first())).unwrap().pop().unwrap().changes.try_into().unwrap();
        assert_eq!((change.field, change.restorable), (field.word(), true));
    }
    book.restore_field(first(), marked, ClaimField::InReview).unwrap();

    assert_eq!(book.show(first()).unwrap().record, before, "all of them make the claim what it was");
    let last = book.history(Some(first())).unwrap().pop().unwrap();
    assert_eq!(last.op, Op::EditClaim);
    book.undo().unwrap();
    assert_eq!(book.show(first()).unwrap().in_review_by.as_deref(), Some("Ana"), "and each can be undone");
    assert_eq!(book.verify(None).unwrap().findings, []);
}

#[test]
fn what_cannot_be_brought_back_says_why() {
    let mut test = claims(2);
    let book = &mut test.book;
    let added = book.history(Some(first())).unwrap()[0].step;
    let secret = edit(book, |edit| edit.note = Some(Some("She lives at 4 Rope Walk.".to_owned())));
    let after = edit(book, |edit| edit.note = Some(None));
    let other = {
        let tag = ClaimEdit { tag: vec!["budget".to_owned()], ..ClaimEdit::default() };
        book.edit_claim(key("CB-0002"), tag).unwrap();
        book.history(Some(key("CB-0002"))).unwrap().pop().unwrap().step
    };
    let before = dump(&test.path(), &CONTENT_TABLES);
    let book = &mut test.book;
    for (step, field) in [(added, ClaimField::Note), (secret, ClaimField::Said), (other, ClaimField::Tags)] {
        let error = refused(book.restore_field(first(), step, field));
        assert!(matches!(error, BookError::NothingToRestore { .. }), "{field:?}: {error:?}");
    }
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before, "a refusal changes nothing");

    let book = &mut test.book;
    book.purge(secret, "It told where somebody lives.").unwrap();
    let error = refused(book.restore_field(first(), after, ClaimField::Note));
    assert!(matches!(error, BookError::FormerGone { purged: true, .. }), "{error:?}");
    book.remove(first()).unwrap();
    let error = refused(book.restore_field(first(), after, ClaimField::Note));
    assert!(matches!(error, BookError::InTrash { .. }), "{error:?}");
}

#[test]
fn a_tag_that_is_gone_is_named_and_not_brought_back() {
    let mut test = claims(1);
    let mut ben = test.second("Ben");
    // Ana's tag is Ben's to take off, and goes with her undo; the step of Ben's that names it stays.
    let tagged = ClaimEdit { tag: vec!["budget".to_owned()], ..ClaimEdit::default() };
    test.book.edit_claim(first(), tagged).unwrap();
    let untagged = ClaimEdit { untag: vec!["budget".to_owned()], ..ClaimEdit::default() };
    ben.edit_claim(first(), untagged).unwrap();
    let step = ben.history(Some(first())).unwrap().pop().unwrap();
    assert_eq!(step.changes[0].before.as_deref(), Some("budget"));
    ben.undo().unwrap();
    test.book.undo().unwrap();
    test.book.edit_claim(first(), ClaimEdit { note: Some(Some("x".to_owned())), ..ClaimEdit::default() }).unwrap();

    let error = refused(test.book.restore_field(first(), step.step, ClaimField::Tags));
    assert!(matches!(error, BookError::FormerGone { purged: false, .. }), "{error:?}");
    let lines = test.book.history(Some(first())).unwrap();
    let told = lines.iter().find(|line| line.step == step.step).unwrap();
    assert_eq!(told.changes[0].before.as_deref(), Some("budget"), "the journal still knows its name");
}

#[test]
fn a_window_of_the_history_is_a_part_of_it() {
    let mut test = claims(3);
    let book = &mut test.book;
    for n in 0..10 {
        edit(book, |edit| edit.note = Some(Some(format!("Note {n}"))));
    }
    for key in [None, Some(first())] {
        let all = book.history(key).unwrap();
        for (newest_first, offset, limit) in [(false, 0, 3), (false, 9, 3), (true, 0, 3), (true, 2, 100), (true, 99, 5)]
        {
            let request = HistoryRequest { key, newest_first, offset, limit: Some(limit) };
            let page = book.history_window(&request).unwrap();
            let mut expected = all.clone();
            if newest_first {
                expected.reverse();
            }
            let expected: Vec<_> = expected.into_iter().skip(offset as usize).take(limit as usize).collect();
            assert_eq!((page.total as usize, page.lines), (all.len(), expected), "{request:?}");
        }
    }
}

#[test]
fn several_claims_are_edited_and_thrown_away_as_one_step() {
    let mut test = claims(3);
    let book = &mut test.book;
    let keys = [first(), key("CB-0002"), key("CB-0003")];
    let edit = ClaimEdit {
        source: Some("Halvern Herald".to_owned()),
        tag: vec!["budget".to_owned()],
        recheck_on: Some(chrono::NaiveDate::from_ymd_opt(2025, 9, 1)),
        ..ClaimEdit::default()
    };
    book.edit_claims(&keys, edit.clone()).unwrap();
    for key in keys {
        let line = book.line(key).unwrap();
        assert_eq!((line.source.as_str(), line.tags), ("Halvern Herald", vec!["budget".to_owned()]));
    }
    book.undo().unwrap();
    assert_eq!(book.line(key("CB-0003")).unwrap().source, "Halvern Courier");

    book.remove(key("CB-0003")).unwrap();
    let before = dump(&test.path(), &CONTENT_TABLES);
    let book = &mut test.book;
    assert_eq!(refused(book.edit_claims(&keys, edit)), BookError::InTrash { key: key("CB-0003") });
    assert_eq!(refused(book.remove_claims(&keys)), BookError::InTrash { key: key("CB-0003") });
    assert_eq!(refused(book.remove_claims(&[])), BookError::NoKeys);
    let document = refused(book.mark(&[first(), key("D-0001")], &Marking::InReview, None));
    assert!(matches!(document, BookError::WrongKind { .. }));
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before, "all of them, or none");
}

#[test]
fn a_claim_in_the_trash_keeps_its_evidence_and_its_verdicts() {
    let mut test = claims(2);
    let book = &mut test.book;
    book.attach(first(), &attachment(Attached::Note("We counted 181.".to_owned()))).unwrap();
    book.judge(first(), judgement(Outcome::Disputed)).unwrap();
    book.edit_verdict(first(), VerdictEdit { wording: Some(Some("181".to_owned())), ..VerdictEdit::default() })
        .unwrap();
    let before = book.show(first()).unwrap();

    book.remove_claims(&[first(), key("CB-0002")]).unwrap();
    assert_eq!(book.overview().unwrap().statuses.iter().map(|(_, count)| count).sum::<u32>(), 0);
    book.restore(first()).unwrap();

    let after = book.show(first()).unwrap();
    assert_eq!((after.claim, after.draft), (before.claim, before.draft));
    book.undo().unwrap();
    book.undo().unwrap();
    assert!(book.line(key("CB-0002")).is_ok());
    assert_eq!(book.show(first()).unwrap().record, before.record);
}

/// One claim with four notes, no two of the same origin.
fn four_notes() -> TestBook {
    let mut test = claims(1);
    for n in 1..=4 {
        let url = Attached::Link(format!("https://halvern.example/{n}"));
        test.book.attach(first(), &attachment(url)).unwrap();
    }
    test
}

fn repeats(book: &mut Book, item: &str, other: Option<&str>) {
    let other = other.map(|other| Repeats { evidence: key(other), basis: None });
    let edit = EvidenceEdit { repeats: Some(other), ..EvidenceEdit::default() };
    book.edit_evidence(key(item), &edit).unwrap();
}

/// How many independent origins support the claim, and which item repeats which.
fn origins(book: &mut Book) -> (u32, Vec<String>) {
    let claim = book.show(first()).unwrap().claim;
    let told = claim.evidence.iter().filter_map(|item| Some(format!("{} {}", item.key, item.repeats?)));
    (claim.independent.supports, told.collect())
}

fn origin_rows(test: &TestBook) -> usize {
    dump(&test.path(), &["origin"])["origin"].len()
}

#[test]
fn evidence_is_grouped_by_origin_and_the_group_goes_with_its_last_pair() {
    let mut test = four_notes();
    assert_eq!(origins(&mut test.book), (4, vec![]));
    repeats(&mut test.book, "E-0002", Some("E-0001"));
    repeats(&mut test.book, "E-0003", Some("E-0002"));
    assert_eq!(origins(&mut test.book), (2, vec!["E-0002 E-0001".to_owned(), "E-0003 E-0001".to_owned()]));
    let steps = test.book.overview().unwrap().steps;
    repeats(&mut test.book, "E-0003", Some("E-0001"));
    assert_eq!(test.book.overview().unwrap().steps, steps, "they share it already");

    let three = dump(&test.path(), &CONTENT_TABLES);
    repeats(&mut test.book, "E-0001", None);
    assert_eq!(origins(&mut test.book), (3, vec!["E-0003 E-0002".to_owned()]), "those it left share it still");
    repeats(&mut test.book, "E-0003", Some("E-0004"));
    assert_eq!(origins(&mut test.book), (3, vec!["E-0004 E-0003".to_owned()]));
    assert_eq!(origin_rows(&test), 1, "one alone needs none");
    repeats(&mut test.book, "E-0004", None);
    assert_eq!((origins(&mut test.book).0, origin_rows(&test)), (4, 0));
    assert_eq!(test.book.verify(None).unwrap().findings, []);

    let history = test.book.history(Some(first())).unwrap();
    assert_eq!(history.iter().filter(|line| line.op == Op::EditEvidence).count(), 5, "the claim's history has them");
    for _ in 0..3 {
        test.book.undo().unwrap();
    }
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), three, "the same origin, with the same root");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn evidence_in_the_trash_is_not_edited() {
    let mut test = four_notes();
    test.book.remove(key("E-0002")).unwrap();
    let stance = EvidenceEdit { stance: Some(Stance::Refutes), ..EvidenceEdit::default() };
    assert_eq!(refused(test.book.edit_evidence(key("E-0002"), &stance)), BookError::InTrash { key: key("E-0002") });
    let other = Some(Some(Repeats { evidence: key("E-0002"), basis: None }));
    let edit = EvidenceEdit { repeats: other, ..EvidenceEdit::default() };
    assert_eq!(refused(test.book.edit_evidence(key("E-0001"), &edit)), BookError::InTrash { key: key("E-0002") });
    let nothing = EvidenceEdit::default();
    assert_eq!(refused(test.book.edit_evidence(key("E-0001"), &nothing)), BookError::NothingToChange);
    test.book.remove(first()).unwrap();
    assert_eq!(refused(test.book.edit_evidence(key("E-0001"), &stance)), BookError::InTrash { key: first() });
}
