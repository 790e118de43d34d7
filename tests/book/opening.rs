//! What may be opened, what is refused and why, and that looking at a file never changes it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimbook_core::book::{Book, ListRequest, NewBook};
use claimbook_core::domain::digest::Digest;
use claimbook_core::error::{Error, FileError};
use claimbook_core::world::System;
use claimbook_core::{ReadOnly, SCHEMA, StoreError};
use kit::{Chance, TestBook, author, draft, real_book, set_mode};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::hands::{findings, opened_by_nobody};

/// Every file of a folder, by what its bytes hash to.
fn files(folder: &Path) -> BTreeMap<PathBuf, Digest> {
    let entries = std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read"));
    let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    let digest = |path: &Path| Digest::of(&std::fs::read(path).expect("tests may read their files"));
    files.map(|path| (path.clone(), digest(&path))).collect()
}

/// A book with one claim that nobody has open, in a folder of its own.
fn closed_book() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
    let path = folder.path().join("test.claimbook");
    let mut book = real_book(&path);
    book.add_claim(draft("The harbour wall is 340 metres long.")).expect("a claim can be added");
    book.close().expect("a book closes");
    (folder, path)
}

/// Why a file is not opened. Nothing in its folder is another than before.
#[track_caller]
fn refusal(path: &Path) -> StoreError {
    let before = path.parent().map(files);
    let refused = Book::open(path, author("Ana"), Arc::new(System)).err();
    assert_eq!(path.parent().map(files), before, "a refused file is byte for byte what it was, with nothing beside");
    let store = |error| if let Error::Store(store) = error { Some(store) } else { None };
    refused.and_then(store).expect("the store refuses it")
}

/// Why a file with these bytes is not opened.
#[track_caller]
fn refusal_of(bytes: &[u8]) -> StoreError {
    let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
    let path = folder.path().join("test.claimbook");
    std::fs::write(&path, bytes).expect("tests may write to their folder");
    refusal(&path)
}

#[test]
fn a_file_that_is_not_there_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.claimbook");
    assert!(matches!(refusal(&path), StoreError::Missing { path: named } if named == path));
    assert!(!path.exists(), "looking for a book does not make one");
}

#[test]
fn a_folder_is_not_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("folder.claimbook");
    std::fs::create_dir(&inner).unwrap();
    assert!(matches!(refusal(&inner), StoreError::Folder { .. }));
}

#[test]
fn an_empty_file_is_refused_as_empty() {
    assert!(matches!(refusal_of(b""), StoreError::EmptyFile { .. }));
}

#[test]
fn a_text_and_random_bytes_are_not_books() {
    assert!(matches!(refusal_of(b"SQLite format 3 is what this text is about.\n"), StoreError::NotABook { .. }));
    let mut chance = Chance::new(7);
    for length in [1, 15, 16, 99, 100, 4096, 100_000] {
        assert!(matches!(refusal_of(&chance.bytes(length)), StoreError::NotABook { .. }), "{length} random bytes");
    }
    let device = Book::open(Path::new("/dev/null"), author("Ana"), Arc::new(System)).err();
    assert!(matches!(device, Some(Error::Store(StoreError::NotABook { .. }))), "a device is no book");
}

#[test]
fn a_database_of_another_program_is_refused_as_foreign() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.claimbook");
    let foreign = Connection::open(&path).unwrap();
    foreign.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE claim (statement TEXT)").unwrap();
    drop(foreign);
    assert!(matches!(refusal(&path), StoreError::ForeignDatabase { .. }));
}

#[test]
fn a_book_that_was_cut_is_refused_as_cut_wherever_the_cut_is() {
    let (_folder, path) = closed_book();
    let whole = std::fs::read(&path).unwrap();
    for length in [16, 40, 72, 99, 100, 4096, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        assert!(matches!(refusal_of(&whole[..length]), StoreError::Truncated { .. }), "{length} of {}", whole.len());
    }
}

#[test]
fn a_book_whose_pages_are_overwritten_is_damaged_and_stays_as_it_is() {
    let (_folder, path) = closed_book();
    let whole = std::fs::read(&path).unwrap();
    let mut chance = Chance::new(9);
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        let from = page * 4096 + if page == 0 { 100 } else { 0 };
        let garbage = chance.bytes((page + 1) * 4096 - from);
        bytes[from..(page + 1) * 4096].copy_from_slice(&garbage);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.claimbook");
        std::fs::write(&path, &bytes).unwrap();

        let said = match Book::open(&path, author("Ana"), Arc::new(System)) {
            Err(error) => format!("{error:?}"),
            Ok(mut book) => match book.verify(None) {
                Err(error) => format!("{error:?}"),
                Ok(verification) => format!("{:?}", verification.findings),
            },
        };

        assert!(said != "[]", "page {page} is garbage, and nobody says so");
        assert!(!said.contains("Sqlite("), "page {page} is damage, not a bug of this program: {said}");
        assert_eq!(
            Digest::of(&std::fs::read(&path).unwrap()),
            Digest::of(&bytes),
            "page {page}: opening and verifying repair nothing"
        );
    }
}

/// A book as a newer program would leave it.
fn newer_book(oldest_reader: u32) -> (TempDir, PathBuf) {
    let (folder, path) = closed_book();
    let newer = Connection::open(&path).expect("a book is an SQLite file");
    newer
        .execute("UPDATE meta SET program = '9.2.0', oldest_reader = ?1", [oldest_reader])
        .and_then(|_| newer.execute_batch("ALTER TABLE claim ADD COLUMN mood TEXT"))
        .and_then(|()| newer.pragma_update(None, "user_version", SCHEMA + 1))
        .expect("a newer program may change its schema");
    drop(newer);
    (folder, path)
}

/// Invariant 8.
#[test]
fn a_newer_programs_book_is_read_only_where_this_one_may_read_it() {
    let (folder, path) = newer_book(1);
    let before = files(folder.path());
    let mut book = Book::open(&path, author("Ana"), Arc::new(System)).unwrap();

    assert_eq!(book.read_only(), Some(&ReadOnly::Newer { program: "9.2.0".to_owned() }));
    assert_eq!(book.list(&ListRequest::default()).unwrap().total, 1);
    let refused = book.add_claim(draft("Another")).err();
    assert!(matches!(refused, Some(Error::Store(StoreError::ReadOnly(ReadOnly::Newer { .. })))));
    assert_eq!(book.verify(None).unwrap().findings, []);
    book.close().unwrap();

    assert_eq!(files(folder.path()), before, "it is never altered, and nothing is left beside it");
}

/// Invariant 8.
#[test]
fn a_newer_programs_log_stays_where_it_is() {
    let (folder, path) = newer_book(1);
    let crashed = tempfile::tempdir().unwrap();
    let newer = Connection::open(&path).unwrap();
    newer.execute("UPDATE claim SET mood = 'sure'", []).unwrap();
    for name in ["test.claimbook", "test.claimbook-wal"] {
        std::fs::copy(folder.path().join(name), crashed.path().join(name)).unwrap();
    }
    let before = files(crashed.path());
    let mut book = Book::open(&crashed.path().join("test.claimbook"), author("Ana"), Arc::new(System)).unwrap();

    assert_eq!(book.list(&ListRequest::default()).unwrap().total, 1);
    book.close().unwrap();

    let mut after = files(crashed.path());
    after.remove(&crashed.path().join("test.claimbook-shm"));
    assert_eq!(after, before, "the newer program finds its own log");
}

/// Invariant 8.
#[test]
fn a_newer_programs_book_that_this_one_cannot_read_is_refused_with_the_version_to_install() {
    let (_folder, path) = newer_book(SCHEMA + 1);
    assert!(matches!(refusal(&path), StoreError::TooNew { needs } if needs == "9.2.0"));
}

#[test]
fn a_book_where_nothing_may_be_written_is_open_for_reading() {
    let (folder, path) = closed_book();
    set_mode(&path, 0o444);
    set_mode(folder.path(), 0o555);
    let before = files(folder.path());

    let said = opened_by_nobody(&path);

    assert_eq!(
        said,
        [
            "opened: Some(Place { immutable: true })",
            "claims: 1",
            "not changed: Store(ReadOnly(Place { immutable: true }))",
            "closed",
        ]
    );
    assert_eq!(files(folder.path()), before);
    set_mode(folder.path(), 0o755);
}

#[test]
fn a_writable_file_in_a_folder_that_is_not_is_open_for_reading() {
    let (folder, path) = closed_book();
    set_mode(&path, 0o666);
    set_mode(folder.path(), 0o555);

    let said = opened_by_nobody(&path);

    assert_eq!(said[0], "opened: Some(Place { immutable: true })", "SQLite could not make its log there");
    set_mode(folder.path(), 0o755);
}

#[test]
fn a_book_whose_log_cannot_be_read_here_is_refused_rather_than_shown_without_it() {
    let (folder, path) = closed_book();
    let mut book = Book::open(&path, author("Ana"), Arc::new(System)).unwrap();
    book.add_claim(draft("It stands in the log only.")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["test.claimbook", "test.claimbook-wal"] {
        std::fs::copy(folder.path().join(name), elsewhere.path().join(name)).unwrap();
        set_mode(&elsewhere.path().join(name), 0o444);
    }
    book.close().unwrap();
    set_mode(elsewhere.path(), 0o555);
    let before = files(elsewhere.path());

    let said = opened_by_nobody(&elsewhere.path().join("test.claimbook"));

    assert_eq!(said, ["refused: LogUnreachable"]);
    assert_eq!(files(elsewhere.path()), before);
    set_mode(elsewhere.path(), 0o755);
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    let (folder, path) = closed_book();
    set_mode(&path, 0o000);
    set_mode(folder.path(), 0o777);
    let said = opened_by_nobody(&path);
    assert!(said[0].starts_with("refused: NoPermission"), "a file: {said:?}");

    set_mode(&path, 0o666);
    set_mode(folder.path(), 0o600);
    let said = opened_by_nobody(&path);
    assert!(said[0].starts_with("refused: NoPermission"), "in a folder that may not be entered: {said:?}");
    set_mode(folder.path(), 0o755);
}

#[test]
fn a_new_book_takes_no_place_that_is_taken_and_leaves_nothing_where_it_cannot_be() {
    let (folder, path) = closed_book();
    let before = files(folder.path());
    let new = NewBook { title: "Another".to_owned(), sample: false };
    let create = |path: &Path| Book::create(path, &new, author("Ana"), Arc::new(System)).err();

    assert!(matches!(create(&path), Some(Error::Store(StoreError::Exists { .. }))));
    let nowhere = create(&folder.path().join("no folder").join("new.claimbook"));
    assert!(matches!(nowhere, Some(Error::Store(StoreError::Unreadable(FileError { .. })))));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_book_that_is_opened_and_closed_without_a_change_is_byte_for_byte_what_it_was() {
    let (folder, path) = closed_book();
    let before = files(folder.path());

    assert_eq!(findings(&path), []);

    assert_eq!(files(folder.path()), before);
    let anybody = Connection::open(&path).unwrap();
    let statement: String = anybody.query_row("SELECT statement FROM claim", [], |row| row.get(0)).unwrap();
    assert_eq!(statement, "The harbour wall is 340 metres long.", "anyone with SQLite can read a book");
}

#[test]
fn a_book_is_one_file_once_the_last_of_several_closes_it() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut other = test.second("Ben");
    test.book.add_claim(draft("First")).unwrap();
    other.add_claim(draft("Second")).unwrap();
    test.book.close().unwrap();
    other.add_claim(draft("Third")).unwrap();
    other.close().unwrap();

    let path = test.folder.path().join("test.claimbook");
    assert!(files(test.folder.path()).into_keys().eq([path.clone()]), "the book and nothing else");
    assert_eq!(findings(&path), []);
}
