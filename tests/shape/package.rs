//! What the packages install: the same file type wherever it is named, and nothing that is missing.

use kit::TestBook;
use serde_json::{Map, Value};

use crate::{CRATES, read, root};

fn configuration() -> Value {
    serde_json::from_str(&read(&root().join("tauri.conf.json"))).expect("the configuration is JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("the configuration has a text here")
}

/// What both packages hold beside the window and its icons: where it goes, and where it is from.
fn packed(configuration: &Value) -> &Map<String, Value> {
    configuration["bundle"]["linux"]["deb"]["files"].as_object().expect("the configuration lists files")
}

fn beside_the_programs(name: &str) -> String {
    read(&root().join("src-tauri/package").join(name))
}

/// The values of an attribute in all elements of a name.
fn attributes<'a>(xml: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let (begin, attribute) = (format!("<{element}"), format!(" {attribute}=\""));
    let tags = xml.split(&begin).skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter_map(|tag| tag.split(&attribute).nth(1)?.split('"').next()).collect()
}

/// The words in all elements of a name.
fn words<'a>(xml: &'a str, element: &str) -> Vec<&'a str> {
    let (begin, end) = (format!("<{element}>"), format!("</{element}>"));
    xml.split(&begin).skip(1).filter_map(|rest| rest.split(&end).next()).collect()
}

#[test]
fn a_book_is_the_same_type_of_file_wherever_it_is_named() {
    let configuration = configuration();
    let association = &configuration["bundle"]["fileAssociations"][0];
    let (media_type, ending) = (text(&association["mimeType"]), text(&association["ext"][0]));

    let file_type = beside_the_programs("claimbook-mime.xml");
    assert_eq!(attributes(&file_type, "mime-type", "type"), [media_type]);
    assert_eq!(attributes(&file_type, "glob", "pattern"), [format!("*.{ending}")]);
    assert_eq!(words(&file_type, "comment"), [text(&association["name"])]);
    assert_eq!(words(&beside_the_programs("app.claimbook.desktop.metainfo.xml"), "mediatype"), [media_type]);

    let icon = format!("/{}.svg", media_type.replace('/', "-"));
    assert!(packed(&configuration).keys().any(|file| file.ends_with(&icon)), "a desktop looks for {icon}");

    // Tauri puts the associated type here, and without `%f` a desktop names no file.
    let entry = beside_the_programs("claimbook.desktop");
    for line in ["MimeType={{mime_type}};", "Exec={{exec}} %f"] {
        assert!(entry.lines().any(|other| other == line), "{line} is not in the desktop entry");
    }

    let dialogs = read(&root().join("src-tauri/src/files.rs"));
    let endings: Vec<&str> =
        dialogs.split("add_filter(\"Books\", &[\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(endings, [ending; 2], "one dialog opens a book, one names a new one");
}

#[test]
fn a_new_book_begins_as_its_file_type_says() {
    let TestBook { book, folder, .. } = TestBook::at("2025-03-14T09:00:00Z");
    book.close().expect("a book closes");
    let bytes = std::fs::read(folder.path().join("test.claimbook")).expect("a closed book is one file");

    let file_type = beside_the_programs("claimbook-mime.xml");
    let [kinds, values, offsets] = ["type", "value", "offset"].map(|name| attributes(&file_type, "match", name));
    assert_eq!(kinds, ["string", "big32"], "whose a database is, is said by a number of its own");
    let number = u32::from_str_radix(values[1].trim_start_matches("0x"), 16).expect("a number");
    for (expected, offset) in [values[0].as_bytes(), &number.to_be_bytes()].into_iter().zip(offsets) {
        let offset: usize = offset.parse().expect("a number");
        assert_eq!(&bytes[offset..offset + expected.len()], expected, "at {offset}");
    }
    // A match inside another must hold as well; side by side either would do, for every database.
    assert_eq!(file_type.matches("</match>").count(), 1);

    let priorities = attributes(&file_type, "magic", "priority");
    let priority: u32 = priorities[0].parse().expect("a number");
    assert!(50 < priority, "any SQLite file is recognised with 50");
}

#[test]
fn both_packages_hold_the_same_and_all_of_it_is_there() {
    let configuration = configuration();
    let linux = &configuration["bundle"]["linux"];
    assert_eq!(linux["deb"], linux["rpm"]);
    assert!(root().join(text(&linux["deb"]["desktopTemplate"])).is_file());

    let built = text(&configuration["build"]["beforeBundleCommand"]["script"]);
    let mut programs = Vec::new();
    for (file, from) in packed(&configuration) {
        let from = text(from);
        let Some(program) = from.strip_prefix("target/release/") else {
            assert!(root().join(from).is_file(), "there is no {from}");
            continue;
        };
        assert_eq!(*file, format!("/usr/bin/{program}"), "a program looks for the worker beside itself");
        let manifest = |name: &str| read(&root().join(format!("src-tauri/crates/{name}/Cargo.toml")));
        let makes = |name: &str| manifest(name).contains(&format!("[[bin]]\nname = \"{program}\"\n"));
        let maker = CRATES.into_iter().find(|name| makes(name)).expect("a program is a crate's");
        let named = format!("-p {maker}");
        assert!(format!("{built} ").contains(&format!("{named} ")), "`{built}` does not make {program}");
        programs.push(program);
    }
    assert_eq!(programs, ["claimbook-worker", "claims"]);

    let fonts = root().join("src-tauri/crates/claimbook-worker/fonts");
    let names = std::fs::read_dir(fonts).expect("a folder can be listed").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    for licence in names.filter(|name| name.starts_with("LICENSE")) {
        assert!(packed(&configuration).keys().any(|file| file.ends_with(&licence)), "{licence} stays behind");
    }
}

#[test]
fn what_a_software_centre_shows_is_what_the_project_says_of_itself() {
    let configuration = configuration();
    let manifest = read(&root().join("Cargo.toml"));
    let shared = manifest.split_once("[workspace.package]").expect("the workspace has a version").1;
    let of_workspace = |name: &str| {
        let value = shared.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")));
        value.and_then(|value| value.strip_suffix('"')).expect("the workspace says it")
    };

    let shown = beside_the_programs("app.claimbook.desktop.metainfo.xml");
    assert_eq!(words(&shown, "id"), [text(&configuration["identifier"])]);
    assert_eq!(words(&shown, "name"), [text(&configuration["productName"])]);
    assert_eq!(words(&shown, "summary"), [text(&configuration["bundle"]["shortDescription"])]);
    assert_eq!(words(&shown, "developer_name"), [text(&configuration["bundle"]["publisher"])]);
    assert_eq!(words(&shown, "project_license"), [of_workspace("license")]);
    assert_eq!(attributes(&shown, "release", "version").first(), Some(&of_workspace("version")));
    // Tauri calls the desktop entry so.
    assert!(shown.contains(&format!(">{}.desktop</launchable>", text(&configuration["productName"]))));
}

#[test]
fn the_packages_are_made_by_the_tauri_that_the_window_is_built_with() {
    let manifest = read(&root().join("Cargo.toml"));
    let version = manifest.lines().find_map(|line| line.strip_prefix("tauri = \"=")?.strip_suffix('"'));
    let version = version.expect("one version of Tauri is named");
    let script = read(&root().join("scripts/package"));
    assert!(script.contains(&format!("@tauri-apps/cli@{version} ")), "scripts/package takes another than {version}");
}
