//! The bytes of every format, as a reader gets them.

use std::path::Path;

use claimbook_report::Format;

use crate::{harbour, text};

#[track_caller]
fn check(format: Format) {
    // Of an archive, its parts; what they are packed in is no text.
    let name = format!("golden.{}{}", format.extension(), if format.is_text() { "" } else { ".xml" });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report").join(&name);
    let rendered = readable(&text(&harbour::report(), format), format);
    if std::env::var("CLAIMBOOK_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&path, rendered).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    let line = rendered.lines().zip(golden.lines()).position(|(one, other)| one != other);
    assert!(rendered == golden, "{name} differs, first in line {:?}", line.map(|at| at + 1));
}

/// Each paragraph, row and text of an XML part on a line of its own, so that a difference is one.
fn readable(rendered: &str, format: Format) -> String {
    if format.is_text() {
        return rendered.to_owned();
    }
    ["<w:p>", "<w:tbl>", "<w:style ", "<Relationship ", "<row ", "<si>", "<xf "]
        .into_iter()
        .fold(rendered.to_owned(), |text, tag| text.replace(tag, &format!("\n{tag}")))
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

#[test]
fn the_document_is_the_golden_one() {
    check(Format::Docx);
}

#[test]
fn the_sheets_are_the_golden_ones() {
    check(Format::Xlsx);
}
