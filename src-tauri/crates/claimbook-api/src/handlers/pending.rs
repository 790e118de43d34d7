//! Not built yet.

use super::Answer;
use crate::request::*;
use crate::session::Session;
use crate::view::*;

pub(crate) fn sources(_: &mut Session, _: FindNames) -> Answer<Vec<SourceLine>> {
    todo!()
}
pub(crate) fn read_date(_: &mut Session, _: ReadDate) -> Answer<ReadDateView> {
    todo!()
}
pub(crate) fn copy_claims(_: &mut Session, _: SomeKeys) -> Answer<CopiedText> {
    todo!()
}
pub(crate) fn trash(_: &mut Session, _: NoRequest) -> Answer<Vec<TrashedView>> {
    todo!()
}
pub(crate) fn check_files(_: &mut Session, _: CheckFiles) -> Answer<Done<Vec<FileCheck>>> {
    todo!()
}
