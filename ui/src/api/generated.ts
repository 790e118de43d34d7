// Written by `cargo bindings` from claimbook-api. Edit that, not this.

/** Adds a claim. */
export type AddClaim = {
  /** A UUID chosen by the caller, so that adding twice adds once. */
  id?: string,
  /** What was claimed. */
  statement: string,
  /** Who we have it from; the document's source where this is left out. */
  source?: string,
  /** When it was said; the day the document was published where this is left out. */
  said?: string,
  /** Who made it: a name, or `the article itself`; the source where this is left out. */
  claimant?: string,
  /** `truth`, or `attribution`; `truth` where this is left out. */
  checking?: string,
  /** The document it stands in, `D-0001`. */
  document?: string,
  /** The words there. */
  quote?: string,
  /** Which of several places, from 1. */
  occurrence?: number,
  /** Its tags by name. */
  tags?: Array<string>,
};

/** How sure a passage still stands where it stood. */
export type AnchorState = "exact" | "moved" | "proposed" | "lost";

/** A place where a claim was said. */
export type AppearanceView = {
  /** In which document. */
  document: DocumentView,
  /** What stands before the words in their paragraph. */
  before: string,
  /** The words; nothing where only the document is known. */
  exact: string | null,
  /** What stands after them. */
  after: string,
  /** How the document stands to the claim. */
  relation: Relation,
  /** How sure the words still stand there. */
  anchor: AnchorState,
};

/** Attaches one of a file, a link, a note, or a document at hand. */
export type Attach = {
  /** To which claim. */
  key: string,
  /** A file to copy into the book. */
  file?: string,
  /** An address: kept as a link only, never fetched. */
  url?: string,
  /** The analyst's own words. */
  note?: string,
  /** A document at hand, `D-0001`. */
  document?: string,
  /** The words in it that matter. */
  quote?: string,
  /** Which of several places, from 1. */
  occurrence?: number,
  /** `supports`, `partly-supports`, `context`, `partly-refutes` or `refutes`. */
  stance: string,
  /** Its publisher. */
  source?: string,
  /** Its title. */
  title?: string,
  /** When it was published. */
  published?: string,
  /** Why it bears on the claim. */
  explanation?: string,
  /** The item whose origin it shares, `E-0001`. */
  repeats?: string,
};

/** An item of evidence that was attached. */
export type AttachedEvidence = {
  /** Its key, `E-0001`. */
  key: string,
  /** Its identity. */
  id: string,
  /** The document that it is. */
  document: DocumentView,
  /** Which way it points. */
  stance: Stance,
};

/** The open book. */
export type BookView = {
  /** What it is called. */
  title: string,
  /** Where it is. */
  path: string,
  /** An invented example: every page says SAMPLE. */
  sample: boolean,
  /** Why nothing can be changed; nothing: it can. */
  readOnly: string | null,
  /** How many claims stand where. */
  statuses: StatusCounts,
  /** Its documents, newest first. */
  documents: Array<ListedDocument>,
  /** Its tags, by name. */
  tags: Array<ListedTag>,
  /** What undo would take back, in words; nothing: nothing. */
  undo: string | null,
  /** What redo would bring back, in words; nothing: nothing. */
  redo: string | null,
  /** How many steps it has seen, from this and any other program: more than before means read again. */
  steps: number,
};

/** Whether a claim is checked for being true or for having been said. */
export type Checking = "truth" | "attribution";

/** One window of a list of claims. */
export type ClaimPage = {
  /** How many claims the query finds, in this window or not. */
  total: number,
  /** The rows of this window. */
  claims: Array<ClaimRow>,
  /** The query as it was understood. */
  query: string,
  /** What was not understood; the rest was used. */
  problems: Array<QueryProblem>,
};

/** One claim as a list shows it. */
export type ClaimRow = {
  /** Its key, `CB-0042`. */
  key: string,
  /** Its identity. */
  id: string,
  /** What was claimed. */
  statement: string,
  /** Where it stands. */
  status: Status,
  /** What the current verdict says. */
  outcome: Outcome | null,
  /** The finer word of the current verdict. */
  rating: Rating | null,
  /** Whether the current verdict has a rationale and evidence. */
  documented: boolean,
  /** Who we have it from. */
  source: string,
  /** Who made it. */
  claimant: string,
  /** When it was said: EDTF or `unknown`. */
  said: string,
  /** The same for people: "March 2025". */
  saidLabel: string,
  /** Whether it is true, or whether it was said. */
  checking: Checking,
  /** The names of its tags. */
  tags: Array<string>,
  /** How much evidence stands on each side. */
  evidence: EvidenceCounts,
};

/** One claim with everything known about it. */
export type ClaimView = {
  /** Anything else the analyst wrote. */
  note: string | null,
  /** It is in the trash. */
  trashed: boolean,
  /** The day its verdict should be looked at again, `2025-04-14`. */
  recheckOn: string | null,
  /** The figures in it. */
  quantities: Array<QuantityView>,
  /** Where it was said. */
  appearances: Array<AppearanceView>,
  /** The current verdict. */
  verdict: VerdictView | null,
  /** Those before it and those of other readers, newest first. */
  earlierVerdicts: Array<VerdictView>,
  /** What bears on it, in the order it was attached. */
  evidenceItems: Array<EvidenceView>,
  /** How many independent origins stand on each side. */
  independent: Independent,
  /** What happened to it, newest first. */
  history: Array<HistoryLine>,
  /** Its key, `CB-0042`. */
  key: string,
  /** Its identity. */
  id: string,
  /** What was claimed. */
  statement: string,
  /** Where it stands. */
  status: Status,
  /** What the current verdict says. */
  outcome: Outcome | null,
  /** The finer word of the current verdict. */
  rating: Rating | null,
  /** Whether the current verdict has a rationale and evidence. */
  documented: boolean,
  /** Who we have it from. */
  source: string,
  /** Who made it. */
  claimant: string,
  /** When it was said: EDTF or `unknown`. */
  said: string,
  /** The same for people: "March 2025". */
  saidLabel: string,
  /** Whether it is true, or whether it was said. */
  checking: Checking,
  /** The names of its tags. */
  tags: Array<string>,
  /** How much evidence stands on each side. */
  evidence: EvidenceCounts,
};

/** How sure a reviewer is. */
export type Confidence = "low" | "moderate" | "high";

/** A copy that was written. */
export type CopiedBook = {
  /** Where it is. */
  path: string,
};

/** Writes a compact copy of the book. */
export type CopyBook = {
  /** Where to. Nothing may be there yet. */
  path: string,
};

/** What a document is. */
export type DocumentKind = "article" | "report" | "speech" | "transcript" | "post" | "video" | "image" | "dataset" | "web-page" | "interview" | "court-record" | "note" | "own-working" | "contact" | "other";

/** A document as a claim or an item of evidence names it. */
export type DocumentView = {
  /** Its key, `D-0003`. */
  key: string,
  /** Its title. */
  title: string,
  /** What it is. */
  kind: DocumentKind,
  /** Its publisher. */
  source: string,
  /** Where it stands on the web. */
  url: string | null,
  /** When it was published: EDTF or `unknown`. */
  published: string,
  /** The same for people. */
  publishedLabel: string,
  /** Only the address is kept, no copy. */
  linkOnly: boolean,
  /** SHA-256 of the kept bytes. */
  original: string | null,
};

/** Changes the book's own card. */
export type EditBook = {
  /** What it is called. */
  title?: string,
  /** What it is kept for. */
  purpose?: string,
  /** Whether one person's verdict waits for another's. */
  secondReader?: boolean,
};

/** Changes what is given of a claim, and nothing else. */
export type EditClaim = {
  /** Which. */
  key: string,
  /** What was claimed. */
  statement?: string,
  /** When it was said. */
  said?: string,
  /** Who we have it from. */
  source?: string,
  /** Who made it; empty: the source. */
  claimant?: string,
  /** Tags to add, by name. */
  tag?: Array<string>,
  /** Tags to take off, by name. */
  untag?: Array<string>,
};

/** What went wrong, for programs. */
export type ErrorCode = "no_book" | "unknown_command" | "unreadable_request" | "internal" | "unknown_word" | "statement_empty" | "statement_too_long" | "name_empty" | "name_too_long" | "tag_unreadable" | "note_empty" | "title_empty" | "title_too_long" | "date_unreadable" | "date_impossible" | "date_not_one_day" | "instant_unreadable" | "key_unreadable" | "key_unknown" | "key_of_another_kind" | "in_trash" | "not_in_trash" | "in_use" | "source_missing" | "said_missing" | "quote_without_document" | "quote_no_text" | "quote_not_found" | "quote_ambiguous" | "quote_no_such_occurrence" | "quote_only_similar" | "rating_of_another" | "reason_missing" | "reason_empty" | "nothing_to_withdraw" | "text_too_long" | "nothing_to_change" | "choose_one" | "address_unreadable" | "nothing_to_undo" | "nothing_to_redo" | "changed_since" | "undo_purged" | "step_unknown" | "step_ambiguous" | "nothing_to_purge" | "nothing_selected" | "before_the_book" | "document_too_large" | "document_not_text" | "document_empty" | "file_too_large" | "file_refused" | "file_is_the_book" | "book_missing" | "file_exists" | "is_folder" | "no_permission" | "book_empty" | "not_a_book" | "foreign_database" | "book_truncated" | "book_too_new" | "read_only" | "log_unreachable" | "locked" | "disk_full" | "damaged" | "migration_broken";

/** A no, in words. */
export type ErrorView = {
  /** What went wrong, for programs. */
  code: ErrorCode,
  /** One or two whole sentences. */
  message: string,
  /** Something one can do. */
  hint: string | null,
  /** The field of the request it is about. */
  field: string | null,
  /** The position in that field, in characters. */
  at: number | null,
  /** What a programmer would ask for. */
  detail: string | null,
};

/** Something that happened without changing the book. */
export type EventLine = {
  /** When: RFC 3339, UTC. */
  at: string,
  /** What: `export`, `copy`. */
  kind: string,
  /** To what. */
  subject: string,
  /** More of it. */
  detail: string | null,
};

/** How much evidence stands on each side. */
export type EvidenceCounts = {
  /** Supports and partly supports. */
  supports: number,
  /** Refutes and partly refutes. */
  refutes: number,
  /** Neither. */
  context: number,
};

/** Something that bears on a claim. */
export type EvidenceView = {
  /** Its key, `E-0117`. */
  key: string,
  /** Which way it points. */
  stance: Stance,
  /** The side it is counted on. */
  side: Side,
  /** The document that it is. */
  document: DocumentView,
  /** The words in it that matter. */
  quote: string | null,
  /** Why it bears on the claim. */
  explanation: string | null,
  /** The words of a note, where the document is one. */
  note: string | null,
  /** The key of the item whose origin it shares; nothing: it is the first of its origin here. */
  repeats: string | null,
  /** Whether it was published after the claim was made; nothing: nobody can tell. */
  laterThanClaim: boolean | null,
};

/** Writes a verification report to a file. */
export type ExportReport = {
  /** Which claims, in the query language; every claim where this is left out. */
  query?: string,
  /** `html`, `md`, `json` or `csv`. */
  format: string,
  /** Where to write it. What is there is replaced, whole or not at all. */
  path: string,
  /** Its title; the book's where this is left out. */
  title?: string,
  /** Who publishes it. */
  organisation?: string,
  /** The book as it was at an instant: RFC 3339, or a day for its end in UTC. */
  asOf?: string,
};

/** A report that was written. */
export type ExportedReport = {
  /** Where it is. */
  path: string,
  /** SHA-256 of its bytes. */
  sha256: string,
  /** How many claims it shows. */
  claims: number,
  /** The state of the book it shows: RFC 3339, UTC. */
  asOf: string,
  /** Claims whose latest verdict is still open and therefore not shown. */
  open: Array<string>,
  /** Whether the book's log says so; a book that may not be written does not. */
  logged: boolean,
  /** What in the query was not understood. */
  problems: Array<QueryProblem>,
};

/** Asks for one window of a list of claims. */
export type FindClaims = {
  /** In the query language; all claims where this is left out. */
  query?: string,
  /** By when it was said, where this is left out. */
  sort?: SortBy,
  /** From the other end. */
  reverse?: boolean,
  /** How many rows to pass over. */
  offset?: number,
  /** How many rows to give at most. */
  limit?: number,
};

/** Asks for the history of the book, or of one key. */
export type FindHistory = {
  /** `CB-0042`, `D-0003` or `E-0117`; the whole book where this is left out. */
  key?: string,
};

/** One line of a claim's history. */
export type HistoryLine = {
  /** When: RFC 3339, UTC. */
  at: string,
  /** Who. */
  by: string,
  /** What, in words: "verdict given". */
  what: string,
  /** The keys it concerns. */
  about: Array<string>,
  /** The first words of what it concerns, kept also when that is gone. */
  title: string | null,
  /** Why, where somebody said so. */
  reason: string | null,
  /** The step's id. */
  step: string,
  /** The last 8 digits of the step's id. */
  short: string,
  /** It was undone and not redone. */
  undone: boolean,
  /** What it held was purged. */
  purged: boolean,
};

/** What was done with the book, and what happened to it without changing it. */
export type HistoryView = {
  /** Steps, oldest first. */
  steps: Array<HistoryLine>,
  /** Exports and copies, oldest first; empty for one key. */
  events: Array<EventLine>,
};

/** Brings a document in from a file of plain text or Markdown, at most 10 MB. */
export type ImportDocument = {
  /** Where the file is. */
  path: string,
  /** Its publisher; `unknown` where this is left out. */
  source?: string,
  /** Its title; as found in the text where this is left out. */
  title?: string,
  /** When it was published; as found in the text where this is left out, else `unknown`. */
  published?: string,
};

/** A document that was brought in. */
export type ImportedDocument = {
  /** Its key, `D-0001`. */
  key: string,
  /** Its identity. */
  id: string,
  /** Its title. */
  title: string,
  /** Where the title was found, in words; nothing: it was given. */
  titleFound: string | null,
  /** When it was published: EDTF or `unknown`. */
  published: string,
  /** Where the date was found, in words; nothing: it was given, or there is none. */
  publishedFound: string | null,
  /** How its letters were written: `UTF-8`, `windows-1252`. */
  encoding: string,
  /** How many characters (code points) its text has. */
  length: number,
};

/** How many independent origins stand on each side. */
export type Independent = {
  /** For the claim. */
  supports: number,
  /** Against it. */
  refutes: number,
};

/** Judges a claim; sealed at once. */
export type Judge = {
  /** Which. */
  key: string,
  /** `verified`, `disputed` or `unverifiable`. */
  outcome: string,
  /** The finer word; must belong to the outcome. */
  rating?: string,
  /** `low`, `moderate` or `high`. */
  confidence?: string,
  /** Why. */
  because?: string,
  /** How it could be put instead. */
  wording?: string,
  /** Why it differs from what the same person said before. */
  reason?: string,
  /** The day it should be looked at again. */
  recheck?: string,
};

/** A document as the side bar names it. */
export type ListedDocument = {
  /** Its key, `D-0003`. */
  key: string,
  /** Its title. */
  title: string,
  /** What it is. */
  kind: DocumentKind,
  /** How many claims appear in it. */
  claims: number,
};

/** A tag as the side bar names it. */
export type ListedTag = {
  /** Its name. */
  name: string,
  /** How many claims carry it. */
  claims: number,
};

/** Something that went to the trash or came back. */
export type Moved = {
  /** Its key. */
  key: string,
};

/** Says what a new book is to be. */
export type NewBook = {
  /** Where to write it. Nothing may be there yet. */
  path: string,
  /** What to call it; the file's name where this is left out. */
  title?: string,
  /** Whether to fill it with the invented town of Halvern. */
  sample?: boolean,
};

/** Asks for nothing but an answer. */
export type NoRequest = Record<symbol, never>;

/** Names one book on disk. */
export type OneBook = {
  /** Where it is. */
  path: string,
};

/** Names one claim. */
export type OneClaim = {
  /** Its key, `CB-0042`. */
  key: string,
};

/** Names one claim, document or item of evidence. */
export type OneKey = {
  /** `CB-0042`, `D-0003` or `E-0117`. */
  key: string,
};

/** What a verdict says. */
export type Outcome = "verified" | "disputed" | "unverifiable";

/** Blanks what a step held, for good. */
export type Purge = {
  /** The last 8 digits of its id, or the whole. */
  step: string,
  /** Why. */
  reason: string,
};

/** What was blanked. */
export type Purged = {
  /** The step's id. */
  step: string,
  /** The keys of what it concerned. */
  about: Array<string>,
  /** How many images are blank now. */
  images: number,
  /** The file's old pages are gone too; else they go when the last program closes the book. */
  scrubbed: boolean,
};

/** A figure inside a claim. */
export type QuantityView = {
  /** How much, as precise as it was given. */
  value: string,
  /** Of which unit. */
  unit: string | null,
  /** The hedge, verbatim. */
  qualifier: string | null,
  /** The least it can mean. */
  lower: string | null,
  /** The most it can mean. */
  upper: string | null,
  /** What it is a figure of. */
  ofWhat: string | null,
};

/** A part of a query that was not understood. */
export type QueryProblem = {
  /** The first character (code point) of the part. */
  start: number,
  /** The one after its last. */
  end: number,
  /** A whole sentence about it. */
  message: string,
  /** What could stand there instead. */
  suggestion: string | null,
};

/** The finer word that is published. */
export type Rating = "true" | "mostly-true" | "misleading" | "missing-context" | "mostly-false" | "false" | "no-evidence-found" | "not-checkable";

/** How a document stands to a claim that appears in it. */
export type Relation = "asserts" | "quotes" | "paraphrases" | "denies" | "corrects";

/** Says who works in the book from now on. */
export type SetAuthor = {
  /** A name, declared and not authenticated. */
  name: string,
};

/** The side an item of evidence is counted on. */
export type Side = "supports" | "refutes" | "context";

/** The order of a list. */
export type SortBy = "added" | "said" | "status" | "source" | "key";

/** Which way an item of evidence points. */
export type Stance = "supports" | "partly-supports" | "context" | "partly-refutes" | "refutes";

/** Where a claim stands. */
export type Status = "to-review" | "in-review" | "verified" | "disputed" | "unverifiable";

/** How many claims stand where. */
export type StatusCounts = {
  /** Without a verdict. */
  toReview: number,
  /** Looked at by somebody, or waiting for a second reader. */
  inReview: number,
  /** Verified. */
  verified: number,
  /** Disputed. */
  disputed: number,
  /** Unverifiable. */
  unverifiable: number,
  /** All of them. */
  all: number,
};

/** The changed records of one kind. */
export type Touched = {
  /** The kind, as the journal names it: `claim`, `verdict`. */
  kind: string,
  /** Their identities. */
  ids: Array<string>,
};

/** What undo or redo did. */
export type Undone = {
  /** The gesture in words: "verdict given". */
  what: string,
  /** The keys it concerns. */
  about: Array<string>,
  /** What an import brought in and somebody changed since: it stays. */
  stays: Array<string>,
};

/** One person's judgement. */
export type VerdictView = {
  /** Its identity. */
  id: string,
  /** What it says. */
  outcome: Outcome,
  /** The finer word. */
  rating: Rating | null,
  /** How sure. */
  confidence: Confidence | null,
  /** Why. */
  rationale: string | null,
  /** How it could be put instead. */
  wording: string | null,
  /** Why it differs from what the same person said before. */
  reason: string | null,
  /** Whose it is. */
  by: string,
  /** When it was sealed, or begun while it is open: RFC 3339, UTC. */
  at: string,
  /** Whether it has a rationale and evidence. */
  documented: boolean,
  /** Whether it can no longer be edited. */
  sealed: boolean,
  /** Why it was taken back, if it was. */
  withdrawn: string | null,
  /** How many people's verdicts stand on the claim. */
  readers: number,
  /** Their outcomes differ, and no verdict decides between them. */
  readersDisagree: boolean,
};

/** Whether the book is what its journal says. */
export type VerificationView = {
  /** Nothing was found. */
  sound: boolean,
  /** Steps checked. */
  steps: number,
  /** Entries checked. */
  entries: number,
  /** Rows compared with their latest image. */
  rows: number,
  /** Attached files and texts hashed. */
  contents: number,
  /** Events checked. */
  events: number,
  /** The head of each copy's chain: what one notes elsewhere. */
  heads: Array<string>,
  /** What is not as it should be, and where: whole sentences. */
  findings: Array<string>,
};

/** Asks whether the book is what its journal says. */
export type Verify = {
  /** A head noted elsewhere. */
  head?: string,
};

/** Takes back this person's standing verdict and all their earlier ones on a claim. */
export type Withdraw = {
  /** Which claim. */
  key: string,
  /** Why. */
  reason: string,
};

/** What can be asked: request and answer. */
export interface Queries {
  /** The open book, or nothing where none is open. */
  book: [NoRequest, BookView | null];
  /** Lists one window of the claims that a query finds. */
  claims: [FindClaims, ClaimPage];
  /** One claim with everything known about it. */
  claim: [OneClaim, ClaimView];
  /** What was done with the book, oldest first. */
  history: [FindHistory, HistoryView];
  /** Whether the book is what its journal says. Slow: reads everything. Writes nothing. */
  verify: [Verify, VerificationView];
}

/** What can be changed: request and value. */
export interface Changes {
  /** Opens a book and closes the one before it. */
  open_book: [OneBook, BookView];
  /** Writes a new book, opens it and closes the one before it. */
  create_book: [NewBook, BookView];
  /** Closes the book, so that its file stands alone. */
  close_book: [NoRequest, null];
  /** Says who works in the book from now on. */
  set_author: [SetAuthor, null];
  /** Changes the book's own card. Not undone by undo. */
  edit_book: [EditBook, null];
  /** Brings a document in. */
  import_document: [ImportDocument, ImportedDocument];
  /** Adds a claim. */
  add_claim: [AddClaim, ClaimRow];
  /** Changes what is given of a claim, and nothing else. */
  edit_claim: [EditClaim, ClaimRow];
  /** Marks a claim as being looked at. A verdict clears the mark. */
  mark_in_review: [OneClaim, ClaimRow];
  /** Attaches something that bears on a claim. */
  attach: [Attach, AttachedEvidence];
  /** Judges a claim. */
  judge: [Judge, ClaimRow];
  /** Takes a verdict back. */
  withdraw: [Withdraw, ClaimRow];
  /** Throws away a claim, a document that nothing uses, or an item of evidence. */
  remove: [OneKey, Moved];
  /** Takes something out of the trash again. */
  restore: [OneKey, Moved];
  /** Takes back the last step. */
  undo: [NoRequest, Undone];
  /** Brings back what undo took back last. */
  redo: [NoRequest, Undone];
  /** Blanks what a step held, for good. Backups and copies keep it. */
  purge: [Purge, Purged];
  /** Writes a verification report and logs that it left the book. */
  export_report: [ExportReport, ExportedReport];
  /** Writes a compact copy of the book and logs it. */
  copy_book: [CopyBook, CopiedBook];
}
