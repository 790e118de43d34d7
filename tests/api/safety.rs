//! Backups: when one is set aside, which are kept, and that each is a book.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimbook_api::Host;
use claimbook_api::error::ErrorCode;
use kit::StillWorld;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A host with a book, in a world whose clock is turned by hand.
struct Room {
    host: Host,
    world: Arc<StillWorld>,
    folder: TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = Arc::new(StillWorld::at("2025-03-14T09:00:00Z"));
        let host = Host::in_world(world.clone(), folder.path().join("backups"));
        let room = Self { host, world, folder };
        room.done("set_author", json!({ "name": "Ana" }));
        room.done("create_book", json!({ "path": room.book(), "title": "Halvern" }));
        room.add("The wall is 340 metres long");
        room
    }

    fn book(&self) -> PathBuf {
        self.folder.path().join("halvern.claimbook")
    }

    #[track_caller]
    fn done(&self, command: &str, request: Value) -> Value {
        match self.host.call(command, request) {
            Ok(mut answer) => answer["value"].take(),
            Err(error) => panic!("{command} was refused: {error:?}"),
        }
    }

    fn add(&self, statement: &str) {
        self.done("add_claim", json!({ "statement": statement, "source": "unknown", "said": "2025-03" }));
    }

    fn backups(&self) -> Vec<PathBuf> {
        let safety = self.done("safety", json!({}));
        safety["backups"].as_array().unwrap().iter().map(|backup| backup["path"].as_str().unwrap().into()).collect()
    }

    fn events(&self) -> usize {
        self.done("history", json!({}))["events"].as_array().unwrap().len()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_backup_is_one_file_checked_and_logged() {
    let room = Room::new();

    let made = room.done("back_up", json!({}));

    let path = PathBuf::from(made["path"].as_str().unwrap());
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("2025-03-14T09") && name.ends_with("Z.claimbook") && name.len() == 28, "{name}");
    assert_eq!(names(path.parent().unwrap()), [name], "nothing lies beside it");
    assert!(made["sizeLabel"].as_str().unwrap().ends_with("kB"));
    let safety = room.done("safety", json!({}));
    assert_eq!(safety["backups"][0], made);
    assert_eq!((&safety["synced"], &safety["readOnly"]), (&Value::Null, &Value::Null));
    assert_eq!(safety["head"].as_str().unwrap().len(), 64);
    let event = room.done("history", json!({}))["events"][0].clone();
    assert_eq!((&event["kind"], &event["subject"]), (&json!("backup"), &made["path"]));
}

#[test]
fn a_backup_is_set_aside_only_where_something_changed() {
    let room = Room::new();

    room.host.back_up_if_changed().unwrap();
    assert_eq!(room.backups().len(), 1);
    room.host.back_up_if_changed().unwrap();
    assert_eq!((room.backups().len(), room.events()), (1, 1), "that one was made is no change");

    room.add("The wall is new");
    room.host.back_up_if_changed().unwrap();
    assert_eq!((room.backups().len(), room.events()), (2, 2));

    room.add("The wall is old");
    room.host.close().unwrap();
    room.done("open_book", json!({ "path": room.book() }));
    assert_eq!(room.backups().len(), 3, "closing sets one aside");
    room.done("open_book", json!({ "path": room.book() }));
    assert_eq!(room.backups().len(), 3, "and none where nothing changed");
}

#[test]
fn ten_are_kept_the_newest_and_one_of_each_day_before() {
    let room = Room::new();
    let foreign = room.folder.path().join("backups/notes.txt");
    for n in 0..15 {
        room.add(&format!("The wall has {n} doors"));
        room.done("back_up", json!({}));
        room.world.turn(10 * 60 * 60 * 1000);
    }
    std::fs::write(&foreign, "mine").unwrap();

    let backups = room.backups();
    let days: Vec<String> =
        backups.iter().map(|path| path.file_name().unwrap().to_string_lossy()[..13].to_owned()).collect();
    let expected = [
        "2025-03-20T05",
        "2025-03-19T19",
        "2025-03-19T09",
        "2025-03-18T23",
        "2025-03-18T13",
        "2025-03-18T03",
        "2025-03-17T17",
        "2025-03-16T21",
        "2025-03-15T15",
        "2025-03-14T19",
    ];
    assert_eq!(days, expected);
    assert!(foreign.exists());
}

#[test]
fn a_restored_backup_is_a_book_of_its_own_that_verifies() {
    let room = Room::new();
    let backup = room.done("back_up", json!({}))["path"].clone();
    let before = std::fs::read(backup.as_str().unwrap()).unwrap();
    room.add("The wall is new");
    let restored = room.folder.path().join("restored.claimbook");

    let opened = room.done("restore_backup", json!({ "backup": backup, "path": restored }));

    assert_eq!((&opened["path"], &opened["statuses"]["all"]), (&json!(restored), &json!(1)));
    room.add("The wall is restored");
    let verified = room.done("verify", json!({}));
    assert_eq!(verified["findings"], json!([]), "{verified}");
    assert_eq!(verified["heads"].as_array().unwrap().len(), 2, "a copy's first change makes it a copy of its own");
    assert_eq!(std::fs::read(backup.as_str().unwrap()).unwrap(), before, "the backup stays as it was");
    room.done("open_book", json!({ "path": room.book() }));
    assert_eq!(room.done("claims", json!({}))["total"], 2, "and so does the book");
}

#[test]
fn restoring_never_replaces_a_file_and_never_takes_what_is_no_book() {
    let room = Room::new();
    let backup = room.done("back_up", json!({}))["path"].clone();
    let taken = room.folder.path().join("taken.claimbook");
    std::fs::write(&taken, "mine").unwrap();

    let error = room.host.call("restore_backup", json!({ "backup": backup, "path": taken })).unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::FileExists, Some("path")));
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    let new = room.folder.path().join("new.claimbook");
    let error = room.host.call("restore_backup", json!({ "backup": taken, "path": new })).unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotABook, Some("backup")));
    assert!(!new.exists());
    assert_eq!(room.done("book", json!({}))["path"], json!(room.book()), "the open book stays open");
    let error = room.host.call("restore_backup", json!({ "backup": room.book(), "path": new })).map(|_| ());
    assert_eq!(error, Ok(()), "also the open book itself can be restored as a copy");
}

#[test]
fn a_synced_folder_is_named() {
    let room = Room::new();
    let folder = room.folder.path().join("Nextcloud/desk");
    std::fs::create_dir_all(&folder).unwrap();

    room.done("create_book", json!({ "path": folder.join("town.claimbook"), "title": "Town" }));

    assert_eq!(room.done("safety", json!({}))["synced"], "Nextcloud");
}

#[test]
fn a_book_for_reading_only_is_backed_up_and_not_logged() {
    let room = Room::new();
    room.host.close().unwrap();
    let connection = Connection::open(room.book()).unwrap();
    connection.execute("UPDATE meta SET program = '9.2.0', oldest_reader = 1", []).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(connection);
    let before = std::fs::read(room.book()).unwrap();
    room.done("open_book", json!({ "path": room.book() }));

    let made = room.done("back_up", json!({}));

    room.host.close().unwrap();
    assert!(Path::new(made["path"].as_str().unwrap()).exists());
    assert_eq!(std::fs::read(room.book()).unwrap(), before);
}
