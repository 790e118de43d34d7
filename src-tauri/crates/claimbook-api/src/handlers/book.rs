//! The open book itself: making, opening, closing and copying it; undo and redo.

use std::path::Path;

use chrono::{Days, NaiveDate};
use claimbook_core::book::{self as core, Author, Book, Gesture, Overview, TrashLine};
use claimbook_core::domain::claim::checked_name;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::Status;
use claimbook_core::error::Error;

use super::{Answer, done, touched};
use crate::error::{self, ErrorView};
use crate::request::{CopyBook, EditBook, SetAuthor};
use crate::sample;
use crate::session::Session;
use crate::view::{
    BookView, CopiedBook, Done, ListedDocument, ListedTag, NewBook, NoRequest, OneBook, StatusCounts, TrashedView,
    Undone,
};

pub(crate) fn book(session: &mut Session, _: NoRequest) -> Answer<Option<BookView>> {
    let desk = Desk::of(session);
    session.book.as_mut().map(|book| view_of(book, desk)).transpose()
}

pub(crate) fn pulse(session: &mut Session, _: NoRequest) -> Answer<u32> {
    let Some(book) = &session.book else { return Ok(0) };
    Ok(book.pulse()?)
}

/// For how many days ahead a recheck counts as due.
const DUE_WITHIN: Days = Days::new(3);

/// Who looks at a book, and when.
pub(super) struct Desk {
    author: String,
    declared: bool,
    due_by: NaiveDate,
}

impl Desk {
    pub(super) fn of(session: &Session) -> Self {
        let today = session.world.today();
        let due_by = today.checked_add_days(DUE_WITHIN).unwrap_or(today);
        Self { author: session.author.name.clone(), declared: session.author_declared, due_by }
    }
}

pub(super) fn view_of(book: &mut Book, desk: Desk) -> Answer<BookView> {
    let due = book.due(desk.due_by)?;
    let Overview { card, read_only, statuses, documents, tags, undo, redo, steps, trash } = book.overview()?;
    let mut counts = StatusCounts::default();
    for (status, count) in statuses {
        let of_status = match status {
            Status::ToReview => &mut counts.to_review,
            Status::InReview => &mut counts.in_review,
            Status::Verified => &mut counts.verified,
            Status::Disputed => &mut counts.disputed,
            Status::Unverifiable => &mut counts.unverifiable,
        };
        *of_status = count;
        counts.all += count;
    }
    Ok(BookView {
        title: card.title,
        path: book.path().display().to_string(),
        sample: card.sample,
        read_only: read_only.as_ref().map(error::read_only),
        statuses: counts,
        documents: documents
            .into_iter()
            .map(|document| ListedDocument {
                key: document.key.to_string(),
                title: document.title,
                kind: document.kind.into(),
                claims: document.claims,
                evidence: document.evidence,
            })
            .collect(),
        tags: tags.into_iter().map(|tag| ListedTag { name: tag.name, claims: tag.claims }).collect(),
        undo: undo.map(in_words),
        redo: redo.map(in_words),
        steps,
        id: card.id.to_string(),
        purpose: card.purpose,
        second_reader: card.second_reader,
        author: desk.author,
        author_declared: desk.declared,
        due,
        due_by: desk.due_by.to_string(),
        trash,
    })
}

/// `claim added CB-0001: “The wall is new.”`.
fn in_words(gesture: Gesture) -> String {
    const LENGTH: usize = 48;
    let keys: Vec<String> = gesture.about.iter().take(3).map(Key::to_string).collect();
    let what = if keys.is_empty() { gesture.what } else { format!("{} {}", gesture.what, keys.join(", ")) };
    match gesture.title {
        Some(title) if title.chars().count() <= LENGTH => format!("{what}: “{title}”"),
        Some(title) => {
            let first: String = title.chars().take(LENGTH).collect();
            format!("{what}: “{}…”", first.trim_end_matches(['…', ' ']))
        }
        None => what,
    }
}

pub(crate) fn trash(session: &mut Session, _: NoRequest) -> Answer<Vec<TrashedView>> {
    let line = |line: TrashLine| TrashedView {
        key: line.key.to_string(),
        title: line.title,
        by: line.by,
        at: line.at.to_string(),
    };
    Ok(session.book()?.trash()?.into_iter().map(line).collect())
}

pub(crate) fn open_book(session: &mut Session, request: OneBook) -> Answer<Done<BookView>> {
    let mut book = session.open(Path::new(&request.path))?;
    let value = view_of(&mut book, Desk::of(session))?;
    session.close()?;
    session.book = Some(book);
    Ok(Done { value, touched: Vec::new() })
}

pub(crate) fn create_book(session: &mut Session, request: NewBook) -> Answer<Done<BookView>> {
    let path = Path::new(&request.path);
    let sample = request.sample.unwrap_or(false);
    let title = request.title.unwrap_or_else(|| {
        if sample {
            sample::TITLE.to_owned()
        } else {
            path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
        }
    });
    let author = if sample { sample::author() } else { session.author.clone() };
    let mut book = Book::create(path, &core::NewBook { title, sample }, author, session.world.clone())?;
    if sample {
        sample::fill(&mut book)?;
        book.set_author(session.author.clone());
    }
    session.watch(&mut book);
    let value = view_of(&mut book, Desk::of(session))?;
    session.close()?;
    session.book = Some(book);
    Ok(Done { value, touched: Vec::new() })
}

pub(crate) fn close_book(session: &mut Session, _: NoRequest) -> Answer<Done<()>> {
    session.close()?;
    Ok(Done { value: (), touched: Vec::new() })
}

pub(crate) fn set_author(session: &mut Session, request: SetAuthor) -> Answer<Done<()>> {
    let name = checked_name(&request.name).map_err(|wrong| ErrorView::person_name(&wrong))?;
    session.author = Author { name, ..session.author.clone() };
    session.author_declared = true;
    if let Some(book) = &mut session.book {
        book.set_author(session.author.clone());
    }
    Ok(Done { value: (), touched: Vec::new() })
}

pub(crate) fn edit_book(session: &mut Session, request: EditBook) -> Answer<Done<()>> {
    use claimbook_core::domain::document::Document;
    use claimbook_core::domain::verdict::optional_text;
    let title = request.title.as_deref().map(Document::checked_title).transpose().map_err(Error::from)?;
    let purpose = request.purpose.as_deref().map(|text| optional_text(Some(text))).transpose().map_err(Error::from)?;
    let change = session.book()?.edit_card(|card| {
        card.title = title.unwrap_or_else(|| card.title.clone());
        card.purpose = purpose.unwrap_or_else(|| card.purpose.clone());
        card.second_reader = request.second_reader.unwrap_or(card.second_reader);
    })?;
    Ok(done(change, |_| ()))
}

pub(crate) fn copy_book(session: &mut Session, request: CopyBook) -> Answer<Done<CopiedBook>> {
    let path = session.book()?.copy_to(Path::new(&request.path))?;
    Ok(Done { value: CopiedBook { path: path.display().to_string() }, touched: Vec::new() })
}

pub(crate) fn undo(session: &mut Session, _: NoRequest) -> Answer<Done<Undone>> {
    let change = session.book()?.undo()?;
    Ok(done(change, undone))
}

pub(crate) fn redo(session: &mut Session, _: NoRequest) -> Answer<Done<Undone>> {
    let change = session.book()?.redo()?;
    Ok(Done { touched: touched(&change.touched), value: undone(change.value) })
}

fn undone(reverted: core::Reverted) -> Undone {
    let stays = |left: core::Stays| left.key.map_or_else(|| format!("a {}", left.kind.word()), |key| key.to_string());
    Undone {
        what: reverted.what,
        title: reverted.title,
        open: reverted.open.map(|key| key.to_string()),
        about: reverted.about.iter().map(Key::to_string).collect(),
        stays: reverted.stays.into_iter().map(stays).collect(),
    }
}
