//! A report that is handed over: sound as it was written, and found out wherever somebody changed it.

use claimbook_api::Session;
use claimbook_core::book::Op;
use claimbook_core::domain::digest::Digest;
use claimbook_report::check::{Checked, Refused};
use claimbook_report::{Format, render};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

use crate::harbour;

fn check(bytes: &[u8]) -> Result<Checked, Refused> {
    claimbook_report::check::check(bytes, |word| Op::find(word).map(Op::phrase))
}

/// The sample book's report.
static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut session = Session::new();
    session.call("create_book", json!({ "path": path("sample.claimbook"), "sample": true })).unwrap();
    session.call("export_report", json!({ "format": "json", "path": path("report.json") })).unwrap();
    std::fs::read(path("report.json")).unwrap()
});

fn sample() -> Value {
    serde_json::from_slice(&SAMPLE).unwrap()
}

/// What is found after somebody changed the sample's report.
#[track_caller]
fn found(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut report = sample();
    change(&mut report);
    assert_ne!(report, sample(), "something was changed");
    let findings = check(report.to_string().as_bytes()).unwrap().findings;
    findings.into_iter().map(|finding| (finding.about, finding.what)).collect()
}

#[track_caller]
fn assert_found(about: &str, words: &str, change: impl FnOnce(&mut Value)) {
    let found = found(change);
    assert!(found.iter().any(|(of, what)| of == about && what.contains(words)), "{about}: {words} in {found:#?}");
}

fn short(step: &Value) -> String {
    let id = step["id"].as_str().unwrap();
    format!("step {}", &id[id.len() - 8..])
}

/// The first step that shows the image of something with this key.
fn step_of(report: &Value, key: &str) -> (usize, usize) {
    let needle = format!("\"key\":\"{key}\"");
    let steps = report["history"].as_array().unwrap();
    let entries = |step: &Value| step["shown"]["entries"].as_array().cloned().unwrap_or_default();
    let is_it = |entry: &Value| entry["image"].as_str().is_some_and(|image| image.contains(&needle));
    let found = steps.iter().enumerate().find_map(|(n, step)| Some((n, entries(step).iter().position(is_it)?)));
    found.unwrap()
}

/// The first claim that has such a member, and its key.
fn claim_with(report: &Value, pointer: &str) -> (usize, String) {
    let claims = report["claims"].as_array().unwrap();
    let at = claims.iter().position(|claim| claim.pointer(pointer).is_some_and(|member| !member.is_null())).unwrap();
    (at, claims[at]["key"].as_str().unwrap().to_owned())
}

#[test]
fn a_report_is_sound_as_it_was_written() {
    let Checked { claims, steps, heads, findings, .. } = check(&SAMPLE).unwrap();

    assert_eq!(findings, []);
    assert_eq!((claims, steps.len()), (14, sample()["history"].as_array().unwrap().len()));
    assert_eq!(heads, [steps.last().unwrap().hash.clone()]);
}

#[test]
fn a_history_that_was_made_up_is_found_step_by_step() {
    let report = harbour::report();
    let checked = check(&render(&report, Format::Json).unwrap().bytes).unwrap();

    for step in &checked.steps {
        let about = format!("step {}", step.short);
        assert!(checked.findings.iter().any(|finding| finding.about == about), "{about}");
    }
    for claim in &report.claims {
        assert!(checked.findings.iter().any(|finding| finding.about == claim.key.to_string()), "{}", claim.key);
    }
}

#[test]
fn words_that_are_shown_otherwise_than_sealed_are_found() {
    assert_found("CB-0001", "statement", |report| report["claims"][0]["statement"] = json!("All is well."));
    assert_found("CB-0001", "said on", |report| report["claims"][0]["said"]["typed"] = json!("never"));
    assert_found("CB-0001", "source", |report| report["claims"][0]["source"] = json!("The Moon"));
    assert_found("D-0001", "title", |report| report["documents"][0]["title"] = json!("Another"));
    assert_found("D-0001", "file", |report| report["documents"][0]["original"]["digest"] = json!("0".repeat(64)));
    let (at, key) = claim_with(&sample(), "/verdict/rationale");
    assert_found(&key, "rationale", |report| report["claims"][at]["verdict"]["rationale"] = json!("Because."));
    assert_found(&key, "outcome", |report| {
        let other = if report["claims"][at]["outcome"] == "verified" { "disputed" } else { "verified" };
        report["claims"][at]["status"] = json!(other);
        report["claims"][at]["outcome"] = json!(other);
        report["claims"][at]["verdict"]["outcome"] = json!(other);
    });
    assert_found(&key, "status", |report| report["claims"][at]["outcome"] = json!(null));
    let (at, _) = claim_with(&sample(), "/evidence/0/stance");
    let item = sample()["claims"][at]["evidence"][0]["key"].as_str().unwrap().to_owned();
    assert_found(&item, "stance", |report| {
        let stance = &mut report["claims"][at]["evidence"][0]["stance"];
        *stance = json!(if *stance == "refutes" { "supports" } else { "refutes" });
    });
}

#[test]
fn a_quote_with_other_words_or_at_another_place_is_found() {
    let (at, key) = claim_with(&sample(), "/appearances/0/passage");
    let words = "is shown otherwise than it was sealed";
    assert_found(&key, words, |report| {
        let exact = &mut report["claims"][at]["appearances"][0]["passage"]["exact"];
        *exact = json!(exact.as_str().unwrap().chars().rev().collect::<String>());
    });
    assert_found(&key, "longer or shorter", |report| {
        report["claims"][at]["appearances"][0]["passage"]["start"] = json!(0);
    });
    let (at, _) = claim_with(&sample(), "/evidence/0/passage");
    let item = sample()["claims"][at]["evidence"][0]["key"].as_str().unwrap().to_owned();
    assert_found(&item, "quote", |report| {
        let passage = &mut report["claims"][at]["evidence"][0]["passage"];
        passage["exact"] = json!(passage["exact"].as_str().unwrap().to_uppercase());
    });
}

#[test]
fn what_is_left_out_of_a_claim_is_found() {
    let (at, key) = claim_with(&sample(), "/evidence/0");
    assert_found(&key, "without an item of evidence", |report| {
        report["claims"][at]["evidence"].as_array_mut().unwrap().remove(0);
    });
    let (at, key) = claim_with(&sample(), "/other_verdicts/0");
    assert_found(&key, "without a verdict", |report| report["claims"][at]["other_verdicts"] = json!([]));
    let (at, key) = claim_with(&sample(), "/appearances/0");
    assert_found(&key, "without a place", |report| report["claims"][at]["appearances"] = json!([]));
    let twice = sample()["claims"][0].clone();
    assert_found("CB-0001", "twice", |report| report["claims"].as_array_mut().unwrap().push(twice));
}

#[test]
fn an_entry_that_was_rewritten_is_found() {
    let (step, entry) = step_of(&sample(), "CB-0001");
    let about = short(&sample()["history"][step]);
    let rewritten = |report: &mut Value| {
        report["claims"][0]["statement"] = json!("All is well.");
        let entry = &mut report["history"][step]["shown"]["entries"][entry];
        let mut image: Value = serde_json::from_str(entry["image"].as_str().unwrap()).unwrap();
        image["statement"] = json!("All is well.");
        entry["image"] = json!(image.to_string());
    };
    assert_found(&about, "does not hash to its digest", rewritten);
    assert_found(&about, "does not hold", |report| {
        rewritten(report);
        let entry = &mut report["history"][step]["shown"]["entries"][entry];
        let salt = [0; 16];
        entry["salt"] = json!("0".repeat(32));
        entry["digest"] = json!(Digest::of(&[&salt, entry["image"].as_str().unwrap().as_bytes()].concat()).as_str());
    });
    assert_found("CB-0001", "is not shown", |report| {
        rewritten(report);
        let steps = report["history"].as_array_mut().unwrap();
        let shown = steps.iter_mut().filter_map(|step| step.pointer_mut("/shown/entries")?.as_array_mut()).flatten();
        for entry in shown.filter(|entry| entry["image"].as_str().is_some_and(|image| image.contains("CB-0001"))) {
            entry["salt"] = json!(null);
            entry["image"] = json!(null);
        }
    });
}

#[test]
fn a_chain_that_was_cut_turned_or_rewritten_is_found() {
    let steps = sample()["history"].as_array().unwrap().clone();
    let last = steps.len() - 1;
    assert_found(&short(&steps[4]), "A step is missing", |report| {
        report["history"].as_array_mut().unwrap().remove(3);
    });
    assert_found(&short(&steps[3]), "stands after a later one", |report| {
        report["history"].as_array_mut().unwrap().swap(3, 4);
    });
    assert_found("heads", "end", |report| drop(report["history"].as_array_mut().unwrap().pop()));
    assert_found(&short(&steps[2]), "does not hash", |report| report["history"][2]["hash"] = json!("0".repeat(64)));
    assert_found(&short(&steps[3]), "does not follow", |report| report["history"][2]["hash"] = json!("0".repeat(64)));
    assert_found("heads", "end", |report| report["heads"][0]["hash"] = json!("0".repeat(64)));
    assert_found("heads", "end", |report| report["heads"][0]["count"] = json!(1));
    assert_found("heads", "end", |report| report["heads"] = json!([]));
    assert_found("history", "last step", |report| report["as_of"] = json!("2001-01-01T00:00:00.000Z"));
    assert_found(&short(&steps[last]), "not that of a step", |report| {
        report["history"][last]["sealed"] = json!("{}");
    });
    assert_found(&short(&steps[1]), "another book", |report| {
        report["book"]["id"] = json!("01959000-0000-7000-8000-000000000001");
    });
    assert_found(&short(&steps[last]), "not when or what", |report| {
        let step = &mut report["history"][last];
        step["shown"] = json!({ "at": "2001-01-01T00:00:00.000Z", "what": "claim added", "entries": [] });
    });
    // Whoever seals a step anew breaks the one after it.
    assert_found(&short(&steps[3]), "does not follow", |report| {
        let step = &mut report["history"][2];
        let sealed = step["sealed"].as_str().unwrap().replace("\"at\":\"20", "\"at\":\"19");
        step["hash"] = json!(Digest::of(format!("claimbook/step/1\n{sealed}").as_bytes()).as_str());
        step["sealed"] = json!(sealed);
    });
}

/// A report of a book that was copied, and went on as a copy.
fn report_of_a_copy() -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut session = Session::new();
    let claim = |statement: &str| json!({ "statement": statement, "source": "Halvern Courier", "said": "2025-03" });
    session.call("create_book", json!({ "path": path("first.claimbook") })).unwrap();
    session.call("add_claim", claim("The wall is 340 metres long.")).unwrap();
    session.call("copy_book", json!({ "path": path("copy.claimbook") })).unwrap();
    session.call("open_book", json!({ "path": path("copy.claimbook") })).unwrap();
    session.call("add_claim", claim("The wall is new.")).unwrap();
    session.call("export_report", json!({ "format": "json", "path": path("report.json") })).unwrap();
    serde_json::from_slice(&std::fs::read(path("report.json")).unwrap()).unwrap()
}

#[test]
fn a_copy_whose_steps_were_all_removed_is_missed_by_the_others() {
    let mut report = report_of_a_copy();
    let whole = check(report.to_string().as_bytes()).unwrap();
    assert_eq!((whole.heads.len(), whole.findings), (2, vec![]));

    let copy = report["history"][0]["replica"].clone();
    for list in ["history", "heads"] {
        report[list].as_array_mut().unwrap().retain(|of| of["replica"] != copy);
    }
    let findings = check(report.to_string().as_bytes()).unwrap().findings;
    assert!(findings.iter().any(|finding| finding.what.contains("another copy that is not here")), "{findings:#?}");
}

#[test]
fn a_report_after_a_purge_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut session = Session::new();
    session.call("create_book", json!({ "path": path("h.claimbook") })).unwrap();
    let claim = json!({ "statement": "The neighbour did it.", "source": "Halvern Courier", "said": "2025-03" });
    session.call("add_claim", claim).unwrap();
    session.call("attach", json!({ "key": "CB-0001", "note": "Her name.", "stance": "context" })).unwrap();
    let history = session.call("history", json!({ "key": "E-0001" })).unwrap();
    let step = &history["value"]["steps"][0]["step"];
    session.call("purge", json!({ "step": step, "reason": "It named a minor." })).unwrap();
    session.call("export_report", json!({ "format": "json", "path": path("report.json") })).unwrap();

    let checked = check(&std::fs::read(path("report.json")).unwrap()).unwrap();
    assert_eq!(checked.findings, []);
}

#[test]
fn a_coverage_that_counts_otherwise_is_found() {
    for name in
        ["claims", "judged", "verified", "disputed", "unverifiable", "in_review", "to_review", "bare", "evidence"]
    {
        assert_found("coverage", "counts", |report| {
            report["coverage"][name] = json!(report["coverage"][name].as_u64().unwrap() + 1);
        });
    }
    assert_found("coverage", "open", |report| report["coverage"]["open"] = json!(["CB-0001", "CB-0002"]));
}

#[test]
fn what_is_no_report_is_refused_in_words() {
    let refused = |text: &str| check(text.as_bytes()).unwrap_err();
    assert!(matches!(refused(""), Refused::NotJson(_)));
    assert!(matches!(refused("Dear colleague"), Refused::NotJson(_)));
    assert_eq!(refused("[]"), Refused::Foreign);
    assert_eq!(refused(r#"{"format":"geojson","version":1}"#), Refused::Foreign);
    assert_eq!(refused(r#"{"format":"claimbook-report","version":0}"#), Refused::Foreign);
    assert_eq!(refused(r#"{"format":"claimbook-report","version":2,"claims":7}"#), Refused::Newer(2));
    assert!(matches!(refused(r#"{"format":"claimbook-report","version":1}"#), Refused::Misshapen(_)));
    assert!(matches!(refused(&"[".repeat(1_000_000)), Refused::NotJson(_) | Refused::Foreign));
    assert_eq!(check(&vec![b' '; claimbook_report::check::LIMIT + 1]), Err(Refused::TooLarge));
}

/// Every place in a value, as a pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(values) => (0..).zip(values).for_each(|(n, value)| places(value, &format!("{at}/{n}"), all)),
        Value::Object(members) => members.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_report_that_is_cut_short_is_refused(part in 0.0..1.0_f64) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let end = (SAMPLE.len() as f64 * part) as usize;
        // The last byte is a line feed.
        prop_assert!(check(&SAMPLE[..end.min(SAMPLE.len() - 2)]).is_err());
    }

    #[test]
    fn bytes_of_chance_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(check(&bytes).is_err());
    }

    #[test]
    fn a_value_of_another_kind_anywhere_is_answered(
        place in any::<proptest::sample::Index>(),
        other in prop_oneof![
            Just(json!(null)), Just(json!(-1)), Just(json!(u64::MAX)), Just(json!("")), Just(json!("é\u{0}\u{202e}")),
            Just(json!([])), Just(json!({})),
        ],
    ) {
        let mut report = sample();
        let mut all = Vec::new();
        places(&report, "", &mut all);
        *report.pointer_mut(&all[place.index(all.len())]).unwrap() = other;
        if let Ok(checked) = check(report.to_string().as_bytes()) {
            prop_assert!(checked.findings.iter().all(|finding| finding.what.ends_with('.')));
        }
    }
}
