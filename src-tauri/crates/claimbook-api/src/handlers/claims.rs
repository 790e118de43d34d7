//! Claims: finding, adding, editing and throwing them away.

use std::collections::HashMap;

use chrono::NaiveDate;
use claimbook_core::book::{
    ClaimDraft, ClaimEdit, ClaimField, ClaimLine, ClaimShown, ClaimantGiven, ListRequest, Sort, Texts, VerdictAside,
    VerdictDraft,
};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::claim::{Checking, ClaimType, Statement};
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::{ClaimId, Key};
use claimbook_core::domain::report::{ReportClaim, ReportDocument, ReportEvidence, ReportPassage, ReportVerdict};
use claimbook_core::domain::text::Span;
use claimbook_core::error::{BookError, Error};
use claimbook_core::search::Problem;
use claimbook_report::{Clip, clip};

use super::quotes::QuoteGiven;
use super::{Answer, by_kind, date, done, gesture, given, key, keys, some_date, touched, word};
use crate::error::{self, ErrorView};
use crate::request::{AddClaim, EditClaim, EditClaims, OneKey, RestoreField, SomeKeys};
use crate::session::Session;
use crate::utf16;
use crate::view::{
    AppearanceView, ClaimPage, ClaimRow, ClaimView, CopiedText, DocumentView, Done, DraftView, EvidenceCounts,
    EvidenceView, FindClaims, Independent, Moved, OneClaim, QuantityView, QueryProblem, SortBy, TextSpan, VerdictView,
};

pub(crate) fn claims(session: &mut Session, request: FindClaims) -> Answer<ClaimPage> {
    let sort = match request.sort {
        Some(SortBy::Said) => Sort::Said,
        Some(SortBy::Status) => Sort::Status,
        Some(SortBy::Source) => Sort::Source,
        Some(SortBy::Key) => Sort::Key,
        Some(SortBy::Judged) => Sort::Judged,
        Some(SortBy::Added) | None => Sort::Added,
    };
    let page = session.book()?.list(&ListRequest {
        query: request.query.unwrap_or_default(),
        sort,
        reverse: request.reverse.unwrap_or(false),
        limit: request.limit,
        offset: request.offset.unwrap_or(0),
        around: request.around.as_deref().map(|text| key("around", text)).transpose()?,
    })?;
    Ok(ClaimPage {
        total: page.total,
        offset: page.offset,
        claims: page.claims.into_iter().map(row).collect(),
        query: page.query,
        problems: page.problems.iter().map(problem).collect(),
    })
}

/// A part of a query that was not understood, in a sentence.
pub(super) fn problem(problem: &Problem) -> QueryProblem {
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    QueryProblem {
        start: position(problem.at.start),
        end: position(problem.at.end),
        message: super::sentence(&problem.kind.to_string()),
        suggestion: problem.suggestion.clone(),
    }
}

pub(super) fn row(line: ClaimLine) -> ClaimRow {
    ClaimRow {
        key: line.key.to_string(),
        id: line.id.to_string(),
        statement: line.statement,
        status: line.status.into(),
        outcome: line.outcome.map(Into::into),
        rating: line.rating.map(Into::into),
        documented: line.documented,
        source: line.source,
        claimant: line.claimant,
        said: line.said.edtf().to_owned(),
        said_label: line.said.to_string(),
        checking: line.checking.into(),
        tags: line.tags,
        readers_disagree: line.readers_disagree,
        recheck_on: line.recheck_on.map(|day| day.to_string()),
        open: line.open,
        document: line.document,
        evidence: EvidenceCounts {
            supports: line.evidence.supports,
            refutes: line.evidence.refutes,
            context: line.evidence.context,
        },
    }
}

pub(crate) fn claim(session: &mut Session, request: OneClaim) -> Answer<ClaimView> {
    let shown = session.book()?.show(key("key", &request.key)?)?;
    Ok(view_of(shown))
}

fn view_of(shown: ClaimShown) -> ClaimView {
    let ClaimShown { line, claim, record, readers, asides, draft, documents, texts, history, .. } = shown;
    let said = |verdict: ReportVerdict| {
        let aside = asides.get(&verdict.id);
        verdict_view(verdict, aside, readers, claim.readers_disagree)
    };
    let places = places(&claim, &texts);
    let ReportClaim { quantities, appearances, verdict, other_verdicts, evidence, independent, .. } = claim;
    let document = |key: Key| documents.iter().find(|document| document.key == key).map(document_view);
    ClaimView {
        row: row(line),
        note: record.note,
        trashed: record.trashed.is_some(),
        said_typed: record.said.typed().to_owned(),
        claimant_given: shown.claimant_given,
        claim_type: record.claim_type.map(Into::into),
        hedge: record.hedge,
        about_period: record.about_period.map(|date| date.typed().to_owned()),
        as_of: record.as_of.map(|date| date.typed().to_owned()),
        place: record.place,
        in_review_by: shown.in_review_by,
        draft: draft.map(draft_view),
        quantities: quantities
            .into_iter()
            .map(|quantity| QuantityView {
                value: quantity.value.as_str().to_owned(),
                unit: quantity.unit,
                qualifier: quantity.qualifier,
                lower: quantity.lower.map(|lower| lower.as_str().to_owned()),
                upper: quantity.upper.map(|upper| upper.as_str().to_owned()),
                of_what: quantity.of_what,
            })
            .collect(),
        appearances: appearances
            .into_iter()
            .filter_map(|appearance| {
                let span = appearance.passage.as_ref().and_then(|passage| place_of(&places, passage));
                let (before, exact, after) = match appearance.passage {
                    Some(passage) => (passage.before, Some(passage.exact), passage.after),
                    None => (String::new(), None, String::new()),
                };
                Some(AppearanceView {
                    document: document(appearance.document)?,
                    id: appearance.id.to_string(),
                    span,
                    before,
                    exact,
                    after,
                    relation: appearance.relation.into(),
                    anchor: appearance.anchor.into(),
                })
            })
            .collect(),
        verdict: verdict.map(said),
        earlier_verdicts: other_verdicts.into_iter().rev().map(said).collect(),
        evidence_items: evidence
            .into_iter()
            .filter_map(|item| {
                let span = item.passage.as_ref().and_then(|passage| place_of(&places, passage));
                Some(evidence_view(document(item.document)?, item, span))
            })
            .collect(),
        independent: Independent { supports: independent.supports, refutes: independent.refutes },
        history: history.into_iter().rev().map(super::history::line).collect(),
    }
}

fn draft_view(draft: VerdictDraft) -> DraftView {
    let VerdictDraft { verdict, changes } = draft;
    DraftView {
        outcome: verdict.outcome.map(Into::into),
        rating: verdict.rating.map(Into::into),
        confidence: verdict.confidence.map(Into::into),
        rationale: verdict.rationale,
        wording: verdict.wording,
        reason: verdict.reason,
        changes,
    }
}

/// Where each passage of a claim and its evidence stands, in UTF-16 units: by its text and its place there.
type Places = HashMap<(Digest, usize, usize), TextSpan>;

fn places(claim: &ReportClaim, texts: &Texts) -> Places {
    let appearances = claim.appearances.iter().filter_map(|appearance| appearance.passage.as_ref());
    let passages: Vec<&ReportPassage> =
        appearances.chain(claim.evidence.iter().filter_map(|item| item.passage.as_ref())).collect();
    let mut places = Places::new();
    for (digest, text) in texts {
        let spans: Vec<Span> = passages
            .iter()
            .filter(|passage| passage.text == *digest)
            .map(|passage| Span { start: passage.start, end: passage.end })
            .collect();
        let units = utf16::to_units(text.as_str(), &spans);
        places.extend(spans.iter().map(|span| (digest.clone(), span.start, span.end)).zip(units));
    }
    places
}

fn place_of(places: &Places, passage: &ReportPassage) -> Option<TextSpan> {
    places.get(&(passage.text.clone(), passage.start, passage.end)).cloned()
}

fn verdict_view(
    verdict: ReportVerdict,
    aside: Option<&VerdictAside>,
    readers: u32,
    readers_disagree: bool,
) -> VerdictView {
    VerdictView {
        id: verdict.id.to_string(),
        outcome: verdict.outcome.into(),
        rating: verdict.rating.map(Into::into),
        confidence: verdict.confidence.map(Into::into),
        rationale: verdict.rationale,
        wording: verdict.wording,
        reason: verdict.reason,
        by: verdict.by,
        at: verdict.judged_at.to_string(),
        documented: aside.is_some_and(|aside| aside.documented),
        sealed: aside.is_some_and(|aside| aside.sealed),
        withdrawn: verdict.withdrawn.map(|taken| taken.reason),
        readers,
        readers_disagree,
        mine: aside.is_some_and(|aside| aside.mine),
        confidence_basis: aside.and_then(|aside| aside.confidence_basis.clone()),
        wants_reason: aside.is_some_and(|aside| aside.wants_reason),
    }
}

fn evidence_view(document: DocumentView, item: ReportEvidence, span: Option<TextSpan>) -> EvidenceView {
    EvidenceView {
        key: item.key.to_string(),
        stance: item.stance.into(),
        side: item.stance.side().into(),
        document,
        quote: item.passage.map(|passage| passage.exact),
        explanation: item.explanation,
        note: item.note,
        repeats: item.repeats.map(|key| key.to_string()),
        later_than_claim: item.later_than_claim,
        id: item.id.to_string(),
        span,
    }
}

/// A document as a claim or an item of evidence names it.
pub(super) fn document_view(document: &ReportDocument) -> DocumentView {
    DocumentView {
        key: document.key.to_string(),
        title: document.title.clone(),
        kind: document.kind.into(),
        source: document.source.clone(),
        url: document.url.clone(),
        published: document.published.edtf().to_owned(),
        published_label: document.published.to_string(),
        link_only: document.link_only,
        authors: document.authors.clone(),
        archived_urls: document.archived_urls.clone(),
        accessed: document.accessed.map(|at| at.to_string()),
        file: document.original.as_ref().map(super::files::file_view),
        has_text: document.text.is_some(),
        original: document.original.as_ref().map(|file| file.digest.to_string()),
    }
}

pub(crate) fn copy_claims(session: &mut Session, request: SomeKeys) -> Answer<CopiedText> {
    let book = session.book()?;
    let keys = request.keys.iter().map(|text| key("keys", text)).collect::<Answer<Vec<Key>>>()?;
    let excerpt = book.excerpt(&keys).map_err(|error| match error {
        Error::Book(BookError::NothingSelected) => ErrorView::nothing_to_copy(),
        other => ErrorView::from(other).about("keys"),
    })?;
    let Clip { plain, html } = clip(&excerpt);
    Ok(CopiedText { plain, html, claims: excerpt.coverage.claims })
}

pub(crate) fn add_claim(session: &mut Session, request: AddClaim) -> Answer<Done<ClaimRow>> {
    let statement = Statement::new(&request.statement).map_err(Error::from)?;
    let is_quoted = request.quote.is_some() || request.start.is_some() || request.end.is_some();
    let quote = match &request.document {
        Some(document) => {
            let AddClaim { quote, occurrence, start, end, .. } = request.clone();
            let given = QuoteGiven { document, quote, occurrence, start, end };
            Some(super::quotes::quote(session, given, Relation::Asserts)?)
        }
        None if is_quoted => return Err(Error::from(BookError::QuoteWithoutDocument).into()),
        None => None,
    };
    let id = match request.id {
        Some(text) => Some(text.parse().map(ClaimId).map_err(|_| ErrorView::id_unreadable(&text))?),
        None => None,
    };
    let checking = request.checking.as_deref().unwrap_or(Checking::Truth.word());
    let draft = ClaimDraft {
        id,
        source: request.source,
        said: some_date(session, "said", request.said.as_deref())?,
        claimant: ClaimantGiven::new(request.claimant.as_deref()),
        checking: word(("checking", "something to check"), checking, Checking::ALL, Checking::word)?,
        claim_type: claim_type(request.claim_type.as_deref())?,
        tags: request.tags.unwrap_or_default(),
        quote,
        note: request.note,
        ..ClaimDraft::new(statement)
    };
    let change = session.book()?.add_claim(draft).map_err(|error| by_kind(error).instead("tag", "tags"))?;
    changed(session, change.value.key, &change.touched)
}

/// What sort of statement; nothing for an empty word.
pub(super) fn claim_type(text: Option<&str>) -> Answer<Option<ClaimType>> {
    let given = text.filter(|text| !text.trim().is_empty());
    given.map(|text| word(("claimType", "a sort of claim"), text, ClaimType::ALL, ClaimType::word)).transpose()
}

/// The row of a claim after a change.
pub(super) fn changed(
    session: &mut Session,
    key: Key,
    changed: &claimbook_core::book::Touched,
) -> Answer<Done<ClaimRow>> {
    let shown = session.book()?.line(key)?;
    Ok(Done { value: row(shown), touched: touched(changed) })
}

pub(crate) fn edit_claim(session: &mut Session, request: EditClaim) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let statement = request.statement.as_deref().map(Statement::new).transpose().map_err(Error::from)?;
    let checking = |text: &str| word(("checking", "something to check"), text, Checking::ALL, Checking::word);
    let claim_type = |text: &str| word(("claimType", "a type of claim"), text, ClaimType::ALL, ClaimType::word);
    let edit = ClaimEdit {
        statement,
        said: some_date(session, "said", request.said.as_deref())?,
        source: request.source,
        claimant: request.claimant.map(|claimant| ClaimantGiven::new(Some(&claimant))),
        tag: request.tag.unwrap_or_default(),
        untag: request.untag.unwrap_or_default(),
        checking: request.checking.as_deref().map(checking).transpose()?,
        claim_type: given(request.claim_type, claim_type)?,
        hedge: request.hedge.map(Some),
        about_period: given(request.about_period, |text| date(session, "aboutPeriod", text))?,
        as_of: given(request.as_of, |text| date(session, "asOf", text))?,
        place: request.place.map(Some),
        recheck_on: given(request.recheck, |text| day(session, "recheck", text))?,
        note: request.note.map(Some),
        gesture: gesture(request.gesture.as_deref())?,
    };
    let change = session.book()?.edit_claim(claim, edit)?;
    changed(session, change.value.key, &change.touched)
}

pub(crate) fn edit_claims(session: &mut Session, request: EditClaims) -> Answer<Done<()>> {
    let claims = keys(&request.keys)?;
    let edit = ClaimEdit {
        said: some_date(session, "said", request.said.as_deref())?,
        source: request.source,
        claimant: request.claimant.map(|claimant| ClaimantGiven::new(Some(&claimant))),
        tag: request.tag.unwrap_or_default(),
        untag: request.untag.unwrap_or_default(),
        recheck_on: given(request.recheck, |text| day(session, "recheck", text))?,
        ..ClaimEdit::default()
    };
    let edited = session.book()?.edit_claims(&claims, edit);
    Ok(done(edited.map_err(|error| ErrorView::from(error).instead("key", "keys"))?, |()| ()))
}

/// One single day.
fn day(session: &Session, field: &str, text: &str) -> Answer<NaiveDate> {
    date(session, field, text)?.single_day().map_err(|wrong| error::of_date(&wrong).about(field))
}

pub(super) fn some_day(session: &Session, field: &str, text: Option<&str>) -> Answer<Option<NaiveDate>> {
    text.map(|text| day(session, field, text)).transpose()
}

pub(crate) fn mark_in_review(session: &mut Session, request: OneClaim) -> Answer<Done<ClaimRow>> {
    let change = session.book()?.mark_in_review(key("key", &request.key)?)?;
    changed(session, change.value.key, &change.touched)
}

pub(crate) fn remove(session: &mut Session, request: OneKey) -> Answer<Done<Moved>> {
    let change = session.book()?.remove(key("key", &request.key)?)?;
    Ok(done(change, |key| Moved { key: key.to_string() }))
}

pub(crate) fn remove_claims(session: &mut Session, request: SomeKeys) -> Answer<Done<()>> {
    let claims = keys(&request.keys)?;
    let removed = session.book()?.remove_claims(&claims);
    Ok(done(removed.map_err(|error| ErrorView::from(error).instead("key", "keys"))?, |()| ()))
}

pub(crate) fn restore_field(session: &mut Session, request: RestoreField) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let field = word(("field", "a field of a claim"), &request.field, ClaimField::ALL, ClaimField::word)?;
    let book = session.book()?;
    let step = book.find_step(&request.step)?;
    let change = book.restore_field(claim, step, field)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn restore(session: &mut Session, request: OneKey) -> Answer<Done<Moved>> {
    let change = session.book()?.restore(key("key", &request.key)?)?;
    Ok(done(change, |key| Moved { key: key.to_string() }))
}
