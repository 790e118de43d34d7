//! What can go wrong with a book. One enum per area; the words for people stand in the API.

use std::path::PathBuf;

use crate::anchor::Proposal;
use crate::domain::claim::ClaimError;
use crate::domain::digest::Digest;
use crate::domain::document::DocumentError;
use crate::domain::id::{Key, KeyError, KeyKind};
use crate::domain::time::{DateError, Instant};
use crate::domain::verdict::VerdictError;
use crate::import::ImportError;
use crate::store::StoreError;

/// The result of anything done with a book.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule about claims, sources and tags.
    #[error(transparent)]
    Claim(#[from] ClaimError),
    /// A rule about documents.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A text that is not a date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A text that is not a key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A rule about verdicts.
    #[error(transparent)]
    Verdict(#[from] VerdictError),
    /// A file that is no document for this book.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A quote that is not where it should be.
    #[error(transparent)]
    Quote(#[from] QuoteError),
    /// Something the book does not have or does not allow.
    #[error(transparent)]
    Book(#[from] BookError),
    /// A file that could not be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file of the book itself.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Long work was asked to stop, and did.
    #[error("stopped")]
    Stopped,
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(StoreError::from(error))
    }
}

/// Why a quote became no passage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// The document is kept without a text.
    #[error("{document} has no text")]
    NoText {
        /// Which.
        document: Key,
    },
    /// Nothing like it stands in the text.
    #[error("the quote is not in {document}")]
    NotFound {
        /// In which.
        document: Key,
    },
    /// It stands there more than once.
    #[error("the quote stands {} times in {document}", places.len())]
    Ambiguous {
        /// In which.
        document: Key,
        /// Each place with some words around it.
        places: Vec<String>,
    },
    /// There is no such occurrence.
    #[error("the quote stands {count} times in {document}, not {occurrence}")]
    NoSuchOccurrence {
        /// In which.
        document: Key,
        /// How often it stands there.
        count: usize,
        /// Which one was asked for, from 1.
        occurrence: usize,
    },
    /// The text ends before the quote does.
    #[error("{document} has only {length} characters")]
    OutsideText {
        /// Which.
        document: Key,
        /// In code points.
        length: usize,
    },
    /// Nothing but white space stands there.
    #[error("nothing but white space is selected in {document}")]
    Blank {
        /// In which.
        document: Key,
    },
    /// Only similar words stand there.
    #[error("only similar words stand in {document}")]
    OnlySimilar {
        /// In which.
        document: Key,
        /// The similar words, best first, with their score.
        proposals: Vec<(Proposal, String)>,
    },
}

/// What the book does not have or does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// Nothing has this key.
    #[error("nothing has the key {key}")]
    NoSuchKey {
        /// As read.
        key: Key,
    },
    /// The key names something else.
    #[error("{key} is not the key of a {}", wanted.word())]
    WrongKind {
        /// As read.
        key: Key,
        /// What it should name.
        wanted: KeyKind,
    },
    /// It is in the trash.
    #[error("{key} is in the trash")]
    InTrash {
        /// What.
        key: Key,
    },
    /// It is not in the trash.
    #[error("{key} is not in the trash")]
    NotInTrash {
        /// What.
        key: Key,
    },
    /// Claims or evidence still point to the document.
    #[error("{key} is still used by {}", used_by.iter().map(Key::to_string).collect::<Vec<_>>().join(", "))]
    InUse {
        /// The document.
        key: Key,
        /// What points to it.
        used_by: Vec<Key>,
    },
    /// A claim needs a source, and no document gives one.
    #[error("no source is given")]
    SourceMissing,
    /// A claim needs a said date, and no document gives one.
    #[error("no date is given")]
    SaidMissing,
    /// A quote needs a document.
    #[error("a quote is given without a document")]
    QuoteWithoutDocument,
    /// Several things are to be changed, and none is named.
    #[error("no key is given")]
    NoKeys,
    /// An edit that names nothing to edit.
    #[error("nothing to change is named")]
    NothingToChange,
    /// The step did not change this field of this claim, so there is nothing to bring back.
    #[error("step {step} did not change `{field}` of {key}")]
    NothingToRestore {
        /// Which claim.
        key: Key,
        /// The step's full id.
        step: String,
        /// The field's word.
        field: &'static str,
    },
    /// What a field said before a step was purged, or named something that is gone.
    #[error("what `{field}` of {key} was is gone")]
    FormerGone {
        /// Which claim.
        key: Key,
        /// The field's word.
        field: &'static str,
        /// It was purged; else it named something that the book has no more.
        purged: bool,
    },
    /// Nothing this person did is left to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing is left to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// Something later stands on what should be undone.
    #[error("`{what}` cannot be undone: {by} changed it later ({later}, {at})")]
    ChangedSince {
        /// The gesture, in words.
        what: String,
        /// The later change, in words.
        later: String,
        /// Whose it is.
        by: String,
        /// When.
        at: Instant,
    },
    /// What should be undone or redone was purged.
    #[error("`{what}` was purged")]
    Purged {
        /// The gesture, in words.
        what: String,
    },
    /// No step has this id.
    #[error("no step is called `{text}`")]
    NoSuchStep {
        /// What was given.
        text: String,
    },
    /// Several steps end in these digits.
    #[error("`{text}` fits {} steps", steps.len())]
    AmbiguousStep {
        /// What was given.
        text: String,
        /// Their full ids.
        steps: Vec<String>,
    },
    /// The step was purged before, or holds nothing that can be.
    #[error("step {step} holds nothing to purge")]
    NothingToPurge {
        /// Its full id.
        step: String,
    },
    /// No preset has this name.
    #[error("no preset is called `{name}`")]
    NoSuchPreset {
        /// What was given.
        name: String,
    },
    /// Choices cannot be kept under no name.
    #[error("the preset has no name")]
    PresetUnnamed,
    /// A name or a line of a title page that is longer than a preset keeps.
    #[error("the text has {length} characters")]
    PresetTextTooLong {
        /// In characters.
        length: usize,
    },
    /// No bytes of the book have the digest of this logo.
    #[error("no logo {digest} is kept")]
    LogoUnknown {
        /// What was given.
        digest: Digest,
    },
    /// A report of no claims.
    #[error("no claim is selected")]
    NothingSelected,
    /// The book began later.
    #[error("the book has no step at or before {instant}")]
    BeforeTheBook {
        /// What was asked for.
        instant: Instant,
    },
    /// A file with more bytes than a book takes.
    #[error("the file has {size} bytes, and {limit} are the most")]
    FileTooLarge {
        /// In bytes.
        size: u64,
        /// In bytes.
        limit: u64,
    },
    /// An address that does not begin with `http://` or `https://`, or has blanks in it.
    #[error("`{text}` is not an address")]
    NotAnAddress {
        /// What was given.
        text: String,
    },
}

/// A file that could not be used, and what was being done with it.
#[derive(Debug, thiserror::Error)]
#[error("could not {doing} `{}`", path.display())]
pub struct FileError {
    /// Which.
    pub path: PathBuf,
    /// A verb, as it fits into "could not …".
    pub doing: &'static str,
    /// What the system said.
    pub source: std::io::Error,
}

impl FileError {
    /// Says what was being done when the system refused.
    pub fn new(path: impl Into<PathBuf>, doing: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self { path, doing, source }
    }
}
