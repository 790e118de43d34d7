//! Long texts and attached files: kept under their digest, given back as they came, swept when nothing names them.

use claimbook_core::CHUNK;
use claimbook_core::book::Attached;
use claimbook_core::domain::digest::Digest;
use kit::{Chance, TestBook, attachment, draft, judgement};
use rusqlite::Connection;

use crate::worked::key;

fn query(test: &TestBook, sql: &str) -> Vec<String> {
    let connection = Connection::open(test.path()).expect("a book is an SQLite file");
    let mut statement = connection.prepare(sql).expect("the tests write SQL");
    let rows = statement.query_map([], |row| row.get(0)).expect("it can be asked");
    rows.collect::<Result<_, _>>().expect("it answers with text")
}

#[test]
fn a_long_text_stands_in_content_and_comes_back_equal() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let long = "Wörter über die Mauer. ".repeat(400).trim().to_owned();
    let short = "x".repeat(4096);
    let mut claim = draft(&long);
    claim.note = Some(short.clone());
    test.book.add_claim(claim).unwrap();
    let verdict = claimbook_core::book::Judgement {
        rationale: Some(long.clone()),
        ..judgement(claimbook_core::domain::scale::Outcome::Verified)
    };
    test.book.judge(key("CB-0001"), verdict).unwrap();

    let mut test = test.reopen();
    let shown = test.book.show(key("CB-0001")).unwrap();
    assert_eq!((shown.claim.statement.as_str(), shown.line.statement.as_str()), (long.as_str(), long.as_str()));
    assert_eq!(shown.record.note.as_ref(), Some(&short));
    assert_eq!(shown.claim.verdict.unwrap().rationale, Some(long.clone()));
    let reference = format!("sha256:{}", Digest::of(long.as_bytes()));
    assert_eq!(query(&test, "SELECT statement FROM claim"), [reference.as_str()]);
    assert_eq!(query(&test, "SELECT rationale FROM verdict"), [reference.as_str()]);
    assert_eq!(query(&test, "SELECT note FROM claim"), [short], "4 KB are not over 4 KB");
    let images = query(&test, "SELECT image_after FROM entry WHERE kind IN ('claim', 'verdict')");
    assert!(images.iter().all(|image| image.contains(&reference) && !image.contains("Mauer")), "images hold it too");
    let query = claimbook_core::book::ListRequest { query: "mauer".to_owned(), ..Default::default() };
    assert_eq!(test.book.list(&query).unwrap().total, 1, "and it is found by its words");
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_text_that_looks_like_a_reference_comes_back_equal() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let lookalikes = [
        "sha256:".to_owned(),
        "sha256: is a hash, says the ministry".to_owned(),
        format!("sha256:{}", Digest::of(b"never kept")),
        format!("sha256:{}", "x".repeat(5000)),
    ];
    for text in &lookalikes {
        let mut claim = draft(text);
        claim.note = Some(text.clone());
        test.book.add_claim(claim).unwrap();
    }

    let mut test = test.reopen();
    for (n, text) in (1..).zip(&lookalikes) {
        let shown = test.book.show(key(&format!("CB-{n}"))).unwrap();
        assert_eq!((&shown.claim.statement, shown.record.note.as_ref()), (text, Some(text)));
    }
    test.book.undo().unwrap();
    test.book.redo().unwrap();
    assert_eq!(test.book.show(key("CB-0004")).unwrap().claim.statement, lookalikes[3]);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

/// Invariant 5.
#[test]
fn an_attached_file_of_any_size_comes_back_byte_for_byte_in_chunks() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).unwrap();
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3_000_000, 32 * CHUNK, 33 * CHUNK] {
        let file = test.folder().join(format!("{size}.bin"));
        let bytes = Chance::new(size as u64).bytes(size);
        std::fs::write(&file, &bytes).unwrap();
        let item = test.book.attach(key("CB-0001"), &attachment(Attached::File(file))).unwrap().value;
        let document = test.book.show(key("CB-0001")).unwrap().documents.pop().unwrap();
        let digest = document.original.unwrap().digest;

        assert_eq!(digest, Digest::of(&bytes), "{}", item.key);
        assert!(test.book.file_bytes(&digest).unwrap() == bytes, "{size} bytes come back");
        let sql =
            format!("SELECT count(*) || ' ' || coalesce(max(n), -1) FROM content_chunk WHERE sha256 = '{digest}'");
        let chunks = size.div_ceil(CHUNK);
        let last = i64::try_from(chunks).unwrap() - 1;
        assert_eq!(query(&test, &sql), [format!("{chunks} {last}")], "{size} bytes in chunks of {CHUNK}");
    }
    assert_eq!(test.reopen().book.verify(None).unwrap().findings, []);
}

#[test]
fn unlinked_content_is_swept_at_closing_when_it_is_a_day_old_and_not_before() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).unwrap();
    let file = test.folder().join("kept.bin");
    std::fs::write(&file, Chance::new(1).bytes(600_000)).unwrap();
    test.book.attach(key("CB-0001"), &attachment(Attached::File(file))).unwrap();
    // As an interrupted attachment leaves it: the row and a chunk, and nothing that names them.
    let leave = |test: &TestBook, name: &str, added: &str| {
        let connection = Connection::open(test.path()).unwrap();
        let digest = Digest::of(name.as_bytes());
        connection
            .execute(
                "INSERT INTO content (sha256, size, media_type, added) VALUES (?1, 9, 'x/y', ?2)",
                (digest.as_str(), added),
            )
            .unwrap();
        connection
            .execute("INSERT INTO content_chunk (sha256, n, bytes) VALUES (?1, 0, x'00')", [digest.as_str()])
            .unwrap();
        digest.as_str().to_owned()
    };
    let old = leave(&test, "old", "2025-03-13T08:00:00.000Z");
    let young = leave(&test, "young", "2025-03-14T08:00:00.000Z");
    assert_eq!(test.book.verify(None).unwrap().findings, [], "what nothing names is invisible");

    let test = test.reopen();
    let left = query(&test, "SELECT sha256 FROM content WHERE size = 9");
    assert_eq!(left, [young.as_str()], "{old} is a day old and gone");
    assert_eq!(query(&test, &format!("SELECT sha256 FROM content_chunk WHERE sha256 = '{old}'")), [] as [&str; 0]);

    test.world.turn(24 * 60 * 60 * 1000);
    let mut test = test.reopen();
    assert_eq!(query(&test, "SELECT sha256 FROM content WHERE size = 9"), [] as [&str; 0]);
    assert_eq!(query(&test, "SELECT sha256 FROM content").len(), 1, "what a document names stays");
    test.book.undo().unwrap();
    test.world.turn(48 * 60 * 60 * 1000);
    let mut test = test.reopen();
    assert_eq!(query(&test, "SELECT sha256 FROM content").len(), 1, "what redo may need stays");
    test.book.redo().unwrap();
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}
