//! What people type to find claims: text to tree, tree to text, tree to a selection.
//!
//! Values in, values out. [`parse`] never fails: whatever it cannot use becomes a [`Problem`] with its place, and
//! the rest still finds. [`select`] writes SQL as text and never sees a database.

mod parser;
mod sql;
mod tree;

pub use parser::{DEPTH_LIMIT, LENGTH_LIMIT, Problem, ProblemKind, TERM_LIMIT, parse};
pub use sql::{Selection, only_words, select};
pub use tree::{DocumentTerm, Field, Has, Name, Node, Query, SaidTerm, Term};
