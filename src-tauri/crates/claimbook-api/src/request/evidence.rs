//! Evidence: attaching and correcting it, checking its files.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Attaches one of a file, a link, a note, or a document at hand.
    Attach {
        /// To which claim.
        key: String,
        /// A file to copy into the book.
        file: Option<String>,
        /// An address: kept as a link only, never fetched.
        url: Option<String>,
        /// The analyst's own words.
        note: Option<String>,
        /// A document at hand, `D-0001`.
        document: Option<String>,
        /// The words in it that matter.
        quote: Option<String>,
        /// Which of several places, from 1.
        occurrence: Option<u32>,
        /// `supports`, `partly-supports`, `context`, `partly-refutes` or `refutes`.
        stance: String,
        /// Its publisher.
        source: Option<String>,
        /// Its title.
        title: Option<String>,
        /// When it was published.
        published: Option<String>,
        /// Why it bears on the claim.
        explanation: Option<String>,
        /// The item whose origin it shares, `E-0001`.
        repeats: Option<String>,
        /// Or where the words stand: the first UTF-16 unit of the document's text.
        start: Option<u32>,
        /// And the one after their last.
        end: Option<u32>,
        /// The name that the file goes by, where its path says another.
        name: Option<String>,
    }

    /// Changes what is given of an item of evidence, and nothing else.
    EditEvidence {
        /// Which.
        key: String,
        /// `supports`, `partly-supports`, `context`, `partly-refutes` or `refutes`.
        stance: Option<String>,
        /// Why it bears on the claim; empty: nothing.
        explanation: Option<String>,
        /// The item whose origin it shares, `E-0001`; empty: it stands for itself.
        repeats: Option<String>,
        /// A UUID: steps of one gesture are undone together.
        gesture: Option<String>,
    }

    /// Asks whether the kept bytes behind a claim's evidence still hash to their names. Slow with large files.
    CheckFiles {
        /// Which claim.
        key: String,
    }
}
