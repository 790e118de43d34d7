//! What a screen or a terminal lists: claims by query and sort, one claim whole, and the book at a glance.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, Transaction};
use uuid::Uuid;

use super::Book;
use super::drafts::Given;
use super::gathering::{Texts, claim_shown};
use super::history::{HistoryLine, history_of};
use super::reports::documents_shown;
use super::undo::Gesture;
use crate::domain::book::BookCard;
use crate::domain::claim::{Checking, Claim, Claimant};
use crate::domain::document::DocumentKind;
use crate::domain::id::{ClaimId, Key, PersonId, VerdictId};
use crate::domain::person::Person;
use crate::domain::report::{ReportClaim, ReportDocument};
use crate::domain::scale::{Outcome, Rating, Status};
use crate::domain::source::Source;
use crate::domain::standing::Counting;
use crate::domain::time::DescribedDate;
use crate::domain::verdict::Verdict;
use crate::error::Result;
use crate::search;
use crate::store::image::{BY_DIGEST, unreadable};
use crate::store::rows::{self, Counts};
use crate::store::{ReadOnly, content, record};

/// In which order claims are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they were added.
    #[default]
    Added,
    /// By the first day they may have been said; the unknown last.
    Said,
    /// By status, in the order people read them.
    Status,
    /// By the name of the source.
    Source,
    /// By key.
    Key,
    /// By when the current verdict was given; those without one before all others.
    Judged,
}

impl Sort {
    /// Every order and its word.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Added, "added"),
        (Self::Said, "said"),
        (Self::Status, "status"),
        (Self::Source, "source"),
        (Self::Key, "key"),
        (Self::Judged, "judged"),
    ];

    /// Every claim's row in this order, by walking one index that has all it takes; nothing where no index has it.
    pub(super) fn rows(self, direction: &str) -> Option<String> {
        Some(match self {
            Self::Added => format!("SELECT row FROM standing ORDER BY row {direction}"),
            Self::Said => format!(
                "SELECT row FROM claim
                  ORDER BY said_earliest IS NULL {direction}, said_earliest {direction}, row {direction}"
            ),
            Self::Status => {
                format!("SELECT row FROM standing WHERE trashed = 0 ORDER BY status_order {direction}, row {direction}")
            }
            Self::Source => format!(
                "SELECT claim.row FROM source CROSS JOIN claim ON claim.source = source.id
                  ORDER BY source.folded {direction}, source.row {direction}, claim.row {direction}"
            ),
            Self::Key => format!("SELECT row FROM claim ORDER BY length(key) {direction}, key {direction}"),
            Self::Judged => return None,
        })
    }
}

/// Which claims, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRequest {
    /// In the query language; empty: every claim outside the trash.
    pub query: String,
    /// In which order.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
    /// At most so many; nothing: all.
    pub limit: Option<u32>,
    /// After so many.
    pub offset: u32,
    /// Or the window of `limit` in which this claim stands, where the query finds it.
    pub around: Option<Key>,
}

/// A window of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimPage {
    /// How many claims the query finds.
    pub total: u32,
    /// How many come before these.
    pub offset: u32,
    /// Those asked for.
    pub claims: Vec<ClaimLine>,
    /// The query as the language prints it.
    pub query: String,
    /// What in the query was not understood.
    pub problems: Vec<search::Problem>,
}

/// A claim in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLine {
    /// Its label.
    pub key: Key,
    /// Its identity.
    pub id: ClaimId,
    /// What was claimed.
    pub statement: String,
    /// Where it stands.
    pub status: Status,
    /// What its current verdict says.
    pub outcome: Option<Outcome>,
    /// The finer word.
    pub rating: Option<Rating>,
    /// Whether that verdict has a rationale and evidence.
    pub documented: bool,
    /// Who we have it from.
    pub source: String,
    /// Who made it, by name.
    pub claimant: String,
    /// When it was said.
    pub said: DescribedDate,
    /// Whether it is true, or whether it was said.
    pub checking: Checking,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its evidence by side.
    pub evidence: Counts,
    /// The readers' outcomes differ, and no verdict decides between them.
    pub readers_disagree: bool,
    /// The day its verdict should be looked at again.
    pub recheck_on: Option<NaiveDate>,
    /// A verdict on it is open: its reviewer has not left the claim yet.
    pub open: bool,
    /// The title of the first document it appears in.
    pub document: Option<String>,
}

/// A claim with everything about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimShown {
    /// Its line in a list.
    pub line: ClaimLine,
    /// As a report would show it, open verdicts included.
    pub claim: ReportClaim,
    /// Its own record.
    pub record: Claim,
    /// Who made it, where that is not the source: a name, or the article's own voice.
    pub claimant_given: Option<String>,
    /// Who marked it as being looked at.
    pub in_review_by: Option<String>,
    /// Whether its current verdict is sealed.
    pub sealed: bool,
    /// How many people's verdicts stand.
    pub readers: u32,
    /// What only the window says of its verdicts.
    pub asides: BTreeMap<VerdictId, VerdictAside>,
    /// This person's open verdict, with or without an outcome.
    pub draft: Option<VerdictDraft>,
    /// The documents that it and its evidence point to.
    pub documents: Vec<ReportDocument>,
    /// The texts that its passages stand in.
    pub texts: Texts,
    /// What was done with it, oldest first.
    pub history: Vec<HistoryLine>,
}

/// What a window says of a verdict beside what a report says.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark that a window shows or not")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictAside {
    /// It is this person's.
    pub mine: bool,
    /// It can no longer be edited.
    pub sealed: bool,
    /// It has a rationale and evidence; while it is open, the evidence that lies on the table now.
    pub documented: bool,
    /// Why so sure.
    pub confidence_basis: Option<String>,
    /// It takes the place of one that says something else, and says no reason.
    pub wants_reason: bool,
}

/// A verdict that its reviewer has not left yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictDraft {
    /// As it is now.
    pub verdict: Verdict,
    /// It will take the place of a sealed one that says something else.
    pub changes: bool,
}

/// The book at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Its own card.
    pub card: BookCard,
    /// Why it may not be written, if so.
    pub read_only: Option<ReadOnly>,
    /// How many claims stand where, in the order people read statuses.
    pub statuses: Vec<(Status, u32)>,
    /// Its documents, newest first.
    pub documents: Vec<DocumentLine>,
    /// Its tags in use, by name.
    pub tags: Vec<TagLine>,
    /// What undo would take back.
    pub undo: Option<Gesture>,
    /// What redo would bring back.
    pub redo: Option<Gesture>,
    /// How many steps it has seen, from this and any other program.
    pub steps: u32,
    /// How many claims, documents and items of evidence lie in the trash.
    pub trash: u32,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// Its label.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// How many claims appear in it.
    pub claims: u32,
    /// How many items of evidence rest on it.
    pub evidence: u32,
}

/// A tag in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagLine {
    /// As typed.
    pub name: String,
    /// How many claims carry it.
    pub claims: u32,
}

impl Book {
    /// Lists the claims that a query finds. A query that is not understood finds what the rest of it means.
    pub fn list(&mut self, request: &ListRequest) -> Result<ClaimPage> {
        let query = search::parse(&request.query);
        let tx = self.store.reading()?;
        self.found.renew(&tx)?;
        let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
        let problems = |query: search::Query| (query.to_string(), query.problems);
        let walk = request.sort.rows(if request.reverse { "DESC" } else { "ASC" });
        let is_beginning = query.tree.is_none() && request.offset == 0 && request.limit.is_some();
        if let Some(walk) = walk.filter(|_| is_beginning && !self.found.knows(&query)) {
            let (total, claims) = beginning(&tx, &walk, limit)?;
            if request.around.is_none_or(|key| claims.iter().any(|claim| claim.key == key)) {
                let (query, problems) = problems(query);
                return Ok(ClaimPage { total, offset: 0, claims, query, problems });
            }
        }
        let found = self.found.rows(&tx, &query)?;
        let around = request.around.map(|key| row_of(&tx, key)).transpose()?.flatten();
        let (offset, rows) = self.found.window(&tx, &found, request, around)?;
        let claims = rows.into_iter().filter_map(|row| line_at(&tx, row).transpose()).collect::<Result<_>>()?;
        let (query, problems) = problems(query);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(ClaimPage { total: count(found.len()), offset: count(offset), claims, query, problems })
    }

    /// One claim as a list shows it, in the trash or not.
    pub fn line(&mut self, key: Key) -> Result<ClaimLine> {
        let tx = self.store.reading()?;
        let claim = rows::claim(&tx, key)?;
        line_of(&tx, &claim)
    }

    /// Everything about one claim, in the trash or not.
    pub fn show(&mut self, key: Key) -> Result<ClaimShown> {
        let author = self.author.name.clone();
        let tx = self.store.reading()?;
        let claim = rows::claim(&tx, key)?;
        let card = rows::card(&tx)?;
        let line = line_of(&tx, &claim)?;
        let (shown, texts) = claim_shown(&tx, &claim, card.second_reader, Counting::All)?;
        let documents = documents_shown(&tx, std::slice::from_ref(&shown.claim))?;
        let history = history_of(&tx, key)?;
        let claimant_given = match claim.claimant {
            Claimant::Source => None,
            Claimant::Named(source) => record::find::<Source>(&tx, source)?.map(|source| source.name),
            Claimant::Article => Some(Claimant::ARTICLE.to_owned()),
        };
        let in_review_by = match claim.in_review {
            Some(review) => record::find::<Person>(&tx, review.by)?.map(|person| person.name),
            None => None,
        };
        let me = rows::find_person(&tx, &author)?.map(|person| person.id);
        let given = Given::of(&tx, claim.id)?;
        Ok(ClaimShown {
            line,
            asides: asides(&given, me, !shown.claim.evidence.is_empty()),
            draft: me.and_then(|me| draft(&given, me)),
            sealed: shown.sealed,
            readers: shown.readers,
            claim: shown.claim,
            record: claim,
            claimant_given,
            in_review_by,
            documents,
            texts,
            history,
        })
    }

    /// The book at a glance.
    pub fn overview(&mut self) -> Result<Overview> {
        let (undo, redo) = (self.next_undo()?, self.next_redo()?);
        let read_only = self.store.read_only().cloned();
        let tx = self.store.reading()?;
        let mut statuses: Vec<(Status, u32)> = Status::ALL.iter().map(|status| (*status, 0)).collect();
        let mut counts =
            tx.prepare_cached("SELECT status_order, count(*) FROM standing WHERE trashed = 0 GROUP BY status_order")?;
        for row in counts.query_map([], |row| Ok((row.get::<_, usize>(0)?, row.get(1)?)))? {
            let (order, count) = row?;
            if let Some(status) = statuses.get_mut(order) {
                status.1 = count;
            }
        }
        drop(counts);
        Ok(Overview {
            card: rows::card(&tx)?,
            read_only,
            statuses,
            documents: document_lines(&tx)?,
            tags: tag_lines(&tx)?,
            undo,
            redo,
            steps: tx.query_row("SELECT count(*) FROM step", [], |row| row.get(0))?,
            trash: super::trash::count(&tx)?,
        })
    }

    /// How many claims outside the trash should be looked at again on a day or before it.
    pub fn due(&mut self, by: NaiveDate) -> Result<u32> {
        const DUE: &str = "SELECT count(*) FROM claim WHERE recheck_on <= ?1 AND trashed_at IS NULL";
        let tx = self.store.reading()?;
        Ok(tx.prepare_cached(DUE)?.query_row([by.format("%Y-%m-%d").to_string()], |row| row.get(0))?)
    }
}

fn asides(given: &Given, me: Option<PersonId>, evidence: bool) -> BTreeMap<VerdictId, VerdictAside> {
    let withdrawn = |verdict: &Verdict| given.withdrawals.iter().any(|taken| taken.verdict == verdict.id);
    let aside = |verdict: &Verdict| VerdictAside {
        mine: Some(verdict.by) == me,
        sealed: verdict.sealed_at.is_some(),
        documented: match verdict.sealed_at {
            Some(_) => verdict.is_documented(),
            None => verdict.rationale.is_some() && evidence,
        },
        confidence_basis: verdict.confidence_basis.clone(),
        wants_reason: verdict.reason.is_none() && !withdrawn(verdict) && given.changes(verdict),
    };
    given.verdicts.iter().map(|verdict| (verdict.id, aside(verdict))).collect()
}

fn draft(given: &Given, me: PersonId) -> Option<VerdictDraft> {
    let verdict = given.open_of(me)?;
    let changes = verdict.outcome.is_some() && given.changes(verdict);
    Some(VerdictDraft { verdict: verdict.clone(), changes })
}

const LINE: &str = "
    SELECT claim.key, claim.id, claim.statement, standing.status, standing.outcome, standing.rating,
           standing.documented, source.name, claim.claimant_is,
           (SELECT name FROM source AS other WHERE other.id = claim.claimant),
           claim.said, claim.said_typed, claim.checking, standing.supports, standing.refutes, standing.context,
           standing.disagree, claim.recheck_on,
           standing.outcome IS NOT NULL AND EXISTS (
             SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND sealed_at IS NULL AND outcome IS NOT NULL),
           (SELECT document.title FROM appearance JOIN document ON document.id = appearance.document
             WHERE appearance.claim = claim.id ORDER BY appearance.id LIMIT 1)";

const LISTED: &str = "
      FROM claim CROSS JOIN standing ON standing.row = claim.row JOIN source ON source.id = claim.source";

/// The row of the claim with this key, if there is one.
fn row_of(tx: &Transaction<'_>, key: Key) -> Result<Option<i64>> {
    let mut statement = tx.prepare_cached("SELECT row FROM claim WHERE key = ?1")?;
    Ok(statement.query_row([key.to_string()], |row| row.get(0)).optional()?)
}

fn line_of(tx: &Transaction<'_>, claim: &Claim) -> Result<ClaimLine> {
    let mut statement = tx.prepare_cached(&format!("{LINE} {LISTED} WHERE claim.id = ?1"))?;
    let mut found = statement.query([claim.id.0])?;
    let row = found.next()?.ok_or_else(|| unreadable("standing"))?;
    line(tx, row)
}

/// The line of the claim in this row, unless it is in the trash.
pub(super) fn line_at(tx: &Transaction<'_>, row: i64) -> Result<Option<ClaimLine>> {
    let mut statement = tx.prepare_cached(&format!("{LINE} {LISTED} WHERE claim.row = ?1 AND standing.trashed = 0"))?;
    let mut found = statement.query([row])?;
    found.next()?.map(|row| line(tx, row)).transpose()
}

/// The first claims of the whole book, and how many it has: walks no further than they stand.
fn beginning(tx: &Transaction<'_>, walk: &str, limit: usize) -> Result<(u32, Vec<ClaimLine>)> {
    let total =
        tx.prepare_cached("SELECT count(*) FROM standing WHERE trashed = 0")?.query_row([], |row| row.get(0))?;
    let mut statement = tx.prepare_cached(walk)?;
    let mut rows = statement.query([])?;
    let mut claims = Vec::new();
    while claims.len() < limit {
        let Some(row) = rows.next()? else { break };
        claims.extend(line_at(tx, row.get(0)?)?);
    }
    Ok((total, claims))
}

fn line(tx: &Transaction<'_>, row: &Row<'_>) -> Result<ClaimLine> {
    let text = |at: usize| row.get::<_, String>(at);
    let some_text = |at: usize| row.get::<_, Option<String>>(at);
    let mut statement = text(2)?;
    if let Some(digest) = statement.strip_prefix(BY_DIGEST) {
        statement = content::text(tx, digest)?;
    }
    let id: Uuid = row.get(1)?;
    let source = text(7)?;
    let claimant = match (text(8)?.as_str(), some_text(9)?) {
        ("article", _) => Claimant::ARTICLE.to_owned(),
        (_, Some(name)) => name,
        (_, None) => source.clone(),
    };
    let word = |at: usize, field: &str| -> Result<String> { Ok(some_text(at)?.ok_or_else(|| unreadable(field))?) };
    Ok(ClaimLine {
        key: text(0)?.parse()?,
        id: ClaimId(id),
        statement,
        status: Status::find(&word(3, "status")?).ok_or_else(|| unreadable("status"))?,
        outcome: some_text(4)?.as_deref().and_then(Outcome::find),
        rating: some_text(5)?.as_deref().and_then(Rating::find),
        documented: row.get(6)?,
        source,
        claimant,
        said: DescribedDate::from_book(&text(10)?, &text(11)?)?,
        checking: Checking::find(&text(12)?).ok_or_else(|| unreadable("checking"))?,
        tags: rows::tags_of(tx, id)?,
        evidence: Counts { supports: row.get(13)?, refutes: row.get(14)?, context: row.get(15)? },
        readers_disagree: row.get(16)?,
        recheck_on: some_text(17)?.map(|day| day.parse().map_err(|_| unreadable("recheck_on"))).transpose()?,
        open: row.get(18)?,
        document: some_text(19)?,
    })
}

fn document_lines(tx: &Transaction<'_>) -> Result<Vec<DocumentLine>> {
    let mut statement = tx.prepare_cached(
        "SELECT key, title, kind,
                (SELECT count(DISTINCT claim.row) FROM appearance JOIN claim ON claim.id = appearance.claim
                  WHERE appearance.document = document.id AND claim.trashed_at IS NULL),
                (SELECT count(*) FROM evidence WHERE evidence.document = document.id AND evidence.trashed_at IS NULL)
           FROM document WHERE trashed_at IS NULL ORDER BY row DESC",
    )?;
    let mut found = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = found.next()? {
        let kind: String = row.get(2)?;
        lines.push(DocumentLine {
            key: row.get::<_, String>(0)?.parse()?,
            title: row.get(1)?,
            kind: DocumentKind::find(&kind).ok_or_else(|| unreadable("kind"))?,
            claims: row.get(3)?,
            evidence: row.get(4)?,
        });
    }
    Ok(lines)
}

/// Counted in the index of tags alone, less what is in the trash, which is little.
fn tag_lines(tx: &Transaction<'_>) -> Result<Vec<TagLine>> {
    let mut statement = tx.prepare_cached(
        "SELECT name, claims
           FROM (SELECT tag.name, tag.folded,
                        (SELECT count(*) FROM claim_tag WHERE claim_tag.tag = tag.id)
                        - (SELECT count(*) FROM standing CROSS JOIN claim ON claim.row = standing.row
                             CROSS JOIN claim_tag ON claim_tag.claim = claim.id AND claim_tag.tag = tag.id
                            WHERE standing.trashed = 1) AS claims
                   FROM tag)
          WHERE 0 < claims ORDER BY folded",
    )?;
    let line = |row: &Row<'_>| Ok(TagLine { name: row.get(0)?, claims: row.get(1)? });
    Ok(statement.query_map([], line)?.collect::<rusqlite::Result<_>>()?)
}
