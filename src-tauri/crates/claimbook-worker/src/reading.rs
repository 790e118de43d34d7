//! Reads a PDF back, with a reader that is not the writer.

use std::fmt::Write as _;
use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Object};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What a PDF turned out to be.
#[derive(Serialize)]
pub(crate) struct Found {
    pages: usize,
    /// SHA-256 of the bytes of each attached file.
    attached: Vec<String>,
}

pub(crate) fn read(bytes: Vec<u8>) -> Result<Found, String> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("it does not begin as a PDF does".to_owned());
    }
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| format!("it is not a sound PDF: {error:?}"))?;
    let mut attached = Vec::new();
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict().get::<Name<'_>>("Type");
        if kind.is_none_or(|kind| *kind != *b"EmbeddedFile") {
            continue;
        }
        let bytes = stream.decoded().map_err(|error| format!("what is attached cannot be read: {error:?}"))?;
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(&bytes) {
            write!(digits, "{byte:02x}").expect("a String takes every write");
        }
        attached.push(digits);
    }
    Ok(Found { pages: pdf.pages().len(), attached })
}
