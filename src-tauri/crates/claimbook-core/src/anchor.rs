//! Finds quoted words in a text: where they stand exactly, where they stand but for typography, and otherwise where
//! they may be meant.
//!
//! Nothing that is not identical is ever taken: it is proposed, with how alike it is, and somebody chooses. What is
//! searched approximately is bounded, so that no text takes long.

use std::collections::HashMap;
use std::ops::Range;

use sassy::Searcher;
use sassy::profiles::Ascii;

use crate::domain::text::{Folded, Quote, Span, WorkingText, has_no_spaces, nfc};

/// The most places of one quote that are listed.
pub const PLACES_LIMIT: usize = 1_000;
/// The most proposals that are made.
pub const PROPOSALS_LIMIT: usize = 5;
/// The most characters a quote may have to be searched approximately. Longer ones are found exactly, folded, or not.
pub const APPROXIMATE_LIMIT: usize = 1_000;

/// How much of a quote may differ from what is proposed for it, in percent of its characters.
const EDITS_PERCENT: usize = 35;
/// From here on identical words in like surroundings are the same passage.
const SURE: f64 = 0.8;
/// Below this, words and surroundings are too unlike to be worth a look.
const WORTH_A_LOOK: f64 = 0.6;

/// Where quoted words stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly there: every place, in order, up to [`PLACES_LIMIT`]. Where there are several, somebody must choose.
    Exact(Vec<Span>),
    /// There but for case, quotation marks, dashes, spaces and invisible characters; likewise.
    Folded(Vec<Span>),
    /// Nowhere, but similar words are there, most alike first, up to [`PROPOSALS_LIMIT`].
    Proposals(Vec<Proposal>),
    /// Nowhere.
    Nothing,
}

/// A place that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it is.
    pub span: Span,
    /// How alike it is, in whole percent.
    pub score: u8,
}

/// What became of a passage in a changed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// The same words at the same place.
    Exact(Span),
    /// The same words at another place.
    Moved(Span),
    /// Not surely there: somebody must choose, most alike first, up to [`PROPOSALS_LIMIT`].
    Proposed(Vec<Proposal>),
    /// Not there, or there several times with nothing to tell which.
    Lost,
}

/// Finds quoted words in a text.
pub fn find(text: &WorkingText, quote: &str) -> Found {
    let quote = nfc(&quote.replace("\r\n", "\n").replace('\r', "\n"));
    if quote.trim().is_empty() {
        return Found::Nothing;
    }
    let as_given = places(text.as_str(), &quote);
    let exact = if as_given.is_empty() { places(text.as_str(), quote.trim()) } else { as_given };
    if !exact.is_empty() {
        return Found::Exact(exact);
    }
    let (text, quote) = (Folded::new(text.as_str()), Folded::new(&quote));
    let folded = folded_places(&text, &quote);
    if !folded.is_empty() {
        return Found::Folded(folded);
    }
    let proposals = proposed(similar_places(&text, &quote));
    if proposals.is_empty() { Found::Nothing } else { Found::Proposals(proposals) }
}

/// Finds a passage again in a text that may have changed.
///
/// Places are ranked 50 for the words, 20 for what stands before, 20 for what stands after and 2 for the position.
/// Only identical words are taken, and only where their surroundings agree or, standing once, they are long enough to
/// be their own; position alone decides nothing.
pub fn find_again(text: &WorkingText, quote: &Quote) -> Again {
    let stands_there = text.passage(quote.span).is_some_and(|there| {
        there.exact == quote.exact && there.prefix.ends_with(&quote.prefix) && there.suffix.starts_with(&quote.suffix)
    });
    if stands_there {
        return Again::Exact(quote.span);
    }
    if quote.exact.trim().is_empty() {
        return Again::Lost;
    }
    let surroundings = Surroundings::new(text, quote);
    let mut exact: Vec<Ranked> =
        places(text.as_str(), &quote.exact).into_iter().map(|span| surroundings.rank(span, 1.0)).collect();
    exact.sort_by(|one, other| other.words.total_cmp(&one.words));
    let is_its_own_context = exact.len() == 1 && Quote::CONTEXT <= quote.exact.chars().count();
    if let Some(best) = exact.first().filter(|best| SURE <= best.score || is_its_own_context) {
        let is_tied = exact.get(1).is_some_and(|second| best.words - second.words < 0.005);
        return match best.span {
            _ if is_tied => Again::Lost,
            span if span == quote.span => Again::Exact(span),
            span => Again::Moved(span),
        };
    }
    let (text, wanted) = (Folded::new(text.as_str()), Folded::new(&quote.exact));
    let folded = folded_places(&text, &wanted).into_iter().map(|span| surroundings.rank(span, 1.0));
    let similar = similar_places(&text, &wanted).into_iter().map(|(span, likeness)| surroundings.rank(span, likeness));
    let ranked = exact.into_iter().chain(folded).chain(similar).filter(|place| WORTH_A_LOOK <= place.score);
    let proposals = proposed(ranked.map(|place| (place.span, place.score)).collect());
    if proposals.is_empty() { Again::Lost } else { Again::Proposed(proposals) }
}

/// Every place of `quote` in `text`, overlapping ones too.
fn places(text: &str, quote: &str) -> Vec<Span> {
    let Some(first) = quote.chars().next() else {
        return Vec::new();
    };
    let length = quote.chars().count();
    let (mut spans, mut from, mut counted) = (Vec::new(), 0, 0);
    while let Some(at) = text[from..].find(quote).filter(|_| spans.len() < PLACES_LIMIT) {
        let start = counted + text[from..from + at].chars().count();
        spans.push(Span { start, end: start + length });
        counted = start + 1;
        from += at + first.len_utf8();
    }
    spans
}

fn folded_places(text: &Folded, quote: &Folded) -> Vec<Span> {
    let [words, wanted] = [text, quote].map(|folded| folded.chars.iter().collect::<String>());
    let mut spans: Vec<Span> =
        places(&words, &wanted).into_iter().map(|span| original(text, &(span.start..span.end))).collect();
    spans.dedup();
    spans
}

/// The range of the original text that became a range of its folded one.
fn original(text: &Folded, range: &Range<usize>) -> Span {
    Span { start: text.origin[range.start], end: text.origin[range.end - 1] + 1 }
}

/// Places whose words are like the quote, and how alike: 1 is the same. Ends at whole words.
fn similar_places(text: &Folded, quote: &Folded) -> Vec<(Span, f64)> {
    /// Searched at a time: what a window finds is thinned out before the next, so memory stays small.
    const WINDOW: usize = 1 << 16;
    const KEPT: usize = 40;

    let length = quote.chars.len();
    let allowed = length * EDITS_PERCENT / 100;
    if allowed == 0 || APPROXIMATE_LIMIT < length {
        return Vec::new();
    }
    let letters = Letters::of(&quote.chars);
    let pattern = letters.pattern(&quote.chars);
    let reach = length + allowed;
    let mut searcher = Searcher::<Ascii>::new_fwd().without_trace();
    let mut ends: Vec<(i32, usize)> = Vec::new();
    for start in (0..text.chars.len()).step_by(WINDOW) {
        let from = start.saturating_sub(reach);
        let window = letters.text(&text.chars[from..text.chars.len().min(start + WINDOW)]);
        let matches = searcher.search(&pattern, &window, allowed).into_iter();
        ends.extend(matches.map(|found| (found.cost, from + found.text_end)).filter(|(_, end)| start < *end));
        ends.sort_unstable();
        ends.truncate(KEPT);
    }

    searcher.set_trace(true);
    let mut places: Vec<(Range<usize>, f64)> = Vec::new();
    for (cost, end) in ends {
        let from = end.saturating_sub(reach);
        let window = letters.text(&text.chars[from..end]);
        let is_here = |_: &[u8], until: &[u8], _| until.len() == window.len();
        let Some(found) = searcher.search_with_fn(&pattern, &window, allowed, true, is_here).pop() else {
            continue;
        };
        let range = whole_words(&text.chars, from + found.text_start..end);
        let is_new = places.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start);
        if is_new && range.start < range.end {
            let edits = u32::try_from(cost).unwrap_or(u32::MAX);
            places.push((range, 1.0 - f64::from(edits) / as_f64(length)));
        }
    }
    places.into_iter().map(|(range, likeness)| (original(text, &range), likeness)).collect()
}

/// One byte for each letter of a quote, so that a search over bytes counts letters.
struct Letters(HashMap<char, u8>);

impl Letters {
    /// No letter of the quote.
    const OTHER: u8 = 0;
    /// A letter of the quote for which no byte is left. Found nowhere, which makes places less alike, never more.
    const UNNUMBERED: u8 = u8::MAX;

    fn of(quote: &[char]) -> Self {
        let mut numbers = HashMap::new();
        for letter in quote {
            if let Ok(next) = u8::try_from(numbers.len() + 1)
                && next < Self::UNNUMBERED
            {
                numbers.entry(*letter).or_insert(next);
            }
        }
        Self(numbers)
    }

    fn pattern(&self, quote: &[char]) -> Vec<u8> {
        quote.iter().map(|letter| self.0.get(letter).copied().unwrap_or(Self::UNNUMBERED)).collect()
    }

    fn text(&self, text: &[char]) -> Vec<u8> {
        text.iter().map(|letter| self.0.get(letter).copied().unwrap_or(Self::OTHER)).collect()
    }
}

/// The range moved to the nearest edges of words, without spaces at its ends.
fn whole_words(text: &[char], range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (nearest_edge(text, range.start), nearest_edge(text, range.end));
    while start < end && text[start] == ' ' {
        start += 1;
    }
    while start < end && text[end - 1] == ' ' {
        end -= 1;
    }
    start..end
}

/// The edge of the word in which `at` stands that is nearer; `at` itself between words or in an endless one.
fn nearest_edge(text: &[char], at: usize) -> usize {
    const WORD: usize = 40;

    let in_word = |letter: &&char| letter.is_alphanumeric() && !has_no_spaces(**letter);
    let before = text[..at].iter().rev().take(WORD).take_while(in_word).count();
    let after = text[at..].iter().take(WORD).take_while(in_word).count();
    match (before, after) {
        (0 | WORD, _) | (_, 0 | WORD) => at,
        _ if before <= after => at - before,
        _ => at + after,
    }
}

/// The best of the places, each only once.
fn proposed(mut places: Vec<(Span, f64)>) -> Vec<Proposal> {
    places.sort_by(|(span, score), (other_span, other)| other.total_cmp(score).then(span.cmp(other_span)));
    let mut proposals: Vec<Proposal> = Vec::new();
    for (span, score) in places {
        let is_new = proposals.iter().all(|other| span.end <= other.span.start || other.span.end <= span.start);
        if is_new && proposals.len() < PROPOSALS_LIMIT {
            proposals.push(Proposal { span, score: percent(score) });
        }
    }
    proposals
}

/// What stood around a passage, to be compared with what stands around a place.
struct Surroundings<'a> {
    text: Vec<char>,
    quote: &'a Quote,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

struct Ranked {
    span: Span,
    /// How alike words and surroundings are.
    words: f64,
    /// The same, and the position.
    score: f64,
}

impl<'a> Surroundings<'a> {
    fn new(text: &WorkingText, quote: &'a Quote) -> Self {
        let near = |letters: &mut dyn Iterator<Item = char>| letters.take(Quote::CONTEXT).collect::<Vec<char>>();
        let mut prefix = near(&mut quote.prefix.chars().rev());
        prefix.reverse();
        let suffix = near(&mut quote.suffix.chars());
        Self { text: text.as_str().chars().collect(), quote, prefix, suffix }
    }

    fn rank(&self, span: Span, likeness: f64) -> Ranked {
        let before = &self.text[span.start.saturating_sub(self.prefix.len())..span.start];
        let after = &self.text[span.end..self.text.len().min(span.end + self.suffix.len())];
        let words = 50.0 * likeness + 20.0 * alike(&self.prefix, before) + 20.0 * alike(&self.suffix, after);
        let distance = as_f64(span.start.abs_diff(self.quote.span.start)) / as_f64(self.text.len().max(1));
        let position = 2.0 * (1.0 - distance).max(0.0);
        Ranked { span, words: words / 90.0, score: (words + position) / 92.0 }
    }
}

/// How much of what stood beside a passage stands there now; all of it, where nothing stood there.
fn alike(stood: &[char], stands: &[char]) -> f64 {
    let [stood, stands] = [stood, stands].map(|letters| Folded::new(&letters.iter().collect::<String>()).chars);
    if stood.is_empty() {
        return 1.0;
    }
    let letters = Letters::of(&stood);
    let found = Searcher::<Ascii>::new_fwd().without_trace().only_best_match().search(
        &letters.pattern(&stood),
        &letters.text(&stands),
        stood.len(),
    );
    let edits = found.iter().filter_map(|found| usize::try_from(found.cost).ok()).min().unwrap_or(stood.len());
    1.0 - as_f64(edits) / as_f64(stood.len())
}

/// Lengths of texts, which are far below where this loses anything.
fn as_f64(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

/// Whole percent; what is not the same is never all of it.
fn percent(score: f64) -> u8 {
    (0..=99_u8).rev().find(|percent| f64::from(*percent) <= score * 100.0 + 0.5).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Officials said “nearly 20 percent of the country” is held. Trucks waited for seven months \
                        at the bridge. Others say nearly 18 percent of the county was affected by the flood.";

    fn words(text: &str, span: Span) -> String {
        text.chars().skip(span.start).take(span.end - span.start).collect()
    }

    #[track_caller]
    fn proposals(found: Found) -> Vec<Proposal> {
        let Found::Proposals(proposals) = found else { panic!("{found:?}") };
        proposals
    }

    #[test]
    fn every_exact_place_is_found_in_order_and_places_may_overlap() {
        let spans = |pairs: &[(usize, usize)]| {
            Found::Exact(pairs.iter().map(|(start, end)| Span { start: *start, end: *end }).collect())
        };
        assert_eq!(find(&WorkingText::new("aaé aa aaa"), "aa"), spans(&[(0, 2), (4, 6), (7, 9), (8, 10)]));
        assert_eq!(find(&WorkingText::new("über Kursk"), "Kursk"), spans(&[(5, 10)]));
        assert_eq!(find(&WorkingText::new("cafe\u{301}"), "  cafe\u{301}\n"), spans(&[(0, 4)]));
        assert_eq!(find(&WorkingText::new("one\r\ntwo"), "one\r\ntwo"), spans(&[(0, 7)]));
    }

    #[test]
    fn typography_and_case_do_not_hide_a_quote() {
        let text = WorkingText::new(TEXT);

        let Found::Folded(spans) = find(&text, "\"Nearly  20\u{a0}percent of the country\"") else {
            panic!("the quote stands there but for its typography")
        };

        assert_eq!(
            spans.iter().map(|span| words(TEXT, *span)).collect::<Vec<_>>(),
            ["“nearly 20 percent of the country”"]
        );
    }

    #[test]
    fn similar_words_are_proposed_and_the_most_alike_come_first() {
        let found = proposals(find(&WorkingText::new(TEXT), "about 20 percent of the country"));

        assert_eq!(words(TEXT, found[0].span).trim_start_matches("nearly "), "20 percent of the country");
        assert!(found.windows(2).all(|pair| pair[1].score <= pair[0].score), "{found:?}");
        assert!(found.iter().all(|proposal| (65..100).contains(&proposal.score)), "{found:?}");
        assert!(words(TEXT, found[1].span).ends_with("percent of the county"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let text = WorkingText::new(TEXT);
        for quote in ["", " \n", "\u{200b}", "x", "an entirely different sentence about the price of wheat in May"] {
            assert_eq!(find(&text, quote), Found::Nothing, "{quote}");
        }
        assert_eq!(find(&WorkingText::new(""), "word"), Found::Nothing);
    }

    #[track_caller]
    fn quote(text: &str, exact: &str) -> Quote {
        let text = WorkingText::new(text);
        let Found::Exact(spans) = find(&text, exact) else { panic!("`{exact}` stands there") };
        text.passage(spans[0]).unwrap()
    }

    #[test]
    fn a_passage_stays_moves_is_proposed_or_is_lost() {
        let passage = quote(TEXT, "for seven months");
        let again = |text: &str| find_again(&WorkingText::new(text), &passage);

        assert_eq!(again(TEXT), Again::Exact(passage.span));
        let moved = Span { start: passage.span.start + 8, end: passage.span.end + 8 };
        assert_eq!(again(&format!("Update. {TEXT}")), Again::Moved(moved));
        let Again::Proposed(proposals) = again(&TEXT.replace("seven months", "eleven months")) else {
            panic!("changed words are proposed")
        };
        assert_eq!(proposals[0].span, Span { start: passage.span.start, end: passage.span.end + 1 });
        assert_eq!(again("Nothing of the kind is said here any more, and the rest is about wheat."), Again::Lost);
    }

    #[test]
    fn the_same_words_in_a_corrected_sentence_stay() {
        let passage = quote(TEXT, "nearly 20 percent of the country");
        let corrected = TEXT.replace("is held", "is occupied");
        assert_eq!(find_again(&WorkingText::new(&corrected), &passage), Again::Exact(passage.span));
    }

    #[test]
    fn a_look_alike_elsewhere_is_proposed_and_never_taken() {
        let passage = quote(TEXT, "seven months");
        let other = "The strike is over. In the north the drought went on, as it did for seven months in 1911.";
        let again = find_again(&WorkingText::new(other), &passage);
        assert!(matches!(again, Again::Proposed(_) | Again::Lost), "{again:?}");
    }

    #[test]
    fn a_tie_is_lost() {
        let sentence = "Row after row says it held for seven months and not more than that in all. ";
        let passage = quote(sentence, "for seven months");
        let twice = format!("Table. {sentence}{sentence}");
        assert_eq!(find_again(&WorkingText::new(&twice), &passage), Again::Lost);
    }

    #[test]
    fn surroundings_tell_the_same_words_apart() {
        let text = "The mayor said it lasted for seven months in all. The bridge was shut for seven months by floods.";
        let shut = WorkingText::new(text).passage(Span { start: 70, end: 86 }).unwrap();
        assert_eq!(shut.exact, "for seven months");
        let Again::Moved(span) = find_again(&WorkingText::new(&format!("Later: {text}")), &shut) else {
            panic!("the second place has the same surroundings")
        };
        assert_eq!(span, Span { start: 77, end: 93 });
    }

    #[test]
    fn no_text_takes_long() {
        let began = Instant::now();
        let same = WorkingText::new(&"a".repeat(120_000));
        let Found::Exact(spans) = find(&same, &"a".repeat(100_000)) else { panic!("it stands there") };
        assert_eq!(spans.len(), PLACES_LIMIT);
        assert_eq!(find(&same, &format!("{}b", "a".repeat(100_000))), Found::Nothing);
        assert!(matches!(find(&same, &format!("{}b", "a".repeat(APPROXIMATE_LIMIT - 1))), Found::Proposals(_)));
        let periodic = WorkingText::new(&"ab ".repeat(40_000));
        assert!(matches!(find(&periodic, &"abc ".repeat(APPROXIMATE_LIMIT / 4)), Found::Proposals(_)));
        assert!(began.elapsed() < Duration::from_mins(1), "{:?}", began.elapsed());
    }

    proptest! {
        #[test]
        fn any_slice_of_any_text_is_found_where_it_stands(
            text in "[ab é\"“.\u{301}\r\n中\u{feff}]{0,40}|.{0,60}",
            from in any::<prop::sample::Index>(),
            length in 1_usize..20,
        ) {
            let text = WorkingText::new(&text);
            prop_assume!(0 < text.length());
            let start = from.index(text.length());
            let span = Span { start, end: text.length().min(start + length) };
            let slice = text.slice(span).unwrap();
            prop_assume!(!slice.trim().is_empty());

            let Found::Exact(spans) = find(&text, slice) else { return Err(TestCaseError::fail("not exact")) };

            prop_assert!(spans.contains(&span), "{spans:?}");
            let quote = text.passage(span).unwrap();
            prop_assert_eq!(find_again(&text, &quote), Again::Exact(span));
        }

        #[test]
        fn whatever_is_found_stands_in_the_text(
            text in "[abc -]{0,200}|.{0,100}",
            quote in "[abc -]{0,40}|.{0,40}",
            other in ".{0,50}",
        ) {
            let text = WorkingText::new(&text);
            let stands = |span: Span| text.slice(span).is_some_and(|words| !words.is_empty());
            match find(&text, &quote) {
                Found::Exact(spans) | Found::Folded(spans) => prop_assert!(spans.into_iter().all(stands)),
                Found::Proposals(proposals) => prop_assert!(proposals.iter().all(|proposal| stands(proposal.span))),
                Found::Nothing => {}
            }
            let quote = Quote {
                text: text.digest(),
                span: Span { start: 3, end: 9 },
                exact: quote,
                prefix: other.clone(),
                suffix: other,
            };
            match find_again(&text, &quote) {
                Again::Exact(span) | Again::Moved(span) => prop_assert_eq!(text.slice(span), Some(quote.exact.as_str())),
                Again::Proposed(proposals) => prop_assert!(proposals.iter().all(|proposal| stands(proposal.span))),
                Again::Lost => {}
            }
        }
    }
}
