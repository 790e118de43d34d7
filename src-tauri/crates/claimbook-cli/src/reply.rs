//! Reads a reply of the contract by the names of its members.

use serde_json::Value;

/// A part of a reply. A member that is not there reads as empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply<'a>(pub(crate) &'a Value);

impl<'a> Reply<'a> {
    /// The part under a name.
    pub(crate) fn part(self, name: &str) -> Reply<'a> {
        Reply(&self.0[name])
    }

    /// The part under a name, where there is one.
    pub(crate) fn find(self, name: &str) -> Option<Reply<'a>> {
        Some(self.part(name)).filter(|part| !part.0.is_null())
    }

    /// The text under a name.
    pub(crate) fn text(self, name: &str) -> &'a str {
        self.find_text(name).unwrap_or_default()
    }

    /// The text under a name, where there is one.
    pub(crate) fn find_text(self, name: &str) -> Option<&'a str> {
        self.0[name].as_str()
    }

    /// The number under a name.
    pub(crate) fn count(self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap_or_default()
    }

    /// Whether it is so.
    pub(crate) fn is(self, name: &str) -> bool {
        self.0[name].as_bool().unwrap_or_default()
    }

    /// The parts of the list under a name.
    pub(crate) fn each(self, name: &str) -> impl Iterator<Item = Reply<'a>> + use<'a> {
        self.0[name].as_array().into_iter().flatten().map(Reply)
    }

    /// The texts of the list under a name.
    pub(crate) fn texts(self, name: &str) -> Vec<&'a str> {
        self.each(name).filter_map(|part| part.0.as_str()).collect()
    }
}
