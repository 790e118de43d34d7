//! Gathering a report: everything a reader is shown, frozen, in one read. Rendering is elsewhere.

use std::collections::BTreeSet;

use rusqlite::{Transaction, params_from_iter};
use uuid::Uuid;

use super::gathering::Gathering;
use super::report_history::Shown;
use super::{Book, Work};
use crate::domain::book::BookCard;
use crate::domain::claim::Claim;
use crate::domain::digest::Digest;
use crate::domain::document::Document;
use crate::domain::evidence::Evidence;
use crate::domain::id::Key;
use crate::domain::preset::{Choices, ClaimOrder, Paper, Part, line};
use crate::domain::report::{Coverage, Report, ReportBook, ReportClaim, ReportDocument, ReportFile, ReportLogo};
use crate::domain::scale::{Outcome, Status};
use crate::domain::source::Source;
use crate::domain::standing::Counting;
use crate::domain::time::Instant;
use crate::error::{BookError, Result};
use crate::search;
use crate::store::image::unreadable;
use crate::store::{content, journal, record, rows};

/// Which claims a report is of, and what it is like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportRequest {
    /// In the query language; empty: every claim outside the trash.
    pub query: String,
    /// Its title page, its order, and what it leaves out. A logo that they name is kept in the book.
    pub choices: Choices,
    /// The bytes of a logo that the book does not keep; these before that of the choices.
    pub logo: Option<Vec<u8>>,
    /// The state of the book it shows; nothing: the last step's.
    pub as_of: Option<Instant>,
    /// Instead of what the query finds: these, in the order of their keys.
    pub keys: Option<BTreeSet<Key>>,
}

impl ReportRequest {
    /// What selects the claims, as a query: what the report prints and what finds the same ones again.
    fn printed(&self, query: &search::Query) -> String {
        match &self.keys {
            Some(keys) => keys.iter().map(|key| format!("key:{key}")).collect::<Vec<_>>().join(" OR "),
            None => query.to_string(),
        }
    }
}

impl Book {
    /// Gathers a report in one read. The same request on the same book gives the same value, byte for byte when
    /// rendered. Refuses a selection of no claims.
    pub fn report(&mut self, request: &ReportRequest) -> Result<Report> {
        let logo = self.logo(request)?;
        let report = match request.as_of {
            Some(instant) => self.as_of(instant)?.gather(request)?,
            None => self.gather(request)?,
        };
        Ok(Report { logo, ..report })
    }

    /// Some claims as a report shows them, in the order given and each once, without the book's history.
    pub fn excerpt(&mut self, keys: &[Key]) -> Result<Report> {
        let tx = self.store.reading()?;
        let mut chosen: Vec<Claim> = Vec::with_capacity(keys.len());
        let mut known = BTreeSet::new();
        for key in keys.iter().copied().filter(|key| known.insert(*key)) {
            chosen.push(rows::claim(&tx, key)?);
        }
        if chosen.is_empty() {
            return Err(BookError::NothingSelected.into());
        }
        excerpt(&tx, rows::card(&tx)?, &chosen, &self.work)
    }

    /// Logs that a report left the book: its request, its format and the digest of its bytes. Not part of the
    /// journal: exporting twice gives the same bytes.
    pub fn log_export(&mut self, file: &str, detail: &str) -> Result<()> {
        self.log("export", file, Some(detail))
    }

    /// The document that an item of evidence is.
    pub fn document_of(&mut self, evidence: &Evidence) -> Result<ReportDocument> {
        let tx = self.store.reading()?;
        document_shown(&tx, record::by_id(&tx, evidence.document)?)
    }

    fn logo(&mut self, request: &ReportRequest) -> Result<Option<ReportLogo>> {
        let (digest, bytes) = match (&request.logo, &request.choices.logo) {
            (Some(bytes), _) => (Digest::of(bytes), bytes.clone()),
            (None, Some(digest)) => (digest.clone(), self.kept_logo(digest)?),
            (None, None) => return Ok(None),
        };
        Ok(Some(ReportLogo { digest, bytes }))
    }

    fn gather(&mut self, request: &ReportRequest) -> Result<Report> {
        let query = search::parse(&request.query);
        let tx = self.store.reading()?;
        let card = rows::card(&tx)?;
        let chosen = match &request.keys {
            Some(keys) => keys.iter().map(|key| named(&tx, *key)).collect::<Result<_>>()?,
            None => selected(&tx, &query)?,
        };
        if chosen.is_empty() {
            return Err(BookError::NothingSelected.into());
        }
        let mut excerpt = excerpt(&tx, card, &chosen, &self.work)?;
        let choices = &request.choices;
        let title = choices.title.as_deref().map(Document::checked_title).transpose()?;
        leave_out(&mut excerpt.claims, &choices.without);
        put_in_order(&mut excerpt.claims, choices.order);
        let shown = Shown::of(&tx, &chosen, &excerpt, &choices.without)?;
        let (history, heads) = shown.history(&tx, excerpt.book.id.0)?;
        Ok(Report {
            title: title.unwrap_or(excerpt.title),
            subtitle: line(choices.subtitle.as_deref()),
            organisation: line(choices.organisation.as_deref()),
            author: line(choices.author.as_deref()),
            paper: choices.paper,
            order: choices.order,
            without: choices.without.clone(),
            query: request.printed(&query),
            history,
            heads,
            ..excerpt
        })
    }
}

/// Claims with everything a report shows of them, in the order given, but for the book's history.
fn excerpt(tx: &Transaction<'_>, card: BookCard, chosen: &[Claim], work: &Work) -> Result<Report> {
    let mut gathering = Gathering::default();
    let mut claims = Vec::with_capacity(chosen.len());
    for (n, claim) in (1..).zip(chosen) {
        work.at("Gathering claims", n, chosen.len() as u64)?;
        claims.push(gathering.claim(tx, claim, card.second_reader, Counting::Sealed)?.claim);
    }
    let of_book: u32 = tx.query_row("SELECT count(*) FROM standing WHERE trashed = 0", [], |row| row.get(0))?;
    Ok(Report {
        title: card.title.clone(),
        book: ReportBook { id: card.id, title: card.title, sample: card.sample, second_reader: card.second_reader },
        subtitle: None,
        organisation: None,
        author: None,
        logo: None,
        paper: Paper::default(),
        order: ClaimOrder::default(),
        without: BTreeSet::new(),
        query: String::new(),
        as_of: journal::last_instant(tx)?.ok_or_else(|| unreadable("at"))?,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        coverage: coverage(&claims, of_book),
        documents: documents_shown(tx, &claims)?,
        claims,
        history: Vec::new(),
        heads: Vec::new(),
    })
}

/// Takes out of some claims what is not to be shown.
fn leave_out(claims: &mut [ReportClaim], without: &BTreeSet<Part>) {
    for claim in claims {
        for part in without {
            match part {
                Part::Context => {
                    let of_places = claim.appearances.iter_mut().filter_map(|place| place.passage.as_mut());
                    let of_items = claim.evidence.iter_mut().filter_map(|item| item.passage.as_mut());
                    for passage in of_places.chain(of_items) {
                        passage.before.clear();
                        passage.after.clear();
                    }
                }
                Part::Tags => claim.tags.clear(),
                Part::EarlierVerdicts => {
                    let standing: Vec<_> = claim.standing().iter().map(|verdict| verdict.id).collect();
                    claim.other_verdicts.retain(|verdict| standing.contains(&verdict.id));
                }
                // The journal is gathered later; the others are drawn of what is there, or not.
                Part::History | Part::Pictures | Part::Charts => {}
            }
        }
    }
}

fn put_in_order(claims: &mut [ReportClaim], order: ClaimOrder) {
    match order {
        ClaimOrder::Recorded => {}
        ClaimOrder::Document => claims.sort_by_key(|claim| {
            let first = claim.appearances.first();
            let place = first.and_then(|first| first.passage.as_ref()).map(|passage| passage.start);
            (first.is_none(), first.map(|first| first.document), place)
        }),
        ClaimOrder::Date => claims.sort_by_key(|claim| (claim.said.earliest().is_none(), claim.said.earliest())),
        ClaimOrder::Status => claims.sort_by_key(by_status),
        ClaimOrder::Source => claims.sort_by_cached_key(|claim| claim.source.to_lowercase()),
    }
}

/// Problems first, then what stands, then what is still to come.
fn by_status(claim: &ReportClaim) -> u8 {
    match (claim.readers_disagree, claim.outcome) {
        (false, Some(Outcome::Disputed)) => 0,
        (true, _) => 1,
        (false, Some(Outcome::Unverifiable)) => 2,
        (false, Some(Outcome::Verified)) => 3,
        (false, None) if claim.status == Status::InReview => 4,
        (false, None) => 5,
    }
}

/// The claims that a query finds, whole, in the order of their keys.
fn selected(tx: &Transaction<'_>, query: &search::Query) -> Result<Vec<Claim>> {
    let selection = search::select(query);
    let sql = format!(
        "SELECT claim.id FROM claim JOIN standing ON standing.row = claim.row
          WHERE standing.trashed = 0 AND ({}) ORDER BY length(claim.key), claim.key",
        selection.sql
    );
    let mut statement = tx.prepare(&sql)?;
    let ids: Vec<Uuid> =
        statement.query_map(params_from_iter(&selection.values), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    ids.into_iter().map(|id| record::by_id(tx, id)).collect()
}

/// The claim with a key, which must not lie in the trash.
fn named(tx: &Transaction<'_>, key: Key) -> Result<Claim> {
    let claim = rows::claim(tx, key)?;
    if claim.trashed.is_some() { Err(BookError::InTrash { key: claim.key }.into()) } else { Ok(claim) }
}

fn coverage(claims: &[ReportClaim], of_book: u32) -> Coverage {
    let mut coverage = Coverage::default();
    for claim in claims {
        coverage.claims += 1;
        coverage.evidence += u32::try_from(claim.evidence.len()).unwrap_or(u32::MAX);
        let of_status = match claim.status {
            Status::ToReview => &mut coverage.to_review,
            Status::InReview => &mut coverage.in_review,
            Status::Verified => &mut coverage.verified,
            Status::Disputed => &mut coverage.disputed,
            Status::Unverifiable => &mut coverage.unverifiable,
        };
        *of_status += 1;
        if let Some(verdict) = &claim.verdict {
            coverage.judged += 1;
            coverage.bare += u32::from(!verdict.documented);
        }
        if claim.open_verdict {
            coverage.open.push(claim.key);
        }
    }
    coverage.left_out = of_book.saturating_sub(coverage.claims);
    coverage
}

/// The documents that some claims and their evidence point to, in the order of their keys.
pub(super) fn documents_shown(tx: &Transaction<'_>, claims: &[ReportClaim]) -> Result<Vec<ReportDocument>> {
    let of_claim = |claim: &ReportClaim| {
        let appearances = claim.appearances.iter().map(|appearance| appearance.document);
        appearances.chain(claim.evidence.iter().map(|item| item.document)).collect::<Vec<_>>()
    };
    let keys: BTreeSet<Key> = claims.iter().flat_map(of_claim).collect();
    keys.into_iter().map(|key| document_shown(tx, rows::document(tx, key)?)).collect()
}

pub(super) fn document_shown(tx: &Transaction<'_>, document: Document) -> Result<ReportDocument> {
    let original = match document.original {
        Some(digest) => content::find(tx, digest.as_str())?.map(|kept| ReportFile {
            digest,
            name: document.original_name,
            size: kept.size,
            media_type: kept.media_type,
            added: kept.added,
        }),
        None => None,
    };
    Ok(ReportDocument {
        key: document.key,
        id: document.id,
        kind: document.kind,
        title: document.title,
        source: record::by_id::<Source>(tx, document.source)?.name,
        authors: document.authors,
        url: document.url,
        archived_urls: document.archived_urls,
        published: document.published,
        accessed: document.accessed,
        language: document.language,
        text: document.text,
        original,
        origin: document.origin,
        link_only: document.link_only,
        contact: document.contact,
    })
}
