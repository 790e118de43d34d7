//! What a file of a report in volumes says of the others, for programs: a few lines of JSON attached to it.
//!
//! The report's own JSON is attached to the contents alone and knows nothing of volumes: it is the same whatever it is
//! shown on. A slip comes from whoever made the file, so what is read of one is bounded and nothing of it is a path.

use std::fmt::Write as _;

use claimbook_core::domain::digest::Digest;
use serde::{Deserialize, Serialize};

/// What is attached to a file of a report in volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "format")]
pub enum Slip {
    /// To the file of contents.
    #[serde(rename = "claimbook-contents")]
    Contents {
        /// Of this description: 1.
        version: u32,
        /// SHA-256 of the report's JSON, which is attached to the same file.
        report: String,
        /// In their order.
        volumes: Vec<NamedVolume>,
    },
    /// To a volume.
    #[serde(rename = "claimbook-volume")]
    Volume {
        /// Of this description: 1.
        version: u32,
        /// SHA-256 of the report's JSON.
        report: String,
        /// The name of the file that it is attached to.
        contents: String,
        /// From 1.
        number: u32,
        /// How many volumes there are.
        count: u32,
    },
}

/// A volume as the contents name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVolume {
    /// The name of its file, beside the contents.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Slip {
    /// The name under which it is attached.
    pub const NAME: &str = "volumes.json";
    /// The version of the slips that this program writes and reads.
    pub const VERSION: u32 = 1;
    /// The most bytes of one that are read.
    const LIMIT: usize = 4 * 1024 * 1024;
    /// The most volumes: a report of a million claims has some 2,000, more where their words are many.
    const VOLUMES: usize = 10_000;

    /// Reads the bytes of one; nothing where they are something else, or of a newer program.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let slip: Self = (bytes.len() <= Self::LIMIT).then(|| serde_json::from_slice(bytes).ok())??;
        let is_known = match &slip {
            Self::Contents { version, volumes, .. } => *version == Self::VERSION && volumes.len() <= Self::VOLUMES,
            Self::Volume { version, number, count, .. } => *version == Self::VERSION && (1..=*count).contains(number),
        };
        is_known.then_some(slip)
    }

    /// Its JSON in ASCII alone: what stands for a character without a shape does not reach it.
    pub(super) fn to_ascii(&self) -> String {
        let text = serde_json::to_string(self).expect("no maps, no floats, no failing writer");
        let mut out = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter.is_ascii() && letter != '\u{7f}' {
                out.push(letter);
            } else {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}").expect("a String takes every write");
                }
            }
        }
        out
    }
}

/// The name of a volume's file, counted from 0, beside a file of contents with this name.
pub(super) fn name_of(contents: &str, n: usize, count: usize) -> String {
    let (stem, ending) = parts(contents);
    let digits = count.to_string().len();
    format!("{stem}-{:0digits$}-of-{count}.{ending}", n + 1)
}

/// Whether a file is named as a volume beside contents of this name is.
pub fn is_named_as_volume(name: &str, contents: &str) -> bool {
    let (stem, ending) = parts(contents);
    let numbers = || {
        let rest = name.strip_prefix(stem)?.strip_prefix('-')?;
        let (number, count) = rest.strip_suffix(ending)?.strip_suffix('.')?.split_once("-of-")?;
        Some((number.parse::<usize>().ok()?, count.parse::<usize>().ok()?))
    };
    numbers()
        .is_some_and(|(number, count)| (1..=count).contains(&number) && name == name_of(contents, number - 1, count))
}

fn parts(contents: &str) -> (&str, &str) {
    contents.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((contents, "pdf"))
}

/// What the contents say of their volumes.
pub(super) fn of_contents(volumes: &[super::Bound], json: &Digest) -> Slip {
    let named = |volume: &super::Bound| NamedVolume { name: volume.name.clone(), sha256: volume.digest.to_string() };
    Slip::Contents { version: Slip::VERSION, report: json.to_string(), volumes: volumes.iter().map(named).collect() }
}

/// What a volume, counted from 0, says of its contents.
pub(super) fn of_volume(n: usize, count: usize, contents: &str, json: &Digest) -> Slip {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Slip::Volume {
        version: Slip::VERSION,
        report: json.to_string(),
        contents: contents.to_owned(),
        number: number(n + 1),
        count: number(count),
    }
}
