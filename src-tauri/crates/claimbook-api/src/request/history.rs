//! The history: reading it, verifying it, blanking a step.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Asks for the history of the book, or of one key.
    FindHistory {
        /// `CB-0042`, `D-0003` or `E-0117`; the whole book where this is left out.
        key: Option<String>,
        /// The newest first; the oldest where this is left out.
        newest_first: Option<bool>,
        /// How many steps to pass over.
        offset: Option<u32>,
        /// How many at most; all where this is left out.
        limit: Option<u32>,
    }

    /// Blanks what a step held, for good.
    Purge {
        /// The last 8 digits of its id, or the whole.
        step: String,
        /// Why.
        reason: String,
    }

    /// Asks whether the book is what its journal says.
    Verify {
        /// A head noted elsewhere.
        head: Option<String>,
    }
}
