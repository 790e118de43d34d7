//! Reports as PDF, from the book to the file: who makes the pages, and what becomes of the file when that goes wrong.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use claimbook_api::error::ErrorCode;
use claimbook_api::{Host, Session};
use kit::StillWorld;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::Desk;

const WORKER: &str = env!("CARGO_BIN_EXE_worker-under-test");
const BEFORE: &str = "what stood there before";
/// A word that only the other claim has.
const MARKER: &str = "xylophone";

/// A desk with a book of two claims, one of which has a picture.
fn desk() -> Desk {
    let mut desk = Desk::empty();
    desk.session.make_pages_with(WORKER);
    let path = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": path, "title": "Halvern" }));
    let add = |statement: &str| json!({ "statement": statement, "source": "Halvern Courier", "said": "2025-03" });
    desk.done("add_claim", add("The wall is 340 metres long."));
    desk.done("add_claim", add(&format!("The {MARKER} player is paid by the town.")));
    let picture = desk.file("wall.png", include_bytes!("../../src-tauri/icons/128x128.png"));
    desk.done("attach", json!({ "key": "CB-0001", "file": picture, "stance": "supports", "title": "The wall" }));
    desk.done("attach", json!({ "key": "CB-0002", "note": format!("Heard the {MARKER}."), "stance": "supports" }));
    desk
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("scripts/test installs qpdf and poppler-utils");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

fn text(path: &Path) -> String {
    run("pdftotext", &[path.to_str().unwrap(), "-"])
}

fn left_beside(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.to_string_lossy().ends_with(".part")).collect()
}

/// Somebody else's program where the worker should be.
fn pretender(desk: &Desk, script: &str) -> PathBuf {
    let path = desk.file("pretender", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

#[test]
fn a_pdf_is_written_whole_hashed_logged_and_carries_the_json_of_the_same_request() {
    let mut desk = desk();
    let path = desk.file("report.pdf", BEFORE);
    let wish = json!({ "format": "pdf", "path": path, "title": "Walls", "organisation": "Halvern Fact Desk",
        "subtitle": "All of them", "author": "Ana", "paper": "letter", "order": "date" });

    let done = desk.done("export_report", wish);

    let bytes = fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(done["sha256"], claimbook_core::domain::digest::Digest::of(&bytes).as_str());
    assert_eq!((&done["logged"], &done["volumes"], &done["notes"]), (&json!(true), &json!([]), &json!([])));
    assert!(run("pdfinfo", &[path.to_str().unwrap()]).contains(&format!("Pages:           {}\n", done["pages"])));
    assert_eq!(left_beside(desk.folder()), [] as [PathBuf; 0]);
    let words = text(&path);
    for expected in ["Walls", "All of them", "Prepared by", "Halvern Fact Desk"] {
        assert!(words.contains(expected), "{expected}");
    }
    assert!(run("pdfimages", &["-list", path.to_str().unwrap()]).contains("128   128"), "the picture is drawn");

    let json = desk.path("report.json");
    desk.done(
        "export_report",
        json!({ "format": "json", "path": json, "title": "Walls", "organisation": "Halvern Fact Desk",
            "subtitle": "All of them", "author": "Ana", "order": "date" }),
    );
    let attached = desk.path("attached.json");
    run("pdfdetach", &["-save", "1", "-o", attached.to_str().unwrap(), path.to_str().unwrap()]);
    assert_eq!(fs::read(json).unwrap(), fs::read(attached).unwrap());
}

#[test]
fn the_same_request_gives_the_same_pages() {
    let mut desk = desk();
    let [one, two] = ["one.pdf", "two.pdf"].map(|name| desk.path(name));
    for path in [&one, &two] {
        desk.done("export_report", json!({ "format": "pdf", "path": path }));
    }
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
}

/// Invariant 15.
#[test]
fn words_of_a_claim_that_was_not_selected_appear_nowhere() {
    let mut desk = desk();
    let path = desk.path("report.pdf");
    desk.done("export_report", json!({ "format": "pdf", "path": path, "query": "wall" }));

    let (plain, attached) = (desk.path("plain.pdf"), desk.path("attached.json"));
    run("qpdf", &["--qdf", "--object-streams=disable", path.to_str().unwrap(), plain.to_str().unwrap()]);
    run("pdfdetach", &["-save", "1", "-o", attached.to_str().unwrap(), path.to_str().unwrap()]);
    let whole = [fs::read(plain).unwrap(), fs::read(attached).unwrap(), text(&path).into_bytes()].concat();
    let whole = String::from_utf8_lossy(&whole);
    assert!(whole.contains("The wall is 340 metres long."));
    assert!(!whole.contains(MARKER) && !whole.contains("CB-0002"));
}

#[test]
fn who_cannot_make_pages_leaves_the_file_before_it_alone() {
    let mut desk = desk();
    let path = desk.file("report.pdf", BEFORE);
    let wish = json!({ "format": "pdf", "path": path });
    let lie = "if [ \"$1\" = typeset ]; then cp /bin/sh \"$2\"; echo '{\"pages\":2,\"missing\":null,\"refused\":null}';
               else echo '{\"pages\":2,\"attached\":[]}'; fi";
    for (script, code) in [
        ("echo 'it burned' >&2; exit 1", ErrorCode::PdfNotMade),
        ("kill -9 $$", ErrorCode::PdfNotMade),
        ("echo nothing that one can read", ErrorCode::Internal),
        (lie, ErrorCode::PdfNotMade),
    ] {
        let worker = pretender(&desk, script);
        desk.session.make_pages_with(worker);
        assert_eq!(desk.refused("export_report", wish.clone()).code, code, "{script}");
    }
    desk.session.make_pages_with("/nowhere/claimbook-worker");
    assert_eq!(desk.refused("export_report", wish.clone()).code, ErrorCode::WorkerMissing);

    assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
    assert_eq!(left_beside(desk.folder()), [] as [PathBuf; 0]);
    let events = desk.done("history", json!({}))["events"].as_array().unwrap().len();
    assert_eq!(events, 0, "what did not leave is not said to have left");
    desk.session.make_pages_with(WORKER);
    desk.done("export_report", wish);
}

#[test]
fn a_pdf_whose_data_are_at_odds_with_their_history_does_not_leave() {
    let mut desk = desk();
    let path = desk.file("report.pdf", BEFORE);
    let other = Connection::open(desk.path("halvern.claimbook")).unwrap();
    other.execute("UPDATE claim SET statement = 'The wall is 430 metres long.' WHERE key = 'CB-0001'", []).unwrap();

    let refused = desk.refused("export_report", json!({ "format": "pdf", "path": path }));

    assert_eq!(refused.code, ErrorCode::ReportUnsound);
    assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
    assert_eq!(left_beside(desk.folder()), [] as [PathBuf; 0]);
    desk.done("export_report", json!({ "format": "pdf", "path": path, "query": "key:CB-0002" }));
}

#[test]
fn cancelling_ends_the_worker_and_leaves_the_file_before_it() {
    let mut desk = desk();
    desk.done("close_book", json!({}));
    let path = desk.file("report.pdf", BEFORE);
    let pid = desk.path("pid");
    let worker = pretender(&desk, &format!("echo $$ >'{0}.new'; mv '{0}.new' '{0}'; exec sleep 600", pid.display()));
    let host = Arc::new(Host::in_world(Arc::new(StillWorld::at("2025-03-15T09:00:00Z")), desk.path("backups")));
    host.make_pages_with(worker);
    host.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();
    let (asked, target) = (host.clone(), path.clone());
    let export = std::thread::spawn(move || asked.call("export_report", json!({ "format": "pdf", "path": target })));
    let began = Instant::now();
    while !pid.exists() {
        assert!(began.elapsed() < Duration::from_secs(30), "the worker was started");
        std::thread::sleep(Duration::from_millis(5));
    }

    host.cancel();

    assert_eq!(export.join().unwrap().unwrap_err().code, ErrorCode::Cancelled);
    let process = format!("/proc/{}", fs::read_to_string(pid).unwrap().trim());
    assert!(!Path::new(&process).exists(), "{process} has ended");
    assert_eq!(fs::read_to_string(path).unwrap(), BEFORE);
    assert_eq!(left_beside(desk.folder()), [] as [PathBuf; 0]);
    host.close().unwrap();
}

#[test]
fn a_logo_stands_at_the_head_and_comes_again_with_its_preset() {
    let mut desk = desk();
    let logo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/icons/512x512.png");
    let [path, again] = ["report.pdf", "again.pdf"].map(|name| desk.path(name));
    let wish = json!({ "name": "Weekly", "format": "pdf", "organisation": "Halvern Courier", "logo": logo });
    let preset = desk.done("save_preset", wish);
    desk.done(
        "export_report",
        json!({ "format": "pdf", "path": path, "organisation": "Halvern Courier", "logo": logo, "query": "key:CB-0001" }),
    );

    let drawn = run("pdfimages", &["-list", path.to_str().unwrap()]);
    assert!(drawn.contains("512   512"), "{drawn}");
    desk.done("export_report", json!({ "preset": "weekly", "path": again, "query": "key:CB-0001" }));
    assert!(fs::read(&path).unwrap() == fs::read(again).unwrap(), "the book keeps it: {preset}");
    let broken = desk.file("broken.png", "\u{89}PNG");
    fs::write(&broken, &fs::read(logo).unwrap()[..2_000]).unwrap();
    desk.done("export_report", json!({ "format": "pdf", "path": path, "logo": broken }));
    assert!(text(&path).contains("The logo cannot be drawn."), "and nothing is refused for that");
}

/// Invariant 15, for what is left out.
#[test]
fn what_is_left_out_is_on_no_page_nor_in_the_data_beside_them() {
    let mut desk = desk();
    let path = desk.path("report.pdf");
    desk.done("edit_claim", json!({ "key": "CB-0001", "tag": ["heronry"] }));
    let marked = |desk: &mut Desk, without: &[&str]| {
        desk.done("export_report", json!({ "format": "pdf", "path": path, "without": without }));
        let data = desk.path("attached.json");
        run("pdfdetach", &["-save", "1", "-o", data.to_str().unwrap(), path.to_str().unwrap()]);
        let words = text(&path);
        (words.contains("heronry"), fs::read_to_string(data).unwrap().contains("heronry"), words)
    };
    let (on_a_page, in_the_data, words) = marked(&mut desk, &[]);
    assert!(on_a_page && in_the_data && words.contains("Outcomes and dates"));

    let (on_a_page, in_the_data, words) = marked(&mut desk, &["tags", "charts", "pictures"]);

    assert!(!on_a_page && !in_the_data);
    assert!(words.contains("Left out") && !words.contains("Outcomes and dates"), "{words}");
    let drawn = run("pdfimages", &["-list", path.to_str().unwrap()]);
    assert_eq!(drawn.lines().count(), 2, "two lines of headings, and no picture: {drawn}");
    let checked = desk.done("check_report", json!({ "path": path }));
    assert_eq!(checked["findings"], json!([]));
}

#[test]
fn words_that_no_report_knows_are_refused() {
    let mut desk = desk();
    let path = desk.path("report.html");
    for (field, wish) in [("paper", json!("a3")), ("order", json!("size")), ("without", json!(["claims"]))] {
        let refused = desk.refused("export_report", json!({ "format": "html", "path": path, field: wish }));
        assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::UnknownWord, Some(field)));
    }
    let refused = desk.refused("export_report", json!({ "path": path }));
    assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::FormatMissing, Some("format")));
    assert!(!path.exists());
}

#[test]
fn many_claims_leave_as_volumes_beside_their_contents() {
    let mut desk = Desk::empty();
    desk.session.make_pages_with(WORKER);
    let book = kit::generated_book(desk.folder(), 501).unwrap();
    desk.done("open_book", json!({ "path": book }));
    let path = desk.path("report.pdf");

    let done = desk.done("export_report", json!({ "format": "pdf", "path": path }));

    let volumes = done["volumes"].as_array().unwrap();
    let claims: Vec<u64> = volumes.iter().map(|volume| volume["claims"].as_u64().unwrap()).collect();
    assert!(claims.len() == 2 && claims[0].abs_diff(claims[1]) < 10 && claims.iter().sum::<u64>() == 501, "{claims:?}");
    let contents = text(&path);
    for volume in volumes {
        let file = PathBuf::from(volume["path"].as_str().unwrap());
        let digest = claimbook_core::domain::digest::Digest::of(&fs::read(&file).unwrap());
        assert_eq!(volume["sha256"], digest.as_str());
        assert!(contents.contains(digest.as_str()), "the contents name the digest of each volume");
        assert!(run("qpdf", &["--check", file.to_str().unwrap()]).contains("No syntax or stream encoding errors"));
        assert!(contents.contains(file.file_name().unwrap().to_str().unwrap()));
    }
    assert_eq!(desk.path("report-2-of-2.pdf").to_str(), volumes[1]["path"].as_str());
    assert!(run("pdfdetach", &["-list", path.to_str().unwrap()]).contains("1: report.json"));
    assert_ne!(done["pages"], Value::Null);
}

/// The width and height of a PNG.
fn size_of(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// A host on the book of the desk, which it closes.
fn host(desk: &mut Desk, worker: impl Into<PathBuf>) -> Arc<Host> {
    desk.done("close_book", json!({}));
    let host = Arc::new(Host::in_world(Arc::new(StillWorld::at("2025-03-15T09:00:00Z")), desk.path("backups")));
    host.make_pages_with(worker);
    host.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();
    host
}

#[test]
fn the_pages_of_a_pdf_are_seen_before_it_is_written() {
    let mut desk = desk();
    let path = desk.path("report.pdf");
    let written = desk.done("export_report", json!({ "format": "pdf", "path": path }));
    let host = host(&mut desk, WORKER);

    let seen = host.call("preview_report", json!({ "format": "pdf" })).unwrap()["value"].clone();

    assert_eq!((&seen["pages"], &seen["morePages"], &seen["text"]), (&written["pages"], &json!(false), &Value::Null));
    let token = seen["token"].as_str().unwrap().to_owned();
    let count = seen["pages"].as_u64().unwrap();
    assert!(1 < count);
    for n in 1..=count {
        let page = host.preview(&format!("{token}/{n}"));
        assert_eq!((page.status, page.header("content-type")), (200, Some("image/png")));
        assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        // A4 at 110 dots an inch.
        assert_eq!(size_of(&page.body), (909, 1286));
    }
    for name in [format!("{token}/0"), format!("{token}/{}", count + 1), format!("{token}/x"), token.clone()] {
        assert_eq!(host.preview(&name).status, 404, "{name}");
    }

    let wish = json!({ "format": "pdf", "paper": "letter", "subtitle": "S", "author": "Ana", "order": "date" });
    let next = host.call("preview_report", wish).unwrap()["value"]["token"].as_str().unwrap().to_owned();
    assert_eq!(size_of(&host.preview(&format!("{next}/1")).body), (935, 1210));
    assert_eq!(host.preview(&format!("{token}/1")).status, 404, "only the pages of the last preview are kept");
    host.call("preview_report", json!({ "format": "html" })).unwrap();
    assert_eq!(host.preview(&format!("{next}/1")).status, 404);
    host.close().unwrap();
}

#[test]
fn of_many_claims_the_first_pages_are_seen_as_they_will_be() {
    let mut desk = Desk::empty();
    desk.session.make_pages_with(WORKER);
    for (claims, label) in [(100, None), (501, Some("Volume 1 of 2"))] {
        let book = kit::generated_book(desk.folder(), claims).unwrap();
        desk.done("open_book", json!({ "path": book }));

        let seen = desk.done("preview_report", json!({ "format": "pdf" }));

        assert_eq!((&seen["pages"], &seen["morePages"]), (&json!(12), &json!(true)), "{label:?}");
        desk.done("close_book", json!({}));
    }
}

#[test]
fn a_report_is_gathered_once_for_its_first_page_and_the_others_unless_something_changed() {
    let mut desk = desk();
    let told = Arc::new(AtomicU32::default());
    let tells = told.clone();
    desk.session.on_progress(move |words, _, _| {
        tells.fetch_add(u32::from(words == "Gathering claims"), Ordering::Relaxed);
    });
    let pages = |desk: &mut Desk, wish: Value| {
        let before = told.load(Ordering::Relaxed);
        let seen = desk.done("preview_report", wish);
        (told.load(Ordering::Relaxed) != before, seen["claims"].clone())
    };
    let (first, others) = (json!({ "format": "pdf", "pages": 1 }), json!({ "format": "pdf" }));

    assert_eq!(pages(&mut desk, first.clone()), (true, json!(2)));
    assert_eq!(pages(&mut desk, others.clone()), (false, json!(2)));
    assert_eq!(pages(&mut desk, others.clone()), (true, json!(2)), "it is kept for one time");

    pages(&mut desk, first.clone());
    assert_eq!(pages(&mut desk, json!({ "format": "pdf", "query": "wall" })), (true, json!(1)), "another wish");

    let add = json!({ "statement": "The wall is new.", "source": "unknown", "said": "2025-03" });
    pages(&mut desk, first.clone());
    desk.done("add_claim", add.clone());
    assert_eq!(pages(&mut desk, others.clone()), (true, json!(3)), "a change in this session");

    let mut elsewhere = Session::new();
    elsewhere.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();
    pages(&mut desk, first);
    elsewhere.call("add_claim", add).unwrap();
    assert_eq!(pages(&mut desk, others), (true, json!(4)), "a change in another one");
    elsewhere.call("close_book", json!({})).unwrap();
}

#[test]
fn a_worker_that_draws_no_pages_is_found_out() {
    let mut desk = desk();
    let told = |sizes: &str| format!("printf 'no picture at all' >\"$2\"; echo '{{\"sizes\":{sizes},\"more\":false}}'");
    for sizes in ["[17]", "[8,400]", "[]", "[999999999999]", &format!("{:?}", [1; 25])] {
        let worker = pretender(&desk, &told(sizes));
        desk.session.make_pages_with(worker);
        assert_eq!(desk.refused("preview_report", json!({ "format": "pdf" })).code, ErrorCode::PdfNotMade, "{sizes}");
    }
    desk.session.make_pages_with("/nowhere/claimbook-worker");
    assert_eq!(desk.refused("preview_report", json!({ "format": "pdf" })).code, ErrorCode::WorkerMissing);
}

#[test]
fn another_preview_ends_the_worker_of_the_one_before() {
    let mut desk = desk();
    let pid = desk.path("pid");
    let worker = pretender(&desk, &format!("echo $$ >'{0}.new'; mv '{0}.new' '{0}'; exec sleep 600", pid.display()));
    let host = host(&mut desk, worker);
    let asked = host.clone();
    let first = std::thread::spawn(move || asked.call("preview_report", json!({ "format": "pdf" })));
    let began = Instant::now();
    while !pid.exists() {
        assert!(began.elapsed() < Duration::from_secs(30), "the worker was started");
        std::thread::sleep(Duration::from_millis(5));
    }

    host.call("preview_report", json!({ "format": "md" })).unwrap();

    assert_eq!(first.join().unwrap().unwrap_err().code, ErrorCode::Cancelled);
    let process = format!("/proc/{}", fs::read_to_string(pid).unwrap().trim());
    assert!(!Path::new(&process).exists(), "{process} has ended");
    host.close().unwrap();
}
