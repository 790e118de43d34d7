//! Volumes beside the file of contents that names them: compared with what it says, and removed where a new report has
//! taken the place of theirs.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use claimbook_core::domain::digest::Digest;
use claimbook_report::pages::{NamedVolume, Slip, is_named_as_volume};

use crate::error::ErrorView;
use crate::session::Session;
use crate::typeset;
use crate::view::{ComparedVolumes, ReportFinding};

/// The most names that are listed.
const LISTED: usize = 100;

/// The most bytes of a file that is read as contents.
const LIMIT: u64 = typeset::PDF_LIMIT * 1024 * 1024;

/// The name of a file that somebody else wrote down, as a message shows it.
pub(crate) fn shown(name: &str) -> String {
    const LONGEST: usize = 200;
    let seen = |letter: char| if letter.is_control() || letter == '`' { '\u{fffd}' } else { letter };
    name.chars().take(LONGEST).map(seen).collect()
}

/// Holds the volumes that lie beside `contents` against what its slip says of them and of the report's JSON.
pub(crate) fn compare(
    session: &Session,
    contents: &Path,
    json: &[u8],
    slip: &Slip,
    findings: &mut Vec<ReportFinding>,
) -> Result<ComparedVolumes, ErrorView> {
    let mut found = |what: String| findings.push(ReportFinding { what, about: "volumes".to_owned() });
    let (report, volumes) = match slip {
        Slip::Contents { report, volumes, .. } => (report, &volumes[..]),
        Slip::Volume { report, .. } => (report, &[][..]),
    };
    if Digest::of(json).as_str() != report {
        found("The volumes are of another report than the one that is attached.".to_owned());
    }
    let mut compared = ComparedVolumes { named: 0, same: 0, missing: Vec::new() };
    for volume in volumes {
        session.go_on()?;
        compared.named += 1;
        match Beside::of(contents, volume) {
            Beside::Same(_) => compared.same += 1,
            Beside::Other => {
                let name = shown(&volume.name);
                found(format!("The file `{name}` is not the volume that was written: its SHA-256 is another one."));
            }
            Beside::Missing if compared.missing.len() < LISTED => compared.missing.push(shown(&volume.name)),
            Beside::Missing => {}
        }
    }
    Ok(compared)
}

/// What lies beside the contents under the name of a volume.
enum Beside {
    /// The volume, here.
    Same(PathBuf),
    /// Something else, or something that cannot be read.
    Other,
    /// Nothing; nor does a path lead anywhere.
    Missing,
}

impl Beside {
    fn of(contents: &Path, volume: &NamedVolume) -> Self {
        if Path::new(&volume.name).file_name() != Some(volume.name.as_ref()) {
            return Self::Missing;
        }
        let path = contents.with_file_name(&volume.name);
        // A link or a pipe was not written as a volume.
        match fs::symlink_metadata(&path) {
            Ok(kept) if kept.is_file() => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::Missing,
            Ok(_) | Err(_) => return Self::Other,
        }
        match File::open(&path).and_then(typeset::digest_of_file) {
            Ok(digest) if digest.as_str() == volume.sha256 => Self::Same(path),
            Ok(_) | Err(_) => Self::Other,
        }
    }
}

/// The volumes that a file of contents names which a new file is about to replace.
pub(crate) struct Former {
    contents: PathBuf,
    volumes: Vec<NamedVolume>,
}

impl Former {
    /// Reads the file that stands at `path`, where it may be such contents; nothing is asked of it otherwise.
    pub(crate) fn at(session: &Session, path: &Path) -> Result<Self, ErrorView> {
        let mut former = Self { contents: path.to_owned(), volumes: Vec::new() };
        if has_volumes_beside(path) && is_small_pdf(path) {
            // What cannot be read names no volumes.
            let attached = typeset::attached(session, path, LIMIT)?.unwrap_or_default();
            let named = attached.iter().find_map(|bytes| match Slip::read(bytes)? {
                Slip::Contents { volumes, .. } => Some(volumes),
                Slip::Volume { .. } => None,
            });
            former.volumes = named.unwrap_or_default();
        }
        Ok(former)
    }

    /// Removes those that are left over now that volumes with these names are in place, and says so in a sentence.
    /// Only what bears the name of a volume and still has the SHA-256 that its contents named goes: nobody else wrote it.
    pub(crate) fn remove(self, written: &BTreeSet<String>) -> Option<String> {
        let name = self.contents.file_name()?.to_string_lossy();
        let is_left =
            |volume: &&NamedVolume| !written.contains(&volume.name) && is_named_as_volume(&volume.name, &name);
        let (mut removed, mut kept) = (0, 0);
        for volume in self.volumes.iter().filter(is_left) {
            match Beside::of(&self.contents, volume) {
                Beside::Same(path) if fs::remove_file(&path).is_ok() => removed += 1,
                Beside::Same(_) | Beside::Other => kept += 1,
                Beside::Missing => {}
            }
        }
        let former = |count: u32| {
            let (volumes, were) = if count == 1 { ("volume", "was") } else { ("volumes", "were") };
            format!("{count} {volumes} of the report that stood here before {were}")
        };
        match (removed, kept) {
            (0, 0) => None,
            (removed, 0) => Some(format!("{} removed.", former(removed))),
            (0, kept) => Some(format!("{} kept, because of changes since.", former(kept))),
            (removed, kept) => Some(format!("{} removed, and {kept} kept because of changes since.", former(removed))),
        }
    }
}

fn has_volumes_beside(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(name), Ok(entries)) = (path.file_name(), fs::read_dir(folder)) else { return false };
    let name = name.to_string_lossy();
    entries.flatten().any(|entry| is_named_as_volume(&entry.file_name().to_string_lossy(), &name))
}

fn is_small_pdf(path: &Path) -> bool {
    let is_small = fs::metadata(path).is_ok_and(|kept| kept.is_file() && kept.len() <= LIMIT);
    let begins = || -> io::Result<[u8; 5]> {
        let mut first = [0; 5];
        File::open(path)?.read_exact(&mut first)?;
        Ok(first)
    };
    is_small && begins().is_ok_and(|first| first == *b"%PDF-")
}
