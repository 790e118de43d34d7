//! Somebody who may do little: for what happens where reading or writing is not allowed.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// The user and the group that own nothing.
const NOBODY: u32 = 65534;

/// Lets nobody open a book with the program `hand`, try to change it, and close it; gives what it said, line by line.
/// Root is let through everywhere, so the hand becomes nobody first; anybody else stays who they are.
pub fn opened_by_nobody(hand: &Path, book: &Path) -> Vec<String> {
    // Nobody may not be let into the folder where the hand was built.
    let folder = tempfile::tempdir().expect("tests may write to the temporary folder");
    let program = folder.path().join("hand");
    std::fs::copy(hand, &program).expect("the hand is built with the tests");
    set_mode(&program, 0o755);
    set_mode(folder.path(), 0o755);
    let mut command = Command::new(&program);
    command.arg("open").arg(book);
    if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().expect("the hand runs");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// Says who may do what with a file.
pub fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("tests own what they made");
}
