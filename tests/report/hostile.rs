//! Words that were typed to break out of a report.

use claimbook_core::domain::report::Report;
use claimbook_report::Format;

use crate::{harbour, text};

pub(crate) const MARKUP: &str = "</style><script>alert(1)</script><img src=x onerror=alert(2)>";
pub(crate) const TURNED: &str = "invoice\u{202e}fdp.exe\u{2066}";
pub(crate) const CONTROL: &str = "bell\u{7} escape\u{1b}[31m nul\0 next\u{85}line none\u{fffe}\u{ffff}";
pub(crate) const MARKDOWN: &str =
    "# heading\n- item\n```\n[x](javascript:alert(1)) | **bold** | <b>\n    code\n1. one\n---";

/// What would be more than words to the typesetter.
pub(crate) const TYPST: &str =
    "#let x = 1 #import \"@preview/a:0.1.0\" $x^2$ #read(\"/etc/passwd\") *a* _b_ <CB-0001> @CB-0001 \\ // ``` = =";
pub(crate) const SCRIPTS: &str = "Ağ Ελληνικά Кириллица Հայերեն हिन्दी বাংলা ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල ไทย ລາວ བོད \
                   မြန်မာ ქართული 한국어 አማርኛ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ខ្មែរ 日本語 ひらがな 中文 ꆈꌠ ✓ ☂ 🙂 👩‍🚀 ∑ e\u{301}\u{302}\u{303} \u{feff}x";

/// The report with these words wherever words were typed.
pub(crate) fn with(typed: &str) -> Report {
    let mut report = harbour::report();
    let words = || typed.to_owned();
    let maybe = || Some(words());
    report.title = words();
    report.organisation = maybe();
    report.subtitle = maybe();
    report.author = maybe();
    report.query = words();
    report.book.title = words();
    for claim in &mut report.claims {
        claim.statement = words();
        claim.source = words();
        claim.claimant = words();
        claim.hedge = maybe();
        claim.place = maybe();
        claim.tags = vec![words()];
        for quantity in &mut claim.quantities {
            quantity.unit = maybe();
            quantity.qualifier = maybe();
            quantity.of_what = maybe();
        }
        for appearance in &mut claim.appearances {
            appearance.repeater = maybe();
            appearance.passage = Some(harbour::passage(typed, typed, typed));
        }
        for verdict in claim.verdict.iter_mut().chain(&mut claim.other_verdicts) {
            verdict.by = words();
            verdict.rationale = maybe();
            verdict.wording = maybe();
            verdict.reason = maybe();
            if let Some(withdrawal) = &mut verdict.withdrawn {
                withdrawal.by = words();
                withdrawal.reason = words();
            }
        }
        for item in &mut claim.evidence {
            item.explanation = maybe();
            item.note = maybe();
            let mut passage = harbour::passage(typed, typed, typed);
            passage.place = maybe();
            passage.translation = maybe();
            passage.translated_by = maybe();
            item.passage = Some(passage);
        }
    }
    for document in &mut report.documents {
        document.title = words();
        document.source = words();
        document.authors = vec![words()];
        document.url = maybe();
        document.archived_urls = vec![words()];
        document.language = maybe();
        if let Some(file) = &mut document.original {
            file.name = maybe();
            file.media_type = words();
        }
        if let Some(contact) = &mut document.contact {
            contact.whom = words();
            contact.how = words();
            contact.asked = words();
            contact.answer = maybe();
        }
    }
    for shown in report.history.iter_mut().filter_map(|step| step.shown.as_mut()) {
        shown.person = words();
        shown.reason = maybe();
    }
    report
}

#[test]
fn markup_stays_words_in_the_page_and_in_markdown() {
    for format in [Format::Html, Format::Markdown] {
        let rendered = text(&with(MARKUP), format);
        for markup in ["<script", "<img", "</style><"] {
            assert!(!rendered.contains(markup), "{markup} broke out of {format:?}");
        }
    }
    let page = text(&with(MARKUP), Format::Html);
    assert_eq!(page.matches("<style>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn words_of_every_kind_stand_in_the_page() {
    let escaped =
        |words: &str| words.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
    for words in [TYPST, SCRIPTS, "שלום עולם (1984) ו-abc", "السلام عليكم، 20 % من المدينة", MARKUP]
    {
        assert!(text(&with(words), Format::Html).contains(&escaped(words)), "{words}");
    }
}

#[test]
fn json_is_harmless_inside_a_page_and_faithful_to_a_reader() {
    let json = text(&with(MARKUP), Format::Json);
    assert!(!json.contains('<'));
    for words in [MARKUP, TURNED, CONTROL, MARKDOWN] {
        let value: serde_json::Value = serde_json::from_str(&text(&with(words), Format::Json)).unwrap();
        assert_eq!(value["claims"][0]["statement"], words);
    }
}

#[test]
fn what_cannot_be_seen_never_leaves_as_it_is() {
    for format in Format::ALL {
        for words in [TURNED, CONTROL] {
            let rendered = text(&with(words), format);
            let unseen = rendered.chars().find(|letter| {
                let line_end = matches!(letter, '\n') || (format == Format::Csv && *letter == '\r');
                (letter.is_control() && !line_end)
                    || matches!(letter, '\u{fffe}' | '\u{ffff}')
                    || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(unseen, None, "in {format:?}");
        }
    }
    assert!(text(&with(TURNED), Format::Html).contains("invoice[U+202E]fdp.exe"), "the reader sees what was hidden");
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for address in ["javascript:alert(1)", "data:text/html,<b>x", "JavaScript:alert(1)", "file:///etc/passwd"] {
        let page = text(&with(address), Format::Html);
        for link in page.split("href=\"").skip(1) {
            assert!(link.starts_with('#'), "{} is a link", &link[..40]);
        }
        assert!(!text(&with(address), Format::Markdown).contains("]("), "{address} is a link");
    }
    let page = text(&with("https://halvern.example/?a=1&b=\"x\""), Format::Html);
    assert!(page.contains("href=\"https://halvern.example/?a=1&#38;b=&#34;x&#34;\""));
}

#[test]
fn no_cell_is_a_formula() {
    for words in
        ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "＋1", "－1", "＠1"]
    {
        let table = text(&with(words), Format::Csv);
        let mut rows = 0;
        for cells in records(&table).iter().skip(1) {
            rows += 1;
            for cell in cells {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                assert!(!formula, "{cell:?} would be read as a formula");
            }
        }
        assert_eq!(rows, 6);
    }
}

#[test]
fn a_cell_keeps_quotes_commas_and_lines() {
    let words = "one, \"two\"\nthree";
    let table = text(&with(words), Format::Csv);
    assert_eq!(records(&table)[1][2], words);
}

#[test]
fn markdown_that_was_typed_makes_no_block_and_no_link() {
    let rendered = text(&with(MARKDOWN), Format::Markdown);

    let headings = rendered.lines().filter(|line| line.starts_with('#')).count();
    let clean = text(&with("plain words"), Format::Markdown).lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings, clean, "no heading was typed");
    for line in rendered.lines() {
        let line = line.trim_start_matches("> ");
        assert!(!line.starts_with("```") && !line.starts_with("---"), "{line:?} begins a block");
        assert!(!line.replace("\\]", "").contains("](javascript:"), "{line:?} holds a link");
        assert!(!line.contains(" | "), "{line:?} divides a table");
    }
}

#[test]
fn a_hundred_thousand_characters_come_out() {
    let mut report = harbour::report();
    let long = format!("{}.", "ü".repeat(99_999));
    report.claims[0].statement.clone_from(&long);

    // A cell cannot hold it and a document does not, and both say so.
    for format in [Format::Html, Format::Markdown, Format::Json, Format::Csv] {
        let rendered = text(&report, format);
        assert!(rendered.contains(&long), "the statement is whole in {format:?}");
        assert!(rendered.len() < 3 * long.len() + 200_000, "and stands there once in full in {format:?}");
    }
}

/// A reader of RFC 4180 that shares nothing with the writer.
fn records(table: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = table.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = records.last_mut().unwrap().last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => records.last_mut().unwrap().push(String::new()),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                records.push(vec![String::new()]);
            }
            other => cell.push(other),
        }
    }
    records.pop();
    records
}
