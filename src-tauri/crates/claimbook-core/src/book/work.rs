//! Long work: it tells how far it is, and hears that it should stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Result};

/// Told what is being done, how much of it is done, and how much there is.
pub type Progress = Arc<dyn Fn(&str, u64, u64) + Send + Sync>;

/// Who watches long work.
#[derive(Clone)]
pub(crate) struct Work {
    pub(super) tell: Progress,
    pub(super) stop: Arc<AtomicBool>,
}

impl Default for Work {
    fn default() -> Self {
        Self { tell: Arc::new(|_, _, _| {}), stop: Arc::default() }
    }
}

impl Work {
    /// Says how far it is, and whether to go on.
    pub(crate) fn at(&self, what: &str, done: u64, total: u64) -> Result<()> {
        (self.tell)(what, done, total);
        if self.stop.load(Ordering::Relaxed) { Err(Error::Stopped) } else { Ok(()) }
    }
}
