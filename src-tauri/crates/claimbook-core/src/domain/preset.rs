//! What people choose of a report beside its claims, and the presets in which a book keeps such choices.

use std::collections::BTreeSet;

use super::digest::Digest;
use super::id::PresetId;
use super::words;

words! {
    /// The sheet of paper that a report is made for.
    #[derive(Default)]
    pub enum Paper {
        /// 210 mm by 297 mm.
        #[default]
        A4 = "a4",
        /// 8.5 inches by 11 inches.
        Letter = "letter",
    }
}

words! {
    /// How the claims of a report follow one another.
    #[derive(Default)]
    pub enum ClaimOrder {
        /// By their keys, as they were recorded.
        #[default]
        Recorded = "recorded",
        /// By the document they were found in, and by their place in its text.
        Document = "document",
        /// By the first day on which they may have been said; those of unknown day last.
        Date = "date",
        /// Disputed, unverifiable, verified, in review, to review.
        Status = "status",
        /// By who we have them from.
        Source = "source",
    }
}

words! {
    /// What a report can do without. It says which of these it leaves out.
    pub enum Part {
        /// The paragraph around a quote; the quoted words themselves stay.
        Context = "context",
        /// Small copies of pictures that are evidence.
        Pictures = "pictures",
        /// The shares of the outcomes and the dates, drawn.
        Charts = "charts",
        /// The labels of claims.
        Tags = "tags",
        /// Verdicts that were replaced or withdrawn.
        EarlierVerdicts = "earlier-verdicts",
        /// Who changed what and when; the digests of every step stay, so that the chain can be followed.
        History = "history",
    }
}

impl Part {
    /// As a sentence says it: `the tags`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Context => "the paragraphs around quotes",
            Self::Pictures => "the pictures",
            Self::Charts => "the charts",
            Self::Tags => "the tags",
            Self::EarlierVerdicts => "earlier verdicts",
            Self::History => "the history",
        }
    }
}

/// Everything that can be chosen of a report but its claims and its format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Its title; nothing: the book's.
    pub title: Option<String>,
    /// A line below the title.
    pub subtitle: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// Who prepared it.
    pub author: Option<String>,
    /// SHA-256 of the picture that stands at its head.
    pub logo: Option<Digest>,
    /// The sheet.
    pub paper: Paper,
    /// The order of the claims.
    pub order: ClaimOrder,
    /// What is left out.
    pub without: BTreeSet<Part>,
}

/// A line of a title page as it is kept and shown: trimmed; nothing where nobody wrote anything.
pub(crate) fn line(typed: Option<&str>) -> Option<String> {
    typed.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Choices that a book keeps under a name. The bytes of the logo are kept in the book too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its identity.
    pub id: PresetId,
    /// As people call it; one of this name, without regard to case, in a book.
    pub name: String,
    /// The word of a format.
    pub format: Option<String>,
    /// Which claims, in the query language; nothing: it says nothing of that.
    pub query: Option<String>,
    /// The choices.
    pub choices: Choices,
}

impl Preset {
    /// The most characters of a name, and of each text in it.
    pub const LIMIT: usize = 200;
}
