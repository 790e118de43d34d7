//! Checking a report that somebody handed over: against itself, and against the open book where one is.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use claimbook_core::book::{FileState, Op};
use claimbook_core::domain::digest::Digest;
use claimbook_core::error::{Error, FileError};
use claimbook_report::check::{self, Checked, Refused};
use claimbook_report::pages::Slip;

use super::Answer;
use crate::error::ErrorView;
use crate::request::CheckReport;
use crate::session::Session;
use crate::view::{CheckedReport, ComparedBook, ReportFinding};
use crate::{typeset, volumes};

const MEGABYTE: u64 = 1024 * 1024;

/// The most megabytes of JSON that are read.
const JSON_LIMIT: u64 = check::LIMIT as u64 / MEGABYTE;

pub(crate) fn check_report(session: &mut Session, request: CheckReport) -> Answer<CheckedReport> {
    let path = request.path;
    let Handed { kind, json, slip } = handed(session, &path)?;
    let checked = check::check(&json, |word| Op::find(word).map(Op::phrase)).map_err(|refused| match refused {
        Refused::TooLarge => ErrorView::report_too_large(&path, JSON_LIMIT),
        Refused::Newer(version) => ErrorView::report_too_new(&path, version),
        other => ErrorView::not_a_report(&path, &other.to_string()),
    })?;
    let mut findings: Vec<ReportFinding> = (checked.findings.iter())
        .map(|finding| ReportFinding { what: finding.what.clone(), about: finding.about.clone() })
        .collect();
    let volumes = match slip {
        Some(volumes) => Some(volumes::compare(session, Path::new(&path), &json, &volumes, &mut findings)?),
        None => None,
    };
    let book = if session.book.is_some() { Some(compare(session, &checked, &mut findings)?) } else { None };
    Ok(CheckedReport {
        sound: findings.is_empty(),
        kind: kind.to_owned(),
        claims: checked.claims,
        steps: u32::try_from(checked.steps.len()).unwrap_or(u32::MAX),
        heads: checked.heads,
        withheld: checked.withheld.into_iter().collect(),
        findings,
        volumes,
        book,
    })
}

/// A report as it was handed over.
struct Handed {
    kind: &'static str,
    json: Vec<u8>,
    /// Of the contents of volumes: what they say of these.
    slip: Option<Slip>,
}

/// What the file is, and what it carries.
fn handed(session: &Session, path: &str) -> Answer<Handed> {
    let unread = |source: io::Error| {
        ErrorView::from(Error::File(FileError { path: Path::new(path).to_owned(), doing: "read", source }))
    };
    let kept = std::fs::metadata(path).map_err(unread)?;
    if kept.is_dir() {
        return Err(unread(io::ErrorKind::IsADirectory.into()));
    }
    if !kept.is_file() {
        // A pipe may never end.
        return Err(ErrorView::not_a_report(path, "it is no ordinary file"));
    }
    let mut file = File::open(path).map_err(unread)?;
    let mut bytes = Vec::new();
    file.by_ref().take(5).read_to_end(&mut bytes).map_err(unread)?;
    let is_pdf = bytes == b"%PDF-";
    let limit = if is_pdf { typeset::PDF_LIMIT } else { JSON_LIMIT };
    if limit * MEGABYTE < kept.len() {
        return Err(ErrorView::report_too_large(path, limit));
    }
    if is_pdf {
        let attached = typeset::attached(session, Path::new(path), JSON_LIMIT * MEGABYTE)?;
        let attached = attached.map_err(|why| ErrorView::not_a_report(path, &why))?;
        return handed_as_pdf(path, attached);
    }
    // One more than may be there: it may have grown since.
    file.take(JSON_LIMIT * MEGABYTE + 1).read_to_end(&mut bytes).map_err(unread)?;
    Ok(Handed { kind: "json", json: bytes, slip: None })
}

/// The report and the slip among the files that are attached to a PDF.
fn handed_as_pdf(path: &str, attached: Vec<Vec<u8>>) -> Answer<Handed> {
    let (mut json, mut slip) = (None, None);
    for bytes in attached {
        let second = match Slip::read(&bytes) {
            Some(read) => slip.replace(read).is_some(),
            None => json.replace(bytes).is_some(),
        };
        if second {
            return Err(ErrorView::not_a_report(path, "more than one report is attached to it"));
        }
    }
    match (json, slip) {
        (Some(json), slip) => Ok(Handed { kind: "pdf", json, slip }),
        (None, Some(Slip::Volume { contents, number, count, .. })) => {
            Err(ErrorView::only_a_volume(path, &contents, number, count))
        }
        (None, Some(Slip::Contents { .. }) | None) => Err(ErrorView::not_a_report(path, "no report is attached to it")),
    }
}

/// Holds a report against the open book: its steps, and the bytes that it names.
fn compare(session: &mut Session, checked: &Checked, findings: &mut Vec<ReportFinding>) -> Answer<ComparedBook> {
    const ENOUGH: usize = 1_000;
    let mut found = |what: String, about: String| {
        if findings.len() < ENOUGH {
            findings.push(ReportFinding { what, about });
        }
    };
    let card = session.book()?.card()?;
    let mut compared = ComparedBook { title: card.title, steps: 0, files: 0 };
    if card.id.to_string() != checked.book {
        found("The report is of another book.".to_owned(), "book".to_owned());
        return Ok(compared);
    }
    let hashes: HashMap<(String, u64), String> = (session.book()?.step_hashes()?.into_iter())
        .map(|(replica, seq, hash)| ((replica.to_string(), seq), hash))
        .collect();
    for step in &checked.steps {
        let short = &step.short;
        match hashes.get(&(step.replica.clone(), step.seq)) {
            Some(hash) if *hash == step.hash => compared.steps += 1,
            Some(_) => found(
                format!("Where the report has step {short}, the journal of the book has another one."),
                format!("step {short}"),
            ),
            None => found(format!("Step {short} is not in the journal of the book."), format!("step {short}")),
        }
    }
    let known: BTreeSet<&str> = hashes.values().map(String::as_str).collect();
    for head in checked.heads.iter().filter(|head| !known.contains(head.as_str())) {
        let head: String = head.chars().take(64).collect();
        found(format!("No step of the book has the head {head}."), "heads".to_owned());
    }
    let mut seen = BTreeSet::new();
    for file in checked.files.iter().filter(|file| seen.insert(&file.digest)) {
        session.go_on()?;
        let state = match Digest::parse(&file.digest) {
            Some(digest) => session.book()?.bytes_state(&digest)?,
            None => FileState::Missing,
        };
        let what = match state {
            FileState::Same => {
                compared.files += 1;
                continue;
            }
            FileState::Mismatch => "are in the book, but no longer hash to the digest that the report names.",
            FileState::Missing => "are not in the book: purged there, or never in it.",
        };
        found(format!("The bytes of {} {what}", file.document), file.document.clone());
    }
    Ok(compared)
}
