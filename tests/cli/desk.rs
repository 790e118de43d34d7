//! A folder to work in, and a transcript of what was typed and printed there.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The article of the examples.
pub(crate) const BRIDGE: &str = "\
# A bridge for Halvern

date 2025-03-14 The bridge cost some four million, Mayor Orla Finch said on Thursday.

After the flood nearly 20 percent of the town was under water, the mayor said. The mayor said nothing of the cost.
";

/// A folder of its own, gone with it.
pub(crate) struct Desk {
    folder: TempDir,
    transcript: String,
}

impl Desk {
    /// An empty desk with the article on it.
    pub(crate) fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("tests may write to the temporary folder"),
            transcript: String::new(),
        };
        desk.put("bridge.md", BRIDGE);
        desk
    }

    /// A desk with a book of one document and one claim.
    pub(crate) fn with_book() -> Self {
        let mut desk = Self::new();
        desk.run(&["new", "h.claimbook", "--title", "Halvern"]);
        desk.run(&["--book", "h.claimbook", "import", "bridge.md", "--source", "Halvern Courier"]);
        let add = ["add", "The bridge cost 4 million.", "--said", "2025-03-13", "--document", "D-0001"];
        desk.run(&[&["--book", "h.claimbook"][..], &add, &["--quote", "cost some four million"]].concat());
        desk.transcript.clear();
        desk
    }

    /// Where a file of this desk is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file on the desk.
    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect("tests may write to the temporary folder");
    }

    /// `claims` on this desk, by Ana.
    pub(crate) fn claims(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claims-under-test"));
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        command.env("CLAIMBOOK_BY", "Ana K.").env("NO_COLOR", "1");
        command
    }

    /// Runs `claims` and writes it down.
    pub(crate) fn run(&mut self, arguments: &[&str]) -> Output {
        let output = self.claims(arguments).output().expect("claims was built beside the tests");
        let typed: Vec<String> = arguments.iter().map(|word| quoted(word)).collect();
        let lines = |bytes: &[u8], mark: &str| {
            let text = str::from_utf8(bytes).expect("claims prints UTF-8");
            text.lines().map(|line| format!("{mark}{line}\n")).collect::<Vec<_>>().concat()
        };
        let code = output.status.code().expect("claims ends by itself");
        self.transcript.extend([
            format!("$ claims {}\n", typed.join(" ")),
            lines(&output.stdout, ""),
            lines(&output.stderr, "! "),
            if code == 0 { "\n".to_owned() } else { format!("exit {code}\n\n") },
        ]);
        output
    }

    /// Runs `claims` on the book and writes it down.
    pub(crate) fn book(&mut self, arguments: &[&str]) -> Output {
        self.run(&[&["--book", "h.claimbook"], arguments].concat())
    }

    /// Goes on with an empty transcript.
    pub(crate) fn forget(&mut self) {
        self.transcript.clear();
    }

    /// What was typed and printed since the desk was laid, without what differs from day to day.
    pub(crate) fn transcript(&self) -> String {
        masked(&self.transcript)
    }
}

/// A word as one would have to type it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_.:/=~".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{word}'") }
}

/// Ids, digests and instants of the day, as patterns of hexadecimal (`x`) and decimal (`0`) digits and letters (`M`).
const MASKS: [(&str, &str); 7] = [
    ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "[id]"),
    ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "[sha256]"),
    ("0000-00-00T00:00:00.000Z", "[time]"),
    ("0000-00-00 00:00", "[time]"),
    ("by Ana K. on 00 MMM 0000", "by Ana K. on [day]"),
    ("by Ana K. on 0 MMM 0000", "by Ana K. on [day]"),
    ("xxxxxxxx", "[step]"),
];

fn masked(text: &str) -> String {
    let letters: Vec<char> = text.replace(env!("CARGO_PKG_VERSION"), "[version]").chars().collect();
    let is_word = |at: usize| letters.get(at).is_some_and(char::is_ascii_alphanumeric);
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        let begins_here = at == 0 || !is_word(at - 1);
        let found = MASKS.iter().find(|(pattern, _)| {
            begins_here && !is_word(at + pattern.len()) && fits(pattern, letters.get(at..at + pattern.len()))
        });
        if let Some((pattern, name)) = found {
            out.push_str(name);
            at += pattern.len();
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    out
}

fn fits(pattern: &str, letters: Option<&[char]>) -> bool {
    letters.is_some_and(|letters| {
        pattern.chars().zip(letters).all(|(place, letter)| match place {
            'x' => letter.is_ascii_hexdigit() && !letter.is_ascii_uppercase(),
            '0' => letter.is_ascii_digit(),
            'M' => letter.is_ascii_alphabetic(),
            other => other == *letter,
        })
    })
}
