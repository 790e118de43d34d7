//! What a window's host does beyond a session: two sessions on one book, kept bytes, previews, pasted bytes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use claimbook_api::Host;
use claimbook_api::error::{ErrorCode, ErrorView};
use claimbook_core::world::System;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A host with a book, and the folder that everything lies in.
struct Room {
    host: Arc<Host>,
    folder: TempDir,
}

impl Room {
    /// A book with so many claims.
    fn with(claims: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(Host::in_world(Arc::new(System), folder.path().join("backups")));
        let room = Self { host, folder };
        room.done("set_author", json!({ "name": "Ana" }));
        room.done("create_book", json!({ "path": room.path("halvern.claimbook"), "title": "Halvern harbour" }));
        for n in 0..claims {
            let statement = format!("The wall is {n} metres long");
            room.done("add_claim", json!({ "statement": statement, "source": "unknown", "said": "2025-03" }));
        }
        room
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    fn done(&self, command: &str, request: Value) -> Value {
        match self.host.call(command, request) {
            Ok(mut answer) => answer["value"].take(),
            Err(error) => panic!("{command} was refused: {error:?}"),
        }
    }

    #[track_caller]
    fn refused(&self, command: &str, request: Value) -> ErrorView {
        self.host.call(command, request).expect_err("it is refused")
    }

    /// Attaches bytes, and gives their digest.
    fn attach(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.host.stage(name, bytes).unwrap();
        self.done("attach", json!({ "key": "CB-0001", "file": path, "stance": "context" }));
        claimbook_core::domain::digest::Digest::of(bytes).to_string()
    }
}

/// Has the long command stop at its first word until it is let go; what it says is heard here.
fn halted(host: &Host) -> (Receiver<String>, Sender<()>) {
    let (say, said) = channel();
    let (let_go, may_go) = channel::<()>();
    let (say, may_go) = (std::sync::Mutex::new(say), std::sync::Mutex::new(may_go));
    let first = std::sync::Once::new();
    host.on_progress(move |words, _, _| {
        // Nobody listens once the test has seen enough.
        let _ = say.lock().unwrap().send(words.to_owned());
        first.call_once(|| may_go.lock().unwrap().recv_timeout(Duration::from_secs(20)).unwrap());
    });
    (said, let_go)
}

#[test]
fn a_search_answers_while_a_report_is_written() {
    let room = Room::with(3);
    let (said, let_go) = halted(&room.host);
    let report = room.path("report.html");
    let (host, path) = (room.host.clone(), report.clone());
    let export = std::thread::spawn(move || host.call("export_report", json!({ "format": "html", "path": path })));
    assert_eq!(said.recv_timeout(Duration::from_secs(20)).unwrap(), "Gathering claims");

    let began = Instant::now();
    assert_eq!(room.done("claims", json!({ "query": "wall" }))["total"], 3);
    room.done("judge", json!({ "key": "CB-0002", "outcome": "verified", "because": "Measured." }));
    assert!(began.elapsed() < Duration::from_secs(5), "nobody waits for the report");
    assert!(!report.exists(), "which is still being written");

    let_go.send(()).unwrap();
    let written = export.join().unwrap().unwrap();
    assert_eq!(written["value"]["claims"], 3);
    assert!(report.exists());
}

#[test]
fn a_cancelled_report_leaves_the_file_before_it() {
    let room = Room::with(3);
    let report = room.path("report.html");
    std::fs::write(&report, "what stood there before").unwrap();
    let (said, let_go) = halted(&room.host);
    let (host, path) = (room.host.clone(), report.clone());
    let export = std::thread::spawn(move || host.call("export_report", json!({ "format": "html", "path": path })));
    said.recv_timeout(Duration::from_secs(20)).unwrap();

    room.host.cancel();
    let_go.send(()).unwrap();

    assert_eq!(export.join().unwrap().unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(std::fs::read_to_string(&report).unwrap(), "what stood there before");
    room.done("export_report", json!({ "format": "html", "path": report }));
    assert_ne!(std::fs::read_to_string(&report).unwrap(), "what stood there before", "the next one is not cancelled");
}

#[test]
fn closing_a_book_breaks_off_what_takes_long_and_leaves_one_file() {
    let room = Room::with(3);
    let (said, let_go) = halted(&room.host);
    let (host, path) = (room.host.clone(), room.path("report.html"));
    let export = std::thread::spawn(move || host.call("export_report", json!({ "format": "html", "path": path })));
    said.recv_timeout(Duration::from_secs(20)).unwrap();
    let host = room.host.clone();
    let close = std::thread::spawn(move || host.call("close_book", json!({})));
    std::thread::sleep(Duration::from_millis(100));
    let_go.send(()).unwrap();

    assert_eq!(export.join().unwrap().unwrap_err().code, ErrorCode::Cancelled);
    close.join().unwrap().unwrap();

    assert!(!room.path("report.html").exists());
    assert!(!room.path("halvern.claimbook-wal").exists(), "the one file alone is the book");
    assert_eq!(room.refused("verify", json!({})).code, ErrorCode::NoBook, "the long session let go of it too");
}

#[test]
fn a_new_preview_breaks_off_the_one_before() {
    let room = Room::with(3);
    let (said, let_go) = halted(&room.host);
    let host = room.host.clone();
    let first = std::thread::spawn(move || host.call("preview_report", json!({ "format": "md" })));
    said.recv_timeout(Duration::from_secs(20)).unwrap();
    let host = room.host.clone();
    let second = std::thread::spawn(move || host.call("preview_report", json!({ "format": "csv" })));
    std::thread::sleep(Duration::from_millis(100));
    let_go.send(()).unwrap();

    assert_eq!(first.join().unwrap().unwrap_err().code, ErrorCode::Cancelled);
    assert!(second.join().unwrap().unwrap()["value"]["text"].as_str().unwrap().contains("CB-0003"));
}

#[test]
fn both_sessions_work_under_one_name() {
    let room = Room::with(1);
    room.done("export_report", json!({ "format": "md", "path": room.path("one.md") }));
    room.done("set_author", json!({ "name": "Ben" }));
    room.done("export_report", json!({ "format": "md", "path": room.path("two.md") }));

    let steps = room.done("history", json!({}))["steps"].clone();
    let people: Vec<&str> = steps.as_array().unwrap().iter().filter_map(|step| step["by"].as_str()).collect();
    assert_eq!(people.last(), Some(&"Ben"), "{people:?}");
}

#[test]
fn a_panic_in_long_work_leaves_the_book_open() {
    let room = Room::with(1);
    room.host.on_progress(|_, _, _| panic!("a hand slipped"));
    let error = room.refused("preview_report", json!({ "format": "html" }));
    assert_eq!((error.code, error.detail.as_deref()), (ErrorCode::Internal, Some("a hand slipped")));

    room.host.on_progress(|_, _, _| ());
    room.done("preview_report", json!({ "format": "html" }));
    assert_eq!(room.done("claims", json!({}))["total"], 1);
}

#[test]
fn a_preview_says_what_is_missing_and_is_kept_under_a_token() {
    let room = Room::with(4);
    let judged = |key: &str, outcome: &str| json!({ "key": key, "outcome": outcome, "because": "Measured." });
    room.done("attach", json!({ "key": "CB-0001", "url": "https://halvern.example/", "stance": "supports" }));
    room.done("judge", judged("CB-0001", "verified"));
    room.done("judge", json!({ "key": "CB-0002", "outcome": "disputed" }));
    let picture = room.attach("wall.bmp", b"BM not much of a picture");
    room.done("remove", json!({ "key": "CB-0004" }));
    let connection = Connection::open(room.path("halvern.claimbook")).unwrap();
    connection
        .execute("UPDATE content_chunk SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE sha256 = ?1", [&picture])
        .unwrap();

    let shown = room.done("preview_report", json!({ "format": "html", "title": "Wall: what is true?" }));

    assert_eq!((&shown["claims"], &shown["reviewed"]), (&json!(3), &json!(2)));
    assert_eq!(shown["unreviewed"], json!(["CB-0003"]));
    assert_eq!(shown["bare"], json!(["CB-0002"]));
    assert_eq!(shown["withoutReason"], json!([]));
    assert_eq!(shown["mismatched"], json!(["E-0002"]));
    let name = shown["fileName"].as_str().unwrap();
    assert!(
        name.starts_with("wall-what-is-true-20") && Path::new(name).extension().is_some_and(|e| e == "html"),
        "{name}"
    );
    assert_eq!(shown["text"], Value::Null);

    let token = shown["token"].as_str().unwrap().to_owned();
    let page = room.host.preview(&token);
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let rules = page.header("content-security-policy").unwrap();
    assert!(rules.starts_with("default-src 'none'") && rules.contains("sandbox") && !rules.contains("script-src"));
    assert!(String::from_utf8(page.body).unwrap().contains("CB-0003"));
    for _ in 0..4 {
        room.done("preview_report", json!({ "format": "html" }));
    }
    assert_eq!(room.host.preview(&token).status, 404, "only the last few are kept");

    let some = json!({ "format": "csv", "keys": ["cb-3", "CB-0001", "CB-0003"] });
    let text = room.done("preview_report", some)["text"].as_str().unwrap().to_owned();
    assert!(text.contains("CB-0001") && text.contains("CB-0003") && !text.contains("CB-0002"), "{text}");
    assert_eq!(room.refused("preview_report", json!({ "format": "csv", "keys": [] })).code, ErrorCode::NothingSelected);
    let trashed = room.refused("preview_report", json!({ "format": "csv", "keys": ["CB-0004"] }));
    assert_eq!(trashed.code, ErrorCode::InTrash);
}

#[test]
fn a_report_of_chosen_claims_prints_a_query_that_finds_them_again() {
    let room = Room::with(4);
    let report = room.path("some.json");
    let keys = json!({ "format": "json", "path": report, "keys": ["CB-0004", "CB-0002"] });
    room.done("export_report", keys);

    let json: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    let text = json.to_string();
    assert!(text.contains("key:CB-0002 OR key:CB-0004"), "{text}");
    let found = room.done("claims", json!({ "query": "key:CB-0002 OR key:CB-0004" }));
    assert_eq!(found["total"], 2);
}

#[test]
fn kept_bytes_are_served_as_harmless_types_whole_or_in_parts() {
    let room = Room::with(1);
    let long: Vec<u8> =
        b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..600_000_u32).map(|n| n.to_le_bytes()[1])).collect();
    let picture = room.attach("wall.png", &long);
    let page = room.attach("wall.html", b"<!doctype html><script>alert(1)</script>");
    let notes = room.attach("notes.md", b"# Notes");

    let whole = room.host.blob(&picture, None);
    assert_eq!((whole.status, whole.header("content-type"), &whole.body), (200, Some("image/png"), &long));
    assert_eq!(whole.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(whole.header("content-security-policy"), Some("default-src 'none'; sandbox"));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    for (start, end) in [(0, 10), (262_140, 262_150), (100, 599_000)] {
        let part = room.host.blob(&picture, Some(&format!("bytes={start}-{}", end - 1)));
        assert_eq!((part.status, &part.body[..]), (206, &long[start..end]));
        let size = long.len();
        assert_eq!(part.header("content-range"), Some(&*format!("bytes {start}-{}/{size}", end - 1)));
    }
    assert_eq!(room.host.blob(&picture, Some("bytes=700000-")).status, 416);
    let page = room.host.blob(&page, None);
    assert_eq!(page.header("content-type"), Some("application/octet-stream"));
    assert_eq!(page.header("content-disposition"), Some("attachment"));
    assert_eq!(room.host.blob(&notes, None).header("content-type"), Some("text/plain"));
    assert_eq!(room.host.blob("wall.png", None).status, 400);
    assert_eq!(room.host.blob(&"f".repeat(64), None).status, 404);
}

#[test]
fn bytes_that_no_longer_match_are_not_served() {
    let room = Room::with(1);
    let notes = room.attach("notes.txt", b"The wall is 340 metres long");
    assert_eq!(room.host.blob(&notes, None).status, 200);

    let connection = Connection::open(room.path("halvern.claimbook")).unwrap();
    let changed = "UPDATE content_chunk SET bytes = CAST('The wall is 999 metres long' AS BLOB) WHERE sha256 = ?1";
    connection.execute(changed, [&notes]).unwrap();
    let served = room.host.blob(&notes, None);
    assert_eq!(served.status, 409);
    assert!(!String::from_utf8(served.body).unwrap().contains("999"));
    assert_eq!(room.host.copy_for_outside(&notes, "notes.txt").unwrap_err().code, ErrorCode::FileChanged);

    connection.execute("DELETE FROM content_chunk WHERE sha256 = ?1", [&notes]).unwrap();
    assert_eq!(room.host.blob(&notes, None).status, 409, "gone is no better");
}

#[test]
fn texts_of_the_book_are_no_files() {
    let room = Room::with(1);
    let text = "The wall is long. ".repeat(400);
    std::fs::write(room.path("wall.txt"), &text).unwrap();
    room.done("import_document", json!({ "path": room.path("wall.txt") }));
    let working = claimbook_core::domain::digest::Digest::of(text.trim_end().as_bytes());

    assert_eq!(room.host.blob(working.as_str(), None).status, 404, "the reader shows it, nobody fetches it");
}

#[test]
fn a_copy_for_another_program_may_only_be_read_and_goes_with_the_program() {
    let room = Room::with(1);
    let script = room.attach("run.sh", b"#!/bin/sh\necho");
    let notes = room.attach("notes.txt", b"The wall");

    let copy = room.host.copy_for_outside(&notes, "../../notes.txt").unwrap();
    assert!(copy.may_open && copy.path.ends_with("notes.txt"));
    assert_eq!(std::fs::read(&copy.path).unwrap(), b"The wall");
    assert!(std::fs::metadata(&copy.path).unwrap().permissions().readonly());
    assert!(!room.host.copy_for_outside(&script, "run.sh").unwrap().may_open);
    assert!(!room.host.copy_for_outside(&script, "run.txt").unwrap().may_open);

    room.host.close().unwrap();
    assert!(!copy.path.exists());
}

#[test]
fn what_is_pasted_is_bounded() {
    let room = Room::with(1);
    let large = vec![0; 200 * 1024 * 1024 + 1];

    let error = room.host.stage("large.bin", &large).unwrap_err();

    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::FileTooLarge, Some("file")));
    room.host.stage("small.bin", &large[..1024]).unwrap();
}
