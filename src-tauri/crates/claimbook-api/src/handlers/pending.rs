//! Not built yet.

use super::Answer;
use crate::request::*;
use crate::session::Session;
use crate::view::*;

pub(crate) fn preview_report(_: &mut Session, _: PreviewReport) -> Answer<PreviewedReport> { todo!() }
pub(crate) fn safety(_: &mut Session, _: NoRequest) -> Answer<SafetyView> { todo!() }
pub(crate) fn edit_claims(_: &mut Session, _: EditClaims) -> Answer<Done<()>> { todo!() }
pub(crate) fn restore_field(_: &mut Session, _: RestoreField) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn edit_evidence(_: &mut Session, _: EditEvidence) -> Answer<Done<()>> { todo!() }
pub(crate) fn edit_verdict(_: &mut Session, _: EditVerdict) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn seal_verdict(_: &mut Session, _: OneClaim) -> Answer<Done<()>> { todo!() }
pub(crate) fn seal_verdicts(_: &mut Session, _: NoRequest) -> Answer<Done<u32>> { todo!() }
pub(crate) fn mark_claims(_: &mut Session, _: MarkClaims) -> Answer<Done<()>> { todo!() }
pub(crate) fn clear_status(_: &mut Session, _: ClearStatus) -> Answer<Done<ClaimRow>> { todo!() }
pub(crate) fn remove_claims(_: &mut Session, _: SomeKeys) -> Answer<Done<()>> { todo!() }
pub(crate) fn back_up(_: &mut Session, _: NoRequest) -> Answer<Done<BackupView>> { todo!() }
pub(crate) fn restore_backup(_: &mut Session, _: RestoreBackup) -> Answer<Done<BookView>> { todo!() }
