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
    let pdf = open(bytes)?;
    let mut digests = Vec::new();
    for bytes in attached(&pdf) {
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(bytes?) {
            write!(digits, "{byte:02x}").expect("a String takes every write");
        }
        digests.push(digits);
    }
    Ok(Found { pages: pdf.pages().len(), attached: digests })
}

/// The most attached files that are taken out: ours have two at most.
const MOST: usize = 2;

/// The bytes of each attached file.
pub(crate) fn attachments(bytes: Vec<u8>) -> Result<Vec<Vec<u8>>, String> {
    let pdf = open(bytes)?;
    let found = attached(&pdf).take(MOST + 1).collect::<Result<Vec<_>, _>>()?;
    match found.len() {
        0 => Err("nothing is attached to it".to_owned()),
        1..=MOST => Ok(found),
        _ => Err(format!("more than {MOST} files are attached to it")),
    }
}

fn open(bytes: Vec<u8>) -> Result<Pdf, String> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("it does not begin as a PDF does".to_owned());
    }
    Pdf::new(Arc::new(bytes)).map_err(|error| format!("it is not a sound PDF: {error:?}"))
}

fn attached(pdf: &Pdf) -> impl Iterator<Item = Result<Vec<u8>, String>> {
    pdf.objects().into_iter().filter_map(|object| {
        let Object::Stream(stream) = object else { return None };
        let kind = stream.dict().get::<Name<'_>>("Type");
        if kind.is_none_or(|kind| *kind != *b"EmbeddedFile") {
            return None;
        }
        let bytes = stream.decoded().map_err(|error| format!("what is attached cannot be read: {error:?}"));
        Some(bytes.map(|bytes| bytes.to_vec()))
    })
}
