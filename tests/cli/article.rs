//! The main job on a real article, where there is one.

use std::env;
use std::path::PathBuf;

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn the_main_job_runs_on_a_real_article() {
    let Some(corpus) = env::var_os("CLAIMBOOK_CORPUS") else {
        eprintln!("skipped: the_main_job_runs_on_a_real_article (CLAIMBOOK_CORPUS is not set)");
        return;
    };
    let article = PathBuf::from(corpus).join("seed/article-2025-03-14.txt");
    let mut desk = Desk::new();
    let mut ask = |arguments: &[&str]| -> Value {
        let output = desk.book(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };

    ask(&["new", "h.claimbook"]);
    let imported = ask(&["import", article.to_str().unwrap(), "--source", "the wire"]);
    assert_eq!((imported["key"].as_str(), imported["published"].as_str()), (Some("D-0001"), Some("2025-03-14")));
    for (statement, quote) in [
        ("The army occupies nearly 20 percent of the country.", "nearly 20 percent of the country"),
        ("Moscow has tried for seven months to dislodge the troops.", "for seven months"),
    ] {
        ask(&["add", statement, "--said", "2025-03-14", "--document", "D-0001", "--quote", quote]);
        let key = if quote.starts_with("nearly") { "CB-0001" } else { "CB-0002" };
        let shown = ask(&["show", key]);
        assert_eq!(shown["appearances"][0]["exact"], quote);
        assert_eq!(shown["source"], "the wire");
    }
    ask(&["attach", "CB-0001", "bridge.md", "--stance", "refutes"]);
    ask(&["verdict", "CB-0001", "disputed", "--rating", "misleading", "--because", "It counts an annexed part."]);
    ask(&["verdict", "CB-0002", "verified"]);
    let list = ask(&["list", "status:disputed"]);
    assert_eq!((list["total"].as_u64(), list["claims"][0]["documented"].as_bool()), (Some(1), Some(true)));
    for format in ["html", "md", "json", "csv", "docx", "xlsx"] {
        let report = ask(&["report", "--format", format, "-o", &format!("report.{format}")]);
        assert_eq!((report["claims"].as_u64(), report["logged"].as_bool()), (Some(2), Some(true)));
    }
    assert_eq!(ask(&["verify"])["sound"], true);
}
