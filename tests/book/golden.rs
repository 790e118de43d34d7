//! What is hashed, byte for byte, for ever: `tests/fixtures/golden-vectors.json`, and of the kinds of records that came
//! later a file each.
//!
//! The vectors are made from the columns of a book by the words of FORMAT alone, not by the program's own functions.
//! `CLAIMBOOK_GOLDEN=write` writes a file that is missing; one that is there is never rewritten.

use std::path::{Path, PathBuf};

use claimbook_core::book::PresetDraft;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::preset::{Choices, ClaimOrder, Paper, Part};
use kit::TestBook;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value, json};

use crate::worked::worked_book;

/// A file with vectors.
struct Fixture {
    name: &'static str,
    /// Makes the vectors anew, of the book that they are of.
    made: fn() -> Value,
}

const FIXTURES: [Fixture; 2] = [
    Fixture { name: "golden-vectors.json", made: golden_book },
    Fixture { name: "golden-vectors-presets.json", made: book_of_presets },
];

fn path(fixture: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(fixture)
}

fn read(fixture: &str) -> Value {
    let text = std::fs::read_to_string(path(fixture)).expect("the vectors are in the project");
    serde_json::from_str(&text).expect("vectors are JSON")
}

fn sha256(parts: &[&[u8]]) -> String {
    Digest::of(&parts.concat()).to_string()
}

fn bytes(hex: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("the vectors hold hexadecimal digits");
    (0..hex.len()).step_by(2).map(byte).collect()
}

/// An id as images and hashes write it.
fn id(hex: &str) -> String {
    let hex = hex.to_lowercase();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Puts a field in unless it is absent.
fn put(fields: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value.into());
    }
}

/// What a query finds, row by row.
fn all<T>(file: &Connection, sql: &str, parameter: &str, read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
    let mut statement = file.prepare(sql).expect("the columns are as FORMAT names them");
    let rows = statement.query_map([parameter], |row| read(row)).expect("it can be asked");
    rows.collect::<Result<_, _>>().expect("the columns hold what FORMAT says")
}

/// Keys in order and no blanks: for strings without control characters, whole numbers, lists and objects with names
/// in ASCII, this is RFC 8785.
fn canonical(fields: &Map<String, Value>) -> String {
    let mut ordered: Vec<(&String, &Value)> = fields.iter().collect();
    ordered.sort_by_key(|(name, _)| *name);
    let text = |value: &Value| match value {
        Value::Object(fields) => canonical(fields),
        Value::Array(list) => {
            let list: Vec<String> =
                list.iter().map(|value| value.as_object().map_or_else(|| value.to_string(), canonical)).collect();
            format!("[{}]", list.join(","))
        }
        other => other.to_string(),
    };
    let fields: Vec<String> = ordered.into_iter().map(|(name, value)| format!("\"{name}\":{}", text(value))).collect();
    format!("{{{}}}", fields.join(","))
}

/// A salted text and its digest; nothing where there is none.
fn sealed(text: Option<String>, salt: Option<String>, digest: Option<String>) -> Option<Value> {
    let (text, salt, digest) = (text?, salt?, digest?);
    Some(json!({ "text": text, "salt": salt.to_lowercase(), "digest": digest }))
}

/// The vectors of a book: each step and event as the text that is hashed, and every salted text.
fn vectors(book: &Path) -> Value {
    let file = Connection::open(book).expect("a book is an SQLite file");
    let book = all(&file, "SELECT hex(id) FROM book WHERE ?1 = ''", "", |row| row.get::<_, String>(0)).remove(0);
    let mut salted = Vec::new();

    let steps = all(
        &file,
        "SELECT hex(id), hex(replica), seq, at, hex(person), op, hex(\"group\"), reason, hex(reason_salt),
                reason_digest, iif(undo_of IS NULL, NULL, hex(undo_of)), previous, heads, hash
           FROM step WHERE ?1 = '' ORDER BY replica, seq",
        "",
        |row| {
            let step: String = row.get(0)?;
            let mut fields = Map::new();
            put(&mut fields, "at", Some(row.get::<_, String>(3)?));
            put(&mut fields, "book", Some(id(&book)));
            put(&mut fields, "entries", Some(entries(&file, &step)));
            put(&mut fields, "group", Some(id(&row.get::<_, String>(6)?)));
            let heads: Option<String> = row.get(12)?;
            put(&mut fields, "heads", heads.map(|heads| serde_json::from_str::<Value>(&heads).expect("JSON")));
            put(&mut fields, "id", Some(id(&step)));
            put(&mut fields, "op", Some(row.get::<_, String>(5)?));
            put(&mut fields, "person", Some(id(&row.get::<_, String>(4)?)));
            put(&mut fields, "previous", row.get::<_, Option<String>>(11)?);
            put(&mut fields, "reason_digest", row.get::<_, Option<String>>(9)?);
            put(&mut fields, "replica", Some(id(&row.get::<_, String>(1)?)));
            put(&mut fields, "seq", Some(row.get::<_, u64>(2)?));
            put(&mut fields, "undo_of", row.get::<_, Option<String>>(10)?.map(|undone| id(&undone)));
            let reason = sealed(row.get(7)?, row.get(8)?, row.get(9)?);
            Ok((json!({ "canonical": canonical(&fields), "hash": row.get::<_, String>(13)? }), reason))
        },
    );
    let (steps, reasons): (Vec<Value>, Vec<Option<Value>>) = steps.into_iter().unzip();
    salted.extend(reasons.into_iter().flatten());
    salted.extend(
        all(
            &file,
            "SELECT image_after, hex(salt), digest FROM entry WHERE ?1 = '' AND removed = 0 ORDER BY row",
            "",
            |row| Ok(sealed(row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .into_iter()
        .flatten(),
    );

    let events = all(
        &file,
        "SELECT hex(id), hex(replica), seq, at, hex(person), kind, subject, hex(subject_salt), subject_digest, detail,
                hex(detail_salt), detail_digest, previous, hash FROM event WHERE ?1 = '' ORDER BY replica, seq",
        "",
        |row| {
            let mut fields = Map::new();
            put(&mut fields, "at", Some(row.get::<_, String>(3)?));
            put(&mut fields, "book", Some(id(&book)));
            put(&mut fields, "detail_digest", row.get::<_, Option<String>>(11)?);
            put(&mut fields, "id", Some(id(&row.get::<_, String>(0)?)));
            put(&mut fields, "kind", Some(row.get::<_, String>(5)?));
            put(&mut fields, "person", Some(id(&row.get::<_, String>(4)?)));
            put(&mut fields, "previous", row.get::<_, Option<String>>(12)?);
            put(&mut fields, "replica", Some(id(&row.get::<_, String>(1)?)));
            put(&mut fields, "seq", Some(row.get::<_, u64>(2)?));
            put(&mut fields, "subject_digest", Some(row.get::<_, String>(8)?));
            let texts =
                [sealed(row.get(6)?, row.get(7)?, row.get(8)?), sealed(row.get(9)?, row.get(10)?, row.get(11)?)];
            Ok((json!({ "canonical": canonical(&fields), "hash": row.get::<_, String>(13)? }), texts))
        },
    );
    let (events, texts): (Vec<Value>, Vec<[Option<Value>; 2]>) = events.into_iter().unzip();
    salted.extend(texts.into_iter().flatten().flatten());
    json!({ "steps": steps, "events": events, "salted": salted })
}

fn entries(file: &Connection, step: &str) -> Vec<Value> {
    all(
        file,
        "SELECT n, kind, hex(record_id), image_version, removed, iif(previous_step IS NULL, NULL, hex(previous_step)),
                previous_n, digest FROM entry WHERE hex(step) = ?1 ORDER BY n",
        step,
        |row| {
            let mut fields = Map::new();
            put(&mut fields, "digest", row.get::<_, Option<String>>(7)?);
            put(&mut fields, "kind", Some(row.get::<_, String>(1)?));
            put(&mut fields, "n", Some(row.get::<_, u64>(0)?));
            let before = row.get::<_, Option<String>>(5)?.zip(row.get::<_, Option<u64>>(6)?);
            put(&mut fields, "previous", before.map(|(step, n)| json!({ "step": id(&step), "n": n })));
            put(&mut fields, "record", Some(id(&row.get::<_, String>(2)?)));
            put(&mut fields, "removed", row.get::<_, bool>(4)?.then_some(true));
            put(&mut fields, "version", Some(row.get::<_, u64>(3)?));
            Ok(Value::Object(fields))
        },
    )
}

/// The book of the vectors: every kind of record, quotes, signs outside the basic plane, an undo and a copy.
fn golden_book() -> Value {
    let mut test = worked_book();
    let worked = (|| {
        let mut odd = kit::draft("„Sieben Monate“, said Zoë: \"7\\7\"\t🦀 \u{202e}drawkcab");
        odd.note = Some("line one\nline two\u{1}".to_owned());
        test.book.add_claim(odd)?;
        test.book.undo()?;
        test.world.move_to("machine two");
        test.book.add_claim(kit::draft("A claim made elsewhere."))
    })();
    worked.expect("the book takes all of it");
    vectors(&test.path())
}

/// A book of presets: one with every choice, in signs that JSON escapes; one that takes its place and says as little as
/// may be; one that leaves out every part, removed and brought back.
fn book_of_presets() -> Value {
    let mut test = TestBook::at("2025-04-01T09:00:00Z");
    let full = PresetDraft {
        name: "Weekly „Ü“ \"7\\7\"".to_owned(),
        format: Some("pdf".to_owned()),
        query: Some("status:disputed OR \"212 houses\"".to_owned()),
        choices: Choices {
            title: Some("What was wrong this week 🦀".to_owned()),
            subtitle: Some("Spring\tand summer".to_owned()),
            organisation: Some("Halvern Courier".to_owned()),
            author: Some("Zoë \u{202e}K.".to_owned()),
            logo: None,
            paper: Paper::Letter,
            order: ClaimOrder::Date,
            without: [Part::Tags, Part::History].into(),
        },
        logo: Some(b"\x89PNG\r\n\x1a\nthe beginning of a picture".to_vec()),
    };
    let sparse = PresetDraft { name: "WEEKLY „Ü“ \"7\\7\"".to_owned(), ..PresetDraft::default() };
    let without = Part::ALL.iter().copied().collect();
    let short = PresetDraft {
        name: "Short".to_owned(),
        query: Some(String::new()),
        choices: Choices { order: ClaimOrder::Source, without, ..Choices::default() },
        ..PresetDraft::default()
    };
    let worked = (|| {
        test.book.save_preset(full)?;
        test.book.save_preset(sparse)?;
        test.book.undo()?;
        test.book.save_preset(short)?;
        test.book.remove_preset("short")?;
        test.book.undo()?;
        test.book.log_export("week.pdf", "14 pages")
    })();
    worked.expect("the book takes all of it");
    vectors(&test.path())
}

/// The images of one kind of record, in the order in which they were sealed.
fn images(vectors: &Value, kind: &str) -> Vec<String> {
    let list = |value: &Value| value.as_array().expect("vectors are lists").clone();
    let of_kind = |step: &Value| -> Vec<Value> {
        let sealed: Value = serde_json::from_str(step["canonical"].as_str().expect("a text")).expect("steps are JSON");
        list(&sealed["entries"])
            .into_iter()
            .filter(|entry| entry["kind"] == kind && entry["digest"] != Value::Null)
            .collect()
    };
    let salted = list(&vectors["salted"]);
    let image = |entry: Value| {
        let found = salted.iter().find(|salted| salted["digest"] == entry["digest"]).expect("every image is here");
        found["text"].as_str().expect("a text").to_owned()
    };
    list(&vectors["steps"]).iter().flat_map(of_kind).map(image).collect()
}

/// Checks that every hash is that of its text, that each step and event names the one before it in its chain, and that
/// what is hashed is in canonical form.
fn check(vectors: &Value) {
    let text = |vector: &Value, name: &str| vector[name].as_str().expect("vectors hold texts").to_owned();
    let list = |part: &str| vectors[part].as_array().expect("vectors are lists").clone();
    for (part, domain) in [("steps", "claimbook/step/1\n"), ("events", "claimbook/event/1\n")] {
        let mut previous: Option<String> = None;
        for vector in list(part) {
            let hashed = text(&vector, "canonical");
            assert_eq!(sha256(&[domain.as_bytes(), hashed.as_bytes()]), text(&vector, "hash"), "{hashed}");
            let fields: Map<String, Value> = serde_json::from_str(&hashed).expect("steps and events are JSON");
            assert_eq!(canonical(&fields), hashed, "in canonical form");
            if fields["seq"] != json!(1) {
                assert_eq!(fields["previous"].as_str(), previous.as_deref(), "{hashed}");
            }
            previous = Some(text(&vector, "hash"));
        }
        assert!(previous.is_some(), "{part} are there");
    }
    for vector in list("salted") {
        let (salt, salted) = (bytes(&text(&vector, "salt")), text(&vector, "text"));
        assert_eq!(salt.len(), 16);
        assert_eq!(sha256(&[&salt, salted.as_bytes()]), text(&vector, "digest"), "{salted}");
        if let Ok(image) = serde_json::from_str(&salted) {
            assert_eq!(canonical(&image), salted, "in canonical form");
        }
    }
}

#[test]
fn what_was_hashed_once_hashes_the_same_for_ever() {
    let may_write = std::env::var("CLAIMBOOK_GOLDEN").is_ok_and(|asked| asked == "write");
    for Fixture { name, made } in FIXTURES {
        if may_write && !path(name).exists() {
            let text = serde_json::to_string_pretty(&made()).unwrap();
            std::fs::write(path(name), text + "\n").unwrap();
        }
        check(&read(name));
    }
}

/// The texts of today's book are built here from its columns, so that this holds only while the program hashes what
/// FORMAT says, in the form that the vectors have.
#[test]
fn a_book_of_today_is_hashed_as_the_vectors_are() {
    for fixture in FIXTURES {
        check(&(fixture.made)());
    }
}

/// An image of a preset holds no ids and no instants, so that today's are those of the vectors, byte for byte.
#[test]
fn a_preset_of_today_is_the_text_that_the_vectors_hold() {
    let kept = images(&read("golden-vectors-presets.json"), "preset");

    assert_eq!(images(&book_of_presets(), "preset"), kept);
    assert_eq!(kept.len(), 5, "saved, replaced, brought back, saved, brought back");
}
