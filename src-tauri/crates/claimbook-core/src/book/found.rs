//! What the last list found, kept so that its other windows and other orders need not find it again.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Params, Transaction, params_from_iter};
use uuid::Uuid;

use super::lists::{ListRequest, Sort};
use crate::error::Result;
use crate::search;

/// Changes whenever anybody changes the book.
pub(super) type Version = (i64, u64);

/// The state of the book, here and as other programs left it.
pub(super) fn version(tx: &Transaction<'_>) -> Result<Version> {
    let others = tx.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
    Ok((others, tx.total_changes()))
}

/// The rows of a list: those that a query finds, and those of every claim outside the trash in an order. Both hold
/// until anybody changes the book.
#[derive(Default)]
pub(super) struct Found {
    version: Option<Version>,
    /// By the query as the language prints it; in ascending order.
    query: Option<(String, Arc<[i64]>)>,
    order: Option<(Sort, Vec<i64>)>,
}

impl Found {
    /// Forgets what was found before the last change of the book.
    pub(super) fn renew(&mut self, tx: &Transaction<'_>) -> Result<()> {
        let version = Some(version(tx)?);
        if self.version != version {
            *self = Self { version, ..Self::default() };
        }
        Ok(())
    }

    /// Whether it is known what a query finds.
    pub(super) fn knows(&self, query: &search::Query) -> bool {
        self.query.as_ref().is_some_and(|(known, _)| *known == query.to_string())
    }

    /// The rows that a query finds outside the trash, in ascending order.
    pub(super) fn rows(&mut self, tx: &Transaction<'_>, query: &search::Query) -> Result<Arc<[i64]>> {
        if let Some((known, rows)) = &self.query
            && *known == query.to_string()
        {
            return Ok(Arc::clone(rows));
        }
        let rows: Arc<[i64]> = find(tx, query)?.into();
        self.query = Some((query.to_string(), Arc::clone(&rows)));
        Ok(rows)
    }

    /// Those of `found` that a window shows, in the order asked for, and how many come before them. The window is
    /// the one asked for, or the one in which the row `around` stands.
    pub(super) fn window(
        &mut self,
        tx: &Transaction<'_>,
        found: &[i64],
        request: &ListRequest,
        around: Option<i64>,
    ) -> Result<(usize, Vec<i64>)> {
        if request.sort == Sort::Added {
            return Ok(taken(|| found.iter().copied(), request, around));
        }
        let order = match self.order.take() {
            Some((sort, rows)) if sort == request.sort => rows,
            _ => without_trash(
                tx,
                match request.sort.rows("ASC") {
                    Some(walk) => numbers(tx, &walk, [])?,
                    None => by_verdict(tx)?,
                },
            )?,
        };
        let window = if found.len() == order.len() {
            taken(|| order.iter().copied(), request, around)
        } else {
            let wanted = || order.iter().copied().filter(|row| found.binary_search(row).is_ok());
            taken(wanted, request, around)
        };
        self.order = Some((request.sort, order));
        Ok(window)
    }
}

fn taken<I: DoubleEndedIterator<Item = i64>>(
    rows: impl Fn() -> I,
    request: &ListRequest,
    around: Option<i64>,
) -> (usize, Vec<i64>) {
    let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
    let place = around.and_then(|around| {
        let mut rows = rows();
        if request.reverse { rows.rev().position(|row| row == around) } else { rows.position(|row| row == around) }
    });
    let offset = place.map_or(request.offset as usize, |place| place - place % limit.max(1));
    let window = if request.reverse {
        rows().rev().skip(offset).take(limit).collect()
    } else {
        rows().skip(offset).take(limit).collect()
    };
    (offset, window)
}

fn find(tx: &Transaction<'_>, query: &search::Query) -> Result<Vec<i64>> {
    let mut rows = match search::only_words(query) {
        Some(words) => {
            let rows = numbers(tx, "SELECT rowid FROM claim_words WHERE claim_words MATCH ?1", [words])?;
            without_trash(tx, rows)?
        }
        None if query.tree.is_none() => numbers(tx, "SELECT row FROM standing WHERE trashed = 0", [])?,
        None => {
            let selection = search::select(query);
            let sql = format!(
                "SELECT claim.row FROM claim JOIN standing ON standing.row = claim.row
                  WHERE standing.trashed = 0 AND ({})",
                selection.sql
            );
            numbers(tx, &sql, params_from_iter(&selection.values))?
        }
    };
    rows.sort_unstable();
    Ok(rows)
}

/// Every claim's row by when its current verdict was given, those without one first: of the verdicts with an outcome
/// that were not taken back the one opened last, as in `domain::standing`.
///
/// Two tables are read once each and joined here, which costs a fifth of what SQLite takes to look up every claim.
fn by_verdict(tx: &Transaction<'_>) -> Result<Vec<i64>> {
    type Opened = (String, Uuid);
    let mut taken_back: HashMap<(Uuid, Uuid), Opened> = HashMap::new();
    let mut statement = tx.prepare_cached(
        "SELECT verdict.claim, verdict.by, verdict.opened_at, verdict.id
           FROM withdrawal JOIN verdict ON verdict.id = withdrawal.verdict",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let last = taken_back.entry((row.get(0)?, row.get(1)?)).or_default();
        *last = (row.get(2)?, row.get(3)?).max(std::mem::take(last));
    }
    let mut judged: HashMap<Uuid, (Opened, Option<String>)> = HashMap::new();
    let mut statement =
        tx.prepare_cached("SELECT claim, by, opened_at, id, sealed_at FROM verdict WHERE outcome IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (claim, by): (Uuid, Uuid) = (row.get(0)?, row.get(1)?);
        let opened = (row.get(2)?, row.get(3)?);
        if taken_back.get(&(claim, by)).is_none_or(|last| *last < opened) {
            let current = judged.entry(claim).or_default();
            if current.0 < opened {
                *current = (opened, row.get(4)?);
            }
        }
    }
    let mut order: Vec<(Option<String>, i64)> = Vec::new();
    let mut statement = tx.prepare_cached("SELECT id, row FROM claim")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let at = judged.remove(&row.get(0)?).map(|((opened, _), sealed)| sealed.unwrap_or(opened));
        order.push((at, row.get(1)?));
    }
    order.sort_unstable();
    Ok(order.into_iter().map(|(_, row)| row).collect())
}

/// Taking the trash out, which is little, costs less than asking for every row whether it is in there.
fn without_trash(tx: &Transaction<'_>, mut rows: Vec<i64>) -> Result<Vec<i64>> {
    let trash = numbers(tx, "SELECT row FROM standing WHERE trashed = 1 ORDER BY row", [])?;
    rows.retain(|row| trash.binary_search(row).is_err());
    Ok(rows)
}

fn numbers(tx: &Transaction<'_>, sql: &str, values: impl Params) -> Result<Vec<i64>> {
    let mut statement = tx.prepare_cached(sql)?;
    Ok(statement.query_map(values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
