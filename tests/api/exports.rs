//! Reports as files: what is written, what is logged, and what is left alone.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A desk with a book of one claim.
fn desk() -> Desk {
    let mut desk = Desk::empty();
    let path = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": path, "title": "Halvern" }));
    let claim = json!({ "statement": "The wall is 340 metres long.", "source": "unknown", "said": "2025-03" });
    desk.done("add_claim", claim);
    desk
}

fn events(desk: &mut Desk) -> usize {
    desk.done("history", json!({}))["events"].as_array().unwrap().len()
}

#[test]
fn a_report_is_written_whole_hashed_and_logged() {
    let mut desk = desk();
    for (n, format) in (1..).zip(["html", "md", "json", "csv", "docx", "xlsx"]) {
        let path = desk.file(&format!("report.{format}"), "what stood there before");

        let done = desk.done("export_report", json!({ "format": format, "path": path }));

        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(done["sha256"], claimbook_core::domain::digest::Digest::of(&bytes).as_str());
        assert_eq!((&done["logged"], events(&mut desk)), (&json!(true), n));
    }
    let names = std::fs::read_dir(desk.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    let left = names.filter(|name| name.to_string_lossy().ends_with(".part")).count();
    assert_eq!(left, 0, "nothing half-written lies beside");
}

#[test]
fn a_report_of_no_claims_leaves_the_file_before_it_alone() {
    let mut desk = desk();
    let path = desk.file("report.html", "what stood there before");

    desk.refused("export_report", json!({ "format": "html", "path": path, "query": "zebra" }));

    assert_eq!(std::fs::read_to_string(path).unwrap(), "what stood there before");
    assert_eq!(events(&mut desk), 0);
}

#[test]
fn a_book_for_reading_only_is_exported_and_not_logged_which_is_said() {
    let mut desk = desk();
    let one = desk.path("one.md");
    assert_eq!(desk.done("export_report", json!({ "format": "md", "path": one }))["logged"], true);
    desk.done("close_book", json!({}));
    let newer = desk.newer_book(1);
    desk.done("open_book", json!({ "path": newer }));
    let before = std::fs::read(&newer).unwrap();

    let other = desk.path("other.md");
    let done = desk.done("export_report", json!({ "format": "md", "path": other }));

    assert_eq!(done["logged"], false);
    assert_eq!(std::fs::read(one).unwrap(), std::fs::read(other).unwrap(), "the same report");
    assert_eq!(events(&mut desk), 1, "only the first export is in the log");
    desk.done("close_book", json!({}));
    assert_eq!(std::fs::read(newer).unwrap(), before);
}

#[test]
fn a_query_that_is_only_half_understood_says_so_beside_the_report() {
    let mut desk = desk();
    let path = desk.path("report.md");

    let done = desk.done("export_report", json!({ "format": "md", "path": path, "query": "wall status:verifed" }));

    let problem = &done["problems"][0];
    assert_eq!(problem["suggestion"], "verified");
    let message = problem["message"].as_str().unwrap_or_default();
    assert!(message.ends_with('.') && message.starts_with(|letter: char| !letter.is_lowercase()), "{message}");
    assert_eq!(problem["start"], Value::from(12));
}

#[test]
fn an_empty_logo_takes_away_the_one_of_a_preset() {
    let mut desk = desk();
    let picture = desk.file("courier.png", include_bytes!("../../src-tauri/icons/128x128.png"));
    let path = desk.path("report.json");
    let wish = |logo: Option<&str>| match logo {
        Some(logo) => json!({ "preset": "weekly", "path": path, "logo": logo }),
        None => json!({ "preset": "weekly", "path": path }),
    };
    let logo_of = |desk: &mut Desk, logo: Option<&str>| {
        desk.done("export_report", wish(logo));
        serde_json::from_slice::<Value>(&std::fs::read(&path).unwrap()).unwrap()["logo"].clone()
    };
    desk.done("save_preset", json!({ "name": "Weekly", "format": "json", "logo": picture }));

    assert!(logo_of(&mut desk, None).is_string());
    for empty in ["", " "] {
        assert_eq!(logo_of(&mut desk, Some(empty)), Value::Null);
    }
    assert!(logo_of(&mut desk, None).is_string(), "the preset is as it was");
    desk.done("save_preset", json!({ "name": "Weekly", "format": "json", "logo": "" }));
    assert_eq!(logo_of(&mut desk, None), Value::Null);
}
