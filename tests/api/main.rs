//! The contract: each command once, each error code once, the catalogue of words.
#![allow(clippy::unwrap_used, clippy::panic, reason = "everything here is a test")]

mod contract;
mod desk;
mod documents;
mod exports;
mod host;
mod pages;
mod pictures;
mod refusals;
mod safety;
mod sample;
