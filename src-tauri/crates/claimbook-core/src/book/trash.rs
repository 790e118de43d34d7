//! What lies in the trash.

use rusqlite::Transaction;

use super::Book;
use super::history::first_words;
use crate::domain::claim::Claim;
use crate::domain::document::{Document, Trashed};
use crate::domain::evidence::Evidence;
use crate::domain::id::Key;
use crate::domain::person::Person;
use crate::domain::time::Instant;
use crate::error::Result;
use crate::store::record::{self, Record};

/// Something in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashLine {
    /// Its key.
    pub key: Key,
    /// Its first words; of evidence those of its document.
    pub title: String,
    /// Who threw it away.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Book {
    /// What lies in the trash, newest first.
    pub fn trash(&mut self) -> Result<Vec<TrashLine>> {
        const THROWN_AWAY: &str = "trashed_at IS NOT NULL";
        let tx = self.store.reading()?;
        let mut lines = Vec::new();
        for claim in record::all::<Claim>(&tx, THROWN_AWAY, [])? {
            lines.extend(line(&tx, claim.key, claim.trashed, &claim)?);
        }
        for document in record::all::<Document>(&tx, THROWN_AWAY, [])? {
            lines.extend(line(&tx, document.key, document.trashed, &document)?);
        }
        for item in record::all::<Evidence>(&tx, THROWN_AWAY, [])? {
            let document: Document = record::by_id(&tx, item.document)?;
            lines.extend(line(&tx, item.key, item.trashed, &document)?);
        }
        lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.key)));
        Ok(lines)
    }
}

fn line<R: Record>(tx: &Transaction<'_>, key: Key, trashed: Option<Trashed>, titled: &R) -> Result<Option<TrashLine>> {
    let Some(Trashed { by, at }) = trashed else { return Ok(None) };
    let title = first_words(tx, R::KIND, &titled.image())?.unwrap_or_default();
    Ok(Some(TrashLine { key, title, by: record::by_id::<Person>(tx, by)?.name, at }))
}

/// How many claims, documents and items of evidence lie in the trash.
///
/// Every item of evidence outside of it is counted in its claim's standing, so that no row of evidence is read.
pub(super) fn count(tx: &Transaction<'_>) -> Result<u32> {
    const COUNT: &str = "
        SELECT (SELECT count(*) FROM standing WHERE trashed = 1)
             + (SELECT count(*) FROM document WHERE trashed_at IS NOT NULL)
             + (SELECT count(*) FROM evidence) - (SELECT coalesce(sum(supports + refutes + context), 0) FROM standing)";
    Ok(tx.prepare_cached(COUNT)?.query_row([], |row| row.get(0))?)
}
