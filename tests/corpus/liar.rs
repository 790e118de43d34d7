//! Two thousand statements of politicians: every one goes in, is listed, and comes out again as it was.

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use claimbook_core::book::{ClaimDraft, ListRequest, ReportRequest};
use claimbook_core::domain::claim::Statement;
use claimbook_report::{Format, render};
use kit::{TestBook, date};
use serde_json::Value;

use crate::corpus;

const ROWS: usize = 2_000;

/// What is kept of a row of the corpus.
struct Line {
    statement: String,
    tags: BTreeSet<String>,
    source: String,
    said: &'static str,
    context: String,
}

impl Line {
    /// A row is tab-separated without quoting. It has no date, so that one of each kind is given in turn.
    fn parse(n: usize, row: &str) -> Self {
        const SAID: [&str; 5] = ["unknown", "2012", "2010-10", "2008-09-26", "2011~"];
        let cells: Vec<&str> = row.split('\t').collect();
        let or_unknown = |text: &str| if text.is_empty() { "unknown".to_owned() } else { text.to_owned() };
        Self {
            statement: cells[2].trim().to_owned(),
            tags: cells[3].split(',').filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            source: or_unknown(cells[4]),
            said: SAID[n % SAID.len()],
            context: cells[13].to_owned(),
        }
    }

    fn draft(&self) -> ClaimDraft {
        let mut draft = ClaimDraft::new(Statement::new(&self.statement).unwrap());
        draft.source = Some(self.source.clone());
        draft.said = Some(date(self.said));
        draft.tags = self.tags.iter().cloned().collect();
        draft.note = Some(self.context.clone());
        draft
    }
}

/// The rows of the corpus, the last few made to begin as formulas do.
fn lines(rows: &str) -> Vec<Line> {
    let mut lines: Vec<Line> =
        rows.lines().skip(1).take(ROWS).enumerate().map(|(n, row)| Line::parse(n, row)).collect();
    for (line, sign) in lines.iter_mut().rev().zip(["=", "+", "-", "@", "=HYPERLINK(\"https://a.example\")"]) {
        line.statement.insert_str(0, sign);
        line.source.insert_str(0, sign);
    }
    lines
}

#[test]
fn two_thousand_statements_go_in_and_come_out_again_equal() {
    const ONE_BY_ONE: usize = 300;
    const BATCH: usize = 100;

    let Some(folder) = corpus("two_thousand_statements_go_in_and_come_out_again_equal") else { return };
    let start = Instant::now();
    let lines = lines(&fs::read_to_string(folder.join("liar/train.tsv")).unwrap());
    assert_eq!(lines.len(), ROWS);
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let book = &mut test.book;

    for line in &lines[..ONE_BY_ONE] {
        book.add_claim(line.draft()).unwrap();
    }
    for batch in lines[ONE_BY_ONE..].chunks(BATCH) {
        book.add_claims(batch.iter().map(Line::draft).collect()).unwrap();
    }

    let page = book.list(&ListRequest::default()).unwrap();
    assert_eq!(page.claims.len(), ROWS);
    for (line, listed) in lines.iter().zip(&page.claims) {
        let tags: BTreeSet<String> = listed.tags.iter().cloned().collect();
        assert_eq!((&listed.statement, &listed.source, &tags), (&line.statement, &line.source, &line.tags));
        assert_eq!(listed.said.edtf(), line.said);
        assert_eq!(listed.claimant, line.source, "who said it is who we have it from");
    }
    let report = book.report(&ReportRequest::default()).unwrap();
    json_gives_them_back(&lines, &render(&report, Format::Json).unwrap().bytes);
    csv_gives_them_back(&lines, &render(&report, Format::Csv).unwrap().bytes);
    assert_eq!(book.verify(None).unwrap().findings, []);
    eprintln!("{ROWS} statements in and out again: {:.1} s", start.elapsed().as_secs_f64());
}

fn json_gives_them_back(lines: &[Line], bytes: &[u8]) {
    let report: Value = serde_json::from_slice(bytes).unwrap();
    let claims = report["claims"].as_array().unwrap();
    assert_eq!(claims.len(), lines.len());
    for (line, claim) in lines.iter().zip(claims) {
        assert_eq!(
            (claim["statement"].as_str(), claim["source"].as_str()),
            (Some(&*line.statement), Some(&*line.source))
        );
        let tags = claim["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap().to_owned());
        assert_eq!(tags.collect::<BTreeSet<_>>(), line.tags);
        assert_eq!(claim["said"]["edtf"], line.said);
    }
}

fn csv_gives_them_back(lines: &[Line], bytes: &[u8]) {
    let mut table = csv::Reader::from_reader(bytes);
    let header = table.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|named| named == name).unwrap();
    let (statement, source, tags, said) = (column("statement"), column("source"), column("tags"), column("said"));
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    for (line, row) in lines.iter().zip(&rows) {
        assert_eq!((&row[statement], &row[source]), (&*cell(&line.statement), &*cell(&line.source)));
        let of_row: BTreeSet<String> = row[tags].split("; ").filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        assert_eq!(of_row, line.tags);
        assert_eq!(&row[said], line.said);
    }
}

/// The text as a cell promises it: what would be a formula begins with an apostrophe, and characters that turn the
/// direction of writing, of which the corpus has some, are named.
fn cell(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let apostrophe = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    text.chars().fold(apostrophe.to_owned(), |cell, letter| {
        if turns(letter) { format!("{cell}[U+{:04X}]", u32::from(letter)) } else { format!("{cell}{letter}") }
    })
}
