//! Setting a copy of the book aside while people work in it, page by page, by SQLite's backup API.
//!
//! A copy appears under its name only once it is whole, checked and on the disk. It keeps no log beside it, so that
//! the one file alone is the book, also where it may only be read.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::gate::{self, Entrance};
use super::{ReadOnly, Store, StoreError, open_to_read, prepare};
use crate::error::{FileError, Result};

/// How many pages one step copies: 4 MiB, a few milliseconds in which a writer waits.
const PAGES: i32 = 1_024;

/// How long a step waits for somebody who writes.
const PAUSE: Duration = Duration::from_millis(20);

/// How far copying is, in pages of how many; a no ends it.
type Tell<'t> = dyn FnMut(u64, u64) -> Result<()> + 't;

impl Store {
    /// Copies the book to a new file.
    pub(crate) fn back_up(&self, target: &Path, tell: &mut Tell<'_>) -> Result<()> {
        copy(&self.connection, target, tell)
    }

    /// How many steps the book has seen, and the hash of the last one.
    pub(crate) fn state(&self) -> Result<State> {
        Ok(state_of(&self.connection)?)
    }
}

/// What the journal has come to: equal where nothing was changed.
pub(crate) type State = (u64, Option<String>);

fn state_of(connection: &Connection) -> rusqlite::Result<State> {
    connection.query_row(
        "SELECT (SELECT count(*) FROM step), (SELECT hash FROM step ORDER BY at DESC, replica DESC, seq DESC LIMIT 1)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What the journal of a copy has come to. The copy is only read.
pub(crate) fn read_state(copy: &Path) -> Result<State> {
    let (connection, _held) = other(copy)?;
    Ok(state_of(&connection)?)
}

/// Copies another book, which nobody need have open and which is only read, to a new file.
pub(crate) fn copy_of_another(book: &Path, target: &Path, tell: &mut Tell<'_>) -> Result<()> {
    let (connection, _held) = other(book)?;
    copy(&connection, target, tell)
}

fn other(book: &Path) -> Result<(Connection, gate::Held)> {
    let (entrance, held) = gate::enter(book)?;
    let why = match entrance {
        Entrance::Read(why) => why,
        Entrance::Write => ReadOnly::Place { immutable: !gate::sibling(book, "-wal").exists() },
    };
    let connection = open_to_read(book, &why)?;
    prepare(&connection)?;
    Ok((connection, held))
}

fn copy(source: &Connection, target: &Path, tell: &mut Tell<'_>) -> Result<()> {
    let writing = |error| StoreError::Unreadable(FileError { path: target.to_owned(), doing: "write", source: error });
    if target.exists() {
        return Err(StoreError::Exists { path: target.to_owned() }.into());
    }
    let beside = beside(target);
    let copied = fill(source, &beside, tell).and_then(|()| {
        File::open(&beside).and_then(|file| file.sync_all()).map_err(writing)?;
        // Not a rename: that would replace what somebody else put there meanwhile.
        fs::hard_link(&beside, target).or_else(|_| new_by_rename(&beside, target)).map_err(|error| {
            if error.kind() == std::io::ErrorKind::AlreadyExists {
                StoreError::Exists { path: target.to_owned() }
            } else {
                writing(error)
            }
        })?;
        Ok(())
    });
    for leftover in ["", "-journal", "-wal", "-shm"] {
        // What was never there, or has its name by now, cannot be removed.
        let _ = fs::remove_file(gate::sibling(&beside, leftover));
    }
    copied
}

/// Where a folder knows no second names for a file.
fn new_by_rename(beside: &Path, target: &Path) -> std::io::Result<()> {
    if target.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(beside, target)
}

fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn fill(source: &Connection, beside: &Path, tell: &mut Tell<'_>) -> Result<()> {
    let new = File::create(beside);
    new.map_err(|error| StoreError::Unreadable(FileError { path: beside.to_owned(), doing: "write", source: error }))?;
    let mut copy = Connection::open_with_flags(beside, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // One state of the book, however long it takes and whoever writes meanwhile.
    let snapshot = source.unchecked_transaction()?;
    let _: u32 = snapshot.query_row("SELECT count(*) FROM meta", [], |row| row.get(0))?;
    {
        let backup = Backup::new(source, &mut copy)?;
        loop {
            let step = backup.step(PAGES)?;
            let progress = backup.progress();
            let (total, left) = (progress.pagecount.unsigned_abs(), progress.remaining.unsigned_abs());
            tell(u64::from(total.saturating_sub(left)), u64::from(total))?;
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(PAUSE),
            }
        }
    }
    drop(snapshot);
    let _: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    let sound: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(StoreError::Damaged { what: sound }.into());
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}
