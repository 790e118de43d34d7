//! The answers for programs: each command once, one object each.

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn every_answer_is_one_object_of_schema_1() {
    let mut desk = Desk::new();
    desk.put("invoice.txt", "5.2 million");
    desk.run(&["new", "h.claimbook", "--json"]);
    desk.book(&["import", "bridge.md", "--json"]);
    desk.book(&["add", "The bridge cost 4 million.", "--document", "D-0001", "--said", "March 2025", "--json"]);
    desk.book(&["attach", "CB-0001", "invoice.txt", "--stance", "refutes", "--json"]);
    desk.book(&["verdict", "CB-0001", "disputed", "--rating", "false", "--because", "The invoice.", "--json"]);
    desk.book(&["edit", "CB-0001", "--tag", "bridge", "--json"]);
    desk.book(&["list", "--json"]);
    desk.book(&["list", "statsu:disputed", "--limit", "0", "--json"]);
    desk.book(&["withdraw", "CB-0001", "--reason", "Another bridge.", "--json"]);
    desk.book(&["show", "CB-0001", "--json"]);
    desk.book(&["remove", "CB-0001", "--json"]);
    desk.book(&["restore", "CB-0001", "--json"]);
    desk.book(&["undo", "--json"]);
    desk.book(&["redo", "--json"]);
    desk.book(&["report", "--format", "csv", "-o", "report.csv", "--json"]);
    desk.book(&["copy", "copy.claimbook", "--json"]);
    desk.book(&["history", "D-0001", "--json"]);
    desk.book(&["verify", "--json"]);
    let purged = purge_of_first_claim(&mut desk);
    assert_eq!(purged["schema"], 1);

    for line in desk.transcript().lines().filter(|line| line.starts_with('{')) {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["schema"], 1, "{line}");
    }
    insta::assert_snapshot!(desk.transcript());
}

fn purge_of_first_claim(desk: &mut Desk) -> Value {
    let history = desk.claims(&["--book", "h.claimbook", "history", "CB-0001", "--json"]).output().unwrap();
    let history: Value = serde_json::from_slice(&history.stdout).unwrap();
    let step = history["steps"][0]["step"].as_str().unwrap();
    let purged = desk.book(&["purge", step, "--reason", "Asked for.", "--json"]);
    serde_json::from_slice(&purged.stdout).unwrap()
}

#[test]
fn a_refusal_is_one_object_on_standard_error() {
    let mut desk = Desk::with_book();

    for arguments in [
        &["add", "", "--source", "A", "--said", "2025"][..],
        &["add", "A.", "--source", "A", "--said", "31.02.2025"],
        &["add", "A.", "--source", "A", "--said", "2025-02-31"],
        &["show", "CB-9"],
        &["add", "A.", "--document", "D-1", "--said", "2025", "--quote", "mayor said"],
        &["add", "A."],
        &["lst"],
        &[],
    ] {
        let refused = desk.book(&[arguments, &["--json"]].concat());
        assert!(refused.stdout.is_empty());
        let object: Value = serde_json::from_slice(&refused.stderr).unwrap();
        assert_eq!(object["schema"], 1);
    }
    desk.run(&["list", "--json"]);

    insta::assert_snapshot!(desk.transcript());
}
