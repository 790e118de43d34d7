//! The answer for programs: one object, `"schema": 1` first, its members in the order of the contract.

use std::io;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::ser::Formatter;

use crate::arguments::Command;
use crate::text::is_unseen;

/// The members of a claim in a list, and nothing else.
const ROW: [&str; 12] = [
    "key",
    "id",
    "statement",
    "status",
    "outcome",
    "rating",
    "documented",
    "source",
    "claimant",
    "said",
    "checking",
    "tags",
];

const PRESET: &[&str] =
    &["name", "format", "query", "title", "subtitle", "organisation", "author", "logo", "paper", "order", "without"];

/// The answer as one line of JSON.
pub(crate) fn to_json(command: &Command, value: &Value) -> String {
    let answer = Object::of_schema();
    let answer = match command {
        Command::New(_) => answer.pick(value, &["path", "title"]),
        Command::Import(_) => answer.pick(value, &["key", "id", "title", "published"]),
        Command::Add(_) => answer.pick(value, &["key", "id"]),
        Command::Edit(_) | Command::Verdict(_) | Command::Withdraw(_) => answer.row(value),
        Command::Remove(_) | Command::Restore(_) => answer.pick(value, &["key"]),
        Command::Attach(_) => {
            answer.pick(value, &["key", "id"]).with("document", Part::Value(value["document"]["key"].clone()))
        }
        Command::List(_) => {
            let rows = value["claims"].as_array().into_iter().flatten().map(|claim| Object::default().row(claim));
            answer.pick(value, &["total"]).with("claims", Part::List(rows.collect())).problems(value)
        }
        Command::Show(_) => answer.row(value).rest(value, &["saidLabel"]),
        Command::History(_) | Command::Verify(_) | Command::Undo | Command::Redo => answer.rest(value, &[]),
        Command::VerifyReport(_) => {
            answer.pick(value, &["sound", "kind", "claims", "steps", "heads", "withheld", "findings", "book"])
        }
        Command::Purge(_) => answer.pick(value, &["step", "about", "images", "scrubbed"]),
        Command::Report(_) => {
            let answer = answer.pick(value, &["path", "sha256", "claims", "asOf", "open", "logged"]);
            // What only pages have is named where there are pages.
            let names: &[&str] = if value["pages"].is_null() { &[] } else { &["pages", "volumes", "notes"] };
            answer.pick(value, names).problems(value)
        }
        Command::Presets => {
            let presets = value.as_array().into_iter().flatten();
            let presets = presets.map(|preset| Object::default().pick(preset, PRESET)).collect();
            answer.with("presets", Part::List(presets))
        }
        Command::SavePreset(_) => answer.pick(value, PRESET),
        Command::RemovePreset(_) => answer,
        Command::Copy(_) => answer.pick(value, &["path"]),
    };
    answer.to_line()
}

/// A JSON object that keeps its members in the order they were put in.
#[derive(Default)]
pub(crate) struct Object(Vec<(String, Part)>);

/// What stands under a name.
pub(crate) enum Part {
    Value(Value),
    Object(Object),
    List(Vec<Object>),
}

impl Object {
    /// The version of the answers and nothing else.
    pub(crate) fn of_schema() -> Self {
        Self::default().with("schema", Part::Value(1.into()))
    }

    /// With one member more.
    pub(crate) fn with(mut self, name: &str, part: Part) -> Self {
        self.0.push((name.to_owned(), part));
        self
    }

    /// The object on a line of its own.
    pub(crate) fn to_line(&self) -> String {
        let mut line = Vec::new();
        let written = self.serialize(&mut serde_json::Serializer::with_formatter(&mut line, Harmless));
        written.expect("texts, numbers and lists have a JSON form, and a Vec takes every write");
        line.push(b'\n');
        String::from_utf8(line).expect("JSON is written as UTF-8")
    }

    /// With these members of `value`; `null` where it has none.
    fn pick(self, value: &Value, names: &[&str]) -> Self {
        names.iter().fold(self, |object, name| object.with(name, Part::Value(value[*name].clone())))
    }

    /// With the members of a claim in a list.
    fn row(self, claim: &Value) -> Self {
        let evidence = Self::default().pick(&claim["evidence"], &["supports", "refutes", "context"]);
        self.pick(claim, &ROW).with("evidence", Part::Object(evidence))
    }

    /// With all members of `value` that are not there yet, but for those left out.
    fn rest(self, value: &Value, left_out: &[&str]) -> Self {
        value.as_object().into_iter().flatten().fold(self, |object, (name, part)| {
            let is_there = object.0.iter().any(|(known, _)| known == name);
            if is_there || left_out.contains(&name.as_str()) {
                object
            } else {
                object.with(name, Part::Value(part.clone()))
            }
        })
    }

    /// With what was not understood of a query, where there is anything.
    fn problems(self, value: &Value) -> Self {
        let has_problems = value["problems"].as_array().is_some_and(|problems| !problems.is_empty());
        if has_problems { self.pick(value, &["problems"]) } else { self }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, part) in &self.0 {
            match part {
                Part::Value(value) => map.serialize_entry(name, value)?,
                Part::Object(object) => map.serialize_entry(name, object)?,
                Part::List(objects) => map.serialize_entry(name, objects)?,
            }
        }
        map.end()
    }
}

/// Compact, and with everything escaped that a terminal could take for a command: the value stays the same.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, letter) in fragment.char_indices().filter(|(_, letter)| is_unseen(*letter)) {
            writer.write_all(&fragment.as_bytes()[plain..at])?;
            // All of them lie in the basic plane, so that one escape says it.
            write!(writer, "\\u{:04x}", u32::from(letter))?;
            plain = at + letter.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_letter_reads_back_as_itself() {
        let text = "a\u{9b}31m\u{202e}b\u{7f}\u{1b}";

        let line = Object::of_schema().with("key", Part::Value(text.into())).to_line();

        assert!(line.is_ascii(), "{line}");
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["key"], text);
    }
}
