//! The invariants that speak of "every": random books, step by step.

use std::collections::BTreeMap;

use claimbook_core::book::{Book, ListRequest, Op, ReportRequest};
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::Status;
use claimbook_report::check::check;
use claimbook_report::{Format, render};
use kit::{CONTENT_TABLES, TestBook, draft, dump};
use proptest::prelude::*;

use crate::deeds::{deed, do_it};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 400, ..ProptestConfig::default() })]

    /// Invariants 1, 2 and 3: refused changes leave no trace; undoing everything leads to the empty book and
    /// redoing leads back; the journal verifies at the end of it all.
    #[test]
    fn undoing_everything_returns_to_the_empty_book_and_redoing_returns_it(
        deeds in proptest::collection::vec((deed(), any::<bool>()), 1..30),
    ) {
        let mut test = TestBook::at("2025-03-14T09:00:00Z");
        let mut other = test.second("Ben");
        // Both people are in the book before anything else is.
        let first = other.add_claim(draft("First")).unwrap();
        drop(first);
        other.undo().unwrap();
        let empty = dump(&test.path(), &CONTENT_TABLES);
        let mut claims = 1;
        for (deed, is_other) in &deeds {
            let before = dump(&test.path(), &CONTENT_TABLES);
            let book = if *is_other { &mut other } else { &mut test.book };
            if !do_it(book, deed, claims) {
                prop_assert_eq!(&before, &dump(&test.path(), &CONTENT_TABLES), "refused: {:?}", deed);
            }
            claims = u32::try_from(test.book.history(None).unwrap().len()).unwrap();
        }
        let full = dump(&test.path(), &CONTENT_TABLES);

        let mut undone = Vec::new();
        loop {
            if test.book.undo().is_ok() {
                undone.push(false);
            } else if other.undo().is_ok() {
                undone.push(true);
            } else {
                break;
            }
        }
        prop_assert_eq!(&empty, &dump(&test.path(), &CONTENT_TABLES), "everything undone");
        for is_other in undone.into_iter().rev() {
            let book = if is_other { &mut other } else { &mut test.book };
            book.redo().unwrap();
        }
        prop_assert_eq!(&full, &dump(&test.path(), &CONTENT_TABLES), "everything redone");

        let verification = test.book.verify(None).unwrap();
        prop_assert_eq!(verification.findings, Vec::new());
        // Where every claim lies in the trash, no report is made.
        if let Ok(report) = test.book.report(&ReportRequest::default()) {
            let json = render(&report, Format::Json).unwrap();
            prop_assert_eq!(check(&json.bytes, |word| Op::find(word).map(Op::phrase)).unwrap().findings, Vec::new());
        }
    }
}

/// The status of every claim outside the trash, as a list gives it.
fn listed(book: &mut Book, query: &str) -> BTreeMap<Key, Status> {
    let page =
        book.list(&ListRequest { query: query.to_owned(), ..ListRequest::default() }).expect("a list can be read");
    page.claims.into_iter().map(|line| (line.key, line.status)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 400, ..ProptestConfig::default() })]

    /// Invariant 4: list, search, one claim, overview, report and the book as of its last step say the same status.
    #[test]
    fn every_surface_says_the_same_status(
        deeds in proptest::collection::vec((deed(), any::<bool>()), 1..30),
        (wanted_from, wanted_until) in (0..30_usize, 0..40_usize),
    ) {
        let mut test = TestBook::at("2025-03-14T09:00:00Z");
        let mut other = test.second("Ben");
        let mut claims = 1;
        for (n, (deed, is_other)) in deeds.iter().enumerate() {
            if [wanted_from, wanted_until].contains(&n) {
                test.book.edit_card(|card| card.second_reader = n == wanted_from).unwrap();
            }
            do_it(if *is_other { &mut other } else { &mut test.book }, deed, claims);
            claims = u32::try_from(test.book.history(None).unwrap().len()).unwrap();
        }
        let all = listed(&mut test.book, "");

        for (key, status) in &all {
            let shown = test.book.show(*key).unwrap();
            prop_assert_eq!((shown.line.status, shown.claim.status), (*status, *status), "{}", key);
        }
        for (status, count) in test.book.overview().unwrap().statuses {
            let found = listed(&mut test.book, &format!("status:{}", status.word()));
            let expected: BTreeMap<Key, Status> = all.clone().into_iter().filter(|(_, stands)| *stands == status).collect();
            prop_assert_eq!(usize::try_from(count).unwrap(), expected.len(), "{:?} in the overview", status);
            prop_assert_eq!(found, expected, "{:?} in a search", status);
        }
        let last = test.book.history(None).unwrap().pop().unwrap().at;
        prop_assert_eq!(&listed(&mut test.book.as_of(last).unwrap(), ""), &all, "replayed");

        // A report counts sealed verdicts only: it agrees once all of them are.
        for key in all.keys() {
            test.book.seal(*key).unwrap();
            other.seal(*key).unwrap();
        }
        prop_assert_eq!(&listed(&mut test.book, ""), &all, "sealing changes no status");
        if !all.is_empty() {
            let report = test.book.report(&ReportRequest::default()).unwrap();
            let reported: BTreeMap<Key, Status> = report.claims.iter().map(|claim| (claim.key, claim.status)).collect();
            prop_assert_eq!(reported, all, "in a report");
        }
    }
}
