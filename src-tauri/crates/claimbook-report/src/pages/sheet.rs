//! The words of one file of pages.

use std::collections::{BTreeMap, HashMap, HashSet};

use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::{Key, short};
use claimbook_core::domain::report::{
    Coverage, Report, ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportFile, ReportPassage,
    ReportVerdict,
};
use claimbook_core::domain::scale::{Outcome, Rating, Status};
use claimbook_core::domain::time::{DescribedDate, Instant};
use serde::Serialize;

use super::text::{self, Words};
use super::{Bound, Setup};
use crate::html::{glyph, mark};
use crate::typed::{language_tag, web_address};
use crate::words;

/// In characters.
const HEADING: usize = 320;
const STATEMENT: usize = 6_000;
const PROSE: usize = 12_000;
const NAME: usize = 300;
const TITLE: usize = 600;
const ADDRESS: usize = 2_000;

/// What one claim shows of each; more is in the JSON form of the report.
pub(super) const ITEMS: usize = 300;
const PLACES: usize = 40;
const VERDICTS: usize = 60;
const SMALL_THINGS: usize = 60;
/// Lines of the history's table.
const STEPS: usize = 3_000;
/// What a document says of who cites it.
const CITATIONS: usize = 40;
/// Pictures in one file.
const IMAGES: usize = 200;
/// A picture larger than this, in bytes, is named and not drawn.
const IMAGE_BYTES: u64 = 30 * 1024 * 1024;

#[derive(Serialize)]
pub(super) struct Root {
    pub(super) paper: &'static str,
    sample: Option<&'static str>,
    title: Words,
    /// On one line and short, for the foot of every page.
    running: Words,
    subtitle: Option<Words>,
    organisation: Option<Words>,
    author: Option<Words>,
    /// Year, month, day, hour, minute, second.
    date: [u32; 6],
    as_of: String,
    day: String,
    book: Words,
    book_id: String,
    chosen: Option<Words>,
    program: String,
    /// Which volume this is, and where the others are.
    pub(super) volume: Option<Volume>,
    covered: String,
    not_covered: Option<String>,
    reservations: Vec<String>,
    shares: Vec<Share>,
    evidence: String,
    not_a_sample: &'static str,
    shares_alt: String,
    dates: Option<Dates>,
    problems: Vec<Problem>,
    not_reviewed: Vec<Listed>,
    claims: Vec<Claim>,
    /// In the contents volume instead of the claims: every claim on a line.
    listed: Vec<Listed>,
    documents: Vec<Document>,
    history: History,
    heads: Vec<Head>,
    limits: [&'static str; 6],
    /// The name of the attached JSON and its SHA-256.
    pub(super) attached: Option<Attached>,
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
    pub(super) pages: String,
    pub(super) sha256: String,
}

#[derive(Serialize)]
struct Share {
    glyph: &'static str,
    status: &'static str,
    label: &'static str,
    number: u32,
}

#[derive(Serialize)]
struct Dates {
    bars: Vec<Bar>,
    alt: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    number: u32,
}

#[derive(Serialize)]
struct Listed {
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
struct Line {
    lead: String,
    name: Option<Words>,
    words: Words,
}

#[derive(Serialize)]
struct Claim {
    #[serde(flatten)]
    listed: Listed,
    /// The whole statement, where a heading holds only its beginning.
    whole: Option<Words>,
    id: String,
    /// Finer words beside the status.
    finer: Vec<&'static str>,
    by: Option<By>,
    /// Sentences in which a reader must be warned.
    pending: Vec<String>,
    attribution: Option<Attribution>,
    places: Vec<Place>,
    facts: Vec<Fact>,
    given: Vec<Given>,
    sides: Vec<SideOf>,
    others: Vec<Other>,
    left_out: Vec<String>,
}

#[derive(Serialize)]
struct By {
    outcome: &'static str,
    name: Words,
    weight: String,
    day: String,
}

/// `before`, who, `after`.
#[derive(Serialize)]
struct Attribution {
    before: &'static str,
    name: Words,
    after: &'static str,
}

#[derive(Serialize)]
struct Place {
    passage: Option<Passage>,
    document: String,
    title: Option<Words>,
    source: Option<Words>,
    published: Option<String>,
    relation: Option<&'static str>,
    repeater: Option<Words>,
    accessed: Option<String>,
    url: Option<Address>,
    archived: Vec<Address>,
    caution: Option<&'static str>,
}

#[derive(Serialize)]
struct Passage {
    before: String,
    exact: String,
    after: String,
    /// The language of the words, where it is known.
    lang: Option<String>,
    /// The language that stands for their script, where that is written from the right.
    turned: Option<&'static str>,
    place: Option<Words>,
    translation: Option<Words>,
    translator: Option<Words>,
}

#[derive(Serialize)]
struct Address {
    words: Words,
    link: Option<String>,
}

#[derive(Serialize)]
struct Fact {
    label: &'static str,
    words: Vec<Words>,
    /// The source's own words.
    serif: bool,
}

#[derive(Serialize)]
struct Given {
    label: &'static str,
    words: Words,
    /// What would be printed instead.
    wording: bool,
}

#[derive(Serialize)]
struct SideOf {
    side: &'static str,
    glyph: String,
    weight: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    key: String,
    id: String,
    glyph: &'static str,
    stance: &'static str,
    document: String,
    title: Option<Words>,
    about: Option<Words>,
    digest: Option<String>,
    cautions: Vec<String>,
    passage: Option<Passage>,
    note: Option<Words>,
    explanation: Option<Words>,
    image: Option<Image>,
}

#[derive(Serialize)]
struct Image {
    /// Which of the pictures, from 0.
    n: usize,
    alt: String,
    /// What is said instead of one that cannot be drawn.
    instead: String,
}

#[derive(Serialize)]
struct Other {
    outcome: String,
    name: Words,
    moment: String,
    place: &'static str,
    bare: bool,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Document {
    key: String,
    id: String,
    kind: &'static str,
    title: Words,
    facts: Vec<Fact>,
    addresses: Vec<(String, Address)>,
    digests: Vec<(&'static str, String)>,
    unchanged: String,
    /// Keys of claims found in it, and of evidence from it, each with the claim it is listed under.
    found: Vec<String>,
    evidence: Vec<String>,
    more: Option<String>,
}

#[derive(Serialize)]
struct History {
    words: String,
    rows: Vec<Row>,
    left_out: Option<String>,
}

#[derive(Serialize)]
struct Row {
    when: String,
    who: Words,
    what: String,
    about: Vec<String>,
    reason: Option<Words>,
    step: String,
    hash: String,
}

#[derive(Serialize)]
struct Head {
    replica: String,
    steps: String,
    hash: String,
    pin: String,
}

/// What one file of pages shows of a report.
pub(super) struct Part<'a> {
    pub(super) report: &'a Report,
    pub(super) setup: &'a Setup,
    pub(super) documents: HashMap<Key, &'a ReportDocument>,
    /// In the order in which they are shown.
    pub(super) claims: Vec<&'a ReportClaim>,
    /// What is covered: the report's own, or of the claims of one volume.
    pub(super) coverage: Coverage,
    /// For the contents volume: which volume has a claim.
    pub(super) volume_of: HashMap<Key, String>,
    pub(super) is_whole: bool,
    /// Pictures met so far.
    pub(super) images: Vec<(Key, claimbook_core::domain::digest::Digest)>,
}

impl<'a> Part<'a> {
    pub(super) fn root(&mut self, volumes: &[Bound]) -> Root {
        let report = self.report;
        let is_contents = !volumes.is_empty();
        let shown = self.claims.clone();
        let problems = words::problems(report).into_iter().map(|claim| claim.key).collect::<HashSet<_>>();
        let problems = shown.iter().filter(|claim| problems.contains(&claim.key)).map(|claim| self.problem(claim));
        let problems = problems.collect();
        let rest = shown.iter().filter(|claim| claim.verdict.is_none()).map(|claim| self.listed(claim, 200)).collect();
        let claims: Vec<Claim> =
            if is_contents { Vec::new() } else { shown.iter().map(|claim| self.claim(claim)).collect() };
        let documents = if is_contents { Vec::new() } else { self.cited() };
        Root {
            paper: match self.setup.paper {
                super::Paper::A4 => "a4",
                super::Paper::Letter => "us-letter",
            },
            sample: report.book.sample.then_some(words::INVENTED),
            title: Words::line(&report.title, TITLE),
            running: Words::line(&report.title, 70),
            subtitle: self.setup.subtitle.as_deref().map(|text| Words::line(text, TITLE)),
            organisation: report.organisation.as_deref().map(|text| Words::line(text, NAME)),
            author: self.setup.author.as_deref().map(|text| Words::line(text, NAME)),
            date: date(&report.as_of),
            as_of: words::moment(&report.as_of),
            day: words::day(&report.as_of),
            book: Words::line(&report.book.title, NAME),
            book_id: short(report.book.id),
            chosen: (!report.query.is_empty()).then(|| Words::line(&report.query, ADDRESS)),
            program: report.program.clone(),
            volume: None,
            covered: words::covered(&self.coverage),
            not_covered: words::not_covered(&self.coverage),
            reservations: words::reservations(&self.coverage),
            shares: shares(&self.coverage),
            evidence: words::count(self.coverage.evidence.into(), "item of evidence", "items of evidence"),
            not_a_sample: words::NOT_A_SAMPLE,
            shares_alt: shares_alt(&self.coverage),
            dates: dates(&shown),
            problems,
            not_reviewed: rest,
            claims,
            listed: if is_contents { shown.iter().map(|claim| self.listed(claim, 160)).collect() } else { Vec::new() },
            documents,
            history: self.history(is_contents),
            heads: report
                .heads
                .iter()
                .map(|head| Head {
                    replica: short(head.replica),
                    steps: words::count(head.count, "step", "steps"),
                    hash: head.hash.clone(),
                    pin: words::pin(&head.hash),
                })
                .collect(),
            limits: words::LIMITS,
            attached: None,
            volumes: Vec::new(),
        }
    }

    fn listed(&self, claim: &ReportClaim, limit: usize) -> Listed {
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
            words::standing(claim).into_iter().map(line).collect()
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

    fn claim(&mut self, claim: &'a ReportClaim) -> Claim {
        let mut left_out = Vec::new();
        let mut over = |count: usize, limit: usize, one: &str, many: &str| {
            if limit < count {
                let rest = words::count((count - limit) as u64, one, many);
                left_out.push(format!("{rest} not shown here: the JSON form of this report has all of them."));
            }
        };
        over(claim.evidence.len(), ITEMS, "more item of evidence is", "more items of evidence are");
        over(claim.appearances.len(), PLACES, "more place where it was found is", "more places where it was found are");
        over(claim.other_verdicts.len(), VERDICTS, "more verdict is", "more verdicts are");
        let verdict = claim.verdict.as_ref();
        let mut finer = Vec::new();
        if let Some(verdict) = verdict {
            finer.extend(verdict.rating.map(Rating::label));
            finer.extend(words::confidence(verdict));
        }
        let mut pending = Vec::new();
        if verdict.is_some_and(|verdict| !verdict.documented) {
            pending.push("Marked without documentation.".to_owned());
        }
        pending.extend(words::pending(self.report, claim).into_iter().map(str::to_owned));
        if claim.recheck_on.is_some_and(|day| day <= self.report.as_of.day()) {
            pending.push("The day to look at it again has passed.".to_owned());
        }
        let name = || Words::line(&claim.claimant, NAME);
        let attribution = (claim.checking == Checking::Attribution).then(|| match verdict {
            Some(verdict) => {
                Attribution { before: words::attribution(verdict), name: name(), after: words::SAID_NOT_TRUE }
            }
            None => Attribution {
                before: "Being checked: whether",
                name: name(),
                after: "said this, not whether it is true.",
            },
        });
        let is_long = HEADING < claim.statement.chars().count() || claim.statement.contains('\n');
        Claim {
            listed: self.listed(claim, HEADING),
            whole: is_long.then(|| Words::prose(&claim.statement, STATEMENT)),
            id: short(claim.id),
            finer,
            by: verdict.map(|verdict| By {
                outcome: words::outcome(verdict),
                name: Words::line(&verdict.by, NAME),
                weight: words::weight(claim),
                day: words::day(&verdict.judged_at),
            }),
            pending,
            attribution,
            places: claim.appearances.iter().take(PLACES).map(|appearance| self.place(appearance)).collect(),
            facts: facts(claim),
            given: verdict.map(given).unwrap_or_default(),
            sides: self.sides(claim),
            others: claim.other_verdicts.iter().take(VERDICTS).map(|verdict| other(claim, verdict)).collect(),
            left_out,
        }
    }

    fn place(&self, appearance: &ReportAppearance) -> Place {
        let document = self.documents.get(&appearance.document).copied();
        Place {
            passage: appearance.passage.as_ref().map(|words| passage(words, document)),
            document: appearance.document.to_string(),
            title: document.map(|document| Words::line(&document.title, TITLE)),
            source: document.map(|document| Words::line(&document.source, NAME)),
            published: document.map(|document| document.published.to_string()),
            relation: words::relation(appearance),
            repeater: appearance.repeater.as_deref().map(|text| Words::line(text, NAME)),
            accessed: document.and_then(|document| document.accessed).map(|moment| words::day(&moment)),
            url: document.and_then(|document| document.url.as_deref()).map(address),
            archived: document
                .map(|document| document.archived_urls.iter().take(5).map(|url| address(url)).collect())
                .unwrap_or_default(),
            caution: words::anchor(appearance),
        }
    }

    fn sides(&mut self, claim: &ReportClaim) -> Vec<SideOf> {
        let mut left = ITEMS;
        let mut sides = Vec::new();
        for side in [Side::Supports, Side::Refutes, Side::Context] {
            let items: Vec<Item> =
                words::on_side(claim, side).into_iter().take(left).map(|item| self.item(item)).collect();
            left -= items.len();
            if !items.is_empty() {
                sides.push(SideOf {
                    side: words::side_label(side),
                    glyph: words::side_label(side).to_lowercase(),
                    weight: words::side_weight(claim, side),
                    items,
                });
            }
        }
        sides
    }

    fn item(&mut self, item: &ReportEvidence) -> Item {
        let document = self.documents.get(&item.document).copied();
        let about = document.map(|document| {
            let kind = words::kind(document);
            Words::line(&format!("{}. {kind}, published {}.", document.source, document.published), TITLE)
        });
        Item {
            key: item.key.to_string(),
            id: short(item.id),
            glyph: &mark(self.report, item)[2..],
            stance: words::stance(item),
            document: item.document.to_string(),
            title: document.map(|document| Words::line(&document.title, TITLE)),
            about,
            digest: document.and_then(words::digest).map(|digest| digest.short().to_owned()),
            cautions: words::cautions(self.report, item),
            passage: item.passage.as_ref().map(|words| passage(words, document)),
            note: item.note.as_deref().map(|text| Words::prose(text, PROSE)),
            explanation: item.explanation.as_deref().map(|text| Words::prose(text, PROSE)),
            image: document.and_then(|document| self.image(document)),
        }
    }

    fn image(&mut self, document: &ReportDocument) -> Option<Image> {
        let file = document.original.as_ref()?;
        let is_raster = matches!(file.media_type.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp");
        if !is_raster {
            return None;
        }
        let what = format!("the picture kept as {}", document.key);
        let known = self.images.iter().position(|(_, digest)| *digest == file.digest);
        let n = match known {
            Some(n) => n,
            None if self.images.len() < IMAGES && file.size <= IMAGE_BYTES => {
                self.images.push((document.key, file.digest.clone()));
                self.images.len() - 1
            }
            None => usize::MAX,
        };
        let title = crate::typed::first_words(&document.title, 200);
        Some(Image { n, alt: format!("A small copy of {what}: {title}"), instead: format!("Not drawn: {what}.") })
    }

    /// The documents that the claims of this part show, each with who cites it.
    fn cited(&self) -> Vec<Document> {
        let mut found: BTreeMap<Key, (Vec<String>, Vec<String>, usize)> = BTreeMap::new();
        for claim in &self.claims {
            for appearance in claim.appearances.iter().take(PLACES) {
                let (claims, _, more) = found.entry(appearance.document).or_default();
                let key = claim.key.to_string();
                if claims.len() == CITATIONS {
                    *more += 1;
                } else if !claims.contains(&key) {
                    claims.push(key);
                }
            }
            let mut left = ITEMS;
            for side in [Side::Supports, Side::Refutes, Side::Context] {
                for item in words::on_side(claim, side) {
                    if left == 0 {
                        break;
                    }
                    left -= 1;
                    let (_, items, more) = found.entry(item.document).or_default();
                    if items.len() == CITATIONS { *more += 1 } else { items.push(item.key.to_string()) }
                }
            }
        }
        let document = |(key, (claims, items, more))| Some(document(self.documents.get(&key)?, claims, items, more));
        found.into_iter().filter_map(document).collect()
    }

    fn history(&self, is_contents: bool) -> History {
        let mine: HashSet<Key> = self
            .claims
            .iter()
            .flat_map(|claim| [claim.key].into_iter().chain(claim.evidence.iter().map(|item| item.key)))
            .collect();
        let mut rows = Vec::new();
        let mut count = 0_u64;
        for step in &self.report.history {
            let Some(shown) = &step.shown else { continue };
            let concerns = |key: &Key| mine.contains(key);
            if !self.is_whole && is_contents == shown.about.iter().any(concerns) {
                continue;
            }
            count += 1;
            if STEPS <= rows.len() {
                continue;
            }
            let mut about: Vec<String> = shown.about.iter().take(SMALL_THINGS).map(Key::to_string).collect();
            if SMALL_THINGS < shown.about.len() {
                about.push(format!("and {} more", words::grouped((shown.about.len() - SMALL_THINGS) as u64)));
            }
            rows.push(Row {
                when: words::moment(&shown.at),
                who: Words::line(&shown.person, NAME),
                what: shown.what.clone(),
                about,
                reason: shown.reason.as_deref().map(|text| Words::line(text, 2_000)),
                step: short(step.id),
                hash: words::hash_start(&step.hash).to_owned(),
            });
        }
        let rest = count.saturating_sub(rows.len() as u64);
        History {
            words: words::history_shown(&self.report.history),
            rows,
            left_out: (0 < rest).then(|| {
                let steps = words::count(rest, "more step is", "more steps are");
                format!("{steps} in the JSON form of this report only.")
            }),
        }
    }
}

fn date(moment: &Instant) -> [u32; 6] {
    let text = moment.to_string();
    let mut numbers = text.split(['-', 'T', ':', '.', 'Z']).map(|part| part.parse().unwrap_or_default());
    std::array::from_fn(|_| numbers.next().unwrap_or_default())
}

fn shares(coverage: &Coverage) -> Vec<Share> {
    let share =
        |status: Status, number| Share { glyph: status.word(), status: status.word(), label: status.label(), number };
    vec![
        share(Status::Verified, coverage.verified),
        share(Status::Disputed, coverage.disputed),
        share(Status::Unverifiable, coverage.unverifiable),
        share(Status::InReview, coverage.in_review),
        share(Status::ToReview, coverage.to_review),
    ]
}

fn shares_alt(coverage: &Coverage) -> String {
    let parts: Vec<String> = shares(coverage)
        .iter()
        .filter(|share| 0 < share.number)
        .map(|share| format!("{} {}", words::grouped(share.number.into()), share.label.to_lowercase()))
        .collect();
    let claims = words::count(coverage.claims.into(), "claim", "claims");
    format!("Bar chart of {claims}: {}. {}", parts.join(", "), words::NOT_A_SAMPLE)
}

/// When the claims were said, by month or by year; nothing where a chart would show one bar or none.
fn dates(claims: &[&ReportClaim]) -> Option<Dates> {
    use chrono::Datelike as _;
    const BARS: i32 = 36;
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = |date: &DescribedDate| {
        let (first, last) = (date.earliest()?, date.latest()?);
        let of = |day: chrono::NaiveDate| day.year() * 12 + day.month0().cast_signed();
        (of(first) == of(last)).then(|| of(first))
    };
    let year = |date: &DescribedDate| {
        let (first, last) = (date.earliest()?, date.latest()?);
        (first.year() == last.year()).then(|| first.year())
    };
    let months: Vec<i32> = claims.iter().filter_map(|claim| month(&claim.said)).collect();
    let (first, last) = (*months.iter().min()?, *months.iter().max()?);
    let by_month = last - first < BARS;
    let places: Vec<i32> =
        if by_month { months } else { claims.iter().filter_map(|claim| year(&claim.said)).collect() };
    let (first, last) = (*places.iter().min()?, *places.iter().max()?);
    if first == last || 2 * BARS < last - first {
        return None;
    }
    let label = |place: i32| {
        let name = MONTHS.get(usize::try_from(place.rem_euclid(12)).unwrap_or_default()).copied().unwrap_or_default();
        if by_month { format!("{name} {}", place.div_euclid(12)) } else { place.to_string() }
    };
    let count = |place| u32::try_from(places.iter().filter(|other| **other == place).count()).unwrap_or(u32::MAX);
    let bars: Vec<Bar> = (first..=last).map(|place| Bar { label: label(place), number: count(place) }).collect();
    let unit = if by_month { "month" } else { "year" };
    let told: Vec<String> =
        bars.iter().filter(|bar| 0 < bar.number).map(|bar| format!("{}: {}", bar.label, bar.number)).collect();
    let rest = claims.len() - places.len();
    let note = (0 < rest).then(|| {
        let claims = words::count(
            rest as u64,
            "claim with a wider or unknown date is",
            "claims with a wider or unknown date are",
        );
        format!("{claims} not drawn.")
    });
    let alt = format!("Bar chart of claims by the {unit} in which they were said. {}.", told.join("; "));
    Some(Dates { bars, alt, note })
}

fn facts(claim: &ReportClaim) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label, words: Vec<Words>, serif| facts.push(Fact { label, words, serif });
    let one = |text: &str| vec![Words::line(text, NAME)];
    fact("Said by", one(&claim.claimant), false);
    fact("Said on", one(&claim.said.to_string()), false);
    fact("Source", one(&claim.source), false);
    let checking = match claim.checking {
        Checking::Truth => "Whether it is true",
        Checking::Attribution => "Whether it was said",
    };
    fact("Checking", one(checking), false);
    if let Some(date) = &claim.about_period {
        fact("About", one(&date.to_string()), false);
    }
    if let Some(date) = &claim.as_of {
        fact("As of", one(&date.to_string()), false);
    }
    if let Some(place) = &claim.place {
        fact("Place", one(place), false);
    }
    if let Some(hedge) = &claim.hedge {
        fact("Hedge", one(hedge), true);
    }
    let figures = claim.quantities.iter().take(SMALL_THINGS).map(|figure| Words::line(&words::figure(figure), NAME));
    if !claim.quantities.is_empty() {
        fact("Figures", figures.collect(), false);
    }
    if let Some(day) = words::recheck(claim) {
        fact("Recheck on", one(&day), false);
    }
    if !claim.tags.is_empty() {
        let tags: Vec<&str> = claim.tags.iter().take(SMALL_THINGS).map(String::as_str).collect();
        fact("Tags", vec![Words::line(&tags.join(", "), TITLE)], false);
    }
    facts
}

fn given(verdict: &ReportVerdict) -> Vec<Given> {
    let mut given = Vec::new();
    let mut add = |label, text: Option<&str>, wording| {
        given.extend(text.map(|text| Given { label, words: Words::prose(text, PROSE), wording }));
    };
    add("Rationale", verdict.rationale.as_deref(), false);
    add("Suggested wording", verdict.wording.as_deref(), true);
    add("Reason for the change", verdict.reason.as_deref(), false);
    add("As known on", verdict.known_at.as_ref().map(ToString::to_string).as_deref(), false);
    given
}

fn other(claim: &ReportClaim, verdict: &ReportVerdict) -> Other {
    let mut lines = Vec::new();
    let mut line = |lead: &str, text: Option<&str>| {
        lines.extend(text.map(|text| Line { lead: lead.to_owned(), name: None, words: Words::prose(text, PROSE) }));
    };
    line("", verdict.rationale.as_deref());
    line("Suggested wording:", verdict.wording.as_deref());
    line("Reason for the change:", verdict.reason.as_deref());
    if let Some(withdrawal) = &verdict.withdrawn {
        lines.push(Line {
            lead: "Withdrawn by".to_owned(),
            name: Some(Words::line(&withdrawal.by, NAME)),
            words: Words::prose(&format!("{}: {}", words::moment(&withdrawal.at), withdrawal.reason), PROSE),
        });
    }
    let rating = verdict.rating.map(|rating| format!(", {}", rating.label().to_lowercase())).unwrap_or_default();
    Other {
        outcome: format!("{}{rating}", words::outcome(verdict)),
        name: Words::line(&verdict.by, NAME),
        moment: words::moment(&verdict.judged_at),
        place: words::place(claim, verdict).label(),
        bare: !verdict.documented,
        lines,
    }
}

fn passage(passage: &ReportPassage, document: Option<&ReportDocument>) -> Passage {
    let tag = document.and_then(|document| document.language.as_deref()).and_then(language_tag);
    let lang = tag.and_then(|tag| tag.split('-').next()).map(str::to_lowercase);
    Passage {
        before: text::within(&passage.before, PROSE),
        exact: text::within(&passage.exact, STATEMENT),
        after: text::within(&passage.after, PROSE),
        lang,
        turned: text::direction(&passage.exact),
        place: passage.place.as_deref().map(|text| Words::line(text, NAME)),
        translation: passage.translation.as_deref().map(|text| Words::prose(text, STATEMENT)),
        translator: passage.translated_by.as_deref().map(|by| Words::line(&words::translator(by), NAME)),
    }
}

fn address(url: &str) -> Address {
    let link = web_address(url).filter(|url| url.chars().count() <= ADDRESS).map(str::to_owned);
    Address { words: Words::line(url, ADDRESS), link }
}

fn document(document: &ReportDocument, found: Vec<String>, evidence: Vec<String>, more: usize) -> Document {
    let mut facts = Vec::new();
    let mut fact =
        |label, text: &str, limit| facts.push(Fact { label, words: vec![Words::prose(text, limit)], serif: false });
    fact("Publisher", &document.source, NAME);
    if !document.authors.is_empty() {
        let authors: Vec<&str> = document.authors.iter().take(SMALL_THINGS).map(String::as_str).collect();
        fact("Author", &authors.join(", "), TITLE);
    }
    fact("Published", &document.published.to_string(), NAME);
    if let Some(accessed) = &document.accessed {
        fact("Accessed", &words::moment(accessed), NAME);
    }
    if let Some(language) = &document.language {
        fact("Language", language, NAME);
    }
    if let Some(contact) = &document.contact {
        fact("Asked", &format!("{}, by {}: {}", contact.whom, contact.how, contact.asked), PROSE);
        fact("Answer", contact.answer.as_deref().unwrap_or("None came."), PROSE);
    }
    if let Some(file) = &document.original {
        fact("File", &file_words(file), TITLE);
    }
    let mut digests = Vec::new();
    digests.extend(document.original.as_ref().map(|file| ("SHA-256 of the file", file.digest.to_string())));
    digests.extend(document.text.as_ref().map(|digest| ("SHA-256 of the text", digest.to_string())));
    let mut addresses = Vec::new();
    addresses.extend(document.url.as_deref().map(|url| ("Address".to_owned(), address(url))));
    addresses.extend(document.archived_urls.iter().take(20).map(|url| ("Archived".to_owned(), address(url))));
    Document {
        key: document.key.to_string(),
        id: short(document.id),
        kind: words::kind(document),
        title: Words::line(&document.title, TITLE),
        facts,
        addresses,
        digests,
        unchanged: words::unchanged(document),
        found,
        evidence,
        more: (0 < more).then(|| format!("and {} more", words::grouped(more as u64))),
    }
}

fn file_words(file: &ReportFile) -> String {
    let name = file.name.as_deref().map(|name| format!("{name}, ")).unwrap_or_default();
    format!("{name}{}, {}, added {}", words::size(file), file.media_type, words::moment(&file.added))
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

/// Problems first, then what stands, then what is still to come.
pub(super) fn by_status(claim: &ReportClaim) -> u8 {
    match (claim.readers_disagree, claim.outcome) {
        (false, Some(Outcome::Disputed)) => 0,
        (true, _) => 1,
        (false, Some(Outcome::Unverifiable)) => 2,
        (false, Some(Outcome::Verified)) => 3,
        (false, None) if claim.status == Status::InReview => 4,
        (false, None) => 5,
    }
}
