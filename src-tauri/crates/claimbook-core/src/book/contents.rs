//! Kept bytes as somebody shows them: piece by piece, so that a large file is never whole in memory.

use rusqlite::OptionalExtension;

use super::Book;
use super::files::{self, FileState};
use crate::domain::digest::Digest;
use crate::error::Result;
use crate::store::content;

/// What is known of kept bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBytes {
    /// How many there should be.
    pub size: u64,
    /// What they are, by their own first bytes.
    pub media_type: String,
    /// The file name they came under.
    pub name: Option<String>,
}

impl Book {
    /// What is known of the original of a document; nothing where no document has it.
    pub fn kept_bytes(&mut self, digest: &Digest) -> Result<Option<KeptBytes>> {
        let tx = self.store.reading()?;
        let named = "SELECT original_name FROM document WHERE original = ?1 ORDER BY row LIMIT 1";
        let name: Option<Option<String>> = tx.query_row(named, [digest.as_str()], |row| row.get(0)).optional()?;
        let Some(name) = name else { return Ok(None) };
        let kept = content::find(&tx, digest.as_str())?;
        Ok(kept.map(|kept| KeptBytes { size: kept.size, media_type: kept.media_type, name }))
    }

    /// One piece of [`CHUNK`](crate::CHUNK) bytes, counted from 0, the last one shorter; nothing past it.
    pub fn chunk(&mut self, digest: &Digest, n: u64) -> Result<Option<Vec<u8>>> {
        content::chunk(&self.store.reading()?, digest.as_str(), n)
    }

    /// Whether kept bytes still hash to their name. Reads all of them.
    pub fn bytes_state(&mut self, digest: &Digest) -> Result<FileState> {
        files::state(&self.store.reading()?, digest)
    }
}
