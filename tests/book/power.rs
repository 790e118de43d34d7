//! A disk that forgets what was not synced.

use std::collections::BTreeSet;

use kit::{Chance, Disk, Loss, Operation, TestBook};

use crate::hands::{findings, hand, what_stands};

const CUTS: usize = 60;

#[test]
fn a_power_cut_that_leaves_only_synced_bytes_loses_no_acknowledged_change() {
    survive_cuts(Loss::Everything, 1);
}

#[test]
fn a_power_cut_that_leaves_a_part_of_the_unsynced_bytes_loses_no_acknowledged_change() {
    survive_cuts(Loss::Tail, 2);
}

#[test]
fn a_power_cut_that_leaves_unsynced_writes_out_of_order_loses_no_acknowledged_change() {
    survive_cuts(Loss::Some, 3);
}

/// Lets a process work on a disk that is watched, and cuts the power at places chosen by chance.
fn survive_cuts(loss: Loss, seed: u64) {
    let test = TestBook::at("2025-03-14T09:00:00Z");
    let (path, log) = (test.path(), test.folder().join("disk.log"));
    test.book.close().expect("a book closes");
    let begun = std::fs::read(&path).expect("the file alone is the book");
    let text = |path: &std::path::Path| path.to_str().expect("the tests choose their names").to_owned();
    let said = hand(&["record", &text(&log), &text(&path), "Ana", &seed.to_string(), "40"]);
    assert_eq!(said.len(), 41, "every change was made: {said:?}");

    let operations = Operation::read_all(&log).expect("the log can be read");
    let mut chance = Chance::new(seed);
    let mut cuts = BTreeSet::from([operations.len()]);
    while cuts.len() < CUTS {
        cuts.insert(usize::try_from(chance.below(operations.len() as u64)).expect("below a length"));
    }
    let mut disk = Disk::holding("test.claimbook", begun);
    let (mut told, mut replayed, mut unsynced) = (Vec::new(), 0, 0);
    for cut in cuts {
        for operation in &operations[replayed..cut] {
            disk.replay(operation);
            if let Operation::Told { line } = operation {
                told.push(line.clone());
            }
        }
        replayed = cut;
        let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
        for (name, bytes) in disk.after_cut(loss, &mut chance) {
            std::fs::write(folder.path().join(name), bytes).expect("tests may write to their folder");
        }
        unsynced += usize::from(disk.has_unsynced());

        let book = folder.path().join("test.claimbook");
        assert_eq!(findings(&book), [], "after a cut at {cut} of {}", operations.len());
        let stands = what_stands(&book);
        let lost: Vec<&String> = told.iter().filter(|line| !stands.contains(*line)).collect();
        assert!(lost.is_empty(), "a cut at {cut} of {} lost {lost:?}", operations.len());
    }
    assert_eq!(told.len(), 40, "the last cut comes after the last change");
    assert!(CUTS / 3 < unsynced, "the cuts hit writing processes: {unsynced} had something to lose");
}
