//! Claims: adding, correcting and listing them.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Names one claim, document or item of evidence.
    OneKey {
        /// `CB-0042`, `D-0003` or `E-0117`.
        key: String,
    }

    /// Adds a claim.
    AddClaim {
        /// A UUID chosen by the caller, so that adding twice adds once.
        id: Option<String>,
        /// What was claimed.
        statement: String,
        /// Who we have it from; the document's source where this is left out.
        source: Option<String>,
        /// When it was said; the day the document was published where this is left out.
        said: Option<String>,
        /// Who made it: a name, or `the article itself`; the source where this is left out.
        claimant: Option<String>,
        /// `truth`, or `attribution`; `truth` where this is left out.
        checking: Option<String>,
        /// The document it stands in, `D-0001`.
        document: Option<String>,
        /// The words there.
        quote: Option<String>,
        /// Which of several places, from 1.
        occurrence: Option<u32>,
        /// Its tags by name.
        tags: Option<Vec<String>>,
        /// Or where the words stand: the first UTF-16 unit of the document's text.
        start: Option<u32>,
        /// And the one after their last.
        end: Option<u32>,
        /// What sort of statement: `quantity`, `event`, …
        claim_type: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// Changes what is given of a claim, and nothing else.
    EditClaim {
        /// Which.
        key: String,
        /// What was claimed.
        statement: Option<String>,
        /// When it was said.
        said: Option<String>,
        /// Who we have it from.
        source: Option<String>,
        /// Who made it; empty: the source.
        claimant: Option<String>,
        /// Tags to add, by name.
        tag: Option<Vec<String>>,
        /// Tags to take off, by name.
        untag: Option<Vec<String>>,
        /// `truth` or `attribution`.
        checking: Option<String>,
        /// What sort of statement; empty: not said.
        claim_type: Option<String>,
        /// The hedge, verbatim; empty: none.
        hedge: Option<String>,
        /// The time it speaks of; empty: not said.
        about_period: Option<String>,
        /// The day its figure is of; empty: not said.
        as_of: Option<String>,
        /// The place it speaks of; empty: not said.
        place: Option<String>,
        /// The day its verdict should be looked at again; empty: never.
        recheck: Option<String>,
        /// Anything else; empty: nothing.
        note: Option<String>,
        /// A UUID: steps of one gesture are undone together.
        gesture: Option<String>,
    }

    /// Changes the same of several claims, as one step: all of them, or none.
    EditClaims {
        /// Which.
        keys: Vec<String>,
        /// When they were said.
        said: Option<String>,
        /// Who we have them from.
        source: Option<String>,
        /// Who made them; empty: the source.
        claimant: Option<String>,
        /// Tags to add, by name.
        tag: Option<Vec<String>>,
        /// Tags to take off, by name.
        untag: Option<Vec<String>>,
        /// The day their verdicts should be looked at again; empty: never.
        recheck: Option<String>,
    }

    /// Names several claims.
    SomeKeys {
        /// Their keys.
        keys: Vec<String>,
    }

    /// Asks for names that begin with what was typed, or contain it.
    FindNames {
        /// What was typed; empty: the most used.
        text: String,
        /// How many at most; 8 where this is left out.
        limit: Option<u32>,
    }

    /// Asks how a typed date is understood.
    ReadDate {
        /// `13 March 2025`, `March 2025`, `yesterday`, `unknown`.
        text: String,
        /// The field that a no is about; `said` where this is left out.
        field: Option<String>,
    }

    /// Brings back what one field of a claim said before a step.
    RestoreField {
        /// Which claim.
        key: String,
        /// The step that changed it.
        step: String,
        /// The field, as its history names it.
        field: String,
    }
}
