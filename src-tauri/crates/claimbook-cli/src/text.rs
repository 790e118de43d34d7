//! What people typed, made harmless to print: nothing in it moves the cursor or turns the text around it.

use std::fmt::Write as _;

use console::measure_text_width;

/// The text with control characters and those that embed or override a direction named in brackets. Lines stay.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => out.push(' '),
            '\n' => out.push('\n'),
            letter if is_unseen(letter) => {
                write!(out, "[U+{:04X}]", u32::from(letter)).expect("a String takes every write");
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Whether a terminal could take the letter for a command, or show what stands around it elsewhere.
pub(crate) fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The text on one line.
pub(crate) fn on_one_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words on one line, with `…` where words were left out.
pub(crate) fn first_words(text: &str, limit: usize) -> String {
    let line = on_one_line(text);
    let Some((end, _)) = line.char_indices().nth(limit) else { return line };
    let whole = line[..end].rfind(' ').filter(|at| end < at * 2).unwrap_or(end);
    format!("{} …", &line[..whole])
}

/// Lines of at most `width` columns, except where a single word is wider.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut columns = 0;
        for word in paragraph.split_whitespace() {
            let wide = measure_text_width(word);
            if 0 < columns && width < columns + 1 + wide {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            if 0 < columns {
                line.push(' ');
                columns += 1;
            }
            line.push_str(word);
            columns += wide;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_gets_out() {
        assert_eq!(shown("a\u{1b}[31mb\u{9b}c\u{7f}\r"), "a[U+001B][31mb[U+009B]c[U+007F][U+000D]");
    }

    #[test]
    fn what_turns_text_around_is_named() {
        assert_eq!(shown("invoice\u{202e}fdp.exe"), "invoice[U+202E]fdp.exe");
    }

    #[test]
    fn lines_break_between_words_and_count_columns() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("一二三 四五", 7), ["一二三", "四五"]);
        assert_eq!(wrapped("a\n\nb", 7), ["a", "", "b"]);
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(wrapped("see https://halvern.example/a", 9), ["see", "https://halvern.example/a"]);
    }

    #[test]
    fn first_words_end_between_words() {
        assert_eq!(first_words("The bridge cost 4 million.", 15), "The bridge …");
        assert_eq!(first_words("Short.", 15), "Short.");
    }
}
