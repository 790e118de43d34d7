//! What was done, and whether the book is what its journal says.

use serde::Serialize;
use ts_rs::TS;

/// One line of a claim's history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryLine {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// What, in words: "verdict given".
    pub what: String,
    /// The keys it concerns.
    pub about: Vec<String>,
    /// The first words of what it concerns, kept also when that is gone.
    pub title: Option<String>,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// The step's id.
    pub step: String,
    /// The last 8 digits of the step's id.
    pub short: String,
    /// It was undone and not redone.
    pub undone: bool,
    /// What it held was purged.
    pub purged: bool,
    /// What it changed in the claim itself; empty where the whole book is listed.
    pub changes: Vec<FieldChange>,
}

/// What was done with the book, and what happened to it without changing it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// Steps, oldest first.
    pub steps: Vec<HistoryLine>,
    /// Exports and copies, oldest first; empty for one key.
    pub events: Vec<EventLine>,
    /// How many steps there are, listed or not.
    pub total: u32,
}

/// Something that happened without changing the book.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventLine {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// What: `export`, `copy`.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// More of it.
    pub detail: Option<String>,
}

/// Whether the book is what its journal says.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerificationView {
    /// Nothing was found.
    pub sound: bool,
    /// Steps checked.
    pub steps: u32,
    /// Entries checked.
    pub entries: u32,
    /// Rows compared with their latest image.
    pub rows: u32,
    /// Attached files and texts hashed.
    pub contents: u32,
    /// Events checked.
    pub events: u32,
    /// The head of each copy's chain: what one notes elsewhere.
    pub heads: Vec<String>,
    /// What is not as it should be, and where: whole sentences.
    pub findings: Vec<String>,
}

/// What was blanked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Purged {
    /// The step's id.
    pub step: String,
    /// The keys of what it concerned.
    pub about: Vec<String>,
    /// How many images are blank now.
    pub images: u32,
    /// The file's old pages are gone too; else they go when the last program closes the book.
    pub scrubbed: bool,
}

/// One field of one record that a step changed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The field for people: `Said on`.
    pub label: String,
    /// The field as `restore_field` takes it.
    pub field: String,
    /// What it said before; nothing: nothing, or not shown.
    pub before: Option<String>,
    /// What it said after.
    pub after: Option<String>,
    /// Whether `restore_field` can bring the value before back.
    pub restorable: bool,
}
