//! One checkable statement, as the claimant would put it.

use chrono::NaiveDate;

use super::document::Trashed;
use super::id::{ClaimId, Key, PersonId, SourceId, TagId};
use super::time::{DescribedDate, Instant};
use super::words;

/// What was claimed, in the analyst's neutral words.
///
/// Trimmed, never empty, at most [`Statement::LIMIT`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement(String);

/// Why a claim cannot be as it was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// No letter is left after trimming.
    #[error("the statement is empty")]
    StatementEmpty,
    /// More characters than [`Statement::LIMIT`].
    #[error("the statement has {length} characters")]
    StatementTooLong {
        /// In code points.
        length: usize,
    },
    /// A source needs a name; `unknown` is one.
    #[error("the source has no name")]
    SourceEmpty,
    /// A name longer than [`NAME_LIMIT`].
    #[error("the name has {length} characters")]
    NameTooLong {
        /// In code points.
        length: usize,
    },
    /// A tag without a letter, or with a comma or line break in it.
    #[error("`{text}` is not a tag")]
    Tag {
        /// What was typed.
        text: String,
    },
    /// No letter is left of what was given as a note.
    #[error("the note is empty")]
    NoteEmpty,
}

/// The most characters the name of a source, a person or a tag may have.
pub const NAME_LIMIT: usize = 300;

/// The name of a source or a person: one line, trimmed, never empty.
pub fn checked_name(typed: &str) -> Result<String, ClaimError> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if name.is_empty() {
        return Err(ClaimError::SourceEmpty);
    }
    if NAME_LIMIT < length {
        return Err(ClaimError::NameTooLong { length });
    }
    Ok(name)
}

impl Statement {
    /// The most characters a statement may have.
    pub const LIMIT: usize = 100_000;

    /// Checks a statement once, at the edge.
    pub fn new(typed: &str) -> Result<Self, ClaimError> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(ClaimError::StatementEmpty);
        }
        let length = text.chars().count();
        if Self::LIMIT < length {
            return Err(ClaimError::StatementTooLong { length });
        }
        Ok(Self(text.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

words! {
    /// What is being checked.
    pub enum Checking {
        /// Whether it is true.
        Truth = "truth",
        /// Whether it was said.
        Attribution = "attribution",
    }
}

words! {
    /// What sort of statement a claim makes.
    pub enum ClaimType {
        /// A figure.
        Quantity = "quantity",
        /// A length of time or a date.
        Duration = "duration-or-date",
        /// Something that happened.
        Event = "event",
        /// That somebody said something.
        Quote = "quote-or-attribution",
        /// That one thing led to another.
        Cause = "cause",
        /// That one thing is more than another.
        Comparison = "comparison",
        /// That something will happen.
        Prediction = "prediction",
        /// None of these.
        Other = "other",
    }
}

/// Who made the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimant {
    /// The one we have it from.
    Source,
    /// Somebody else, named there.
    Named(SourceId),
    /// The article's own voice.
    Article,
}

impl Claimant {
    /// How people name the article's own voice.
    pub const ARTICLE: &'static str = "the article itself";
}

/// Somebody is looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InReview {
    /// Who.
    pub by: PersonId,
    /// Since when.
    pub at: Instant,
}

/// One checkable statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its identity.
    pub id: ClaimId,
    /// Its label.
    pub key: Key,
    /// What was claimed.
    pub statement: Statement,
    /// Whether it is true, or whether it was said.
    pub checking: Checking,
    /// Who we have it from.
    pub source: SourceId,
    /// Who made it.
    pub claimant: Claimant,
    /// What sort of statement; nothing until somebody says so.
    pub claim_type: Option<ClaimType>,
    /// The hedge, verbatim: "nearly", "according to".
    pub hedge: Option<String>,
    /// When it was said.
    pub said: DescribedDate,
    /// The time it speaks of.
    pub about_period: Option<DescribedDate>,
    /// The day its figure is of.
    pub as_of: Option<DescribedDate>,
    /// The place it speaks of.
    pub place: Option<String>,
    /// The claim that it is a part of.
    pub parent: Option<ClaimId>,
    /// Its tags, each once, in the order they were given.
    pub tags: Vec<TagId>,
    /// Marked as being looked at.
    pub in_review: Option<InReview>,
    /// The day its verdict should be looked at again.
    pub recheck_on: Option<NaiveDate>,
    /// Anything else.
    pub note: Option<String>,
    /// In the trash.
    pub trashed: Option<Trashed>,
}

/// A label that people group claims by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its identity.
    pub id: TagId,
    /// As typed; looked up without regard to case.
    pub name: String,
}

impl Tag {
    /// A tag's name: one line, no comma.
    pub fn checked_name(typed: &str) -> Result<String, ClaimError> {
        let name = typed.trim();
        let refused = name.is_empty() || name.contains([',', '\n', '\r']) || NAME_LIMIT < name.chars().count();
        if refused { Err(ClaimError::Tag { text: typed.to_owned() }) } else { Ok(name.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_trimmed_never_empty_and_bounded() {
        assert_eq!(Statement::new("  about 20 % \n").unwrap().as_str(), "about 20 %");
        assert_eq!(Statement::new(" \t "), Err(ClaimError::StatementEmpty));
        let long = "é".repeat(Statement::LIMIT + 1);
        assert_eq!(Statement::new(&long), Err(ClaimError::StatementTooLong { length: Statement::LIMIT + 1 }));
        assert!(Statement::new(&long[2..]).is_ok());
    }
}
