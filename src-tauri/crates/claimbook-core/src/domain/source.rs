//! Who publishes or speaks: a person, an outlet, an agency, a government, a dataset.

use super::id::SourceId;
use super::words;

words! {
    /// What a source is.
    pub enum SourceKind {
        /// Somebody by name.
        Person = "person",
        /// A newspaper, a station, a site.
        Outlet = "outlet",
        /// A news or press agency.
        Agency = "agency",
        /// A government or one of its bodies.
        Government = "government",
        /// Any other organisation.
        Organisation = "organisation",
        /// A collection of data.
        Dataset = "dataset",
        /// An account on a platform.
        SocialAccount = "social-account",
        /// Known to the analyst, not named.
        Anonymous = "anonymous",
        /// Nobody knows who.
        Unknown = "unknown",
        /// None of these.
        Other = "other",
    }
}

/// Who publishes or speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its identity.
    pub id: SourceId,
    /// As people write it; `unknown` is a value.
    pub name: String,
    /// What it is; nothing until somebody says so.
    pub kind: Option<SourceKind>,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Where it is at home.
    pub country: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Its addresses.
    pub urls: Vec<String>,
    /// Anything else.
    pub note: Option<String>,
}

impl Source {
    /// The name of the source that nobody knows.
    pub const UNKNOWN: &'static str = "unknown";

    /// A source of which only the name is known.
    pub fn named(id: SourceId, name: &str) -> Self {
        let name = name.trim().to_owned();
        let kind = name.eq_ignore_ascii_case(Self::UNKNOWN).then_some(SourceKind::Unknown);
        Self {
            id,
            name,
            kind,
            aliases: Vec::new(),
            owner: None,
            country: None,
            language: None,
            urls: Vec::new(),
            note: None,
        }
    }
}
