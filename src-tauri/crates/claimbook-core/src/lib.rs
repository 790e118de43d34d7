//! The book: claims, the evidence for and against them, every verdict and why, in one file with a history that
//! verifies. No window, no JSON contract, no rendering.
//!
//! Read in this order: [`domain`] says what things are and what is allowed, `store` how they stand in the file,
//! [`book`] what one can do. [`search`], [`anchor`] and [`import`] take values and return values.
//!
//! What holds, each with a test that names it: after a failed change the book is the book before it (1); undoing
//! everything leads to the empty book and redoing leads back (2); the journal's chain verifies, and editing,
//! removing or cutting entries is found (3); status is derived by one function (4); attached bytes hash to their
//! name (5); the same report is the same bytes (6).

pub mod anchor;
pub mod book;
pub mod domain;
pub mod error;
pub mod import;
pub mod search;
mod store;
pub mod world;

pub use self::store::record::Kind;
pub use self::store::rows::Counts;
pub use self::store::{CHUNK, ReadOnly, SCHEMA, StoreError};
