//! Gathering a report: everything a reader is shown, frozen, in one read. Rendering is elsewhere.

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Transaction, params_from_iter};
use uuid::Uuid;

use super::op::Op;
use super::{Book, Work};
use crate::domain::appearance::{Appearance, Passage, Translator};
use crate::domain::book::BookCard;
use crate::domain::claim::{Claim, Claimant};
use crate::domain::digest::Digest;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::evidence::{Evidence, Side};
use crate::domain::id::{Key, PassageId, PersonId, ReplicaId, SourceId, StepId};
use crate::domain::person::Person;
use crate::domain::report::{
    Coverage, Independent, Report, ReportAppearance, ReportBook, ReportClaim, ReportDocument, ReportEntry,
    ReportEvidence, ReportFile, ReportHead, ReportPassage, ReportStep, ReportVerdict, ReportWithdrawal, ShownStep,
};
use crate::domain::scale::Status;
use crate::domain::source::Source;
use crate::domain::standing::{Counting, standing};
use crate::domain::text::{Span, WorkingText};
use crate::domain::time::{Instant, Order};
use crate::domain::verdict::{Verdict, Withdrawal};
use crate::error::{BookError, Result};
use crate::search;
use crate::store::image::{Image, unreadable};
use crate::store::journal::{self, Entry, Step};
use crate::store::record::{self, Kind};
use crate::store::{content, rows};

/// Which claims a report is of, and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportRequest {
    /// In the query language; empty: every claim outside the trash.
    pub query: String,
    /// Its title; nothing: the book's.
    pub title: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
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
        match request.as_of {
            Some(instant) => self.as_of(instant)?.gather(request),
            None => self.gather(request),
        }
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
        let excerpt = excerpt(&tx, card, &chosen, &self.work)?;
        let shown = shown_records(&tx, &chosen, &excerpt.documents)?;
        let (history, heads) = history(&tx, excerpt.book.id.0, &shown)?;
        let title = request.title.as_deref().map(Document::checked_title).transpose()?;
        Ok(Report {
            title: title.unwrap_or(excerpt.title),
            organisation: request.organisation.clone(),
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
        organisation: None,
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

/// A claim as a report shows it, and what only the window says of it.
pub(super) struct Shown {
    pub(super) claim: ReportClaim,
    pub(super) sealed: bool,
    pub(super) readers: u32,
}

/// The texts that some passages stand in, by their digest.
pub type Texts = HashMap<Digest, WorkingText>;

pub(super) fn claim_shown(
    tx: &Transaction<'_>,
    claim: &Claim,
    second_reader: bool,
    counting: Counting,
) -> Result<(Shown, Texts)> {
    let mut gathering = Gathering::default();
    let shown = gathering.claim(tx, claim, second_reader, counting)?;
    let texts = gathering.texts.into_iter().filter_map(|(digest, text)| Some((digest, text?))).collect();
    Ok((shown, texts))
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

/// Names and texts that many claims share, looked up once.
#[derive(Default)]
struct Gathering {
    people: HashMap<PersonId, String>,
    sources: HashMap<SourceId, String>,
    documents: HashMap<Uuid, Document>,
    texts: HashMap<Digest, Option<WorkingText>>,
}

impl Gathering {
    fn claim(&mut self, tx: &Transaction<'_>, claim: &Claim, second_reader: bool, counting: Counting) -> Result<Shown> {
        let verdicts = rows::verdicts_of(tx, claim.id)?;
        let withdrawals = rows::withdrawals_of(tx, claim.id)?;
        let stands = standing(claim, &verdicts, &withdrawals, second_reader, counting);
        let source = self.source(tx, claim.source)?;
        let claimant = match claim.claimant {
            Claimant::Source => source.clone(),
            Claimant::Named(named) => self.source(tx, named)?,
            Claimant::Article => Claimant::ARTICLE.to_owned(),
        };
        let mut appearances = Vec::new();
        for appearance in rows::appearances_of(tx, claim.id)? {
            appearances.push(self.appearance(tx, &appearance)?);
        }
        let (evidence, independent) = self.evidence(tx, claim)?;
        let (mut verdict, mut other_verdicts) = (None, Vec::new());
        let shown = verdicts.iter().filter(|verdict| counting == Counting::All || verdict.sealed_at.is_some());
        for given in shown {
            let Some(shown) = self.verdict(tx, given, &verdicts, &withdrawals)? else { continue };
            if Some(given.id) == stands.current {
                verdict = Some(shown);
            } else {
                other_verdicts.push(shown);
            }
        }
        let current = verdicts.iter().find(|verdict| Some(verdict.id) == stands.current);
        Ok(Shown {
            sealed: current.is_none_or(|verdict| verdict.sealed_at.is_some()),
            readers: stands.readers,
            claim: ReportClaim {
                key: claim.key,
                id: claim.id,
                statement: claim.statement.as_str().to_owned(),
                checking: claim.checking,
                status: stands.status,
                outcome: stands.outcome,
                readers_disagree: stands.readers_disagree,
                source,
                claimant,
                said: claim.said.clone(),
                about_period: claim.about_period.clone(),
                as_of: claim.as_of.clone(),
                hedge: claim.hedge.clone(),
                place: claim.place.clone(),
                recheck_on: claim.recheck_on,
                quantities: rows::quantities_of(tx, claim.id)?,
                tags: rows::tags_of(tx, claim.id.0)?,
                appearances,
                verdict,
                other_verdicts,
                evidence,
                independent,
                open_verdict: verdicts.iter().any(|verdict| verdict.sealed_at.is_none() && verdict.outcome.is_some()),
            },
        })
    }

    fn appearance(&mut self, tx: &Transaction<'_>, appearance: &Appearance) -> Result<ReportAppearance> {
        let document = self.document(tx, appearance.document.0)?.key;
        let repeater = appearance.repeater.map(|source| self.source(tx, source)).transpose()?;
        let passage = appearance.passage.map(|passage| self.passage(tx, passage)).transpose()?;
        Ok(ReportAppearance {
            id: appearance.id,
            document,
            repeater,
            relation: appearance.relation,
            anchor: appearance.anchor,
            passage,
        })
    }

    fn evidence(&mut self, tx: &Transaction<'_>, claim: &Claim) -> Result<(Vec<ReportEvidence>, Independent)> {
        let mut shown = Vec::new();
        let mut roots: BTreeMap<Uuid, Key> = BTreeMap::new();
        let (mut counted, mut independent) = (BTreeSet::new(), Independent::default());
        for item in rows::evidence_of(tx, claim.id)? {
            let document = self.document(tx, item.document.0)?.clone();
            let root = document.origin.map_or(document.id.0, |origin| origin.0);
            let repeats = roots.get(&root).copied();
            roots.entry(root).or_insert(item.key);
            // An origin counts once, on the side of its first item: what repeats it elsewhere adds nothing.
            let side = item.stance.side();
            if !document.kind.is_own() && side != Side::Context && counted.insert(root) {
                match side {
                    Side::Supports => independent.supports += 1,
                    Side::Refutes => independent.refutes += 1,
                    Side::Context => {}
                }
            }
            shown.push(self.item(tx, claim, &item, &document, repeats)?);
        }
        Ok((shown, independent))
    }

    fn item(
        &mut self,
        tx: &Transaction<'_>,
        claim: &Claim,
        item: &Evidence,
        document: &Document,
        repeats: Option<Key>,
    ) -> Result<ReportEvidence> {
        let passage = item.passage.map(|passage| self.passage(tx, passage)).transpose()?;
        let note = match (&document.text, document.kind) {
            (Some(digest), DocumentKind::Note) => self.text(tx, digest)?.map(|text| text.as_str().to_owned()),
            _ => None,
        };
        let later_than_claim = match document.published.order(&claim.said) {
            Order::After => Some(true),
            Order::Before | Order::Same => Some(false),
            Order::CannotTell => None,
        };
        Ok(ReportEvidence {
            key: item.key,
            id: item.id,
            document: document.key,
            stance: item.stance,
            explanation: item.explanation.clone(),
            passage,
            note,
            marks: item.marks.clone(),
            repeats,
            later_than_claim,
        })
    }

    fn verdict(
        &mut self,
        tx: &Transaction<'_>,
        verdict: &Verdict,
        verdicts: &[Verdict],
        withdrawals: &[Withdrawal],
    ) -> Result<Option<ReportVerdict>> {
        let Some(outcome) = verdict.outcome else { return Ok(None) };
        let covering = verdicts
            .iter()
            .skip_while(|other| other.id != verdict.id)
            .filter(|later| later.by == verdict.by)
            .find_map(|later| withdrawals.iter().find(|taken| taken.verdict == later.id));
        let withdrawn = match covering {
            Some(taken) => {
                Some(ReportWithdrawal { by: self.person(tx, taken.by)?, at: taken.at, reason: taken.reason.clone() })
            }
            None => None,
        };
        let table = rows::evidence_by_ids(tx, &verdict.evidence)?;
        Ok(Some(ReportVerdict {
            id: verdict.id,
            outcome,
            rating: verdict.rating,
            confidence: verdict.confidence,
            rationale: verdict.rationale.clone(),
            wording: verdict.wording.clone(),
            reason: verdict.reason.clone(),
            known_at: verdict.known_at.clone(),
            by: self.person(tx, verdict.by)?,
            judged_at: verdict.sealed_at.unwrap_or(verdict.opened_at),
            documented: verdict.is_documented(),
            on_the_table: table.into_iter().map(|item| item.key).collect(),
            withdrawn,
        }))
    }

    fn passage(&mut self, tx: &Transaction<'_>, id: PassageId) -> Result<ReportPassage> {
        let passage: Passage = record::by_id(tx, id)?;
        let quote = passage.quote;
        let (before, after) = match self.text(tx, &quote.text)? {
            Some(text) => around(text, quote.span),
            None => (quote.prefix, quote.suffix),
        };
        let translated_by = match passage.translated_by {
            Some(Translator::Person(person)) => Some(self.person(tx, person)?),
            Some(Translator::Machine) => Some("machine".to_owned()),
            None => None,
        };
        Ok(ReportPassage {
            before,
            exact: quote.exact,
            after,
            start: quote.span.start,
            end: quote.span.end,
            text: quote.text,
            place: passage.place,
            translation: passage.translation,
            translated_by,
        })
    }

    fn person(&mut self, tx: &Transaction<'_>, id: PersonId) -> Result<String> {
        Ok(match self.people.entry(id) {
            Slot::Occupied(known) => known.get().clone(),
            Slot::Vacant(free) => free.insert(record::by_id::<Person>(tx, id)?.name).clone(),
        })
    }

    fn source(&mut self, tx: &Transaction<'_>, id: SourceId) -> Result<String> {
        Ok(match self.sources.entry(id) {
            Slot::Occupied(known) => known.get().clone(),
            Slot::Vacant(free) => free.insert(record::by_id::<Source>(tx, id)?.name).clone(),
        })
    }

    fn document(&mut self, tx: &Transaction<'_>, id: Uuid) -> Result<&Document> {
        Ok(match self.documents.entry(id) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(free) => free.insert(record::by_id(tx, id)?),
        })
    }

    /// A text; nothing where it was purged.
    fn text(&mut self, tx: &Transaction<'_>, digest: &Digest) -> Result<Option<&WorkingText>> {
        if !self.texts.contains_key(digest) {
            let text = match content::find(tx, digest.as_str())? {
                Some(_) => Some(super::documents::working_text(tx, digest)?),
                None => None,
            };
            self.texts.insert(digest.clone(), text);
        }
        Ok(self.texts[digest].as_ref())
    }
}

/// How many characters of its paragraph a quote keeps on each side.
const SURROUNDINGS: usize = 400;

/// The paragraph before and after some words, cut where it is long.
fn around(text: &WorkingText, span: Span) -> (String, String) {
    let Some((paragraph, _)) = text.paragraph(span) else { return (String::new(), String::new()) };
    let from = paragraph.start.max(span.start.saturating_sub(SURROUNDINGS));
    let to = paragraph.end.min(span.end + SURROUNDINGS);
    let words = |start, end| text.slice(Span { start, end }).unwrap_or_default();
    let (before, after) = (words(from, span.start), words(span.end, to));
    let before = if paragraph.start < from { format!("…{before}") } else { before.to_owned() };
    let after = if to < paragraph.end { format!("{after}…") } else { after.to_owned() };
    (before, after)
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

/// The records that a report shows, each with the key it is cited by there.
fn shown_records(
    tx: &Transaction<'_>,
    claims: &[Claim],
    documents: &[ReportDocument],
) -> Result<HashMap<Uuid, Option<Key>>> {
    let mut shown = HashMap::new();
    for claim in claims {
        let of_claim = Some(claim.key);
        shown.insert(claim.id.0, of_claim);
        shown.insert(claim.source.0, None);
        if let Claimant::Named(source) = claim.claimant {
            shown.insert(source.0, None);
        }
        shown.extend(claim.tags.iter().map(|tag| (tag.0, None)));
        shown.extend(rows::quantities_of(tx, claim.id)?.into_iter().map(|quantity| (quantity.id.0, of_claim)));
        for appearance in rows::appearances_of(tx, claim.id)? {
            shown.insert(appearance.id.0, of_claim);
            shown.extend(appearance.passage.map(|passage| (passage.0, of_claim)));
        }
        for item in rows::evidence_of(tx, claim.id)? {
            shown.insert(item.id.0, Some(item.key));
            shown.extend(item.passage.map(|passage| (passage.0, Some(item.key))));
        }
        let sealed = rows::verdicts_of(tx, claim.id)?.into_iter().filter(|verdict| verdict.sealed_at.is_some());
        shown.extend(sealed.map(|verdict| (verdict.id.0, of_claim)));
        shown.extend(rows::withdrawals_of(tx, claim.id)?.into_iter().map(|taken| (taken.id.0, of_claim)));
    }
    let mut origins = BTreeSet::new();
    for document in documents {
        let document: Document = record::by_id(tx, document.id)?;
        shown.insert(document.id.0, Some(document.key));
        shown.insert(document.source.0, None);
        if let Some(origin) = document.origin
            && !origins.insert(origin.0)
        {
            // Only where two documents are shown to share it: why another one does is not this report's to tell.
            shown.insert(origin.0, None);
        }
    }
    Ok(shown)
}

fn history(
    tx: &Transaction<'_>,
    book: Uuid,
    shown: &HashMap<Uuid, Option<Key>>,
) -> Result<(Vec<ReportStep>, Vec<ReportHead>)> {
    let mut steps = Vec::new();
    let mut heads: BTreeMap<Uuid, (u64, String)> = BTreeMap::new();
    let mut people = Gathering::default();
    for step in journal::steps(tx, "1", [])? {
        let entries = journal::entries_of(tx, step.id)?;
        let sealed = journal::sealed_step(book, &step, &entries)?;
        heads.insert(step.replica, (step.seq, step.hash.clone()));
        steps.push(ReportStep {
            id: StepId(step.id),
            replica: ReplicaId(step.replica),
            seq: step.seq,
            hash: step.hash.clone(),
            sealed,
            shown: shown_step(tx, &step, &entries, shown, &mut people)?,
        });
    }
    let head = |(replica, (count, hash))| ReportHead { replica: ReplicaId(replica), count, hash };
    Ok((steps, heads.into_iter().map(head).collect()))
}

/// What a report says of a step: only what concerns records that it shows.
fn shown_step(
    tx: &Transaction<'_>,
    step: &Step,
    entries: &[Entry],
    shown: &HashMap<Uuid, Option<Key>>,
    people: &mut Gathering,
) -> Result<Option<ShownStep>> {
    let concerned: Vec<&Entry> = entries.iter().filter(|entry| shown.contains_key(&entry.record)).collect();
    if concerned.is_empty() {
        return Ok(None);
    }
    let about: BTreeSet<Key> = concerned.iter().filter_map(|entry| shown[&entry.record]).collect();
    // A step that also touches what is not shown keeps its reason to itself: it may speak of that.
    let is_shown_whole = entries.iter().all(|entry| shown.contains_key(&entry.record) || !entry.kind.is_content());
    let reason = step.reason.clone().filter(|reason| is_shown_whole && !reason.is_empty());
    let entries = concerned.into_iter().filter_map(|entry| {
        let digest = entry.digest.clone()?;
        let image = entry.image.clone().filter(|image| !image.is_empty() && !is_draft(entry));
        let salt = entry.salt.filter(|_| image.is_some());
        let salt = salt.map(|salt| salt.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")));
        Some(ReportEntry { digest, salt, image })
    });
    Ok(Some(ShownStep {
        at: step.at,
        person: people.person(tx, PersonId(step.person))?,
        what: Op::find(&step.op).map_or_else(|| step.op.clone(), |op| op.phrase().to_owned()),
        about: about.into_iter().collect(),
        reason,
        entries: entries.collect(),
    }))
}

/// Whether an entry holds a verdict as it was before it was sealed: nobody but its reviewer has seen that.
fn is_draft(entry: &Entry) -> bool {
    let is_sealed = |image: Image| image.0.contains_key("sealed_at");
    entry.kind == Kind::Verdict && !entry.image().ok().flatten().is_some_and(is_sealed)
}
