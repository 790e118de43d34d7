//! `claims` as the tests run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    let beside = |path: std::path::PathBuf| path.with_file_name("worker-under-test");
    claimbook_cli::main_with(std::env::current_exe().ok().map(beside))
}
