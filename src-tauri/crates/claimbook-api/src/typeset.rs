//! Pages made by another process: it is fed, watched, stopped where nobody waits for it any more, and what it made is
//! read back before anybody is told.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use claimbook_core::domain::digest::{Digest, Hasher};
use claimbook_core::domain::report::ReportLogo;
use claimbook_report::pages::Sheet;
use claimbook_report::{Picture, Pictures};
use serde::Deserialize;
use serde_json::json;

use crate::error::{ErrorCode, ErrorView};
use crate::session::Session;
use crate::written::{Part, refused as unwritten};

/// The name of the program, beside the one that runs.
const NAME: &str = "claimbook-worker";

/// No file takes so long; what does is stopped.
const LONGEST: Duration = Duration::from_mins(15);

/// How often it is asked whether it is done, and the caller whether anybody still waits.
const PACE: Duration = Duration::from_millis(5);

/// The name of what is attached.
pub(crate) const ATTACHED: &str = "report.json";

/// A file that is whole and was read back, beside the place where it will stand. It goes if it is not put there.
pub(crate) struct Made {
    part: Part,
    pub(crate) digest: Digest,
    pub(crate) pages: u32,
    /// Which characters no font has, in a sentence.
    pub(crate) missing: Option<String>,
}

impl Made {
    /// Puts it in its place.
    pub(crate) fn put(self) -> Result<(), ErrorView> {
        self.part.put()
    }
}

/// What the worker says of a file it wrote.
#[derive(Deserialize)]
struct Told {
    pages: u32,
    missing: Option<String>,
    /// Why it was made once more, with fewer shapes.
    refused: Option<String>,
}

/// What the worker says of a file it read.
#[derive(Deserialize)]
struct Found {
    pages: u32,
    attached: Vec<String>,
}

/// What the worker says of pages it drew.
#[derive(Deserialize)]
struct Sizes {
    sizes: Vec<usize>,
    more: bool,
}

/// The first pages of a file that is not written.
pub(crate) struct Drawn {
    /// PNG, in their order.
    pub(crate) pages: Vec<Vec<u8>>,
    /// Whether there are pages behind these.
    pub(crate) more: bool,
}

/// The most pages that are taken, and their most bytes together.
pub(crate) const MOST_PAGES: usize = 24;
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Draws the first pages of a file, `most` at most.
pub(crate) fn draw(session: &mut Session, sheet: &Sheet, most: usize) -> Result<Drawn, ErrorView> {
    let unwritten = |source| unwritten(&std::env::temp_dir(), source);
    let out = tempfile::NamedTempFile::new().map_err(unwritten)?;
    let job = job(session, sheet, "", None)?;
    let told: Sizes = run(session, &["draw".as_ref(), out.path().as_os_str(), most.to_string().as_ref()], job)?;
    let total = told.sizes.iter().try_fold(0_usize, |total, size| total.checked_add(*size));
    if told.sizes.is_empty() || most < told.sizes.len() || total.is_none_or(|total| MOST_BYTES < total) {
        return Err(ErrorView::pdf_unsound());
    }
    let mut file = File::open(out.path()).map_err(unwritten)?;
    let mut pages = Vec::with_capacity(told.sizes.len());
    for size in told.sizes {
        let mut page = vec![0; size];
        file.read_exact(&mut page).map_err(|_| ErrorView::pdf_unsound())?;
        if !page.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Err(ErrorView::pdf_unsound());
        }
        pages.push(page);
    }
    Ok(Drawn { pages, more: told.more })
}

/// Makes one file of pages for `target`.
pub(crate) fn typeset(
    session: &mut Session,
    target: &Path,
    sheet: &Sheet,
    ident: &str,
    attachment: Option<(&[u8], &Digest)>,
) -> Result<Made, ErrorView> {
    // From here on it is removed again, whatever happens.
    let part = Part::beside(target)?;
    let job = job(session, sheet, ident, attachment.map(|(bytes, _)| bytes))?;
    let told: Told = run(session, &["typeset".as_ref(), part.path().as_os_str()], job)?;
    if let Some(words) = &told.refused {
        tracing::warn!(words, "the pages were made once more, with fewer shapes");
    }
    let nothing = tempfile::tempfile().map_err(|source| unwritten(target, source))?;
    let mut found: Found = run(session, &["read".as_ref(), part.path().as_os_str()], nothing)?;
    let slip = sheet.slip.as_deref().map(Digest::of);
    let mut wanted: Vec<&str> = attachment.iter().map(|(_, digest)| *digest).chain(&slip).map(Digest::as_str).collect();
    wanted.sort_unstable();
    found.attached.sort_unstable();
    if found.pages != told.pages || found.pages == 0 || found.attached != wanted {
        return Err(ErrorView::pdf_unsound());
    }
    let digest = digest_of(part.path()).map_err(|source| unwritten(target, source))?;
    Ok(Made { part, digest, pages: told.pages, missing: told.missing })
}

/// What the worker says of pictures it made small, each in its place.
#[derive(Deserialize)]
struct Copies {
    pictures: Vec<Option<Copied>>,
}

#[derive(Deserialize)]
struct Copied {
    size: usize,
    width: u32,
    height: u32,
}

/// The longer side of a small copy, and its most bytes.
const MOST_DOTS: u32 = 480;
const MOST_COPIED: usize = 1024 * 1024;

/// Small copies of pictures that the book keeps; only of those that can be made. Those that were made before are not
/// made again, and those of which the worker said that it can make none are not asked for again.
///
/// That none can be made is no reason to refuse what they would stand in, which says so in words.
pub(crate) fn pictures(
    session: &mut Session,
    wanted: &[Digest],
    logo: Option<&ReportLogo>,
) -> Result<Pictures, ErrorView> {
    let known = |digest: &Digest| Some((digest.clone(), session.thumbnails.find(digest)?.clone()));
    let mut pictures: Pictures = wanted.iter().chain(logo.map(|logo| &logo.digest)).filter_map(known).collect();
    let is_new = |digest: &Digest| !pictures.contains_key(digest) && !session.thumbnails.has_none(digest);
    let wanted: Vec<Digest> = wanted.iter().filter(|digest| is_new(digest)).cloned().collect();
    let logo = logo.filter(|logo| is_new(&logo.digest));
    if !wanted.is_empty() || logo.is_some() {
        let copies = make_small(session, &wanted, logo)?;
        pictures.extend(copies.made);
        session.thumbnails.keep(&pictures);
        session.thumbnails.keep_none(&copies.none);
    }
    Ok(pictures)
}

/// Small copies, and the pictures of which the worker says that it can make none.
#[derive(Default)]
struct Smalls {
    made: Pictures,
    none: Vec<Digest>,
}

fn make_small(session: &mut Session, wanted: &[Digest], logo: Option<&ReportLogo>) -> Result<Smalls, ErrorView> {
    (session.progress)("Making pictures small", 0, 0);
    let unwritten = |source| unwritten(&std::env::temp_dir(), source);
    let out = tempfile::NamedTempFile::new().map_err(unwritten)?;
    let kept = kept(session, wanted)?;
    let mut job = tempfile::tempfile().map_err(unwritten)?;
    let mut sizes: Vec<u64> = kept.iter().map(|(_, size)| *size).collect();
    sizes.extend(logo.map(|logo| logo.bytes.len() as u64));
    job.write_all(format!("{}\n", json!({ "images": sizes })).as_bytes()).map_err(unwritten)?;
    let made = write_kept(session, &mut job, &kept).and_then(|()| {
        job.write_all(logo.map_or(&[], |logo| &logo.bytes)).map_err(unwritten)?;
        job.seek(SeekFrom::Start(0)).map_err(unwritten)?;
        run::<Copies>(session, &["pictures".as_ref(), out.path().as_os_str()], job)
    });
    let told = match made {
        Ok(told) => told,
        Err(error) if error.code == ErrorCode::Cancelled => return Err(error),
        Err(error) => {
            tracing::warn!(words = error.message, detail = error.detail, "no picture could be made small");
            return Ok(Smalls::default());
        }
    };
    let names: Vec<&Digest> = wanted.iter().chain(logo.map(|logo| &logo.digest)).collect();
    let copies = copies(&mut File::open(out.path()).map_err(unwritten)?, &names, told);
    if copies.is_none() {
        tracing::warn!("the small copies are not what the worker says");
    }
    let mut copies = copies.unwrap_or_default();
    // What the book has lost may be found again.
    copies.none.retain(|digest| !kept.iter().any(|(other, size)| other == digest && *size == 0));
    Ok(copies)
}

/// The copies that were made, or nothing where what was made is not what was said.
fn copies(file: &mut impl Read, wanted: &[&Digest], told: Copies) -> Option<Smalls> {
    if told.pictures.len() != wanted.len() {
        return None;
    }
    let mut copies = Smalls::default();
    for (digest, copied) in wanted.iter().zip(told.pictures) {
        let Some(Copied { size, width, height }) = copied else {
            copies.none.push((*digest).clone());
            continue;
        };
        let is_small = |side: u32| (1..=MOST_DOTS).contains(&side);
        if MOST_COPIED < size || !is_small(width) || !is_small(height) {
            return None;
        }
        let mut jpeg = vec![0; size];
        file.read_exact(&mut jpeg).ok()?;
        if !jpeg.starts_with(b"\xff\xd8\xff") {
            return None;
        }
        copies.made.insert((*digest).clone(), Picture { jpeg, width, height });
    }
    Some(copies)
}

/// What the worker says of what it took out of a file.
#[derive(Deserialize)]
struct Detached {
    sizes: Vec<u64>,
}

/// The most megabytes of a PDF that somebody handed over or that stands where another will.
pub(crate) const PDF_LIMIT: u64 = 256;

/// The files that are attached to a PDF, each of at most so many bytes; why there are none, where there are none.
pub(crate) fn attached(session: &Session, pdf: &Path, limit: u64) -> Result<Result<Vec<Vec<u8>>, String>, ErrorView> {
    let unwritten = |source| unwritten(&std::env::temp_dir(), source);
    let out = tempfile::NamedTempFile::new().map_err(unwritten)?;
    let nothing = tempfile::tempfile().map_err(unwritten)?;
    let told = run::<Detached>(session, &["detach".as_ref(), pdf.as_os_str(), out.path().as_os_str()], nothing);
    let told = match told {
        Ok(told) => told,
        Err(error) if error.code == ErrorCode::PdfNotMade => return Ok(Err(error.detail.unwrap_or_default())),
        Err(error) => return Err(error.instead("format", "path")),
    };
    if told.sizes.iter().any(|size| limit < *size) {
        return Ok(Err("what is attached to it is too large".to_owned()));
    }
    let mut file = File::open(out.path()).map_err(unwritten)?;
    let mut files = Vec::with_capacity(told.sizes.len());
    for size in told.sizes {
        let mut bytes = Vec::new();
        (&mut file).take(size).read_to_end(&mut bytes).map_err(unwritten)?;
        files.push(bytes);
    }
    Ok(Ok(files))
}

/// The job as a file without a name: nobody waits while it is read.
fn job(session: &mut Session, sheet: &Sheet, ident: &str, json: Option<&[u8]>) -> Result<File, ErrorView> {
    let wanted: Vec<Digest> = sheet.images.iter().map(|(_, digest)| digest.clone()).collect();
    let pictures = kept(session, &wanted)?;
    let line = json!({
        "ident": ident,
        "words": sheet.words.len(),
        "attachment": json.map(|json| json!({ "name": ATTACHED, "size": json.len() })),
        "logo": sheet.logo.as_ref().map(Vec::len),
        "images": pictures.iter().map(|(_, size)| *size).collect::<Vec<_>>(),
    });
    let unwritten = |source| unwritten(&std::env::temp_dir(), source);
    let mut file = tempfile::tempfile().map_err(unwritten)?;
    let write = |file: &mut File, bytes: &[u8]| file.write_all(bytes).map_err(unwritten);
    write(&mut file, format!("{line}\n").as_bytes())?;
    write(&mut file, &sheet.words)?;
    if let Some(json) = json {
        write(&mut file, json)?;
    }
    if let Some(logo) = &sheet.logo {
        write(&mut file, logo)?;
    }
    write_kept(session, &mut file, &pictures)?;
    file.seek(SeekFrom::Start(0)).map_err(unwritten)?;
    Ok(file)
}

/// How many bytes the book keeps under these names; of what it has not, none.
fn kept(session: &mut Session, wanted: &[Digest]) -> Result<Vec<(Digest, u64)>, ErrorView> {
    let mut found = Vec::with_capacity(wanted.len());
    for digest in wanted {
        session.go_on()?;
        let size = session.book()?.kept_bytes(digest)?.map_or(0, |kept| kept.size);
        found.push((digest.clone(), size));
    }
    Ok(found)
}

/// Writes kept bytes one after another.
fn write_kept(session: &mut Session, file: &mut File, kept: &[(Digest, u64)]) -> Result<(), ErrorView> {
    for (digest, size) in kept {
        let mut left = usize::try_from(*size).unwrap_or(usize::MAX);
        let mut n = 0;
        while 0 < left {
            session.go_on()?;
            // What is missing is no picture, and is said to be none.
            let chunk = session.book()?.chunk(digest, n)?.unwrap_or_else(|| vec![0; left.min(claimbook_core::CHUNK)]);
            let chunk = &chunk[..chunk.len().min(left)];
            if chunk.is_empty() {
                return Err(ErrorView::bytes_changed());
            }
            file.write_all(chunk).map_err(|source| unwritten(&std::env::temp_dir(), source))?;
            left -= chunk.len();
            n += 1;
        }
    }
    Ok(())
}

/// Runs the worker on some input until it is done, somebody wants it to stop, or its time is up.
fn run<T: for<'a> Deserialize<'a>>(
    session: &Session,
    arguments: &[&std::ffi::OsStr],
    input: File,
) -> Result<T, ErrorView> {
    let worker = session.worker.clone().or_else(beside).ok_or_else(ErrorView::worker_missing)?;
    let failed = |error: io::Error| ErrorView::internal(format!("{NAME}: {error}"));
    let (mut out, mut err) = (tempfile::tempfile().map_err(failed)?, tempfile::tempfile().map_err(failed)?);
    let mut command = Command::new(&worker);
    // Laying out leaves much that is free again: it is given back rather than kept apart for each thread. One arena, or
    // giving back each megabyte, takes a sixth more time.
    command.env_clear().env("MALLOC_ARENA_MAX", "2").env("MALLOC_TRIM_THRESHOLD_", "20000000");
    command.args(arguments).stdin(input);
    command.stdout(out.try_clone().map_err(failed)?).stderr(err.try_clone().map_err(failed)?);
    let child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => ErrorView::worker_missing(),
        _ => failed(error),
    })?;
    let status = watch(session, Running(child))?;
    let told = |file: &mut File| -> io::Result<String> {
        const ENOUGH: u64 = 64 * 1024;
        file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        file.take(ENOUGH).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    if !status.success() {
        let words = told(&mut err).map_err(failed)?;
        tracing::error!(words, %status, "the worker failed");
        return Err(ErrorView::pdf_not_made(&format!("{status}: {}", words.trim())));
    }
    let words = told(&mut out).map_err(failed)?;
    serde_json::from_str(&words).map_err(|error| ErrorView::internal(format!("{NAME}: {error}: {words}")))
}

/// A process that ends when nobody watches it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Where it has ended by itself, both have nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watch(session: &Session, mut running: Running) -> Result<ExitStatus, ErrorView> {
    let began = Instant::now();
    loop {
        if let Some(status) = running.0.try_wait().map_err(|error| ErrorView::internal(error.to_string()))? {
            return Ok(status);
        }
        session.go_on()?;
        if LONGEST < began.elapsed() {
            return Err(ErrorView::pdf_not_made("its time was up"));
        }
        std::thread::sleep(PACE);
    }
}

/// The worker beside the program that runs.
fn beside() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(program.with_file_name(format!("{NAME}{}", std::env::consts::EXE_SUFFIX))).filter(|path| path.is_file())
}

/// SHA-256 of a file, after the disk has it.
fn digest_of(path: &Path) -> io::Result<Digest> {
    let file = File::open(path)?;
    file.sync_all()?;
    digest_of_file(file)
}

/// SHA-256 of what is left of a file.
pub(crate) fn digest_of_file(mut file: File) -> io::Result<Digest> {
    let mut hasher = Hasher::default();
    let mut piece = vec![0; claimbook_core::CHUNK];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hasher.finish()),
            n => hasher.update(&piece[..n]),
        }
    }
}
