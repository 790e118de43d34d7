//! A file that takes its place only when it is whole: written beside it, waited for, opened again, read back, renamed.
//!
//! Whatever goes wrong before the rename leaves the file that stood there as it was.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use claimbook_core::domain::digest::Digest;
use claimbook_core::error::{Error, FileError};

use crate::error::ErrorView;

/// A file under way beside the place where it will stand. It goes if it is not put there.
pub(crate) struct Part {
    path: PathBuf,
    target: PathBuf,
}

impl Part {
    /// An empty file beside its target.
    pub(crate) fn beside(target: &Path) -> Result<Self, ErrorView> {
        let name = target.file_name().filter(|_| !target.is_dir());
        let name = name.ok_or_else(|| refused(target, io::ErrorKind::IsADirectory.into()))?;
        let path = target.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        File::create(&path).map_err(|source| refused(target, source))?;
        Ok(Self { path, target: target.to_owned() })
    }

    /// Where it is written.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place.
    pub(crate) fn put(self) -> Result<(), ErrorView> {
        fs::rename(&self.path, &self.target).map_err(|source| refused(&self.target, source))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(&self.path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Once it stands in its place there is nothing left here.
        let _ = fs::remove_file(&self.path);
    }
}

/// Writes a whole file, and puts it in its place only where the disk gives back the bytes that were meant and
/// `read_back` finds them sound.
pub(crate) fn write(
    target: &Path,
    bytes: Vec<u8>,
    meant: &Digest,
    read_back: impl FnOnce(&[u8]) -> Result<(), ErrorView>,
) -> Result<(), ErrorView> {
    let part = Part::beside(target)?;
    part.write(&bytes).map_err(|source| refused(target, source))?;
    drop(bytes);
    let found = fs::read(part.path()).map_err(|source| refused(target, source))?;
    if Digest::of(&found) != *meant {
        return Err(ErrorView::report_unsound(target, "the disk gives back other bytes"));
    }
    read_back(&found)?;
    part.put()
}

pub(crate) fn refused(path: &Path, source: io::Error) -> ErrorView {
    ErrorView::from(Error::File(FileError { path: path.to_owned(), doing: "write", source }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    const BEFORE: &str = "what stood there before";

    /// What is in a folder after somebody tried to write into it.
    #[track_caller]
    fn check(meant: &Digest, read_back: Result<(), ErrorView>, code: Option<ErrorCode>, left: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        fs::write(&path, BEFORE).unwrap();

        let refused = write(&path, b"new".to_vec(), meant, |bytes| {
            assert_eq!(bytes, b"new");
            read_back
        });

        assert_eq!(refused.err().map(|error| error.code), code);
        assert_eq!(fs::read_to_string(&path).unwrap(), left);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn only_what_reads_back_takes_its_place() {
        let meant = Digest::of(b"new");
        let unsound = || ErrorView::report_unsound(Path::new("report.md"), "CB-0001 does not stand where it should");

        check(&meant, Ok(()), None, "new");
        check(&meant, Err(unsound()), Some(ErrorCode::ReportUnsound), BEFORE);
        check(&Digest::of(b"other"), Ok(()), Some(ErrorCode::ReportUnsound), BEFORE);
    }
}
