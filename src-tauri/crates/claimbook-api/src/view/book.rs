//! The open book, and what surrounds it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DocumentKind;

/// Names one book on disk.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneBook {
    /// Where it is.
    pub path: String,
}

/// Says what a new book is to be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NewBook {
    /// Where to write it. Nothing may be there yet.
    pub path: String,
    /// What to call it; the file's name where this is left out.
    pub title: Option<String>,
    /// Whether to fill it with the invented town of Halvern.
    pub sample: Option<bool>,
}

/// The open book.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookView {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub path: String,
    /// An invented example: every page says SAMPLE.
    pub sample: bool,
    /// Why nothing can be changed; nothing: it can.
    pub read_only: Option<String>,
    /// How many claims stand where.
    pub statuses: StatusCounts,
    /// Its documents, newest first.
    pub documents: Vec<ListedDocument>,
    /// Its tags, by name.
    pub tags: Vec<ListedTag>,
    /// What undo would take back, in words: `verdict given CB-0001: “About 20 %…”`; nothing: nothing.
    pub undo: Option<String>,
    /// What redo would bring back, in words; nothing: nothing.
    pub redo: Option<String>,
    /// How many steps it has seen, from this and any other program: more than before means read again.
    pub steps: u32,
    /// Its identity: the same in every copy.
    pub id: String,
    /// What it is kept for.
    pub purpose: Option<String>,
    /// Whether one person's verdict waits for another's.
    pub second_reader: bool,
    /// The name under which changes are made from here; declared, not authenticated.
    pub author: String,
    /// Whether somebody said that name, or the system's user name stands in for it.
    pub author_declared: bool,
    /// How many claims want to be looked at again by `due_by`.
    pub due: u32,
    /// Three days from today, `2025-03-17`.
    pub due_by: String,
    /// How many claims, documents and items of evidence lie in the trash.
    pub trash: u32,
}

/// How many claims stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    /// Without a verdict.
    pub to_review: u32,
    /// Looked at by somebody, or waiting for a second reader.
    pub in_review: u32,
    /// Verified.
    pub verified: u32,
    /// Disputed.
    pub disputed: u32,
    /// Unverifiable.
    pub unverifiable: u32,
    /// All of them.
    pub all: u32,
}

/// A document as the side bar names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedDocument {
    /// Its key, `D-0003`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// How many claims appear in it.
    pub claims: u32,
    /// How many items of evidence rest on it.
    pub evidence: u32,
}

/// A tag as the side bar names it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedTag {
    /// Its name.
    pub name: String,
    /// How many claims carry it.
    pub claims: u32,
}

/// A copy that was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedBook {
    /// Where it is.
    pub path: String,
}

/// What undo or redo did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The gesture in words: "verdict given".
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<String>,
    /// The first words of what it concerns.
    pub title: Option<String>,
    /// What an import brought in and somebody changed since: it stays.
    pub stays: Vec<String>,
    /// The claim to show afterwards: the first of those it concerns that is still there.
    pub open: Option<String>,
}

/// Where the book is and how it is kept safe.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyView {
    /// Where it is.
    pub path: String,
    /// How large its file is: `1.4 MB`.
    pub size_label: String,
    /// Where its backups are.
    pub folder: String,
    /// Its backups, newest first.
    pub backups: Vec<BackupView>,
    /// The name of the service that copies the book's folder elsewhere, where one was recognised: `Dropbox`.
    pub synced: Option<String>,
    /// Why nothing can be changed; nothing: it can.
    pub read_only: Option<String>,
    /// The head of this copy's chain: what one notes elsewhere.
    pub head: Option<String>,
}

/// A copy that was set aside.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Where it is.
    pub path: String,
    /// When it was made: RFC 3339, UTC.
    pub at: String,
    /// How large it is: `1.4 MB`.
    pub size_label: String,
}

/// Something in the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrashedView {
    /// Its key.
    pub key: String,
    /// Its first words.
    pub title: String,
    /// Who threw it away.
    pub by: String,
    /// When: RFC 3339, UTC.
    pub at: String,
}
