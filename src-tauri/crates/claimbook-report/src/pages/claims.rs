//! One claim in full: its words, where they stand, what was judged, and on what.

use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::short;
use claimbook_core::domain::report::{
    ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportPassage, ReportVerdict,
};
use claimbook_core::domain::scale::Rating;
use serde::Serialize;

use super::sheet::{
    ADDRESSES, Address, Fact, ITEMS, Line, Listed, NAME, PLACES, PROSE, Part, SMALL_THINGS, STATEMENT, TITLE, VERDICTS,
    address,
};
use super::text::{self, Words};
use crate::html::mark;
use crate::pictures::{IMAGES, is_drawn, picture_of};
use crate::typed::language_tag;
use crate::words;

/// In characters.
pub(super) const HEADING: usize = 320;

#[derive(Serialize)]
pub(super) struct Claim {
    #[serde(flatten)]
    listed: Listed,
    /// The whole statement, where a heading holds only its beginning.
    whole: Option<Words>,
    id: String,
    /// Finer words beside the status.
    finer: Vec<&'static str>,
    by: Option<By>,
    /// Sentences in which a reader must be warned.
    pending: Vec<String>,
    attribution: Option<Attribution>,
    places: Vec<Place>,
    facts: Vec<Fact>,
    given: Vec<Given>,
    sides: Vec<SideOf>,
    others: Vec<Other>,
    left_out: Vec<String>,
}

#[derive(Serialize)]
struct By {
    outcome: &'static str,
    name: Words,
    weight: String,
    day: String,
}

/// `before`, who, `after`.
#[derive(Serialize)]
struct Attribution {
    before: &'static str,
    name: Words,
    after: &'static str,
}

#[derive(Serialize)]
struct Place {
    passage: Option<Passage>,
    document: String,
    title: Option<Words>,
    source: Option<Words>,
    published: Option<String>,
    relation: Option<&'static str>,
    repeater: Option<Words>,
    accessed: Option<String>,
    url: Option<Address>,
    archived: Vec<Address>,
    caution: Option<&'static str>,
}

#[derive(Serialize)]
struct Passage {
    before: String,
    exact: String,
    after: String,
    /// The language of the words, where it is known.
    lang: Option<String>,
    /// The language that stands for their script, where that is written from the right.
    turned: Option<&'static str>,
    place: Option<Words>,
    translation: Option<Words>,
    translator: Option<Words>,
}

#[derive(Serialize)]
struct Given {
    label: &'static str,
    words: Words,
    /// What would be printed instead.
    wording: bool,
}

#[derive(Serialize)]
struct SideOf {
    side: &'static str,
    glyph: String,
    weight: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    key: String,
    id: String,
    glyph: &'static str,
    stance: &'static str,
    document: String,
    title: Option<Words>,
    about: Option<Words>,
    digest: Option<String>,
    cautions: Vec<String>,
    passage: Option<Passage>,
    note: Option<Words>,
    explanation: Option<Words>,
    image: Option<Image>,
}

#[derive(Serialize)]
struct Image {
    /// Which of the pictures, from 0.
    n: usize,
    alt: String,
    /// What is said instead of one that cannot be drawn.
    instead: String,
}

#[derive(Serialize)]
struct Other {
    outcome: String,
    name: Words,
    moment: String,
    place: &'static str,
    bare: bool,
    lines: Vec<Line>,
}

impl<'a> Part<'a> {
    pub(super) fn claim(&mut self, claim: &'a ReportClaim) -> Claim {
        let verdict = claim.verdict.as_ref();
        let mut finer = Vec::new();
        if let Some(verdict) = verdict {
            finer.extend(verdict.rating.map(Rating::label));
            finer.extend(words::confidence(verdict));
        }
        let mut pending = Vec::new();
        if verdict.is_some_and(|verdict| !verdict.documented) {
            pending.push("Marked without documentation.".to_owned());
        }
        pending.extend(words::pending(self.report, claim).into_iter().map(str::to_owned));
        if claim.recheck_on.is_some_and(|day| day <= self.report.as_of.day()) {
            pending.push("The day to look at it again has passed.".to_owned());
        }
        let name = || Words::line(&claim.claimant, NAME);
        let attribution = (claim.checking == Checking::Attribution).then(|| match verdict {
            Some(verdict) => {
                Attribution { before: words::attribution(verdict), name: name(), after: words::SAID_NOT_TRUE }
            }
            None => Attribution {
                before: "Being checked: whether",
                name: name(),
                after: "said this, not whether it is true.",
            },
        });
        let is_long = HEADING < claim.statement.chars().count() || claim.statement.contains('\n');
        Claim {
            listed: self.listed(claim, HEADING),
            whole: is_long.then(|| Words::prose(&claim.statement, STATEMENT)),
            id: short(claim.id),
            finer,
            by: verdict.map(|verdict| By {
                outcome: words::outcome(verdict),
                name: Words::line(&verdict.by, NAME),
                weight: words::weight(claim),
                day: words::day(&verdict.judged_at),
            }),
            pending,
            attribution,
            places: claim.appearances.iter().take(PLACES).map(|appearance| self.place(appearance)).collect(),
            facts: facts(claim),
            given: verdict.map(given).unwrap_or_default(),
            sides: self.sides(claim),
            others: claim.other_verdicts.iter().take(VERDICTS).map(|verdict| other(claim, verdict)).collect(),
            left_out: self.left_out(claim),
        }
    }

    fn place(&self, appearance: &ReportAppearance) -> Place {
        let document = self.documents.get(&appearance.document).copied();
        let accessed = document.and_then(|document| document.accessed).map(|moment| words::day(&moment));
        // The sentence ends with the name where no day follows, and has a full stop of its own.
        let repeater = appearance.repeater.as_deref().map(|name| match &accessed {
            None => name.strip_suffix('.').unwrap_or(name),
            Some(_) => name,
        });
        Place {
            passage: appearance.passage.as_ref().map(|words| passage(words, document)),
            document: appearance.document.to_string(),
            title: document.map(|document| Words::line(&document.title, TITLE)),
            source: document.map(|document| Words::line(&document.source, NAME)),
            published: document.map(|document| document.published.to_string()),
            relation: words::relation(appearance),
            repeater: repeater.map(|name| Words::line(name, NAME)),
            accessed,
            url: document.and_then(|document| document.url.as_deref()).map(address),
            archived: document
                .map(|document| document.archived_urls.iter().take(ADDRESSES).map(|url| address(url)).collect())
                .unwrap_or_default(),
            caution: words::anchor(appearance),
        }
    }

    /// What is not shown, with what its places do not show of where copies are.
    fn left_out(&self, claim: &ReportClaim) -> Vec<String> {
        let mut sentences = words::left_out(claim);
        for appearance in claim.appearances.iter().take(PLACES) {
            let of_copies = self.documents.get(&appearance.document).and_then(|of| words::addresses_left_out(of));
            sentences.extend(of_copies.filter(|sentence| !sentences.contains(sentence)));
        }
        sentences
    }

    fn sides(&mut self, claim: &ReportClaim) -> Vec<SideOf> {
        let mut left = ITEMS;
        let mut sides = Vec::new();
        for side in [Side::Supports, Side::Refutes, Side::Context] {
            let items: Vec<Item> =
                words::on_side(claim, side).into_iter().take(left).map(|item| self.item(item)).collect();
            left -= items.len();
            if !items.is_empty() {
                sides.push(SideOf {
                    side: words::side_label(side),
                    glyph: words::side_label(side).to_lowercase(),
                    weight: words::side_weight(claim, side),
                    items,
                });
            }
        }
        sides
    }

    fn item(&mut self, item: &ReportEvidence) -> Item {
        let document = self.documents.get(&item.document).copied();
        let about = document.map(|document| {
            let (source, kind) = (&document.source, words::kind(document));
            let stop = words::full_stop(source);
            Words::line(&format!("{source}{stop} {kind}, published {}.", document.published), TITLE)
        });
        Item {
            key: item.key.to_string(),
            id: short(item.id),
            glyph: &mark(self.report, item)[2..],
            stance: words::stance(item),
            document: item.document.to_string(),
            title: document
                .filter(|document| !words::is_titled_by_its_note(document, item))
                .map(|document| Words::line(&document.title, TITLE)),
            about,
            digest: document.and_then(words::digest).map(|digest| digest.short().to_owned()),
            cautions: words::cautions(self.report, item),
            passage: item.passage.as_ref().map(|words| passage(words, document)),
            note: item.note.as_deref().map(|text| Words::prose(text, PROSE)),
            explanation: item.explanation.as_deref().map(|text| Words::prose(text, PROSE)),
            image: document.and_then(|document| self.image(document)),
        }
    }

    fn image(&mut self, document: &ReportDocument) -> Option<Image> {
        let file = picture_of(self.report, document)?;
        let known = self.images.iter().position(|(_, digest)| *digest == file.digest);
        let n = match known {
            Some(n) => n,
            None if self.images.len() < IMAGES && is_drawn(file) => {
                self.images.push((document.key, file.digest.clone()));
                self.images.len() - 1
            }
            None => usize::MAX,
        };
        Some(Image { n, alt: words::picture(document), instead: words::no_picture(document) })
    }
}

fn facts(claim: &ReportClaim) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label, words: Vec<Words>, serif| facts.push(Fact { label, words, serif });
    let one = |text: &str| vec![Words::line(text, NAME)];
    fact("Said by", one(&claim.claimant), false);
    fact("Said on", one(&claim.said.to_string()), false);
    fact("Source", one(&claim.source), false);
    let checking = match claim.checking {
        Checking::Truth => "Whether it is true",
        Checking::Attribution => "Whether it was said",
    };
    fact("Checking", one(checking), false);
    if let Some(date) = &claim.about_period {
        fact("About", one(&date.to_string()), false);
    }
    if let Some(date) = &claim.as_of {
        fact("As of", one(&date.to_string()), false);
    }
    if let Some(place) = &claim.place {
        fact("Place", one(place), false);
    }
    if let Some(hedge) = &claim.hedge {
        fact("Hedge", one(hedge), true);
    }
    let figures = claim.quantities.iter().take(SMALL_THINGS).map(|figure| Words::line(&words::figure(figure), NAME));
    if !claim.quantities.is_empty() {
        fact("Figures", figures.collect(), false);
    }
    if let Some(day) = words::recheck(claim) {
        fact("Recheck on", one(&day), false);
    }
    if !claim.tags.is_empty() {
        fact("Tags", vec![Words::line(&words::tags(claim).join(", "), TITLE)], false);
    }
    facts
}

fn given(verdict: &ReportVerdict) -> Vec<Given> {
    let mut given = Vec::new();
    let mut add = |label, text: Option<&str>, wording| {
        given.extend(text.map(|text| Given { label, words: Words::prose(text, PROSE), wording }));
    };
    add("Rationale", verdict.rationale.as_deref(), false);
    add("Suggested wording", verdict.wording.as_deref(), true);
    add("Reason for the change", verdict.reason.as_deref(), false);
    add("As known on", verdict.known_at.as_ref().map(ToString::to_string).as_deref(), false);
    given
}

fn other(claim: &ReportClaim, verdict: &ReportVerdict) -> Other {
    let mut lines = Vec::new();
    let mut line = |lead: &str, text: Option<&str>| {
        lines.extend(text.map(|text| Line { lead: lead.to_owned(), name: None, words: Words::prose(text, PROSE) }));
    };
    line("", verdict.rationale.as_deref());
    line("Suggested wording:", verdict.wording.as_deref());
    line("Reason for the change:", verdict.reason.as_deref());
    if let Some(withdrawal) = &verdict.withdrawn {
        lines.push(Line {
            lead: "Withdrawn by".to_owned(),
            name: Some(Words::line(&withdrawal.by, NAME)),
            words: Words::prose(&format!("{}: {}", words::moment(&withdrawal.at), withdrawal.reason), PROSE),
        });
    }
    let rating = verdict.rating.map(|rating| format!(", {}", rating.label().to_lowercase())).unwrap_or_default();
    Other {
        outcome: format!("{}{rating}", words::outcome(verdict)),
        name: Words::line(&verdict.by, NAME),
        moment: words::moment(&verdict.judged_at),
        place: words::place(claim, verdict),
        bare: !verdict.documented,
        lines,
    }
}

fn passage(passage: &ReportPassage, document: Option<&ReportDocument>) -> Passage {
    let tag = document.and_then(|document| document.language.as_deref()).and_then(language_tag);
    let lang = tag.and_then(|tag| tag.split('-').next()).map(str::to_lowercase);
    Passage {
        before: text::within(&passage.before, PROSE),
        exact: text::within(&passage.exact, STATEMENT),
        after: text::within(&passage.after, PROSE),
        lang,
        turned: text::direction(&passage.exact),
        place: passage.place.as_deref().map(|text| Words::line(text, NAME)),
        translation: passage.translation.as_deref().map(|text| Words::prose(text, STATEMENT)),
        translator: passage.translated_by.as_deref().map(|by| Words::line(&words::translator(by), NAME)),
    }
}
