//! The journal: steps and their entries, chained by hash, and the log of events, chained on its own.
//!
//! What is hashed, and how, is fixed for ever: see `tests/fixtures/golden-vectors.json`.

use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::StoreError;
use super::image::{Image, canonical, unreadable};
use super::record::Kind;
use crate::domain::digest::Hasher;
use crate::domain::id::ReplicaId;
use crate::domain::time::Instant;
use crate::error::Result;
use crate::world::World;

/// 16 random bytes that keep a digest from being guessed back.
pub(crate) type Salt = [u8; 16];

/// A step as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) id: Uuid,
    pub(crate) replica: Uuid,
    pub(crate) seq: u64,
    pub(crate) at: Instant,
    pub(crate) person: Uuid,
    pub(crate) op: String,
    pub(crate) group: Uuid,
    pub(crate) reason: Option<String>,
    pub(crate) reason_salt: Option<Salt>,
    pub(crate) reason_digest: Option<String>,
    pub(crate) undo_of: Option<Uuid>,
    pub(crate) previous: Option<String>,
    /// Canonical JSON object: other replicas to the hash of their last step.
    pub(crate) heads: Option<String>,
    pub(crate) hash: String,
}

/// An entry as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) step: Uuid,
    pub(crate) n: u64,
    pub(crate) kind: Kind,
    pub(crate) record: Uuid,
    pub(crate) version: u32,
    /// Canonical JSON. Nothing: removed. Empty: purged.
    pub(crate) image: Option<String>,
    pub(crate) removed: bool,
    pub(crate) previous: Option<(Uuid, u64)>,
    pub(crate) salt: Option<Salt>,
    pub(crate) digest: Option<String>,
}

impl Entry {
    pub(crate) fn is_purged(&self) -> bool {
        !self.removed && self.salt.is_none()
    }

    /// The image, unless the record was removed here or the entry purged.
    pub(crate) fn image(&self) -> Result<Option<Image>> {
        match self.image.as_deref() {
            None | Some("") => Ok(None),
            Some(text) => Ok(Some(Image::parse(text).ok_or_else(|| unreadable("image_after"))?)),
        }
    }
}

/// SHA-256(salt ‖ text), in lower-case hexadecimal.
pub(crate) fn salted(salt: &Salt, text: &str) -> String {
    let mut hasher = Hasher::default();
    hasher.update(salt);
    hasher.update(text.as_bytes());
    hasher.finish().as_str().to_owned()
}

/// The canonical JSON of a step: what its hash is taken of, after `claimbook/step/1` and a line feed.
pub(crate) fn sealed_step(book: Uuid, step: &Step, entries: &[Entry]) -> Result<String> {
    let mut sealed = Sealed::default();
    sealed.open('{').text("at", &step.at.to_string()).id("book", book).name("entries").open('[');
    for entry in entries {
        sealed.entry(entry);
    }
    sealed.close(']').id("group", step.group);
    if let Some(heads) = &step.heads {
        let heads: Map<String, Value> = serde_json::from_str(heads).map_err(|_| unreadable("heads"))?;
        sealed.name("heads").value(&canonical(&heads));
    }
    sealed.id("id", step.id).text("op", &step.op).id("person", step.person);
    if let Some(previous) = &step.previous {
        sealed.text("previous", previous);
    }
    if let Some(digest) = &step.reason_digest {
        sealed.text("reason_digest", digest);
    }
    sealed.id("replica", step.replica).number("seq", step.seq);
    if let Some(undone) = step.undo_of {
        sealed.id("undo_of", undone);
    }
    sealed.close('}');
    sealed.0.pop();
    Ok(sealed.0)
}

/// Canonical JSON under way, a comma behind every value. Whoever writes names the fields in ascending order; having
/// a tree of values sorted instead took most of the time of `verify`.
#[derive(Default)]
struct Sealed(String);

impl Sealed {
    fn open(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    fn close(&mut self, bracket: char) -> &mut Self {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.0.extend([bracket, ',']);
        self
    }

    fn name(&mut self, name: &str) -> &mut Self {
        self.0.extend(["\"", name, "\":"]);
        self
    }

    fn value(&mut self, value: &str) -> &mut Self {
        self.0.extend([value, ","]);
        self
    }

    /// What somebody may have tampered with is escaped as any text.
    fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.name(name).value(&Value::from(text).to_string())
    }

    fn id(&mut self, name: &str, id: Uuid) -> &mut Self {
        self.name(name).open('"');
        self.0.push_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        self.value("\"")
    }

    fn number(&mut self, name: &str, number: u64) -> &mut Self {
        self.name(name).value(&number.to_string())
    }

    fn entry(&mut self, entry: &Entry) -> &mut Self {
        self.open('{');
        if let Some(digest) = &entry.digest {
            self.text("digest", digest);
        }
        self.text("kind", entry.kind.word()).number("n", entry.n);
        if let Some((step, n)) = entry.previous {
            self.name("previous").open('{').number("n", n).id("step", step).close('}');
        }
        self.id("record", entry.record);
        if entry.removed {
            self.name("removed").value("true");
        }
        self.number("version", u64::from(entry.version)).close('}')
    }
}

/// The hash of a step whose canonical JSON this is.
pub(crate) fn step_hash(sealed: &str) -> String {
    chained("claimbook/step/1\n", sealed)
}

fn chained(domain: &str, sealed: &str) -> String {
    let mut hasher = Hasher::default();
    hasher.update(domain.as_bytes());
    hasher.update(sealed.as_bytes());
    hasher.finish().as_str().to_owned()
}

/// One copy of the book on one machine, and where its two chains end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replica {
    pub(crate) id: ReplicaId,
    pub(crate) count: u64,
    pub(crate) head: Option<String>,
    pub(crate) event_count: u64,
    pub(crate) event_head: Option<String>,
}

/// Where a copy lies: when any of these differs, it is another copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// SHA-256 of the machine's id.
    pub(crate) machine: String,
    pub(crate) device: i64,
    pub(crate) inode: i64,
}

/// The replica of this place; minted when the file was never written here.
pub(crate) fn replica_here(tx: &Transaction<'_>, place: &Place, world: &dyn World) -> Result<Replica> {
    let found = tx
        .prepare_cached(
            "SELECT id, count, head, event_count, event_head FROM replica
              WHERE machine = ?1 AND device = ?2 AND inode = ?3",
        )?
        .query_row(params![place.machine, place.device, place.inode], read_replica)
        .optional()?;
    if let Some(replica) = found {
        return Ok(replica);
    }
    let replica = Replica { id: ReplicaId(world.uuid()), count: 0, head: None, event_count: 0, event_head: None };
    let copies: u32 = tx.query_row("SELECT count(*) FROM replica", [], |row| row.get(0))?;
    tx.execute(
        "INSERT INTO replica (id, label, since, count, event_count, machine, device, inode)
         VALUES (?1, ?2, ?3, 0, 0, ?4, ?5, ?6)",
        params![
            replica.id.0,
            format!("copy {}", copies + 1),
            world.now().to_string(),
            place.machine,
            place.device,
            place.inode
        ],
    )?;
    Ok(replica)
}

/// Every copy that has written to this file.
pub(crate) fn replicas(tx: &Transaction<'_>) -> Result<Vec<Replica>> {
    let mut statement =
        tx.prepare_cached("SELECT id, count, head, event_count, event_head FROM replica ORDER BY id")?;
    Ok(statement.query_map([], read_replica)?.collect::<rusqlite::Result<_>>()?)
}

fn read_replica(row: &Row<'_>) -> rusqlite::Result<Replica> {
    Ok(Replica {
        id: ReplicaId(row.get(0)?),
        count: row.get(1)?,
        head: row.get(2)?,
        event_count: row.get(3)?,
        event_head: row.get(4)?,
    })
}

/// What a new step says of itself before it is chained.
pub(crate) struct NewStep<'a> {
    pub(crate) id: Uuid,
    pub(crate) at: Instant,
    pub(crate) person: Uuid,
    pub(crate) op: &'a str,
    pub(crate) group: Uuid,
    pub(crate) reason: Option<&'a str>,
    pub(crate) undo_of: Option<Uuid>,
}

/// Chains a step with its entries to this replica's last one.
pub(crate) fn append(
    tx: &Transaction<'_>,
    book: Uuid,
    replica: &mut Replica,
    new: &NewStep<'_>,
    entries: &[Entry],
    world: &dyn World,
) -> Result<()> {
    let reason_salt = new.reason.map(|_| fresh_salt(world));
    let mut step = Step {
        id: new.id,
        replica: replica.id.0,
        seq: replica.count + 1,
        at: new.at,
        person: new.person,
        op: new.op.to_owned(),
        group: new.group,
        reason: new.reason.map(str::to_owned),
        reason_digest: new.reason.zip(reason_salt).map(|(reason, salt)| salted(&salt, reason)),
        reason_salt,
        undo_of: new.undo_of,
        previous: replica.head.clone(),
        heads: other_heads(tx, replica.id)?,
        hash: String::new(),
    };
    step.hash = step_hash(&sealed_step(book, &step, entries)?);
    tx.prepare_cached(
        "INSERT INTO step (id, replica, seq, at, person, op, \"group\", reason, reason_salt, reason_digest, undo_of,
                           previous, heads, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        step.id,
        step.replica,
        step.seq,
        step.at.to_string(),
        step.person,
        step.op,
        step.group,
        step.reason,
        step.reason_salt,
        step.reason_digest,
        step.undo_of,
        step.previous,
        step.heads,
        step.hash
    ])?;
    for entry in entries {
        put_entry(tx, entry)?;
    }
    replica.count = step.seq;
    replica.head = Some(step.hash);
    tx.prepare_cached("UPDATE replica SET count = ?2, head = ?3 WHERE id = ?1")?.execute(params![
        replica.id.0,
        replica.count,
        replica.head
    ])?;
    Ok(())
}

fn put_entry(tx: &Transaction<'_>, entry: &Entry) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO entry (step, n, kind, record_id, image_version, image_after, removed, previous_step, previous_n,
                            salt, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        entry.step,
        entry.n,
        entry.kind.word(),
        entry.record,
        entry.version,
        entry.image,
        entry.removed,
        entry.previous.map(|(step, _)| step),
        entry.previous.map(|(_, n)| n),
        entry.salt,
        entry.digest
    ])?;
    Ok(())
}

/// 16 fresh random bytes.
pub(crate) fn fresh_salt(world: &dyn World) -> Salt {
    let mut salt = [0; 16];
    world.fill(&mut salt);
    salt
}

fn other_heads(tx: &Transaction<'_>, here: ReplicaId) -> Result<Option<String>> {
    let mut heads = Map::new();
    for replica in replicas(tx)?.into_iter().filter(|replica| replica.id != here) {
        if let Some(head) = replica.head {
            heads.insert(replica.id.to_string(), Value::String(head));
        }
    }
    Ok((!heads.is_empty()).then(|| canonical(&heads)))
}

/// The instant of the file's last step.
pub(crate) fn last_instant(tx: &Transaction<'_>) -> Result<Option<Instant>> {
    let last: Option<String> = tx.prepare_cached("SELECT max(at) FROM step")?.query_row([], |row| row.get(0))?;
    last.map(|at| Instant::parse(&at).ok_or_else(|| unreadable("at").into())).transpose()
}

/// Whose the file's last step is, and of which group.
pub(crate) fn last_step(tx: &Transaction<'_>) -> Result<Option<(Uuid, Uuid)>> {
    const LAST: &str = "SELECT person, \"group\" FROM step ORDER BY at DESC, replica DESC, seq DESC LIMIT 1";
    let mut statement = tx.prepare_cached(LAST)?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Whether any step belongs to a group.
pub(crate) fn is_group(tx: &Transaction<'_>, group: Uuid) -> Result<bool> {
    let mut statement = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM step WHERE \"group\" = ?1)")?;
    Ok(statement.query_row([group], |row| row.get(0))?)
}

const STEP: &str = "id, replica, seq, at, person, op, \"group\", reason, reason_salt, reason_digest, undo_of, previous,
                    heads, hash";
const ENTRY: &str = "entry.step, entry.n, entry.kind, entry.record_id, entry.image_version, entry.image_after,
                     entry.removed, entry.previous_step, entry.previous_n, entry.salt, entry.digest";

/// The steps for which `condition` holds, in replay order: by instant, replica and place in its chain.
pub(crate) fn steps(tx: &Transaction<'_>, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Step>> {
    let mut found = Vec::new();
    each_step(tx, condition, "at, replica, seq", params, |step| {
        found.push(step);
        Ok(true)
    })?;
    Ok(found)
}

/// Hands over steps in an order of one's own until told to stop.
pub(crate) fn each_step(
    tx: &Transaction<'_>,
    condition: &str,
    order: &str,
    params: impl rusqlite::Params,
    mut take: impl FnMut(Step) -> Result<bool>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(&format!("SELECT {STEP} FROM step WHERE {condition} ORDER BY {order}"))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        if !take(read_step(row)?)? {
            break;
        }
    }
    Ok(())
}

/// The entries for which `condition` (over `entry` and its `step`) holds, in replay order.
pub(crate) fn entries(tx: &Transaction<'_>, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    each_entry(tx, condition, params, |entry| {
        found.push(entry);
        Ok(())
    })?;
    Ok(found)
}

/// Hands over entries in replay order.
pub(crate) fn each_entry(
    tx: &Transaction<'_>,
    condition: &str,
    params: impl rusqlite::Params,
    mut take: impl FnMut(Entry) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {ENTRY} FROM entry JOIN step ON step.id = entry.step
          WHERE {condition} ORDER BY step.at, step.replica, step.seq, entry.n"
    ))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        take(read_entry(row)?)?;
    }
    Ok(())
}

/// The entries of one step, in their order.
pub(crate) fn entries_of(tx: &Transaction<'_>, step: Uuid) -> Result<Vec<Entry>> {
    let mut statement = tx.prepare_cached(&format!("SELECT {ENTRY} FROM entry WHERE step = ?1 ORDER BY n"))?;
    let mut rows = statement.query([step])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_entry(row)?);
    }
    Ok(found)
}

/// One entry.
pub(crate) fn entry(tx: &Transaction<'_>, (step, n): (Uuid, u64)) -> Result<Entry> {
    let mut statement = tx.prepare_cached(&format!("SELECT {ENTRY} FROM entry WHERE step = ?1 AND n = ?2"))?;
    let mut rows = statement.query(params![step, n])?;
    match rows.next()? {
        Some(row) => read_entry(row),
        None => Err(StoreError::Damaged { what: format!("entry {n} of step {step} is missing") }.into()),
    }
}

/// Whether a group is undone and was not redone.
pub(crate) fn is_undone(tx: &Transaction<'_>, group: Uuid) -> Result<bool> {
    const STANDING_UNDO: &str = "
        SELECT 1 FROM step AS undo
         WHERE undo.undo_of = ?1 AND undo.op = 'undo'
           AND NOT EXISTS (SELECT 1 FROM step AS redo WHERE redo.undo_of = undo.id AND redo.op = 'redo')";
    Ok(tx.prepare_cached(STANDING_UNDO)?.query_row([group], |_| Ok(())).optional()?.is_some())
}

/// The last entry of a record that this file holds.
pub(crate) fn last_entry_of(tx: &Transaction<'_>, record: Uuid) -> Result<Option<(Uuid, u64)>> {
    let mut statement =
        tx.prepare_cached("SELECT step, n FROM entry WHERE record_id = ?1 ORDER BY row DESC LIMIT 1")?;
    Ok(statement.query_row([record], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

fn read_step(row: &Row<'_>) -> Result<Step> {
    let at: String = row.get(3)?;
    Ok(Step {
        id: row.get(0)?,
        replica: row.get(1)?,
        seq: row.get(2)?,
        at: Instant::parse(&at).ok_or_else(|| unreadable("at"))?,
        person: row.get(4)?,
        op: row.get(5)?,
        group: row.get(6)?,
        reason: row.get(7)?,
        reason_salt: row.get(8)?,
        reason_digest: row.get(9)?,
        undo_of: row.get(10)?,
        previous: row.get(11)?,
        heads: row.get(12)?,
        hash: row.get(13)?,
    })
}

fn read_entry(row: &Row<'_>) -> Result<Entry> {
    let kind: String = row.get(2)?;
    let previous_step: Option<Uuid> = row.get(7)?;
    let previous_n: Option<u64> = row.get(8)?;
    Ok(Entry {
        step: row.get(0)?,
        n: row.get(1)?,
        kind: Kind::find(&kind).ok_or_else(|| unreadable("kind"))?,
        record: row.get(3)?,
        version: row.get(4)?,
        image: row.get(5)?,
        removed: row.get(6)?,
        previous: previous_step.zip(previous_n),
        salt: row.get(9)?,
        digest: row.get(10)?,
    })
}

/// Blanks an entry's image and salt. Its digest stays, and with it the chain.
pub(crate) fn purge_entry(tx: &Transaction<'_>, entry: &Entry) -> Result<()> {
    tx.execute(
        "UPDATE entry SET image_after = '', salt = NULL WHERE step = ?1 AND n = ?2",
        params![entry.step, entry.n],
    )?;
    Ok(())
}

/// Blanks a step's reason. Its digest stays.
pub(crate) fn purge_reason(tx: &Transaction<'_>, step: Uuid) -> Result<()> {
    tx.execute("UPDATE step SET reason = '', reason_salt = NULL WHERE id = ?1 AND reason IS NOT NULL", [step])?;
    Ok(())
}

/// Something that happened without changing anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) id: Uuid,
    pub(crate) replica: Uuid,
    pub(crate) seq: u64,
    pub(crate) at: Instant,
    pub(crate) person: Uuid,
    pub(crate) kind: String,
    pub(crate) subject: (String, Salt, String),
    pub(crate) detail: Option<(String, Salt, String)>,
    pub(crate) previous: Option<String>,
    pub(crate) hash: String,
}

/// The hash of an event: SHA-256 of `claimbook/event/1`, a line feed and its canonical JSON.
pub(crate) fn event_hash(book: Uuid, event: &Event) -> String {
    let mut fields = Map::new();
    fields.insert("at".into(), json!(event.at.to_string()));
    fields.insert("book".into(), json!(book.hyphenated().to_string()));
    if let Some((_, _, digest)) = &event.detail {
        fields.insert("detail_digest".into(), json!(digest));
    }
    fields.insert("id".into(), json!(event.id.hyphenated().to_string()));
    fields.insert("kind".into(), json!(event.kind));
    fields.insert("person".into(), json!(event.person.hyphenated().to_string()));
    if let Some(previous) = &event.previous {
        fields.insert("previous".into(), json!(previous));
    }
    fields.insert("replica".into(), json!(event.replica.hyphenated().to_string()));
    fields.insert("seq".into(), json!(event.seq));
    fields.insert("subject_digest".into(), json!(event.subject.2));
    chained("claimbook/event/1\n", &canonical(&fields))
}

/// What a new event says before it is chained.
pub(crate) struct NewEvent<'a> {
    pub(crate) person: Uuid,
    pub(crate) kind: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) detail: Option<&'a str>,
}

/// Chains an event to this replica's last one.
pub(crate) fn log(
    tx: &Transaction<'_>,
    book: Uuid,
    replica: &mut Replica,
    new: &NewEvent<'_>,
    world: &dyn World,
) -> Result<()> {
    let seal = |text: &str| {
        let salt = fresh_salt(world);
        (text.to_owned(), salt, salted(&salt, text))
    };
    let mut event = Event {
        id: world.uuid(),
        replica: replica.id.0,
        seq: replica.event_count + 1,
        at: world.now(),
        person: new.person,
        kind: new.kind.to_owned(),
        subject: seal(new.subject),
        detail: new.detail.map(seal),
        previous: replica.event_head.clone(),
        hash: String::new(),
    };
    event.hash = event_hash(book, &event);
    let (detail, detail_salt, detail_digest) = match &event.detail {
        Some((text, salt, digest)) => (Some(text), Some(salt), Some(digest)),
        None => (None, None, None),
    };
    tx.execute(
        "INSERT INTO event (id, replica, seq, at, person, kind, subject, subject_salt, subject_digest, detail,
                            detail_salt, detail_digest, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            event.id,
            event.replica,
            event.seq,
            event.at.to_string(),
            event.person,
            event.kind,
            event.subject.0,
            event.subject.1,
            event.subject.2,
            detail,
            detail_salt,
            detail_digest,
            event.previous,
            event.hash
        ],
    )?;
    replica.event_count = event.seq;
    replica.event_head = Some(event.hash);
    tx.execute(
        "UPDATE replica SET event_count = ?2, event_head = ?3 WHERE id = ?1",
        params![replica.id.0, replica.event_count, replica.event_head],
    )?;
    Ok(())
}

/// Every event, by replica and place in its chain.
pub(crate) fn events(tx: &Transaction<'_>) -> Result<Vec<Event>> {
    let mut statement = tx.prepare(
        "SELECT id, replica, seq, at, person, kind, subject, subject_salt, subject_digest, detail, detail_salt,
                detail_digest, previous, hash
           FROM event ORDER BY replica, seq",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let at: String = row.get(3)?;
        let detail: (Option<String>, Option<Salt>, Option<String>) = (row.get(9)?, row.get(10)?, row.get(11)?);
        found.push(Event {
            id: row.get(0)?,
            replica: row.get(1)?,
            seq: row.get(2)?,
            at: Instant::parse(&at).ok_or_else(|| unreadable("at"))?,
            person: row.get(4)?,
            kind: row.get(5)?,
            subject: (row.get(6)?, row.get(7)?, row.get(8)?),
            detail: match detail {
                (Some(text), Some(salt), Some(digest)) => Some((text, salt, digest)),
                _ => None,
            },
            previous: row.get(12)?,
            hash: row.get(13)?,
        });
    }
    Ok(found)
}

/// Seals an image into an entry of `step`.
pub(crate) fn entry_for(
    (step, n): (Uuid, u64),
    kind: Kind,
    record: Uuid,
    image: Option<&Image>,
    previous: Option<(Uuid, u64)>,
    world: &dyn World,
) -> Entry {
    let text = image.map(Image::canonical);
    let salt = text.as_ref().map(|_| fresh_salt(world));
    let digest = text.as_ref().zip(salt).map(|(text, salt)| salted(&salt, text));
    Entry {
        step,
        n,
        kind,
        record,
        version: Kind::VERSION,
        removed: text.is_none(),
        image: text,
        previous,
        salt,
        digest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_sealed_as_canonical_json() {
        let id = Uuid::from_u128;
        let entry = Entry {
            step: id(1),
            n: 0,
            kind: Kind::Claim,
            record: id(2),
            version: 1,
            image: None,
            removed: true,
            previous: Some((id(3), 4)),
            salt: None,
            digest: None,
        };
        let second = Entry { n: 1, removed: false, previous: None, digest: Some("d".to_owned()), ..entry.clone() };
        let full = Step {
            id: id(1),
            replica: id(5),
            seq: 6,
            at: Instant::parse("2025-03-14T09:00:00.007Z").unwrap(),
            person: id(7),
            op: "\u{1}\"\\/ä\u{2028}\n\u{7f}".to_owned(),
            group: id(8),
            reason: None,
            reason_salt: None,
            reason_digest: Some("r".to_owned()),
            undo_of: Some(id(9)),
            previous: Some("p".to_owned()),
            heads: Some(r#"{"b": "2", "a": "1"}"#.to_owned()),
            hash: String::new(),
        };
        let bare = Step { reason_digest: None, undo_of: None, previous: None, heads: None, ..full.clone() };

        for (step, entries) in [(&full, &[entry, second][..]), (&bare, &[])] {
            let sealed = sealed_step(id(10), step, entries).unwrap();
            let parsed: Map<String, Value> = serde_json::from_str(&sealed).unwrap();
            assert_eq!(sealed, canonical(&parsed), "the fields are written in their order, escaped as RFC 8785 says");
            assert_eq!(parsed["op"], json!(step.op));
            assert_eq!(parsed["entries"].as_array().map(Vec::len), Some(entries.len()));
        }
    }
}
