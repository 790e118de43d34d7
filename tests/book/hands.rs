//! Other processes that work in a book, and what is left of their work.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
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

    /// Lets it work for a while and kills it. Gives the changes that it was told are safe.
    pub(crate) fn kill_after(mut self, while_: Duration) -> Vec<String> {
        std::thread::sleep(while_);
        self.child.kill().expect("nobody else ends the hand");
        self.child.wait().expect("nobody else waits for the hand");
        let mut rest = Vec::new();
        self.out.read_to_end(&mut rest).expect("the pipe outlives the hand");
        // What stands before the last line feed was written whole.
        let end = rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        String::from_utf8_lossy(&rest[..end]).lines().map(str::to_owned).collect()
    }
}

/// Lets a hand do a job to its end, and gives what it said, line by line.
pub(crate) fn hand(arguments: &[&str]) -> Vec<String> {
    lines(Command::new(HAND).args(arguments))
}

fn lines(command: &mut Command) -> Vec<String> {
    let output = command.output().expect("the hand is built with the tests");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// A hand that may do little: root is let through everywhere, so it becomes nobody first.
pub(crate) struct NobodysHand {
    program: PathBuf,
}

impl NobodysHand {
    const NOBODY: u32 = 65534;

    /// Puts a copy where nobody may run it.
    pub(crate) fn new(folder: &Path) -> Self {
        let program = folder.join("hand");
        std::fs::copy(HAND, &program).expect("tests may write to their folder");
        set_mode(&program, 0o755);
        set_mode(folder, 0o755);
        Self { program }
    }

    /// Opens a book, tries to change it, closes it.
    pub(crate) fn open(&self, book: &Path) -> Vec<String> {
        let mut command = Command::new(&self.program);
        command.arg("open").arg(book);
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            command.uid(Self::NOBODY).gid(Self::NOBODY);
        }
        lines(&mut command)
    }
}

/// Says who may do what with a file.
pub(crate) fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("tests own what they made");
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
