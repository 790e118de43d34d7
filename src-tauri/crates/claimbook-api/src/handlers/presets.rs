//! How reports are wished for, and the presets that remember it.

use std::collections::BTreeSet;
use std::path::Path;

use claimbook_core::book::PresetDraft;
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::preset::{Choices, ClaimOrder, Paper, Part, Preset};
use claimbook_core::import::media_type;

use super::reports::Leaving;
use super::{Answer, done, read_at_most, word};
use crate::error::ErrorView;
use crate::request::{OnePreset, SavePreset, Wishes};
use crate::session::Session;
use crate::view::{Done, NoRequest, PresetView};

/// The most megabytes of a logo.
const LOGO_LIMIT: u64 = 4;

/// Before the digest of a logo that the book keeps.
const KEPT: &str = "sha256:";

pub(crate) fn presets(session: &mut Session, _: NoRequest) -> Answer<Vec<PresetView>> {
    Ok(session.book()?.presets()?.into_iter().map(view).collect())
}

pub(crate) fn save_preset(session: &mut Session, request: SavePreset) -> Answer<Done<PresetView>> {
    let format = request.format.as_deref().map(Leaving::of).transpose()?;
    let Wished { choices, logo } = wished(request.wishes(), None)?;
    let draft = PresetDraft {
        name: request.name,
        format: format.map(|format| format.word().to_owned()),
        query: request.query,
        choices,
        logo,
    };
    Ok(done(session.book()?.save_preset(draft)?, view))
}

pub(crate) fn remove_preset(session: &mut Session, request: OnePreset) -> Answer<Done<()>> {
    let removed = session.book()?.remove_preset(&request.name);
    Ok(done(removed.map_err(|error| ErrorView::from(error).instead("preset", "name"))?, |_| ()))
}

/// Choices, and the bytes of a logo that does not come from the book.
pub(super) struct Wished {
    pub(super) choices: Choices,
    pub(super) logo: Option<Vec<u8>>,
}

/// Reads wishes; what is not wished is as the preset says.
pub(super) fn wished(wishes: Wishes, preset: Option<Preset>) -> Answer<Wished> {
    let mut choices = preset.map(|preset| preset.choices).unwrap_or_default();
    for (wish, choice) in [
        (wishes.title, &mut choices.title),
        (wishes.subtitle, &mut choices.subtitle),
        (wishes.organisation, &mut choices.organisation),
        (wishes.author, &mut choices.author),
    ] {
        if wish.is_some() {
            *choice = wish;
        }
    }
    if let Some(text) = &wishes.paper {
        choices.paper = word(("paper", "a paper"), text, Paper::ALL, Paper::word)?;
    }
    if let Some(text) = &wishes.order {
        choices.order = word(("order", "an order"), text, ClaimOrder::ALL, ClaimOrder::word)?;
    }
    if let Some(texts) = &wishes.without {
        let part = |text: &String| word(("without", "a part of a report"), text, Part::ALL, Part::word);
        choices.without = texts.iter().map(part).collect::<Answer<BTreeSet<_>>>()?;
    }
    let mut logo = None;
    match wishes.logo.as_deref() {
        None => {}
        // As with the lines of the title page: an empty one takes away what the preset has.
        Some(text) if text.trim().is_empty() => choices.logo = None,
        Some(text) => match text.strip_prefix(KEPT) {
            Some(digest) => {
                choices.logo = Some(Digest::parse(digest).ok_or_else(|| ErrorView::logo_unreadable(text))?);
            }
            None => logo = Some(picture(text)?),
        },
    }
    Ok(Wished { choices, logo })
}

/// The bytes of a picture that a page can show.
fn picture(path: &str) -> Answer<Vec<u8>> {
    const MEGABYTE: u64 = 1024 * 1024;
    let file = Path::new(path);
    // A pipe may never end.
    if file.metadata().is_ok_and(|kept| !kept.is_file()) {
        return Err(ErrorView::logo_unreadable(path));
    }
    let read = read_at_most(file, LOGO_LIMIT * MEGABYTE).map_err(|error| error.about("logo"))?;
    let bytes = read.map_err(|_| ErrorView::logo_too_large(path, LOGO_LIMIT))?;
    match media_type(&bytes, path) {
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Ok(bytes),
        _ => Err(ErrorView::logo_unreadable(path)),
    }
}

fn view(preset: Preset) -> PresetView {
    let Choices { title, subtitle, organisation, author, logo, paper, order, without } = preset.choices;
    PresetView {
        name: preset.name,
        format: preset.format,
        query: preset.query,
        title,
        subtitle,
        organisation,
        author,
        logo: logo.map(|digest| format!("{KEPT}{digest}")),
        paper: paper.word().to_owned(),
        order: order.word().to_owned(),
        without: without.into_iter().map(|part| part.word().to_owned()).collect(),
    }
}
