//! Identity: what the file, its images and its hashes call a record, and what people call it.
//!
//! A record is a UUIDv7 for the program and, for claims, documents and evidence, a key for people. Integer
//! row numbers are no identity: they never leave the file.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(out)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// One book, in all its copies.
    BookId;
    /// One person or program that changes books.
    PersonId;
    /// One copy of a book on one machine.
    ReplicaId;
    /// One source.
    SourceId;
    /// One document.
    DocumentId;
    /// One claim.
    ClaimId;
    /// One figure inside a claim.
    QuantityId;
    /// One place where a claim was said.
    AppearanceId;
    /// One range of one text.
    PassageId;
    /// One item of evidence.
    EvidenceId;
    /// One root that several documents go back to.
    OriginId;
    /// One judgement by one person.
    VerdictId;
    /// One verdict taken back.
    WithdrawalId;
    /// One tag.
    TagId;
    /// One preset of reports.
    PresetId;
    /// One step of the journal.
    StepId;
    /// One gesture: the steps that are undone together.
    GroupId;
    /// One line of the event log.
    EventId;
}

/// The last eight hexadecimal digits of an id, as reports and `history` print it beside a key.
pub fn short(id: impl Into<Uuid>) -> String {
    let text = id.into().simple().to_string();
    text[text.len() - 8..].to_owned()
}

/// What a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// `CB-0001`
    Claim,
    /// `D-0001`
    Document,
    /// `E-0001`
    Evidence,
}

impl KeyKind {
    /// Every kind of key, in the order they are explained.
    pub const ALL: [Self; 3] = [Self::Claim, Self::Document, Self::Evidence];

    /// The letters before the number.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Claim => "CB",
            Self::Document => "D",
            Self::Evidence => "E",
        }
    }

    /// The word for it in the file's `counter` table and in sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Document => "document",
            Self::Evidence => "evidence",
        }
    }
}

/// The label by which people cite a record: `CB-0042`, `D-0003`, `E-0117`.
///
/// Never reused and never renumbered. Four digits at least; `cb-42` reads as `CB-0042`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it names.
    pub kind: KeyKind,
    /// From 1.
    pub number: u32,
}

/// Why a text is not a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a key")]
pub struct KeyError {
    /// What was given.
    pub text: String,
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:04}", self.kind.prefix(), self.number)
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let unreadable = || KeyError { text: text.to_owned() };
        let (prefix, digits) = text.trim().split_once('-').ok_or_else(unreadable)?;
        let kind =
            KeyKind::ALL.into_iter().find(|kind| kind.prefix().eq_ignore_ascii_case(prefix)).ok_or_else(unreadable)?;
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(unreadable());
        }
        let number = digits.parse().ok().filter(|number| 0 < *number).ok_or_else(unreadable)?;
        Ok(Self { kind, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_be_typed_short_and_in_small_letters() {
        let key: Key = "cb-1".parse().unwrap();
        assert_eq!(key.to_string(), "CB-0001");
        assert_eq!("E-12345".parse::<Key>().unwrap().to_string(), "E-12345");
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        for text in ["", "CB", "CB-", "CB-0", "CB-x", "X-1", "CB-+1", "CB--1", "CB-99999999999"] {
            assert!(text.parse::<Key>().is_err(), "{text} is no key");
        }
    }
}
