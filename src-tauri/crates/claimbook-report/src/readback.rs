//! A file that was written, read back as a stranger would: it opens as what it is, and every claim of the report stands
//! in it, in the report's order.
//!
//! Pure. Reads with other code than writes wherever there is some: a parser of JSON, CSV, ZIP or XML that did not take
//! part in making the file.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor, Read, Seek};

use claimbook_core::domain::id::KeyKind;
use claimbook_core::domain::report::Report;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde::Deserialize;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::check::{self, Phrase, Refused, check};
use crate::{Format, csv};

/// Why a file is not what was meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// Bytes that are no text.
    #[error("it is not UTF-8")]
    NotText,
    /// Text that breaks off.
    #[error("its end is missing")]
    CutShort,
    /// A claim that is not there, or not at its place.
    #[error("{key} does not stand where it should")]
    Misplaced {
        /// Of the claim.
        key: String,
    },
    /// More claims than were meant.
    #[error("it shows claims that are not in the report")]
    TooMany,
    /// JSON that is none, or none of ours.
    #[error("{0}")]
    Json(Refused),
    /// JSON that does not fit together.
    #[error("it does not fit together: {0}")]
    Finding(String),
    /// A table that cannot be read.
    #[error("it is no table: {0}")]
    NotTable(String),
    /// An archive that does not open, or a part of it that does not.
    #[error("the part {part} cannot be read: {why}")]
    Part {
        /// Its name.
        part: String,
        /// What the reader of it says.
        why: String,
    },
}

/// Reads a file back that should hold this report. `phrase` is as for [`check`].
pub fn read_back(bytes: &[u8], report: &Report, format: Format, phrase: Phrase) -> Result<(), Unsound> {
    match format {
        Format::Html => html(bytes, report),
        Format::Markdown => markdown(bytes, report),
        Format::Json => json(bytes, report, phrase),
        Format::Csv => table(bytes, report),
        Format::Docx => document(bytes, report),
        Format::Xlsx => sheets(bytes, report),
    }
}

fn keys(report: &Report) -> impl Iterator<Item = String> {
    report.claims.iter().map(|claim| claim.key.to_string())
}

/// Whether these are the keys of the report's claims, all of them and in their order.
fn in_order(report: &Report, found: impl IntoIterator<Item = String>) -> Result<(), Unsound> {
    let mut found = found.into_iter();
    for key in keys(report) {
        if found.next().is_none_or(|other| other != key) {
            return Err(Unsound::Misplaced { key });
        }
    }
    if found.next().is_some() { Err(Unsound::TooMany) } else { Ok(()) }
}

fn html(bytes: &[u8], report: &Report) -> Result<(), Unsound> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unsound::NotText)?;
    if !text.trim_end().ends_with("</html>") {
        return Err(Unsound::CutShort);
    }
    let anchors = text.split("<article class=\"claim\" id=\"").skip(1);
    in_order(report, anchors.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()))
}

fn markdown(bytes: &[u8], report: &Report) -> Result<(), Unsound> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unsound::NotText)?;
    let claims = text.split_once("\n## Claims\n").ok_or(Unsound::CutShort)?.1;
    let (claims, _) = claims.split_once("\n## ").ok_or(Unsound::CutShort)?;
    let headings = claims.split("\n### ").skip(1);
    in_order(report, headings.map(|rest| rest.split(':').next().unwrap_or_default().to_owned()))
}

/// Of a JSON report, what tells its claims apart.
#[derive(Deserialize)]
struct Claims {
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    key: String,
    id: String,
}

fn json(bytes: &[u8], report: &Report, phrase: Phrase) -> Result<(), Unsound> {
    let found: Claims =
        serde_json::from_slice(bytes).map_err(|error| Unsound::Json(Refused::NotJson(error.to_string())))?;
    let other = found.claims.iter().zip(&report.claims).find(|(one, claim)| one.id != claim.id.to_string());
    if let Some((_, claim)) = other {
        return Err(Unsound::Misplaced { key: claim.key.to_string() });
    }
    in_order(report, found.claims.into_iter().map(|claim| claim.key))?;
    // What is larger than anybody may hand over to be checked was parsed whole.
    if check::LIMIT < bytes.len() {
        return Ok(());
    }
    let checked = check(bytes, phrase).map_err(Unsound::Json)?;
    match checked.findings.first() {
        Some(finding) => Err(Unsound::Finding(format!("{}: {}", finding.about, finding.what))),
        None => Ok(()),
    }
}

fn table(bytes: &[u8], report: &Report) -> Result<(), Unsound> {
    let unreadable = |error: ::csv::Error| Unsound::NotTable(error.to_string());
    let mut table = ::csv::Reader::from_reader(bytes);
    if table.headers().map_err(unreadable)? != csv::HEADER.as_slice() {
        return Err(Unsound::NotTable("its first row is another".to_owned()));
    }
    let mut found = Vec::with_capacity(report.claims.len());
    for row in table.records() {
        found.push(row.map_err(unreadable)?.get(0).unwrap_or_default().to_owned());
    }
    in_order(report, found)
}

fn document(bytes: &[u8], report: &Report) -> Result<(), Unsound> {
    let prefix = format!("{}_", KeyKind::Claim.prefix());
    let mut found = Vec::with_capacity(report.claims.len());
    archive(bytes, |part, event| {
        if part == "word/document.xml"
            && let Event::Start(tag) | Event::Empty(tag) = event
            && tag.name().as_ref() == "w:bookmarkStart"
            && let Some(name) = attribute(tag, "w:name").filter(|name| name.starts_with(&prefix))
        {
            found.push(name.replace('_', "-"));
        }
    })?;
    in_order(report, found)
}

/// The sheet of claims: `About` stands before it.
const CLAIMS: &str = "xl/worksheets/sheet2.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

fn sheets(bytes: &[u8], report: &Report) -> Result<(), Unsound> {
    // Which of the shared texts stand in the first column, row after row.
    let mut numbers = Vec::with_capacity(report.claims.len());
    let mut is_key = false;
    archive(bytes, |part, event| match event {
        _ if part != CLAIMS => {}
        Event::Start(tag) if tag.name().as_ref() == "c" => {
            let place = attribute(tag, "r").unwrap_or_default();
            let is_first = place.strip_prefix('A').is_some_and(|row| row.bytes().all(|digit| digit.is_ascii_digit()));
            is_key = is_first && place != "A1";
        }
        Event::End(tag) if tag.name().as_ref() == "c" => is_key = false,
        Event::Text(text) if is_key => {
            numbers.extend(text.trim().parse::<usize>().ok());
        }
        _ => {}
    })?;
    let mut texts: HashMap<usize, String> = HashMap::new();
    let asked: HashSet<usize> = numbers.iter().copied().collect();
    let mut count = 0;
    let mut archive = open(bytes)?;
    part(&mut archive, TEXTS, &mut |event| match event {
        Event::End(tag) if tag.name().as_ref() == "si" => count += 1,
        Event::Text(text) if asked.contains(&count) => {
            texts.entry(count).or_default().push_str(text);
        }
        _ => {}
    })?;
    in_order(report, numbers.iter().map(|number| texts.get(number).cloned().unwrap_or_default()))
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Unsound> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(&error))
}

fn unopened(error: &ZipError) -> Unsound {
    Unsound::Part { part: "[the archive]".to_owned(), why: error.to_string() }
}

/// Unpacks every part of an archive, which compares its CRC, and tells of what stands in those of XML.
fn archive(bytes: &[u8], mut told: impl FnMut(&str, &Event<'_>)) -> Result<(), Unsound> {
    let mut archive = open(bytes)?;
    let names: Result<Vec<String>, _> = archive.file_names().map(|name| name.map(Cow::into_owned)).collect();
    let names = names.map_err(|error| unopened(&error))?;
    for name in names {
        part(&mut archive, &name, &mut |event| told(&name, event))?;
    }
    Ok(())
}

fn part(
    archive: &mut ZipArchive<impl Read + Seek>,
    name: &str,
    told: &mut dyn FnMut(&Event<'_>),
) -> Result<(), Unsound> {
    let unreadable = |why: String| Unsound::Part { part: name.to_owned(), why };
    let mut packed = archive.by_name(name).map_err(|error| unreadable(error.to_string()))?;
    let mut unpacked = BufReader::new(&mut packed);
    let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
    let read = if is_xml {
        well_formed(&mut unpacked, told)
    } else {
        std::io::copy(&mut unpacked, &mut std::io::sink()).map(|_| ()).map_err(|error| error.to_string())
    };
    read.map_err(unreadable)
}

/// Reads XML to its end: tags in pairs around one root, attributes and references that are whole.
fn well_formed(input: &mut impl std::io::BufRead, told: &mut dyn FnMut(&Event<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_reader(input);
    let (mut open, mut roots) = (0_usize, 0_usize);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| error.to_string())?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                if open == 0 {
                    roots += 1;
                }
                if matches!(event, Event::Start(_)) {
                    open += 1;
                }
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
                }
            }
            Event::End(_) => open = open.saturating_sub(1),
            Event::Text(text) => {
                if open == 0 && !text.trim_start_matches('\u{feff}').trim().is_empty() {
                    return Err("text stands outside of the root".to_owned());
                }
                if text.chars().any(is_forbidden) {
                    return Err("a character stands in it that XML forbids".to_owned());
                }
            }
            Event::GeneralRef(name) => {
                let known = ["amp", "lt", "gt", "quot", "apos"];
                let is_letter = name.resolve_char_ref().is_ok_and(|letter| letter.is_some());
                if !is_letter && !known.contains(&&**name) {
                    return Err("it names something that is not defined".to_owned());
                }
            }
            Event::Eof if open == 0 && roots == 1 => return Ok(()),
            Event::Eof => return Err("its end is missing".to_owned()),
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        told(&event);
    }
}

fn is_forbidden(letter: char) -> bool {
    (letter < ' ' && !matches!(letter, '\t' | '\n' | '\r')) || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??;
    value.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}
