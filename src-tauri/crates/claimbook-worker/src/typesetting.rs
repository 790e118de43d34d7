//! From a job to the bytes of a PDF that is archived (PDF/A-3a) and read aloud (PDF/UA-1).

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::text::FontBook;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::fonts::{self, Reach};
use crate::job::Job;
use crate::stamping;
use crate::world::Desk;

/// A PDF.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    /// Which characters no font has, in a sentence.
    pub(crate) missing: Option<String>,
    /// Why it could not be made with all of its shapes, where it could not.
    pub(crate) refused: Option<String>,
}

/// Of the words, what the file itself says about when it was made.
#[derive(Deserialize)]
struct Dated {
    date: [u32; 6],
    program: String,
}

pub(crate) fn typeset(mut job: Job) -> Result<Made, String> {
    let dated: Dated =
        serde_json::from_str(&job.words).map_err(|error| format!("the words cannot be read: {error}"))?;
    let options = options(std::mem::take(&mut job.ident), &dated)?;
    let Laid { made: (bytes, pages), missing, refused } = lay(job, |desk, document| {
        let bytes = typst_pdf::pdf(document, &options).map_err(|errors| words(desk, &errors))?;
        Ok((bytes, document.pages().len()))
    })?;
    Ok(Made { bytes, pages, missing, refused })
}

/// What was made of pages that were laid out.
pub(crate) struct Laid<T> {
    pub(crate) made: T,
    missing: Option<String>,
    refused: Option<String>,
}

/// Lays the pages of a job out and makes something of them; once more with fewer shapes where that is refused.
pub(crate) fn lay<T>(job: Job, make: impl Fn(&Desk, &PagedDocument) -> Result<T, String>) -> Result<Laid<T>, String> {
    let fonts = fonts::all();
    let book = FontBook::from_fonts(&fonts);
    let mut desk = Desk::new(fonts, book);
    let mut pictures = Vec::new();
    for (n, image) in job.images.into_iter().enumerate() {
        let name = format!("image-{n}.jpg");
        pictures
            .push(image.as_ref().map(|image| json!({ "name": name, "width": image.width, "height": image.height })));
        if let Some(image) = image {
            desk.put(&name, Bytes::new(image.bytes));
        }
    }
    let logo = job.logo;
    let drawn = logo.as_ref().map(|logo| json!({ "width": logo.width, "height": logo.height }));
    if let Some(logo) = logo {
        desk.put("logo.png", Bytes::new(logo.bytes));
    }
    let attachment = job.attachment.as_ref().map(|(name, _)| name.clone());
    if let Some((_, bytes)) = job.attachment {
        desk.put("attachment.json", Bytes::new(bytes));
    }
    let mut refused = None;
    for reach in [Reach::Every, Reach::WithoutMarks, Reach::First] {
        let (words, missing) = fonts::substitute(&job.words, desk.book(), reach);
        desk.put("words.json", Bytes::from_string(words));
        let notes = json!({
            "missing": missing,
            "pictures": pictures,
            "logo": drawn,
            "attachment": attachment,
        });
        desk.put("notes.json", Bytes::from_string(notes.to_string()));
        match attempt(&desk, &make) {
            Ok(made) => return Ok(Laid { made, missing, refused }),
            Err(words) => refused = Some(words),
        }
    }
    Err(refused.unwrap_or_default())
}

/// Lays the pages out once, and makes something of them.
fn attempt<T>(desk: &Desk, make: impl Fn(&Desk, &PagedDocument) -> Result<T, String>) -> Result<T, String> {
    let document =
        forgetting(|| typst::compile::<PagedDocument>(desk).output).map_err(|errors| words(desk, &errors))?;
    make(desk, &stamping::stamp(document)?)
}

/// Does work, and meanwhile forgets what it remembers of itself: pages are laid out once, and that would take as much
/// room as they do.
fn forgetting<T>(work: impl FnOnce() -> T) -> T {
    const OFTEN: Duration = Duration::from_millis(200);
    let (working, end) = mpsc::channel::<()>();
    let done = thread::scope(|scope| {
        scope.spawn(move || {
            while end.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                comemo::evict(0);
            }
        });
        let done = work();
        drop(working);
        done
    });
    comemo::evict(0);
    done
}

fn options(ident: String, dated: &Dated) -> Result<PdfOptions, String> {
    let [year, month, day, hour, minute, second] = dated.date;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let moment =
        Datetime::from_ymd_hms(year.cast_signed(), small(month), small(day), small(hour), small(minute), small(second));
    let standards =
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(format!("Claimbook {}", dated.program))),
        timestamp: moment.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// The first errors, each with the line of the template it is about.
fn words(desk: &Desk, errors: &[SourceDiagnostic]) -> String {
    let of = |error: &SourceDiagnostic| {
        let hints: Vec<_> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
        let line = desk.range(error.span).and_then(|range| desk.line(range.start));
        let line = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        format!("{line}{} {}", error.message, hints.join(", "))
    };
    errors.iter().take(3).map(of).collect::<Vec<_>>().join("; ")
}
