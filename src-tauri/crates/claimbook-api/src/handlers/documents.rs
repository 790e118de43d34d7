//! Documents: bringing them in, and attaching them to claims as evidence.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use claimbook_core::book::{Attached, Attachment, DocumentRow, ImportRequest, Mark, Reader, Repeats};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::text::Span;
use claimbook_core::error::{Error, FileError};
use claimbook_core::import::{self, ImportError};

use super::quotes::QuoteGiven;
use super::{Answer, by_kind, key, some_date, touched, word};
use crate::error::ErrorView;
use crate::request::{Attach, FindDocuments, ImportDocument, OneKey};
use crate::session::Session;
use crate::utf16;
use crate::view::{AttachedEvidence, DocumentLine, Done, ImportedDocument, MarkView, ReaderView, TextSpan};

pub(crate) fn documents(session: &mut Session, request: FindDocuments) -> Answer<Vec<DocumentLine>> {
    let found = session.book()?.documents(request.text.as_deref().unwrap_or_default(), request.limit)?;
    Ok(found.into_iter().map(line).collect())
}

fn line(row: DocumentRow) -> DocumentLine {
    DocumentLine {
        key: row.key.to_string(),
        title: row.title,
        kind: row.kind.into(),
        source: row.source,
        published: row.published.edtf().to_owned(),
        published_label: row.published.to_string(),
        claims: row.claims,
        reviewed: row.reviewed,
        evidence: row.evidence,
        link_only: row.link_only,
        has_text: row.has_text,
        added: row.added.to_string(),
    }
}

pub(crate) fn document(session: &mut Session, request: OneKey) -> Answer<ReaderView> {
    let Reader { document, text, marks, unplaced } = session.book()?.read(key("key", &request.key)?)?;
    let text = text.map(|text| text.as_str().to_owned());
    let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    let places = utf16::to_units(text.as_deref().unwrap_or_default(), &spans);
    let mark = |(mark, span): (Mark, TextSpan)| MarkView {
        span,
        appearance: mark.appearance.to_string(),
        anchor: mark.anchor.into(),
        claim: super::claims::row(mark.claim),
    };
    Ok(ReaderView {
        document: super::claims::document_view(&document),
        published_typed: document.published.typed().to_owned(),
        language: document.language,
        text,
        marks: marks.into_iter().zip(places).map(mark).collect(),
        unplaced: unplaced.into_iter().map(super::claims::row).collect(),
    })
}

pub(crate) fn import_document(session: &mut Session, request: ImportDocument) -> Answer<Done<ImportedDocument>> {
    let path = request.path.unwrap_or_default();
    let path = Path::new(&path);
    let bytes = read_bounded(path)?;
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let draft = import::read_text(&bytes, file_name.as_deref().unwrap_or_default()).map_err(Error::from)?;
    let published = some_date(session, "published", request.published.as_deref())?;
    let title_found = request.title.is_none().then(|| draft.title.found.to_string());
    let published_found = match (&published, &draft.published) {
        (None, Some(found)) => Some(found.found.to_string()),
        _ => None,
    };
    let encoding = draft.encoding.to_owned();
    let length = u32::try_from(draft.text.length()).unwrap_or(u32::MAX);
    let change = session.book()?.import_document(ImportRequest {
        draft,
        original: bytes,
        file_name,
        source: request.source,
        title: request.title,
        published,
    })?;
    let document = change.value;
    let value = ImportedDocument {
        key: document.key.to_string(),
        id: document.id.to_string(),
        title: document.title,
        title_found,
        published: document.published.edtf().to_owned(),
        published_found,
        encoding,
        length,
    };
    Ok(Done { value, touched: touched(&change.touched) })
}

/// Reads a file of at most [`import::LIMIT`] bytes, and no more of a larger one.
fn read_bounded(path: &Path) -> Answer<Vec<u8>> {
    let refused =
        |doing| move |source| ErrorView::from(Error::File(FileError { path: path.to_owned(), doing, source }));
    let file = File::open(path).map_err(refused("open"))?;
    let size = file.metadata().map_err(refused("look at"))?.len();
    let limit = import::LIMIT as u64;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(refused("read"))?;
    if limit < bytes.len() as u64 {
        let size = usize::try_from(size).unwrap_or(usize::MAX).max(bytes.len());
        return Err(Error::from(ImportError::TooLarge { size }).into());
    }
    Ok(bytes)
}

pub(crate) fn attach(session: &mut Session, request: Attach) -> Answer<Done<AttachedEvidence>> {
    let claim = key("key", &request.key)?;
    let mut given = Vec::new();
    given.extend(request.file.clone().map(|file| match request.name.clone() {
        Some(name) => Attached::FileAs(PathBuf::from(file), name),
        None => Attached::File(PathBuf::from(file)),
    }));
    given.extend(request.url.clone().map(Attached::Link));
    given.extend(request.note.clone().map(Attached::Note));
    if let Some(document) = &request.document {
        let Attach { quote, occurrence, start, end, .. } = request.clone();
        let quoted = QuoteGiven { document, quote, occurrence, start, end };
        given.push(Attached::Quote(super::quotes::quote(session, quoted, Relation::Asserts)?));
    }
    let count = given.len();
    let (Some(what), 1) = (given.pop(), count) else { return Err(ErrorView::choose_one(count)) };
    let repeats = match &request.repeats {
        Some(text) => Some(Repeats { evidence: key("repeats", text)?, basis: None }),
        None => None,
    };
    let attachment = Attachment {
        what,
        stance: word(("stance", "a stance"), &request.stance, Stance::ALL, Stance::word)?,
        source: request.source,
        title: request.title,
        published: some_date(session, "published", request.published.as_deref())?,
        explanation: request.explanation,
        marks: Vec::new(),
        repeats,
    };
    let book = session.book()?;
    let change = book.attach(claim, &attachment).map_err(|error| by_kind(error).instead("path", "file"))?;
    let evidence = change.value;
    let document = book.document_of(&evidence)?;
    let value = AttachedEvidence {
        key: evidence.key.to_string(),
        id: evidence.id.to_string(),
        document: super::claims::document_view(&document),
        stance: evidence.stance.into(),
    };
    Ok(Done { value, touched: touched(&change.touched) })
}
