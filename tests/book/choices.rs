//! What is chosen of a report: its order, and what it leaves out, which then stands nowhere in it.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::book::{Attached, Book, ClaimEdit, ImportRequest, QuoteDraft, Quoted, ReportRequest};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::preset::{Choices, ClaimOrder, Part};
use claimbook_core::domain::scale::Outcome;
use claimbook_core::import::read_text;
use claimbook_report::{Format, render};
use kit::{TestBook, as_text, attachment, date, draft, judgement};

use crate::worked::key;

const TEXT: &str = "The council met on Tuesday. The wall is 340 metres long, said the mayor. It was raining.";

/// One claim with a quote in its paragraph, a tag, a picture, an earlier verdict and a note.
fn book() -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let text = read_text(TEXT.as_bytes(), "wall.txt").unwrap();
    let request =
        ImportRequest { title: Some("The wall".to_owned()), ..ImportRequest::new(text, TEXT.as_bytes().to_vec()) };
    test.book.import_document(request).unwrap();
    let mut claim = draft("The harbour wall is 340 metres long.");
    claim.tags = vec!["heronry".to_owned()];
    claim.quote = Some(QuoteDraft {
        document: key("D-0001"),
        quoted: Some(Quoted::words("The wall is 340 metres long")),
        relation: Relation::Asserts,
    });
    test.book.add_claim(claim).unwrap();
    let note = Attached::Note("Measured twice.".to_owned());
    test.book.attach(key("CB-0001"), &attachment(note)).unwrap();
    let because = |outcome, why: &str| {
        let mut judgement = judgement(outcome);
        judgement.rationale = Some(why.to_owned());
        judgement
    };
    test.book.judge(key("CB-0001"), because(Outcome::Disputed, "A kingfisher told me.")).unwrap();
    test.book.judge(key("CB-0001"), because(Outcome::Verified, "The register says so.")).unwrap();
    test
}

fn without(parts: &[Part]) -> ReportRequest {
    let choices = Choices { without: parts.iter().copied().collect(), ..Choices::default() };
    ReportRequest { choices, ..ReportRequest::default() }
}

fn exports(book: &mut Book, request: &ReportRequest) -> Vec<(Format, String)> {
    let report = book.report(request).unwrap();
    Format::ALL.into_iter().map(|format| (format, as_text(&render(&report, format).unwrap().bytes))).collect()
}

#[test]
fn what_is_left_out_stands_in_no_format_and_is_named() {
    let mut test = book();
    let last = test.book.history(None).unwrap().pop().unwrap().at;
    for (part, marker, somewhere) in [
        (Part::Context, "It was raining", Format::Html),
        (Part::Tags, "heronry", Format::Csv),
        (Part::EarlierVerdicts, "A kingfisher told me", Format::Markdown),
        (Part::History, "claim added", Format::Html),
    ] {
        let everything = exports(&mut test.book, &ReportRequest::default());
        let (_, text) = everything.iter().find(|(format, _)| *format == somewhere).unwrap();
        assert!(text.contains(marker), "left in, {marker} stands in {somewhere:?}");

        let request = without(&[part]);
        for request in [request.clone(), ReportRequest { as_of: Some(last), ..request }] {
            for (format, text) in exports(&mut test.book, &request) {
                assert!(!text.contains(marker), "{marker} stands in {format:?}");
                let named = if format == Format::Json { part.word() } else { &part.phrase()[1..] };
                assert!(format == Format::Csv || text.contains(named), "{format:?} does not name {named}");
                assert!(text.contains("The harbour wall is 340 metres long."));
            }
        }
    }
}

#[test]
fn a_note_to_oneself_never_leaves_the_book() {
    let mut test = book();
    let note = ClaimEdit { note: Some(Some("Jana at the port told me.".to_owned())), ..ClaimEdit::default() };
    test.book.edit_claim(key("CB-0001"), note).unwrap();

    for (format, text) in exports(&mut test.book, &ReportRequest::default()) {
        assert!(!text.contains("Jana"), "it stands in {format:?}");
    }
    let report = test.book.report(&ReportRequest::default()).unwrap();
    let shown = report.history.iter().filter_map(|step| step.shown.as_ref()).flat_map(|step| &step.entries);
    let withheld: Vec<_> = shown.filter(|entry| entry.withheld).collect();
    assert_eq!(withheld.len(), 1, "of the history only the image with the note stays in the book");
    assert_eq!((&withheld[0].image, &withheld[0].salt), (&None, &None));
}

#[test]
fn claims_stand_in_the_order_that_is_wished() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    for (statement, source, said) in
        [("First.", "Zeta", "2025-03"), ("Second.", "alpha", "unknown"), ("Third.", "Beta", "2025-01-31")]
    {
        let mut claim = draft(statement);
        (claim.source, claim.said) = (Some(source.to_owned()), Some(date(said)));
        test.book.add_claim(claim).unwrap();
    }
    test.book.judge(key("CB-0002"), judgement(Outcome::Verified)).unwrap();
    test.book.judge(key("CB-0003"), judgement(Outcome::Disputed)).unwrap();
    for (order, expected) in [
        (ClaimOrder::Recorded, ["CB-0001", "CB-0002", "CB-0003"]),
        (ClaimOrder::Date, ["CB-0003", "CB-0001", "CB-0002"]),
        (ClaimOrder::Status, ["CB-0003", "CB-0002", "CB-0001"]),
        (ClaimOrder::Source, ["CB-0002", "CB-0003", "CB-0001"]),
    ] {
        let choices = Choices { order, ..Choices::default() };
        let report = test.book.report(&ReportRequest { choices, ..ReportRequest::default() }).unwrap();
        let keys: Vec<String> = report.claims.iter().map(|claim| claim.key.to_string()).collect();
        assert_eq!(keys, expected, "{order:?}");
        let table = as_text(&render(&report, Format::Csv).unwrap().bytes);
        assert!(expected.map(|key| table.find(key).unwrap()).is_sorted(), "{order:?}: {table}");
    }
}
