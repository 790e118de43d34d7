//! What crosses to a screen and what a screen asks with. Written for screens: every word that a record
//! derives (status, counts, labels) is already in it.
//!
//! Absent on purpose: 64-bit numbers (JavaScript has none), bytes, and anything the domain decides.

mod book;
mod claim;
mod document;
mod history;
mod list;
mod report;

use claimbook_core::domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::book::*;
pub use self::claim::*;
pub use self::document::*;
pub use self::history::*;
pub use self::list::*;
pub use self::report::*;

/// Mirrors an enum of the domain, so that the domain stays free of serialization and a new variant there does
/// not compile until it has a word here.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $domain:path { $($(#[$word:meta])* $variant:ident,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $(#[allow(missing_docs, reason = "the domain's variant says it")] $(#[$word])* $variant,)*
        }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                match word {
                    $(<$domain>::$variant => Self::$variant,)*
                }
            }
        }
    )*};
}

words! {
    /// Where a claim stands.
    Status = domain::scale::Status { ToReview, InReview, Verified, Disputed, Unverifiable, }

    /// What a verdict says.
    Outcome = domain::scale::Outcome { Verified, Disputed, Unverifiable, }

    /// The finer word that is published.
    Rating = domain::scale::Rating {
        True, MostlyTrue, Misleading, MissingContext, MostlyFalse, False, NoEvidenceFound, NotCheckable,
    }

    /// How sure a reviewer is.
    Confidence = domain::scale::Confidence { Low, Moderate, High, }

    /// Whether a claim is checked for being true or for having been said.
    Checking = domain::claim::Checking { Truth, Attribution, }

    /// What sort of statement a claim makes.
    ClaimType = domain::claim::ClaimType {
        Quantity, #[serde(rename = "duration-or-date")] Duration, Event, #[serde(rename = "quote-or-attribution")] Quote,
        Cause, Comparison, Prediction, Other,
    }

    /// Which way an item of evidence points.
    Stance = domain::evidence::Stance { Supports, PartlySupports, Context, PartlyRefutes, Refutes, }

    /// The side an item of evidence is counted on.
    Side = domain::evidence::Side { Supports, Refutes, Context, }

    /// How a document stands to a claim that appears in it.
    Relation = domain::appearance::Relation { Asserts, Quotes, Paraphrases, Denies, Corrects, }

    /// How sure a passage still stands where it stood.
    AnchorState = domain::appearance::AnchorState { Exact, Moved, Proposed, Lost, }

    /// What a document is.
    DocumentKind = domain::document::DocumentKind {
        Article, Report, Speech, Transcript, Post, Video, Image, Dataset, WebPage, Interview, CourtRecord, Note,
        OwnWorking, Contact, Other,
    }
}

/// A value and the records that were changed to make it so.
#[derive(Clone, Debug, Serialize)]
pub struct Done<T> {
    /// What the caller asked for.
    pub value: T,
    /// What a screen must read again; empty for a query.
    pub touched: Vec<Touched>,
}

/// The changed records of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// The kind, as the journal names it: `claim`, `verdict`.
    pub kind: String,
    /// Their identities.
    pub ids: Vec<String>,
}

/// Asks for nothing but an answer.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoRequest {}

/// What a check of kept bytes found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileState {
    /// They hash to their name: unchanged since they were added.
    Same,
    /// They no longer do.
    Mismatch,
    /// Some or all of them are gone.
    Missing,
}
