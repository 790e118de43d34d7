//! Presets: kept in the book, undone, found again.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use claimbook_core::book::{PresetDraft, ReportRequest};
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::preset::{Choices, ClaimOrder, Paper, Part, Preset};
use claimbook_core::error::{BookError, Error};
use kit::{TestBook, draft};

const LOGO: &[u8] = b"\x89PNG\r\n\x1a\nnot a whole one";

fn weekly() -> PresetDraft {
    PresetDraft {
        name: "  Weekly  report ".to_owned(),
        format: Some("pdf".to_owned()),
        query: Some("status:disputed".to_owned()),
        choices: Choices {
            title: Some("What was wrong this week".to_owned()),
            subtitle: Some(" \t".to_owned()),
            organisation: Some("Halvern Courier".to_owned()),
            paper: Paper::Letter,
            order: ClaimOrder::Date,
            without: [Part::Tags, Part::History].into(),
            ..Choices::default()
        },
        logo: Some(LOGO.to_vec()),
    }
}

#[test]
fn a_preset_survives_closing_with_its_logo() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let saved = test.book.save_preset(weekly()).unwrap().value;
    assert_eq!(saved.name, "Weekly report");
    assert_eq!((&saved.choices.subtitle, &saved.choices.logo), (&None, &Some(Digest::of(LOGO))));

    let test = test.reopen();
    test.world.turn(48 * 60 * 60 * 1000);
    let mut test = test.reopen();
    assert_eq!(test.book.presets().unwrap(), std::slice::from_ref(&saved));
    assert_eq!(test.book.preset("weekly REPORT").unwrap(), saved);
    test.book.add_claim(draft("The harbour wall is 340 metres long.")).unwrap();
    let request = ReportRequest { choices: saved.choices, ..ReportRequest::default() };
    let report = test.book.report(&request).unwrap();
    assert_eq!(report.logo.unwrap().bytes, LOGO, "what nothing else names is not swept");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn saving_under_a_known_name_replaces_and_undo_brings_back() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let first = test.book.save_preset(weekly()).unwrap().value;
    let draft = PresetDraft { name: "WEEKLY report".to_owned(), ..PresetDraft::default() };
    let second = test.book.save_preset(draft).unwrap().value;
    assert_eq!(second.id, first.id);
    assert_eq!(test.book.presets().unwrap(), [second]);

    test.book.undo().unwrap();
    assert_eq!(test.book.presets().unwrap(), std::slice::from_ref(&first));
    test.book.remove_preset("weekly report").unwrap();
    assert_eq!(test.book.presets().unwrap(), []);
    test.book.undo().unwrap();
    assert_eq!(test.book.presets().unwrap(), [first]);
    test.book.undo().unwrap();
    assert_eq!(test.book.presets().unwrap(), []);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn what_is_no_preset_is_refused_and_changes_nothing() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let long = "x".repeat(Preset::LIMIT + 1);
    let named = |name: &str, choices| PresetDraft { name: name.to_owned(), choices, ..PresetDraft::default() };
    let refused = |test: &mut TestBook, draft| match test.book.save_preset(draft) {
        Err(Error::Book(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&mut test, named(" ", Choices::default())), BookError::PresetUnnamed);
    let length = Preset::LIMIT + 1;
    assert_eq!(refused(&mut test, named(&long, Choices::default())), BookError::PresetTextTooLong { length });
    let choices = Choices { author: Some(long), ..Choices::default() };
    assert_eq!(refused(&mut test, named("Weekly", choices)), BookError::PresetTextTooLong { length });
    let digest = Digest::of(b"another picture");
    let choices = Choices { logo: Some(digest.clone()), ..Choices::default() };
    assert_eq!(refused(&mut test, named("Weekly", choices)), BookError::LogoUnknown { digest });
    assert!(matches!(test.book.remove_preset("Weekly"), Err(Error::Book(BookError::NoSuchPreset { .. }))));
    assert_eq!(test.book.presets().unwrap(), []);
    assert_eq!(test.book.history(None).unwrap().len(), 1, "the book was created, and that is all");
}
