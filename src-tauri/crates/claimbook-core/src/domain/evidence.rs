//! What bears on a claim, and which way.

use super::document::Trashed;
use super::id::{ClaimId, DocumentId, EvidenceId, Key, OriginId, PassageId, PersonId};
use super::words;

words! {
    /// Which way an item of evidence points.
    pub enum Stance {
        /// For the claim.
        Supports = "supports",
        /// For a part of it.
        PartlySupports = "partly-supports",
        /// Neither, but needed to understand it.
        Context = "context",
        /// Against a part of it.
        PartlyRefutes = "partly-refutes",
        /// Against the claim.
        Refutes = "refutes",
    }
}

impl Stance {
    /// The side it is counted on.
    pub fn side(self) -> Side {
        match self {
            Self::Supports | Self::PartlySupports => Side::Supports,
            Self::Context => Side::Context,
            Self::PartlyRefutes | Self::Refutes => Side::Refutes,
        }
    }
}

/// The side an item of evidence is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Supports or partly supports.
    Supports,
    /// Refutes or partly refutes.
    Refutes,
    /// In neither count.
    Context,
}

words! {
    /// What a reader should know about how the evidence came to be.
    pub enum Mark {
        /// Its publisher took it back.
        Retracted = "retracted",
        /// It reports what another saw.
        SecondHand = "second-hand",
        /// It says of itself that it may change.
        Preliminary = "preliminary",
        /// Others examined it before it was published.
        Reviewed = "reviewed",
        /// A machine translated it.
        MachineTranslated = "machine-translated",
    }
}

/// Something that bears on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its identity.
    pub id: EvidenceId,
    /// Its label.
    pub key: Key,
    /// What it bears on.
    pub claim: ClaimId,
    /// The document that it is.
    pub document: DocumentId,
    /// The words in it that matter.
    pub passage: Option<PassageId>,
    /// Which way it points.
    pub stance: Stance,
    /// Why.
    pub explanation: Option<String>,
    /// What a reader should know about it, each once.
    pub marks: Vec<Mark>,
    /// In the trash.
    pub trashed: Option<Trashed>,
}

/// One root that several documents go back to. Only independent origins count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its identity.
    pub id: OriginId,
    /// The document nearest to the root.
    pub root: DocumentId,
    /// Why they are thought to go back to it.
    pub basis: Option<String>,
    /// Who says so.
    pub confirmed_by: PersonId,
}
