//! A private folder for what is on its way: pasted bytes on their way in, copies of kept files on their way out.
//! Gone when the program ends.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use claimbook_core::error::{Error, FileError};
use tempfile::TempDir;

use crate::error::ErrorView;

/// The most bytes that are taken in one piece: beyond that a file is chosen by its path and never crosses.
pub(crate) const LIMIT: u64 = 200 * 1024 * 1024;

/// The longest file name that every file system takes, with room to spare.
const NAME_LIMIT: usize = 120;

/// The folder, made when the first piece comes.
#[derive(Default)]
pub(crate) struct Staged(Mutex<State>);

#[derive(Default)]
struct State {
    folder: Option<TempDir>,
    pieces: u32,
}

impl Staged {
    /// A new file under its own name, in a folder of its own; nobody else may read it.
    pub(crate) fn file(
        &self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), ErrorView>,
    ) -> Result<PathBuf, ErrorView> {
        let path = self.place(name).map_err(FileError::new(std::env::temp_dir(), "write")).map_err(Error::from)?;
        let writing = |error| ErrorView::from(Error::from(FileError::new(&path, "write")(error)));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(writing)?;
        let filled = fill(&mut file).and_then(|()| file.flush().map_err(writing));
        if filled.is_err() {
            // A half of it is of no use; the folder goes with the program.
            let _ = fs::remove_file(&path);
        }
        filled.map(|()| path)
    }

    /// Keeps bytes that were pasted or dropped in the page.
    pub(crate) fn stage(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, ErrorView> {
        let size = bytes.len() as u64;
        if LIMIT < size {
            return Err(ErrorView::too_large_to_stage(size, LIMIT));
        }
        self.file(name, |file| {
            let writing = FileError::new(Path::new(name), "write");
            file.write_all(bytes).map_err(writing).map_err(|error| Error::from(error).into())
        })
    }

    /// Removes everything.
    pub(crate) fn clear(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Dropped, it removes itself; what cannot be removed the system clears away.
        state.folder = None;
    }

    fn place(&self, name: &str) -> std::io::Result<PathBuf> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.pieces += 1;
        let number = state.pieces.to_string();
        if state.folder.is_none() {
            let private = Permissions::from_mode(0o700);
            state.folder = Some(tempfile::Builder::new().prefix("claimbook-").permissions(private).tempdir()?);
        }
        let folder = state.folder.as_ref().map(|folder| folder.path().join(number)).unwrap_or_default();
        fs::create_dir(&folder)?;
        Ok(folder.join(file_name(name)))
    }
}

/// A name that is a name on any system and hides nothing: the last part of what was given.
pub(crate) fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |letter: char| {
        // Marks that turn the direction of text make `fdp.exe` of `exe.pdf`.
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let plain: String = last.chars().filter(|letter| !hidden(*letter)).collect();
    let plain = plain.trim().trim_start_matches(['.', '-']).trim_end_matches('.');
    if plain.is_empty() {
        return "file".to_owned();
    }
    match plain.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 12 && !stem.is_empty() => {
            format!("{}.{ending}", cut(stem, NAME_LIMIT - ending.len()))
        }
        _ => cut(plain, NAME_LIMIT).to_owned(),
    }
}

fn cut(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names_and_hide_nothing() {
        assert_eq!(file_name("Harbour wall.pdf"), "Harbour wall.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("C:\\Pictures\\wall.png"), "wall.png");
        assert_eq!(file_name(".bashrc"), "bashrc");
        assert_eq!(file_name("wall\u{202e}fdp.exe"), "wallfdp.exe");
        assert_eq!(file_name("\n"), "file");
        let long = file_name(&format!("{}.pdf", "ä".repeat(300)));
        assert!(long.len() <= NAME_LIMIT + 1 && long.ends_with("ä.pdf"), "{long}");
    }

    #[test]
    fn pieces_of_one_name_stay_apart_are_private_and_go() {
        let staged = Staged::default();
        let one = staged.stage("a.txt", b"one").unwrap();
        let other = staged.stage("a.txt", b"other").unwrap();

        assert_eq!(fs::read(&one).unwrap(), b"one");
        assert_eq!(fs::read(&other).unwrap(), b"other");
        assert_eq!(fs::metadata(&one).unwrap().permissions().mode() & 0o777, 0o600);
        let folder = one.parent().and_then(Path::parent).unwrap();
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o077, 0);

        staged.clear();
        assert!(!one.exists() && !other.exists() && !folder.exists());
    }
}
