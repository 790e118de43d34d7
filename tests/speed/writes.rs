//! Adding, judging and undoing so that a power cut loses nothing, importing, and checking the journal.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use claimbook_core::book::Book;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::Result;
use claimbook_core::world::System;
use kit::{Chance, author, generated_claim, judgement};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::table::{Beside, Table, timed};

/// How many claims one import brings.
const IMPORT: usize = 5_000;

/// Works on a copy, which is gone afterwards.
pub(crate) fn measure(table: &Table, path: &Path, copy: &Path) -> Result<()> {
    fs::copy(path, copy).expect("a book can be copied");
    let beside = copy.with_extension("beside");
    let mut book = Book::open(copy, author("Ana"), Arc::new(System))?;
    durable(table, &mut book, &beside)?;
    import(table, &mut book, path, &beside)?;
    verify(table, &mut book, copy)?;
    book.close()?;
    for leftover in [copy, &beside] {
        // The second is there only where its lines were wanted.
        let _ = fs::remove_file(leftover);
    }
    Ok(())
}

fn durable(table: &Table, book: &mut Book, beside: &Path) -> Result<()> {
    let mut file = File::create(beside).expect("the folder of the books may be written");
    let mut chance = Chance::new(7);
    let rounds = Beside { rounds: 60, what: "4 KB and fdatasync" };
    let mut keys: Vec<Key> = Vec::new();
    table.line(
        "add a claim",
        "one fdatasync + 3 ms",
        &rounds,
        |round| {
            let claim = generated_claim(&mut chance, round);
            timed(|| keys.push(book.add_claim(claim).expect("a claim can be added").value.key))
        },
        |_| synced(&mut file),
    );
    let judged =
        book.add_claims((0..=rounds.rounds).map(|n| generated_claim(&mut Chance::new(n as u64), n)).collect())?;
    table.line(
        "give a verdict",
        "one fdatasync + 3 ms",
        &rounds,
        |round| {
            let key = judged.value[round].key;
            timed(|| book.judge(key, judgement(Outcome::Disputed)).expect("a claim can be judged"))
        },
        |_| synced(&mut file),
    );
    let mut chance = Chance::new(8);
    table.line(
        "undo",
        "one fdatasync + 3 ms",
        &rounds,
        |round| {
            book.add_claim(generated_claim(&mut chance, round)).expect("a claim can be added");
            timed(|| book.undo().expect("a step can be undone"))
        },
        |_| synced(&mut file),
    );
    Ok(())
}

fn synced(file: &mut File) -> Duration {
    timed(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("a file can be written"))
}

fn import(table: &Table, book: &mut Book, path: &Path, beside: &Path) -> Result<()> {
    let _ = fs::remove_file(beside);
    let raw = Connection::open(beside)?;
    raw.pragma_update(None, "journal_mode", "WAL")?;
    raw.pragma_update(None, "foreign_keys", "OFF")?;
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut schema = source.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = 'claim' AND sql IS NOT NULL")?;
    for sql in schema.query_map([], |row| row.get::<_, String>(0))? {
        raw.execute_batch(&sql?)?;
    }
    let mut statement = source.prepare("SELECT * FROM claim LIMIT ?1")?;
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (1..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>();
    let rows: Vec<Vec<Value>> = statement.query_map([IMPORT], row)?.collect::<rusqlite::Result<_>>()?;
    let marks = vec!["?"; columns - 1].join(", ");
    let insert = format!("INSERT INTO claim VALUES (NULL, {marks})");
    let mut chance = Chance::new(9);
    let median = table.line(
        &format!("import {IMPORT} claims"),
        "20,000 a second",
        &Beside { rounds: 3, what: "INSERT, same table" },
        |_| {
            let drafts: Vec<_> = (0..IMPORT).map(|n| generated_claim(&mut chance, n)).collect();
            timed(|| book.add_claims(drafts).expect("claims can be imported"))
        },
        |_| {
            raw.execute("DELETE FROM claim", []).expect("a table can be emptied");
            timed(|| {
                raw.execute_batch("BEGIN").expect("nobody else writes here");
                for row in &rows {
                    let mut insert = raw.prepare_cached(&insert).expect("the table is there");
                    insert.execute(params_from_iter(row)).expect("a row can be written");
                }
                raw.execute_batch("COMMIT").expect("nobody else writes here");
            })
        },
    );
    rate(median, IMPORT as u64, "claims");
    Ok(())
}

fn verify(table: &Table, book: &mut Book, path: &Path) -> Result<()> {
    const WHAT: &str = "verify";
    if !table.wants(WHAT) {
        return Ok(());
    }
    let raw = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = raw.prepare("SELECT image_after FROM entry WHERE image_after IS NOT NULL")?;
    let images: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let bytes = images.concat().into_bytes();
    let mut entries = 0;
    let median = table.line(
        WHAT,
        "500,000 entries a second",
        &Beside { rounds: 3, what: "SHA-256, same bytes" },
        |_| {
            timed(|| {
                let found = book.verify(None).expect("a book can be verified");
                assert_eq!(found.findings, [], "nobody tampers with a generated book");
                entries = found.entries;
            })
        },
        |_| timed(|| Digest::of(&bytes)),
    );
    rate(median, entries, "entries");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts beyond 2^52 here")]
fn rate(median: Option<Duration>, count: u64, what: &str) {
    if let Some(median) = median {
        println!("{:<42} {:>7} {:>10.0} {what} a second", "", "", count as f64 / median.as_secs_f64());
    }
}
