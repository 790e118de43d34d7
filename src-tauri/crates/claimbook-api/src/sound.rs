//! Kept bytes that were found to hash to their names: hashed once, and not again until somebody else writes.

use std::collections::HashSet;
use std::path::PathBuf;

use claimbook_core::book::{Book, FileState};
use claimbook_core::domain::digest::Digest;

use crate::error::ErrorView;

/// The state of a book in which something was found sound: where it lies, and what others have written to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AsOf(PathBuf, i64);

impl AsOf {
    pub(crate) fn now(book: &Book) -> Result<Self, ErrorView> {
        Ok(Self(book.path().to_owned(), book.data_version()?))
    }
}

/// What one connection found sound.
#[derive(Default)]
pub(crate) struct Sound {
    as_of: Option<AsOf>,
    digests: HashSet<Digest>,
}

impl Sound {
    pub(crate) fn has(&mut self, as_of: &AsOf, digest: &Digest) -> bool {
        if self.as_of.as_ref() != Some(as_of) {
            *self = Self { as_of: Some(as_of.clone()), digests: HashSet::new() };
        }
        self.digests.contains(digest)
    }

    /// Remembers it, unless somebody wrote meanwhile.
    pub(crate) fn add(&mut self, as_of: &AsOf, digest: &Digest) {
        if self.as_of.as_ref() == Some(as_of) {
            self.digests.insert(digest.clone());
        }
    }

    /// Whether a book's kept bytes hash to their name.
    pub(crate) fn state(&mut self, book: &mut Book, digest: &Digest) -> Result<FileState, ErrorView> {
        let as_of = AsOf::now(book)?;
        if self.has(&as_of, digest) {
            return Ok(FileState::Same);
        }
        let state = book.bytes_state(digest)?;
        if state == FileState::Same {
            self.add(&as_of, digest);
        }
        Ok(state)
    }
}
