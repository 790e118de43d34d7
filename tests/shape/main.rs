//! The walls and fences of ARCHITECTURE.md, held by reading the project's own files.

mod package;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The top of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// The files below some folders that end so, without what is built or fetched.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let root = root();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "gen", "out", ".git"].contains(&name.as_str()) {
                open.extend(
                    std::fs::read_dir(&path).expect("a folder can be listed").flatten().map(|entry| entry.path()),
                );
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let below = path.strip_prefix(&root).expect("found below it").to_string_lossy().into_owned();
            found.push((below, read(&path)));
        }
    }
    assert!(!found.is_empty(), "the fence looks at something: {folders:?}");
    found.sort();
    found
}

/// The lines of a source that are program: no comments, and nothing after its unit tests begin.
fn program(source: &str) -> impl Iterator<Item = &str> {
    let lines = source.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines.filter(|line| !line.trim_start().starts_with("//"))
}

/// Where a source names one of some words.
fn names(source: &str, words: &[&str]) -> Vec<String> {
    program(source).filter(|line| words.iter().any(|word| line.contains(word))).map(str::to_owned).collect()
}

#[track_caller]
fn assert_absent(folders: &[&str], words: &[&str], why: &str) {
    for (file, source) in files(folders, &[".rs"]) {
        assert_eq!(names(&source, words), [] as [&str; 0], "{file}: {why}");
    }
}

const CORE: &str = "src-tauri/crates/claimbook-core/src";

fn core(module: &str) -> String {
    format!("{CORE}/{module}")
}

const CRATES: [&str; 5] = ["claimbook-core", "claimbook-report", "claimbook-api", "claimbook-cli", "claimbook-worker"];

/// Invariant 10.
#[test]
fn core_report_api_cli_and_worker_open_no_socket() {
    const NETWORK: [&str; 18] = [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "surf",
        "tokio",
        "async-std",
        "smol",
        "mio",
        "socket2",
        "quinn",
        "rustls",
        "native-tls",
        "openssl",
        "tiny_http",
        "tungstenite",
    ];
    for name in CRATES {
        let folder = format!("src-tauri/crates/{name}");
        let manifest = read(&root().join(&folder).join("Cargo.toml"));
        let depends = |word: &&str| manifest.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(*word));
        let found: Vec<&str> = NETWORK.into_iter().filter(depends).collect();
        assert!(found.is_empty(), "{name} depends on {found:?}, and nothing leaves the computer");
        let sockets =
            ["std::net", "TcpStream", "TcpListener", "UdpSocket", "os::unix::net", "UnixStream", "rustix::net"];
        assert_absent(&[&format!("{folder}/src")], &sockets, "nothing leaves the computer");
    }
}

#[test]
fn nothing_that_core_is_built_with_knows_the_network() {
    let lock = read(&root().join("Cargo.lock"));
    let package = |name: &str| lock.split("[[package]]").find(|part| part.contains(&format!("name = \"{name}\"\n")));
    let mut open = CRATES.map(str::to_owned).to_vec();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        let Some(part) = package(&name) else { continue };
        if !seen.insert(name.clone()) {
            continue;
        }
        let dependencies = part.lines().filter_map(|line| line.strip_prefix(" \""));
        open.extend(dependencies.map(|line| line.split(['"', ' ']).next().unwrap_or_default().to_owned()));
    }
    assert!(seen.contains("rusqlite"), "the lock file is read");
    for name in ["reqwest", "hyper", "ureq", "curl", "tokio", "socket2", "mio", "rustls", "openssl", "native-tls"] {
        assert!(!seen.contains(name), "{name} came in");
    }
}

#[test]
fn a_crate_builds_on_those_below_it_only() {
    let walls = [
        ("claimbook-core", &["claimbook-report", "claimbook-api", "claimbook-cli", "tauri"][..]),
        ("claimbook-report", &["claimbook-api", "claimbook-cli", "rusqlite", "tauri"]),
        ("claimbook-api", &["claimbook-cli", "claimbook-worker", "rusqlite", "tauri", "clap"]),
        ("claimbook-cli", &["claimbook-worker", "rusqlite", "tauri", "gtk"]),
        ("claimbook-worker", &["claimbook-core", "claimbook-report", "claimbook-api", "claimbook-cli", "rusqlite"]),
    ];
    for (name, above) in walls {
        let manifest = read(&root().join(format!("src-tauri/crates/{name}/Cargo.toml")));
        let dependencies = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        let found: Vec<&str> = above
            .iter()
            .copied()
            .filter(|other| dependencies.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(*other)))
            .collect();
        assert!(found.is_empty(), "{name} may not build on {found:?}");
    }
    let report = files(&["src-tauri/crates/claimbook-report/src"], &[".rs"]);
    for (file, source) in report {
        assert_eq!(names(&source, &["claimbook_core::book"]), [] as [&str; 0], "{file}: a report never sees a book");
    }
}

#[test]
fn only_the_worker_is_built_with_the_typesetter() {
    let lock = read(&root().join("Cargo.lock"));
    let users = lock.split("[[package]]").filter(|part| part.lines().any(|line| line.starts_with(" \"typst")));
    let names = users.filter_map(|part| part.lines().find_map(|line| line.strip_prefix("name = "))).collect::<Vec<_>>();
    let outside: Vec<&&str> = names.iter().filter(|name| !name.starts_with("\"typst")).collect();
    assert_eq!(outside, [&"\"claimbook-worker\""], "it is large, and hostile words meet it in a process of its own");
}

#[test]
fn the_fonts_are_those_whose_digests_stand_beside_them() {
    let folder = root().join("src-tauri/crates/claimbook-worker/fonts");
    let listed: BTreeSet<String> = read(&folder.join("SHA256SUMS"))
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, name)| {
            let bytes = std::fs::read(folder.join(name)).expect("a font that is listed is there");
            assert_eq!(claimbook_core::domain::digest::Digest::of(&bytes).as_str(), digest, "{name}");
            name.to_owned()
        })
        .collect();
    let names = std::fs::read_dir(&folder).expect("a folder can be listed").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let there: BTreeSet<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "ttf")).collect();
    assert_eq!(there, listed);
}

#[test]
fn domain_knows_values_only() {
    let words = [
        "crate::store",
        "crate::book",
        "crate::search",
        "crate::import",
        "crate::anchor",
        "crate::error",
        "crate::world",
        "rusqlite",
        "serde",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
    ];
    assert_absent(&[&core("domain")], &words, "values in, values out");
}

#[test]
fn search_import_and_anchor_build_on_domain_only() {
    let words = ["crate::book", "crate::store", "crate::error", "std::fs", "std::net"];
    assert_absent(
        &[&core("search"), &core("import"), &core("anchor.rs")],
        &words,
        "they take values and return values",
    );
}

#[test]
fn nobody_in_core_builds_on_book() {
    for (file, source) in files(&[CORE], &[".rs"]) {
        let is_book = file.starts_with(&core("book/")) || file == core("lib.rs");
        assert!(is_book || names(&source, &["crate::book"]).is_empty(), "{file}: `book` builds on the others");
    }
}

#[test]
fn only_store_writes_sql_and_only_core_speaks_to_sqlite() {
    let writes = ["INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "CREATE TABLE", "ALTER TABLE", "DROP TABLE"];
    for (file, source) in files(&[CORE], &[".rs"]) {
        // The past is filled in a book of its own, and a purge asks the store to blank.
        if file.starts_with(&core("store/")) || file == core("book/asof.rs") {
            continue;
        }
        assert_eq!(names(&source, &writes), [] as [&str; 0], "{file}: rows are written by `store`");
    }
    for name in ["claimbook-report", "claimbook-api", "claimbook-cli"] {
        assert_absent(&[&format!("src-tauri/crates/{name}/src")], &["rusqlite"], "SQLite is behind `Book`");
    }
}

#[test]
fn a_released_migration_is_numbered_without_gaps() {
    let folder = core("store/migrations");
    let numbers: Vec<usize> = files(&[&folder], &[".sql"])
        .into_iter()
        .filter_map(|(file, _)| file.rsplit('/').next()?.split('_').next()?.parse().ok())
        .collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    assert_eq!(numbers.len(), usize::try_from(claimbook_core::SCHEMA).expect("a small number"));
}

const WRITTEN: [&str; 10] = [".rs", ".ts", ".js", ".svelte", ".css", ".html", ".sql", ".sh", ".md", ".toml"];

/// Everything that people write in this project, but this file, which names what it forbids.
fn written() -> Vec<(String, String)> {
    let mut found = files(&["src-tauri", "ui", "tests", "scripts"], &WRITTEN);
    for name in
        ["README.md", "CONTRIBUTING.md", "Cargo.toml", "scripts/package", "scripts/run", "scripts/test", ".ci/run"]
    {
        found.push((name.to_owned(), read(&root().join(name))));
    }
    found.retain(|(file, _)| file != "tests/shape/main.rs");
    found
}

#[test]
fn what_is_left_to_do_has_an_issue() {
    // What people write about the rule itself names the word in backticks.
    for (file, text) in written() {
        let open: Vec<&str> = text
            .lines()
            .filter(|line| {
                ["TODO", "FIXME"].iter().any(|word| line.contains(word)) && !line.contains('#') && !line.contains('`')
            })
            .collect();
        assert_eq!(open, [] as [&str; 0], "{file}");
    }
}

#[test]
fn no_path_of_one_machine_stands_in_the_project() {
    for (file, text) in written() {
        let paths = ["/root/", "/home/", "/work/", "/Users/", "C:\\\\Users"];
        let found: Vec<&str> = text.lines().filter(|line| paths.iter().any(|path| line.contains(path))).collect();
        assert_eq!(found, [] as [&str; 0], "{file}");
    }
}

#[test]
fn every_test_file_is_reached() {
    let manifest = read(&root().join("tests/Cargo.toml"));
    let of_window = read(&root().join("Cargo.toml"));
    let all = files(&["tests"], &[".rs"]);
    for (file, _) in &all {
        let below = file.trim_start_matches("tests/");
        let (folder, name) = below.rsplit_once('/').expect("tests stand in folders");
        let module = format!("mod {};", name.trim_end_matches(".rs"));
        let is_named = manifest.contains(&format!("\"{below}\"")) || of_window.contains(&format!("\"{file}\""));
        let is_module = all.iter().any(|(other, source)| {
            other != file
                && other.starts_with(&format!("tests/{folder}/"))
                && source.lines().any(|line| line.ends_with(&module))
        });
        assert!(is_named || is_module, "nothing runs {file}");
    }
}

#[test]
fn every_source_file_of_core_is_reached() {
    let all = files(&[CORE], &[".rs"]);
    for (file, _) in all.iter().filter(|(file, _)| *file != core("lib.rs")) {
        let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let module = format!("mod {};", stem.rsplit('/').next().unwrap_or_default());
        assert!(
            all.iter().any(|(_, source)| source.lines().any(|line| line.ends_with(&module))),
            "nothing uses {file}"
        );
    }
}

#[test]
fn commands_named_in_the_readme_exist() {
    let aliases = read(&root().join(".cargo/config.toml"));
    let package = read(&root().join("ui/package.json"));
    for name in ["README.md", "CONTRIBUTING.md"] {
        let text = read(&root().join(name));
        let blocks = text.split("```").skip(1).step_by(2);
        for line in blocks.flat_map(str::lines).map(str::trim) {
            let words: Vec<&str> = line.trim_start_matches("$ ").split_whitespace().collect();
            let exists = match words.as_slice() {
                [script, ..] if script.trim_start_matches("./").starts_with("scripts/") => {
                    root().join(script.trim_start_matches("./")).is_file()
                }
                ["cargo", command, ..]
                    if !["build", "test", "run", "fmt", "nextest", "clippy", "doc", "install", "check", "bench"]
                        .contains(command) =>
                {
                    aliases.lines().any(|line| line.split(' ').next() == Some(*command))
                }
                ["npm", "--prefix", "ui", "run", script, ..] => package.contains(&format!("\"{script}\":")),
                _ => true,
            };
            assert!(exists, "{name} names `{line}`, which does not exist");
        }
    }
}

#[test]
fn the_golden_vectors_of_the_format_are_in_the_project() {
    assert!(root().join("tests/fixtures/golden-vectors.json").is_file());
}

#[test]
fn the_top_of_the_project_holds_what_it_may_and_nothing_else() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src-tauri",
        "ui",
        "tests",
        "tauri.conf.json",
        "README.md",
        "LICENSE",
        "CONTRIBUTING.md",
        "scripts",
    ];
    // Made by building, and never committed.
    let made = ["target", "gen", "permissions"];
    let entries = std::fs::read_dir(root()).expect("the project can be listed").flatten();
    for name in entries.map(|entry| entry.file_name().to_string_lossy().into_owned()) {
        let may = name.starts_with('.') || allowed.contains(&name.as_str()) || made.contains(&name.as_str());
        assert!(may, "{name} does not belong at the top");
    }
}

/// The native menu only names what the page can do: every item is a row of the page's table, in its words, with one of
/// its keys.
#[test]
fn the_menu_names_actions_of_the_page() {
    let table = read(&root().join("ui/src/keys/table.ts"));
    let between = |text: &str, begin: &str, end: &str| {
        text.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).map(|(value, _)| value.to_owned())
    };
    let rows: Vec<(String, String, Vec<String>)> = table
        .lines()
        .filter_map(|line| {
            let keys = between(line, "keys: [", "]")?.replace("\\\\", "\\");
            let keys = keys.split(", ").map(|key| key.trim_matches('\'').to_owned()).filter(|key| !key.is_empty());
            Some((between(line, "action: '", "'")?, between(line, "label: '", "'")?, keys.collect()))
        })
        .collect();
    assert!(30 < rows.len(), "the table is read");

    let menu = read(&root().join("src-tauri/src/menu.rs")).replace("\\\\", "\\");
    let list = between(&menu, "const MENUS", "\n];").expect("the menu is read");
    let mut items = 0;
    for part in list.split('(').skip(1) {
        let texts: Vec<&str> = part.split('"').skip(1).step_by(2).collect();
        let [action, label, key, ..] = texts[..] else { continue };
        if !action.contains('.') {
            continue;
        }
        items += 1;
        let row =
            rows.iter().find(|row| row.0 == action).unwrap_or_else(|| panic!("{action} is no action of the page"));
        assert_eq!(label.replacen('&', "", 1), row.1, "{action}");
        let is_key = if key.is_empty() { row.2.is_empty() } else { row.2.iter().any(|other| other == key) };
        assert!(is_key, "{action}: {key:?} is not among {:?}", row.2);
    }
    assert!(25 < items, "the menu is read: {items}");
}
