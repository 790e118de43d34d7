//! The bytes of every format, as a reader gets them.

use std::path::Path;

use claimbook_report::Format;

use crate::{harbour, text};

#[track_caller]
fn check(format: Format) {
    let name = format!("golden.{}", format.extension());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report").join(&name);
    let rendered = text(&harbour::report(), format);
    if std::env::var("CLAIMBOOK_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&path, rendered).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    let line = rendered.lines().zip(golden.lines()).position(|(one, other)| one != other);
    assert!(rendered == golden, "{name} differs, first in line {:?}", line.map(|at| at + 1));
}

#[test]
fn the_page_is_the_golden_one() {
    check(Format::Html);
}

#[test]
fn the_markdown_is_the_golden_one() {
    check(Format::Markdown);
}

#[test]
fn the_json_is_the_golden_one() {
    check(Format::Json);
}

#[test]
fn the_table_is_the_golden_one() {
    check(Format::Csv);
}
