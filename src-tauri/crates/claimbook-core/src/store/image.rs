//! A record as the journal keeps it: canonical JSON without absent fields and without anything derived.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::StoreError;
use crate::domain::digest::Digest;
use crate::domain::time::{DescribedDate, Instant};

/// A text that begins with this stands in `content` under the digest that follows.
pub(crate) const BY_DIGEST: &str = "sha256:";

/// The fields of a record by name. Holds strings, whole numbers and lists of strings, nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Image(pub(crate) Map<String, Value>);

/// What cannot be read back from an image or a row.
pub(crate) type Unreadable = StoreError;

impl Image {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, field: &str, text: impl Into<String>) -> Self {
        self.0.insert(field.to_owned(), Value::String(text.into()));
        self
    }

    pub(crate) fn with_some(self, field: &str, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.with(field, text),
            None => self,
        }
    }

    pub(crate) fn with_id(self, field: &str, id: impl Into<Uuid>) -> Self {
        self.with(field, id.into().hyphenated().to_string())
    }

    pub(crate) fn with_some_id(self, field: &str, id: Option<impl Into<Uuid>>) -> Self {
        match id {
            Some(id) => self.with_id(field, id),
            None => self,
        }
    }

    pub(crate) fn with_number(mut self, field: &str, number: u64) -> Self {
        self.0.insert(field.to_owned(), Value::from(number));
        self
    }

    pub(crate) fn with_flag(self, field: &str, flag: bool) -> Self {
        self.with_number(field, u64::from(flag))
    }

    /// An empty list is an absent one.
    pub(crate) fn with_list(mut self, field: &str, texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let list: Vec<Value> = texts.into_iter().map(|text| Value::String(text.into())).collect();
        if !list.is_empty() {
            self.0.insert(field.to_owned(), Value::Array(list));
        }
        self
    }

    pub(crate) fn with_ids<I: Into<Uuid> + Copy>(self, field: &str, ids: &[I]) -> Self {
        self.with_list(field, ids.iter().map(|id| (*id).into().hyphenated().to_string()))
    }

    pub(crate) fn with_date(self, field: &str, date: &DescribedDate) -> Self {
        self.with(field, date.edtf()).with(&format!("{field}_typed"), date.typed())
    }

    pub(crate) fn with_some_date(self, field: &str, date: Option<&DescribedDate>) -> Self {
        match date {
            Some(date) => self.with_date(field, date),
            None => self,
        }
    }

    pub(crate) fn some_text(&self, field: &str) -> Result<Option<String>, Unreadable> {
        match self.0.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(unreadable(field)),
        }
    }

    pub(crate) fn text(&self, field: &str) -> Result<String, Unreadable> {
        self.some_text(field)?.ok_or_else(|| unreadable(field))
    }

    /// A text that a constructor checks again on the way in.
    pub(crate) fn some_parsed<T>(
        &self,
        field: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        match self.0.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => parse(text).map(Some).ok_or_else(|| unreadable(field)),
            Some(_) => Err(unreadable(field)),
        }
    }

    pub(crate) fn parsed<T>(&self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        self.some_parsed(field, parse)?.ok_or_else(|| unreadable(field))
    }

    pub(crate) fn some_id(&self, field: &str) -> Result<Option<Uuid>, Unreadable> {
        self.some_parsed(field, |text| Uuid::parse_str(text).ok())
    }

    pub(crate) fn id(&self, field: &str) -> Result<Uuid, Unreadable> {
        self.some_id(field)?.ok_or_else(|| unreadable(field))
    }

    pub(crate) fn ids<I>(&self, field: &str, wrap: impl Fn(Uuid) -> I) -> Result<Vec<I>, Unreadable> {
        let read = |text: String| Uuid::parse_str(&text).map(&wrap).map_err(|_| unreadable(field));
        self.list(field)?.into_iter().map(read).collect()
    }

    pub(crate) fn list(&self, field: &str) -> Result<Vec<String>, Unreadable> {
        let Some(value) = self.0.get(field) else { return Ok(Vec::new()) };
        let texts = value.as_array().ok_or_else(|| unreadable(field))?;
        texts.iter().map(|text| text.as_str().map(str::to_owned).ok_or_else(|| unreadable(field))).collect()
    }

    pub(crate) fn number(&self, field: &str) -> Result<u64, Unreadable> {
        self.0.get(field).and_then(Value::as_u64).ok_or_else(|| unreadable(field))
    }

    pub(crate) fn flag(&self, field: &str) -> Result<bool, Unreadable> {
        Ok(self.number(field)? != 0)
    }

    pub(crate) fn some_date(&self, field: &str) -> Result<Option<DescribedDate>, Unreadable> {
        let typed = self.some_text(&format!("{field}_typed"))?.unwrap_or_default();
        self.some_parsed(field, |edtf| DescribedDate::from_book(edtf, &typed).ok())
    }

    pub(crate) fn date(&self, field: &str) -> Result<DescribedDate, Unreadable> {
        self.some_date(field)?.ok_or_else(|| unreadable(field))
    }

    pub(crate) fn instant(&self, field: &str) -> Result<Instant, Unreadable> {
        self.parsed(field, Instant::parse)
    }

    pub(crate) fn some_instant(&self, field: &str) -> Result<Option<Instant>, Unreadable> {
        self.some_parsed(field, Instant::parse)
    }

    pub(crate) fn some_digest(&self, field: &str) -> Result<Option<Digest>, Unreadable> {
        self.some_parsed(field, Digest::parse)
    }

    /// RFC 8785: what is hashed and what the journal holds.
    pub(crate) fn canonical(&self) -> String {
        canonical(&self.0)
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => Some(Self(fields)),
            _ => None,
        }
    }
}

/// RFC 8785 (JSON Canonicalization Scheme) of fields that hold no floating point number.
pub(crate) fn canonical(fields: &Map<String, Value>) -> String {
    serde_json_canonicalizer::to_string(fields).expect("strings, whole numbers and lists of them always serialize")
}

pub(crate) fn unreadable(field: &str) -> Unreadable {
    StoreError::Damaged { what: format!("the field `{field}` cannot be read") }
}
