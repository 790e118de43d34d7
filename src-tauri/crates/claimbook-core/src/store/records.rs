//! How each record becomes an image and comes back. The field names are the file's columns.

use chrono::NaiveDate;
use uuid::Uuid;

use super::image::{Image, unreadable};
use super::record::{Kind, Record};
use crate::domain::appearance::{AnchorState, Appearance, Passage, Relation, Translator};
use crate::domain::book::BookCard;
use crate::domain::claim::{Checking, Claim, ClaimType, Claimant, InReview, Statement, Tag};
use crate::domain::digest::Digest;
use crate::domain::document::{Contact, Document, DocumentKind, Trashed};
use crate::domain::evidence::{Evidence, Mark, Origin, Stance};
use crate::domain::id::{
    AppearanceId, BookId, ClaimId, DocumentId, EvidenceId, Key, OriginId, PassageId, PersonId, PresetId, QuantityId,
    SourceId, TagId, VerdictId, WithdrawalId,
};
use crate::domain::person::{Person, PersonKind};
use crate::domain::preset::{Choices, ClaimOrder, Paper, Part, Preset};
use crate::domain::quantity::{BoundsBasis, Decimal, Quantity, QuantityKind};
use crate::domain::scale::{Confidence, Outcome, Rating, Scale};
use crate::domain::source::{Source, SourceKind};
use crate::domain::text::{Quote, Span};
use crate::domain::time::Instant;
use crate::domain::verdict::{Verdict, Withdrawal};
use crate::error::Result;

fn key(image: &Image) -> Result<Key> {
    Ok(image.parsed("key", |text| text.parse().ok())?)
}

fn stamp(image: Image, field: &str, stamp: Option<(PersonId, Instant)>) -> Image {
    image
        .with_some_id(&format!("{field}_by"), stamp.map(|(by, _)| by))
        .with_some(&format!("{field}_at"), stamp.map(|(_, at)| at.to_string()))
}

fn stamped(image: &Image, field: &str) -> Result<Option<(PersonId, Instant)>> {
    let by = image.some_id(&format!("{field}_by"))?.map(PersonId);
    Ok(by.zip(image.some_instant(&format!("{field}_at"))?))
}

fn trash(image: Image, trashed: Option<Trashed>) -> Image {
    stamp(image, "trashed", trashed.map(|trashed| (trashed.by, trashed.at)))
}

fn trashed(image: &Image) -> Result<Option<Trashed>> {
    Ok(stamped(image, "trashed")?.map(|(by, at)| Trashed { by, at }))
}

impl Record for BookCard {
    const KIND: Kind = Kind::Book;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with("title", &self.title)
            .with_some("purpose", self.purpose.as_deref())
            .with_some("language", self.language.as_deref())
            .with("scale", self.scale.word())
            .with_flag("admiralty", self.admiralty)
            .with_flag("second_reader", self.second_reader)
            .with_flag("sample", self.sample)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: BookId(id),
            title: image.text("title")?,
            purpose: image.some_text("purpose")?,
            language: image.some_text("language")?,
            scale: image.parsed("scale", Scale::find)?,
            admiralty: image.flag("admiralty")?,
            second_reader: image.flag("second_reader")?,
            sample: image.flag("sample")?,
        })
    }
}

impl Record for Person {
    const KIND: Kind = Kind::Person;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new().with("name", &self.name).with("kind", self.kind.word())
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self { id: PersonId(id), name: image.text("name")?, kind: image.parsed("kind", PersonKind::find)? })
    }
}

impl Record for Source {
    const KIND: Kind = Kind::Source;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with("name", &self.name)
            .with_some("kind", self.kind.map(SourceKind::word))
            .with_list("aliases", &self.aliases)
            .with_some("owner", self.owner.as_deref())
            .with_some("country", self.country.as_deref())
            .with_some("language", self.language.as_deref())
            .with_list("urls", &self.urls)
            .with_some("note", self.note.as_deref())
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: SourceId(id),
            name: image.text("name")?,
            kind: image.some_parsed("kind", SourceKind::find)?,
            aliases: image.list("aliases")?,
            owner: image.some_text("owner")?,
            country: image.some_text("country")?,
            language: image.some_text("language")?,
            urls: image.list("urls")?,
            note: image.some_text("note")?,
        })
    }
}

impl Record for Origin {
    const KIND: Kind = Kind::Origin;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with_id("root", self.root)
            .with_some("basis", self.basis.as_deref())
            .with_id("confirmed_by", self.confirmed_by)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: OriginId(id),
            root: DocumentId(image.id("root")?),
            basis: image.some_text("basis")?,
            confirmed_by: PersonId(image.id("confirmed_by")?),
        })
    }
}

impl Record for Document {
    const KIND: Kind = Kind::Document;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        let image = Image::new()
            .with("key", self.key.to_string())
            .with_id("source", self.source)
            .with_list("authors", &self.authors)
            .with("kind", self.kind.word())
            .with("title", &self.title)
            .with_some("url", self.url.as_deref())
            .with_list("archived_urls", &self.archived_urls)
            .with_date("published", &self.published)
            .with_some("accessed", self.accessed.map(|at| at.to_string()))
            .with_some("language", self.language.as_deref())
            .with_some("text", self.text.as_ref().map(Digest::as_str))
            .with_some("original", self.original.as_ref().map(Digest::as_str))
            .with_some("original_name", self.original_name.as_deref())
            .with_some_id("edition_of", self.edition_of)
            .with_some_id("origin", self.origin)
            .with_flag("link_only", self.link_only)
            .with_some("contact_whom", self.contact.as_ref().map(|contact| contact.whom.as_str()))
            .with_some("contact_how", self.contact.as_ref().map(|contact| contact.how.as_str()))
            .with_some("contact_asked", self.contact.as_ref().map(|contact| contact.asked.as_str()))
            .with_some("contact_answer", self.contact.as_ref().and_then(|contact| contact.answer.as_deref()));
        trash(image, self.trashed)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        let contact = match image.some_text("contact_whom")? {
            Some(whom) => Some(Contact {
                whom,
                how: image.text("contact_how")?,
                asked: image.text("contact_asked")?,
                answer: image.some_text("contact_answer")?,
            }),
            None => None,
        };
        Ok(Self {
            id: DocumentId(id),
            key: key(image)?,
            source: SourceId(image.id("source")?),
            authors: image.list("authors")?,
            kind: image.parsed("kind", DocumentKind::find)?,
            title: image.text("title")?,
            url: image.some_text("url")?,
            archived_urls: image.list("archived_urls")?,
            published: image.date("published")?,
            accessed: image.some_instant("accessed")?,
            language: image.some_text("language")?,
            text: image.some_digest("text")?,
            original: image.some_digest("original")?,
            original_name: image.some_text("original_name")?,
            edition_of: image.some_id("edition_of")?.map(DocumentId),
            origin: image.some_id("origin")?.map(OriginId),
            link_only: image.flag("link_only")?,
            contact,
            trashed: trashed(image)?,
        })
    }
}

impl Record for Tag {
    const KIND: Kind = Kind::Tag;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new().with("name", &self.name)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self { id: TagId(id), name: image.text("name")? })
    }
}

impl Record for Preset {
    const KIND: Kind = Kind::Preset;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        let Choices { title, subtitle, organisation, author, logo, paper, order, without } = &self.choices;
        Image::new()
            .with("name", &self.name)
            .with_some("format", self.format.as_deref())
            .with_some("query", self.query.as_deref())
            .with_some("title", title.as_deref())
            .with_some("subtitle", subtitle.as_deref())
            .with_some("organisation", organisation.as_deref())
            .with_some("author", author.as_deref())
            .with_some("logo", logo.as_ref().map(Digest::as_str))
            .with("paper", paper.word())
            .with("claim_order", order.word())
            .with_list("leaves_out", without.iter().map(|part| part.word()))
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        let part = |word: &String| Part::find(word).ok_or_else(|| unreadable("leaves_out"));
        Ok(Self {
            id: PresetId(id),
            name: image.text("name")?,
            format: image.some_text("format")?,
            query: image.some_text("query")?,
            choices: Choices {
                title: image.some_text("title")?,
                subtitle: image.some_text("subtitle")?,
                organisation: image.some_text("organisation")?,
                author: image.some_text("author")?,
                logo: image.some_digest("logo")?,
                paper: image.parsed("paper", Paper::find)?,
                order: image.parsed("claim_order", ClaimOrder::find)?,
                without: image.list("leaves_out")?.iter().map(part).collect::<std::result::Result<_, _>>()?,
            },
        })
    }
}

impl Record for Claim {
    const KIND: Kind = Kind::Claim;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        let (claimant_is, claimant) = match self.claimant {
            Claimant::Source => ("source", None),
            Claimant::Named(source) => ("named", Some(source)),
            Claimant::Article => ("article", None),
        };
        let image = Image::new()
            .with("key", self.key.to_string())
            .with("statement", self.statement.as_str())
            .with("checking", self.checking.word())
            .with_id("source", self.source)
            .with_some_id("claimant", claimant)
            .with("claimant_is", claimant_is)
            .with_some("type", self.claim_type.map(ClaimType::word))
            .with_some("hedge", self.hedge.as_deref())
            .with_date("said", &self.said)
            .with_some_date("about_period", self.about_period.as_ref())
            .with_some_date("as_of", self.as_of.as_ref())
            .with_some("place", self.place.as_deref())
            .with_some_id("parent", self.parent)
            .with_ids("tags", &self.tags)
            .with_some("recheck_on", self.recheck_on.map(|day| day.format("%Y-%m-%d").to_string()))
            .with_some("note", self.note.as_deref());
        let image = stamp(image, "in_review", self.in_review.map(|review| (review.by, review.at)));
        trash(image, self.trashed)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        let claimant = match (image.text("claimant_is")?.as_str(), image.some_id("claimant")?) {
            ("source", None) => Claimant::Source,
            ("named", Some(source)) => Claimant::Named(SourceId(source)),
            ("article", None) => Claimant::Article,
            _ => return Err(unreadable("claimant").into()),
        };
        Ok(Self {
            id: ClaimId(id),
            key: key(image)?,
            statement: image.parsed("statement", |text| Statement::new(text).ok())?,
            checking: image.parsed("checking", Checking::find)?,
            source: SourceId(image.id("source")?),
            claimant,
            claim_type: image.some_parsed("type", ClaimType::find)?,
            hedge: image.some_text("hedge")?,
            said: image.date("said")?,
            about_period: image.some_date("about_period")?,
            as_of: image.some_date("as_of")?,
            place: image.some_text("place")?,
            parent: image.some_id("parent")?.map(ClaimId),
            tags: image.ids("tags", TagId)?,
            in_review: stamped(image, "in_review")?.map(|(by, at)| InReview { by, at }),
            recheck_on: image.some_parsed("recheck_on", |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())?,
            note: image.some_text("note")?,
            trashed: trashed(image)?,
        })
    }
}

impl Record for Quantity {
    const KIND: Kind = Kind::Quantity;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with_id("claim", self.claim)
            .with("value", self.value.as_str())
            .with_some("unit", self.unit.as_deref())
            .with("kind", self.kind.word())
            .with_some("qualifier", self.qualifier.as_deref())
            .with_some("lower", self.lower.as_ref().map(Decimal::as_str))
            .with_some("upper", self.upper.as_ref().map(Decimal::as_str))
            .with_some("basis", self.basis.map(BoundsBasis::word))
            .with_some("of_what", self.of_what.as_deref())
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: QuantityId(id),
            claim: ClaimId(image.id("claim")?),
            value: image.parsed("value", Decimal::parse)?,
            unit: image.some_text("unit")?,
            kind: image.parsed("kind", QuantityKind::find)?,
            qualifier: image.some_text("qualifier")?,
            lower: image.some_parsed("lower", Decimal::parse)?,
            upper: image.some_parsed("upper", Decimal::parse)?,
            basis: image.some_parsed("basis", BoundsBasis::find)?,
            of_what: image.some_text("of_what")?,
        })
    }
}

impl Record for Passage {
    const KIND: Kind = Kind::Passage;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        let (person, machine) = match self.translated_by {
            Some(Translator::Person(person)) => (Some(person), false),
            Some(Translator::Machine) => (None, true),
            None => (None, false),
        };
        Image::new()
            .with("text", self.quote.text.as_str())
            .with_number("start", self.quote.span.start as u64)
            .with_number("end", self.quote.span.end as u64)
            .with("exact", &self.quote.exact)
            .with("prefix", &self.quote.prefix)
            .with("suffix", &self.quote.suffix)
            .with_some("place", self.place.as_deref())
            .with_some("translation", self.translation.as_deref())
            .with_some_id("translated_by", person)
            .with_flag("translated_by_machine", machine)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        let offset =
            |field| -> Result<usize> { Ok(usize::try_from(image.number(field)?).map_err(|_| unreadable(field))?) };
        let translated_by = match (image.some_id("translated_by")?, image.flag("translated_by_machine")?) {
            (Some(person), _) => Some(Translator::Person(PersonId(person))),
            (None, true) => Some(Translator::Machine),
            (None, false) => None,
        };
        Ok(Self {
            id: PassageId(id),
            quote: Quote {
                text: image.some_digest("text")?.ok_or_else(|| unreadable("text"))?,
                span: Span { start: offset("start")?, end: offset("end")? },
                exact: image.text("exact")?,
                prefix: image.text("prefix")?,
                suffix: image.text("suffix")?,
            },
            place: image.some_text("place")?,
            translation: image.some_text("translation")?,
            translated_by,
        })
    }
}

impl Record for Appearance {
    const KIND: Kind = Kind::Appearance;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with_id("claim", self.claim)
            .with_id("document", self.document)
            .with_some_id("repeater", self.repeater)
            .with("relation", self.relation.word())
            .with_some_id("passage", self.passage)
            .with("anchor", self.anchor.word())
            .with_flag("first_known", self.first_known)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: AppearanceId(id),
            claim: ClaimId(image.id("claim")?),
            document: DocumentId(image.id("document")?),
            repeater: image.some_id("repeater")?.map(SourceId),
            relation: image.parsed("relation", Relation::find)?,
            passage: image.some_id("passage")?.map(PassageId),
            anchor: image.parsed("anchor", AnchorState::find)?,
            first_known: image.flag("first_known")?,
        })
    }
}

impl Record for Evidence {
    const KIND: Kind = Kind::Evidence;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        let image = Image::new()
            .with("key", self.key.to_string())
            .with_id("claim", self.claim)
            .with_id("document", self.document)
            .with_some_id("passage", self.passage)
            .with("stance", self.stance.word())
            .with_some("explanation", self.explanation.as_deref())
            .with_list("marks", self.marks.iter().map(|mark| mark.word()));
        trash(image, self.trashed)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        let mark = |word: String| Mark::find(&word).ok_or_else(|| unreadable("marks").into());
        Ok(Self {
            id: EvidenceId(id),
            key: key(image)?,
            claim: ClaimId(image.id("claim")?),
            document: DocumentId(image.id("document")?),
            passage: image.some_id("passage")?.map(PassageId),
            stance: image.parsed("stance", Stance::find)?,
            explanation: image.some_text("explanation")?,
            marks: image.list("marks")?.into_iter().map(mark).collect::<Result<_>>()?,
            trashed: trashed(image)?,
        })
    }
}

impl Record for Verdict {
    const KIND: Kind = Kind::Verdict;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with_id("claim", self.claim)
            .with_some("outcome", self.outcome.map(Outcome::word))
            .with_some("rating", self.rating.map(Rating::word))
            .with_some("confidence", self.confidence.map(Confidence::word))
            .with_some("confidence_basis", self.confidence_basis.as_deref())
            .with_some("rationale", self.rationale.as_deref())
            .with_some("wording", self.wording.as_deref())
            .with_some_date("known_at", self.known_at.as_ref())
            .with_ids("evidence", &self.evidence)
            .with_some("reason", self.reason.as_deref())
            .with_id("by", self.by)
            .with("opened_at", self.opened_at.to_string())
            .with_some("sealed_at", self.sealed_at.map(|at| at.to_string()))
            .with_ids("adjudicates", &self.adjudicates)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: VerdictId(id),
            claim: ClaimId(image.id("claim")?),
            outcome: image.some_parsed("outcome", Outcome::find)?,
            rating: image.some_parsed("rating", Rating::find)?,
            confidence: image.some_parsed("confidence", Confidence::find)?,
            confidence_basis: image.some_text("confidence_basis")?,
            rationale: image.some_text("rationale")?,
            wording: image.some_text("wording")?,
            known_at: image.some_date("known_at")?,
            evidence: image.ids("evidence", EvidenceId)?,
            reason: image.some_text("reason")?,
            by: PersonId(image.id("by")?),
            opened_at: image.instant("opened_at")?,
            sealed_at: image.some_instant("sealed_at")?,
            adjudicates: image.ids("adjudicates", VerdictId)?,
        })
    }
}

impl Record for Withdrawal {
    const KIND: Kind = Kind::Withdrawal;

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn image(&self) -> Image {
        Image::new()
            .with_id("verdict", self.verdict)
            .with_id("by", self.by)
            .with("at", self.at.to_string())
            .with("reason", &self.reason)
    }

    fn from_image(id: Uuid, image: &Image) -> Result<Self> {
        Ok(Self {
            id: WithdrawalId(id),
            verdict: VerdictId(image.id("verdict")?),
            by: PersonId(image.id("by")?),
            at: image.instant("at")?,
            reason: image.text("reason")?,
        })
    }
}
