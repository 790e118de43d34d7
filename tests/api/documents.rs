//! Documents as a window reads, drafts, brings in and corrects them; and what completes its fields.

use claimbook_api::error::ErrorCode;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::Desk;

/// A text with a character of two UTF-16 units before the words that are quoted, in which é comes in two code points.
const TEXT: &str = "\u{feff}Harbour \u{1f6a2} news\r\nBy Ana Kord, Halvern Courier\r\n\r\nThe cafe\u{301} \u{1f6a2}\u{1f6a2} wall \
                    is 340 metres long. It is new.\r\n";

/// A desk with an empty book.
fn desk() -> Desk {
    let mut desk = Desk::empty();
    let path = desk.path("halvern.claimbook");
    desk.done("create_book", json!({ "path": path, "title": "Halvern" }));
    desk
}

/// Where some words stand in a text, in UTF-16 units.
fn units(text: &str, words: &str) -> (usize, usize) {
    let at = text.find(words).unwrap();
    let start = text[..at].encode_utf16().count();
    (start, start + words.encode_utf16().count())
}

/// The words at a span, as a page takes them.
fn at_span(text: &Value, span: &Value) -> String {
    let units: Vec<u16> = text.as_str().unwrap().encode_utf16().collect();
    let end = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[end("start")..end("end")]).unwrap()
}

#[test]
fn words_that_are_selected_in_a_text_are_quoted_exactly_there() {
    let mut desk = desk();
    desk.done("import_document", json!({ "text": TEXT, "source": "Halvern Courier" }));
    let text = desk.done("document", json!({ "key": "D-0001" }))["text"].clone();
    let shown = text.as_str().unwrap().to_owned();
    assert!(shown.contains("caf\u{e9} \u{1f6a2}\u{1f6a2} wall"), "{shown}");

    for words in [" is 340 metres long. ", "\u{1f6a2} wall", "It", "\nBy Ana Kord"] {
        let (start, end) = units(&shown, words);
        desk.done(
            "add_claim",
            json!({ "statement": words, "said": "2025", "document": "D-0001", "start": start, "end": end }),
        );
    }
    let (start, end) = units(&shown, "340 metres");
    let quote = json!({ "key": "CB-0001", "document": "D-0001", "start": start, "end": end, "stance": "context" });
    desk.done("attach", quote);
    desk.done("add_claim", json!({ "statement": "Nowhere in particular.", "said": "2025", "document": "D-0001" }));

    let read = desk.done("document", json!({ "key": "D-0001" }));
    let marks: Vec<String> =
        read["marks"].as_array().unwrap().iter().map(|mark| at_span(&read["text"], &mark["span"])).collect();
    assert_eq!(marks, ["By Ana Kord", "\u{1f6a2} wall", "is 340 metres long.", "It"], "in the order of the text");
    assert_eq!(read["unplaced"][0]["key"], "CB-0005");
    let claim = desk.done("claim", json!({ "key": "CB-0001" }));
    assert_eq!(claim["appearances"][0]["exact"], "is 340 metres long.", "without the blanks around it");
    assert_eq!(claim["appearances"][0]["span"], read["marks"][2]["span"]);
    assert_eq!(claim["appearances"][0]["id"], read["marks"][2]["appearance"]);
    assert_eq!(at_span(&text, &claim["evidenceItems"][0]["span"]), "340 metres");
    assert_eq!(desk.done("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_selection_that_is_none_is_refused_and_says_which_end() {
    let mut desk = desk();
    desk.done("import_document", json!({ "text": TEXT }));
    let (ship, _) = units("Harbour \u{1f6a2}", "\u{1f6a2}");
    let mut refused = |start: Value, end: Value| {
        let claim = json!({ "statement": "A", "said": "2025", "document": "d-1", "start": start, "end": end });
        let refused = desk.refused("add_claim", claim);
        (refused.code, refused.field.unwrap())
    };
    let outside = |field: &str| (ErrorCode::QuoteOutsideText, field.to_owned());
    assert_eq!(refused(json!(0), json!(ship + 1)), outside("start"), "in the middle of a ship");
    assert_eq!(refused(json!(ship + 1), json!(ship + 4)), outside("start"));
    assert_eq!(refused(json!(4), json!(4)), outside("end"));
    assert_eq!(refused(json!(4), json!(100_000)), outside("end"));
    assert_eq!(refused(json!(null), json!(4)), outside("start"));
    assert_eq!(refused(json!(7), json!(8)), (ErrorCode::QuoteBlank, "start".to_owned()));
    assert_eq!(desk.done("book", json!({}))["statuses"]["all"], 0, "nothing was added");
}

#[test]
fn a_draft_says_what_was_found_and_what_is_here_already() {
    let mut desk = desk();
    let article = format!(
        "The harbour wall\nBy Ana Kord, Halvern Courier\nPublished: 14 March 2025\n\n{}",
        "The new wall is 340 metres long, the mayor said on Thursday. It cost nearly 20 percent more than planned. "
            .repeat(3)
    );
    desk.done("import_document", json!({ "text": article, "source": "Halvern Courier" }));

    let draft = desk.done("draft_document", json!({ "text": article }));

    assert_eq!(draft["title"], json!({ "value": "The harbour wall", "found": "from the first line, check" }));
    assert_eq!(draft["author"], json!({ "value": "Ana Kord", "found": "from the byline, check" }));
    assert_eq!(draft["source"], json!({ "value": "Halvern Courier", "found": "from the byline, check" }));
    assert_eq!(draft["published"]["value"], "14 March 2025");
    assert_eq!(draft["publishedLabel"], "14 Mar 2025");
    assert_eq!(draft["language"]["value"], "en");
    let same = json!([{ "key": "D-0001", "title": "The harbour wall", "same": true, "share": 100 }]);
    assert_eq!(draft["similar"], same);
    let reprint = article.replace("Ana Kord, Halvern Courier", "Ben Tal") + "Nobody knew why.";
    let near = desk.done("draft_document", json!({ "text": reprint }))["similar"][0].clone();
    assert_eq!((near["key"].as_str(), near["same"].as_bool()), (Some("D-0001"), Some(false)));
    assert!(70 < near["share"].as_u64().unwrap(), "{near}");
    let other = desk.done("draft_document", json!({ "text": "Trams stood still in Old Harbour all morning long." }));
    assert_eq!(other["similar"], json!([]));
    let document = desk.done("document", json!({ "key": "D-0001" }));
    assert_eq!(
        (document["document"]["authors"][0].as_str(), document["language"].as_str()),
        (Some("Ana Kord"), Some("en"))
    );
    assert_eq!(document["document"]["file"]["size"], article.len(), "its bytes are kept");
}

#[test]
fn names_complete_by_any_word_and_the_most_used_come_first() {
    let mut desk = desk();
    let mut claim = |source: &str, claimant: &str| {
        desk.done("add_claim", json!({ "statement": "A", "source": source, "claimant": claimant, "said": "2025" }));
    };
    claim("Halvern Courier", "Ilse M\u{fc}ller");
    claim("Halvern Courier", "");
    claim("Courier of Brask", "unknown");
    let mut names = |text: &str, limit: u32| -> Vec<String> {
        let found = desk.done("sources", json!({ "text": text, "limit": limit }));
        found.as_array().unwrap().iter().map(|source| source["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("cour", 8), ["Halvern Courier", "Courier of Brask"]);
    assert_eq!(names("cour bra", 8), ["Courier of Brask"]);
    assert_eq!(names("mull", 8), ["Ilse M\u{fc}ller"]);
    assert_eq!(names("ourier", 8), [] as [&str; 0]);
    assert_eq!(names("", 1), ["Halvern Courier"]);
    assert_eq!(names("unk", 8), [] as [&str; 0], "that nobody knows who is offered by the window itself");
}

#[test]
fn a_file_that_changed_is_told_at_each_look_and_logged_once() {
    let mut desk = desk();
    desk.done("add_claim", json!({ "statement": "A", "source": "unknown", "said": "2025" }));
    let [kept, gone] = ["kept", "gone"].map(|name| desk.file(name, format!("A table of figures, {name}.")));
    for (file, name) in [(&kept, "figures.csv"), (&gone, "../more/figures 2.csv")] {
        desk.done("attach", json!({ "key": "CB-0001", "file": file, "name": name, "stance": "context" }));
    }
    let items = desk.done("claim", json!({ "key": "CB-0001" }))["evidenceItems"].clone();
    let file = |n: usize| items[n]["document"]["file"].clone();
    assert_eq!((file(0)["name"].clone(), file(1)["name"].clone()), (json!("figures.csv"), json!("figures 2.csv")));
    assert_eq!((file(0)["mediaType"].clone(), file(0)["sizeLabel"].clone()), (json!("text/csv"), json!("25 bytes")));
    let states = |desk: &mut Desk| -> Vec<String> {
        let found = desk.done("check_files", json!({ "key": "CB-0001" }));
        found.as_array().unwrap().iter().map(|check| check["state"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&mut desk), ["same", "same"]);

    let other = Connection::open(desk.path("halvern.claimbook")).unwrap();
    let change = |sql: &str, n: usize| {
        assert_eq!(other.execute(sql, [file(n)["sha256"].as_str().unwrap()]).unwrap(), 1);
    };
    change("UPDATE content_chunk SET bytes = zeroblob(length(bytes)) WHERE sha256 = ?1", 0);
    change("DELETE FROM content_chunk WHERE sha256 = ?1", 1);

    assert_eq!(states(&mut desk), ["mismatch", "missing"]);
    assert_eq!(states(&mut desk), ["mismatch", "missing"]);
    let events = desk.done("history", json!({}))["events"].clone();
    let logged: Vec<(&str, &str)> = events
        .as_array()
        .unwrap()
        .iter()
        .map(|event| (event["kind"].as_str().unwrap(), event["detail"].as_str().unwrap()))
        .collect();
    assert_eq!(logged, [("check", "mismatch"), ("check", "missing")]);

    desk.done("close_book", json!({}));
    let newer = desk.newer_book(1);
    desk.done("open_book", json!({ "path": newer }));
    assert_eq!(states(&mut desk), ["mismatch", "missing"], "also where nothing may be written");
    assert_eq!(desk.done("history", json!({}))["events"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_due_and_what_is_thrown_away_is_counted() {
    let mut desk = desk();
    for (n, recheck) in [(1, "2025-03-17"), (2, "2025-03-18"), (3, "yesterday")] {
        desk.done("add_claim", json!({ "statement": "A", "source": "unknown", "said": "2025" }));
        let key = format!("CB-{n:04}");
        desk.done("judge", json!({ "key": key, "outcome": "verified", "recheck": recheck }));
    }
    desk.done("attach", json!({ "key": "CB-0002", "note": "We counted.", "stance": "context" }));

    let book = desk.done("book", json!({}));
    assert_eq!((book["dueBy"].clone(), book["due"].clone()), (json!("2025-03-17"), json!(2)));
    assert_eq!(desk.done("claims", json!({ "query": "recheck:..2025-03-17" }))["total"], 2);

    for key in ["E-0001", "D-0001", "CB-0003"] {
        desk.done("remove", json!({ "key": key }));
    }
    let book = desk.done("book", json!({}));
    assert_eq!((book["due"].clone(), book["trash"].clone()), (json!(1), json!(3)));
    let trash = desk.done("trash", json!({}));
    let keys: Vec<&str> = trash.as_array().unwrap().iter().map(|line| line["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["CB-0003", "D-0001", "E-0001"], "newest first");
    assert_eq!((trash[2]["title"].as_str(), trash[2]["by"].as_str()), (Some("We counted."), Some("Ana")));
}

#[test]
fn who_works_here_is_said_only_once_somebody_said_so() {
    let mut session = claimbook_api::Session::new();
    let folder = tempfile::tempdir().unwrap();
    let made = session.call("create_book", json!({ "path": folder.path().join("a.claimbook") })).unwrap();
    assert_eq!(made["value"]["authorDeclared"], false);
    session.call("set_author", json!({ "name": "Ana K." })).unwrap();
    let book = session.call("book", json!({})).unwrap();
    assert_eq!((&book["value"]["author"], &book["value"]["authorDeclared"]), (&json!("Ana K."), &json!(true)));
}
