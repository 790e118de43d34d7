//! Bytes under the name of their SHA-256, in chunks: attached files, originals, texts.
//!
//! Files are written chunk by chunk in small transactions first; what links them checks that every chunk is there.
//! Unlinked content is invisible and swept when it is more than a day old.

use std::io::Read;

use rusqlite::{OptionalExtension, Transaction};

use super::{Store, StoreError};
use crate::domain::digest::{Digest, Hasher};
use crate::domain::time::Instant;
use crate::error::{FileError, Result};

/// How many bytes a chunk holds.
pub const CHUNK: usize = 256 * 1024;

/// How many chunks one small transaction writes.
const BATCH: usize = 32;

/// For how many milliseconds unlinked content may wait to be linked.
const GRACE: i64 = 24 * 60 * 60 * 1000;

/// What is known of some content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) size: u64,
    pub(crate) media_type: String,
    pub(crate) added: Instant,
}

impl Store {
    /// Writes a file's bytes, `size` many, which hash to `digest`, in small transactions. They are invisible until
    /// linked. The row comes first, so that what an interruption leaves behind can be swept.
    pub(crate) fn put_file(&mut self, digest: &Digest, file: &mut dyn Read, kept: &Kept) -> Result<()> {
        let reading = |source| FileError { path: digest.as_str().into(), doing: "read", source };
        let mut hasher = Hasher::default();
        let mut n = 0_u64;
        loop {
            let tx = self.writing()?;
            put_row(&tx, digest.as_str(), kept)?;
            for _ in 0..BATCH {
                let mut chunk = Vec::with_capacity(CHUNK);
                file.take(CHUNK as u64).read_to_end(&mut chunk).map_err(reading)?;
                if chunk.is_empty() {
                    tx.commit()?;
                    return if hasher.finish() == *digest { Ok(()) } else { Err(changed_meanwhile()) };
                }
                hasher.update(&chunk);
                put_chunk(&tx, digest.as_str(), n, &chunk)?;
                n += 1;
            }
            tx.commit()?;
        }
    }
}

fn changed_meanwhile() -> crate::error::Error {
    StoreError::Damaged { what: "a file changed while it was read".to_owned() }.into()
}

fn put_chunk(tx: &Transaction<'_>, digest: &str, n: u64, bytes: &[u8]) -> Result<()> {
    tx.prepare_cached("INSERT OR REPLACE INTO content_chunk (sha256, n, bytes) VALUES (?1, ?2, ?3)")?
        .execute((digest, n, bytes))?;
    Ok(())
}

/// Writes a text in the transaction that also links it.
pub(crate) fn put_text(tx: &Transaction<'_>, text: &str, now: Instant) -> Result<Digest> {
    put_bytes(tx, text.as_bytes(), "text/plain", now)
}

/// Writes bytes that are at hand in the transaction that also links them.
pub(crate) fn put_bytes(tx: &Transaction<'_>, bytes: &[u8], media_type: &str, now: Instant) -> Result<Digest> {
    let digest = Digest::of(bytes);
    if !is_whole(tx, digest.as_str())? {
        let kept = Kept { size: bytes.len() as u64, media_type: media_type.to_owned(), added: now };
        put_row(tx, digest.as_str(), &kept)?;
        for (n, chunk) in (0..).zip(bytes.chunks(CHUNK)) {
            put_chunk(tx, digest.as_str(), n, chunk)?;
        }
    }
    Ok(digest)
}

fn put_row(tx: &Transaction<'_>, digest: &str, kept: &Kept) -> Result<()> {
    // What an interruption left of the same bytes is not whole; it begins anew, and so does its day of grace.
    tx.prepare_cached("INSERT OR REPLACE INTO content (sha256, size, media_type, added) VALUES (?1, ?2, ?3, ?4)")?
        .execute((digest, kept.size, &kept.media_type, kept.added.to_string()))?;
    Ok(())
}

/// What is known of the content with this digest.
pub(crate) fn find(tx: &Transaction<'_>, digest: &str) -> Result<Option<Kept>> {
    let mut statement = tx.prepare_cached("SELECT size, media_type, added FROM content WHERE sha256 = ?1")?;
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
    let Some((size, media_type, added)) = statement.query_row([digest], row).optional()? else { return Ok(None) };
    let added = Instant::parse(&added).ok_or_else(|| super::image::unreadable("added"))?;
    Ok(Some(Kept { size, media_type, added }))
}

/// Whether every byte of some content is there.
pub(crate) fn is_whole(tx: &Transaction<'_>, digest: &str) -> Result<bool> {
    let size = find(tx, digest)?.map(|kept| kept.size);
    let stored: u64 = tx
        .prepare_cached("SELECT coalesce(sum(length(bytes)), 0) FROM content_chunk WHERE sha256 = ?1")?
        .query_row([digest], |row| row.get(0))?;
    Ok(size == Some(stored))
}

/// Refuses to link content of which a chunk is missing.
pub(crate) fn check_whole(tx: &Transaction<'_>, digest: &str) -> Result<()> {
    if is_whole(tx, digest)? {
        Ok(())
    } else {
        Err(StoreError::Damaged { what: format!("the content {digest} is not whole") }.into())
    }
}

/// One chunk, counted from 0; nothing past the last one.
pub(crate) fn chunk(tx: &Transaction<'_>, digest: &str, n: u64) -> Result<Option<Vec<u8>>> {
    let mut statement = tx.prepare_cached("SELECT bytes FROM content_chunk WHERE sha256 = ?1 AND n = ?2")?;
    Ok(statement.query_row((digest, n), |row| row.get(0)).optional()?)
}

/// Hands over the bytes chunk by chunk.
pub(crate) fn each_chunk(tx: &Transaction<'_>, digest: &str, mut take: impl FnMut(&[u8])) -> Result<()> {
    let mut statement = tx.prepare_cached("SELECT bytes FROM content_chunk WHERE sha256 = ?1 ORDER BY n")?;
    let mut rows = statement.query([digest])?;
    while let Some(row) = rows.next()? {
        take(row.get_ref(0)?.as_blob().map_err(|_| super::image::unreadable("bytes"))?);
    }
    Ok(())
}

/// The first bytes, at most a chunk of them; nothing where there are none. They are not hashed.
pub(crate) fn first_chunk(tx: &Transaction<'_>, digest: &str) -> Result<Option<Vec<u8>>> {
    let mut statement = tx.prepare_cached("SELECT bytes FROM content_chunk WHERE sha256 = ?1 AND n = 0")?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}

/// All bytes, once they hash to their name.
pub(crate) fn bytes(tx: &Transaction<'_>, digest: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    each_chunk(tx, digest, |chunk| bytes.extend_from_slice(chunk))?;
    if Digest::of(&bytes).as_str() == digest {
        Ok(bytes)
    } else {
        Err(StoreError::Damaged { what: format!("the content {digest} does not hash to its name") }.into())
    }
}

/// A text kept under its digest.
pub(crate) fn text(tx: &Transaction<'_>, digest: &str) -> Result<String> {
    let bytes = bytes(tx, digest)?;
    String::from_utf8(bytes).map_err(|_| StoreError::Damaged { what: format!("the text {digest} is not UTF-8") }.into())
}

/// Removes content that nothing names any more.
pub(crate) fn remove(tx: &Transaction<'_>, digest: &str) -> Result<()> {
    tx.execute("DELETE FROM content_chunk WHERE sha256 = ?1", [digest])?;
    tx.execute("DELETE FROM content WHERE sha256 = ?1", [digest])?;
    Ok(())
}

/// The content that was added more than a day before `now` and that no unpurged image names. Every row has an image,
/// so what no image names is named by nothing.
pub(crate) fn unlinked(tx: &Transaction<'_>, now: Instant) -> Result<Vec<String>> {
    const OLD: &str = "
        SELECT sha256
          FROM content
         WHERE added < ?1
           AND NOT EXISTS (SELECT 1 FROM document WHERE text = sha256 OR original = sha256)
           AND NOT EXISTS (SELECT 1 FROM preset WHERE logo = sha256)
           AND NOT EXISTS (SELECT 1 FROM entry WHERE instr(image_after, sha256))";
    let before = now.plus_millis(-GRACE).to_string();
    let mut statement = tx.prepare(OLD)?;
    Ok(statement.query_map([before], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
