//! A book in which every kind of record stands.

use claimbook_core::book::{Attached, ClaimantGiven, QuantityDraft, QuoteDraft, Quoted, Repeats};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::quantity::{Decimal, QuantityKind};
use claimbook_core::domain::scale::Outcome;
use kit::{Chance, TestBook, attachment, draft, judgement};

/// A key as people write it.
pub(crate) fn key(text: &str) -> Key {
    text.parse().expect("the tests write keys")
}

/// A book of three claims: CB-0001 with a file, a note and a link, judged and withdrawn; CB-0002 with words of the
/// note, verified; CB-0003, added last. Two exports stand in its log.
pub(crate) fn worked_book() -> TestBook {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut first = draft("The harbour has 212 houses.");
    first.claimant = ClaimantGiven::Named("Mayor of Halvern".to_owned());
    first.tags = vec!["housing".to_owned()];
    first.quantities = vec![QuantityDraft {
        value: Decimal::parse("212").expect("a decimal"),
        unit: Some("houses".to_owned()),
        kind: QuantityKind::Count,
        qualifier: None,
        bounds: None,
        of_what: Some("the harbour".to_owned()),
    }];
    let mut second = draft("There are 212 of them.");
    second.quote = Some(QuoteDraft {
        document: key("D-0002"),
        quoted: Some(Quoted::words("212 of them")),
        relation: Relation::Asserts,
    });
    let mut link = attachment(Attached::Link("https://halvern.example/register".to_owned()));
    link.repeats = Some(Repeats { evidence: key("E-0001"), basis: Some("Both quote the register.".to_owned()) });
    let file = test.folder().join("register.bin");
    std::fs::write(&file, Chance::new(1).bytes(700_000)).expect("tests may write to their folder");
    let note = Attached::Note("We counted the houses. There are 212 of them.".to_owned());

    let worked = (|| {
        let book = &mut test.book;
        book.add_claim(first)?;
        book.attach(key("CB-0001"), &attachment(Attached::File(file.clone())))?;
        book.attach(key("CB-0001"), &attachment(note))?;
        book.attach(key("CB-0001"), &link)?;
        book.add_claim(second)?;
        book.judge(key("CB-0001"), judgement(Outcome::Disputed))?;
        book.withdraw(key("CB-0001"), "The register was read wrongly.")?;
        book.judge(key("CB-0002"), judgement(Outcome::Verified))?;
        book.log_export("report.html", "212 bytes")?;
        book.log_export("report.csv", "19 bytes")?;
        book.add_claim(draft("The harbour wall is 340 metres long."))
    })();
    worked.expect("the book takes all of it");
    test
}
