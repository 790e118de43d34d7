//! Each command once, as JSON: what a window, a bridge or a script may rely on.

use std::path::Path;

use claimbook_api::commands::NAMES;
use claimbook_api::error::ErrorCode;
use kit::masked;
use serde_json::{Value, json};

use crate::desk::Desk;

const ARTICLE: &str = "\
Council opens the harbour wall
Published: 14 March 2025

The new wall is 340 metres long, the mayor said on Thursday. It cost nearly 20 percent more than planned.
";

/// The article as another paper printed it.
const REPRINT: &str = "\
Harbour wall open
By Ben Tal, Halvern Gazette
15 March 2025

The new wall is 340 metres long, the mayor said on Thursday. It cost nearly 20 percent more than planned, and \
nobody on the council could tell why.
";

/// Stands for the last step that did this; its id is known only once it was made.
const WITHDRAWN: &str = "verdict withdrawn";
const EDITED: &str = "claim edited";

/// A field from focus to blur.
const GESTURE: &str = "0195935f-4bd0-7a69-9d5b-d8cf1f4d3a51";

/// Stands for the backup that is restored; its name is known only once it was made.
const BACKUP: &str = "the backup of this day";

/// One working day in which each command is called once, in an order that makes sense.
#[allow(clippy::too_many_lines, reason = "one entry per command, read like a page")]
fn day(folder: &Path) -> Vec<(&'static str, Value)> {
    let path = |name: &str| folder.join(name).display().to_string();
    let statement = "The new harbour wall is 340 metres long";
    vec![
        ("set_author", json!({ "name": "Ana K." })),
        ("create_book", json!({ "path": path("halvern.claimbook"), "title": "Halvern" })),
        ("edit_book", json!({ "purpose": "The harbour wall, checked for the Sunday edition.", "secondReader": false })),
        ("import_document", json!({ "path": path("wall.md"), "source": "Halvern Courier" })),
        (
            "add_claim",
            json!({
                "statement": statement,
                "said": "yesterday",
                "claimant": "Ilse Varga",
                "document": "D-0001",
                "quote": "340 metres long",
                "tags": ["harbour"],
            }),
        ),
        (
            "edit_claim",
            json!({
                "key": "CB-0001",
                "statement": format!("{statement}."),
                "tag": ["wall"],
                "claimType": "quantity",
                "hedge": "",
                "aboutPeriod": "2025",
                "place": "Halvern",
                "gesture": GESTURE,
            }),
        ),
        ("mark_in_review", json!({ "key": "CB-0001" })),
        ("edit_verdict", json!({ "key": "CB-0001", "outcome": "disputed", "because": "Rounded.", "gesture": GESTURE })),
        ("seal_verdicts", json!({})),
        ("clear_status", json!({ "key": "CB-0001", "reason": "Rounding is no mistake." })),
        ("seal_verdict", json!({ "key": "CB-0001" })),
        (
            "attach",
            json!({
                "key": "CB-0001",
                "url": "https://registry.halvern.example/wall",
                "stance": "supports",
                "source": "Building registry",
                "published": "2025-02",
                "explanation": "The registry lists 341.2 metres.",
            }),
        ),
        (
            "edit_evidence",
            json!({ "key": "E-0001", "stance": "partly-supports", "explanation": "341.2 metres.", "gesture": GESTURE }),
        ),
        (
            "judge",
            json!({
                "key": "cb-1",
                "outcome": "verified",
                "rating": "mostly-true",
                "confidence": "high",
                "because": "341.2 metres in the registry, rounded in speech.",
                "wording": "about 340 metres",
                "recheck": "2025-09-01",
            }),
        ),
        ("claim", json!({ "key": "CB-0001" })),
        (
            "claims",
            json!({ "query": "wall status:verifed", "sort": "said", "reverse": true, "offset": 0, "limit": 50 }),
        ),
        ("sources", json!({ "text": "cour", "limit": 3 })),
        ("read_date", json!({ "text": "about March 2025", "field": "published" })),
        ("copy_claims", json!({ "keys": ["CB-0001"] })),
        ("check_files", json!({ "key": "CB-0001" })),
        ("documents", json!({ "text": "wall", "limit": 10 })),
        ("document", json!({ "key": "D-0001" })),
        ("draft_document", json!({ "text": REPRINT })),
        (
            "edit_document",
            json!({
                "key": "D-0001",
                "title": "Council opens the harbour wall at last",
                "authors": ["Ana Kord"],
                "kind": "web-page",
                "url": "https://courier.halvern.example/wall",
                "archived": "https://archive.example/wall",
                "language": "en",
                "gesture": "01959500-0000-7000-8000-000000000001",
            }),
        ),
        ("preview_report", json!({ "format": "html", "keys": ["CB-0001"], "title": "The wall" })),
        ("save_preset", json!({ "name": "Weekly", "format": "pdf", "query": "status:disputed", "order": "date" })),
        ("presets", json!({})),
        ("remove_preset", json!({ "name": "weekly" })),
        ("export_report", json!({ "format": "md", "path": path("report.md"), "organisation": "Halvern Courier" })),
        ("withdraw", json!({ "key": "CB-0001", "reason": "The registry was corrected." })),
        ("restore_field", json!({ "key": "CB-0001", "step": EDITED, "field": "statement" })),
        (
            "edit_claims",
            json!({ "keys": ["CB-0001"], "said": "2025-03-13", "tag": ["budget"], "recheck": "2025-09-02" }),
        ),
        ("mark_claims", json!({ "keys": ["CB-0001"], "status": "in-review" })),
        ("remove", json!({ "key": "CB-0001" })),
        ("trash", json!({})),
        ("restore", json!({ "key": "CB-0001" })),
        ("undo", json!({})),
        ("redo", json!({})),
        ("purge", json!({ "step": WITHDRAWN, "reason": "It named a minor." })),
        ("back_up", json!({})),
        ("safety", json!({})),
        ("copy_book", json!({ "path": path("copy.claimbook") })),
        ("book", json!({})),
        ("pulse", json!({})),
        ("history", json!({})),
        ("verify", json!({})),
        ("check_report", json!({ "path": path("report.json") })),
        ("remove_claims", json!({ "keys": ["CB-0001"] })),
        ("close_book", json!({})),
        ("open_book", json!({ "path": path("copy.claimbook") })),
        ("restore_backup", json!({ "backup": BACKUP, "path": path("restored.claimbook") })),
    ]
}

/// A report of nothing, of another book.
const REPORT: &str = r#"{
    "format": "claimbook-report",
    "version": 1,
    "coverage": {
        "claims": 1, "judged": 0, "verified": 0, "disputed": 0, "unverifiable": 0, "in_review": 0, "to_review": 0,
        "bare": 0, "open": [], "evidence": 0, "left_out": 0
    },
    "book": { "id": "01959000-0000-7000-8000-000000000001" },
    "as_of": "2025-03-14T09:00:00.000Z",
    "claims": [],
    "documents": [],
    "history": [],
    "heads": []
}"#;

/// A desk with the article and a report in its folder.
fn desk() -> Desk {
    let desk = Desk::empty();
    desk.file("report.json", REPORT);
    desk.file("wall.md", ARTICLE);
    desk
}

#[test]
fn each_command_is_called_once_and_answers_as_it_did() {
    let mut desk = desk();
    let day = day(desk.folder());
    let mut backup = Value::Null;
    let mut called: Vec<&str> = day.iter().map(|(command, _)| *command).collect();
    for (command, mut request) in day {
        if let Some(what) = [WITHDRAWN, EDITED].into_iter().find(|what| request["step"] == *what) {
            let history = desk.done("history", json!({ "newestFirst": true }));
            let is_it = |step: &&Value| step["what"] == what;
            request["step"] = history["steps"].as_array().unwrap().iter().find(is_it).unwrap()["short"].clone();
        }
        if request["backup"] == BACKUP {
            request["backup"] = backup.take();
        }
        let answer = desk.session.call(command, request.clone()).unwrap();
        if command == "back_up" {
            backup = answer["value"]["path"].clone();
        }
        let page = format!("{}\n\n{}", pretty(request), pretty(answer));
        insta::assert_snapshot!(command, masked(&page, desk.folder()), "request and answer");
    }

    called.sort_unstable();
    let mut names = NAMES.to_vec();
    names.sort_unstable();
    assert_eq!(called, names, "each command of the list has its snapshot");
}

/// A value as text, without the digits that a step is called by.
fn pretty(mut value: Value) -> String {
    hide_short(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}

fn hide_short(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(hide_short),
        Value::Object(members) => {
            for (name, member) in members {
                match name.as_str() {
                    "short" | "step" if member.as_str().is_some_and(|text| text.len() == 8) => {
                        *member = json!("[short]");
                    }
                    // How large a book is on disk is SQLite's affair.
                    "sizeLabel" if member.as_str().is_some_and(|label| label.ends_with(" kB")) => {
                        *member = json!("[size]");
                    }
                    _ => hide_short(member),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_command_that_is_not_in_the_list_is_refused_by_its_name() {
    for name in ["", "Book", "claims ", "drop_table", "открыть"] {
        let refused = Desk::empty().refused(name, json!({}));
        assert_eq!(
            (refused.code, refused.message),
            (ErrorCode::UnknownCommand, format!("There is no command `{name}`."))
        );
    }
}

#[test]
fn a_member_that_a_command_does_not_know_is_refused_before_anything_is_done() {
    let mut desk = desk();
    for (command, mut request) in day(desk.folder()) {
        request["colour"] = json!("red");
        let refused = desk.refused(command, request);
        assert_eq!(refused.code, ErrorCode::UnreadableRequest, "{command}");
        let detail = refused.detail.unwrap_or_default();
        assert!(detail.contains("`colour`"), "{command} says which member: {detail}");
    }
    assert!(!desk.path("halvern.claimbook").exists(), "nothing was done");
}

#[test]
fn a_member_that_a_command_needs_is_named_when_it_is_missing() {
    const NEEDED: [(&str, &[&str]); 32] = [
        ("claim", &["key"]),
        ("open_book", &["path"]),
        ("create_book", &["path"]),
        ("set_author", &["name"]),
        ("document", &["key"]),
        ("edit_document", &["key"]),
        ("sources", &["text"]),
        ("read_date", &["text"]),
        ("copy_claims", &["keys"]),
        ("check_files", &["key"]),
        ("add_claim", &["statement"]),
        ("edit_claim", &["key"]),
        ("mark_in_review", &["key"]),
        ("attach", &["key", "stance"]),
        ("judge", &["key", "outcome"]),
        ("withdraw", &["key", "reason"]),
        ("edit_verdict", &["key"]),
        ("seal_verdict", &["key"]),
        ("mark_claims", &["keys", "status"]),
        ("clear_status", &["key"]),
        ("edit_claims", &["keys"]),
        ("edit_evidence", &["key"]),
        ("restore_field", &["key", "step", "field"]),
        ("remove_claims", &["keys"]),
        ("remove", &["key"]),
        ("restore", &["key"]),
        ("purge", &["step", "reason"]),
        ("export_report", &["path"]),
        ("save_preset", &["name"]),
        ("remove_preset", &["name"]),
        ("copy_book", &["path"]),
        ("check_report", &["path"]),
    ];
    let mut desk = desk();
    let day = day(desk.folder());
    for (command, members) in NEEDED {
        let (_, whole) = day.iter().find(|(name, _)| *name == command).unwrap();
        for member in members {
            let mut request = whole.clone();
            request.as_object_mut().unwrap().remove(*member).unwrap();
            let refused = desk.refused(command, request);
            assert_eq!(refused.code, ErrorCode::UnreadableRequest, "{command} without {member}");
            let detail = refused.detail.unwrap_or_default();
            assert!(detail.contains(&format!("`{member}`")), "{command} says which member: {detail}");
        }
    }
}

#[test]
fn a_request_of_another_form_is_refused() {
    for command in NAMES {
        for request in [json!(null), json!(1), json!("book"), json!([[[]]]), json!({ "key": { "key": 1 } })] {
            let refused = Desk::empty().refused(command, request);
            assert_eq!(refused.code, ErrorCode::UnreadableRequest, "{command}");
        }
    }
}

#[test]
fn without_a_book_only_what_needs_none_is_done() {
    for command in NAMES {
        let mut desk = desk();
        let (_, request) = day(desk.folder()).into_iter().find(|(name, _)| name == command).unwrap();
        match *command {
            "book" => assert_eq!(desk.done(command, request), Value::Null, "no book is an answer"),
            "pulse" => assert_eq!(desk.done(command, request), 0),
            "set_author" | "create_book" | "close_book" | "check_report" => drop(desk.done(command, request)),
            "open_book" | "restore_backup" => assert_eq!(desk.refused(command, request).code, ErrorCode::BookMissing),
            _ => assert_eq!(desk.refused(command, request).code, ErrorCode::NoBook, "{command}"),
        }
    }
}
