//! What was done with the book, and whether the book is what that says.

use super::words;
use crate::page::{Page, Tone};
use crate::reply::Reply;
use crate::text::{first_words, on_one_line};

/// Where the words of a step begin: beside its time and the last digits of its id.
const INDENT: usize = 28;

/// Steps, oldest first, then what left the book.
pub(super) fn history(page: &mut Page, history: Reply<'_>) {
    for line in history.each("steps") {
        step(page, line);
    }
    for (index, event) in history.each("events").enumerate() {
        if index == 0 {
            page.heading("What left the book");
        }
        let words = format!("{}: {}", on_one_line(event.text("kind")), on_one_line(event.text("subject")));
        page.hanging(&time(page, event), INDENT, &words);
        let detail = page.tint(Tone::Quiet, &on_one_line(event.text("detail")));
        page.paragraph(INDENT, &detail);
    }
    page.gap();
    page.line(&page.tint(Tone::Quiet, "Times are UTC. Names are declared, not authenticated."));
}

/// One step: time, the last digits of its id, who, what, of what, and why.
pub(super) fn step(page: &mut Page, step: Reply<'_>) {
    let mut words = format!("{}: {}", on_one_line(step.text("by")), on_one_line(step.text("what")));
    let about = step.texts("about");
    if !about.is_empty() {
        // An import may concern thousands.
        let rest = about.len().saturating_sub(5);
        let more = if 0 < rest { format!(" and {rest} more") } else { String::new() };
        words = format!("{words} {}{more}", about[..about.len() - rest].join(", "));
    }
    if let Some(title) = step.find_text("title") {
        words = format!("{words}, “{}”", first_words(title, 80));
    }
    if let Some(reason) = step.find_text("reason") {
        words = format!("{words}, because: {}", on_one_line(reason));
    }
    for (mark, is_so) in [("undone", step.is("undone")), ("purged", step.is("purged"))] {
        if is_so {
            words = format!("{words} [{mark}]");
        }
    }
    let label = format!("{}  {}", time(page, step), step.text("short"));
    page.hanging(&label, INDENT, &words);
}

fn time(page: &Page, line: Reply<'_>) -> String {
    let moment = words::moment(line.text("at"));
    page.tint(Tone::Quiet, moment.trim_end_matches(" UTC"))
}

/// What was checked and the head to note elsewhere, or what is not as it should be.
pub(super) fn verification(page: &mut Page, checked: Reply<'_>, head_was_given: bool) {
    let findings = checked.texts("findings");
    if findings.is_empty() {
        page.line(&page.tint(Tone::Good, "The book is what its history says."));
    } else {
        let number = words::count(findings.len() as u64, "thing is", "things are");
        page.line(&page.tint(Tone::Bad, &format!("{number} not as it should be.")));
        for finding in &findings {
            page.hanging("  -", 4, &on_one_line(finding));
        }
    }
    let count = |name, one, many| words::count(checked.count(name), one, many);
    page.field(
        "Checked",
        &format!(
            "{}, {}, {}, {}, {}",
            count("steps", "step", "steps"),
            count("entries", "entry", "entries"),
            count("rows", "row", "rows"),
            count("contents", "file or text", "files and texts"),
            count("events", "event", "events"),
        ),
    );
    for head in checked.texts("heads") {
        page.field("Head", head);
    }
    if findings.is_empty() && !head_was_given {
        page.paragraph(
            0,
            "Note the head somewhere else: only `claims verify --head` with it shows that the end of the history was \
             not cut off. Names are declared, not authenticated.",
        );
    }
}

/// Whether a report fits together, what was compared, and what no check of it can show.
pub(super) fn report_check(page: &mut Page, checked: Reply<'_>) {
    let findings: Vec<_> = checked.each("findings").collect();
    if findings.is_empty() {
        page.line(&page.tint(Tone::Good, "The report is what its history says."));
    } else {
        let number = words::count(findings.len() as u64, "thing does", "things do");
        page.line(&page.tint(Tone::Bad, &format!("{number} not fit.")));
        for finding in &findings {
            let words = format!("{}: {}", on_one_line(finding.text("about")), on_one_line(finding.text("what")));
            page.hanging("  -", 4, &words);
        }
    }
    let count = |reply: Reply<'_>, name, one, many| words::count(reply.count(name), one, many);
    let (claims, steps) = (count(checked, "claims", "claim", "claims"), count(checked, "steps", "step", "steps"));
    page.field("Checked", &format!("{claims}, {steps}"));
    let withheld = checked.texts("withheld");
    if !withheld.is_empty() {
        let keys = on_one_line(&withheld.join(", "));
        page.field("Not compared", &format!("{keys}: what the history holds of them stayed in the book"));
    }
    for head in checked.texts("heads") {
        page.field("Head", &on_one_line(head));
    }
    if let Some(volumes) = checked.find("volumes") {
        let [named, same] = ["named", "same"].map(|name| words::grouped(volumes.count(name)));
        page.field("Volumes", &format!("{named} named; beside it and unchanged: {same}"));
        let missing: Vec<String> = volumes.texts("missing").into_iter().map(on_one_line).collect();
        if !missing.is_empty() {
            page.field("Missing", &format!("{}: not checked", missing.join(", ")));
        }
    }
    match checked.find("book") {
        Some(book) => {
            let steps = count(book, "steps", "step", "steps");
            let files = count(book, "files", "file or text", "files and texts");
            page.field("Book", &format!("{}: {steps} and {files} are the same", on_one_line(book.text("title"))));
        }
        None => page.field("Book", "none compared; `--book FILE` compares one"),
    }
    page.paragraph(
        0,
        "Names are declared, not authenticated. The words around a quote, the reasons of steps and how many claims \
         were left out have no digest here. Whoever rewrites the whole history with the same program is found only by \
         a head noted elsewhere.",
    );
    if checked.find("volumes").is_some() {
        page.paragraph(
            0,
            "What the volumes should hash to stands in the file of contents and in no chain: whoever changes both is \
             not found here.",
        );
    }
}
