//! The words of one file of pages.

use std::collections::{HashMap, HashSet};

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::{Key, short};
use claimbook_core::domain::preset::{Paper, Part as Piece};
use claimbook_core::domain::report::{Coverage, Report, ReportClaim, ReportDocument, ReportVerdict};
use claimbook_core::domain::scale::Status;
use claimbook_core::domain::time::Instant;
use serde::Serialize;

use super::Bound;
use super::annexes::{self, Document, Head, History};
use super::charts::{self, Charts, Share};
use super::claims::{Claim, HEADING};
use super::text::Words;
use super::volumes::weight;
use crate::html::glyph;
use crate::typed::web_address;
use crate::words;

/// In characters.
pub(crate) const STATEMENT: usize = 6_000;
pub(crate) const PROSE: usize = 12_000;
pub(super) const NAME: usize = 300;
pub(crate) const TITLE: usize = 600;
const ADDRESS: usize = 2_000;
pub(crate) const ADDRESSES: usize = 20;

/// What one claim shows of each; more is in the JSON form of the report.
pub(crate) const ITEMS: usize = 300;
pub(crate) const PLACES: usize = 40;
pub(crate) const SMALL_THINGS: usize = 60;
pub(crate) const VERDICTS: usize = 60;
/// Lines of each list of a contents volume.
const LISTED: usize = 500;

/// A file of pages, from the first to the last.
#[derive(Serialize)]
pub(super) struct Root {
    pub(super) paper: &'static str,
    sample: Option<&'static str>,
    title: Words,
    /// On one line and short, for the foot of every page.
    running: Words,
    subtitle: Option<Words>,
    /// What the picture at the head shows, where there is one.
    logo: Option<String>,
    organisation: Option<Words>,
    author: Option<Words>,
    /// Year, month, day, hour, minute, second.
    date: [u32; 6],
    as_of: String,
    day: String,
    book: Words,
    book_id: String,
    chosen: Option<Words>,
    order: Option<&'static str>,
    left_out: Option<String>,
    program: String,
    /// Which volume this is, and where the others are.
    pub(super) volume: Option<Volume>,
    covered: String,
    not_covered: Option<String>,
    reservations: Vec<String>,
    shares: Vec<Share>,
    evidence: String,
    not_a_sample: &'static str,
    /// What is drawn of all claims together.
    charts: Option<Charts>,
    problems: Vec<Problem>,
    not_reviewed: Vec<Listed>,
    /// In the contents volume: what of these two lists only the volumes have.
    not_listed: Option<String>,
    claims: Vec<Claim>,
    /// Where only the first pages are wanted: the list of claims, which is longer than what is shown of them.
    index: Option<Vec<Listed>>,
    documents: Vec<Document>,
    history: History,
    heads: Vec<Head>,
    limits: [&'static str; 6],
    /// The name of the attached JSON and its SHA-256.
    pub(super) attached: Option<Attached>,
    /// The JSON of the slip, in ASCII.
    pub(super) slip: Option<String>,
    pub(super) volumes: Vec<OfVolumes>,
}

#[derive(Serialize)]
pub(super) struct Attached {
    pub(super) name: String,
    pub(super) sha256: String,
    /// What stands beside the digest.
    pub(super) words: String,
}

#[derive(Serialize)]
pub(super) struct Volume {
    pub(super) label: String,
    pub(super) words: String,
}

/// A line of the contents volume.
#[derive(Serialize)]
pub(super) struct OfVolumes {
    pub(super) name: String,
    pub(super) claims: String,
    /// `CB-0001 to CB-0400, CB-0412`.
    pub(super) keys: String,
    pub(super) pages: String,
    pub(super) sha256: String,
}

#[derive(Serialize)]
pub(super) struct Listed {
    key: String,
    glyph: &'static str,
    status: &'static str,
    label: &'static str,
    statement: Words,
    /// The volume that has it in full.
    volume: Option<String>,
}

#[derive(Serialize)]
struct Problem {
    #[serde(flatten)]
    listed: Listed,
    sentence: Option<Words>,
    disagree: bool,
    /// Each with the words that stand before it.
    lines: Vec<Line>,
    wording: Option<Words>,
    by: Option<Words>,
    day: String,
}

#[derive(Serialize)]
pub(super) struct Line {
    pub(super) lead: String,
    pub(super) name: Option<Words>,
    pub(super) words: Words,
}

#[derive(Serialize)]
pub(super) struct Address {
    pub(super) words: Words,
    pub(super) link: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Fact {
    pub(super) label: &'static str,
    pub(super) words: Vec<Words>,
    /// The source's own words.
    pub(super) serif: bool,
}

/// What one file of pages shows of a report.
pub(super) struct Part<'a> {
    pub(super) report: &'a Report,
    pub(super) documents: HashMap<Key, &'a ReportDocument>,
    /// In the order in which they are shown.
    pub(super) claims: Vec<&'a ReportClaim>,
    /// What is covered: the report's own, or of the claims of one volume.
    pub(super) coverage: Coverage,
    /// For the contents volume: which volume has a claim.
    pub(super) volume_of: HashMap<Key, String>,
    pub(super) is_whole: bool,
    /// Where only the first pages are wanted: how many rows they have at most.
    pub(super) rows: Option<usize>,
    /// Pictures met so far.
    pub(super) images: Vec<(Key, Digest)>,
}

impl Part<'_> {
    pub(super) fn root(&mut self, volumes: &[Bound]) -> Root {
        let report = self.report;
        let is_contents = !volumes.is_empty();
        let shown = self.claims.clone();
        let problems = words::problems(report).into_iter().map(|claim| claim.key).collect::<HashSet<_>>();
        // The volumes list all of theirs.
        let most = if is_contents { LISTED } else { usize::MAX };
        let wrong = shown.iter().filter(|claim| problems.contains(&claim.key));
        let open = shown.iter().filter(|claim| claim.verdict.is_none());
        let more: usize =
            [wrong.clone().count(), open.clone().count()].map(|count| count.saturating_sub(most)).iter().sum();
        let not_listed = (0 < more).then(|| {
            let claims = words::count(more as u64, "more claim is", "more claims are");
            format!("{claims} listed in the volumes only.")
        });
        let mut room = Room(self.rows.unwrap_or(usize::MAX));
        let problems = wrong.take(most).take_while(|_| room.takes(PROBLEM)).map(|claim| self.problem(claim)).collect();
        let rest = open.take(most).take_while(|_| room.takes(1)).map(|claim| self.listed(claim, 200)).collect();
        let index = self
            .rows
            .map(|_| shown.iter().take_while(|_| room.takes(1)).map(|claim| self.listed(claim, HEADING)).collect());
        if self.rows.is_some() {
            self.claims.retain(|claim| room.takes(rows(claim)));
        }
        let full = if is_contents { Vec::new() } else { self.claims.clone() };
        let claims: Vec<Claim> = full.into_iter().map(|claim| self.claim(claim)).collect();
        let documents = if is_contents { Vec::new() } else { self.cited() };
        Root {
            paper: match report.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            sample: report.book.sample.then_some(words::INVENTED),
            title: Words::line(&report.title, TITLE),
            running: Words::line(&report.title, 70),
            subtitle: report.subtitle.as_deref().map(|text| Words::line(text, TITLE)),
            logo: report.logo.as_ref().map(|_| words::logo(report)),
            organisation: report.organisation.as_deref().map(|text| Words::line(text, NAME)),
            author: report.author.as_deref().map(|text| Words::line(text, NAME)),
            date: date(&report.as_of),
            as_of: words::moment(&report.as_of),
            day: words::day(&report.as_of),
            book: Words::line(&report.book.title, NAME),
            book_id: short(report.book.id),
            chosen: (!report.query.is_empty()).then(|| Words::line(&report.query, ADDRESS)),
            order: words::order(report),
            left_out: words::without(report),
            program: report.program.clone(),
            volume: None,
            covered: words::covered(&self.coverage),
            not_covered: words::not_covered(&self.coverage),
            reservations: words::reservations(&self.coverage),
            shares: charts::shares(&self.coverage),
            evidence: words::count(self.coverage.evidence.into(), "item of evidence", "items of evidence"),
            not_a_sample: words::NOT_A_SAMPLE,
            charts: (!report.without.contains(&Piece::Charts)).then(|| charts::of(&self.coverage, &shown)),
            problems,
            not_reviewed: rest,
            not_listed,
            claims,
            index,
            documents,
            history: self.history(is_contents),
            heads: annexes::heads(report),
            limits: words::LIMITS,
            attached: None,
            slip: None,
            volumes: Vec::new(),
        }
    }

    pub(super) fn listed(&self, claim: &ReportClaim, limit: usize) -> Listed {
        Listed {
            key: claim.key.to_string(),
            glyph: &glyph(claim)[2..],
            status: claim.status.word(),
            label: claim.status.label(),
            statement: Words::line(&claim.statement, limit),
            volume: self.volume_of.get(&claim.key).cloned(),
        }
    }

    fn problem(&self, claim: &ReportClaim) -> Problem {
        let line = |verdict: &ReportVerdict| Line {
            lead: format!("{} by", words::outcome(verdict)),
            name: Some(Words::line(&verdict.by, NAME)),
            words: Words::line(&format!("{}: {}", words::day(&verdict.judged_at), words::because(verdict)), 600),
        };
        let lines = if claim.readers_disagree {
            claim.standing().into_iter().map(line).collect()
        } else {
            let one = |verdict: &ReportVerdict| Line {
                lead: format!("{}.", words::rating(verdict)),
                name: None,
                words: Words::line(&words::because(verdict), 600),
            };
            claim.verdict.iter().map(one).collect()
        };
        let alone = claim.verdict.as_ref().filter(|_| !claim.readers_disagree);
        Problem {
            listed: self.listed(claim, 300),
            sentence: words::quote(claim).map(|passage| Words::line(&format!("“{}”", passage.exact.trim()), 600)),
            disagree: claim.readers_disagree,
            lines,
            wording: claim
                .verdict
                .as_ref()
                .and_then(|verdict| verdict.wording.as_deref())
                .map(|text| Words::prose(text, 2_000)),
            by: alone.map(|verdict| Words::line(&verdict.by, NAME)),
            day: alone.map(|verdict| words::day(&verdict.judged_at)).unwrap_or_default(),
        }
    }
}

/// What a problem takes at least, in rows of a list.
const PROBLEM: usize = 5;

/// What a claim takes at least when it is shown in full, in rows of a list.
fn rows(claim: &ReportClaim) -> usize {
    2 * weight(claim) + 2
}

/// How many rows some claims take at least: as problems, in lists, and in full.
pub(super) fn rows_of(report: &Report, claims: &[&ReportClaim]) -> usize {
    let problems = words::problems(report).into_iter().map(|claim| claim.key).collect::<HashSet<_>>();
    let of = |claim: &&ReportClaim| {
        let problem = if problems.contains(&claim.key) { PROBLEM } else { 0 };
        problem + usize::from(claim.verdict.is_none()) + 1 + rows(claim)
    };
    claims.iter().map(of).sum()
}

/// Rows that are left.
struct Room(usize);

impl Room {
    /// Whether something begins within what is left, and takes it.
    fn takes(&mut self, rows: usize) -> bool {
        let begins = 0 < self.0;
        self.0 = self.0.saturating_sub(rows);
        begins
    }
}

fn date(moment: &Instant) -> [u32; 6] {
    let text = moment.to_string();
    let mut numbers = text.split(['-', 'T', ':', '.', 'Z']).map(|part| part.parse().unwrap_or_default());
    std::array::from_fn(|_| numbers.next().unwrap_or_default())
}

pub(super) fn address(url: &str) -> Address {
    let link = web_address(url).filter(|url| url.chars().count() <= ADDRESS).map(str::to_owned);
    Address { words: Words::line(url, ADDRESS), link }
}

/// What some claims of a report cover, counted as the report counts all of them.
pub(super) fn coverage_of(report: &Report, claims: &[&ReportClaim]) -> Coverage {
    let count = |is_one: &dyn Fn(&ReportClaim) -> bool| {
        u32::try_from(claims.iter().filter(|claim| is_one(claim)).count()).unwrap_or(u32::MAX)
    };
    let with = |status: Status| count(&|claim| claim.status == status);
    Coverage {
        claims: count(&|_| true),
        judged: count(&|claim| claim.verdict.is_some()),
        verified: with(Status::Verified),
        disputed: with(Status::Disputed),
        unverifiable: with(Status::Unverifiable),
        in_review: with(Status::InReview),
        to_review: with(Status::ToReview),
        bare: count(&|claim| claim.verdict.as_ref().is_some_and(|verdict| !verdict.documented)),
        open: claims.iter().filter(|claim| claim.open_verdict).map(|claim| claim.key).collect(),
        evidence: u32::try_from(claims.iter().map(|claim| claim.evidence.len()).sum::<usize>()).unwrap_or(u32::MAX),
        left_out: report.coverage.left_out,
    }
}
