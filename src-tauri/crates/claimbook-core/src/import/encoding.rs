//! Bytes to text: UTF-8, UTF-16 and what was common before them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many letters beyond ASCII tell by themselves what they are; fewer are taken for western ones.
const TELLING: usize = 8;
/// A top-level domain by which the detector takes them so.
const WESTERN: &[u8] = b"us";
/// How many bytes are looked at to tell what the rest is.
const LOOKED_AT: usize = 4096;

/// The text and the name of its encoding (WHATWG), or nothing for bytes that are no text.
///
/// A byte order mark decides; then the zero bytes of UTF-16; then whether it is UTF-8; then what its letters make
/// likely, for western text Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| utf_16_without_mark(bytes));
    let encoding = match encoding {
        Some(encoding) => encoding,
        None if is_binary(bytes) => return None,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let letters = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            detector.guess((letters < TELLING).then_some(WESTERN), Utf8Detection::Deny)
        }
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    let is_text = !has_errors && !text.contains('\0');
    is_text.then(|| (text.into_owned(), encoding.name()))
}

/// Whether some bytes are no text in any encoding that is read here.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    if Encoding::for_bom(bytes).is_some() || utf_16_without_mark(bytes).is_some() {
        return false;
    }
    let is_control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    looked_at.contains(&0) || looked_at.len() < 20 * looked_at.iter().filter(is_control).count()
}

/// UTF-16 by its zero bytes: western letters, digits and spaces have one each, always on the same side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |side: usize| looked_at.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = looked_at.len() / 2;
    match (zeros(0), zeros(1)) {
        _ if pairs == 0 || bytes.len() % 2 == 1 => None,
        (0, odd) if pairs < 2 * odd => Some(UTF_16LE),
        (even, 0) if pairs < 2 * even => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(bytes: &[u8], text: &str, encoding: &'static str) {
        assert_eq!(decode(bytes), Some((text.to_owned(), encoding)));
    }

    fn utf_16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn unicode_is_read_with_and_without_its_mark() {
        let text = "Über “20 %” – naïve 中";
        reads(text.as_bytes(), text, "UTF-8");
        reads(format!("\u{feff}{text}").as_bytes(), text, "UTF-8");
        reads(&utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), text, "UTF-16LE");
        reads(&utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), text, "UTF-16BE");
        reads(&utf_16(text, u16::to_le_bytes), text, "UTF-16LE");
        reads(&utf_16(text, u16::to_be_bytes), text, "UTF-16BE");
    }

    #[test]
    fn a_few_letters_are_western() {
        for text in ["naïve", "50 £ more", "Zürich", "It’s “done” – said", "El niño comió", "20 € on 14 août"]
        {
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
            reads(&bytes, text, "windows-1252");
        }
    }

    #[test]
    fn western_text_is_windows_1252_and_other_text_is_what_it_is_likely_to_be() {
        reads(
            b"He said \x93nearly 20 % of the caf\xe9s\x94 \x96 \x80 5",
            "He said “nearly 20 % of the cafés” – € 5",
            "windows-1252",
        );
        let polish = "Łódź w Polsce jest duża. Rzecznik oświadczył, że żołnierze są tam już siedem miesięcy i że \
                      będą się cofać, jeśli rozejm się utrzyma; później źródła w ministerstwie zaprzeczyły temu.";
        let russian = "Президент заявил, что войска находятся там уже семь месяцев.";
        for (other, text) in [(encoding_rs::WINDOWS_1250, polish), (encoding_rs::WINDOWS_1251, russian)] {
            let (bytes, _, _) = other.encode(text);
            assert_eq!(decode(&bytes), Some((text.to_owned(), other.name())));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for bytes in
            [&b"\x00\x01\x02\x03"[..], b"text\x00text", b"\x01\x02\x03\x04\x05", b"\xff\xfe\x00\xd8a", &[0; 99]]
        {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }
}
