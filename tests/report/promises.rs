//! What every report promises its readers.

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::document::DocumentKind;
use claimbook_core::domain::report::Report;
use claimbook_core::domain::scale::Status;
use claimbook_report::pages::{Bound, Pages};
use claimbook_report::{Format, RenderError, render};
use serde_json::Value;

use crate::{harbour, text};

#[test]
fn a_report_of_no_claims_is_refused() {
    let mut report = harbour::report();
    report.claims.clear();

    for format in Format::ALL {
        assert_eq!(render(&report, format), Err(RenderError::NoClaims));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in Format::ALL {
        let (one, other) = (render(&harbour::report(), format).unwrap(), render(&harbour::report(), format).unwrap());
        assert_eq!(one, other, "{format:?} differs between two runs");
        assert_eq!(one.digest, Digest::of(&one.bytes));
    }
}

#[test]
fn a_format_is_found_by_its_word() {
    for format in Format::ALL {
        assert_eq!(Format::find(format.word()), Some(format));
    }
    assert_eq!(Format::find("pdf"), None);
}

#[test]
fn the_first_line_says_what_was_covered() {
    let covered = "4 of 6 claims have a verdict";
    let report = harbour::report();

    assert!(text(&report, Format::Markdown).starts_with(&format!("{covered}; 2 not reviewed")));
    let page = text(&report, Format::Html);
    let body = page.split_once("<body").unwrap().1;
    let first_words = body.split_once("<strong>").unwrap().1;
    assert!(first_words.starts_with(covered));
    let json: serde_json::Value = serde_json::from_str(&text(&report, Format::Json)).unwrap();
    assert_eq!(json["coverage"]["judged"], 4);
    assert!(text(&report, Format::Csv).starts_with("key,id,statement,status,outcome,rating,confidence,documented,"));
}

#[test]
fn problems_come_before_the_claims_in_their_order() {
    for format in [Format::Html, Format::Markdown] {
        let rendered = text(&harbour::report(), format);
        let at = |words: &str| rendered.find(words).unwrap_or_else(|| panic!("no {words:?} in {format:?}"));
        let claims = if format == Format::Html { "<section id=\"claims\"" } else { "## Claims" };
        assert!(at("about 11 percent of the shoreline") < at(claims), "the suggested wording stands first");
        assert!(at("Not reviewed") < at(claims));
    }
}

#[test]
fn the_page_has_no_script_and_loads_nothing() {
    let page = text(&harbour::report(), Format::Html);

    for word in ["<script", "javascript:", " src=", "@import", "url(", "<link", "<iframe", "<img", " style="] {
        assert!(!page.contains(word), "{word:?} stands in the page");
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    assert!(page.contains("base-uri 'none'; form-action 'none'"));
}

#[test]
fn every_link_inside_the_page_leads_somewhere() {
    let page = text(&harbour::report(), Format::Html);

    for link in page.split("href=\"#").skip(1) {
        let target = link.split('"').next().unwrap();
        assert!(page.contains(&format!(" id=\"{target}\"")), "#{target} leads nowhere");
    }
    for claim in harbour::report().claims {
        assert!(page.contains(&format!("id=\"{}\"", claim.key)), "{} has no anchor", claim.key);
    }
}

#[test]
fn a_verdict_is_never_just_its_word() {
    for format in [Format::Html, Format::Markdown, Format::Docx] {
        let rendered = text(&harbour::report(), format).replace("<bdi>", "").replace("</bdi>", "");
        for words in [
            "Disputed by Ana K., 1 reader, 4 items, 2 independent",
            "Verified that Odile Brandt said this. Whether it is true was not checked.",
            "Marked without documentation",
            "Of the claims checked here, not a sample.",
            "Repeats E-0001, not independent",
            "Our own working, not independent",
            "Link only, no copy",
            "Published later than the claim",
            "Unchanged since it was added here on 14 March 2025 by this computer's clock. This does not show who made it, \
             that it is genuine, or what the page showed to others.",
            "Names are declared, not authenticated",
            "Read the wrong year.",
            "claims --book FILE verify --head ",
        ] {
            let rendered = rendered.replace("&#39;", "'");
            assert!(rendered.contains(words), "{words:?} is missing in {format:?}");
        }
    }
}

#[test]
fn a_name_that_ends_in_a_full_stop_ends_its_sentence() {
    let mut report = harbour::report();
    for document in &mut report.documents {
        document.source = "Ana K.".to_owned();
        document.accessed = None;
    }
    report.claims[0].appearances[1].repeater = Some("Ben L.".to_owned());

    let page = text(&report, Format::Html).replace("<bdi>", "").replace("</bdi>", "");
    assert!(page.contains("Ana K. Image, published"), "{page}");
    assert!(page.contains("repeated by Ben L. <span"), "{page}");
    assert!(!page.contains(".. "), "{page}");
    let sheet = Pages::of(&report).whole(&[], "report.json", &Digest::of(b"the data"));
    let words = String::from_utf8(sheet.words).unwrap();
    assert!(words.contains("\"Ana K. Image, published"), "{words}");
    // Its sentence is ended on the page.
    assert!(words.contains("\"Ben L\""), "{words}");
}

#[test]
fn what_a_page_and_a_document_leave_out_is_counted() {
    let mut report = harbour::report();
    let claim = &mut report.claims[0];
    claim.tags = (1..=70).map(|n| format!("t{n}")).collect();
    claim.quantities = vec![claim.quantities[0].clone(); 61];
    report.claims[1].tags = (10..60).map(|n| format!("a long name of a tag {n}")).collect();
    report.documents[0].authors = (1..=62).map(|n| format!("Author {n}")).collect();
    report.documents[0].archived_urls = vec!["https://archive.example/shore".to_owned(); 23];

    let sheet = Pages::of(&report).whole(&[], "report.json", &Digest::of(b"the data"));
    let words = String::from_utf8(sheet.words).unwrap();
    for (what, text) in [("the page", words), ("the document", text(&report, Format::Docx))] {
        for sentence in [
            "10 more tags are not shown here: the JSON form of this report has all of them.",
            "26 more tags are not shown here: the JSON form of this report has all of them.",
            "1 more figure is not shown here: the JSON form of this report has all of them.",
            "2 more authors are not shown here: the JSON form of this report has all of them.",
            "3 more archived addresses of D-0001 are not shown here: the JSON form of this report has all of them.",
        ] {
            assert!(text.contains(sentence), "{sentence} is missing in {what}");
        }
        assert!(text.contains("t60") && !text.contains("t61"), "{what}");
        assert!(text.contains("Author 60") && !text.contains("Author 61"), "{what}");
    }
    for format in [Format::Html, Format::Markdown] {
        assert!(text(&report, format).contains("Author 62"), "{format:?} leaves out nothing");
    }
}

#[test]
fn a_statement_of_which_nothing_can_be_seen_says_so() {
    let mut report = harbour::report();
    report.claims[5].statement = "\u{200b}\u{200b}".to_owned();

    let count = |format| text(&report, format).matches("[nothing that can be seen]").count();
    // In both lists of claims and as its heading.
    assert_eq!(count(Format::Docx), 3);
    assert_eq!(count(Format::Html), 3);
    // Its list of claims is the headings.
    assert_eq!(text(&report, Format::Markdown).matches("nothing that can be seen").count(), 2);
    assert_eq!((count(Format::Json), count(Format::Xlsx)), (0, 0), "data stay as they were typed");
}

/// The words of the pages as a value.
fn pages(report: &Report) -> Value {
    let sheet = Pages::of(report).whole(&[], "report.json", &Digest::of(b"the data"));
    serde_json::from_slice(&sheet.words).unwrap()
}

#[test]
fn a_note_is_not_titled_by_its_own_words() {
    let titled = |kind: DocumentKind, title: &str| {
        let mut report = harbour::report();
        let item = &mut report.claims[0].evidence[0];
        item.note = Some("The register counts leased moorings as the company’s own.\nAsk them.".to_owned());
        let document = report.documents.iter_mut().find(|document| document.key == item.document).unwrap();
        document.kind = kind;
        document.original = None;
        document.title = title.to_owned();
        let on_pages = pages(&report)["claims"][0]["sides"][0]["items"][0]["title"] != Value::Null;
        let elsewhere =
            [Format::Html, Format::Docx, Format::Markdown].map(|format| text(&report, format).matches(title).count());
        (on_pages, elsewhere)
    };
    let beginning = "The register counts leased moorings as the compan";
    let (on_pages, as_another) = titled(DocumentKind::Other, beginning);
    assert!(on_pages);
    assert_eq!(titled(DocumentKind::Note, beginning), (false, as_another.map(|times| times - 1)));
    // One that somebody gave it is shown, once less than where the note begins with it.
    assert_eq!(titled(DocumentKind::Note, "On moorings"), (true, as_another.map(|times| times - 1)));
}

#[test]
fn dates_are_drawn_as_finely_as_they_are_known_and_fit() {
    let drawn = |dates: &[&str]| {
        let mut report = harbour::report();
        let pattern = report.claims[0].clone();
        let claim = |date: &&str| {
            let mut claim = pattern.clone();
            claim.said = harbour::date(date);
            claim
        };
        report.claims = dates.iter().map(claim).collect();
        let dates = pages(&report)["charts"]["dates"].take();
        let bars = dates["bars"].as_array().map_or(0, Vec::len);
        let words = |name: &str| dates[name].as_str().unwrap_or_default().to_owned();
        (
            bars,
            words("alt").replace("Bar chart of claims by the ", "").replace(" in which they were said", ""),
            words("note"),
        )
    };
    let told = |bars: usize, alt: &str, note: &str| (bars, alt.to_owned(), note.to_owned());
    let one = "1 claim with a wider or unknown date is not drawn.";

    assert_eq!(drawn(&["2025-01-03", "2025-03", "2025"]), told(3, "month. Jan 2025: 1; Mar 2025: 1.", one));
    assert_eq!(drawn(&["2021", "2023", "2023"]), told(3, "year. 2021: 1; 2023: 2.", ""));
    assert_eq!(drawn(&["2025-03-01", "2021", "2023"]), told(5, "year. 2021: 1; 2023: 1; 2025: 1.", ""));
    let wide = "ten years. 1850 to 1859: 1; 1990 to 1999: 1; 2020 to 2029: 1.";
    assert_eq!(drawn(&["1851-03-01", "1990", "2025-02-01"]), told(18, wide, ""));
    assert_eq!(
        drawn(&["1066", "1990", "2025-02-01"]),
        told(11, "hundred years. 1000 to 1099: 1; 1900 to 1999: 1; 2000 to 2099: 1.", "")
    );
    assert_eq!(drawn(&["2025", "2025"]), told(0, "", ""), "one bar says nothing");
}

#[test]
fn the_keys_of_a_volume_are_runs_or_its_first_and_last_claim() {
    let keys = |numbers: &mut dyn Iterator<Item = usize>| {
        let mut report = harbour::report();
        let pattern = report.claims[5].clone();
        report.claims = numbers
            .map(|n| {
                let mut claim = pattern.clone();
                claim.key = format!("CB-{n:04}").parse().unwrap();
                claim
            })
            .collect();
        let pages = Pages::of(&report);
        let digest = Digest::of(b"the data");
        let made: Vec<Bound> = (0..pages.volumes())
            .map(|n| Bound { name: pages.name("report.pdf", n), digest: digest.clone(), pages: 9 })
            .collect();
        let words: Value = serde_json::from_slice(&pages.whole(&made, "report.json", &digest).words).unwrap();
        let keys =
            words["volumes"].as_array().unwrap().iter().map(|volume| volume["keys"].as_str().unwrap().to_owned());
        keys.collect::<Vec<_>>()
    };
    assert_eq!(keys(&mut (1..=600).rev()), ["CB-0301 to CB-0600", "CB-0001 to CB-0300"]);
    let gap = (1..=9).chain(11..=601);
    assert_eq!(keys(&mut gap.into_iter()), ["CB-0001 to CB-0009, CB-0011 to CB-0301", "CB-0302 to CB-0601"]);
    let every_other = (1..=600).map(|n| 2 * n).rev();
    assert_eq!(
        keys(&mut every_other.into_iter()),
        ["CB-1200 to CB-0602 in the order of this report", "CB-0600 to CB-0002 in the order of this report"]
    );
}

#[test]
fn a_verdict_that_waits_for_a_second_reader_says_so() {
    let mut report = harbour::report();
    report.book.second_reader = true;
    report.claims[0].status = Status::InReview;

    for format in [Format::Html, Format::Markdown, Format::Docx] {
        assert!(text(&report, format).contains("A second reader has not confirmed it."), "missing in {format:?}");
    }
}

#[test]
fn a_sample_says_so_and_another_book_does_not() {
    let mut report = harbour::report();
    for format in [Format::Html, Format::Markdown] {
        assert!(text(&report, format).contains("SAMPLE"));
    }
    report.book.sample = false;
    assert!(!text(&report, Format::Html).contains("<body class=\"sample\""));
    assert!(!text(&report, Format::Markdown).contains("SAMPLE"));
}

#[test]
fn every_step_stands_in_the_json_and_only_shown_ones_have_words() {
    let json: serde_json::Value = serde_json::from_str(&text(&harbour::report(), Format::Json)).unwrap();

    let history = json["history"].as_array().unwrap();
    assert_eq!(history.len(), 4);
    assert_eq!(history[1]["shown"], serde_json::Value::Null);
    assert_eq!(history[3]["shown"]["about"][0], "CB-0001");
    assert_eq!(json["heads"][0]["hash"], history[3]["hash"]);
}

#[test]
fn a_thousand_claims_are_rendered_at_once() {
    let mut report = harbour::report();
    let claims = report.claims.clone();
    report.claims = (0..1_000)
        .map(|at| {
            let mut claim = claims[at % claims.len()].clone();
            claim.key.number = u32::try_from(at + 1).unwrap();
            claim
        })
        .collect();

    for format in Format::ALL {
        let rendered = text(&report, format);
        assert!(rendered.contains("CB-1000"), "the last claim is missing in {format:?}");
    }
}
