//! Closing the window: first the page finishes, then the book closes, then the window goes.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Runtime, State, Window, command};

use crate::call::Shared;
use crate::ready::Ready;

/// How long the page may take to seal and to save what is being typed.
const PATIENCE: Duration = Duration::from_secs(3);

/// Where closing stands.
#[derive(Default)]
pub(crate) struct Closing(Mutex<Stage>);

#[derive(Default)]
enum Stage {
    #[default]
    Open,
    /// The page was told, and says here that it is done.
    Waiting(Sender<()>),
    Closed,
}

impl Closing {
    /// Somebody wants the window closed. Whether it may go now; else it will by itself.
    pub(crate) fn ask<R: Runtime>(&self, window: &Window<R>) -> bool {
        let mut stage = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *stage {
            Stage::Closed => true,
            Stage::Waiting(_) => false,
            Stage::Open => {
                let (tell, told) = channel();
                *stage = Stage::Waiting(tell);
                let window = window.clone();
                std::thread::spawn(move || {
                    let app = window.app_handle();
                    // A page that never came, or a window without one, has nothing to finish.
                    let is_told = app.state::<Ready>().is_told() && app.emit("closing", ()).is_ok();
                    if is_told && told.recv_timeout(PATIENCE).is_err() {
                        tracing::warn!("the page did not finish in time");
                    }
                    // A backup may take a moment that nobody needs to watch.
                    let _ = window.hide();
                    if let Err(error) = app.state::<Shared>().close() {
                        tracing::error!(message = error.message, detail = error.detail, "the book did not close");
                    }
                    app.state::<Closing>().finish();
                    if window.destroy().is_err() {
                        app.exit(0);
                    }
                });
                false
            }
        }
    }

    fn finish(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Stage::Closed;
    }
}

/// The page has finished.
#[command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its state over by value")]
pub(crate) fn close_now(closing: State<'_, Closing>) {
    if let Stage::Waiting(tell) = &*closing.0.lock().unwrap_or_else(PoisonError::into_inner) {
        // Nobody listens any more once the time is over.
        let _ = tell.send(());
    }
}

/// Closes the window as its own button does.
#[command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its state over by value")]
pub(crate) fn quit<R: Runtime>(app: AppHandle<R>) {
    let asked = app.get_webview_window("main").map(|window| window.close());
    if !matches!(asked, Some(Ok(()))) {
        app.exit(0);
    }
}
