//! The fonts that are shipped, and what none of them can show.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use unicode_normalization::char::is_combining_mark;

macro_rules! shipped {
    ($($name:literal)*) => {
        /// In the order in which they are asked: the faces of the program first.
        const SHIPPED: &[&[u8]] = &[$(include_bytes!(concat!("../fonts/", $name, ".ttf")),)*];
    };
}

shipped! {
    "Inter-Regular" "Inter-SemiBold" "SourceSerif4-Regular" "SourceSerif4-SemiBold" "JetBrainsMono-Regular"
    "NotoSansArabic-Regular" "NotoSansArabic-Bold" "NotoSansHebrew-Regular" "NotoSansHebrew-Bold"
    "NotoSansDevanagari-Regular" "NotoSansDevanagari-Bold" "NotoSansKR-Hangul" "DroidSansFallbackFull"
    "NotoSansArmenian-Regular" "NotoSansBengali-Regular"
    "NotoSansCanadianAboriginal-Regular" "NotoSansCherokee-Regular" "NotoSansEthiopic-Regular"
    "NotoSansGeorgian-Regular" "NotoSansGujarati-Regular" "NotoSansGurmukhi-Regular" "NotoSansKannada-Regular"
    "NotoSansKhmer-Regular" "NotoSansLao-Regular" "NotoSansMalayalam-Regular" "NotoSansMongolian-Regular"
    "NotoSansMyanmar-Regular" "NotoSansNKo-Regular" "NotoSansOriya-Regular" "NotoSansSinhala-Regular"
    "NotoSansSyriac-Regular" "NotoSansTamil-Regular" "NotoSansTelugu-Regular" "NotoSansThaana-Regular"
    "NotoSansThai-Regular" "NotoSansTifinagh-Regular" "NotoSansYi-Regular" "NotoSerifTibetan-Regular"
    "NotoSansSymbols-Regular" "NotoSansSymbols2-Regular" "NotoSansMath-Regular"
    "NotoEmoji-Regular"
}

/// The shipped fonts.
pub(crate) fn all() -> Vec<Font> {
    SHIPPED.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect()
}

/// How many of them the template names; the others are asked where none of these has a character.
const NAMED: usize = 13;

/// Stands for a character that no font has.
const SUBSTITUTE: char = '\u{25a1}';

/// How much is asked of the fonts: less, where what was asked could not be set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Every character that a font has, with its marks.
    Every,
    /// Without the marks that stand on others.
    WithoutMarks,
    /// What the first font has.
    First,
}

/// Puts a visible substitute where no font has a character, and says which ones those are.
///
/// Works on JSON as `serde_json` writes it, in which every character that is not ASCII stands for itself.
pub(crate) fn substitute(words: &str, book: &FontBook, reach: Reach) -> (String, Option<String>) {
    let fonts = match reach {
        Reach::Every | Reach::WithoutMarks => usize::MAX,
        Reach::First => 1,
    };
    let fonts: Vec<_> = (0..fonts).map_while(|n| book.info(n)).collect();
    let has = |letter: char| fonts.iter().any(|font| font.coverage.contains(letter.into()));
    // A letter and its mark are set in one font: a named one that has both, or whichever is found by the letter.
    let joins = |letter: char, mark: char| {
        let (letter, mark) = (u32::from(letter), u32::from(mark));
        let mut named = fonts.iter().take(NAMED).filter(|font| font.coverage.contains(letter)).peekable();
        if named.peek().is_some() {
            return named.any(|font| font.coverage.contains(mark));
        }
        fonts.iter().filter(|font| font.coverage.contains(letter)).all(|font| font.coverage.contains(mark))
    };
    let mut base = ' ';
    let mut known = BTreeSet::new();
    let mut missing = BTreeSet::new();
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if is_combining_mark(letter) && !is_only_a_hint(letter) {
            if reach != Reach::WithoutMarks && has(letter) && joins(base, letter) {
                out.push(letter);
            } else {
                missing.insert(letter);
                out.push(SUBSTITUTE);
            }
            continue;
        }
        if !keeps_its_place(letter) && !is_only_a_hint(letter) {
            base = letter;
        }
        if letter.is_ascii() || known.contains(&letter) || keeps_its_place(letter) {
            out.push(letter);
        } else if is_only_a_hint(letter) {
            // Without it the same letters stand there.
        } else if !is_private(letter) && has(letter) {
            known.insert(letter);
            out.push(letter);
        } else {
            missing.insert(letter);
            out.push(SUBSTITUTE);
        }
    }
    (out, sentence(&missing))
}

fn sentence(missing: &BTreeSet<char>) -> Option<String> {
    const LISTED: usize = 12;
    if missing.is_empty() {
        return None;
    }
    let mut names: Vec<String> =
        missing.iter().take(LISTED).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    if LISTED < missing.len() {
        names.push(format!("and {} more", missing.len() - LISTED));
    }
    let characters = if missing.len() == 1 { "One character has" } else { "Some characters have" };
    let names = names.join(", ");
    Some(format!("{characters} no shape in the fonts of this file and stand as {SUBSTITUTE}: {names}."))
}

/// Unseen, but it joins, parts or orders its neighbours.
fn keeps_its_place(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// Unseen, and it only chooses between shapes.
fn is_only_a_hint(letter: char) -> bool {
    matches!(
        letter,
        '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{2061}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// For private use, or no character at all: an archived file may not hold it.
fn is_private(letter: char) -> bool {
    let code = u32::from(letter);
    matches!(code, 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf_0000..) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_seen_and_said() {
        let book = FontBook::from_fonts(&all());
        let (words, missing) = substitute("a \u{1f9ff} \u{e001} \u{10ffff}", &book, Reach::Every);
        assert!(words.starts_with("a ") && words.ends_with("□ □"), "{words}");
        assert!(missing.is_some_and(|sentence| sentence.contains("U+E001") && sentence.contains("U+10FFFF")));
    }

    #[test]
    fn the_scripts_of_the_world_have_their_shapes() {
        let book = FontBook::from_fonts(&all());
        let lines = "Ağ Ελληνικά Кириллица Հայերեն עברית العربية ܣܘܪܝܝܐ ދިވެހި हिन्दी বাংলা ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ தமிழ் తెలుగు \
                     ಕನ್ನಡ മലയാളം සිංහල ไทย ລາວ བོད မြန်မာ ქართული 한국어 አማርኛ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ខ្មែរ ᠮᠣᠩᠭᠣᠯ 日本語 ひらがな 中文 ꆈꌠ ⵜⵉⴼ ✓ ☂ 🙂 ∑";
        assert_eq!(substitute(lines, &book, Reach::Every), (lines.to_owned(), None));
        assert_eq!(substitute("1\u{fe0f}\u{20e3} e\u{301}", &book, Reach::Every).0, "1□ e\u{301}");
    }
}
