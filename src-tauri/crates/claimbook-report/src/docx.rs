//! The words of the page in the same order as a document to go on writing in: real headings, styles and tables, and a
//! footnote with the source wherever one is named.

use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::{Key, short};
use claimbook_core::domain::report::{
    Report, ReportAppearance, ReportClaim, ReportDocument, ReportEvidence, ReportPassage, ReportVerdict,
};
use claimbook_core::domain::scale::{Outcome, Rating, Status};

use crate::pages::{ADDRESSES, ITEMS, PLACES, PROSE, SMALL_THINGS, STATEMENT, STEPS, VERDICTS};
use crate::pictures::{Pictures, picture_of};
use crate::typed::{bounded, first_words, language_tag, on_one_line, seen, shown};
use crate::wordprocessing::{Document, Frame, Look, Paragraph, Properties, Row, Style};
use crate::words;

const THUMBNAIL: Frame = Frame { density: 200, widest: 52, highest: 40, has_edge: true };
const LOGO: Frame = Frame { density: 300, widest: 48, highest: 20, has_edge: false };

pub(crate) fn render(report: &Report, pictures: &Pictures) -> Vec<u8> {
    let mut page = Page { report, pictures, out: Document::new(report.paper, pictures) };
    page.opening();
    page.contents();
    page.problems();
    page.not_reviewed();
    page.claims();
    page.documents();
    page.history();
    page.limits();
    // Word processors know moments in whole seconds.
    let at = report.as_of.to_string();
    let at = at.split_once('.').map_or_else(|| at.clone(), |(seconds, _)| format!("{seconds}Z"));
    let author = report.author.as_deref().or(report.organisation.as_deref());
    let author = author.map_or_else(|| "Claimbook".to_owned(), on_one_line);
    let title = first_words(&report.title, 200);
    page.out.finish(&Properties {
        title: &title,
        author: &author,
        at: &at,
        program: &report.program,
        header: report.book.sample.then_some("SAMPLE"),
        footer: &format!("{} · Verification report", first_words(&report.title, 60)),
    })
}

struct Page<'a> {
    report: &'a Report,
    pictures: &'a Pictures,
    out: Document<'a>,
}

impl Page<'_> {
    fn opening(&mut self) {
        let report = self.report;
        let coverage = &report.coverage;
        let mut first = Paragraph::new(Style::Coverage).look(Look::Strong, &words::covered(coverage));
        if let Some(rest) = words::not_covered(coverage) {
            first = first.words("; ").jump("not-reviewed", &rest).words(", listed below");
        }
        first = first.words(".");
        for sentence in words::reservations(coverage) {
            first = first.words(" ").words(&sentence);
        }
        self.out.push(&first);
        if report.book.sample {
            let sample = Paragraph::new(Style::Sample).look(Look::Strong, "SAMPLE. ").words(words::INVENTED);
            self.out.push(&sample);
        }
        self.logo();
        self.line(Style::Eyebrow, "Verification report");
        self.out.push(&Paragraph::of(Style::Title, seen(&on_one_line(&report.title))).in_its_direction());
        if let Some(subtitle) = &report.subtitle {
            self.out.push(&Paragraph::of(Style::Subtitle, &on_one_line(subtitle)).in_its_direction());
        }
        let mut facts = Vec::new();
        for (label, name) in [("Published by", &report.organisation), ("Prepared by", &report.author)] {
            facts.extend(name.as_ref().map(|name| fact(label, name)));
        }
        let book = cell(&report.book.title).words(" ").look(Look::Mono, &short(report.book.id));
        facts.push(("Book", vec![book]));
        facts.push(fact("State of the book", &words::moment(&report.as_of)));
        let query = if report.query.is_empty() { "Every claim" } else { &report.query };
        facts.push(fact("Claims chosen", query));
        facts.extend(words::order(report).map(|order| fact("Order", order)));
        facts.extend(words::without(report).map(|parts| fact("Left out", &parts)));
        facts.push(fact("Made with", &format!("Claimbook {}", report.program)));
        self.out.facts("What this report is of", facts);
        let counts = [
            (Look::Verified, coverage.verified, "Verified"),
            (Look::Disputed, coverage.disputed, "Disputed"),
            (Look::Unverifiable, coverage.unverifiable, "Unverifiable"),
            (Look::InReview, coverage.in_review, "In review"),
            (Look::ToReview, coverage.to_review, "To review"),
            (Look::Strong, coverage.evidence, "Items of evidence"),
        ];
        let numbers =
            counts.map(|(look, count, _)| vec![Paragraph::new(Style::Cell).look(look, &words::grouped(count.into()))]);
        let headings = counts.map(|(_, _, heading)| heading);
        self.out.rows("How many claims have which status", &[15, 15, 17, 15, 15, 23], &headings, &[numbers.into()]);
        self.line(Style::Note, words::NOT_A_SAMPLE);
    }

    fn logo(&mut self) {
        let Some(logo) = &self.report.logo else { return };
        if self.pictures.contains_key(&logo.digest) {
            let drawn = Paragraph::new(Style::Eyebrow).picture(&logo.digest, words::logo(self.report), LOGO);
            self.out.push(&drawn);
        } else {
            self.line(Style::Note, words::NO_LOGO);
        }
    }

    fn contents(&mut self) {
        let report = self.report;
        let counted = |heading: &str, count: usize| format!("{heading} ({})", words::grouped(count as u64));
        let mut places = vec![("problems", counted("Problems first", words::problems(report).len()))];
        let rest = words::not_reviewed(report).len();
        if 0 < rest {
            places.push(("not-reviewed", counted("Not reviewed", rest)));
        }
        places.push(("claims", counted("Claims", report.claims.len())));
        places.push(("documents", counted("Annex: documents", report.documents.len())));
        places.push(("history", "Annex: history".to_owned()));
        places.push(("limits", "What this report does not show".to_owned()));
        self.out.push(&Paragraph::of(Style::Label, "Contents"));
        self.out.contents(&places);
    }

    fn section(&mut self, place: &str, heading: &str) {
        self.out.push(&Paragraph::of(Style::Section, heading).at(place));
    }

    fn problems(&mut self) {
        self.section("problems", "Problems first");
        let problems = words::problems(self.report);
        if problems.is_empty() {
            let none = "No claim in this report is disputed or unverifiable, and no readers disagree.";
            self.line(Style::Body, none);
        }
        for claim in problems {
            let heading = Paragraph::new(Style::Claim)
                .jump(&claim.key.to_string(), &claim.key.to_string())
                .words(": ")
                .words(&first_words(&claim.statement, 300));
            self.out.push(&heading);
            if let Some(passage) = words::quote(claim) {
                self.prose(Style::Quote, &format!("“{}”", passage.exact));
            }
            if claim.readers_disagree {
                self.out.push(&Paragraph::of(Style::Body, "Problem: ").look(Look::Strong, "readers disagree"));
                for verdict in claim.standing() {
                    let said = Paragraph::new(Style::Bullet)
                        .look(look_of(verdict.outcome), words::outcome(verdict))
                        .words(&format!(" by {}, {}: ", on_one_line(&verdict.by), words::day(&verdict.judged_at)))
                        .words(&words::because(verdict));
                    self.out.push(&said);
                }
            }
            let Some(verdict) = &claim.verdict else { continue };
            if !claim.readers_disagree {
                let problem = Paragraph::of(Style::Body, "Problem: ")
                    .look(look_of(verdict.outcome), &format!("{}.", words::rating(verdict)))
                    .words(" ")
                    .words(&words::because(verdict));
                self.out.push(&problem);
            }
            if let Some(wording) = &verdict.wording {
                self.line(Style::Label, "Suggested wording");
                self.prose(Style::Wording, wording);
            }
            if !claim.readers_disagree {
                let by = format!("By {}, {}", on_one_line(&verdict.by), words::day(&verdict.judged_at));
                self.line(Style::Note, &by);
            }
        }
    }

    fn not_reviewed(&mut self) {
        let rest = words::not_reviewed(self.report);
        if rest.is_empty() {
            return;
        }
        self.section("not-reviewed", "Not reviewed");
        self.listed("Claims that were not reviewed", &rest);
    }

    fn claims(&mut self) {
        let report = self.report;
        self.section("claims", "Claims");
        self.listed("The claims of this report", &report.claims.iter().collect::<Vec<_>>());
        for claim in &report.claims {
            self.claim(claim);
        }
    }

    fn listed(&mut self, about: &str, claims: &[&ReportClaim]) {
        let row = |claim: &&ReportClaim| -> Row {
            let key = claim.key.to_string();
            let statement = Paragraph::of(Style::Cell, &first_words(&claim.statement, 200)).in_its_direction();
            let status = Paragraph::new(Style::Cell).look(look(claim.status), claim.status.label());
            vec![vec![Paragraph::new(Style::Cell).jump(&key, &key)], vec![statement], vec![status]]
        };
        self.out.rows(about, &[14, 68, 18], &["Key", "Claim", "Status"], &claims.iter().map(row).collect::<Vec<_>>());
    }

    fn claim(&mut self, claim: &ReportClaim) {
        let key = claim.key.to_string();
        let heading = format!("{key}: {}", first_words(&claim.statement, 300));
        self.out.push(&Paragraph::of(Style::Claim, &heading).at(&key));
        if 300 < claim.statement.chars().count() {
            self.line(Style::Label, "Statement in full");
            self.prose(Style::Body, &bounded(&claim.statement, STATEMENT));
        }
        self.status(claim);
        for appearance in claim.appearances.iter().take(PLACES) {
            self.appearance(appearance);
        }
        self.facts_of(claim);
        if let Some(verdict) = &claim.verdict {
            self.reasons(verdict);
        }
        let mut left = ITEMS;
        for side in [Side::Supports, Side::Refutes, Side::Context] {
            left -= self.side(claim, side, left);
        }
        self.other_verdicts(claim);
        for sentence in words::left_out(claim) {
            self.line(Style::Caution, &sentence);
        }
    }

    fn status(&mut self, claim: &ReportClaim) {
        let mut line = Paragraph::of(Style::Body, "Status: ").look(look(claim.status), claim.status.label());
        let claimant = on_one_line(&claim.claimant);
        let attribution = if let Some(verdict) = &claim.verdict {
            let rating = verdict.rating.map(Rating::label);
            let finer: Vec<&str> = rating.into_iter().chain(words::confidence(verdict)).collect();
            if !finer.is_empty() {
                line = line.words(&format!(" ({})", finer.join(", ")));
            }
            self.out.push(&line.kept_with_next());
            let mut by = Paragraph::new(Style::Note).words(&format!(
                "{} by {}, {}, {}.",
                words::outcome(verdict),
                on_one_line(&verdict.by),
                words::weight(claim),
                words::day(&verdict.judged_at)
            ));
            if !verdict.documented {
                by = by.look(Look::Strong, " Marked without documentation.");
            }
            for sentence in words::pending(self.report, claim) {
                by = by.words(" ").look(Look::Strong, sentence);
            }
            self.out.push(&by.kept_with_next());
            format!("{} {claimant} {}", words::attribution(verdict), words::SAID_NOT_TRUE)
        } else {
            self.out.push(&line.kept_with_next());
            let pending = words::pending(self.report, claim);
            let by = pending.iter().fold(Paragraph::of(Style::Note, "No verdict yet."), |by, sentence| {
                by.words(" ").look(Look::Strong, sentence)
            });
            self.out.push(&by.kept_with_next());
            format!("Being checked: whether {claimant} said this, not whether it is true.")
        };
        if claim.checking == Checking::Attribution {
            self.out.push(&Paragraph::of(Style::Note, &attribution).kept_with_next());
        }
    }

    fn facts_of(&mut self, claim: &ReportClaim) {
        let key = Paragraph::new(Style::Cell).words(&claim.key.to_string());
        let key = key.words(" ").look(Look::Mono, &short(claim.id));
        let checking = match claim.checking {
            Checking::Truth => "Whether it is true",
            Checking::Attribution => "Whether it was said",
        };
        let mut facts = vec![
            ("Key", vec![key]),
            fact("Said by", &claim.claimant),
            fact("Source", &claim.source),
            fact("Said on", &claim.said.to_string()),
            fact("Checking", checking),
        ];
        for (label, date) in [("About", &claim.about_period), ("As of", &claim.as_of)] {
            facts.extend(date.as_ref().map(|date| fact(label, &date.to_string())));
        }
        for (label, words) in [("Hedge", &claim.hedge), ("Place", &claim.place)] {
            facts.extend(words.as_ref().map(|words| fact(label, words)));
        }
        if !claim.quantities.is_empty() {
            let figures = claim.quantities.iter().take(SMALL_THINGS).map(|quantity| cell(&words::figure(quantity)));
            facts.push(("Figures", figures.collect()));
        }
        if !claim.tags.is_empty() {
            facts.push(fact("Tags", &words::tags(claim).join(", ")));
        }
        facts.extend(words::recheck(claim).map(|day| fact("Recheck on", &day)));
        self.line(Style::Gap, "");
        self.out.short_facts(&format!("What was recorded of {}", claim.key), facts);
    }

    fn appearance(&mut self, appearance: &ReportAppearance) {
        let document = words::document(self.report, appearance.document);
        let key = appearance.document.to_string();
        let mut line = Paragraph::of(Style::Note, "Found in ").jump(&key, &key);
        if let Some(document) = document {
            let (title, source) = (on_one_line(&document.title), on_one_line(&document.source));
            line = line.words(&format!(" {title}, {source}, published {}", document.published));
        }
        if let Some(words) = words::relation(appearance) {
            line = line.words(", ").words(words);
        }
        if let Some(repeater) = &appearance.repeater {
            line = line.words(&format!(", repeated by {}", on_one_line(repeater)));
        }
        let anchor = words::anchor(appearance);
        if anchor.is_some() || appearance.passage.is_some() {
            line = line.kept_with_next();
        }
        self.out.push(&line.note(document.map(source)));
        if let Some(words) = anchor {
            self.line(Style::Caution, words);
        }
        if let Some(passage) = &appearance.passage {
            self.passage(passage, appearance.document, Style::Quote);
        }
    }

    fn passage(&mut self, passage: &ReportPassage, document: Key, style: Style) {
        let language = words::document(self.report, document).and_then(|document| document.language.as_deref());
        let quote = Paragraph::new(style)
            .words(&bounded(&passage.before, PROSE))
            .look(Look::Marked, &bounded(&passage.exact, STATEMENT))
            .words(&bounded(&passage.after, PROSE))
            .in_language(language.and_then(language_tag))
            .in_its_direction();
        self.out.push(&quote);
        let note = if style == Style::EvidenceQuote { Style::EvidenceNote } else { Style::Note };
        if let Some(place) = &passage.place {
            self.line(note, &format!("At {}", on_one_line(place)));
        }
        if let Some(translation) = &passage.translation {
            let by = passage.translated_by.as_deref().map(words::translator);
            let by = by.map_or_else(String::new, |by| format!(", {}", on_one_line(&by)));
            self.out.push(&Paragraph::of(note, &format!("Translation{by}")).kept_with_next());
            self.prose(style, &bounded(translation, STATEMENT));
        }
    }

    fn reasons(&mut self, verdict: &ReportVerdict) {
        if let Some(rationale) = &verdict.rationale {
            self.line(Style::Part, "Rationale");
            self.prose(Style::Body, rationale);
        }
        if let Some(wording) = &verdict.wording {
            self.line(Style::Part, "Suggested wording");
            self.prose(Style::Wording, wording);
        }
        if let Some(reason) = &verdict.reason {
            self.out.push(&labelled(Style::Body, "Reason for the change", reason));
        }
        if let Some(known) = &verdict.known_at {
            self.out.push(&labelled(Style::Body, "As known on", &known.to_string()));
        }
    }

    /// Shows the items on one side, `most` at most, and says how many these are.
    fn side(&mut self, claim: &ReportClaim, side: Side, most: usize) -> usize {
        let mut items = words::on_side(claim, side);
        items.truncate(most);
        if items.is_empty() {
            return 0;
        }
        self.line(Style::Part, &format!("{}: {}", words::side_label(side), words::side_weight(claim, side)));
        for item in &items {
            self.evidence(item);
        }
        items.len()
    }

    fn evidence(&mut self, item: &ReportEvidence) {
        let document = words::document(self.report, item.document);
        let key = item.document.to_string();
        let mut line = Paragraph::new(Style::Evidence)
            .look(Look::Mono, &format!("{} {} ", item.key, short(item.id)))
            .look(Look::Strong, words::stance(item))
            .words(": ")
            .jump(&key, &key);
        if let Some(document) = document {
            let (title, source) = (on_one_line(&document.title), on_one_line(&document.source));
            let (kind, published) = (words::kind(document), &document.published);
            let title = if words::is_titled_by_its_note(document, item) { "" } else { &format!("{title}, ") };
            line = line.words(&format!(" {title}{source}, {kind}, published {published}"));
            if let Some(digest) = words::digest(document) {
                line = line.words(&format!(", SHA-256 {}", digest.short()));
            }
        }
        let is_shown = document.is_some_and(|document| picture_of(self.report, document).is_some());
        if is_shown || item.passage.is_some() {
            line = line.kept_with_next();
        }
        self.out.push(&line.note(document.map(source)));
        let cautions = words::cautions(self.report, item);
        if !cautions.is_empty() {
            self.line(Style::Caution, &cautions.join(" · "));
        }
        if let Some(passage) = &item.passage {
            self.passage(passage, item.document, Style::EvidenceQuote);
        }
        if let Some(document) = document {
            self.picture(document);
        }
        for words in [&item.note, &item.explanation].into_iter().flatten() {
            self.prose(Style::EvidenceText, words);
        }
    }

    fn picture(&mut self, document: &ReportDocument) {
        let Some(file) = picture_of(self.report, document) else { return };
        if self.pictures.contains_key(&file.digest) {
            let drawn = Paragraph::new(Style::Picture).picture(&file.digest, words::picture(document), THUMBNAIL);
            self.out.push(&drawn);
        } else {
            self.line(Style::EvidenceText, &words::no_picture(document));
        }
    }

    fn other_verdicts(&mut self, claim: &ReportClaim) {
        if claim.other_verdicts.is_empty() {
            return;
        }
        self.line(Style::Part, "Other verdicts");
        for verdict in claim.other_verdicts.iter().take(VERDICTS) {
            let rating = verdict.rating.map_or_else(String::new, |rating| format!(", {}", rating.label()));
            let (by, judged) = (on_one_line(&verdict.by), words::moment(&verdict.judged_at));
            let mut line = Paragraph::of(Style::Evidence, &format!("{}: ", words::place(claim, verdict)))
                .look(look_of(verdict.outcome), words::outcome(verdict))
                .words(&format!("{rating}, by {by}, {judged}"));
            if !verdict.documented {
                line = line.words(". ").look(Look::Strong, "Marked without documentation");
            }
            self.out.push(&line);
            for (label, words) in [
                ("Rationale", &verdict.rationale),
                ("Suggested wording", &verdict.wording),
                ("Reason for the change", &verdict.reason),
            ] {
                if let Some(words) = words {
                    self.out.push(&labelled(Style::EvidenceText, label, words));
                }
            }
            if let Some(withdrawal) = &verdict.withdrawn {
                let label = format!("Withdrawn by {}, {}", on_one_line(&withdrawal.by), words::moment(&withdrawal.at));
                self.out.push(&labelled(Style::EvidenceText, &label, &withdrawal.reason));
            }
        }
    }

    fn documents(&mut self) {
        let report = self.report;
        self.section("documents", "Annex: documents");
        for document in &report.documents {
            let key = document.key.to_string();
            let heading = format!("{key}: {}", first_words(&document.title, 300));
            self.out.push(&Paragraph::of(Style::Claim, &heading).at(&key));
            self.out.facts(&format!("What was recorded of {key}"), document_facts(document));
            self.line(Style::Note, &words::unchanged(document));
        }
    }

    fn history(&mut self) {
        let report = self.report;
        self.section("history", "Annex: history");
        let shown_steps = words::history_shown(report);
        self.line(Style::Body, &format!("{shown_steps} Names are declared, not authenticated."));
        let mono = |words: &str| vec![Paragraph::of(Style::Digest, words)];
        let mut rows = Vec::new();
        let mut rest = 0;
        for step in &report.history {
            let Some(shown) = &step.shown else { continue };
            if STEPS <= rows.len() {
                rest += 1;
                continue;
            }
            // A step may be about nothing that has a key.
            let keys = shown.about.iter().take(SMALL_THINGS);
            let mut about = keys.fold(String::new(), |keys, key| format!("{keys} {key}"));
            if SMALL_THINGS < shown.about.len() {
                about = format!("{about} and {} more", words::grouped((shown.about.len() - SMALL_THINGS) as u64));
            }
            let mut what = vec![cell(&shown.what).words(&about)];
            what.extend(shown.reason.as_ref().map(|reason| cell(reason)));
            rows.push(vec![
                vec![cell(&words::moment(&shown.at))],
                vec![cell(&shown.person)],
                what,
                mono(&short(step.id)),
                mono(&on_one_line(words::hash_start(&step.hash))),
            ]);
        }
        let headings = ["When", "Who", "What", "Step", "Hash begins"];
        self.out.rows("Steps of the history", &[22, 15, 33, 12, 18], &headings, &rows);
        if let Some(sentence) = words::more_steps(rest) {
            self.line(Style::Note, &sentence);
        }
        self.line(Style::Part, "Pinned heads");
        let pinned = "With the book at hand, this shows whether its history still holds these steps, in this order and \
                      unchanged:";
        self.line(Style::Body, pinned);
        for head in &report.heads {
            let steps = words::count(head.count, "step", "steps");
            self.line(Style::Note, &format!("Copy {}: {steps}, head {}", short(head.replica), on_one_line(&head.hash)));
            self.line(Style::Command, &words::pin(&on_one_line(&head.hash)));
        }
    }

    fn limits(&mut self) {
        self.section("limits", "What this report does not show");
        for sentence in words::LIMITS {
            self.line(Style::Bullet, sentence);
        }
    }

    fn line(&mut self, style: Style, words: &str) {
        self.out.push(&Paragraph::of(style, words));
    }

    /// Typed text: an empty line ends a paragraph, other lines stay lines.
    fn prose(&mut self, style: Style, words: &str) {
        let words = bounded(seen(words), PROSE);
        let words = shown(&words);
        for part in words.split("\n\n").map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()) {
            self.out.push(&Paragraph::of(style, part).in_its_direction());
        }
    }
}

fn document_facts(document: &ReportDocument) -> Vec<(&'static str, Vec<Paragraph>)> {
    let linked = |address: &String| vec![Paragraph::new(Style::Cell).address(address)];
    let digest = |digest: &str| vec![Paragraph::of(Style::Digest, digest)];
    let key = Paragraph::of(Style::Cell, &document.key.to_string());
    let mut facts = vec![
        ("Key", vec![key.words(" ").look(Look::Mono, &short(document.id))]),
        fact("Kind", words::kind(document)),
        fact("Publisher", &document.source),
    ];
    if !document.authors.is_empty() {
        let authors: Vec<&str> = document.authors.iter().take(SMALL_THINGS).map(String::as_str).collect();
        facts.push(fact("Author", &authors.join(", ")));
    }
    facts.push(fact("Published", &document.published.to_string()));
    facts.extend(document.accessed.map(|accessed| fact("Accessed", &words::moment(&accessed))));
    facts.extend(document.language.as_ref().map(|language| fact("Language", language)));
    facts.extend(document.url.as_ref().map(|address| ("Address", linked(address))));
    facts.extend(document.archived_urls.iter().take(ADDRESSES).map(|address| ("Archived", linked(address))));
    if let Some(contact) = &document.contact {
        let (whom, how) = (on_one_line(&contact.whom), on_one_line(&contact.how));
        facts.push(fact("Asked", &format!("{whom}, by {how}: {}", contact.asked)));
        facts.push(fact("Answer", contact.answer.as_deref().unwrap_or("None came.")));
    }
    if let Some(file) = &document.original {
        let name = file.name.as_deref().map_or_else(String::new, |name| format!("{}, ", on_one_line(name)));
        let (size, kind) = (words::size(file), on_one_line(&file.media_type));
        facts.push(fact("File", &format!("{name}{size}, {kind}, added {}", words::moment(&file.added))));
        facts.push(("SHA-256 of the file", digest(file.digest.as_str())));
    }
    facts.extend(document.text.as_ref().map(|text| ("SHA-256 of the text", digest(text.as_str()))));
    let left_out = words::left_out_of(document);
    if !left_out.is_empty() {
        facts.push(fact("Left out", &left_out.join(" ")));
    }
    facts
}

/// The footnote that names a source: what it is, where it stands, where copies of it stand, when it was looked at.
fn source(document: &ReportDocument) -> Paragraph {
    let (title, source) = (on_one_line(&document.title), on_one_line(&document.source));
    let authors =
        document.authors.iter().take(SMALL_THINGS).map(|author| on_one_line(author)).collect::<Vec<_>>().join(", ");
    let authors = if authors.is_empty() { authors } else { format!("{authors}, ") };
    let mut note = Paragraph::new(Style::Body)
        .words(&format!("{} {authors}{title}, {source}, published {}.", document.key, document.published));
    if let Some(address) = &document.url {
        note = note.words(" Address: ").address(address);
    }
    for address in document.archived_urls.iter().take(ADDRESSES) {
        note = note.words(" Archived: ").address(address);
    }
    if let Some(accessed) = document.accessed {
        note = note.words(&format!(" Accessed: {}.", words::moment(&accessed)));
    }
    for sentence in words::left_out_of(document) {
        note = note.words(" ").words(&sentence);
    }
    note
}

fn cell(words: &str) -> Paragraph {
    Paragraph::of(Style::Cell, &bounded(seen(words), PROSE)).in_its_direction()
}

fn fact<'a>(label: &'a str, words: &str) -> (&'a str, Vec<Paragraph>) {
    (label, vec![cell(words)])
}

fn labelled(style: Style, label: &str, words: &str) -> Paragraph {
    Paragraph::new(style).look(Look::Strong, &format!("{label}: ")).words(&bounded(words, PROSE))
}

fn look(status: Status) -> Look {
    match status {
        Status::ToReview => Look::ToReview,
        Status::InReview => Look::InReview,
        Status::Verified => Look::Verified,
        Status::Disputed => Look::Disputed,
        Status::Unverifiable => Look::Unverifiable,
    }
}

fn look_of(outcome: Outcome) -> Look {
    match outcome {
        Outcome::Verified => Look::Verified,
        Outcome::Disputed => Look::Disputed,
        Outcome::Unverifiable => Look::Unverifiable,
    }
}
