//! A session in a folder of its own, in a world that stands still: what Ana has before her.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimbook_api::Session;
use claimbook_api::error::ErrorView;
use claimbook_core::world::World;
use kit::StillWorld;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A session, and the folder that its books and files lie in.
pub(crate) struct Desk {
    pub(crate) session: Session,
    folder: TempDir,
}

impl Desk {
    /// A desk on the morning of 14 March 2025, where no book is open.
    pub(crate) fn empty() -> Self {
        Self::in_world(Arc::new(StillWorld::at("2025-03-14T09:00:00Z")))
    }

    /// A desk in a world of the caller's.
    pub(crate) fn in_world(world: Arc<dyn World>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Self { session: Session::in_world(world), folder };
        desk.sit_down("Ana");
        desk
    }

    /// Lets somebody work here.
    pub(crate) fn sit_down(&mut self, name: &str) {
        self.done("set_author", json!({ "name": name }));
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Writes a file and gives its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The value of a command that is done.
    #[track_caller]
    pub(crate) fn done(&mut self, command: &str, request: Value) -> Value {
        match self.session.call(command, request) {
            Ok(mut answer) => answer["value"].take(),
            Err(error) => panic!("{command} was refused: {error:?}"),
        }
    }

    /// The words of a command that is refused.
    #[track_caller]
    pub(crate) fn refused(&mut self, command: &str, request: Value) -> ErrorView {
        match self.session.call(command, request) {
            Ok(answer) => panic!("{command} was done: {answer}"),
            Err(error) => error,
        }
    }

    /// A copy of the desk's book, which nobody has open, as a newer program would leave it.
    pub(crate) fn newer_book(&self, oldest_reader: u32) -> PathBuf {
        let newer = self.path("newer.claimbook");
        std::fs::copy(self.path("halvern.claimbook"), &newer).unwrap();
        let connection = Connection::open(&newer).unwrap();
        connection.execute("UPDATE meta SET program = '9.2.0', oldest_reader = ?1", [oldest_reader]).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        newer
    }
}
