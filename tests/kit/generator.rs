//! Books of any size about the invented town of Halvern, the same claims at every making.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimbook_core::book::{Attached, Book, ClaimDraft, NewBook};
use claimbook_core::domain::evidence::Stance;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::scale::Outcome;
use claimbook_core::error::Result;

use crate::{Chance, StillWorld, attachment, author, draft, judgement};

/// How many claims one step adds.
const BATCH: usize = 1_000;

/// The claims at the beginning of a book that bear the tag `dossier`, each with evidence and a verdict: a report.
pub const DOSSIER: usize = 1_000;

/// How many claims one claim with evidence and a verdict stands for, behind the dossier.
const JUDGED: usize = 50;

/// A closed book of so many claims in `folder`, made there unless an earlier run left it.
pub fn generated_book(folder: &Path, claims: usize) -> Result<PathBuf> {
    let path = folder.join(format!("halvern-{claims}.claimbook"));
    if path.exists() {
        return Ok(path);
    }
    let part = folder.join(format!("halvern-{claims}.part.claimbook"));
    for leftover in ["", "-wal", "-shm"] {
        // An earlier run may have been stopped in the middle, or not.
        let _ = fs::remove_file(format!("{}{leftover}", part.display()));
    }
    let new = NewBook { title: format!("Halvern in {claims} claims"), sample: true };
    let mut book = Book::create(&part, &new, author("Ana"), Arc::new(StillWorld::at("2025-03-14T09:00:00Z")))?;
    let mut chance = Chance::new(claims as u64);
    let mut n = 0;
    while n < claims {
        let batch = BATCH.min(claims - n);
        let drafts = (n..n + batch).map(|n| generated_claim(&mut chance, n)).collect();
        let keys: Vec<Key> = book.add_claims(drafts)?.value.into_iter().map(|claim| claim.key).collect();
        for (n, key) in (n..).zip(keys).filter(|(n, _)| *n < DOSSIER || n % JUDGED == 0) {
            judge(&mut book, &mut chance, n, key)?;
        }
        n += batch;
    }
    book.close()?;
    fs::rename(&part, &path).expect("the folder of the books may be written");
    Ok(path)
}

/// Some claim about Halvern, the `n`th of its book.
pub fn generated_claim(chance: &mut Chance, n: usize) -> ClaimDraft {
    let statement = format!(
        "{} {} {} {} {} {} {}, {} the {} of {}.",
        pick(chance, &HEDGES),
        2 + chance.below(9_000),
        pick(chance, &UNITS),
        pick(chance, &VERBS),
        pick(chance, &PLACES),
        pick(chance, &WHENS),
        1990 + chance.below(36),
        pick(chance, &JOINTS),
        pick(chance, &OFFICES),
        pick(chance, &PLACES),
    );
    let mut claim = draft(&statement);
    // A product, so that a few sources say much and many say little.
    let source = 1 + chance.below(20) * chance.below(20) / 20;
    claim.source = Some(format!("{} {} {source}", pick(chance, &PLACES), pick(chance, &OUTLETS)));
    claim.said = Some(match chance.below(20) {
        0 => crate::date("unknown"),
        1 | 2 => crate::date(&format!("{}-{:02}", 1990 + chance.below(35), 1 + chance.below(12))),
        _ => {
            crate::date(&format!("{}-{:02}-{:02}", 1990 + chance.below(35), 1 + chance.below(12), 1 + chance.below(28)))
        }
    });
    claim.tags = (0..chance.below(3)).map(|_| pick(chance, &TAGS).to_owned()).collect();
    if n < DOSSIER {
        claim.tags.push("dossier".to_owned());
    }
    claim
}

fn judge(book: &mut Book, chance: &mut Chance, n: usize, key: Key) -> Result<()> {
    let (stance, outcome) = match chance.below(3) {
        0 => (Stance::Supports, Outcome::Verified),
        1 => (Stance::Refutes, Outcome::Disputed),
        _ => (Stance::Context, Outcome::Unverifiable),
    };
    let words =
        format!("The register of {} has entry {n}, signed by the {}.", pick(chance, &PLACES), pick(chance, &OFFICES));
    let mut item = attachment(Attached::Note(words.clone()));
    item.stance = stance;
    book.attach(key, &item)?;
    let mut judgement = judgement(outcome);
    judgement.rationale = Some(format!("{words} Nothing else was found at the {}.", pick(chance, &OFFICES)));
    book.judge(key, judgement)?;
    Ok(())
}

fn pick(chance: &mut Chance, words: &[&'static str]) -> &'static str {
    let count = words.len() as u64;
    words[usize::try_from(chance.below(count)).expect("a list of words is short")]
}

const HEDGES: [&str; 8] = ["Nearly", "About", "More than", "Fewer than", "Exactly", "At least", "Up to", "Roughly"];

const UNITS: [&str; 16] = [
    "households",
    "crowns",
    "boats",
    "bridges",
    "tonnes of herring",
    "metres of dike",
    "trees",
    "tram tickets",
    "school places",
    "lamps",
    "market stalls",
    "visitors",
    "complaints",
    "night shifts",
    "percent of voters",
    "wells",
];

const VERBS: [&str; 16] = [
    "were lost at",
    "were counted near",
    "were promised to",
    "had been moved from",
    "were sold around",
    "stood empty in",
    "were repaired at",
    "disappeared from",
    "were added to",
    "went unpaid in",
    "were inspected near",
    "were shipped from",
    "were returned to",
    "were planned for",
    "were burned at",
    "were registered in",
];

const PLACES: [&str; 24] = [
    "Halvern",
    "Old Harbour",
    "Mill Quarter",
    "Saint Orla",
    "Tannery Row",
    "Lower Weir",
    "Upper Weir",
    "Gannet Point",
    "Brask",
    "Ferry Landing",
    "Corn Exchange",
    "North Dike",
    "South Dike",
    "Lindmark",
    "Ostrell",
    "Quarry Hill",
    "Salt Meadow",
    "Copper Lane",
    "Rope Walk",
    "Station Square",
    "Heron Island",
    "Vennick",
    "Market Hall",
    "Glass Works",
];

const WHENS: [&str; 8] = [
    "in the spring of",
    "in the autumn of",
    "before the flood of",
    "after the election of",
    "during the strike of",
    "by the end of",
    "since the winter of",
    "throughout",
];

const JOINTS: [&str; 8] = [
    "according to",
    "against the wishes of",
    "without telling",
    "paid by",
    "announced by",
    "denied by",
    "as ordered by",
    "reported to",
];

const OFFICES: [&str; 16] = [
    "mayor",
    "harbour master",
    "council",
    "court",
    "school board",
    "fire brigade",
    "chamber of trade",
    "water board",
    "tram company",
    "hospital",
    "port authority",
    "land registry",
    "fishing union",
    "audit office",
    "library",
    "police",
];

const OUTLETS: [&str; 8] = ["Courier", "Herald", "Gazette", "Radio", "Observer", "Letter", "Tribune", "Post"];

const TAGS: [&str; 12] = [
    "budget",
    "harbour",
    "flood",
    "election",
    "transport",
    "schools",
    "health",
    "fishing",
    "housing",
    "energy",
    "court",
    "history",
];
