//! Texts as the book keeps them: normal form, folding for comparison, and passages.
//!
//! Every offset here counts Unicode code points, half-open, in a [`WorkingText`]. Only the API converts to
//! UTF-16 for the page.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::digest::Digest;

/// The text of a document that passages point into: NFC, lines end in LF, no byte order mark. Never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingText(String);

impl WorkingText {
    /// Brings a text into the form the book keeps.
    pub fn new(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        Self(nfc(&text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name under which the book keeps it: SHA-256 of its UTF-8.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }

    /// How many code points it has.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// How many words it has; in scripts without spaces each character is one.
    pub fn words(&self) -> usize {
        spaced(&self.0).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }

    /// The words at `span`, or nothing where the text is shorter.
    pub fn slice(&self, span: Span) -> Option<&str> {
        let start = byte_offset(&self.0, span.start)?;
        let end = byte_offset(&self.0, span.end)?;
        self.0.get(start..end)
    }

    /// The paragraph, between blank lines, in which `span` begins, widened to where it ends.
    pub fn paragraph(&self, span: Span) -> Option<(Span, &str)> {
        let start = byte_offset(&self.0, span.start)?;
        let end = byte_offset(&self.0, span.end)?;
        let from = self.0[..start].rfind("\n\n").map_or(0, |at| at + 2);
        let to = self.0[end..].find("\n\n").map_or(self.0.len(), |at| end + at);
        let first = self.0[..from].chars().count();
        let words = &self.0[from..to];
        Some((Span { start: first, end: first + words.chars().count() }, words))
    }

    /// Makes the passage at `span`, with its surroundings, or nothing where the text has no such words.
    pub fn passage(&self, span: Span) -> Option<Quote> {
        let exact = self.slice(span).filter(|exact| !exact.trim().is_empty())?;
        let before = Span { start: span.start.saturating_sub(Quote::CONTEXT), end: span.start };
        let after = Span { start: span.end, end: self.length().min(span.end + Quote::CONTEXT) };
        Some(Quote {
            text: self.digest(),
            span,
            exact: exact.to_owned(),
            prefix: self.slice(before)?.to_owned(),
            suffix: self.slice(after)?.to_owned(),
        })
    }
}

/// A half-open range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first code point inside.
    pub start: usize,
    /// The first code point after.
    pub end: usize,
}

/// Exact words of one text, with what stands around them (W3C Web Annotation: `TextQuoteSelector` and
/// `TextPositionSelector`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The working text they stand in.
    pub text: Digest,
    /// Where they stand.
    pub span: Span,
    /// The words, exactly.
    pub exact: String,
    /// Up to [`Quote::CONTEXT`] code points before.
    pub prefix: String,
    /// Up to [`Quote::CONTEXT`] code points after.
    pub suffix: String,
}

impl Quote {
    /// How many code points of surroundings a passage keeps on each side.
    pub const CONTEXT: usize = 32;
}

/// Unicode Normalization Form C.
pub fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// A text made comparable: case, quotation marks, dashes, spaces and invisible characters no longer differ.
///
/// Accents do: `Müller` is not `Muller` when a quote is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character, the code point of the original that it came from.
    pub origin: Vec<usize>,
    /// How many code points the original has.
    pub length: usize,
}

impl Folded {
    /// Folds a text and remembers where each character came from.
    pub fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len());
        let mut length = 0;
        for (offset, original) in text.chars().enumerate() {
            length = offset + 1;
            fold_char(original, |folded| {
                let again = folded == ' ' && chars.last().is_none_or(|last| *last == ' ');
                if !again {
                    chars.push(folded);
                    origin.push(offset);
                }
            });
        }
        if chars.last() == Some(&' ') {
            chars.pop();
            origin.pop();
        }
        Self { chars, origin, length }
    }
}

/// The folded text alone, for comparing names.
pub fn fold(text: &str) -> String {
    Folded::new(&nfc(text)).chars.into_iter().collect()
}

fn fold_char(original: char, mut push: impl FnMut(char)) {
    match original {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {}
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => push('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | 'ʼ' | '＇' => push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => push('-'),
        '…' => (0..3).for_each(|_| push('.')),
        space if space.is_whitespace() || space.is_control() => push(' '),
        other => other.to_lowercase().for_each(push),
    }
}

/// Puts a space around each character of a script written without spaces, so that a word index finds any run of
/// them. Other text is unchanged.
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if has_no_spaces(letter) {
            out.push(' ');
            out.push(letter);
            out.push(' ');
        } else {
            out.push(letter);
        }
    }
    out
}

/// Han, kana, Thai, Lao, Myanmar and Khmer: scripts whose words are not divided by spaces (Unicode blocks).
pub fn has_no_spaces(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// The byte at which the code point `offset` begins; the end of the text for its length.
fn byte_offset(text: &str, offset: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).nth(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_text_has_one_form() {
        let text = WorkingText::new("\u{feff}cafe\u{301}\r\nbar\rbaz");
        assert_eq!(text.as_str(), "café\nbar\nbaz");
        assert_eq!(text.length(), 12);
    }

    #[test]
    fn folding_remembers_where_each_character_came_from() {
        let folded = Folded::new("“Nearly  20 %”");
        let text: String = folded.chars.iter().collect();
        assert_eq!(text, "\"nearly 20 %\"");
        assert_eq!(folded.origin[8], 9, "two spaces became one");
    }

    #[test]
    fn a_passage_knows_its_surroundings_in_code_points() {
        let text = WorkingText::new("Über nearly 20 percent of it");
        let quote = text.passage(Span { start: 5, end: 22 }).unwrap();
        assert_eq!(quote.exact, "nearly 20 percent");
        assert_eq!((quote.prefix.as_str(), quote.suffix.as_str()), ("Über ", " of it"));
        assert_eq!(text.passage(Span { start: 5, end: 99 }), None);
    }

    #[test]
    fn a_paragraph_ends_at_a_blank_line() {
        let text = WorkingText::new("one\n\ntwo words\nin two lines\n\nthree");
        let (span, words) = text.paragraph(Span { start: 9, end: 14 }).unwrap();
        assert_eq!((span.start, words), (5, "two words\nin two lines"));
    }
}
