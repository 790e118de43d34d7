//! What makes pages, as the tests run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimbook_worker::main()
}
