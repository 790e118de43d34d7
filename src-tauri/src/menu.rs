//! The native menu. Each item only names an action of the page's table (`ui/src/keys/table.ts`) and shows its key:
//! a real accelerator would be taken by GTK before the page sees the press, also in a text field.

use tauri::menu::{Menu, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

/// A menu: its title, and its groups of items (action, label, key), with a line between two groups.
type Listed = (&'static str, &'static [&'static [(&'static str, &'static str, &'static str)]]);

/// All of them. `tests/shape` holds that every action is in the page's table, with these words and this key.
const MENUS: [Listed; 6] = [
    (
        "&File",
        &[
            &[
                ("book.new", "&New book", "Ctrl+N"),
                ("book.open", "&Open a book", "Ctrl+O"),
                ("book.sample", "Open the &sample", ""),
                ("book.close", "&Close this book", "Ctrl+W"),
            ],
            &[("document.import", "&Bring in a document", "Ctrl+I"), ("report.export", "&Export a report", "Ctrl+E")],
            &[("safety.open", "&Where this book is kept", ""), ("app.settings", "Se&ttings", "Ctrl+,")],
            &[("app.quit", "&Quit", "Ctrl+Q")],
        ],
    ),
    (
        "&Edit",
        &[
            &[("edit.undo", "&Undo", "Ctrl+Z"), ("edit.redo", "&Redo", "Ctrl+Shift+Z")],
            &[("edit.copy", "&Copy as text", "Ctrl+C")],
            &[("search.focus", "&Search", "/"), ("palette.open", "Search or run &anything", "Ctrl+K")],
        ],
    ),
    (
        "&View",
        &[
            &[
                ("view.sidebar", "Show or hide the &side bar", "Ctrl+\\"),
                ("theme.next", "&Light or dark", "Ctrl+Shift+L"),
            ],
            &[
                ("text.larger", "L&arger text", "Ctrl++"),
                ("text.smaller", "S&maller text", "Ctrl+-"),
                ("text.reset", "&Normal text size", "Ctrl+0"),
            ],
        ],
    ),
    (
        "&Go",
        &[
            &[("go.all", "&All claims", "G A")],
            &[
                ("go.toReview", "To &review", "G I"),
                ("go.inReview", "&In review", "G R"),
                ("go.verified", "&Verified", "G V"),
                ("go.disputed", "&Disputed", "G D"),
                ("go.unverifiable", "&Unverifiable", "G U"),
            ],
            &[
                ("go.documents", "D&ocuments", "G S"),
                ("history.open", "&History of the book", "Ctrl+H"),
                ("trash.open", "&Trash", ""),
            ],
        ],
    ),
    (
        "&Claim",
        &[
            &[("claim.add", "&Add claim", "C"), ("claim.attach", "A&ttach evidence", "E")],
            &[("review.start", "&Review these claims", "R")],
        ],
    ),
    ("&Help", &[&[("help.open", "&Keyboard shortcuts", "?")]]),
];

/// Builds the menu.
pub(crate) fn menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    for (title, groups) in MENUS {
        menu.append(&submenu(app, title, groups)?)?;
    }
    Ok(menu)
}

fn submenu<R: Runtime>(app: &AppHandle<R>, title: &str, groups: Groups) -> tauri::Result<Submenu<R>> {
    let mut submenu = SubmenuBuilder::new(app, title);
    for (n, items) in groups.iter().enumerate() {
        if 0 < n {
            submenu = submenu.separator();
        }
        for (action, label, key) in *items {
            let text = if key.is_empty() { (*label).to_owned() } else { format!("{label}    {}", shown(key)) };
            submenu = submenu.item(&MenuItemBuilder::with_id(*action, text).build(app)?);
        }
    }
    submenu.build()
}

type Groups = &'static [&'static [(&'static str, &'static str, &'static str)]];

/// `Ctrl Shift Z`, as the page's key caps say it.
fn shown(key: &str) -> String {
    let mut keys: Vec<&str> = key.split('+').filter(|part| !part.is_empty()).collect();
    if key.ends_with("++") {
        keys.push("+");
    }
    keys.join(" ")
}

/// Tells the page which item was chosen.
pub(crate) fn chosen<R: Runtime>(app: &AppHandle<R>, action: &str) {
    // Fails only while there is no page to hear it.
    let _ = app.emit("menu", action);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_action_is_listed_once() {
        let all: Vec<&str> = MENUS.iter().flat_map(|menu| menu.1.concat()).map(|item| item.0).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn keys_read_like_the_caps_of_the_page() {
        assert_eq!(["Ctrl+Shift+Z", "Ctrl++", "G I", "?"].map(shown), ["Ctrl Shift Z", "Ctrl +", "G I", "?"]);
    }
}
