//! Copies of a book: when a file is one of its own, and how its chain begins.

use std::path::Path;
use std::sync::Arc;

use claimbook_core::book::{Author, Book};
use claimbook_core::domain::person::PersonKind;
use kit::{StillWorld, TestBook, draft};
use rusqlite::Connection;
use serde_json::{Value, json};

/// One row per copy that ever wrote to a file: its id and how many steps its chain has.
fn chains(book: &Path) -> Vec<(String, u64)> {
    let connection = Connection::open(book).expect("a book is an SQLite file");
    let mut statement =
        connection.prepare("SELECT lower(hex(id)), count FROM replica ORDER BY row").expect("it is there");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("it can be read");
    rows.collect::<Result<_, _>>().expect("it can be read")
}

/// Adds a claim to the book that lies here.
fn write(book: &Path, world: &Arc<StillWorld>) {
    let ana = Author { name: "Ana".to_owned(), kind: PersonKind::Human };
    let mut book = Book::open(book, ana, world.clone()).expect("the book opens");
    book.add_claim(draft("Another")).expect("the book takes it");
    assert_eq!(book.verify(None).expect("it can be verified").findings, []);
    book.close().expect("the book closes");
}

fn closed_book() -> (TestBookFolder, Arc<StillWorld>) {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).expect("the book takes it");
    let world = test.world.clone();
    test.book.close().expect("the book closes");
    (TestBookFolder(test.folder), world)
}

struct TestBookFolder(tempfile::TempDir);

impl TestBookFolder {
    fn file(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn book(&self) -> std::path::PathBuf {
        self.file("test.claimbook")
    }
}

#[test]
fn a_book_that_is_never_copied_is_one_copy_however_it_is_opened_and_named() {
    let (folder, world) = closed_book();
    for _ in 0..3 {
        write(&folder.book(), &world);
    }
    std::fs::rename(folder.book(), folder.file("renamed.claimbook")).unwrap();
    write(&folder.file("renamed.claimbook"), &world);
    std::os::unix::fs::symlink(folder.file("renamed.claimbook"), folder.file("link.claimbook")).unwrap();
    write(&folder.file("link.claimbook"), &world);

    let chains = chains(&folder.file("renamed.claimbook"));
    assert!(matches!(chains.as_slice(), [(_, 7)]), "{chains:?}");
}

#[test]
fn a_copied_file_begins_a_chain_that_names_the_old_head_at_its_first_write() {
    let (folder, world) = closed_book();
    let copy = folder.file("copy.claimbook");
    std::fs::copy(folder.book(), &copy).unwrap();
    let (original, count) = chains(&copy).remove(0);
    assert_eq!(count, 2);

    write(&copy, &world);
    write(&folder.book(), &world);
    write(&copy, &world);

    assert_eq!(chains(&folder.book()), [(original.clone(), 3)], "the original is one copy for ever");
    let of_copy = chains(&copy);
    assert_eq!(of_copy.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 2]);
    let connection = Connection::open(&copy).unwrap();
    let first: (u64, Option<String>, String) = connection
        .query_row(
            "SELECT seq, previous, heads FROM step WHERE lower(hex(replica)) = ?1 ORDER BY seq LIMIT 1",
            [&of_copy[1].0],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    let head: String = connection.query_row("SELECT head FROM replica WHERE row = 1", [], |row| row.get(0)).unwrap();
    assert_eq!((first.0, first.1), (1, None), "a chain of its own");
    let id = uuid::Uuid::parse_str(&original).unwrap().hyphenated().to_string();
    assert_eq!(serde_json::from_str::<Value>(&first.2).unwrap(), json!({ id: head }));
}

#[test]
fn a_book_on_another_machine_is_another_copy_and_back_home_the_old_one() {
    let (folder, world) = closed_book();
    world.move_to("machine two");
    write(&folder.book(), &world);
    world.move_to("machine one");
    write(&folder.book(), &world);
    world.move_to("machine two");
    write(&folder.book(), &world);

    let counts: Vec<u64> = chains(&folder.book()).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [3, 2], "each machine has one chain, however often the book travels");
}

#[test]
fn a_copy_saved_by_the_book_holds_the_same_and_does_not_overwrite() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("First")).unwrap();
    let target = test.folder().join("saved.claimbook");

    test.book.copy_to(&target).unwrap();

    let saved = kit::dump(&target, &kit::CONTENT_TABLES);
    assert_eq!(saved, kit::dump(&test.path(), &kit::CONTENT_TABLES));
    assert!(test.book.copy_to(&target).is_err(), "a file that is there stays");
    let names: Vec<_> = std::fs::read_dir(test.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{names:?}");
    write(&target, &test.world);
    assert_eq!(chains(&target).len(), 2);
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}
