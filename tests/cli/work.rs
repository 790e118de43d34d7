//! A day's work, as people read it.

use claimbook_api::Session;
use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_claim_goes_from_the_article_to_the_report() {
    let mut desk = Desk::new();
    desk.put("invoice.txt", "Bridge over the Hal, 5.2 million");

    desk.run(&["new", "h.claimbook", "--title", "Halvern"]);
    desk.book(&["import", "bridge.md", "--source", "Halvern Courier"]);
    let add = ["add", "The bridge cost 4 million.", "--said", "2025-03-13", "--claimant", "Mayor Orla Finch"];
    desk.book(&[&add[..], &["--document", "D-0001", "--quote", "cost some four million", "--tag", "bridge"]].concat());
    desk.book(&["add", "A fifth of Halvern was under water.", "--source", "Halvern Courier", "--said", "March 2025"]);
    desk.book(&["attach", "CB-1", "invoice.txt", "--stance", "refutes", "--source", "Town Hall"]);
    desk.book(&["attach", "CB-1", "https://halvern.example/budget", "--stance", "context"]);
    let quote = ["--document", "D-0001", "--quote", "nearly 20 percent of the town"];
    desk.book(&[&["attach", "CB-0002"][..], &quote, &["--stance", "partly-supports"]].concat());
    desk.book(&["attach", "CB-0002", "--note", "I was there.", "--stance", "supports", "--repeats", "E-0003"]);
    let because = ["--because", "The invoice says 5.2 million.", "--wording", "The bridge cost about 5 million."];
    desk.book(&[&["verdict", "CB-0001", "disputed", "--rating", "mostly-false"][..], &because].concat());
    desk.book(&["verdict", "CB-0002", "verified", "--confidence", "moderate", "--recheck", "2025-09-01"]);
    desk.book(&["list"]);
    desk.book(&["show", "CB-0001"]);
    desk.book(&["show", "CB-0002"]);
    desk.book(&["report", "--format", "html", "-o", "report.html"]);
    desk.book(&["history"]);
    desk.book(&["verify"]);

    insta::assert_snapshot!(desk.transcript());
    assert!(desk.path("report.html").exists());
}

#[test]
fn everything_can_be_taken_back() {
    let mut desk = Desk::with_book();

    desk.book(&[
        "edit",
        "CB-0001",
        "--statement",
        "The bridge cost 5 million.",
        "--tag",
        "bridge",
        "--said",
        "unknown",
    ]);
    desk.book(&["edit", "CB-0001", "--untag", "bridge", "--claimant", "Mayor Orla Finch"]);
    desk.book(&["undo"]);
    desk.book(&["redo"]);
    desk.book(&["verdict", "CB-0001", "verified"]);
    desk.book(&["verdict", "CB-0001", "unverifiable", "--rating", "not-checkable", "--reason", "No invoice."]);
    desk.book(&["withdraw", "CB-0001", "--reason", "It was another bridge."]);
    desk.book(&["remove", "CB-0001"]);
    desk.book(&["list"]);
    desk.book(&["restore", "CB-0001"]);
    desk.book(&["show", "CB-0001"]);
    desk.book(&["history"]);
    desk.book(&["history", "CB-0001"]);

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_purged_step_is_blank_and_named() {
    let mut desk = Desk::with_book();
    let history = desk.book(&["history", "CB-0001", "--json"]);
    let history: serde_json::Value = serde_json::from_slice(&history.stdout).unwrap();
    let short = history["steps"][0]["short"].as_str().unwrap();

    desk.book(&["purge", short, "--reason", "The witness asked for it."]);
    desk.book(&["history"]);
    desk.book(&["verify"]);

    insta::assert_snapshot!(without_day(&desk.transcript()));
}

/// A transcript whose purge marks stand on one line and name no day: where a line breaks depends on the day's length.
fn without_day(transcript: &str) -> String {
    const BEFORE: &str = "removed by Ana K. on ";
    let mut lines: Vec<String> = Vec::new();
    for line in transcript.lines() {
        match lines.last_mut() {
            Some(last) if last.contains(BEFORE) && line.starts_with("          ") => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    for line in &mut lines {
        let Some((before, after)) = line.split_once(BEFORE) else { continue };
        let (_, reason) = after.split_once(',').expect("the mark says the day, then why");
        *line = format!("{before}{BEFORE}[day],{reason}");
    }
    lines.join("\n")
}

#[test]
fn a_list_is_sorted_cut_and_searched() {
    let mut desk = Desk::with_book();
    desk.book(&["add", "Alder Street is closed.", "--source", "Alder Radio", "--said", "2025-02", "--tag", "streets"]);
    desk.book(&[
        "add",
        "The school reopens.",
        "--source",
        "Town Hall",
        "--said",
        "unknown",
        "--checking",
        "attribution",
    ]);

    for sort in ["added", "said", "status", "source", "key"] {
        desk.book(&["list", "--sort", sort, "--limit", "1"]);
    }
    desk.book(&["list", "--reverse", "--offset", "1", "--limit", "1"]);
    desk.book(&["list", "--offset", "9"]);
    desk.book(&["list", "-bridge", "--sort", "key"]);
    desk.book(&["list", "tag:streets OR \"school reopens\""]);
    desk.book(&["list", "statsu:verified alder"]);
    desk.book(&["list", "nothing-like-it"]);

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn each_person_works_under_a_name() {
    let mut desk = Desk::with_book();

    desk.book(&["--by", "Ben", "verdict", "CB-0001", "verified"]);
    desk.book(&["verdict", "CB-0001", "disputed", "--by", "Cleo"]);
    desk.book(&["show", "CB-0001"]);
    let nobody = desk.claims(&["--book", "h.claimbook", "add", "A.", "--source", "B", "--said", "2025"]);
    let nobody = { nobody }.env_remove("CLAIMBOOK_BY").env("USER", "root-of-halvern").output().unwrap();
    assert!(nobody.status.success());
    desk.book(&["history", "CB-0002"]);

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_sample_book_says_so() {
    let mut desk = Desk::new();

    desk.run(&["new", "sample.claimbook", "--sample"]);
    desk.run(&["--book", "sample.claimbook", "list", "--limit", "3"]);
    let verified = desk.run(&["--book", "sample.claimbook", "verify"]);

    assert!(verified.status.success());
    insta::assert_snapshot!(desk.transcript().split_once("$ claims --book sample.claimbook verify").unwrap().0);
}

#[test]
fn a_copy_is_a_book() {
    let mut desk = Desk::with_book();

    desk.book(&["copy", "copy.claimbook"]);
    desk.run(&["--book", "copy.claimbook", "list"]);
    desk.run(&["list", "--book", "copy.claimbook", "status:verified"]);

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_report_comes_in_every_format() {
    let mut desk = Desk::with_book();
    for format in ["html", "json", "csv", "md", "docx", "xlsx"] {
        let out = format!("report.{format}");
        let more = ["--title", "Bridges", "--organisation", "Halvern Courier"];
        let done = desk.book(&[&["report", "key:CB-0001", "--format", format, "-o", &out][..], &more].concat());
        assert!(done.status.success());
        let written = kit::as_text(&std::fs::read(desk.path(&out)).unwrap());
        assert!(written.contains("The bridge cost 4 million."), "{format} has the claim");
    }
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_report_comes_as_pages() {
    let mut desk = Desk::with_book();
    let wishes = ["--paper", "letter", "--subtitle", "Of March", "--author", "Ana K.", "--order", "date"];
    desk.book(&[&["report", "--format", "pdf", "-o", "report.pdf"][..], &wishes].concat());
    desk.book(&["report", "--format", "pdf", "-o", "report.pdf", "--json"]);

    assert!(std::fs::read(desk.path("report.pdf")).unwrap().starts_with(b"%PDF-"));
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn wishes_are_kept_and_used_by_their_name() {
    let mut desk = Desk::with_book();
    desk.book(&["presets"]);
    let wishes = ["--organisation", "Halvern Courier", "--order", "status", "--without", "tags,history"];
    desk.book(&[&["save-preset", "Weekly", "--format", "md", "--query", "key:CB-0001"][..], &wishes].concat());
    desk.book(&["presets"]);
    desk.book(&["presets", "--json"]);
    desk.book(&["report", "--preset", "weekly", "-o", "week.md"]);
    desk.book(&["report", "--preset", "weekly", "-o", "week.html", "--format", "html", "--without", "charts"]);
    desk.book(&["report", "--preset", "monthly", "-o", "month.md"]);
    desk.book(&["report", "--preset", "weekly", "--logo", "absent.png", "-o", "month.md"]);
    desk.book(&["remove-preset", "Weekly"]);
    desk.book(&["undo"]);
    desk.book(&["presets"]);

    let week = std::fs::read_to_string(desk.path("week.md")).unwrap();
    assert!(week.contains("Halvern Courier") && week.contains("Left out: the tags, the history"), "{week}");
    let page = std::fs::read_to_string(desk.path("week.html")).unwrap();
    assert!(page.contains("<dt>Left out</dt><dd>The charts</dd>"), "what is said comes before the preset");
    assert!(!desk.path("month.md").exists());
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_preset_is_used_without_its_logo() {
    let mut desk = Desk::with_book();
    desk.put("courier.png", include_bytes!("../../src-tauri/icons/32x32.png"));
    desk.book(&["save-preset", "Weekly", "--format", "json", "--logo", "courier.png"]);
    let mut has_logo = |more: &[&str]| {
        let done = desk.book(&[&["report", "--preset", "weekly", "-o", "report.json"][..], more].concat());
        assert!(done.status.success());
        let report: serde_json::Value =
            serde_json::from_slice(&std::fs::read(desk.path("report.json")).unwrap()).unwrap();
        report["logo"].is_string()
    };

    assert!(has_logo(&[]));
    assert!(!has_logo(&["--logo", ""]));
    assert!(!has_logo(&["--logo="]));
}

#[test]
fn a_preset_that_leaves_parts_out_is_used_whole() {
    let mut desk = Desk::with_book();
    desk.book(&["save-preset", "Weekly", "--format", "md", "--without", "tags,history"]);
    let mut left_out = |more: &[&str]| {
        let done = desk.book(&[&["report", "--preset", "weekly", "-o", "report.md"][..], more].concat());
        assert!(done.status.success());
        let report = std::fs::read_to_string(desk.path("report.md")).unwrap();
        report.lines().find_map(|line| Some(line.split_once("Left out: ")?.1.to_owned()))
    };

    assert!(left_out(&[]).is_some_and(|parts| parts.starts_with("the tags, the history")));
    assert_eq!(left_out(&["--without", ""]), None);
    assert_eq!(left_out(&["--without="]), None);
}

#[test]
fn the_past_can_be_reported() {
    let mut desk = Desk::with_book();
    let history = desk.book(&["history", "--json"]);
    let history: serde_json::Value = serde_json::from_slice(&history.stdout).unwrap();
    let then = history["steps"].as_array().unwrap().last().unwrap()["at"].as_str().unwrap();
    desk.book(&["edit", "CB-0001", "--statement", "The bridge cost 9 million."]);

    let done = desk.book(&["report", "--format", "md", "-o", "then.md", "--as-of", then]);

    assert!(done.status.success());
    let written = std::fs::read_to_string(desk.path("then.md")).unwrap();
    assert!(written.contains("4 million") && !written.contains("9 million"));
}

#[test]
fn a_book_that_is_open_elsewhere_takes_changes() {
    let mut desk = Desk::with_book();
    let mut window = Session::new();
    window.call("open_book", json!({ "path": desk.path("h.claimbook") })).unwrap();

    let added = desk.book(&["add", "The school reopens.", "--source", "Town Hall", "--said", "2025"]);
    let seen = window.call("claims", json!({})).unwrap();
    window.call("add_claim", json!({ "statement": "B.", "source": "A", "said": "2025" })).unwrap();
    let verified = desk.book(&["verify"]);

    assert!(added.status.success() && verified.status.success());
    assert_eq!(seen["value"]["total"], 2);
}

#[test]
fn a_book_of_a_newer_program_is_read_and_reported_but_not_changed() {
    let mut desk = Desk::with_book();
    let connection = rusqlite::Connection::open(desk.path("h.claimbook")).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    connection.close().unwrap();
    let before = std::fs::read(desk.path("h.claimbook")).unwrap();

    desk.book(&["list"]);
    desk.book(&["report", "--format", "md", "-o", "report.md"]);
    let refused = desk.book(&["edit", "CB-0001", "--tag", "a"]);

    assert_eq!(refused.status.code(), Some(1));
    assert!(before == std::fs::read(desk.path("h.claimbook")).unwrap(), "the file stays as it was");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn yesterday_is_a_date() {
    let mut desk = Desk::with_book();

    let done = desk.book(&["add", "It rained.", "--source", "Town Hall", "--said", "yesterday", "--json"]);

    assert!(done.status.success());
}
