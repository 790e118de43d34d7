//! The contract: one list of commands, the types that cross, the words for every error.

mod bindings;
pub mod commands;
pub mod error;
mod handlers;
pub mod request;
mod sample;
mod session;
mod utf16;
pub mod view;

pub use session::{Progress, Session};
