//! The pages as pictures, drawn by poppler and compared with those in `fixtures/report/pages`: what a reader of text
//! does not notice, a rule through a line or a column on top of another, is seen here.
//!
//! Pictures are drawn at 40 dots an inch in grey and compared in cells of 8 by 8 dots, 5 by 5 mm. Another poppler, or
//! another library of fonts below it, smooths edges otherwise. How much that may be is known from poppler's second way
//! to draw, by cairo, which shares no rule of smoothing with the first: of 255, a cell differs by 23 at most, and a page
//! by 1.4 on average. A longer word that is missing takes 30 from a cell. So a tenth and a hundredth of the way from
//! white to black are allowed. A word of two letters may go unseen; other tests read the words.

use std::path::{Path, PathBuf};

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::report::Report;
use claimbook_report::pages::Pages;
use image::GrayImage;

use crate::harbour;
use crate::pdf::{Shelf, run};

/// In dots an inch.
const DENSITY: &str = "40";
/// The side of a cell, in dots.
const CELL: u32 = 8;
/// The most that one cell may differ, of 255.
const IN_A_CELL: f64 = 255.0 / 10.0;
/// The most that the cells of a page may differ on average.
const ON_A_PAGE: f64 = 255.0 / 100.0;

/// The pages of a report as a program of poppler draws them.
fn drawn(report: &Report, program: &str) -> Vec<GrayImage> {
    let shelf = Shelf::new();
    // The JSON may say more one day; the pages shall not differ by its digest.
    let sheet = Pages::of(report).whole(&[], "report.json", &Digest::of(b"the data"));
    let images: Vec<&[u8]> = sheet.images.iter().map(|_| &b"no picture"[..]).collect();
    shelf.print("report.pdf", &sheet, None, &images);
    let (from, to) = (shelf.path("report.pdf"), shelf.path("page"));
    run(program, &["-png".as_ref(), "-gray".as_ref(), "-r".as_ref(), DENSITY.as_ref(), from.as_ref(), to.as_ref()]);
    let mut paths: Vec<PathBuf> = (shelf.path("").read_dir().unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .collect();
    // Its numbers all have the same length.
    paths.sort();
    paths.iter().map(|path| image::open(path).unwrap().into_luma8()).collect()
}

/// The mean of each cell, row by row; those at the right and the lower edge are smaller.
fn cells(page: &GrayImage) -> Vec<f64> {
    let starts = |length: u32| (0..length).step_by(CELL as usize);
    let mean = |left: u32, top: u32| {
        let (right, bottom) = ((left + CELL).min(page.width()), (top + CELL).min(page.height()));
        let dots = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
        let sum: f64 = dots.map(|(x, y)| f64::from(page.get_pixel(x, y).0[0])).sum();
        sum / f64::from((right - left) * (bottom - top))
    };
    starts(page.height())
        .flat_map(|top| starts(page.width()).map(move |left| (left, top)))
        .map(|(x, y)| mean(x, y))
        .collect()
}

/// How far two pages are from one another: the most in one cell, and over all on average.
fn difference(one: &GrayImage, other: &GrayImage) -> (f64, f64) {
    if one.dimensions() != other.dimensions() {
        return (f64::MAX, f64::MAX);
    }
    let differences: Vec<f64> = cells(one).iter().zip(cells(other)).map(|(one, other)| (one - other).abs()).collect();
    let cells = f64::from(u32::try_from(differences.len()).unwrap());
    (differences.iter().copied().fold(0.0, f64::max), differences.iter().sum::<f64>() / cells)
}

fn are_alike(one: &GrayImage, other: &GrayImage) -> bool {
    let (in_a_cell, on_the_page) = difference(one, other);
    in_a_cell <= IN_A_CELL && on_the_page <= ON_A_PAGE
}

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report/pages")
}

#[test]
fn the_pages_look_as_they_are_kept() {
    let pages = drawn(&harbour::report(), "pdftoppm");
    let name = |n: usize| format!("page-{:02}.png", n + 1);
    if std::env::var("CLAIMBOOK_GOLDEN").as_deref() == Ok("write") {
        let _ = std::fs::remove_dir_all(kept());
        std::fs::create_dir_all(kept()).unwrap();
        for (n, page) in pages.iter().enumerate() {
            page.save(kept().join(name(n))).unwrap();
        }
        return;
    }
    let mut differing = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        let golden = image::open(kept().join(name(n))).map(image::DynamicImage::into_luma8).unwrap_or_default();
        if !are_alike(page, &golden) {
            let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name(n));
            page.save(&actual).unwrap();
            differing.push(format!("{} is {:.1?} from the kept one", actual.display(), difference(page, &golden)));
        }
    }
    assert!(differing.is_empty(), "look at these pictures: {differing:#?}");
    assert_eq!(kept().read_dir().unwrap().count(), pages.len(), "a page is missing");
}

/// Whether each page of a changed report is like the page of the report as it was, in their order.
fn compared(change: impl FnOnce(&mut Report)) -> Vec<bool> {
    let mut report = harbour::report();
    let before = drawn(&report, "pdftoppm");
    change(&mut report);
    let after = drawn(&report, "pdftoppm");
    assert_eq!(after.len(), before.len());
    after.iter().zip(&before).map(|(one, other)| are_alike(one, other)).collect()
}

#[test]
fn a_word_that_is_missing_is_seen_and_only_where_it_was() {
    let alike = compared(|report| {
        let rationale = report.claims[0].verdict.as_mut().unwrap().rationale.as_mut().unwrap();
        let (rest, _) = rationale.rsplit_once(' ').unwrap();
        *rationale = rest.to_owned();
    });
    assert!(alike.contains(&false), "no page differs");
    assert!(alike.contains(&true), "every page differs");
}

#[test]
fn a_paragraph_that_has_moved_is_seen() {
    let alike = compared(|report| report.subtitle = None);
    assert!(!alike[0], "everything below the title has moved up");
}

#[test]
fn shapes_that_are_smoothed_by_other_rules_are_the_same() {
    let pages = drawn(&harbour::report(), "pdftoppm");
    for (page, other) in pages.iter().zip(drawn(&harbour::report(), "pdftocairo")) {
        assert!(*page != other, "it is drawn by other rules");
        assert!(are_alike(page, &other), "{:.1?}", difference(page, &other));
    }
}
