//! Typed text for paper: bounded, with what cannot be seen named, and with the direction of its script.

use serde::Serialize;

use crate::typed::{left_out, on_one_line, seen, shown};

/// Some words: written from the left, or with the script that turns them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Words {
    Plain(String),
    Turned { words: String, lang: &'static str },
}

impl Words {
    /// On one line, cut at `limit` characters.
    pub(super) fn line(text: &str, limit: usize) -> Self {
        let enough = text.char_indices().nth(limit * 4).map_or(text.len(), |(at, _)| at);
        Self::of(&cut(&on_one_line(&text[..enough]), limit, enough < text.len()))
    }

    /// With its line breaks, cut at `limit` characters, which it says.
    pub(super) fn prose(text: &str, limit: usize) -> Self {
        // Cut first: a hundred thousand characters are not looked at to show four thousand.
        let Some((end, _)) = text.char_indices().nth(limit) else { return Self::of(&tidy(text)) };
        Self::of(&(tidy(&text[..end]) + &left_out(&text[end..])))
    }

    fn of(text: &str) -> Self {
        // A heading of which nothing is seen could neither be read aloud nor found.
        let text = breakable(seen(text));
        match direction(&text) {
            Some(lang) => Self::Turned { words: text, lang },
            None => Self::Plain(text),
        }
    }
}

/// As it stands within a paragraph, with the spaces at its ends.
pub(super) fn within(text: &str, limit: usize) -> String {
    let (kept, rest) = text.char_indices().nth(limit).map_or((text, ""), |(end, _)| text.split_at(end));
    let line = breakable(&shown(kept).replace(['\n', '\t'], " "));
    if rest.is_empty() { line } else { line + &left_out(rest) }
}

fn cut(line: &str, limit: usize, was_cut: bool) -> String {
    match line.char_indices().nth(limit) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None if was_cut => format!("{line} …"),
        None => line.to_owned(),
    }
}

/// What cannot be seen is named, and at most one line in a row is empty.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in shown(text).lines() {
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(&line.replace('\t', "    "));
            out.push('\n');
        }
    }
    out.trim_matches('\n').to_owned()
}

/// A run of letters that no line holds gets places to break at; addresses have their own.
fn breakable(text: &str) -> String {
    const LONG: usize = 48;
    const STEP: usize = 12;
    let is_joined = |letter: char| letter < '\u{2e80}' && !letter.is_whitespace() && letter != '-';
    if text.split(|letter| !is_joined(letter)).all(|run| run.len() <= LONG) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / STEP);
    let mut rest = text;
    while let Some(start) = rest.find(is_joined) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|letter| !is_joined(letter)).unwrap_or(rest.len());
        let run = &rest[..end];
        if run.len() <= LONG || run.contains("://") {
            out.push_str(run);
        } else {
            for (at, letter) in run.chars().enumerate() {
                if 0 < at && at % STEP == 0 {
                    out.push('\u{200b}');
                }
                out.push(letter);
            }
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The language that stands for the script of the first letter with a direction, where that is from the right.
pub(super) fn direction(text: &str) -> Option<&'static str> {
    text.chars().find_map(|letter| match letter {
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Some(Some("he")),
        '\u{700}'..='\u{74f}' => Some(Some("syr")),
        '\u{780}'..='\u{7bf}' => Some(Some("dv")),
        '\u{7c0}'..='\u{7ff}' => Some(Some("nqo")),
        // Digits and signs have no direction of their own that would turn a paragraph.
        letter if !letter.is_alphabetic() => None,
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Some(Some("ar")),
        _ => Some(None),
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Words {
        Words::Plain(text.to_owned())
    }

    #[test]
    fn what_is_cut_is_said() {
        assert_eq!(Words::prose("one\r\n\n\n\ntwo", 100), plain("one\n\ntwo"));
        let cut = Words::prose(&"x ".repeat(3_000), 10);
        assert_eq!(cut, plain("x x x x x … [5,990 more characters are in the JSON form of this report]"));
        assert_eq!(Words::line("one\ntwo three", 7), plain("one two …"));
        assert_eq!(Words::line(" \u{200b}\u{feff}", 7), plain("[nothing that can be seen]"));
    }

    #[test]
    fn a_text_from_the_right_says_so() {
        let lang = |text| match Words::line(text, 100) {
            Words::Turned { lang, .. } => Some(lang),
            Words::Plain(_) => None,
        };
        assert_eq!(lang("12 شيء"), Some("ar"));
        assert_eq!(lang("«שלום»"), Some("he"));
        assert_eq!(lang("He said שלום"), None);
    }

    #[test]
    fn a_word_that_no_line_holds_can_be_broken_and_an_address_is_left_alone() {
        let Words::Plain(text) = Words::line(&"x".repeat(100), 200) else { panic!("it is written from the left") };
        assert_eq!(text.matches('\u{200b}').count(), 8);
        let address = format!("https://halvern.example/{}", "a".repeat(90));
        assert_eq!(Words::line(&address, 200), plain(&address));
    }
}
