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

/// The most bars of a chart, but for single years.
const BARS: i32 = 36;

/// What one bar stands for.
#[derive(Clone, Copy)]
enum Unit {
    Month,
    Years(i32),
}

impl Unit {
    /// From the finest; the coarsest takes every year that a date can have.
    const ALL: [Self; 5] = [Self::Month, Self::Years(1), Self::Years(10), Self::Years(100), Self::Years(1_000)];

    /// Which bar a date belongs to, where it is known so finely.
    fn place(self, date: &DescribedDate) -> Option<i32> {
        let of = |day: chrono::NaiveDate| match self {
            Self::Month => day.year() * 12 + day.month0().cast_signed(),
            Self::Years(many) => day.year().div_euclid(many),
        };
        let (first, last) = (of(date.earliest()?), of(date.latest()?));
        (first == last).then_some(first)
    }

    /// The most bars from the first to the last: single years may be twice as many before they are put together.
    fn most(self) -> i32 {
        if matches!(self, Self::Years(1)) { 2 * BARS } else { BARS }
    }

    fn label(self, place: i32) -> String {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        match self {
            Self::Month => {
                let month = usize::try_from(place.rem_euclid(12)).unwrap_or_default();
                format!("{} {}", MONTHS.get(month).copied().unwrap_or_default(), place.div_euclid(12))
            }
            Self::Years(1) => place.to_string(),
            Self::Years(many) => format!("{} to {}", place * many, place * many + many - 1),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Years(1) => "year",
            Self::Years(10) => "ten years",
            Self::Years(100) => "hundred years",
            Self::Years(_) => "thousand years",
        }
    }
}

/// When the claims were said, by the finest unit that draws at least half of those that any draws; nothing where a
/// chart would show one bar or none.
fn dates(claims: &[&ReportClaim]) -> Option<Dates> {
    let fits = |unit: Unit| {
        let places: Vec<i32> = claims.iter().filter_map(|claim| unit.place(&claim.said)).collect();
        let (first, last) = (*places.iter().min()?, *places.iter().max()?);
        (first < last && last - first < unit.most()).then_some((unit, places, first..=last))
    };
    let fitting: Vec<_> = Unit::ALL.into_iter().filter_map(fits).collect();
    let most = fitting.iter().map(|(_, places, _)| places.len()).max()?;
    let (unit, places, range) = fitting.into_iter().find(|(_, places, _)| most <= 2 * places.len())?;
    let count = |place| u32::try_from(places.iter().filter(|other| **other == place).count()).unwrap_or(u32::MAX);
    let bars: Vec<Bar> = range.map(|place| Bar { label: unit.label(place), number: count(place) }).collect();
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
    let alt = format!("Bar chart of claims by the {} in which they were said. {}.", unit.name(), told.join("; "));
    Some(Dates { bars, alt, note })
}
