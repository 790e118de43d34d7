//! Plain text and Markdown. Both are kept as they stand; only what is proposed about them is made here.
//! A pasted text has no name to go by: it is Markdown where it begins as Markdown does.

use std::fmt;

use crate::domain::document::Document;
use crate::domain::text::WorkingText;
use crate::domain::time::DescribedDate;

use super::language::language;
use super::{ImportError, byline, encoding, media_type};

/// The most bytes a text may have.
pub const LIMIT: usize = 10 * 1024 * 1024;
/// The most characters of a proposed title.
pub const TITLE_LENGTH: usize = 120;

/// How many lines may come before the text proper.
const HEADER_LINES: usize = 10;
/// How many lines a Markdown front matter may have.
const FRONT_MATTER_LINES: usize = 100;

/// A document before anyone has looked at what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDraft {
    /// The text that passages will point into.
    pub text: WorkingText,
    /// The encoding its bytes were read in, by its name in the WHATWG standard: `UTF-8`, `UTF-16LE`, `windows-1252`, …
    pub encoding: &'static str,
    /// `text/markdown` or `text/plain`.
    pub media_type: &'static str,
    /// Its title; never empty.
    pub title: Proposed<String>,
    /// When it was published.
    pub published: Option<Proposed<DescribedDate>>,
    /// Its publisher.
    pub source: Option<Proposed<String>>,
    /// Who wrote it, as printed.
    pub author: Option<Proposed<String>>,
    /// Its language, BCP 47.
    pub language: Option<Proposed<String>>,
}

/// A value that was found and wants to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed<T> {
    /// What was found.
    pub value: T,
    /// Where.
    pub found: Where,
}

/// Where a proposed value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The first line of the text.
    FirstLine,
    /// The first heading.
    Heading,
    /// A line before the text, such as `Date: 14 March 2025`.
    HeaderLine,
    /// The block between two lines of dashes before a Markdown text.
    FrontMatter,
    /// The line that says who wrote it: `By Ana Kord`.
    Byline,
    /// The name of the file.
    FileName,
    /// Its letters and words.
    Words,
}

impl fmt::Display for Where {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::FirstLine => "from the first line, check",
            Self::Heading => "from the first heading, check",
            Self::HeaderLine => "from a line before the text, check",
            Self::FrontMatter => "from the front matter, check",
            Self::Byline => "from the byline, check",
            Self::FileName => "from the file name, check",
            Self::Words => "from its words, check",
        })
    }
}

/// Reads a plain text or Markdown file as far as it can be read without asking.
pub fn read_text(bytes: &[u8], file_name: &str) -> Result<DocumentDraft, ImportError> {
    if LIMIT < bytes.len() {
        return Err(ImportError::TooLarge { size: bytes.len() });
    }
    let by_name = media_type(bytes, file_name);
    if !matches!(by_name, "text/markdown" | "text/plain" | "text/csv" | "application/json" | "application/octet-stream")
    {
        return Err(ImportError::NotText { media_type: by_name });
    }
    let (text, encoding) =
        encoding::decode(bytes).ok_or(ImportError::NotText { media_type: "application/octet-stream" })?;
    let text = WorkingText::new(&text);
    let is_markdown = by_name == "text/markdown" || (file_name.is_empty() && begins_as_markdown(text.as_str()));
    let media_type = if is_markdown { "text/markdown" } else { "text/plain" };
    if !text.as_str().chars().any(char::is_alphanumeric) {
        return Err(ImportError::Empty);
    }
    let (front, body) = if is_markdown { front_matter(text.as_str()) } else { (Vec::new(), text.as_str()) };
    let header = Header::of(body);
    let title = titled(&front)
        .map(|title| (title, Where::FrontMatter))
        .or_else(|| heading(body).filter(|_| is_markdown).map(|title| (title, Where::Heading)))
        .or_else(|| header.title.map(|title| (title, Where::HeaderLine)))
        .or_else(|| header.first_words.map(|line| (line, Where::FirstLine)))
        .or_else(|| has_letters(file_name).then_some((file_name, Where::FileName)))
        .or_else(|| body.lines().find(|line| has_letters(line)).map(|line| (line, Where::FirstLine)))
        .map_or_else(
            || Proposed { value: shortened(text.as_str()), found: Where::FirstLine },
            |(line, found)| Proposed { value: shortened(line), found },
        );
    let published = dated(&front)
        .map(|date| (date, Where::FrontMatter))
        .or_else(|| header.date.map(|date| (date, Where::HeaderLine)))
        .or_else(|| in_file_name(file_name).map(|date| (date, Where::FileName)))
        .map(|(value, found)| Proposed { value, found });
    let source = named(&front, &SOURCES)
        .map(|name| (name, Where::FrontMatter))
        .or_else(|| header.source.map(|name| (name, Where::HeaderLine)))
        .or_else(|| header.byline.and_then(|(_, publisher)| publisher).map(|name| (name, Where::Byline)))
        .map(|(name, found)| Proposed { value: name.to_owned(), found });
    let author = named(&front, &AUTHORS)
        .map(|name| (name, Where::FrontMatter))
        .or_else(|| header.author.map(|name| (name, Where::HeaderLine)))
        .or_else(|| header.byline.map(|(name, _)| (name, Where::Byline)))
        .map(|(name, found)| Proposed { value: name.to_owned(), found });
    let language = front
        .iter()
        .find_map(|line| value_of(line, &["language", "lang"]))
        .and_then(Document::language_tag)
        .map(|tag| Proposed { value: tag.to_owned(), found: Where::FrontMatter })
        .or_else(|| language(body).map(|tag| Proposed { value: tag.to_owned(), found: Where::Words }));
    Ok(DocumentDraft { text, encoding, media_type, title, published, source, author, language })
}

const SOURCES: [&str; 5] = ["source", "publisher", "published by", "publication", "outlet"];
const AUTHORS: [&str; 5] = ["author", "authors", "by", "written by", "reporter"];

/// What the first lines say about the text.
struct Header<'a> {
    date: Option<DescribedDate>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    author: Option<&'a str>,
    /// Who wrote it and who published it.
    byline: Option<(&'a str, Option<&'a str>)>,
    /// The first words that are none of these.
    first_words: Option<&'a str>,
}

impl<'a> Header<'a> {
    fn of(text: &'a str) -> Self {
        let mut header = Self { date: None, title: None, source: None, author: None, byline: None, first_words: None };
        for line in text.lines().map(str::trim).filter(|line| has_letters(line)).take(HEADER_LINES) {
            let (date, rest) = match dated_line(line) {
                Some((date, rest)) => (Some(date), rest),
                None => match only_day(line) {
                    Some(date) => (Some(date), ""),
                    None => (None, line),
                },
            };
            header.date = header.date.or(date);
            if let Some(title) = value_of(line, &["title", "headline"]) {
                header.title = header.title.or(Some(title));
            } else if let Some(source) = value_of(line, &SOURCES).and_then(byline::name) {
                header.source = header.source.or(Some(source));
            } else if let Some(author) = value_of(line, &AUTHORS).and_then(byline::name) {
                header.author = header.author.or(Some(author));
            } else if let Some(names) = byline::byline(line) {
                header.byline = header.byline.or(Some(names));
                header.date = header.date.or_else(|| line.rsplit(',').next().and_then(only_day));
            } else if has_letters(rest) {
                header.first_words = header.first_words.or(Some(rest));
            }
        }
        header
    }
}

/// The day that is all a text says: `14 March 2025`.
fn only_day(text: &str) -> Option<DescribedDate> {
    date(text).filter(|date| date.single_day().is_ok())
}

/// The date of a line such as `date 2025-03-14` or `Published: 14 March 2025`, and what follows it on the line.
fn dated_line(line: &str) -> Option<(DescribedDate, &str)> {
    const NAMES: [&str; 6] = ["date", "dated", "published on", "published", "posted on", "posted"];

    let name =
        NAMES.iter().find(|name| line.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)))?;
    let after = &line[name.len()..];
    let (is_labelled, after) = match after.trim_start().strip_prefix(':') {
        Some(after) => (true, after),
        None => (false, after),
    };
    if !is_labelled && !after.starts_with(char::is_whitespace) {
        return None;
    }
    let (date, rest) = leading_date(after)?;
    // Without a colon, `Date 2025 …` may be the beginning of a sentence.
    (is_labelled || date.single_day().is_ok()).then_some((date, rest))
}

/// The date with which a text begins, as long as it goes, and what follows it.
fn leading_date(text: &str) -> Option<(DescribedDate, &str)> {
    let text = text.trim_start();
    let ends: Vec<usize> =
        text.match_indices(char::is_whitespace).map(|(at, _)| at).chain([text.len()]).take(4).collect();
    ends.into_iter().rev().find_map(|end| {
        let words = text[..end].trim_end_matches([',', '.', ';', ':']);
        date(words).map(|date| (date, text[end..].trim()))
    })
}

/// A date that means the same whenever it is read.
fn date(text: &str) -> Option<DescribedDate> {
    DescribedDate::parse_fixed(text).ok().filter(|date| !date.is_unknown())
}

/// The value of a line `name: value`.
fn value_of<'a>(line: &'a str, names: &[&str]) -> Option<&'a str> {
    let (name, value) = line.split_once(':')?;
    let is_named = names.iter().any(|known| known.eq_ignore_ascii_case(name.trim()));
    Some(value.trim().trim_matches(['"', '\''])).filter(|value| is_named && has_letters(value))
}

/// The lines between two lines of dashes at the beginning, and the text after them.
fn front_matter(text: &str) -> (Vec<&str>, &str) {
    let Some(inside) = text.strip_prefix("---\n") else {
        return (Vec::new(), text);
    };
    let mut lines = Vec::new();
    let mut rest = inside;
    while let Some((line, after)) = rest.split_once('\n').filter(|_| lines.len() < FRONT_MATTER_LINES) {
        rest = after;
        if matches!(line.trim_end(), "---" | "...") {
            return (lines, rest);
        }
        lines.push(line);
    }
    (Vec::new(), text)
}

fn titled<'a>(front: &[&'a str]) -> Option<&'a str> {
    front.iter().find_map(|line| value_of(line, &["title"]))
}

fn named<'a>(front: &[&'a str], names: &[&str]) -> Option<&'a str> {
    front.iter().find_map(|line| value_of(line, names)).and_then(byline::name)
}

fn dated(front: &[&str]) -> Option<DescribedDate> {
    let value = front.iter().find_map(|line| value_of(line, &["date", "published"]))?;
    leading_date(value).map(|(date, _)| date)
}

/// Whether a text that came without a name is Markdown by its beginning: a front matter, or a heading.
fn begins_as_markdown(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    !front_matter(text).0.is_empty() || first.is_some_and(|line| heading_words(line).is_some())
}

/// The first heading of a Markdown text.
fn heading(text: &str) -> Option<&str> {
    text.lines().find_map(heading_words)
}

/// The words of a line that is a heading.
fn heading_words(line: &str) -> Option<&str> {
    let level = line.len() - line.trim_start_matches('#').len();
    let words = line[level..].trim().trim_end_matches('#').trim();
    ((1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) && has_letters(words)).then_some(words)
}

/// The first `2025-03-14` of a file name.
fn in_file_name(name: &str) -> Option<DescribedDate> {
    let is_digit = |at: usize| name.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    (0..name.len()).filter(|at| !is_digit(at.wrapping_sub(1)) && !is_digit(at + 10)).find_map(|at| {
        let day = name.get(at..at + 10)?;
        date(day).filter(|date| date.single_day().is_ok())
    })
}

/// A line cut to [`TITLE_LENGTH`]: at the end of a sentence, else of a word.
fn shortened(line: &str) -> String {
    /// A shorter beginning is rather an abbreviation than a sentence.
    const SENTENCE: usize = 30;

    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = words.char_indices().nth(TITLE_LENGTH) else {
        return words;
    };
    let is_end = |at: &usize| words[..*at].ends_with(['.', '!', '?']) && words[*at..].starts_with(' ');
    let sentence = (SENTENCE..=limit).filter(|at| words.is_char_boundary(*at)).find(is_end);
    if let Some(end) = sentence {
        return words[..end].to_owned();
    }
    let room = words.char_indices().nth(TITLE_LENGTH - 1).map_or(limit, |(at, _)| at);
    let end = words[..room].rfind(' ').filter(|end| SENTENCE < *end).unwrap_or(room);
    format!("{}…", words[..end].trim_end_matches([',', ';', ':', ' ', '-', '–']))
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn read(text: &str, file_name: &str) -> DocumentDraft {
        read_text(text.as_bytes(), file_name).unwrap()
    }

    #[track_caller]
    fn proposes(text: &str, file_name: &str, title: (&str, Where), published: Option<(&str, Where)>) {
        let draft = read(text, file_name);
        assert_eq!((draft.title.value.as_str(), draft.title.found), title, "{text}");
        let date = draft.published.as_ref().map(|proposed| (proposed.value.edtf(), proposed.found));
        assert_eq!(date, published, "{text}");
    }

    #[test]
    fn a_header_line_gives_the_date_and_the_words_after_it_the_title() {
        let date = Some(("2025-03-14", Where::HeaderLine));
        proposes(" date 2025-03-14 The mayor spoke.\n\nMore.", "a.txt", ("The mayor spoke.", Where::FirstLine), date);
        proposes("Date: 14 March 2025\nThe mayor spoke.", "a.txt", ("The mayor spoke.", Where::FirstLine), date);
        proposes("Bridge shut\nPublished: March 14, 2025", "a.txt", ("Bridge shut", Where::FirstLine), date);
        proposes("Bridge shut\nPublished on 2025-03-14, 09:00", "a.txt", ("Bridge shut", Where::FirstLine), date);
        proposes("Title: Bridge shut\nDATE: 2025-03-14\n\nIt is.", "a.txt", ("Bridge shut", Where::HeaderLine), date);
        proposes(
            "Bridge shut\nThursday, 14 March 2024\nIt is.",
            "a.txt",
            ("Bridge shut", Where::FirstLine),
            Some(("2024-03-14", Where::HeaderLine)),
        );
        proposes("date: 2025-03 X", "a.txt", ("X", Where::FirstLine), Some(("2025-03", Where::HeaderLine)));
    }

    #[test]
    fn the_first_lines_give_publisher_and_author() {
        let found = |text: &str, name: &str| {
            let draft = read(text, name);
            let shown = |found: Option<Proposed<String>>| found.map(|found| (found.value, found.found));
            (shown(draft.source), shown(draft.author))
        };
        let is = |value: &str, found: Where| Some((value.to_owned(), found));
        let text = "Bridge shut\nBy Ana Kord, Halvern Courier\n\nIt is.";
        assert_eq!(found(text, "a.txt"), (is("Halvern Courier", Where::Byline), is("Ana Kord", Where::Byline)));
        assert_eq!(read(text, "a.txt").title.value, "Bridge shut");
        let text = "Source: Radio Halvern\nAuthor: Ben Tal\nBridge shut\nBy Ana Kord, Halvern Courier";
        assert_eq!(found(text, ""), (is("Radio Halvern", Where::HeaderLine), is("Ben Tal", Where::HeaderLine)));
        assert_eq!(read(text, "").title.value, "Bridge shut");
        let text = "---\nauthor: Ana Kord\npublisher: \"Halvern Courier\"\nlang: en-GB\n---\nBridge shut";
        assert_eq!(
            found(text, "a.md"),
            (is("Halvern Courier", Where::FrontMatter), is("Ana Kord", Where::FrontMatter))
        );
        assert_eq!(read(text, "a.md").language.unwrap().value, "en-GB");
        assert_eq!(found("Source: https://halvern.example\nBridge shut", "").0, None);
        assert_eq!(read("Date: 14 March 2025", "").title.value, "Date: 14 March 2025", "a title is never empty");
    }

    #[test]
    fn a_date_is_not_read_into_a_sentence() {
        for text in
            ["Date 2025 palms grew", "Dates: 2025-03-14", "Date: yesterday", "Date: soon", "The date 2025-03-14"]
        {
            assert_eq!(read(text, "a.txt").published, None, "{text}");
        }
    }

    #[test]
    fn markdown_gives_its_front_matter_and_its_first_heading() {
        let text = "---\ntitle: \"Bridge shut\"\ndate: 2025-03-14T09:00:00Z\n---\n# Other\n";
        let front = ("Bridge shut", Where::FrontMatter);
        proposes(text, "a.md", front, Some(("2025-03-14", Where::FrontMatter)));
        assert_eq!(read(text, "a.md").text.as_str(), text, "the text stays as it came");
        proposes("Intro\n\n## The bridge ##\n", "a.md", ("The bridge", Where::Heading), None);
        proposes("#tag\nNo heading", "a.md", ("#tag", Where::FirstLine), None);
        proposes("# Not Markdown", "a.txt", ("# Not Markdown", Where::FirstLine), None);
        proposes("\n# Pasted\nWords", "", ("Pasted", Where::Heading), None);
        proposes("Words first\n# Not the title", "", ("Words first", Where::FirstLine), None);
        proposes("#tag, pasted", "", ("#tag, pasted", Where::FirstLine), None);
        proposes(
            "---\ntitle: Ferries\ndate: 2025-03-14\n---\nWords",
            "",
            ("Ferries", Where::FrontMatter),
            Some(("2025-03-14", Where::FrontMatter)),
        );
        proposes("---\nnever closed", "a.md", ("never closed", Where::FirstLine), None);
    }

    #[test]
    fn a_file_name_may_hold_the_date() {
        let date = Some(("2025-03-14", Where::FileName));
        proposes("Hello", "courier-2025-03-14-bridge.txt", ("Hello", Where::FirstLine), date);
        proposes("Hello", "12025-03-14.txt", ("Hello", Where::FirstLine), None);
        proposes("Hello", "é2025-13-14.txt", ("Hello", Where::FirstLine), None);
    }

    #[test]
    fn a_long_first_line_is_cut_at_a_sentence_or_a_word() {
        let sentence = "The bridge over the Halver was shut on Thursday.";
        assert_eq!(read(&format!("{sentence} {}", "More. ".repeat(40)), "a").title.value, sentence);
        let words = read(&"bridge, ".repeat(40), "a").title.value;
        assert!(words.ends_with("bridge…") && words.chars().count() <= TITLE_LENGTH, "{words}");
        assert_eq!(read(&"橋".repeat(400), "a").title.value.chars().count(), TITLE_LENGTH);
    }

    #[test]
    fn what_is_no_text_is_refused_each_in_its_own_way() {
        let refused = |bytes: &[u8], name| read_text(bytes, name).unwrap_err();
        assert_eq!(refused(b"", "a.txt"), ImportError::Empty);
        assert_eq!(refused(b" \r\n ---\n", "a.md"), ImportError::Empty);
        assert_eq!(refused(&vec![b'a'; LIMIT + 1], "a.txt"), ImportError::TooLarge { size: LIMIT + 1 });
        assert_eq!(refused(b"%PDF-1.4", "a.txt"), ImportError::NotText { media_type: "application/pdf" });
        assert_eq!(refused(b"<html>", "a.txt"), ImportError::NotText { media_type: "text/html" });
        assert_eq!(refused(&[7; 99], "a.txt"), ImportError::NotText { media_type: "application/octet-stream" });
        assert!(read_text(&vec![b'a'; LIMIT], "a.txt").is_ok());
    }

    #[test]
    fn the_draft_says_how_its_bytes_were_read() {
        let draft = read_text(b"\xffcaf\xe9 in Halvern, closed since May", "a.txt").unwrap();
        assert_eq!((draft.encoding, draft.media_type), ("windows-1252", "text/plain"));
        assert_eq!(draft.text.as_str(), "ÿcafé in Halvern, closed since May");
        assert_eq!(draft.title.found.to_string(), "from the first line, check");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            bytes in prop_oneof![
                prop::collection::vec(any::<u8>(), 0..200),
                ".{0,150}".prop_map(String::into_bytes),
                "(---\n)?(date|title|# |:| |\n|2025-03-14|[a-zé]{1,9}){0,60}".prop_map(String::into_bytes),
            ],
            name in ".{0,20}(2025-01-01)?(.md|.txt)?",
        ) {
            if let Ok(draft) = read_text(&bytes, &name) {
                let length = draft.title.value.chars().count();
                prop_assert!(0 < length && length <= TITLE_LENGTH);
                prop_assert!(0 < draft.text.length());
            }
        }
    }
}
