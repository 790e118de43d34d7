//! The words of the page in the same order, as `CommonMark` without tables or raw HTML, so that it can be pasted
//! anywhere.

use std::fmt::Write as _;

use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::short;
use claimbook_core::domain::report::{
    Report, ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportPassage, ReportVerdict,
};
use claimbook_core::domain::scale::Rating;

use crate::typed::{first_words, on_one_line, seen, shown, web_address};
use crate::words;

pub(crate) fn render(report: &Report) -> String {
    let mut page = Page { report, out: String::new() };
    page.opening();
    page.problems();
    page.not_reviewed();
    page.claims();
    page.documents();
    page.history();
    page.limits();
    page.out
}

struct Page<'a> {
    report: &'a Report,
    out: String,
}

impl Page<'_> {
    fn opening(&mut self) {
        let report = self.report;
        let covered = words::covered(&report.coverage);
        match words::not_covered(&report.coverage) {
            Some(rest) => self.line(&format!("{covered}; {rest}, listed below.")),
            None => self.line(&format!("{covered}.")),
        }
        for sentence in words::reservations(&report.coverage) {
            self.line(&sentence);
        }
        if report.book.sample {
            self.line(&format!("**SAMPLE.** {}", words::INVENTED));
        }
        self.line(&format!("# {}", text(seen(&report.title))));
        if let Some(subtitle) = &report.subtitle {
            self.line(&text(subtitle));
        }
        let sample = if report.book.sample { "SAMPLE · " } else { "" };
        self.line(&format!("{sample}Verification report"));
        for (label, name) in [("Published", &report.organisation), ("Prepared", &report.author)] {
            if let Some(name) = name {
                self.item(0, &format!("{label} by {}", text(name)));
            }
        }
        self.item(0, &format!("Book: {} ({})", text(&report.book.title), short(report.book.id)));
        self.item(0, &format!("State of the book: {}", words::moment(&report.as_of)));
        let query = if report.query.is_empty() { "every claim".to_owned() } else { text(&report.query) };
        self.item(0, &format!("Claims chosen: {query}"));
        if let Some(order) = words::order(report) {
            self.item(0, &format!("Order: {}", order.to_lowercase()));
        }
        if let Some(parts) = words::without(report) {
            self.item(0, &format!("Left out: {}", parts.to_lowercase()));
        }
        self.item(0, &format!("Made with Claimbook {}", text(&report.program)));
        let coverage = &report.coverage;
        self.item(
            0,
            &format!(
                "Verified {}, disputed {}, unverifiable {}, in review {}, to review {}. {} of evidence. {}",
                coverage.verified,
                coverage.disputed,
                coverage.unverifiable,
                coverage.in_review,
                coverage.to_review,
                words::count(coverage.evidence.into(), "item", "items"),
                words::NOT_A_SAMPLE
            ),
        );
        self.out.push('\n');
    }

    fn problems(&mut self) {
        self.line("## Problems first");
        let problems = words::problems(self.report);
        if problems.is_empty() {
            self.line("No claim in this report is disputed or unverifiable, and no readers disagree.");
        }
        for claim in problems {
            self.line(&format!("### {}: {}", claim.key, text(&first_words(&claim.statement, 300))));
            if let Some(passage) = words::quote(claim) {
                self.prose("> ", &format!("“{}”", passage.exact));
            }
            if claim.readers_disagree {
                self.item(0, "Problem: readers disagree");
                for verdict in claim.standing() {
                    let (by, judged) = (text(&verdict.by), words::day(&verdict.judged_at));
                    let because = text(&words::because(verdict));
                    self.item(1, &format!("{} by {by}, {judged}: {because}", words::outcome(verdict)));
                }
            }
            if let Some(verdict) = &claim.verdict {
                if !claim.readers_disagree {
                    let because = text(&words::because(verdict));
                    self.item(0, &format!("Problem: {}. {because}", words::rating(verdict)));
                }
                if let Some(wording) = &verdict.wording {
                    self.item(0, &format!("Suggested wording: {}", text(wording)));
                }
                if !claim.readers_disagree {
                    self.item(0, &format!("By {}, {}", text(&verdict.by), words::day(&verdict.judged_at)));
                }
            }
            self.out.push('\n');
        }
    }

    fn not_reviewed(&mut self) {
        let rest = words::not_reviewed(self.report);
        if rest.is_empty() {
            return;
        }
        self.line("## Not reviewed");
        for claim in rest {
            let statement = text(&first_words(&claim.statement, 300));
            self.item(0, &format!("{} {statement} ({})", claim.key, claim.status.label()));
        }
        self.out.push('\n');
    }

    fn claims(&mut self) {
        self.line("## Claims");
        for claim in &self.report.claims {
            self.claim(claim);
        }
    }

    fn claim(&mut self, claim: &ReportClaim) {
        self.line(&format!("### {}: {}", claim.key, text(&first_words(&claim.statement, 300))));
        self.item(0, &format!("Key: {} ({})", claim.key, short(claim.id)));
        if 300 < claim.statement.chars().count() {
            self.item(0, &format!("Statement in full: {}", text(&claim.statement)));
        }
        self.status(claim);
        self.item(0, &format!("Said by: {}", text(&claim.claimant)));
        self.item(0, &format!("Source: {}", text(&claim.source)));
        self.item(0, &format!("Said on: {}", claim.said));
        for (label, date) in [("About", &claim.about_period), ("As of", &claim.as_of)] {
            if let Some(date) = date {
                self.item(0, &format!("{label}: {date}"));
            }
        }
        for (label, words) in [("Hedge", &claim.hedge), ("Place", &claim.place)] {
            if let Some(words) = words {
                self.item(0, &format!("{label}: {}", text(words)));
            }
        }
        for quantity in &claim.quantities {
            self.item(0, &format!("Figure: {}", text(&words::figure(quantity))));
        }
        if !claim.tags.is_empty() {
            self.item(0, &format!("Tags: {}", text(&claim.tags.join(", "))));
        }
        if let Some(day) = words::recheck(claim) {
            self.item(0, &format!("Recheck on: {day}"));
        }
        self.out.push('\n');
        for appearance in &claim.appearances {
            self.appearance(appearance);
        }
        if let Some(verdict) = &claim.verdict {
            self.reasons(verdict);
        }
        for side in [Side::Supports, Side::Refutes, Side::Context] {
            self.side(claim, side);
        }
        self.other_verdicts(claim);
    }

    fn status(&mut self, claim: &ReportClaim) {
        let status = claim.status.label();
        match &claim.verdict {
            Some(verdict) => {
                let rating = verdict.rating.map(Rating::label);
                let finer: Vec<&str> = rating.into_iter().chain(words::confidence(verdict)).collect();
                let finer = if finer.is_empty() { String::new() } else { format!(" ({})", finer.join(", ")) };
                let judged = words::day(&verdict.judged_at);
                self.item(0, &format!("Status: **{status}**{finer}"));
                let sentence =
                    format!("{} by {}, {}", words::outcome(verdict), text(&verdict.by), words::weight(claim));
                self.item(0, &format!("{sentence}, {judged}"));
                if !verdict.documented {
                    self.item(0, "Marked without documentation");
                }
            }
            None => self.item(0, &format!("Status: **{status}**")),
        }
        for sentence in words::pending(self.report, claim) {
            self.item(0, sentence);
        }
        let claimant = text(&claim.claimant);
        match (claim.checking, &claim.verdict) {
            (Checking::Truth, _) => self.item(0, "Checking: whether it is true"),
            (Checking::Attribution, Some(verdict)) => {
                self.item(0, &format!("{} {claimant} {}", words::attribution(verdict), words::SAID_NOT_TRUE));
            }
            (Checking::Attribution, None) => {
                self.item(0, &format!("Checking: whether {claimant} said it, not whether it is true"));
            }
        }
    }

    fn appearance(&mut self, appearance: &ReportAppearance) {
        let relation = words::relation(appearance).map_or_else(String::new, |words| format!(", {words}"));
        let repeater =
            appearance.repeater.as_deref().map_or_else(String::new, |name| format!(", repeated by {}", text(name)));
        match words::document(self.report, appearance.document) {
            Some(document) => {
                let (title, source) = (text(&document.title), text(&document.source));
                let published = &document.published;
                self.line(&format!(
                    "Found in {} {title}, {source}, published {published}{relation}{repeater}",
                    document.key
                ));
                self.addresses(document);
            }
            None => self.line(&format!("Found in {}{relation}{repeater}", appearance.document)),
        }
        if let Some(words) = words::anchor(appearance) {
            self.line(words);
        }
        if let Some(passage) = &appearance.passage {
            self.passage(passage);
        }
    }

    fn passage(&mut self, passage: &ReportPassage) {
        // The words stand between marks that no typed text can hold, since every one of its own is escaped.
        let parts = [lines(&passage.before), strong(&passage.exact), lines(&passage.after)];
        self.prefixed("> ", &parts.concat());
        if let Some(place) = &passage.place {
            self.line(&format!("At {}", text(place)));
        }
        if let Some(translation) = &passage.translation {
            let by = passage.translated_by.as_deref().map(words::translator);
            self.line(&format!("Translation{}:", by.map_or_else(String::new, |by| format!(", {}", text(&by)))));
            self.prose("> ", translation);
        }
    }

    fn reasons(&mut self, verdict: &ReportVerdict) {
        if let Some(rationale) = &verdict.rationale {
            self.line("Rationale:");
            self.prose("", rationale);
        }
        if let Some(wording) = &verdict.wording {
            self.line("Suggested wording:");
            self.prose("> ", wording);
        }
        if let Some(reason) = &verdict.reason {
            self.line(&format!("Reason for the change: {}", text(reason)));
        }
        if let Some(known) = &verdict.known_at {
            self.line(&format!("As known on: {known}"));
        }
    }

    fn side(&mut self, claim: &ReportClaim, side: Side) {
        let items = words::on_side(claim, side);
        if items.is_empty() {
            return;
        }
        self.line(&format!("#### {}: {}", words::side_label(side), words::side_weight(claim, side)));
        for item in items {
            self.evidence(item);
        }
    }

    fn evidence(&mut self, item: &ReportEvidence) {
        let document = words::document(self.report, item.document);
        let stance = words::stance(item);
        let what = document.map_or_else(
            || item.document.to_string(),
            |document| {
                let source = text(&document.source);
                let is_twice = words::is_titled_by_its_note(document, item);
                let title = if is_twice { String::new() } else { format!("{}, ", text(&document.title)) };
                let digest =
                    words::digest(document).map_or_else(String::new, |digest| format!(", SHA-256 {}", digest.short()));
                let (key, kind, published) = (document.key, words::kind(document), &document.published);
                format!("{key} {title}{source}, {kind}, published {published}{digest}")
            },
        );
        self.item(0, &format!("{} ({}) **{stance}**: {what}", item.key, short(item.id)));
        for caution in words::cautions(self.report, item) {
            self.item(1, &caution);
        }
        if let Some(url) = document.and_then(|document| document.url.as_deref()) {
            self.item(1, &address(url));
        }
        self.out.push('\n');
        if let Some(passage) = &item.passage {
            self.passage(passage);
        }
        for words in [&item.note, &item.explanation].into_iter().flatten() {
            self.prose("", words);
        }
    }

    fn other_verdicts(&mut self, claim: &ReportClaim) {
        if claim.other_verdicts.is_empty() {
            return;
        }
        self.line("#### Other verdicts");
        for verdict in &claim.other_verdicts {
            let place = words::place(claim, verdict);
            let (by, judged) = (text(&verdict.by), words::moment(&verdict.judged_at));
            let rating = verdict.rating.map_or_else(String::new, |rating| format!(", {}", rating.label()));
            self.item(0, &format!("{place}: **{}**{rating}, by {by}, {judged}", words::outcome(verdict)));
            if !verdict.documented {
                self.item(1, "Marked without documentation");
            }
            for (label, words) in [
                ("Rationale", &verdict.rationale),
                ("Suggested wording", &verdict.wording),
                ("Reason for the change", &verdict.reason),
            ] {
                if let Some(words) = words {
                    self.item(1, &format!("{label}: {}", text(words)));
                }
            }
            if let Some(withdrawal) = &verdict.withdrawn {
                let (by, at, reason) = (text(&withdrawal.by), words::moment(&withdrawal.at), text(&withdrawal.reason));
                self.item(1, &format!("Withdrawn by {by}, {at}: {reason}"));
            }
        }
        self.out.push('\n');
    }

    fn documents(&mut self) {
        self.line("## Annex: documents");
        for document in &self.report.documents {
            self.line(&format!("### {}: {}", document.key, text(&first_words(&document.title, 300))));
            self.item(0, &format!("Key: {} ({})", document.key, short(document.id)));
            self.item(0, &format!("{}, {}", words::kind(document), text(&document.source)));
            if !document.authors.is_empty() {
                self.item(0, &format!("By {}", text(&document.authors.join(", "))));
            }
            self.item(0, &format!("Published: {}", document.published));
            if let Some(accessed) = document.accessed {
                self.item(0, &format!("Accessed: {}", words::moment(&accessed)));
            }
            if let Some(language) = &document.language {
                self.item(0, &format!("Language: {}", text(language)));
            }
            if let Some(url) = &document.url {
                self.item(0, &format!("Address: {}", address(url)));
            }
            for url in &document.archived_urls {
                self.item(0, &format!("Archived: {}", address(url)));
            }
            if let Some(digest) = &document.text {
                self.item(0, &format!("SHA-256 of the text: {digest}"));
            }
            if let Some(file) = &document.original {
                self.item(0, &format!("SHA-256 of the file: {}", file.digest));
                let name = file.name.as_deref().map_or_else(String::new, |name| format!("{}, ", text(name)));
                let (size, kind) = (words::size(file), text(&file.media_type));
                self.item(0, &format!("File: {name}{size}, {kind}, added {}", words::moment(&file.added)));
            }
            if let Some(contact) = &document.contact {
                self.item(
                    0,
                    &format!("Asked {} by {}: {}", text(&contact.whom), text(&contact.how), text(&contact.asked)),
                );
                let answer = contact.answer.as_deref().map_or_else(|| "none came".to_owned(), text);
                self.item(0, &format!("Answer: {answer}"));
            }
            self.item(0, &words::unchanged(document));
            self.out.push('\n');
        }
    }

    fn history(&mut self) {
        let report = self.report;
        self.line("## Annex: history");
        self.line(&words::history_shown(report));
        for step in &report.history {
            let Some(shown) = &step.shown else { continue };
            // A step may be about nothing that has a key.
            let about = shown.about.iter().fold(String::new(), |keys, key| format!("{keys} {key}"));
            let reason = shown.reason.as_deref().map_or_else(String::new, |reason| format!(": {}", text(reason)));
            self.item(
                0,
                &format!(
                    "{}, {}: {}{about}{reason} (step {}, hash {})",
                    words::moment(&shown.at),
                    text(&shown.person),
                    text(&shown.what),
                    short(step.id),
                    text(words::hash_start(&step.hash))
                ),
            );
        }
        self.out.push('\n');
        for head in &report.heads {
            let steps = words::count(head.count, "step", "steps");
            self.line(&format!("Copy {}: {steps}, head {}", short(head.replica), text(&head.hash)));
            self.line(&format!("    {}", words::pin(&on_one_line(&head.hash))));
        }
    }

    fn limits(&mut self) {
        self.line("## What this report does not show");
        for sentence in words::LIMITS {
            self.item(0, sentence);
        }
    }

    fn addresses(&mut self, document: &ReportDocument) {
        if let Some(url) = &document.url {
            self.item(0, &format!("Address: {}", address(url)));
        }
        for url in &document.archived_urls {
            self.item(0, &format!("Archived: {}", address(url)));
        }
        if let Some(accessed) = document.accessed {
            self.item(0, &format!("Accessed: {}", words::moment(&accessed)));
        }
        self.out.push('\n');
    }

    /// A paragraph of one line; typed text in it has passed through [`text`].
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push_str("\n\n");
    }

    /// An item of a list.
    fn item(&mut self, depth: usize, line: &str) {
        writeln!(self.out, "{:indent$}- {line}", "", indent = depth * 2).expect("a String takes every write");
    }

    /// Typed text that keeps its lines.
    fn prose(&mut self, prefix: &str, typed: &str) {
        self.prefixed(prefix, &lines(typed));
    }

    fn prefixed(&mut self, prefix: &str, escaped: &str) {
        for line in escaped.lines().map(str::trim_start) {
            writeln!(self.out, "{}", format!("{prefix}{line}").trim_end()).expect("a String takes every write");
        }
        self.out.push('\n');
    }
}

/// Typed text on one line, in which nothing is markup.
fn text(typed: &str) -> String {
    escaped(&on_one_line(typed))
}

/// Typed text that keeps its lines, none of which begins a list, a heading, a rule or a block of code.
fn lines(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len() + 16);
    for (at, line) in shown(typed).split('\n').enumerate() {
        let words = line.trim_start();
        match at {
            // A passage goes on where the words before it ended.
            0 if words.len() < line.len() => out.push(' '),
            0 => {}
            _ => out.push('\n'),
        }
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let (plain, rest) = words.split_at(digits);
        let begins_a_list = 0 < digits && rest.starts_with(['.', ')']);
        out.push_str(plain);
        if begins_a_list || words.starts_with(['-', '+', '=', ':']) {
            out.push('\\');
        }
        out.push_str(&escaped(rest));
    }
    out
}

/// Typed text in strong type, line by line: markup cannot reach over an empty line.
fn strong(typed: &str) -> String {
    let line = |line: &str| {
        let words = line.trim();
        let start = line.len() - line.trim_start().len();
        let (before, after) = (&line[..start], &line[start + words.len()..]);
        if words.is_empty() { String::new() } else { format!("{before}**{}**{after}", escaped(words)) }
    };
    shown(typed).split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// An address of the web as a link, anything else as words.
fn address(typed: &str) -> String {
    let Some(url) = web_address(typed) else {
        return text(typed);
    };
    let mut out = String::with_capacity(url.len() + 2);
    out.push('<');
    for letter in url.chars() {
        match letter {
            '<' | '>' | '"' | '`' | '\\' | '|' | '^' | '{' | '}' => {
                write!(out, "%{:02X}", u32::from(letter)).expect("a String takes every write");
            }
            plain => out.push(plain),
        }
    }
    out.push('>');
    out
}

/// What `CommonMark` and its common extensions would read as markup is escaped; what HTML would, becomes entities,
/// which also hold where raw HTML is passed on.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '$' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            // Bare addresses are not made links by those who read Markdown more freely.
            ':' if rest.peek() == Some(&'/') => out.push_str("\\:"),
            '.' if out.ends_with("www") => out.push_str("\\."),
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_markup() {
        assert_eq!(text("<b>*a*</b> [x](y) `z` | \n# h"), "&lt;b&gt;\\*a\\*&lt;/b&gt; \\[x\\](y) \\`z\\` \\| \\# h");
        assert_eq!(text("see https://a.example and www.b.example"), "see https\\://a.example and www\\.b.example");
    }

    #[test]
    fn no_line_begins_a_block() {
        assert_eq!(lines("- a\n    code\n1. b\n=====\n# c\n> d"), "\\- a\ncode\n1\\. b\n\\=====\n\\# c\n&gt; d");
    }

    #[test]
    fn spaces_at_the_start_of_a_line_make_no_code_and_hide_no_list() {
        assert_eq!(lines("    - a\n\t2) b"), " \\- a\n2\\) b");
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(address("https://a.example/>x|`"), "<https://a.example/%3Ex%7C%60>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
    }
}
