//! Pictures on their way out: made small by the worker, and only by it; and files that never took their place.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use claimbook_api::error::ErrorCode;
use serde_json::json;

use crate::desk::Desk;

const WORKER: &str = env!("CARGO_BIN_EXE_worker-under-test");
const BEFORE: &str = "what stood there before";
const INLINE: &str = "src=\"data:image/jpeg;base64,/9j/";
const PICTURE: &[u8] = include_bytes!("../../src-tauri/icons/128x128.png");

/// A desk with a book of one claim and three pictures, two of which are none.
fn desk() -> Desk {
    let mut desk = Desk::empty();
    desk.session.make_pages_with(WORKER);
    let path = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": path, "title": "Halvern" }));
    let claim = json!({ "statement": "The wall is 340 metres long.", "source": "unknown", "said": "2025-03" });
    desk.done("add_claim", claim);
    let half = &PICTURE[..PICTURE.len() / 2];
    for (name, bytes) in [("wall.png", PICTURE), ("half.png", half), ("lie.png", b"\x89PNG\r\n\x1a\nno picture")] {
        let file = desk.file(name, bytes);
        desk.done("attach", json!({ "key": "CB-0001", "file": file, "stance": "supports", "title": name }));
    }
    desk
}

/// The page, and the document's parts as the names of its archive show them.
fn exported(desk: &mut Desk) -> (String, String) {
    let (page, document) = (desk.path("report.html"), desk.path("report.docx"));
    desk.done("export_report", json!({ "format": "html", "path": page }));
    desk.done("export_report", json!({ "format": "docx", "path": document }));
    (fs::read_to_string(page).unwrap(), String::from_utf8_lossy(&fs::read(document).unwrap()).into_owned())
}

/// Somebody else's program where the worker should be.
fn pretender(desk: &Desk, script: &str) -> PathBuf {
    let path = desk.file("pretender", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

#[test]
fn a_sound_picture_is_shown_small_and_a_broken_one_is_named() {
    let mut desk = desk();

    let (page, document) = exported(&mut desk);

    assert_eq!(page.matches(INLINE).count(), 1);
    assert!(
        page.contains("alt=\"A small copy of the picture kept as D-0001: wall.png\" width=\"128\" height=\"128\">")
    );
    for key in ["D-0002", "D-0003"] {
        assert!(page.contains(&format!("Not drawn: the picture kept as {key}.")), "{key}");
    }
    assert!(document.contains("word/media/image1.jpeg") && !document.contains("word/media/image2.jpeg"));
    assert!(!document.contains("\u{fffd}PNG\r\n"), "what was attached does not leave as it is");
    let (again, _) = exported(&mut desk);
    assert!(page == again, "the same pictures give the same bytes");
}

#[test]
fn a_page_is_seen_with_its_pictures_before_it_is_written() {
    let mut desk = desk();
    let (page, _) = exported(&mut desk);
    desk.done("close_book", json!({}));
    let host = claimbook_api::Host::in_world(
        std::sync::Arc::new(kit::StillWorld::at("2025-03-15T09:00:00Z")),
        desk.path("backups"),
    );
    host.make_pages_with(WORKER);
    host.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();

    let seen = host.call("preview_report", json!({ "format": "html" })).unwrap()["value"].clone();

    let served = host.preview(seen["token"].as_str().unwrap());
    assert!(served.body == page.into_bytes());
    assert!(served.header("content-security-policy").unwrap().contains("img-src data:;"));
    host.close().unwrap();
}

#[test]
fn a_picture_is_made_small_once_as_long_as_its_book_is_open() {
    let mut desk = desk();
    desk.done("close_book", json!({}));
    let started = desk.path("started");
    let worker = pretender(&desk, &format!("touch '{}'; exit 1", started.display()));
    let host = claimbook_api::Host::in_world(
        std::sync::Arc::new(kit::StillWorld::at("2025-03-15T09:00:00Z")),
        desk.path("backups"),
    );
    let seen = |wish: serde_json::Value| {
        let seen = host.call("preview_report", wish).unwrap()["value"].clone();
        String::from_utf8(host.preview(seen["token"].as_str().unwrap()).body).unwrap()
    };
    host.make_pages_with(WORKER);
    host.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();
    assert_eq!(seen(json!({ "format": "html" })).matches(INLINE).count(), 1);

    host.make_pages_with(worker);
    let again = seen(json!({ "format": "html", "title": "Walls" }));

    assert!(again.contains("Walls") && again.matches(INLINE).count() == 1);
    assert!(again.contains("Not drawn: the picture kept as D-0002."));
    assert!(!started.exists(), "nobody was asked again for it, nor for those of which none can be made");
    host.call("close_book", json!({})).unwrap();
    host.call("open_book", json!({ "path": desk.path("halvern.claimbook") })).unwrap();
    assert_eq!(seen(json!({ "format": "html" })).matches(INLINE).count(), 0);
    assert!(started.exists(), "with the book its copies are forgotten");
    host.close().unwrap();
}

#[test]
fn who_cannot_make_pictures_small_does_not_keep_a_report_from_leaving() {
    let mut desk = desk();
    let told = |pictures: &str| format!("printf 'no picture' >\"$2\"; echo '{{\"pictures\":{pictures}}}'");
    let one = r#"{"size":10,"width":8,"height":8}"#;
    for script in [
        "echo 'it burned' >&2; exit 1".to_owned(),
        "kill -9 $$".to_owned(),
        "echo nothing that one can read".to_owned(),
        told("[]"),
        told(&format!("[{one},null,null]")),
        told(r#"[{"size":999999999999,"width":8,"height":8},null,null]"#),
    ] {
        let worker = pretender(&desk, &script);
        desk.session.make_pages_with(worker);
        let (page, document) = exported(&mut desk);
        assert!(page.contains("Not drawn: the picture kept as D-0001."), "{script}");
        assert!(!page.contains("<img") && !document.contains("word/media"), "{script}");
    }
    desk.session.make_pages_with("/nowhere/claimbook-worker");
    assert!(exported(&mut desk).0.contains("Not drawn: the picture kept as D-0001."));
}

#[test]
fn who_failed_with_pictures_is_asked_for_them_again() {
    let mut desk = desk();
    for script in ["exit 1", "echo '{\"pictures\":[null]}'"] {
        let worker = pretender(&desk, script);
        desk.session.make_pages_with(worker);
        assert!(!exported(&mut desk).0.contains("<img"), "{script}");
    }

    desk.session.make_pages_with(WORKER);

    assert_eq!(exported(&mut desk).0.matches(INLINE).count(), 1);
}

#[test]
fn formats_without_pictures_start_no_worker() {
    let mut desk = desk();
    let started = desk.path("started");
    let worker = pretender(&desk, &format!("touch '{}'; exit 1", started.display()));
    desk.session.make_pages_with(worker);
    for format in ["md", "json", "csv", "xlsx"] {
        let path = desk.path(&format!("report.{format}"));
        desk.done("export_report", json!({ "format": format, "path": path }));
    }
    assert!(!started.exists());
    desk.done("copy_claims", json!({ "keys": ["CB-0001"] }));
    assert!(!started.exists());
    exported(&mut desk);
    assert!(started.exists());
}

#[test]
fn a_full_disk_leaves_the_file_before_it_alone_in_every_format() {
    let mut desk = desk();
    for format in ["html", "md", "json", "csv", "docx", "xlsx"] {
        let name = format!("report.{format}");
        let path = desk.file(&name, BEFORE);
        // What is written beside the target ends on a device that is always full.
        let part = desk.path(&format!(".{name}.{}.part", std::process::id()));
        symlink("/dev/full", &part).unwrap();

        let refused = desk.refused("export_report", json!({ "format": format, "path": path }));

        assert_eq!(refused.code, ErrorCode::FileRefused, "{format}");
        assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
        assert!(part.symlink_metadata().is_err(), "nothing half-written lies beside");
    }
    assert_eq!(desk.done("history", json!({}))["events"], json!([]), "what did not leave is not said to have left");
}
