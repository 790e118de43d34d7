//! The words for people, of PRODUCT's table: shapes for statuses, labels for ratings and stances.

use crate::page::Tone;
use crate::reply::Reply;

/// A status as shape and word, and its tone.
pub(super) fn status(word: &str) -> (&'static str, Tone) {
    match word {
        "in-review" => ("◐ In review", Tone::Open),
        "verified" => ("✓ Verified", Tone::Good),
        "disputed" => ("✗ Disputed", Tone::Bad),
        "unverifiable" => ("? Unverifiable", Tone::Open),
        _ => ("◌ To review", Tone::Quiet),
    }
}

/// A rating's label.
pub(super) fn rating(word: &str) -> String {
    sentence(word)
}

/// A stance's label.
pub(super) fn stance(word: &str) -> String {
    sentence(word)
}

/// `2 for, 1 against, 1 context`; only what there is.
pub(super) fn evidence(counts: Reply<'_>) -> Option<String> {
    let sides = [("supports", "for"), ("refutes", "against"), ("context", "context")];
    let some = sides.iter().map(|(side, word)| (counts.count(side), word)).filter(|(count, _)| 0 < *count);
    let parts: Vec<String> = some.map(|(count, word)| format!("{count} {word}")).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 claim`, `2 claims`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with commas between its thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `2025-03-14 09:00 UTC`.
pub(super) fn moment(instant: &str) -> String {
    match (instant.get(..10), instant.get(11..16)) {
        (Some(day), Some(time)) => format!("{day} {time} UTC"),
        _ => instant.to_owned(),
    }
}

/// `mostly-true` as "Mostly true".
fn sentence(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).map(|letter| if letter == '-' { ' ' } else { letter }).collect()
}
