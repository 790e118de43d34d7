//! The sample book: the invented town of Halvern. Every word, name and figure in it is made up.

use claimbook_core::book::{
    Attached, Attachment, Author, Book, ClaimDraft, ClaimantGiven, ImportRequest, Judgement, QuantityDraft, QuoteDraft,
    Quoted, Repeats,
};
use claimbook_core::domain::appearance::Relation;
use claimbook_core::domain::claim::{Checking, ClaimType, Statement};
use claimbook_core::domain::evidence::{Mark, Stance};
use claimbook_core::domain::id::Key;
use claimbook_core::domain::person::PersonKind;
use claimbook_core::domain::quantity::{BoundsBasis, Decimal, QuantityKind};
use claimbook_core::domain::scale::{Confidence, Outcome, Rating};
use claimbook_core::domain::time::DescribedDate;
use claimbook_core::error::{Error, Result};
use claimbook_core::import;

/// What the sample book is called.
pub(crate) const TITLE: &str = "Halvern";

const ANA: &str = "Ana K.";
const BEN: &str = "Ben O.";

/// Who begins the sample book.
pub(crate) fn author() -> Author {
    person(ANA)
}

fn person(name: &str) -> Author {
    Author { name: name.to_owned(), kind: PersonKind::Human }
}

/// Fills a new book with three documents, fourteen claims in every state, and the work of two people on them.
pub(crate) fn fill(book: &mut Book) -> Result<()> {
    let courier = bring_in(book, include_str!("../sample/courier.md"), "courier.md", "Halvern Courier", None)?;
    let minutes =
        bring_in(book, include_str!("../sample/minutes.md"), "minutes.md", "Halvern town council", Some("2025-05-06"))?;
    let welfare = bring_in(
        book,
        include_str!("../sample/welfare.md"),
        "welfare.md",
        "Halvern welfare office",
        Some("April 2025"),
    )?;
    let claims = add_claims(book, courier)?;
    weigh(book, &claims, minutes, welfare)?;
    judge(book, &claims)?;
    second_reader(book, &claims)
}

fn bring_in(book: &mut Book, text: &str, name: &str, source: &str, published: Option<&str>) -> Result<Key> {
    let request = ImportRequest {
        file_name: Some(name.to_owned()),
        source: Some(source.to_owned()),
        published: published.map(date).transpose()?,
        ..ImportRequest::new(import::read_text(text.as_bytes(), name)?, text.as_bytes().to_vec())
    };
    Ok(book.import_document(request)?.value.key)
}

fn date(text: &str) -> Result<DescribedDate> {
    // No relative word is used here, so that any day serves as today.
    DescribedDate::parse(text, chrono::NaiveDate::MIN).map_err(Error::from)
}

/// What a claim of the sample says, who made it, the words it stands in, and its tags.
type Line = (&'static str, Option<&'static str>, &'static str, &'static [&'static str]);

const MAYOR: Option<&str> = Some("Ilse Varga");
const ITSELF: Option<&str> = Some("the article itself");

const LINES: [Line; 14] = [
    (
        "The harbour tram carries nearly 20 percent more passengers than planned",
        ITSELF,
        "nearly 20 percent more passengers than the council had planned for",
        &["tram"],
    ),
    (
        "One in three riders of the harbour tram stands on weekday mornings",
        Some("Harbour Tram Company"),
        "one in three riders stands",
        &["tram"],
    ),
    ("The Norrgate extension will open before the winter of 2025", MAYOR, "will open before the winter", &["tram"]),
    (
        "The Norrgate extension costs 60 million crowns, 46 percent more than approved",
        ITSELF,
        "the bill now stands at 60 million, an increase of 46 percent",
        &["tram", "budget"],
    ),
    (
        "Every crown spent on the Norrgate extension is accounted for",
        Some("Peder Lang"),
        "Every crown is accounted for",
        &["tram", "budget"],
    ),
    (
        "Halvern has built 30 new kindergarten places since 2021",
        MAYOR,
        "30 new kindergarten places since 2021",
        &["families"],
    ),
    (
        "No other town on the coast has built as many kindergarten places as Halvern",
        MAYOR,
        "more than any other town on the coast",
        &["families"],
    ),
    (
        "Takings on Quay Street fell by a fifth during the tram works",
        Some("Quay Street association"),
        "takings fell by a fifth during the works",
        &["tram", "trade"],
    ),
    (
        "22 shops on Quay Street closed because of the tram works",
        Some("Quay Street association"),
        "22 shops closed because of them",
        &["tram", "trade"],
    ),
    (
        "Halvern's heating grant of 1,400 crowns a household is the highest in the region",
        ITSELF,
        "1,400 crowns a household, is the highest in the region",
        &["welfare"],
    ),
    (
        "About 3,100 households received the heating grant last winter",
        Some("Halvern welfare office"),
        "About 3,100 households received it last winter",
        &["welfare"],
    ),
    (
        "The welfare office ignored 39 written warnings about late payments",
        Some("the mayor's opponents"),
        "ignored 39 written warnings",
        &["welfare"],
    ),
    (
        "The northern bridge has been inspected every year since 2015",
        Some("Road authority"),
        "inspected every year since 2015",
        &["roads"],
    ),
    ("No accident has been recorded on the northern bridge", ITSELF, "No accident has been recorded there", &["roads"]),
];

fn add_claims(book: &mut Book, courier: Key) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for (statement, claimant, words, tags) in LINES {
        let mut draft = ClaimDraft::new(Statement::new(statement)?);
        draft.claimant = ClaimantGiven::new(claimant);
        draft.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        draft.quote = Some(QuoteDraft {
            document: courier,
            quoted: Some(Quoted::words(words)),
            relation: if claimant == ITSELF { Relation::Asserts } else { Relation::Quotes },
        });
        match keys.len() {
            0 => {
                draft.claim_type = Some(ClaimType::Quantity);
                draft.hedge = Some("nearly".to_owned());
                draft.quantities = vec![figure("20", "%", QuantityKind::Percent, Some(("18", "20")))];
            }
            2 => draft.claim_type = Some(ClaimType::Prediction),
            3 => draft.quantities = vec![figure("46", "%", QuantityKind::Percent, None)],
            4 => draft.checking = Checking::Attribution,
            8 => draft.claim_type = Some(ClaimType::Cause),
            10 => {
                draft.about_period = Some(date("2024-10/2025-04")?);
                draft.quantities = vec![figure("3100", "households", QuantityKind::Count, None)];
            }
            _ => {}
        }
        keys.push(book.add_claim(draft)?.value.key);
    }
    Ok(keys)
}

fn figure(value: &str, unit: &str, kind: QuantityKind, bounds: Option<(&str, &str)>) -> QuantityDraft {
    let number = |text: &str| Decimal::parse(text).expect("written above in digits");
    QuantityDraft {
        value: number(value),
        unit: Some(unit.to_owned()),
        kind,
        qualifier: bounds.map(|_| "nearly".to_owned()),
        bounds: bounds.map(|(lower, upper)| (number(lower), number(upper), BoundsBasis::Accepted)),
        of_what: None,
    }
}

fn weigh(book: &mut Book, claims: &[Key], minutes: Key, welfare: Key) -> Result<()> {
    use Stance::{Context, PartlyRefutes, Refutes, Supports};
    let quote = |document, words: &str| {
        Attached::Quote(QuoteDraft { document, quoted: Some(Quoted::words(words)), relation: Relation::Asserts })
    };
    let counts = || Attached::Bytes("tram-counts.csv".to_owned(), include_bytes!("../sample/tram-counts.csv").to_vec());
    let link = |path: &str| Attached::Link(format!("https://courier.halvern.example/{path}"));

    let passengers = "11,830 passengers on an average weekday in April; the plan of 2022 assumed 9,900";
    attach(book, claims[0], quote(minutes, passengers), Supports, "11,830 is 19.5 percent more than 9,900.")?;
    let file = Attachment {
        source: Some("Harbour Tram Company".to_owned()),
        title: Some("Passenger counts, four mornings in April 2025".to_owned()),
        published: Some(date("2025-05-02")?),
        ..attachment(counts(), Supports, "Counts of the operator itself.")
    };
    book.attach(claims[0], &file)?;
    book.attach(claims[1], &Attachment { marks: vec![Mark::Preliminary], ..file.clone() })?;
    attach(book, claims[1], quote(minutes, "counted on four mornings"), Context, "Four mornings are few.")?;
    attach(book, claims[2], quote(minutes, "expected in the first quarter of 2026"), Refutes, "Six days earlier.")?;
    attach(book, claims[3], quote(minutes, "additions agreed so far bring it to 59.8 million"), Supports, "")?;
    let note = "59.8 against 41.0 million is 45.9 percent more. The article rounds both figures up.";
    attach(book, claims[3], Attached::Note(note.to_owned()), Context, "")?;
    let places = "18 new places were opened between 2021 and 2024; 12 more are approved and not yet built";
    attach(book, claims[5], quote(minutes, places), PartlyRefutes, "30 counts places that do not exist yet.")?;
    let brochure = attach(book, claims[5], link("2025/kindergartens"), Supports, "The mayor's own brochure.")?;
    let again = Attachment {
        repeats: Some(Repeats { evidence: brochure, basis: Some("It quotes the brochure.".to_owned()) }),
        ..attachment(link("2025/interview-varga"), Supports, "")
    };
    book.attach(claims[5], &again)?;
    attach(book, claims[7], link("2025/quay-street-survey"), Supports, "The association's own survey of its members.")?;
    attach(book, claims[10], quote(welfare, "Households that received the grant: 3,096"), Supports, "")?;
    let answered = "39, of which 31 were answered within four weeks and 8 later";
    attach(book, claims[11], quote(welfare, answered), Refutes, "All 39 were answered.")?;
    let missing = "The inspection report for 2019 could not be found";
    attach(book, claims[12], quote(minutes, missing), PartlyRefutes, "One year is not shown.")?;
    Ok(())
}

fn attachment(what: Attached, stance: Stance, explanation: &str) -> Attachment {
    Attachment {
        what,
        stance,
        source: None,
        title: None,
        published: None,
        explanation: Some(explanation.to_owned()),
        marks: Vec::new(),
        repeats: None,
    }
}

fn attach(book: &mut Book, claim: Key, what: Attached, stance: Stance, explanation: &str) -> Result<Key> {
    Ok(book.attach(claim, &attachment(what, stance, explanation))?.value.key)
}

fn judge(book: &mut Book, claims: &[Key]) -> Result<()> {
    let given = |outcome, rating, confidence, rationale: &str| Judgement {
        rating,
        confidence,
        rationale: Some(rationale.to_owned()),
        ..Judgement::new(outcome)
    };
    let high = Some(Confidence::High);
    let moderate = Some(Confidence::Moderate);

    let first =
        given(Outcome::Verified, Some(Rating::True), moderate, "The plan and April's average give 19.5 percent.");
    book.judge(claims[0], first)?;
    let refined = Judgement {
        reason: Some("The counts of the operator agree with the minutes.".to_owned()),
        recheck_on: chrono::NaiveDate::from_ymd_opt(2025, 7, 1),
        ..given(
            Outcome::Verified,
            Some(Rating::MostlyTrue),
            high,
            "19.5 percent on weekdays in April. Weekends are not in the figure, which the sentence does not say.",
        )
    };
    book.judge(claims[0], refined)?;
    let winter = Judgement {
        wording: Some("The extension is expected to open in the first quarter of 2026".to_owned()),
        ..given(
            Outcome::Disputed,
            Some(Rating::False),
            high,
            "Six days before, the council heard in the mayor's presence that it opens in the first quarter of 2026.",
        )
    };
    book.judge(claims[2], winter)?;
    let cost = "The minutes give 59.8 million against 41.0 million, which is 45.9 percent more.";
    book.judge(claims[3], given(Outcome::Verified, Some(Rating::True), high, cost))?;
    // Bare on purpose: the report and the list show what a verdict without documentation looks like.
    book.judge(claims[4], Judgement::new(Outcome::Verified))?;
    let places = Judgement {
        wording: Some("18 new places since 2021; 12 more are approved".to_owned()),
        ..given(
            Outcome::Disputed,
            Some(Rating::Misleading),
            high,
            "The figure adds 12 places that are approved and not built to the 18 that were opened.",
        )
    };
    book.judge(claims[5], places)?;
    let cause = "Nobody keeps a record of why shops close, and the association would not name them.";
    book.judge(claims[8], given(Outcome::Unverifiable, Some(Rating::NoEvidenceFound), moderate, cause))?;
    let grant = "The office's own figure is 3,096.";
    book.judge(claims[10], given(Outcome::Verified, Some(Rating::True), high, grant))?;
    let warnings = Judgement {
        wording: Some("The office answered 31 of 39 written complaints within four weeks and 8 later".to_owned()),
        ..given(Outcome::Disputed, Some(Rating::MostlyFalse), moderate, "All 39 were answered, 8 of them late.")
    };
    book.judge(claims[11], warnings)?;
    book.mark_in_review(claims[7])?;
    book.mark_in_review(claims[1])?;
    Ok(())
}

fn second_reader(book: &mut Book, claims: &[Key]) -> Result<()> {
    book.set_author(person(BEN));
    let agrees = Judgement {
        rating: Some(Rating::MostlyTrue),
        confidence: Some(Confidence::High),
        rationale: Some(
            "I computed it from the four mornings and from the minutes: both give 19 to 20 percent.".to_owned(),
        ),
        ..Judgement::new(Outcome::Verified)
    };
    book.judge(claims[0], agrees)?;
    let differs = Judgement {
        rating: Some(Rating::MissingContext),
        rationale: Some("8 late answers out of 39 are a fifth. “Ignored” is wrong, “late” would be right.".to_owned()),
        ..Judgement::new(Outcome::Disputed)
    };
    book.judge(claims[11], differs)?;
    let bridge = Judgement {
        rating: Some(Rating::NotCheckable),
        rationale: Some("The report of 2019 is missing; until it is found nobody can tell.".to_owned()),
        ..Judgement::new(Outcome::Unverifiable)
    };
    book.judge(claims[12], bridge)?;
    book.set_author(person(ANA));
    let inspected = Judgement {
        rating: Some(Rating::MostlyFalse),
        rationale: Some("One of the yearly reports does not exist, so “every year” is not shown.".to_owned()),
        ..Judgement::new(Outcome::Disputed)
    };
    book.judge(claims[12], inspected)?;
    book.judge(claims[13], Judgement::new(Outcome::Unverifiable))?;
    book.withdraw(claims[13], "Given on the wrong claim.")?;
    Ok(())
}
