//! What stands in an exported file, whatever it is packed in.

use std::io::{Cursor, Read as _};

/// The parts of an archive, by name, in their order.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    const PROOF: &str = "an exported archive is whole, and its parts are text";
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect(PROOF);
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).expect(PROOF);
        let mut text = String::new();
        part.read_to_string(&mut text).expect(PROOF);
        (part.name().expect(PROOF).into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// A file as one text: as it is, or all parts of an archive with their characters as they are meant.
pub fn as_text(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let parts: Vec<String> = parts(bytes).into_iter().map(|(_, text)| text).collect();
    let text = parts.join("\n");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
