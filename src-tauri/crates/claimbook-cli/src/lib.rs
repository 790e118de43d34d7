//! `claims`: the book from a terminal.
//!
//! One command line becomes one call of a [`Session`], the same that the window uses: open, do, close. Its answer
//! is printed for people or, with `--json`, as one object for programs. The words of a refusal come from the
//! contract; only those about the command line itself are written here.

mod answer;
mod arguments;
mod calls;
mod help;
mod page;
mod pages;
mod person;
mod progress;
mod refusal;
mod reply;
mod text;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

use claimbook_api::Session;
use clap::FromArgMatches;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Command};
use crate::page::Look;
use crate::refusal::Refusal;

/// Does what the process was asked for and says how it went: 0 done, 1 refused, 2 mistyped, 3 the book is
/// damaged or the report is not sound, 70 a bug.
pub fn main() -> ExitCode {
    main_with(None)
}

/// The same, with the program that makes pages; without it, `claimbook-worker` beside the program that runs.
pub fn main_with(worker: Option<PathBuf>) -> ExitCode {
    // What a panic has to say goes into the refusal, where `--json` keeps it one object.
    panic::set_hook(Box::new(|_| {}));
    let arguments: Vec<OsString> = std::env::args_os().collect();
    ExitCode::from(run(&arguments, worker, &mut io::stdout().lock(), &mut io::stderr(), Look::of_terminal()))
}

/// Does what `arguments` ask for, the first of them being the program's name, and gives the exit code.
fn run(arguments: &[OsString], worker: Option<PathBuf>, out: &mut dyn Write, err: &mut dyn Write, look: Look) -> u8 {
    let wants_json = arguments.iter().skip(1).take_while(|word| *word != "--").any(|word| word == "--json");
    let done = panic::catch_unwind(AssertUnwindSafe(|| answer(arguments, worker, look)));
    let (printed, code) = match done.unwrap_or_else(|panic| Err(Refusal::panicked(panic.as_ref()))) {
        Ok(answer) => (out.write_all(answer.text.as_bytes()).and_then(|()| out.flush()), answer.code),
        Err(refusal) => {
            let text = if wants_json { refusal.to_json() } else { refusal.to_text(look) };
            (err.write_all(text.as_bytes()), refusal.exit)
        }
    };
    match printed {
        Ok(()) => code,
        // Whoever read the answer has seen enough of it: `claims list | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
        Err(error) => {
            // Where not even this can be written, the exit code still says it.
            let _ = writeln!(err, "error: The answer could not be written: {error}.");
            refusal::REFUSED
        }
    }
}

/// What goes to standard output, and the exit code that belongs to it.
struct Answer {
    text: String,
    code: u8,
}

fn answer(arguments: &[OsString], worker: Option<PathBuf>, look: Look) -> Result<Answer, Refusal> {
    let mut command_line = arguments::command_line();
    let matched = command_line.try_get_matches_from_mut(arguments);
    let parsed = matched.and_then(|matches| Arguments::from_arg_matches(&matches));
    let Arguments { everywhere, command } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            let Some(help) = refusal::asked_for(&error, look) else { return Err(Refusal::of_usage(&error)) };
            return Ok(Answer { text: help, code: 0 });
        }
    };

    // A script may name the new book everywhere; another one beside it cannot be meant.
    if let Command::New(new) = &command
        && everywhere.book.as_ref().is_some_and(|book| *book != new.path)
    {
        return Err(Refusal::new_with_book());
    }
    let (name, request) = calls::call(&command)?;

    let mut session = Session::new();
    if let Some(worker) = worker {
        session.make_pages_with(worker);
    }
    progress::show(&mut session);
    let person = everywhere.by.filter(|name| !name.trim().is_empty()).unwrap_or_else(person::system_user);
    session.call("set_author", json!({ "name": person }))?;
    if !matches!(command, Command::New(_)) {
        match everywhere.book {
            Some(path) => drop(session.call("open_book", json!({ "path": path }))?),
            // Whoever was handed a report may have no book.
            None if matches!(command, Command::VerifyReport(_)) => {}
            None => return Err(Refusal::without_book()),
        }
    }
    let reply = session.call(name, request)?;
    // The change is on disk. Where the book cannot be folded into one file now, the next who closes it does that.
    let _ = session.call("close_book", json!({}));

    let value = &reply["value"];
    let unsound =
        matches!(command, Command::Verify(_) | Command::VerifyReport(_)) && value["sound"] == Value::Bool(false);
    let text = if everywhere.json { answer::to_json(&command, value) } else { pages::print(&command, value, look) };
    Ok(Answer { text, code: if unsound { refusal::DAMAGED } else { 0 } })
}
