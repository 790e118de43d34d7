//! Files read back before anybody is told that they are there: what was damaged on the way is found.

use claimbook_core::domain::report::Report;
use claimbook_report::readback::{Unsound, read_back};
use claimbook_report::{Format, render};

use crate::harbour;
use crate::hostile::{CONTROL, MARKDOWN, MARKUP, TURNED, with};

fn read(bytes: &[u8], report: &Report, format: Format) -> Result<(), Unsound> {
    // The harbour's history is invented: what its steps did has no words of their own.
    read_back(bytes, report, format, |_| None)
}

fn bytes(report: &Report, format: Format) -> Vec<u8> {
    render(report, format).unwrap().bytes
}

/// Everything but JSON, whose chain an invented report has not; `tests/api` reads real ones back.
const FORMATS: [Format; 5] = [Format::Html, Format::Markdown, Format::Csv, Format::Docx, Format::Xlsx];

#[test]
fn what_was_rendered_reads_back() {
    for words in ["", MARKUP, TURNED, CONTROL, MARKDOWN, "=1+1", "'; \"\",\n", "## Claims\n### CB-0001: x\n## y"] {
        let report = if words.is_empty() { harbour::report() } else { with(words) };
        for format in FORMATS {
            assert_eq!(read(&bytes(&report, format), &report, format), Ok(()), "{format:?} of {words:?}");
        }
    }
}

#[test]
fn a_file_that_breaks_off_anywhere_is_found() {
    let report = harbour::report();
    for format in FORMATS {
        let whole = bytes(&report, format);
        let text = &whole[..whole.len() - 1];
        // The last lines of text formats are not told apart from an end; their beginning to the last claim is.
        for end in [0, 1, whole.len() / 8, whole.len() / 3] {
            assert!(read(&whole[..end], &report, format).is_err(), "{format:?} of {end} bytes");
        }
        if !format.is_text() {
            assert!(read(text, &report, format).is_err(), "{format:?} without its last byte");
        }
    }
}

#[test]
fn a_claim_that_is_missing_moved_or_too_many_is_found() {
    let report = harbour::report();
    let (mut fewer, mut moved) = (report.clone(), report.clone());
    fewer.claims.pop();
    moved.claims.swap(1, 2);
    for format in FORMATS {
        let misplaced = |key: &str| Err(Unsound::Misplaced { key: key.to_owned() });
        assert_eq!(read(&bytes(&fewer, format), &report, format), misplaced("CB-0006"), "{format:?}");
        assert_eq!(read(&bytes(&moved, format), &report, format), misplaced("CB-0002"), "{format:?}");
        assert!(read(&bytes(&report, format), &fewer, format).is_err(), "{format:?}");
    }
}

#[test]
fn a_byte_that_changed_in_a_part_of_an_archive_is_found() {
    let report = harbour::report();
    for format in [Format::Docx, Format::Xlsx] {
        let whole = bytes(&report, format);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
        let places: Vec<_> = (0..archive.len())
            .map(|at| {
                let part = archive.by_index(at).unwrap();
                let start = usize::try_from(part.data_start().unwrap()).unwrap();
                (part.name().unwrap().into_owned(), start + usize::try_from(part.compressed_size()).unwrap() / 2)
            })
            .collect();
        for (name, place) in places {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x10;
            let found = read(&damaged, &report, format);
            assert!(matches!(&found, Err(Unsound::Part { part, .. }) if *part == name), "{name}: {found:?}");
        }
    }
}

/// The archive with one part replaced.
fn with_part(whole: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (other, text) in kit::parts(whole) {
        archive.start_file(&*other, zip::write::SimpleFileOptions::default()).unwrap();
        let text = if other == name { change(&text) } else { text };
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn xml_that_is_not_well_formed_is_found() {
    let report = harbour::report();
    let whole = bytes(&report, Format::Docx);
    let changed = |change: fn(&str) -> String| with_part(&whole, "word/footnotes.xml", change);
    assert_eq!(read(&changed(str::to_owned), &report, Format::Docx), Ok(()));
    for change in [
        |xml: &str| xml.replacen("</w:p>", "", 1),
        |xml: &str| xml.replace("</w:footnotes>", ""),
        |xml: &str| format!("{xml}<again/>"),
        |xml: &str| format!("{xml} words"),
        |xml: &str| xml.replacen("<w:p>", "<w:p>&nothing;", 1),
        |xml: &str| xml.replacen("<w:p>", "<w:p a=\"1\" a=\"2\">", 1),
        |xml: &str| xml.replacen("<w:p>", "<w:p>\u{1}", 1),
        |_: &str| String::new(),
    ] {
        let found = read(&changed(change), &report, Format::Docx);
        assert!(matches!(&found, Err(Unsound::Part { part, .. }) if part == "word/footnotes.xml"), "{found:?}");
    }
}

#[test]
fn text_that_is_none_is_found() {
    let report = harbour::report();
    for format in [Format::Html, Format::Markdown] {
        let mut damaged = bytes(&report, format);
        let middle = damaged.len() / 2;
        damaged[middle] = 0xff;
        assert_eq!(read(&damaged, &report, format), Err(Unsound::NotText));
    }
    let csv = String::from_utf8(bytes(&report, Format::Csv)).unwrap();
    for damaged in [csv.replacen("statement", "stand", 1), csv.replacen(",truth,", ",", 1)] {
        assert!(matches!(read(damaged.as_bytes(), &report, Format::Csv), Err(Unsound::NotTable(_))));
    }
}

#[test]
fn json_that_does_not_agree_with_its_own_history_is_found() {
    let report = harbour::report();
    let json = bytes(&report, Format::Json);
    assert!(matches!(read(&json, &report, Format::Json), Err(Unsound::Finding(_))), "its history is invented");
    assert!(matches!(read(&json[..json.len() / 2], &report, Format::Json), Err(Unsound::Json(_))));
    let mut other = report.clone();
    other.claims[2].id = report.claims[1].id;
    assert_eq!(read(&json, &other, Format::Json), Err(Unsound::Misplaced { key: "CB-0003".to_owned() }));
}
