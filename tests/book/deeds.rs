//! What people do with a book, for tests that speak of "every".

use claimbook_core::book::{Attached, Attachment, Book, ClaimEdit, DocumentEdit, Judgement, Repeats, Sealing};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::{Key, KeyKind};
use claimbook_core::domain::scale::{Outcome, Rating};
use kit::draft;
use proptest::prelude::*;
use uuid::Uuid;

/// Something a person does, with numbers that choose among what is there.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Add(u8, u8),
    Edit(u8, u8),
    Tag(u8, u8),
    Note(u8, u8),
    Link(u8, u8),
    Judge(u8, u8),
    JudgeOpenly(u8),
    Seal(u8),
    Withdraw(u8),
    Remove(u8),
    Restore(u8),
    Mark(u8),
    Correct(u8, u8),
    Undo,
    Redo,
}

/// Any of them, the usual ones more often.
pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..4_u8, 0..4_u8).prop_map(|(a, b)| Deed::Add(a, b)),
        2 => (any::<u8>(), 0..4_u8).prop_map(|(a, b)| Deed::Edit(a, b)),
        1 => (any::<u8>(), 0..3_u8).prop_map(|(a, b)| Deed::Tag(a, b)),
        2 => (any::<u8>(), 0..5_u8).prop_map(|(a, b)| Deed::Note(a, b)),
        2 => (any::<u8>(), 0..5_u8).prop_map(|(a, b)| Deed::Link(a, b)),
        2 => (any::<u8>(), 0..3_u8).prop_map(|(a, b)| Deed::Judge(a, b)),
        1 => any::<u8>().prop_map(Deed::JudgeOpenly),
        1 => any::<u8>().prop_map(Deed::Seal),
        1 => any::<u8>().prop_map(Deed::Withdraw),
        1 => any::<u8>().prop_map(Deed::Remove),
        1 => any::<u8>().prop_map(Deed::Restore),
        1 => any::<u8>().prop_map(Deed::Mark),
        2 => (0..3_u8, 0..4_u8).prop_map(|(a, b)| Deed::Correct(a, b)),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

fn key(kind: KeyKind, chosen: u8, of: u32) -> Key {
    Key { kind, number: u32::from(chosen) % of.max(1) + 1 }
}

/// Does it, or is refused: both are fine, as long as a refusal changes nothing.
pub(crate) fn do_it(book: &mut Book, deed: &Deed, claims: u32) -> bool {
    let claim = |chosen: u8| key(KeyKind::Claim, chosen, claims);
    let outcome = |chosen: u8| Outcome::ALL[usize::from(chosen) % 3];
    let attachment = |what, stance: u8| Attachment {
        what,
        stance: Stance::ALL[usize::from(stance) % 5],
        source: None,
        title: None,
        published: None,
        explanation: None,
        marks: Vec::new(),
        repeats: (stance == 4).then_some(Repeats { evidence: key(KeyKind::Evidence, 0, 1), basis: None }),
    };
    match deed {
        Deed::Add(source, tag) => {
            let mut new = draft(&format!("Claim {source} of {tag}"));
            new.source = Some(format!("Source {source}"));
            new.tags = vec![format!("tag {tag}")];
            book.add_claim(new).is_ok()
        }
        Deed::Edit(chosen, source) => {
            let edit = ClaimEdit { source: Some(format!("Source {source}")), ..ClaimEdit::default() };
            book.edit_claim(claim(*chosen), edit).is_ok()
        }
        Deed::Tag(chosen, tag) => {
            let edit = ClaimEdit { tag: vec![format!("tag {tag}")], ..ClaimEdit::default() };
            book.edit_claim(claim(*chosen), edit).is_ok()
        }
        Deed::Note(chosen, stance) => {
            book.attach(claim(*chosen), &attachment(Attached::Note("We counted.".to_owned()), *stance)).is_ok()
        }
        Deed::Link(chosen, stance) => {
            let url = format!("https://halvern.example/{stance}");
            book.attach(claim(*chosen), &attachment(Attached::Link(url), *stance)).is_ok()
        }
        Deed::Judge(chosen, what) => {
            let judgement = Judgement {
                rating: (*what == 1).then_some(Rating::Misleading),
                rationale: Some("The register says so.".to_owned()),
                reason: Some("Looked again.".to_owned()),
                ..Judgement::new(outcome(*what))
            };
            book.judge(claim(*chosen), judgement).is_ok()
        }
        Deed::JudgeOpenly(chosen) => {
            let judgement = Judgement { sealing: Sealing::Later, ..Judgement::new(outcome(*chosen)) };
            book.judge(claim(*chosen), judgement).is_ok()
        }
        Deed::Seal(chosen) => book.seal(claim(*chosen)).is_ok(),
        Deed::Withdraw(chosen) => book.withdraw(claim(*chosen), "Not sure any more.").is_ok(),
        Deed::Remove(chosen) => book.remove(claim(*chosen)).is_ok(),
        Deed::Restore(chosen) => book.restore(claim(*chosen)).is_ok(),
        Deed::Mark(chosen) => book.mark_in_review(claim(*chosen)).is_ok(),
        Deed::Correct(chosen, what) => {
            let edit = DocumentEdit {
                title: Some(format!("Title {what}")),
                source: Some(format!("Source {what}")),
                ..DocumentEdit::default()
            };
            let gesture = (*what < 3).then(|| Uuid::from_u128(u128::from(*what) / 2 + 1));
            book.edit_document(key(KeyKind::Document, *chosen, 3), edit, gesture).is_ok()
        }
        Deed::Undo => book.undo().is_ok(),
        Deed::Redo => book.redo().is_ok(),
    }
}
