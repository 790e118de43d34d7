//! The function behind each name of the list.

use crate::error::{ErrorCode, ErrorView};
use crate::session::Session;
use crate::view::{BookView, ClaimPage, ClaimView, Done, FindClaims, NewBook, NoRequest, OneBook, OneClaim, Undone};

type Answer<T> = Result<T, ErrorView>;

fn no_book<T>() -> Answer<T> {
    Err(ErrorView::new(ErrorCode::NoBook, "No book is open."))
}

pub(crate) fn book(_: &mut Session, _: NoRequest) -> Answer<Option<BookView>> {
    Ok(None)
}

pub(crate) fn claims(_: &mut Session, _: FindClaims) -> Answer<ClaimPage> {
    no_book()
}

pub(crate) fn claim(_: &mut Session, _: OneClaim) -> Answer<ClaimView> {
    no_book()
}

pub(crate) fn open_book(_: &mut Session, _: OneBook) -> Answer<Done<BookView>> {
    no_book()
}

pub(crate) fn create_book(_: &mut Session, _: NewBook) -> Answer<Done<BookView>> {
    no_book()
}

pub(crate) fn close_book(_: &mut Session, _: NoRequest) -> Answer<Done<()>> {
    no_book()
}

pub(crate) fn undo(_: &mut Session, _: NoRequest) -> Answer<Done<Undone>> {
    no_book()
}

pub(crate) fn redo(_: &mut Session, _: NoRequest) -> Answer<Done<Undone>> {
    no_book()
}
