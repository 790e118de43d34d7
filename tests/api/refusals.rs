//! Each error code once, through `Session::call`, and all the words on one page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimbook_api::error::{ErrorCode, ErrorView};
use claimbook_api::view;
use claimbook_core::book::{ClaimField, Op, Sort};
use claimbook_core::domain::appearance::{AnchorState, Relation};
use claimbook_core::domain::claim::{Checking, ClaimType};
use claimbook_core::domain::document::DocumentKind;
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::preset::{ClaimOrder, Paper, Part};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};
use claimbook_core::domain::time::Instant;
use claimbook_core::error::Error;
use claimbook_core::world::World;
use claimbook_core::{ReadOnly, StoreError};
use claimbook_report::Format;
use kit::{CONTENT_TABLES, StillWorld, dump, masked};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::Desk;

/// The codes that no call provokes on any machine that runs the tests, why, and where they are shown instead.
const ELSEWHERE: [(ErrorCode, &str); 6] = [
    (ErrorCode::NoPermission, "root may read everything: tests/book/opening.rs lets another user try"),
    (ErrorCode::LogUnreachable, "root may write everywhere: tests/book/opening.rs lets another user try"),
    (ErrorCode::DiskFull, "a limit of pages is set on the book, not through a call: tests/book/crash.rs"),
    (ErrorCode::FileChanged, "only a host hands out files: tests/api/host.rs"),
    (ErrorCode::Cancelled, "only a host cancels: tests/api/host.rs"),
    (ErrorCode::MigrationBroken, "no released migration breaks: store/migrate.rs brings one that does"),
];

fn elsewhere(code: ErrorCode) -> ErrorView {
    match code {
        ErrorCode::FileChanged => return ErrorView::bytes_changed(),
        ErrorCode::Cancelled => return Error::Stopped.into(),
        _ => {}
    }
    let path = PathBuf::from("halvern.claimbook");
    let error = match code {
        ErrorCode::NoPermission => StoreError::NoPermission { path },
        ErrorCode::LogUnreachable => StoreError::LogUnreachable,
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::MigrationBroken => {
            StoreError::Migration { backup: path.with_extension("backup"), source: Box::new(StoreError::Full) }
        }
        other => panic!("{other:?} is provoked by a call"),
    };
    ErrorView::from(Error::from(error))
}

const NOTES: &str = "\
Notes on the harbour
14 March 2025

The wall is 340 metres long. The wall is new.
The council approved 41 million crowns for the harbour in 2022.
";

/// A desk with a book in which Ana, Ben and Dan worked: every refusal finds its occasion there.
fn busy() -> Desk {
    let mut desk = Desk::empty();
    let notes = desk.file("notes.md", NOTES);
    desk.file("large.png", "x".repeat(4 * 1024 * 1024 + 1));
    let book = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": book, "title": "Halvern" }));
    desk.done("import_document", json!({ "path": notes }));
    let claim = |statement: &str| json!({ "statement": statement, "source": "unknown", "said": "2025-03" });
    desk.done("add_claim", json!({ "statement": "The wall is 340 metres long.", "document": "D-0001" }));
    desk.done("attach", json!({ "key": "CB-0001", "url": "https://halvern.example/wall", "stance": "supports" }));
    desk.done("judge", json!({ "key": "CB-0001", "outcome": "verified", "rating": "true" }));
    desk.done("add_claim", claim("The wall is new."));
    desk.done("remove", json!({ "key": "CB-0002" }));
    desk.sit_down("Ben");
    desk.done("add_claim", claim("The harbour cost 41 million crowns."));
    desk.sit_down("Dan");
    desk.done("add_claim", claim("The mayor's daughter is named here."));
    desk.sit_down("Ana");
    desk.done("edit_claim", json!({ "key": "CB-0003", "said": "2022" }));
    let step = last_step(&mut desk, "CB-0004");
    desk.done("purge", json!({ "step": step, "reason": "It named a minor." }));
    desk
}

fn last_step(desk: &mut Desk, key: &str) -> Value {
    desk.done("history", json!({ "key": key }))["steps"][0]["step"].clone()
}

/// Everything that is refused, in the order it is provoked.
fn refusals() -> Vec<ErrorView> {
    let mut refusals = at_a_busy_desk();
    refusals.extend(files_that_are_no_books());
    refusals.extend([
        nothing_open(),
        closed_to_writing(),
        steps_that_end_alike(),
        somebody_else_writes(),
        a_changed_content(),
        a_report_at_odds_with_its_history(),
        a_bug(),
    ]);
    refusals.extend(no_pages());
    refusals.extend(no_reports());
    refusals.push(only_a_volume());
    refusals
}

/// Files that are handed over as reports.
fn no_reports() -> Vec<ErrorView> {
    let mut desk = Desk::empty();
    let folder = desk.path("").display().to_string();
    let large = std::fs::File::create(desk.path("large.json")).unwrap();
    large.set_len(64 * 1024 * 1024 + 1).unwrap();
    desk.file("letter.json", "Dear colleague");
    desk.file("foreign.json", r#"{"format": "geojson", "version": 1}"#);
    desk.file("newer.json", r#"{"format": "claimbook-report", "version": 7}"#);
    desk.file("misshapen.json", r#"{"format": "claimbook-report", "version": 1}"#);
    ["letter.json", "foreign.json", "newer.json", "misshapen.json", "large.json", "absent.json"]
        .map(|name| desk.path(name).display().to_string())
        .into_iter()
        .chain([folder])
        .map(|path| desk.refused("check_report", json!({ "path": path })))
        .collect()
}

/// A volume, as whoever takes out what is attached finds it.
fn only_a_volume() -> ErrorView {
    let mut desk = busy();
    let slip = r#"{"format":"claimbook-volume","version":1,"report":"","contents":"walls.pdf","number":2,"count":3}"#;
    let script = format!("#!/bin/sh\nprintf '%s' '{slip}' >\"$3\"\necho '{{\"sizes\":[{}]}}'\n", slip.len());
    let worker = desk.file("finder", script);
    std::fs::set_permissions(&worker, std::fs::Permissions::from_mode(0o700)).unwrap();
    desk.session.make_pages_with(worker);
    let path = desk.file("walls-2-of-3.pdf", "%PDF-1.7");
    desk.refused("check_report", json!({ "path": path }))
}

/// Who should make pages is not there, or is no good at it.
fn no_pages() -> [ErrorView; 2] {
    let mut desk = busy();
    let path = desk.path("report.pdf");
    ["/nowhere/claimbook-worker", "/bin/false"].map(|worker| {
        desk.session.make_pages_with(worker);
        desk.refused("export_report", json!({ "format": "pdf", "path": path }))
    })
}

/// What a call is refused for in [`busy`], by whom it is made.
fn at_a_busy_desk() -> Vec<ErrorView> {
    let mut desk = busy();
    let folder = desk.folder().to_owned();
    let purged = last_step(&mut desk, "CB-0004");
    let before = dump(&folder.join("halvern.claimbook"), &CONTENT_TABLES);

    let said = by_ana(&folder).into_iter().chain([("purge", json!({ "step": purged, "reason": "Once more." }))]);
    let mut refusals: Vec<ErrorView> = said.map(|(command, request)| desk.refused(command, request)).collect();
    for (name, command) in [("Ben", "undo"), ("Dan", "undo"), ("Cleo", "undo"), ("Cleo", "redo")] {
        desk.sit_down(name);
        refusals.push(desk.refused(command, json!({})));
    }
    refusals.push(desk.refused("withdraw", json!({ "key": "CB-0001", "reason": "I never gave it." })));
    refusals.push(desk.refused("clear_status", json!({ "key": "CB-0001", "reason": "I never gave it." })));
    refusals.extend(fields_that_do_not_come_back(&mut desk));

    assert_eq!(dump(&folder.join("halvern.claimbook"), &CONTENT_TABLES), before, "a refusal changes nothing");
    assert!(!folder.join("report.html").exists(), "a refused report writes no file");
    refusals
}

/// Why fields are not brought back.
fn fields_that_do_not_come_back(desk: &mut Desk) -> Vec<ErrorView> {
    let restore = |desk: &mut Desk, key: &str, field: &str, step: Value| {
        desk.refused("restore_field", json!({ "key": key, "step": step, "field": field }))
    };
    let newest = |desk: &mut Desk, key: &str| {
        desk.done("history", json!({ "key": key, "newestFirst": true, "limit": 1 }))["steps"][0]["step"].clone()
    };
    let added = last_step(desk, "CB-0001");
    let purged = newest(desk, "CB-0004");
    vec![
        restore(desk, "CB-0001", "statement", added.clone()),
        restore(desk, "CB-0001", "verdict.outcome", added),
        restore(desk, "CB-0001", "said", json!("01234567")),
        restore(desk, "CB-0004", "statement", purged),
    ]
}

fn by_ana(folder: &Path) -> Vec<(&'static str, Value)> {
    let mut calls = vec![("open_windows", json!({})), ("claim", json!({}))];
    calls.extend(claims());
    calls.extend(verdicts());
    calls.extend(evidence(folder));
    calls.extend(documents(folder));
    calls.extend(reports(folder));
    calls
}

fn claims() -> Vec<(&'static str, Value)> {
    let long = "é".repeat(100_001);
    let claim = |member: &str, value: Value| {
        let mut claim = json!({ "statement": "The wall is new.", "source": "unknown", "said": "2025" });
        claim[member] = value;
        ("add_claim", claim)
    };
    let quote = |document: &str, quote: &str, occurrence: Value| {
        let claim = json!({ "statement": "A", "document": document, "quote": quote, "occurrence": occurrence });
        ("add_claim", claim)
    };
    let span = |start: Value, end: Value| {
        ("add_claim", json!({ "statement": "A", "document": "D-0001", "start": start, "end": end }))
    };
    vec![
        claim("statement", json!(" \t ")),
        claim("statement", json!(long)),
        claim("source", json!(" ")),
        claim("source", json!("n".repeat(301))),
        claim("tags", json!(["harbour, wall"])),
        claim("said", json!("14/3/2025")),
        claim("said", json!("2025-02-31")),
        claim("checking", json!("vibes")),
        claim("id", json!("seven")),
        claim("quote", json!("340 metres")),
        ("add_claim", json!({ "statement": "The wall is new.", "said": "2025" })),
        ("add_claim", json!({ "statement": "The wall is new.", "source": "unknown" })),
        quote("D-0002", "340 metres", json!(null)),
        quote("D-0001", "zebras and quaggas", json!(null)),
        quote("D-0001", "The wall is", json!(null)),
        quote("D-0001", "The wall is", json!(3)),
        quote("D-0001", "The council approved 44 million crowns for the harbor in 2022", json!(null)),
        quote("CB-0001", "340 metres", json!(null)),
        span(json!(0), json!(9_000)),
        span(json!(9), json!(3)),
        span(json!(20), json!(21)),
        span(json!(3), json!(null)),
        claim("start", json!(3)),
        (
            "add_claim",
            json!({ "statement": "A", "document": "D-0001", "quote": "The wall is new", "start": 0, "end": 3 }),
        ),
        claim("claimType", json!("rumour")),
        claim("said", json!("last Thursday")),
        ("copy_claims", json!({ "keys": [] })),
        ("copy_claims", json!({ "keys": ["CB-0099"] })),
        ("read_date", json!({ "text": "3/4/2025", "field": "text" })),
        ("claim", json!({ "key": "wall" })),
        ("claim", json!({ "key": "CB-0099" })),
        ("claim", json!({ "key": "D-0001" })),
        ("edit_claim", json!({ "key": "CB-0001" })),
        ("edit_claim", json!({ "key": "CB-0002", "said": "2024" })),
        ("edit_claim", json!({ "key": "CB-0001", "gesture": "typing" })),
        ("edit_claim", json!({ "key": "CB-0001", "claimType": "rumour" })),
        ("edit_claim", json!({ "key": "CB-0001", "asOf": "noon" })),
        ("edit_claim", json!({ "key": "CB-0001", "aboutPeriod": "2025-02-30" })),
        ("edit_claim", json!({ "key": "CB-0001", "recheck": "next week" })),
        ("edit_claims", json!({ "keys": ["CB-0001", "CB-0099"], "said": "2024" })),
        ("edit_claims", json!({ "keys": ["CB-0001", "the wall"], "said": "2024" })),
        ("edit_claims", json!({ "keys": ["CB-0001"] })),
        ("remove_claims", json!({ "keys": [] })),
        ("remove_claims", json!({ "keys": ["CB-0001", "D-0001"] })),
        ("restore", json!({ "key": "CB-0001" })),
        ("remove", json!({ "key": "D-0001" })),
        ("set_author", json!({ "name": "" })),
    ]
}

fn verdicts() -> Vec<(&'static str, Value)> {
    let judge = |member: &str, value: Value| {
        let mut judge = json!({ "key": "CB-0001", "outcome": "verified", "rating": "true" });
        judge[member] = value;
        ("judge", judge)
    };
    vec![
        judge("outcome", json!("true")),
        judge("rating", json!("misleading")),
        judge("rating", json!("half-true")),
        judge("rating", json!("mostly-true")),
        judge("confidence", json!("95 %")),
        judge("because", json!("é".repeat(100_001))),
        judge("recheck", json!("March 2025")),
        judge("recheck", json!("soon")),
        ("withdraw", json!({ "key": "CB-0001", "reason": " " })),
        ("edit_verdict", json!({ "key": "CB-0001" })),
        ("edit_verdict", json!({ "key": "CB-0001", "rating": "misleading" })),
        ("edit_verdict", json!({ "key": "CB-0001", "outcome": "", "rating": "misleading" })),
        ("edit_verdict", json!({ "key": "CB-0001", "outcome": "true" })),
        ("mark_claims", json!({ "keys": ["CB-0001", "CB-0002"], "status": "verified" })),
        ("mark_claims", json!({ "keys": ["CB-0001"], "status": "done" })),
        ("mark_claims", json!({ "keys": ["CB-0001"], "status": "in-review", "rating": "true" })),
        ("mark_claims", json!({ "keys": ["CB-0001"], "status": "to-review" })),
        ("clear_status", json!({ "key": "CB-0001" })),
        ("purge", json!({ "step": "01234567", "reason": "It named a minor." })),
    ]
}

fn evidence(folder: &Path) -> Vec<(&'static str, Value)> {
    let attach = |member: &str, value: Value| {
        let mut attach = json!({ "key": "CB-0001", "stance": "supports" });
        attach[member] = value;
        ("attach", attach)
    };
    vec![
        attach("title", json!("Of what?")),
        ("edit_evidence", json!({ "key": "E-0001" })),
        ("edit_evidence", json!({ "key": "E-0001", "stance": "proves" })),
        ("edit_evidence", json!({ "key": "E-0001", "repeats": "CB-0001" })),
        ("attach", json!({ "key": "CB-0001", "stance": "supports", "note": "One.", "url": "https://two.example" })),
        ("attach", json!({ "key": "CB-0001", "stance": "true", "note": "We counted." })),
        ("attach", json!({ "key": "CB-0001", "stance": "supports", "note": "We counted.", "repeats": "D-0001" })),
        attach("note", json!(" ")),
        attach("url", json!("halvern.example/wall")),
        attach("file", json!(folder.join("none.pdf"))),
        attach("file", json!(folder)),
        attach("file", json!(sparse(folder, "film.mp4", 2 * 1024 * 1024 * 1024 + 1))),
    ]
}

/// A file of so many bytes that takes no room.
fn sparse(folder: &Path, name: &str, size: u64) -> PathBuf {
    let path = folder.join(name);
    File::create(&path).unwrap().set_len(size).unwrap();
    path
}

fn documents(folder: &Path) -> Vec<(&'static str, Value)> {
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        ("import_document", json!({ "path": path }))
    };
    vec![
        ("import_document", json!({ "path": folder.join("none.txt") })),
        ("import_document", json!({ "path": folder })),
        ("import_document", json!({ "path": sparse(folder, "long.txt", 10 * 1024 * 1024 + 1) })),
        file("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        file("blank.txt", b" \n\n"),
        ("import_document", json!({ "path": folder.join("notes.md"), "title": " " })),
        file("page.htm", b"<!DOCTYPE html><p>The wall is new."),
        ("import_document", json!({})),
        ("import_document", json!({ "path": folder.join("notes.md"), "text": "The wall is new." })),
        ("import_document", json!({ "text": "The wall is new.", "kind": "leaflet" })),
        ("import_document", json!({ "text": "The wall is new.", "url": "halvern.example" })),
        ("import_document", json!({ "text": "The wall is new.", "language": "English, mostly" })),
        ("import_document", json!({ "text": "The wall is new.", "authors": ["n".repeat(301)] })),
        ("draft_document", json!({ "text": "<html><body><p>The wall is new." })),
        ("draft_document", json!({ "text": " \n" })),
        ("edit_document", json!({ "key": "D-0001" })),
        ("edit_document", json!({ "key": "D-0002", "url": "" })),
        ("edit_document", json!({ "key": "D-0001", "archived": "archive.example" })),
        ("edit_document", json!({ "key": "D-0001", "title": "Notes", "gesture": "seven" })),
        ("edit_book", json!({ "title": "n".repeat(5_001) })),
    ]
}

fn reports(folder: &Path) -> Vec<(&'static str, Value)> {
    let report = |member: &str, value: Value| {
        let mut report = json!({ "format": "html", "path": folder.join("report.html") });
        report[member] = value;
        ("export_report", report)
    };
    vec![
        report("format", json!("odt")),
        ("export_report", json!({ "path": folder.join("report.html") })),
        report("logo", json!(folder.join("notes.md"))),
        report("logo", json!(folder.join("absent.png"))),
        report("logo", json!(folder.join("large.png"))),
        report("logo", json!(format!("sha256:{}", "0".repeat(64)))),
        report("logo", json!("sha256:seven")),
        report("without", json!(["claims"])),
        report("preset", json!("Monthly")),
        ("save_preset", json!({ "name": " " })),
        ("save_preset", json!({ "name": "Weekly", "author": "n".repeat(201) })),
        ("remove_preset", json!({ "name": "Monthly" })),
        ("export_report", json!({ "format": "pdf", "path": folder.join("report.pdf"), "order": "size" })),
        report("query", json!("zebra")),
        report("asOf", json!("noon")),
        report("asOf", json!("2001-01-01")),
        report("path", json!(folder.join("halvern.claimbook"))),
        report("path", json!(folder)),
        report("path", json!(folder.join("nowhere/report.html"))),
        ("copy_book", json!({ "path": folder.join("notes.md") })),
        ("copy_book", json!({ "path": folder.join("nowhere/copy.claimbook") })),
        ("create_book", json!({ "path": folder.join("nowhere/halvern.claimbook") })),
        ("create_book", json!({ "path": folder.join("halvern.claimbook") })),
    ]
}

/// Why files are not opened as books.
fn files_that_are_no_books() -> Vec<ErrorView> {
    let mut desk = busy();
    desk.done("close_book", json!({}));
    let bytes = std::fs::read(desk.path("halvern.claimbook")).unwrap();
    let foreign = desk.path("photos.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE photo (name TEXT)").unwrap();
    let newer = desk.newer_book(99);
    let paths = [
        desk.path("none.claimbook"),
        desk.folder().to_owned(),
        desk.file("empty.claimbook", ""),
        desk.path("notes.md"),
        foreign,
        desk.file("cut.claimbook", &bytes[..bytes.len() / 2]),
        newer,
    ];
    paths.into_iter().map(|path| desk.refused("open_book", json!({ "path": path }))).collect()
}

fn nothing_open() -> ErrorView {
    Desk::empty().refused("claims", json!({}))
}

fn closed_to_writing() -> ErrorView {
    let mut desk = busy();
    desk.done("close_book", json!({}));
    let newer = desk.newer_book(1);
    desk.done("open_book", json!({ "path": newer }));
    desk.refused("mark_in_review", json!({ "key": "CB-0001" }))
}

/// A world in which chance gives the same bytes for ever, so that ids differ by the clock alone.
struct NoChance(StillWorld);

impl World for NoChance {
    fn now(&self) -> Instant {
        self.0.now()
    }

    fn today(&self) -> chrono::NaiveDate {
        self.0.today()
    }

    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }

    fn machine(&self) -> String {
        self.0.machine()
    }
}

fn steps_that_end_alike() -> ErrorView {
    let mut desk = Desk::in_world(Arc::new(NoChance(StillWorld::at("2025-03-14T09:00:00Z"))));
    let path = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": path }));
    desk.done("add_claim", json!({ "statement": "The wall is new.", "source": "unknown", "said": "2025" }));
    desk.refused("purge", json!({ "step": "07070707", "reason": "It named a minor." }))
}

fn somebody_else_writes() -> ErrorView {
    let mut desk = busy();
    let other = Connection::open(desk.path("halvern.claimbook")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.refused("mark_in_review", json!({ "key": "CB-0001" }))
}

fn a_changed_content() -> ErrorView {
    let mut desk = busy();
    let other = Connection::open(desk.path("halvern.claimbook")).unwrap();
    other.execute("UPDATE content_chunk SET bytes = zeroblob(length(bytes))", []).unwrap();
    desk.refused("add_claim", json!({ "statement": "A", "document": "D-0001", "quote": "340 metres" }))
}

fn a_report_at_odds_with_its_history() -> ErrorView {
    let mut desk = busy();
    let other = Connection::open(desk.path("halvern.claimbook")).unwrap();
    other.execute("UPDATE claim SET statement = 'The wall is 430 metres long.'", []).unwrap();
    let path = desk.file("report.json", "what stood there before");
    let refused = desk.refused("export_report", json!({ "format": "json", "path": path }));
    assert_eq!(std::fs::read_to_string(path).unwrap(), "what stood there before");
    refused
}

fn a_bug() -> ErrorView {
    let mut desk = busy();
    desk.session.on_progress(|_, _, _| panic!("a hand slipped"));
    let path = desk.path("report.md");
    let refused = desk.refused("export_report", json!({ "format": "md", "path": path }));

    desk.session.on_progress(|_, _, _| ());
    assert_eq!(desk.done("claims", json!({}))["total"], 3, "the book is open again");
    assert_eq!(desk.done("verify", json!({}))["findings"], json!([]), "and sound");
    refused
}

/// The words are on one page: `tests/api/snapshots/catalogue.txt`, written anew where `CLAIMBOOK_GOLDEN` is `write`.
#[test]
fn each_error_code_is_provoked_and_has_the_words_of_the_catalogue() {
    let provoked = refusals();
    let codes: BTreeSet<ErrorCode> = provoked.iter().map(|error| error.code).collect();
    let elsewhere_codes: BTreeSet<ErrorCode> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.intersection(&elsewhere_codes).count(), 0, "what is provoked here needs no excuse");
    let all: BTreeSet<ErrorCode> = ErrorCode::ALL.iter().copied().collect();
    assert_eq!(&codes | &elsewhere_codes, all, "each code is provoked, or it is said where it is");

    let page = catalogue(&provoked);

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("api/snapshots/catalogue.txt");
    if std::env::var("CLAIMBOOK_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    let line = page.lines().zip(kept.lines()).position(|(one, other)| one != other);
    assert!(page == kept, "catalogue.txt differs, first in line {:?}", line.map(|at| at + 1));
}

/// Every word and every sentence that a person may be told, to be read like a page.
fn catalogue(provoked: &[ErrorView]) -> String {
    let mut page = "WORDS\n\n".to_owned();
    for (list, words) in word_lists() {
        writeln!(page, "{list}\n    {}\n", words.join(", ")).unwrap();
    }
    page.push_str("WHEN THE ANSWER IS NO\n");
    for code in ErrorCode::ALL {
        writeln!(page, "\n{}", word_in_json(&json!(code))).unwrap();
        if let Some((_, why)) = ELSEWHERE.iter().find(|(named, _)| named == code) {
            writeln!(page, "    ({why})").unwrap();
            write_error(&mut page, &elsewhere(*code));
        }
        let mut told = BTreeSet::new();
        for error in provoked.iter().filter(|error| error.code == *code) {
            if told.insert((&error.message, &error.field)) {
                write_error(&mut page, error);
            }
        }
    }
    page
}

fn write_error(page: &mut String, error: &ErrorView) {
    let field = error.field.as_ref().map(|field| format!(" [{field}]")).unwrap_or_default();
    writeln!(page, "    {}{field}", without_paths(&error.message)).unwrap();
    if let Some(hint) = &error.hint {
        writeln!(page, "    → {}", without_paths(hint)).unwrap();
    }
}

/// The words without the folder of the desk they were said at, long texts cut.
fn without_paths(words: &str) -> String {
    let folder = std::env::temp_dir();
    let words = masked(words, &folder);
    let mut parts = words.split("[folder]/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The name of the desk's own folder comes first; it is another in every run.
        let end = part.find(['/', '`']).unwrap_or(part.len());
        out.push_str("[folder]");
        out.push_str(&part[end..]);
    }
    out
}

fn word_lists() -> Vec<(&'static str, Vec<String>)> {
    fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<String> {
        all.iter().map(|one| word(*one).to_owned()).collect()
    }
    let rating = |rating: &Rating| format!("{} ({})", rating.word(), rating.outcome().word());
    let stance = |stance: &Stance| {
        let side = json!(view::Side::from(stance.side()));
        format!("{} (counted as {})", stance.word(), word_in_json(&side))
    };
    vec![
        ("status", words(Status::ALL, Status::word)),
        ("outcome", words(Outcome::ALL, Outcome::word)),
        ("rating", Rating::ALL.iter().map(rating).collect()),
        ("confidence", words(Confidence::ALL, Confidence::word)),
        ("checking", words(Checking::ALL, Checking::word)),
        ("type of claim", words(ClaimType::ALL, ClaimType::word)),
        ("field that can be brought back", words(ClaimField::ALL, ClaimField::word)),
        ("stance", Stance::ALL.iter().map(stance).collect()),
        ("how a document stands to a claim", words(Relation::ALL, Relation::word)),
        ("how sure a passage still stands", words(AnchorState::ALL, AnchorState::word)),
        ("kind of document", words(DocumentKind::ALL, DocumentKind::word)),
        ("order of a list", Sort::ALL.iter().map(|(_, word)| (*word).to_owned()).collect()),
        ("format of a report", ["pdf".to_owned()].into_iter().chain(words(&Format::ALL, Format::word)).collect()),
        ("paper of a report", words(Paper::ALL, Paper::word)),
        ("order of a report", words(ClaimOrder::ALL, ClaimOrder::word)),
        ("part of a report", words(Part::ALL, Part::word)),
        ("step of the history", words(Op::ALL, Op::phrase)),
    ]
}

fn word_in_json(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn a_word_in_json_is_the_word_in_the_book() {
    macro_rules! check {
        ($($word:ident)*) => {$(
            for one in $word::ALL {
                assert_eq!(word_in_json(&json!(view::$word::from(*one))), one.word());
            }
        )*};
    }
    check!(Status Outcome Rating Confidence Checking ClaimType Stance Relation AnchorState DocumentKind);
}

#[test]
fn the_field_of_a_refusal_is_a_member_that_the_command_takes() {
    let mut desk = busy();
    let folder = desk.folder().to_owned();
    for (command, request) in by_ana(&folder) {
        let refused = desk.refused(command, request.clone());
        let Some(field) = refused.field else { continue };
        let mut without_form = request;
        without_form[&field] = json!({ "neither": "text nor number" });
        let detail = desk.refused(command, without_form).detail.unwrap_or_default();
        assert!(!detail.contains("unknown field"), "{command} has no `{field}`: {}", refused.message);
    }
}

/// The rules for words that a machine can see; the rest is for the reader of the catalogue.
#[test]
fn messages_are_whole_sentences_that_blame_nobody() {
    let elsewhere = ELSEWHERE.iter().map(|(code, _)| elsewhere(*code));
    for error in at_a_busy_desk().into_iter().chain(files_that_are_no_books()).chain(elsewhere) {
        for sentence in [Some(&error.message), error.hint.as_ref()].into_iter().flatten() {
            assert!(sentence.ends_with('.'), "a whole sentence: {sentence}");
            let lower = sentence.to_lowercase();
            for word in ["please", "oops", "invalid", "failed", "error", "sorry", "your fault"] {
                assert!(!lower.contains(word), "`{word}` is not said: {sentence}");
            }
        }
    }
}

#[test]
fn a_book_that_is_for_reading_says_why() {
    let mut desk = busy();
    desk.done("close_book", json!({}));
    let newer = desk.newer_book(1);

    let book = desk.done("open_book", json!({ "path": newer }));

    let why = "This book was last changed by Claimbook 9.2.0, which is newer, so it is open for reading only.";
    assert_eq!(book["readOnly"], why);
    let refused = ErrorView::from(Error::from(StoreError::ReadOnly(ReadOnly::Past)));
    assert_eq!(refused.message, "This is the book as it was, and the past is for reading only.");
}
