//! Outcomes, ratings and confidence: the words a verdict may use.

use super::words;

words! {
    /// What a verdict says, in one word.
    pub enum Outcome {
        /// It holds.
        Verified = "verified",
        /// It does not hold, or not as it stands.
        Disputed = "disputed",
        /// Nobody can tell.
        Unverifiable = "unverifiable",
    }
}

words! {
    /// The finer word that an organisation publishes.
    pub enum Rating {
        /// Verified.
        True = "true",
        /// Verified.
        MostlyTrue = "mostly-true",
        /// Disputed.
        Misleading = "misleading",
        /// Disputed.
        MissingContext = "missing-context",
        /// Disputed.
        MostlyFalse = "mostly-false",
        /// Disputed.
        False = "false",
        /// Unverifiable.
        NoEvidenceFound = "no-evidence-found",
        /// Unverifiable.
        NotCheckable = "not-checkable",
    }
}

impl Rating {
    /// The outcome that it refines.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::True | Self::MostlyTrue => Outcome::Verified,
            Self::Misleading | Self::MissingContext | Self::MostlyFalse | Self::False => Outcome::Disputed,
            Self::NoEvidenceFound | Self::NotCheckable => Outcome::Unverifiable,
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::True => "True",
            Self::MostlyTrue => "Mostly true",
            Self::Misleading => "Misleading",
            Self::MissingContext => "Missing context",
            Self::MostlyFalse => "Mostly false",
            Self::False => "False",
            Self::NoEvidenceFound => "No evidence found",
            Self::NotCheckable => "Not checkable",
        }
    }
}

words! {
    /// How sure the reviewer is. Never preset.
    pub enum Confidence {
        /// Low.
        Low = "low",
        /// Moderate.
        Moderate = "moderate",
        /// High.
        High = "high",
    }
}

words! {
    /// Which ratings a book uses.
    pub enum Scale {
        /// The eight of [`Rating`].
        Ratings = "ratings",
        /// Only verified, disputed, unverifiable.
        OutcomesOnly = "outcomes-only",
        /// Six steps from true to false.
        SixSteps = "six-steps",
    }
}

words! {
    /// Where a claim stands. Derived from its verdicts by one function, [`super::standing::standing`].
    pub enum Status {
        /// No verdict yet.
        ToReview = "to-review",
        /// Somebody is looking at it, or a second reader is wanted.
        InReview = "in-review",
        /// It holds.
        Verified = "verified",
        /// It does not hold, or not as it stands.
        Disputed = "disputed",
        /// Nobody can tell.
        Unverifiable = "unverifiable",
    }
}

impl Status {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::ToReview => "To review",
            Self::InReview => "In review",
            Self::Verified => "Verified",
            Self::Disputed => "Disputed",
            Self::Unverifiable => "Unverifiable",
        }
    }
}

impl From<Outcome> for Status {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Verified => Self::Verified,
            Outcome::Disputed => Self::Disputed,
            Outcome::Unverifiable => Self::Unverifiable,
        }
    }
}
