//! Documents, and the bytes that they are.

use serde::Serialize;
use ts_rs::TS;

use super::{AnchorState, ClaimRow, DocumentKind, FileState};

/// A document as a claim or an item of evidence names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its key, `D-0003`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its publisher.
    pub source: String,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published: EDTF or `unknown`.
    pub published: String,
    /// The same for people.
    pub published_label: String,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// SHA-256 of the kept bytes.
    pub original: Option<String>,
    /// Who wrote it, as printed.
    pub authors: Vec<String>,
    /// Where copies of it stand on the web.
    pub archived_urls: Vec<String>,
    /// When the analyst had it before them: RFC 3339, UTC.
    pub accessed: Option<String>,
    /// The kept bytes; nothing: only the address, or only a text, is kept.
    pub file: Option<FileView>,
    /// Whether there is a text to read.
    pub has_text: bool,
}

/// A document that was brought in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedDocument {
    /// Its key, `D-0001`.
    pub key: String,
    /// Its identity.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the title was found, in words; nothing: it was given.
    pub title_found: Option<String>,
    /// When it was published: EDTF or `unknown`.
    pub published: String,
    /// Where the date was found, in words; nothing: it was given, or there is none.
    pub published_found: Option<String>,
    /// How its letters were written: `UTF-8`, `windows-1252`.
    pub encoding: String,
    /// How many characters (code points) its text has.
    pub length: u32,
}

/// Bytes that the book keeps.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// SHA-256 of them: the address under which a window fetches them.
    pub sha256: String,
    /// How many bytes; 4294967295 for that many or more.
    pub size: u32,
    /// The same for people: `1.4 MB`.
    pub size_label: String,
    /// What they are, by their own first bytes: `image/png`.
    pub media_type: String,
    /// The file name they came under.
    pub name: Option<String>,
    /// When they were added here: RFC 3339, UTC.
    pub added: String,
}

/// Whether kept bytes still hash to their name.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileCheck {
    /// The name they should hash to.
    pub sha256: String,
    /// What was found.
    pub state: FileState,
}

/// A half-open range of a document's text, in UTF-16 code units, as a page counts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextSpan {
    /// The first unit inside.
    pub start: u32,
    /// The first unit after.
    pub end: u32,
}

/// A document in the list of documents.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentLine {
    /// Its key, `D-0003`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its publisher.
    pub source: String,
    /// When it was published: EDTF or `unknown`.
    pub published: String,
    /// The same for people.
    pub published_label: String,
    /// How many claims appear in it.
    pub claims: u32,
    /// How many of these have a verdict.
    pub reviewed: u32,
    /// How many items of evidence rest on it.
    pub evidence: u32,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// Whether there is a text to read.
    pub has_text: bool,
    /// When it came into the book: RFC 3339, UTC.
    pub added: String,
}

/// A document as the reader shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReaderView {
    /// What is known about it.
    pub document: DocumentView,
    /// When it was published, as it was typed.
    pub published_typed: String,
    /// BCP 47.
    pub language: Option<String>,
    /// The text that passages point into: lines end in LF, paragraphs in a blank line.
    pub text: Option<String>,
    /// The claims that appear in it at a known place, in the order of the text.
    pub marks: Vec<MarkView>,
    /// The claims that appear in it at no known place.
    pub unplaced: Vec<ClaimRow>,
}

/// A recorded claim where it stands in a text.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkView {
    /// Where.
    pub span: TextSpan,
    /// The identity of the appearance.
    pub appearance: String,
    /// How sure the words still stand there.
    pub anchor: AnchorState,
    /// Which claim.
    pub claim: ClaimRow,
}

/// What was found in a text before anybody looked at it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDraftView {
    /// Its title.
    pub title: Finding,
    /// Its publisher.
    pub source: Option<Finding>,
    /// Who wrote it.
    pub author: Option<Finding>,
    /// When it was published, as the text says it.
    pub published: Option<Finding>,
    /// The same as it was understood: `14 Mar 2025`.
    pub published_label: Option<String>,
    /// Its language, BCP 47.
    pub language: Option<Finding>,
    /// How its letters are written: `UTF-8`, `windows-1252`.
    pub encoding: String,
    /// How many characters (code points) its text has.
    pub length: u32,
    /// How many words.
    pub words: u32,
    /// The first 2,000 characters.
    pub beginning: String,
    /// Documents of this book that say the same or nearly so, the nearest first.
    pub similar: Vec<SimilarDocument>,
}

/// A value and where it was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What was found.
    pub value: String,
    /// Where, for people: `from the first line, check`.
    pub found: String,
}

/// A document that says the same or nearly so.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarDocument {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its text is the same to the letter.
    pub same: bool,
    /// How many of a hundred word sequences of the new text stand in it too.
    pub share: u32,
}
