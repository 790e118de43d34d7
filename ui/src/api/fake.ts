// A book in memory for tests and for looking at the page: an invented harbour town and nothing else.

import {
  BookError,
  type Answer,
  type Backend,
  type Copied,
  type DropEvent,
  type FileFilter,
  type OpenedOutside,
  type ProgressEvent,
  type SampleBook,
  type Unlisten,
} from './backend';
import { changeClaims } from './fakeClaims';
import * as leaving from './fakeLeaving';
import { Handlers, Listeners } from './listeners';
import type {
  AddClaim,
  BookView,
  ClaimRow,
  ClaimView,
  DocumentDraftView,
  DocumentLine,
  DocumentView,
  EditVerdict,
  EvidenceView,
  ErrorCode,
  FindClaims,
  HistoryLine,
  ImportDocument,
  MarkView,
  Outcome,
  PresetView,
  Rating,
  ReaderView,
  Status,
} from './generated';

/** Of the commands that `changeClaims` answers, those that change nothing. */

const STATUSES: Status[] = ['to-review', 'in-review', 'verified', 'disputed', 'unverifiable'];

/** What the fake is to hold, and how it is to misbehave. */
export interface Wishes {
  /** Begin without a book. */
  closed?: boolean;
  /** More claims than the twelve that are written out. */
  claims?: number;
  /** Refuse this command. */
  refuse?: string;
  /** With this code; as a disk that is gone where it is left out. */
  code?: ErrorCode;
  /** The text of the second document, in place of the one that is written out. */
  text?: string;
}

/** A backend that answers from memory and notes what it was asked. */
export class Fake implements Backend {
  /** Every command of the contract, in order. */
  readonly asked: { command: string; request: unknown }[] = [];
  /** Every other wish, in order: `openLink https://…`, `reveal /books/report.html`. */
  readonly wished: string[] = [];
  given: string | null = null;
  /** What the next dialogs answer. */
  picked: string | null = null;
  pickedFiles: string[] = [];
  saved: string | null = null;
  /** What `copy` left last. */
  clipboard: Copied | null = null;
  /** What was staged, by the path it got. */
  readonly staged = new Map<string, Blob | Uint8Array>();
  #book: BookView | null;
  readonly #claims: ClaimView[];
  #presets: PresetView[] = [];
  #documents: DocumentView[] = DOCUMENTS;
  readonly #texts = new Map<string, string>(TEXTS);
  #wishes: Wishes;
  readonly #given = new Listeners<null>();
  readonly #drops = new Listeners<DropEvent>();
  readonly #progress = new Listeners<ProgressEvent>();
  readonly #menu = new Listeners<string>();
  readonly #closing = new Handlers();

  constructor(wishes: Wishes = {}) {
    this.#wishes = wishes;
    this.#claims = claims(wishes.claims ?? 12);
    if (wishes.text !== undefined) this.#texts.set('D-0002', wishes.text);
    this.#book = wishes.closed ? null : this.#open('/books/Halvern.claimbook', true);
  }

  async call(command: string, request: unknown): Promise<Answer> {
    this.asked.push({ command, request });
    if (command === this.#wishes.refuse) {
      throw refusal(this.#wishes.code ?? 'internal', 'The book could not be read: the disk is gone.', 'Connect the disk and try again.');
    }
    const before = this.#book?.steps;
    const value = this.#answer(command, request as never);
    const changed = before !== this.#book?.steps || CHANGES.includes(command);
    return { value, touched: changed ? [{ kind: 'claim', ids: [] }] : [] };
  }

  async cancel(): Promise<void> {
    this.wished.push('cancel');
  }

  onProgress(listener: (event: ProgressEvent) => void): Unlisten {
    return this.#progress.add(listener);
  }

  async pickBook(): Promise<string | null> {
    return this.picked;
  }

  async pickNewBook(suggestedName: string): Promise<string | null> {
    this.wished.push(`pickNewBook ${suggestedName}`);
    return this.saved;
  }

  async pickFiles(): Promise<string[]> {
    return this.pickedFiles;
  }

  async saveAs(suggestedName: string, filter: FileFilter): Promise<string | null> {
    this.wished.push(`saveAs ${suggestedName} ${filter.name}`);
    return this.saved;
  }

  async sampleBook(): Promise<SampleBook> {
    return { path: '/books/Halvern sample.claimbook', exists: false };
  }

  async givenBook(): Promise<string | null> {
    const given = this.given;
    this.given = null;
    return given;
  }

  onBookGiven(listener: () => void): Unlisten {
    return this.#given.add(listener);
  }

  onDrop(listener: (event: DropEvent) => void): Unlisten {
    return this.#drops.add(listener);
  }

  async stage(name: string, bytes: Blob | Uint8Array): Promise<string> {
    const path = `/staged/${this.staged.size}/${name}`;
    this.staged.set(path, bytes);
    return path;
  }

  fileUrl(sha256: string): string {
    return `data:,${sha256}`;
  }

  previewUrl(token: string): string {
    return `data:${token}`;
  }

  async openOutside(sha256: string, name: string): Promise<OpenedOutside> {
    this.wished.push(`openOutside ${sha256} ${name}`);
    return 'opened';
  }

  async openLink(url: string): Promise<void> {
    this.wished.push(`openLink ${url}`);
  }

  async reveal(path: string): Promise<void> {
    this.wished.push(`reveal ${path}`);
  }

  async copy(copied: Copied): Promise<void> {
    this.clipboard = copied;
  }

  onMenu(listener: (action: string) => void): Unlisten {
    return this.#menu.add(listener);
  }

  onClosing(handler: () => Promise<void>): Unlisten {
    return this.#closing.add(handler);
  }

  async quit(): Promise<void> {
    await this.#closing.run();
    this.wished.push('quit');
  }

  /** Has it misbehave otherwise from now on. */
  wish(wishes: Wishes): void {
    this.#wishes = wishes;
  }

  /** As a second start with a book would. */
  give(path: string): void {
    this.given = path;
    this.#given.tell(null);
  }

  /** As files dragged over the window and dropped on it would. */
  drop(event: DropEvent): void {
    this.#drops.tell(event);
  }

  /** As long work would. */
  work(event: ProgressEvent): void {
    this.#progress.tell(event);
  }

  /** As an item of the native menu would. */
  choose(action: string): void {
    this.#menu.tell(action);
  }

  /** As another program that writes to the same file would. */
  changeBehindOurBack(): void {
    const [first] = this.#claims;
    if (first) first.statement = 'Changed by another program';
    if (this.#book) this.#book = { ...this.#book, steps: this.#book.steps + 1 };
  }

  #answer(
    command: string,
    request: { path: string; key: string; keys: string[]; format: string; name: string; sample?: boolean; newestFirst?: boolean } & FindClaims &
      EditVerdict,
  ): unknown {
    switch (command) {
      case 'book':
        return this.#book;
      case 'open_book':
        if (request.path.includes('missing')) {
          throw refusal('book_missing', `There is no file \`${request.path}\`.`, 'Choose another one.');
        }
        this.#book = this.#open(request.path, false);
        return this.#book;
      case 'create_book':
        this.#book = this.#open(request.path, request.sample === true);
        return this.#book;
      case 'close_book':
        this.#book = null;
        return null;
      case 'pulse':
        return this.#book?.steps ?? 0;
      case 'claims':
        return this.#find(request);
      case 'claim':
        // A copy, as what crosses a border is.
        return structuredClone(this.#claims.find((claim) => claim.key === request.key));
      case 'documents':
        return this.#documents.map((document) => this.#line(document));
      case 'document':
        return this.#read(request.key);
      case 'draft_document':
        return draft(request as { text?: string; path?: string });
      case 'import_document':
        return this.#bringIn(request as ImportDocument);
      case 'edit_document':
        return this.#editDocument(request);
      case 'add_claim':
        return this.#add(request as unknown as AddClaim);
      case 'sources':
        return this.#sources(String((request as { text?: string }).text));
      case 'read_date':
        return readDate(String((request as { text?: string }).text));
      case 'set_author':
        return null;
      case 'edit_book':
        return this.#changed(() => {
          const { title, purpose, secondReader } = request as unknown as Partial<BookView>;
          const book = this.#book;
          if (book) this.#book = { ...book, title: title ?? book.title, purpose: purpose ?? book.purpose, secondReader: secondReader ?? book.secondReader };
        });
      case 'clear_status':
        if (request.reason === undefined && this.#claims.some(({ key, outcome, draft }) => key === request.key && outcome && !draft)) {
          throw refusal('reason_missing', 'A sealed verdict is taken back with a reason.', null);
        }
        return this.#changed(() =>
          this.#edit(request.key, (claim) => ({ ...claim, status: 'to-review', outcome: null, rating: null, draft: null, verdict: null })),
        );
      case 'remove':
        return this.#changed(() => this.#edit(request.key, (claim) => ({ ...claim, trashed: true })));
      case 'restore':
        return this.#changed(() => this.#edit(request.key, (claim) => ({ ...claim, trashed: false })));
      case 'trash':
        return this.#claims.filter(({ trashed }) => trashed).map(leaving.trashed);
      case 'history':
        return { ...leaving.history(this.#claims, request), ...(request.key === undefined ? { total: this.#book?.steps ?? 0 } : {}) };
      case 'presets':
        return this.#presets;
      case 'save_preset': {
        const preset = leaving.preset(request);
        this.#changed(() => (this.#presets = [...this.#presets.filter(({ name }) => name !== preset.name), preset]));
        return preset;
      }
      case 'remove_preset':
        return this.#changed(() => (this.#presets = this.#presets.filter(({ name }) => name !== request.name)));
      case 'preview_report':
        return leaving.preview(this.#report(request), request);
      case 'export_report':
        return leaving.exported(this.#report(request), request);
      case 'safety':
        return leaving.safety(this.#book?.path ?? '');
      case 'verify':
        return leaving.verification();
      case 'back_up':
        return leaving.backup('2025-03-14T16:30:00.000Z');
      case 'restore_backup':
        this.#book = this.#open(request.path, false);
        return this.#book;
      case 'seal_verdicts':
        return 0;
      case 'undo':
        return this.#step({ undo: null, redo: 'judged CB-0001 disputed' });
      case 'redo':
        return this.#step({ undo: 'judged CB-0001 disputed', redo: null });
      default: {
        const changed = changeClaims(this.#claims, DOCUMENTS, command, request as never);
        if (changed === undefined) throw refusal('unknown_command', `There is no command \`${command}\`.`, null);
        if (command === 'check_files') return changed;
        this.#note(request.key, command.replaceAll('_', ' '));
        return this.#changed(() => changed);
      }
    }
  }

  /** Changes something as one step. */
  #changed(change: () => void): null {
    change();
    if (this.#book) {
      const { title, purpose, secondReader, steps, sample, path } = this.#book;
      this.#book = { ...this.#open(path, sample), title, purpose, secondReader, steps: steps + 1 };
    }
    return null;
  }

  #edit(key: string, change: (claim: ClaimView) => ClaimView): void {
    const index = this.#claims.findIndex((claim) => claim.key === key);
    const claim = this.#claims[index];
    if (claim === undefined) throw refusal('key_unknown', `There is no claim \`${key}\`.`, null);
    const done = line(key, 'claim changed', `2025-03-15T10:00:00.${String(this.#book?.steps ?? 0).padStart(3, '0')}Z`);
    this.#claims[index] = { ...change(claim), history: [done, ...claim.history] };
  }

  /** Puts a step into the history of a claim. */
  #note(key: string, what: string): void {
    const claim = this.#claims.find((claim) => claim.key === key);
    if (claim) claim.history = [line(key, what, new Date().toISOString()), ...claim.history];
  }

  /** The claims that a report shows. */
  #report({ keys, query }: { keys?: string[]; query?: string }): ClaimView[] {
    const all = this.#claims.filter(({ trashed }) => !trashed);
    return keys ? all.filter(({ key }) => keys.includes(key)) : all.filter((claim) => fits(claim, query ?? ''));
  }

  #step(after: { undo: string | null; redo: string | null }): { what: string; about: string[]; stays: string[]; open: null } {
    if (this.#book) this.#book = { ...this.#book, ...after, steps: this.#book.steps + 1 };
    return { what: 'judged', about: ['CB-0001'], stays: [], open: null };
  }

  #open(path: string, sample: boolean): BookView {
    const of = (status: Status) => this.#claims.filter((claim) => claim.status === status).length;
    const tagged = (tag: string) => this.#claims.filter((claim) => claim.tags.includes(tag)).length;
    const within = (key: string) =>
      this.#claims.filter((claim) => claim.appearances.some((place) => place.document.key === key)).length;
    return {
      title: sample ? 'Halvern' : (path.split('/').pop()?.replace('.claimbook', '') ?? path),
      path,
      sample,
      readOnly: null,
      statuses: {
        toReview: of('to-review'),
        inReview: of('in-review'),
        verified: of('verified'),
        disputed: of('disputed'),
        unverifiable: of('unverifiable'),
        all: this.#claims.length,
      },
      documents: this.#documents.map(({ key, title, kind }) => ({ key, title, kind, claims: within(key), evidence: 0 })),
      tags: TAGS.map((name) => ({ name, claims: tagged(name) })),
      undo: 'judged CB-0001 disputed',
      redo: null,
      steps: 40,
      id: '01958f00-0000-7000-a000-000000000001',
      purpose: null,
      secondReader: false,
      author: 'Ana Kestrel',
      authorDeclared: true,
      due: 0,
      dueBy: '2025-03-17',
      trash: this.#claims.filter(({ trashed }) => trashed).length,
    };
  }

  #line(document: DocumentView): DocumentLine {
    const { key, title, kind, source, published, publishedLabel, linkOnly } = document;
    const within = this.#claims.filter((claim) => claim.appearances.some((place) => place.document.key === key));
    const evidence = this.#claims.flatMap((claim) => claim.evidenceItems).filter((item) => item.document.key === key);
    return {
      key,
      title,
      kind,
      source,
      published,
      publishedLabel,
      linkOnly,
      claims: within.length,
      reviewed: within.filter((claim) => claim.outcome !== null).length,
      evidence: evidence.length,
      hasText: this.#texts.has(key),
      added: '2025-03-14T09:00:00.000Z',
    };
  }

  #read(key: string): ReaderView {
    const document = this.#documents.find((one) => one.key === key);
    if (!document) throw refusal('key_unknown', `There is no ${key} in this book.`, null);
    const text = this.#texts.get(key) ?? null;
    const places = this.#claims.flatMap((claim) =>
      claim.appearances.filter((place) => place.document.key === key).map((place) => ({ claim, place })),
    );
    const marks = places.flatMap(({ claim, place }): MarkView[] => {
      const start = place.span?.start ?? text?.indexOf(place.exact ?? '\0') ?? -1;
      const span = place.span ?? { start, end: start + (place.exact?.length ?? 0) };
      return start < 0 ? [] : [{ span, appearance: place.id, anchor: place.anchor, claim }];
    });
    marks.sort((one, other) => one.span.start - other.span.start || other.span.end - one.span.end);
    const unplaced = places.filter(({ claim }) => marks.every((mark) => mark.claim !== claim)).map(({ claim }) => claim);
    return { document, publishedTyped: document.publishedLabel, language: 'en', text, marks, unplaced };
  }

  #bringIn(request: ImportDocument): unknown {
    const found = draft(request);
    const key = `D-${String(this.#documents.length + 1).padStart(4, '0')}`;
    const published = request.published ?? found.published?.value ?? 'unknown';
    const document: DocumentView = {
      ...work(key, request.title ?? found.title.value, 'article', request.source ?? 'unknown', published, published),
      authors: request.authors ?? [],
      url: request.url ?? null,
    };
    this.#documents = [document, ...this.#documents];
    this.#texts.set(key, request.text ?? found.beginning);
    this.#step({ undo: `brought in ${key}`, redo: null });
    return { key, id: key, title: document.title, titleFound: null, published, publishedFound: null, encoding: 'UTF-8', length: found.length };
  }

  #editDocument(request: { key: string }): DocumentView {
    const change = request as Partial<DocumentView> & { key: string };
    if (change.title?.trim() === '') throw refusal('title_empty', 'A document needs a title.', null, 'title');
    this.#documents = this.#documents.map((document) => (document.key === change.key ? { ...document, ...change } : document));
    this.#step({ undo: `changed ${change.key}`, redo: null });
    return this.#read(change.key).document;
  }

  #add(request: AddClaim): ClaimRow {
    if (request.statement.trim() === '') throw refusal('statement_empty', 'Write what was claimed.', 'One sentence, as the claimant would put it.', 'statement');
    const document = this.#documents.find(({ key }) => key === request.document);
    const source = request.source ?? document?.source;
    if (source === undefined) throw refusal('source_missing', 'Say who we have it from.', 'A name, or `unknown`.', 'source');
    if (request.said !== undefined) readDate(request.said);
    const said = request.said ?? document?.publishedLabel ?? 'unknown';
    const { start, end } = request;
    const made = claim(
      {
        statement: request.statement.trim(),
        said: [said, said],
        by: request.claimant ?? source,
        within: document ?? COUNCIL,
        words: ['', start === undefined ? '' : (this.#texts.get(request.document ?? '')?.slice(start, end) ?? ''), ''],
        tags: request.tags ?? [],
        status: 'to-review',
      },
      this.#claims.length + 1,
    );
    const [place] = made.appearances;
    const added: ClaimView = {
      ...made,
      statement: request.statement.trim(),
      source,
      appearances: place && document ? [{ ...place, span: start === undefined || end === undefined ? null : { start, end } }] : [],
    };
    this.#claims.push(added);
    this.#step({ undo: `added ${added.key}`, redo: null });
    return added;
  }

  #sources(text: string): { name: string; claims: number; documents: number }[] {
    const names = new Set([...this.#documents.map(({ source }) => source), ...this.#claims.map(({ claimant }) => claimant)]);
    return [...names]
      .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
      .slice(0, 8)
      .map((name) => ({ name, claims: this.#claims.filter(({ claimant }) => claimant === name).length, documents: 0 }));
  }

  #find(request: FindClaims): unknown {
    if (this.#book === null) throw refusal('no_book', 'No book is open.', null);
    const query = request.query ?? '';
    const found = this.#claims.filter((claim) => !claim.trashed && fits(claim, query));
    const order: Record<string, (claim: ClaimRow) => string> = {
      said: (claim) => claim.said,
      source: (claim) => claim.source,
      status: (claim) => String(STATUSES.indexOf(claim.status)),
    };
    const by = order[request.sort ?? 'said'] ?? ((claim: ClaimRow) => claim.key);
    found.sort((one, other) => by(one).localeCompare(by(other)) * (request.reverse ? -1 : 1));
    const limit = request.limit ?? 100;
    const around = found.findIndex(({ key }) => key === request.around);
    const offset = around < 0 ? (request.offset ?? 0) : Math.floor(around / limit) * limit;
    const wrong = /status:(\w+)$/.exec(query)?.[1];
    const isWrong = wrong !== undefined && !STATUSES.some((status) => status.startsWith(wrong));
    return {
      total: found.length,
      // Copies, as what crosses a border is.
      claims: structuredClone(found.slice(offset, offset + limit)),
      offset,
      query,
      problems: isWrong
        ? [
            {
              start: query.length - wrong.length,
              end: query.length,
              message: `\`${wrong}\` is not a status.`,
              suggestion: 'disputed',
            },
          ]
        : [],
    };
  }
}

/** One of several parts joined by OR, each of whose words matches. */
function fits(claim: ClaimView, query: string): boolean {
  return query.split(' OR ').some((part) => (part.match(/[a-z]+:"[^"]*"|\S+/g) ?? []).every((word) => matches(claim, word)));
}

function matches(claim: ClaimView, word: string): boolean {
  const [field, value = ''] = word.split(/:(.*)/s);
  if (field === 'status') return claim.status === value || !STATUSES.includes(value as Status);
  if (field === 'key') return claim.key === value;
  if (field === 'document') return claim.appearances.some((place) => place.document.key === value);
  if (field === 'tag') return claim.tags.includes(value.replaceAll('"', ''));
  return `${claim.statement} ${claim.source} ${claim.claimant}`.toLowerCase().includes(word.toLowerCase());
}

function refusal(code: ErrorCode, message: string, hint: string | null, field: string | null = null): BookError {
  return new BookError({ code, message, hint, field, at: null, detail: null });
}

/** Enough of a reader of dates to see what a field does with its answers. */
function readDate(text: string): { edtf: string; label: string } {
  const at = Date.parse(`${text} UTC`);
  if (/^\d{4}(-\d\d)?$|^unknown$|^yesterday$|^[A-Z][a-z]+ \d{4}$/.test(text)) return { edtf: text, label: text };
  if (Number.isNaN(at)) throw refusal('date_unreadable', `\`${text}\` is not a date.`, 'Write it as `13 March 2025`, `2025-03` or `unknown`.', 'said');
  const day = new Date(at).toISOString().slice(0, 10);
  return { edtf: day, label: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(at) };
}

/** What is found in a text: its first line, a date after `Published`, and a document that begins alike. */
function draft(request: { text?: string; path?: string }): DocumentDraftView {
  const path = request.path ?? '';
  if (/\.(pdf|docx|png)$/.test(path) || /^\s*<(!doctype|html)/i.test(request.text ?? ''))
    throw refusal('document_not_text', 'This is no plain text.', 'Copy its text and paste it, or attach the file to a claim.', 'text');
  const text = request.text ?? `${path.split('/').pop() ?? ''}\n\nA text from a file.`;
  if (text.trim() === '') throw refusal('document_empty', 'There is nothing in this text.', 'Paste the words of the document.', 'text');
  const published = /^Published (.+)$/m.exec(text)?.[1];
  const by = /^By (.+)$/m.exec(text)?.[1];
  const twin = TEXTS.find(([, other]) => other.slice(0, 60) === text.trim().slice(0, 60))?.[0];
  const original = DOCUMENTS.find(({ key }) => key === twin);
  return {
    title: { value: text.trim().split('\n')[0] ?? '', found: 'from the first line, check' },
    source: null,
    author: by === undefined ? null : { value: by, found: 'from the line `By …`' },
    published: published === undefined ? null : { value: published, found: 'from the line `Published …`' },
    publishedLabel: published ?? null,
    language: { value: 'en', found: 'from its most frequent words' },
    encoding: 'UTF-8',
    length: text.length,
    words: text.split(/\s+/).length,
    beginning: text.slice(0, 2000),
    similar: original ? [{ key: original.key, title: original.title, same: text.trim() === TEXTS.find(([key]) => key === twin)?.[1], share: 96 }] : [],
  };
}

const CHANGES = ['add_claim', 'import_document', 'edit_document'];

const TAGS = ['budget', 'ferry', 'harbour', 'schools'];

const MEDIA: Partial<Record<DocumentView['kind'], [string, string]>> = {
  report: ['application/pdf', 'pdf'],
  dataset: ['text/csv', 'csv'],
  'own-working': ['image/png', 'png'],
};

function work(key: string, title: string, kind: DocumentView['kind'], source: string, published: string, label: string): DocumentView {
  const original = kind === 'web-page' ? null : `${key.slice(-1)}f3ab09c5d41e7780b2296ee41c07d3a95518f64e0bb27c9134da7e60fc8215a`.slice(0, 64);
  const type = MEDIA[kind];
  const file =
    type === undefined || original === null
      ? null
      : { sha256: original, size: 284_160, sizeLabel: '277 kB', mediaType: type[0], name: `${key}.${type[1]}`, added: '2025-03-14T15:40:00.000Z' };
  const url = kind === 'web-page' ? 'https://sund.example/timetable/winter' : null;
  return { key, title, kind, source, url, published, publishedLabel: label, linkOnly: kind === 'web-page', original, authors: [], archivedUrls: [], accessed: null, file, hasText: kind === 'article' || kind === 'transcript' };
}

const COUNCIL = work('D-0001', 'Council sitting of 11 March', 'transcript', 'Halvern Town Council', '2025-03-11', '11 Mar 2025');
const LANTERN = work('D-0002', 'A ferry for the outer islands', 'article', 'The Halvern Lantern', '2025-03-13', '13 Mar 2025');
const LEDGER = work('D-0003', 'Harbour ledger 2024', 'dataset', 'Halvern Harbour Office', '2025-01', 'January 2025');
const AUDIT = work('D-0004', 'Audit of the harbour works', 'report', 'Office of the Auditor', '2025-02-20', '20 Feb 2025');
const TIMES = work('D-0005', 'Ferry timetable, winter', 'web-page', 'Sund Line', 'unknown', 'unknown');
const SUMS = work('D-0006', 'Berths counted from the ledger', 'own-working', 'Own desk', '2025-03-14', '14 Mar 2025');
const DOCUMENTS = [COUNCIL, LANTERN, LEDGER, AUDIT, TIMES, SUMS];

const LANTERN_TEXT = [
  'The council met for four hours on Thursday, and for three of them it spoke of the quay. The town will be paying for years. The quay came in nearly 20 percent over what we voted for, she told the hall, and nobody has said where the money is to come from.',
  '“I asked for the second invoice in October,” Cllr Odile Brandt said afterwards. “I am still asking.” The harbour office did not answer a question about it before this page closed.',
  'For seven months no ferry left the north pier, and the islanders rowed. The Sund Line blames the ice of the first weeks and, for the rest, a gearbox that had to be cast anew. Its contract speaks of two crossings a day.',
  'No town on the sound has more berths per head. That is what the mayor likes to say, and the ledger of 2024 seems to bear her out: 214 berths, of which 61 stood empty in summer.',
  'Behind the church the old lighthouse stands, the tallest in the county, as every child here knows. It was closed to visitors in 2019 and has not been measured since 😀.',
  'The next sitting is on 25 March. The mayor has promised figures; the opposition has promised to read them aloud.',
].join('\n\n');

/** The texts of the documents, by key; the others are put together from what is claimed in them. */
const TEXTS: [string, string][] = [['D-0002', LANTERN_TEXT]];

interface Sketch {
  statement: string;
  said: [string, string];
  by: string;
  within: DocumentView;
  words: [string, string, string];
  tags: string[];
  status: Status;
  rating?: Rating;
  bare?: boolean;
}

const SKETCHES: Sketch[] = [
  {
    statement: 'The new quay cost nearly 20 percent more than the council approved',
    said: ['2025-03-13', '13 Mar 2025'],
    by: 'Cllr Odile Brandt',
    within: LANTERN,
    words: ['The town will be paying for years. ', 'The quay came in nearly 20 percent over what we voted for', ', she told the hall, and nobody has said where the money is to come from.'],
    tags: ['budget', 'harbour'],
    status: 'disputed',
    rating: 'misleading',
  },
  {
    statement: 'The ferry stood still for seven months',
    said: ['2025-03-13', '13 Mar 2025'],
    by: 'The Halvern Lantern',
    within: LANTERN,
    words: ['', 'For seven months no ferry left the north pier', ', and the islanders rowed.'],
    tags: ['ferry'],
    status: 'verified',
    rating: 'mostly-true',
  },
  {
    statement: 'Halvern has more berths per head than any other town on the sound',
    said: ['2025-03-13', '13 Mar 2025'],
    by: 'Mayor Ines Holt',
    within: LANTERN,
    words: ['', 'No town on the sound has more berths per head', '.'],
    tags: ['harbour'],
    status: 'in-review',
  },
  {
    statement: 'Every island school has a teacher for mathematics',
    said: ['2025-03-11', '11 Mar 2025'],
    by: 'Mayor Ines Holt',
    within: COUNCIL,
    words: ['MAYOR: ', 'There is a teacher for mathematics in every island school', '. I have seen to it.'],
    tags: ['schools'],
    status: 'to-review',
  },
  {
    statement: 'The school bus carries 340 children a day',
    said: ['2025-03-11', '11 Mar 2025'],
    by: 'Cllr Tam Okafor',
    within: COUNCIL,
    words: ['OKAFOR: ', 'Three hundred and forty children take that bus every day', '.'],
    tags: ['schools', 'budget'],
    status: 'to-review',
  },
  {
    statement: 'The auditor was never shown the second invoice',
    said: ['2025-03-11', '11 Mar 2025'],
    by: 'Cllr Odile Brandt',
    within: COUNCIL,
    words: ['BRANDT: ', 'The auditor never saw the second invoice', '. Ask him.'],
    tags: ['budget'],
    status: 'unverifiable',
    rating: 'no-evidence-found',
  },
  {
    statement: 'Harbour dues have not risen since 2019',
    said: ['2025-03-11', '11 Mar 2025'],
    by: 'Mayor Ines Holt',
    within: COUNCIL,
    words: ['MAYOR: ', 'We have not raised the dues since 2019', ', whatever one reads.'],
    tags: ['harbour', 'budget'],
    status: 'verified',
    rating: 'true',
    bare: true,
  },
  {
    statement: 'The Sund Line promised two crossings a day in winter',
    said: ['2025-03', 'March 2025'],
    by: 'Cllr Tam Okafor',
    within: COUNCIL,
    words: ['OKAFOR: ', 'They promised us two crossings a day', ', all winter.'],
    tags: ['ferry'],
    status: 'to-review',
  },
  {
    statement: 'The breakwater was finished four weeks early',
    said: ['2025-02', 'February 2025'],
    by: 'Halvern Harbour Office',
    within: LEDGER,
    words: ['', 'Breakwater completed four weeks ahead of plan', ''],
    tags: ['harbour'],
    status: 'disputed',
    rating: 'false',
    bare: true,
  },
  {
    statement: 'About 1,200 people live on the outer islands',
    said: ['2025-01~', 'about January 2025'],
    by: 'Halvern Town Council',
    within: AUDIT,
    words: ['The works serve the outer islands, where ', 'some 1,200 people live', '.'],
    tags: ['ferry'],
    status: 'verified',
    rating: 'true',
  },
  {
    statement: 'The winter of 2023 closed the harbour for nine days',
    said: ['2024', '2024'],
    by: 'Halvern Harbour Office',
    within: LEDGER,
    words: ['', 'closed 9 days (ice)', ''],
    tags: ['harbour'],
    status: 'unverifiable',
    rating: 'not-checkable',
  },
  {
    statement: 'The old lighthouse is the tallest building in the county',
    said: ['unknown', 'unknown'],
    by: 'unknown',
    within: LANTERN,
    words: ['', 'the tallest in the county', ', as every child here knows.'],
    tags: [],
    status: 'to-review',
  },
];

for (const document of [COUNCIL, LEDGER, AUDIT]) {
  TEXTS.push([document.key, SKETCHES.filter(({ within }) => within === document).map(({ words }) => words.join('')).join('\n\n')]);
}

function claims(count: number): ClaimView[] {
  return Array.from({ length: count }, (_, index) => {
    const sketch = SKETCHES[index % SKETCHES.length] as Sketch;
    return claim(sketch, index + 1);
  });
}

function claim(sketch: Sketch, number: number): ClaimView {
  const outcome = STATUSES.indexOf(sketch.status) < 2 ? null : (sketch.status as Outcome);
  const documented = outcome !== null && !sketch.bare;
  const items = documented || sketch.status === 'in-review' ? evidence(sketch) : [];
  const count = (side: EvidenceView['side']) => items.filter((item) => item.side === side).length;
  const independent = (side: EvidenceView['side']) =>
    items.filter((item) => item.side === side && item.repeats === null && item.document.kind !== 'own-working').length;
  const key = `CB-${String(number).padStart(4, '0')}`;
  return {
    key,
    id: `01958f00-0000-7000-8000-${String(number).padStart(12, '0')}`,
    statement: number <= SKETCHES.length ? sketch.statement : `${sketch.statement} (${number})`,
    status: sketch.status,
    outcome,
    rating: sketch.rating ?? null,
    documented,
    source: sketch.within.source,
    claimant: sketch.by,
    said: sketch.said[0],
    saidLabel: sketch.said[1],
    checking: number === 8 ? 'attribution' : 'truth',
    tags: sketch.tags,
    evidence: { supports: count('supports'), refutes: count('refutes'), context: count('context') },
    note: null,
    trashed: false,
    recheckOn: number === 1 ? '2025-04-14' : null,
    readersDisagree: false,
    open: false,
    document: sketch.within.title,
    saidTyped: sketch.said[1],
    claimantGiven: sketch.by === sketch.within.source ? null : sketch.by,
    claimType: null,
    hedge: null,
    aboutPeriod: null,
    asOf: null,
    place: null,
    inReviewBy: sketch.status === 'in-review' ? 'Ana Kestrel' : null,
    draft: null,
    quantities:
      number === 1
        ? [{ value: '20', unit: '%', qualifier: 'nearly', lower: '18', upper: '20', ofWhat: 'the approved cost' }]
        : [],
    appearances: [
      { id: `01958f00-0000-7000-a000-${key.slice(3).padStart(12, '0')}`, span: null, document: sketch.within, before: sketch.words[0], exact: sketch.words[1], after: sketch.words[2], relation: 'quotes', anchor: 'exact' },
    ],
    verdict:
      outcome === null
        ? null
        : {
            id: `01958f00-0000-7000-9000-${String(number).padStart(12, '0')}`,
            outcome,
            rating: sketch.rating ?? null,
            confidence: documented ? 'moderate' : null,
            rationale: documented
              ? 'The audit puts the overrun at 12 percent of the approved sum. Nearly 20 percent is reached only by counting the dredging, which was voted apart from it.'
              : null,
            wording: sketch.status === 'disputed' && documented ? 'about 12 percent, or 19 with the dredging' : null,
            reason: null,
            by: 'Ana Kestrel',
            at: '2025-03-14T16:02:00.000Z',
            documented,
            sealed: true,
            readers: 1,
            readersDisagree: false,
            withdrawn: null,
            mine: true,
            confidenceBasis: null,
            wantsReason: false,
          },
    earlierVerdicts: [],
    evidenceItems: items,
    independent: { supports: independent('supports'), refutes: independent('refutes') },
    history: [
      ...(outcome === null ? [] : [line(key, 'verdict given', '2025-03-14T16:02:00.000Z')]),
      ...items.map(() => line(key, 'evidence attached', '2025-03-14T15:40:00.000Z')),
      {
        ...line(key, 'claim changed', '2025-03-14T09:30:00.000Z'),
        reason: 'The paper gives the day.',
        changes: [{ label: 'Said on', field: 'said', before: 'March 2025', after: '13 March 2025', restorable: true }],
      },
      line(key, 'claim added', '2025-03-14T09:12:00.000Z'),
    ],
  };
}

function line(key: string, what: string, at: string): HistoryLine {
  const step = `01958f00-0000-7000-a000-${String(Date.parse(at)).padStart(12, '0').slice(-12)}`;
  return { at, by: 'Ana Kestrel', what, about: [key], title: null, reason: null, step, short: step.slice(-8), undone: false, purged: false, changes: [] };
}

function evidence(sketch: Sketch): EvidenceView[] {
  const plain = { id: '01958f00-0000-7000-a000-00000000e001', span: null, quote: null, explanation: null, note: null, repeats: null, laterThanClaim: null };
  const items: EvidenceView[] = [
    {
      ...plain,
      key: 'E-0001',
      stance: 'partly-supports',
      side: 'supports',
      document: LEDGER,
      quote: 'Quay, final account: 11.9 million crowns.',
      laterThanClaim: false,
    },
    { ...plain, key: 'E-0002', stance: 'supports', side: 'supports', document: LANTERN, repeats: 'E-0001' },
    {
      ...plain,
      key: 'E-0003',
      stance: 'refutes',
      side: 'refutes',
      document: AUDIT,
      quote: 'The overrun against the approved sum is 12 percent.',
      explanation: 'Counts the quay alone.',
    },
    {
      ...plain,
      key: 'E-0004',
      stance: 'partly-refutes',
      side: 'refutes',
      document: SUMS,
      note: 'Dredging stands in its own vote: 10.6 to 11.9 is 12 percent.',
      laterThanClaim: true,
    },
    { ...plain, key: 'E-0005', stance: 'context', side: 'context', document: TIMES },
  ];
  return sketch.status === 'disputed' ? items : items.slice(0, sketch.status === 'verified' ? 2 : 1);
}
