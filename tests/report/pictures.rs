//! Pictures among the evidence: small copies in the page and in the document, and words where there is none.

use std::io::Read;
use std::process::Command;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::report::{Report, ReportLogo};
use claimbook_report::{Format, Picture, Pictures, render, render_with, wanted};

use crate::hostile::{MARKUP, with};
use crate::{harbour, text};

const NOT_DRAWN: &str = "Not drawn: the picture kept as D-0002.";
/// What stands before the bytes of a picture in a page.
const INLINE: &str = "src=\"data:image/jpeg;base64,";

/// What the worker would make of the one picture of the harbour.
fn map() -> Picture {
    Picture { jpeg: include_bytes!("../fixtures/report/map.jpeg").to_vec(), width: 120, height: 80 }
}

fn with_map(report: &Report, format: Format) -> Vec<u8> {
    let pictures: Pictures = wanted(report, format).into_iter().map(|digest| (digest, map())).collect();
    render_with(report, format, &pictures).unwrap().bytes
}

/// The names and the bytes of the parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let part = parts(bytes).into_iter().find(|(other, _)| other == name).expect(name);
    String::from_utf8(part.1).unwrap()
}

#[test]
fn only_the_page_and_the_document_show_pictures() {
    let report = harbour::report();
    let map = report.documents[1].original.as_ref().unwrap().digest.clone();
    for format in [Format::Html, Format::Docx] {
        assert_eq!(wanted(&report, format), std::slice::from_ref(&map), "{format:?}");
    }
    let pictures = Pictures::from([(map, self::map())]);
    for format in [Format::Markdown, Format::Json, Format::Csv, Format::Xlsx] {
        assert_eq!(wanted(&report, format), []);
        assert_eq!(render_with(&report, format, &pictures), render(&report, format), "{format:?}");
    }
}

#[test]
fn a_picture_that_is_not_there_is_named() {
    for format in [Format::Html, Format::Docx] {
        let words = text(&harbour::report(), format);
        assert!(words.contains(NOT_DRAWN), "in {format:?}");
        assert!(!words.contains("<img") && !words.contains("w:drawing"), "in {format:?}");
        let shown = with_map(&harbour::report(), format);
        assert!(!String::from_utf8_lossy(&shown).contains(NOT_DRAWN), "in {format:?}");
    }
}

#[test]
fn the_page_holds_its_pictures_and_may_load_no_others() {
    let page = String::from_utf8(with_map(&harbour::report(), Format::Html)).unwrap();

    let shown = page.split_once(INLINE).unwrap().1;
    let (bytes, rest) = shown.split_once('"').unwrap();
    let decoded = Command::new("sh").arg("-c").arg(format!("printf %s '{bytes}' | base64 -d")).output().unwrap();
    assert!(decoded.stdout == map().jpeg, "byte for byte");
    let alt = " alt=\"A small copy of the picture kept as D-0002: Map of holdings\" width=\"120\" height=\"80\">";
    assert!(rest.starts_with(alt), "{}", &rest[..120]);
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    assert!(page.contains("; img-src data:; base-uri 'none'"));
    assert_eq!(page.matches(" src=").count(), page.matches(INLINE).count());
}

#[test]
fn the_document_has_each_picture_once_with_words_for_who_does_not_see_it() {
    let mut report = harbour::report();
    let item = report.claims.iter().flat_map(|claim| &claim.evidence).find(|item| item.document.number == 2);
    let item = item.unwrap().clone();
    report.claims[5].evidence.push(item);
    let bytes = with_map(&report, Format::Docx);

    let media: Vec<_> = parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("word/media/")).collect();
    assert_eq!(media, [("word/media/image1.jpeg".to_owned(), map().jpeg)]);
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<a:blip r:embed=\"p1\"/>").count(), 2);
    assert_eq!(document.matches(" descr=\"A small copy of the picture kept as D-0002: Map of holdings\"").count(), 4);
    // 120 by 80 dots at 200 an inch.
    assert_eq!(document.matches("<wp:extent cx=\"548640\" cy=\"365760\"/>").count(), 2);
    assert!(document.contains("<wp:docPr id=\"1\"") && document.contains("<wp:docPr id=\"2\""));
    let links = part(&bytes, "word/_rels/document.xml.rels");
    assert!(links.contains("Id=\"p1\"") && links.contains("Target=\"media/image1.jpeg\"/>"));
    assert!(part(&bytes, "[Content_Types].xml").contains("<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"));
    assert!(bytes == with_map(&report, Format::Docx), "the same pictures give the same bytes");
}

#[test]
fn a_picture_stands_within_its_place_on_paper() {
    let report = harbour::report();
    let digest = wanted(&report, Format::Docx).remove(0);
    for ((width, height), extent) in [
        ((480, 320), "cx=\"1872000\" cy=\"1248000\""),
        ((320, 480), "cx=\"960000\" cy=\"1440000\""),
        ((1, 480), "cx=\"3000\" cy=\"1440000\""),
        ((480, 1), "cx=\"1872000\" cy=\"3900\""),
    ] {
        let pictures = Pictures::from([(digest.clone(), Picture { width, height, ..map() })]);
        let bytes = render_with(&report, Format::Docx, &pictures).unwrap().bytes;
        let document = part(&bytes, "word/document.xml");
        assert!(document.contains(&format!("<wp:extent {extent}/>")), "{width} by {height}");
    }
}

#[test]
fn the_document_draws_an_edge_around_evidence_and_none_around_a_logo() {
    let mut report = harbour::report();
    let logo = ReportLogo { digest: Digest::of(b"a logo"), bytes: b"a logo".to_vec() };
    report.logo = Some(logo.clone());
    let map = (wanted(&report, Format::Docx).remove(0), map());
    let pictures = Pictures::from([map, (logo.digest, self::map())]);

    let document = part(&render_with(&report, Format::Docx, &pictures).unwrap().bytes, "word/document.xml");

    let drawn: Vec<(bool, bool)> = document
        .split("<w:drawing>")
        .skip(1)
        .map(|rest| rest.split("</w:drawing>").next().unwrap())
        .map(|drawing| (drawing.contains("descr=\"Logo"), drawing.contains("<a:ln ")))
        .collect();
    assert_eq!(drawn, [(true, false), (false, true)], "whether it is the logo, and whether it has an edge");
}

#[test]
fn titles_of_pictures_cannot_break_out() {
    let mut report = with(MARKUP);
    report.documents[1].original.as_mut().unwrap().media_type = "image/png".to_owned();
    let page = String::from_utf8(with_map(&report, Format::Html)).unwrap();
    assert!(page.contains(INLINE) && !page.contains("<script"));
    assert_eq!(page.matches("<img").count(), page.matches(INLINE).count());
    let document = part(&with_map(&report, Format::Docx), "word/document.xml");
    assert!(document.contains("descr=\"A small copy") && !document.contains("<script"));
}

#[test]
fn however_many_pictures_there_are_a_file_holds_two_hundred() {
    let mut report = harbour::report();
    let (map, item) = (report.documents[1].clone(), report.claims[0].evidence[0].clone());
    for number in 100..500 {
        let mut document = map.clone();
        document.key.number = number;
        let mut item = item.clone();
        item.document = document.key;
        document.original.as_mut().unwrap().digest = Digest::of(&number.to_be_bytes());
        report.documents.push(document);
        // One picture may be the evidence for many claims.
        report.claims[usize::try_from(number % 6).unwrap()].evidence.extend([item.clone(), item]);
    }
    let too_large = report.documents.iter_mut().find(|document| document.key.number == 100).unwrap();
    too_large.original.as_mut().unwrap().size = 30 * 1024 * 1024 + 1;

    assert_eq!(wanted(&report, Format::Html).len(), 200);
    assert!(!wanted(&report, Format::Html).contains(&Digest::of(&100_u32.to_be_bytes())));
    let page = String::from_utf8(with_map(&report, Format::Html)).unwrap();
    assert_eq!(page.matches(INLINE).count(), 200);
    assert!(page.contains("Not drawn: the picture kept as D-0499."));
    let media = parts(&with_map(&report, Format::Docx)).iter().filter(|(name, _)| name.contains("media")).count();
    assert_eq!(media, 200);
}
