//! Not built yet.

use super::Answer;
use crate::request::*;
use crate::session::Session;
use crate::view::*;

pub(crate) fn sources(_: &mut Session, _: FindNames) -> Answer<Vec<SourceLine>> { todo!() }
pub(crate) fn read_date(_: &mut Session, _: ReadDate) -> Answer<ReadDateView> { todo!() }
pub(crate) fn copy_claims(_: &mut Session, _: SomeKeys) -> Answer<CopiedText> { todo!() }
pub(crate) fn documents(_: &mut Session, _: FindDocuments) -> Answer<Vec<DocumentLine>> { todo!() }
pub(crate) fn document(_: &mut Session, _: OneKey) -> Answer<ReaderView> { todo!() }
pub(crate) fn draft_document(_: &mut Session, _: DraftDocument) -> Answer<DocumentDraftView> { todo!() }
pub(crate) fn trash(_: &mut Session, _: NoRequest) -> Answer<Vec<TrashedView>> { todo!() }
pub(crate) fn edit_document(_: &mut Session, _: EditDocument) -> Answer<Done<DocumentView>> { todo!() }
pub(crate) fn edit_claims(_: &mut Session, _: EditClaims) -> Answer<Done<()>> { todo!() }
pub(crate) fn restore_field(_: &mut Session, _: RestoreField) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn edit_evidence(_: &mut Session, _: EditEvidence) -> Answer<Done<()>> { todo!() }
pub(crate) fn check_files(_: &mut Session, _: CheckFiles) -> Answer<Done<Vec<FileCheck>>> { todo!() }
pub(crate) fn edit_verdict(_: &mut Session, _: EditVerdict) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn seal_verdict(_: &mut Session, _: OneClaim) -> Answer<Done<()>> { todo!() }
pub(crate) fn seal_verdicts(_: &mut Session, _: NoRequest) -> Answer<Done<u32>> { todo!() }
pub(crate) fn mark_claims(_: &mut Session, _: MarkClaims) -> Answer<Done<()>> { todo!() }
pub(crate) fn clear_status(_: &mut Session, _: ClearStatus) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn remove_claims(_: &mut Session, _: SomeKeys) -> Answer<Done<()>> { todo!() }
