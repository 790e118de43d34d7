//! Writes `ui/src/api/generated.ts`, the TypeScript side of the contract. `--check` compares and writes nothing.

use std::process::ExitCode;
use std::{env, fs};

const TARGET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/api/generated.ts");

fn main() -> ExitCode {
    let text = claimbook_api::commands::bindings();
    if env::args().nth(1).as_deref() != Some("--check") {
        return match fs::write(TARGET, text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: could not write `{TARGET}`: {error}");
                ExitCode::FAILURE
            }
        };
    }
    if fs::read_to_string(TARGET).is_ok_and(|written| written == text) {
        return ExitCode::SUCCESS;
    }
    eprintln!("error: `ui/src/api/generated.ts` is not what the contract says.\nhint: run `cargo bindings`.");
    ExitCode::FAILURE
}
