//! Notices a window that stays blank, and says what helps.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// How long a page may take until its first question.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether the page has asked anything yet.
#[derive(Clone, Default)]
pub(crate) struct Ready(Arc<AtomicBool>);

impl Ready {
    /// The page is there.
    pub(crate) fn tell(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is.
    pub(crate) fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Waits for the page; offers to start with safe graphics where it does not come.
    pub(crate) fn watch<R: Runtime>(&self, app: AppHandle<R>) {
        let ready = self.clone();
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            if !ready.is_told() {
                offer_safe_graphics(&app);
            }
        });
    }
}

fn offer_safe_graphics<R: Runtime>(app: &AppHandle<R>) {
    eprintln!("warning: the window stayed blank for {} s\nhint: try `claimbook --safe-graphics`", PATIENCE.as_secs());
    let again = MessageDialogButtons::OkCancelCustom("Start without the graphics card".into(), "Wait".into());
    let agreed = app
        .dialog()
        .message(
            "The window has stayed blank for ten seconds. The graphics driver may be the reason. Nothing was lost.",
        )
        .title("Claimbook")
        .kind(MessageDialogKind::Warning)
        .buttons(again)
        .blocking_show();
    if agreed && let Ok(program) = std::env::current_exe() {
        let books = std::env::args_os().skip(1).filter(|argument| argument != "--safe-graphics");
        // The new process must not find this one and hand its book over to a blank window.
        app.cleanup_before_exit();
        if Command::new(program).arg("--safe-graphics").args(books).spawn().is_ok() {
            app.exit(0);
        }
    }
}
