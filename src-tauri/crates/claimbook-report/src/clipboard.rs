//! Claims as they leave by the clipboard: the words of a report without its pages, as text and as plain HTML.

use askama::filters::Escaper as _;
use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::document::DocumentKind;
use claimbook_core::domain::id::short;
use claimbook_core::domain::report::{Report, ReportClaim, ReportEvidence};
use claimbook_core::domain::scale::Rating;

use crate::html::Harmless;
use crate::typed::{on_one_line, shown, web_address};
use crate::words;

/// Claims for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// As plain text.
    pub plain: String,
    /// As HTML without styles, scripts or anything that is loaded.
    pub html: String,
}

/// The claims of a report, in its order, for the clipboard.
pub fn clip(report: &Report) -> Clip {
    let mut blocks = Vec::new();
    if report.book.sample {
        blocks.push(Block::Strong(format!("SAMPLE. {}", words::INVENTED)));
    }
    for claim in &report.claims {
        blocks.extend(claim_blocks(report, claim));
    }
    Clip { plain: plain(&blocks), html: blocks.iter().map(html).collect() }
}

/// A part of what is copied. Typed text stands in it as it was typed.
enum Block {
    /// The statement of a claim, which begins it.
    Statement(String),
    Strong(String),
    Line(String),
    /// A label and what somebody wrote, which may have several lines.
    Prose(&'static str, String),
    Quote(String),
    /// What is attached: the words, and the address behind them.
    Items(Vec<(String, Option<String>)>),
}

fn claim_blocks(report: &Report, claim: &ReportClaim) -> Vec<Block> {
    let mut blocks = vec![
        Block::Statement(claim.statement.clone()),
        Block::Line(format!("Said by {}, {}", on_one_line(&claim.claimant), claim.said)),
    ];
    let source = on_one_line(&claim.source);
    let found = claim.appearances.first().and_then(|appearance| words::document(report, appearance.document));
    match found {
        Some(document) => {
            let title = on_one_line(&document.title);
            let address = document.url.as_deref().map_or_else(String::new, |url| format!(", {}", on_one_line(url)));
            blocks.push(Block::Line(format!("Source: {source}, {title}, {}{address}", document.published)));
        }
        None => blocks.push(Block::Line(format!("Source: {source}"))),
    }
    blocks.extend(words::quote(claim).map(|passage| Block::Quote(passage.exact.clone())));
    blocks.extend(status(report, claim));
    if let Some(verdict) = &claim.verdict {
        blocks.extend(verdict.rationale.clone().map(|text| Block::Prose("Rationale", text)));
        blocks.extend(verdict.wording.clone().map(|text| Block::Prose("Suggested wording", text)));
    }
    if !claim.evidence.is_empty() {
        blocks.push(Block::Items(claim.evidence.iter().map(|item| evidence(report, item)).collect()));
    }
    blocks.push(Block::Line(format!("{} ({})", claim.key, short(claim.id))));
    blocks
}

fn status(report: &Report, claim: &ReportClaim) -> Vec<Block> {
    let mut blocks = Vec::new();
    match &claim.verdict {
        Some(verdict) => {
            let (outcome, by) = (words::outcome(verdict), on_one_line(&verdict.by));
            let judged = words::day(&verdict.judged_at);
            blocks.push(Block::Strong(format!("{outcome} by {by}, {}, {judged}", words::weight(claim))));
            if !verdict.documented {
                blocks.push(Block::Line("Marked without documentation".to_owned()));
            }
            let finer: Vec<&str> =
                verdict.rating.map(Rating::label).into_iter().chain(words::confidence(verdict)).collect();
            if !finer.is_empty() {
                blocks.push(Block::Line(finer.join(", ")));
            }
            if claim.checking == Checking::Attribution {
                let claimant = on_one_line(&claim.claimant);
                let sentence = format!("{} {claimant} {}", words::attribution(verdict), words::SAID_NOT_TRUE);
                blocks.push(Block::Line(sentence));
            }
        }
        None => blocks.push(Block::Strong(claim.status.label().to_owned())),
    }
    blocks.extend(words::pending(report, claim).into_iter().map(|sentence| Block::Line(sentence.to_owned())));
    blocks
}

/// `Supports: The wall is listed, Building registry, February 2025, E-0001 (1a2b3c4d)`, and its address.
fn evidence(report: &Report, item: &ReportEvidence) -> (String, Option<String>) {
    let document = words::document(report, item.document);
    let mut parts = Vec::new();
    if let Some(document) = document {
        // A link that nobody gave a title is called by its address, which follows anyway.
        let title = Some(&document.title).filter(|title| document.url.as_ref() != Some(title));
        parts.extend(title.map(|title| on_one_line(title)));
        parts.push(on_one_line(&document.source));
        if document.kind != DocumentKind::Note {
            parts.push(document.published.to_string());
        }
    }
    parts.extend(words::cautions(report, item));
    parts.push(format!("{} ({})", item.key, short(item.id)));
    let address = document.and_then(|document| document.url.clone());
    (format!("{}: {}", words::stance(item), parts.join(", ")), address)
}

fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if matches!(block, Block::Statement(_)) && !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&text(block));
        out.push('\n');
    }
    out
}

fn text(block: &Block) -> String {
    match block {
        Block::Statement(text) | Block::Strong(text) | Block::Line(text) => shown(text).into_owned(),
        Block::Prose(label, text) => format!("{label}: {}", shown(text)),
        Block::Quote(text) => format!("“{}”", shown(text)),
        Block::Items(items) => {
            let item = |(words, address): &(String, Option<String>)| {
                let address = address.as_deref().map_or_else(String::new, |url| format!(", {}", on_one_line(url)));
                format!("\n- {}{address}", shown(words))
            };
            format!("Evidence:{}", items.iter().map(item).collect::<String>())
        }
    }
}

fn html(block: &Block) -> String {
    match block {
        Block::Statement(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Strong(text) => format!("<p><strong>{}</strong></p>\n", escaped(text)),
        Block::Line(text) => format!("<p>{}</p>\n", escaped(text)),
        Block::Prose(label, text) => format!("<p>{label}: {}</p>\n", lines(text)),
        Block::Quote(text) => format!("<blockquote><p>{}</p></blockquote>\n", lines(text)),
        Block::Items(items) => {
            let item = |(words, address): &(String, Option<String>)| {
                let words = escaped(words);
                let address = address.as_deref().map_or_else(String::new, |url| match web_address(url) {
                    Some(url) => format!(", <a href=\"{0}\">{0}</a>", escaped(url)),
                    None => format!(", {}", escaped(&on_one_line(url))),
                });
                format!("<li>{words}{address}</li>\n")
            };
            format!("<p>Evidence:</p>\n<ul>\n{}</ul>\n", items.iter().map(item).collect::<String>())
        }
    }
}

/// Text with its lines kept apart.
fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    Harmless.write_escaped_str(&mut out, text).expect("a String takes every write");
    out
}
