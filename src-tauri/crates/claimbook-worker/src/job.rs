//! What is to be typeset: one line of JSON that says what follows it, then the bytes of each, one after another.

use std::io::{self, BufRead, BufReader, Read};

use rayon::iter::{ParallelBridge, ParallelIterator};
use serde::Deserialize;

use crate::images::{Room, Small, small};

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

/// A job, read whole. Pictures are made small as they come, so that few large ones are held at once.
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
    pub(crate) fn read(input: impl Read + Send) -> io::Result<Self> {
        let mut input = BufReader::new(input);
        let contents: Contents = first_line(&mut input)?;
        let words = exactly(&mut input, contents.words)?;
        let words = String::from_utf8(words).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let attachment = match contents.attachment {
            Some(attachment) => Some((attachment.name, exactly(&mut input, attachment.size)?)),
            None => None,
        };
        let logo = match contents.logo {
            Some(size) => crate::images::logo(&exactly(&mut input, size)?, &Room::default()),
            None => None,
        };
        let images = small_copies(&mut input, contents.images)?;
        Ok(Self { ident: contents.ident, words, attachment, logo, images })
    }
}

/// A job of pictures alone.
#[derive(Deserialize)]
struct Pictures {
    images: Vec<u64>,
}

/// Small copies of the pictures of a job that has nothing else; nothing for what is no picture, or too large a one.
pub(crate) fn pictures(input: impl Read + Send) -> io::Result<Vec<Option<Small>>> {
    let mut input = BufReader::new(input);
    let Pictures { images } = first_line(&mut input)?;
    small_copies(&mut input, images)
}

/// Pictures are made small while the next ones come, as many at once as there are threads.
fn small_copies(input: &mut (impl Read + Send), sizes: Vec<u64>) -> io::Result<Vec<Option<Small>>> {
    let coming = sizes.into_iter().map(|size| exactly(input, size)).enumerate();
    let room = Room::default();
    let copied = coming.par_bridge().map(|(n, bytes)| Ok((n, small(&bytes?, &room))));
    let mut copies = copied.collect::<io::Result<Vec<_>>>()?;
    copies.sort_unstable_by_key(|(n, _)| *n);
    Ok(copies.into_iter().map(|(_, copy)| copy).collect())
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
