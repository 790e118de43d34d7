//! Which kept files another program may be asked to open, and which could run something and are only shown.

/// The endings of files that are read, heard or looked at. What is not among them is shown in its folder.
const HARMLESS: [&str; 44] = [
    "pdf", "txt", "text", "md", "markdown", "csv", "tsv", "json", "xml", "png", "jpg", "jpeg", "gif", "webp", "avif",
    "bmp", "tif", "tiff", "heic", "mp3", "wav", "ogg", "oga", "opus", "flac", "m4a", "mp4", "m4v", "mov", "webm",
    "mkv", "avi", "docx", "xlsx", "pptx", "odt", "ods", "odp", "rtf", "epub", "eml", "zip", "html", "htm",
];

/// How files begin that a system runs, whatever they are called.
const RUNS: [&[u8]; 8] = [
    b"\x7fELF",
    b"MZ",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"[Desktop Entry]",
    b"L\x00\x00\x00\x01\x14\x02\x00",
];

/// How many bytes of a file are looked at. A longer page is not opened: its end might hold anything.
pub(crate) const ENOUGH: usize = 4 * 1024 * 1024;

/// Whether a file of this name and size that begins so may be opened by whatever program the system has for it.
pub(crate) fn may_open(name: &str, bytes: &[u8], size: u64) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let text = bytes.trim_ascii_start();
    if !HARMLESS.contains(&ending.as_str()) || RUNS.iter().any(|magic| text.starts_with(magic)) {
        return false;
    }
    let is_page = matches!(ending.as_str(), "html" | "htm" | "xml");
    !is_page || (size == bytes.len() as u64 && !is_active(bytes))
}

/// Whether a page has anything in it that runs or fetches.
fn is_active(page: &[u8]) -> bool {
    const ACTIVE: [&str; 9] =
        ["<script", "javascript:", "<iframe", "<object", "<embed", "<base", "http-equiv", "<?xml-stylesheet", "<form"];
    let page = String::from_utf8_lossy(page).to_lowercase();
    // `onload=`, `onclick =`: an attribute whose name begins with `on`.
    let has_handler = page.match_indices("on").any(|(at, _)| {
        let before = page[..at].chars().next_back();
        let rest = page[at + 2..].trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        before.is_some_and(|letter| letter.is_whitespace() || matches!(letter, '"' | '\'' | '/'))
            && rest.len() < page.len() - at - 2
            && rest.trim_start().starts_with('=')
    });
    // Letters of two bytes would hide these words from the look above.
    let is_wide = page.contains('\0');
    has_handler || is_wide || ACTIVE.iter().any(|word| page.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_opened_and_what_could_run_is_not() {
        for (name, bytes) in [
            ("wall.pdf", &b"%PDF-1.7"[..]),
            ("photo.JPG", b"\xff\xd8\xff"),
            ("minutes.docx", b"PK\x03\x04"),
            ("page.html", b"<!doctype html><p>It went on = and on.</p>"),
        ] {
            assert!(may_open(name, bytes, bytes.len() as u64), "{name}");
        }
        for (name, bytes) in [
            ("wall.pdf", &b"\x7fELF\x02"[..]),
            ("wall.txt", b"\n#!/bin/sh"),
            ("run.sh", b"echo"),
            ("start.desktop", b"[Desktop Entry]\nExec=x"),
            ("start.txt", b"[Desktop Entry]\nExec=x"),
            ("macros.docm", b"PK\x03\x04"),
            ("setup.exe", b"MZ"),
            ("tool.jar", b"PK\x03\x04"),
            ("picture.svg", b"<svg/>"),
            ("page.html", b"<ScRiPt>alert(1)</script>"),
            ("page.htm", b"<img src=x onerror = alert(1)>"),
            ("page.html", b"<a href=JavaScript:x>"),
            ("page.html", b"<\0s\0c\0r\0i\0p\0t\0>"),
            ("no ending", b"text"),
        ] {
            assert!(!may_open(name, bytes, bytes.len() as u64), "{name}");
        }
    }
}
