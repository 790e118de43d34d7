//! The function behind each name of the list. One file per noun.

#![allow(clippy::needless_pass_by_value, reason = "a request belongs to the command that answers it")]

mod book;
mod claims;
mod documents;
mod files;
mod history;
mod pending;
mod quotes;
mod reports;
mod sources;

use claimbook_core::book::{self as core, Touched};
use claimbook_core::domain::id::{Key, KeyKind};
use claimbook_core::domain::time::DescribedDate;
use claimbook_core::error::{BookError, Error};

pub(crate) use self::book::{
    book, close_book, copy_book, create_book, edit_book, open_book, redo, set_author, trash, undo,
};
pub(crate) use self::claims::{
    add_claim, claim, claims, copy_claims, edit_claim, judge, mark_in_review, remove, restore, withdraw,
};
pub(crate) use self::documents::{attach, document, documents, draft_document, edit_document, import_document};
pub(crate) use self::files::check_files;
pub(crate) use self::history::{history, purge, verify};
pub(crate) use self::pending::*;
pub(crate) use self::reports::export_report;
pub(crate) use self::sources::{read_date, sources};
use crate::error::{self, ErrorView};
use crate::session::Session;
use crate::view;

type Answer<T> = Result<T, ErrorView>;

/// The same change with a value for screens.
fn done<T, V>(change: core::Done<T>, show: impl FnOnce(T) -> V) -> view::Done<V> {
    view::Done { value: show(change.value), touched: touched(&change.touched) }
}

fn touched(touched: &Touched) -> Vec<view::Touched> {
    let of_kind = |(kind, ids): (&claimbook_core::Kind, &std::collections::BTreeSet<_>)| view::Touched {
        kind: kind.word().to_owned(),
        ids: ids.iter().map(ToString::to_string).collect(),
    };
    touched.0.iter().map(of_kind).collect()
}

fn key(field: &str, text: &str) -> Answer<Key> {
    text.parse().map_err(|wrong| ErrorView::from(Error::Key(wrong)).about(field))
}

fn date(session: &Session, field: &str, text: &str) -> Answer<DescribedDate> {
    DescribedDate::parse(text, session.world.today()).map_err(|wrong| error::of_date(&wrong).about(field))
}

fn some_date(session: &Session, field: &str, text: Option<&str>) -> Answer<Option<DescribedDate>> {
    text.map(|text| date(session, field, text)).transpose()
}

/// The gesture that a step belongs to.
fn gesture(text: Option<&str>) -> Answer<Option<uuid::Uuid>> {
    let read = |text: &str| text.parse().map_err(|_| ErrorView::id_unreadable(text).about("gesture"));
    text.map(read).transpose()
}

/// A fact as a whole sentence.
fn sentence(fact: &str) -> String {
    let mut letters = fact.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Reads one of a few words.
fn word<T: Copy>((field, what): (&str, &str), text: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Answer<T> {
    let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
    let found = all.iter().copied().find(|one| name(*one) == text.trim().to_ascii_lowercase());
    found.ok_or_else(|| ErrorView::unknown_word(field, text, what, &names))
}

/// The words for an error of a command that takes keys of several kinds, about the member that held the wrong one.
fn by_kind(error: Error) -> ErrorView {
    let kind = match &error {
        Error::Book(BookError::NoSuchKey { key } | BookError::InTrash { key }) => Some(key.kind),
        Error::Book(BookError::WrongKind { wanted, .. }) => Some(*wanted),
        _ => None,
    };
    let words = ErrorView::from(error);
    match kind {
        Some(KeyKind::Document) => words.about("document"),
        Some(KeyKind::Evidence) => words.about("repeats"),
        Some(KeyKind::Claim) | None => words,
    }
}
