//! What a window and the bridge share: one book, asked through two sessions, so that a search never waits for a
//! report; the bytes that a page shows; what is on its way in and out.
//!
//! Locks are taken in one order: the long session, then the quick one.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use claimbook_core::CHUNK;
use claimbook_core::book::KeptBytes;
use claimbook_core::domain::digest::{Digest, Hasher};
use claimbook_core::error::{Error, FileError};
use claimbook_core::world::{System, World};
use serde_json::{Value, json};

use crate::commands::{BOOK_CHANGERS, CHANGES, LONG};
use crate::error::ErrorView;
use crate::outside;
use crate::served::{Part, Previews, Served};
use crate::session::Session;
use crate::sound::AsOf;
use crate::staged::{self, Staged};

/// One open book for a window. Every method may be called from any thread.
pub struct Host {
    /// Answers at once.
    quick: Mutex<Session>,
    /// Answers what takes long, on a connection of its own.
    long: Mutex<Session>,
    /// Has the long command under way break off.
    stop: Arc<AtomicBool>,
    /// Whether that command is a preview, which the next preview makes superfluous.
    previewing: AtomicBool,
    /// The number of the last preview that was asked for.
    last_preview: AtomicU64,
    /// How many wait to open or close a book: whoever waits for the long session then is turned away.
    switching: AtomicU32,
    previews: Arc<Previews>,
    staged: Staged,
}

/// A copy of a kept file for another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Where the copy is. It may only be read and goes when the program ends.
    pub path: PathBuf,
    /// Whether it may be opened; else only its folder is shown, because opening it could run it.
    pub may_open: bool,
}

/// Attached files from here on are read and copied beside the rest.
const LARGE: u64 = 16 * 1024 * 1024;

/// The most bytes that are handed over whole. What is larger is asked for in parts.
const WHOLE_LIMIT: u64 = 256 * 1024 * 1024;

/// The least time between two words about how far long work is.
const PACE: Duration = Duration::from_millis(60);

impl Host {
    /// A host without a book, whose backups will be kept in `backups`, in a folder for each book.
    pub fn new(backups: impl Into<PathBuf>) -> Self {
        Self::in_world(Arc::new(System), backups)
    }

    /// The same in a world of the caller's: for tests.
    pub fn in_world(world: Arc<dyn World>, backups: impl Into<PathBuf>) -> Self {
        let (stop, backups) = (Arc::<AtomicBool>::default(), backups.into());
        let mut quick = Session::in_world(world.clone());
        let mut long = Session::in_world(world);
        quick.keep_backups_in(&backups);
        long.keep_backups_in(&backups);
        long.stop_when(stop.clone());
        let previews = quick.previews.clone();
        long.previews = previews.clone();
        Self {
            quick: Mutex::new(quick),
            long: Mutex::new(long),
            stop,
            previewing: AtomicBool::default(),
            last_preview: AtomicU64::default(),
            switching: AtomicU32::default(),
            previews,
            staged: Staged::default(),
        }
    }

    /// Has long work tell how far it is, at most every sixtieth of a second or so, and when it is done.
    pub fn on_progress(&self, tell: impl Fn(&str, u64, u64) + Send + Sync + 'static) {
        let last = Mutex::new(None::<Instant>);
        let tell = move |words: &str, done: u64, total: u64| {
            let mut last = lock(&last);
            if done < total && last.is_some_and(|last| last.elapsed() < PACE) {
                return;
            }
            *last = Some(Instant::now());
            tell(words, done, total);
        };
        lock(&self.long).on_progress(tell);
    }

    /// Says which program makes pages; without it, `claimbook-worker` beside the program that runs.
    pub fn make_pages_with(&self, worker: impl Into<PathBuf>) {
        lock(&self.long).make_pages_with(worker);
    }

    /// Answers one command: `{ value, touched }`, or a no in words.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, ErrorView> {
        if BOOK_CHANGERS.contains(&command) {
            self.switch(command, request)
        } else if is_long(command, &request) {
            self.ask_long(command, request)
        } else {
            let answer = lock(&self.quick).call(command, request);
            if CHANGES.contains(&command)
                && let Ok(mut long) = self.long.try_lock()
            {
                // It is of no use any more. Where the long session is busy, its next command sees to that.
                long.gathered = None;
            }
            answer
        }
    }

    /// Has the long command under way break off. It then refuses with the code `cancelled`.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Sets a backup aside where something was changed since the last one.
    pub fn back_up_if_changed(&self) -> Result<(), ErrorView> {
        if 0 < self.switching.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut long = lock(&self.long);
        self.stop.store(false, Ordering::Relaxed);
        self.follow(&mut long)?;
        long.back_up_if_changed()
    }

    /// Closes the book, with a backup where something was changed, and removes what was on its way.
    pub fn close(&self) -> Result<(), ErrorView> {
        let closed = self.switch("close_book", json!({}));
        self.staged.clear();
        closed.map(|_| ())
    }

    /// Keeps pasted or dropped bytes as a private file until the program ends.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, ErrorView> {
        self.staged.stage(name, bytes)
    }

    /// A previewed report: `TOKEN`, or of a PDF one of its pages, `TOKEN/1`.
    pub fn preview(&self, token: &str) -> Served {
        self.previews.serve(token)
    }

    /// Kept bytes, or the part that a `Range` header names. All of them are hashed before the first is served;
    /// `409` where they no longer match.
    pub fn blob(&self, sha256: &str, range: Option<&str>) -> Served {
        let Some(digest) = Digest::parse(sha256) else { return Served::no(400, "This is no SHA-256.") };
        let kept = match self.sound_bytes(&digest) {
            Ok(Soundness::Sound(kept)) => kept,
            Ok(Soundness::Changed) => return Served::no(409, "The file no longer matches what was attached."),
            Ok(Soundness::Unknown) => return Served::no(404, "The book holds no such file."),
            Err(error) => return Served::no(404, &error.message),
        };
        let Some(part) = Part::read(range, kept.size) else { return Served::not_that_part(kept.size) };
        if WHOLE_LIMIT < part.end - part.start {
            return Served::no(413, "The file is too large to be handed over whole; ask for parts of it.");
        }
        match self.read(&digest, part) {
            Ok(Some(bytes)) => Served::bytes(&kept.media_type, &part, kept.size, bytes),
            Ok(None) => Served::no(409, "The file no longer matches what was attached."),
            Err(error) => Served::no(404, &error.message),
        }
    }

    /// Writes a copy of a kept file for another program.
    pub fn copy_for_outside(&self, sha256: &str, name: &str) -> Result<Opening, ErrorView> {
        let digest = Digest::parse(sha256).ok_or_else(ErrorView::no_such_bytes)?;
        let kept = match self.sound_bytes(&digest)? {
            Soundness::Sound(kept) => kept,
            Soundness::Changed => return Err(ErrorView::bytes_changed()),
            Soundness::Unknown => return Err(ErrorView::no_such_bytes()),
        };
        let mut first = Vec::new();
        let path = self.staged.file(name, |file| {
            for n in 0..kept.size.div_ceil(CHUNK as u64) {
                let chunk = lock(&self.quick).book()?.chunk(&digest, n)?.ok_or_else(ErrorView::bytes_changed)?;
                if first.len() < outside::ENOUGH {
                    first.extend_from_slice(&chunk);
                }
                let writing = FileError::new(name, "write");
                file.write_all(&chunk).map_err(writing).map_err(Error::from)?;
            }
            Ok(())
        })?;
        // Whoever opens it sees that changing it would change nothing here. A file system without such marks shows
        // that when the copy goes.
        if let Ok(metadata) = std::fs::metadata(&path) {
            let mut permissions = metadata.permissions();
            permissions.set_readonly(true);
            let _ = std::fs::set_permissions(&path, permissions);
        }
        let name = staged::file_name(name);
        Ok(Opening { may_open: outside::may_open(&name, &first, kept.size), path })
    }

    /// Opens or closes a book: what takes long breaks off, the long session lets go of the book, then the quick one.
    fn switch(&self, command: &str, request: Value) -> Result<Value, ErrorView> {
        self.switching.fetch_add(1, Ordering::SeqCst);
        self.stop.store(true, Ordering::SeqCst);
        let mut long = lock(&self.long);
        self.stop.store(false, Ordering::SeqCst);
        if lock(&self.quick).book.is_some() {
            let backed_up = self.follow(&mut long).and_then(|()| long.back_up_if_changed());
            if let Err(error) = backed_up {
                // A book closes also where no backup can be made; the safety panel shows when the last one was.
                tracing::warn!(message = error.message, detail = error.detail, "no backup was made on closing");
            }
        }
        let closed = long.close();
        let answer = lock(&self.quick).call(command, request);
        drop(long);
        self.switching.fetch_sub(1, Ordering::SeqCst);
        closed.and(answer)
    }

    fn ask_long(&self, command: &str, request: Value) -> Result<Value, ErrorView> {
        let is_preview = command == "preview_report";
        let mine = if is_preview { self.last_preview.fetch_add(1, Ordering::SeqCst) + 1 } else { 0 };
        if is_preview && self.previewing.load(Ordering::SeqCst) {
            self.cancel();
        }
        let mut long = lock(&self.long);
        let is_superfluous = is_preview && mine != self.last_preview.load(Ordering::SeqCst);
        if is_superfluous || 0 < self.switching.load(Ordering::SeqCst) {
            return Err(ErrorView::cancelled());
        }
        self.stop.store(false, Ordering::SeqCst);
        self.previewing.store(is_preview, Ordering::SeqCst);
        let answer = self.follow(&mut long).and_then(|()| long.call(command, request));
        self.previewing.store(false, Ordering::SeqCst);
        answer
    }

    /// Has the long session work in the book that the quick one has open, under the same name.
    fn follow(&self, long: &mut Session) -> Result<(), ErrorView> {
        let (path, author) = {
            let quick = lock(&self.quick);
            (quick.book.as_ref().map(|book| book.path().to_owned()), quick.author.clone())
        };
        let is_same = long.book.as_ref().map(claimbook_core::book::Book::path) == path.as_deref();
        long.author = author;
        if !is_same {
            long.close()?;
            long.book = path.map(|path| long.open(&path)).transpose()?;
        }
        if let Some(book) = &mut long.book {
            book.set_author(long.author.clone());
        }
        Ok(())
    }

    /// Whether kept bytes hash to their name, hashed once and not again until somebody else writes to the book. The
    /// quick session is let go after each piece, so that nobody waits for a large file.
    fn sound_bytes(&self, digest: &Digest) -> Result<Soundness, ErrorView> {
        let (kept, as_of) = {
            let mut quick = lock(&self.quick);
            let book = quick.book()?;
            let Some(kept) = book.kept_bytes(digest)? else { return Ok(Soundness::Unknown) };
            let as_of = AsOf::now(book)?;
            if quick.sound.has(&as_of, digest) {
                return Ok(Soundness::Sound(kept));
            }
            (kept, as_of)
        };
        let (mut hasher, mut size) = (Hasher::default(), 0);
        for n in 0..kept.size.div_ceil(CHUNK as u64) {
            let Some(chunk) = lock(&self.quick).book()?.chunk(digest, n)? else { return Ok(Soundness::Changed) };
            hasher.update(&chunk);
            size += chunk.len() as u64;
        }
        if size != kept.size || hasher.finish() != *digest {
            tracing::error!(digest = digest.as_str(), "kept bytes do not hash to their name");
            return Ok(Soundness::Changed);
        }
        lock(&self.quick).sound.add(&as_of, digest);
        Ok(Soundness::Sound(kept))
    }

    fn read(&self, digest: &Digest, part: Part) -> Result<Option<Vec<u8>>, ErrorView> {
        let chunk_size = CHUNK as u64;
        let mut bytes = Vec::with_capacity(usize::try_from(part.end - part.start).unwrap_or_default());
        for n in part.start / chunk_size..part.end.div_ceil(chunk_size) {
            let Some(chunk) = lock(&self.quick).book()?.chunk(digest, n)? else { return Ok(None) };
            let begin = n * chunk_size;
            let within = |at: u64| usize::try_from(at.saturating_sub(begin)).unwrap_or(usize::MAX).min(chunk.len());
            bytes.extend_from_slice(&chunk[within(part.start)..within(part.end)]);
        }
        Ok((bytes.len() as u64 == part.end - part.start).then_some(bytes))
    }
}

enum Soundness {
    Sound(KeptBytes),
    Changed,
    Unknown,
}

/// Whether a command may take so long that others should not wait for it.
fn is_long(command: &str, request: &Value) -> bool {
    let path = |member: &str| request.get(member).and_then(Value::as_str);
    match command {
        // A pasted text is looked at while one waits; a file may have to be read by a program of its own.
        "draft_document" => path("path").is_some(),
        "attach" => path("file").and_then(|path| std::fs::metadata(path).ok()).is_some_and(|file| LARGE <= file.len()),
        _ => LONG.contains(&command),
    }
}

/// A panic is caught inside a session, so that a poisoned lock still guards a sound one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use claimbook_core::book::ReportRequest;
    use claimbook_report::{Picture, Pictures};

    use super::*;
    use crate::gathered::Gathered;

    #[test]
    fn a_change_lets_a_gathered_report_go_and_a_question_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::new(folder.path().join("backups"));
        let book = json!({ "path": folder.path().join("halvern.claimbook"), "title": "Halvern" });
        host.call("create_book", book).unwrap();
        let claim = json!({ "statement": "The wall is 340 metres long.", "source": "unknown", "said": "2025-03" });
        host.call("add_claim", claim).unwrap();
        let gather = || {
            let mut long = lock(&host.long);
            host.follow(&mut long).unwrap();
            let kept = Gathered::of(&mut long, ReportRequest::default()).unwrap();
            long.gathered = Some(kept);
        };
        let is_kept = || lock(&host.long).gathered.is_some();

        gather();
        host.call("claims", json!({})).unwrap();
        host.call("pulse", json!({})).unwrap();
        assert!(is_kept(), "what only reads takes nothing away");
        host.call("edit_claim", json!({ "key": "CB-0001", "statement": "The wall is long." })).unwrap();
        assert!(!is_kept());

        gather();
        host.call("verify", json!({})).unwrap();
        assert!(!is_kept(), "nobody waits for the other pages");

        host.close().unwrap();
    }

    #[test]
    fn what_is_purged_is_kept_in_no_small_copy_and_no_gathered_report() {
        let mut session = Session::new();
        let folder = tempfile::tempdir().unwrap();
        let book = json!({ "path": folder.path().join("halvern.claimbook"), "title": "Halvern" });
        session.call("create_book", book).unwrap();
        session
            .call("add_claim", json!({ "statement": "Ben took it.", "source": "unknown", "said": "2025-03" }))
            .unwrap();
        session.call("edit_claim", json!({ "key": "CB-0001", "statement": "Somebody took it." })).unwrap();
        let history = session.call("history", json!({ "key": "CB-0001" })).unwrap();
        let step = history["value"]["steps"][0]["step"].clone();
        let picture = Digest::of(b"a picture");
        let copy = Picture { jpeg: vec![0; 8], width: 8, height: 8 };
        session.thumbnails.keep(&Pictures::from([(picture.clone(), copy)]));
        session.gathered = Some(Gathered::of(&mut session, ReportRequest::default()).unwrap());

        session.call("purge", json!({ "step": step, "reason": "It named a minor." })).unwrap();

        assert!(session.thumbnails.find(&picture).is_none());
        assert!(session.gathered.is_none());
    }
}
