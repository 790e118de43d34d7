//! A report that somebody handed over, checked without a book and with one.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;

/// A desk with a judged claim, and its report as JSON and as PDF.
fn desk() -> Desk {
    let mut desk = Desk::with_book();
    desk.put("invoice.txt", "5.2 million");
    desk.book(&["attach", "CB-0001", "invoice.txt", "--stance", "refutes"]);
    desk.book(&["attach", "CB-0001", "--note", "They would not say.", "--stance", "context"]);
    desk.book(&["verdict", "CB-0001", "disputed", "--because", "The invoice says 5.2 million."]);
    for format in ["json", "pdf"] {
        let written = desk.book(&["report", "--format", format, "-o", &format!("report.{format}")]);
        assert!(written.status.success(), "{written:?}");
    }
    desk.forget();
    desk
}

#[test]
fn a_report_is_checked_by_itself_and_against_its_book() {
    let mut desk = desk();

    for arguments in [&["verify-report", "report.json"][..], &["verify-report", "report.pdf", "--json"]] {
        assert_eq!(desk.run(arguments).status.code(), Some(0), "{arguments:?}");
        assert_eq!(desk.book(arguments).status.code(), Some(0), "{arguments:?}");
    }

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn the_sample_is_sound_in_both_forms() {
    let mut desk = Desk::new();
    desk.run(&["new", "sample.claimbook", "--sample"]);
    for format in ["json", "pdf"] {
        let out = format!("sample.{format}");
        desk.run(&["--book", "sample.claimbook", "report", "--format", format, "-o", &out]);
        let checked = desk.run(&["--book", "sample.claimbook", "verify-report", &out, "--json"]);
        let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
        assert_eq!(checked["sound"], true, "{checked}");
        assert_eq!((&checked["kind"], &checked["book"]["steps"]), (&format.into(), &checked["steps"]));
    }
}

#[test]
fn what_was_changed_or_is_of_another_book_exits_3() {
    let mut desk = desk();
    let text = fs::read_to_string(desk.path("report.json")).unwrap();
    desk.put("changed.json", text.replacen("The bridge cost 4 million.", "The bridge was free.", 1));
    desk.run(&["new", "other.claimbook"]);
    desk.book(&["copy", "later.claimbook"]);
    desk.run(&["--book", "later.claimbook", "undo"]);
    desk.run(&["--book", "later.claimbook", "report", "--format", "json", "-o", "later.json"]);

    for (book, report) in [
        (None, "changed.json"),
        (Some("h.claimbook"), "changed.json"),
        (Some("other.claimbook"), "report.json"),
        (Some("other.claimbook"), "report.pdf"),
        (Some("h.claimbook"), "later.json"),
    ] {
        let book = book.map(|book| ["--book", book]);
        let arguments = [book.as_ref().map_or(&[][..], |book| &book[..]), &["verify-report", report]].concat();
        assert_eq!(desk.run(&arguments).status.code(), Some(3), "{arguments:?}");
    }

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn volumes_are_known_by_their_contents_and_go_with_them() {
    let mut desk = Desk::new();
    let book = kit::generated_book(&desk.path(""), 501).unwrap();
    let book = book.file_name().unwrap().to_str().unwrap();
    let written = desk.run(&["--book", book, "report", "--format", "pdf", "-o", "report.pdf"]);
    assert!(written.status.success(), "{written:?}");
    desk.forget();
    let first = fs::read(desk.path("report-1-of-2.pdf")).unwrap();

    let check = |desk: &mut Desk, report: &str, code| {
        let checked = desk.run(&["verify-report", report]);
        assert_eq!(checked.status.code(), Some(code), "{checked:?}");
    };
    check(&mut desk, "report-2-of-2.pdf", 1);
    check(&mut desk, "report.pdf", 0);
    fs::remove_file(desk.path("report-1-of-2.pdf")).unwrap();
    check(&mut desk, "report.pdf", 0);
    desk.put("report-1-of-2.pdf", [&first[..], b"\n"].concat());
    check(&mut desk, "report.pdf", 3);

    // What was changed since, and what only looks like a volume, is somebody's.
    fs::copy(desk.path("report-2-of-2.pdf"), desk.path("report-2-of-9.pdf")).unwrap();
    let few = ["--book", book, "report", "CB-0001", "--format", "pdf", "-o", "report.pdf"];
    assert!(desk.run(&few).status.success());
    let lies = |name: &str| desk.path(name).exists();
    assert_eq!(
        ["report.pdf", "report-1-of-2.pdf", "report-2-of-2.pdf", "report-2-of-9.pdf"].map(lies),
        [true, true, false, true]
    );
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_is_no_report_is_refused() {
    let mut desk = desk();
    let pdf = fs::read(desk.path("report.pdf")).unwrap();
    desk.put("cut.pdf", &pdf[..pdf.len() / 2]);
    desk.put("letter.pdf", "%PDF-1.7\nDear colleague");
    desk.put("letter.json", "Dear colleague");
    desk.put("newer.json", r#"{"format": "claimbook-report", "version": 2}"#);
    for (name, megabytes) in [("large.json", 64), ("large.pdf", 256)] {
        desk.put(name, "%PDF-".repeat(usize::from(name == "large.pdf")));
        let large = fs::OpenOptions::new().write(true).open(desk.path(name)).unwrap();
        large.set_len(megabytes * 1024 * 1024 + 1).unwrap();
    }

    for report in ["letter.pdf", "letter.json", "newer.json", "large.json", "large.pdf", "absent.json", "."] {
        assert_eq!(desk.run(&["verify-report", report]).status.code(), Some(1), "{report}");
    }
    assert_eq!(desk.run(&["verify-report"]).status.code(), Some(2));

    insta::assert_snapshot!(desk.transcript());
    // What a reader makes of half a file is its own affair, as long as it is an answer.
    let cut = desk.claims(&["verify-report", "cut.pdf"]).output().unwrap();
    assert!(matches!(cut.status.code(), Some(0 | 1)), "{cut:?}");
}
