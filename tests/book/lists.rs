//! Windows of a list, found once and looked at often.

use claimbook_core::book::{Book, Judgement, ListRequest, Sealing, Sort};
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::Result;
use kit::{Chance, TestBook, draft, generated_claim, judgement};

const QUERIES: [&str; 4] = ["", "har", "tag:flood", "har -tag:flood"];

/// The keys that a window shows, and how many claims there are.
fn window(book: &mut Book, query: &str, (sort, reverse): (Sort, bool), offset: u32, limit: u32) -> (Vec<String>, u32) {
    let request = ListRequest { query: query.to_owned(), sort, reverse, limit: Some(limit), offset, around: None };
    let page = book.list(&request).expect("a book can be listed");
    (page.claims.into_iter().map(|claim| claim.key.to_string()).collect(), page.total)
}

fn book_with_trash() -> Result<TestBook> {
    let mut book = TestBook::at("2025-03-14T09:00:00Z");
    let mut chance = Chance::new(1);
    let drafts = (0..60).map(|n| generated_claim(&mut chance, 2_000 + n)).collect();
    let claims = book.book.add_claims(drafts)?.value;
    for claim in claims.iter().step_by(5) {
        book.book.judge(claim.key, judgement(Outcome::Disputed))?;
    }
    for claim in claims.iter().step_by(7) {
        book.book.remove(claim.key)?;
    }
    Ok(book)
}

#[test]
fn windows_side_by_side_are_the_whole_list_in_every_order() -> Result<()> {
    let mut book = book_with_trash()?;

    for query in QUERIES {
        for (sort, word) in Sort::ALL {
            let (whole, total) = window(&mut book.book, query, (sort, false), 0, 1_000);
            let halves: Vec<String> =
                (0..total.div_ceil(9)).flat_map(|n| window(&mut book.book, query, (sort, false), n * 9, 9).0).collect();
            let mut backwards = window(&mut book.second("Ben"), query, (sort, true), 0, 1_000).0;
            backwards.reverse();

            assert_eq!(whole.len(), total as usize, "`{query}` by {word} counts what it shows");
            assert_eq!(halves, whole, "`{query}` by {word}");
            assert_eq!(backwards, whole, "`{query}` by {word}, for somebody who looks for the first time");
        }
    }
    Ok(())
}

#[test]
fn a_list_by_verdict_shows_the_newest_that_stands_first() -> Result<()> {
    let mut book = TestBook::at("2025-03-14T09:00:00Z");
    let claims: Vec<_> = (0..5)
        .map(|n| book.book.add_claim(draft(&format!("Claim {n}"))).map(|done| done.value.key))
        .collect::<Result<_>>()?;
    for n in [2, 0, 3, 1] {
        book.book.judge(claims[n], judgement(Outcome::Verified))?;
    }
    book.second("Ben").judge(claims[2], judgement(Outcome::Disputed))?;
    book.book.judge(claims[0], Judgement { sealing: Sealing::Later, ..judgement(Outcome::Disputed) })?;
    book.book.withdraw(claims[3], "Not sure any more.")?;
    book.book.withdraw(claims[2], "Ben knows better.")?;

    let request = ListRequest { sort: Sort::Judged, reverse: true, ..ListRequest::default() };
    let found = book.book.list(&request)?.claims;

    let shown: Vec<_> = found.iter().map(|claim| (claim.statement.as_str(), claim.outcome, claim.open)).collect();
    let (verified, disputed) = (Some(Outcome::Verified), Some(Outcome::Disputed));
    assert_eq!(
        shown,
        [
            ("Claim 0", disputed, true),
            ("Claim 2", disputed, false),
            ("Claim 1", verified, false),
            ("Claim 4", None, false),
            ("Claim 3", None, false),
        ]
    );
    let mut finds = |query: &str| window(&mut book.book, query, (Sort::Key, false), 0, 9).0;
    assert_eq!(finds("has:verdict"), ["CB-0001", "CB-0002", "CB-0003"]);
    assert_eq!(finds("has:open"), ["CB-0001"]);
    Ok(())
}

#[test]
fn a_list_shows_what_was_just_changed_here_or_elsewhere() -> Result<()> {
    let mut book = book_with_trash()?;
    let mut other = book.second("Ben");
    let by_source = (Sort::Source, false);
    let before = window(&mut book.book, "har", by_source, 3, 5).1;

    let here = book.book.add_claim(draft("The harbour froze."))?.value.key;
    let after_here = window(&mut book.book, "har", by_source, 3, 5).1;
    other.add_claim(draft("The harbour thawed."))?;
    let after_there = window(&mut book.book, "har", by_source, 3, 5).1;
    other.remove(here)?;
    let after_removal = window(&mut book.book, "har", by_source, 3, 5).1;

    assert_eq!([after_here, after_there, after_removal], [before + 1, before + 2, before + 1]);
    Ok(())
}
