//! The typesetter in a process of its own: what it costs, and what hostile words may do to it, ends with it.
//!
//! `claimbook-worker typeset OUT` reads a job from its input, writes a PDF to `OUT` and says on its output how many
//! pages it has; `claimbook-worker read FILE` says the same of a PDF that is there, and what is attached to it;
//! `claimbook-worker detach FILE OUT` writes what is attached to `OUT`, one after another, and says how long each is;
//! `claimbook-worker draw OUT MOST` writes the first pages of a job as PNG, one after another, and says how long each
//! is; `claimbook-worker pictures OUT` writes small JPEG copies of pictures, one after another, and says of each how long,
//! wide and high it is. One line of JSON each; what went wrong is one line on the error output, and exit code 1.
//!
//! It knows nothing of books. Absent on purpose: the network, the system's fonts, a clock, and files other than the
//! one it is told to write or read.

mod drawing;
mod fonts;
mod images;
mod job;
mod reading;
mod stamping;
mod typesetting;
mod world;

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use rustix::process::{Resource, Rlimit, Signal};

/// The most memory that may be asked for, in bytes; more ends the process.
const MEMORY: u64 = 2 * 1024 * 1024 * 1024;

/// The most threads that work at once.
const THREADS: usize = 4;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    if let Err(error) = rustix::process::setrlimit(Resource::As, limit) {
        return refuse(&format!("the memory cannot be limited: {error}"));
    }
    // Each has memory of its own, and the machine has other things to do.
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    if let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global() {
        return refuse(&format!("the work cannot be shared out: {error}"));
    }
    // Whoever asked has gone: nobody waits for the answer.
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let answer = match arguments.as_slice() {
        [verb, path] if verb == "typeset" => typeset(io::stdin(), Path::new(path)),
        [verb, path] if verb == "read" => read(Path::new(path)),
        [verb, path, out] if verb == "detach" => detach(Path::new(path), Path::new(out)),
        [verb, path, most] if verb == "draw" => draw(io::stdin(), Path::new(path), most),
        [verb, path] if verb == "pictures" => pictures(io::stdin(), Path::new(path)),
        _ => Err("usage: claimbook-worker typeset OUT < JOB, draw OUT MOST < JOB, pictures OUT < JOB, read FILE, or \
                      detach FILE OUT"
            .to_owned()),
    };
    match answer {
        Ok(line) => {
            let told = writeln!(io::stdout(), "{line}");
            if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(words) => refuse(&words),
    }
}

fn typeset(input: impl Read + Send, path: &Path) -> Result<String, String> {
    let job = job::Job::read(input).map_err(|error| format!("the job cannot be read: {error}"))?;
    let made = typesetting::typeset(job)?;
    std::fs::write(path, &made.bytes).map_err(|error| format!("the file cannot be written: {error}"))?;
    Ok(serde_json::json!({ "pages": made.pages, "missing": made.missing, "refused": made.refused }).to_string())
}

fn draw(input: impl Read + Send, path: &Path, most: &OsStr) -> Result<String, String> {
    let most = most.to_str().and_then(|text| text.parse().ok()).ok_or("how many pages is no number")?;
    let job = job::Job::read(input).map_err(|error| format!("the job cannot be read: {error}"))?;
    let drawn = drawing::draw(job, most)?;
    std::fs::write(path, drawn.pages.concat()).map_err(|error| format!("the file cannot be written: {error}"))?;
    let sizes: Vec<usize> = drawn.pages.iter().map(Vec::len).collect();
    Ok(serde_json::json!({ "sizes": sizes, "more": drawn.more }).to_string())
}

fn pictures(input: impl Read + Send, path: &Path) -> Result<String, String> {
    let pictures = job::pictures(input).map_err(|error| format!("the job cannot be read: {error}"))?;
    let bytes: Vec<&[u8]> = pictures.iter().flatten().map(|small| small.bytes.as_slice()).collect();
    std::fs::write(path, bytes.concat()).map_err(|error| format!("the file cannot be written: {error}"))?;
    let told = pictures.iter().map(|picture| {
        let told = |small: &images::Small| {
            serde_json::json!({ "size": small.bytes.len(), "width": small.width, "height": small.height })
        };
        picture.as_ref().map(told)
    });
    Ok(serde_json::json!({ "pictures": told.collect::<Vec<_>>() }).to_string())
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    let found = reading::read(bytes)?;
    serde_json::to_string(&found).map_err(|error| error.to_string())
}

fn detach(path: &Path, out: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    let attached = reading::attachments(bytes)?;
    std::fs::write(out, attached.concat()).map_err(|error| format!("the file cannot be written: {error}"))?;
    Ok(serde_json::json!({ "sizes": attached.iter().map(Vec::len).collect::<Vec<_>>() }).to_string())
}

fn refuse(words: &str) -> ExitCode {
    // Nobody may be listening, and there is nobody else to tell.
    let _ = writeln!(io::stderr(), "{}", words.replace('\n', " "));
    ExitCode::FAILURE
}
