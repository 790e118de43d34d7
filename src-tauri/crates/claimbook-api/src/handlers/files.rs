//! Bytes that the book keeps, as a screen names them.

use claimbook_core::book;
use claimbook_core::domain::report::ReportFile;

use super::{Answer, key};
use crate::request::CheckFiles;
use crate::session::Session;
use crate::view::{Done, FileCheck, FileState, FileView};

pub(crate) fn check_files(session: &mut Session, request: CheckFiles) -> Answer<Done<Vec<FileCheck>>> {
    let claim = key("key", &request.key)?;
    let found = session.book()?.check_files(claim)?;
    let state = |state| match state {
        book::FileState::Same => FileState::Same,
        book::FileState::Mismatch => FileState::Mismatch,
        book::FileState::Missing => FileState::Missing,
    };
    let check = |(digest, found): (claimbook_core::domain::digest::Digest, _)| FileCheck {
        sha256: digest.to_string(),
        state: state(found),
    };
    Ok(Done { value: found.into_iter().map(check).collect(), touched: Vec::new() })
}

/// A kept file.
pub(super) fn file_view(file: &ReportFile) -> FileView {
    FileView {
        sha256: file.digest.to_string(),
        size: u32::try_from(file.size).unwrap_or(u32::MAX),
        size_label: size_label(file.size),
        media_type: file.media_type.clone(),
        name: file.name.clone(),
        added: file.added.to_string(),
    }
}

/// `812 bytes`, `14 kB`, `1.4 MB`: decimal, at most one digit after the point, never rounded up to the next unit.
pub(super) fn size_label(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|(unit, _)| *unit <= bytes) {
        None if bytes == 1 => "1 byte".to_owned(),
        None => format!("{bytes} bytes"),
        Some((unit, name)) => {
            let tenths = bytes / (unit / 10);
            if 100 <= tenths || tenths.is_multiple_of(10) {
                format!("{} {name}", tenths / 10)
            } else {
                format!("{}.{} {name}", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size_label;

    #[test]
    fn a_size_is_short_and_never_more_than_it_is() {
        let labels = [0, 1, 999, 1_000, 1_449, 14_999, 999_999, 1_400_000, 2_000_000, 1_250_000_000].map(size_label);
        let expected =
            ["0 bytes", "1 byte", "999 bytes", "1 kB", "1.4 kB", "14 kB", "999 kB", "1.4 MB", "2 MB", "1.2 GB"];
        assert_eq!(labels, expected);
    }
}
