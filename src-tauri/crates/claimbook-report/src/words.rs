//! The sentences of a report that no person typed, the same in every format that is read by people.

use std::fmt::Write as _;

use claimbook_core::domain::appearance::{AnchorState, Relation};
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::document::DocumentKind;
use claimbook_core::domain::evidence::{Mark, Side, Stance};
use claimbook_core::domain::id::Key;
use claimbook_core::domain::preset::{ClaimOrder, Part};
use claimbook_core::domain::quantity::{BoundsBasis, Quantity};
use claimbook_core::domain::report::{
    Coverage, Place, Report, ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportFile, ReportPassage,
    ReportVerdict,
};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating, Status};
use claimbook_core::domain::time::{Instant, day_in_words};

use crate::pages::{ADDRESSES, ITEMS, PLACES, SMALL_THINGS, TITLE, VERDICTS};
use crate::typed::first_words;

/// Beside every count of outcomes.
pub(crate) const NOT_A_SAMPLE: &str = "Of the claims checked here, not a sample.";

/// Before everything that comes from a sample book.
pub(crate) const INVENTED: &str = "An invented example: no person, place or figure in it is real.";

/// What no reader should read into a report, one sentence each.
pub(crate) const LIMITS: [&str; 6] = [
    "Claimbook never says by itself that something is true or false, and it computes no score. Every verdict here is \
     the judgement of the person named beside it.",
    "Names are declared, not authenticated: Claimbook does not check who people are.",
    "Counts of outcomes are of the claims checked here, not a sample. They say nothing about what else a source said.",
    "A digest shows that bytes are unchanged since they were added. It does not show who made them, that they are \
     genuine, or what a page showed to others.",
    "Only evidence with an origin of its own counts as independent. Items that repeat one another count once, and \
     the reviewers' own working and notes never count.",
    "Times are those of the computers the book was kept on, given in UTC. Only sealed verdicts are shown.",
];

/// `1 item`, `2 items`.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with commas between its thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `9 of 14 claims have a verdict`.
pub(crate) fn covered(coverage: &Coverage) -> String {
    let verb = if coverage.judged == 1 || coverage.claims == 1 { "has" } else { "have" };
    let claims = count(coverage.claims.into(), "claim", "claims");
    format!("{} of {claims} {verb} a verdict", grouped(coverage.judged.into()))
}

/// `5 not reviewed`, or nothing where every claim has a verdict.
pub(crate) fn not_covered(coverage: &Coverage) -> Option<String> {
    let rest = coverage.claims.saturating_sub(coverage.judged);
    (0 < rest).then(|| format!("{} not reviewed", grouped(rest.into())))
}

/// What else a reader must know about what the report covers, a sentence each.
pub(crate) fn reservations(coverage: &Coverage) -> Vec<String> {
    let mut sentences = Vec::new();
    if 0 < coverage.bare {
        let verdicts = count(coverage.bare.into(), "verdict is", "verdicts are");
        sentences.push(format!("{verdicts} marked without documentation."));
    }
    if !coverage.open.is_empty() {
        let keys: Vec<String> = coverage.open.iter().map(ToString::to_string).collect();
        let verdicts = count(keys.len() as u64, "verdict is", "verdicts are");
        sentences.push(format!("{verdicts} still open and not shown: {}.", keys.join(", ")));
    }
    if 0 < coverage.left_out {
        let claims = count(coverage.left_out.into(), "other claim of this book is", "other claims of this book are");
        sentences.push(format!("{claims} not in this report."));
    }
    sentences
}

/// The claims that come first: disputed, unverifiable, or readers disagree.
pub(crate) fn problems(report: &Report) -> Vec<&ReportClaim> {
    let is_problem = |claim: &&ReportClaim| {
        claim.readers_disagree || matches!(claim.outcome, Some(Outcome::Disputed | Outcome::Unverifiable))
    };
    report.claims.iter().filter(is_problem).collect()
}

/// The claims without a verdict that stands.
pub(crate) fn not_reviewed(report: &Report) -> Vec<&ReportClaim> {
    report.claims.iter().filter(|claim| claim.verdict.is_none()).collect()
}

/// The document with this key.
pub(crate) fn document(report: &Report, key: Key) -> Option<&ReportDocument> {
    let at = report.documents.binary_search_by_key(&key, |document| document.key).ok()?;
    report.documents.get(at)
}

/// The day the verdict should be looked at again.
pub(crate) fn recheck(claim: &ReportClaim) -> Option<String> {
    claim.recheck_on.map(day_in_words)
}

/// The words in which the claim was made, from the first place that has them.
pub(crate) fn quote(claim: &ReportClaim) -> Option<&ReportPassage> {
    claim.appearances.iter().find_map(|appearance| appearance.passage.as_ref())
}

/// `Verified`, `Disputed`, `Unverifiable`.
pub(crate) fn outcome(verdict: &ReportVerdict) -> &'static str {
    match verdict.outcome {
        Outcome::Verified => "Verified",
        Outcome::Disputed => "Disputed",
        Outcome::Unverifiable => "Unverifiable",
    }
}

/// The finer word, or the outcome where none was chosen.
pub(crate) fn rating(verdict: &ReportVerdict) -> &'static str {
    verdict.rating.map_or_else(|| outcome(verdict), Rating::label)
}

/// What the verdict says about whether the claimant said it; the name follows.
pub(crate) fn attribution(verdict: &ReportVerdict) -> &'static str {
    match verdict.outcome {
        Outcome::Verified => "Verified that",
        Outcome::Disputed => "Disputed that",
        Outcome::Unverifiable => "It could not be verified that",
    }
}

/// Closes every sentence that [`attribution`] opens.
pub(crate) const SAID_NOT_TRUE: &str = "said this. Whether it is true was not checked.";

/// `high confidence`, where somebody said so.
pub(crate) fn confidence(verdict: &ReportVerdict) -> Option<&'static str> {
    verdict.confidence.map(|confidence| match confidence {
        Confidence::Low => "low confidence",
        Confidence::Moderate => "moderate confidence",
        Confidence::High => "high confidence",
    })
}

/// `1 reader, 3 items, 2 independent`.
pub(crate) fn weight(claim: &ReportClaim) -> String {
    let readers = count(claim.standing().len() as u64, "reader", "readers");
    let items = count(claim.evidence.len() as u64, "item", "items");
    let independent = u64::from(claim.independent.supports) + u64::from(claim.independent.refutes);
    format!("{readers}, {items}, {} independent", grouped(independent))
}

/// How a verdict that does not decide the status stands, as a heading.
pub(crate) fn place(claim: &ReportClaim, verdict: &ReportVerdict) -> &'static str {
    match claim.place(verdict) {
        Place::Stands => "Another reader",
        Place::Replaced => "Earlier verdict, replaced",
        Place::Withdrawn => "Withdrawn verdict",
    }
}

/// What the picture at the head shows.
pub(crate) fn logo(report: &Report) -> String {
    let of = report.organisation.as_deref().or(report.author.as_deref());
    of.map_or_else(|| "Logo".to_owned(), |name| format!("Logo of {}", first_words(name, 100)))
}

/// Stands where it would.
pub(crate) const NO_LOGO: &str = "The logo cannot be drawn.";

/// In which order the claims stand, where it is not that of their keys.
pub(crate) fn order(report: &Report) -> Option<&'static str> {
    match report.order {
        ClaimOrder::Recorded => None,
        ClaimOrder::Document => Some("By document, and by place in it"),
        ClaimOrder::Date => Some("By the day they were said"),
        ClaimOrder::Status => Some("By status, problems first"),
        ClaimOrder::Source => Some("By source"),
    }
}

/// What the report was told to leave out: `The tags, the history`.
pub(crate) fn without(report: &Report) -> Option<String> {
    let parts: Vec<&str> = report.without.iter().map(|part| part.phrase()).collect();
    let list = parts.join(", ");
    let first = list.chars().next()?;
    Some(format!("{}{}", first.to_uppercase(), &list[first.len_utf8()..]))
}

/// The first words of the rationale, or that there is none.
pub(crate) fn because(verdict: &ReportVerdict) -> String {
    verdict.rationale.as_deref().map_or_else(|| "No rationale was given.".to_owned(), |text| first_words(text, 280))
}

/// What is still to come for a claim, a sentence each.
pub(crate) fn pending(report: &Report, claim: &ReportClaim) -> Vec<&'static str> {
    let mut sentences = Vec::new();
    if claim.readers_disagree {
        sentences.push("Readers disagree.");
    } else if report.book.second_reader && claim.status == Status::InReview && claim.verdict.is_some() {
        sentences.push("A second reader has not confirmed it.");
    }
    if claim.open_verdict {
        sentences.push("A verdict is still open and not shown.");
    }
    sentences
}

/// The items on one side, in the order of their keys.
pub(crate) fn on_side(claim: &ReportClaim, side: Side) -> Vec<&ReportEvidence> {
    claim.evidence.iter().filter(|item| item.stance.side() == side).collect()
}

/// `3 items, 2 independent` for the side's heading; context is in neither count.
pub(crate) fn side_weight(claim: &ReportClaim, side: Side) -> String {
    let items = count(on_side(claim, side).len() as u64, "item", "items");
    match side {
        Side::Supports => format!("{items}, {} independent", grouped(claim.independent.supports.into())),
        Side::Refutes => format!("{items}, {} independent", grouped(claim.independent.refutes.into())),
        Side::Context => items,
    }
}

/// The side's heading.
pub(crate) fn side_label(side: Side) -> &'static str {
    match side {
        Side::Supports => "Supports",
        Side::Refutes => "Refutes",
        Side::Context => "Context",
    }
}

/// `Partly refutes`.
pub(crate) fn stance(item: &ReportEvidence) -> &'static str {
    match item.stance {
        Stance::Supports => "Supports",
        Stance::PartlySupports => "Partly supports",
        Stance::Context => "Context",
        Stance::PartlyRefutes => "Partly refutes",
        Stance::Refutes => "Refutes",
    }
}

/// What a reader should know about an item before weighing it, a phrase each.
pub(crate) fn cautions(report: &Report, item: &ReportEvidence) -> Vec<String> {
    let document = document(report, item.document);
    let mut phrases = Vec::new();
    if let Some(earlier) = item.repeats {
        phrases.push(format!("Repeats {earlier}, not independent"));
    }
    match document.map(|document| document.kind) {
        Some(DocumentKind::OwnWorking) => phrases.push("Our own working, not independent".to_owned()),
        Some(DocumentKind::Note) => phrases.push("Our own note, not independent".to_owned()),
        Some(_) | None => {}
    }
    if document.is_some_and(|document| document.link_only) {
        phrases.push("Link only, no copy".to_owned());
    }
    if item.later_than_claim == Some(true) {
        phrases.push("Published later than the claim".to_owned());
    }
    phrases.extend(item.marks.iter().map(|mark| {
        let words = match mark {
            Mark::Retracted => "Retracted by its publisher",
            Mark::SecondHand => "Second-hand",
            Mark::Preliminary => "Preliminary",
            Mark::Reviewed => "Reviewed before publication",
            Mark::MachineTranslated => "Machine-translated",
        };
        words.to_owned()
    }));
    phrases
}

/// Whether an item counts for nothing beside the others: it repeats one, or comes from the reviewers' own desk.
pub(crate) fn is_dependent(report: &Report, item: &ReportEvidence) -> bool {
    item.repeats.is_some() || document(report, item.document).is_some_and(|document| document.kind.is_own())
}

/// Whether an item shows a note of the reviewers' own whose title is how the note begins: shown too, it would say the
/// same twice, and break off in the middle of a word.
pub(crate) fn is_titled_by_its_note(document: &ReportDocument, item: &ReportEvidence) -> bool {
    let note = item.note.as_deref().unwrap_or_default();
    document.kind == DocumentKind::Note && note.trim_start().starts_with(document.title.trim())
}

/// How the document stands to the claim, where that is not plain.
pub(crate) fn relation(appearance: &ReportAppearance) -> Option<&'static str> {
    match appearance.relation {
        Relation::Asserts => None,
        Relation::Quotes => Some("quotes it"),
        Relation::Paraphrases => Some("paraphrases it"),
        Relation::Denies => Some("denies it"),
        Relation::Corrects => Some("corrects it"),
    }
}

/// What to know where the words no longer stand where they stood.
pub(crate) fn anchor(appearance: &ReportAppearance) -> Option<&'static str> {
    match appearance.anchor {
        AnchorState::Exact => None,
        AnchorState::Moved => Some("The same words now stand elsewhere in the document."),
        AnchorState::Proposed => Some("Only similar words were found in the present text; nobody has confirmed them."),
        AnchorState::Lost => Some("These words are no longer in the present text."),
    }
}

/// What a sentence that ends with these words still needs: a name like `Ana K.` brings its full stop with it.
pub(crate) fn full_stop(words: &str) -> &'static str {
    if words.trim_end().ends_with(['.', '!', '?', '…']) { "" } else { "." }
}

/// `Court record`.
pub(crate) fn kind(document: &ReportDocument) -> &'static str {
    match document.kind {
        DocumentKind::Article => "Article",
        DocumentKind::Report => "Report",
        DocumentKind::Speech => "Speech",
        DocumentKind::Transcript => "Transcript",
        DocumentKind::Post => "Post",
        DocumentKind::Video => "Video",
        DocumentKind::Image => "Image",
        DocumentKind::Dataset => "Dataset",
        DocumentKind::WebPage => "Web page",
        DocumentKind::Interview => "Interview",
        DocumentKind::CourtRecord => "Court record",
        DocumentKind::Note => "Our own note",
        DocumentKind::OwnWorking => "Our own working",
        DocumentKind::Contact => "Contact",
        DocumentKind::Other => "Document",
    }
}

/// The tags that a page or a document shows: as many as a column of narrow lines holds.
pub(crate) fn tags(claim: &ReportClaim) -> &[String] {
    let mut held = 0;
    let is_held = |tag: &&String| {
        held += tag.chars().count() + 2;
        held <= TITLE
    };
    let fit = claim.tags.iter().take(SMALL_THINGS).take_while(is_held).count();
    &claim.tags[..fit.max(1).min(claim.tags.len())]
}

/// What of a claim is more than a page or a document shows, a sentence each.
pub(crate) fn left_out(claim: &ReportClaim) -> Vec<String> {
    [
        beyond(claim.quantities.len(), SMALL_THINGS, "more figure is", "more figures are"),
        beyond(claim.tags.len(), tags(claim).len(), "more tag is", "more tags are"),
        beyond(claim.evidence.len(), ITEMS, "more item of evidence is", "more items of evidence are"),
        beyond(
            claim.appearances.len(),
            PLACES,
            "more place where it was found is",
            "more places where it was found are",
        ),
        beyond(claim.other_verdicts.len(), VERDICTS, "more verdict is", "more verdicts are"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The same of a document.
pub(crate) fn left_out_of(document: &ReportDocument) -> Vec<String> {
    let authors = beyond(document.authors.len(), SMALL_THINGS, "more author is", "more authors are");
    authors.into_iter().chain(addresses_left_out(document)).collect()
}

/// The same of the archived addresses of a document.
pub(crate) fn addresses_left_out(document: &ReportDocument) -> Option<String> {
    let key = document.key;
    let (one, many) = (format!("more archived address of {key} is"), format!("more archived addresses of {key} are"));
    beyond(document.archived_urls.len(), ADDRESSES, &one, &many)
}

fn beyond(there: usize, limit: usize, one: &str, many: &str) -> Option<String> {
    (limit < there).then(|| {
        let rest = count((there - limit) as u64, one, many);
        format!("{rest} not shown here: the JSON form of this report has all of them.")
    })
}

/// What of the history is more than a page or a document shows.
pub(crate) fn more_steps(rest: u64) -> Option<String> {
    (0 < rest).then(|| {
        let steps = count(rest, "more step is", "more steps are");
        format!("{steps} in the JSON form of this report only.")
    })
}

/// What a reader is told who does not see the small copy of a picture.
pub(crate) fn picture(document: &ReportDocument) -> String {
    format!("A small copy of the picture kept as {}: {}", document.key, first_words(&document.title, 200))
}

/// What stands where a picture cannot be shown.
pub(crate) fn no_picture(document: &ReportDocument) -> String {
    format!("Not drawn: the picture kept as {}.", document.key)
}

/// The honest sentence about a document's bytes.
pub(crate) fn unchanged(document: &ReportDocument) -> String {
    const NOT_SHOWN: &str = "This does not show who made it, that it is genuine, or what the page showed to others.";
    match &document.original {
        Some(file) => {
            let day = file.added.day().format("%-d %B %Y");
            format!("Unchanged since it was added here on {day} by this computer's clock. {NOT_SHOWN}")
        }
        None if document.link_only => {
            "Link only, no copy was kept: what stands at the address may have changed since.".to_owned()
        }
        None if document.text.is_some() => format!("Quotes point into the text with this digest. {NOT_SHOWN}"),
        None => "No file and no text are kept.".to_owned(),
    }
}

/// `1,234 bytes`.
pub(crate) fn size(file: &ReportFile) -> String {
    count(file.size, "byte", "bytes")
}

/// The figure as it was given: `nearly 20 % of the territory (18 to 20, stated)`.
pub(crate) fn figure(quantity: &Quantity) -> String {
    let mut out = String::new();
    if let Some(qualifier) = &quantity.qualifier {
        write!(out, "{qualifier} ").expect("a String takes every write");
    }
    out.push_str(quantity.value.as_str());
    if let Some(unit) = &quantity.unit {
        write!(out, " {unit}").expect("a String takes every write");
    }
    if let Some(of_what) = &quantity.of_what {
        write!(out, " of {of_what}").expect("a String takes every write");
    }
    let range = match (&quantity.lower, &quantity.upper) {
        (Some(lower), Some(upper)) => format!("{} to {}", lower.as_str(), upper.as_str()),
        (Some(lower), None) => format!("at least {}", lower.as_str()),
        (None, Some(upper)) => format!("at most {}", upper.as_str()),
        (None, None) => return out,
    };
    let basis = match quantity.basis {
        Some(BoundsBasis::Stated) => ", as stated",
        Some(BoundsBasis::Suggested) => ", suggested by the program",
        Some(BoundsBasis::Accepted) => ", accepted by a reviewer",
        None => "",
    };
    write!(out, " ({range}{basis})").expect("a String takes every write");
    out
}

/// `14 Mar 2025`.
pub(crate) fn day(moment: &Instant) -> String {
    day_in_words(moment.day())
}

/// `14 Mar 2025, 09:00 UTC`.
pub(crate) fn moment(moment: &Instant) -> String {
    let text = moment.to_string();
    let clock = text.split_once('T').and_then(|(_, time)| time.get(..5)).unwrap_or_default();
    format!("{}, {clock} UTC", day(moment))
}

/// Who translated a passage, where somebody did.
pub(crate) fn translator(by: &str) -> String {
    if by == "machine" { "translated by a machine".to_owned() } else { format!("translated by {by}") }
}

/// How much of the history is shown, and how the rest can be followed.
pub(crate) fn history_shown(report: &Report) -> String {
    let steps = &report.history;
    if report.without.contains(&Part::History) {
        let all = count(steps.len() as u64, "step", "steps");
        return format!(
            "The history of this book is left out of this report, but for the digests of its {all} in the JSON form, so \
             that the chain can be followed. {CHECK}"
        );
    }
    let shown = steps.iter().filter(|step| step.shown.is_some()).count() as u64;
    let hidden = steps.len() as u64 - shown;
    let first = format!(
        "{} of this book {} what this report shows.",
        count(shown, "step", "steps"),
        if shown == 1 { "concerns" } else { "concern" }
    );
    if hidden == 0 {
        return format!("{first} No other step had been taken. {CHECK}");
    }
    let others = count(hidden, "other step is", "other steps are");
    format!(
        "{first} {others} not shown. The JSON form of this report holds the digests of every step, so that the chain \
         can be followed, and the words of none that is not shown. {CHECK}"
    )
}

/// How a reader who has nothing but the report checks it.
const CHECK: &str =
    "The command “claims verify-report” checks the JSON form, and a PDF that carries it, without the book.";

/// The command with which a reader pins a head.
pub(crate) fn pin(hash: &str) -> String {
    format!("claims --book FILE verify --head {hash}")
}

/// The first sixteen digits, for tables.
pub(crate) fn hash_start(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

/// The digest that a line about a document shows in short: of its file, else of its text.
pub(crate) fn digest(document: &ReportDocument) -> Option<&Digest> {
    document.original.as_ref().map(|file| &file.digest).or(document.text.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(full_stop("Halvern Courier"), ".");
        assert_eq!(full_stop(""), ".");
        for name in ["Ana K.", "Ana K. ", "Who pays?", "Halvern!", "and so on …"] {
            assert_eq!(full_stop(name), "", "{name}");
        }
    }

    #[test]
    fn the_first_line_says_what_was_covered_and_what_was_not() {
        let coverage = |claims, judged| Coverage { claims, judged, ..Coverage::default() };
        assert_eq!(covered(&coverage(14, 9)), "9 of 14 claims have a verdict");
        assert_eq!(not_covered(&coverage(14, 9)).unwrap(), "5 not reviewed");
        assert_eq!(covered(&coverage(1, 1)), "1 of 1 claim has a verdict");
        assert_eq!(not_covered(&coverage(1, 1)), None);
        assert_eq!(covered(&coverage(1000, 0)), "0 of 1,000 claims have a verdict");
    }
}
