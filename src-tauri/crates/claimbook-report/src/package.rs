//! A package of parts, as office programs keep one: a ZIP archive that is the same for the same parts.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const PROOF: &str = "parts have names of their own, and a Vec takes every write";

/// An archive under way: its parts in the order in which they came, each at the first moment that ZIP can name.
pub(crate) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    pub(crate) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// A part of text, whose pieces follow one another.
    pub(crate) fn text(&mut self, name: &str, pieces: &[&str]) {
        let options = options().compression_method(CompressionMethod::Deflated).compression_level(Some(6));
        self.0.start_file(name, options).expect(PROOF);
        for piece in pieces {
            self.0.write_all(piece.as_bytes()).expect(PROOF);
        }
    }

    /// A part that is packed already.
    pub(crate) fn packed(&mut self, name: &str, bytes: &[u8]) {
        self.0.start_file(name, options().compression_method(CompressionMethod::Stored)).expect(PROOF);
        self.0.write_all(bytes).expect(PROOF);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0.finish().expect(PROOF).into_inner()
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644)
}
