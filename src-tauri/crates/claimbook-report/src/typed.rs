//! What people typed, made harmless to look at: no control characters, nothing that turns the text around it, no
//! address that is more than an address.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::words::grouped;

/// The text without what cannot be seen and could mislead: control characters and the two that are none (U+FFFE,
/// U+FFFF) become `U+FFFD`, so that XML takes every text; characters that override or embed the direction of writing are named in brackets, every line ends in a line feed.
///
/// Marks that only hint at a direction (U+200E, U+200F, U+061C) stay: right-to-left texts need them.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            turning if is_turning(turning) => {
                write!(out, "[U+{:04X}]", u32::from(turning)).expect("a String takes every write");
            }
            unseen if is_unseen(unseen) => out.push('\u{fffd}'),
            plain => out.push(plain),
        }
    }
    Cow::Owned(out)
}

/// The text, or its first `limit` characters and how many were left out.
pub(crate) fn bounded(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        Some((end, _)) => Cow::Owned(format!("{}{}", &text[..end], left_out(&text[end..]))),
        None => Cow::Borrowed(text),
    }
}

/// What stands where `rest` stood.
pub(crate) fn left_out(rest: &str) -> String {
    format!(" … [{} more characters are in the JSON form of this report]", grouped(rest.chars().count() as u64))
}

/// Stands for words that have no letter, sign or digit that could be seen.
const NOTHING: &str = "[nothing that can be seen]";

/// Whether a character leaves no trace on paper.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The text, or that there is nothing in it that a reader could see.
pub(crate) fn seen(text: &str) -> &str {
    if text.chars().all(is_blank) { NOTHING } else { text }
}

/// The text on one line.
pub(crate) fn on_one_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a text on one line, with `…` where words were left out. Never nothing.
pub(crate) fn first_words(text: &str, limit: usize) -> String {
    // Folding a hundred thousand characters to show two hundred would be paid once for every place that lists them.
    if text.chars().all(is_blank) {
        return NOTHING.to_owned();
    }
    let enough = text.char_indices().nth(limit * 4).map_or(text.len(), |(at, _)| at);
    let line = on_one_line(&text[..enough]);
    let Some((end, _)) = line.char_indices().nth(limit) else {
        return if enough < text.len() { format!("{line} …") } else { line };
    };
    let whole_words = line[..end].rfind(' ').filter(|at| end < at * 2).unwrap_or(end);
    format!("{} …", &line[..whole_words])
}

/// The address, where it is one of the web and nothing else: only such become links.
pub(crate) fn web_address(text: &str) -> Option<&str> {
    const LIMIT: usize = 4_000;
    let starts_with = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let is_web = starts_with("https://") || starts_with("http://");
    let is_clean = !text.chars().any(|letter| letter.is_whitespace() || is_unseen(letter));
    (is_web && is_clean && text.len() <= LIMIT).then_some(text)
}

/// The language tag, where it has the shape of one (BCP 47).
pub(crate) fn language_tag(text: &str) -> Option<&str> {
    let parts = || text.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let has_language = parts()
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    (has_language && parts().all(is_part) && text.len() <= 35).then_some(text)
}

/// Whether a character overrides, embeds or isolates the direction of what follows.
pub(crate) fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_unseen(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\t');
    is_control || is_turning(letter) || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_named_or_replaced() {
        assert_eq!(shown("a\0b\u{1b}[31m\u{85}"), "a\u{fffd}b\u{fffd}[31m\u{fffd}");
        assert_eq!(shown("invoice\u{202e}fdp.exe"), "invoice[U+202E]fdp.exe");
        assert_eq!(shown("one\r\ntwo\rthree\tfour"), "one\ntwo\nthree\tfour");
        assert_eq!(shown("سلام\u{200f}!"), "سلام\u{200f}!", "a mark that right-to-left texts need stays");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for address in ["https://halvern.example/a?b=c", "HTTP://halvern.example"] {
            assert_eq!(web_address(address), Some(address));
        }
        for text in ["javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\u{202e}b", "ftp://a", "é"] {
            assert_eq!(web_address(text), None, "{text} is no link");
        }
    }

    #[test]
    fn first_words_end_at_a_word() {
        assert_eq!(first_words("one two\nthree", 20), "one two three");
        assert_eq!(first_words("one two three", 9), "one two …");
        assert_eq!(first_words(&"x".repeat(100), 10), "xxxxxxxxxx …");
        assert_eq!(first_words(&(" ".repeat(100) + "x"), 10), " …", "what is left out is said");
        assert_eq!(first_words("\u{200b}\u{200b}", 100), "[nothing that can be seen]");
        assert_eq!(first_words(&" ".repeat(100), 10), "[nothing that can be seen]");
    }

    #[test]
    fn a_language_is_named_only_by_what_looks_like_a_tag() {
        assert_eq!(language_tag("uk"), Some("uk"));
        assert_eq!(language_tag("zh-Hant-TW"), Some("zh-Hant-TW"));
        for text in ["", "english language", "x\"onload", "e", "en-"] {
            assert_eq!(language_tag(text), None, "{text} is no tag");
        }
    }
}
