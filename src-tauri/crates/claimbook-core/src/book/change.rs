//! The one door for writes: a change is one transaction, one step, and the rows and entries it makes.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rusqlite::Transaction;
use uuid::Uuid;

use super::Book;
use super::op::Op;
use crate::domain::book::BookCard;
use crate::domain::claim::{Tag, checked_name};
use crate::domain::digest::Digest;
use crate::domain::id::{Key, KeyKind, PersonId, SourceId, TagId};
use crate::domain::person::{Person, PersonKind};
use crate::domain::source::Source;
use crate::domain::time::Instant;
use crate::error::{FileError, Result};
use crate::store::image::Image;
use crate::store::journal::{self, Entry, NewEvent, NewStep, Place, Replica};
use crate::store::record::{self, Kind, Record};
use crate::store::{content, index, rows};
use crate::world::World;

/// Who changes the book: found by name, or added at the first change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// As declared.
    pub name: String,
    /// Human or program.
    pub kind: PersonKind,
}

/// Which records a change wrote: what a screen must read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched(pub BTreeMap<Kind, BTreeSet<Uuid>>);

/// What a change gave, and what it touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<T> {
    /// What the caller asked for.
    pub value: T,
    /// Which records were written.
    pub touched: Touched,
}

/// A change under way. Dropped before its end, it changed nothing.
pub(crate) struct Change<'c> {
    pub(crate) tx: Transaction<'c>,
    pub(crate) world: &'c dyn World,
    /// Who makes it.
    pub(crate) person: PersonId,
    /// When, as the journal will say.
    pub(crate) at: Instant,
    /// Why, as the journal will say.
    pub(crate) reason: Option<String>,
    /// The gesture it takes back.
    pub(crate) undo_of: Option<Uuid>,
    /// The gesture it belongs to; its own step unless set.
    pub(crate) group: Uuid,
    /// What it turned out to be, where that is something else than it set out to be.
    pub(crate) turned_out: Option<Op>,
    book: Uuid,
    replica: Replica,
    step: Uuid,
    entries: Vec<Entry>,
    touched: Touched,
    claims: BTreeSet<Uuid>,
    all_claims: bool,
}

impl Book {
    /// Makes one change: all of it, or nothing.
    pub(crate) fn change<T>(&mut self, op: Op, make: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<Done<T>> {
        let (here, author) = self.begin()?;
        let mut change = here.by(author)?;
        let value = make(&mut change)?;
        let touched = change.finish(op)?;
        Ok(Done { value, touched })
    }

    /// Writes the first step: the book's card and its first person. Does nothing where somebody else just did.
    pub(super) fn found(&mut self, card: &BookCard) -> Result<()> {
        let (here, author) = self.begin()?;
        if journal::last_instant(&here.tx)?.is_some() {
            return Ok(());
        }
        let founder = new_person(author, here.world)?;
        let mut change = here.change(card.id.0, founder.id)?;
        change.put(&founder)?;
        change.put(card)?;
        change.finish(Op::CreateBook)?;
        Ok(())
    }

    /// Adds the author where the book does not know them yet. A report that is to be logged is gathered after this,
    /// so that the same request gives the same bytes the second time too.
    pub fn introduce(&mut self) -> Result<()> {
        let (here, author) = self.begin()?;
        here.by(author)?.tx.commit()?;
        Ok(())
    }

    /// Logs something that happened without changing anything. Not part of the journal.
    pub(crate) fn log(&mut self, kind: &str, subject: &str, detail: Option<&str>) -> Result<()> {
        let (here, author) = self.begin()?;
        let mut change = here.by(author)?;
        let event = NewEvent { person: change.person.0, kind, subject, detail };
        journal::log(&change.tx, change.book, &mut change.replica, &event, change.world)?;
        change.tx.commit()?;
        Ok(())
    }

    /// Begins to write, in this copy of the book.
    fn begin(&mut self) -> Result<(Here<'_>, &Author)> {
        let place = place(self.store.path(), &*self.world)?;
        let world = &*self.world;
        let tx = self.store.writing()?;
        let replica = journal::replica_here(&tx, &place, world)?;
        Ok((Here { tx, world, replica }, &self.author))
    }
}

/// A transaction that writes, and the copy of the book that it writes to.
struct Here<'c> {
    tx: Transaction<'c>,
    world: &'c dyn World,
    replica: Replica,
}

impl<'c> Here<'c> {
    /// A change by somebody, who is added by a step of their own where the book does not know them.
    fn by(mut self, author: &Author) -> Result<Change<'c>> {
        let book = rows::card(&self.tx)?.id.0;
        let person = match rows::find_person(&self.tx, &author.name)? {
            Some(person) => person.id,
            None => self.add_person(book, author)?,
        };
        self.change(book, person)
    }

    fn change(self, book: Uuid, person: PersonId) -> Result<Change<'c>> {
        let step = self.world.uuid();
        Ok(Change {
            at: next_instant(&self.tx, self.world)?,
            tx: self.tx,
            world: self.world,
            person,
            reason: None,
            undo_of: None,
            group: step,
            turned_out: None,
            book,
            replica: self.replica,
            step,
            entries: Vec::new(),
            touched: Touched::default(),
            claims: BTreeSet::new(),
            all_claims: false,
        })
    }

    fn add_person(&mut self, book: Uuid, author: &Author) -> Result<PersonId> {
        let person = new_person(author, self.world)?;
        let image = person.image();
        record::save(&self.tx, Kind::Person, person.id.0, &image)?;
        let step = self.world.uuid();
        let entry = journal::entry_for((step, 0), Kind::Person, person.id.0, Some(&image), None, self.world);
        let new = NewStep {
            id: step,
            at: next_instant(&self.tx, self.world)?,
            person: person.id.0,
            op: Op::AddPerson.word(),
            group: step,
            reason: None,
            undo_of: None,
        };
        journal::append(&self.tx, book, &mut self.replica, &new, &[entry], self.world)?;
        Ok(person.id)
    }
}

/// Where this copy lies.
fn place(path: &Path, world: &dyn World) -> Result<Place> {
    let metadata = std::fs::metadata(path).map_err(FileError::new(path, "look at"))?;
    Ok(Place {
        machine: Digest::of(world.machine().as_bytes()).as_str().to_owned(),
        device: metadata.dev().cast_signed(),
        inode: metadata.ino().cast_signed(),
    })
}

/// The later of the clock and a millisecond after the file's last step.
fn next_instant(tx: &Transaction<'_>, world: &dyn World) -> Result<Instant> {
    let after = journal::last_instant(tx)?.map(|last| last.plus_millis(1));
    Ok(after.map_or_else(|| world.now(), |after| after.max(world.now())))
}

fn new_person(author: &Author, world: &dyn World) -> Result<Person> {
    Ok(Person { id: PersonId(world.uuid()), name: checked_name(&author.name)?, kind: author.kind })
}

impl Change<'_> {
    /// Writes a record, unless it stands there already.
    pub(crate) fn put<R: Record>(&mut self, record: &R) -> Result<()> {
        let image = record::by_digest(&self.tx, R::KIND, record.image(), self.at)?;
        self.put_image(R::KIND, record.id(), &image)
    }

    /// Writes a record from its image, long texts by their digest.
    pub(crate) fn put_image(&mut self, kind: Kind, id: Uuid, image: &Image) -> Result<()> {
        let before = record::row_image(&self.tx, kind, id)?;
        if before.as_ref() == Some(image) {
            return Ok(());
        }
        for digest in record::digests(kind, image) {
            content::check_whole(&self.tx, &digest)?;
        }
        self.will_change(kind, id, before.as_ref())?;
        record::save(&self.tx, kind, id, image)?;
        match kind {
            Kind::Document => index::index_document(&self.tx, &record::by_id(&self.tx, id)?)?,
            Kind::Claim => index::refresh_tags(&self.tx, id, image)?,
            _ => {}
        }
        self.note(kind, id, Some(image))?;
        self.concerns(kind, id, image)
    }

    /// Removes a record's row. The journal keeps what it was.
    pub(crate) fn erase(&mut self, kind: Kind, id: Uuid) -> Result<()> {
        let Some(before) = record::row_image(&self.tx, kind, id)? else { return Ok(()) };
        self.will_change(kind, id, Some(&before))?;
        if kind == Kind::Claim {
            index::forget_claim(&self.tx, id)?;
        }
        record::erase(&self.tx, kind, id)?;
        self.note(kind, id, None)
    }

    fn will_change(&mut self, kind: Kind, id: Uuid, before: Option<&Image>) -> Result<()> {
        let Some(before) = before else { return Ok(()) };
        if kind == Kind::Document {
            index::unindex_document(&self.tx, &record::by_id(&self.tx, id)?)?;
        }
        self.concerns(kind, id, before)
    }

    fn note(&mut self, kind: Kind, id: Uuid, image: Option<&Image>) -> Result<()> {
        let again = self.touched.0.get(&kind).is_some_and(|ids| ids.contains(&id));
        let here = self.entries.iter().rev().find(|entry| again && entry.record == id);
        let previous = match here {
            Some(entry) => Some((entry.step, entry.n)),
            None => journal::last_entry_of(&self.tx, id)?,
        };
        let at = (self.step, self.entries.len() as u64);
        self.entries.push(journal::entry_for(at, kind, id, image, previous, self.world));
        self.touched.0.entry(kind).or_default().insert(id);
        Ok(())
    }

    /// Writes once more what a record is, where its latest image is about to be blank.
    pub(crate) fn note_again(&mut self, kind: Kind, id: Uuid, image: &Image) -> Result<()> {
        self.note(kind, id, Some(image))
    }

    /// Writes what a record that is gone would be, and that it is gone: for the book as of an earlier instant.
    pub(crate) fn note_gone(&mut self, kind: Kind, id: Uuid, image: &Image) -> Result<()> {
        self.note(kind, id, Some(image))?;
        self.note(kind, id, None)
    }

    /// Remembers the claims whose standing or words a record bears on.
    fn concerns(&mut self, kind: Kind, id: Uuid, image: &Image) -> Result<()> {
        match kind {
            Kind::Claim => {
                self.claims.insert(id);
            }
            Kind::Quantity | Kind::Appearance | Kind::Evidence | Kind::Verdict => {
                self.claims.extend(image.some_id("claim")?);
            }
            Kind::Withdrawal => {
                let verdict = record::row_image(&self.tx, Kind::Verdict, image.id("verdict")?)?;
                if let Some(verdict) = verdict {
                    self.claims.extend(verdict.some_id("claim")?);
                }
            }
            Kind::Passage => {
                for (kind, user) in record::referrers(&self.tx, Kind::Passage, id)? {
                    if let Some(user) = record::row_image(&self.tx, kind, user)? {
                        self.claims.extend(user.some_id("claim")?);
                    }
                }
            }
            Kind::Book => self.all_claims = true,
            Kind::Person | Kind::Source | Kind::Origin | Kind::Document | Kind::Tag | Kind::Preset => {}
        }
        Ok(())
    }

    /// The source with this name, added where the book has none.
    pub(crate) fn source(&mut self, name: &str) -> Result<SourceId> {
        let name = checked_name(name)?;
        if let Some(source) = rows::find_source(&self.tx, &name)? {
            return Ok(source.id);
        }
        let source = Source::named(SourceId(self.world.uuid()), &name);
        self.put(&source)?;
        Ok(source.id)
    }

    /// The tag with this name, added where the book has none.
    pub(crate) fn tag(&mut self, name: &str) -> Result<TagId> {
        let name = Tag::checked_name(name)?;
        if let Some(tag) = rows::find_tag(&self.tx, &name)? {
            return Ok(tag.id);
        }
        let tag = Tag { id: TagId(self.world.uuid()), name };
        self.put(&tag)?;
        Ok(tag.id)
    }

    /// The next key of a kind. Never given back.
    pub(crate) fn next_key(&mut self, kind: KeyKind) -> Result<Key> {
        rows::next_key(&self.tx, kind)
    }

    /// Writes anew what is derived of the claims that the change concerns so far.
    pub(crate) fn refresh_claims(&self) -> Result<()> {
        let second_reader = rows::card(&self.tx)?.second_reader;
        let mut claims = self.claims.clone();
        if self.all_claims {
            record::each_row(&self.tx, Kind::Claim, |id, _| {
                claims.insert(id);
                Ok(())
            })?;
        }
        for claim in claims {
            index::refresh_claim(&self.tx, claim, second_reader)?;
        }
        Ok(())
    }

    fn finish(mut self, op: Op) -> Result<Touched> {
        // A gesture that led back to where it began is undone by a step without entries: else undo stays before it.
        if self.entries.is_empty() && self.undo_of.is_none() {
            return Ok(Touched::default());
        }
        self.refresh_claims()?;
        let new = NewStep {
            id: self.step,
            at: self.at,
            person: self.person.0,
            op: self.turned_out.unwrap_or(op).word(),
            group: self.group,
            reason: self.reason.as_deref(),
            undo_of: self.undo_of,
        };
        journal::append(&self.tx, self.book, &mut self.replica, &new, &self.entries, self.world)?;
        self.tx.commit()?;
        Ok(self.touched)
    }

    /// Makes this step a part of a gesture under way: of one that is new, or that the book's last step belongs to.
    ///
    /// Behind anything else, also somebody else's, it stays on its own: a group that another change stands in the
    /// middle of could not be undone whole.
    pub(crate) fn join_gesture(&mut self, gesture: Option<Uuid>) -> Result<()> {
        let Some(gesture) = gesture else { return Ok(()) };
        let is_free = match journal::last_step(&self.tx)? {
            Some((person, group)) if group == gesture => person == self.person.0,
            Some(_) | None => !journal::is_group(&self.tx, gesture)?,
        };
        if is_free {
            self.group = gesture;
        }
        Ok(())
    }
}
