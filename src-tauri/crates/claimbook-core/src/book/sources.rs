//! Completing the names of sources.

use std::collections::HashMap;

use rusqlite::Transaction;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

use super::Book;
use super::found::{Version, version};
use crate::domain::source::Source;
use crate::domain::text::fold;
use crate::error::Result;

/// A source as a field completes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its name.
    pub name: String,
    /// How many claims we have from it.
    pub claims: u32,
    /// How many documents it published.
    pub documents: u32,
}

/// The names of the book's sources, the most used first, kept until anybody changes the book.
#[derive(Default)]
pub(super) struct Names {
    version: Option<Version>,
    /// Each beside its name as it is compared.
    lines: Vec<(String, SourceLine)>,
}

impl Book {
    /// The sources of whose name each typed word begins a word, without regard to case and accents, the most used
    /// first; nothing typed: the most used. A source that nothing uses, and the one nobody knows, are not offered.
    pub fn sources(&mut self, typed: &str, limit: u32) -> Result<Vec<SourceLine>> {
        let tx = self.store.reading()?;
        let version = version(&tx)?;
        if self.names.version != Some(version) {
            self.names = Names { version: Some(version), lines: lines(&tx)? };
        }
        let typed = bare(typed);
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        let found = self.names.lines.iter().filter(|(name, _)| words.iter().all(|word| has_word(name, word)));
        Ok(found.take(limit as usize).map(|(_, line)| line.clone()).collect())
    }
}

/// Whether a word of a name begins so.
fn has_word(name: &str, beginning: &str) -> bool {
    let before = |at: usize| name[..at].chars().next_back();
    name.match_indices(beginning).any(|(at, _)| before(at).is_none_or(|letter| !letter.is_alphanumeric()))
}

/// A name without case and accents.
fn bare(name: &str) -> String {
    let folded = fold(name);
    if folded.is_ascii() { folded } else { folded.nfd().filter(|letter| !is_combining_mark(*letter)).collect() }
}

fn lines(tx: &Transaction<'_>) -> Result<Vec<(String, SourceLine)>> {
    // Counted in the index alone, less what is in the trash, which is little.
    let claims = counts(tx, "SELECT source, count(*) FROM claim GROUP BY source")?;
    let thrown_away = counts(
        tx,
        "SELECT claim.source, count(*) FROM standing CROSS JOIN claim ON claim.row = standing.row
          WHERE standing.trashed = 1 GROUP BY claim.source",
    )?;
    let documents = counts(tx, "SELECT source, count(*) FROM document WHERE trashed_at IS NULL GROUP BY source")?;
    let claimants = counts(tx, "SELECT claimant, count(*) FROM claim WHERE claimant IS NOT NULL GROUP BY claimant")?;
    let of = |counts: &HashMap<Uuid, u32>, id: &Uuid| counts.get(id).copied().unwrap_or(0);
    let mut statement = tx.prepare_cached("SELECT id, name, folded FROM source WHERE folded <> ?1")?;
    let mut rows = statement.query([Source::UNKNOWN])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, name, folded): (Uuid, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let line = SourceLine {
            name,
            claims: of(&claims, &id).saturating_sub(of(&thrown_away, &id)),
            documents: of(&documents, &id),
        };
        let used = line.claims + line.documents + of(&claimants, &id);
        if 0 < used {
            lines.push((used, folded, line));
        }
    }
    lines.sort_by(|(used, name, _), (other_used, other, _)| other_used.cmp(used).then_with(|| name.cmp(other)));
    Ok(lines.into_iter().map(|(_, folded, line)| (bare(&folded), line)).collect())
}

fn counts(tx: &Transaction<'_>, sql: &str) -> Result<HashMap<Uuid, u32>> {
    let mut statement = tx.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}
