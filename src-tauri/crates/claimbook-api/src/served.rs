//! Bytes for a window, as a web server answers: kept files by their digest, previews by their token, drawn pages by
//! the token of their preview and their number.
//!
//! What people brought in is hostile: it is shown as one of a few harmless types or as bytes, never as a page.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// An answer in the form of HTTP, whatever carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// `200`, `206`, `400`, `404`, `409`, `413`, `416`.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// What is shown; for a no, one sentence.
    pub body: Vec<u8>,
}

/// The rules under which kept bytes are shown, should they be opened as a page after all.
const BLOB_RULES: &str = "default-src 'none'; sandbox";

/// The rules under which a previewed report is shown: its own styles and pictures, no script, no network.
const PREVIEW_RULES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

impl Served {
    pub(crate) fn no(status: u16, words: &str) -> Self {
        Self::of_kind(status, "text/plain; charset=utf-8", BLOB_RULES, words.as_bytes().to_vec())
    }

    fn of_kind(status: u16, kind: &str, rules: &str, body: Vec<u8>) -> Self {
        let headers = vec![
            ("Content-Type", kind.to_owned()),
            ("Content-Security-Policy", rules.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            // What no longer matches must not be shown from memory.
            ("Cache-Control", "no-store".to_owned()),
            ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
            ("Access-Control-Expose-Headers", "Accept-Ranges, Content-Range, Content-Length".to_owned()),
        ];
        Self { status, headers, body }
    }

    /// Kept bytes, or a part of them.
    pub(crate) fn bytes(media_type: &str, part: &Part, size: u64, body: Vec<u8>) -> Self {
        let status = if part.asked { 206 } else { 200 };
        let kind = shown_as(media_type);
        let mut served = Self::of_kind(status, kind, BLOB_RULES, body);
        served.headers.push(("Accept-Ranges", "bytes".to_owned()));
        if part.asked {
            served.headers.push(("Content-Range", format!("bytes {}-{}/{size}", part.start, part.end - 1)));
        }
        if kind == OPAQUE {
            served.headers.push(("Content-Disposition", "attachment".to_owned()));
        }
        served
    }

    pub(crate) fn not_that_part(size: u64) -> Self {
        let mut served = Self::no(416, "There is no such part.");
        served.headers.push(("Content-Range", format!("bytes */{size}")));
        served
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

const OPAQUE: &str = "application/octet-stream";

/// The few types that a window may show; everything else is bytes.
fn shown_as(media_type: &str) -> &'static str {
    match media_type {
        "image/png" => "image/png",
        "image/jpeg" => "image/jpeg",
        "image/gif" => "image/gif",
        "image/webp" => "image/webp",
        "image/avif" => "image/avif",
        "image/bmp" => "image/bmp",
        "application/pdf" => "application/pdf",
        "text/plain" | "text/markdown" | "text/csv" => "text/plain",
        _ => OPAQUE,
    }
}

/// A part of some bytes: from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// Whether less than the whole was asked for.
    pub(crate) asked: bool,
}

/// The most bytes that one answer to a wish for a part has. Whoever wants more asks again.
const LONGEST_PART: u64 = 8 * 1024 * 1024;

impl Part {
    /// Reads a `Range` header (RFC 9110, 14.2); `None` where the part does not exist. Several parts at once, or what
    /// is no range, count as a wish for the whole.
    pub(crate) fn read(range: Option<&str>, size: u64) -> Option<Self> {
        let whole = Self { start: 0, end: size, asked: false };
        let Some((first, last)) = range.and_then(|text| text.trim().strip_prefix("bytes=")?.split_once('-')) else {
            return Some(whole);
        };
        let (start, end) = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
            (Ok(first), Ok(last)) if first <= last => (first, last.saturating_add(1).min(size)),
            (Ok(first), Err(_)) if last.trim().is_empty() => (first, size),
            (Err(_), Ok(count)) if first.trim().is_empty() => (size.saturating_sub(count), size),
            _ => return Some(whole),
        };
        (start < end).then(|| Self { start, end: end.min(start + LONGEST_PART), asked: true })
    }
}

/// How many previews are kept: the one that is shown, and those that a moment ago were.
const KEPT: usize = 4;

/// What is kept of a preview.
pub(crate) enum Preview {
    /// A page, as HTML.
    Page(Vec<u8>),
    /// Drawn pages, as PNG.
    Pages(Vec<Vec<u8>>),
}

/// The last few previewed reports, by token; drawn pages only of the last one.
#[derive(Default)]
pub(crate) struct Previews(Mutex<VecDeque<(String, Preview)>>);

impl Previews {
    pub(crate) fn keep(&self, token: String, preview: Preview) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, former)| matches!(former, Preview::Page(_)));
        kept.push_back((token, preview));
        while KEPT < kept.len() {
            kept.pop_front();
        }
    }

    /// `TOKEN` of a page, `TOKEN/1` and so on of drawn ones.
    pub(crate) fn serve(&self, name: &str) -> Served {
        let (token, number) = match name.split_once('/') {
            Some((token, number)) => (token, Some(number)),
            None => (name, None),
        };
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let preview = kept.iter().find(|(other, _)| other == token).map(|(_, preview)| preview);
        let number = number.map(|number| number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)));
        match (preview, number) {
            (Some(Preview::Page(page)), None) => {
                Served::of_kind(200, "text/html; charset=utf-8", PREVIEW_RULES, page.clone())
            }
            (Some(Preview::Pages(pages)), number) => match number.flatten().and_then(|n| pages.get(n)) {
                Some(page) => Served::of_kind(200, "image/png", PREVIEW_RULES, page.clone()),
                None => Served::no(404, "The preview has no such page."),
            },
            _ => Served::no(404, "This preview is no longer kept."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_web_servers_read_it() {
        let part = |text: &str| Part::read(Some(text), 100).map(|part| (part.start, part.end, part.asked));

        assert_eq!(part("bytes=0-9"), Some((0, 10, true)));
        assert_eq!(part("bytes=90-"), Some((90, 100, true)));
        assert_eq!(part("bytes=-5"), Some((95, 100, true)));
        assert_eq!(part("bytes=50-1000"), Some((50, 100, true)));
        assert_eq!(part("bytes=-500"), Some((0, 100, true)));
        assert_eq!(part("bytes=100-"), None);
        for whole in ["bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=x-y", "bytes=-"] {
            assert_eq!(part(whole), Some((0, 100, false)), "{whole}");
        }
        assert_eq!(Part::read(None, 0).map(|part| part.end), Some(0));
        let long = Part::read(Some("bytes=5-"), 1 << 40).map(|part| part.end - part.start);
        assert_eq!(long, Some(LONGEST_PART));
    }

    #[test]
    fn only_harmless_types_are_shown() {
        for page in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "video/mp4", ""] {
            assert_eq!(shown_as(page), OPAQUE, "{page}");
        }
        assert_eq!(shown_as("text/csv"), "text/plain");
        assert_eq!(shown_as("image/png"), "image/png");
    }
}
