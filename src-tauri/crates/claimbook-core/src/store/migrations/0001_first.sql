-- 0001_first.sql — the book as FORMAT version 1 fixes it.
-- Every id is a UUIDv7 in 16 bytes; `row` is a number local to this file and leaves it nowhere.
-- Every time is YYYY-MM-DDTHH:MM:SS.mmmZ. Every digest is lower-case hexadecimal SHA-256.
-- A long text that begins with `sha256:` stands in `content` under the digest that follows.
-- Described dates: an EDTF level 1 string or `unknown`, what was typed, and the first and last day it may mean
-- (NULL: none known; days beyond the years 0000 to 9999 stand at those ends).

CREATE TABLE meta (                                     -- one row: who wrote this file last
    row           INTEGER PRIMARY KEY CHECK (row = 1),
    program       TEXT NOT NULL,                        -- the version to install in order to write it
    oldest_reader INTEGER NOT NULL                      -- the oldest schema version that may read it
) STRICT;

CREATE TABLE book (
    row           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    purpose       TEXT,
    language      TEXT,
    scale         TEXT NOT NULL CHECK (scale IN ('ratings', 'outcomes-only', 'six-steps')),
    admiralty     INTEGER NOT NULL CHECK (admiralty IN (0, 1)),
    second_reader INTEGER NOT NULL CHECK (second_reader IN (0, 1)),
    sample        INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE person (
    row  INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('human', 'program')),
    folded TEXT NOT NULL                                -- derived from name, for finding
) STRICT;
CREATE INDEX person_folded ON person (folded);

CREATE TABLE replica (                                  -- not journaled, never exported
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    label       TEXT NOT NULL,
    since       TEXT NOT NULL,
    count       INTEGER NOT NULL,                       -- steps in its chain
    head        TEXT,                                   -- hash of the last one; NULL: none yet
    event_count INTEGER NOT NULL,
    event_head  TEXT,
    machine     TEXT NOT NULL,                          -- SHA-256 of the machine's id
    device      INTEGER NOT NULL,
    inode       INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
    row      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    kind     TEXT,
    aliases  TEXT,                                      -- JSON array; NULL: none
    owner    TEXT,
    country  TEXT,
    language TEXT,
    urls     TEXT,                                      -- JSON array; NULL: none
    note     TEXT,
    folded   TEXT NOT NULL                              -- derived from name
) STRICT;
CREATE INDEX source_folded ON source (folded);

CREATE TABLE origin (
    row          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    root         BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    basis        TEXT,
    confirmed_by BLOB NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX origin_root ON origin (root);

CREATE TABLE document (
    row                INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE,
    key                TEXT NOT NULL,
    source             BLOB NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    authors            TEXT,                            -- JSON array; NULL: none
    kind               TEXT NOT NULL,
    title              TEXT NOT NULL,
    url                TEXT,
    archived_urls      TEXT,                            -- JSON array; NULL: none
    published          TEXT NOT NULL,
    published_typed    TEXT NOT NULL,
    published_earliest TEXT,
    published_latest   TEXT,
    accessed           TEXT,
    language           TEXT,
    text               TEXT,                            -- digest of the working text in `content`
    original           TEXT,                            -- digest of the bytes as they came in `content`
    original_name      TEXT,
    edition_of         BLOB REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    origin             BLOB REFERENCES origin (id) DEFERRABLE INITIALLY DEFERRED,
    link_only          INTEGER NOT NULL CHECK (link_only IN (0, 1)),
    contact_whom       TEXT,                            -- with the next three: a call or a mail
    contact_how        TEXT,
    contact_asked      TEXT,
    contact_answer     TEXT,                            -- NULL: none came
    trashed_by         BLOB REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    trashed_at         TEXT                             -- NULL: not in the trash
) STRICT;
CREATE INDEX document_key ON document (key);
CREATE INDEX document_source ON document (source);
CREATE INDEX document_text ON document (text) WHERE text IS NOT NULL;
CREATE INDEX document_original ON document (original) WHERE original IS NOT NULL;
CREATE INDEX document_origin ON document (origin) WHERE origin IS NOT NULL;
CREATE INDEX document_edition_of ON document (edition_of) WHERE edition_of IS NOT NULL;

CREATE TABLE claim (
    row                   INTEGER PRIMARY KEY,
    id                    BLOB NOT NULL UNIQUE,
    key                   TEXT NOT NULL,
    statement             TEXT NOT NULL,                -- long text
    checking              TEXT NOT NULL CHECK (checking IN ('truth', 'attribution')),
    source                BLOB NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    claimant              BLOB REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    claimant_is           TEXT NOT NULL CHECK (claimant_is IN ('source', 'named', 'article')),
    type                  TEXT,
    hedge                 TEXT,
    said                  TEXT NOT NULL,
    said_typed            TEXT NOT NULL,
    said_earliest         TEXT,
    said_latest           TEXT,
    about_period          TEXT,
    about_period_typed    TEXT,
    about_period_earliest TEXT,
    about_period_latest   TEXT,
    as_of                 TEXT,
    as_of_typed           TEXT,
    as_of_earliest        TEXT,
    as_of_latest          TEXT,
    place                 TEXT,
    parent                BLOB REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    tags                  TEXT,                         -- JSON array of tag ids; NULL: none
    in_review_by          BLOB REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    in_review_at          TEXT,                         -- NULL: not marked in review
    recheck_on            TEXT,                         -- a day; NULL: never
    note                  TEXT,                         -- long text
    trashed_by            BLOB REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    trashed_at            TEXT                          -- NULL: not in the trash
) STRICT;
CREATE INDEX claim_key ON claim (key);
CREATE INDEX claim_source ON claim (source);
CREATE INDEX claim_claimant ON claim (claimant) WHERE claimant IS NOT NULL;
CREATE INDEX claim_key_order ON claim (length(key), key);
CREATE INDEX claim_said ON claim (said_earliest IS NULL, said_earliest, row);   -- the unknown stand last
CREATE INDEX claim_parent ON claim (parent) WHERE parent IS NOT NULL;
CREATE INDEX claim_recheck ON claim (recheck_on) WHERE recheck_on IS NOT NULL;

CREATE TABLE tag (
    row    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL                                -- derived from name
) STRICT;
CREATE INDEX tag_folded ON tag (folded);

CREATE TABLE claim_tag (                                -- derived from claim.tags
    claim BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    tag   BLOB NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, tag)
) STRICT;
CREATE INDEX claim_tag_tag ON claim_tag (tag);

CREATE TABLE quantity (
    row       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    claim     BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    value     TEXT NOT NULL,                            -- a decimal as text
    unit      TEXT,
    kind      TEXT NOT NULL,
    qualifier TEXT,
    lower     TEXT,
    upper     TEXT,
    basis     TEXT,
    of_what   TEXT
) STRICT;
CREATE INDEX quantity_claim ON quantity (claim);

CREATE TABLE passage (
    row           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    text          TEXT NOT NULL,                        -- digest of the working text it stands in
    start         INTEGER NOT NULL,                     -- code points, half-open
    "end"         INTEGER NOT NULL,
    exact         TEXT NOT NULL,                        -- long text
    prefix        TEXT NOT NULL,
    suffix        TEXT NOT NULL,
    place         TEXT,                                 -- page or timecode
    translation   TEXT,                                 -- long text
    translated_by BLOB REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    translated_by_machine INTEGER NOT NULL CHECK (translated_by_machine IN (0, 1)),
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX passage_text ON passage (text);

CREATE TABLE appearance (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    claim       BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    document    BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    repeater    BLOB REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    relation    TEXT NOT NULL,
    passage     BLOB REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
    anchor      TEXT NOT NULL CHECK (anchor IN ('exact', 'moved', 'proposed', 'lost')),
    first_known INTEGER NOT NULL CHECK (first_known IN (0, 1))
) STRICT;
CREATE INDEX appearance_claim ON appearance (claim);
CREATE INDEX appearance_document ON appearance (document);
CREATE INDEX appearance_passage ON appearance (passage) WHERE passage IS NOT NULL;
CREATE INDEX appearance_repeater ON appearance (repeater) WHERE repeater IS NOT NULL;

CREATE TABLE evidence (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    key         TEXT NOT NULL,
    claim       BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    document    BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    passage     BLOB REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
    stance      TEXT NOT NULL CHECK (stance IN ('supports', 'partly-supports', 'context', 'partly-refutes', 'refutes')),
    explanation TEXT,                                   -- long text
    marks       TEXT,                                   -- JSON array of words; NULL: none
    trashed_by  BLOB REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    trashed_at  TEXT                                    -- NULL: not in the trash
) STRICT;
CREATE INDEX evidence_key ON evidence (key);
CREATE INDEX evidence_claim ON evidence (claim);
CREATE INDEX evidence_document ON evidence (document);
CREATE INDEX evidence_passage ON evidence (passage) WHERE passage IS NOT NULL;

CREATE TABLE verdict (
    row              INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE,
    claim            BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    outcome          TEXT CHECK (outcome IN ('verified', 'disputed', 'unverifiable')),  -- NULL: a draft
    rating           TEXT,
    confidence       TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    confidence_basis TEXT,                              -- long text
    rationale        TEXT,                              -- long text
    wording          TEXT,                              -- long text
    known_at         TEXT,
    known_at_typed   TEXT,
    evidence         TEXT,                              -- JSON array of evidence ids, frozen at sealing; NULL: none
    reason           TEXT,                              -- long text
    by               BLOB NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    opened_at        TEXT NOT NULL,
    sealed_at        TEXT,                              -- NULL: open
    adjudicates      TEXT                               -- JSON array of verdict ids; NULL: none
) STRICT;
CREATE INDEX verdict_claim ON verdict (claim);
CREATE INDEX verdict_open ON verdict (by) WHERE sealed_at IS NULL;

CREATE TABLE withdrawal (
    row     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    verdict BLOB NOT NULL REFERENCES verdict (id) DEFERRABLE INITIALLY DEFERRED,
    by      BLOB NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    at      TEXT NOT NULL,
    reason  TEXT NOT NULL                               -- long text
) STRICT;
CREATE INDEX withdrawal_verdict ON withdrawal (verdict);

CREATE TABLE standing (                                 -- derived: where each claim stands, for lists
    row        INTEGER PRIMARY KEY,                     -- the claim's row
    status     TEXT NOT NULL,
    status_order INTEGER NOT NULL,                      -- the order people read statuses in
    outcome    TEXT,                                    -- NULL: no standing verdict
    rating     TEXT,
    documented INTEGER NOT NULL,
    disagree   INTEGER NOT NULL,                        -- readers disagree
    supports   INTEGER NOT NULL,
    refutes    INTEGER NOT NULL,
    context    INTEGER NOT NULL,
    trashed    INTEGER NOT NULL
) STRICT;
CREATE INDEX standing_status ON standing (trashed, status_order, row);

CREATE TABLE counter (                                  -- next number per kind of key; neither journaled nor undone
    kind TEXT PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT;

CREATE TABLE content (
    row        INTEGER PRIMARY KEY,
    sha256     TEXT NOT NULL UNIQUE,
    size       INTEGER NOT NULL,                        -- bytes
    media_type TEXT NOT NULL,
    added      TEXT NOT NULL
) STRICT;

CREATE TABLE content_chunk (                            -- 256 KiB each, the last one shorter
    row    INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    n      INTEGER NOT NULL,                            -- from 0
    bytes  BLOB NOT NULL,
    UNIQUE (sha256, n)
) STRICT;

CREATE TABLE step (
    row           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    replica       BLOB NOT NULL,
    seq           INTEGER NOT NULL,                     -- from 1
    at            TEXT NOT NULL,
    person        BLOB NOT NULL,
    op            TEXT NOT NULL,
    "group"       BLOB NOT NULL,                        -- the id of the gesture's first step
    reason        TEXT,                                 -- blank once purged; NULL: none given
    reason_salt   BLOB,
    reason_digest TEXT,
    undo_of       BLOB,                                 -- of undo: the group; of redo: the undo
    previous      TEXT,                                 -- hash of the step before; NULL on the first
    heads         TEXT,                                 -- JSON object, other replica to its head; NULL: none
    hash          TEXT NOT NULL,
    UNIQUE (replica, seq, hash)
) STRICT;
CREATE INDEX step_at ON step (at, replica, seq);
CREATE INDEX step_person ON step (person, at);
CREATE INDEX step_group ON step ("group");
CREATE INDEX step_undo_of ON step (undo_of) WHERE undo_of IS NOT NULL;

CREATE TABLE entry (
    row           INTEGER PRIMARY KEY,
    step          BLOB NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    n             INTEGER NOT NULL,                     -- from 0 within its step
    kind          TEXT NOT NULL,
    record_id     BLOB NOT NULL,
    image_version INTEGER NOT NULL,
    image_after   TEXT,                                 -- canonical JSON; NULL: removed; '' : purged
    removed       INTEGER NOT NULL CHECK (removed IN (0, 1)),
    previous_step BLOB,                                 -- with previous_n: the record's entry before; NULL: none
    previous_n    INTEGER,
    salt          BLOB,                                 -- 16 random bytes; NULL: removed or purged
    digest        TEXT,                                 -- SHA-256 of salt and image; NULL: removed
    UNIQUE (step, n)
) STRICT;
CREATE INDEX entry_record ON entry (record_id);
CREATE INDEX entry_removed ON entry (kind, record_id) WHERE removed = 1;
CREATE INDEX entry_withdrawal ON entry (kind) WHERE kind = 'withdrawal';

CREATE TABLE event (                                    -- what happened without changing anything
    row            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    replica        BLOB NOT NULL,
    seq            INTEGER NOT NULL,
    at             TEXT NOT NULL,
    person         BLOB NOT NULL,
    kind           TEXT NOT NULL,
    subject        TEXT NOT NULL,
    subject_salt   BLOB NOT NULL,
    subject_digest TEXT NOT NULL,
    detail         TEXT,
    detail_salt    BLOB,
    detail_digest  TEXT,
    previous       TEXT,
    hash           TEXT NOT NULL,
    UNIQUE (replica, seq, hash)
) STRICT;

-- Full text. `rowid` is the claim's or the document's row; written by the program with the row, never by triggers.
CREATE VIRTUAL TABLE claim_words USING fts5 (
    statement, quotes, rationales, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, body, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
