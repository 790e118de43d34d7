//! What the tests share: a world that stands still, books in a folder of their own, and dumps to compare.

mod chance;
mod disk;
mod generator;
mod mask;
mod nobody;
mod unpacked;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use claimbook_core::book::{Attached, Attachment, Author, Book, ClaimDraft, Judgement, NewBook};
use claimbook_core::domain::claim::Statement;
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::person::PersonKind;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::domain::time::{DescribedDate, Instant};
use claimbook_core::world::{System, World};
use rusqlite::types::ValueRef;
use tempfile::TempDir;

pub use self::chance::Chance;
pub use self::disk::{Disk, Loss, Operation};
pub use self::generator::{DOSSIER, generated_book, generated_claim};
pub use self::mask::masked;
pub use self::nobody::{opened_by_nobody, set_mode};
pub use self::unpacked::{as_text, parts};

/// A world whose clock moves a second at each look, whose chance is counted, and whose machine has a name.
pub struct StillWorld {
    millis: AtomicI64,
    chance: AtomicU64,
    machine: Mutex<String>,
}

impl StillWorld {
    /// A world that begins at an instant. The same beginning gives the same ids.
    pub fn at(instant: &str) -> Self {
        let start = Instant::parse(instant).expect("the tests write instants as RFC 3339");
        Self {
            millis: AtomicI64::new(start.millis()),
            chance: AtomicU64::new(1),
            machine: Mutex::new("machine one".to_owned()),
        }
    }

    /// Moves the books to another machine.
    pub fn move_to(&self, machine: &str) {
        machine.clone_into(&mut self.machine.lock().expect("no test panics while it holds the name"));
    }

    /// Turns the clock, forwards or backwards.
    pub fn turn(&self, millis: i64) {
        self.millis.fetch_add(millis, Ordering::SeqCst);
    }
}

impl World for StillWorld {
    fn now(&self) -> Instant {
        let millis = self.millis.fetch_add(1000, Ordering::SeqCst);
        Instant::parse("1970-01-01T00:00:00Z").expect("the epoch is an instant").plus_millis(millis)
    }

    fn today(&self) -> NaiveDate {
        self.now().day()
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            // SplitMix64 (Steele, Lea, Flood 2014): spreads a counter over all 64 bits.
            let mut word = self.chance.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(word ^ (word >> 31)).to_be_bytes()[..chunk.len()]);
        }
    }

    fn machine(&self) -> String {
        self.machine.lock().expect("no test panics while it holds the name").clone()
    }
}

/// A book in a folder of its own, gone with it.
pub struct TestBook {
    /// The open book.
    pub book: Book,
    /// Its world.
    pub world: Arc<StillWorld>,
    /// The folder, removed when this is dropped.
    pub folder: TempDir,
}

impl TestBook {
    /// A new book of Ana's, begun at an instant.
    pub fn at(instant: &str) -> Self {
        let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
        let world = Arc::new(StillWorld::at(instant));
        let new = NewBook { title: "Test".to_owned(), sample: false };
        let path = folder.path().join("test.claimbook");
        let book = Book::create(&path, &new, author("Ana"), world.clone()).expect("a new book can be made");
        Self { book, world, folder }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its file.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("test.claimbook")
    }

    /// Opens the same file once more, for somebody else.
    pub fn second(&self, name: &str) -> Book {
        Book::open(&self.path(), author(name), self.world.clone()).expect("a book opens twice")
    }

    /// Closes the book and opens it again.
    pub fn reopen(self) -> Self {
        let Self { book, world, folder } = self;
        book.close().expect("a book closes");
        let book = Book::open(&folder.path().join("test.claimbook"), author("Ana"), world.clone());
        Self { book: book.expect("a book opens again"), world, folder }
    }
}

/// A new book of Ana's in the real world, for tests in which other processes work.
pub fn real_book(path: &Path) -> Book {
    let new = NewBook { title: "Test".to_owned(), sample: false };
    Book::create(path, &new, author("Ana"), Arc::new(System)).expect("a new book can be made")
}

/// Somebody.
pub fn author(name: &str) -> Author {
    Author { name: name.to_owned(), kind: PersonKind::Human }
}

/// A described date.
pub fn date(text: &str) -> DescribedDate {
    let today = NaiveDate::from_ymd_opt(2025, 3, 14).expect("a day in the calendar");
    DescribedDate::parse(text, today).expect("the tests write dates that are dates")
}

/// A claim by the Courier on 14 March 2025.
pub fn draft(statement: &str) -> ClaimDraft {
    let mut draft = ClaimDraft::new(Statement::new(statement).expect("the tests write statements"));
    draft.source = Some("Halvern Courier".to_owned());
    draft.said = Some(date("2025-03-14"));
    draft
}

/// Something that supports a claim.
pub fn attachment(what: Attached) -> Attachment {
    Attachment {
        what,
        stance: Stance::Supports,
        source: None,
        title: None,
        published: None,
        explanation: None,
        marks: Vec::new(),
        repeats: None,
    }
}

/// A verdict with a rationale, and a reason in case it differs from the one before.
pub fn judgement(outcome: Outcome) -> Judgement {
    Judgement {
        rationale: Some("The register says so.".to_owned()),
        reason: Some("Looked again.".to_owned()),
        ..Judgement::new(outcome)
    }
}

/// The tables that hold what the book is about, without those of the journal.
pub const CONTENT_TABLES: [&str; 15] = [
    "source",
    "origin",
    "document",
    "tag",
    "claim",
    "claim_tag",
    "quantity",
    "passage",
    "appearance",
    "evidence",
    "verdict",
    "withdrawal",
    "preset",
    "standing",
    "person",
];

/// Every row of some tables as text, sorted, without the numbers that are local to the file.
pub fn dump(path: &Path, tables: &[&str]) -> BTreeMap<String, Vec<String>> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(path, flags).expect("a book is an SQLite file");
    tables.iter().map(|table| ((*table).to_owned(), rows(&connection, table))).collect()
}

fn rows(connection: &rusqlite::Connection, table: &str) -> Vec<String> {
    let sql = match table {
        // A line of `standing` belongs to the claim in the same row.
        "standing" => "SELECT claim.key, standing.* FROM standing JOIN claim ON claim.row = standing.row".to_owned(),
        table => format!("SELECT * FROM {table}"),
    };
    let mut statement = connection.prepare(&sql).expect("the table is there");
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut found = statement.query([]).expect("the table can be read");
    let mut lines = Vec::new();
    while let Some(row) = found.next().expect("the table can be read") {
        let mut line = String::new();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| *name != "row") {
            let value = match row.get_ref(at).expect("the column is there") {
                ValueRef::Null => continue,
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Blob(bytes) => bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")),
            };
            write!(line, "{name}={value} ").expect("a String takes every write");
        }
        lines.push(line);
    }
    lines.sort();
    lines
}
