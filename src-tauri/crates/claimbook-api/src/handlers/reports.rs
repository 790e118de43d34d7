//! Writing a report: gathered in one read, rendered, written whole or not at all, then logged. Or only looked at.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use claimbook_core::book::{FileState, ReportRequest};
use claimbook_core::domain::id::Key;
use claimbook_core::domain::report::{Report, ReportClaim, ReportVerdict};
use claimbook_core::domain::time::Instant;
use claimbook_core::error::{BookError, Error, FileError};
use claimbook_core::search;
use claimbook_report::{Format, RenderError, Rendered, render};

use super::{Answer, word};
use crate::error::ErrorView;
use crate::request::{ExportReport, PreviewReport};
use crate::session::Session;
use crate::view::{Done, ExportedReport, PreviewedReport, QueryProblem};

/// How many characters of a report that is no page a preview shows.
const SHOWN: usize = 20_000;

pub(crate) fn export_report(session: &mut Session, request: ExportReport) -> Answer<Done<ExportedReport>> {
    let format = format_of(&request.format)?;
    let as_of = match request.as_of.as_deref() {
        Some(text) => Some(Instant::parse(text).ok_or_else(|| ErrorView::instant_unreadable(text))?),
        None => None,
    };
    let keys = keys_of(request.keys.as_deref())?;
    let path = Path::new(&request.path);
    let book = session.book()?;
    if same_file(path, book.path()) {
        return Err(ErrorView::file_is_the_book(&request.path));
    }
    let logged = book.read_only().is_none();
    if logged {
        book.introduce()?;
    }
    let query = request.query.unwrap_or_default();
    let gathered = book.report(&ReportRequest {
        query: query.clone(),
        title: request.title,
        organisation: request.organisation,
        as_of,
        keys,
    })?;
    let rendered = rendered(session, &gathered, format)?;
    write_whole(path, &rendered.bytes)?;
    if logged {
        let detail = format!(
            "{} sha256:{} claims:{} as-of:{} program:{} query:{}",
            format.word(),
            rendered.digest,
            gathered.claims.len(),
            gathered.as_of,
            gathered.program,
            gathered.query
        );
        session.book()?.log_export(&request.path, &detail)?;
    }
    let value = ExportedReport {
        path: request.path,
        sha256: rendered.digest.to_string(),
        claims: gathered.coverage.claims,
        as_of: gathered.as_of.to_string(),
        open: gathered.coverage.open.iter().map(Key::to_string).collect(),
        logged,
        problems: problems_of(&query),
    };
    Ok(Done { value, touched: Vec::new() })
}

pub(crate) fn preview_report(session: &mut Session, request: PreviewReport) -> Answer<PreviewedReport> {
    let format = format_of(&request.format)?;
    let keys = keys_of(request.keys.as_deref())?;
    let query = request.query.unwrap_or_default();
    let gathered = session.book()?.report(&ReportRequest {
        query: query.clone(),
        title: request.title,
        organisation: request.organisation,
        as_of: None,
        keys,
    })?;
    let mismatched = mismatched(session, &gathered)?;
    let (token, text) = if format == Format::Html {
        let token = session.world.uuid().to_string();
        session.previews.keep(token.clone(), rendered(session, &gathered, format)?.bytes);
        (Some(token), None)
    } else if format.is_text() {
        let bytes = rendered(session, &gathered, format)?.bytes;
        (None, Some(String::from_utf8_lossy(&bytes).chars().take(SHOWN).collect()))
    } else {
        (None, None)
    };
    let those = |is_one: fn(&ReportClaim) -> bool| -> Vec<String> {
        gathered.claims.iter().filter(|claim| is_one(claim)).map(|claim| claim.key.to_string()).collect()
    };
    Ok(PreviewedReport {
        token,
        text,
        claims: gathered.coverage.claims,
        reviewed: gathered.coverage.judged,
        unreviewed: those(|claim| claim.verdict.is_none()),
        bare: those(|claim| claim.verdict.as_ref().is_some_and(|verdict| !verdict.documented)),
        without_reason: those(lacks_reason),
        open: gathered.coverage.open.iter().map(Key::to_string).collect(),
        mismatched,
        file_name: file_name(&gathered, session.world.today(), format),
        problems: problems_of(&query),
    })
}

fn format_of(text: &str) -> Answer<Format> {
    word(("format", "a format"), text, &Format::ALL, Format::word)
}

fn keys_of(keys: Option<&[String]>) -> Answer<Option<BTreeSet<Key>>> {
    keys.map(|keys| keys.iter().map(|text| super::key("keys", text)).collect()).transpose()
}

fn problems_of(query: &str) -> Vec<QueryProblem> {
    search::parse(query).problems.iter().map(super::claims::problem).collect()
}

fn rendered(session: &Session, report: &Report, format: Format) -> Answer<Rendered> {
    (session.progress)("Writing the report", 0, 0);
    let rendered = render(report, format).map_err(|error| match error {
        RenderError::NoClaims => ErrorView::from(Error::from(BookError::NothingSelected)),
    })?;
    session.go_on()?;
    Ok(rendered)
}

/// Whether somebody's outcome or rating changed and nobody said why.
fn lacks_reason(claim: &ReportClaim) -> bool {
    let Some(verdict) = &claim.verdict else { return false };
    let before = |other: &&ReportVerdict| other.by == verdict.by && other.judged_at < verdict.judged_at;
    let earlier = claim.other_verdicts.iter().filter(before).max_by_key(|other| other.judged_at);
    earlier.is_some_and(|earlier| {
        earlier.withdrawn.is_none()
            && (earlier.outcome, earlier.rating) != (verdict.outcome, verdict.rating)
            && verdict.reason.is_none()
    })
}

/// The items of evidence whose file no longer hashes to its name.
fn mismatched(session: &mut Session, report: &Report) -> Answer<Vec<String>> {
    let originals = report.documents.iter().filter_map(|document| Some((document.key, document.original.as_ref()?)));
    let originals: Vec<_> = originals.collect();
    let mut lost = Vec::new();
    for (n, (key, original)) in (1..).zip(&originals) {
        (session.progress)("Checking files", n, originals.len() as u64);
        session.go_on()?;
        let Some(book) = &mut session.book else { return Err(ErrorView::no_book()) };
        if session.sound.state(book, &original.digest)? != FileState::Same {
            lost.push(*key);
        }
    }
    let evidence = report.claims.iter().flat_map(|claim| &claim.evidence);
    Ok(evidence.filter(|item| lost.contains(&item.document)).map(|item| item.key.to_string()).collect())
}

/// `tram-dispute-2025-06-01.html`: the title in letters that every system takes, and today.
fn file_name(report: &Report, today: chrono::NaiveDate, format: Format) -> String {
    let mut name = String::new();
    for letter in report.title.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if 60 <= name.len() {
            break;
        }
    }
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "report" } else { name };
    format!("{name}-{today}.{}", format.extension())
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Writes beside the target, waits for the disk, and renames: never half a report.
fn write_whole(path: &Path, bytes: &[u8]) -> Answer<()> {
    let refused = |source| ErrorView::from(Error::File(FileError { path: path.to_owned(), doing: "write", source }));
    if path.is_dir() {
        return Err(refused(std::io::ErrorKind::IsADirectory.into()));
    }
    let name = path.file_name().ok_or_else(|| refused(std::io::ErrorKind::IsADirectory.into()))?;
    let beside = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    written.map_err(|source| {
        // A half-written neighbour is of no use to anybody; where it was never made there is nothing to remove.
        let _ = fs::remove_file(&beside);
        refused(source)
    })
}
