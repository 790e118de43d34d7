//! Reports as PDF, judged by programs that others wrote: qpdf and poppler. `scripts/test` installs them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use claimbook_core::domain::id::Key;
use claimbook_core::domain::preset::Paper;
use claimbook_core::domain::report::Report;
use claimbook_report::pages::{Bound, Pages, Sheet, Slip, is_named_as_volume};
use claimbook_report::{Format, render};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harbour;
use crate::hostile::{CONTROL, MARKDOWN, MARKUP, SCRIPTS, TURNED, TYPST, with};

/// Some PDFs in a folder of their own.
pub(crate) struct Shelf {
    folder: TempDir,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Has the worker make a file, and gives what it says of it.
    pub(crate) fn print(&self, name: &str, sheet: &Sheet, json: Option<&[u8]>, images: &[&[u8]]) -> Value {
        let contents = json!({
            "ident": "a test",
            "words": sheet.words.len(),
            "attachment": json.map(|json| json!({ "name": "report.json", "size": json.len() })),
            "images": images.iter().map(|image| image.len()).collect::<Vec<_>>(),
        });
        let mut worker = worker(&["typeset".as_ref(), self.path(name).as_os_str()]);
        let mut child = worker.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let parts =
            [format!("{contents}\n").as_bytes(), &sheet.words, json.unwrap_or_default(), &images.concat()].concat();
        input.write_all(&parts).unwrap();
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}: {}", output.status, String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Prints a report that fits into one file.
    fn report(&self, name: &str, report: &Report) -> Value {
        let json = render(report, Format::Json).unwrap();
        let pages = Pages::of(report);
        assert_eq!(pages.volumes(), 0);
        let sheet = pages.whole(&[], "report.json", &json.digest);
        let images: Vec<&[u8]> = sheet.images.iter().map(|_| &b"no picture"[..]).collect();
        self.print(name, &sheet, Some(&json.bytes), &images)
    }

    fn text(&self, name: &str) -> String {
        let text = run("pdftotext", &["-layout".as_ref(), self.path(name).as_ref(), "-".as_ref()]);
        // A line that was too long continues on the next.
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn info(&self, name: &str) -> String {
        run("pdfinfo", &[self.path(name).as_ref()])
    }

    /// What every file of ours must be.
    #[track_caller]
    fn assert_sound(&self, name: &str) {
        let checked = run("qpdf", &["--check".as_ref(), self.path(name).as_ref()]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let info = self.info(name);
        assert!(info.contains("Tagged:          yes"), "{info}");
        let metadata = run("pdfinfo", &["-meta".as_ref(), self.path(name).as_ref()]);
        for claim in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(claim), "{claim} in {metadata}");
        }
        let fonts = run("pdffonts", &[self.path(name).as_ref()]);
        for font in fonts.lines().skip(2) {
            let marks: Vec<&str> = font.split_whitespace().rev().take(5).collect();
            assert_eq!(marks[2..], ["yes", "yes", "yes"], "embedded, a part, with Unicode: {font}");
        }
    }
}

fn worker(arguments: &[&std::ffi::OsStr]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_worker-under-test"));
    command.args(arguments);
    command
}

#[track_caller]
pub(crate) fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> String {
    let output: Output =
        Command::new(program).args(arguments).output().expect("scripts/test installs qpdf and poppler-utils");
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn a_report_is_archived_read_aloud_and_carries_its_data() {
    let (shelf, report) = (Shelf::new(), harbour::report());
    let told = shelf.report("report.pdf", &report);

    shelf.assert_sound("report.pdf");
    let info = shelf.info("report.pdf");
    assert!(info.contains(&format!("Pages:           {}\n", told["pages"])), "{info}");
    assert!(info.contains("Title:           What the Halvern Courier wrote about the new harbour"), "{info}");
    assert!(info.contains("Author:          Ana Kestrel"), "{info}");
    assert!(info.contains("(A4)"), "{info}");
    let out = shelf.path("attached.json");
    let from = shelf.path("report.pdf");
    run("pdfdetach", &["-save".as_ref(), "1".as_ref(), "-o".as_ref(), out.as_ref(), from.as_ref()]);
    assert_eq!(std::fs::read(out).unwrap(), render(&report, Format::Json).unwrap().bytes, "byte for byte");
}

#[test]
fn what_was_written_reads_back_with_its_pages_and_its_data() {
    let (shelf, report) = (Shelf::new(), harbour::report());
    let told = shelf.report("report.pdf", &report);

    let output = worker(&["read".as_ref(), shelf.path("report.pdf").as_os_str()]).output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["pages"], told["pages"]);
    assert_eq!(found["attached"], json!([render(&report, Format::Json).unwrap().digest.as_str()]));

    let path = shelf.path("cut.pdf");
    let bytes = std::fs::read(shelf.path("report.pdf")).unwrap();
    for wrong in [&b"<html>"[..], b"", &bytes[1..]] {
        std::fs::write(&path, wrong).unwrap();
        assert!(!worker(&["read".as_ref(), path.as_os_str()]).output().unwrap().status.success());
    }
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let shelf = Shelf::new();
    for name in ["one.pdf", "two.pdf"] {
        shelf.report(name, &harbour::report());
    }
    assert!(std::fs::read(shelf.path("one.pdf")).unwrap() == std::fs::read(shelf.path("two.pdf")).unwrap());
}

#[test]
fn a_reader_finds_the_words_of_the_page_in_its_order() {
    let shelf = Shelf::new();
    shelf.report("report.pdf", &harbour::report());
    let text = shelf.text("report.pdf");

    let mut from = 0;
    for words in [
        "4 of 6 claims have a verdict; 2 not reviewed, listed on page 1.",
        "3 other claims of this book are not in this report.",
        "SAMPLE",
        "What the Halvern Courier wrote about the new harbour",
        "Six claims from the front page",
        "Of the claims checked here, not a sample.",
        "Problems first",
        "Nearly 20 percent of Halvern’s shoreline belongs to the port company.",
        "Suggested wording",
        "Not reviewed",
        "Outcomes and dates",
        "Claims",
        "Disputed by",
        "Found in",
        "Supports",
        "Annex: documents",
        "SHA-256 of the file",
        "Annex: history",
        "Pinned heads",
        "verify --head",
        "The JSON form of this report is attached to this file.",
        "What this report does not show",
        "Names are declared, not authenticated",
    ] {
        let at =
            text[from..].find(words).unwrap_or_else(|| panic!("`{words}` comes after `{}` in {text}", &text[..from]));
        from += at;
    }
}

#[test]
fn it_can_be_walked_through_from_its_outline_and_by_its_links() {
    let shelf = Shelf::new();
    shelf.report("report.pdf", &harbour::report());
    let plain = shelf.path("plain.pdf");
    let from = shelf.path("report.pdf");
    run("qpdf", &["--qdf".as_ref(), "--object-streams=disable".as_ref(), from.as_ref(), plain.as_ref()]);
    let pdf = String::from_utf8_lossy(&std::fs::read(plain).unwrap()).into_owned();

    assert!(pdf.contains("/Outlines"));
    assert!(pdf.contains("/PageLabels"));
    assert!(40 < pdf.matches("/Subtype /Link").count(), "{}", pdf.matches("/Subtype /Link").count());
    assert!(pdf.contains("/Lang"));
    assert!(pdf.contains("Bar chart of 6 claims"), "charts are told in words");
}

/// The page, from 1, to which each link leads that tells its key aloud.
fn led_to(path: &Path) -> Vec<(String, usize)> {
    let read =
        run("qpdf", &["--json=2".as_ref(), "--json-key=qpdf".as_ref(), "--json-key=pages".as_ref(), path.as_ref()]);
    let read: Value = serde_json::from_str(&read).unwrap();
    let pages: Vec<_> = read["pages"].as_array().unwrap().iter().map(|page| page["object"].clone()).collect();
    let objects = read["qpdf"][1].as_object().unwrap();
    let is_link = |object: &&Value| object["value"]["/Subtype"] == "/Link";
    let links = objects.values().filter(is_link).filter_map(|link| {
        let key = link["value"]["/Contents"].as_str().unwrap().strip_prefix("u:").unwrap();
        if key.starts_with("http") {
            return None;
        }
        let place = link["value"]["/Dest"].as_str().expect("it leads to a place in this file");
        let page = &objects[&format!("obj:{place}")]["value"][0];
        Some((key.to_owned(), 1 + pages.iter().position(|object| object == page).unwrap()))
    });
    links.collect()
}

#[test]
fn every_link_leads_to_its_key_and_every_number_is_that_of_its_page() {
    let (shelf, report) = (Shelf::new(), harbour::report());
    shelf.report("report.pdf", &report);
    let text = run("pdftotext", &["-layout".as_ref(), shelf.path("report.pdf").as_ref(), "-".as_ref()]);
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();

    for (n, page) in pages.iter().enumerate() {
        let foot = page.lines().rfind(|line| !line.trim().is_empty()).unwrap();
        assert!(foot.ends_with(&format!("Page {} of {}", n + 1, pages.len())), "{foot}");
    }
    let links = led_to(&shelf.path("report.pdf"));
    for (key, page) in &links {
        assert!(pages[page - 1].contains(key.as_str()), "{key} is not on page {page}");
    }
    for claim in &report.claims {
        let key = claim.key.to_string();
        let page = links.iter().find(|(of, _)| *of == key).unwrap().1;
        let listed = |line: &&str| line.trim_start().starts_with(&key) && line.ends_with(&format!(" {page}"));
        assert!(text.lines().any(|line| listed(&line)), "{key} is on page {page}: {text}");
    }
    assert!(report.claims.len() * 3 < links.len());
}

#[test]
fn paper_and_order_are_as_wished() {
    let (shelf, mut report) = (Shelf::new(), harbour::report());
    report.book.sample = false;
    report.paper = Paper::Letter;
    report.claims.reverse();
    shelf.report("letter.pdf", &report);

    let info = shelf.info("letter.pdf");
    assert!(info.contains("612 x 792"), "{info}");
    let text = shelf.text("letter.pdf");
    let (_, claims) = text.split_once("Outcomes and dates").unwrap();
    let at = |words: &str| claims.find(words).unwrap();
    let keys: Vec<usize> = report.claims.iter().map(|claim| at(&claim.key.to_string())).collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn words_typed_to_break_out_stay_words() {
    let shelf = Shelf::new();
    for (name, words) in [
        ("a", MARKUP),
        ("b", TURNED),
        ("c", CONTROL),
        ("d", MARKDOWN),
        ("e", TYPST),
        ("f", "\u{feff}\u{200b}\u{fe0f}"),
        ("g", "\t\n "),
    ] {
        shelf.report(name, &with(words));
        shelf.assert_sound(name);
    }
    assert!(shelf.text("a").contains("<script>alert(1)</script>"));
    assert!(shelf.text("b").contains("invoice[U+202E]fdp.exe"));
    assert!(shelf.text("d").contains("**bold**"));
    assert!(shelf.text("e").contains("#let x = 1 #import \"@preview/a:0.1.0\" $x^2$ #read(\"/etc/passwd\") *a* _b_"));
}

#[test]
fn every_script_comes_out_and_what_has_no_shape_is_named() {
    let shelf = Shelf::new();
    for (name, words) in
        [("a", SCRIPTS), ("b", "שלום עולם (1984) ו-abc"), ("c", "السلام عليكم، 20 % من المدينة"), ("d", "ܫܠܡܐ ދިވެހި ߒߞߏ")]
    {
        let told = shelf.report(name, &with(words));
        shelf.assert_sound(name);
        assert_eq!((&told["missing"], &told["refused"]), (&Value::Null, &Value::Null), "{words}");
    }
    assert!(shelf.text("a").contains("Ελληνικά Кириллица Հայերեն"));
    // Wherever words from the left stand, those from the right do: in titles and headings too, and at each page's foot.
    let count = |name: &str, word: &str| {
        let pages = shelf.report(name, &with(word))["pages"].as_u64().unwrap();
        shelf.text(name).matches(word).count() - usize::try_from(pages).unwrap()
    };
    assert_eq!(count("right", "שלום"), count("left", "zebra"));

    let told = shelf.report("e", &with("a 1\u{fe0f}\u{20e3} \u{13000} \u{e001} \u{fdd0} \u{10ffff} z"));
    shelf.assert_sound("e");
    assert!(told["missing"].as_str().unwrap().contains("U+13000"), "{told}");
    assert!(shelf.text("e").contains("a 1□ □ □ □ □ z"));
    assert!(shelf.text("e").contains("have no shape in the fonts of this file"));
}

#[test]
fn what_is_enormous_is_bounded_and_says_what_it_leaves_out() {
    let (shelf, mut report) = (Shelf::new(), harbour::report());
    report.claims[0].statement = "The tide is high. ".repeat(5_556);
    report.claims[1].statement = "x".repeat(100_000);
    let item = report.claims[0].evidence[0].clone();
    report.claims[0].evidence = (1..=5_000)
        .map(|n| {
            let key: Key = format!("E-{:05}", 10_000 + n).parse().unwrap();
            let mut item = item.clone();
            item.key = key;
            item
        })
        .collect();
    report.claims[2].tags = vec!["tag".to_owned(); 5_000];
    report.documents[0].archived_urls = vec![format!("https://halvern.example/{}", "a".repeat(1_900)); 500];
    let told = shelf.report("report.pdf", &report);

    shelf.assert_sound("report.pdf");
    let text = shelf.text("report.pdf");
    assert!(text.contains("94,008 more characters are in the JSON form of this report"), "{text}");
    assert!(text.contains("4,700 more items of evidence are not shown here"));
    assert!(told["pages"].as_u64().unwrap() < 150, "{told}");
}

#[test]
fn a_picture_is_drawn_small_and_a_broken_one_is_named() {
    let (shelf, mut report) = (Shelf::new(), harbour::report());
    let document = report.documents.iter_mut().find(|document| document.original.is_some()).unwrap();
    document.original.as_mut().unwrap().media_type = "image/png".to_owned();
    let digest = render(&report, Format::Json).unwrap().digest;
    let pages = Pages::of(&report);
    let sheet = pages.whole(&[], "report.json", &digest);
    let png = include_bytes!("../../src-tauri/icons/512x512.png");
    // A picture of 60,000 by 60,000 pixels, in its own words.
    let mut bomb = png.to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);

    // One dot on a canvas of 9,000 by 9,000.
    let canvas = b"GIF89a\x28\x23\x28\x23\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;";
    let mut dot = canvas.to_vec();
    dot[6..10].copy_from_slice(&[1, 0, 1, 0]);

    assert_eq!(sheet.images.len(), 1, "evidence from it is shown");
    shelf.print("good.pdf", &sheet, None, &[png]);
    shelf.assert_sound("good.pdf");
    let drawn = run("pdfimages", &["-list".as_ref(), shelf.path("good.pdf").as_ref()]);
    assert!(drawn.contains("480   480"), "{drawn}");
    shelf.print("dot.pdf", &sheet, None, &[&dot]);
    assert!(!shelf.text("dot.pdf").contains("Not drawn"));
    for (name, broken) in
        [("cut.pdf", &png[..png.len() / 2]), ("bomb.pdf", &bomb), ("canvas.pdf", canvas), ("none.pdf", b"GIF89a")]
    {
        shelf.print(name, &sheet, None, &[broken]);
        shelf.assert_sound(name);
        assert!(shelf.text(name).contains("Not drawn: the picture kept as"), "{name}");
    }
}

#[test]
fn many_claims_become_volumes_and_their_contents() {
    let (shelf, mut report) = (Shelf::new(), harbour::report());
    let pattern = report.claims[1].clone();
    report.claims = (1..=Pages::CLAIMS + 2)
        .map(|n| {
            let mut claim = pattern.clone();
            claim.key = format!("CB-{n:04}").parse().unwrap();
            claim.evidence.clear();
            claim.other_verdicts.clear();
            claim
        })
        .collect();
    let json = render(&report, Format::Json).unwrap();
    let pages = Pages::of(&report);
    assert_eq!(pages.volumes(), 2);

    // The first shows nothing that the second does not.
    let second = pages.volume(1, "report.pdf", &json.digest);
    let slip = Slip::read(second.slip.as_ref().unwrap()).unwrap();
    assert!(
        matches!(&slip, Slip::Volume { number: 2, count: 2, contents, .. } if contents == "report.pdf"),
        "{slip:?}"
    );
    let told = shelf.print("report-2-of-2.pdf", &second, None, &[]);
    shelf.assert_sound("report-2-of-2.pdf");
    let text = shelf.text("report-2-of-2.pdf");
    assert!(text.contains("Volume 2 of 2") && text.contains("251 of 251 claims have a verdict"), "{text}");
    assert!(
        text.contains("CB-0252") && text.contains("CB-0502") && !text.contains("CB-0251"),
        "its own claims and no others"
    );

    assert_eq!(pages.name("report.pdf", 1), "report-2-of-2.pdf");
    let bound = [0, 1].map(|n| Bound {
        name: pages.name("report.pdf", n),
        digest: json.digest.clone(),
        pages: told["pages"].as_u64().unwrap().try_into().unwrap(),
    });
    let contents = pages.whole(&bound, "report.json", &json.digest);
    shelf.print("report.pdf", &contents, Some(&json.bytes), &[]);
    shelf.assert_sound("report.pdf");
    let listed = run("pdfdetach", &["-list".as_ref(), shelf.path("report.pdf").as_ref()]);
    assert!(listed.contains("1: report.json") && listed.contains("2: volumes.json"), "{listed}");
    let slip = shelf.path("volumes.json");
    let save = ["-save".as_ref(), "2".as_ref(), "-o".as_ref(), slip.as_os_str(), shelf.path("report.pdf").as_os_str()]
        .map(Into::into);
    run("pdfdetach", &save.each_ref().map(std::ffi::OsString::as_os_str));
    let slip = Slip::read(&std::fs::read(slip).unwrap()).unwrap();
    let Slip::Contents { report, volumes, .. } = slip else { panic!("{slip:?}") };
    assert_eq!(report, json.digest.as_str());
    assert_eq!(
        volumes.iter().map(|volume| &volume.name).collect::<Vec<_>>(),
        ["report-1-of-2.pdf", "report-2-of-2.pdf"]
    );
    assert!(volumes.iter().all(|volume| volume.sha256 == json.digest.as_str()));
    let text = shelf.text("report.pdf");
    for words in
        ["Contents of 2 volumes", "report-1-of-2.pdf", json.digest.as_str(), "CB-0001 to CB-0251", "CB-0252 to CB-0502"]
    {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn only_what_is_named_as_a_volume_is_one() {
    for name in ["report-1-of-2.pdf", "report-2-of-2.pdf", "report-03-of-25.pdf"] {
        assert!(is_named_as_volume(name, "report.pdf"), "{name}");
    }
    for name in [
        "report.pdf",
        "report-0-of-2.pdf",
        "report-3-of-2.pdf",
        "report-3-of-25.pdf",
        "report-+1-of-2.pdf",
        "report-1-of-2.pdf.pdf",
        "letter-1-of-2.pdf",
        "report-1-of-2.doc",
        "../report-1-of-2.pdf",
    ] {
        assert!(!is_named_as_volume(name, "report.pdf"), "{name}");
    }
}

#[test]
fn a_slip_of_anybody_is_read_with_care() {
    let volume = |number, count, version| {
        json!({ "format": "claimbook-volume", "version": version, "report": "", "contents": "r.pdf",
            "number": number, "count": count })
        .to_string()
    };
    assert!(Slip::read(volume(1, 2, 1).as_bytes()).is_some());
    for text in [volume(0, 2, 1), volume(3, 2, 1), volume(1, 2, 2), "{}".to_owned(), String::new()] {
        assert_eq!(Slip::read(text.as_bytes()), None, "{text}");
    }
    let many = json!({ "format": "claimbook-contents", "version": 1, "report": "",
        "volumes": vec![json!({ "name": "a", "sha256": "" }); 10_001] });
    assert_eq!(Slip::read(many.to_string().as_bytes()), None);
}

#[test]
fn a_job_that_is_none_is_refused_and_leaves_nothing() {
    let shelf = Shelf::new();
    let path = shelf.path("none.pdf");
    for input in [&b""[..], b"{}\n", b"{\"ident\":\"\",\"words\":9,\"attachment\":null,\"images\":[]}\n{}"] {
        let mut child = worker(&["typeset".as_ref(), path.as_os_str()]);
        let mut child = child.stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(!output.stderr.is_empty());
        assert!(!Path::new(&path).exists());
    }
}
