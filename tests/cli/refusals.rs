//! Every no, with its words and its exit code.

use crate::desk::Desk;

#[test]
fn what_is_mistyped_exits_2() {
    let mut desk = Desk::with_book();

    desk.run(&[]);
    desk.run(&["list"]);
    for arguments in [
        &[][..],
        &["lst"],
        &["conclude"],
        &["--verbose", "list"],
        &["new", "other.claimbook"],
        &["import", "https://halvern.example/bridge"],
        &["edit", "CB-1", "--tag", "Flood", "--untag", "flood"],
        &["attach", "CB-1", "ftp://halvern.example/invoice.pdf", "--stance", "supports"],
        &["list", "--srot", "key"],
        &["list", "--sort", "size"],
        &["list", "--limit", "many"],
        &["list", "one", "two"],
        &["add"],
        &["add", "A."],
        &["add", "A.", "--said", "2025"],
        &["add", "A.", "--source", "B"],
        &["add", "A.", "--source", "B", "--said", "2025", "--quote", "words"],
        &["add", "A.", "--document", "D-1", "--said", "2025", "--occurrence", "1"],
        &["add", "A.", "--source", "B", "--said", "2025", "--checking", "both"],
        &["add", "A.", "--source", "B", "--source", "C", "--said", "2025"],
        &["attach", "CB-1", "--stance", "supports"],
        &["attach", "CB-1", "bridge.md"],
        &["attach", "CB-1", "bridge.md", "--stance", "for"],
        &["attach", "CB-1", "bridge.md", "--note", "words", "--stance", "supports"],
        &["attach", "CB-1", "--note", "words", "--quote", "words", "--stance", "supports"],
        &["attach", "CB-1", "--note", "--stance", "supports"],
        &["verdict", "CB-1"],
        &["verdict", "CB-1", "true"],
        &["verdict", "CB-1", "verified", "--confidence", "total"],
        &["withdraw", "CB-1"],
        &["purge", "00000000"],
        &["report", "-o", "report.html"],
        &["report", "--format", "html"],
        &["report", "--format", "odt", "-o", "report.pdf"],
    ] {
        let refused = desk.book(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(refused.stdout.is_empty());
    }

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_the_book_refuses_exits_1() {
    let mut desk = Desk::with_book();
    desk.put("empty.txt", "");
    desk.put("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.book(&["verdict", "CB-0001", "verified"]);

    for arguments in [
        &["add", " ", "--source", "B", "--said", "2025"][..],
        &["add", "A.", "--source", " ", "--said", "2025"],
        &["add", "A.", "--source", "B", "--said", "soon"],
        &["add", "A.", "--source", "B", "--said", "14/03/2025"],
        &["add", "A.", "--source", "B", "--said", "2025-02-31"],
        &["add", "A.", "--source", "B", "--said", ""],
        &["add", "A.", "--source", "B", "--said", "2025", "--tag", "a,b"],
        &["add", "A.", "--document", "D-7", "--said", "2025"],
        &["add", "A.", "--document", "CB-1", "--said", "2025"],
        &["add", "A.", "--document", "D-1", "--said", "2025", "--quote", "mayor said"],
        &["add", "A.", "--document", "D-1", "--said", "2025", "--quote", "the mayor said", "--occurrence", "7"],
        &["add", "A.", "--document", "D-1", "--said", "2025", "--quote", "zebras in the snow"],
        &[
            "add",
            "A.",
            "--document",
            "D-1",
            "--said",
            "2025",
            "--quote",
            "nearly 30 percent of the town was below water",
        ],
        &["import", "absent.txt"],
        &["import", "."],
        &["import", "empty.txt"],
        &["import", "picture.png"],
        &["import", "bridge.md", "--published", "soon"],
        &["show", "CB-9"],
        &["show", "claim one"],
        &["show", "D-1"],
        &["edit", "CB-1"],
        &["edit", "CB-1", "--statement", ""],
        &["edit", "CB-9", "--tag", "a"],
        &["attach", "CB-1", "absent.txt", "--stance", "supports"],
        &["attach", "CB-1", "https://two words", "--stance", "supports"],
        &["attach", "CB-1", "--note", " ", "--stance", "supports"],
        &["attach", "CB-1", "--document", "D-1", "--quote", "zebras", "--stance", "supports"],
        &["attach", "CB-1", "--note", "words", "--stance", "supports", "--repeats", "E-9"],
        &["verdict", "CB-1", "verified", "--rating", "false"],
        &["verdict", "CB-1", "verified", "--rating", "splendid"],
        &["verdict", "CB-1", "disputed"],
        &["verdict", "CB-1", "verified", "--recheck", "2025"],
        &["withdraw", "CB-1", "--reason", " "],
        &["--by", "Ben", "withdraw", "CB-1", "--reason", "I would not say so."],
        &["remove", "D-1"],
        &["restore", "CB-1"],
        &["history", "CB-9"],
        &["--by", "Ben", "undo"],
        &["redo"],
        &["purge", "00000000", "--reason", "Asked for."],
        &["purge", "", "--reason", "Asked for."],
        &["report", "zebras", "--format", "html", "-o", "none.html"],
        &["report", "--format", "html", "-o", "absent/report.html"],
        &["report", "--format", "html", "-o", "h.claimbook"],
        &["report", "--format", "html", "-o", "past.html", "--as-of", "2001-01-01"],
        &["report", "--format", "html", "-o", "past.html", "--as-of", "March"],
        &["copy", "h.claimbook"],
    ] {
        let refused = desk.book(arguments);
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}");
        assert!(refused.stdout.is_empty());
    }

    assert!(!desk.path("none.html").exists(), "a report of no claims leaves no file");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_is_no_book_is_refused_and_stays_as_it_is() {
    let mut desk = Desk::with_book();
    desk.put("text.claimbook", "Dear diary");
    desk.put("empty.claimbook", "");

    desk.run(&["--book", "absent.claimbook", "list"]);
    desk.run(&["--book", ".", "list"]);
    desk.run(&["--book", "text.claimbook", "list"]);
    desk.run(&["--book", "empty.claimbook", "list"]);
    desk.run(&["new", "h.claimbook"]);
    desk.run(&["new", "absent/h.claimbook"]);

    assert_eq!(std::fs::read(desk.path("text.claimbook")).unwrap(), b"Dear diary");
    assert_eq!(std::fs::read(desk.path("empty.claimbook")).unwrap(), b"");
    assert!(!desk.path("absent.claimbook").exists());
    insta::assert_snapshot!(desk.transcript());
}
