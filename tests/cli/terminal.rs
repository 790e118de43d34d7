//! What reaches a terminal, and what happens when nobody reads on.

use std::io::Read;
use std::process::Stdio;

use crate::desk::Desk;

#[test]
fn what_people_typed_cannot_move_the_cursor_or_turn_the_line() {
    let mut desk = Desk::with_book();
    let hostile = "a\u{1b}[31mred\u{9b}2J\u{202e}desrever\u{7f}\r\nb";

    for arguments in [
        &["add", hostile, "--source", hostile, "--said", "2025", "--tag", "\u{1b}[1m"][..],
        &["list"],
        &["list", "--json"],
        &["show", "CB-0002"],
        &["history"],
        &["show", hostile],
        &[hostile],
    ] {
        let output = desk.book(arguments);
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let is_unseen = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
        assert!(!printed.contains(is_unseen), "{arguments:?}: {printed:?}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_quietly() {
    let mut desk = Desk::with_book();
    for number in 0..3 {
        // Together more than a pipe holds.
        desk.book(&["edit", "CB-0001", "--tag", &format!("{number}{}", "x".repeat(90))]);
        desk.book(&["add", &"long ".repeat(19_000), "--source", "B", "--said", "2025"]);
    }
    let mut listing = desk.claims(&["--book", "h.claimbook", "list", "--json"]);
    let mut process = listing.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();

    let mut some = [0; 10];
    process.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = process.wait_with_output().unwrap();

    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn the_book_stands_alone_afterwards() {
    let mut desk = Desk::with_book();
    desk.book(&["edit", "CB-0001", "--tag", "later"]);

    assert!(!desk.path("h.claimbook-wal").exists());
    assert!(!desk.path("h.claimbook-shm").exists());
}
