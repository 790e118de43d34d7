//! A damaged book exits 3 and says what and where.

use std::fs;

use crate::desk::Desk;

#[test]
fn a_row_that_was_changed_behind_our_back_is_found() {
    let mut desk = Desk::with_book();
    let connection = rusqlite::Connection::open(desk.path("h.claimbook")).unwrap();
    connection.execute("UPDATE claim SET statement = 'The bridge was free.'", []).unwrap();
    connection.close().unwrap();

    let found = desk.book(&["verify"]);
    let as_json = desk.book(&["verify", "--json"]);

    assert_eq!((found.status.code(), as_json.status.code()), (Some(3), Some(3)));
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_head_that_was_noted_elsewhere_is_looked_for() {
    let mut desk = Desk::with_book();
    let before = desk.book(&["verify", "--json"]);
    let before: serde_json::Value = serde_json::from_slice(&before.stdout).unwrap();
    let head = before["heads"][0].as_str().unwrap();
    desk.book(&["edit", "CB-0001", "--tag", "later"]);

    assert_eq!(desk.book(&["verify", "--head", head]).status.code(), Some(0));
    assert_eq!(desk.book(&["verify", "--head", &"0".repeat(64)]).status.code(), Some(3));
}

#[test]
fn a_book_that_is_cut_short_is_damaged() {
    let mut desk = Desk::with_book();
    let bytes = fs::read(desk.path("h.claimbook")).unwrap();
    desk.put("short.claimbook", &bytes[..bytes.len() / 2]);

    let refused = desk.run(&["--book", "short.claimbook", "list"]);

    assert_eq!(refused.status.code(), Some(3));
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_book_with_holes_is_damaged() {
    let mut desk = Desk::with_book();
    let mut bytes = fs::read(desk.path("h.claimbook")).unwrap();
    bytes[4096..].fill(0xa5);
    desk.put("holes.claimbook", bytes);

    let refused = desk.run(&["--book", "holes.claimbook", "verify", "--json"]);

    assert_eq!(refused.status.code(), Some(3));
}
