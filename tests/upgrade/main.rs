//! Every released book opens, and so does the version 0 fixture that stands for those to come.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use claimbook_core::book::{Book, ListRequest, Op, PresetDraft};
use claimbook_core::error::Error;
use claimbook_core::world::System;
use claimbook_core::{SCHEMA, StoreError};
use kit::{author, draft, opened_by_nobody, set_mode};
use rusqlite::Connection;
use tempfile::TempDir;

const HAND: &str = env!("CARGO_BIN_EXE_hand");

/// The fixture as a file in a folder of its own.
fn old_book() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
    let path = folder.path().join("harbour.claimbook");
    let connection = Connection::open(&path).expect("SQLite makes a new file");
    connection.execute_batch(include_str!("../fixtures/version-0.sql")).expect("the fixture is SQL");
    (folder, path)
}

/// What stood in the old book, and its schema version.
fn jottings(path: &Path) -> (Vec<String>, u32) {
    let connection = Connection::open(path).expect("a book is an SQLite file");
    let mut statement = connection.prepare("SELECT words FROM jotting ORDER BY row").expect("the old table is there");
    let words = statement.query_map([], |row| row.get(0)).expect("it can be read");
    let words = words.collect::<Result<_, _>>().expect("it can be read");
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("SQLite knows it");
    (words, version)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn an_older_book_is_brought_to_this_schema_and_keeps_what_was_in_it() {
    let (folder, path) = old_book();
    let (before, _) = jottings(&path);

    let mut book = Book::open(&path, author("Ana"), Arc::new(System)).unwrap();
    assert_eq!(book.card().unwrap().title, "harbour", "its file name is the best title at hand");
    let key = book.add_claim(draft("The harbour wall is 340 metres long.")).unwrap().value.key;
    assert_eq!(key.to_string(), "CB-0001");
    book.undo().unwrap();
    book.redo().unwrap();
    assert_eq!(book.list(&ListRequest::default()).unwrap().total, 1);
    assert_eq!(book.verify(None).unwrap().findings, []);
    book.close().unwrap();

    assert_eq!(jottings(&path), (before.clone(), SCHEMA));
    let backup = "harbour (schema 0 backup).claimbook";
    assert_eq!(names(folder.path()), [backup, "harbour.claimbook"]);
    assert_eq!(jottings(&folder.path().join(backup)), (before, 0), "the backup is the book as it was");
    Book::open(&path, author("Ana"), Arc::new(System)).unwrap().close().unwrap();
    assert_eq!(names(folder.path()).len(), 2, "a book at this schema needs no second backup");
}

/// The fixture was written by the command line of schema 1.
#[test]
fn a_book_of_schema_1_keeps_its_claims_its_history_and_its_head() {
    const HEAD: &str = "b56b8547d6da2a02335414ab8ecc98e89fcf4cae2010cf46a861039e0a1f5fa4";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbour.claimbook");
    let packed = std::io::Cursor::new(include_bytes!("../fixtures/version-1.zip"));
    zip::ZipArchive::new(packed).unwrap().extract(folder.path()).unwrap();

    let mut book = Book::open(&path, author("Ana"), Arc::new(System)).unwrap();

    assert_eq!(book.list(&ListRequest::default()).unwrap().total, 2);
    let verification = book.verify(Some(HEAD)).unwrap();
    assert_eq!(verification.findings, [], "the chain goes on where the older program left it");
    let draft = PresetDraft { name: "Weekly".to_owned(), ..PresetDraft::default() };
    book.save_preset(draft).unwrap();
    assert_eq!(book.verify(Some(HEAD)).unwrap().findings, []);
    book.close().unwrap();
    assert_eq!(names(folder.path()), ["harbour (schema 1 backup).claimbook", "harbour.claimbook"]);
}

#[test]
fn an_older_backup_is_never_overwritten() {
    let (folder, path) = old_book();
    let taken = folder.path().join("harbour (schema 0 backup).claimbook");
    std::fs::write(&taken, "somebody's").unwrap();

    Book::open(&path, author("Ana"), Arc::new(System)).unwrap().close().unwrap();

    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "somebody's");
    assert_eq!(names(folder.path()).len(), 3);
}

#[test]
fn an_older_book_whose_tables_are_in_the_way_is_refused_and_stays_as_it_is() {
    let (folder, path) = old_book();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE verdict (mine TEXT)").unwrap();
    let before = std::fs::read(&path).unwrap();

    let refused = Book::open(&path, author("Ana"), Arc::new(System)).err();

    let Some(Error::Store(StoreError::Migration { backup, .. })) = refused else { panic!("{refused:?}") };
    assert!(std::fs::read(&path).unwrap() == before, "byte for byte");
    assert_eq!(jottings(&backup), jottings(&path));
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn two_programs_that_open_an_older_book_at_once_bring_it_to_this_schema_once() {
    let (_folder, path) = old_book();
    let opening = || Command::new(HAND).arg("open").arg(&path).stdout(Stdio::piped()).spawn().unwrap();

    let said = [opening(), opening()].map(|hand| String::from_utf8(hand.wait_with_output().unwrap().stdout).unwrap());

    assert!(said.iter().all(|said| said.contains("opened: None") && said.contains("changed: CB-")), "{said:?}");
    let mut book = Book::open(&path, author("Ana"), Arc::new(System)).unwrap();
    let ops: Vec<Op> = book.history(None).unwrap().into_iter().map(|line| line.op).collect();
    assert_eq!(ops, [Op::CreateBook, Op::AddClaim, Op::AddClaim], "one card, and nobody's two claims");
    assert_eq!(book.verify(None).unwrap().findings, []);
}

#[test]
fn an_older_book_where_nothing_may_be_written_is_refused_and_stays_as_it_is() {
    let (folder, path) = old_book();
    let before = std::fs::read(&path).unwrap();
    set_mode(&path, 0o444);
    set_mode(folder.path(), 0o555);

    let said = opened_by_nobody(Path::new(HAND), &path);

    assert_eq!(said, ["refused: ReadOnly(Place { immutable: true })"]);
    assert!(std::fs::read(&path).unwrap() == before, "byte for byte");
    assert_eq!(names(folder.path()), ["harbour.claimbook"]);
    set_mode(folder.path(), 0o755);
}
