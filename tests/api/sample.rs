//! The sample book, through the contract.

use claimbook_api::Session;
use serde_json::json;

#[test]
fn the_sample_book_shows_every_state_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.claimbook");
    let mut session = Session::new();

    let made = session.call("create_book", json!({ "path": path, "sample": true })).unwrap();

    let statuses = &made["value"]["statuses"];
    assert_eq!(
        *statuses,
        json!({ "toReview": 3, "inReview": 2, "verified": 4, "disputed": 4, "unverifiable": 1, "all": 14 })
    );
    let verified = session.call("verify", json!({})).unwrap();
    assert_eq!(verified["value"]["findings"], json!([]));
    for format in ["html", "md", "json", "csv", "docx", "xlsx"] {
        let out = folder.path().join(format!("sample.{format}"));
        let done = session.call("export_report", json!({ "format": format, "path": out })).unwrap();
        assert_eq!(done["value"]["claims"], 14);
        let marked = kit::as_text(&std::fs::read(out).unwrap()).to_lowercase().contains("sample");
        assert!(marked || format == "csv", "the {format} says that it is a sample");
    }
}
