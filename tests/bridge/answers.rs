//! What a person would answer in native dialogs, as a test says it.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::Value;

use crate::lock;

/// The answers until a test says others.
pub(crate) struct Answers(Mutex<State>);

struct State {
    pick: Vec<String>,
    save_as: Option<String>,
}

impl Answers {
    pub(crate) fn from_environment() -> Self {
        let pick = env::var_os("CLAIMBOOK_PICK").map(|paths| {
            let paths = env::split_paths(&paths).filter(|path| !path.as_os_str().is_empty());
            paths.map(|path| path.display().to_string()).collect()
        });
        let save_as = env::var("CLAIMBOOK_SAVE_AS").ok().filter(|path| !path.is_empty());
        Self(Mutex::new(State { pick: pick.unwrap_or_default(), save_as }))
    }

    /// Takes `{ pick, saveAs }`; what is left out stays.
    pub(crate) fn set(&self, said: &Value) {
        let mut state = lock(&self.0);
        if let Some(pick) = said.get("pick") {
            let paths = pick.as_array().into_iter().flatten().filter_map(Value::as_str);
            state.pick = paths.map(str::to_owned).collect();
        }
        if let Some(path) = said.get("saveAs") {
            state.save_as = path.as_str().map(str::to_owned);
        }
    }

    pub(crate) fn picked(&self) -> Vec<String> {
        lock(&self.0).pick.clone()
    }

    pub(crate) fn saved_as(&self, suggested: &str) -> Option<PathBuf> {
        let path = lock(&self.0).save_as.clone()?;
        let path = Path::new(&path);
        Some(if path.is_dir() { path.join(suggested) } else { path.to_owned() })
    }
}
