//! The book: claims, the evidence for and against them, every verdict and why, in one file with a history that
//! verifies. No window, no JSON contract, no rendering.
pub mod anchor;
pub mod domain;
pub mod import;
pub mod search;
