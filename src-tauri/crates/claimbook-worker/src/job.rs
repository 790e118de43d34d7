//! What is to be typeset: one line of JSON that says what follows it, then the bytes of each, one after another.

use std::io::{self, BufRead, BufReader, Read};

use serde::Deserialize;

use crate::images::{Small, small};

/// The first line.
#[derive(Deserialize)]
struct Contents {
    /// Identifies the document: the same for the same request.
    ident: String,
    /// Bytes of the words.
    words: u64,
    /// What is attached.
    attachment: Option<Attachment>,
    /// Bytes of the picture at the head of the first page.
    logo: Option<u64>,
    /// Bytes of each picture.
    images: Vec<u64>,
}

#[derive(Deserialize)]
struct Attachment {
    name: String,
    size: u64,
}

/// A job, read whole. Pictures are made small as they come, so that no two large ones are held at once.
pub(crate) struct Job {
    pub(crate) ident: String,
    /// The words of the pages, as JSON.
    pub(crate) words: String,
    /// The name and the bytes of what is attached.
    pub(crate) attachment: Option<(String, Vec<u8>)>,
    /// A small copy of the picture at the head, as PNG; nothing where there is none, or where it cannot be drawn.
    pub(crate) logo: Option<Small>,
    /// Small copies; nothing for what is no picture, or too large a one.
    pub(crate) images: Vec<Option<Small>>,
}

impl Job {
    pub(crate) fn read(input: impl Read) -> io::Result<Self> {
        let mut input = BufReader::new(input);
        let contents: Contents = first_line(&mut input)?;
        let words = exactly(&mut input, contents.words)?;
        let words = String::from_utf8(words).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let attachment = match contents.attachment {
            Some(attachment) => Some((attachment.name, exactly(&mut input, attachment.size)?)),
            None => None,
        };
        let logo = match contents.logo {
            Some(size) => crate::images::logo(&exactly(&mut input, size)?),
            None => None,
        };
        let mut images = Vec::new();
        for size in contents.images {
            images.push(small(&exactly(&mut input, size)?));
        }
        Ok(Self { ident: contents.ident, words, attachment, logo, images })
    }
}

/// A job of pictures alone.
#[derive(Deserialize)]
struct Sizes {
    images: Vec<u64>,
}

/// Pictures made small one after another, while they are read.
pub(crate) struct Pictures<R> {
    input: BufReader<R>,
    sizes: std::vec::IntoIter<u64>,
}

impl<R: Read> Pictures<R> {
    pub(crate) fn read(input: R) -> io::Result<Self> {
        let mut input = BufReader::new(input);
        let Sizes { images } = first_line(&mut input)?;
        Ok(Self { input, sizes: images.into_iter() })
    }
}

impl<R: Read> Iterator for Pictures<R> {
    type Item = io::Result<Option<Small>>;

    fn next(&mut self) -> Option<Self::Item> {
        let size = self.sizes.next()?;
        Some(exactly(&mut self.input, size).map(|bytes| small(&bytes)))
    }
}

fn first_line<T: for<'a> Deserialize<'a>>(input: &mut impl BufRead) -> io::Result<T> {
    let mut line = String::new();
    input.take(1024 * 1024).read_line(&mut line)?;
    Ok(serde_json::from_str(&line)?)
}

fn exactly(input: &mut impl Read, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = input.take(size).read_to_end(&mut bytes)?;
    if read as u64 == size { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
