//! Where a claim was said: a claim, a document, and the exact passage.

use super::id::{AppearanceId, ClaimId, DocumentId, PassageId, PersonId, SourceId};
use super::text::Quote;
use super::words;

words! {
    /// How a document stands to the claim that appears in it.
    pub enum Relation {
        /// It says so itself.
        Asserts = "asserts",
        /// It quotes who said so.
        Quotes = "quotes",
        /// It gives the sense.
        Paraphrases = "paraphrases",
        /// It says it is not so.
        Denies = "denies",
        /// It takes it back.
        Corrects = "corrects",
    }
}

words! {
    /// How sure a passage still stands where it stood.
    pub enum AnchorState {
        /// The same words at the same place.
        Exact = "exact",
        /// The same words elsewhere.
        Moved = "moved",
        /// Similar words; somebody must say.
        Proposed = "proposed",
        /// Gone.
        Lost = "lost",
    }
}

/// A claim as it stands in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Its identity.
    pub id: AppearanceId,
    /// What was claimed.
    pub claim: ClaimId,
    /// Where it stands.
    pub document: DocumentId,
    /// Who repeats it there, if not the document's source.
    pub repeater: Option<SourceId>,
    /// How the document stands to it.
    pub relation: Relation,
    /// The exact words; nothing where only the document is known.
    pub passage: Option<PassageId>,
    /// How sure the words still stand there.
    pub anchor: AnchorState,
    /// Nobody is known to have said it earlier.
    pub first_known: bool,
}

/// Who translated a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translator {
    /// Somebody.
    Person(PersonId),
    /// A machine.
    Machine,
}

/// A range of words in one text, remembered with its surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its identity.
    pub id: PassageId,
    /// The words, where they stand and what stands around them.
    pub quote: Quote,
    /// A page or a timecode, as the document counts them.
    pub place: Option<String>,
    /// The words in the book's language.
    pub translation: Option<String>,
    /// By whom.
    pub translated_by: Option<Translator>,
}
