//! `claims`: the book from a terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimbook_cli::main()
}
