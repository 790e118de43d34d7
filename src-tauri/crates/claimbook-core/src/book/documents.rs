//! Bringing documents in, and finding words in them.

use uuid::Uuid;

use super::Book;
use super::change::{Change, Done};
use super::evidence::checked_address;
use super::op::Op;
use crate::anchor::{self, Found};
use crate::domain::appearance::{Passage, Relation};
use crate::domain::digest::Digest;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::id::{DocumentId, GroupId, Key, KeyKind, PassageId};
use crate::domain::source::Source;
use crate::domain::text::{Span, WorkingText};
use crate::domain::time::DescribedDate;
use crate::error::{BookError, QuoteError, Result};
use crate::import::DocumentDraft;
use crate::store::content::{self, Kept};
use crate::store::rows;

/// A document to bring in: what was read from its file, and what the caller knows better.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// What was read.
    pub draft: DocumentDraft,
    /// The bytes it was read from, kept as they came.
    pub original: Vec<u8>,
    /// The name they came under.
    pub file_name: Option<String>,
    /// Its publisher; nothing: unknown.
    pub source: Option<String>,
    /// Its title; nothing: as proposed.
    pub title: Option<String>,
    /// When it was published; nothing: as proposed, or unknown.
    pub published: Option<DescribedDate>,
    /// Who wrote it; nothing: as proposed, or nobody.
    pub authors: Option<Vec<String>>,
    /// What it is.
    pub kind: DocumentKind,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// BCP 47; nothing: as proposed, or unknown.
    pub language: Option<String>,
}

impl ImportRequest {
    /// An article of which nothing is known but what was read.
    pub fn new(draft: DocumentDraft, original: Vec<u8>) -> Self {
        Self {
            draft,
            original,
            file_name: None,
            source: None,
            title: None,
            published: None,
            authors: None,
            kind: DocumentKind::Article,
            url: None,
            language: None,
        }
    }
}

/// What to change in a document. Nothing: it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentEdit {
    /// Its title.
    pub title: Option<String>,
    /// Its publisher.
    pub source: Option<String>,
    /// Who wrote it.
    pub authors: Option<Vec<String>>,
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// When it was published.
    pub published: Option<DescribedDate>,
    /// Where it stands on the web; inner nothing: nowhere.
    pub url: Option<Option<String>>,
    /// Where the first copy of it stands on the web; inner nothing: there is none.
    pub archived: Option<Option<String>>,
    /// BCP 47; inner nothing: unknown.
    pub language: Option<Option<String>>,
}

/// Where a claim was said, or what in a document bears on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteDraft {
    /// In which document.
    pub document: Key,
    /// Which words; nothing: only the document is known.
    pub quoted: Option<Quoted>,
    /// How the document stands to the claim.
    pub relation: Relation,
}

/// Words of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// These words, wherever they stand.
    Words {
        /// As they stand there, but for their typography.
        words: String,
        /// Which of several places, from 1.
        occurrence: Option<usize>,
    },
    /// Whatever stands there, without the white space around it.
    At(Span),
}

impl Quoted {
    /// Words that stand there once.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words { words: words.into(), occurrence: None }
    }
}

impl Book {
    /// Brings a document in, text and original, as one undoable step. Bringing the same bytes in again adds a second
    /// document: an edition is for its reader to declare.
    pub fn import_document(&mut self, request: ImportRequest) -> Result<Done<Document>> {
        let title = request.title.as_deref().unwrap_or(&request.draft.title.value);
        let title = Document::checked_title(title)?;
        let proposed = request.draft.published.as_ref().map(|found| found.value.clone());
        let published = request.published.clone().or(proposed).unwrap_or_else(DescribedDate::unknown);
        let proposed = || request.draft.author.as_ref().map(|found| vec![found.value.clone()]);
        let authors = Document::checked_authors(&request.authors.clone().or_else(proposed).unwrap_or_default())?;
        let url = request.url.as_deref().map(checked_address).transpose()?;
        let proposed = request.draft.language.as_ref().map(|found| found.value.clone());
        let language = request.language.as_deref().map(Document::checked_language).transpose()?.or(proposed);
        // The original first: where both are the same bytes, they keep the media type of the file.
        let original = self.keep_bytes(&request.original, request.draft.media_type)?;
        let text = self.keep_bytes(request.draft.text.as_str().as_bytes(), "text/plain")?;
        self.change(Op::ImportDocument, |change| {
            let source = change.source(request.source.as_deref().unwrap_or(Source::UNKNOWN))?;
            let document = Document {
                id: DocumentId(change.world.uuid()),
                key: change.next_key(KeyKind::Document)?,
                source,
                authors,
                kind: request.kind,
                title,
                url,
                archived_urls: Vec::new(),
                published,
                accessed: Some(change.at),
                language,
                text: Some(text),
                original: Some(original),
                original_name: request.file_name,
                edition_of: None,
                origin: None,
                link_only: false,
                contact: None,
                trashed: None,
            };
            change.put(&document)?;
            Ok(document)
        })
    }

    /// Changes what is given, and nothing else. Steps of one gesture are undone together.
    pub fn edit_document(&mut self, key: Key, edit: DocumentEdit, gesture: Option<GroupId>) -> Result<Done<Document>> {
        if edit == DocumentEdit::default() {
            return Err(BookError::NothingToChange.into());
        }
        self.change(Op::EditDocument, |change| {
            change.join_gesture(gesture.map(Uuid::from))?;
            let mut document = live(change, key)?;
            if let Some(title) = &edit.title {
                document.title = Document::checked_title(title)?;
            }
            if let Some(source) = &edit.source {
                document.source = change.source(source)?;
            }
            if let Some(authors) = &edit.authors {
                document.authors = Document::checked_authors(authors)?;
            }
            document.kind = edit.kind.unwrap_or(document.kind);
            document.published = edit.published.unwrap_or(document.published);
            match &edit.url {
                Some(Some(url)) => document.url = Some(checked_address(url)?),
                // A link without its address would be nothing at all.
                Some(None) if document.link_only => {
                    return Err(BookError::NotAnAddress { text: String::new() }.into());
                }
                Some(None) => document.url = None,
                None => {}
            }
            match &edit.archived {
                Some(Some(url)) => {
                    let url = checked_address(url)?;
                    document.archived_urls.splice(..document.archived_urls.len().min(1), [url]);
                }
                Some(None) => document.archived_urls.clear(),
                None => {}
            }
            if let Some(language) = &edit.language {
                document.language = language.as_deref().map(Document::checked_language).transpose()?;
            }
            change.put(&document)?;
            Ok(document)
        })
    }

    /// Writes bytes in small transactions that nobody sees until a change links them.
    pub(super) fn keep_bytes(&mut self, bytes: &[u8], media_type: &str) -> Result<Digest> {
        let digest = Digest::of(bytes);
        let kept = Kept { size: bytes.len() as u64, media_type: media_type.to_owned(), added: self.world.now() };
        if !content::is_whole(&self.store.reading()?, digest.as_str())? {
            self.store.put_file(&digest, &mut &*bytes, &kept)?;
        }
        Ok(digest)
    }

    /// The document with this key.
    pub fn document(&mut self, key: Key) -> Result<Document> {
        rows::document(&self.store.reading()?, key)
    }

    /// The text of a document, if it has one.
    pub fn text_of(&mut self, key: Key) -> Result<Option<WorkingText>> {
        let tx = self.store.reading()?;
        let document = rows::document(&tx, key)?;
        document.text.as_ref().map(|digest| working_text(&tx, digest)).transpose()
    }
}

/// The document with this key, outside the trash.
pub(super) fn live(change: &Change<'_>, key: Key) -> Result<Document> {
    let document = rows::document(&change.tx, key)?;
    if document.trashed.is_some() { Err(BookError::InTrash { key }.into()) } else { Ok(document) }
}

/// A text as the book keeps it.
pub(super) fn working_text(tx: &rusqlite::Transaction<'_>, digest: &Digest) -> Result<WorkingText> {
    Ok(WorkingText::new(&content::text(tx, digest.as_str())?))
}

/// Makes the passage that a quote names, or says why it names none.
pub(super) fn passage(change: &mut Change<'_>, document: &Document, quote: &QuoteDraft) -> Result<Option<Passage>> {
    let Some(quoted) = &quote.quoted else { return Ok(None) };
    let digest = document.text.as_ref().ok_or(QuoteError::NoText { document: document.key })?;
    let text = working_text(&change.tx, digest)?;
    let span = match quoted {
        Quoted::Words { words, occurrence } => place(&text, words, *occurrence, document.key)?,
        Quoted::At(span) => selected(&text, *span, document.key)?,
    };
    let quote = text.passage(span).ok_or(QuoteError::NotFound { document: document.key })?;
    let passage =
        Passage { id: PassageId(change.world.uuid()), quote, place: None, translation: None, translated_by: None };
    change.put(&passage)?;
    Ok(Some(passage))
}

fn place(text: &WorkingText, words: &str, occurrence: Option<usize>, document: Key) -> Result<Span, QuoteError> {
    let places = match anchor::find(text, words) {
        Found::Exact(places) | Found::Folded(places) => places,
        Found::Proposals(proposals) => {
            let shown = proposals.into_iter().map(|proposal| {
                let words = text.slice(proposal.span).unwrap_or_default().to_owned();
                (proposal, words)
            });
            return Err(QuoteError::OnlySimilar { document, proposals: shown.collect() });
        }
        Found::Nothing => return Err(QuoteError::NotFound { document }),
    };
    let count = places.len();
    match (occurrence, places.as_slice()) {
        (None, [only]) => Ok(*only),
        (None, several) => {
            let shown = several.iter().take(9).map(|span| surroundings(text, *span));
            Err(QuoteError::Ambiguous { document, places: shown.collect() })
        }
        (Some(occurrence), places) => {
            let chosen = occurrence.checked_sub(1).and_then(|at| places.get(at));
            chosen.copied().ok_or(QuoteError::NoSuchOccurrence { document, count, occurrence })
        }
    }
}

/// A selection without the white space at its ends.
fn selected(text: &WorkingText, span: Span, document: Key) -> Result<Span, QuoteError> {
    let words = text.slice(span).ok_or(QuoteError::OutsideText { document, length: text.length() })?;
    let blank = |letters: &mut dyn Iterator<Item = char>| letters.take_while(|letter| letter.is_whitespace()).count();
    let (before, after) = (blank(&mut words.chars()), blank(&mut words.chars().rev()));
    let trimmed = Span { start: span.start + before, end: span.end.saturating_sub(after) };
    if trimmed.start < trimmed.end { Ok(trimmed) } else { Err(QuoteError::Blank { document }) }
}

/// A quote with some words around it, on one line.
fn surroundings(text: &WorkingText, span: Span) -> String {
    let wide = Span { start: span.start.saturating_sub(30), end: (span.end + 30).min(text.length()) };
    text.slice(wide).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
