//! A JSON report that somebody handed over, held against itself: whether its chain holds, and whether what it shows is
//! what its chain seals.
//!
//! Pure, and for hostile bytes: their number is bounded, and whatever they say becomes a finding or a refusal. What no
//! digest of the report covers cannot be found here: names, the words around a quote, the reasons of steps, how many
//! claims were left out, and a history that was written anew from its first step.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use claimbook_core::domain::claim::Claimant;
use claimbook_core::domain::digest::{Digest, Hasher};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The most bytes of JSON that are read.
pub const LIMIT: usize = 64 * 1024 * 1024;

/// The most findings that are collected: after that, more of them tell nobody more.
const ENOUGH: usize = 1_000;

/// The version of the reports that this program writes and reads.
const VERSION: u64 = 1;

/// What a report was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The id of the book that it says it is from.
    pub book: String,
    /// How many claims it shows.
    pub claims: u32,
    /// Its steps, as it tells them.
    pub steps: Vec<CheckedStep>,
    /// The last step's hash of each copy, as it tells them: what one compares with a head noted elsewhere.
    pub heads: Vec<String>,
    /// The files and texts that its documents name.
    pub files: Vec<CheckedFile>,
    /// The keys of what could not be held against the history: what that has of it stayed in the book, because it
    /// holds more than the report shows.
    pub withheld: BTreeSet<String>,
    /// What does not fit together. Empty: nothing was found.
    pub findings: Vec<Finding>,
}

/// A step of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedStep {
    /// How it is called in findings: the last digits of its id.
    pub short: String,
    /// The id of its copy.
    pub replica: String,
    /// Its place in the chain of that copy, from 1.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

/// Kept bytes that a report names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedFile {
    /// The key of the document.
    pub document: String,
    /// SHA-256 of the bytes.
    pub digest: String,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// One sentence.
    pub what: String,
    /// A key, `step` with the last digits of its id, `coverage`, `heads` or `history`.
    pub about: String,
}

/// Why bytes are not checked as a report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More bytes than [`LIMIT`].
    #[error("it is larger than 64 MB")]
    TooLarge,
    /// Broken or cut short.
    #[error("it is no JSON, or cut short: {0}")]
    NotJson(String),
    /// JSON of something else.
    #[error("it is JSON, but no report of Claimbook")]
    Foreign,
    /// A report of a newer program.
    #[error("it is a report of version {0}")]
    Newer(u64),
    /// A report without something that every report has.
    #[error("something that every report has is missing or of another form: {0}")]
    Misshapen(String),
}

/// What a step did, in words, for the word that its sealed text has for it; nothing for one that is not known.
pub type Phrase = fn(&str) -> Option<&'static str>;

/// Checks the bytes of a JSON report, whose steps are called as `phrase` calls them.
///
/// # Errors
///
/// Where they are no report that this program can read.
pub fn check(bytes: &[u8], phrase: Phrase) -> Result<Checked, Refused> {
    if LIMIT < bytes.len() {
        return Err(Refused::TooLarge);
    }
    let opening: Opening = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Refused::Foreign,
        _ => Refused::NotJson(error.to_string()),
    })?;
    if opening.format != "claimbook-report" || opening.version == 0 {
        return Err(Refused::Foreign);
    }
    if VERSION < opening.version {
        return Err(Refused::Newer(opening.version));
    }
    let root: Root = serde_json::from_slice(bytes).map_err(|error| Refused::Misshapen(error.to_string()))?;
    let mut check =
        Check { root: &root, phrase, records: HashMap::new(), withheld: RefCell::default(), findings: Vec::new() };
    check.history();
    check.coverage();
    check.documents();
    check.claims();
    let files = root.documents.iter().flat_map(|document| {
        let original = document.original.iter().map(|file| &file.digest);
        original
            .chain(&document.text)
            .map(|digest| CheckedFile { document: cut(&document.key), digest: digest.clone() })
    });
    Ok(Checked {
        book: root.book.id.clone(),
        claims: u32::try_from(root.claims.len()).unwrap_or(u32::MAX),
        steps: root.history.iter().map(Step::checked).collect(),
        heads: root.heads.iter().map(|head| head.hash.clone()).collect(),
        files: files.collect(),
        withheld: check.withheld.into_inner(),
        findings: check.findings,
    })
}

#[derive(Deserialize)]
struct Opening {
    format: String,
    version: u64,
}

#[derive(Deserialize)]
struct Root {
    coverage: Coverage,
    book: Book,
    as_of: String,
    #[serde(default)]
    without: Vec<String>,
    claims: Vec<Claim>,
    documents: Vec<Document>,
    history: Vec<Step>,
    heads: Vec<Head>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
struct Coverage {
    claims: u64,
    judged: u64,
    verified: u64,
    disputed: u64,
    unverifiable: u64,
    in_review: u64,
    to_review: u64,
    bare: u64,
    open: Vec<String>,
    evidence: u64,
}

#[derive(Deserialize)]
struct Book {
    id: String,
}

#[derive(Deserialize)]
struct Date {
    edtf: String,
    typed: String,
}

#[derive(Deserialize)]
struct Claim {
    key: String,
    id: String,
    statement: String,
    checking: String,
    status: String,
    outcome: Option<String>,
    source: String,
    claimant: String,
    said: Date,
    about_period: Option<Date>,
    as_of: Option<Date>,
    hedge: Option<String>,
    place: Option<String>,
    recheck_on: Option<String>,
    quantities: Vec<Quantity>,
    tags: Vec<String>,
    appearances: Vec<Appearance>,
    verdict: Option<Verdict>,
    other_verdicts: Vec<Verdict>,
    evidence: Vec<Evidence>,
    open_verdict: bool,
}

#[derive(Deserialize)]
struct Quantity {
    id: String,
    value: String,
    unit: Option<String>,
    kind: String,
    qualifier: Option<String>,
    lower: Option<String>,
    upper: Option<String>,
    basis: Option<String>,
    of_what: Option<String>,
}

#[derive(Deserialize)]
struct Appearance {
    document: String,
    relation: String,
    anchor: String,
    passage: Option<Passage>,
}

#[derive(Deserialize)]
struct Passage {
    exact: String,
    start: u64,
    end: u64,
    text: String,
    place: Option<String>,
    translation: Option<String>,
}

#[derive(Deserialize)]
struct Verdict {
    id: String,
    outcome: String,
    rating: Option<String>,
    confidence: Option<String>,
    rationale: Option<String>,
    wording: Option<String>,
    reason: Option<String>,
    known_at: Option<Date>,
    judged_at: String,
    documented: bool,
    withdrawn: Option<Withdrawal>,
}

#[derive(Deserialize)]
struct Withdrawal {
    at: String,
    reason: String,
}

#[derive(Deserialize)]
struct Evidence {
    key: String,
    id: String,
    document: String,
    stance: String,
    explanation: Option<String>,
    passage: Option<Passage>,
    note: Option<String>,
    marks: Vec<String>,
}

#[derive(Deserialize)]
struct Document {
    key: String,
    id: String,
    kind: String,
    title: String,
    source: String,
    authors: Vec<String>,
    url: Option<String>,
    archived_urls: Vec<String>,
    published: Date,
    accessed: Option<String>,
    language: Option<String>,
    text: Option<String>,
    original: Option<File>,
    link_only: bool,
    contact: Option<Contact>,
}

#[derive(Deserialize)]
struct File {
    digest: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Contact {
    whom: String,
    how: String,
    asked: String,
    answer: Option<String>,
}

#[derive(Deserialize)]
struct Step {
    id: String,
    replica: String,
    seq: u64,
    hash: String,
    sealed: String,
    shown: Option<ShownStep>,
}

#[derive(Deserialize)]
struct ShownStep {
    at: String,
    what: String,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    digest: String,
    salt: Option<String>,
    image: Option<String>,
    #[serde(default)]
    withheld: bool,
}

#[derive(Deserialize)]
struct Head {
    replica: String,
    count: u64,
    hash: String,
}

/// What a step's canonical text says.
#[derive(Deserialize)]
struct Sealed {
    at: String,
    book: String,
    entries: Vec<SealedEntry>,
    #[serde(default)]
    heads: BTreeMap<String, String>,
    id: String,
    op: String,
    previous: Option<String>,
    replica: String,
    seq: u64,
}

#[derive(Deserialize)]
struct SealedEntry {
    digest: Option<String>,
    kind: String,
    record: String,
    #[serde(default)]
    removed: bool,
    version: u64,
}

impl Step {
    fn short(&self) -> String {
        let digits: Vec<char> = self.id.chars().filter(char::is_ascii_alphanumeric).collect();
        digits[digits.len().saturating_sub(8)..].iter().collect()
    }

    fn checked(&self) -> CheckedStep {
        CheckedStep { short: self.short(), replica: self.replica.clone(), seq: self.seq, hash: self.hash.clone() }
    }
}

/// A record as the last step that touched it left it.
struct Record {
    kind: String,
    state: State,
}

#[derive(Clone)]
enum State {
    Removed,
    /// Its image is not in the report.
    Hidden,
    /// Its image stayed in the book, as the report says.
    Withheld,
    /// Written in a form that this program does not know.
    Newer,
    Image(Rc<Image>),
}

/// The fields of a record.
struct Image(Map<String, Value>);

impl Image {
    fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str)
    }

    fn texts(&self, field: &str) -> Vec<&str> {
        self.0.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a field holds a text, or the digest of one that is kept beside the record.
    fn says(&self, field: &str, shown: Option<&str>) -> bool {
        match (self.text(field), shown) {
            (None, None) => true,
            (Some(kept), Some(shown)) => {
                let by_digest = || kept.strip_prefix("sha256:") == Some(Digest::of(shown.as_bytes()).as_str());
                kept == shown || by_digest()
            }
            _ => false,
        }
    }

    fn says_date(&self, field: &str, shown: Option<&Date>) -> bool {
        self.says(field, shown.map(|date| date.edtf.as_str()))
            && self.says(&format!("{field}_typed"), shown.map(|date| date.typed.as_str()))
    }

    fn says_number(&self, field: &str, shown: u64) -> bool {
        self.0.get(field).and_then(Value::as_u64) == Some(shown)
    }

    fn says_all(&self, field: &str, shown: &[String]) -> bool {
        self.texts(field) == shown
    }
}

struct Check<'a> {
    root: &'a Root,
    phrase: Phrase,
    records: HashMap<String, Record>,
    withheld: RefCell<BTreeSet<String>>,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn found(&mut self, about: &str, what: impl Into<String>) {
        if self.findings.len() < ENOUGH {
            self.findings.push(Finding { what: what.into(), about: about.to_owned() });
        }
    }

    /// Whether the report says that it was told to leave something out.
    fn leaves_out(&self, part: &str) -> bool {
        self.root.without.iter().any(|left| left == part)
    }

    /// The chain of each copy, step by step, and what of it is shown.
    fn history(&mut self) {
        let root = self.root;
        let mut ends: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
        let mut known = HashSet::new();
        let mut before: Option<(String, &str, u64)> = None;
        for step in &root.history {
            let short = step.short();
            let about = format!("step {short}");
            if hash(&step.sealed) != step.hash {
                self.found(&about, format!("The sealed text of step {short} does not hash to what the step says."));
            }
            let end = ends.entry(&step.replica).or_default();
            let (last, previous) = *end;
            *end = (step.seq, &step.hash);
            if step.seq != last.saturating_add(1) {
                let why = format!("Step {short} is number {} of its copy, and stands after number {last}.", step.seq);
                self.found(&about, format!("{why} A step is missing, or they stand in another order."));
            }
            let Ok(sealed) = serde_json::from_str::<Sealed>(&step.sealed) else {
                self.found(&about, format!("The sealed text of step {short} is not that of a step."));
                continue;
            };
            let follows = sealed.previous.as_deref().unwrap_or_default();
            if follows != previous {
                self.found(&about, format!("Step {short} does not follow the step before it."));
            }
            if (sealed.id.as_str(), sealed.replica.as_str(), sealed.seq) != (&*step.id, &*step.replica, step.seq) {
                self.found(&about, format!("Step {short} is not the one that its sealed text names."));
            }
            if sealed.book != root.book.id {
                self.found(&about, format!("Step {short} was sealed in another book than the report names."));
            }
            for (replica, head) in &sealed.heads {
                if !known.contains(&(replica.as_str(), head.as_str())) {
                    let what =
                        format!("Step {short} was sealed after a step of another copy that is not here before it.");
                    self.found(&about, what);
                }
            }
            known.insert((step.replica.as_str(), step.hash.as_str()));
            let place = (sealed.at.clone(), step.replica.as_str(), step.seq);
            if before.as_ref().is_some_and(|before| place < *before) {
                self.found(&about, format!("Step {short} stands after a later one."));
            }
            before = Some(place);
            self.entries(step, sealed, &about);
        }
        let told: BTreeMap<&str, (u64, &str)> =
            root.heads.iter().map(|head| (head.replica.as_str(), (head.count, head.hash.as_str()))).collect();
        if told != ends || told.len() != root.heads.len() {
            self.found("heads", "The heads are not where the chains of the history end.");
        }
        match before {
            Some((at, ..)) if at == root.as_of => {}
            Some(_) => self.found("history", "The report is not of the instant of its last step."),
            None => self.found("history", "The report has no history."),
        }
    }

    /// What is shown of one step, and what it makes of its records.
    fn entries(&mut self, step: &Step, sealed: Sealed, about: &str) {
        let short = step.short();
        let mut images: HashMap<&str, &str> = HashMap::new();
        let mut withheld: HashSet<&str> = HashSet::new();
        if let Some(shown) = &step.shown {
            if shown.at != sealed.at || (self.phrase)(&sealed.op).is_some_and(|phrase| phrase != shown.what) {
                self.found(about, format!("What is shown of step {short} is not when or what its sealed text says."));
            }
            let digests: HashSet<&str> = sealed.entries.iter().filter_map(|entry| entry.digest.as_deref()).collect();
            for entry in &shown.entries {
                if !digests.contains(entry.digest.as_str()) {
                    self.found(about, format!("Step {short} shows an entry that its sealed text does not hold."));
                }
                match (&entry.salt, &entry.image) {
                    (Some(salt), Some(image)) => {
                        if salted(salt, image).is_some_and(|digest| digest == entry.digest) {
                            images.insert(&entry.digest, image);
                        } else {
                            self.found(
                                about,
                                format!("What step {short} wrote does not hash to its digest.{}", of(step)),
                            );
                        }
                    }
                    (None, None) if entry.withheld => {
                        withheld.insert(&entry.digest);
                    }
                    (None, None) => {}
                    _ => {
                        self.found(about, format!("Step {short} shows an entry without its salt or its image."));
                    }
                }
            }
        }
        for entry in sealed.entries {
            let image = entry.digest.as_deref().and_then(|digest| images.get(digest));
            let state = match image {
                _ if entry.removed => State::Removed,
                None if self.leaves_out("history") => State::Withheld,
                None if entry.digest.as_deref().is_some_and(|digest| withheld.contains(digest)) => State::Withheld,
                None => State::Hidden,
                Some(_) if entry.version != 1 => State::Newer,
                Some(image) => match serde_json::from_str(image) {
                    Ok(fields) => State::Image(Rc::new(Image(fields))),
                    Err(_) => State::Hidden,
                },
            };
            self.records.insert(entry.record, Record { kind: entry.kind, state });
        }
    }

    fn coverage(&mut self) {
        let claims = &self.root.claims;
        let of_status = |word: &str| claims.iter().filter(|claim| claim.status == word).count() as u64;
        let verdicts = || claims.iter().filter_map(|claim| claim.verdict.as_ref());
        let counted = Coverage {
            claims: claims.len() as u64,
            judged: verdicts().count() as u64,
            verified: of_status("verified"),
            disputed: of_status("disputed"),
            unverifiable: of_status("unverifiable"),
            in_review: of_status("in-review"),
            to_review: of_status("to-review"),
            bare: verdicts().filter(|verdict| !verdict.documented).count() as u64,
            open: claims.iter().filter(|claim| claim.open_verdict).map(|claim| claim.key.clone()).collect(),
            evidence: claims.iter().map(|claim| claim.evidence.len() as u64).sum(),
        };
        let told = &self.root.coverage;
        let numbers = [
            ("claims", told.claims, counted.claims),
            ("claims with a verdict", told.judged, counted.judged),
            ("verified claims", told.verified, counted.verified),
            ("disputed claims", told.disputed, counted.disputed),
            ("unverifiable claims", told.unverifiable, counted.unverifiable),
            ("claims in review", told.in_review, counted.in_review),
            ("claims to review", told.to_review, counted.to_review),
            ("verdicts without documentation", told.bare, counted.bare),
            ("items of evidence", told.evidence, counted.evidence),
        ];
        let open_differs = told.open != counted.open;
        for (name, told, counted) in numbers {
            if told != counted {
                self.found("coverage", format!("The coverage counts {told} {name}, and the report shows {counted}."));
            }
        }
        if open_differs {
            self.found("coverage", "The coverage does not name the claims whose verdict is open.");
        }
    }

    /// The image of a record that the report shows; nothing where there is none to compare with, which is found here.
    /// A purge leaves a fresh image, so that the last one of what is shown is always there.
    fn image(&mut self, about: &str, kind: &str, id: &str) -> Option<Rc<Image>> {
        let found = match self.records.get(id) {
            Some(record) if record.kind != kind => format!("The history has no such {kind}."),
            Some(Record { state: State::Image(image), .. }) => return Some(image.clone()),
            Some(Record { state: State::Newer, .. }) => {
                format!("The {kind} was written by a newer program and cannot be compared.")
            }
            Some(Record { state: State::Removed, .. }) => format!("The history removes the {kind} that is shown."),
            Some(Record { state: State::Withheld, .. }) => {
                self.withhold(about);
                return None;
            }
            Some(Record { state: State::Hidden, .. }) => {
                format!("What the history holds of the {kind} is not shown.")
            }
            None => format!("The history has no such {kind}."),
        };
        self.found(about, found);
        None
    }

    fn withhold(&self, about: &str) {
        let mut withheld = self.withheld.borrow_mut();
        if withheld.len() < ENOUGH {
            withheld.insert(about.to_owned());
        }
    }

    /// Whether a record that is referred to is as `says` wants it. One that is withheld may be.
    fn may_be(&self, about: &str, id: &str, says: impl Fn(&Image) -> bool) -> bool {
        match self.records.get(id).map(|record| &record.state) {
            Some(State::Image(image)) => says(image),
            Some(State::Withheld) => {
                self.withhold(about);
                true
            }
            Some(State::Removed | State::Hidden | State::Newer) | None => false,
        }
    }

    /// The image of a record, where it is shown.
    fn peek(&self, id: &str) -> Option<&Image> {
        match self.records.get(id)?.state {
            State::Image(ref image) => Some(image),
            _ => None,
        }
    }

    /// Finds the fields that are shown otherwise than they were sealed.
    fn compare(&mut self, about: &str, what: &str, fields: &[(&str, bool)]) {
        let wrong: Vec<&str> = fields.iter().filter(|(_, is_so)| !is_so).map(|(name, _)| *name).collect();
        if !wrong.is_empty() {
            self.found(about, format!("The {what} is shown otherwise than it was sealed: {}.", wrong.join(", ")));
        }
    }

    fn documents(&mut self) {
        let mut seen = HashSet::new();
        for document in &self.root.documents {
            let about = cut(&document.key);
            if !seen.insert(&document.id) {
                self.found(&about, "The document is shown twice.");
            }
            let Some(image) = self.image(&about, "document", &document.id) else { continue };
            let source = self.name_is(&about, &image, "source", &document.source);
            // The bytes themselves may have been purged, and then the report names no file.
            let original = document.original.as_ref().is_none_or(|file| {
                image.says("original", Some(&file.digest)) && image.says("original_name", file.name.as_deref())
            });
            let contact = document.contact.as_ref();
            let fields = [
                ("key", image.says("key", Some(&document.key))),
                ("kind", image.says("kind", Some(&document.kind))),
                ("title", image.says("title", Some(&document.title))),
                ("source", source),
                ("authors", image.says_all("authors", &document.authors)),
                ("address", image.says("url", document.url.as_deref())),
                ("archived copies", image.says_all("archived_urls", &document.archived_urls)),
                ("published", image.says_date("published", Some(&document.published))),
                ("accessed", image.says("accessed", document.accessed.as_deref())),
                ("language", image.says("language", document.language.as_deref())),
                ("text", image.says("text", document.text.as_deref())),
                ("file", original),
                ("link only", image.says_number("link_only", u64::from(document.link_only))),
                ("contact", image.says("contact_whom", contact.map(|contact| contact.whom.as_str()))),
                ("how asked", image.says("contact_how", contact.map(|contact| contact.how.as_str()))),
                ("asked", image.says("contact_asked", contact.map(|contact| contact.asked.as_str()))),
                ("answer", image.says("contact_answer", contact.and_then(|contact| contact.answer.as_deref()))),
            ];
            self.compare(&about, "document", &fields);
        }
    }

    /// Whether the source that a field names bears this name.
    fn name_is(&self, about: &str, image: &Image, field: &str, name: &str) -> bool {
        let Some(id) = image.text(field) else { return false };
        self.may_be(about, id, |source| source.says("name", Some(name)))
    }

    fn claims(&mut self) {
        let mut of_claim: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for (id, record) in &self.records {
            if let State::Image(image) = &record.state
                && let Some(claim) = image.text("claim")
                && is_to_be_shown(&record.kind, image)
            {
                of_claim.entry(claim.to_owned()).or_default().push((record.kind.clone(), id.clone()));
            }
        }
        let taken = Withdrawals::of(&self.records);
        let texts =
            self.root.documents.iter().map(|document| (document.key.as_str(), document.text.as_deref())).collect();
        let mut seen = HashSet::new();
        for claim in &self.root.claims {
            let about = cut(&claim.key);
            if !seen.insert(&claim.id) {
                self.found(&about, "The claim is shown twice.");
            }
            let expected = of_claim.remove(&claim.id).unwrap_or_default();
            self.claim(claim, &about);
            let verdicts: Vec<&Verdict> = claim.verdict.iter().chain(&claim.other_verdicts).collect();
            for verdict in &verdicts {
                self.verdict(claim, verdict, &taken, &about);
            }
            for quantity in &claim.quantities {
                self.quantity(claim, quantity, &about);
            }
            for item in &claim.evidence {
                self.evidence(claim, item, &texts);
            }
            let of_kind =
                |kind: &str| expected.iter().filter(|(of, _)| of == kind).map(|(_, id)| id.as_str()).collect();
            self.appearances(claim, &about, of_kind("appearance"));
            let shown: HashSet<&str> = (verdicts.iter().map(|verdict| verdict.id.as_str()))
                .chain(claim.quantities.iter().map(|quantity| quantity.id.as_str()))
                .chain(claim.evidence.iter().map(|item| item.id.as_str()))
                .collect();
            for (kind, id) in &expected {
                if kind != "appearance" && !shown.contains(id.as_str()) {
                    let what = match kind.as_str() {
                        "evidence" => "an item of evidence",
                        "verdict" => "a verdict",
                        _ => "a quantity",
                    };
                    self.found(&about, format!("The claim is shown without {what} that the history holds."));
                }
            }
        }
    }

    fn claim(&mut self, claim: &Claim, about: &str) {
        let judged = claim.verdict.as_ref().map(|verdict| verdict.outcome.as_str());
        let is_judged = matches!(claim.status.as_str(), "verified" | "disputed" | "unverifiable");
        let outcome = claim.outcome.as_deref();
        if (outcome.is_some() && outcome != judged) || (is_judged && outcome != Some(&claim.status)) {
            self.found(about, "The status of the claim is not the outcome of its verdict.");
        }
        let Some(image) = self.image(about, "claim", &claim.id) else { return };
        let claimant = match image.text("claimant_is") {
            Some("source") => claim.claimant == claim.source,
            Some("named") => self.name_is(about, &image, "claimant", &claim.claimant),
            Some("article") => claim.claimant == Claimant::ARTICLE,
            _ => false,
        };
        let tags = image.texts("tags");
        let names: Option<Vec<&str>> = tags.iter().map(|id| self.peek(id)?.text("name")).collect();
        let tags = (self.leaves_out("tags") && claim.tags.is_empty())
            || names.is_some_and(|mut names| {
                let mut shown: Vec<&str> = claim.tags.iter().map(String::as_str).collect();
                names.sort_unstable();
                shown.sort_unstable();
                names == shown
            });
        let fields = [
            ("key", image.says("key", Some(&claim.key))),
            ("statement", image.says("statement", Some(&claim.statement))),
            ("checking", image.says("checking", Some(&claim.checking))),
            ("source", self.name_is(about, &image, "source", &claim.source)),
            ("claimant", claimant),
            ("said on", image.says_date("said", Some(&claim.said))),
            ("about period", image.says_date("about_period", claim.about_period.as_ref())),
            ("as of", image.says_date("as_of", claim.as_of.as_ref())),
            ("hedge", image.says("hedge", claim.hedge.as_deref())),
            ("place", image.says("place", claim.place.as_deref())),
            ("check again on", image.says("recheck_on", claim.recheck_on.as_deref())),
            ("tags", tags),
        ];
        self.compare(about, "claim", &fields);
    }

    fn verdict(&mut self, claim: &Claim, verdict: &Verdict, taken: &Withdrawals, about: &str) {
        let Some(image) = self.image(about, "verdict", &verdict.id) else { return };
        let withdrawn = match &verdict.withdrawn {
            Some(shown) => taken.has(shown),
            None => !taken.verdicts.contains(&verdict.id),
        };
        let fields = [
            ("claim", image.says("claim", Some(&claim.id))),
            ("outcome", image.says("outcome", Some(&verdict.outcome))),
            ("rating", image.says("rating", verdict.rating.as_deref())),
            ("confidence", image.says("confidence", verdict.confidence.as_deref())),
            ("rationale", image.says("rationale", verdict.rationale.as_deref())),
            ("wording", image.says("wording", verdict.wording.as_deref())),
            ("reason", image.says("reason", verdict.reason.as_deref())),
            ("known at", image.says_date("known_at", verdict.known_at.as_ref())),
            ("judged at", image.says("sealed_at", Some(&verdict.judged_at))),
            ("withdrawn", withdrawn),
        ];
        self.compare(about, "verdict", &fields);
    }

    fn quantity(&mut self, claim: &Claim, quantity: &Quantity, about: &str) {
        let Some(image) = self.image(about, "quantity", &quantity.id) else { return };
        let fields = [
            ("claim", image.says("claim", Some(&claim.id))),
            ("value", image.says("value", Some(&quantity.value))),
            ("unit", image.says("unit", quantity.unit.as_deref())),
            ("kind", image.says("kind", Some(&quantity.kind))),
            ("qualifier", image.says("qualifier", quantity.qualifier.as_deref())),
            ("lower", image.says("lower", quantity.lower.as_deref())),
            ("upper", image.says("upper", quantity.upper.as_deref())),
            ("basis", image.says("basis", quantity.basis.as_deref())),
            ("of what", image.says("of_what", quantity.of_what.as_deref())),
        ];
        self.compare(about, "quantity", &fields);
    }

    fn evidence(&mut self, claim: &Claim, item: &Evidence, texts: &HashMap<&str, Option<&str>>) {
        let about = cut(&item.key);
        if let Some(note) = &item.note {
            let digest = Digest::of(note.as_bytes());
            if texts.get(item.document.as_str()) != Some(&Some(digest.as_str())) {
                self.found(&about, "The note does not hash to the text of its document.");
            }
        }
        if let Some(passage) = &item.passage
            && !is_as_long_as_its_place(passage)
        {
            self.found(&about, "The quote is longer or shorter than the place it is said to stand at.");
        }
        let Some(image) = self.image(&about, "evidence", &item.id) else { return };
        let fields = [
            ("key", image.says("key", Some(&item.key))),
            ("claim", image.says("claim", Some(&claim.id))),
            ("document", self.document_is(&about, &image, &item.document)),
            ("stance", image.says("stance", Some(&item.stance))),
            ("explanation", image.says("explanation", item.explanation.as_deref())),
            ("marks", image.says_all("marks", &item.marks)),
            ("quote", self.passage_is(&about, &image, item.passage.as_ref())),
        ];
        self.compare(&about, "evidence", &fields);
    }

    /// Appearances have no ids in a report: each must be one of those that the history holds, and each of them shown.
    fn appearances(&mut self, claim: &Claim, about: &str, mut expected: Vec<&str>) {
        let before = expected.len();
        for shown in &claim.appearances {
            if shown.passage.as_ref().is_some_and(|passage| !is_as_long_as_its_place(passage)) {
                self.found(about, "The quote is longer or shorter than the place it is said to stand at.");
            }
            if self.leaves_out("history") {
                continue;
            }
            let is_it = |id: &&str| {
                self.peek(id).is_some_and(|image| {
                    image.says("relation", Some(&shown.relation))
                        && image.says("anchor", Some(&shown.anchor))
                        && self.document_is(about, image, &shown.document)
                        && self.passage_is(about, image, shown.passage.as_ref())
                })
            };
            if let Some(at) = expected.iter().position(is_it) {
                expected.swap_remove(at);
            } else {
                let document = cut(&shown.document);
                let what = "is shown otherwise than it was sealed: document, quote or relation";
                self.found(about, format!("Where the claim was said in {document} {what}."));
            }
        }
        if !expected.is_empty() && claim.appearances.len() < before {
            self.found(about, "The claim is shown without a place where it was said that the history holds.");
        }
    }

    fn document_is(&self, about: &str, image: &Image, key: &str) -> bool {
        let Some(id) = image.text("document") else { return false };
        self.may_be(about, id, |document| document.says("key", Some(key)))
    }

    fn passage_is(&self, about: &str, image: &Image, shown: Option<&Passage>) -> bool {
        match (image.text("passage"), shown) {
            (None, None) => true,
            (Some(id), Some(shown)) => self.may_be(about, id, |kept| {
                kept.says("exact", Some(&shown.exact))
                    && kept.says_number("start", shown.start)
                    && kept.says_number("end", shown.end)
                    && kept.says("text", Some(&shown.text))
                    && kept.says("place", shown.place.as_deref())
                    && kept.says("translation", shown.translation.as_deref())
            }),
            _ => false,
        }
    }
}

/// The withdrawals that the history holds.
struct Withdrawals {
    /// The verdicts that they name.
    verdicts: HashSet<String>,
    /// When and why.
    reasons: HashSet<(String, String)>,
}

impl Withdrawals {
    fn of(records: &HashMap<String, Record>) -> Self {
        let of_kind = || records.iter().filter(|(_, record)| record.kind == "withdrawal");
        let images = || {
            of_kind().filter_map(|(_, record)| if let State::Image(image) = &record.state { Some(image) } else { None })
        };
        let text = |image: &Image, field| image.text(field).unwrap_or_default().to_owned();
        Self {
            verdicts: images().map(|image| text(image, "verdict")).collect(),
            reasons: images().map(|image| (text(image, "at"), text(image, "reason"))).collect(),
        }
    }

    fn has(&self, shown: &Withdrawal) -> bool {
        let reason = |words: String| self.reasons.contains(&(shown.at.clone(), words));
        reason(shown.reason.clone()) || reason(format!("sha256:{}", Digest::of(shown.reason.as_bytes())))
    }
}

/// Whether a report that shows the claim of this record shows the record too.
fn is_to_be_shown(kind: &str, image: &Image) -> bool {
    match kind {
        "appearance" | "quantity" => true,
        "evidence" => image.text("trashed_at").is_none(),
        "verdict" => image.text("sealed_at").is_some() && image.text("outcome").is_some(),
        _ => false,
    }
}

fn is_as_long_as_its_place(passage: &Passage) -> bool {
    passage.end.checked_sub(passage.start) == Some(passage.exact.chars().count() as u64)
}

/// What a step is of, in a sentence of its own; nothing where no image names it.
fn of(step: &Step) -> String {
    let images = step.shown.iter().flat_map(|shown| &shown.entries).filter_map(|entry| entry.image.as_deref());
    let key = |image: &str| {
        let image: Map<String, Value> = serde_json::from_str(image).ok()?;
        image.get("key").and_then(Value::as_str).map(cut)
    };
    let keys: Vec<String> = images.filter_map(key).take(5).collect();
    if keys.is_empty() { String::new() } else { format!(" It is about {}.", keys.join(", ")) }
}

fn hash(sealed: &str) -> String {
    let mut hasher = Hasher::default();
    hasher.update(b"claimbook/step/1\n");
    hasher.update(sealed.as_bytes());
    hasher.finish().as_str().to_owned()
}

/// The digest of an image with its salt, which has 16 bytes as 32 hexadecimal digits.
fn salted(salt: &str, image: &str) -> Option<String> {
    let digits: Vec<u32> = salt.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect();
    if digits.len() != 32 {
        return None;
    }
    let mut hasher = Hasher::default();
    hasher.update(&bytes);
    hasher.update(image.as_bytes());
    Some(hasher.finish().as_str().to_owned())
}

/// A key as a finding names it: what somebody wrote there instead may be a whole book.
fn cut(key: &str) -> String {
    key.chars().take(24).collect()
}
