//! A package of parts, as office programs keep one: a ZIP archive that is the same for the same parts.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The archive of these parts, in this order, each at the first moment that ZIP can name.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    const PROOF: &str = "parts have names of their own, and a Vec takes every write";
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, options).expect(PROOF);
        archive.write_all(text.as_bytes()).expect(PROOF);
    }
    archive.finish().expect(PROOF).into_inner()
}
