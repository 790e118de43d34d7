//! Claims: finding, adding, editing and judging them.

use claimbook_core::book::{
    ClaimDraft, ClaimEdit, ClaimLine, ClaimShown, ClaimantGiven, Judgement, ListRequest, QuoteDraft, Sort,
};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::claim::{Checking, Statement};
use claimbook_core::domain::id::{ClaimId, Key};
use claimbook_core::domain::report::{ReportClaim, ReportDocument, ReportEvidence, ReportVerdict};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating};
use claimbook_core::error::{BookError, Error};
use claimbook_core::search::Problem;

use super::{Answer, by_kind, date, key, some_date, touched, word};
use crate::error::{self, ErrorView};
use crate::request::{AddClaim, EditClaim, Judge, OneKey, Withdraw};
use crate::session::Session;
use crate::view::{
    AppearanceView, ClaimPage, ClaimRow, ClaimView, DocumentView, Done, EvidenceCounts, EvidenceView, FindClaims,
    Independent, Moved, OneClaim, QuantityView, QueryProblem, SortBy, VerdictView,
};

pub(crate) fn claims(session: &mut Session, request: FindClaims) -> Answer<ClaimPage> {
    let sort = match request.sort {
        Some(SortBy::Said) => Sort::Said,
        Some(SortBy::Status) => Sort::Status,
        Some(SortBy::Source) => Sort::Source,
        Some(SortBy::Key | SortBy::Judged) => Sort::Key,
        Some(SortBy::Added) | None => Sort::Added,
    };
    let page = session.book()?.list(&ListRequest {
        query: request.query.unwrap_or_default(),
        sort,
        reverse: request.reverse.unwrap_or(false),
        limit: request.limit,
        offset: request.offset.unwrap_or(0),
    })?;
    Ok(ClaimPage {
        total: page.total,
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

fn row(line: ClaimLine) -> ClaimRow {
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
        readers_disagree: false,
        recheck_on: None,
        open: false,
        document: None,
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
    let ClaimShown { line, claim, sealed, readers, note, trashed, documents, history } = shown;
    let ReportClaim { quantities, appearances, verdict, other_verdicts, evidence, independent, .. } = claim;
    let document = |key: Key| documents.iter().find(|document| document.key == key).map(document_view);
    ClaimView {
        row: row(line),
        note,
        trashed,
        said_typed: String::new(), claimant_given: None, claim_type: None, hedge: None, about_period: None, as_of: None, place: None, in_review_by: None, draft: None,
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
                let (before, exact, after) = match appearance.passage {
                    Some(passage) => (passage.before, Some(passage.exact), passage.after),
                    None => (String::new(), None, String::new()),
                };
                Some(AppearanceView {
                    document: document(appearance.document)?,
                    id: String::new(), span: None,
                    before,
                    exact,
                    after,
                    relation: appearance.relation.into(),
                    anchor: appearance.anchor.into(),
                })
            })
            .collect(),
        verdict: verdict.map(|verdict| verdict_view(verdict, sealed, readers, claim.readers_disagree)),
        earlier_verdicts: other_verdicts
            .into_iter()
            .rev()
            .map(|verdict| verdict_view(verdict, true, readers, claim.readers_disagree))
            .collect(),
        evidence_items: evidence
            .into_iter()
            .filter_map(|item| Some(evidence_view(document(item.document)?, item)))
            .collect(),
        independent: Independent { supports: independent.supports, refutes: independent.refutes },
        history: history.into_iter().rev().map(super::history::line).collect(),
    }
}

fn verdict_view(verdict: ReportVerdict, sealed: bool, readers: u32, readers_disagree: bool) -> VerdictView {
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
        documented: verdict.documented,
        sealed,
        withdrawn: verdict.withdrawn.map(|taken| taken.reason),
        readers,
        readers_disagree,
        mine: false, confidence_basis: None, wants_reason: false,
    }
}

fn evidence_view(document: DocumentView, item: ReportEvidence) -> EvidenceView {
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
        id: String::new(), span: None,
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
        authors: Vec::new(), archived_urls: Vec::new(), accessed: None, file: None, has_text: false,
        original: document.original.as_ref().map(|file| file.digest.to_string()),
    }
}

pub(crate) fn add_claim(session: &mut Session, request: AddClaim) -> Answer<Done<ClaimRow>> {
    let statement = Statement::new(&request.statement).map_err(Error::from)?;
    let quote = match (request.document, request.quote) {
        (Some(document), words) => Some(QuoteDraft {
            document: key("document", &document)?,
            words,
            occurrence: request.occurrence.map(|occurrence| occurrence as usize),
            relation: Relation::Asserts,
        }),
        (None, Some(_)) => return Err(Error::from(BookError::QuoteWithoutDocument).into()),
        (None, None) => None,
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
        tags: request.tags.unwrap_or_default(),
        quote,
        ..ClaimDraft::new(statement)
    };
    let change = session.book()?.add_claim(draft).map_err(|error| by_kind(error).instead("tag", "tags"))?;
    changed(session, change.value.key, &change.touched)
}

/// The row of a claim after a change.
fn changed(session: &mut Session, key: Key, changed: &claimbook_core::book::Touched) -> Answer<Done<ClaimRow>> {
    let shown = session.book()?.line(key)?;
    Ok(Done { value: row(shown), touched: touched(changed) })
}

pub(crate) fn edit_claim(session: &mut Session, request: EditClaim) -> Answer<Done<ClaimRow>> {
    let statement = request.statement.as_deref().map(Statement::new).transpose().map_err(Error::from)?;
    let edit = ClaimEdit {
        statement,
        said: some_date(session, "said", request.said.as_deref())?,
        source: request.source,
        claimant: request.claimant.map(|claimant| ClaimantGiven::new(Some(&claimant))),
        tag: request.tag.unwrap_or_default(),
        untag: request.untag.unwrap_or_default(),
        ..ClaimEdit::default()
    };
    let change = session.book()?.edit_claim(key("key", &request.key)?, edit)?;
    changed(session, change.value.key, &change.touched)
}

pub(crate) fn mark_in_review(session: &mut Session, request: OneClaim) -> Answer<Done<ClaimRow>> {
    let change = session.book()?.mark_in_review(key("key", &request.key)?)?;
    changed(session, change.value.key, &change.touched)
}

pub(crate) fn judge(session: &mut Session, request: Judge) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let rating = |text: &str| word(("rating", "a rating"), text, Rating::ALL, Rating::word);
    let confidence = |text: &str| word(("confidence", "a confidence"), text, Confidence::ALL, Confidence::word);
    let recheck = match request.recheck.as_deref() {
        Some(text) => {
            let day = date(session, "recheck", text)?.single_day();
            Some(day.map_err(|wrong| error::of_date(&wrong).about("recheck"))?)
        }
        None => None,
    };
    let outcome = word(("outcome", "an outcome"), &request.outcome, Outcome::ALL, Outcome::word)?;
    let judgement = Judgement {
        rating: request.rating.as_deref().map(rating).transpose()?,
        confidence: request.confidence.as_deref().map(confidence).transpose()?,
        rationale: request.because,
        wording: request.wording,
        reason: request.reason,
        recheck_on: recheck,
        ..Judgement::new(outcome)
    };
    let change = session.book()?.judge(claim, judgement)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn withdraw(session: &mut Session, request: Withdraw) -> Answer<Done<ClaimRow>> {
    let claim = key("key", &request.key)?;
    let change = session.book()?.withdraw(claim, &request.reason)?;
    changed(session, claim, &change.touched)
}

pub(crate) fn remove(session: &mut Session, request: OneKey) -> Answer<Done<Moved>> {
    let change = session.book()?.remove(key("key", &request.key)?)?;
    Ok(super::done(change, |key| Moved { key: key.to_string() }))
}

pub(crate) fn restore(session: &mut Session, request: OneKey) -> Answer<Done<Moved>> {
    let change = session.book()?.restore(key("key", &request.key)?)?;
    Ok(super::done(change, |key| Moved { key: key.to_string() }))
}
