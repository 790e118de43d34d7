//! Presets: how reports of this book are wished for, kept under a name.

use super::op::Op;
use super::{Book, Done};
use crate::domain::digest::Digest;
use crate::domain::id::PresetId;
use crate::domain::preset::{Choices, Preset, line};
use crate::error::{BookError, Result};
use crate::import::media_type;
use crate::store::record::Kind;
use crate::store::{content, rows};

/// A preset as somebody gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresetDraft {
    /// As people will call it.
    pub name: String,
    /// The word of a format.
    pub format: Option<String>,
    /// Which claims, in the query language.
    pub query: Option<String>,
    /// The choices. A logo that they name must be kept in the book, unless its bytes are given.
    pub choices: Choices,
    /// The bytes of a new logo.
    pub logo: Option<Vec<u8>>,
}

impl Book {
    /// Every preset, in the order of their names.
    pub fn presets(&mut self) -> Result<Vec<Preset>> {
        rows::presets(&self.store.reading()?)
    }

    /// The preset of this name, without regard to case.
    pub fn preset(&mut self, name: &str) -> Result<Preset> {
        let tx = self.store.reading()?;
        Ok(rows::find_preset(&tx, name)?.ok_or_else(|| unknown(name))?)
    }

    /// Keeps choices under a name, in the place of those that had it.
    pub fn save_preset(&mut self, draft: PresetDraft) -> Result<Done<Preset>> {
        let name = checked_name(&draft.name)?;
        let mut choices = draft.choices;
        for text in [&mut choices.title, &mut choices.subtitle, &mut choices.organisation, &mut choices.author] {
            *text = line(text.as_deref()).map(bounded).transpose()?;
        }
        if let Some(bytes) = &draft.logo {
            choices.logo = Some(self.keep_bytes(bytes, media_type(bytes, ""))?);
        } else if let Some(logo) = &choices.logo {
            self.kept_logo(logo)?;
        }
        self.change(Op::SavePreset, |change| {
            let known = rows::find_preset(&change.tx, &name)?.map(|known| known.id);
            let id = known.unwrap_or_else(|| PresetId(change.world.uuid()));
            let preset = Preset { id, name, format: draft.format, query: draft.query, choices };
            change.put(&preset)?;
            Ok(preset)
        })
    }

    /// The bytes of a logo that a preset keeps.
    pub(super) fn kept_logo(&mut self, digest: &Digest) -> Result<Vec<u8>> {
        let tx = self.store.reading()?;
        if rows::presets(&tx)?.iter().any(|preset| preset.choices.logo.as_ref() == Some(digest)) {
            content::bytes(&tx, digest.as_str())
        } else {
            Err(BookError::LogoUnknown { digest: digest.clone() }.into())
        }
    }

    /// Forgets a preset. Undo brings it back.
    pub fn remove_preset(&mut self, name: &str) -> Result<Done<Preset>> {
        self.change(Op::RemovePreset, |change| {
            let preset = rows::find_preset(&change.tx, name)?.ok_or_else(|| unknown(name))?;
            change.erase(Kind::Preset, preset.id.0)?;
            Ok(preset)
        })
    }
}

fn unknown(name: &str) -> BookError {
    BookError::NoSuchPreset { name: name.trim().to_owned() }
}

fn checked_name(typed: &str) -> Result<String, BookError> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(BookError::PresetUnnamed) } else { bounded(name) }
}

fn bounded(text: String) -> Result<String, BookError> {
    let length = text.chars().count();
    if Preset::LIMIT < length { Err(BookError::PresetTextTooLong { length }) } else { Ok(text) }
}
