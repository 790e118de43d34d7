//! Records as the last step that touched them left them: what is shown is compared with these.

use std::rc::Rc;

use claimbook_core::domain::digest::Digest;
use serde_json::{Map, Value};

use super::form::{Date, Passage};
use super::{Check, ENOUGH};

/// A record as the last step that touched it left it.
pub(super) struct Record {
    pub(super) kind: String,
    pub(super) state: State,
}

#[derive(Clone)]
pub(super) enum State {
    Removed,
    /// Its image is not in the report.
    Hidden,
    /// Its image stayed in the book, as the report says.
    Withheld,
    /// Written in a form that this program does not know.
    Newer,
    Image(Rc<Image>),
}

/// The fields of a record.
pub(super) struct Image(pub(super) Map<String, Value>);

impl Image {
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str)
    }

    pub(super) fn texts(&self, field: &str) -> Vec<&str> {
        self.0.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a field holds a text, or the digest of one that is kept beside the record.
    pub(super) fn says(&self, field: &str, shown: Option<&str>) -> bool {
        match (self.text(field), shown) {
            (None, None) => true,
            (Some(kept), Some(shown)) => {
                let by_digest = || kept.strip_prefix("sha256:") == Some(Digest::of(shown.as_bytes()).as_str());
                kept == shown || by_digest()
            }
            _ => false,
        }
    }

    pub(super) fn says_date(&self, field: &str, shown: Option<&Date>) -> bool {
        self.says(field, shown.map(|date| date.edtf.as_str()))
            && self.says(&format!("{field}_typed"), shown.map(|date| date.typed.as_str()))
    }

    pub(super) fn says_number(&self, field: &str, shown: u64) -> bool {
        self.0.get(field).and_then(Value::as_u64) == Some(shown)
    }

    pub(super) fn says_all(&self, field: &str, shown: &[String]) -> bool {
        self.texts(field) == shown
    }
}

impl Check<'_> {
    /// The image of a record that the report shows; nothing where there is none to compare with, which is found here.
    /// A purge leaves a fresh image, so that the last one of what is shown is always there.
    pub(super) fn image(&mut self, about: &str, kind: &str, id: &str) -> Option<Rc<Image>> {
        let found = match self.records.get(id) {
            Some(record) if record.kind != kind => format!("The history has no such {kind}."),
            Some(Record { state: State::Image(image), .. }) => return Some(image.clone()),
            Some(Record { state: State::Newer, .. }) => {
                format!("The {kind} was written by a newer program and cannot be compared.")
            }
            Some(Record { state: State::Removed, .. }) => format!("The history removes the {kind} that is shown."),
            Some(Record { state: State::Withheld, .. }) => {
                self.withhold(about);
                return None;
            }
            Some(Record { state: State::Hidden, .. }) => {
                format!("What the history holds of the {kind} is not shown.")
            }
            None => format!("The history has no such {kind}."),
        };
        self.found(about, found);
        None
    }

    fn withhold(&self, about: &str) {
        let mut withheld = self.withheld.borrow_mut();
        if withheld.len() < ENOUGH {
            withheld.insert(about.to_owned());
        }
    }

    /// Whether a record that is referred to is as `says` wants it. One that is withheld may be.
    fn may_be(&self, about: &str, id: &str, says: impl Fn(&Image) -> bool) -> bool {
        match self.records.get(id).map(|record| &record.state) {
            Some(State::Image(image)) => says(image),
            Some(State::Withheld) => {
                self.withhold(about);
                true
            }
            Some(State::Removed | State::Hidden | State::Newer) | None => false,
        }
    }

    /// The image of a record, where it is shown.
    pub(super) fn peek(&self, id: &str) -> Option<&Image> {
        match self.records.get(id)?.state {
            State::Image(ref image) => Some(image),
            _ => None,
        }
    }

    /// Finds the fields that are shown otherwise than they were sealed.
    pub(super) fn compare(&mut self, about: &str, what: &str, fields: &[(&str, bool)]) {
        let wrong: Vec<&str> = fields.iter().filter(|(_, is_so)| !is_so).map(|(name, _)| *name).collect();
        if !wrong.is_empty() {
            self.found(about, format!("The {what} is shown otherwise than it was sealed: {}.", wrong.join(", ")));
        }
    }

    /// Whether the source that a field names bears this name.
    pub(super) fn name_is(&self, about: &str, image: &Image, field: &str, name: &str) -> bool {
        let Some(id) = image.text(field) else { return false };
        self.may_be(about, id, |source| source.says("name", Some(name)))
    }

    pub(super) fn document_is(&self, about: &str, image: &Image, key: &str) -> bool {
        let Some(id) = image.text("document") else { return false };
        self.may_be(about, id, |document| document.says("key", Some(key)))
    }

    pub(super) fn passage_is(&self, about: &str, image: &Image, shown: Option<&Passage>) -> bool {
        match (image.text("passage"), shown) {
            (None, None) => true,
            (Some(id), Some(shown)) => self.may_be(about, id, |kept| {
                kept.says("exact", Some(&shown.exact))
                    && kept.says_number("start", shown.start)
                    && kept.says_number("end", shown.end)
                    && kept.says("text", Some(&shown.text))
                    && kept.says("place", shown.place.as_deref())
                    && kept.says("translation", shown.translation.as_deref())
            }),
            _ => false,
        }
    }
}
