//! Working days of people who check facts, through `Book`.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::book::{
    Attached, Attachment, Book, ClaimDraft, ClaimEdit, ClaimantGiven, ImportRequest, Judgement, ListRequest,
    QuoteDraft, Quoted, ReportRequest,
};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::claim::Statement;
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};
use claimbook_core::error::{BookError, Error, QuoteError};
use claimbook_core::import::read_text;
use kit::{CONTENT_TABLES, TestBook, attachment, author, draft, dump, judgement};

use crate::worked::key;

const ARTICLE: &str = "\
Council opens the harbour wall
Published: 14 March 2025

The new wall is 340 metres long, the mayor said on Thursday. It cost nearly 20 percent more than planned.

The mayor said the works took seven months. The council said it took longer than seven months.
";

/// The article brought in, and one claim pulled out of it.
fn morning() -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let request = ImportRequest {
        file_name: Some("wall.md".to_owned()),
        source: Some("Halvern Courier".to_owned()),
        ..ImportRequest::new(read_text(ARTICLE.as_bytes(), "wall.md").unwrap(), ARTICLE.as_bytes().to_vec())
    };
    test.book.import_document(request).unwrap();
    let claim = pulled("The wall is 340 metres long.", "340 metres long");
    test.book.add_claim(claim).unwrap();
    test
}

/// A claim as it is pulled out of the article: source and date are the article's.
fn pulled(statement: &str, words: &str) -> ClaimDraft {
    let mut claim = ClaimDraft::new(Statement::new(statement).unwrap());
    claim.claimant = ClaimantGiven::Named("Ilse Varga".to_owned());
    claim.quote =
        Some(QuoteDraft { document: key("D-0001"), quoted: Some(Quoted::words(words)), relation: Relation::Quotes });
    claim
}

fn wall() -> Key {
    key("CB-0001")
}

fn status(book: &mut Book, claim: Key) -> Status {
    book.show(claim).unwrap().claim.status
}

/// What was done with a claim, oldest first: who, what, and why.
fn history(book: &mut Book, claim: Key) -> String {
    let lines = book.history(Some(claim)).unwrap().into_iter().map(|line| {
        let reason = line.reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let undone = if line.undone { " (undone)" } else { "" };
        format!("{} — {}{reason}{undone}", line.by, line.op.phrase())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn from_the_article_to_the_report_in_one_morning() {
    let mut test = morning();
    let folder = test.folder().to_owned();
    let register = folder.join("register.csv");
    std::fs::write(&register, "section,metres\nnorth,181.0\nsouth,160.2\n").unwrap();
    let book = &mut test.book;

    let cost = book.add_claim(pulled("The wall cost 20 percent more than planned.", "nearly 20 percent more")).unwrap();
    let file = Attachment {
        source: Some("Building registry".to_owned()),
        explanation: Some("181.0 and 160.2 make 341.2 metres.".to_owned()),
        ..attachment(Attached::File(register))
    };
    book.attach(wall(), &file).unwrap();
    let verdict = Judgement {
        rating: Some(Rating::MostlyTrue),
        confidence: Some(Confidence::High),
        rationale: Some("341.2 metres, rounded in speech.".to_owned()),
        ..Judgement::new(Outcome::Verified)
    };
    book.judge(wall(), verdict).unwrap();
    let link = Attached::Link("https://council.halvern.example/budget".to_owned());
    book.attach(cost.value.key, &Attachment { stance: Stance::Refutes, ..attachment(link) }).unwrap();
    let verdict =
        Judgement { wording: Some("About 12 percent more than planned.".to_owned()), ..judgement(Outcome::Disputed) };
    book.judge(cost.value.key, verdict).unwrap();

    let report = book.report(&ReportRequest::default()).unwrap();
    let shown = &report.claims[0];
    assert_eq!((shown.source.as_str(), shown.claimant.as_str()), ("Halvern Courier", "Ilse Varga"));
    assert_eq!(shown.said.edtf(), "2025-03-14", "a claim was said on the day its article was published");
    let passage = shown.appearances[0].passage.as_ref().unwrap();
    assert_eq!((passage.before.as_str(), passage.exact.as_str()), ("The new wall is ", "340 metres long"));
    assert!(shown.verdict.as_ref().unwrap().documented);
    let coverage = &report.coverage;
    assert_eq!((coverage.judged, coverage.verified, coverage.disputed, coverage.bare), (2, 1, 1, 0));
    assert_eq!(book.verify(None).unwrap().findings, []);
}

#[test]
fn words_that_stand_twice_are_asked_for_and_words_that_do_not_stand_there_are_refused() {
    let mut test = morning();
    let before = dump(&test.path(), &CONTENT_TABLES);

    let twice = test.book.add_claim(pulled("The works took seven months.", "seven months")).err();
    assert!(matches!(twice, Some(Error::Quote(QuoteError::Ambiguous { places, .. })) if places.len() == 2));
    let nowhere = test.book.add_claim(pulled("The works took nine years.", "zebras and quaggas")).err();
    assert!(matches!(nowhere, Some(Error::Quote(QuoteError::NotFound { .. }))));
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before, "a refused claim leaves nothing behind");

    let mut second = pulled("The works took longer than seven months.", "seven months");
    let quoted = Quoted::Words { words: "seven months".to_owned(), occurrence: Some(2) };
    second.quote.as_mut().unwrap().quoted = Some(quoted);
    let claim = test.book.add_claim(second).unwrap().value;
    let shown = test.book.show(claim.key).unwrap().claim;
    assert!(shown.appearances[0].passage.as_ref().unwrap().before.ends_with("it took longer than "));
    assert_eq!(claim.key, key("CB-0002"), "a refused claim uses up no key");
}

#[test]
fn a_verdict_that_was_taken_back_stays_in_the_history() {
    let mut test = morning();
    let book = &mut test.book;

    book.judge(wall(), Judgement::new(Outcome::Verified)).unwrap();
    book.withdraw(wall(), "Given on the wrong claim.").unwrap();

    assert_eq!(status(book, wall()), Status::ToReview);
    let shown = book.show(wall()).unwrap().claim;
    assert_eq!(shown.verdict, None);
    assert_eq!(shown.other_verdicts[0].withdrawn.as_ref().unwrap().reason, "Given on the wrong claim.");
    insta::assert_snapshot!(history(book, wall()), @"
    Ana — claim added
    Ana — verdict given
    Ana — verdict withdrawn: Given on the wrong claim.
    ");
}

#[test]
fn a_verdict_that_changes_wants_a_reason_and_both_are_kept() {
    let mut test = morning();
    let book = &mut test.book;
    book.judge(wall(), Judgement::new(Outcome::Verified)).unwrap();

    let refused = book.judge(wall(), Judgement::new(Outcome::Disputed)).err();
    assert!(matches!(refused, Some(Error::Verdict(_))), "a change of mind is explained");
    let verdict =
        Judgement { reason: Some("The map shows 181 metres.".to_owned()), ..Judgement::new(Outcome::Disputed) };
    book.judge(wall(), verdict).unwrap();

    assert_eq!(status(book, wall()), Status::Disputed);
    let shown = book.show(wall()).unwrap().claim;
    assert_eq!(shown.other_verdicts.len(), 1, "the verdict before is not overwritten");
    insta::assert_snapshot!(history(book, wall()), @"
    Ana — claim added
    Ana — verdict given
    Ana — verdict given: The map shows 181 metres.
    ");
}

#[test]
fn where_a_second_reader_is_wanted_one_verdict_is_not_enough() {
    let mut test = morning();
    let mut ben = test.second("Ben");
    let book = &mut test.book;
    book.edit_card(|card| card.second_reader = true).unwrap();

    book.judge(wall(), judgement(Outcome::Verified)).unwrap();
    assert_eq!(status(book, wall()), Status::InReview);
    book.judge(wall(), Judgement { reason: Some("Sure now.".to_owned()), ..judgement(Outcome::Verified) }).unwrap();
    assert_eq!(status(book, wall()), Status::InReview, "nobody is their own second reader");
    ben.judge(wall(), judgement(Outcome::Verified)).unwrap();
    assert_eq!(status(book, wall()), Status::Verified);
    assert_eq!(book.show(wall()).unwrap().readers, 2);

    book.edit_card(|card| card.second_reader = false).unwrap();
    ben.withdraw(wall(), "I had read another page.").unwrap();
    assert_eq!(status(book, wall()), Status::Verified, "one reader is enough again");
}

#[test]
fn readers_who_disagree_stay_on_the_page_until_somebody_decides_between_them() {
    let mut test = morning();
    let mut ben = test.second("Ben");
    let book = &mut test.book;
    book.edit_card(|card| card.second_reader = true).unwrap();

    let one = book.judge(wall(), judgement(Outcome::Verified)).unwrap().value.id;
    let other = ben.judge(wall(), judgement(Outcome::Disputed)).unwrap().value.id;
    let shown = book.show(wall()).unwrap().claim;
    assert!(shown.readers_disagree);
    assert_eq!((shown.status, shown.outcome), (Status::InReview, Some(Outcome::Disputed)));

    let mut cleo = Book::open(&test.path(), author("Cleo"), test.world.clone()).unwrap();
    let decides = Judgement { adjudicates: vec![one, other], ..judgement(Outcome::Disputed) };
    cleo.judge(wall(), decides).unwrap();
    let report = cleo.report(&ReportRequest::default()).unwrap();
    let claim = &report.claims[0];
    assert!(!claim.readers_disagree, "Cleo decided");
    assert_eq!((claim.status, claim.other_verdicts.len()), (Status::Disputed, 2), "and both verdicts stay");
}

#[test]
fn a_corrected_source_is_corrected_on_every_surface_and_the_former_stays_in_the_history() {
    let mut test = morning();
    let book = &mut test.book;

    let edit = ClaimEdit { source: Some("Halvern Evening Post".to_owned()), ..ClaimEdit::default() };
    book.edit_claim(wall(), edit).unwrap();

    assert_eq!(book.line(wall()).unwrap().source, "Halvern Evening Post");
    assert_eq!(book.report(&ReportRequest::default()).unwrap().claims[0].source, "Halvern Evening Post");
    let found = |book: &mut Book, query: &str| {
        book.list(&ListRequest { query: query.to_owned(), ..ListRequest::default() }).unwrap().total
    };
    assert_eq!(found(book, "source:evening"), 1);
    assert_eq!(found(book, "source:courier"), 0);
    let before = book.history(None).unwrap().into_iter().rev().nth(1).unwrap().at;
    assert_eq!(book.as_of(before).unwrap().line(wall()).unwrap().source, "Halvern Courier");
}

#[test]
fn what_was_done_last_week_is_undone_today_after_reopening() {
    let mut test = morning();
    let before = dump(&test.path(), &CONTENT_TABLES);
    test.book.judge(wall(), judgement(Outcome::Verified)).unwrap();
    let judged = dump(&test.path(), &CONTENT_TABLES);

    test.world.turn(7 * 24 * 60 * 60 * 1000);
    let mut test = test.reopen();
    let next = test.book.next_undo().unwrap().unwrap();
    assert_eq!((next.what.as_str(), next.about), ("verdict given", vec![wall()]));
    assert_eq!(next.title.as_deref(), Some("The wall is 340 metres long."));
    test.book.undo().unwrap();
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before);

    let mut test = test.reopen();
    test.book.redo().unwrap();
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), judged, "the same ids, keys and instants");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn nobody_undoes_the_work_of_somebody_else() {
    let mut test = morning();
    let mut ben = test.second("Ben");
    let edit = ClaimEdit { tag: vec!["harbour".to_owned()], ..ClaimEdit::default() };
    ben.edit_claim(wall(), edit).unwrap();

    let refused = test.book.undo().err();
    assert!(matches!(refused, Some(Error::Book(BookError::ChangedSince { by, .. })) if by == "Ben"));
    ben.undo().unwrap();
    test.book.undo().unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, 0, "after Ben's, Ana's own can be undone");
}

#[test]
fn a_copy_is_the_book_and_goes_its_own_way() {
    let mut test = morning();
    let target = test.folder().join("copy.claimbook");
    test.book.copy_to(&target).unwrap();

    assert_eq!(dump(&target, &CONTENT_TABLES), dump(&test.path(), &CONTENT_TABLES));
    let mut copy = Book::open(&target, author("Ana"), test.world.clone()).unwrap();
    copy.undo().unwrap();
    copy.add_claim(draft("Only in the copy.")).unwrap();
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().claims[0].key, wall(), "the book is as it was");
    assert_eq!(copy.verify(None).unwrap().findings, []);
}
