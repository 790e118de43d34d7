//! What tests answer in the place of a person: a native dialog cannot be driven, and no other program should open.
//!
//! `CLAIMBOOK_PICK=path:path` answers every dialog that opens files, `CLAIMBOOK_SAVE_AS=path` every one that names a
//! file to write; a folder there takes the suggested name. An empty value is a person who thinks better of it, and a
//! value like `@file` stands in that file, a line for each path, and is read anew each time. `CLAIMBOOK_OUTSIDE=file`
//! collects there, a line each, what would have been opened, shown or put on the clipboard.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The files to open, where a test says which.
pub(crate) fn picked() -> Option<Vec<PathBuf>> {
    let value = env::var("CLAIMBOOK_PICK").ok()?;
    let paths: Vec<PathBuf> = match value.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).unwrap_or_default().lines().map(PathBuf::from).collect(),
        None => env::split_paths(&value).collect(),
    };
    Some(paths.into_iter().filter(|path| !path.as_os_str().is_empty()).collect())
}

/// What a person says to a dialog that names a file to write.
pub(crate) enum Said {
    /// This one.
    Path(PathBuf),
    /// They think better of it.
    Nothing,
}

impl Said {
    /// The path as the page takes it.
    pub(crate) fn path(self) -> Option<String> {
        match self {
            Self::Path(path) => Some(path.display().to_string()),
            Self::Nothing => None,
        }
    }
}

/// The file to write, where a test says which.
pub(crate) fn saved_as(suggested: &str) -> Option<Said> {
    let value = env::var("CLAIMBOOK_SAVE_AS").ok()?;
    let value = match value.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).unwrap_or_default().trim_end().to_owned(),
        None => value,
    };
    let path = PathBuf::from(value);
    if path.as_os_str().is_empty() {
        return Some(Said::Nothing);
    }
    Some(Said::Path(if path.is_dir() { path.join(suggested) } else { path }))
}

/// Notes what would have left the window; whether a test wanted that instead.
pub(crate) fn noted(what: &str, about: &str) -> bool {
    let Some(file) = env::var_os("CLAIMBOOK_OUTSIDE") else { return false };
    note(Path::new(&file), what, about);
    true
}

fn note(file: &Path, what: &str, about: &str) {
    let line = format!("{what} {}\n", about.replace('\n', "\\n"));
    let written = OpenOptions::new().create(true).append(true).open(file);
    if let Err(error) = written.and_then(|mut file| file.write_all(line.as_bytes())) {
        tracing::warn!(%error, "what left the window could not be noted");
    }
}
