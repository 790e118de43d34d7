//! Correcting evidence.

use claimbook_core::book::{EvidenceEdit, Repeats};
use claimbook_core::domain::evidence::Stance;

use super::{Answer, done, gesture, given, key, word};
use crate::request::EditEvidence;
use crate::session::Session;
use crate::view::Done;

pub(crate) fn edit_evidence(session: &mut Session, request: EditEvidence) -> Answer<Done<()>> {
    let stance = |text: &str| word(("stance", "a stance"), text, Stance::ALL, Stance::word);
    let repeats = |text: &str| Ok(Repeats { evidence: key("repeats", text)?, basis: None });
    let edit = EvidenceEdit {
        stance: request.stance.as_deref().map(stance).transpose()?,
        explanation: request.explanation.map(Some),
        repeats: given(request.repeats, repeats)?,
        gesture: gesture(request.gesture.as_deref())?,
    };
    let change = session.book()?.edit_evidence(key("key", &request.key)?, &edit)?;
    Ok(done(change, |_| ()))
}
