//! One work of a source: an article, a speech, a dataset, a note, a saved page.

use super::claim::{ClaimError, checked_name};
use super::digest::Digest;
use super::id::{DocumentId, Key, OriginId, PersonId, SourceId};
use super::time::{DescribedDate, Instant};
use super::words;

words! {
    /// What a document is.
    pub enum DocumentKind {
        /// A news article.
        Article = "article",
        /// A report.
        Report = "report",
        /// A speech.
        Speech = "speech",
        /// A transcript.
        Transcript = "transcript",
        /// A post.
        Post = "post",
        /// A video.
        Video = "video",
        /// An image.
        Image = "image",
        /// A dataset.
        Dataset = "dataset",
        /// A web page.
        WebPage = "web-page",
        /// An interview.
        Interview = "interview",
        /// A court record.
        CourtRecord = "court-record",
        /// A note by the analyst.
        Note = "note",
        /// A computation or comparison by the analyst. Never independent evidence.
        OwnWorking = "own-working",
        /// A call or a mail.
        Contact = "contact",
        /// None of these.
        Other = "other",
    }
}

impl DocumentKind {
    /// Whether it comes from the analyst's own desk: such evidence never counts as independent.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Note | Self::OwnWorking)
    }
}

/// A call or a mail: whom, how, what was asked and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who was asked.
    pub whom: String,
    /// By phone, by mail, in person.
    pub how: String,
    /// The question.
    pub asked: String,
    /// The answer; nothing: none came.
    pub answer: Option<String>,
}

/// Who threw something away, and when. It stays in the book until the trash is emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// One work of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its identity.
    pub id: DocumentId,
    /// Its label.
    pub key: Key,
    /// Its publisher.
    pub source: SourceId,
    /// Who wrote it, as printed.
    pub authors: Vec<String>,
    /// What it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Where copies of it stand on the web.
    pub archived_urls: Vec<String>,
    /// When it was published.
    pub published: DescribedDate,
    /// When the analyst had it before them.
    pub accessed: Option<Instant>,
    /// BCP 47.
    pub language: Option<String>,
    /// The text that passages point into.
    pub text: Option<Digest>,
    /// The bytes as they came.
    pub original: Option<Digest>,
    /// The file name they came under.
    pub original_name: Option<String>,
    /// The earlier edition whose text changed into this one.
    pub edition_of: Option<DocumentId>,
    /// The root that it goes back to together with others.
    pub origin: Option<OriginId>,
    /// Only the address is kept, no copy.
    pub link_only: bool,
    /// For a contact.
    pub contact: Option<Contact>,
    /// In the trash.
    pub trashed: Option<Trashed>,
}

/// Why a text is not the title of a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// No letter is left after trimming.
    #[error("the title is empty")]
    TitleEmpty,
    /// More characters than [`Document::TITLE_LIMIT`].
    #[error("the title has {length} characters")]
    TitleTooLong {
        /// In code points.
        length: usize,
    },
    /// A text that has not the form of a language tag.
    #[error("`{text}` is not a language")]
    Language {
        /// What was given.
        text: String,
    },
}

impl Document {
    /// The most characters a title may have.
    pub const TITLE_LIMIT: usize = 1_000;

    /// A language tag (BCP 47): `en`, `de-CH`, `zh-Hant`.
    pub fn checked_language(typed: &str) -> Result<String, DocumentError> {
        let tag = Self::language_tag(typed).ok_or_else(|| DocumentError::Language { text: typed.to_owned() })?;
        Ok(tag.to_owned())
    }

    /// The text, where it has the form of a language tag: a language of two or three letters, then parts of at most
    /// eight letters or digits.
    pub fn language_tag(text: &str) -> Option<&str> {
        let text = text.trim();
        let mut parts = text.split('-');
        let is_language =
            |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (text.len() <= 35 && parts.next().is_some_and(is_language) && parts.all(is_part)).then_some(text)
    }

    /// Names of authors, without those that are blank.
    pub fn checked_authors(typed: &[String]) -> Result<Vec<String>, ClaimError> {
        typed.iter().filter(|name| !name.trim().is_empty()).map(|name| checked_name(name)).collect()
    }

    /// A title, trimmed, one line.
    pub fn checked_title(typed: &str) -> Result<String, DocumentError> {
        let title = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = title.chars().count();
        if title.is_empty() {
            return Err(DocumentError::TitleEmpty);
        }
        if Self::TITLE_LIMIT < length {
            return Err(DocumentError::TitleTooLong { length });
        }
        Ok(title)
    }
}
