//! The open book and the one way to ask it anything.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use claimbook_core::book::{Author, Book};
use claimbook_core::domain::person::PersonKind;
use claimbook_core::world::{System, World};
use serde_json::Value;

use crate::commands;
use crate::error::ErrorView;
use crate::gathered::Gathered;
use crate::served::Previews;
use crate::sound::Sound;
use crate::thumbnails::Thumbnails;

/// The open book, or none yet, and who works in it.
pub struct Session {
    pub(crate) book: Option<Book>,
    pub(crate) author: Author,
    /// Whether somebody said who the author is, or the system's user name stands in.
    pub(crate) author_declared: bool,
    pub(crate) world: Arc<dyn World>,
    pub(crate) progress: Progress,
    pub(crate) stop: Arc<AtomicBool>,
    pub(crate) backups: Option<PathBuf>,
    pub(crate) previews: Arc<Previews>,
    pub(crate) sound: Sound,
    pub(crate) thumbnails: Thumbnails,
    /// The report whose first page was looked at last, until the others are asked for.
    pub(crate) gathered: Option<Gathered>,
    /// The program that makes pages; nothing: the one beside the program that runs.
    pub(crate) worker: Option<PathBuf>,
}

/// Told what is being done, how much of it is done, and how much there is.
pub type Progress = Arc<dyn Fn(&str, u64, u64) + Send + Sync>;

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session without a book, for the user that the system names.
    pub fn new() -> Self {
        Self::in_world(Arc::new(System))
    }

    /// A session in a world of the caller's: for tests.
    pub fn in_world(world: Arc<dyn World>) -> Self {
        let user = ["LOGNAME", "USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
        let name = user.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "unknown".to_owned());
        let author = Author { name, kind: PersonKind::Human };
        Self {
            book: None,
            author,
            author_declared: false,
            world,
            progress: Arc::new(|_, _, _| {}),
            stop: Arc::default(),
            backups: None,
            previews: Arc::default(),
            sound: Sound::default(),
            thumbnails: Thumbnails::default(),
            gathered: None,
            worker: None,
        }
    }

    /// Has long work tell how far it is.
    pub fn on_progress(&mut self, tell: impl Fn(&str, u64, u64) + Send + Sync + 'static) {
        self.progress = Arc::new(tell);
        if let Some(book) = &mut self.book {
            book.on_progress(self.progress.clone());
        }
    }

    /// Says where backups are kept, in a folder for each book; without it they lie in a folder beside the book.
    pub fn keep_backups_in(&mut self, folder: impl Into<PathBuf>) {
        self.backups = Some(folder.into());
    }

    /// Says which program makes pages; without it, `claimbook-worker` beside the program that runs.
    pub fn make_pages_with(&mut self, worker: impl Into<PathBuf>) {
        self.worker = Some(worker.into());
    }

    /// Has long work break off where this is set.
    pub(crate) fn stop_when(&mut self, stop: Arc<AtomicBool>) {
        if let Some(book) = &mut self.book {
            book.stop_when(stop.clone());
        }
        self.stop = stop;
    }

    /// Goes on, or breaks off.
    pub(crate) fn go_on(&self) -> Result<(), ErrorView> {
        if self.stop.load(Ordering::Relaxed) { Err(ErrorView::cancelled()) } else { Ok(()) }
    }

    /// Answers one command: `{ value, touched }`, or a no in words.
    ///
    /// A panic is caught here: the change under way is dropped, the book closed and opened again.
    pub fn call(&mut self, command: &str, request: Value) -> Result<Value, ErrorView> {
        if command != "preview_report" {
            // Whoever does something else does not wait for the other pages.
            self.gathered = None;
        }
        let answer = catch_unwind(AssertUnwindSafe(|| commands::dispatch(self, command, request)));
        answer.unwrap_or_else(|panic| {
            let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
            let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            tracing::error!(command, words, "a call panicked");
            self.gathered = None;
            if let Some(path) = self.book.take().map(|book| book.path().to_owned()) {
                self.book = self.open(&path).ok();
            }
            Err(ErrorView::internal(words))
        })
    }

    pub(crate) fn open(&self, path: &Path) -> Result<Book, ErrorView> {
        let mut book = Book::open(path, self.author.clone(), self.world.clone())?;
        self.watch(&mut book);
        Ok(book)
    }

    /// Has a book's long work tell this session's listener, and stop when this session should.
    pub(crate) fn watch(&self, book: &mut Book) {
        book.on_progress(self.progress.clone());
        book.stop_when(self.stop.clone());
    }

    pub(crate) fn book(&mut self) -> Result<&mut Book, ErrorView> {
        self.book.as_mut().ok_or_else(ErrorView::no_book)
    }

    pub(crate) fn close(&mut self) -> Result<(), ErrorView> {
        self.thumbnails = Thumbnails::default();
        self.gathered = None;
        match self.book.take() {
            Some(book) => Ok(book.close()?),
            None => Ok(()),
        }
    }
}
