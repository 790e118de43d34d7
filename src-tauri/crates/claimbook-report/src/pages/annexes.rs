//! What stands behind the claims: the documents, the steps of the history, and where it ended.

use std::collections::{BTreeMap, HashSet};

use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::{Key, short};
use claimbook_core::domain::report::{Report, ReportDocument, ReportFile, ReportHead};
use serde::Serialize;

use super::sheet::{ADDRESSES, Address, Fact, ITEMS, NAME, PLACES, PROSE, Part, SMALL_THINGS, TITLE, address};
use super::text::Words;
use crate::words;

/// Lines of the history's table.
pub(crate) const STEPS: usize = 3_000;
/// What a document says of who cites it.
const CITATIONS: usize = 40;

#[derive(Serialize)]
pub(super) struct Document {
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
pub(super) struct History {
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
pub(super) struct Head {
    replica: String,
    steps: String,
    hash: String,
    pin: String,
}

impl Part<'_> {
    /// The documents that the claims of this part show, each with who cites it.
    pub(super) fn cited(&self) -> Vec<Document> {
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

    pub(super) fn history(&self, is_contents: bool) -> History {
        let mine: HashSet<Key> = self
            .claims
            .iter()
            .flat_map(|claim| [claim.key].into_iter().chain(claim.evidence.iter().map(|item| item.key)))
            .collect();
        let mut rows = Vec::new();
        let mut count = 0_u64;
        // Of the first pages it is none.
        let steps = if self.rows.is_some() { &[][..] } else { &self.report.history };
        for step in steps {
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
        History { words: words::history_shown(self.report), rows, left_out: words::more_steps(rest) }
    }
}

pub(super) fn heads(report: &Report) -> Vec<Head> {
    let head = |head: &ReportHead| Head {
        replica: short(head.replica),
        steps: words::count(head.count, "step", "steps"),
        hash: head.hash.clone(),
        pin: words::pin(&head.hash),
    };
    report.heads.iter().map(head).collect()
}

fn document(document: &ReportDocument, found: Vec<String>, evidence: Vec<String>, more: usize) -> Document {
    let mut facts = Vec::new();
    let mut fact =
        |label, text: &str, limit| facts.push(Fact { label, words: vec![Words::prose(text, limit)], serif: false });
    fact("Publisher", &document.source, NAME);
    if !document.authors.is_empty() {
        let authors: Vec<&str> = document.authors.iter().take(SMALL_THINGS).map(String::as_str).collect();
        fact("Author", &authors.join(", "), PROSE);
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
    let left_out = words::left_out_of(document);
    if !left_out.is_empty() {
        fact("Left out", &left_out.join(" "), PROSE);
    }
    let mut digests = Vec::new();
    digests.extend(document.original.as_ref().map(|file| ("SHA-256 of the file", file.digest.to_string())));
    digests.extend(document.text.as_ref().map(|digest| ("SHA-256 of the text", digest.to_string())));
    let mut addresses = Vec::new();
    addresses.extend(document.url.as_deref().map(|url| ("Address".to_owned(), address(url))));
    addresses.extend(document.archived_urls.iter().take(ADDRESSES).map(|url| ("Archived".to_owned(), address(url))));
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
