//! Attaching what bears on a claim: a file, a link, a note, or words of a document at hand.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::change::{Change, Done};
use super::documents::{self, QuoteDraft};
use super::op::Op;
use super::{Book, claims};
use crate::domain::claim::{Claim, ClaimError};
use crate::domain::digest::{Digest, Hasher};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::evidence::{Evidence, Mark, Origin, Stance};
use crate::domain::id::{DocumentId, EvidenceId, GroupId, Key, KeyKind, OriginId};
use crate::domain::source::Source;
use crate::domain::time::DescribedDate;
use crate::domain::verdict::optional_text;
use crate::error::{BookError, FileError, Result};
use crate::import;
use crate::store::StoreError;
use crate::store::content::{self, Kept};
use crate::store::record::{self, Kind};
use crate::store::rows;

/// What is attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// A copy of a file.
    File(PathBuf),
    /// A copy of a file, under another name than its path says.
    FileAs(PathBuf, String),
    /// Bytes that are at hand, and the file name they go by.
    Bytes(String, Vec<u8>),
    /// An address; nothing is fetched, no copy is kept.
    Link(String),
    /// The analyst's own words.
    Note(String),
    /// A document at hand, and words in it.
    Quote(QuoteDraft),
}

/// An item of evidence as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What.
    pub what: Attached,
    /// Which way it points.
    pub stance: Stance,
    /// Its publisher; nothing: unknown, or for a note the person who writes it.
    pub source: Option<String>,
    /// Its title; nothing: the file name, the address or the first words.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<DescribedDate>,
    /// Why it bears on the claim.
    pub explanation: Option<String>,
    /// What a reader should know about it.
    pub marks: Vec<Mark>,
    /// The item whose origin it shares.
    pub repeats: Option<Repeats>,
}

/// That an item goes back to the same root as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// The other item.
    pub evidence: Key,
    /// Why it is thought so.
    pub basis: Option<String>,
}

/// What to change in an item of evidence. Nothing: it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceEdit {
    /// Which way it points.
    pub stance: Option<Stance>,
    /// Why it bears on the claim; inner nothing: no explanation.
    pub explanation: Option<Option<String>>,
    /// The item whose origin it shares; inner nothing: it stands for itself.
    pub repeats: Option<Option<Repeats>>,
    /// The gesture that it is a part of.
    pub gesture: Option<GroupId>,
}

/// The most bytes an attached file may have: what the file format's chunk numbers and a person's patience allow.
pub(super) const FILE_LIMIT: u64 = 2 * 1024 * 1024 * 1024;

impl Book {
    /// Attaches something to a claim, as one undoable step.
    ///
    /// A file's bytes are written first, in small transactions nobody sees; the step links them. The same bytes or
    /// the same link attached again are the same document, so they never count as two origins.
    pub fn attach(&mut self, claim: Key, attachment: &Attachment) -> Result<Done<Evidence>> {
        // Asked before any bytes are written, so that a mistyped key costs nothing.
        rows::claim(&self.store.reading()?, claim)?;
        let file = match &attachment.what {
            Attached::File(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                Some(self.keep_file(path, name)?)
            }
            Attached::FileAs(path, name) => Some(self.keep_file(path, file_name(name)?)?),
            Attached::Bytes(name, bytes) => {
                let media_type = import::media_type(bytes, name);
                Some(KeptFile { digest: self.keep_bytes(bytes, media_type)?, name: name.clone(), media_type })
            }
            Attached::Link(_) | Attached::Note(_) | Attached::Quote(_) => None,
        };
        self.change(Op::AttachEvidence, |change| {
            let claim = claims::live(change, claim)?;
            let (mut document, passage) = match &attachment.what {
                Attached::File(_) | Attached::FileAs(..) | Attached::Bytes(..) => {
                    let kept = file.expect("a file's bytes were kept above");
                    (file_document(change, attachment, kept)?, None)
                }
                Attached::Link(url) => (link_document(change, attachment, url)?, None),
                Attached::Note(words) => (note_document(change, attachment, words)?, None),
                Attached::Quote(quote) => {
                    let document = documents::live(change, quote.document)?;
                    let passage = documents::passage(change, &document, quote)?;
                    (document, passage)
                }
            };
            if let Some(repeats) = &attachment.repeats {
                share_origin(change, &mut document, repeats)?;
            }
            let evidence = Evidence {
                id: EvidenceId(change.world.uuid()),
                key: change.next_key(KeyKind::Evidence)?,
                claim: claim.id,
                document: document.id,
                passage: passage.map(|passage| passage.id),
                stance: attachment.stance,
                explanation: optional_text(attachment.explanation.as_deref())?,
                marks: attachment.marks.clone(),
                trashed: None,
            };
            change.put(&evidence)?;
            Ok(evidence)
        })
    }

    /// Changes what is given, and nothing else.
    ///
    /// Origins belong to documents: where two items are the same document, both leave their origin or come into one.
    pub fn edit_evidence(&mut self, key: Key, edit: &EvidenceEdit) -> Result<Done<Evidence>> {
        if *edit == (EvidenceEdit { gesture: edit.gesture, ..EvidenceEdit::default() }) {
            return Err(BookError::NothingToChange.into());
        }
        let explanation =
            edit.explanation.as_ref().map(|explanation| optional_text(explanation.as_deref())).transpose()?;
        self.change(Op::EditEvidence, |change| {
            change.join_gesture(edit.gesture.map(Uuid::from))?;
            let mut item = live(change, key)?;
            item.stance = edit.stance.unwrap_or(item.stance);
            item.explanation = explanation.unwrap_or(item.explanation);
            change.put(&item)?;
            match &edit.repeats {
                Some(Some(repeats)) => {
                    let other = live(change, repeats.evidence)?;
                    let mut document: Document = record::by_id(&change.tx, item.document)?;
                    let root: Document = record::by_id(&change.tx, other.document)?;
                    if document.origin.is_none() || document.origin != root.origin {
                        leave_origin(change, &mut document)?;
                        share_origin(change, &mut document, repeats)?;
                    }
                }
                Some(None) => {
                    let mut document = record::by_id(&change.tx, item.document)?;
                    leave_origin(change, &mut document)?;
                }
                None => {}
            }
            Ok(item)
        })
    }

    /// The bytes of an attached file or an original, once they hash to their name.
    pub fn file_bytes(&mut self, digest: &Digest) -> Result<Vec<u8>> {
        content::bytes(&self.store.reading()?, digest.as_str())
    }

    fn keep_file(&mut self, path: &Path, name: String) -> Result<KeptFile> {
        let mut file = File::open(path).map_err(FileError::new(path, "open"))?;
        let metadata = file.metadata().map_err(FileError::new(path, "look at"))?;
        if !metadata.is_file() {
            return Err(StoreError::Folder { path: path.to_owned() }.into());
        }
        if FILE_LIMIT < metadata.len() {
            return Err(BookError::FileTooLarge { size: metadata.len(), limit: FILE_LIMIT }.into());
        }
        let (digest, size, first) = hash(&mut file).map_err(FileError::new(path, "read"))?;
        file.seek(SeekFrom::Start(0)).map_err(FileError::new(path, "read"))?;
        let media_type = import::media_type(&first, &name);
        let kept = Kept { size, media_type: media_type.to_owned(), added: self.world.now() };
        let known = content::is_whole(&self.store.reading()?, digest.as_str())?;
        if !known {
            self.store.put_file(&digest, &mut file, &kept)?;
        }
        Ok(KeptFile { digest, name, media_type })
    }
}

/// A file whose bytes are in the book, waiting to be linked.
struct KeptFile {
    digest: Digest,
    name: String,
    media_type: &'static str,
}

/// The last part of a name that may come with folders, on one line.
fn file_name(given: &str) -> Result<String> {
    Ok(Document::checked_title(given.rsplit(['/', '\\']).next().unwrap_or_default())?)
}

fn hash(file: &mut File) -> std::io::Result<(Digest, u64, Vec<u8>)> {
    let mut hasher = Hasher::default();
    let (mut size, mut first) = (0, Vec::new());
    let mut buffer = vec![0; content::CHUNK];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hasher.finish(), size, first));
        }
        if first.is_empty() {
            first = buffer[..count.min(4096)].to_vec();
        }
        hasher.update(&buffer[..count]);
        size += count as u64;
    }
}

/// A document of which nothing is known but where it comes from.
fn new_document(
    change: &mut Change<'_>,
    attachment: &Attachment,
    kind: DocumentKind,
    title: &str,
    source: &str,
) -> Result<Document> {
    let title = Document::checked_title(attachment.title.as_deref().unwrap_or(title))?;
    Ok(Document {
        id: DocumentId(change.world.uuid()),
        key: change.next_key(KeyKind::Document)?,
        source: change.source(attachment.source.as_deref().unwrap_or(source))?,
        authors: Vec::new(),
        kind,
        title,
        url: None,
        archived_urls: Vec::new(),
        published: attachment.published.clone().unwrap_or_else(DescribedDate::unknown),
        accessed: Some(change.at),
        language: None,
        text: None,
        original: None,
        original_name: None,
        edition_of: None,
        origin: None,
        link_only: false,
        contact: None,
        trashed: None,
    })
}

/// Whether a document that the book has is the one that is attached again.
fn is_same(change: &Change<'_>, document: &Document, attachment: &Attachment) -> Result<bool> {
    let Some(name) = &attachment.source else { return Ok(true) };
    Ok(rows::find_source(&change.tx, name)?.is_some_and(|source| source.id == document.source))
}

fn file_document(
    change: &mut Change<'_>,
    attachment: &Attachment,
    KeptFile { digest, name, media_type }: KeptFile,
) -> Result<Document> {
    if let Some(known) = rows::document_of_original(&change.tx, digest.as_str())?
        && is_same(change, &known, attachment)?
    {
        return Ok(known);
    }
    let kind = match media_type.split('/').next() {
        Some("image") => DocumentKind::Image,
        Some("video") => DocumentKind::Video,
        _ if media_type == "text/csv" || media_type.contains("spreadsheet") => DocumentKind::Dataset,
        _ if media_type == "text/html" => DocumentKind::WebPage,
        _ => DocumentKind::Other,
    };
    let mut document = new_document(change, attachment, kind, &name, Source::UNKNOWN)?;
    document.original = Some(digest);
    document.original_name = Some(name);
    change.put(&document)?;
    Ok(document)
}

fn link_document(change: &mut Change<'_>, attachment: &Attachment, url: &str) -> Result<Document> {
    let url = checked_address(url)?;
    if let Some(known) = rows::document_of_link(&change.tx, &url)?
        && is_same(change, &known, attachment)?
    {
        return Ok(known);
    }
    let title: String = url.chars().take(Document::TITLE_LIMIT).collect();
    let mut document = new_document(change, attachment, DocumentKind::WebPage, &title, Source::UNKNOWN)?;
    document.url = Some(url);
    document.link_only = true;
    change.put(&document)?;
    Ok(document)
}

fn note_document(change: &mut Change<'_>, attachment: &Attachment, words: &str) -> Result<Document> {
    let words = optional_text(Some(words))?.ok_or(ClaimError::NoteEmpty)?;
    let text = crate::domain::text::WorkingText::new(&words);
    let first_words = text.as_str().lines().next().unwrap_or_default().chars().take(80).collect::<String>();
    let writer: crate::domain::person::Person = record::by_id(&change.tx, change.person)?;
    let mut document = new_document(change, attachment, DocumentKind::Note, &first_words, &writer.name)?;
    document.text = Some(content::put_text(&change.tx, text.as_str(), change.at)?);
    change.put(&document)?;
    Ok(document)
}

/// An address to keep as it is: `http` or `https`, no blanks, at most 8,000 characters.
pub(super) fn checked_address(typed: &str) -> Result<String, BookError> {
    let url = typed.trim();
    let lower = url.to_ascii_lowercase();
    let after = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_address = after.is_some_and(|after| !after.is_empty() && !after.starts_with('/'))
        && !url.chars().any(|letter| letter.is_whitespace() || letter.is_control())
        && url.len() <= 8_000;
    if is_address { Ok(url.to_owned()) } else { Err(BookError::NotAnAddress { text: typed.to_owned() }) }
}

/// The item of evidence with this key, outside the trash, of a claim outside the trash.
fn live(change: &Change<'_>, key: Key) -> Result<Evidence> {
    let item = rows::evidence(&change.tx, key)?;
    let claim: Claim = record::by_id(&change.tx, item.claim)?;
    let in_trash = item.trashed.map(|_| key).or(claim.trashed.map(|_| claim.key));
    in_trash.map_or(Ok(item), |key| Err(BookError::InTrash { key }.into()))
}

/// Takes a document out of its origin. One that is left alone in it needs none; one that others are left in has
/// another of them for its root.
fn leave_origin(change: &mut Change<'_>, document: &mut Document) -> Result<()> {
    let Some(origin) = document.origin.take() else { return Ok(()) };
    change.put(document)?;
    let mut left: Vec<Document> = record::all(&change.tx, "origin = ?1", [origin.0])?;
    left.sort_by_key(|other| (other.key, other.id));
    if let [alone] = left.as_mut_slice() {
        alone.origin = None;
        change.put(alone)?;
        left.clear();
    }
    let Some(first) = left.first() else { return change.erase(Kind::Origin, origin.0) };
    let shared: Origin = record::by_id(&change.tx, origin.0)?;
    if shared.root == document.id {
        change.put(&Origin { root: first.id, ..shared })?;
    }
    Ok(())
}

/// Puts a document into the origin of another item's document; the two make one where there is none.
fn share_origin(change: &mut Change<'_>, document: &mut Document, repeats: &Repeats) -> Result<()> {
    let other = rows::evidence(&change.tx, repeats.evidence)?;
    if other.trashed.is_some() {
        return Err(BookError::InTrash { key: other.key }.into());
    }
    let mut root: Document = record::by_id(&change.tx, other.document)?;
    if root.id == document.id {
        return Ok(());
    }
    let origin = if let Some(origin) = root.origin {
        origin
    } else {
        let origin = Origin {
            id: OriginId(change.world.uuid()),
            root: root.id,
            basis: optional_text(repeats.basis.as_deref())?,
            confirmed_by: change.person,
        };
        change.put(&origin)?;
        root.origin = Some(origin.id);
        change.put(&root)?;
        origin.id
    };
    document.origin = Some(origin);
    change.put(document)
}
