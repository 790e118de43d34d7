//! What the claims look like together: their outcomes, and when they were said.

use chrono::Datelike as _;
use claimbook_core::domain::report::{Coverage, ReportClaim};
use claimbook_core::domain::scale::Status;
use claimbook_core::domain::time::DescribedDate;
use serde::Serialize;

use crate::words;

#[derive(Serialize)]
pub(super) struct Share {
    glyph: &'static str,
    status: &'static str,
    label: &'static str,
    number: u32,
}

#[derive(Serialize)]
pub(super) struct Charts {
    shares_alt: String,
    dates: Option<Dates>,
}

#[derive(Serialize)]
struct Dates {
    bars: Vec<Bar>,
    alt: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    number: u32,
}

pub(super) fn shares(coverage: &Coverage) -> Vec<Share> {
    let share =
        |status: Status, number| Share { glyph: status.word(), status: status.word(), label: status.label(), number };
    vec![
        share(Status::Verified, coverage.verified),
        share(Status::Disputed, coverage.disputed),
        share(Status::Unverifiable, coverage.unverifiable),
        share(Status::InReview, coverage.in_review),
        share(Status::ToReview, coverage.to_review),
    ]
}

/// What is drawn of some claims: how many have which status, and when they were said.
pub(super) fn of(coverage: &Coverage, claims: &[&ReportClaim]) -> Charts {
    Charts { shares_alt: shares_alt(coverage), dates: dates(claims) }
}

fn shares_alt(coverage: &Coverage) -> String {
    let parts: Vec<String> = shares(coverage)
        .iter()
        .filter(|share| 0 < share.number)
        .map(|share| format!("{} {}", words::grouped(share.number.into()), share.label.to_lowercase()))
        .collect();
    let claims = words::count(coverage.claims.into(), "claim", "claims");
    format!("Bar chart of {claims}: {}. {}", parts.join(", "), words::NOT_A_SAMPLE)
}

/// When the claims were said, by month or by year; nothing where a chart would show one bar or none.
fn dates(claims: &[&ReportClaim]) -> Option<Dates> {
    const BARS: i32 = 36;
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = |date: &DescribedDate| {
        let (first, last) = (date.earliest()?, date.latest()?);
        let of = |day: chrono::NaiveDate| day.year() * 12 + day.month0().cast_signed();
        (of(first) == of(last)).then(|| of(first))
    };
    let year = |date: &DescribedDate| {
        let (first, last) = (date.earliest()?, date.latest()?);
        (first.year() == last.year()).then(|| first.year())
    };
    let months: Vec<i32> = claims.iter().filter_map(|claim| month(&claim.said)).collect();
    let (first, last) = (*months.iter().min()?, *months.iter().max()?);
    let by_month = last - first < BARS;
    let places: Vec<i32> =
        if by_month { months } else { claims.iter().filter_map(|claim| year(&claim.said)).collect() };
    let (first, last) = (*places.iter().min()?, *places.iter().max()?);
    if first == last || 2 * BARS < last - first {
        return None;
    }
    let label = |place: i32| {
        let name = MONTHS.get(usize::try_from(place.rem_euclid(12)).unwrap_or_default()).copied().unwrap_or_default();
        if by_month { format!("{name} {}", place.div_euclid(12)) } else { place.to_string() }
    };
    let count = |place| u32::try_from(places.iter().filter(|other| **other == place).count()).unwrap_or(u32::MAX);
    let bars: Vec<Bar> = (first..=last).map(|place| Bar { label: label(place), number: count(place) }).collect();
    let unit = if by_month { "month" } else { "year" };
    let told: Vec<String> =
        bars.iter().filter(|bar| 0 < bar.number).map(|bar| format!("{}: {}", bar.label, bar.number)).collect();
    let rest = claims.len() - places.len();
    let note = (0 < rest).then(|| {
        let claims = words::count(
            rest as u64,
            "claim with a wider or unknown date is",
            "claims with a wider or unknown date are",
        );
        format!("{claims} not drawn.")
    });
    let alt = format!("Bar chart of claims by the {unit} in which they were said. {}.", told.join("; "));
    Some(Dates { bars, alt, note })
}
