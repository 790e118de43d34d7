//! What holds on material that none of us wrote. It stands where `CLAIMBOOK_CORPUS` says; without the variable each
//! test reports itself as skipped.
#![allow(clippy::unwrap_used, clippy::panic, reason = "everything here is a test")]

mod liar;
mod seed;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use claimbook_core::anchor::{Again, Found, find, find_again};
use claimbook_core::domain::text::{Quote, Span, WorkingText};
use claimbook_core::import::{Where, read_text};
use serde_json::Value;

/// The folder of the corpus, or a word on stderr that `test` is skipped.
fn corpus(test: &str) -> Option<PathBuf> {
    let folder = env::var_os("CLAIMBOOK_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: {test} (CLAIMBOOK_CORPUS is not set)");
    }
    folder
}

fn seed_article(folder: &Path) -> WorkingText {
    let name = "article-2025-03-14.txt";
    let bytes = fs::read(folder.join("seed").join(name)).unwrap();
    read_text(&bytes, name).unwrap().text
}

#[test]
fn the_seed_article_reads_with_its_date_and_a_title_after_it() {
    let Some(folder) = corpus("the_seed_article_reads_with_its_date_and_a_title_after_it") else { return };
    let bytes = fs::read(folder.join("seed/article-2025-03-14.txt")).unwrap();

    let draft = read_text(&bytes, "article.txt").unwrap();

    let published = draft.published.unwrap();
    assert_eq!((published.value.edtf(), published.found), ("2025-03-14", Where::HeaderLine));
    assert_eq!(draft.title.found, Where::FirstLine);
    assert!(draft.title.value.starts_with("Russian President Vladimir Putin said"), "{}", draft.title.value);
    assert_eq!(draft.encoding, "UTF-8");
}

#[test]
fn the_two_named_quotes_stand_in_the_seed_article_once_each() {
    let Some(folder) = corpus("the_two_named_quotes_stand_in_the_seed_article_once_each") else { return };
    let text = seed_article(&folder);
    for quote in ["nearly 20 percent of the country", "for seven months"] {
        let Found::Exact(spans) = find(&text, quote) else { panic!("`{quote}` stands there") };
        assert_eq!(spans.iter().map(|span| text.slice(*span)).collect::<Vec<_>>(), [Some(quote)]);
    }
}

/// The recorded positions count in another text than ours, which has other white space: only words and surroundings
/// can find these passages.
#[test]
fn recorded_annotations_are_found_again_on_their_own_words() {
    let Some(folder) = corpus("recorded_annotations_are_found_again_on_their_own_words") else { return };
    let (mut taken, mut proposed) = (0, 0);
    for page in ["minimal", "wikipedia-regression-testing"] {
        let read =
            |ending: &str| fs::read_to_string(folder.join(format!("hypothesis_anchoring/{page}.{ending}"))).unwrap();
        let text = WorkingText::new(&without_tags(&read("html")));
        let annotations: Value = serde_json::from_str(&read("json")).unwrap();
        for annotation in annotations["rows"].as_array().unwrap() {
            let quote = recorded(annotation, &text);
            let span = match find_again(&text, &quote) {
                Again::Exact(span) | Again::Moved(span) => {
                    taken += 1;
                    span
                }
                Again::Proposed(proposals) => {
                    proposed += 1;
                    proposals[0].span
                }
                Again::Lost => panic!("`{}` stands on {page}", quote.exact),
            };
            assert_eq!(text.slice(span), Some(quote.exact.as_str()), "{page}");
        }
    }
    eprintln!("recorded annotations: {taken} taken, {proposed} proposed first");
    assert_eq!(taken + proposed, 6);
}

fn recorded(annotation: &Value, text: &WorkingText) -> Quote {
    let selectors = annotation["target"][0]["selector"].as_array().unwrap();
    let selector = |kind: &str| selectors.iter().find(|selector| selector["type"] == kind).unwrap();
    let (words, position) = (selector("TextQuoteSelector"), selector("TextPositionSelector"));
    let text_of = |name: &str| words[name].as_str().unwrap().to_owned();
    let offset = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
    Quote {
        text: text.digest(),
        span: Span { start: offset("start"), end: offset("end") },
        exact: text_of("exact"),
        prefix: text_of("prefix"),
        suffix: text_of("suffix"),
    }
}

/// The text between the tags of a page, without its head, scripts and styles.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag_and_after)) = rest.split_once('<') {
        text.push_str(before);
        let hidden = ["head", "script", "style"].into_iter().find(|name| {
            let named = tag_and_after.strip_prefix(name);
            named.is_some_and(|after| after.starts_with([' ', '>']))
        });
        let end = hidden.map_or_else(|| ">".to_owned(), |name| format!("</{name}>"));
        rest = tag_and_after.split_once(end.as_str()).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace("&amp;", "&").replace("&#160;", "\u{a0}").replace("&nbsp;", "\u{a0}")
}

/// A text as words, of which some change and some go.
struct Words(Vec<String>);

impl Words {
    fn text(&self) -> WorkingText {
        WorkingText::new(&self.0.join(" "))
    }

    /// Where the words from `start` up to `end` stand in [`Self::text`].
    fn span(&self, start: usize, end: usize) -> Span {
        let length = |words: &[String]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
        let from = length(&self.0[..start]);
        Span { start: from, end: from + length(&self.0[start..end]) - 1 }
    }

    /// Every so many words of a hundred replaced by another word of the text.
    fn changed(&self, percent: u64, chance: &mut Chance) -> Self {
        let other = |chance: &mut Chance| self.0[chance.below(self.0.len())].clone();
        let words = self.0.iter().map(|word| if chance.percent(percent) { other(chance) } else { word.clone() });
        Self(words.collect())
    }

    fn without(&self, start: usize, end: usize) -> Self {
        Self([&self.0[..start], &self.0[end..]].concat())
    }
}

/// The same numbers in every run (Knuth's linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn percent(&mut self, percent: u64) -> bool {
        u64::try_from(self.below(100)).unwrap() < percent
    }
}

#[test]
fn in_a_changed_article_passages_are_never_taken_for_others() {
    const QUOTES: usize = 400;

    let Some(folder) = corpus("in_a_changed_article_passages_are_never_taken_for_others") else { return };
    let article = Words(seed_article(&folder).as_str().split_whitespace().map(str::to_owned).collect());
    let text = article.text();
    let mut chance = Chance(1);
    for percent in [0, 3, 10, 20] {
        let (mut taken, mut proposed) = (0, 0);
        for _ in 0..QUOTES {
            let length = 5 + chance.below(25);
            let start = chance.below(article.0.len() - length);
            let quote = text.passage(article.span(start, start + length)).unwrap();
            let changed = article.changed(percent, &mut chance);
            let (changed_text, there) = (changed.text(), changed.span(start, start + length));
            match find_again(&changed_text, &quote) {
                Again::Exact(span) | Again::Moved(span) => {
                    assert_eq!(span, there, "`{}` was taken for another place", quote.exact);
                    assert_eq!(changed_text.slice(span), Some(quote.exact.as_str()), "only the same words are taken");
                    taken += 1;
                }
                Again::Proposed(proposals) => {
                    let best = proposals[0].span;
                    proposed += usize::from(best.start < there.end && there.start < best.end);
                }
                Again::Lost => {}
            }
        }
        eprintln!("{percent} % of words changed: {taken} taken, {proposed} proposed first, of {QUOTES}");
        assert!(percent != 0 || taken == QUOTES, "an unchanged text has every passage where it was");
    }
}

#[test]
fn a_removed_passage_is_never_taken() {
    const QUOTES: usize = 400;

    let Some(folder) = corpus("a_removed_passage_is_never_taken") else { return };
    let article = Words(seed_article(&folder).as_str().split_whitespace().map(str::to_owned).collect());
    let text = article.text();
    let mut chance = Chance(2);
    let (mut proposed, mut confident) = (0, 0);
    for _ in 0..QUOTES {
        let length = 5 + chance.below(25);
        let start = chance.below(article.0.len() - length);
        let quote = text.passage(article.span(start, start + length)).unwrap();
        match find_again(&article.without(start, start + length).text(), &quote) {
            Again::Exact(_) | Again::Moved(_) => panic!("`{}` was removed", quote.exact),
            Again::Proposed(proposals) => {
                proposed += 1;
                confident += usize::from(80 <= proposals[0].score);
            }
            Again::Lost => {}
        }
    }
    eprintln!("removed: {proposed} still proposed, {confident} of them above 80 %, of {QUOTES}");
}
