//! Dates as people type them, to EDTF: months in words, points between the numbers, `about`, a time of day behind.
//!
//! Numbers between slashes are refused: `3/4/2025` is one day here and another there.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::time::{DateError, MONTHS, read_day};

const HEDGES: [&str; 10] =
    ["about ", "around ", "approximately ", "approx. ", "approx ", "circa ", "ca. ", "ca ", "c. ", "c "];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// What a text means only on the day it is written, besides the days of the week.
const RELATIVE: [&str; 7] = ["last", "next", "this", "ago", "tonight", "now", "recently"];

/// The EDTF string of a text that is not EDTF itself; nothing for any other text.
///
/// `today` is the day of the person who typed it; without it nothing is read that depends on it.
pub(super) fn to_edtf(text: &str, today: Option<NaiveDate>) -> Result<Option<String>, DateError> {
    let lower = text.to_lowercase();
    let rest = HEDGES.iter().find_map(|hedge| lower.strip_prefix(hedge)).or_else(|| lower.strip_prefix('~'));
    if let Some(rest) = rest {
        let unreadable = || DateError::Unreadable { text: text.to_owned() };
        let rest = rest.trim();
        let plain = plain(text, rest, today)?.unwrap_or_else(|| rest.to_owned());
        let is_plain = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && !plain.is_empty();
        return if is_plain { Ok(Some(format!("{plain}~"))) } else { Err(unreadable()) };
    }
    plain(text, &lower, today)
}

/// The same for a text in small letters without a hedge; `typed` is what an error shows.
fn plain(typed: &str, text: &str, today: Option<NaiveDate>) -> Result<Option<String>, DateError> {
    if let Some(day) = relative_day(typed, text, today)? {
        return Ok(Some(day));
    }
    if let Some(edtf) = between(text, '/', typed)?.or_else(|| with_points(text)).or_else(|| with_time(text)) {
        return Ok(Some(edtf));
    }
    if let Some(edtf) = short_numbers(text) {
        return Ok(Some(edtf));
    }
    in_words(typed, text)
}

/// `today`, `yesterday`, `tomorrow`.
fn relative_day(typed: &str, text: &str, today: Option<NaiveDate>) -> Result<Option<String>, DateError> {
    let day = match (text, today) {
        ("today" | "yesterday" | "tomorrow", None) => return Err(DateError::Relative { text: typed.to_owned() }),
        ("today", today) => today,
        ("yesterday", Some(today)) => today.pred_opt(),
        ("tomorrow", Some(today)) => today.checked_add_days(Days::new(1)),
        _ => return Ok(None),
    };
    let day = day.ok_or_else(|| DateError::Impossible { text: typed.to_owned() })?;
    Ok(Some(day.format("%Y-%m-%d").to_string()))
}

/// Numbers between slashes: only where the year comes first they mean the same everywhere.
fn between(text: &str, sign: char, typed: &str) -> Result<Option<String>, DateError> {
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    match parts[..] {
        [year, month, day] if is_number(year, 4) && is_short(month) && is_short(day) => {
            Ok(Some(format!("{year}-{month:0>2}-{day:0>2}")))
        }
        [first, second, year] if is_short(first) && is_short(second) && (is_number(year, 4) || is_short(year)) => {
            Err(DateError::Ambiguous { text: typed.to_owned() })
        }
        [month, year] if is_short(month) && is_number(year, 4) => Err(DateError::Ambiguous { text: typed.to_owned() }),
        _ => Ok(None),
    }
}

/// `13.3.2025` and `3.2025`.
fn with_points(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    match parts[..] {
        [day, month, year] if is_short(day) && is_short(month) && is_number(year, 4) => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [month, year] if is_short(month) && is_number(year, 4) => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// `2025-03-14T09:30:00Z` and `2025-03-14 09:30`: the day as it is written; the time must exist.
fn with_time(text: &str) -> Option<String> {
    let (day, time) = text.split_once(['t', ' '])?;
    let day_is_whole = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let end = time.find(['z', '+', '-', ' ']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(end);
    let is_clock =
        ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"].iter().any(|form| NaiveTime::parse_from_str(clock, form).is_ok());
    let offset = offset.trim();
    let is_offset = matches!(offset, "" | "z" | "utc" | "gmt")
        || offset.strip_prefix(['+', '-']).is_some_and(|digits| {
            matches!(digits.len(), 2 | 4 | 5) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        });
    (day_is_whole && is_clock && is_offset).then(|| day.to_owned())
}

/// `2025-3-14` and `2025-3`.
fn short_numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year, month, day] if is_number(year, 4) && is_short(month) && is_short(day) => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [year, month] if is_number(year, 4) && is_short(month) => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// `14 March 2025`, `March 14, 2025`, `Mar 2025`, and a weekday before them that is the day's.
fn in_words(typed: &str, text: &str) -> Result<Option<String>, DateError> {
    let words: Vec<&str> = text
        .split([' ', ',', '\t', '\n', '\u{a0}'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !matches!(*word, "" | "of" | "the" | "on"))
        .collect();
    let weekday = words.first().and_then(|word| weekday(word));
    let rest = if weekday.is_some() { &words[1..] } else { &words[..] };
    if rest.is_empty() && weekday.is_some() || words.iter().any(|word| RELATIVE.contains(word)) {
        return Err(DateError::Relative { text: typed.to_owned() });
    }
    let edtf = match *rest {
        [first, second, third] => match (month(first), month(second)) {
            (Some(month), _) if is_number(third, 4) => day(second).map(|day| format!("{third}-{month:02}-{day}")),
            (_, Some(month)) if is_number(third, 4) => day(first).map(|day| format!("{third}-{month:02}-{day}")),
            (_, Some(month)) if is_number(first, 4) => day(third).map(|day| format!("{first}-{month:02}-{day}")),
            _ => None,
        },
        [first, second] => match (month(first), month(second)) {
            (Some(month), _) if is_number(second, 4) => Some(format!("{second}-{month:02}")),
            (_, Some(month)) if is_number(first, 4) => Some(format!("{first}-{month:02}")),
            _ => None,
        },
        [only] if weekday.is_some() => {
            between(only, '/', typed)?.or_else(|| with_points(only)).or_else(|| short_numbers(only))
        }
        _ => None,
    };
    let Some(edtf) = edtf else { return Ok(None) };
    let impossible = || DateError::Impossible { text: typed.to_owned() };
    if let Some(weekday) = weekday
        && read_day(&edtf).is_none_or(|day| day.weekday() != weekday)
    {
        return Err(impossible());
    }
    Ok(Some(edtf))
}

/// The number of a month by its name, its first three letters, or `sept`.
fn month(word: &str) -> Option<usize> {
    let is_it = |name: &str| {
        let name = name.to_ascii_lowercase();
        name == word || name[..3] == *word || (word == "sept" && name == "september")
    };
    MONTHS.iter().position(|name| is_it(name)).map(|at| at + 1)
}

fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |name: &str| name == word || (3 <= word.len() && word.len() <= 5 && name.starts_with(word));
    WEEKDAYS.into_iter().find(|(name, _)| is_it(name)).map(|(_, weekday)| weekday)
}

/// `3`, `03` and `3rd` as `03`.
fn day(word: &str) -> Option<String> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    is_short(digits).then(|| format!("{digits:0>2}"))
}

fn is_short(word: &str) -> bool {
    is_number(word, 1) || is_number(word, 2)
}

fn is_number(word: &str, digits: usize) -> bool {
    word.len() == digits && word.bytes().all(|byte| byte.is_ascii_digit())
}
