//! What a caller asks to be changed, as it arrives: texts that the domain has not looked at yet.

use serde::Deserialize;
use ts_rs::TS;

/// Declares requests: camelCase on the wire, unknown members refused, members that may be left out optional.
macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $field:ident: $form:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[ts(optional_fields)]
        pub struct $name {
            $($(#[$inner])* pub $field: $form,)*
        }
    )*};
}

requests! {
    /// Names one claim, document or item of evidence.
    OneKey {
        /// `CB-0042`, `D-0003` or `E-0117`.
        key: String,
    }

    /// Says who works in the book from now on.
    SetAuthor {
        /// A name, declared and not authenticated.
        name: String,
    }

    /// Changes the book's own card.
    EditBook {
        /// What it is called.
        title: Option<String>,
        /// What it is kept for.
        purpose: Option<String>,
        /// Whether one person's verdict waits for another's.
        second_reader: Option<bool>,
    }

    /// Brings a document in from a file of plain text or Markdown, at most 10 MB.
    ImportDocument {
        /// Where the file is.
        path: String,
        /// Its publisher; `unknown` where this is left out.
        source: Option<String>,
        /// Its title; as found in the text where this is left out.
        title: Option<String>,
        /// When it was published; as found in the text where this is left out, else `unknown`.
        published: Option<String>,
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
    }

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
    }

    /// Judges a claim; sealed at once.
    Judge {
        /// Which.
        key: String,
        /// `verified`, `disputed` or `unverifiable`.
        outcome: String,
        /// The finer word; must belong to the outcome.
        rating: Option<String>,
        /// `low`, `moderate` or `high`.
        confidence: Option<String>,
        /// Why.
        because: Option<String>,
        /// How it could be put instead.
        wording: Option<String>,
        /// Why it differs from what the same person said before.
        reason: Option<String>,
        /// The day it should be looked at again.
        recheck: Option<String>,
    }

    /// Takes back this person's standing verdict and all their earlier ones on a claim.
    Withdraw {
        /// Which claim.
        key: String,
        /// Why.
        reason: String,
    }

    /// Asks for the history of the book, or of one key.
    FindHistory {
        /// `CB-0042`, `D-0003` or `E-0117`; the whole book where this is left out.
        key: Option<String>,
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

    /// Writes a verification report to a file.
    ExportReport {
        /// Which claims, in the query language; every claim where this is left out.
        query: Option<String>,
        /// `html`, `md`, `json` or `csv`.
        format: String,
        /// Where to write it. What is there is replaced, whole or not at all.
        path: String,
        /// Its title; the book's where this is left out.
        title: Option<String>,
        /// Who publishes it.
        organisation: Option<String>,
        /// The book as it was at an instant: RFC 3339, or a day for its end in UTC.
        as_of: Option<String>,
    }

    /// Writes a compact copy of the book.
    CopyBook {
        /// Where to. Nothing may be there yet.
        path: String,
    }
}
