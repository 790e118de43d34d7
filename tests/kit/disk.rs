//! What a program did to its files, in order, and what a power cut would leave of them.
//!
//! A byte is safe once its file was synced after it was written. Names are safe once made or removed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Result, Write};
use std::path::Path;

use crate::Chance;

/// One thing that was done, to a file by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Bytes were written at an offset.
    Written {
        /// To which file.
        file: String,
        /// From where on.
        offset: u64,
        /// Which.
        bytes: Vec<u8>,
    },
    /// The file was cut to a length.
    Cut {
        /// Which file.
        file: String,
        /// How long it is now.
        length: u64,
    },
    /// The disk was asked to keep what was written.
    Synced {
        /// Of which file.
        file: String,
    },
    /// The file was removed.
    Removed {
        /// Which file.
        file: String,
    },
    /// The program told its user that a change is safe.
    Told {
        /// Which change.
        line: String,
    },
}

impl Operation {
    /// Writes it to a log.
    pub fn write(&self, log: &mut impl Write) -> Result<()> {
        let (tag, name, number, bytes): (u8, &str, u64, &[u8]) = match self {
            Self::Written { file, offset, bytes } => (0, file, *offset, bytes),
            Self::Cut { file, length } => (1, file, *length, &[]),
            Self::Synced { file } => (2, file, 0, &[]),
            Self::Removed { file } => (3, file, 0, &[]),
            Self::Told { line } => (4, line, 0, &[]),
        };
        log.write_all(&[tag])?;
        log.write_all(&number.to_be_bytes())?;
        for part in [name.as_bytes(), bytes] {
            log.write_all(&(part.len() as u64).to_be_bytes())?;
            log.write_all(part)?;
        }
        Ok(())
    }

    fn read(log: &mut impl Read) -> Result<Option<Self>> {
        let mut tag = [0];
        match log.read_exact(&mut tag) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let number = read_number(log)?;
        let file = String::from_utf8_lossy(&read_part(log)?).into_owned();
        let bytes = read_part(log)?;
        Ok(match tag[0] {
            0 => Some(Self::Written { file, offset: number, bytes }),
            1 => Some(Self::Cut { file, length: number }),
            2 => Some(Self::Synced { file }),
            3 => Some(Self::Removed { file }),
            4 => Some(Self::Told { line: file }),
            _ => return Err(ErrorKind::InvalidData.into()),
        })
    }

    /// Reads a whole log.
    pub fn read_all(log: &Path) -> Result<Vec<Self>> {
        let mut reader = BufReader::new(File::open(log)?);
        let mut operations = Vec::new();
        while let Some(operation) = Self::read(&mut reader)? {
            operations.push(operation);
        }
        Ok(operations)
    }
}

fn read_number(log: &mut impl Read) -> Result<u64> {
    let mut bytes = [0; 8];
    log.read_exact(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}

fn read_part(log: &mut impl Read) -> Result<Vec<u8>> {
    let length = read_number(log)?;
    let mut part = Vec::new();
    log.take(length).read_to_end(&mut part)?;
    if part.len() as u64 == length { Ok(part) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

/// What a cut does to what was written but not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All of it is gone.
    Everything,
    /// Of each file, the last part is gone.
    Tail,
    /// Of each file, some writes are gone and later ones are there.
    Some,
}

/// A disk while a log is replayed onto it.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: BTreeMap<String, OneFile>,
}

#[derive(Clone, Debug, Default)]
struct OneFile {
    safe: Vec<u8>,
    /// Written, cut, but not synced.
    pending: Vec<Operation>,
}

impl Disk {
    /// A disk that safely holds one file.
    pub fn holding(file: &str, bytes: Vec<u8>) -> Self {
        let file = (file.to_owned(), OneFile { safe: bytes, pending: Vec::new() });
        Self { files: BTreeMap::from([file]) }
    }

    /// Does what the program did.
    pub fn replay(&mut self, operation: &Operation) {
        match operation {
            Operation::Written { file, .. } | Operation::Cut { file, .. } => {
                self.files.entry(file.clone()).or_default().pending.push(operation.clone());
            }
            Operation::Synced { file } => {
                let file = self.files.entry(file.clone()).or_default();
                for pending in std::mem::take(&mut file.pending) {
                    carry_out(&mut file.safe, &pending);
                }
            }
            Operation::Removed { file } => {
                self.files.remove(file);
            }
            Operation::Told { .. } => {}
        }
    }

    /// Whether a cut now would leave less than was written.
    pub fn has_unsynced(&self) -> bool {
        self.files.values().any(|file| !file.pending.is_empty())
    }

    /// The files as they are found when the power comes back.
    pub fn after_cut(&self, loss: Loss, chance: &mut Chance) -> BTreeMap<&str, Vec<u8>> {
        let left = |file: &OneFile, chance: &mut Chance| {
            let mut bytes = file.safe.clone();
            let kept = match loss {
                Loss::Everything => 0,
                Loss::Tail => usize::try_from(chance.below(file.pending.len() as u64 + 1)).unwrap_or_default(),
                Loss::Some => file.pending.len(),
            };
            for pending in &file.pending[..kept] {
                if loss != Loss::Some || chance.below(2) == 0 {
                    carry_out(&mut bytes, pending);
                }
            }
            bytes
        };
        self.files.iter().map(|(name, file)| (name.as_str(), left(file, chance))).collect()
    }
}

fn carry_out(bytes: &mut Vec<u8>, operation: &Operation) {
    let place = |number: u64| usize::try_from(number).expect("the files of the tests fit into memory");
    match operation {
        Operation::Written { offset, bytes: new, .. } => {
            let end = place(*offset) + new.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[place(*offset)..end].copy_from_slice(new);
        }
        Operation::Cut { length, .. } => bytes.resize(place(*length), 0),
        Operation::Synced { .. } | Operation::Removed { .. } | Operation::Told { .. } => {}
    }
}
