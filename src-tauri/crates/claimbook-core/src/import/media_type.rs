//! What kind of file some bytes are.

/// The media type of a file, by how its bytes begin and then by the ending of its name.
pub fn media_type(bytes: &[u8], file_name: &str) -> &'static str {
    let ending = file_name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    by_magic(bytes, &ending).unwrap_or_else(|| by_ending(bytes, &ending))
}

fn by_magic(bytes: &[u8], ending: &str) -> Option<&'static str> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let continues = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(magic));
    Some(match () {
        () if begins(b"%PDF-") => "application/pdf",
        () if begins(b"\x89PNG\r\n\x1a\n") => "image/png",
        () if begins(b"\xff\xd8\xff") => "image/jpeg",
        () if begins(b"GIF87a") || begins(b"GIF89a") => "image/gif",
        () if begins(b"RIFF") && continues(8, b"WEBP") => "image/webp",
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => match ending {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/zip",
        },
        () if continues(4, b"ftypavif") => "image/avif",
        () if continues(4, b"ftyp") => "video/mp4",
        () if begins(b"BM") && continues(6, &[0; 4]) => "image/bmp",
        () if begins(b"ID3") || begins(b"\xff\xfb") => "audio/mpeg",
        () if begins(b"{\\rtf") => "application/rtf",
        () if begins_as_page(bytes) => "text/html",
        () => return None,
    })
}

/// Whether the first letters are those of a web page.
fn begins_as_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body"]
        .iter()
        .any(|page| bytes.get(..page.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(page)))
}

/// What is told apart by its name alone is text, and text is never binary.
fn by_ending(bytes: &[u8], ending: &str) -> &'static str {
    if super::encoding::is_binary(bytes) {
        return "application/octet-stream";
    }
    match ending {
        "html" | "htm" | "xhtml" => "text/html",
        "txt" | "text" => "text/plain",
        "md" | "markdown" => "text/markdown",
        "csv" => "text/csv",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_decide_before_the_name_does() {
        assert_eq!(media_type(b"%PDF-1.7 \x00", "page.html"), "application/pdf");
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n\x00", "x"), "image/png");
        assert_eq!(media_type(b"RIFF\x10\x00\x00\x00WEBPVP8 ", "x.jpg"), "image/webp");
        assert_eq!(media_type(b"\x00\x00\x00\x20ftypisom", "clip.mov"), "video/mp4");
        assert_eq!(media_type(b"\x00\x00\x00\x20ftypavif", "wall"), "image/avif");
        assert_eq!(media_type(b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36", "wall"), "image/bmp");
        assert_eq!(media_type(b"BMW and others", "cars.txt"), "text/plain");
        assert_eq!(media_type(b" \n<!DOCTYPE HTML><p>", "saved"), "text/html");
        assert_eq!(media_type(b"PK\x03\x04\x14", "a.zip"), "application/zip");
        assert!(media_type(b"PK\x03\x04\x14", "a.DOCX").ends_with("wordprocessingml.document"));
        assert!(media_type(b"PK\x03\x04\x14", "a.xlsx").ends_with("spreadsheetml.sheet"));
    }

    #[test]
    fn a_name_tells_texts_apart_and_nothing_else() {
        assert_eq!(media_type(b"a,b", "a.csv"), "text/csv");
        assert_eq!(media_type(b"# a", "a.md"), "text/markdown");
        assert_eq!(media_type("é".as_bytes(), "a.TXT"), "text/plain");
        assert_eq!(media_type(b"\xff\xfea\x00", "a.txt"), "text/plain");
        assert_eq!(media_type(b"\x00\x01\x02", "a.txt"), "application/octet-stream");
        assert_eq!(media_type(b"MZ\x90\x00", "a.pdf"), "application/octet-stream");
        assert_eq!(media_type(b"", ""), "application/octet-stream");
    }
}
