//! The document and the sheets, read by programs that we did not write: python-docx, openpyxl and `LibreOffice`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use claimbook_core::domain::report::Report;
use claimbook_core::domain::time::DescribedDate;
use claimbook_report::{Format, render};
use serde_json::Value;

use crate::hostile::{CONTROL, MARKDOWN, MARKUP, SCRIPTS, TURNED, TYPST, with};
use crate::{harbour, text};

/// The report as such a program reads it; nothing where it is not there, which is said on stderr.
fn read(test: &str, report: &Report, format: Format) -> Option<Value> {
    let (script, package) = match format {
        Format::Docx => ("read_docx.py", "python3-docx"),
        Format::Xlsx => ("read_xlsx.py", "python3-openpyxl"),
        Format::Html | Format::Markdown | Format::Json | Format::Csv => unreachable!("read by the other tests"),
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("report.{}", format.extension()));
    std::fs::write(&path, render(report, format).unwrap().bytes).unwrap();
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("report").join(script);
    // Debian's own, which finds Debian's packages whatever else is installed.
    let done = Command::new("/usr/bin/python3").arg(script).arg(&path).output().ok();
    let Some(done) = done.filter(|done| done.status.code() != Some(77)) else {
        eprintln!("skipped: {test} ({package} is not installed)");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(serde_json::from_slice(&done.stdout).unwrap())
}

/// The values of one column, by its heading, below it.
fn column<'a>(read: &'a Value, sheet: &str, heading: &str) -> Vec<&'a Value> {
    let rows = rows(read, sheet);
    let at = rows[0].iter().position(|cell| cell["value"] == heading).expect(heading);
    rows[1..].iter().map(|row| &row[at]).collect()
}

fn rows<'a>(read: &'a Value, sheet: &str) -> Vec<&'a Vec<Value>> {
    let sheets = read["sheets"].as_array().unwrap();
    let sheet = sheets.iter().find(|one| one["name"] == sheet).unwrap();
    sheet["rows"].as_array().unwrap().iter().map(|row| row.as_array().unwrap()).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn the_document_has_the_headings_of_the_markdown_in_the_same_order() {
    let report = harbour::report();
    let Some(document) = read("the_document_has_the_headings_of_the_markdown", &report, Format::Docx) else { return };

    let level = |style: &str| match style {
        "Title" => Some(1),
        "Heading 1" => Some(2),
        "Heading 2" => Some(3),
        _ => None,
    };
    let headings: Vec<(usize, String)> = document["paragraphs"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|paragraph| Some((level(paragraph[0].as_str()?)?, paragraph[1].as_str()?.to_owned())))
        .collect();
    let markdown = text(&report, Format::Markdown);
    let expected: Vec<(usize, String)> = markdown
        .lines()
        .filter_map(|line| {
            let depth = line.bytes().take_while(|byte| *byte == b'#').count();
            (1..=3).contains(&depth).then(|| (depth, line[depth + 1..].replace('\\', "")))
        })
        .collect();
    assert_eq!(headings, expected);
}

#[test]
fn every_source_of_the_document_stands_in_a_footnote() {
    let report = harbour::report();
    let Some(document) = read("every_source_of_the_document_stands_in_a_footnote", &report, Format::Docx) else {
        return;
    };

    let named: usize = report.claims.iter().map(|claim| claim.appearances.len() + claim.evidence.len()).sum();
    let cited = texts(&document["cited"]);
    assert_eq!(cited.len(), named);
    let notes = document["notes"].as_object().unwrap();
    assert_eq!(notes.len(), named, "no note without a place");
    assert_eq!(
        notes[cited[0]],
        "D-0001 Ilse Moran, Brandt: the shore is being sold, Halvern Courier, published 14 Mar 2025. Address: \
         https://courier.halvern.example/2025/03/14/shore Archived: \
         https://archive.example/20250314/https://courier.halvern.example/shore Accessed: 14 Mar 2025, 08:30 UTC."
    );
}

#[test]
fn every_link_inside_the_document_leads_somewhere() {
    let report = harbour::report();
    let Some(document) = read("every_link_inside_the_document_leads_somewhere", &report, Format::Docx) else { return };

    let places = texts(&document["places"]);
    for anchor in texts(&document["anchors"]) {
        assert!(places.contains(&anchor), "{anchor} leads nowhere");
    }
    for key in report.claims.iter().map(|claim| claim.key).chain(report.documents.iter().map(|document| document.key)) {
        assert!(places.contains(&key.to_string().replace('-', "_").as_str()), "{key} is no place");
    }
}

#[test]
fn the_document_and_the_sheets_hold_what_the_json_holds() {
    let report = harbour::report();
    let json: Value = serde_json::from_str(&text(&report, Format::Json)).unwrap();
    let test = "the_document_and_the_sheets_hold_what_the_json_holds";
    let Some(document) = read(test, &report, Format::Docx) else { return };
    let Some(sheets) = read(test, &report, Format::Xlsx) else { return };

    let words = document["everything"].as_str().unwrap();
    let notes: Vec<&str> = document["notes"].as_object().unwrap().values().map(|note| note.as_str().unwrap()).collect();
    let in_sheet = |sheet: &str, heading: &str| -> Vec<String> {
        column(&sheets, sheet, heading)
            .iter()
            .map(|cell| cell["value"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let (keys, statements) = (in_sheet("Claims", "Key"), in_sheet("Claims", "Statement"));
    let statuses = in_sheet("Claims", "Status");
    let items = in_sheet("Evidence", "Key");
    let mut item = 0;
    for (at, claim) in json["claims"].as_array().unwrap().iter().enumerate() {
        let said = |name: &str| claim[name].as_str().unwrap();
        assert_eq!((&*keys[at], &*statements[at]), (said("key"), said("statement")));
        let status = statuses[at].to_lowercase().replace(' ', "-");
        assert_eq!(status, said("status"));
        assert!(words.contains(&format!("{}: {}", said("key"), said("statement"))));
        assert!(words.contains(&format!("Status: {}", statuses[at])));
        for evidence in claim["evidence"].as_array().unwrap() {
            let key = evidence["key"].as_str().unwrap();
            assert_eq!(items[item], key);
            item += 1;
            assert!(words.contains(&format!("{key} ")), "{key} stands in the document");
        }
    }
    assert_eq!((keys.len(), items.len()), (6, item));
    let documents = in_sheet("Documents", "Title");
    for (at, source) in json["documents"].as_array().unwrap().iter().enumerate() {
        let title = source["title"].as_str().unwrap();
        assert_eq!(documents[at], title);
        assert!(words.contains(title));
        if let Some(address) = source["url"].as_str() {
            assert!(words.contains(address) && notes.iter().any(|note| note.contains(address)), "{address}");
        }
    }
    let verdicts = in_sheet("Verdicts", "Standing");
    let count = |words: &str| verdicts.iter().filter(|standing| *standing == words).count();
    let of = |words| (count(words), verdicts.len());
    assert_eq!((of("Decides the status"), count("Withdrawn verdict")), ((4, 7), 1));
}

#[test]
fn columns_have_types() {
    let mut report = harbour::report();
    for (claim, said) in report.claims.iter_mut().zip(["2025-03-14", "2025-03", "2025", "unknown", "2025-03-14~"]) {
        claim.said = DescribedDate::parse_fixed(said).unwrap();
    }
    let Some(sheets) = read("columns_have_types", &report, Format::Xlsx) else { return };

    let said: Vec<(&str, &str)> = column(&sheets, "Claims", "Said on")
        .iter()
        .map(|cell| (cell["kind"].as_str().unwrap(), cell["value"].as_str().unwrap()))
        .collect();
    assert_eq!(
        said[..5],
        [
            ("date", "2025-03-14T00:00:00"),
            ("text", "2025-03"),
            ("text", "2025"),
            ("text", "unknown"),
            ("text", "2025-03-14~")
        ]
    );
    let judged = column(&sheets, "Claims", "Judged at (UTC)")[0];
    assert_eq!((&judged["kind"], &judged["value"]), (&"date".into(), &"2025-03-14T15:40:00".into()));
    let size = column(&sheets, "Documents", "Size in bytes")[0];
    assert_eq!((&size["kind"], &size["value"]), (&"number".into(), &4812.into()));
    let link_only = column(&sheets, "Documents", "Link only")[4];
    assert_eq!((&link_only["kind"], &link_only["value"]), (&"flag".into(), &true.into()));
}

#[test]
fn every_sheet_has_a_filter_and_a_header_that_stays() {
    let report = harbour::report();
    let Some(sheets) = read("every_sheet_has_a_filter_and_a_header_that_stays", &report, Format::Xlsx) else { return };

    let sheets = sheets["sheets"].as_array().unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["About", "Claims", "Evidence", "Verdicts", "Documents"]);
    for sheet in &sheets[1..] {
        assert_eq!(sheet["filter"], sheet["size"], "{} is filtered whole", sheet["name"]);
        assert!(matches!(sheet["frozen"].as_str(), Some("B2" | "C2")), "{}", sheet["frozen"]);
        let headings = sheet["rows"][0].as_array().unwrap();
        for width in sheet["widths"].as_array().unwrap() {
            assert!((9.0..=101.0).contains(&width.as_f64().unwrap()), "{width} letters");
        }
        assert!(headings.iter().all(|cell| cell["kind"] == "text"));
    }
    assert_eq!(
        sheets[0]["rows"][1][1]["value"].as_str().unwrap().split(';').next(),
        Some("4 of 6 claims have a verdict")
    );
}

#[test]
fn no_cell_that_was_typed_is_a_formula_or_becomes_one() {
    for words in ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "{=1}"] {
        let test = "no_cell_that_was_typed_is_a_formula_or_becomes_one";
        let Some(sheets) = read(test, &with(words), Format::Xlsx) else { return };
        for sheet in sheets["sheets"].as_array().unwrap() {
            for cell in sheet["rows"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap()) {
                assert_ne!(cell["kind"], "formula", "{cell}");
                let first = cell["value"].as_str().unwrap_or_default().trim_start().chars().next();
                if first.is_some_and(|first| "=+-@＝".contains(first)) {
                    assert_eq!(cell["kept"], true, "{cell} stays text when it is edited");
                }
            }
        }
    }
}

#[test]
fn hostile_words_come_out_as_words() {
    for words in [MARKUP, TURNED, CONTROL, TYPST, SCRIPTS, "_x000D_ & ]]> <w:p/>", "سلام\nשלום\t1"] {
        let test = "hostile_words_come_out_as_words";
        let Some(document) = read(test, &with(words), Format::Docx) else { return };
        let Some(sheets) = read(test, &with(words), Format::Xlsx) else { return };
        let shown = words
            .replace(['\u{7}', '\u{1b}', '\0', '\u{85}', '\u{fffe}', '\u{ffff}'], "\u{fffd}")
            .replace('\u{202e}', "[U+202E]")
            .replace('\u{2066}', "[U+2066]");
        let everything = document["everything"].as_str().unwrap();
        assert!(everything.contains(&shown), "{shown:?} stands in the document");
        let statement = &column(&sheets, "Claims", "Statement")[0]["value"];
        // openpyxl leaves Excel's own escape for an underscore as it is.
        assert_eq!(statement.as_str().unwrap().replace("_x005F_", "_"), shown);
    }
}

#[test]
fn words_that_nobody_sees_or_that_are_blocks_elsewhere_break_no_file() {
    for words in [MARKDOWN, "\u{feff}\u{200b}\u{fe0f}", "\t\n ", "\0", "\u{13000} \u{e001} \u{fdd0} \u{10ffff}"] {
        let test = "words_that_nobody_sees_or_that_are_blocks_elsewhere_break_no_file";
        let Some(document) = read(test, &with(words), Format::Docx) else { return };
        let Some(sheets) = read(test, &with(words), Format::Xlsx) else { return };
        assert!(document["everything"].as_str().unwrap().contains("CB-0006"), "{words:?}");
        assert_eq!(column(&sheets, "Claims", "Key").len(), 6, "{words:?}");
    }
}

#[test]
fn words_from_the_right_run_from_the_right() {
    let mut report = harbour::report();
    report.title = "الميناء الجديد".to_owned();
    report.claims[0].verdict.as_mut().unwrap().rationale = Some("לפי המרשם, 11%.".to_owned());
    let Some(document) = read("words_from_the_right_run_from_the_right", &report, Format::Docx) else { return };

    let from_right = texts(&document["from_right"]);
    for words in ["الميناء الجديد", "לפי המרשם, 11%."] {
        assert!(from_right.contains(&words), "{words}");
    }
    assert!(!from_right.iter().any(|words| words.contains("breakwater")));
}

#[test]
fn a_cell_that_cannot_hold_a_text_says_where_the_whole_text_is() {
    let mut report = harbour::report();
    report.claims[0].statement = format!("{}.", "ü".repeat(99_999));
    let test = "a_cell_that_cannot_hold_a_text_says_where_the_whole_text_is";
    let Some(sheets) = read(test, &report, Format::Xlsx) else { return };

    let statement = column(&sheets, "Claims", "Statement")[0]["value"].as_str().unwrap();
    assert!(statement.starts_with("üüü") && statement.encode_utf16().count() == 32_767);
    assert!(statement.ends_with(
        "\n[Cut here: a cell does not hold all 100,000 characters. The whole text is in the HTML and JSON forms of \
         this report.]"
    ));
    let about: Vec<&str> = rows(&sheets, "About").iter().filter_map(|row| row[1]["value"].as_str()).collect();
    let cut = "1 text is longer than a cell can hold and cut, with a sentence at the end that says so.";
    assert!(about.contains(&cut), "{about:?}");
}

/// The report with 5,000 items of evidence on its first claim.
fn with_many_items() -> Report {
    let mut report = harbour::report();
    let item = report.claims[0].evidence[0].clone();
    report.claims[0].evidence = (1..=5_000)
        .map(|number| {
            let mut item = item.clone();
            item.key.number = number;
            item
        })
        .collect();
    report.claims[0].verdict.as_mut().unwrap().on_the_table =
        report.claims[0].evidence.iter().map(|item| item.key).collect();
    report
}

#[test]
fn the_sheets_have_all_of_five_thousand_items_on_one_claim() {
    let test = "the_sheets_have_all_of_five_thousand_items_on_one_claim";
    let Some(sheets) = read(test, &with_many_items(), Format::Xlsx) else { return };

    assert_eq!(column(&sheets, "Evidence", "Key")[4_999]["value"], "E-5000");
    let on_the_table = column(&sheets, "Verdicts", "Evidence on the table")[0]["value"].as_str().unwrap();
    assert!(on_the_table.contains("[Cut here: "));
}

#[test]
fn the_document_shows_as_much_of_a_claim_as_a_page_does_and_says_what_it_leaves_out() {
    let mut report = with_many_items();
    report.claims[0].statement = format!("{}.", "ü".repeat(99_999));
    let test = "the_document_shows_as_much_of_a_claim_as_a_page_does_and_says_what_it_leaves_out";
    let Some(document) = read(test, &report, Format::Docx) else { return };

    let words = document["everything"].as_str().unwrap();
    assert!(words.contains("E-0300 ") && !words.contains("E-0301 "));
    for left_out in [
        "4,700 more items of evidence are not shown here: the JSON form of this report has all of them.",
        " … [94,000 more characters are in the JSON form of this report]",
    ] {
        assert!(words.contains(left_out), "{left_out}");
    }
}

#[test]
fn both_say_when_the_book_was_so_and_not_when_the_file_was_made() {
    let report = harbour::report();
    for format in [Format::Docx, Format::Xlsx] {
        let test = "both_say_when_the_book_was_so_and_not_when_the_file_was_made";
        let Some(read) = read(test, &report, format) else { return };
        assert_eq!(read["created"], "2025-03-14T16:20:00", "{format:?}");
        assert_eq!(read["title"], "What the Halvern Courier wrote about the new harbour");
    }
}

#[test]
fn a_sample_says_so_at_the_head_of_every_page() {
    let mut report = harbour::report();
    let test = "a_sample_says_so_at_the_head_of_every_page";
    let Some(document) = read(test, &report, Format::Docx) else { return };
    assert_eq!(texts(&document["header"]), ["SAMPLE"]);
    assert_eq!(text(&report, Format::Xlsx).matches("<oddHeader>&R&BSAMPLE</oddHeader>").count(), 5);

    report.book.sample = false;
    for format in [Format::Docx, Format::Xlsx] {
        assert!(!text(&report, format).contains("SAMPLE"), "in {format:?}");
    }
}

/// What `LibreOffice` makes of a report, by the names of its files; nothing where it is not there, which
/// is said on stderr.
fn converted(test: &str, report: &Report, format: Format, to: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join(format!("report.{}", format.extension()));
    std::fs::write(&path, render(report, format).unwrap().bytes).unwrap();
    // Its settings are its own, so that two may run at once and neither meets those of a person.
    let settings = format!("-env:UserInstallation=file://{}/settings", folder.path().display());
    let done = Command::new("soffice")
        .args([&settings, "--headless", "--convert-to", to, "--outdir"])
        .arg(out.path())
        .arg(&path)
        .output();
    let Ok(done) = done else {
        eprintln!("skipped: {test} (libreoffice-writer-nogui and libreoffice-calc-nogui are not installed)");
        return None;
    };
    let files: BTreeMap<String, Vec<u8>> = (out.path().read_dir().unwrap())
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect();
    assert!(!files.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(files)
}

#[test]
fn a_writer_shows_the_document_with_its_headings_and_footnotes() {
    let report = harbour::report();
    let test = "a_writer_shows_the_document_with_its_headings_and_footnotes";
    let Some(printed) = converted(test, &report, Format::Docx, "pdf") else { return };
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("report.pdf");
    std::fs::write(&pdf, &printed["report.pdf"]).unwrap();
    let words = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap().stdout;
    let words = String::from_utf8(words).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for claim in &report.claims {
        assert!(words.contains(&claim.statement), "{}", claim.statement);
    }
    assert!(words.contains("4 of 6 claims have a verdict"), "{words}");
    assert!(words.contains("Accessed: 14 Mar 2025, 08:30 UTC."), "{words}");

    let Some(page) = converted(test, &report, Format::Docx, "html") else { return };
    let page = String::from_utf8_lossy(&page["report.html"]).into_owned();
    let headings = text(&report, Format::Markdown);
    let of_level = |marks: &str| headings.lines().filter(|line| line.starts_with(marks)).count();
    // The title has a style of its own.
    assert_eq!(["<h1", "<h2"].map(|tag| page.matches(tag).count()), ["## ", "### "].map(of_level), "{page}");
    let named: usize = report.claims.iter().map(|claim| claim.appearances.len() + claim.evidence.len()).sum();
    let notes: BTreeSet<&str> = page
        .split("name=\"sdfootnote")
        .skip(1)
        .filter_map(|rest| rest.split("anc\"").next())
        .filter(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
        .collect();
    assert_eq!(notes.len(), named);
}

#[test]
fn a_calculator_shows_the_sheets_row_by_row() {
    let report = harbour::report();
    // Every sheet, as it is shown, in UTF-8.
    let every = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let test = "a_calculator_shows_the_sheets_row_by_row";
    let Some(sheets) = converted(test, &report, Format::Xlsx, every) else { return };

    let names: Vec<&str> = sheets.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["About", "Claims", "Documents", "Evidence", "Verdicts"].map(|name| format!("report-{name}.csv"))
    );
    let mut claims = csv::Reader::from_reader(&sheets["report-Claims.csv"][..]);
    let headings = claims.headers().unwrap().clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).expect(name);
    let rows: Vec<csv::StringRecord> = claims.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), report.claims.len());
    for (row, claim) in rows.iter().zip(&report.claims) {
        assert_eq!((&row[column("Key")], &row[column("Statement")]), (&*claim.key.to_string(), &*claim.statement));
    }
    assert!(rows[0][column("Judged at (UTC)")].contains("2025"), "{:?}", rows[0]);
    let documents = csv::Reader::from_reader(&sheets["report-Documents.csv"][..]).into_records().count();
    assert_eq!(documents, report.documents.len());
}
