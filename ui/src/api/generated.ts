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
  /** Or where the words stand: the first UTF-16 unit of the document's text. */
  start?: number,
  /** And the one after their last. */
  end?: number,
  /** What sort of statement: `quantity`, `event`, … */
  claimType?: string,
  /** Anything else. */
  note?: string,
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
  /** Its identity. */
  id: string,
  /** Where the words stand in the document's text. */
  span: TextSpan | null,
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
  /** Or where the words stand: the first UTF-16 unit of the document's text. */
  start?: number,
  /** And the one after their last. */
  end?: number,
  /** The name that the file goes by, where its path says another. */
  name?: string,
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

/** A copy that was set aside. */
export type BackupView = {
  /** Where it is. */
  path: string,
  /** When it was made: RFC 3339, UTC. */
  at: string,
  /** How large it is: `1.4 MB`. */
  sizeLabel: string,
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
  /** What undo would take back, in words: `verdict given CB-0001: “About 20 %…”`; nothing: nothing. */
  undo: string | null,
  /** What redo would bring back, in words; nothing: nothing. */
  redo: string | null,
  /** How many steps it has seen, from this and any other program: more than before means read again. */
  steps: number,
  /** Its identity: the same in every copy. */
  id: string,
  /** What it is kept for. */
  purpose: string | null,
  /** Whether one person's verdict waits for another's. */
  secondReader: boolean,
  /** The name under which changes are made from here; declared, not authenticated. */
  author: string,
  /** Whether somebody said that name, or the system's user name stands in for it. */
  authorDeclared: boolean,
  /** How many claims want to be looked at again by `due_by`. */
  due: number,
  /** Three days from today, `2025-03-17`. */
  dueBy: string,
  /** How many claims, documents and items of evidence lie in the trash. */
  trash: number,
};

/** Asks whether the kept bytes behind a claim's evidence still hash to their names. Slow with large files. */
export type CheckFiles = {
  /** Which claim. */
  key: string,
};

/** Asks whether a report that somebody handed over fits together. */
export type CheckReport = {
  /** A JSON report of at most 64 MB, or a PDF of at most 256 MB that has one attached. */
  path: string,
};

/** Whether a report fits together. */
export type CheckedReport = {
  /** Nothing was found. */
  sound: boolean,
  /** `json` or `pdf`. */
  kind: string,
  /** How many claims it shows. */
  claims: number,
  /** How many steps its history has. */
  steps: number,
  /** Where the chain of each copy ends: what one compares with a head noted elsewhere. */
  heads: Array<string>,
  /** The keys of what could not be held against the history, because what that has of it stayed in the book. */
  withheld: Array<string>,
  /** What does not fit. */
  findings: Array<ReportFinding>,
  /** The volumes it was compared with; nothing where it names none. */
  volumes: ComparedVolumes | null,
  /** The book it was compared with; nothing where none is open. */
  book: ComparedBook | null,
};

/** Whether a claim is checked for being true or for having been said. */
export type Checking = "truth" | "attribution";

/** One window of a list of claims. */
export type ClaimPage = {
  /** How many claims the query finds, in this window or not. */
  total: number,
  /** How many rows come before this window. */
  offset: number,
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
  /** The readers' outcomes differ, and no verdict decides between them. */
  readersDisagree: boolean,
  /** The day its verdict should be looked at again, `2025-04-14`. */
  recheckOn: string | null,
  /** A verdict on it is open: its reviewer has not left the claim yet. */
  open: boolean,
  /** The title of the first document it appears in. */
  document: string | null,
};

/** What sort of statement a claim makes. */
export type ClaimType = "quantity" | "duration-or-date" | "event" | "quote-or-attribution" | "cause" | "comparison" | "prediction" | "other";

/** One claim with everything known about it. */
export type ClaimView = {
  /** Anything else the analyst wrote. */
  note: string | null,
  /** It is in the trash. */
  trashed: boolean,
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
  /** When it was said, as it was typed. */
  saidTyped: string,
  /** Who made it, where that is not the source: a name, or `the article itself`. */
  claimantGiven: string | null,
  /** What sort of statement. */
  claimType: ClaimType | null,
  /** The hedge, verbatim. */
  hedge: string | null,
  /** The time it speaks of, as it was typed. */
  aboutPeriod: string | null,
  /** The day its figure is of, as it was typed. */
  asOf: string | null,
  /** The place it speaks of. */
  place: string | null,
  /** Who marked it as being looked at. */
  inReviewBy: string | null,
  /** This person's open verdict, with or without an outcome. */
  draft: DraftView | null,
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
  /** The readers' outcomes differ, and no verdict decides between them. */
  readersDisagree: boolean,
  /** The day its verdict should be looked at again, `2025-04-14`. */
  recheckOn: string | null,
  /** A verdict on it is open: its reviewer has not left the claim yet. */
  open: boolean,
  /** The title of the first document it appears in. */
  document: string | null,
};

/** Puts a claim back to review: takes its mark away, empties this person's open verdict, or withdraws their sealed one. */
export type ClearStatus = {
  /** Which claim. */
  key: string,
  /** Why; needed where a sealed verdict is withdrawn. */
  reason?: string,
};

/** The book that a report was compared with. */
export type ComparedBook = {
  /** Its title. */
  title: string,
  /** How many steps of the report stand in its journal with the same hash. */
  steps: number,
  /** How many of the files and texts that the report names it keeps unchanged. */
  files: number,
};

/** The files beside a report that is the contents of volumes. */
export type ComparedVolumes = {
  /** How many it names. */
  named: number,
  /** How many lie beside it with the SHA-256 that it names. */
  same: number,
  /** The names of those that do not lie beside it, 100 at most: they were not checked, which is no finding. */
  missing: Array<string>,
};

/** How sure a reviewer is. */
export type Confidence = "low" | "moderate" | "high";

/** A copy that was written. */
export type CopiedBook = {
  /** Where it is. */
  path: string,
};

/** Claims as they leave by the clipboard. */
export type CopiedText = {
  /** As plain text. */
  plain: string,
  /** As HTML, without styles or scripts. */
  html: string,
  /** How many. */
  claims: number,
};

/** Writes a compact copy of the book. */
export type CopyBook = {
  /** Where to. Nothing may be there yet. */
  path: string,
};

/** What was found in a text before anybody looked at it. */
export type DocumentDraftView = {
  /** Its title. */
  title: Finding,
  /** Its publisher. */
  source: Finding | null,
  /** Who wrote it. */
  author: Finding | null,
  /** When it was published, as the text says it. */
  published: Finding | null,
  /** The same as it was understood: `14 Mar 2025`. */
  publishedLabel: string | null,
  /** Its language, BCP 47. */
  language: Finding | null,
  /** How its letters are written: `UTF-8`, `windows-1252`. */
  encoding: string,
  /** How many characters (code points) its text has. */
  length: number,
  /** How many words. */
  words: number,
  /** The first 2,000 characters. */
  beginning: string,
  /** Documents of this book that say the same or nearly so, the nearest first. */
  similar: Array<SimilarDocument>,
};

/** What a document is. */
export type DocumentKind = "article" | "report" | "speech" | "transcript" | "post" | "video" | "image" | "dataset" | "web-page" | "interview" | "court-record" | "note" | "own-working" | "contact" | "other";

/** A document in the list of documents. */
export type DocumentLine = {
  /** Its key, `D-0003`. */
  key: string,
  /** Its title. */
  title: string,
  /** What it is. */
  kind: DocumentKind,
  /** Its publisher. */
  source: string,
  /** When it was published: EDTF or `unknown`. */
  published: string,
  /** The same for people. */
  publishedLabel: string,
  /** How many claims appear in it. */
  claims: number,
  /** How many of these have a verdict. */
  reviewed: number,
  /** How many items of evidence rest on it. */
  evidence: number,
  /** Only the address is kept, no copy. */
  linkOnly: boolean,
  /** Whether there is a text to read. */
  hasText: boolean,
  /** When it came into the book: RFC 3339, UTC. */
  added: string,
};

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
  /** Who wrote it, as printed. */
  authors: Array<string>,
  /** Where copies of it stand on the web. */
  archivedUrls: Array<string>,
  /** When the analyst had it before them: RFC 3339, UTC. */
  accessed: string | null,
  /** The kept bytes; nothing: only the address, or only a text, is kept. */
  file: FileView | null,
  /** Whether there is a text to read. */
  hasText: boolean,
};

/** Asks what is found in a text or a file before it is brought in. Writes nothing. */
export type DraftDocument = {
  /** The text, pasted. */
  text?: string,
  /** Or where the file is. */
  path?: string,
};

/** A verdict that its reviewer has not left yet. */
export type DraftView = {
  /** What it says so far. */
  outcome: Outcome | null,
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
  /** It will replace a sealed verdict of the same person that says something else, so that a reason is asked. */
  changes: boolean,
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
  /** `truth` or `attribution`. */
  checking?: string,
  /** What sort of statement; empty: not said. */
  claimType?: string,
  /** The hedge, verbatim; empty: none. */
  hedge?: string,
  /** The time it speaks of; empty: not said. */
  aboutPeriod?: string,
  /** The day its figure is of; empty: not said. */
  asOf?: string,
  /** The place it speaks of; empty: not said. */
  place?: string,
  /** The day its verdict should be looked at again; empty: never. */
  recheck?: string,
  /** Anything else; empty: nothing. */
  note?: string,
  /** A UUID: steps of one gesture are undone together. */
  gesture?: string,
};

/** Changes the same of several claims, as one step: all of them, or none. */
export type EditClaims = {
  /** Which. */
  keys: Array<string>,
  /** When they were said. */
  said?: string,
  /** Who we have them from. */
  source?: string,
  /** Who made them; empty: the source. */
  claimant?: string,
  /** Tags to add, by name. */
  tag?: Array<string>,
  /** Tags to take off, by name. */
  untag?: Array<string>,
  /** The day their verdicts should be looked at again; empty: never. */
  recheck?: string,
};

/** Changes what is given of a document, and nothing else. */
export type EditDocument = {
  /** Which. */
  key: string,
  /** Its title. */
  title?: string,
  /** Its publisher. */
  source?: string,
  /** Who wrote it, as printed. */
  authors?: Array<string>,
  /** What it is: `article`, `report`, `transcript`, … */
  kind?: string,
  /** When it was published. */
  published?: string,
  /** Where it stands on the web; empty: nowhere. */
  url?: string,
  /** Where a copy of it stands on the web; empty: nowhere. */
  archived?: string,
  /** BCP 47; empty: unknown. */
  language?: string,
  /** A UUID: steps of one gesture are undone together. */
  gesture?: string,
};

/** Changes what is given of an item of evidence, and nothing else. */
export type EditEvidence = {
  /** Which. */
  key: string,
  /** `supports`, `partly-supports`, `context`, `partly-refutes` or `refutes`. */
  stance?: string,
  /** Why it bears on the claim; empty: nothing. */
  explanation?: string,
  /** The item whose origin it shares, `E-0001`; empty: it stands for itself. */
  repeats?: string,
  /** A UUID: steps of one gesture are undone together. */
  gesture?: string,
};

/** Changes this person's open verdict on a claim, or opens one. It stays open until it is sealed. What is left out stays; an empty text takes away. */
export type EditVerdict = {
  /** Which claim. */
  key: string,
  /** `verified`, `disputed` or `unverifiable`; empty: none yet. Another one takes rating and confidence away. */
  outcome?: string,
  /** The finer word; must belong to the outcome; empty: none. */
  rating?: string,
  /** `low`, `moderate` or `high`; empty: none. */
  confidence?: string,
  /** Why. */
  because?: string,
  /** How it could be put instead. */
  wording?: string,
  /** Why it differs from what the same person said before. Missing where asked for, it is flagged and not refused. */
  reason?: string,
  /** A UUID: steps of one gesture are undone together. */
  gesture?: string,
};

/** What went wrong, for programs. */
export type ErrorCode = "no_book" | "unknown_command" | "unreadable_request" | "internal" | "unknown_word" | "statement_empty" | "statement_too_long" | "name_empty" | "name_too_long" | "tag_unreadable" | "note_empty" | "title_empty" | "title_too_long" | "language_unreadable" | "date_unreadable" | "date_impossible" | "date_not_one_day" | "instant_unreadable" | "key_unreadable" | "key_unknown" | "key_of_another_kind" | "in_trash" | "not_in_trash" | "in_use" | "source_missing" | "said_missing" | "quote_without_document" | "quote_no_text" | "quote_not_found" | "quote_ambiguous" | "quote_no_such_occurrence" | "quote_only_similar" | "quote_outside_text" | "quote_blank" | "rating_of_another" | "outcome_missing" | "reason_missing" | "reason_empty" | "nothing_to_withdraw" | "text_too_long" | "nothing_to_change" | "nothing_to_restore" | "former_gone" | "choose_one" | "address_unreadable" | "nothing_to_undo" | "nothing_to_redo" | "changed_since" | "undo_purged" | "step_unknown" | "step_ambiguous" | "nothing_to_purge" | "nothing_selected" | "before_the_book" | "document_too_large" | "document_not_text" | "document_empty" | "file_too_large" | "file_refused" | "file_is_the_book" | "format_missing" | "logo_unreadable" | "preset_unknown" | "worker_missing" | "pdf_not_made" | "report_unsound" | "not_a_report" | "only_a_volume" | "report_too_new" | "book_missing" | "file_exists" | "is_folder" | "no_permission" | "book_empty" | "not_a_book" | "foreign_database" | "book_truncated" | "book_too_new" | "read_only" | "log_unreachable" | "locked" | "disk_full" | "damaged" | "migration_broken" | "file_changed" | "cancelled";

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
  /** Its identity. */
  id: string,
  /** Where the words stand in the document's text. */
  span: TextSpan | null,
};

/** Writes a verification report to a file. */
export type ExportReport = {
  /** Which claims, in the query language; every claim where this is left out. */
  query?: string,
  /** `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`; the preset's where this is left out. */
  format?: string,
  /** Where to write it. What is there is replaced, whole or not at all. A PDF of many claims becomes volumes
   * beside it. */
  path: string,
  /** The book as it was at an instant: RFC 3339, or a day for its end in UTC. */
  asOf?: string,
  /** Or these claims. */
  keys?: Array<string>,
  /** The name of a preset: what is left out here is as it says. */
  preset?: string,
  /** Its title; the book's where this is left out. */
  title?: string,
  /** A line below the title. */
  subtitle?: string,
  /** Who publishes it. */
  organisation?: string,
  /** Who prepared it. */
  author?: string,
  /** The picture at its head: a file of at most 4 MB (PNG, JPEG, GIF or WebP), or `sha256:` and the
   * digest of one that a preset keeps. Empty: none, also where the preset has one. */
  logo?: string,
  /** The sheet, of formats that have pages: `a4` or `letter`; the first where this is left out. */
  paper?: string,
  /** The claims by `document`, `date`, `status` or `source`; by their keys (`recorded`) where this is
   * left out. */
  order?: string,
  /** What it does without: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`. An
   * empty list: nothing is left out, also where the preset leaves parts out. */
  without?: Array<string>,
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
  /** Of a PDF: how many pages the file has. */
  pages: number | null,
  /** Of a PDF of many claims: the volumes beside the file, which is then the contents. */
  volumes: Array<ExportedVolume>,
  /** What a reader should know about the file, a sentence each. */
  notes: Array<string>,
};

/** A volume of a report. */
export type ExportedVolume = {
  /** Where it is. */
  path: string,
  /** SHA-256 of its bytes. */
  sha256: string,
  /** How many claims it shows. */
  claims: number,
  /** How many pages it has. */
  pages: number,
};

/** One field of one record that a step changed. */
export type FieldChange = {
  /** The field for people: `Said on`. */
  label: string,
  /** The field as `restore_field` takes it. */
  field: string,
  /** What it said before; nothing: nothing, or not shown. */
  before: string | null,
  /** What it said after. */
  after: string | null,
  /** Whether `restore_field` can bring the value before back. */
  restorable: boolean,
};

/** Whether kept bytes still hash to their name. */
export type FileCheck = {
  /** The name they should hash to. */
  sha256: string,
  /** What was found. */
  state: FileState,
};

/** What a check of kept bytes found. */
export type FileState = "same" | "mismatch" | "missing";

/** Bytes that the book keeps. */
export type FileView = {
  /** SHA-256 of them: the address under which a window fetches them. */
  sha256: string,
  /** How many bytes; 4294967295 for that many or more. */
  size: number,
  /** The same for people: `1.4 MB`. */
  sizeLabel: string,
  /** What they are, by their own first bytes: `image/png`. */
  mediaType: string,
  /** The file name they came under. */
  name: string | null,
  /** When they were added here: RFC 3339, UTC. */
  added: string,
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
  /** Or the window of `limit` rows in which this claim stands, where the query finds it. */
  around?: string,
};

/** Asks for documents. */
export type FindDocuments = {
  /** Words of the title, the key or the publisher; all where this is left out. */
  text?: string,
  /** How many at most; all where this is left out. */
  limit?: number,
};

/** Asks for the history of the book, or of one key. */
export type FindHistory = {
  /** `CB-0042`, `D-0003` or `E-0117`; the whole book where this is left out. */
  key?: string,
  /** The newest first; the oldest where this is left out. */
  newestFirst?: boolean,
  /** How many steps to pass over. */
  offset?: number,
  /** How many at most; all where this is left out. */
  limit?: number,
};

/** Asks for names that begin with what was typed, or contain it. */
export type FindNames = {
  /** What was typed; empty: the most used. */
  text: string,
  /** How many at most; 8 where this is left out. */
  limit?: number,
};

/** A value and where it was found. */
export type Finding = {
  /** What was found. */
  value: string,
  /** Where, for people: `from the first line, check`. */
  found: string,
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
  /** What it changed in the claim itself; empty where the whole book is listed. */
  changes: Array<FieldChange>,
};

/** What was done with the book, and what happened to it without changing it. */
export type HistoryView = {
  /** Steps, oldest first. */
  steps: Array<HistoryLine>,
  /** Exports and copies, oldest first; empty for one key. */
  events: Array<EventLine>,
  /** How many steps there are, listed or not. */
  total: number,
};

/** Brings a document in from a file or a pasted text, plain or Markdown, at most 10 MB. */
export type ImportDocument = {
  /** Where the file is. */
  path?: string,
  /** Or its text, pasted. */
  text?: string,
  /** Its publisher; `unknown` where this is left out. */
  source?: string,
  /** Its title; as found in the text where this is left out. */
  title?: string,
  /** When it was published; as found in the text where this is left out, else `unknown`. */
  published?: string,
  /** Who wrote it, as printed; as found in the text where this is left out. */
  authors?: Array<string>,
  /** What it is; `article` where this is left out. */
  kind?: string,
  /** Where it stands on the web. Kept, never fetched. */
  url?: string,
  /** BCP 47; as found in the text where this is left out. */
  language?: string,
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
  /** How many items of evidence rest on it. */
  evidence: number,
};

/** A tag as the side bar names it. */
export type ListedTag = {
  /** Its name. */
  name: string,
  /** How many claims carry it. */
  claims: number,
};

/** Marks several claims as one step: all of them, or none. Verdicts are sealed at once; a missing reason is flagged. */
export type MarkClaims = {
  /** Which. */
  keys: Array<string>,
  /** `verified`, `disputed`, `unverifiable`, `in-review`, or `to-review` to take marks and verdicts back. */
  status: string,
  /** The finer word of the verdicts. */
  rating?: string,
  /** Why. */
  because?: string,
  /** Why they differ from what the same person said before, or why they are taken back. */
  reason?: string,
};

/** A recorded claim where it stands in a text. */
export type MarkView = {
  /** Where. */
  span: TextSpan,
  /** The identity of the appearance. */
  appearance: string,
  /** How sure the words still stand there. */
  anchor: AnchorState,
  /** Which claim. */
  claim: ClaimRow,
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

/** A preset by its name. */
export type OnePreset = {
  /** Without regard to case. */
  name: string,
};

/** What a verdict says. */
export type Outcome = "verified" | "disputed" | "unverifiable";

/** How reports are wished for. What it says nothing of is absent. */
export type PresetView = {
  /** As people call it. */
  name: string,
  /** `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`. */
  format: string | null,
  /** Which claims, in the query language. */
  query: string | null,
  /** The title. */
  title: string | null,
  /** A line below it. */
  subtitle: string | null,
  /** Who publishes. */
  organisation: string | null,
  /** Who prepares. */
  author: string | null,
  /** The picture at the head, kept in the book: `sha256:` and its digest. */
  logo: string | null,
  /** `a4` or `letter`. */
  paper: string,
  /** `recorded`, `document`, `date`, `status` or `source`. */
  order: string,
  /** What is left out: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`. */
  without: Array<string>,
};

/** Asks for a report as it would be written now. Writes nothing. */
export type PreviewReport = {
  /** Which claims, in the query language; every claim where this and `keys` are left out. */
  query?: string,
  /** Or these claims. */
  keys?: Array<string>,
  /** `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`. */
  format: string,
  /** Of a PDF: how many pages are drawn at most, from 1 to 12; the most where this is left out. The fewer, the
   * sooner. */
  pages?: number,
  /** Its title; the book's where this is left out. */
  title?: string,
  /** A line below the title. */
  subtitle?: string,
  /** Who publishes it. */
  organisation?: string,
  /** Who prepared it. */
  author?: string,
  /** The picture at its head: a file of at most 4 MB (PNG, JPEG, GIF or WebP), or `sha256:` and the
   * digest of one that a preset keeps. Empty: none, also where the preset has one. */
  logo?: string,
  /** The sheet, of formats that have pages: `a4` or `letter`; the first where this is left out. */
  paper?: string,
  /** The claims by `document`, `date`, `status` or `source`; by their keys (`recorded`) where this is
   * left out. */
  order?: string,
  /** What it does without: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`. An
   * empty list: nothing is left out, also where the preset leaves parts out. */
  without?: Array<string>,
};

/** A report as it would be written now. */
export type PreviewedReport = {
  /** Names what a window can show: the page, where it is one; of a PDF its first pages as pictures, at `TOKEN/1` and
   * so on. */
  token: string | null,
  /** Of a PDF: how many of its pages can be shown, from the first, 24 at most; of the first volume where it has some. */
  pages: number | null,
  /** Of a PDF: whether more pages will be written than are shown. */
  morePages: boolean,
  /** Its first 20,000 characters, where it is another text; nothing for files that only other programs show. */
  text: string | null,
  /** How many claims it shows. */
  claims: number,
  /** How many of these have a sealed verdict. */
  reviewed: number,
  /** Claims without a verdict. */
  unreviewed: Array<string>,
  /** Claims whose verdict lacks a rationale or evidence. */
  bare: Array<string>,
  /** Claims whose verdict changed without a reason. */
  withoutReason: Array<string>,
  /** Claims whose latest verdict is still open and therefore not shown. */
  open: Array<string>,
  /** Items of evidence whose file no longer matches. */
  mismatched: Array<string>,
  /** A name for the file: `tram-dispute-2025-06-01.html`. */
  fileName: string,
  /** What in the query was not understood. */
  problems: Array<QueryProblem>,
};

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

/** Asks how a typed date is understood. */
export type ReadDate = {
  /** `13 March 2025`, `March 2025`, `yesterday`, `unknown`. */
  text: string,
  /** The field that a no is about; `said` where this is left out. */
  field?: string,
};

/** A date as it was understood. */
export type ReadDateView = {
  /** EDTF or `unknown`. */
  edtf: string,
  /** For people: `13 Mar 2025`. */
  label: string,
};

/** A document as the reader shows it. */
export type ReaderView = {
  /** What is known about it. */
  document: DocumentView,
  /** When it was published, as it was typed. */
  publishedTyped: string,
  /** BCP 47. */
  language: string | null,
  /** The text that passages point into: lines end in LF, paragraphs in a blank line. */
  text: string | null,
  /** The claims that appear in it at a known place, in the order of the text. */
  marks: Array<MarkView>,
  /** The claims that appear in it at no known place. */
  unplaced: Array<ClaimRow>,
};

/** How a document stands to a claim that appears in it. */
export type Relation = "asserts" | "quotes" | "paraphrases" | "denies" | "corrects";

/** Something in a report that does not fit. */
export type ReportFinding = {
  /** A whole sentence. */
  what: string,
  /** A key, `step` with the last 8 digits of its id, `coverage`, `heads`, `history`, `volumes` or `book`. */
  about: string,
};

/** Writes a backup as a book of its own and opens that. The backup stays. */
export type RestoreBackup = {
  /** Which backup, by its path. */
  backup: string,
  /** Where to write the book. Nothing may be there yet. */
  path: string,
};

/** Brings back what one field of a claim said before a step. */
export type RestoreField = {
  /** Which claim. */
  key: string,
  /** The step that changed it. */
  step: string,
  /** The field, as its history names it. */
  field: string,
};

/** Where the book is and how it is kept safe. */
export type SafetyView = {
  /** Where it is. */
  path: string,
  /** How large its file is: `1.4 MB`. */
  sizeLabel: string,
  /** Where its backups are. */
  folder: string,
  /** Its backups, newest first. */
  backups: Array<BackupView>,
  /** The name of the service that copies the book's folder elsewhere, where one was recognised: `Dropbox`. */
  synced: string | null,
  /** Why nothing can be changed; nothing: it can. */
  readOnly: string | null,
  /** The head of this copy's chain: what one notes elsewhere. */
  head: string | null,
};

/** Keeps wishes under a name, in the place of those that had it. */
export type SavePreset = {
  /** As people will call it; at most 200 characters, as each of its lines. */
  name: string,
  /** `pdf`, `html`, `md`, `json`, `csv`, `docx` or `xlsx`; left out, the preset says nothing of that. */
  format?: string,
  /** Which claims, in the query language; left out, the preset says nothing of that. */
  query?: string,
  /** Its title; the book's where this is left out. */
  title?: string,
  /** A line below the title. */
  subtitle?: string,
  /** Who publishes it. */
  organisation?: string,
  /** Who prepared it. */
  author?: string,
  /** The picture at its head: a file of at most 4 MB (PNG, JPEG, GIF or WebP), or `sha256:` and the
   * digest of one that a preset keeps. Empty: none, also where the preset has one. */
  logo?: string,
  /** The sheet, of formats that have pages: `a4` or `letter`; the first where this is left out. */
  paper?: string,
  /** The claims by `document`, `date`, `status` or `source`; by their keys (`recorded`) where this is
   * left out. */
  order?: string,
  /** What it does without: `context`, `pictures`, `charts`, `tags`, `earlier-verdicts`, `history`. An
   * empty list: nothing is left out, also where the preset leaves parts out. */
  without?: Array<string>,
};

/** Says who works in the book from now on. */
export type SetAuthor = {
  /** A name, declared and not authenticated. */
  name: string,
};

/** The side an item of evidence is counted on. */
export type Side = "supports" | "refutes" | "context";

/** A document that says the same or nearly so. */
export type SimilarDocument = {
  /** Its key. */
  key: string,
  /** Its title. */
  title: string,
  /** Its text is the same to the letter. */
  same: boolean,
  /** How many of a hundred word sequences of the new text stand in it too. */
  share: number,
};

/** Names several claims. */
export type SomeKeys = {
  /** Their keys. */
  keys: Array<string>,
};

/** The order of a list. */
export type SortBy = "added" | "said" | "status" | "source" | "key" | "judged";

/** A source as a field completes it. */
export type SourceLine = {
  /** Its name. */
  name: string,
  /** How many claims we have from it. */
  claims: number,
  /** How many documents it published. */
  documents: number,
};

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

/** A half-open range of a document's text, in UTF-16 code units, as a page counts. */
export type TextSpan = {
  /** The first unit inside. */
  start: number,
  /** The first unit after. */
  end: number,
};

/** The changed records of one kind. */
export type Touched = {
  /** The kind, as the journal names it: `claim`, `verdict`. */
  kind: string,
  /** Their identities. */
  ids: Array<string>,
};

/** Something in the trash. */
export type TrashedView = {
  /** Its key. */
  key: string,
  /** Its first words. */
  title: string,
  /** Who threw it away. */
  by: string,
  /** When: RFC 3339, UTC. */
  at: string,
};

/** What undo or redo did. */
export type Undone = {
  /** The gesture in words: "verdict given". */
  what: string,
  /** The keys it concerns. */
  about: Array<string>,
  /** The first words of what it concerns. */
  title: string | null,
  /** What an import brought in and somebody changed since: it stays. */
  stays: Array<string>,
  /** The claim to show afterwards: the first of those it concerns that is still there. */
  open: string | null,
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
  /** Whether it is this person's. */
  mine: boolean,
  /** What that confidence rests on. */
  confidenceBasis: string | null,
  /** It replaces another outcome or rating of the same person, and says no reason. */
  wantsReason: boolean,
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
  /** A number that is another one after anybody wrote to the book; 0 where none is open. Costs nothing. */
  pulse: [NoRequest, number];
  /** Lists one window of the claims that a query finds. */
  claims: [FindClaims, ClaimPage];
  /** One claim with everything known about it. */
  claim: [OneClaim, ClaimView];
  /** The sources whose names fit what was typed, the most used first. */
  sources: [FindNames, Array<SourceLine>];
  /** How a typed date is understood. */
  read_date: [ReadDate, ReadDateView];
  /** Claims as they leave by the clipboard, in the order given. */
  copy_claims: [SomeKeys, CopiedText];
  /** The documents of the book, newest first. */
  documents: [FindDocuments, Array<DocumentLine>];
  /** One document with its text and the claims recorded in it. */
  document: [OneKey, ReaderView];
  /** What is found in a text before it is brought in. */
  draft_document: [DraftDocument, DocumentDraftView];
  /** What lies in the trash, newest first. */
  trash: [NoRequest, Array<TrashedView>];
  /** What was done with the book, oldest first unless asked otherwise. */
  history: [FindHistory, HistoryView];
  /** How reports are wished for, by their names. */
  presets: [NoRequest, Array<PresetView>];
  /** A report as it would be written now. Slow with many claims. */
  preview_report: [PreviewReport, PreviewedReport];
  /** Where the book is, its backups, and what watches over it. */
  safety: [NoRequest, SafetyView];
  /** Whether the book is what its journal says. Slow: reads everything. Writes nothing. */
  verify: [Verify, VerificationView];
  /** Whether a report that lies there fits together, and with the open book where one is. Needs no book. */
  check_report: [CheckReport, CheckedReport];
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
  /** Changes what is given of a document, and nothing else. */
  edit_document: [EditDocument, DocumentView];
  /** Adds a claim. */
  add_claim: [AddClaim, ClaimRow];
  /** Changes what is given of a claim, and nothing else. */
  edit_claim: [EditClaim, ClaimRow];
  /** Changes the same of several claims. */
  edit_claims: [EditClaims, null];
  /** Brings back what one field of a claim said before a step. */
  restore_field: [RestoreField, ClaimRow];
  /** Marks a claim as being looked at. A verdict clears the mark. */
  mark_in_review: [OneClaim, ClaimRow];
  /** Attaches something that bears on a claim. */
  attach: [Attach, AttachedEvidence];
  /** Changes what is given of an item of evidence, and nothing else. */
  edit_evidence: [EditEvidence, null];
  /** Whether the files behind a claim's evidence still hash to their names. What does not is logged. */
  check_files: [CheckFiles, Array<FileCheck>];
  /** Judges a claim; sealed at once. */
  judge: [Judge, ClaimRow];
  /** Changes this person's open verdict on a claim, or opens one. */
  edit_verdict: [EditVerdict, ClaimRow];
  /** Seals this person's open verdict on a claim, as leaving the claim does. */
  seal_verdict: [OneClaim, null];
  /** Seals every open verdict of this person that has an outcome: before an export, on closing, after a crash. */
  seal_verdicts: [NoRequest, number];
  /** Marks several claims. */
  mark_claims: [MarkClaims, null];
  /** Puts a claim back to review. */
  clear_status: [ClearStatus, ClaimRow];
  /** Takes a verdict back. */
  withdraw: [Withdraw, ClaimRow];
  /** Throws away a claim, a document that nothing uses, or an item of evidence. */
  remove: [OneKey, Moved];
  /** Throws away several claims, as one step. */
  remove_claims: [SomeKeys, null];
  /** Takes something out of the trash again. */
  restore: [OneKey, Moved];
  /** Takes back the last step. */
  undo: [NoRequest, Undone];
  /** Brings back what undo took back last. */
  redo: [NoRequest, Undone];
  /** Blanks what a step held, for good. Backups and copies keep it. */
  purge: [Purge, Purged];
  /** Keeps wishes for reports under a name, in the place of those that had it. */
  save_preset: [SavePreset, PresetView];
  /** Forgets wishes for reports. */
  remove_preset: [OnePreset, null];
  /** Writes a verification report and logs that it left the book. */
  export_report: [ExportReport, ExportedReport];
  /** Writes a compact copy of the book and logs it. */
  copy_book: [CopyBook, CopiedBook];
  /** Sets a backup aside now, and thins out the old ones. */
  back_up: [NoRequest, BackupView];
  /** Writes a backup as a book of its own and opens that. */
  restore_backup: [RestoreBackup, BookView];
}
