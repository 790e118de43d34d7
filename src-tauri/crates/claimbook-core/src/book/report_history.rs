//! The journal as a report hands it over: what concerns the records that it shows in full, of everything else the
//! digests that let the chain be followed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Transaction;
use uuid::Uuid;

use super::gathering::Gathering;
use super::op::Op;
use crate::domain::claim::{Claim, Claimant};
use crate::domain::document::Document;
use crate::domain::id::{Key, PersonId, ReplicaId, StepId, VerdictId};
use crate::domain::preset::Part;
use crate::domain::report::{Report, ReportClaim, ReportEntry, ReportHead, ReportStep, ShownStep};
use crate::error::Result;
use crate::store::journal::{self, Entry, Step};
use crate::store::record::{self, Kind};
use crate::store::rows;

/// What a report shows of the journal: which records, and what of these it was told to leave out.
pub(super) struct Shown<'a> {
    /// Each with the key it is cited by in the report.
    records: HashMap<Uuid, Option<Key>>,
    without: &'a BTreeSet<Part>,
}

impl<'a> Shown<'a> {
    /// The records that `report` shows of the claims it was gathered from.
    pub(super) fn of(
        tx: &Transaction<'_>,
        claims: &[Claim],
        report: &Report,
        without: &'a BTreeSet<Part>,
    ) -> Result<Self> {
        let mut records = HashMap::new();
        let verdicts: HashSet<VerdictId> =
            report.claims.iter().flat_map(ReportClaim::verdicts).map(|verdict| verdict.id).collect();
        for claim in claims {
            let of_claim = Some(claim.key);
            records.insert(claim.id.0, of_claim);
            records.insert(claim.source.0, None);
            if let Claimant::Named(source) = claim.claimant {
                records.insert(source.0, None);
            }
            if !without.contains(&Part::Tags) {
                records.extend(claim.tags.iter().map(|tag| (tag.0, None)));
            }
            records.extend(rows::quantities_of(tx, claim.id)?.into_iter().map(|quantity| (quantity.id.0, of_claim)));
            for appearance in rows::appearances_of(tx, claim.id)? {
                records.insert(appearance.id.0, of_claim);
                records.extend(appearance.passage.map(|passage| (passage.0, of_claim)));
            }
            for item in rows::evidence_of(tx, claim.id)? {
                records.insert(item.id.0, Some(item.key));
                records.extend(item.passage.map(|passage| (passage.0, Some(item.key))));
            }
            let given = rows::verdicts_of(tx, claim.id)?.into_iter().filter(|verdict| verdicts.contains(&verdict.id));
            records.extend(given.map(|verdict| (verdict.id.0, of_claim)));
            let taken = rows::withdrawals_of(tx, claim.id)?.into_iter();
            let taken = taken.filter(|taken| verdicts.contains(&taken.verdict));
            records.extend(taken.map(|taken| (taken.id.0, of_claim)));
        }
        let mut origins = BTreeSet::new();
        for document in &report.documents {
            let document: Document = record::by_id(tx, document.id)?;
            records.insert(document.id.0, Some(document.key));
            records.insert(document.source.0, None);
            if let Some(origin) = document.origin
                && !origins.insert(origin.0)
            {
                // Only where two documents are shown to share it: why another one does is not this report's to tell.
                records.insert(origin.0, None);
            }
        }
        Ok(Self { records, without })
    }

    /// Every step, and where the chain of each copy ends.
    pub(super) fn history(&self, tx: &Transaction<'_>, book: Uuid) -> Result<(Vec<ReportStep>, Vec<ReportHead>)> {
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
                shown: self.step(tx, &step, &entries, &mut people)?,
            });
        }
        let head = |(replica, (count, hash))| ReportHead { replica: ReplicaId(replica), count, hash };
        Ok((steps, heads.into_iter().map(head).collect()))
    }

    /// What a report says of a step: only what concerns records that it shows.
    fn step(
        &self,
        tx: &Transaction<'_>,
        step: &Step,
        entries: &[Entry],
        people: &mut Gathering,
    ) -> Result<Option<ShownStep>> {
        let is_shown = |entry: &Entry| self.records.contains_key(&entry.record);
        let concerned: Vec<&Entry> = entries.iter().filter(|entry| is_shown(entry)).collect();
        if concerned.is_empty() || self.without.contains(&Part::History) {
            return Ok(None);
        }
        let about: BTreeSet<Key> = concerned.iter().filter_map(|entry| self.records[&entry.record]).collect();
        // A step that also touches what is not shown keeps its reason to itself: it may speak of that.
        let is_shown_whole = entries.iter().all(|entry| is_shown(entry) || !entry.kind.is_content());
        let reason = step.reason.clone().filter(|reason| is_shown_whole && !reason.is_empty());
        Ok(Some(ShownStep {
            at: step.at,
            person: people.person(tx, PersonId(step.person))?,
            what: Op::find(&step.op).map_or_else(|| step.op.clone(), |op| op.phrase().to_owned()),
            about: about.into_iter().collect(),
            reason,
            entries: concerned.into_iter().filter_map(|entry| self.entry(entry)).collect(),
        }))
    }

    fn entry(&self, entry: &Entry) -> Option<ReportEntry> {
        let digest = entry.digest.clone()?;
        let image = entry.image.clone().filter(|image| !image.is_empty());
        let withheld = image.is_some() && self.holds_more(entry);
        let image = image.filter(|_| !withheld);
        let salt = entry.salt.filter(|_| image.is_some());
        let salt = salt.map(|salt| salt.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")));
        Some(ReportEntry { digest, salt, image, withheld })
    }

    /// Whether an image holds words that the report does not show: then it stays in the book.
    fn holds_more(&self, entry: &Entry) -> bool {
        let has = |field: &str| entry.image().ok().flatten().is_some_and(|image| image.0.contains_key(field));
        match entry.kind {
            // What is jotted down of a claim or a source is nobody's but the desk's.
            Kind::Claim | Kind::Source => has("note"),
            // Nobody but its reviewer has seen a verdict as it was before it was sealed.
            Kind::Verdict => !has("sealed_at"),
            Kind::Passage => self.without.contains(&Part::Context),
            Kind::Book
            | Kind::Person
            | Kind::Origin
            | Kind::Document
            | Kind::Tag
            | Kind::Quantity
            | Kind::Appearance
            | Kind::Evidence
            | Kind::Withdrawal
            | Kind::Preset => false,
        }
    }
}
