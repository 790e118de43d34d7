//! Which claims go into which file, and in what order.

use std::collections::HashMap;
use std::ops::Range;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::report::{Report, ReportClaim};

use super::sheet::{Attached, ITEMS, OfVolumes, PROSE, Part, STATEMENT, Volume, coverage_of, rows_of};
use super::{Bound, Sheet, slip};
use crate::words;

/// A report laid out for paper: one file, or volumes and a file of contents.
pub struct Pages<'a> {
    report: &'a Report,
    volumes: Vec<Vec<&'a ReportClaim>>,
}

impl<'a> Pages<'a> {
    /// The most claims that one file shows in full.
    pub const CLAIMS: usize = 500;
    /// The most that a file weighs: what bounds the memory in which it is made, with that of who asks for it, to less
    /// than 500 MB.
    const WEIGHT: usize = 2_100;
    /// What a file holds of claims that are as many as [`Self::CLAIMS`], or weigh [`Self::WEIGHT`].
    const CAPACITY: usize = Self::CLAIMS * Self::WEIGHT;
    /// What one of several files holds: who asks for them holds more claims meanwhile, and that much more memory.
    const OF_MANY: usize = Self::CAPACITY / 5 * 4;
    /// The most pages that are drawn to be looked at.
    pub const SHOWN: usize = 12;
    /// No fewer rows of a list fill a page.
    const ROWS: usize = 45;

    /// Puts the claims of a report into few files, each with about as much as another.
    pub fn of(report: &'a Report) -> Self {
        let loads: Vec<usize> = report.claims.iter().map(load).collect();
        let is_one = loads.iter().sum::<usize>() <= Self::CAPACITY;
        let capacity = if is_one { Self::CAPACITY } else { Self::OF_MANY };
        let volumes = shared_out(&loads, capacity).into_iter().map(|part| report.claims[part].iter().collect());
        Self { report, volumes: volumes.collect() }
    }

    /// How many volumes there are beside the contents; 0 where one file holds everything.
    pub fn volumes(&self) -> usize {
        if self.volumes.len() == 1 { 0 } else { self.volumes.len() }
    }

    /// The name of a volume's file, counted from 0: `report-03-of-25.pdf` beside `report.pdf`.
    pub fn name(&self, contents: &str, n: usize) -> String {
        slip::name_of(contents, n, self.volumes.len())
    }

    /// One volume, counted from 0. `contents` is the name of the file that has the report's JSON.
    pub fn volume(&self, n: usize, contents: &str, json: &Digest) -> Sheet {
        let mut part = self.part_of(n);
        let count = part.claims.len();
        let mut root = part.root(&[]);
        root.volume = Some(self.label(n, contents, count));
        root.slip = Some(slip::of_volume(n, self.volumes.len(), contents, json).to_ascii());
        root.attached = Some(Attached {
            name: contents.to_owned(),
            sha256: json.to_string(),
            words: format!("The JSON form of the whole report is attached to {contents}. Its SHA-256:"),
        });
        sheet(&root, part)
    }

    /// The file that has everything, or the contents where there are volumes. `json` is attached to it as `name`.
    pub fn whole(&self, made: &[Bound], name: &str, json: &Digest) -> Sheet {
        let claims = self.volumes.iter().flatten().copied().collect();
        let mut part = self.part(self.report.coverage.clone(), claims);
        part.is_whole = made.is_empty();
        for (n, volume) in self.volumes.iter().enumerate().filter(|_| !made.is_empty()) {
            let label = (n + 1).to_string();
            part.volume_of.extend(volume.iter().map(|claim| (claim.key, label.clone())));
        }
        let mut root = part.root(made);
        root.attached = Some(Attached {
            name: name.to_owned(),
            sha256: json.to_string(),
            words: "The JSON form of this report is attached to this file. Its SHA-256:".to_owned(),
        });
        if !made.is_empty() {
            root.slip = Some(slip::of_contents(made, json).to_ascii());
            root.volume = Some(Volume {
                label: format!("Contents of {} volumes", made.len()),
                words: "Every claim is in one of the volumes listed below, which are files beside this one.".to_owned(),
            });
        }
        root.volumes = made
            .iter()
            .zip(&self.volumes)
            .map(|(made, claims)| OfVolumes {
                name: made.name.clone(),
                claims: words::grouped(claims.len() as u64),
                keys: in_runs(claims),
                pages: words::grouped(made.pages.into()),
                sha256: made.digest.to_string(),
            })
            .collect();
        sheet(&root, part)
    }

    /// Enough of the first file with claims to fill so many pages; nothing where little more than these would be left
    /// out. The numbers of pages that are not laid out are not there.
    pub fn beginning(&self, contents: &str, pages: usize) -> Option<Sheet> {
        let most = Self::ROWS * pages;
        let claims = self.volumes.first()?;
        let is_one = self.volumes.len() == 1;
        if is_one && rows_of(self.report, claims) <= most {
            return None;
        }
        let mut part = if is_one { self.part(self.report.coverage.clone(), claims.clone()) } else { self.part_of(0) };
        part.rows = Some(most);
        let mut root = part.root(&[]);
        root.volume = (!is_one).then(|| self.label(0, contents, claims.len()));
        Some(sheet(&root, part))
    }

    fn part_of(&self, n: usize) -> Part<'a> {
        let claims = self.volumes.get(n).cloned().unwrap_or_default();
        let mut part = self.part(coverage_of(self.report, &claims), claims);
        part.is_whole = false;
        part
    }

    fn label(&self, n: usize, contents: &str, claims: usize) -> Volume {
        Volume {
            label: format!("Volume {} of {}", n + 1, self.volumes.len()),
            words: format!(
                "Everything on these pages is of this volume’s {}. What the whole report covers, and its data, is in {contents}.",
                words::count(claims as u64, "claim", "claims")
            ),
        }
    }

    fn part(&self, coverage: claimbook_core::domain::report::Coverage, claims: Vec<&'a ReportClaim>) -> Part<'a> {
        Part {
            report: self.report,
            documents: self.report.documents.iter().map(|document| (document.key, document)).collect(),
            claims,
            coverage,
            volume_of: HashMap::new(),
            is_whole: true,
            rows: None,
            images: Vec::new(),
        }
    }
}

fn sheet(root: &super::sheet::Root, part: Part<'_>) -> Sheet {
    let words = serde_json::to_vec(root).expect("no maps, no floats, no failing writer");
    Sheet {
        words,
        claims: u32::try_from(part.claims.len()).unwrap_or(u32::MAX),
        images: part.images,
        slip: root.slip.as_ref().map(|slip| slip.as_bytes().to_vec()),
        logo: part.report.logo.as_ref().map(|logo| logo.bytes.clone()),
    }
}

/// The keys of some claims, those that follow one another as a run; where these are too many to be read, the first and
/// the last claim.
fn in_runs(claims: &[&ReportClaim]) -> String {
    const RUNS: usize = 12;
    let mut keys: Vec<Key> = claims.iter().map(|claim| claim.key).collect();
    keys.sort_unstable();
    let runs: Vec<&[Key]> = keys.chunk_by(|one, next| one.number + 1 == next.number).collect();
    if let ([first, .., last], true) = (claims, RUNS < runs.len()) {
        return format!("{} to {} in the order of this report", first.key, last.key);
    }
    let run = |run: &&[Key]| match run {
        [first, .., last] => format!("{first} to {last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// Runs of what follows one another, none with more than the capacity unless one alone has more. Each is ended where it
/// has its share of what was left when it began.
fn shared_out(loads: &[usize], capacity: usize) -> Vec<Range<usize>> {
    let mut left: usize = loads.iter().sum();
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut held, mut share) = (0, 0);
    for (n, load) in loads.iter().enumerate() {
        match parts.last_mut() {
            Some(part) if held < share && held + load <= capacity => part.end = n + 1,
            _ => {
                left -= held;
                share = left.div_ceil(left.div_ceil(capacity).max(1));
                held = 0;
                parts.push(n..n + 1);
            }
        }
        held += load;
    }
    parts
}

/// What a claim takes of [`Pages::CAPACITY`].
fn load(claim: &ReportClaim) -> usize {
    (weight(claim) * Pages::CLAIMS).max(Pages::WEIGHT)
}

/// Roughly what a claim takes to be laid out, measured: an item of evidence with its document a third of a claim, and
/// two thousand characters as much.
pub(super) fn weight(claim: &ReportClaim) -> usize {
    let items = claim.evidence.iter().take(ITEMS);
    let places = claim.appearances.iter().filter_map(|place| place.passage.as_ref());
    let mut characters = claim.statement.len().min(STATEMENT);
    characters += claim
        .verdicts()
        .flat_map(|verdict| [&verdict.rationale, &verdict.wording, &verdict.reason])
        .chain(items.clone().flat_map(|item| [&item.note, &item.explanation]))
        .flatten()
        .map(|text| text.len().min(PROSE))
        .sum::<usize>();
    characters += places
        .chain(items.clone().filter_map(|item| item.passage.as_ref()))
        .map(|passage| passage.before.len() + passage.exact.len().min(STATEMENT) + passage.after.len())
        .sum::<usize>();
    3 + items.count() + characters / 2_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(loads: &[usize], capacity: usize) -> Vec<usize> {
        shared_out(loads, capacity).into_iter().map(|part| part.len()).collect()
    }

    #[test]
    fn parts_are_about_as_heavy_as_one_another_and_hold_no_more_than_they_can() {
        assert_eq!(lengths(&[], 5), [0; 0]);
        assert_eq!(lengths(&[1; 5], 5), [5]);
        assert_eq!(lengths(&[1; 6], 5), [3, 3]);
        assert_eq!(lengths(&[1; 11], 5), [4, 4, 3]);
        assert_eq!(lengths(&[1, 1, 1, 4, 1, 1], 5), [3, 1, 2]);
        assert_eq!(lengths(&[1, 4, 4, 1, 4], 5), [2, 2, 1]);
        assert_eq!(lengths(&[1, 1, 20, 1, 1], 5), [2, 1, 2], "what is too heavy is alone, and the others are not");
        assert_eq!(lengths(&[3, 3, 3], 5), [1, 1, 1]);
    }
}
