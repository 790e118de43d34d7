//! Opening, lists, search, windows, the overview, one claim, a report.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use claimbook_core::book::{Book, ListRequest, ReportRequest, Sort};
use claimbook_core::domain::id::{Key, KeyKind};
use claimbook_core::domain::text::WorkingText;
use claimbook_core::error::Result;
use claimbook_core::world::System;
use claimbook_report::{Format, render};
use kit::{Chance, DOSSIER, author, generated_claim};
use rusqlite::{Connection, OpenFlags, params};

use crate::table::{Beside, Table, timed};

/// The beginnings of names; empty: the most used.
const NAMES: [&str; 6] = ["", "h", "hal", "cour", "old har", "gaz"];

/// What people type, as far as they came.
const WORDS: [&str; 16] = [
    "h",
    "ha",
    "har",
    "harb",
    "harbour",
    "f",
    "flo",
    "flood",
    "t",
    "the",
    "cou",
    "council",
    "4",
    "42",
    "gannet poi",
    "herring brask",
];
const PHRASES: [&str; 4] = ["\"old har", "\"before the flood", "\"school places were", "\"the harbour master of\""];
const FIELDS: [&str; 8] = [
    "status:disputed",
    "tag:flood",
    "source:courier",
    "said:2005",
    "tag:harbour boats",
    "source:brask -tram",
    "has:evidence regis",
    "status:review cou",
];

pub(crate) fn measure(table: &Table, path: &Path) -> Result<()> {
    let open = || Book::open(path, author("Ana"), Arc::new(System));
    let mut book = open()?;
    let raw = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let beside = |rounds, what| Beside { rounds, what };

    table.line(
        "open, first 100 rows",
        if table.size <= 10_000 { "5 ms" } else { "10 ms" },
        &beside(40, "SQLite, same file"),
        |_| timed(|| open().and_then(|mut book| book.list(&window(Sort::Added, 0))).expect("a book opens")),
        |_| {
            timed(|| {
                let raw = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a file opens");
                ordered(&raw, Sort::Added, false, 100, 0)
            })
        },
    );

    for (sort, word) in Sort::ALL {
        for (reverse, way) in [(false, "up"), (true, "down")] {
            let request = ListRequest { limit: Some(50), reverse, sort, ..ListRequest::default() };
            table.line(
                &format!("list by {word}, {way}, 50 rows"),
                if table.size <= 10_000 { "1 ms" } else { "4 ms" },
                &beside(40, "ORDER BY, LIMIT"),
                |_| timed(|| book.list(&request).expect("a book can be listed")),
                |_| timed(|| ordered(&raw, sort, reverse, 50, 0)),
            );
        }
    }

    for (what, queries) in [("words", &WORDS[..]), ("phrases", &PHRASES), ("fields", &FIELDS)] {
        for (sort, word) in Sort::ALL {
            let request = |round: usize| ListRequest {
                query: queries[round % queries.len()].to_owned(),
                sort,
                reverse: round / queries.len() % 2 == 1,
                limit: Some(50),
                ..ListRequest::default()
            };
            table.line(
                &format!("search {what} by {word}, 50 rows and count"),
                if table.size <= 10_000 { "2 ms" } else { "8 ms" },
                &beside(4 * queries.len(), "LIKE, same sort, count"),
                |round| timed(|| book.list(&request(round)).expect("a book can be searched")),
                |round| like(&raw, queries[round % queries.len()], sort),
            );
        }
    }

    table.line(
        "overview",
        if table.size <= 10_000 { "2 ms" } else { "16 ms" },
        &beside(20, "GROUP BY status, tag"),
        |_| timed(|| book.overview().expect("a book has an overview")),
        |_| grouped(&raw),
    );

    for (sort, word) in Sort::ALL {
        let ends = [("start", 0), ("middle", table.size / 2), ("end", table.size - 100)];
        for (place, offset) in ends {
            let offset = u32::try_from(offset).expect("no book here has so many claims");
            table.line(
                &format!("window of 100 by {word}, {place}"),
                "1 ms",
                &beside(20, "OFFSET"),
                |_| timed(|| book.list(&window(sort, offset)).expect("a book can be listed")),
                |_| timed(|| ordered(&raw, sort, false, 100, offset)),
            );
        }
    }

    table.line(
        "complete a source's name, 8 names",
        "5 ms",
        &beside(40, "LIKE, counted, sorted"),
        |round| timed(|| book.sources(NAMES[round % NAMES.len()], 8).expect("names complete")),
        |round| completed(&raw, NAMES[round % NAMES.len()]),
    );

    let article: String =
        (0..40).map(|n| generated_claim(&mut Chance::new(n), 0).statement.as_str().to_owned()).collect();
    let text = WorkingText::new(&article);
    table.line(
        "documents like an article",
        "50 ms",
        &beside(10, "the same words, bm25"),
        |_| timed(|| book.similar(&text, b"").expect("documents are compared")),
        |_| ranked(&raw, &article),
    );

    table.line(
        "show a claim with its history",
        "",
        &beside(40, "its row and its entries"),
        |round| timed(|| book.show(claim(round)).expect("the claim is there")),
        |round| one(&raw, claim(round)),
    );

    let request = ReportRequest { query: "tag:dossier".to_owned(), ..ReportRequest::default() };
    table.line(
        &format!("HTML report of {DOSSIER} claims"),
        "",
        &beside(5, "LIKE, same claims"),
        |_| timed(|| render(&book.report(&request).expect("the dossier has claims"), Format::Html)),
        |_| like(&raw, "dossier", Sort::Key),
    );
    book.close()
}

fn window(sort: Sort, offset: u32) -> ListRequest {
    ListRequest { sort, limit: Some(100), offset, ..ListRequest::default() }
}

fn claim(round: usize) -> Key {
    let number = 1 + round * 17 % DOSSIER;
    Key { kind: KeyKind::Claim, number: u32::try_from(number).expect("a dossier is short") }
}

fn order(sort: Sort, way: &str) -> String {
    match sort {
        Sort::Added => format!("claim.row {way}"),
        Sort::Said => format!("claim.said_earliest {way}"),
        Sort::Status => format!("standing.status_order {way}"),
        Sort::Source => format!("source.folded {way}"),
        Sort::Key => format!("claim.key {way}"),
        Sort::Judged => {
            format!("(SELECT max(opened_at) FROM verdict WHERE verdict.claim = claim.id AND outcome IS NOT NULL) {way}")
        }
    }
}

const LINES: &str = "
    SELECT claim.key, claim.statement, source.name, standing.status
      FROM claim JOIN standing ON standing.row = claim.row JOIN source ON source.id = claim.source";

fn ordered(raw: &Connection, sort: Sort, reverse: bool, limit: u32, offset: u32) -> usize {
    let order = order(sort, if reverse { "DESC" } else { "ASC" });
    let sql = format!("{LINES} WHERE standing.trashed = 0 ORDER BY {order} LIMIT ?1 OFFSET ?2");
    walked(raw, &sql, params![limit, offset])
}

fn like(raw: &Connection, query: &str, sort: Sort) -> Duration {
    let pattern = format!("%{}%", query.split([':', '"', ' ']).rfind(|word| !word.is_empty()).unwrap_or_default());
    let order = order(sort, "ASC");
    timed(|| {
        let rows = walked(raw, &format!("{LINES} WHERE statement LIKE ?1 ORDER BY {order} LIMIT 50"), [&pattern]);
        rows + walked(raw, "SELECT count(*) FROM claim WHERE statement LIKE ?1", [&pattern])
    })
}

fn grouped(raw: &Connection) -> Duration {
    timed(|| {
        let statuses = walked(raw, "SELECT status, count(*) FROM standing GROUP BY status", []);
        statuses + walked(raw, "SELECT tag, count(*) FROM claim_tag GROUP BY tag", [])
    })
}

fn one(raw: &Connection, key: Key) -> Duration {
    timed(|| {
        let row = walked(raw, "SELECT * FROM claim WHERE key = ?1", [key.to_string()]);
        let entries = "SELECT * FROM entry WHERE record_id = (SELECT id FROM claim WHERE key = ?1)";
        row + walked(raw, entries, [key.to_string()])
    })
}

fn completed(raw: &Connection, begun: &str) -> Duration {
    const NAMES: &str = "
        SELECT name, (SELECT count(*) FROM claim WHERE claim.source = source.id) AS claims
          FROM source WHERE name LIKE ?1 OR name LIKE ?2 ORDER BY claims DESC LIMIT 8";
    timed(|| walked(raw, NAMES, [format!("{begun}%"), format!("% {begun}%")]))
}

fn ranked(raw: &Connection, text: &str) -> Duration {
    const RANKED: &str = "
        SELECT rowid FROM document_words WHERE document_words MATCH ?1 ORDER BY rank LIMIT 10";
    let words: Vec<String> = text.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    timed(|| walked(raw, RANKED, [words.join(" OR ")]))
}

/// Reads every cell, as whoever shows them must, and counts the rows.
fn walked(raw: &Connection, sql: &str, values: impl rusqlite::Params) -> usize {
    let mut statement = raw.prepare_cached(sql).expect("the tables are there");
    let columns = statement.column_count();
    let mut rows = statement.query(values).expect("the file can be read");
    let mut count = 0;
    while let Some(row) = rows.next().expect("the file can be read") {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column).expect("the column is there"));
        }
        count += 1;
    }
    count
}
