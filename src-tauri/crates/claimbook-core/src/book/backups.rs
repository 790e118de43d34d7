//! Copies that are set aside by themselves: where, when, which are kept, and how one becomes a book again.

use std::fs;
use std::path::{Path, PathBuf};

use super::Book;
use super::work::Work;
use crate::domain::id::BookId;
use crate::domain::time::Instant;
use crate::error::{FileError, Result};
use crate::store::{self, rows};

/// How many backups of a book are kept.
const KEPT: usize = 10;

/// How many of these are the newest ones. The others are the last of each day before them.
const NEWEST: usize = 6;

/// A copy that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub at: Instant,
    /// In bytes.
    pub size: u64,
}

/// Where the book is and how it is kept safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safety {
    /// The size of its file, in bytes.
    pub size: u64,
    /// Where its backups are.
    pub folder: PathBuf,
    /// Its backups, newest first.
    pub backups: Vec<Backup>,
    /// The service that copies the book or its backups elsewhere, where one was recognised.
    pub synced: Option<&'static str>,
    /// The hash of its last step.
    pub head: Option<String>,
}

impl Book {
    /// Sets a backup aside under `folder`, in a folder of this book's own, checks it, logs it, and only then thins
    /// out the ones before.
    pub fn back_up(&mut self, folder: &Path) -> Result<Backup> {
        self.set_aside(folder, "by hand")
    }

    /// The same where something was changed since the last backup; nothing where nothing was. That a backup was made
    /// is an event and changes nothing.
    pub fn back_up_if_changed(&mut self, folder: &Path) -> Result<Option<Backup>> {
        let last = backups_in(&self.backups_folder(folder)?).into_iter().next();
        // A backup that cannot be read is none.
        let backed_up = last.and_then(|backup| store::read_state(&backup.path).ok());
        if backed_up == Some(self.store.state()?) {
            return Ok(None);
        }
        self.set_aside(folder, "by itself").map(Some)
    }

    /// Where the book is, its backups under `folder`, and what watches over it.
    pub fn safety(&mut self, folder: &Path) -> Result<Safety> {
        let of_book = self.backups_folder(folder)?;
        let path = self.path().to_owned();
        let metadata = fs::metadata(&path).map_err(FileError::new(&path, "look at"))?;
        // What was written last may still stand in the log beside the book.
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        let beside = fs::metadata(log).map_or(0, |log| log.len());
        Ok(Safety {
            size: metadata.len() + beside,
            backups: backups_in(&of_book),
            synced: synced_by(&path).or_else(|| synced_by(&of_book)),
            head: self.store.state()?.1,
            folder: of_book,
        })
    }

    fn backups_folder(&mut self, folder: &Path) -> Result<PathBuf> {
        let BookId(id) = rows::card(&self.store.reading()?)?.id;
        Ok(folder.join(id.to_string()))
    }

    fn set_aside(&mut self, folder: &Path, how: &str) -> Result<Backup> {
        let of_book = self.backups_folder(folder)?;
        fs::create_dir_all(&of_book).map_err(FileError::new(&of_book, "create"))?;
        let is_logged = self.read_only().is_none();
        if is_logged {
            // Else logging it below would be a change that this backup lacks.
            self.introduce()?;
        }
        let at = self.world.now();
        let path = free_name(&of_book, at);
        let work = self.work.clone();
        self.store.back_up(&path, &mut |done, total| work.at("Backing up", done, total))?;
        if is_logged {
            self.log("backup", &path.to_string_lossy(), Some(how))?;
        }
        for old in too_many(&backups_in(&of_book)) {
            // One that cannot be removed now is removed another time.
            let _ = fs::remove_file(&old);
        }
        let metadata = fs::metadata(&path).map_err(FileError::new(&path, "look at"))?;
        Ok(Backup { path, at: whole_second(at), size: metadata.len() })
    }
}

/// Writes a backup as a book of its own to a new file. The backup stays as it is.
pub fn restore_backup(backup: &Path, target: &Path) -> Result<()> {
    store::copy_of_another(backup, target, &mut |done, total| Work::default().at("Restoring", done, total))
}

/// `2025-03-14T090000Z.claimbook`, with a number where two are made in one second.
fn free_name(folder: &Path, at: Instant) -> PathBuf {
    let stem = at.to_string()[..19].replace(':', "");
    let name = |n: u32| if n == 1 { format!("{stem}Z.claimbook") } else { format!("{stem}Z-{n}.claimbook") };
    let mut names = (1..u32::MAX).map(|n| folder.join(name(n)));
    names.find(|path| !path.exists()).expect("nobody makes four thousand million backups in a second")
}

fn whole_second(at: Instant) -> Instant {
    at.plus_millis(-at.millis().rem_euclid(1_000))
}

/// When a backup was made, by its name; nothing where the file is none of ours.
fn made_at(name: &str) -> Option<Instant> {
    let stem = name.strip_suffix(".claimbook")?;
    let (moment, number) = stem.split_once('Z')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !number.is_empty() && !number.strip_prefix('-').is_some_and(is_number) {
        return None;
    }
    let (day, time) = moment.split_once('T')?;
    let (hour, minute, second) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    Instant::parse(&format!("{day}T{hour}:{minute}:{second}Z"))
}

/// The backups in a folder, newest first. A folder that is not there holds none.
fn backups_in(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Backup> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let at = made_at(entry.file_name().to_str()?)?;
            Some(Backup { path: entry.path(), at, size: entry.metadata().ok()?.len() })
        })
        .collect();
    // Made in one second, the longer name is the later one.
    found.sort_by_key(|backup| {
        let name = backup.path.to_string_lossy().into_owned();
        std::cmp::Reverse((backup.at, name.len(), name))
    });
    found
}

/// What is thinned out, of backups given newest first: all but the newest six and, before them, the last of each day,
/// until ten are kept.
fn too_many(backups: &[Backup]) -> Vec<PathBuf> {
    let mut kept = 0;
    let mut last_day = None;
    let mut removed = Vec::new();
    for backup in backups {
        let day = backup.at.day();
        if kept < NEWEST || (kept < KEPT && last_day != Some(day)) {
            kept += 1;
            last_day = Some(day);
        } else {
            removed.push(backup.path.clone());
        }
    }
    removed
}

/// How a service names its folders, or what it leaves in them.
const SERVICES: [(&str, &[&str], &[&str]); 7] = [
    ("Dropbox", &["dropbox"], &[".dropbox", ".dropbox.cache"]),
    ("OneDrive", &["onedrive"], &[".849c9593-d756-4e56-8d6e-42412f2a707b"]),
    ("Google Drive", &["google drive", "googledrive", "google-drive", "my drive"], &[".tmp.drivedownload"]),
    ("Nextcloud", &["nextcloud", "owncloud"], &[".nextcloudsync.log", ".owncloudsync.log"]),
    ("iCloud", &["icloud", "mobile documents", "com~apple~clouddocs"], &[]),
    ("Syncthing", &["syncthing"], &[".stfolder"]),
    ("Proton Drive", &["proton drive", "protondrive"], &[]),
];

/// The service that copies this file elsewhere, by the names of its folders and what lies in them.
fn synced_by(path: &Path) -> Option<&'static str> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for folder in path.ancestors().skip(1) {
        let Some(name) = folder.file_name() else { continue };
        let name = name.to_string_lossy().to_lowercase();
        for (service, names, marks) in SERVICES {
            // `OneDrive - Halvern Courier`, `Dropbox (Personal)`.
            let is_named = names.iter().any(|begin| {
                name.strip_prefix(begin).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
            });
            if is_named || marks.iter().any(|mark| folder.join(mark).exists()) {
                return Some(service);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(times: &[&str]) -> Vec<Backup> {
        let backup = |time: &&str| Backup { path: (*time).into(), at: Instant::parse(time).unwrap(), size: 1 };
        times.iter().map(backup).collect()
    }

    #[test]
    fn the_newest_six_are_kept_and_the_last_of_each_day_before() {
        let times = [
            "2025-03-14T18:00:00Z",
            "2025-03-14T17:00:00Z",
            "2025-03-14T16:00:00Z",
            "2025-03-14T15:00:00Z",
            "2025-03-14T14:00:00Z",
            "2025-03-14T13:00:00Z",
            "2025-03-14T12:00:00Z",
            "2025-03-13T12:00:00Z",
            "2025-03-13T11:00:00Z",
            "2025-03-12T12:00:00Z",
            "2025-03-10T12:00:00Z",
            "2025-03-09T12:00:00Z",
            "2025-03-08T12:00:00Z",
        ];
        let removed = too_many(&made(&times));

        let expected = [times[6], times[8], times[12]];
        assert_eq!(removed, expected.map(PathBuf::from));
        assert!(too_many(&made(&times[..6])).is_empty());
    }

    #[test]
    fn a_name_says_when_and_foreign_files_are_none_of_ours() {
        let at = Instant::parse("2025-03-14T09:00:05.000Z").unwrap();

        assert_eq!(made_at("2025-03-14T090005Z.claimbook"), Some(at));
        assert_eq!(made_at("2025-03-14T090005Z-2.claimbook"), Some(at));
        for foreign in ["my notes.claimbook", "2025-03-14T090005Z-x.claimbook", "2025-03-14T090005Z.txt", "Z.claimbook"]
        {
            assert_eq!(made_at(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn folders_of_services_are_recognised_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let marked = folder.path().join("shared/deep");
        fs::create_dir_all(&marked).unwrap();
        fs::create_dir(folder.path().join("shared/.stfolder")).unwrap();

        assert_eq!(synced_by(&marked.join("a.claimbook")), Some("Syncthing"));
        assert_eq!(synced_by(Path::new("/books/Dropbox (Personal)/a.claimbook")), Some("Dropbox"));
        assert_eq!(synced_by(Path::new("/books/OneDrive - Courier/x/a.claimbook")), Some("OneDrive"));
        assert_eq!(synced_by(Path::new("/books/Dropboxes/a.claimbook")), None);
        assert_eq!(synced_by(&folder.path().join("a.claimbook")), None);
    }
}
