//! Brings an older book to this program's schema: backup, all steps in one exclusive transaction, check, commit.
//! Journal entries are never touched.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use crate::error::FileError;

/// The schema version that this program writes.
pub const SCHEMA: u32 = 2;

/// The oldest schema version whose program can read what this one writes.
const OLDEST_READER: u32 = 1;

/// One step from the version before to this one. Never edited once released.
pub(super) struct Migration {
    pub(super) version: u32,
    pub(super) sql: &'static str,
}

pub(super) const MIGRATIONS: [Migration; 2] = [
    Migration { version: 1, sql: include_str!("migrations/0001_first.sql") },
    Migration { version: 2, sql: include_str!("migrations/0002_presets.sql") },
];

/// Runs what is missing. A failure leaves the file as it was and names the backup.
pub(super) fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[Migration],
    backup: Backup,
) -> Result<(), StoreError> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if migrations.iter().all(|migration| migration.version <= version) {
        return Ok(());
    }
    let kept = match backup {
        Backup::None => None,
        Backup::Beside => Some(back_up(connection, path, version)?),
    };
    run(connection, migrations).map_err(|source| match kept {
        None => source,
        Some(backup) => StoreError::Migration { backup, source: Box::new(source) },
    })
}

/// Whether a copy of the older book is kept.
#[derive(Clone, Copy)]
pub(super) enum Backup {
    /// The file is new and has nothing to lose.
    None,
    /// As a file beside the book.
    Beside,
}

fn back_up(connection: &Connection, path: &Path, version: u32) -> Result<PathBuf, StoreError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut n = 1_u32;
    loop {
        let number = if n == 1 { String::new() } else { format!(" {n}") };
        let backup = path.with_file_name(format!("{stem} (schema {version} backup{number}).claimbook"));
        match copy_to_new(connection, &backup) {
            Err(StoreError::Exists { .. }) => n += 1,
            copied => return copied.map(|()| backup),
        }
    }
}

/// Writes a compact copy of the book to a new file, or leaves none. Two programs never fill the same one.
pub(super) fn copy_to_new(connection: &Connection, target: &Path) -> Result<(), StoreError> {
    std::fs::File::create_new(target).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: target.to_owned() },
        _ => StoreError::Unreadable(FileError { path: target.to_owned(), doing: "write", source: error }),
    })?;
    let copied = fill(connection, target);
    if copied.is_err() {
        // What is no copy must not look like one; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(target);
    }
    copied
}

fn fill(connection: &Connection, target: &Path) -> Result<(), StoreError> {
    connection.execute("VACUUM INTO ?1", [target.to_string_lossy().as_ref()])?;
    let synced = std::fs::File::open(target).and_then(|file| file.sync_all());
    synced.map_err(FileError::new(target, "write")).map_err(StoreError::Unreadable)
}

fn run(connection: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let version: u32 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut reached = version;
    for migration in migrations.iter().filter(|migration| version < migration.version) {
        tx.execute_batch(migration.sql)?;
        reached = migration.version;
    }
    tx.execute(
        "INSERT INTO meta (row, program, oldest_reader) VALUES (1, ?1, ?2)
             ON CONFLICT (row) DO UPDATE SET program = ?1, oldest_reader = ?2",
        (env!("CARGO_PKG_VERSION"), OLDEST_READER),
    )?;
    let broken: Option<String> = match tx.query_row("PRAGMA foreign_key_check", [], |row| row.get(0)) {
        Ok(table) => Some(table),
        Err(rusqlite::Error::QueryReturnedNoRows) => None,
        Err(error) => return Err(error.into()),
    };
    let sound: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if let Some(what) = broken.or_else(|| (sound != "ok").then_some(sound)) {
        return Err(StoreError::Damaged { what });
    }
    tx.pragma_update(None, "user_version", reached)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_that_breaks_leaves_the_old_book_and_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.claimbook");
        let mut connection = Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE kept (word TEXT); INSERT INTO kept VALUES ('still here')").unwrap();
        let broken = [Migration { version: 1, sql: "CREATE TABLE half (a); SELECT nothing FROM nowhere;" }];

        let refused = migrate(&mut connection, &path, &broken, Backup::Beside).unwrap_err();

        let StoreError::Migration { backup, .. } = refused else { panic!("{refused}") };
        for file in [&path, &backup] {
            let book = Connection::open(file).unwrap();
            let kept: String = book.query_row("SELECT word FROM kept", [], |row| row.get(0)).unwrap();
            assert_eq!(kept, "still here", "in {}", file.display());
            assert!(book.prepare("SELECT * FROM half").is_err(), "no half migration in {}", file.display());
        }
    }
}
