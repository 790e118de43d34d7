//! The one list of commands: names, requests, answers. Whoever can call the book reads it here.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bindings::{Bindings, Group};
use crate::error::ErrorView;
use crate::handlers;
use crate::session::Session;
#[allow(clippy::wildcard_imports, reason = "the list below names every request and every view")]
use crate::{request::*, view::*};

/// What may take long enough that nobody should wait behind it. Files to attach or draft from are too, when they are
/// large or are read by a program of their own.
pub const LONG: &[&str] =
    &["preview_report", "export_report", "verify", "check_report", "check_files", "back_up", "copy_book", "purge"];

/// What opens or closes a book.
pub(crate) const BOOK_CHANGERS: &[&str] = &["open_book", "create_book", "close_book", "restore_backup"];

/// Makes from the list: the dispatcher, the names, and the TypeScript types `Queries` and `Changes`.
macro_rules! commands {
    (
        queries { $($(#[doc = $query_doc:literal])+ $query:ident($question:ty) -> $answer:ty;)* }
        changes { $($(#[doc = $change_doc:literal])+ $change:ident($request:ty) -> $value:ty;)* }
    ) => {
        /// Every command, queries first.
        pub const NAMES: &[&str] = &[$(stringify!($query),)* $(stringify!($change),)*];

        /// Those that may write to the book, or open another one.
        pub(crate) const CHANGES: &[&str] = &[$(stringify!($change),)*];

        /// Finds the function behind a name, reads its request, and writes its answer.
        pub(crate) fn dispatch(session: &mut Session, command: &str, request: Value) -> Result<Value, ErrorView> {
            match command {
                $(stringify!($query) => {
                    let value: $answer = handlers::$query(session, read::<$question>(command, request)?)?;
                    write(&Done { value, touched: Vec::new() })
                })*
                $(stringify!($change) => {
                    let done: Done<$value> = handlers::$change(session, read::<$request>(command, request)?)?;
                    write(&done)
                })*
                _ => Err(ErrorView::unknown_command(command)),
            }
        }

        /// The TypeScript side of the contract, as one file.
        pub fn bindings() -> String {
            let mut bindings = Bindings::default();
            bindings.declare::<Touched>();
            bindings.declare::<ErrorView>();
            let mut queries = Group::new("Queries", "What can be asked: request and answer.");
            $(queries.add::<$question, $answer>(&mut bindings, &[$($query_doc),+], stringify!($query));)*
            let mut changes = Group::new("Changes", "What can be changed: request and value.");
            $(changes.add::<$request, $value>(&mut bindings, &[$($change_doc),+], stringify!($change));)*
            bindings.print(&[queries, changes])
        }
    };
}

commands! {
    queries {
        /// The open book, or nothing where none is open.
        book(NoRequest) -> Option<BookView>;
        /// A number that is another one after anybody wrote to the book; 0 where none is open. Costs nothing.
        pulse(NoRequest) -> u32;
        /// Lists one window of the claims that a query finds.
        claims(FindClaims) -> ClaimPage;
        /// One claim with everything known about it.
        claim(OneClaim) -> ClaimView;
        /// The sources whose names fit what was typed, the most used first.
        sources(FindNames) -> Vec<SourceLine>;
        /// How a typed date is understood.
        read_date(ReadDate) -> ReadDateView;
        /// Claims as they leave by the clipboard, in the order given.
        copy_claims(SomeKeys) -> CopiedText;
        /// The documents of the book, newest first.
        documents(FindDocuments) -> Vec<DocumentLine>;
        /// One document with its text and the claims recorded in it.
        document(OneKey) -> ReaderView;
        /// What is found in a text before it is brought in.
        draft_document(DraftDocument) -> DocumentDraftView;
        /// What lies in the trash, newest first.
        trash(NoRequest) -> Vec<TrashedView>;
        /// What was done with the book, oldest first unless asked otherwise.
        history(FindHistory) -> HistoryView;
        /// How reports are wished for, by their names.
        presets(NoRequest) -> Vec<PresetView>;
        /// A report as it would be written now. Slow with many claims.
        preview_report(PreviewReport) -> PreviewedReport;
        /// Where the book is, its backups, and what watches over it.
        safety(NoRequest) -> SafetyView;
        /// Whether the book is what its journal says. Slow: reads everything. Writes nothing.
        verify(Verify) -> VerificationView;
        /// Whether a report that lies there fits together, and with the open book where one is. Needs no book.
        check_report(CheckReport) -> CheckedReport;
    }
    changes {
        /// Opens a book and closes the one before it.
        open_book(OneBook) -> BookView;
        /// Writes a new book, opens it and closes the one before it.
        create_book(NewBook) -> BookView;
        /// Closes the book, so that its file stands alone.
        close_book(NoRequest) -> ();
        /// Says who works in the book from now on.
        set_author(SetAuthor) -> ();
        /// Changes the book's own card. Not undone by undo.
        edit_book(EditBook) -> ();
        /// Brings a document in.
        import_document(ImportDocument) -> ImportedDocument;
        /// Changes what is given of a document, and nothing else.
        edit_document(EditDocument) -> DocumentView;
        /// Adds a claim.
        add_claim(AddClaim) -> ClaimRow;
        /// Changes what is given of a claim, and nothing else.
        edit_claim(EditClaim) -> ClaimRow;
        /// Changes the same of several claims.
        edit_claims(EditClaims) -> ();
        /// Brings back what one field of a claim said before a step.
        restore_field(RestoreField) -> ClaimRow;
        /// Marks a claim as being looked at. A verdict clears the mark.
        mark_in_review(OneClaim) -> ClaimRow;
        /// Attaches something that bears on a claim.
        attach(Attach) -> AttachedEvidence;
        /// Changes what is given of an item of evidence, and nothing else.
        edit_evidence(EditEvidence) -> ();
        /// Whether the files behind a claim's evidence still hash to their names. What does not is logged.
        check_files(CheckFiles) -> Vec<FileCheck>;
        /// Judges a claim; sealed at once.
        judge(Judge) -> ClaimRow;
        /// Changes this person's open verdict on a claim, or opens one.
        edit_verdict(EditVerdict) -> ClaimRow;
        /// Seals this person's open verdict on a claim, as leaving the claim does.
        seal_verdict(OneClaim) -> ();
        /// Seals every open verdict of this person that has an outcome: before an export, on closing, after a crash.
        seal_verdicts(NoRequest) -> u32;
        /// Marks several claims.
        mark_claims(MarkClaims) -> ();
        /// Puts a claim back to review.
        clear_status(ClearStatus) -> ClaimRow;
        /// Takes a verdict back.
        withdraw(Withdraw) -> ClaimRow;
        /// Throws away a claim, a document that nothing uses, or an item of evidence.
        remove(OneKey) -> Moved;
        /// Throws away several claims, as one step.
        remove_claims(SomeKeys) -> ();
        /// Takes something out of the trash again.
        restore(OneKey) -> Moved;
        /// Takes back the last step.
        undo(NoRequest) -> Undone;
        /// Brings back what undo took back last.
        redo(NoRequest) -> Undone;
        /// Blanks what a step held, for good. Backups and copies keep it.
        purge(Purge) -> Purged;
        /// Keeps wishes for reports under a name, in the place of those that had it.
        save_preset(SavePreset) -> PresetView;
        /// Forgets wishes for reports.
        remove_preset(OnePreset) -> ();
        /// Writes a verification report and logs that it left the book.
        export_report(ExportReport) -> ExportedReport;
        /// Writes a compact copy of the book and logs it.
        copy_book(CopyBook) -> CopiedBook;
        /// Sets a backup aside now, and thins out the old ones.
        back_up(NoRequest) -> BackupView;
        /// Writes a backup as a book of its own and opens that.
        restore_backup(RestoreBackup) -> BookView;
    }
}

fn read<R: DeserializeOwned>(command: &str, request: Value) -> Result<R, ErrorView> {
    serde_json::from_value(request).map_err(|error| ErrorView::unreadable_request(command, &error))
}

fn write<T: Serialize>(answer: &Done<T>) -> Result<Value, ErrorView> {
    serde_json::to_value(answer).map_err(|error| ErrorView::internal(error.to_string()))
}
