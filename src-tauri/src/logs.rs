//! What went wrong, in a file that never grows beyond a few megabytes: two files, the older one is given up.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How large a file may grow before the next one begins.
const LIMIT: u64 = 1024 * 1024;

/// Has warnings, errors and panics written to `folder` from here on.
pub(crate) fn begin(folder: &Path) {
    let log = match Log::open(folder) {
        Ok(log) => log,
        Err(error) => {
            eprintln!("warning: no log is kept in {}: {error}", folder.display());
            return;
        }
    };
    let lines = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::INFO);
    // Fails only where somebody keeps a log already.
    let _ = lines.with_writer(Mutex::new(log)).try_init();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!("{panic}");
        before(panic);
    }));
}

struct Log {
    path: PathBuf,
    file: File,
    size: u64,
}

impl Log {
    fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join("claimbook.log");
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size })
    }

    fn turn(&mut self) -> io::Result<()> {
        fs::rename(&self.path, self.path.with_extension("1.log"))?;
        self.file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        self.size = 0;
        Ok(())
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if LIMIT < self.size + bytes.len() as u64 {
            self.turn()?;
        }
        let written = self.file.write(bytes)?;
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_never_grows_beyond_two_files() {
        let folder = std::env::temp_dir().join(format!("claimbook-log-{}", std::process::id()));
        let mut log = Log::open(&folder).unwrap();
        let line = vec![b'x'; 64 * 1024];
        for _ in 0..64 {
            log.write_all(&line).unwrap();
        }

        let sizes: Vec<u64> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(sizes.len(), 2);
        assert!(sizes.iter().all(|size| *size <= LIMIT), "{sizes:?}");
    }
}
