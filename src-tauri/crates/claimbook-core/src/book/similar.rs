//! Whether a text that comes in is here already: the same to the letter, or with many of the same word sequences.
//!
//! A few rare words pick candidates from the full-text index; only these are compared, and of each only its
//! beginning, so that the answer takes the same time in a large book.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Transaction;

use super::Book;
use crate::domain::digest::Digest;
use crate::domain::id::Key;
use crate::domain::text::{WorkingText, fold, spaced};
use crate::error::Result;
use crate::store::content;

/// A document that says the same as a text, or nearly so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// Its label.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// Its text or its original is the same to the letter.
    pub same: bool,
    /// How many of a hundred word sequences of the new text stand in it too.
    pub share: u32,
}

/// How many words make a sequence.
const SEQUENCE: usize = 5;
/// How many words of a text are counted, in how many documents at most, and how many of the rarest are looked up.
const COUNTED: usize = 96;
const COUNTED_IN: usize = 100;
const RAREST: usize = 12;
/// How many documents are compared.
const CANDIDATES: usize = 10;
/// How many bytes of each text are compared.
const COMPARED: usize = 64 * 1024;
/// Fewer of a hundred sequences, or fewer sequences, are chance.
const LEAST_SHARE: usize = 15;
const LEAST_SEQUENCES: usize = 3;
/// How many documents are shown.
const SHOWN: usize = 5;

impl Book {
    /// The documents outside the trash that are the same as a text or its original, or nearly so, the nearest first.
    pub fn similar(&mut self, text: &WorkingText, original: &[u8]) -> Result<Vec<Similar>> {
        let tx = self.store.reading()?;
        let mut found = same(&tx, text, original)?;
        let known: BTreeSet<Key> = found.iter().map(|document| document.key).collect();
        let wanted = sequences(beginning(text.as_str()));
        if LEAST_SEQUENCES <= wanted.len() {
            let mut near = Vec::new();
            for candidate in candidates(&tx, &rare_words(&tx, text.as_str())?)? {
                if known.contains(&candidate.key) {
                    continue;
                }
                let Some(other) = beginning_of(&tx, &candidate.text)? else { continue };
                let shared = sequences(&other).intersection(&wanted).count();
                let share = 100 * shared / wanted.len();
                if LEAST_SHARE <= share && LEAST_SEQUENCES <= shared {
                    let share = u32::try_from(share).unwrap_or(100);
                    near.push(Similar { key: candidate.key, title: candidate.title, same: false, share });
                }
            }
            near.sort_by_key(|document| (std::cmp::Reverse(document.share), document.key));
            found.extend(near);
        }
        found.truncate(SHOWN);
        Ok(found)
    }
}

/// The documents with the same text or the same original.
fn same(tx: &Transaction<'_>, text: &WorkingText, original: &[u8]) -> Result<Vec<Similar>> {
    let mut statement = tx.prepare_cached(
        "SELECT key, title FROM document
          WHERE trashed_at IS NULL AND row IN (SELECT row FROM document WHERE text = ?1
                                                UNION SELECT row FROM document WHERE original = ?2)
          ORDER BY row",
    )?;
    let (text, original) = (text.digest(), Digest::of(original));
    let mut rows = statement.query([text.as_str(), original.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        found.push(Similar { key: key.parse()?, title: row.get(1)?, same: true, share: 100 });
    }
    Ok(found)
}

struct Candidate {
    key: Key,
    title: String,
    text: String,
}

/// The documents that have the most of some rare words.
fn candidates(tx: &Transaction<'_>, words: &[String]) -> Result<Vec<Candidate>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = tx.prepare_cached(
        "SELECT document.key, document.title, document.text
           FROM (SELECT rowid, rank FROM document_words WHERE document_words MATCH ?1 ORDER BY rank LIMIT ?2) AS best
           JOIN document ON document.row = best.rowid
          WHERE document.trashed_at IS NULL AND document.text IS NOT NULL
          ORDER BY best.rank, document.row",
    )?;
    let mut rows = statement.query((in_body(words), CANDIDATES))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        found.push(Candidate { key: key.parse()?, title: row.get(1)?, text: row.get(2)? });
    }
    Ok(found)
}

/// The words of a text that the fewest documents have, but at least one has.
fn rare_words(tx: &Transaction<'_>, text: &str) -> Result<Vec<String>> {
    let mut statement = tx
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM document_words WHERE document_words MATCH ?1 LIMIT ?2)")?;
    let mut counted = Vec::new();
    for word in sample(&words(beginning(text))) {
        let count: usize = statement.query_row((in_body(std::slice::from_ref(&word)), COUNTED_IN), |row| row.get(0))?;
        if 0 < count {
            counted.push((count, word));
        }
    }
    counted.sort();
    Ok(counted.into_iter().take(RAREST).map(|(_, word)| word).collect())
}

/// At most [`COUNTED`] different words from all over a text: of each stretch the longest, numbers before others.
fn sample(words: &[String]) -> BTreeSet<String> {
    let stretch = words.len().div_ceil(COUNTED).max(1);
    let telling = |word: &&String| (word.contains(|letter: char| letter.is_ascii_digit()), word.chars().count());
    words.chunks(stretch).filter_map(|stretch| stretch.iter().max_by_key(telling)).cloned().collect()
}

/// The full-text expression of any of some words in a document's text.
fn in_body(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("body : ({})", quoted.join(" OR "))
}

/// The words of a text, folded; in scripts without spaces each character is one.
fn words(text: &str) -> Vec<String> {
    let folded = spaced(&fold(text));
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Every sequence of [`SEQUENCE`] words, by its hash.
fn sequences(text: &str) -> HashSet<u64> {
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words(text).windows(SEQUENCE).map(hash).collect()
}

/// As much of a text as is compared.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(COMPARED)]
}

/// The beginning of a text that the book keeps; nothing where it was purged.
fn beginning_of(tx: &Transaction<'_>, digest: &str) -> Result<Option<String>> {
    let Some(bytes) = content::first_chunk(tx, digest)? else { return Ok(None) };
    Ok(Some(String::from_utf8_lossy(&bytes[..bytes.len().min(COMPARED)]).into_owned()))
}
