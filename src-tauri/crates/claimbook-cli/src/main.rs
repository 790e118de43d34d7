//! `claims`: the book from a terminal.
fn main() {}
