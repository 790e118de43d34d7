//! The contract: one list of commands, the types that cross, the words for every error.

mod bindings;
pub mod commands;
pub mod error;
mod gathered;
mod handlers;
mod host;
mod outside;
pub mod request;
mod sample;
mod served;
mod session;
mod sound;
mod staged;
mod thumbnails;
mod typeset;
mod utf16;
pub mod view;
mod volumes;
mod written;

pub use host::{Host, Opening};
pub use served::Served;
pub use session::{Progress, Session};
