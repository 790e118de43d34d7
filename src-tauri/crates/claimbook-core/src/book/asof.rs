//! The book as it was: the steps up to an instant, replayed into a book that nobody else sees.
//!
//! The same function shows that the journal alone gives the rows: replayed to its end, it gives the book.

use std::sync::Arc;

use rusqlite::{Transaction, params};
use uuid::Uuid;

use super::Book;
use crate::domain::time::Instant;
use crate::error::{BookError, Result};
use crate::store::image::Image;
use crate::store::journal::{self, Entry};
use crate::store::record::{self, Kind};
use crate::store::{Store, index, rows};

impl Book {
    /// The book as it was recorded at an instant. Purged values show their mark at every instant.
    pub fn as_of(&mut self, instant: Instant) -> Result<Self> {
        let mut past = Store::shadow(&self.store)?;
        let tx = past.filling()?;
        let until = instant.to_string();
        tx.execute("INSERT INTO main.step SELECT * FROM origin.step WHERE at <= ?1", params![until])?;
        tx.execute(
            "INSERT INTO main.entry SELECT entry.* FROM origin.entry AS entry
               JOIN origin.step AS step ON step.id = entry.step WHERE step.at <= ?1",
            params![until],
        )?;
        if tx.query_row("SELECT count(*) FROM main.step", [], |row| row.get::<_, u32>(0))? == 0 {
            return Err(BookError::BeforeTheBook { instant }.into());
        }
        journal::each_entry(&tx, "1", [], |entry| {
            let image = match (entry.removed, entry.is_purged()) {
                (true, _) => None,
                (false, true) => marked_image(&tx, &entry)?,
                (false, false) => entry.image()?,
            };
            match image {
                Some(image) => record::save(&tx, entry.kind, entry.record, &image)?,
                None => record::erase(&tx, entry.kind, entry.record)?,
            }
            Ok(())
        })?;
        let second_reader = rows::card(&tx)?.second_reader;
        let mut claims = Vec::new();
        record::each_row(&tx, Kind::Claim, |id, image| {
            claims.push(id);
            index::refresh_tags(&tx, id, &image)
        })?;
        for claim in claims {
            index::refresh_claim(&tx, claim, second_reader)?;
        }
        index::rebuild_words(&tx)?;
        tx.commit()?;
        let past = Self::of(past, self.author.clone(), Arc::clone(&self.world));
        Ok(Self { work: self.work.clone(), ..past })
    }
}

/// What stands for a purged image: the one that holds the mark, with what it refers to brought in, which may have
/// been recorded only later.
fn marked_image(tx: &Transaction<'_>, entry: &Entry) -> Result<Option<Image>> {
    const MARKED: &str = "
        SELECT later.image_after FROM origin.entry AS later
          JOIN origin.step AS step ON step.id = later.step
         WHERE later.record_id = ?1 AND step.op = 'purge' AND later.salt IS NOT NULL
         ORDER BY step.at DESC, step.replica DESC, step.seq DESC, later.n DESC LIMIT 1";
    let image = image_from(tx, MARKED, entry.record)?;
    if let Some(image) = &image {
        bring_references(tx, entry.kind, image)?;
    }
    Ok(image)
}

fn bring_references(tx: &Transaction<'_>, kind: Kind, image: &Image) -> Result<()> {
    const LATEST: &str = "
        SELECT later.image_after FROM origin.entry AS later
          JOIN origin.step AS step ON step.id = later.step
         WHERE later.record_id = ?1 AND later.salt IS NOT NULL
         ORDER BY step.at DESC, step.replica DESC, step.seq DESC, later.n DESC LIMIT 1";
    for (kind, id) in record::references(kind, image)? {
        if record::row_image(tx, kind, id)?.is_some() {
            continue;
        }
        if let Some(image) = image_from(tx, LATEST, id)? {
            record::save(tx, kind, id, &image)?;
            bring_references(tx, kind, &image)?;
        }
    }
    Ok(())
}

fn image_from(tx: &Transaction<'_>, sql: &str, record: Uuid) -> Result<Option<Image>> {
    let mut statement = tx.prepare_cached(sql)?;
    let mut rows = statement.query([record])?;
    match rows.next()? {
        Some(row) => Ok(Image::parse(&row.get::<_, String>(0)?)),
        None => Ok(None),
    }
}
