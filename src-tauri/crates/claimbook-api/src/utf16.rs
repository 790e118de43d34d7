//! Positions in a text: the book counts code points, a page counts UTF-16 units. Only here one becomes the other.

use claimbook_core::domain::text::Span;

use crate::view::TextSpan;

/// Why a range of units is none of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misplaced {
    /// It ends before it begins, or where it begins.
    Backwards,
    /// The text ends first.
    Beyond {
        /// How many units the text has.
        units: u32,
    },
    /// It begins or ends between the two units of one character.
    InsideLetter,
}

/// The same ranges in UTF-16 units. Walks the text once, however many they are; what lies beyond it stands at its end.
pub(crate) fn to_units(text: &str, spans: &[Span]) -> Vec<TextSpan> {
    let mut points: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    points.sort_unstable();
    points.dedup();
    let mut units = Vec::with_capacity(points.len());
    let (mut point, mut unit) = (0, 0_u32);
    let mut letters = text.chars();
    for wanted in &points {
        for letter in letters.by_ref().take(wanted - point) {
            unit += if letter.len_utf16() == 2 { 2 } else { 1 };
        }
        point = *wanted;
        units.push(unit);
    }
    let of = |point: usize| points.binary_search(&point).map_or(unit, |at| units[at]);
    spans.iter().map(|span| TextSpan { start: of(span.start), end: of(span.end) }).collect()
}

/// The code points of a range of UTF-16 units.
pub(crate) fn to_points(text: &str, TextSpan { start, end }: &TextSpan) -> Result<Span, Misplaced> {
    if end <= start {
        return Err(Misplaced::Backwards);
    }
    let mut first = None;
    let mut unit = 0_u32;
    for (point, letter) in text.chars().enumerate() {
        if unit == *start {
            first = Some(point);
        }
        if unit == *end {
            return Ok(Span { start: first.ok_or(Misplaced::InsideLetter)?, end: point });
        }
        if *end < unit {
            return Err(Misplaced::InsideLetter);
        }
        unit += if letter.len_utf16() == 2 { 2 } else { 1 };
    }
    match first {
        _ if unit < *end => Err(Misplaced::Beyond { units: unit }),
        Some(start) if unit == *end => Ok(Span { start, end: text.chars().count() }),
        Some(_) | None => Err(Misplaced::InsideLetter),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_beyond_the_basic_plane_is_two_units() {
        let text = "a😀b𝒳";
        let spans = [Span { start: 1, end: 2 }, Span { start: 0, end: 4 }, Span { start: 3, end: 3 }];
        let units: Vec<(u32, u32)> = to_units(text, &spans).iter().map(|span| (span.start, span.end)).collect();
        assert_eq!(units, [(1, 3), (0, 6), (4, 4)]);
        let points = |start, end| to_points(text, &TextSpan { start, end });
        assert_eq!(points(1, 3), Ok(Span { start: 1, end: 2 }));
        assert_eq!(points(4, 6), Ok(Span { start: 3, end: 4 }));
        assert_eq!(points(0, 6), Ok(Span { start: 0, end: 4 }));
        assert_eq!(points(0, 2), Err(Misplaced::InsideLetter));
        assert_eq!(points(2, 4), Err(Misplaced::InsideLetter));
        assert_eq!(points(4, 5), Err(Misplaced::InsideLetter));
        assert_eq!(points(5, 6), Err(Misplaced::InsideLetter));
        assert_eq!(points(0, 7), Err(Misplaced::Beyond { units: 6 }));
        assert_eq!(points(2, 2), Err(Misplaced::Backwards));
    }

    proptest! {
        #[test]
        fn what_is_converted_there_is_converted_back(
            text in "[a-zé😀𝒳中\n ]{1,60}|.{1,40}",
            ends in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..9),
        ) {
            let length = text.chars().count();
            let spans: Vec<Span> = ends
                .iter()
                .map(|(one, other)| (one.index(length + 1), other.index(length + 1)))
                .map(|(one, other)| Span { start: one.min(other), end: one.max(other) })
                .collect();
            let units: Vec<u16> = text.encode_utf16().collect();
            for (span, found) in spans.iter().zip(to_units(&text, &spans)) {
                let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
                let slice = &units[found.start as usize..found.end as usize];
                prop_assert_eq!(String::from_utf16(slice).unwrap(), words);
                if span.start < span.end {
                    prop_assert_eq!(to_points(&text, &found), Ok(*span));
                }
            }
        }

        #[test]
        fn any_range_is_converted_or_refused(text in ".{0,20}", start in 0_u32..50, end in 0_u32..50) {
            if let Ok(span) = to_points(&text, &TextSpan { start, end }) {
                let back = to_units(&text, &[span]);
                prop_assert_eq!((back[0].start, back[0].end), (start, end));
            }
        }
    }
}
