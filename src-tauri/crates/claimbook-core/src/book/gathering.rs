//! One claim after another as a report and the window show it, with what they share looked up once.

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Transaction;
use uuid::Uuid;

use super::documents::working_text;
use crate::domain::appearance::{Appearance, Passage, Translator};
use crate::domain::claim::{Claim, Claimant};
use crate::domain::digest::Digest;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::evidence::{Evidence, Side};
use crate::domain::id::{Key, PassageId, PersonId, SourceId};
use crate::domain::person::Person;
use crate::domain::report::{
    Independent, ReportAppearance, ReportClaim, ReportEvidence, ReportPassage, ReportVerdict, ReportWithdrawal,
};
use crate::domain::source::Source;
use crate::domain::standing::{Counting, standing};
use crate::domain::text::{Span, WorkingText};
use crate::domain::time::Order;
use crate::domain::verdict::{Verdict, Withdrawal};
use crate::error::Result;
use crate::store::record;
use crate::store::{content, rows};

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

/// Names and texts that many claims share, looked up once.
#[derive(Default)]
pub(super) struct Gathering {
    people: HashMap<PersonId, String>,
    sources: HashMap<SourceId, String>,
    documents: HashMap<Uuid, Document>,
    texts: HashMap<Digest, Option<WorkingText>>,
}

impl Gathering {
    pub(super) fn claim(
        &mut self,
        tx: &Transaction<'_>,
        claim: &Claim,
        second_reader: bool,
        counting: Counting,
    ) -> Result<Shown> {
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

    pub(super) fn person(&mut self, tx: &Transaction<'_>, id: PersonId) -> Result<String> {
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
                Some(_) => Some(working_text(tx, digest)?),
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
