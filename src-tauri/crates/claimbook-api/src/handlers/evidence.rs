//! Correcting evidence.

use claimbook_core::book::{EvidenceEdit, Repeats};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::Key;
use claimbook_core::error::{BookError, Error};

use super::{Answer, done, gesture, given, key, word};
use crate::error::ErrorView;
use crate::request::EditEvidence;
use crate::session::Session;
use crate::view::Done;

pub(crate) fn edit_evidence(session: &mut Session, request: EditEvidence) -> Answer<Done<()>> {
    let stance = |text: &str| word(("stance", "a stance"), text, Stance::ALL, Stance::word);
    let repeats = |text: &str| Ok(Repeats { evidence: key("repeats", text)?, basis: None });
    let item = key("key", &request.key)?;
    let edit = EvidenceEdit {
        stance: request.stance.as_deref().map(stance).transpose()?,
        explanation: request.explanation.map(Some),
        repeats: given(request.repeats, repeats)?,
        gesture: gesture(request.gesture.as_deref())?,
    };
    let edited = session.book()?.edit_evidence(item, &edit);
    let other = edit.repeats.flatten().map(|repeats| repeats.evidence);
    Ok(done(edited.map_err(|error| about_one_of(error, item, other))?, |_| ()))
}

/// The words for an error of a command that takes two keys, about the member that held the wrong one.
fn about_one_of(error: Error, item: Key, other: Option<Key>) -> ErrorView {
    let wrong = match &error {
        Error::Book(BookError::NoSuchKey { key } | BookError::InTrash { key } | BookError::WrongKind { key, .. }) => {
            Some(*key)
        }
        _ => None,
    };
    let words = ErrorView::from(error);
    if wrong.is_some() && wrong == other && wrong != Some(item) { words.about("repeats") } else { words }
}
