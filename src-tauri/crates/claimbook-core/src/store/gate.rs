//! What a file is, before SQLite opens it: 100 header bytes, its length, and who may write it.
//!
//! The header is never read while this process holds the book open: closing the second descriptor would drop the
//! locks that SQLite holds through the first (POSIX advisory locks belong to the process).

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use rustix::fs::Access;

use super::{ReadOnly, StoreError};
use crate::error::FileError;

/// `ClmB`: the `application_id` of a book (SQLite file format, offset 68).
pub(super) const APPLICATION_ID: u32 = 0x436c_6d42;

/// What may be done with a file that is a book.
pub(super) enum Entrance {
    /// Read and write.
    Write,
    /// Read.
    Read(ReadOnly),
}

/// The books that this process holds open, by canonical path.
static OPEN: Mutex<BTreeSet<(PathBuf, u64)>> = Mutex::new(BTreeSet::new());

/// Says that this process holds a book open, until dropped.
pub(super) struct Held {
    entry: (PathBuf, u64),
}

impl Held {
    /// Holds a book that this process is just making.
    pub(super) fn new(path: &Path) -> Self {
        let mut open = OPEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Self::among(&mut open, canonical(path))
    }

    fn among(open: &mut BTreeSet<(PathBuf, u64)>, path: PathBuf) -> Self {
        let last = open.iter().filter(|(other, _)| *other == path).map(|(_, n)| *n).max();
        let entry = (path, last.map_or(0, |n| n + 1));
        open.insert(entry.clone());
        Self { entry }
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

impl Drop for Held {
    fn drop(&mut self) {
        OPEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&self.entry);
    }
}

/// Looks at a file, says how it may be opened, or why not, and holds it. Changes nothing.
///
/// Nobody else in this process begins to hold a book meanwhile: the header is read while it is sure that no other
/// descriptor of ours has a lock to lose.
pub(super) fn enter(path: &Path) -> Result<(Entrance, Held), StoreError> {
    let mut open = OPEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let canonical = canonical(path);
    let is_held = open.iter().any(|(other, _)| *other == canonical);
    let entrance = look(path, is_held)?;
    Ok((entrance, Held::among(&mut open, canonical)))
}

fn look(path: &Path, is_held: bool) -> Result<Entrance, StoreError> {
    let file = || path.to_owned();
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::Missing { path: file() },
        ErrorKind::PermissionDenied => StoreError::NoPermission { path: file() },
        _ => StoreError::Unreadable(FileError { path: file(), doing: "open", source: error }),
    })?;
    if metadata.is_dir() {
        return Err(StoreError::Folder { path: file() });
    }
    if !metadata.is_file() {
        return Err(StoreError::NotABook { path: file() });
    }
    let mut looks = 1;
    while !is_held && is_cut_short(path)? {
        // Another program that just puts its log into the file moves its end: a file is cut short if it stays so.
        if LOOKS <= looks {
            return Err(StoreError::Truncated { path: file() });
        }
        looks += 1;
        std::thread::sleep(PAUSE);
    }
    let wal = sibling(path, "-wal").exists();
    let writable = rustix::fs::access(path, Access::WRITE_OK).is_ok();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder_writable = rustix::fs::access(folder, Access::WRITE_OK).is_ok();
    Ok(match (writable && folder_writable, wal) {
        (true, _) => Entrance::Write,
        (false, false) => Entrance::Read(ReadOnly::Place { immutable: true }),
        (false, true) => Entrance::Read(ReadOnly::Place { immutable: false }),
    })
}

/// How often a file that looks cut short is looked at, and how long after one another.
const LOOKS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(30);

/// Refuses what is no book, and says whether a book is shorter than its header says, with no log to make it up.
///
/// SQLite's database header: <https://www.sqlite.org/fileformat2.html#the_database_header>.
fn is_cut_short(path: &Path) -> Result<bool, StoreError> {
    let path_of = || path.to_owned();
    let mut opened = OpenOptions::new().read(true).open(path).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => StoreError::NoPermission { path: path_of() },
        _ => StoreError::Unreadable(FileError { path: path_of(), doing: "open", source: error }),
    })?;
    let reading = |source| StoreError::Unreadable(FileError { path: path_of(), doing: "read", source });
    let header = first_bytes(&mut opened).map_err(reading)?;
    if header.is_empty() {
        return Err(StoreError::EmptyFile { path: path_of() });
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotABook { path: path_of() });
    }
    let big_endian = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_be_bytes).ok_or_else(|| StoreError::Truncated { path: path_of() })
    };
    if big_endian(68)? != APPLICATION_ID {
        return Err(StoreError::ForeignDatabase { path: path_of() });
    }
    let page_size = match (u64::from(header[16]) << 8) | u64::from(header[17]) {
        1 => 65_536,
        size => size,
    };
    let pages = u64::from(big_endian(28)?);
    // In this order: where no log is left, what it held is in the file already.
    let has_log = sibling(path, "-wal").exists();
    let length = opened.metadata().map_err(reading)?.len();
    Ok(!has_log && length < pages * page_size)
}

fn first_bytes(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut header = Vec::with_capacity(100);
    file.take(100).read_to_end(&mut header)?;
    Ok(header)
}

/// The file beside `path` whose name ends in `suffix`, as SQLite names it.
pub(super) fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
