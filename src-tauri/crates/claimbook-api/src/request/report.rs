//! Reports, and the presets that remember how they are wished for.

use serde::Deserialize;
use ts_rs::TS;

use super::requests;

/// What is wished of a report beside its claims and its format.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) title: Option<String>,
    pub(crate) subtitle: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) logo: Option<String>,
    pub(crate) paper: Option<String>,
    pub(crate) order: Option<String>,
    pub(crate) without: Option<Vec<String>>,
}

/// Requests of which each has all of these wishes too.
macro_rules! requests_with_wishes {
    ($($(#[$doc:meta])* $name:ident { $($own:tt)* })*) => {$(
        requests! {
            $(#[$doc])*
            $name {
                $($own)*
                /// Its title; the book's where this is left out.
                title: Option<String>,
                /// A line below the title.
                subtitle: Option<String>,
                /// Who publishes it.
                organisation: Option<String>,
                /// Who prepared it.
                author: Option<String>,
                /// The picture at its head: a file of at most 4 MB (PNG, JPEG, GIF or WebP), or `sha256:` and the
                /// digest of one that a preset keeps. Empty: none, also where the preset has one.
                logo: Option<String>,
                /// The sheet, of formats that have pages: `a4` or `letter`; the first where this is left out.
                paper: Option<String>,
                /// The claims by `document`, `date`, `status` or `source`; by their keys (`recorded`) where this is
                /// left out.
                order: Option<String>,
                /// What it does without: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`. An
                /// empty list: nothing is left out, also where the preset leaves parts out.
                without: Option<Vec<String>>,
            }
        }

        impl $name {
            pub(crate) fn wishes(&self) -> Wishes {
                Wishes {
                    title: self.title.clone(),
                    subtitle: self.subtitle.clone(),
                    organisation: self.organisation.clone(),
                    author: self.author.clone(),
                    logo: self.logo.clone(),
                    paper: self.paper.clone(),
                    order: self.order.clone(),
                    without: self.without.clone(),
                }
            }
        }
    )*};
}

requests_with_wishes! {
    /// Writes a verification report to a file.
    ExportReport {
        /// Which claims, in the query language; every claim where this is left out.
        query: Option<String>,
        /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`; the preset's where this is left out.
        format: Option<String>,
        /// Where to write it. What is there is replaced, whole or not at all. A PDF of many claims becomes volumes
        /// beside it.
        path: String,
        /// The book as it was at an instant: RFC 3339, or a day for its end in UTC.
        as_of: Option<String>,
        /// Or these claims.
        keys: Option<Vec<String>>,
        /// The name of a preset: what is left out here is as it says.
        preset: Option<String>,
    }

    /// Asks for a report as it would be written now. Writes nothing.
    PreviewReport {
        /// Which claims, in the query language; every claim where this and `keys` are left out.
        query: Option<String>,
        /// Or these claims.
        keys: Option<Vec<String>>,
        /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`.
        format: String,
        /// Of a PDF: how many pages are drawn at most, from 1 to 12; the most where this is left out. The fewer, the
        /// sooner.
        pages: Option<u32>,
    }

    /// Keeps wishes under a name, in the place of those that had it.
    SavePreset {
        /// As people will call it; at most 200 characters, as each of its lines.
        name: String,
        /// `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`; left out, the preset says nothing of that.
        format: Option<String>,
        /// Which claims, in the query language; left out, the preset says nothing of that.
        query: Option<String>,
    }
}

requests! {
    /// A preset by its name.
    OnePreset {
        /// Without regard to case.
        name: String,
    }

    /// Asks whether a report that somebody handed over fits together.
    CheckReport {
        /// A JSON report of at most 64 MB, or a PDF of at most 256 MB that has one attached.
        path: String,
    }
}
