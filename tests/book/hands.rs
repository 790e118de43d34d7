//! Other processes that work in a book, and what is left of their work.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use claimbook_core::book::{Book, Finding};
use claimbook_core::world::System;
use kit::author;
use rusqlite::{Connection, OpenFlags};

const HAND: &str = env!("CARGO_BIN_EXE_hand");

/// A process that changes a book until it is killed.
pub(crate) struct Writer {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Writer {
    /// Starts it, and waits until it has opened the book.
    pub(crate) fn start(book: &Path, name: &str, seed: u64) -> Self {
        let mut command = Command::new(HAND);
        command.arg("write").arg(book).arg(name).arg(seed.to_string()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the hand is built with the tests");
        let mut out = BufReader::new(child.stdout.take().expect("asked for above"));
        let mut line = String::new();
        out.read_line(&mut line).expect("the hand writes text");
        assert_eq!(line, "ready\n", "a book that was written by a killed process opens");
        Self { child, out }
    }

    /// Waits until it was told so many changes are safe, lets it work for a while longer and kills it. Gives the
    /// changes that it was told are safe.
    pub(crate) fn kill_after(mut self, told: usize, while_: Duration) -> Vec<String> {
        let mut rest = Vec::new();
        let mut lines = 0;
        while lines < told {
            let mut byte = [0];
            self.out.read_exact(&mut byte).expect("the hand works until it is killed");
            rest.push(byte[0]);
            lines += usize::from(byte[0] == b'\n');
        }
        std::thread::sleep(while_);
        self.child.kill().expect("nobody else ends the hand");
        self.child.wait().expect("nobody else waits for the hand");
        self.out.read_to_end(&mut rest).expect("the pipe outlives the hand");
        // What stands before the last line feed was written whole.
        let end = rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        String::from_utf8_lossy(&rest[..end]).lines().map(str::to_owned).collect()
    }
}

/// Lets a hand do a job to its end, and gives what it said, line by line.
pub(crate) fn hand(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(HAND).args(arguments).output().expect("the hand is built with the tests");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// Lets nobody open a book, try to change it, and close it.
pub(crate) fn opened_by_nobody(book: &Path) -> Vec<String> {
    kit::opened_by_nobody(Path::new(HAND), book)
}

/// Every claim, verdict and item of evidence in a book that nobody has open, as the hand tells of them.
pub(crate) fn what_stands(book: &Path) -> BTreeSet<String> {
    const ALL: &str = "
        SELECT 'claim ' || key FROM claim
         UNION ALL SELECT 'evidence ' || key FROM evidence
         UNION ALL
        SELECT 'verdict ' || lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' ||
                                   substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' ||
                                   substr(hex(id), 21)) FROM verdict";
    let address = format!("file:{}?immutable=1", book.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(address, flags).expect("a book is an SQLite file");
    let mut statement = connection.prepare(ALL).expect("the tables are there");
    let lines = statement.query_map([], |row| row.get(0)).expect("the tables can be read");
    lines.collect::<Result<_, _>>().expect("the tables can be read")
}

/// Opens a book, verifies it, and closes it.
pub(crate) fn findings(book: &Path) -> Vec<Finding> {
    let mut book = Book::open(book, author("Ana"), Arc::new(System)).expect("the book opens");
    let findings = book.verify(None).expect("the book can be verified").findings;
    book.close().expect("the book closes");
    findings
}
