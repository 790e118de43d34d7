//! The book as it was: the journal alone gives the rows.

use claimbook_core::book::{Book, ClaimPage, ClaimShown, ListRequest, ReportRequest};
use claimbook_core::domain::id::{Key, KeyKind};
use claimbook_core::domain::report::Report;
use claimbook_core::domain::time::Instant;
use claimbook_core::error::{BookError, Error};
use kit::{TestBook, draft};
use proptest::prelude::*;

use crate::deeds::{deed, do_it};
use crate::worked::worked_book;

/// Everything a person can see of a book.
#[derive(Debug, PartialEq)]
struct Seen {
    list: ClaimPage,
    claims: Vec<Option<ClaimShown>>,
    report: Option<Report>,
}

/// The most claims that a random book of these tests has.
const CLAIMS: u32 = 30;

fn seen(book: &mut Book) -> Seen {
    let claims = (1..=CLAIMS).map(|number| book.show(Key { kind: KeyKind::Claim, number }).ok()).collect();
    let list = book.list(&ListRequest::default()).expect("a book lists its claims");
    // A report of no claims is refused, then as now.
    Seen { list, claims, report: book.report(&ReportRequest::default()).ok() }
}

fn last_instant(book: &mut Book) -> Instant {
    book.history(None).expect("a book has a history").pop().expect("its first step").at
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_book_as_of_every_step_is_the_book_that_was_seen_then(
        deeds in proptest::collection::vec((deed(), any::<bool>()), 1..16),
    ) {
        let mut test = TestBook::at("2025-03-14T09:00:00Z");
        let mut other = test.second("Ben");
        other.add_claim(draft("First")).unwrap();
        let mut snapshots = vec![(last_instant(&mut test.book), seen(&mut test.book))];
        let mut claims = 1;
        for (deed, is_other) in &deeds {
            let book = if *is_other { &mut other } else { &mut test.book };
            if do_it(book, deed, claims) {
                // Always by the same person: each sees which verdicts are theirs.
                snapshots.push((last_instant(&mut test.book), seen(&mut test.book)));
            }
            claims = u32::try_from(test.book.history(None).unwrap().len()).unwrap();
        }

        for (n, (instant, then)) in snapshots.iter().enumerate() {
            let mut past = test.book.as_of(*instant).unwrap();
            prop_assert_eq!(&seen(&mut past), then, "as of step {}", n);
        }
    }
}

#[test]
fn the_book_as_of_its_last_step_is_the_book() {
    let mut test = worked_book();
    let now = seen(&mut test.book);
    let last = last_instant(&mut test.book);
    let mut past = test.book.as_of(last).unwrap();

    assert_eq!(seen(&mut past), now);
    let asked = ReportRequest { as_of: Some(last), ..ReportRequest::default() };
    assert_eq!(Some(test.book.report(&asked).unwrap()), now.report, "it defaults to the last step's instant");
    let later = test.book.as_of(last.plus_millis(86_400_000)).unwrap().list(&ListRequest::default()).unwrap();
    assert_eq!(later, now.list, "nothing was recorded since");
}

#[test]
fn the_past_cannot_be_changed_and_does_not_begin_before_the_book() {
    let mut test = worked_book();
    let first = test.book.history(None).unwrap()[0].at;
    let before = test.book.as_of(first.plus_millis(-1)).err();
    assert!(matches!(before, Some(Error::Book(BookError::BeforeTheBook { .. }))));

    let mut past = test.book.as_of(first).unwrap();
    assert_eq!(past.list(&ListRequest::default()).unwrap().total, 0, "the empty book");
    let refused = past.add_claim(draft("A claim about the future.")).err();
    assert!(matches!(refused, Some(Error::Store(claimbook_core::StoreError::ReadOnly(_)))));
}

#[test]
fn looking_at_the_past_leaves_the_book_as_it_is() {
    let mut test = worked_book();
    let (path, last) = (test.path(), last_instant(&mut test.book));
    let test = test.reopen();
    let world = test.world.clone();
    test.book.close().unwrap();
    let before = std::fs::read(&path).unwrap();

    let mut book = Book::open(&path, kit::author("Ana"), world).unwrap();
    book.as_of(last).unwrap().list(&ListRequest::default()).unwrap();
    book.close().unwrap();

    assert!(std::fs::read(&path).unwrap() == before, "byte for byte");
    assert_eq!(std::fs::read_dir(test.folder.path()).unwrap().count(), 2, "the book and the file it was given");
}
