//! What the program is started with, and what the environment must hold before GTK reads it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the command line asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The book to open, as an absolute path.
    pub book: Option<PathBuf>,
    /// Draw without the graphics card.
    pub safe_graphics: bool,
}

/// How the program is called.
const USAGE: &str = "usage: claimbook [--safe-graphics] [BOOK]";

impl Start {
    /// Reads the arguments after the program's name, as they are meant in the folder where it was started.
    pub fn read(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<Self, String> {
        let mut start = Self::default();
        for argument in arguments {
            match argument.to_str() {
                Some("--safe-graphics") => start.safe_graphics = true,
                Some(option) if option.starts_with('-') => {
                    return Err(format!("error: there is no option `{option}`\n{USAGE}"));
                }
                _ if start.book.is_some() => return Err(format!("error: one book at a time\n{USAGE}")),
                _ => start.book = Some(folder.join(argument)),
            }
        }
        Ok(start)
    }
}

/// Starts the program anew where its environment would leave the window blank.
///
/// A process cannot safely change its own environment once libraries read it, so it is replaced by itself; what
/// was missing is there the second time, and this returns.
pub fn with_sound_environment(start: &Start) {
    let missing = missing(start, |name| env::var(name).ok(), has_nvidia_driver());
    let Some(program) = env::current_exe().ok().filter(|_| !missing.is_empty()) else {
        return;
    };
    restart(&program, &missing);
}

#[cfg(unix)]
fn restart(program: &Path, missing: &[(&str, &str)]) {
    use std::os::unix::process::CommandExt;

    let mut command = std::process::Command::new(program);
    command.args(env::args_os().skip(1)).env_remove("LC_ALL").envs(missing.iter().copied());
    // Comes back only when it could not be done; then the window opens as things are.
    let error = command.exec();
    eprintln!("warning: could not prepare the environment: {error}");
}

#[cfg(not(unix))]
fn restart(_: &Path, _: &[(&str, &str)]) {}

/// The variables that must be set, and to what.
fn missing(
    start: &Start,
    environment: impl Fn(&str) -> Option<String>,
    nvidia: bool,
) -> Vec<(&'static str, &'static str)> {
    let mut missing = Vec::new();
    let unset = |name: &str| environment(name).is_none_or(|value| value.is_empty());

    // WebKit passes the locale on to the page, where every `Intl` constructor throws for "C".
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(&environment).find(|value| !value.is_empty());
    let is_bare = |locale: &str| matches!(locale.split('.').next(), Some("C" | "POSIX"));
    if locale.is_none_or(|locale| is_bare(&locale)) {
        missing.extend([("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8"), ("LANGUAGE", "en")]);
    }

    // Shared buffers leave the window blank with some drivers of NVIDIA.
    if (nvidia || start.safe_graphics) && unset("WEBKIT_DISABLE_DMABUF_RENDERER") {
        missing.push(("WEBKIT_DISABLE_DMABUF_RENDERER", "1"));
    }
    if start.safe_graphics && unset("WEBKIT_DISABLE_COMPOSITING_MODE") {
        missing.push(("WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
    }
    missing
}

fn has_nvidia_driver() -> bool {
    cfg!(target_os = "linux") && Path::new("/proc/driver/nvidia/version").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Start, String> {
        Start::read(arguments.iter().map(OsString::from), Path::new("/desk"))
    }

    fn missing_with(pairs: &[(&str, &str)], start: &Start, nvidia: bool) -> Vec<&'static str> {
        let find = |name: &str| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());
        missing(start, find, nvidia).into_iter().map(|pair| pair.0).collect()
    }

    #[test]
    fn a_book_is_named_by_its_path_from_where_the_program_was_started() {
        let start = read(&["--safe-graphics", "town.claimbook"]).unwrap();

        assert!(start.safe_graphics);
        assert_eq!(start.book, Some("/desk/town.claimbook".into()));
        assert_eq!(read(&["/books/town.claimbook"]).unwrap().book, Some("/books/town.claimbook".into()));
    }

    #[test]
    fn what_is_not_understood_is_said_with_the_usage() {
        assert!(read(&["--fast"]).unwrap_err().contains("usage: claimbook"));
        assert!(read(&["one", "two"]).unwrap_err().contains("one book"));
    }

    #[test]
    fn a_bare_locale_is_replaced_and_a_real_one_kept() {
        let start = Start::default();

        for bare in [&[][..], &[("LANG", "")], &[("LANG", "C.UTF-8")], &[("LC_ALL", "POSIX"), ("LANG", "de_DE.UTF-8")]]
        {
            assert_eq!(missing_with(bare, &start, false), ["LANG", "LC_MESSAGES", "LANGUAGE"], "{bare:?}");
        }
        assert!(missing_with(&[("LANG", "de_AT.UTF-8")], &start, false).is_empty());
    }

    #[test]
    fn nothing_is_missing_once_it_was_set() {
        let start = Start { safe_graphics: true, ..Start::default() };
        let first = missing(&start, |_| None, true);

        let set = |name: &str| first.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());

        assert!(missing(&start, set, true).is_empty(), "else the program would start itself for ever");
    }

    #[test]
    fn what_the_user_set_about_graphics_is_left_alone() {
        let own = [("LANG", "en_GB.UTF-8"), ("WEBKIT_DISABLE_DMABUF_RENDERER", "0")];

        assert!(missing_with(&own, &Start::default(), true).is_empty());
    }
}
