//! The worker as a program.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimbook_worker::main()
}
