//! Judging claims: at once, openly, several at a time; and taking verdicts and marks back.

use claimbook_core::book::{Judgement, Marking, VerdictEdit};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};

use super::claims::{changed, some_day};
use super::{Answer, done, gesture, given, key, keys, word};
use crate::error::ErrorView;
use crate::request::{ClearStatus, EditVerdict, Judge, MarkClaims, Withdraw};
use crate::session::Session;
use crate::view::{ClaimRow, Done, NoRequest, OneClaim};

pub(crate) fn judge(session: &mut Session, request: Judge) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let judgement = Judgement {
        rating: request.rating.as_deref().map(rating).transpose()?,
        confidence: request.confidence.as_deref().map(confidence).transpose()?,
        rationale: request.because,
        wording: request.wording,
        reason: request.reason,
        recheck_on: some_day(session, "recheck", request.recheck.as_deref())?,
        ..Judgement::new(outcome(&request.outcome)?)
    };
    let change = session.book()?.judge(claim, judgement)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn withdraw(session: &mut Session, request: Withdraw) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let change = session.book()?.withdraw(claim, &request.reason)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn edit_verdict(session: &mut Session, request: EditVerdict) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let edit = VerdictEdit {
        outcome: given(request.outcome, outcome)?,
        rating: given(request.rating, rating)?,
        confidence: given(request.confidence, confidence)?,
        rationale: request.because.map(Some),
        wording: request.wording.map(Some),
        reason: request.reason.map(Some),
        gesture: gesture(request.gesture.as_deref())?,
    };
    let change = session.book()?.edit_verdict(claim, edit)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn seal_verdict(session: &mut Session, request: OneClaim) -> Answer<Done<()>> {
    let change = session.book()?.seal(key("key", &request.key)?)?;
    Ok(done(change, |_| ()))
}

pub(crate) fn seal_verdicts(session: &mut Session, _: NoRequest) -> Answer<Done<u32>> {
    let change = session.book()?.seal_all()?;
    Ok(done(change, |count| u32::try_from(count).unwrap_or(u32::MAX)))
}

pub(crate) fn mark_claims(session: &mut Session, request: MarkClaims) -> Answer<Done<()>> {
    let claims = keys(&request.keys)?;
    let rating = request.rating.as_deref().map(rating).transpose()?;
    let status = word(("status", "a status"), &request.status, Status::ALL, Status::word)?;
    let marking = match (Outcome::find(status.word()), rating) {
        (Some(outcome), rating) => Marking::Outcome { outcome, rating, rationale: request.because },
        (None, Some(rating)) => return Err(ErrorView::rating_alone(rating)),
        (None, None) if status == Status::InReview => Marking::InReview,
        (None, None) => Marking::ToReview,
    };
    let marked = session.book()?.mark(&claims, &marking, request.reason.as_deref());
    Ok(done(marked.map_err(|error| ErrorView::from(error).instead("key", "keys"))?, |()| ()))
}

pub(crate) fn clear_status(session: &mut Session, request: ClearStatus) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let change = session.book()?.clear_status(claim, request.reason.as_deref())?;
    changed(session, claim, &change.touched)
}

fn outcome(text: &str) -> Answer<Outcome> {
    word(("outcome", "an outcome"), text, Outcome::ALL, Outcome::word)
}

fn rating(text: &str) -> Answer<Rating> {
    word(("rating", "a rating"), text, Rating::ALL, Rating::word)
}

fn confidence(text: &str) -> Answer<Confidence> {
    word(("confidence", "a confidence"), text, Confidence::ALL, Confidence::word)
}
