//! `claimbook [BOOK]`: sees to the environment, then opens the window.

// A second console window would open beside the first on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use claimbook_desktop::{Start, run, with_sound_environment};

fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    let start = match Start::read(std::env::args_os().skip(1), &folder) {
        Ok(start) => start,
        Err(words) => {
            eprintln!("{words}");
            return ExitCode::from(2);
        }
    };
    with_sound_environment(&start);
    match run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: the window could not be opened: {error}\nhint: try `claimbook --safe-graphics`.");
            ExitCode::FAILURE
        }
    }
}
