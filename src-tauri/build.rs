//! Writes what the one window may do into the program.

use tauri_build::{AppManifest, Attributes};

/// The shell's own commands: denied unless the capability allows them.
const COMMANDS: &[&str] = &[
    "call",
    "cancel",
    "close_now",
    "copy_out",
    "given_book",
    "open_link",
    "open_outside",
    "pick_book",
    "pick_files",
    "pick_new_book",
    "quit",
    "reveal",
    "sample_book",
    "save_as",
    "stage",
];

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let commands = AppManifest::new().commands(COMMANDS);
    let attributes =
        Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*").app_manifest(commands);
    tauri_build::try_build(attributes).expect("the configuration beside Cargo.toml is sound");
}
