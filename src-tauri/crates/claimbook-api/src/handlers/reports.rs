//! Writing a report: gathered in one read, rendered, written whole or not at all, then logged.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use claimbook_core::book::ReportRequest;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::time::Instant;
use claimbook_core::error::{BookError, Error, FileError};
use claimbook_core::search;
use claimbook_report::{Format, RenderError, render};

use super::{Answer, word};
use crate::error::ErrorView;
use crate::request::ExportReport;
use crate::session::Session;
use crate::view::{Done, ExportedReport};

pub(crate) fn export_report(session: &mut Session, request: ExportReport) -> Answer<Done<ExportedReport>> {
    let format = word(("format", "a format"), &request.format, &Format::ALL, Format::word)?;
    let as_of = match request.as_of.as_deref() {
        Some(text) => Some(Instant::parse(text).ok_or_else(|| ErrorView::instant_unreadable(text))?),
        None => None,
    };
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
    })?;
    let rendered = render(&gathered, format).map_err(|error| match error {
        RenderError::NoClaims => ErrorView::from(Error::from(BookError::NothingSelected)),
    })?;
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
        book.log_export(&request.path, &detail)?;
    }
    let value = ExportedReport {
        path: request.path,
        sha256: rendered.digest.to_string(),
        claims: gathered.coverage.claims,
        as_of: gathered.as_of.to_string(),
        open: gathered.coverage.open.iter().map(Key::to_string).collect(),
        logged,
        problems: search::parse(&query).problems.iter().map(super::claims::problem).collect(),
    };
    Ok(Done { value, touched: Vec::new() })
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
