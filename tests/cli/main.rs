//! `claims` as a process: command line, exit code, what it prints. Every line of its contract in both forms, and
//! every refusal, each as a page to read.

#![allow(clippy::unwrap_used, reason = "what tests share is a test too")]

mod article;
mod checks;
mod damage;
mod desk;
mod help;
mod json;
mod refusals;
mod terminal;
mod work;
