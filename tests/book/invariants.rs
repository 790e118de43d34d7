//! The invariants that speak of "every": random books, step by step.

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
    }
}
