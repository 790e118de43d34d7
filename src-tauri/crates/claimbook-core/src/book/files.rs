//! Whether kept bytes still hash to their name.

use std::collections::BTreeSet;

use rusqlite::Transaction;

use super::Book;
use crate::domain::digest::{Digest, Hasher};
use crate::domain::document::Document;
use crate::domain::id::Key;
use crate::domain::words;
use crate::error::Result;
use crate::store::{content, record, rows};

words! {
    /// What a check of kept bytes found.
    pub enum FileState {
        /// They hash to their name: unchanged since they were added.
        Same = "same",
        /// They no longer do.
        Mismatch = "mismatch",
        /// Some or all of them are gone.
        Missing = "missing",
    }
}

impl Book {
    /// Hashes the files behind a claim's evidence, one chunk at a time. What does not hash to its name is logged, once
    /// as long as the book is open; in a book that may only be read, never.
    pub fn check_files(&mut self, claim: Key) -> Result<Vec<(Digest, FileState)>> {
        let tx = self.store.reading()?;
        let claim = rows::claim(&tx, claim)?;
        let mut files = Vec::new();
        for item in rows::evidence_of(&tx, claim.id)? {
            let document: Document = record::by_id(&tx, item.document)?;
            files.extend(document.original.filter(|digest| !files.contains(digest)));
        }
        let mut found = Vec::with_capacity(files.len());
        for (n, digest) in (1..).zip(files.clone()) {
            self.work.at("Checking files", n, files.len() as u64)?;
            found.push((digest.clone(), state(&tx, &digest)?));
        }
        drop(tx);
        let wrong = found.iter().filter(|(digest, state)| *state != FileState::Same && !self.told.contains(digest));
        let wrong: Vec<(Digest, FileState)> = wrong.cloned().collect();
        if self.store.read_only().is_none() {
            for (digest, state) in wrong {
                self.log("check", digest.as_str(), Some(state.word()))?;
                self.told.insert(digest);
            }
        }
        Ok(found)
    }
}

/// The files whose bytes were found wrong and logged since the book was opened.
pub(super) type Told = BTreeSet<Digest>;

pub(super) fn state(tx: &Transaction<'_>, digest: &Digest) -> Result<FileState> {
    let Some(kept) = content::find(tx, digest.as_str())? else { return Ok(FileState::Missing) };
    let (mut hasher, mut size) = (Hasher::default(), 0);
    content::each_chunk(tx, digest.as_str(), |chunk| {
        hasher.update(chunk);
        size += chunk.len() as u64;
    })?;
    Ok(match hasher.finish() == *digest {
        true => FileState::Same,
        false if size < kept.size => FileState::Missing,
        false => FileState::Mismatch,
    })
}
