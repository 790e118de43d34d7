//! Processes that die while they write, and processes that write at once.

use std::path::Path;
use std::time::Duration;

use claimbook_core::book::ListRequest;
use kit::{Chance, TestBook, real_book};
use rusqlite::Connection;

use crate::hands::{Writer, findings, hand, what_stands};

const THREADS: u64 = 2;
const BOOKS: u64 = 10;
const KILLS: u64 = 10;

#[test]
fn two_hundred_kills_lose_no_acknowledged_change() {
    let told: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS * BOOKS)
            .collect::<Vec<_>>()
            .chunks(usize::try_from(BOOKS).unwrap())
            .map(|books| {
                let books = books.to_vec();
                scope.spawn(move || books.into_iter().map(survive_kills).sum::<usize>())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });

    assert!(320 <= told, "the kills hit processes at work, not at rest: {told} changes were acknowledged");
}

/// Kills several writers of one book, one after the other, and says how many changes they were told are safe.
fn survive_kills(seed: u64) -> usize {
    let mut chance = Chance::new(seed);
    let test = TestBook::at("2025-03-14T09:00:00Z");
    let path = test.path();
    test.book.close().expect("a book closes");
    let mut told = Vec::new();
    for kill in 0..KILLS {
        let writer = Writer::start(&path, "Ana", seed * KILLS + kill);
        // One in five is hit while it opens the book; the others at some point of their work.
        let safe = if kill % 5 == 0 { 0 } else { 2 };
        told.extend(writer.kill_after(safe, Duration::from_millis(chance.below(40))));

        assert_eq!(findings(&path), [], "book {seed} after kill {kill}");
        let stands = what_stands(&path);
        let lost: Vec<&String> = told.iter().filter(|line| !stands.contains(*line)).collect();
        assert!(lost.is_empty(), "book {seed} after kill {kill} lost {lost:?}");
        assert_stands_alone(&path);
    }
    told.len()
}

#[track_caller]
fn assert_stands_alone(book: &Path) {
    for suffix in ["claimbook-wal", "claimbook-shm"] {
        assert!(!book.with_extension(suffix).exists(), "the file alone is the book once the last process closed it");
    }
}

#[test]
fn two_processes_write_at_once_while_a_third_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.claimbook");
    let mut book = real_book(&path);
    let write = |name: &'static str, seed: &'static str| {
        let path = path.to_str().unwrap().to_owned();
        std::thread::spawn(move || hand(&["write", &path, name, seed, "40"]))
    };

    let writers = [write("Ben", "1"), write("Cleo", "2")];
    let mut seen = 0;
    while writers.iter().any(|writer| !writer.is_finished()) {
        let total = book.list(&ListRequest::default()).unwrap().total;
        assert!(seen <= total, "a reader never sees an earlier book than before");
        assert_eq!(book.verify(None).unwrap().findings, [], "a reader sees whole steps");
        seen = total;
    }
    let told: Vec<String> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();

    let told: Vec<&String> = told.iter().filter(|line| *line != "ready").collect();
    assert_eq!(told.len(), 80, "both finished: {told:?}");
    book.close().unwrap();
    let stands = what_stands(&path);
    assert!(told.into_iter().all(|line| stands.contains(line)), "nothing is lost");
    assert_eq!(findings(&path), []);
    assert_stands_alone(&path);
    let connection = Connection::open(&path).unwrap();
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, u64>(0)).unwrap();
    assert_eq!(number("SELECT count(*) FROM replica"), 1, "one file on one machine is one copy");
    assert_eq!(number("SELECT max(seq) FROM step"), number("SELECT count(*) FROM step"), "the chain has no gaps");
    assert_eq!(number("SELECT count(DISTINCT seq) FROM step"), number("SELECT count(*) FROM step"));
}
