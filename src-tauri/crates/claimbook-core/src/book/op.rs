//! Every step that a history line can name.

use crate::domain::words;

words! {
    /// What a step does. The word stands in the journal for ever.
    pub enum Op {
        /// The first step of every book.
        CreateBook = "create-book",
        /// Somebody changes the book for the first time.
        AddPerson = "add-person",
        /// The book's own card changes.
        EditBook = "edit-book",
        /// A document comes in.
        ImportDocument = "import-document",
        /// What is known of a document changes.
        EditDocument = "edit-document",
        /// A claim is recorded.
        AddClaim = "add-claim",
        /// Many claims are recorded at once.
        AddClaims = "add-claims",
        /// A claim is corrected.
        EditClaim = "edit-claim",
        /// Somebody starts looking at a claim.
        MarkInReview = "mark-in-review",
        /// Something goes to the trash.
        Remove = "remove",
        /// Something comes back from the trash.
        Restore = "restore",
        /// Evidence is attached.
        AttachEvidence = "attach-evidence",
        /// Evidence is corrected.
        EditEvidence = "edit-evidence",
        /// A verdict is given.
        Judge = "judge",
        /// An open verdict is sealed.
        Seal = "seal",
        /// A verdict is taken back.
        Withdraw = "withdraw",
        /// A claim goes back to review.
        ClearStatus = "clear-status",
        /// Choices for reports are kept, or changed.
        SavePreset = "save-preset",
        /// Choices for reports are forgotten.
        RemovePreset = "remove-preset",
        /// A gesture is undone.
        Undo = "undo",
        /// What was undone is done again.
        Redo = "redo",
        /// What a step held is blanked for good.
        Purge = "purge",
    }
}

impl Op {
    /// As a history line says it.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::CreateBook => "book created",
            Self::AddPerson => "person added",
            Self::EditBook => "book's card changed",
            Self::ImportDocument => "document brought in",
            Self::EditDocument => "document edited",
            Self::AddClaim => "claim added",
            Self::AddClaims => "claims added",
            Self::EditClaim => "claim edited",
            Self::MarkInReview => "claim marked in review",
            Self::Remove => "moved to the trash",
            Self::Restore => "restored from the trash",
            Self::AttachEvidence => "evidence attached",
            Self::EditEvidence => "evidence edited",
            Self::Judge => "verdict given",
            Self::Seal => "verdict sealed",
            Self::Withdraw => "verdict withdrawn",
            Self::ClearStatus => "put back to review",
            Self::SavePreset => "preset saved",
            Self::RemovePreset => "preset removed",
            Self::Undo => "undone",
            Self::Redo => "redone",
            Self::Purge => "purged",
        }
    }

    /// Whether it brings in many things at once, of which undo takes back what nobody changed since.
    pub(crate) fn is_import(self) -> bool {
        matches!(self, Self::ImportDocument | Self::AddClaims)
    }

    /// Whether it changes what the book is about, so that it can be undone.
    pub(crate) fn is_content(self) -> bool {
        match self {
            Self::CreateBook | Self::AddPerson | Self::EditBook | Self::Undo | Self::Redo | Self::Purge => false,
            Self::ImportDocument
            | Self::EditDocument
            | Self::AddClaim
            | Self::AddClaims
            | Self::EditClaim
            | Self::MarkInReview
            | Self::Remove
            | Self::Restore
            | Self::AttachEvidence
            | Self::EditEvidence
            | Self::Judge
            | Self::Seal
            | Self::Withdraw
            | Self::ClearStatus
            | Self::SavePreset
            | Self::RemovePreset => true,
        }
    }
}
