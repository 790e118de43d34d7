//! Documents: reading what was found in them, bringing them in, correcting them.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

requests! {
    /// Brings a document in from a file or a pasted text, plain or Markdown, at most 10 MB.
    ImportDocument {
        /// Where the file is.
        path: Option<String>,
        /// Or its text, pasted.
        text: Option<String>,
        /// Its publisher; `unknown` where this is left out.
        source: Option<String>,
        /// Its title; as found in the text where this is left out.
        title: Option<String>,
        /// When it was published; as found in the text where this is left out, else `unknown`.
        published: Option<String>,
        /// Who wrote it, as printed; as found in the text where this is left out.
        authors: Option<Vec<String>>,
        /// What it is; `article` where this is left out.
        kind: Option<String>,
        /// Where it stands on the web. Kept, never fetched.
        url: Option<String>,
        /// BCP 47; as found in the text where this is left out.
        language: Option<String>,
    }

    /// Asks what is found in a text or a file before it is brought in. Writes nothing.
    DraftDocument {
        /// The text, pasted.
        text: Option<String>,
        /// Or where the file is.
        path: Option<String>,
    }

    /// Changes what is given of a document, and nothing else.
    EditDocument {
        /// Which.
        key: String,
        /// Its title.
        title: Option<String>,
        /// Its publisher.
        source: Option<String>,
        /// Who wrote it, as printed.
        authors: Option<Vec<String>>,
        /// What it is: `article`, `report`, `transcript`, …
        kind: Option<String>,
        /// When it was published.
        published: Option<String>,
        /// Where it stands on the web; empty: nowhere.
        url: Option<String>,
        /// Where a copy of it stands on the web; empty: nowhere.
        archived: Option<String>,
        /// BCP 47; empty: unknown.
        language: Option<String>,
        /// A UUID: steps of one gesture are undone together.
        gesture: Option<String>,
    }

    /// Asks for documents.
    FindDocuments {
        /// Words of the title, the key or the publisher; all where this is left out.
        text: Option<String>,
        /// How many at most; all where this is left out.
        limit: Option<u32>,
    }
}
