//! The contract: each command once, each error code once, the catalogue of words.

mod contract;
mod desk;
mod refusals;
mod sample;
