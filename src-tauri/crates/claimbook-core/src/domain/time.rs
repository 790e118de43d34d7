//! When: instants, which a clock measured, and described dates, which a person or a document said.

use std::fmt;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, SecondsFormat, Utc};

use super::typed_date;

/// A moment measured by a clock, in UTC, to the millisecond: `2025-03-14T09:00:00.000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The moment, cut to whole milliseconds.
    pub fn new(moment: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp_millis(moment.timestamp_millis()).expect("came from a valid moment"))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The moment so many milliseconds later, or the last one the calendar has.
    pub fn plus_millis(self, millis: i64) -> Self {
        let later = self.millis().checked_add(millis).and_then(DateTime::from_timestamp_millis);
        Self(later.unwrap_or(DateTime::<Utc>::MAX_UTC))
    }

    /// Its calendar day in UTC.
    pub fn day(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// Reads RFC 3339 in any offset; a bare day is the last moment of that day in UTC.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::new(moment.to_utc()));
        }
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        Some(Self::new(day.and_hms_milli_opt(23, 59, 59, 999)?.and_utc()))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// How two described dates stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first is over before the second begins.
    Before,
    /// The first begins after the second is over.
    After,
    /// Both are the same single day.
    Same,
    /// They overlap, and what was said does not decide it.
    CannotTell,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text has another shape than `2025`, `2025-03`, `14 March 2025` or another form of EDTF level 1.
    #[error("`{text}` is not a date")]
    Unreadable {
        /// What was typed.
        text: String,
    },
    /// The shape is right, but the calendar has no such day.
    #[error("`{text}` is not in the calendar")]
    Impossible {
        /// What was typed.
        text: String,
    },
    /// Numbers between slashes, which are another day in another country.
    #[error("`{text}` means different days")]
    Ambiguous {
        /// What was typed.
        text: String,
    },
    /// A day of the week, or another word that means a day only to who writes it.
    #[error("`{text}` means a day only to who wrote it")]
    Relative {
        /// What was typed.
        text: String,
    },
    /// One single day is needed, and the text describes more than one.
    #[error("`{text}` is not one day")]
    NotOneDay {
        /// What was typed.
        text: String,
    },
}

/// A date as a person or a document gave it: a day, a month, a year, a season, an interval, about one of these,
/// or unknown.
///
/// Kept as EDTF level 1 (Library of Congress, 2019; ISO 8601-2) with what was typed. The first and last day it
/// may mean are computed, and no comparison is made that they do not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedDate {
    edtf: String,
    typed: String,
    bounds: Bounds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    /// `None`: no beginning is known.
    earliest: Option<NaiveDate>,
    /// `None`: no end is known.
    latest: Option<NaiveDate>,
    /// How far "about" reaches to both sides, in days; 0 where nothing was hedged.
    slack: u32,
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DescribedDate {
    /// The word for a date that nobody knows. A value, not a gap.
    pub const UNKNOWN: &'static str = "unknown";

    /// The date that nobody knows.
    pub fn unknown() -> Self {
        Self {
            edtf: Self::UNKNOWN.to_owned(),
            typed: Self::UNKNOWN.to_owned(),
            bounds: Bounds { earliest: None, latest: None, slack: 0 },
        }
    }

    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        let edtf = day.format("%Y-%m-%d").to_string();
        Self { typed: edtf.clone(), edtf, bounds: Bounds { earliest: Some(day), latest: Some(day), slack: 0 } }
    }

    /// Reads what a person typed: EDTF level 1, `14 March 2025`, `Mar 2025`, `13.3.2025`, `about 2024`, `today`,
    /// `yesterday` or `unknown`. Of a time of day only the day is kept.
    ///
    /// `today` is the calendar day of the person who typed it.
    pub fn parse(typed: &str, today: NaiveDate) -> Result<Self, DateError> {
        Self::read(typed, Some(today))
    }

    /// Reads a date that means the same on every day it is read.
    pub fn parse_fixed(typed: &str) -> Result<Self, DateError> {
        Self::read(typed, None)
    }

    fn read(typed: &str, today: Option<NaiveDate>) -> Result<Self, DateError> {
        let text = typed.trim();
        if text.eq_ignore_ascii_case(Self::UNKNOWN) {
            return Ok(Self { typed: text.to_owned(), ..Self::unknown() });
        }
        let edtf = typed_date::to_edtf(text, today)?.unwrap_or_else(|| text.to_owned());
        let bounds = edtf_bounds(&edtf).map_err(|wrong| match wrong {
            Wrong::Shape => DateError::Unreadable { text: text.to_owned() },
            Wrong::Calendar => DateError::Impossible { text: text.to_owned() },
        })?;
        Ok(Self { edtf, typed: text.to_owned(), bounds })
    }

    /// Reads back what the book keeps: the EDTF string, or `unknown`, and what was typed.
    pub fn from_book(edtf: &str, typed: &str) -> Result<Self, DateError> {
        let unreadable = |_| DateError::Unreadable { text: edtf.to_owned() };
        let bounds =
            if edtf == Self::UNKNOWN { Self::unknown().bounds } else { edtf_bounds(edtf).map_err(unreadable)? };
        Ok(Self { edtf: edtf.to_owned(), typed: typed.to_owned(), bounds })
    }

    /// The EDTF string, or `unknown`.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether nobody knows it.
    pub fn is_unknown(&self) -> bool {
        self.edtf == Self::UNKNOWN
    }

    /// The first day it may mean; nothing where no beginning is known.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.bounds.earliest
    }

    /// The last day it may mean; nothing where no end is known.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.bounds.latest
    }

    /// The one day it means, where it means one.
    pub fn single_day(&self) -> Result<NaiveDate, DateError> {
        match self.bounds {
            Bounds { earliest: Some(earliest), latest: Some(latest), slack: 0 } if earliest == latest => Ok(earliest),
            _ => Err(DateError::NotOneDay { text: self.typed.clone() }),
        }
    }

    /// How this date stands to another. "About" widens a date by one of its own units before it is compared.
    pub fn order(&self, other: &Self) -> Order {
        if let (Ok(one), Ok(two)) = (self.single_day(), other.single_day())
            && one == two
        {
            return Order::Same;
        }
        let (first, second) = (self.bounds.widened(), other.bounds.widened());
        if let (Some(latest), Some(earliest)) = (first.latest, second.earliest)
            && latest < earliest
        {
            return Order::Before;
        }
        if let (Some(earliest), Some(latest)) = (first.earliest, second.latest)
            && latest < earliest
        {
            return Order::After;
        }
        Order::CannotTell
    }
}

impl fmt::Display for DescribedDate {
    /// For people: `13 Mar 2025`, `March 2025`, `2025`, `about 2025`, `unknown`; whatever else was described, as EDTF.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (about, edtf) = match self.edtf.strip_suffix('~') {
            Some(edtf) if !edtf.contains('/') => ("about ", edtf),
            _ => ("", self.edtf.split_once('T').map_or(self.edtf.as_str(), |(day, _)| day)),
        };
        let part = |range: std::ops::Range<usize>| edtf.get(range).and_then(|digits| digits.parse::<usize>().ok());
        match (edtf.len(), part(0..4), part(5..7), part(8..10)) {
            (10, Some(year), Some(month @ 1..=12), Some(day)) => {
                write!(out, "{about}{day} {} {year:04}", &MONTHS[month - 1][..3])
            }
            (7, Some(year), Some(month @ 1..=12), None) => {
                write!(out, "{about}{} {year:04}", MONTHS[month - 1])
            }
            (4, Some(_), None, None) => write!(out, "{about}{edtf}"),
            _ => out.write_str(&self.edtf),
        }
    }
}

impl Bounds {
    fn widened(self) -> Self {
        let slack = Days::new(u64::from(self.slack));
        Self {
            earliest: self.earliest.map(|day| day.checked_sub_days(slack).unwrap_or(NaiveDate::MIN)),
            latest: self.latest.map(|day| day.checked_add_days(slack).unwrap_or(NaiveDate::MAX)),
            slack: 0,
        }
    }
}

enum Wrong {
    Shape,
    Calendar,
}

fn edtf_bounds(text: &str) -> Result<Bounds, Wrong> {
    if !text.is_ascii() {
        return Err(Wrong::Shape);
    }
    let Some((from, to)) = text.split_once('/') else {
        return date_bounds(text);
    };
    let open = |side: &str| side.is_empty() || side == "..";
    let nothing = Bounds { earliest: None, latest: None, slack: 0 };
    if open(from) && open(to) {
        return Err(Wrong::Shape);
    }
    let first = if open(from) { nothing } else { date_bounds(from)? };
    let last = if open(to) { nothing } else { date_bounds(to)? };
    if let (Some(earliest), Some(latest)) = (first.earliest, last.latest)
        && latest < earliest
    {
        return Err(Wrong::Calendar);
    }
    Ok(Bounds { earliest: first.earliest, latest: last.latest, slack: first.slack.max(last.slack) })
}

/// One date: a year, month, season or day, with unspecified digits (`201X`, `2025-XX`) and a closing `?`, `~` or
/// `%`, or a full time of day.
fn date_bounds(text: &str) -> Result<Bounds, Wrong> {
    if text.contains('T') {
        return time_bounds(text);
    }
    let (body, hedged) = match text.strip_suffix(['?', '~', '%']) {
        Some(body) => (body, true),
        None => (text, false),
    };
    let (earliest, latest, unit) = if let Some(year) = body.strip_prefix('Y') {
        let digits = year.strip_prefix('-').unwrap_or(year);
        if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Wrong::Shape);
        }
        far_year(year)
    } else {
        let (sign, digits) = body.strip_prefix('-').map_or((1, body), |digits| (-1, digits));
        let mut parts = digits.split('-');
        let year = parts.next().unwrap_or_default();
        let (month, day) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(Wrong::Shape);
        }
        plain_bounds(sign, year, month, day)?
    };
    Ok(Bounds { earliest: Some(earliest), latest: Some(latest), slack: if hedged { unit } else { 0 } })
}

/// A year of five digits or more. Beyond the calendar's own ends every year stands at that end, as two days: which
/// of two such years is earlier is not told.
fn far_year(digits: &str) -> (NaiveDate, NaiveDate, u32) {
    let ends = |day: NaiveDate| if digits.starts_with('-') { day.succ_opt() } else { day.pred_opt() };
    let near = digits.parse().ok().and_then(|year| Some((first_of(year, 1).ok()?, last_of(year, 12).ok()?)));
    let (earliest, latest) = near.unwrap_or_else(|| {
        let end = if digits.starts_with('-') { NaiveDate::MIN } else { NaiveDate::MAX };
        let other = ends(end).unwrap_or(end);
        (end.min(other), end.max(other))
    });
    (earliest, latest, 366)
}

fn plain_bounds(
    sign: i32,
    year: &str,
    month: Option<&str>,
    day: Option<&str>,
) -> Result<(NaiveDate, NaiveDate, u32), Wrong> {
    let unspecified = year.bytes().rev().take_while(|byte| *byte == b'X').count();
    let known = &year[..year.len().min(4) - unspecified.min(4)];
    let digits = known.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || 2 < unspecified || !digits || (0 < unspecified && month.is_some()) {
        return Err(Wrong::Shape);
    }
    let number: i32 = known.parse().map_err(|_| Wrong::Shape)?;
    if sign < 0 && number == 0 && unspecified == 0 {
        return Err(Wrong::Shape);
    }
    let span = [1, 10, 100][unspecified];
    let (low, high) = (number * span, number * span + span - 1);
    let (first, last) = if sign < 0 { (-high, -low) } else { (low, high) };
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    match (month, day) {
        (None, _) | (Some("XX"), None | Some("XX")) => {
            Ok((first_of(first, 1)?, last_of(last, 12)?, 366 * u32::try_from(span).unwrap_or(1)))
        }
        (Some(month), None) if two_digits(month) => match month.parse().unwrap_or(0) {
            // Seasons without a hemisphere (EDTF 4.8): summer and winter may reach into the next year.
            21 | 23 => Ok((first_of(first, 1)?, last_of(last, 12)?, 92)),
            22 | 24 => Ok((first_of(first, 1)?, last_of(last + 1, 3)?, 92)),
            month => Ok((first_of(first, month)?, last_of(first, month)?, 31)),
        },
        (Some(month), Some("XX")) if two_digits(month) => {
            let month = month.parse().unwrap_or(0);
            Ok((first_of(first, month)?, last_of(first, month)?, 31))
        }
        (Some(month), Some(day)) if two_digits(month) && two_digits(day) => {
            let (month, day) = (month.parse().unwrap_or(0), day.parse().unwrap_or(0));
            let day = NaiveDate::from_ymd_opt(first, month, day).ok_or(Wrong::Calendar)?;
            Ok((day, day, 1))
        }
        _ => Err(Wrong::Shape),
    }
}

/// `2025-03-14T09:30:00Z`: the day is what counts; the time must exist.
fn time_bounds(text: &str) -> Result<Bounds, Wrong> {
    let (date, time) = text.split_once('T').ok_or(Wrong::Shape)?;
    let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| Wrong::Shape)?;
    if date.len() != 10 {
        return Err(Wrong::Shape);
    }
    let local = time.strip_suffix('Z').or_else(|| time.split_once(['+', '-']).map(|(local, _)| local)).unwrap_or(time);
    let is_time = local.len() == 8 && chrono::NaiveTime::parse_from_str(local, "%H:%M:%S").is_ok();
    let offset = &time[local.len()..];
    let is_offset = match offset.len() {
        0 => true,
        1 => offset == "Z",
        3 => offset[1..].parse::<u8>().is_ok_and(|hours| hours <= 14),
        6 => chrono::NaiveTime::parse_from_str(&offset[1..], "%H:%M").is_ok(),
        _ => false,
    };
    if is_time && is_offset {
        Ok(Bounds { earliest: Some(day), latest: Some(day), slack: 0 })
    } else {
        Err(Wrong::Shape)
    }
}

fn first_of(year: i32, month: u32) -> Result<NaiveDate, Wrong> {
    NaiveDate::from_ymd_opt(year, month, 1).ok_or(Wrong::Calendar)
}

fn last_of(year: i32, month: u32) -> Result<NaiveDate, Wrong> {
    let next = first_of(year, month)?.checked_add_months(Months::new(1)).ok_or(Wrong::Calendar)?;
    next.pred_opt().ok_or(Wrong::Calendar)
}

/// The day of `2025-03-13`.
pub(super) fn read_day(edtf: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(edtf, "%Y-%m-%d").ok()
}

/// A day as `13 Mar 2025`.
pub fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {:04}", day.day(), &MONTHS[day.month0() as usize][..3], day.year())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 3, 14).unwrap()
    }

    #[track_caller]
    fn check(one: &str, other: &str, expected: Order) {
        let parse = |text| DescribedDate::parse(text, today()).unwrap();
        assert_eq!(parse(one).order(&parse(other)), expected, "{one} against {other}");
    }

    /// Invariant 9.
    #[test]
    fn a_month_is_not_its_first_day() {
        check("2025-03", "2025-03-01", Order::CannotTell);
        check("2025-02", "2025-03-01", Order::Before);
        check("2025-04", "2025-03-31", Order::After);
        check("2025-03-14", "14 March 2025", Order::Same);
    }

    #[test]
    fn nothing_is_decided_about_the_unknown_and_the_approximate() {
        check("unknown", "2025", Order::CannotTell);
        check("2025-03-14~", "2025-03-15", Order::CannotTell);
        check("2025-03-14~", "2025-03-16", Order::Before);
        check("2024/..", "2023", Order::After);
        check("../2024", "2023", Order::CannotTell);
    }

    #[track_caller]
    fn bounds(text: &str, earliest: &str, latest: &str) {
        let date = DescribedDate::parse(text, today()).unwrap_or_else(|wrong| panic!("{wrong}"));
        let show = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        assert_eq!((show(date.earliest()), show(date.latest())), (earliest.to_owned(), latest.to_owned()), "{text}");
    }

    /// The forms of EDTF levels 0 and 1, from the specification's own list of features.
    #[test]
    fn every_form_of_level_one_is_read() {
        bounds("1985-04-12", "1985-04-12", "1985-04-12");
        bounds("1985-04", "1985-04-01", "1985-04-30");
        bounds("1985", "1985-01-01", "1985-12-31");
        bounds("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12");
        bounds("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12");
        bounds("1964/2008", "1964-01-01", "2008-12-31");
        bounds("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08");
        bounds("-1985", "-1985-01-01", "-1985-12-31");
        bounds("Y12345", "+12345-01-01", "+12345-12-31");
        bounds("Y170000002", "+262142-12-30", "+262142-12-31");
        bounds("Y-170000002", "-262143-01-01", "-262143-01-02");
        bounds("2001-21", "2001-01-01", "2001-12-31");
        bounds("1984?", "1984-01-01", "1984-12-31");
        bounds("2004-06~", "2004-06-01", "2004-06-30");
        bounds("201X", "2010-01-01", "2019-12-31");
        bounds("20XX", "2000-01-01", "2099-12-31");
        bounds("2004-XX", "2004-01-01", "2004-12-31");
        bounds("1985-04-XX", "1985-04-01", "1985-04-30");
        bounds("1985-XX-XX", "1985-01-01", "1985-12-31");
        bounds("1985-04-12/..", "1985-04-12", "");
        bounds("../1985", "", "1985-12-31");
        bounds("1985/", "1985-01-01", "");
    }

    #[test]
    fn people_may_write_a_month_in_words() {
        bounds("14 March 2025", "2025-03-14", "2025-03-14");
        bounds("march 2025", "2025-03-01", "2025-03-31");
        bounds("yesterday", "2025-03-13", "2025-03-13");
        bounds("today", "2025-03-14", "2025-03-14");
        bounds("Tomorrow", "2025-03-15", "2025-03-15");
    }

    #[test]
    fn a_wrong_shape_and_a_wrong_day_are_told_apart() {
        let wrong = |text| DescribedDate::parse(text, today()).unwrap_err();
        for text in ["", "soon", "14.03.25", "2025-3-140", "2025-03-14-", "20X5", "/", "../..", "2025-", "about", "X"] {
            assert_eq!(wrong(text), DateError::Unreadable { text: text.to_owned() });
        }
        for text in ["2025-02-30", "31 February 2025", "2025-13", "2025/2024"] {
            assert_eq!(wrong(text), DateError::Impossible { text: text.to_owned() });
        }
    }

    #[track_caller]
    fn reads(typed: &str, edtf: &str) {
        let read = DescribedDate::parse(typed, today()).unwrap_or_else(|wrong| panic!("{wrong}"));
        assert_eq!((read.edtf(), read.typed()), (edtf, typed));
    }

    #[test]
    fn a_day_may_be_written_as_people_write_it() {
        for typed in [
            "13 Mar 2025",
            "13 mar. 2025",
            "13. March 2025",
            "13th of March, 2025",
            "March 13, 2025",
            "Mar 13 2025",
            "March 13th, 2025",
            "2025 March 13",
            "13.3.2025",
            "13. 03. 2025",
            "2025-3-13",
            "2025/03/13",
            "2025-03-13T09:30:00Z",
            "2025-03-13T09:30:00.250+01:00",
            "2025-03-13 09:30",
            "Thursday, 13 March 2025",
            "Thu 13.3.2025",
        ] {
            reads(typed, "2025-03-13");
        }
        reads("Sept 2024", "2024-09");
        reads("3.2025", "2025-03");
        reads("2025-3", "2025-03");
        reads("about March 2025", "2025-03~");
        reads("c. 2024", "2024~");
        reads("Circa 13 Mar 2025", "2025-03-13~");
        reads("~2024", "2024~");
        reads("around yesterday", "2025-03-13~");
    }

    #[test]
    fn what_means_another_day_elsewhere_or_tomorrow_is_refused() {
        let wrong = |text| DescribedDate::parse(text, today()).unwrap_err();
        for text in ["3/4/2025", "13/3/25", "3/2025"] {
            assert_eq!(wrong(text), DateError::Ambiguous { text: text.to_owned() });
        }
        for text in ["Thursday", "on Thursday", "last Friday", "this week", "3 days ago", "now"] {
            assert_eq!(wrong(text), DateError::Relative { text: text.to_owned() });
        }
        assert_eq!(wrong("Friday, 13 March 2025"), DateError::Impossible { text: "Friday, 13 March 2025".to_owned() });
        for text in ["about 2024/2025", "about unknown", "c. 2024?", "about about 2024"] {
            assert_eq!(wrong(text), DateError::Unreadable { text: text.to_owned() });
        }
        for text in ["today", "yesterday"] {
            assert_eq!(DescribedDate::parse_fixed(text), Err(DateError::Relative { text: text.to_owned() }));
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(days in 0_i64..3_600_000, form in 0_usize..6) {
            let day = NaiveDate::from_ymd_opt(0, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            let form = ["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-%d~", "%Y-%m~", "%Y~"][form];
            let date = DescribedDate::parse(&day.format(form).to_string(), today()).unwrap();
            let again = DescribedDate::parse(&date.to_string(), today()).unwrap();
            prop_assert_eq!(again.edtf(), date.edtf());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9a-z ./~,-]{0,24}|.{0,20}") {
            if let Ok(date) = DescribedDate::parse(&text, today()) {
                prop_assert!(DescribedDate::from_book(date.edtf(), date.typed()).is_ok());
                let _ = date.to_string();
            }
        }
    }

    #[test]
    fn an_instant_prints_milliseconds_always() {
        let instant = Instant::parse("2025-03-14T10:00:00+01:00").unwrap();
        assert_eq!(instant.to_string(), "2025-03-14T09:00:00.000Z");
        assert_eq!(Instant::parse("2025-03-14").unwrap().to_string(), "2025-03-14T23:59:59.999Z");
    }
}
