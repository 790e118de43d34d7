//! The answers for people.

mod claims;
mod history;
mod words;

use serde_json::Value;

use crate::arguments::Command;
use crate::page::{Look, Page, Tone};
use crate::reply::Reply;
use crate::text::{first_words, on_one_line};

/// The answer as a page.
pub(crate) fn print(command: &Command, value: &Value, look: Look) -> String {
    let mut page = Page::new(look);
    let reply = Reply(value);
    match command {
        Command::New(_) => book_begun(&mut page, reply),
        Command::Import(_) => document_brought_in(&mut page, reply),
        Command::Add(_) => {
            let key = page.tint(Tone::Strong, reply.text("key"));
            page.paragraph(0, &format!("{key} added: {}", first_words(reply.text("statement"), 200)));
        }
        Command::Edit(_) | Command::Verdict(_) | Command::Withdraw(_) => claims::row(&mut page, reply),
        Command::Remove(_) => {
            let key = page.tint(Tone::Strong, reply.text("key"));
            page.line(&format!("{key} is in the trash; `claims restore {}` brings it back.", reply.text("key")));
        }
        Command::Restore(_) => {
            let key = page.tint(Tone::Strong, reply.text("key"));
            page.line(&format!("{key} is back."));
        }
        Command::Attach(attach) => attached(&mut page, reply, &attach.key),
        Command::List(list) => claims::list(&mut page, reply, list.offset.unwrap_or_default()),
        Command::Show(_) => claims::show(&mut page, reply),
        Command::History(_) => history::history(&mut page, reply),
        Command::Undo => reverted(&mut page, reply, "Undone"),
        Command::Redo => reverted(&mut page, reply, "Redone"),
        Command::Verify(verify) => history::verification(&mut page, reply, verify.head.is_some()),
        Command::VerifyReport(_) => history::report_check(&mut page, reply),
        Command::Purge(_) => purged(&mut page, reply),
        Command::Report(_) => report_written(&mut page, reply),
        Command::Presets => presets(&mut page, reply),
        Command::SavePreset(_) => {
            page.paragraph(0, &format!("Saved: {}", on_one_line(reply.text("name"))));
            preset(&mut page, reply);
        }
        Command::RemovePreset(preset) => {
            page.paragraph(0, &format!("Removed: {}; `claims undo` brings it back.", on_one_line(&preset.name)));
        }
        Command::Copy(_) => page.line(&format!("Copied to {}", on_one_line(reply.text("path")))),
    }
    page.into_text()
}

fn book_begun(page: &mut Page, book: Reply<'_>) {
    let title = page.tint(Tone::Strong, &on_one_line(book.text("title")));
    page.paragraph(0, &format!("A new book: {title}"));
    page.field("File", &on_one_line(book.text("path")));
    if book.is("sample") {
        page.field("Claims", &format!("{}, all invented", book.part("statuses").count("all")));
    }
}

fn document_brought_in(page: &mut Page, document: Reply<'_>) {
    let found = |value: &str, place: Option<&str>| match place {
        Some(place) => format!("{value} ({})", on_one_line(place)),
        None => value.to_owned(),
    };
    let key = page.tint(Tone::Strong, document.text("key"));
    page.line(&format!("{key} brought in, {} characters", words::grouped(document.count("length"))));
    page.field("Title", &found(&on_one_line(document.text("title")), document.find_text("titleFound")));
    page.field("Published", &found(document.text("published"), document.find_text("publishedFound")));
}

fn attached(page: &mut Page, item: Reply<'_>, claim: &str) {
    let document = item.part("document");
    let key = page.tint(Tone::Strong, item.text("key"));
    let stance = words::stance(item.text("stance")).to_lowercase();
    page.line(&format!("{key} attached to {}: {stance}", on_one_line(claim)));
    page.field("Document", &format!("{} {}", document.text("key"), on_one_line(document.text("title"))));
    if document.is("linkOnly") {
        page.field("Kept", "the link only, no copy");
    }
    if let Some(digest) = document.find_text("original") {
        page.field("SHA-256", digest);
    }
}

fn reverted(page: &mut Page, gesture: Reply<'_>, done: &str) {
    let about = gesture.texts("about").join(", ");
    let about = if about.is_empty() { about } else { format!(" ({about})") };
    page.paragraph(0, &format!("{done}: {}{about}", on_one_line(gesture.text("what"))));
    let stays = gesture.texts("stays").join(", ");
    if !stays.is_empty() {
        page.paragraph(0, &format!("Changed since, so kept: {stays}"));
    }
}

fn purged(page: &mut Page, purged: Reply<'_>) {
    let images = words::count(purged.count("images"), "image is", "images are");
    page.line(&format!("{images} blank now, for good."));
    page.field("Step", purged.text("step"));
    page.field("About", &purged.texts("about").join(", "));
    page.paragraph(0, "Backups and copies of the book keep the text.");
    if !purged.is("scrubbed") {
        page.paragraph(0, "Another program reads the book: the file's old pages go when the last one closes it.");
    }
}

fn presets(page: &mut Page, reply: Reply<'_>) {
    let mut none = true;
    for one in reply.0.as_array().into_iter().flatten().map(Reply) {
        none = false;
        let name = page.tint(Tone::Strong, &on_one_line(one.text("name")));
        page.paragraph(0, &name);
        preset(page, one);
    }
    if none {
        page.paragraph(0, "This book has no presets. `claims save-preset` keeps one.");
    }
}

fn preset(page: &mut Page, preset: Reply<'_>) {
    for (label, member) in [
        ("Format", "format"),
        ("Claims", "query"),
        ("Title", "title"),
        ("Subtitle", "subtitle"),
        ("Publisher", "organisation"),
        ("Author", "author"),
        ("Logo", "logo"),
        ("Paper", "paper"),
        ("Order", "order"),
    ] {
        if let Some(text) = preset.find_text(member) {
            page.field(label, &on_one_line(text));
        }
    }
    let without = preset.texts("without").join(", ");
    if !without.is_empty() {
        page.field("Without", &without);
    }
}

fn report_written(page: &mut Page, report: Reply<'_>) {
    let claims = words::count(report.count("claims"), "claim", "claims");
    page.line(&format!("A report of {claims}, as of {}", words::moment(report.text("asOf"))));
    page.field("File", &on_one_line(report.text("path")));
    page.field("SHA-256", report.text("sha256"));
    if 0 < report.count("pages") {
        page.field("Pages", &words::grouped(report.count("pages")));
    }
    let volumes: Vec<_> = report.each("volumes").collect();
    if !volumes.is_empty() {
        page.field("Volumes", &format!("{}; the file above is their contents", words::grouped(volumes.len() as u64)));
    }
    for volume in volumes {
        let claims = words::count(volume.count("claims"), "claim", "claims");
        let pages = words::count(volume.count("pages"), "page", "pages");
        page.field("", &format!("{} ({claims}, {pages})", on_one_line(volume.text("path"))));
    }
    for note in report.texts("notes") {
        page.field("Note", &on_one_line(note));
    }
    let open = report.texts("open").join(", ");
    if !open.is_empty() {
        page.field("Left out", &format!("verdicts that are still open: {open}"));
    }
    if !report.is("logged") {
        page.field("Not logged", "this book may not be written, so its log does not name this report");
    }
    claims::problems(page, report);
}
