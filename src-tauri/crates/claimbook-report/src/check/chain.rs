//! The chain of each copy, step by step, and what each step makes of the records.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use claimbook_core::domain::digest::Hasher;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::form::Step;
use super::records::{Image, Record, State};
use super::{Check, CheckedStep, cut};

impl Check<'_> {
    /// The chain of each copy, step by step, and what of it is shown.
    pub(super) fn history(&mut self) {
        let root = self.root;
        let mut ends: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
        let mut known = HashSet::new();
        let mut before: Option<(String, &str, u64)> = None;
        for step in &root.history {
            let short = step.short();
            let about = format!("step {short}");
            if hash(&step.sealed) != step.hash {
                self.found(&about, format!("The sealed text of step {short} does not hash to what the step says."));
            }
            let end = ends.entry(&step.replica).or_default();
            let (last, previous) = *end;
            *end = (step.seq, &step.hash);
            if step.seq != last.saturating_add(1) {
                let why = format!("Step {short} is number {} of its copy, and stands after number {last}.", step.seq);
                self.found(&about, format!("{why} A step is missing, or they stand in another order."));
            }
            let Ok(sealed) = serde_json::from_str::<Sealed>(&step.sealed) else {
                self.found(&about, format!("The sealed text of step {short} is not that of a step."));
                continue;
            };
            let follows = sealed.previous.as_deref().unwrap_or_default();
            if follows != previous {
                self.found(&about, format!("Step {short} does not follow the step before it."));
            }
            if (sealed.id.as_str(), sealed.replica.as_str(), sealed.seq) != (&*step.id, &*step.replica, step.seq) {
                self.found(&about, format!("Step {short} is not the one that its sealed text names."));
            }
            if sealed.book != root.book.id {
                self.found(&about, format!("Step {short} was sealed in another book than the report names."));
            }
            for (replica, head) in &sealed.heads {
                if !known.contains(&(replica.as_str(), head.as_str())) {
                    let what =
                        format!("Step {short} was sealed after a step of another copy that is not here before it.");
                    self.found(&about, what);
                }
            }
            known.insert((step.replica.as_str(), step.hash.as_str()));
            let place = (sealed.at.clone(), step.replica.as_str(), step.seq);
            if before.as_ref().is_some_and(|before| place < *before) {
                self.found(&about, format!("Step {short} stands after a later one."));
            }
            before = Some(place);
            self.entries(step, sealed, &about);
        }
        let told: BTreeMap<&str, (u64, &str)> =
            root.heads.iter().map(|head| (head.replica.as_str(), (head.count, head.hash.as_str()))).collect();
        if told != ends || told.len() != root.heads.len() {
            self.found("heads", "The heads are not where the chains of the history end.");
        }
        match before {
            Some((at, ..)) if at == root.as_of => {}
            Some(_) => self.found("history", "The report is not of the instant of its last step."),
            None => self.found("history", "The report has no history."),
        }
    }

    /// What is shown of one step, and what it makes of its records.
    fn entries(&mut self, step: &Step, sealed: Sealed, about: &str) {
        let short = step.short();
        let mut images: HashMap<&str, &str> = HashMap::new();
        let mut withheld: HashSet<&str> = HashSet::new();
        if let Some(shown) = &step.shown {
            if shown.at != sealed.at || (self.phrase)(&sealed.op).is_some_and(|phrase| phrase != shown.what) {
                self.found(about, format!("What is shown of step {short} is not when or what its sealed text says."));
            }
            let digests: HashSet<&str> = sealed.entries.iter().filter_map(|entry| entry.digest.as_deref()).collect();
            for entry in &shown.entries {
                if !digests.contains(entry.digest.as_str()) {
                    self.found(about, format!("Step {short} shows an entry that its sealed text does not hold."));
                }
                match (&entry.salt, &entry.image) {
                    (Some(salt), Some(image)) => {
                        if salted(salt, image).is_some_and(|digest| digest == entry.digest) {
                            images.insert(&entry.digest, image);
                        } else {
                            self.found(
                                about,
                                format!("What step {short} wrote does not hash to its digest.{}", of(step)),
                            );
                        }
                    }
                    (None, None) if entry.withheld => {
                        withheld.insert(&entry.digest);
                    }
                    (None, None) => {}
                    _ => {
                        self.found(about, format!("Step {short} shows an entry without its salt or its image."));
                    }
                }
            }
        }
        for entry in sealed.entries {
            let image = entry.digest.as_deref().and_then(|digest| images.get(digest));
            let state = match image {
                _ if entry.removed => State::Removed,
                None if self.leaves_out("history") => State::Withheld,
                None if entry.digest.as_deref().is_some_and(|digest| withheld.contains(digest)) => State::Withheld,
                None => State::Hidden,
                Some(_) if entry.version != 1 => State::Newer,
                Some(image) => match serde_json::from_str(image) {
                    Ok(fields) => State::Image(Rc::new(Image(fields))),
                    Err(_) => State::Hidden,
                },
            };
            self.records.insert(entry.record, Record { kind: entry.kind, state });
        }
    }
}

impl Step {
    fn short(&self) -> String {
        let digits: Vec<char> = self.id.chars().filter(char::is_ascii_alphanumeric).collect();
        digits[digits.len().saturating_sub(8)..].iter().collect()
    }

    pub(super) fn checked(&self) -> CheckedStep {
        CheckedStep { short: self.short(), replica: self.replica.clone(), seq: self.seq, hash: self.hash.clone() }
    }
}

/// What a step's canonical text says.
#[derive(Deserialize)]
struct Sealed {
    at: String,
    book: String,
    entries: Vec<SealedEntry>,
    #[serde(default)]
    heads: BTreeMap<String, String>,
    id: String,
    op: String,
    previous: Option<String>,
    replica: String,
    seq: u64,
}

#[derive(Deserialize)]
struct SealedEntry {
    digest: Option<String>,
    kind: String,
    record: String,
    #[serde(default)]
    removed: bool,
    version: u64,
}

/// What a step is of, in a sentence of its own; nothing where no image names it.
fn of(step: &Step) -> String {
    let images = step.shown.iter().flat_map(|shown| &shown.entries).filter_map(|entry| entry.image.as_deref());
    let key = |image: &str| {
        let image: Map<String, Value> = serde_json::from_str(image).ok()?;
        image.get("key").and_then(Value::as_str).map(cut)
    };
    let keys: Vec<String> = images.filter_map(key).take(5).collect();
    if keys.is_empty() { String::new() } else { format!(" It is about {}.", keys.join(", ")) }
}

fn hash(sealed: &str) -> String {
    let mut hasher = Hasher::default();
    hasher.update(b"claimbook/step/1\n");
    hasher.update(sealed.as_bytes());
    hasher.finish().as_str().to_owned()
}

/// The digest of an image with its salt, which has 16 bytes as 32 hexadecimal digits.
fn salted(salt: &str, image: &str) -> Option<String> {
    let digits: Vec<u32> = salt.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect();
    if digits.len() != 32 {
        return None;
    }
    let mut hasher = Hasher::default();
    hasher.update(&bytes);
    hasher.update(image.as_bytes());
    Some(hasher.finish().as_str().to_owned())
}
