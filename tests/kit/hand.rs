//! A hand that works in a book as a process of its own, so that a test can kill it, watch its disk, or let somebody
//! else be it. Each job prints one line per fact and flushes it.

mod logged_disk;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use claimbook_core::book::{Attached, Book, ListRequest, VerdictEdit};
use claimbook_core::domain::id::{GroupId, Key};
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::{Error, Result};
use claimbook_core::world::{System, World};
use kit::{Chance, Operation, attachment, author, draft, judgement};

const JOBS: &str = "\
hand open BOOK                              opens, tries to change, closes; says what became of it
hand write BOOK NAME SEED [COUNT]           changes the book, COUNT times or until killed; a line per change
hand record LOG BOOK NAME SEED COUNT        the same, and logs what happens to the disk";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().expect("seeds and counts are numbers");
    let done = match arguments.as_slice() {
        ["open", book] => {
            open(Path::new(book));
            Ok(())
        }
        ["write", book, name, seed] => write(Path::new(book), name, number(seed), u64::MAX),
        ["write", book, name, seed, count] => write(Path::new(book), name, number(seed), number(count)),
        ["record", log, book, name, seed, count] => {
            logged_disk::record(Path::new(log)).expect("the log of a test can be made");
            write(Path::new(book), name, number(seed), number(count))
        }
        _ => {
            say(JOBS);
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("refused: {error:?}"));
            ExitCode::FAILURE
        }
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody may be listening any more; the work goes on.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn open(path: &Path) {
    let mut book = match Book::open(path, author("Nobody"), Arc::new(System)) {
        Ok(book) => book,
        Err(Error::Store(error)) => return say(&format!("refused: {error:?}")),
        Err(error) => return say(&format!("refused: {error:?}")),
    };
    say(&format!("opened: {:?}", book.read_only()));
    match book.list(&ListRequest::default()) {
        Ok(page) => say(&format!("claims: {}", page.total)),
        Err(error) => say(&format!("not listed: {error:?}")),
    }
    match book.add_claim(draft("A claim by somebody else.")) {
        Ok(done) => say(&format!("changed: {}", done.value.key)),
        Err(error) => say(&format!("not changed: {error:?}")),
    }
    match book.close() {
        Ok(()) => say("closed"),
        Err(error) => say(&format!("not closed: {error:?}")),
    }
}

/// Bytes of an attached file: three chunks of the format, so that the chunks take more than one page each.
const FILE_SIZE: usize = 700_000;

fn write(path: &Path, name: &str, seed: u64, count: u64) -> Result<()> {
    let mut book = Book::open(path, author(name), Arc::new(System))?;
    let mut chance = Chance::new(seed);
    let mut claims: Vec<Key> = book.list(&ListRequest::default())?.claims.into_iter().map(|line| line.key).collect();
    say("ready");
    for n in 0..count {
        let told = match (claims.len(), chance.below(10)) {
            (0, _) | (_, 0..5) => {
                let key = book.add_claim(draft(&format!("Claim {n} of {name}, who began with {seed}.")))?.value.key;
                claims.push(key);
                format!("claim {key}")
            }
            (_, 5) => {
                let outcome = *chosen(Outcome::ALL, &mut chance);
                let claim = *chosen(&claims, &mut chance);
                format!("verdict {}", book.judge(claim, judgement(outcome))?.value.id)
            }
            (_, 6) => typed_verdict(&mut book, *chosen(&claims, &mut chance), n)?,
            (_, 7) => {
                let note = Attached::Note(format!("{name} counted {n} houses."));
                let claim = *chosen(&claims, &mut chance);
                format!("evidence {}", book.attach(claim, &attachment(note))?.value.key)
            }
            _ => {
                let file = path.with_file_name(format!("{name}.bin"));
                std::fs::write(&file, chance.bytes(FILE_SIZE)).expect("tests may write beside their book");
                let claim = *chosen(&claims, &mut chance);
                format!("evidence {}", book.attach(claim, &attachment(Attached::File(file)))?.value.key)
            }
        };
        logged_disk::log(&Operation::Told { line: told.clone() });
        say(&told);
    }
    book.close()
}

/// A verdict as it is typed in a window: opened, worded, and sealed when its reviewer leaves the claim.
fn typed_verdict(book: &mut Book, claim: Key, n: u64) -> Result<String> {
    let gesture = Some(GroupId(System.uuid()));
    let mut words = format!("Counted {n}");
    for more in [" houses", " along the wall."] {
        words.push_str(more);
        let edit = VerdictEdit {
            outcome: Some(Some(Outcome::Disputed)),
            rationale: Some(Some(words.clone())),
            gesture,
            ..VerdictEdit::default()
        };
        book.edit_verdict(claim, edit)?;
    }
    book.seal_all()?;
    let verdict = book.show(claim)?.claim.verdict.map(|verdict| verdict.id);
    Ok(format!("verdict {}", verdict.expect("this hand judged the claim just now")))
}

fn chosen<'a, T>(among: &'a [T], chance: &mut Chance) -> &'a T {
    &among[usize::try_from(chance.below(among.len() as u64)).unwrap_or_default()]
}
