//! What somebody changes behind the book's back is found, and said where. Invariant 3, and 5 for attached bytes.

use claimbook_core::book::{Book, Finding};
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::Key;
use kit::author;
use rusqlite::{Connection, OptionalExtension};

use crate::worked::{key, worked_book};

/// What verify finds in a worked book after somebody ran SQL on its file. Looking changes nothing.
#[track_caller]
fn found_after(sql: &str) -> Vec<Finding> {
    found_after_all(|file| file.execute_batch(sql).expect("the tests write SQL"))
}

#[track_caller]
fn found_after_all(tamper: impl FnOnce(&Connection)) -> Vec<Finding> {
    let test = worked_book();
    let (path, world) = (test.path(), test.world.clone());
    test.book.close().expect("a book closes");
    let file = Connection::open(&path).expect("a book is an SQLite file");
    file.pragma_update(None, "foreign_keys", "OFF").expect("SQLite knows it");
    tamper(&file);
    file.close().expect("nothing is under way");
    let digest = || Digest::of(&std::fs::read(&path).expect("tests may read their files"));
    let before = digest();

    let mut book = Book::open(&path, author("Ana"), world).expect("the book opens");
    let findings = book.verify(None).expect("the book can be verified").findings;
    book.close().expect("the book closes");

    assert_eq!(digest(), before, "opening, verifying and closing write nothing");
    findings
}

fn row_changed(kind: &'static str, key: Option<Key>, field: &str) -> Finding {
    Finding::RowChanged { kind, key, fields: vec![field.to_owned()] }
}

#[test]
fn an_untouched_book_verifies() {
    assert_eq!(found_after(""), []);
}

/// Every kind of record: its table, a column to edit, another value, and the key of the record that has it.
const KINDS: [(&str, &str, &str, Option<&str>); 13] = [
    ("book", "title", "'Another'", None),
    ("person", "name", "'Anna'", None),
    ("source", "name", "'Halvern Messenger'", None),
    ("origin", "basis", "'A guess.'", None),
    ("document", "title", "'Another'", Some("D-0001")),
    ("tag", "name", "'houses'", None),
    ("claim", "statement", "'The harbour has 221 houses.'", Some("CB-0001")),
    ("quantity", "value", "'221'", None),
    ("passage", "start", "start - 1", None),
    ("appearance", "relation", "'denies'", None),
    ("evidence", "stance", "'refutes'", Some("E-0001")),
    ("verdict", "outcome", "'unverifiable'", None),
    ("withdrawal", "reason", "'A whim.'", None),
];

#[test]
fn an_edited_row_of_every_kind_is_found_with_its_column() {
    for (table, column, value, of) in KINDS {
        let sql = format!("UPDATE {table} SET {column} = {value} WHERE row = (SELECT min(row) FROM {table})");
        let found = found_after(&sql);
        assert!(found.contains(&row_changed(table, of.map(key), column)), "{table}: {found:?}");
    }
}

#[test]
fn a_removed_row_of_every_kind_is_found() {
    for (table, _, _, of) in KINDS.into_iter().filter(|(table, ..)| *table != "book") {
        let found = found_after(&format!("DELETE FROM {table} WHERE row = (SELECT min(row) FROM {table})"));
        let missing = Finding::RowMissing { kind: table, key: of.map(key) };
        assert!(found.contains(&missing), "{table}: {found:?}");
    }
}

#[test]
fn an_added_row_of_every_kind_is_found() {
    for (table, _, _, of) in KINDS {
        let found = found_after(&format!(
            "CREATE TEMP TABLE copy AS SELECT * FROM {table} ORDER BY row LIMIT 1;
             UPDATE copy SET row = NULL, id = randomblob(16);
             INSERT INTO {table} SELECT * FROM copy;"
        ));
        let unknown = Finding::RowUnknown { kind: table, key: of.map(key) };
        assert!(found.contains(&unknown), "{table}: {found:?}");
    }
}

/// The id of a step, as history prints it: the step that did `op` first.
fn step_of(file: &Connection, op: &str) -> String {
    let sql = "SELECT lower(substr(hex(id), -8)) FROM step WHERE op = ?1 ORDER BY seq LIMIT 1";
    file.query_row(sql, [op], |row| row.get(0)).expect("the worked book did it")
}

const WITHDRAWN: &str = "(SELECT id FROM step WHERE op = 'withdraw')";

#[test]
fn an_edited_image_is_found_in_its_entry() {
    let mut step = String::new();
    let found = found_after_all(|file| {
        step = step_of(file, "add-claim");
        let sql = "UPDATE entry SET image_after = replace(image_after, '212 houses', '221 houses')
                    WHERE kind = 'claim' AND image_after LIKE '%212 houses%' AND step = (
                          SELECT id FROM step WHERE op = 'add-claim' ORDER BY seq LIMIT 1)";
        assert_eq!(file.execute(sql, []).unwrap(), 1);
    });
    let changed = |finding: &Finding| {
        matches!(finding, Finding::EntryChanged { step: of, kind: "claim", key: Some(named), .. }
            if *of == step && *named == key("CB-0001"))
    };
    assert!(found.iter().any(changed), "{found:?}");
}

#[test]
fn an_image_and_its_row_edited_alike_are_found_in_the_entry() {
    let found = found_after(
        "UPDATE entry SET image_after = replace(image_after, '340 metres', '430 metres');
         UPDATE claim SET statement = replace(statement, '340 metres', '430 metres')",
    );
    assert!(matches!(found.as_slice(), [Finding::EntryChanged { kind: "claim", .. }]), "{found:?}");
}

#[test]
fn an_image_resealed_with_a_salt_of_ones_own_is_found_in_its_step() {
    let found = found_after_all(|file| {
        let image: String =
            file.query_row("SELECT image_after FROM entry WHERE kind = 'withdrawal'", [], |row| row.get(0)).unwrap();
        let image = image.replace("wrongly", "rightly");
        let digest = Digest::of(&[[7; 16].as_slice(), image.as_bytes()].concat());
        let sql = "UPDATE entry SET image_after = ?1, salt = ?2, digest = ?3 WHERE kind = 'withdrawal'";
        file.execute(sql, (image, [7_u8; 16], digest.as_str())).unwrap();
        file.execute("UPDATE withdrawal SET reason = replace(reason, 'wrongly', 'rightly')", []).unwrap();
    });
    assert!(matches!(found.as_slice(), [Finding::StepChanged { op, .. }] if op == "withdraw"), "{found:?}");
}

#[test]
fn swapped_salts_are_found_in_both_entries() {
    let found = found_after(
        "CREATE TEMP TABLE two AS SELECT step, n, salt FROM entry WHERE kind = 'verdict' ORDER BY row LIMIT 2;
         UPDATE entry SET salt = (SELECT salt FROM two WHERE two.step <> entry.step)
          WHERE (step, n) IN (SELECT step, n FROM two)",
    );
    let entries = found.iter().filter(|finding| matches!(finding, Finding::EntryChanged { kind: "verdict", .. }));
    assert_eq!(entries.count(), 2, "{found:?}");
}

#[test]
fn a_removed_entry_is_found_in_its_step() {
    let found = found_after(&format!("DELETE FROM entry WHERE step = {WITHDRAWN} AND n = 0"));
    let changed = |finding: &Finding| matches!(finding, Finding::StepChanged { op, .. } if op == "withdraw");
    assert!(found.iter().any(changed), "{found:?}");
}

#[test]
fn a_removed_step_leaves_a_hole_that_is_found_and_so_is_what_it_had_done() {
    let mut seq = 0;
    let found = found_after_all(|file| {
        seq = file.query_row("SELECT seq FROM step WHERE op = 'withdraw'", [], |row| row.get(0)).unwrap();
        file.execute_batch(&format!(
            "DELETE FROM entry WHERE step = {WITHDRAWN}; DELETE FROM step WHERE op = 'withdraw'"
        ))
        .unwrap();
    });
    let hole = |finding: &Finding| matches!(finding, Finding::StepMissing { seq: at, .. } if *at == seq);
    assert!(found.iter().any(hole), "{found:?}");
    assert!(found.contains(&Finding::RowUnknown { kind: "withdrawal", key: None }), "{found:?}");
}

#[test]
fn steps_in_another_order_are_found() {
    let found = found_after(
        "CREATE TEMP TABLE two AS SELECT id, seq, previous FROM step WHERE op IN ('judge', 'withdraw')
          ORDER BY seq LIMIT 2;
         UPDATE step SET seq = (SELECT seq FROM two WHERE two.id <> step.id),
                previous = (SELECT previous FROM two WHERE two.id <> step.id)
          WHERE id IN (SELECT id FROM two)",
    );
    for op in ["judge", "withdraw"] {
        let changed = |finding: &Finding| matches!(finding, Finding::StepChanged { op: of, .. } if of == op);
        assert!(found.iter().any(changed), "{op}: {found:?}");
    }
}

#[test]
fn an_edited_reason_is_found_in_its_step() {
    let found = found_after("UPDATE step SET reason = 'No reason.' WHERE op = 'withdraw'");
    assert!(matches!(found.as_slice(), [Finding::StepChanged { op, .. }] if op == "withdraw"), "{found:?}");
}

#[test]
fn every_column_of_a_step_is_sealed() {
    let edits = [
        "at = '2025-03-14T09:00:00.000Z'",
        "person = randomblob(16)",
        "op = 'edit-claim'",
        "\"group\" = randomblob(16)",
        "reason = NULL, reason_salt = NULL, reason_digest = NULL",
        "undo_of = randomblob(16)",
        "previous = NULL",
        "heads = '{}'",
        "hash = lower(hex(randomblob(32)))",
        "seq = seq + 100",
        "replica = randomblob(16)",
    ];
    for edit in edits {
        let found = found_after(&format!("UPDATE step SET {edit} WHERE op = 'withdraw'"));
        let changed = |finding: &Finding| matches!(finding, Finding::StepChanged { .. });
        assert!(found.iter().any(changed), "{edit}: {found:?}");
    }
}

#[test]
fn every_column_of_an_entry_is_sealed() {
    let edits = [
        "n = n + 7",
        "kind = 'tag'",
        "record_id = randomblob(16)",
        "image_version = 2",
        "image_after = NULL, salt = NULL, digest = NULL, removed = 1",
        "previous_step = randomblob(16), previous_n = 0",
        "digest = lower(hex(randomblob(32)))",
        "image_after = '', salt = NULL, digest = lower(hex(randomblob(32)))",
    ];
    for edit in edits {
        let found = found_after(&format!("UPDATE entry SET {edit} WHERE step = {WITHDRAWN}"));
        let changed = |finding: &Finding| matches!(finding, Finding::StepChanged { .. });
        assert!(found.iter().any(changed), "{edit}: {found:?}");
    }
}

/// Only what was written down elsewhere shows this: every trace inside the file is gone.
#[test]
fn a_tail_cut_off_with_its_rows_and_its_head_is_found_against_a_pinned_head() {
    let test = worked_book();
    let (path, world) = (test.path(), test.world.clone());
    test.book.close().unwrap();
    let file = Connection::open(&path).unwrap();
    let pinned: String = file.query_row("SELECT head FROM replica", [], |row| row.get(0)).unwrap();
    file.pragma_update(None, "foreign_keys", "OFF").unwrap();
    file.execute_batch(
        "DELETE FROM claim_words WHERE rowid = (SELECT row FROM claim WHERE key = 'CB-0003');
         DELETE FROM standing WHERE row = (SELECT row FROM claim WHERE key = 'CB-0003');
         DELETE FROM claim WHERE key = 'CB-0003';
         DELETE FROM entry WHERE step = (SELECT id FROM step ORDER BY seq DESC LIMIT 1);
         DELETE FROM step WHERE seq = (SELECT max(seq) FROM step);
         UPDATE replica SET count = (SELECT max(seq) FROM step),
                            head = (SELECT hash FROM step ORDER BY seq DESC LIMIT 1);",
    )
    .unwrap();
    file.close().unwrap();
    let mut book = Book::open(&path, author("Ana"), world).unwrap();

    assert_eq!(book.verify(None).unwrap().findings, []);
    let found = book.verify(Some(&pinned.to_uppercase())).unwrap().findings;
    assert_eq!(found, [Finding::PinnedHeadMissing { head: pinned }]);
}

#[test]
fn a_tail_cut_off_without_its_head_is_found() {
    let found = found_after(
        "DELETE FROM entry WHERE step = (SELECT id FROM step ORDER BY seq DESC LIMIT 1);
         DELETE FROM step WHERE seq = (SELECT max(seq) FROM step)",
    );
    let moved =
        |finding: &Finding| matches!(finding, Finding::HeadMoved { found, expected, .. } if found + 1 == *expected);
    assert!(found.iter().any(moved), "{found:?}");
    assert!(found.contains(&Finding::RowUnknown { kind: "claim", key: Some(key("CB-0003")) }), "{found:?}");
}

#[test]
fn every_column_of_an_event_is_sealed() {
    let edits = [
        "at = '2025-03-14T09:00:00.000Z'",
        "person = randomblob(16)",
        "kind = 'copy'",
        "subject = 'another.html'",
        "subject_salt = randomblob(16)",
        "detail = '1 byte'",
        "detail = NULL, detail_salt = NULL, detail_digest = NULL",
        "previous = hash",
    ];
    for edit in edits {
        let found = found_after(&format!("UPDATE event SET {edit} WHERE seq = 1"));
        let changed = |finding: &Finding| matches!(finding, Finding::EventChanged { seq: 1, .. });
        assert!(found.iter().any(changed), "{edit}: {found:?}");
    }
    let found = found_after("DELETE FROM event WHERE seq = 2");
    assert!(matches!(found.as_slice(), [Finding::EventsMissing { found: 1, expected: 2, .. }]), "{found:?}");
    let found = found_after("DELETE FROM event WHERE seq = 1");
    assert!(matches!(found.as_slice(), [Finding::EventChanged { seq: 2, .. }]), "{found:?}");
}

#[test]
fn what_lists_show_is_found_when_it_is_not_what_the_records_give() {
    for edit in ["status = 'verified', status_order = 2", "outcome = 'verified'", "supports = 9", "trashed = 1"] {
        let sql = format!("UPDATE standing SET {edit} WHERE row = (SELECT row FROM claim WHERE key = 'CB-0001')");
        assert_eq!(found_after(&sql), [Finding::StandingChanged { key: Some(key("CB-0001")) }], "{edit}");
    }
    let gone = "DELETE FROM standing WHERE row = (SELECT row FROM claim WHERE key = 'CB-0001')";
    assert_eq!(found_after(gone), [Finding::StandingChanged { key: Some(key("CB-0001")) }]);
}

/// Of what is derived from a row, the words that lists sort and find by.
#[test]
fn a_derived_column_that_its_row_does_not_give_is_found() {
    let edits = [
        ("UPDATE claim SET said_earliest = '1999-01-01' WHERE key = 'CB-0001'", "claim"),
        ("UPDATE source SET folded = 'somebody else' WHERE row = 1", "source"),
        ("UPDATE tag SET folded = 'something else'", "tag"),
    ];
    for (edit, kind) in edits {
        let found = found_after(edit);
        let changed = |finding: &Finding| matches!(finding, Finding::RowChanged { kind: of, .. } if *of == kind);
        assert!(found.iter().any(changed), "{edit}: {found:?}");
    }
    let found = found_after("DELETE FROM claim_tag");
    assert_eq!(found, [Finding::StandingChanged { key: Some(key("CB-0001")) }], "the tags that lists show");
}

/// Invariant 5.
#[test]
fn a_flipped_byte_in_an_attached_file_is_found_with_its_document() {
    for chunk in 0..3 {
        let found = found_after_all(|file| {
            let sql = "SELECT row, bytes FROM content_chunk WHERE n = ?1 AND sha256 = (
                              SELECT original FROM document WHERE key = 'D-0001')";
            let (row, mut bytes): (i64, Vec<u8>) =
                file.query_row(sql, [chunk], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            bytes[1000] ^= 1;
            file.execute("UPDATE content_chunk SET bytes = ?2 WHERE row = ?1", (row, bytes)).unwrap();
        });
        let [Finding::ContentChanged { used_by, .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(used_by, &["D-0001"], "chunk {chunk}");
    }
}

/// Invariant 5.
#[test]
fn a_removed_chunk_and_a_removed_file_are_found_with_their_document() {
    let of_file = "(SELECT original FROM document WHERE key = 'D-0001')";
    let found = found_after(&format!("DELETE FROM content_chunk WHERE n = 1 AND sha256 = {of_file}"));
    assert!(matches!(found.as_slice(), [Finding::ContentChanged { used_by, .. }] if *used_by == ["D-0001"]));
    let found = found_after(&format!(
        "DELETE FROM content_chunk WHERE sha256 = {of_file}; DELETE FROM content WHERE sha256 = {of_file}"
    ));
    assert!(matches!(found.as_slice(), [Finding::ContentMissing { used_by, .. }] if *used_by == ["D-0001"]));
    let found = found_after(
        "UPDATE document SET original = (SELECT text FROM document WHERE key = 'D-0002') WHERE key = 'D-0001'",
    );
    assert_eq!(found, [row_changed("document", Some(key("D-0001")), "original")]);
}

#[test]
fn a_replica_row_that_was_edited_or_removed_is_found() {
    for edit in ["count = count + 1", "count = count - 1", "head = lower(hex(randomblob(32)))", "head = NULL"] {
        let found = found_after(&format!("UPDATE replica SET {edit}"));
        assert!(matches!(found.as_slice(), [Finding::HeadMoved { .. }]), "{edit}: {found:?}");
    }
    let found = found_after("DELETE FROM replica");
    assert!(matches!(found.as_slice(), [Finding::HeadMoved { expected: 0, .. }, ..]), "{found:?}");
}

#[test]
fn a_book_without_its_card_is_damaged_and_gets_no_new_one() {
    let test = worked_book();
    let (path, world) = (test.path(), test.world.clone());
    test.book.close().unwrap();
    let file = Connection::open(&path).unwrap();
    file.execute_batch("DELETE FROM book").unwrap();
    file.close().unwrap();

    let said = match Book::open(&path, author("Ana"), world) {
        Err(error) => error.to_string(),
        Ok(mut book) => book.verify(None).unwrap().findings.iter().map(Finding::to_string).collect(),
    };

    assert!(said.contains("card is missing"), "{said}");
    let file = Connection::open(&path).unwrap();
    let card: Option<String> = file.query_row("SELECT title FROM book", [], |row| row.get(0)).optional().unwrap();
    assert_eq!(card, None, "nothing covers up what is gone");
}

#[test]
fn a_row_forged_under_a_blanked_image_is_found_by_the_blank() {
    let found = found_after(
        "UPDATE entry SET image_after = '', salt = NULL
          WHERE kind = 'claim' AND record_id = (SELECT id FROM claim WHERE key = 'CB-0001');
         UPDATE claim SET statement = 'Forged.' WHERE key = 'CB-0001'",
    );
    let blank = |finding: &Finding| matches!(finding, Finding::EntryBlank { kind: "claim", .. });
    assert!(found.iter().any(blank), "{found:?}");
}

#[test]
fn words_taken_from_the_index_are_found() {
    let found = found_after("DELETE FROM claim_words");
    let gone = |finding: &Finding| matches!(finding, Finding::WordsChanged { .. });
    assert!(!found.is_empty() && found.iter().all(gone), "{found:?}");
}

#[test]
fn a_field_that_cannot_be_read_is_found_where_it_is_and_the_rest_is_checked() {
    let found = found_after(
        "UPDATE claim SET tags = 'zz' WHERE key = 'CB-0001';
         UPDATE claim SET statement = 'Forged.' WHERE key = 'CB-0002'",
    );
    let said: Vec<String> = found.iter().map(Finding::to_string).collect();
    assert!(said.iter().any(|line| line.contains("tags") && line.contains("CB-0001")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("CB-0002")), "{said:?}");
}

#[test]
fn a_trigger_in_the_file_is_found() {
    let found = found_after("CREATE TRIGGER quiet AFTER INSERT ON claim BEGIN SELECT 1; END");
    assert!(matches!(found.as_slice(), [Finding::Foreign { .. }]), "{found:?}");
}
