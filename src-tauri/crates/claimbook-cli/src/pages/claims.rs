//! Claims: one after another in a list, or one with everything known about it.

use super::words;
use crate::page::{Page, Tone};
use crate::reply::Reply;
use crate::text::{first_words, on_one_line, shown};

/// Where the text of a claim begins: beside its key.
const INDENT: usize = 9;

/// A statement in a list is cut after so many characters.
const STATEMENT: usize = 400;

/// A window of the claims that a query finds.
pub(super) fn list(page: &mut Page, found: Reply<'_>, offset: u32) {
    let total = found.count("total");
    let mut here = 0;
    for claim in found.each("claims") {
        row(page, claim);
        page.gap();
        here += 1;
    }
    let (first, last) = (u64::from(offset) + 1, u64::from(offset) + here);
    match (here, total) {
        (_, 0) => page.line("No claims."),
        (0, _) => page.line(&format!("None here; there are {}.", words::count(total, "claim", "claims"))),
        _ if here == total => page.line(&words::count(total, "claim", "claims")),
        _ => page.line(&format!("{first} to {last} of {}", words::count(total, "claim", "claims"))),
    }
    problems(page, found);
}

/// What was not understood of a query, if anything.
pub(super) fn problems(page: &mut Page, found: Reply<'_>) {
    for problem in found.each("problems") {
        let message = on_one_line(problem.text("message"));
        let suggestion = problem.find_text("suggestion");
        let suggestion = suggestion.map(|words| format!(" Did you mean `{}`?", on_one_line(words)));
        let words = format!("{}.{}", message.trim_end_matches('.'), suggestion.unwrap_or_default());
        page.hanging("Not used: ", 10, &words);
    }
}

/// A claim as a list shows it.
pub(super) fn row(page: &mut Page, claim: Reply<'_>) {
    let key = page.tint(Tone::Strong, claim.text("key"));
    let standing = standing(page, claim);
    page.hanging(&key, INDENT, &standing);
    page.paragraph(INDENT, &first_words(claim.text("statement"), STATEMENT));
    let mut about = vec![said_by(claim), said_on(claim)];
    about.extend(words::evidence(claim.part("evidence")));
    about.extend(claim.texts("tags").iter().map(|tag| format!("#{}", on_one_line(tag))));
    let about = page.tint(Tone::Quiet, &about.join(" · "));
    page.paragraph(INDENT, &about);
}

/// `✓ Verified · Mostly true · marked without documentation`.
fn standing(page: &Page, claim: Reply<'_>) -> String {
    let (word, tone) = words::status(claim.text("status"));
    let mut parts = vec![page.tint(tone, word)];
    parts.extend(claim.find_text("rating").map(words::rating));
    if claim.find("outcome").is_some() && !claim.is("documented") {
        parts.push("marked without documentation".to_owned());
    }
    if claim.text("checking") == "attribution" {
        parts.push("checking whether it was said".to_owned());
    }
    parts.join(" · ")
}

/// The source, and the claimant where that is somebody else.
fn said_by(claim: Reply<'_>) -> String {
    let (source, claimant) = (on_one_line(claim.text("source")), on_one_line(claim.text("claimant")));
    if claimant.is_empty() || claimant == source { source } else { format!("{claimant}, in {source}") }
}

/// When it was said, or that nobody knows.
fn said_on(claim: Reply<'_>) -> String {
    match claim.text("said") {
        "unknown" => "date unknown".to_owned(),
        _ => claim.text("saidLabel").to_owned(),
    }
}

/// One claim with everything known about it.
pub(super) fn show(page: &mut Page, claim: Reply<'_>) {
    let key = page.tint(Tone::Strong, claim.text("key"));
    let standing = standing(page, claim);
    page.hanging(&key, INDENT, &standing);
    page.paragraph(INDENT, &shown(claim.text("statement")));
    if claim.is("trashed") {
        page.paragraph(INDENT, &format!("In the trash; `claims restore {}` brings it back.", claim.text("key")));
    }
    page.gap();
    page.field("Source", &on_one_line(claim.text("source")));
    page.field("Said by", &on_one_line(claim.text("claimant")));
    page.field("Said on", claim.text("saidLabel"));
    page.field("Tags", &on_one_line(&claim.texts("tags").join(", ")));
    page.field("Recheck", claim.text("recheckOn"));
    page.field("Note", &shown(claim.text("note")));
    appearances(page, claim);
    verdicts(page, claim);
    evidence(page, claim);
    page.heading("History, newest first");
    for line in claim.each("history") {
        super::history::step(page, line);
    }
}

fn appearances(page: &mut Page, claim: Reply<'_>) {
    for (index, appearance) in claim.each("appearances").enumerate() {
        if index == 0 {
            page.heading("Where it was said");
        }
        document(page, appearance.part("document"));
        if let Some(words) = appearance.find_text("exact") {
            let (before, after) = (appearance.text("before"), appearance.text("after"));
            let quote = format!("{}»{}«{}", shown(before), shown(words), shown(after));
            page.paragraph(INDENT, &quote);
        }
        let anchor = match appearance.text("anchor") {
            "moved" => "The words now stand elsewhere in this document.",
            "proposed" => "Only similar words stand there now; nobody has said whether they are these.",
            "lost" => "The words no longer stand there.",
            _ => "",
        };
        page.paragraph(INDENT, anchor);
    }
}

fn document(page: &mut Page, document: Reply<'_>) {
    let key = page.tint(Tone::Strong, document.text("key"));
    let words = [document.text("title"), document.text("source"), document.text("publishedLabel")].map(on_one_line);
    page.hanging(&key, INDENT, &words.join(" · "));
    page.paragraph(INDENT, &on_one_line(document.text("url")));
}

fn verdicts(page: &mut Page, claim: Reply<'_>) {
    if let Some(current) = claim.find("verdict") {
        page.heading("Verdict");
        verdict(page, current);
        let readers = words::count(current.count("readers"), "reader", "readers");
        let items = words::count(claim.each("evidenceItems").count() as u64, "item", "items");
        let sides = claim.part("independent");
        let independent = sides.count("supports") + sides.count("refutes");
        page.paragraph(INDENT, &format!("{readers}, {items}, {independent} independent"));
        if current.is("readersDisagree") {
            page.paragraph(INDENT, "Readers disagree.");
        }
    }
    for (index, earlier) in claim.each("earlierVerdicts").enumerate() {
        if index == 0 {
            page.heading("Other verdicts, newest first");
        }
        verdict(page, earlier);
    }
}

fn verdict(page: &mut Page, verdict: Reply<'_>) {
    let (outcome, tone) = words::status(verdict.text("outcome"));
    let mut parts = vec![page.tint(tone, outcome)];
    parts.extend(verdict.find_text("rating").map(words::rating));
    parts.extend(verdict.find_text("confidence").map(|confidence| format!("{confidence} confidence")));
    if !verdict.is("documented") {
        parts.push("marked without documentation".to_owned());
    }
    if !verdict.is("sealed") {
        parts.push("still open".to_owned());
    }
    let by = format!("by {}, {}", on_one_line(verdict.text("by")), words::moment(verdict.text("at")));
    page.paragraph(2, &format!("{}, {by}", parts.join(" · ")));
    page.paragraph(INDENT, &shown(verdict.text("rationale")));
    let labelled =
        [("wording", "Suggested wording"), ("reason", "Changed because"), ("withdrawn", "Withdrawn because")];
    for (name, label) in labelled {
        if let Some(words) = verdict.find_text(name) {
            page.paragraph(INDENT, &format!("{label}: {}", shown(words)));
        }
    }
}

fn evidence(page: &mut Page, claim: Reply<'_>) {
    for (index, item) in claim.each("evidenceItems").enumerate() {
        if index == 0 {
            page.heading("Evidence");
        }
        let of = item.part("document");
        let key = page.tint(Tone::Strong, item.text("key"));
        let mut parts = vec![words::stance(item.text("stance")), on_one_line(of.text("title"))];
        let source = on_one_line(of.text("source"));
        parts.push(if source == "unknown" { "source unknown".to_owned() } else { source });
        parts.push(of.text("key").to_owned());
        parts.extend(item.find_text("repeats").map(|first| format!("repeats {first}")));
        if of.is("linkOnly") {
            parts.push("link only, no copy".to_owned());
        }
        if item.is("laterThanClaim") {
            parts.push("later than the claim".to_owned());
        }
        page.hanging(&key, INDENT, &parts.join(" · "));
        if of.text("url") != of.text("title") {
            page.paragraph(INDENT, &on_one_line(of.text("url")));
        }
        if let Some(quote) = item.find_text("quote") {
            page.paragraph(INDENT, &format!("»{}«", shown(quote)));
        }
        page.paragraph(INDENT, &shown(item.text("note")));
        page.paragraph(INDENT, &shown(item.text("explanation")));
    }
}
