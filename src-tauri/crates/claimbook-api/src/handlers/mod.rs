//! The function behind each name of the list. One file per noun.

#![allow(clippy::needless_pass_by_value, reason = "a request belongs to the command that answers it")]

mod book;
mod checks;
mod claims;
mod documents;
mod evidence;
mod files;
mod history;
mod presets;
mod quotes;
mod reports;
mod safety;
mod sources;
mod verdicts;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use claimbook_core::book::{self as core, Touched};
use claimbook_core::domain::id::{GroupId, Key, KeyKind};
use claimbook_core::domain::time::DescribedDate;
use claimbook_core::error::{BookError, Error, FileError};

pub(crate) use self::book::{
    book, close_book, copy_book, create_book, edit_book, open_book, pulse, redo, set_author, trash, undo,
};
pub(crate) use self::checks::check_report;
pub(crate) use self::claims::{
    add_claim, claim, claims, copy_claims, edit_claim, edit_claims, mark_in_review, remove, remove_claims, restore,
    restore_field,
};
pub(crate) use self::documents::{attach, document, documents, draft_document, edit_document, import_document};
pub(crate) use self::evidence::edit_evidence;
pub(crate) use self::files::check_files;
pub(crate) use self::history::{history, purge, verify};
pub(crate) use self::presets::{presets, remove_preset, save_preset};
pub(crate) use self::reports::{export_report, preview_report};
pub(crate) use self::safety::{back_up, restore_backup, safety};
pub(crate) use self::sources::{read_date, sources};
pub(crate) use self::verdicts::{
    clear_status, edit_verdict, judge, mark_claims, seal_verdict, seal_verdicts, withdraw,
};
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

/// The bytes of a file that has at most so many; of a larger one how many it has.
fn read_at_most(path: &Path, limit: u64) -> Answer<Result<Vec<u8>, u64>> {
    let refused =
        |doing| move |source| ErrorView::from(Error::File(FileError { path: path.to_owned(), doing, source }));
    let file = File::open(path).map_err(refused("open"))?;
    let size = file.metadata().map_err(refused("look at"))?.len();
    let mut bytes = Vec::new();
    // One more than may be there: it may have grown since.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(refused("read"))?;
    Ok(if limit < bytes.len() as u64 { Err(size.max(bytes.len() as u64)) } else { Ok(bytes) })
}

fn key(field: &str, text: &str) -> Answer<Key> {
    text.parse().map_err(|wrong| ErrorView::from(Error::Key(wrong)).about(field))
}

fn keys(texts: &[String]) -> Answer<Vec<Key>> {
    texts.iter().map(|text| key("keys", text)).collect()
}

/// The gesture that a change is a part of.
fn gesture(text: Option<&str>) -> Answer<Option<GroupId>> {
    text.map(|text| text.parse().map(GroupId).map_err(|_| ErrorView::id_unreadable(text).about("gesture"))).transpose()
}

/// Reads a member of which an empty text takes something away.
#[allow(clippy::option_option, reason = "nothing: it stays; inner nothing: it is taken away, as in the book's edits")]
fn given<T>(text: Option<String>, read: impl FnOnce(&str) -> Answer<T>) -> Answer<Option<Option<T>>> {
    match text {
        None => Ok(None),
        Some(text) if text.trim().is_empty() => Ok(Some(None)),
        Some(text) => Ok(Some(Some(read(&text)?))),
    }
}

fn date(session: &Session, field: &str, text: &str) -> Answer<DescribedDate> {
    DescribedDate::parse(text, session.world.today()).map_err(|wrong| error::of_date(&wrong).about(field))
}

fn some_date(session: &Session, field: &str, text: Option<&str>) -> Answer<Option<DescribedDate>> {
    text.map(|text| date(session, field, text)).transpose()
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
