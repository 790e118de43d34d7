//! The only SQL that writes, and the only paths: one file, one connection, one transaction at a time.
//!
//! Absent on purpose: anything about screens or JSON for them; triggers, functions or collations of our own.

mod backup;
pub(crate) mod content;
mod gate;
pub(crate) mod image;
pub(crate) mod index;
pub(crate) mod journal;
mod migrate;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod rows;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

pub(crate) use self::backup::{copy_of_another, read_state};
pub use self::content::CHUNK;
use self::gate::{Entrance, Held};
pub use self::migrate::SCHEMA;
use self::migrate::{Backup, MIGRATIONS};
use crate::error::{FileError, Result};

/// Why a file is not opened, or not written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("`{}` does not exist", path.display())]
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// A file is already there.
    #[error("`{}` exists already", path.display())]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// It is a folder.
    #[error("`{}` is a folder", path.display())]
    Folder {
        /// Where.
        path: PathBuf,
    },
    /// The system does not let this user read it.
    #[error("`{}` may not be read", path.display())]
    NoPermission {
        /// Where.
        path: PathBuf,
    },
    /// It has no bytes.
    #[error("`{}` is empty", path.display())]
    EmptyFile {
        /// Where.
        path: PathBuf,
    },
    /// It is some other kind of file.
    #[error("`{}` is not a book", path.display())]
    NotABook {
        /// Where.
        path: PathBuf,
    },
    /// It is an SQLite database of another program.
    #[error("`{}` is another program's database", path.display())]
    ForeignDatabase {
        /// Where.
        path: PathBuf,
    },
    /// It is shorter than it says.
    #[error("`{}` is cut short", path.display())]
    Truncated {
        /// Where.
        path: PathBuf,
    },
    /// Only a newer program can read it.
    #[error("the book needs Claimbook {needs}")]
    TooNew {
        /// The version to install.
        needs: String,
    },
    /// The book may be read but not written.
    #[error("the book is open for reading only")]
    ReadOnly(ReadOnly),
    /// The book was not closed, and this place may not be written, so that what its log holds cannot be read.
    #[error("the book's log cannot be read here")]
    LogUnreachable,
    /// Another program holds it for longer than we wait.
    #[error("another program is writing to the book")]
    Locked,
    /// The disk, or the limit set for the book, is full.
    #[error("the disk is full")]
    Full,
    /// The file's pages, or what stands in them, cannot be right.
    #[error("the book is damaged: {what}")]
    Damaged {
        /// What, and where.
        what: String,
    },
    /// Bringing an older book to this schema broke off; the book is as it was.
    #[error("the book could not be brought to this version; a backup is `{}`", backup.display())]
    Migration {
        /// A copy of the book as it was.
        backup: PathBuf,
        /// Why.
        source: Box<StoreError>,
    },
    /// The system refused.
    #[error(transparent)]
    Unreadable(FileError),
    /// SQLite refused what this program asked: a bug.
    #[error("SQLite refused")]
    Sqlite(#[source] rusqlite::Error),
}

/// Why a book is open for reading only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// The file or its folder may not be written.
    Place {
        /// Nobody else can be writing it either: no `-wal` lies beside it.
        immutable: bool,
    },
    /// A newer program wrote it.
    Newer {
        /// The version to install in order to write it.
        program: String,
    },
    /// It shows the book as it was at some instant.
    Past,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(ReadOnly::Place { immutable: false }),
            Some(ErrorCode::CannotOpen) => Self::LogUnreachable,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { what: error.to_string() },
            _ if is_of_the_file(&error) => Self::Damaged { what: error.to_string() },
            _ => Self::Sqlite(error),
        }
    }
}

/// Whether what stands in the file is to blame: a value of another form than its column has, or a table or column
/// that is gone. Everything this program asks for is in the schema that it made.
fn is_of_the_file(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::InvalidColumnName(_)
        | Error::Utf8Error(..) => true,
        Error::SqliteFailure(_, Some(message)) | Error::SqlInputError { msg: message, .. } => {
            message.starts_with("no such table")
                || message.starts_with("no such column")
                || message.contains("has no column")
        }
        _ => false,
    }
}

/// The open file of a book.
pub(crate) struct Store {
    connection: Connection,
    path: PathBuf,
    read_only: Option<ReadOnly>,
    /// Nobody can be writing it, so that no log need be looked for.
    immutable: bool,
    _held: Option<Held>,
}

/// How long a writer waits for another before it says so.
const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Makes a new, empty book file. Leaves nothing behind when it cannot.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let new = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
        new.map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
            _ => StoreError::Unreadable(FileError { path: path.to_owned(), doing: "create", source: error }),
        })?;
        let made = Self::fill_new(path);
        if made.is_err() {
            for leftover in ["", "-wal", "-shm", "-journal"] {
                // What was never there cannot be removed, and what cannot be removed cannot be helped here.
                let _ = std::fs::remove_file(gate::sibling(path, leftover));
            }
        }
        made
    }

    fn fill_new(path: &Path) -> Result<Self> {
        let held = Held::new(path);
        let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.pragma_update(None, "application_id", gate::APPLICATION_ID)?;
        prepare(&connection)?;
        write_ahead(&connection)?;
        migrate::migrate(&mut connection, path, &MIGRATIONS, Backup::None)?;
        Ok(Self { connection, path: path.to_owned(), read_only: None, immutable: false, _held: Some(held) })
    }

    /// Opens a book, for reading alone where it may not be written.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let (entrance, held) = gate::enter(path)?;
        let has_log = gate::sibling(path, "-wal").exists();
        let immutable = matches!(entrance, Entrance::Read(ReadOnly::Place { immutable: true }));
        let (mut connection, mut read_only) = match entrance {
            Entrance::Write => (Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, None),
            Entrance::Read(why) => (open_to_read(path, &why)?, Some(why)),
        };
        prepare(&connection)?;
        let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if SCHEMA < version {
            // Closing must not move a newer program's log into its book. A log of our own making is empty and may go.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log)?;
            let (program, oldest_reader): (String, u32) =
                connection
                    .query_row("SELECT program, oldest_reader FROM meta", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if SCHEMA < oldest_reader {
                return Err(StoreError::TooNew { needs: program }.into());
            }
            // A connection that only reads would leave its log behind; this one takes it along.
            connection.pragma_update(None, "query_only", "ON")?;
            read_only = Some(ReadOnly::Newer { program });
        } else if version < SCHEMA {
            if let Some(why) = read_only {
                return Err(StoreError::ReadOnly(why).into());
            }
            migrate::migrate(&mut connection, path, &MIGRATIONS, Backup::Beside)?;
        }
        if read_only.is_none() {
            write_ahead(&connection)?;
        }
        Ok(Self { connection, path: path.to_owned(), read_only, immutable, _held: Some(held) })
    }

    /// An empty book that nobody else sees and that is gone when dropped. `content` and `content_chunk` are read
    /// from `origin`, under whose name the other book is attached.
    pub(crate) fn shadow(origin: &Self) -> Result<Self> {
        let mut connection = Connection::open_with_flags(
            "",
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_URI,
        )?;
        prepare(&connection)?;
        connection.pragma_update(None, "synchronous", "OFF")?;
        migrate::migrate(&mut connection, Path::new(""), &MIGRATIONS, Backup::None)?;
        connection.execute("ATTACH ?1 AS origin", [address(&origin.path, origin.immutable)])?;
        connection.execute_batch(
            "CREATE TEMP VIEW content AS SELECT * FROM origin.content;
             CREATE TEMP VIEW content_chunk AS SELECT * FROM origin.content_chunk;",
        )?;
        Ok(Self {
            connection,
            path: origin.path.clone(),
            read_only: Some(ReadOnly::Past),
            immutable: false,
            _held: None,
        })
    }

    /// Where the book lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Why it may not be written, if so.
    pub(crate) fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// A transaction that sees one state and changes nothing.
    pub(crate) fn reading(&mut self) -> Result<Transaction<'_>> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?)
    }

    /// A transaction that nobody else writes beside. Dropped without commit, it changed nothing.
    pub(crate) fn writing(&mut self) -> Result<Transaction<'_>> {
        match &self.read_only {
            None => Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?),
            Some(why) => Err(StoreError::ReadOnly(why.clone()).into()),
        }
    }

    /// The transaction in which a shadow is filled.
    pub(crate) fn filling(&mut self) -> Result<Transaction<'_>> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// A number that changes when another connection has written.
    pub(crate) fn data_version(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// A number that is another one after anybody wrote to the book: what others did, and what was done here.
    pub(crate) fn pulse(&self) -> Result<u32> {
        let others: u32 = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        // Both only ever grow; that one of them wraps around at the very same moment is no worry.
        Ok(others.wrapping_add(u32::try_from(self.connection.total_changes() & 0xffff_ffff).unwrap_or(u32::MAX)))
    }

    /// Writes a compact copy of the book to a new file.
    pub(crate) fn copy_to(&self, target: &Path) -> Result<()> {
        // SQLite takes writing a copy for writing; the book itself is only read.
        let guarded = matches!(self.read_only, Some(ReadOnly::Newer { .. }));
        if guarded {
            self.connection.pragma_update(None, "query_only", "OFF")?;
        }
        let copied = migrate::copy_to_new(&self.connection, target);
        if guarded {
            self.connection.pragma_update(None, "query_only", "ON")?;
        }
        Ok(copied?)
    }

    /// Gives the pages of what was deleted back and empties the log. Whether that is done: while somebody else reads,
    /// old pages stay until the last program closes the book.
    pub(crate) fn scrub(&mut self) -> Result<bool> {
        match self.connection.execute_batch("VACUUM").map_err(StoreError::from) {
            Ok(()) => self.checkpoint(),
            Err(StoreError::Locked) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// From here on deleted content is overwritten with zeros.
    pub(crate) fn delete_securely(&mut self) -> Result<()> {
        let _: i64 = self.connection.query_row("PRAGMA secure_delete = ON", [], |row| row.get(0))?;
        Ok(())
    }

    /// Lets the file grow to at most so many pages; what needs more is refused as on a full disk.
    pub(crate) fn limit_pages(&mut self, pages: u32) -> Result<()> {
        let _: i64 = self.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))?;
        Ok(())
    }

    /// Whether SQLite finds its own structures sound: nothing, or what it says.
    ///
    /// A look into each full-text table comes first: FTS5 checks against what this connection remembers of the index,
    /// and only a cursor makes it notice that another one has written (SQLite 3.54). Both in one transaction, or
    /// somebody writes between them.
    pub(crate) fn quick_check(&self) -> Result<Vec<String>> {
        let tx = self.connection.unchecked_transaction()?;
        for table in ["claim_words", "document_words"] {
            let _: i64 = tx.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0))?;
        }
        let mut statement = tx.prepare("PRAGMA quick_check(10)")?;
        let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// Puts the log into the file. Whether all of it: somebody who reads meanwhile holds the rest back.
    fn checkpoint(&self) -> Result<bool> {
        let is_busy: bool = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(!is_busy)
    }

    /// Puts everything into the one file and lets go of it.
    pub(crate) fn close(self) -> Result<()> {
        if self.read_only.is_none() {
            self.checkpoint()?;
        }
        self.connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// Has the book write to a log first. SQLite does not wait where another program is just doing the same, so we do.
fn write_ahead(connection: &Connection) -> Result<()> {
    let began = std::time::Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL").map_err(StoreError::from) {
            Err(StoreError::Locked) if began.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
            done => return Ok(done?),
        }
    }
}

fn open_to_read(path: &Path, why: &ReadOnly) -> Result<Connection> {
    let immutable = matches!(why, ReadOnly::Place { immutable: true });
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(address(path, immutable), flags)?)
}

/// The file as a URI that only reads (<https://www.sqlite.org/uri.html>).
fn address(path: &Path, immutable: bool) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            _ => write!(uri, "%{byte:02x}").expect("a String takes every write"),
        }
    }
    uri.push_str("?mode=ro");
    if immutable {
        uri.push_str("&immutable=1");
    }
    uri
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    // Else statements are planned anew for the values bound to them, which costs more than running them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
