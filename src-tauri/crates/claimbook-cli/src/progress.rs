//! A bar on standard error while long work lasts. Nothing where standard error is not a terminal.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use claimbook_api::Session;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);

/// Has the session show how far it is.
pub(crate) fn show(session: &mut Session) {
    let began = Instant::now();
    let bar = OnceLock::new();
    session.on_progress(move |what, done, total| {
        if began.elapsed() < PATIENCE {
            return;
        }
        let bar = bar.get_or_init(|| {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent} %");
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_message(what.to_owned());
        bar.set_length(total);
        bar.set_position(done);
        if total <= done {
            bar.finish_and_clear();
        }
    });
}
