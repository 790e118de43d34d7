//! A JSON report that somebody handed over, held against itself: whether its chain holds, and whether what it shows is
//! what its chain seals.
//!
//! Pure, and for hostile bytes: their number is bounded, and whatever they say becomes a finding or a refusal. What no
//! digest of the report covers cannot be found here: names, the words around a quote, the reasons of steps, how many
//! claims were left out, and a history that was written anew from its first step.

mod chain;
mod claims;
mod coverage;
mod documents;
mod evidence;
mod form;
mod records;
mod verdicts;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use self::form::{Opening, Root, Step};
use self::records::Record;

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
}

/// A key as a finding names it: what somebody wrote there instead may be a whole book.
fn cut(key: &str) -> String {
    key.chars().take(24).collect()
}
