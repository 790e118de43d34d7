//! Who is working, where nobody says so.

use std::env;
use std::fs;

/// The name of the system user: as the environment gives it, else as the password database does.
pub(crate) fn system_user() -> String {
    let given = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
    let given = given.map(|name| name.trim().to_owned()).find(|name| !name.is_empty());
    given.or_else(listed_user).unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(unix)]
fn listed_user() -> Option<String> {
    use std::os::unix::fs::MetadataExt;

    // This folder belongs to whom the process runs as.
    let user = fs::metadata("/proc/self").ok()?.uid().to_string();
    let listed = fs::read_to_string("/etc/passwd").ok()?;
    let mut lines = listed.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| {
        let name = fields.next()?;
        (fields.nth(1)? == user && !name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(not(unix))]
fn listed_user() -> Option<String> {
    None
}
