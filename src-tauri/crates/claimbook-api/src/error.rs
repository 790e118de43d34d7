//! What a caller is told when the answer is no: a code for programs, words for people. The only place for them.

use std::io::ErrorKind;
use std::path::Path;

use claimbook_core::domain::claim::{ClaimError, NAME_LIMIT, Statement};
use claimbook_core::domain::document::{Document, DocumentError};
use claimbook_core::domain::id::{Key, KeyKind};
use claimbook_core::domain::preset::Preset;
use claimbook_core::domain::scale::{Outcome, Rating};
use claimbook_core::domain::time::DateError;
use claimbook_core::domain::verdict::{TEXT_LIMIT, VerdictError};
use claimbook_core::error::{BookError, Error, FileError, QuoteError};
use claimbook_core::import::{self, ImportError};
use claimbook_core::{ReadOnly, StoreError};
use serde::Serialize;
use ts_rs::TS;

use crate::utf16::Misplaced;

/// Declares the codes once: the enum, and the list of all of them.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident,)*) => {
        /// What went wrong, for programs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum ErrorCode {
            $($(#[$doc])* $code,)*
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];
        }
    };
}

codes! {
    /// No book is open.
    NoBook,
    /// There is no such command.
    UnknownCommand,
    /// The request has another shape than the command takes.
    UnreadableRequest,
    /// The fault is Claimbook's.
    Internal,
    /// A word that is not among those that may stand there.
    UnknownWord,
    /// A statement without a letter.
    StatementEmpty,
    /// A statement beyond the limit.
    StatementTooLong,
    /// A name without a letter.
    NameEmpty,
    /// A name beyond the limit.
    NameTooLong,
    /// A tag that cannot be one.
    TagUnreadable,
    /// A note without a letter.
    NoteEmpty,
    /// A title without a letter.
    TitleEmpty,
    /// A title beyond the limit.
    TitleTooLong,
    /// A text that is not a language.
    LanguageUnreadable,
    /// A text that is not a date.
    DateUnreadable,
    /// A date that the calendar does not have.
    DateImpossible,
    /// A date that is not one day where one day is needed.
    DateNotOneDay,
    /// A text that is not an instant.
    InstantUnreadable,
    /// A text that is not a key.
    KeyUnreadable,
    /// Nothing has this key.
    KeyUnknown,
    /// The key names something else than is needed.
    KeyOfAnotherKind,
    /// It is in the trash.
    InTrash,
    /// It is not in the trash.
    NotInTrash,
    /// A document that claims or evidence still use.
    InUse,
    /// A claim without a source.
    SourceMissing,
    /// A claim without a said date.
    SaidMissing,
    /// A quote without a document.
    QuoteWithoutDocument,
    /// A document without a text.
    QuoteNoText,
    /// A quote that does not stand there.
    QuoteNotFound,
    /// A quote that stands there more than once.
    QuoteAmbiguous,
    /// A quote that does not stand there so often.
    QuoteNoSuchOccurrence,
    /// Only similar words stand there.
    QuoteOnlySimilar,
    /// A place that the text does not have.
    QuoteOutsideText,
    /// A place where nothing but white space stands.
    QuoteBlank,
    /// A rating that refines another outcome.
    RatingOfAnother,
    /// A rating without an outcome.
    OutcomeMissing,
    /// A verdict that changes without a reason.
    ReasonMissing,
    /// A reason without a letter.
    ReasonEmpty,
    /// No verdict to take back.
    NothingToWithdraw,
    /// A text beyond the limit.
    TextTooLong,
    /// An edit that changes nothing.
    NothingToChange,
    /// A step that did not change the field.
    NothingToRestore,
    /// A former value that is gone.
    FormerGone,
    /// Not exactly one of several things is given.
    ChooseOne,
    /// An address that is none.
    AddressUnreadable,
    /// Nothing is left to undo.
    NothingToUndo,
    /// Nothing is left to redo.
    NothingToRedo,
    /// Something later stands on what should be undone.
    ChangedSince,
    /// What should be undone was purged.
    UndoPurged,
    /// No step has this id.
    StepUnknown,
    /// Several steps end in these digits.
    StepAmbiguous,
    /// The step holds nothing that can be purged.
    NothingToPurge,
    /// A report of no claims.
    NothingSelected,
    /// An instant before the book's first step.
    BeforeTheBook,
    /// A document beyond the limit.
    DocumentTooLarge,
    /// A file that is no text.
    DocumentNotText,
    /// A text without a letter.
    DocumentEmpty,
    /// An attached file beyond the limit.
    FileTooLarge,
    /// A file that could not be read or written.
    FileRefused,
    /// The file that should be written is the book itself.
    FileIsTheBook,
    /// Nothing says what a report should be written as.
    FormatMissing,
    /// A logo that is no picture, or that the book does not keep.
    LogoUnreadable,
    /// No preset has this name.
    PresetUnknown,
    /// The program that makes pages is not there.
    WorkerMissing,
    /// Pages could not be made.
    PdfNotMade,
    /// A report that does not read back as what was meant.
    ReportUnsound,
    /// A file that is no report, or a broken one.
    NotAReport,
    /// A volume of a report, whose data is in another file.
    OnlyAVolume,
    /// A report that needs a newer program.
    ReportTooNew,
    /// No such book.
    BookMissing,
    /// A file is already there.
    FileExists,
    /// A folder where a file is needed.
    IsFolder,
    /// A book that may not be read.
    NoPermission,
    /// A file without bytes.
    BookEmpty,
    /// A file that is no book.
    NotABook,
    /// Another program's database.
    ForeignDatabase,
    /// A book that is cut short.
    BookTruncated,
    /// A book that needs a newer program.
    BookTooNew,
    /// A book that may not be written.
    ReadOnly,
    /// A book whose log cannot be read where it lies.
    LogUnreachable,
    /// Another program is writing.
    Locked,
    /// The disk is full.
    DiskFull,
    /// The book is damaged.
    Damaged,
    /// An older book could not be brought to this version.
    MigrationBroken,
    /// Kept bytes that no longer hash to their name.
    FileChanged,
    /// Long work that was asked to stop.
    Cancelled,
}

/// A no, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErrorView {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// One or two whole sentences.
    pub message: String,
    /// Something one can do.
    pub hint: Option<String>,
    /// The field of the request it is about.
    pub field: Option<String>,
    /// The position in that field, in characters.
    pub at: Option<u32>,
    /// What a programmer would ask for.
    pub detail: Option<String>,
}

impl ErrorView {
    /// A no with words and nothing else.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, field: None, at: None, detail: None }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same no, about a field of the request.
    pub(crate) fn about(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// The same no, about another field than the one it names, where it names that one.
    pub(crate) fn instead(self, field: &str, other: &str) -> Self {
        if self.field.as_deref() == Some(field) { self.about(other) } else { self }
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    pub(crate) fn no_book() -> Self {
        Self::new(ErrorCode::NoBook, "No book is open.").hint("Open one, or make a new one.")
    }

    pub(crate) fn unknown_command(command: &str) -> Self {
        Self::new(ErrorCode::UnknownCommand, format!("There is no command `{command}`."))
    }

    pub(crate) fn unreadable_request(command: &str, error: &serde_json::Error) -> Self {
        Self::new(ErrorCode::UnreadableRequest, format!("The request does not fit the command `{command}`."))
            .detail(error.to_string())
    }

    pub(crate) fn internal(detail: impl Into<String>) -> Self {
        Self::new(ErrorCode::Internal, "This is a bug in Claimbook. Your last saved step is safe.").detail(detail)
    }

    pub(crate) fn unknown_word(field: &str, word: &str, what: &str, known: &[&str]) -> Self {
        Self::new(ErrorCode::UnknownWord, format!("`{word}` is not {what}."))
            .hint(format!("Use one of {}.", listed(known.iter().copied())))
            .about(field)
    }

    pub(crate) fn instant_unreadable(text: &str) -> Self {
        Self::new(ErrorCode::InstantUnreadable, format!("`{text}` is not an instant."))
            .hint("Write it like `2025-03-14T09:00:00Z`, or `2025-03-14` for the end of that day in UTC.")
            .about("asOf")
    }

    pub(crate) fn head_unreadable(text: &str) -> Self {
        Self::new(ErrorCode::UnknownWord, format!("`{text}` is not a head."))
            .hint("A head has 64 hexadecimal digits: copy the whole of it from a report or from `verify`.")
            .about("head")
    }

    pub(crate) fn id_unreadable(text: &str) -> Self {
        Self::new(ErrorCode::KeyUnreadable, format!("`{text}` is not a UUID."))
            .hint("Leave it out, and the book chooses one.")
            .about("id")
    }

    /// Words for the name of a person, which cannot be unknown.
    pub(crate) fn person_name(error: &ClaimError) -> Self {
        Self { hint: Some("Write the name that your verdicts are signed with.".to_owned()), ..of_claim(error) }
            .about("name")
    }

    pub(crate) fn file_is_the_book(path: &str) -> Self {
        Self::new(ErrorCode::FileIsTheBook, format!("`{path}` is the book itself. Nothing was written."))
            .hint("Choose another name for the report.")
            .about("path")
    }

    pub(crate) fn format_missing() -> Self {
        Self::new(ErrorCode::FormatMissing, "Neither the request nor a preset says what to write.")
            .hint("Name a format: `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`. Nothing was written.")
            .about("format")
    }

    pub(crate) fn logo_unreadable(text: &str) -> Self {
        Self::new(ErrorCode::LogoUnreadable, format!("`{text}` is no picture that a report can show."))
            .hint("Take a PNG, JPEG, GIF or WebP file. Nothing was written.")
            .about("logo")
    }

    pub(crate) fn logo_too_large(path: &str, megabytes: u64) -> Self {
        Self::new(ErrorCode::FileTooLarge, format!("`{path}` has more than {megabytes} MB, which is much for a logo."))
            .hint("Make it smaller; 600 pixels are sharp on paper. Nothing was written.")
            .about("logo")
    }

    pub(crate) fn worker_missing() -> Self {
        Self::new(
            ErrorCode::WorkerMissing,
            "The program that makes PDFs is not where Claimbook is. Nothing was written.",
        )
        .hint("Put `claimbook-worker` into the same folder, or install Claimbook again; every other format works.")
        .about("format")
    }

    pub(crate) fn pdf_not_made(detail: &str) -> Self {
        Self::new(ErrorCode::PdfNotMade, "The PDF could not be made. Nothing was written, and the book is as it was.")
            .hint("Choose fewer claims, leave out `pictures` and the logo, or write it as `html`.")
            .detail(detail)
    }

    pub(crate) fn pdf_unsound() -> Self {
        Self::pdf_not_made("what was written does not read back as what was meant")
    }

    pub(crate) fn report_unsound(path: &Path, detail: &str) -> Self {
        Self::new(
            ErrorCode::ReportUnsound,
            format!(
                "What was written for `{}` does not read back as the report. It was removed, and what stood there \
                 is as it was.",
                path.display()
            ),
        )
        .hint("Write it once more, or to another disk; the book is as it was.")
        .detail(detail)
    }

    pub(crate) fn report_does_not_fit(path: &Path, detail: &str) -> Self {
        Self::new(
            ErrorCode::ReportUnsound,
            format!(
                "The report for `{}` does not agree with the history it carries. It was not kept, and what stood \
                 there is as it was.",
                path.display()
            ),
        )
        .hint("Run `verify` on the book, which says what does not fit.")
        .detail(detail)
    }

    pub(crate) fn not_a_report(path: &str, why: &str) -> Self {
        Self::new(ErrorCode::NotAReport, format!("`{path}` is no report that can be checked."))
            .hint("Name the `json` or the `pdf` that Claimbook wrote; of a PDF in volumes, the file of contents.")
            .about("path")
            .detail(why)
    }

    pub(crate) fn only_a_volume(path: &str, contents: &str, number: u32, count: u32) -> Self {
        let contents = crate::volumes::shown(contents);
        Self::new(
            ErrorCode::OnlyAVolume,
            format!("`{path}` is volume {number} of {count} of a report, whose data is in `{contents}`."),
        )
        .hint(format!("Check `{contents}` with the volumes beside it: it has the SHA-256 of each of them."))
        .about("path")
    }

    pub(crate) fn report_too_new(path: &str, version: u64) -> Self {
        Self::new(ErrorCode::ReportTooNew, format!("`{path}` is a report of version {version}; this program reads 1."))
            .hint("Check it with the newest Claimbook.")
            .about("path")
    }

    pub(crate) fn report_too_large(path: &str, megabytes: u64) -> Self {
        Self::new(ErrorCode::FileTooLarge, format!("`{path}` has more than {megabytes} MB, and is not checked."))
            .hint("Ask for a report of fewer claims.")
            .about("path")
    }

    /// Words for a rating that refines nothing.
    pub(crate) fn rating_alone(rating: Rating) -> Self {
        of_verdict(&VerdictError::RatingAlone { rating })
    }

    pub(crate) fn nothing_to_copy() -> Self {
        Self::new(ErrorCode::NothingSelected, "No claim is selected, so nothing was copied.")
            .hint("Select some claims first.")
            .about("keys")
    }

    pub(crate) fn text_or_file(given: usize) -> Self {
        let message = match given {
            0 => "Neither a text nor a file is given.",
            _ => "Both a text and a file are given.",
        };
        Self::new(ErrorCode::ChooseOne, message).hint("Give `text` or `path`: one of them.").about("text")
    }

    /// Words for a place that is none of the document's text.
    pub(crate) fn span(wrong: Misplaced, document: &str) -> Self {
        let (message, field) = match wrong {
            Misplaced::Backwards => ("The selection ends before it begins.".to_owned(), "end"),
            Misplaced::Beyond { units } => (
                format!("The text of `{document}` has {} units, and the selection ends beyond them.", grouped(&units)),
                "end",
            ),
            Misplaced::InsideLetter => ("The selection begins or ends in the middle of a letter.".to_owned(), "start"),
        };
        Self::new(ErrorCode::QuoteOutsideText, message)
            .hint("`start` and `end` count UTF-16 units of the document's text, as a page does.")
            .about(field)
    }

    pub(crate) fn span_half() -> Self {
        Self::new(ErrorCode::QuoteOutsideText, "Only one end of the selection is given.")
            .hint("Give both `start` and `end`.")
            .about("start")
    }

    pub(crate) fn quoted_twice() -> Self {
        Self::new(ErrorCode::ChooseOne, "The quote is given by its words and by its place.")
            .hint("Give `quote`, or `start` and `end`.")
            .about("quote")
    }

    pub(crate) fn cancelled() -> Self {
        Self::new(ErrorCode::Cancelled, "Cancelled. Nothing was changed.")
    }

    /// Words for kept bytes that the book does not have.
    pub(crate) fn no_such_bytes() -> Self {
        Self::new(ErrorCode::FileRefused, "The book holds no such file.")
            .hint("Look at the claim again; it may have changed.")
    }

    /// Words for kept bytes that are not what they were.
    pub fn bytes_changed() -> Self {
        Self::new(ErrorCode::FileChanged, "The file no longer matches what was attached, so it is not opened.")
            .hint("Open a backup of the book, or attach the file again.")
    }

    /// Words for what is too large to be pasted or dropped.
    pub(crate) fn too_large_to_stage(size: u64, limit: u64) -> Self {
        let (size, limit) = (grouped(&size), grouped(&limit));
        Self::new(ErrorCode::FileTooLarge, format!("What was pasted has {size} bytes; {limit} are the most."))
            .hint("Save it as a file and choose that.")
            .about("file")
    }

    /// Words for a link that is none.
    pub fn no_link(url: &str) -> Self {
        of_book(&BookError::NotAnAddress { text: url.to_owned() })
    }

    pub(crate) fn choose_one(given: usize) -> Self {
        let message = match given {
            0 => "Nothing to attach is named.",
            _ => "More than one thing to attach is named.",
        };
        Self::new(ErrorCode::ChooseOne, message).hint("Name a file, an address, a note, or a document: one of them.")
    }
}

/// `100,000`.
fn grouped(number: &impl ToString) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn keys(keys: &[Key]) -> String {
    listed(keys.iter().map(Key::to_string).collect::<Vec<_>>().iter().map(String::as_str))
}

impl From<Error> for ErrorView {
    fn from(error: Error) -> Self {
        match error {
            Error::Claim(error) => of_claim(&error),
            Error::Document(error) => of_document(&error),
            Error::Date(error) => of_date(&error),
            Error::Key(error) => Self::new(ErrorCode::KeyUnreadable, format!("`{}` is not a key.", error.text))
                .hint("A key looks like `CB-0001` (a claim), `D-0001` (a document) or `E-0001` (an item of evidence)."),
            Error::Verdict(error) => of_verdict(&error),
            Error::Import(error) => of_import(&error),
            Error::Quote(error) => of_quote(&error),
            Error::Book(error) => of_book(&error),
            Error::File(error) => of_file(&error),
            Error::Store(error) => of_store(&error),
            Error::Stopped => Self::cancelled(),
        }
    }
}

fn of_claim(error: &ClaimError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        ClaimError::StatementEmpty => ErrorView::new(Code::StatementEmpty, "Write what was claimed.")
            .hint("One sentence, as the claimant would put it.")
            .about("statement"),
        ClaimError::StatementTooLong { length } => ErrorView::new(
            Code::StatementTooLong,
            format!("The statement has {} characters; {} are the most.", grouped(length), grouped(&Statement::LIMIT)),
        )
        .hint("State the claim in a sentence and bring the long text in as a document.")
        .about("statement"),
        ClaimError::SourceEmpty => ErrorView::new(Code::NameEmpty, "A name is needed.")
            .hint("Write `unknown` where nobody knows it.")
            .about("source"),
        ClaimError::NameTooLong { length } => {
            ErrorView::new(Code::NameTooLong, format!("The name has {length} characters; {NAME_LIMIT} are the most."))
                .hint("Use a shorter one.")
                .about("source")
        }
        ClaimError::Tag { text } => ErrorView::new(Code::TagUnreadable, format!("`{text}` is not a tag."))
            .hint("A tag is one line without a comma.")
            .about("tag"),
        ClaimError::NoteEmpty => {
            ErrorView::new(Code::NoteEmpty, "The note is empty.").hint("Write what you found.").about("note")
        }
    }
}

fn of_document(error: &DocumentError) -> ErrorView {
    match error {
        DocumentError::TitleEmpty => ErrorView::new(ErrorCode::TitleEmpty, "The title is empty.")
            .hint("Write one, or leave it out.")
            .about("title"),
        DocumentError::TitleTooLong { length } => ErrorView::new(
            ErrorCode::TitleTooLong,
            format!("The title has {} characters; {} are the most.", grouped(length), grouped(&Document::TITLE_LIMIT)),
        )
        .hint("Use a shorter one.")
        .about("title"),
        DocumentError::Language { text } => {
            ErrorView::new(ErrorCode::LanguageUnreadable, format!("`{text}` is not a language."))
                .hint("Write its short form, like `en`, `de` or `pt-BR`.")
                .about("language")
        }
    }
}

pub(crate) fn of_date(error: &DateError) -> ErrorView {
    match error {
        DateError::Unreadable { text } => ErrorView::new(ErrorCode::DateUnreadable, format!("`{text}` is not a date."))
            .hint("Write it like `2025-03-14`, `14 March 2025`, `March 2025`, `about 2024`, `yesterday` or `unknown`."),
        DateError::Impossible { text } => {
            ErrorView::new(ErrorCode::DateImpossible, format!("`{text}` is not in the calendar."))
                .hint("Check the day, the month and the order of an interval.")
        }
        DateError::Ambiguous { text } => ErrorView::new(
            ErrorCode::DateUnreadable,
            format!("`{text}` is one day in some countries and another day in others."),
        )
        .hint("Write it like `2025-03-13` or `13 March 2025`."),
        DateError::Relative { text } => {
            ErrorView::new(ErrorCode::DateUnreadable, format!("`{text}` will mean another day to who reads it later."))
                .hint("Write the day, like `13 March 2025`, or `today` or `yesterday`.")
        }
        DateError::NotOneDay { text } => ErrorView::new(ErrorCode::DateNotOneDay, format!("`{text}` is not one day."))
            .hint("Write one day, like `2025-03-14`."),
    }
}

fn of_verdict(error: &VerdictError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        VerdictError::RatingOfAnother { rating, outcome } => ErrorView::new(
            Code::RatingOfAnother,
            format!("`{}` is a rating of `{}`, not of `{}`.", rating.word(), rating.outcome().word(), outcome.word()),
        )
        .hint(format!("With `{}` use {}.", outcome.word(), ratings_of(*outcome)))
        .about("rating"),
        VerdictError::ReasonMissing => {
            ErrorView::new(Code::ReasonMissing, "You judged this claim otherwise before, and no reason is given.")
                .hint("Say with a reason why your verdict changes. Nothing was changed.")
                .about("reason")
        }
        VerdictError::RatingAlone { rating } => ErrorView::new(
            Code::OutcomeMissing,
            format!("`{}` is a rating of `{}`, and no such verdict is given.", rating.word(), rating.outcome().word()),
        )
        .hint(format!("Give the verdict `{}` with it.", rating.outcome().word()))
        .about("rating"),
        VerdictError::WithdrawalReasonMissing => {
            ErrorView::new(Code::ReasonMissing, "Your verdict is sealed, and no reason is given for taking it back.")
                .hint("Say with a reason why you take it back. Nothing was changed.")
                .about("reason")
        }
        VerdictError::NothingToWithdraw => {
            ErrorView::new(Code::NothingToWithdraw, "You have no standing verdict on this claim.")
                .hint("Only the person who gave a verdict withdraws it.")
        }
        VerdictError::ReasonEmpty => {
            ErrorView::new(Code::ReasonEmpty, "A reason is needed.").hint("One sentence is enough.").about("reason")
        }
        VerdictError::TooLong { length } => {
            let (length, limit) = (grouped(length), grouped(&TEXT_LIMIT));
            ErrorView::new(Code::TextTooLong, format!("The text has {length} characters; {limit} are the most."))
                .hint("Bring the long text in as a document and quote from it.")
        }
    }
}

fn ratings_of(outcome: Outcome) -> String {
    listed(Rating::ALL.iter().filter(|rating| rating.outcome() == outcome).map(|rating| rating.word()))
}

fn of_import(error: &ImportError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        ImportError::TooLarge { size } => ErrorView::new(
            Code::DocumentTooLarge,
            format!(
                "The file has {} bytes; a document may have {} (10 MB). Nothing was changed.",
                grouped(size),
                grouped(&import::LIMIT)
            ),
        )
        .hint("Attach it to a claim as a file, or bring in the part you need."),
        ImportError::NotText { media_type } => {
            let (name, has_text) = format_named(media_type);
            let hint = if has_text {
                "Open it, copy its text and paste that, or save it as plain text; or attach it to a claim as it is."
            } else {
                "Attach it to a claim as it is."
            };
            ErrorView::new(
                Code::DocumentNotText,
                format!("The file is not plain text or Markdown but {name}. Nothing was changed."),
            )
            .hint(hint)
        }
        ImportError::Empty => ErrorView::new(Code::DocumentEmpty, "The file has no text in it. Nothing was changed.")
            .hint("Look whether it is the right one, and whether it was saved."),
    }
    .about("path")
}

/// Words for a text that was pasted.
pub(crate) fn of_pasted(error: &ImportError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        ImportError::TooLarge { size } => ErrorView::new(
            Code::DocumentTooLarge,
            format!(
                "The text has {} bytes; a document may have {} (10 MB). Nothing was changed.",
                grouped(size),
                grouped(&import::LIMIT)
            ),
        )
        .hint("Paste the part you need."),
        ImportError::NotText { media_type } => {
            let (name, _) = format_named(media_type);
            ErrorView::new(Code::DocumentNotText, format!("This is {name}, not a text to read. Nothing was changed."))
                .hint("Open the page, select its text, copy it and paste it here.")
        }
        ImportError::Empty => ErrorView::new(Code::DocumentEmpty, "There is no text to bring in. Nothing was changed.")
            .hint("Paste the text of the document."),
    }
    .about("text")
}

/// What people call a format that is not read here, and whether it has a text that one could copy.
fn format_named(media_type: &str) -> (String, bool) {
    let (name, has_text) = match media_type {
        "text/html" => ("the source of a web page (HTML)", true),
        "application/pdf" => ("a PDF", true),
        "application/rtf" => ("a rich text file (RTF)", true),
        word if word.ends_with("wordprocessingml.document") => ("a Word document (DOCX)", true),
        sheet if sheet.ends_with("spreadsheetml.sheet") => ("a spreadsheet (XLSX)", true),
        "application/zip" => ("an archive (ZIP)", false),
        "application/octet-stream" => ("something whose letters are written in no way known here", false),
        other if other.starts_with("image/") => ("a picture", false),
        other if other.starts_with("video/") || other.starts_with("audio/") => ("a recording", false),
        other => return (format!("`{other}`"), false),
    };
    (name.to_owned(), has_text)
}

fn of_quote(error: &QuoteError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        QuoteError::NoText { document } => {
            ErrorView::new(Code::QuoteNoText, format!("`{document}` is kept without a text, so nothing can be quoted."))
                .hint("Bring its text in as a document and quote from that.")
                .about("document")
        }
        QuoteError::NotFound { document } => {
            ErrorView::new(Code::QuoteNotFound, format!("These words do not stand in `{document}`."))
                .hint("Copy them from the document, letter by letter.")
        }
        QuoteError::Ambiguous { document, places } => {
            let numbered: Vec<String> = (1..).zip(places).map(|(n, place)| format!("{n}. {place}")).collect();
            ErrorView::new(Code::QuoteAmbiguous, format!("These words stand in `{document}` more than once."))
                .hint("Quote more words, or say which occurrence you mean: 1 for the first.")
                .detail(numbered.join("\n"))
        }
        QuoteError::NoSuchOccurrence { document, count: 1, .. } => {
            ErrorView::new(Code::QuoteNoSuchOccurrence, format!("These words stand in `{document}` only once."))
                .hint("Leave the occurrence out.")
        }
        QuoteError::NoSuchOccurrence { document, count, occurrence } => ErrorView::new(
            Code::QuoteNoSuchOccurrence,
            format!("These words stand in `{document}` {count} times; there is no occurrence {occurrence}."),
        )
        .hint(format!("Say a number from 1 to {count}.")),
        QuoteError::OutsideText { document, length } => ErrorView::new(
            Code::QuoteOutsideText,
            format!("`{document}` has {} characters, and the selection ends beyond them.", grouped(length)),
        )
        .hint("Open the document again and select the words once more.")
        .about("end"),
        QuoteError::Blank { document } => {
            ErrorView::new(Code::QuoteBlank, format!("Nothing but white space is selected in `{document}`."))
                .hint("Select some words.")
                .about("start")
        }
        QuoteError::OnlySimilar { document, proposals } => {
            let shown: Vec<String> =
                proposals.iter().map(|(proposal, words)| format!("{} %: {words}", proposal.score)).collect();
            ErrorView::new(
                Code::QuoteOnlySimilar,
                format!("These words do not stand in `{document}`, only similar ones."),
            )
            .hint("Quote one of the similar passages exactly, if it is the one you mean.")
            .detail(shown.join("\n"))
        }
    }
    .or_about("quote")
}

impl ErrorView {
    fn or_about(self, field: &str) -> Self {
        Self { field: self.field.or_else(|| Some(field.to_owned())), ..self }
    }
}

#[allow(clippy::too_many_lines, reason = "one sentence per error, read like a page")]
fn of_book(error: &BookError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        BookError::NoSuchKey { key } => ErrorView::new(Code::KeyUnknown, format!("Nothing has the key `{key}`."))
            .hint("List the claims to see their keys.")
            .about("key"),
        BookError::WrongKind { key, wanted } => {
            let wanted = match wanted {
                KeyKind::Claim => "a claim (`CB-…`)",
                KeyKind::Document => "a document (`D-…`)",
                KeyKind::Evidence => "an item of evidence (`E-…`)",
            };
            ErrorView::new(Code::KeyOfAnotherKind, format!("`{key}` is not the key of {wanted}.")).about("key")
        }
        BookError::InTrash { key } => {
            ErrorView::new(Code::InTrash, format!("`{key}` is in the trash.")).hint("Restore it first.").about("key")
        }
        BookError::NotInTrash { key } => {
            ErrorView::new(Code::NotInTrash, format!("`{key}` is not in the trash.")).about("key")
        }
        BookError::InUse { key, used_by } => {
            ErrorView::new(Code::InUse, format!("`{key}` is still used by {}.", keys(used_by)))
                .hint("Remove these first. Nothing was changed.")
                .about("key")
        }
        BookError::SourceMissing => ErrorView::new(Code::SourceMissing, "A claim needs a source.")
            .hint("Say who we have it from; `unknown` is an answer.")
            .about("source"),
        BookError::SaidMissing => ErrorView::new(Code::SaidMissing, "A claim needs the date it was said.")
            .hint("Say when; `unknown` is an answer.")
            .about("said"),
        BookError::QuoteWithoutDocument => {
            ErrorView::new(Code::QuoteWithoutDocument, "A quote is given, and no document to find it in.")
                .hint("Name the document too.")
                .about("document")
        }
        BookError::NothingToChange => {
            ErrorView::new(Code::NothingToChange, "Nothing to change is named.").hint("Name at least one new value.")
        }
        BookError::NoKeys => ErrorView::new(Code::NothingSelected, "No claim is selected. Nothing was changed.")
            .hint("Select at least one.")
            .about("keys"),
        BookError::NothingToRestore { key, field, .. } => ErrorView::new(
            Code::NothingToRestore,
            format!("That step did not change the field `{field}` of `{key}`. Nothing was changed."),
        )
        .hint("The history of the claim says which steps did.")
        .about("step"),
        BookError::FormerGone { key, field, purged: true } => ErrorView::new(
            Code::FormerGone,
            format!("What the field `{field}` of `{key}` said was removed for good and cannot be brought back."),
        )
        .hint("Write it anew, if it should stand there again.")
        .about("step"),
        BookError::FormerGone { key, field, purged: false } => ErrorView::new(
            Code::FormerGone,
            format!("What the field `{field}` of `{key}` named is no longer in the book."),
        )
        .hint("Write the name anew, if it should stand there again.")
        .about("step"),
        BookError::NothingToUndo => ErrorView::new(Code::NothingToUndo, "There is nothing of yours to undo.")
            .hint("Each person undoes their own changes."),
        BookError::NothingToRedo => ErrorView::new(Code::NothingToRedo, "There is nothing to redo.")
            .hint("Redo is forgotten with the next change."),
        BookError::ChangedSince { what, later, by, at } => ErrorView::new(
            Code::ChangedSince,
            format!("“{what}” cannot be undone or redone: {by} changed it later ({later}, {at}). Nothing was changed."),
        )
        .hint("Undo the later change first."),
        BookError::Purged { what } => {
            ErrorView::new(Code::UndoPurged, format!("“{what}” was purged and cannot be undone or redone."))
        }
        BookError::NoSuchStep { text } => ErrorView::new(Code::StepUnknown, format!("No step is called `{text}`."))
            .hint("Use the last 8 digits that the history prints, or the whole id.")
            .about("step"),
        BookError::AmbiguousStep { text, steps } => {
            ErrorView::new(Code::StepAmbiguous, format!("`{text}` fits {} steps.", steps.len()))
                .hint("Use the whole id.")
                .about("step")
                .detail(steps.join("\n"))
        }
        BookError::NothingToPurge { step } => {
            ErrorView::new(Code::NothingToPurge, format!("The step `{step}` holds nothing to purge.")).about("step")
        }
        BookError::NoSuchPreset { name } => {
            ErrorView::new(Code::PresetUnknown, format!("No preset of this book is called `{name}`."))
                .hint("`claims presets` lists them, and so does the list above the export's choices.")
                .about("preset")
        }
        BookError::PresetUnnamed => {
            ErrorView::new(Code::NameEmpty, "Write what the preset is called.").hint("A few words.").about("name")
        }
        BookError::PresetTextTooLong { length } => {
            let message =
                format!("The text has {length} characters; a preset keeps lines of at most {}.", Preset::LIMIT);
            ErrorView::new(Code::TextTooLong, message).hint("Shorten it. Nothing was changed.")
        }
        BookError::LogoUnknown { digest } => {
            ErrorView::new(Code::LogoUnreadable, format!("The book keeps no logo `sha256:{digest}`."))
                .hint("Choose the file of the logo again.")
                .about("logo")
        }
        BookError::NothingSelected => {
            ErrorView::new(Code::NothingSelected, "No claim is selected, so there is no report. Nothing was written.")
                .hint("List the claims with the same query to see what it finds.")
                .about("query")
        }
        BookError::BeforeTheBook { instant } => {
            ErrorView::new(Code::BeforeTheBook, format!("The book has no step at or before {instant}."))
                .hint("The history says when it began.")
                .about("asOf")
        }
        BookError::FileTooLarge { size, limit } => ErrorView::new(
            Code::FileTooLarge,
            format!(
                "The file has {} bytes; {} are the most that a book takes. Nothing was changed.",
                grouped(size),
                grouped(limit)
            ),
        )
        .hint("Attach its address, or a part of it.")
        .about("file"),
        BookError::NotAnAddress { text } if text.trim().is_empty() => {
            ErrorView::new(Code::AddressUnreadable, "A link needs its address.")
                .hint("Put another address there, or throw the document away.")
                .about("url")
        }
        BookError::NotAnAddress { text } => {
            ErrorView::new(Code::AddressUnreadable, format!("`{text}` is not an address."))
                .hint("An address begins with `https://` or `http://` and has no blanks.")
                .about("url")
        }
    }
}

/// Words for a file that could not be used.
pub(crate) fn of_file(error: &FileError) -> ErrorView {
    let path = error.path.display();
    let doing = error.doing;
    let (message, hint) = match error.source.kind() {
        ErrorKind::NotFound if matches!(doing, "write" | "create") => (
            format!("The folder of `{path}` does not exist."),
            "Make it first, or choose another; nothing was written.",
        ),
        ErrorKind::NotFound => (format!("The file `{path}` does not exist."), "Check the name and the folder."),
        ErrorKind::PermissionDenied => (
            format!("Claimbook may not {doing} `{path}`."),
            "Change its permissions, or choose another place. Nothing was lost.",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            format!("The file `{path}` could not be written: the disk is full."),
            "Free some space or choose another folder; nothing was lost.",
        ),
        ErrorKind::ReadOnlyFilesystem => {
            (format!("`{path}` lies where nothing may be written."), "Choose another folder; nothing was lost.")
        }
        ErrorKind::IsADirectory => (format!("`{path}` is a folder."), "Name a file in it."),
        _ => (format!("Claimbook could not {doing} `{path}`."), "Check the file and the disk; nothing was lost."),
    };
    ErrorView::new(ErrorCode::FileRefused, message).hint(hint).detail(error.source.to_string())
}

#[allow(clippy::too_many_lines, reason = "one sentence per error, read like a page")]
fn of_store(error: &StoreError) -> ErrorView {
    use ErrorCode as Code;
    match error {
        StoreError::Missing { path } => {
            ErrorView::new(Code::BookMissing, format!("The file `{}` does not exist.", path.display()))
                .hint("Check the name and the folder, or make a new book.")
                .about("path")
        }
        StoreError::Exists { path } => ErrorView::new(
            Code::FileExists,
            format!("A file `{}` is already there. Nothing was written.", path.display()),
        )
        .hint("Choose another name, or open it.")
        .about("path"),
        StoreError::Folder { path } => ErrorView::new(Code::IsFolder, format!("`{}` is a folder.", path.display()))
            .hint("Name a file in it.")
            .about("path"),
        StoreError::NoPermission { path } => {
            ErrorView::new(Code::NoPermission, format!("You may not read `{}`.", path.display()))
                .hint("Ask its owner for permission to read it.")
                .about("path")
        }
        StoreError::EmptyFile { path } => ErrorView::new(
            Code::BookEmpty,
            format!("The file `{}` is empty: it has no bytes. Nothing was changed.", path.display()),
        )
        .hint("Look for a backup or a copy of the book.")
        .about("path"),
        StoreError::NotABook { path } => ErrorView::new(
            Code::NotABook,
            format!("`{}` is not a book. Nothing was changed.", path.display()),
        )
        .hint("A book is a file that Claimbook made; its name ends in `.claimbook`. A text is brought in by import.")
        .about("path"),
        StoreError::ForeignDatabase { path } => ErrorView::new(
            Code::ForeignDatabase,
            format!("`{}` is a database of another program. Nothing was changed.", path.display()),
        )
        .hint("Open it with the program that made it.")
        .about("path"),
        StoreError::Truncated { path } => ErrorView::new(
            Code::BookTruncated,
            format!("`{}` is cut short: a part of the book is missing. Nothing was changed.", path.display()),
        )
        .hint("Copy it again from where it came, or open a backup.")
        .about("path"),
        StoreError::TooNew { needs } => {
            ErrorView::new(Code::BookTooNew, "This book was last changed by a newer Claimbook.")
                .hint(format!("Install version {needs} or newer to open it. Nothing was changed."))
        }
        StoreError::ReadOnly(why) => ErrorView::new(Code::ReadOnly, read_only(why)).hint(match why {
            ReadOnly::Place { .. } => "Copy the book to a folder of your own and change that.".to_owned(),
            ReadOnly::Newer { program } => format!("Install version {program} or newer to change it."),
            ReadOnly::Past => "Change the book as it is now.".to_owned(),
        }),
        StoreError::LogUnreachable => ErrorView::new(
            Code::LogUnreachable,
            "The book was not closed properly, and its last changes cannot be read where it lies.",
        )
        .hint("Copy the book and the files beside it that begin with its name to a folder of your own, and open that."),
        StoreError::Locked => {
            ErrorView::new(Code::Locked, "Another program is writing to this book. Nothing was changed.")
                .hint("Wait until it is done and try again.")
        }
        StoreError::Full => ErrorView::new(Code::DiskFull, "The change was not saved: the disk is full.")
            .hint("Free some space and try again; everything saved before is safe."),
        StoreError::Damaged { what } => ErrorView::new(Code::Damaged, format!("The book is damaged: {what}."))
            .hint("Keep the file, run `verify` to see where, and open a backup."),
        StoreError::Migration { backup, source } => {
            ErrorView::new(Code::MigrationBroken, "The book could not be brought to this version. It is as it was.")
                .hint(format!("A copy of it is `{}`.", backup.display()))
                .detail(source.to_string())
        }
        StoreError::Unreadable(error) => of_file(error),
        StoreError::Sqlite(error) => ErrorView::internal(error.to_string()),
    }
}

/// Why a book is open for reading only, in a sentence.
pub(crate) fn read_only(why: &ReadOnly) -> String {
    match why {
        ReadOnly::Place { .. } => {
            "This book lies where nothing may be written, so it is open for reading only.".to_owned()
        }
        ReadOnly::Newer { program } => {
            format!(
                "This book was last changed by Claimbook {program}, which is newer, so it is open for reading only."
            )
        }
        ReadOnly::Past => "This is the book as it was, and the past is for reading only.".to_owned(),
    }
}
