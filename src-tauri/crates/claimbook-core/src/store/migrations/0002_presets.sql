-- 0002_presets.sql — a book remembers how its reports are wished for.
-- Additive: programs that know schema 1 may still read this book.

CREATE TABLE preset (
    row          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL,                         -- derived from name
    format       TEXT,                                  -- the word of a format, or NULL: it says nothing of that
    query        TEXT,                                  -- which claims, or NULL: it says nothing of that
    title        TEXT,
    subtitle     TEXT,
    organisation TEXT,
    author       TEXT,
    logo         TEXT,                                  -- content
    paper        TEXT NOT NULL,
    claim_order  TEXT NOT NULL,
    leaves_out   TEXT                                   -- JSON list of words, or NULL: nothing
) STRICT;
CREATE INDEX preset_folded ON preset (folded);
