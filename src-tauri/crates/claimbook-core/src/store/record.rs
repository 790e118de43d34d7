//! What every journaled record is: a kind, a table, and an image that goes to a row and comes back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rusqlite::types::Value as Cell;
use rusqlite::{OptionalExtension, Row, Transaction, params_from_iter};
use serde_json::Value;
use uuid::Uuid;

use super::content;
use super::image::{BY_DIGEST, Image, unreadable};
use crate::domain::text::fold;
use crate::domain::time::{DescribedDate, Instant};
use crate::error::{Error, Result};
use crate::store::StoreError;

/// The kinds of record whose every change is journaled. Each is a table of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The book's own card.
    Book,
    /// Who changes it.
    Person,
    /// Who publishes or speaks.
    Source,
    /// A root that documents share.
    Origin,
    /// One work of a source.
    Document,
    /// A label.
    Tag,
    /// A checkable statement.
    Claim,
    /// A figure in a claim.
    Quantity,
    /// A range of a text.
    Passage,
    /// Where a claim was said.
    Appearance,
    /// What bears on a claim.
    Evidence,
    /// A judgement.
    Verdict,
    /// A judgement taken back.
    Withdrawal,
    /// Choices for reports.
    Preset,
}

impl Kind {
    /// Every kind, referred to before referring.
    pub const ALL: [Self; 14] = [
        Self::Book,
        Self::Person,
        Self::Source,
        Self::Origin,
        Self::Document,
        Self::Tag,
        Self::Claim,
        Self::Quantity,
        Self::Passage,
        Self::Appearance,
        Self::Evidence,
        Self::Verdict,
        Self::Withdrawal,
        Self::Preset,
    ];

    /// Its table, and its word in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Person => "person",
            Self::Source => "source",
            Self::Origin => "origin",
            Self::Document => "document",
            Self::Tag => "tag",
            Self::Claim => "claim",
            Self::Quantity => "quantity",
            Self::Passage => "passage",
            Self::Appearance => "appearance",
            Self::Evidence => "evidence",
            Self::Verdict => "verdict",
            Self::Withdrawal => "withdrawal",
            Self::Preset => "preset",
        }
    }

    /// The kind with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it is what the book is about; the book's card and its people are never undone.
    pub fn is_content(self) -> bool {
        !matches!(self, Self::Book | Self::Person)
    }

    /// Whether it is there for others to refer to, and goes when nobody does.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Source | Self::Tag)
    }

    /// The version of the images that this program writes.
    pub(crate) const VERSION: u32 = 1;

    pub(crate) fn fields(self) -> &'static [Field] {
        use Form::{Date, Digest, Flag, Free, FreeList, Id, List, Long, Name, Number, Refs, Word};
        const fn field(name: &'static str, form: Form) -> Field {
            Field { name, form }
        }
        macro_rules! fields {
            ($($name:literal: $form:expr),* $(,)?) => {{
                const FIELDS: &[Field] = &[$(field($name, $form)),*];
                FIELDS
            }};
        }
        match self {
            Self::Book => fields! {
                "title": Free, "purpose": Free, "language": Word, "scale": Word, "admiralty": Flag,
                "second_reader": Flag, "sample": Flag,
            },
            Self::Person => fields! { "name": Name, "kind": Word },
            Self::Source => fields! {
                "name": Name, "kind": Word, "aliases": FreeList, "owner": Free, "country": Word, "language": Word,
                "urls": FreeList, "note": Free,
            },
            Self::Origin => fields! { "root": Id(Kind::Document), "basis": Free, "confirmed_by": Id(Kind::Person) },
            Self::Document => fields! {
                "key": Word, "source": Id(Kind::Source), "authors": FreeList, "kind": Word, "title": Free,
                "url": Free, "archived_urls": FreeList, "published": Date { bounds: true }, "accessed": Word,
                "language": Word, "text": Digest, "original": Digest, "original_name": Free,
                "edition_of": Id(Kind::Document), "origin": Id(Kind::Origin), "link_only": Flag,
                "contact_whom": Free, "contact_how": Free, "contact_asked": Free, "contact_answer": Free,
                "trashed_by": Id(Kind::Person), "trashed_at": Word,
            },
            Self::Tag => fields! { "name": Name },
            Self::Claim => fields! {
                "key": Word, "statement": Long, "checking": Word, "source": Id(Kind::Source),
                "claimant": Id(Kind::Source), "claimant_is": Word, "type": Word, "hedge": Free,
                "said": Date { bounds: true }, "about_period": Date { bounds: true }, "as_of": Date { bounds: true },
                "place": Free, "parent": Id(Kind::Claim), "tags": Refs(Kind::Tag), "in_review_by": Id(Kind::Person),
                "in_review_at": Word, "recheck_on": Word, "note": Long, "trashed_by": Id(Kind::Person),
                "trashed_at": Word,
            },
            Self::Quantity => fields! {
                "claim": Id(Kind::Claim), "value": Word, "unit": Free, "kind": Word, "qualifier": Free, "lower": Word,
                "upper": Word, "basis": Word, "of_what": Free,
            },
            Self::Passage => fields! {
                "text": Word, "start": Number, "end": Number, "exact": Long, "prefix": Free, "suffix": Free,
                "place": Free, "translation": Long, "translated_by": Id(Kind::Person), "translated_by_machine": Flag,
            },
            Self::Appearance => fields! {
                "claim": Id(Kind::Claim), "document": Id(Kind::Document), "repeater": Id(Kind::Source),
                "relation": Word, "passage": Id(Kind::Passage), "anchor": Word, "first_known": Flag,
            },
            Self::Evidence => fields! {
                "key": Word, "claim": Id(Kind::Claim), "document": Id(Kind::Document), "passage": Id(Kind::Passage),
                "stance": Word, "explanation": Long, "marks": List, "trashed_by": Id(Kind::Person),
                "trashed_at": Word,
            },
            Self::Verdict => fields! {
                "claim": Id(Kind::Claim), "outcome": Word, "rating": Word, "confidence": Word,
                "confidence_basis": Long, "rationale": Long, "wording": Long, "known_at": Date { bounds: false },
                "evidence": Refs(Kind::Evidence), "reason": Long, "by": Id(Kind::Person), "opened_at": Word,
                "sealed_at": Word, "adjudicates": Refs(Kind::Verdict),
            },
            Self::Withdrawal => fields! {
                "verdict": Id(Kind::Verdict), "by": Id(Kind::Person), "at": Word, "reason": Long,
            },
            Self::Preset => fields! {
                "name": Name, "format": Word, "query": Free, "title": Free, "subtitle": Free, "organisation": Free,
                "author": Free, "logo": Digest, "paper": Word, "claim_order": Word, "leaves_out": List,
            },
        }
    }
}

/// A column that an image has too.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
}

/// How a field stands in a row, and whose words it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One of a few words, a key, an instant, a decimal: nobody's free text.
    Word,
    /// Somebody's words.
    Free,
    /// Somebody's words, kept in `content` when they are long.
    Long,
    /// Somebody's words, with a derived column `folded`.
    Name,
    /// A list of somebody's words.
    FreeList,
    /// A list of words of ours.
    List,
    /// A whole number.
    Number,
    /// 0 or 1.
    Flag,
    /// Another record.
    Id(Kind),
    /// Other records.
    Refs(Kind),
    /// A described date with its `_typed` twin, and derived columns for its first and last day.
    Date { bounds: bool },
    /// Bytes in `content`.
    Digest,
}

impl Form {
    /// Whether it can hold what somebody may want purged.
    pub(crate) fn is_purgeable(self) -> bool {
        match self {
            Self::Free | Self::Long | Self::Name | Self::FreeList | Self::Digest => true,
            Self::Word | Self::List | Self::Number | Self::Flag | Self::Id(_) | Self::Refs(_) | Self::Date { .. } => {
                false
            }
        }
    }
}

/// A stored type: its identity, its image, and the way back.
pub(crate) trait Record: Sized {
    const KIND: Kind;
    fn id(&self) -> Uuid;
    fn image(&self) -> Image;
    /// Reads an image of this program's version.
    fn from_image(id: Uuid, image: &Image) -> Result<Self>;
}

struct Sql {
    select: String,
    select_all: String,
    save: String,
    erase: String,
    /// Whether each derived column is a given value; nothing where a kind has none.
    is_derived: Option<String>,
    columns: Vec<&'static str>,
}

static SQL: LazyLock<BTreeMap<Kind, Sql>> = LazyLock::new(|| {
    let sql = |kind: Kind| {
        let mut columns = Vec::new();
        let mut all = vec!["id".to_owned()];
        for field in kind.fields() {
            columns.push(field.name);
            all.push(format!("\"{}\"", field.name));
            if let Form::Date { .. } = field.form {
                all.push(format!("{}_typed", field.name));
            }
        }
        let read = all.join(", ");
        let derived = derived_columns(kind);
        let compared: Vec<String> = derived.iter().zip(2..).map(|(column, at)| format!("{column} IS ?{at}")).collect();
        all.extend(derived);
        let marks: Vec<String> = (1..=all.len()).map(|n| format!("?{n}")).collect();
        let updates: Vec<String> = all[1..].iter().map(|column| format!("{column} = excluded.{column}")).collect();
        let table = kind.word();
        Sql {
            select: format!("SELECT {read} FROM {table} WHERE id = ?1"),
            select_all: format!("SELECT {read} FROM {table}"),
            save: format!(
                "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
                all.join(", "),
                marks.join(", "),
                updates.join(", ")
            ),
            erase: format!("DELETE FROM {table} WHERE id = ?1"),
            is_derived: (!compared.is_empty())
                .then(|| format!("SELECT {} FROM {table} WHERE id = ?1", compared.join(", "))),
            columns,
        }
    };
    Kind::ALL.into_iter().map(|kind| (kind, sql(kind))).collect()
});

/// The columns that a row has beyond its image, each from one field of it.
fn derived_columns(kind: Kind) -> Vec<String> {
    let of_field = |field: &Field| match field.form {
        Form::Date { bounds: true } => vec![format!("{}_earliest", field.name), format!("{}_latest", field.name)],
        Form::Name => vec!["folded".to_owned()],
        _ => Vec::new(),
    };
    kind.fields().iter().flat_map(of_field).collect()
}

/// What stands in the derived columns, in their order.
fn derived_cells(kind: Kind, image: &Image) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    for field in kind.fields() {
        match field.form {
            Form::Date { bounds: true } => {
                let date = image.some_date(field.name)?;
                cells.push(day(date.as_ref().and_then(DescribedDate::earliest)));
                cells.push(day(date.as_ref().and_then(DescribedDate::latest)));
            }
            Form::Name => cells.push(Cell::Text(fold(&image.text(field.name)?))),
            _ => {}
        }
    }
    Ok(cells)
}

/// The derived columns of a row that are not what its image gives.
pub(crate) fn stale(tx: &Transaction<'_>, kind: Kind, id: Uuid, image: &Image) -> Result<Vec<String>> {
    let Some(sql) = &SQL[&kind].is_derived else { return Ok(Vec::new()) };
    let cells = std::iter::once(Cell::Blob(id.as_bytes().to_vec())).chain(derived_cells(kind, image)?);
    let mut statement = tx.prepare_cached(sql)?;
    let columns = derived_columns(kind);
    Ok(statement.query_row(params_from_iter(cells), |row| {
        let mut stale = Vec::new();
        for (at, column) in columns.into_iter().enumerate() {
            if !row.get::<_, bool>(at)? {
                stale.push(column);
            }
        }
        Ok(stale)
    })?)
}

/// Writes the row that an image describes, with everything derived from it alone.
pub(crate) fn save(tx: &Transaction<'_>, kind: Kind, id: Uuid, image: &Image) -> Result<()> {
    let mut cells = vec![Cell::Blob(id.as_bytes().to_vec())];
    for field in kind.fields() {
        let value = image.0.get(field.name);
        cells.push(cell(field, value)?);
        if let Form::Date { .. } = field.form {
            cells.push(image.some_text(&format!("{}_typed", field.name))?.map_or(Cell::Null, Cell::Text));
        }
    }
    cells.extend(derived_cells(kind, image)?);
    tx.prepare_cached(&SQL[&kind].save)?.execute(params_from_iter(cells))?;
    Ok(())
}

/// Removes a row.
pub(crate) fn erase(tx: &Transaction<'_>, kind: Kind, id: Uuid) -> Result<()> {
    tx.prepare_cached(&SQL[&kind].erase)?.execute([id])?;
    Ok(())
}

/// The image of a row, long texts still by their digest.
pub(crate) fn row_image(tx: &Transaction<'_>, kind: Kind, id: Uuid) -> Result<Option<Image>> {
    let mut statement = tx.prepare_cached(&SQL[&kind].select)?;
    let found = statement.query_row([id], |row| Ok(image_of(kind, row))).optional()?;
    Ok(found.transpose()?.map(|(_, image)| image))
}

/// Hands over every row's id and image, long texts still by their digest.
pub(crate) fn each_row(
    tx: &Transaction<'_>,
    kind: Kind,
    mut take: impl FnMut(Uuid, Image) -> Result<()>,
) -> Result<()> {
    each_readable_row(tx, kind, |row| {
        let (id, image) = row?;
        take(id, image)
    })
}

/// Hands over every row's id and image, or why it cannot be read, with the key that it may be known by.
pub(crate) fn each_readable_row(
    tx: &Transaction<'_>,
    kind: Kind,
    mut take: impl FnMut(Result<(Uuid, Image)>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(&SQL[&kind].select_all)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(image_of(kind, row).map_err(|error| match error {
            Error::Store(StoreError::Damaged { what }) => {
                let key = row.get::<_, String>("key").map_or_else(|_| String::new(), |key| format!(" {key}"));
                StoreError::Damaged { what: format!("{what} in the {}{key}", kind.word()) }.into()
            }
            other => other,
        }))?;
    }
    Ok(())
}

/// The record with this id.
pub(crate) fn find<R: Record>(tx: &Transaction<'_>, id: impl Into<Uuid>) -> Result<Option<R>> {
    let id = id.into();
    match row_image(tx, R::KIND, id)? {
        Some(image) => Ok(Some(R::from_image(id, &in_full(tx, R::KIND, image)?)?)),
        None => Ok(None),
    }
}

/// The record that a reference of this book names.
pub(crate) fn by_id<R: Record>(tx: &Transaction<'_>, id: impl Into<Uuid>) -> Result<R> {
    let id = id.into();
    let missing = || StoreError::Damaged { what: format!("the {} {id} is missing", R::KIND.word()) };
    Ok(find(tx, id)?.ok_or_else(missing)?)
}

/// The records for which `condition` (SQL over the table's columns) holds, in the order they were first written.
pub(crate) fn all<R: Record>(
    tx: &Transaction<'_>,
    condition: &'static str,
    params: impl rusqlite::Params,
) -> Result<Vec<R>> {
    let sql = format!("{} WHERE {condition} ORDER BY row", SQL[&R::KIND].select_all);
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, image) = image_of(R::KIND, row)?;
        found.push(R::from_image(id, &in_full(tx, R::KIND, image)?)?);
    }
    Ok(found)
}

fn image_of(kind: Kind, row: &Row<'_>) -> Result<(Uuid, Image)> {
    let id: Uuid = row.get(0)?;
    let mut image = Image::new();
    let mut at = 1;
    for (field, name) in kind.fields().iter().zip(&SQL[&kind].columns) {
        if let Some(value) = value(field, row.get(at)?)? {
            image.0.insert((*name).to_owned(), value);
        }
        at += 1;
        if let Form::Date { .. } = field.form {
            let typed: Option<String> = row.get(at)?;
            image = image.with_some(&format!("{name}_typed"), typed);
            at += 1;
        }
    }
    Ok((id, image))
}

fn cell(field: &Field, value: Option<&Value>) -> Result<Cell> {
    let Some(value) = value else {
        return Ok(if field.form == Form::Flag { Cell::Integer(0) } else { Cell::Null });
    };
    Ok(match (field.form, value) {
        (Form::Id(_), Value::String(text)) => {
            Cell::Blob(Uuid::parse_str(text).map_err(|_| unreadable(field.name))?.as_bytes().to_vec())
        }
        (Form::FreeList | Form::List | Form::Refs(_), Value::Array(_)) => Cell::Text(value.to_string()),
        (Form::Number | Form::Flag, Value::Number(number)) => {
            Cell::Integer(number.as_i64().ok_or_else(|| unreadable(field.name))?)
        }
        (_, Value::String(text)) => Cell::Text(text.clone()),
        _ => return Err(unreadable(field.name).into()),
    })
}

fn value(field: &Field, cell: Cell) -> Result<Option<Value>> {
    Ok(Some(match (field.form, cell) {
        (_, Cell::Null) => return Ok(None),
        (Form::Id(_), Cell::Blob(bytes)) => {
            let id = Uuid::from_slice(&bytes).map_err(|_| unreadable(field.name))?;
            Value::String(id.hyphenated().to_string())
        }
        (Form::FreeList | Form::List | Form::Refs(_), Cell::Text(text)) => {
            serde_json::from_str(&text).map_err(|_| unreadable(field.name))?
        }
        (Form::Number | Form::Flag, Cell::Integer(number)) => Value::from(number),
        (Form::Id(_) | Form::FreeList | Form::List | Form::Refs(_) | Form::Number | Form::Flag, _) => {
            return Err(unreadable(field.name).into());
        }
        (_, Cell::Text(text)) => Value::String(text),
        _ => return Err(unreadable(field.name).into()),
    }))
}

/// A day as text that sorts; days outside the years 0000 to 9999 stand at those ends.
fn day(day: Option<chrono::NaiveDate>) -> Cell {
    use chrono::Datelike;
    let text = |day: chrono::NaiveDate| match day.year() {
        ..0 => "0000-01-01".to_owned(),
        0..=9999 => day.format("%Y-%m-%d").to_string(),
        10_000.. => "9999-12-31".to_owned(),
    };
    day.map_or(Cell::Null, |day| Cell::Text(text(day)))
}

/// How many bytes of text a row and an image hold themselves.
const INLINE: usize = 4096;

/// Moves long texts into `content`, so that rows and images hold their digests.
pub(crate) fn by_digest(tx: &Transaction<'_>, kind: Kind, mut image: Image, now: Instant) -> Result<Image> {
    for field in kind.fields().iter().filter(|field| field.form == Form::Long) {
        let Some(Value::String(text)) = image.0.get(field.name) else { continue };
        if text.len() <= INLINE && !text.starts_with(BY_DIGEST) {
            continue;
        }
        let digest = content::put_text(tx, text, now)?;
        image = image.with(field.name, format!("{BY_DIGEST}{digest}"));
    }
    Ok(image)
}

/// The image with its long texts in place of their digests.
pub(crate) fn in_full(tx: &Transaction<'_>, kind: Kind, mut image: Image) -> Result<Image> {
    for field in kind.fields().iter().filter(|field| field.form == Form::Long) {
        let Some(Value::String(text)) = image.0.get(field.name) else { continue };
        if let Some(digest) = text.strip_prefix(BY_DIGEST) {
            let words = content::text(tx, digest)?;
            image = image.with(field.name, words);
        }
    }
    Ok(image)
}

/// The digests of `content` that an image names.
pub(crate) fn digests(kind: Kind, image: &Image) -> Vec<String> {
    let named = |field: &Field| {
        let text = image.0.get(field.name)?.as_str()?;
        match field.form {
            Form::Digest => Some(text.to_owned()),
            Form::Long => text.strip_prefix(BY_DIGEST).map(str::to_owned),
            _ => None,
        }
    };
    kind.fields().iter().filter_map(named).collect()
}

/// The records that an image cannot stand without. What a verdict had on the table, or decided between, may go.
pub(crate) fn references(kind: Kind, image: &Image) -> Result<Vec<(Kind, Uuid)>> {
    let mut found = Vec::new();
    for field in kind.fields() {
        match field.form {
            Form::Id(to) => found.extend(image.some_id(field.name)?.map(|id| (to, id))),
            Form::Refs(Kind::Tag) => found.extend(image.ids(field.name, |id| (Kind::Tag, id))?),
            _ => {}
        }
    }
    Ok(found)
}

/// The records whose rows cannot stand without this one.
pub(crate) fn referrers(tx: &Transaction<'_>, kind: Kind, id: Uuid) -> Result<Vec<(Kind, Uuid)>> {
    let mut found = Vec::new();
    for from in Kind::ALL {
        for field in from.fields().iter().filter(|field| field.form == Form::Id(kind)) {
            let sql = format!("SELECT id FROM {} WHERE \"{}\" = ?1", from.word(), field.name);
            let mut statement = tx.prepare_cached(&sql)?;
            let ids = statement.query_map([id], |row| row.get(0))?;
            for referrer in ids {
                found.push((from, referrer?));
            }
        }
    }
    if kind == Kind::Tag {
        let mut statement = tx.prepare_cached("SELECT claim FROM claim_tag WHERE tag = ?1")?;
        for claim in statement.query_map([id], |row| row.get(0))? {
            found.push((Kind::Claim, claim?));
        }
    }
    Ok(found)
}
