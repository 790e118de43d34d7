//! A figure inside a claim: value, unit, what it is of, and how far it may reach.

use super::id::{ClaimId, QuantityId};
use super::words;

words! {
    /// What a figure measures.
    pub enum QuantityKind {
        /// A share.
        Percent = "percent",
        /// How many.
        Count = "count",
        /// A sum.
        Money = "money",
        /// How long.
        Duration = "duration",
        /// How wide.
        Area = "area",
        /// How far.
        Distance = "distance",
        /// So much per something.
        Rate = "rate",
        /// Which place in an order.
        Rank = "rank",
    }
}

words! {
    /// Where the bounds of a figure come from.
    pub enum BoundsBasis {
        /// The claimant gave them.
        Stated = "stated",
        /// The program proposes them.
        Suggested = "suggested",
        /// Somebody accepted the proposal.
        Accepted = "accepted",
    }
}

/// A decimal number as text, exactly as precise as it was given: digits, at most one point, a leading minus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// Reads a decimal number of at most 40 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (is_number(whole) && is_number(fraction) && digits.len() <= 41).then(|| Self(text.to_owned()))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A figure inside a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Its identity.
    pub id: QuantityId,
    /// The claim it stands in.
    pub claim: ClaimId,
    /// How much.
    pub value: Decimal,
    /// Of which unit: `%`, `months`, `EUR`.
    pub unit: Option<String>,
    /// What it measures.
    pub kind: QuantityKind,
    /// The hedge, verbatim: "nearly".
    pub qualifier: Option<String>,
    /// The least it can mean.
    pub lower: Option<Decimal>,
    /// The most it can mean.
    pub upper: Option<Decimal>,
    /// Where the bounds come from.
    pub basis: Option<BoundsBasis>,
    /// What it is a figure of.
    pub of_what: Option<String>,
}
