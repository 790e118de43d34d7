//! What people do with a book, for tests that speak of "every".

use claimbook_core::book::{
    Attached, Attachment, Book, ClaimEdit, ClaimField, ClaimantGiven, DocumentEdit, EvidenceEdit, Judgement, Marking,
    Repeats, Sealing, VerdictEdit,
};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::{GroupId, Key, KeyKind};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating};
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
    EditIn(u8, u8, u8),
    EditVerdict(u8, u8, u8),
    SealAll,
    MarkSome(u8, u8),
    Clear(u8, bool),
    EditSome(u8, u8),
    RemoveSome(u8),
    EditEvidence(u8, u8, u8),
    RestoreField(u8, u8, u8),
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
        3 => (any::<u8>(), 0..4_u8, 0..3_u8).prop_map(|(a, b, c)| Deed::EditIn(a, b, c)),
        5 => (0..3_u8, any::<u8>(), 0..3_u8).prop_map(|(a, b, c)| Deed::EditVerdict(a, b, c)),
        1 => Just(Deed::SealAll),
        2 => (any::<u8>(), 0..5_u8).prop_map(|(a, b)| Deed::MarkSome(a, b)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(a, b)| Deed::Clear(a, b)),
        1 => (any::<u8>(), 0..4_u8).prop_map(|(a, b)| Deed::EditSome(a, b)),
        1 => any::<u8>().prop_map(Deed::RemoveSome),
        3 => (any::<u8>(), any::<u8>(), 0..3_u8).prop_map(|(a, b, c)| Deed::EditEvidence(a, b, c)),
        1 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(a, b, c)| Deed::RestoreField(a, b, c)),
        4 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

fn key(kind: KeyKind, chosen: u8, of: u32) -> Key {
    Key { kind, number: u32::from(chosen) % of.max(1) + 1 }
}

/// A gesture, or none: a few, so that they are taken up again behind something else.
fn gesture_of(chosen: u8) -> Option<GroupId> {
    (chosen != 0).then(|| GroupId(Uuid::from_u128(u128::from(chosen))))
}

/// Two claims, or the same one twice.
fn some(chosen: u8, of: u32) -> [Key; 2] {
    [key(KeyKind::Claim, chosen, of), key(KeyKind::Claim, chosen / 2, of)]
}

fn verdict_edit(what: u8, gesture: u8) -> VerdictEdit {
    let edit = VerdictEdit { gesture: gesture_of(gesture), ..VerdictEdit::default() };
    match what % 8 {
        0 => VerdictEdit { outcome: Some(None), ..edit },
        1 => VerdictEdit { outcome: Some(Some(Outcome::Verified)), ..edit },
        2 => VerdictEdit { outcome: Some(Some(Outcome::Disputed)), ..edit },
        3 => VerdictEdit { rating: Some(Some(Rating::Misleading)), ..edit },
        4 => VerdictEdit { rationale: Some(Some("The register says so.".to_owned())), ..edit },
        5 => VerdictEdit { rationale: Some(None), ..edit },
        6 => VerdictEdit { confidence: Some(Some(Confidence::Low)), ..edit },
        _ => VerdictEdit { reason: Some(Some("Looked again.".to_owned())), ..edit },
    }
}

/// Does it, or is refused: both are fine, as long as a refusal changes nothing.
#[allow(clippy::too_many_lines, reason = "one arm per deed, read like a list")]
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
        Deed::EditIn(chosen, what, gesture) => {
            let mut edit = ClaimEdit { gesture: gesture_of(*gesture), ..ClaimEdit::default() };
            match what {
                0 => edit.note = Some(None),
                1 => edit.note = Some(Some("Ask again.".to_owned())),
                2 => edit.hedge = Some(Some("nearly".to_owned())),
                _ => edit.claimant = Some(ClaimantGiven::Named("Ilse Varga".to_owned())),
            }
            book.edit_claim(claim(*chosen), edit).is_ok()
        }
        Deed::EditVerdict(chosen, what, gesture) => {
            book.edit_verdict(claim(*chosen), verdict_edit(*what, *gesture)).is_ok()
        }
        Deed::SealAll => book.seal_all().is_ok(),
        Deed::MarkSome(chosen, what) => {
            let marking = match what {
                0 => Marking::InReview,
                1 => Marking::ToReview,
                _ => Marking::Outcome { outcome: outcome(*what), rating: None, rationale: None },
            };
            book.mark(&some(*chosen, claims), &marking, Some("Looked again.")).is_ok()
        }
        Deed::Clear(chosen, reason) => book.clear_status(claim(*chosen), reason.then_some("Too early.")).is_ok(),
        Deed::EditSome(chosen, source) => {
            let edit = ClaimEdit {
                source: Some(format!("Source {source}")),
                tag: vec!["tag 1".to_owned()],
                ..ClaimEdit::default()
            };
            book.edit_claims(&some(*chosen, claims), edit).is_ok()
        }
        Deed::RemoveSome(chosen) => book.remove_claims(&some(*chosen, claims)).is_ok(),
        Deed::EditEvidence(chosen, what, gesture) => {
            let other = Repeats { evidence: key(KeyKind::Evidence, what / 8, 4), basis: None };
            let edit = EvidenceEdit {
                stance: (what % 2 == 0).then_some(Stance::Refutes),
                explanation: (what % 8 == 3).then(|| Some("It was counted.".to_owned())),
                repeats: match what % 8 {
                    1 | 2 | 5 => Some(Some(other)),
                    6 | 7 => Some(None),
                    _ => None,
                },
                gesture: gesture_of(*gesture),
            };
            book.edit_evidence(key(KeyKind::Evidence, *chosen, 4), &edit).is_ok()
        }
        Deed::RestoreField(chosen, step, field) => {
            let Ok(history) = book.history(Some(claim(*chosen))) else { return false };
            let step = history[usize::from(*step) % history.len()].step;
            let field = ClaimField::ALL[usize::from(*field) % ClaimField::ALL.len()];
            book.restore_field(claim(*chosen), step, field).is_ok()
        }
        Deed::Correct(chosen, what) => {
            let edit = DocumentEdit {
                title: Some(format!("Title {what}")),
                source: Some(format!("Source {what}")),
                ..DocumentEdit::default()
            };
            let gesture = (*what < 3).then(|| GroupId(Uuid::from_u128(u128::from(*what) / 2 + 1)));
            book.edit_document(key(KeyKind::Document, *chosen, 3), edit, gesture).is_ok()
        }
        Deed::Undo => book.undo().is_ok(),
        Deed::Redo => book.redo().is_ok(),
    }
}
