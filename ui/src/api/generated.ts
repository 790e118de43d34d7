// Written by `cargo bindings` from claimbook-api. Edit that, not this.

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
  /** Its documents, in the order they were added. */
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

/** What went wrong, for programs. */
export type ErrorCode = "no_book" | "unknown_command" | "unreadable_request" | "internal";

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

/** One line of a claim's history. */
export type HistoryLine = {
  /** When: RFC 3339, UTC. */
  at: string,
  /** Who. */
  by: string,
  /** What, in words: "Judged: disputed, misleading". */
  what: string,
  /** Why, where somebody said so. */
  reason: string | null,
};

/** How many independent origins stand on each side. */
export type Independent = {
  /** For the claim. */
  supports: number,
  /** Against it. */
  refutes: number,
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

/** What a verdict says. */
export type Outcome = "verified" | "disputed" | "unverifiable";

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
  /** The step in words: "Judged CB-0042 verified". */
  what: string,
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
  /** How many people's verdicts stand on the claim. */
  readers: number,
  /** Their outcomes differ, and no verdict decides between them. */
  readersDisagree: boolean,
};

/** What can be asked: request and answer. */
export interface Queries {
  /** The open book, or nothing where none is open. */
  book: [NoRequest, BookView | null];
  /** Lists one window of the claims that a query finds. */
  claims: [FindClaims, ClaimPage];
  /** One claim with everything known about it. */
  claim: [OneClaim, ClaimView];
}

/** What can be changed: request and value. */
export interface Changes {
  /** Opens a book and closes the one before it. */
  open_book: [OneBook, BookView];
  /** Writes a new book, opens it and closes the one before it. */
  create_book: [NewBook, BookView];
  /** Closes the book, so that its file stands alone. */
  close_book: [NoRequest, null];
  /** Takes back the last step. */
  undo: [NoRequest, Undone];
  /** Brings back what undo took back last. */
  redo: [NoRequest, Undone];
}
