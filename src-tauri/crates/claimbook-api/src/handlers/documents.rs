//! Documents: bringing them in, and attaching them to claims as evidence.

use std::path::{Path, PathBuf};

use claimbook_core::book::{Attached, Attachment, DocumentEdit, DocumentRow, ImportRequest, Mark, Reader, Repeats};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::document::{Document, DocumentKind};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::text::Span;
use claimbook_core::error::{BookError, Error};
use claimbook_core::import::{self, DocumentDraft, ImportError, Proposed};

use super::quotes::QuoteGiven;
use super::{Answer, by_kind, key, read_at_most, some_date, touched, word};
use crate::error::{self, ErrorView};
use crate::request::{Attach, DraftDocument, EditDocument, FindDocuments, ImportDocument, OneKey};
use crate::session::Session;
use crate::utf16;
use crate::view::{
    AttachedEvidence, DocumentDraftView, DocumentLine, DocumentView, Done, Finding, ImportedDocument, MarkView,
    ReaderView, SimilarDocument, TextSpan,
};

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

/// A text that comes in: what was read from it, its bytes, and the file name they came under.
struct Incoming {
    draft: DocumentDraft,
    bytes: Vec<u8>,
    file_name: Option<String>,
}

/// Reads a pasted text or a file; exactly one of them is given.
fn incoming(text: Option<String>, path: Option<String>) -> Answer<Incoming> {
    let (bytes, file_name, field) = match (text, path) {
        (Some(text), None) => (text.into_bytes(), None, "text"),
        (None, Some(path)) => {
            let path = Path::new(&path);
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            (read_bounded(path)?, name, "path")
        }
        (None, None) => return Err(ErrorView::text_or_file(0)),
        (Some(_), Some(_)) => return Err(ErrorView::text_or_file(2)),
    };
    let draft = import::read_text(&bytes, file_name.as_deref().unwrap_or_default());
    let draft =
        draft.map_err(|wrong| if field == "text" { error::of_pasted(&wrong) } else { Error::from(wrong).into() })?;
    Ok(Incoming { draft, bytes, file_name })
}

pub(crate) fn draft_document(session: &mut Session, request: DraftDocument) -> Answer<DocumentDraftView> {
    session.book()?;
    let Incoming { draft, bytes, .. } = incoming(request.text, request.path)?;
    let similar = session.book()?.similar(&draft.text, &bytes)?;
    let text = draft.text.as_str();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let finding = |found: &Proposed<String>| Finding { value: found.value.clone(), found: found.found.to_string() };
    Ok(DocumentDraftView {
        title: finding(&draft.title),
        source: draft.source.as_ref().map(finding),
        author: draft.author.as_ref().map(finding),
        published: draft
            .published
            .as_ref()
            .map(|found| Finding { value: found.value.typed().to_owned(), found: found.found.to_string() }),
        published_label: draft.published.as_ref().map(|found| found.value.to_string()),
        language: draft.language.as_ref().map(finding),
        encoding: draft.encoding.to_owned(),
        length: count(draft.text.length()),
        words: count(draft.text.words()),
        beginning: text.chars().take(BEGINNING).collect(),
        similar: similar
            .into_iter()
            .map(|document| SimilarDocument {
                key: document.key.to_string(),
                title: document.title,
                same: document.same,
                share: document.share,
            })
            .collect(),
    })
}

/// How many characters of a draft are shown.
const BEGINNING: usize = 2_000;

pub(crate) fn import_document(session: &mut Session, request: ImportDocument) -> Answer<Done<ImportedDocument>> {
    session.book()?;
    let Incoming { draft, bytes, file_name } = incoming(request.text, request.path)?;
    let published = some_date(session, "published", request.published.as_deref())?;
    let title_found = request.title.is_none().then(|| draft.title.found.to_string());
    let published_found = match (&published, &draft.published) {
        (None, Some(found)) => Some(found.found.to_string()),
        _ => None,
    };
    let encoding = draft.encoding.to_owned();
    let length = u32::try_from(draft.text.length()).unwrap_or(u32::MAX);
    let change = session.book()?.import_document(ImportRequest {
        file_name,
        source: filled(request.source),
        title: request.title,
        published,
        authors: checked_authors(request.authors)?,
        kind: kind(request.kind.as_deref())?.unwrap_or(DocumentKind::Article),
        url: filled(request.url),
        language: filled(request.language),
        ..ImportRequest::new(draft, bytes)
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

/// The text, unless it is blank.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn kind(text: Option<&str>) -> Answer<Option<DocumentKind>> {
    let read = |text| word(("kind", "a kind of document"), text, DocumentKind::ALL, DocumentKind::word);
    text.map(read).transpose()
}

fn checked_authors(authors: Option<Vec<String>>) -> Answer<Option<Vec<String>>> {
    let checked = authors.as_deref().map(Document::checked_authors).transpose();
    checked.map_err(|wrong| ErrorView::from(Error::from(wrong)).about("authors"))
}

pub(crate) fn edit_document(session: &mut Session, request: EditDocument) -> Answer<Done<DocumentView>> {
    let document = key("key", &request.key)?;
    let edit = DocumentEdit {
        title: request.title,
        source: request.source,
        authors: checked_authors(request.authors)?,
        kind: kind(request.kind.as_deref())?,
        published: some_date(session, "published", request.published.as_deref())?,
        url: request.url.map(|url| filled(Some(url))),
        archived: request.archived.clone().map(|url| filled(Some(url))),
        language: request.language.map(|language| filled(Some(language))),
    };
    let gesture = super::gesture(request.gesture.as_deref())?;
    let of_archived = |error: Error| match &error {
        Error::Book(BookError::NotAnAddress { text }) if Some(text) == request.archived.as_ref() => {
            ErrorView::from(error).about("archived")
        }
        _ => ErrorView::from(error),
    };
    let book = session.book()?;
    let change = book.edit_document(document, edit, gesture).map_err(of_archived)?;
    let value = super::claims::document_view(&book.read(document)?.document);
    Ok(Done { value, touched: touched(&change.touched) })
}

/// Reads a file of at most [`import::LIMIT`] bytes, and no more of a larger one.
fn read_bounded(path: &Path) -> Answer<Vec<u8>> {
    let too_large = |size| Error::from(ImportError::TooLarge { size: usize::try_from(size).unwrap_or(usize::MAX) });
    Ok(read_at_most(path, import::LIMIT as u64)?.map_err(too_large)?)
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
    let is_quoted = request.quote.is_some() || request.start.is_some() || request.end.is_some();
    if is_quoted && request.document.is_none() {
        return Err(Error::from(BookError::QuoteWithoutDocument).into());
    }
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
