//! The main job on a real article, from the file to a report that verifies, through the contract.

use std::fs;
use std::sync::Arc;

use claimbook_api::Session;
use kit::StillWorld;
use serde_json::{Value, json};

use crate::corpus;

#[test]
fn the_main_job_on_the_seed_article() {
    let Some(corpus) = corpus("the_main_job_on_the_seed_article") else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut session = Session::in_world(Arc::new(StillWorld::at("2025-03-15T09:00:00Z")));
    let mut done = |command: &str, request: Value| -> Value {
        let answer = session.call(command, request);
        answer.unwrap_or_else(|refused| panic!("{command}: {refused:?}"))["value"].take()
    };
    done("set_author", json!({ "name": "Ana K." }));
    done("create_book", json!({ "path": path("ceasefire.claimbook"), "title": "Ceasefire" }));

    let article = json!({ "path": corpus.join("seed/article-2025-03-14.txt"), "source": "The wire" });
    assert_eq!(done("import_document", article)["published"], "2025-03-14");
    for (n, (statement, claimant, quote)) in [
        ("Russia occupies nearly 20 percent of Ukraine.", "the article itself", "nearly 20 percent of the country"),
        ("Moscow has tried for seven months to push the troops out of Kursk.", "Russia", "for seven months"),
    ]
    .into_iter()
    .enumerate()
    {
        let claim = json!({
            "statement": statement, "claimant": claimant, "document": "D-0001", "quote": quote, "tags": ["front line"],
        });
        let row = done("add_claim", claim);
        assert_eq!((&row["said"], &row["source"]), (&json!("2025-03-14"), &json!("The wire")));
        let shown = done("claim", json!({ "key": format!("CB-000{}", n + 1) }));
        assert_eq!(shown["appearances"][0]["exact"], quote, "it stands there once");
    }
    fs::write(path("map.csv"), "area,share\ncontrolled,0.19\n").unwrap();
    done("attach", json!({ "key": "CB-0001", "file": path("map.csv"), "stance": "supports", "source": "A map maker" }));
    done("attach", json!({ "key": "CB-0002", "url": "https://kursk.example/timeline", "stance": "partly-refutes" }));
    let judge = |key: &str, outcome: &str, rating: &str| json!({ "key": key, "outcome": outcome, "rating": rating, "because": "Counted again.", "wording": "about 19 percent" });
    done("judge", judge("CB-0001", "verified", "mostly-true"));
    done("judge", judge("CB-0002", "disputed", "missing-context"));

    for format in ["html", "md", "json", "csv", "docx", "xlsx"] {
        let report = path(&format!("report.{format}"));
        let written = done("export_report", json!({ "format": format, "path": report }));
        assert_eq!((&written["claims"], &written["open"]), (&json!(2), &json!([])));
        let text = kit::as_text(&fs::read(report).unwrap());
        for words in ["nearly 20 percent of the country", "for seven months", "about 19 percent", "D-0001"] {
            assert!(text.contains(words), "`{words}` stands in the {format}");
        }
    }
    let verified = done("verify", json!({}));
    assert_eq!((&verified["sound"], &verified["findings"]), (&json!(true), &json!([])));
    done("close_book", json!({}));
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let beside = names.filter(|name| name.to_string_lossy().contains(".claimbook-")).count();
    assert_eq!(beside, 0, "the file alone is the book");
}
