//! Writes what the one window may do into the program.

use tauri_build::{AppManifest, Attributes};

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let commands = AppManifest::new().commands(&["call", "pick_book", "sample_book", "given_book"]);
    let attributes =
        Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*").app_manifest(commands);
    tauri_build::try_build(attributes).expect("the configuration beside Cargo.toml is sound");
}
