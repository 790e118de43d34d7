//! What one can do with a book. One file per noun, one function per verb.

mod asof;
mod backups;
mod change;
mod claims;
mod contents;
mod documents;
mod drafts;
mod evidence;
mod fields;
mod files;
mod found;
mod gathering;
mod history;
mod lists;
mod op;
mod presets;
mod purge;
mod reading;
mod report_history;
mod reports;
mod similar;
mod sources;
mod trash;
mod undo;
mod verdicts;
mod verify;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use self::backups::{Backup, Safety, restore_backup};
pub use self::change::{Author, Done, Touched};
pub use self::claims::{ClaimDraft, ClaimEdit, ClaimantGiven, QuantityDraft};
pub use self::contents::KeptBytes;
pub use self::documents::{DocumentEdit, ImportRequest, QuoteDraft, Quoted};
pub use self::drafts::VerdictEdit;
pub use self::evidence::{Attached, Attachment, EvidenceEdit, Repeats};
pub use self::fields::{ClaimField, FieldChange};
pub use self::files::FileState;
use self::files::Told;
use self::found::Found;
pub use self::gathering::Texts;
pub use self::history::{HistoryEvent, HistoryLine, HistoryPage, HistoryRequest};
pub use self::lists::{
    ClaimLine, ClaimPage, ClaimShown, DocumentLine, ListRequest, Overview, Sort, TagLine, VerdictAside, VerdictDraft,
};
pub use self::op::Op;
pub use self::presets::PresetDraft;
pub use self::purge::Purged;
pub use self::reading::{DocumentRow, Mark, Reader};
pub use self::reports::ReportRequest;
pub use self::similar::Similar;
use self::sources::Names;
pub use self::sources::SourceLine;
pub use self::trash::TrashLine;
pub use self::undo::{Gesture, Reverted, Stays};
pub use self::verdicts::{Judgement, Marking, Sealing};
pub use self::verify::{Finding, Verification};
pub use self::work::Progress;
use self::work::Work;
use crate::domain::book::BookCard;
use crate::domain::document::Document;
use crate::domain::id::BookId;
use crate::domain::scale::Scale;
use crate::error::Result;
use crate::store::{ReadOnly, Store, content, journal, rows};
use crate::world::World;

/// An open book, and who works in it.
pub struct Book {
    store: Store,
    world: Arc<dyn World>,
    author: Author,
    work: Work,
    found: Found,
    names: Names,
    told: Told,
}

/// What a new book is called, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBook {
    /// Its title.
    pub title: String,
    /// An invented example: every page says SAMPLE.
    pub sample: bool,
}

impl Book {
    /// Makes a new book file. Leaves nothing behind when it cannot.
    pub fn create(path: &Path, new: &NewBook, author: Author, world: Arc<dyn World>) -> Result<Self> {
        let title = Document::checked_title(&new.title)?;
        let mut book = Self::of(Store::create(path)?, author, world);
        let card = book.new_card(title, new.sample);
        book.found(&card)?;
        Ok(book)
    }

    /// Opens a book. Where it may not be written, [`Book::read_only`] says why.
    pub fn open(path: &Path, author: Author, world: Arc<dyn World>) -> Result<Self> {
        let mut book = Self::of(Store::open(path)?, author, world);
        let tx = book.store.reading()?;
        let is_begun = rows::find_card(&tx)?.is_some() || journal::last_instant(&tx)?.is_some();
        drop(tx);
        if !is_begun && book.store.read_only().is_none() {
            // A book from before there were cards: its file name is the best title at hand.
            let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let card = book.new_card(title, false);
            book.found(&card)?;
        }
        Ok(book)
    }

    fn of(store: Store, author: Author, world: Arc<dyn World>) -> Self {
        Self {
            store,
            world,
            author,
            work: Work::default(),
            found: Found::default(),
            names: Names::default(),
            told: Told::new(),
        }
    }

    fn new_card(&self, title: String, sample: bool) -> BookCard {
        BookCard {
            id: BookId(self.world.uuid()),
            title,
            purpose: None,
            language: None,
            scale: Scale::Ratings,
            admiralty: false,
            second_reader: false,
            sample,
        }
    }

    /// The book's own card.
    pub fn card(&mut self) -> Result<BookCard> {
        rows::card(&self.store.reading()?)
    }

    /// Changes the book's own card. Not undone by undo.
    pub fn edit_card(&mut self, edit: impl FnOnce(&mut BookCard)) -> Result<Done<BookCard>> {
        self.change(Op::EditBook, |change| {
            let mut card = rows::card(&change.tx)?;
            let id = card.id;
            edit(&mut card);
            card.id = id;
            change.put(&card)?;
            Ok(card)
        })
    }

    /// Where the book lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Why the book may not be written, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.store.read_only()
    }

    /// Who works in it.
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// Lets somebody else work in it from now on.
    pub fn set_author(&mut self, author: Author) {
        self.author = author;
    }

    /// Has long work tell how far it is.
    pub fn on_progress(&mut self, tell: Progress) {
        self.work.tell = tell;
    }

    /// Has long work stop where this is set: it then ends with [`Error::Stopped`](crate::error::Error::Stopped), and
    /// nothing was changed.
    pub fn stop_when(&mut self, stop: Arc<AtomicBool>) {
        self.work.stop = stop;
    }

    /// A number that changes when another program has written to the book.
    pub fn data_version(&self) -> Result<i64> {
        self.store.data_version()
    }

    /// A number that is another one after anybody wrote to the book, here or in another program.
    pub fn pulse(&self) -> Result<u32> {
        self.store.pulse()
    }

    /// Writes a compact copy of the book to a new file, and logs where.
    pub fn copy_to(&mut self, target: &Path) -> Result<PathBuf> {
        self.store.copy_to(target)?;
        if self.store.read_only().is_none() {
            self.log("copy", &target.to_string_lossy(), None)?;
        }
        Ok(target.to_owned())
    }

    /// Lets the file grow to at most so many pages of 4 KiB; a change that needs more is refused as on a full disk.
    pub fn limit_pages(&mut self, pages: u32) -> Result<()> {
        self.store.limit_pages(pages)
    }

    /// Puts everything into the one file and lets go of it.
    pub fn close(mut self) -> Result<()> {
        let now = self.world.now();
        let unlinked = content::unlinked(&self.store.reading()?, now)?;
        if !unlinked.is_empty() && self.store.read_only().is_none() {
            let tx = self.store.writing()?;
            for digest in content::unlinked(&tx, now)? {
                content::remove(&tx, &digest)?;
            }
            tx.commit()?;
        }
        self.store.close()
    }
}
