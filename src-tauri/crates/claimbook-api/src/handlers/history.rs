//! What was done with the book, whether it is what its journal says, and blanking a step for good.

use claimbook_core::Kind;
use claimbook_core::book::{self as core, HistoryLine as Line, HistoryRequest, Verification};
use claimbook_core::domain::id::{Key, short};

use super::{Answer, done, key};
use crate::error::ErrorView;
use crate::request::{FindHistory, Purge, Verify};
use crate::session::Session;
use crate::thumbnails::Thumbnails;
use crate::view::{Done, EventLine, FieldChange, HistoryLine, HistoryView, Purged, VerificationView};

pub(crate) fn history(session: &mut Session, request: FindHistory) -> Answer<HistoryView> {
    let about = request.key.as_deref().map(|text| key("key", text)).transpose()?;
    let book = session.book()?;
    let page = book.history_window(&HistoryRequest {
        key: about,
        newest_first: request.newest_first.unwrap_or(false),
        offset: request.offset.unwrap_or(0),
        limit: request.limit,
    })?;
    let events = if about.is_some() { Vec::new() } else { book.events()? };
    let event = |event: core::HistoryEvent| EventLine {
        at: event.at.to_string(),
        kind: event.kind,
        subject: event.subject,
        detail: event.detail,
    };
    Ok(HistoryView {
        steps: page.lines.into_iter().map(line).collect(),
        events: events.into_iter().map(event).collect(),
        total: page.total,
    })
}

/// A step, for people.
pub(super) fn line(line: Line) -> HistoryLine {
    HistoryLine {
        at: line.at.to_string(),
        by: line.by,
        what: line.op.phrase().to_owned(),
        about: line.about.iter().map(Key::to_string).collect(),
        title: line.title,
        reason: line.reason,
        step: line.step.to_string(),
        short: short(line.step),
        undone: line.undone,
        purged: line.purged,
        changes: line.changes.into_iter().map(field_change).collect(),
    }
}

fn field_change(change: core::FieldChange) -> FieldChange {
    let is_claims = change.of == Kind::Claim;
    FieldChange {
        label: label(&change),
        field: if is_claims { change.field.to_owned() } else { format!("{}.{}", change.of.word(), change.field) },
        before: change.before,
        after: change.after,
        restorable: change.restorable,
    }
}

/// The name of a field, for people.
fn label(change: &core::FieldChange) -> String {
    let label = match change.field {
        "about-period" => "About",
        "as-of" => "As of",
        "checking" => "Checking",
        "claimant" => "Claimant",
        "confidence" => "Confidence",
        "confidence_basis" => "Confidence rests on",
        "evidence" => "Evidence",
        "explanation" => "Explanation",
        "hedge" => "Hedge",
        "in-review" => "In review by",
        "known_at_typed" => "Known at",
        "note" => "Note",
        "outcome" => "Outcome",
        "place" => "Place",
        "rating" => "Rating",
        "rationale" => "Rationale",
        "reason" => "Reason",
        "recheck" => "Recheck on",
        "said" => "Said on",
        "source" => "Source",
        "stance" => "Stance",
        "statement" => "Statement",
        "tags" => "Tags",
        "type" => "Type",
        "wording" => "Suggested wording",
        other => other,
    };
    change.key.map_or_else(|| label.to_owned(), |key| format!("{label} {key}"))
}

pub(crate) fn verify(session: &mut Session, request: Verify) -> Answer<VerificationView> {
    let is_hash = |head: &str| head.len() == 64 && head.bytes().all(|digit| digit.is_ascii_hexdigit());
    if let Some(head) = request.head.as_deref().map(str::trim).filter(|head| !is_hash(head)) {
        return Err(ErrorView::head_unreadable(head));
    }
    let Verification { steps, entries, rows, contents, events, heads, findings } =
        session.book()?.verify(request.head.as_deref())?;
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(VerificationView {
        sound: findings.is_empty(),
        steps: count(steps),
        entries: count(entries),
        rows: count(rows),
        contents: count(contents),
        events: count(events),
        heads: heads.into_iter().map(|(_, head)| head).collect(),
        findings: findings.iter().map(|finding| super::sentence(&finding.to_string())).collect(),
    })
}

pub(crate) fn purge(session: &mut Session, request: Purge) -> Answer<Done<Purged>> {
    // A picture that goes for good is not kept small either.
    session.thumbnails = Thumbnails::default();
    let book = session.book()?;
    let step = book.find_step(&request.step)?;
    let change = book.purge(step, &request.reason)?;
    Ok(done(change, |purged| Purged {
        step: purged.step.to_string(),
        about: purged.about.iter().map(Key::to_string).collect(),
        images: u32::try_from(purged.images).unwrap_or(u32::MAX),
        scrubbed: purged.scrubbed,
    }))
}
