//! `claims`: the book from a terminal.
