//! A disk that is full. Invariant 1.

use claimbook_core::StoreError;
use claimbook_core::book::{Attached, ListRequest};
use claimbook_core::domain::document::DocumentKind;
use claimbook_core::error::{Error, Result};
use kit::{CONTENT_TABLES, Chance, TestBook, attachment, draft, dump};
use rusqlite::Connection;

use crate::worked::key;

fn is_full<T>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::Store(StoreError::Full)))
}

/// As many pages as the file has.
fn pages(test: &TestBook) -> u32 {
    let connection = Connection::open(test.path()).expect("a book is an SQLite file");
    connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("SQLite counts its pages")
}

/// Everything in the file that a change writes.
fn everything(test: &TestBook) -> impl PartialEq + std::fmt::Debug + use<> {
    dump(&test.path(), &[CONTENT_TABLES.as_slice(), &["step", "entry", "counter", "replica", "event"]].concat())
}

#[test]
fn a_change_that_does_not_fit_on_the_disk_leaves_no_trace_and_the_book_goes_on() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("Kept")).unwrap();
    test.book.limit_pages(pages(&test)).unwrap();
    let long = || {
        let mut claim = draft("Too much");
        claim.note = Some("All work and no play. ".repeat(3000));
        claim
    };
    let before = everything(&test);

    assert!(is_full(&test.book.add_claim(long())));
    assert_eq!(everything(&test), before, "the step is not there, nor anything of it");
    assert_eq!(test.book.verify(None).unwrap().findings, []);

    let mut added = 0;
    while test.book.add_claim(draft(&format!("Small claim {added}"))).map_err(|error| error.to_string()).is_ok() {
        added += 1;
        assert!(added < 10_000, "the limit holds");
    }
    assert!(is_full(&test.book.add_claim(draft("One more"))));
    assert_eq!(test.book.list(&ListRequest::default()).unwrap().total, added + 1, "every answered one is there");

    test.book.limit_pages(u32::MAX).unwrap();
    let claim = test.book.add_claim(long()).unwrap().value;
    assert_eq!(claim.key.number, added + 2, "no number was used up by a change that was refused");
    let mut test = test.reopen();
    assert_eq!(test.book.verify(None).unwrap().findings, []);
}

#[test]
fn a_file_that_does_not_fit_on_the_disk_is_not_attached_and_may_be_attached_later() {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    test.book.add_claim(draft("The wall is 340 metres long.")).unwrap();
    let file = test.folder().join("film.bin");
    let bytes = Chance::new(3).bytes(12_000_000);
    std::fs::write(&file, &bytes).unwrap();
    let attach = |test: &mut TestBook| {
        let film = attachment(Attached::File(file.clone()));
        test.book.attach(key("CB-0001"), &film)
    };

    // Less than one small transaction of chunks, then more than one.
    for room in [300, 2_500] {
        test.book.limit_pages(pages(&test) + room).unwrap();
        let before = everything(&test);
        assert!(is_full(&attach(&mut test)), "with room for {room} pages");
        assert_eq!(everything(&test), before);
        assert_eq!(test.book.verify(None).unwrap().findings, []);
    }

    test.book.limit_pages(u32::MAX).unwrap();
    attach(&mut test).unwrap();
    let document = test.book.document(key("D-0001")).unwrap();
    assert_eq!(document.kind, DocumentKind::Other);
    assert!(test.book.file_bytes(document.original.as_ref().unwrap()).unwrap() == bytes, "byte for byte");
    assert_eq!(test.reopen().book.verify(None).unwrap().findings, []);
}
