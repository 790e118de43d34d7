//! What watches over the book: backups, and where everything lies.

use std::path::{Path, PathBuf};

use claimbook_core::book as core;

use super::Answer;
use super::book::open_book;
use super::files::size_label;
use crate::error::{self, ErrorView};
use crate::request::RestoreBackup;
use crate::session::Session;
use crate::view::{BackupView, BookView, Done, NoRequest, OneBook, SafetyView};

pub(crate) fn safety(session: &mut Session, _: NoRequest) -> Answer<SafetyView> {
    let folder = session.backups_folder()?;
    let book = session.book()?;
    let core::Safety { size, folder, backups, synced, head } = book.safety(&folder)?;
    Ok(SafetyView {
        path: book.path().display().to_string(),
        size_label: size_label(size),
        folder: folder.display().to_string(),
        backups: backups.into_iter().map(view_of).collect(),
        synced: synced.map(str::to_owned),
        read_only: book.read_only().map(error::read_only),
        head,
    })
}

pub(crate) fn back_up(session: &mut Session, _: NoRequest) -> Answer<Done<BackupView>> {
    let folder = session.backups_folder()?;
    let backup = session.book()?.back_up(&folder)?;
    Ok(Done { value: view_of(backup), touched: Vec::new() })
}

pub(crate) fn restore_backup(session: &mut Session, request: RestoreBackup) -> Answer<Done<BookView>> {
    let restored = core::restore_backup(Path::new(&request.backup), Path::new(&request.path));
    restored.map_err(|error| {
        // Where the backup itself is refused, the words are about that member.
        let words = ErrorView::from(error);
        let is_of_backup = !words.message.contains(&request.path);
        if is_of_backup { words.instead("path", "backup") } else { words }
    })?;
    open_book(session, OneBook { path: request.path })
}

impl Session {
    /// Sets a backup aside where something was changed since the last one.
    pub(crate) fn back_up_if_changed(&mut self) -> Answer<()> {
        if self.book.is_some() {
            let folder = self.backups_folder()?;
            self.book()?.back_up_if_changed(&folder)?;
        }
        Ok(())
    }

    fn backups_folder(&mut self) -> Answer<PathBuf> {
        match &self.backups {
            Some(folder) => Ok(folder.clone()),
            None => Ok(self.book()?.path().with_extension("backups")),
        }
    }
}

fn view_of(backup: core::Backup) -> BackupView {
    BackupView {
        path: backup.path.display().to_string(),
        at: backup.at.to_string(),
        size_label: size_label(backup.size),
    }
}
