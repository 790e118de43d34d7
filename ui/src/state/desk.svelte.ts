// The desk: the open book, the list of a view, the claim that lies open, where one is. Screens read it and call it.

import { BookError } from '$api/backend';
import type { Client } from '$api/client';
import type { BookView, ClaimRow, Outcome, SortBy } from '$api/generated';
import { Actions } from '$keys/actions';
import { keyOf } from '$keys/table';
import * as words from '$words/en';
import { OpenClaim } from './claim.svelte';
import { ClaimList } from './claims.svelte';
import { Notices } from './notices.svelte';
import { Place, type Overlay, type Screen, type View } from './place.svelte';
import { Settings } from './settings.svelte';

/** How often another program's changes are looked for. */
const LOOK_EVERY = 1_000;

/** What lasts until something outside changes: room on the disk, another program that lets go. */
const TROUBLE: readonly string[] = ['disk_full', 'locked'];

/** Whether a refusal is of that kind. */
export const isTrouble = (error: BookError) => TROUBLE.includes(error.code);

/** What a key can mark a claim as. */
export type Mark = Outcome | 'in-review' | 'to-review';

/** A claim that is being written. */
export interface ClaimDraft {
  statement: string;
  claimant: string;
  checking: 'truth' | 'attribution';
  tags: readonly string[];
}

/** What outlives the box it was typed in. */
export interface Sticky {
  source: string;
  said: string;
  /** The document that source and date were given for; another one has its own. */
  document: string;
  draft: ClaimDraft | null;
  /** A text that was pasted and not brought in. */
  pasted: string;
}

const NOTHING_KEPT: Sticky = { source: '', said: '', document: '', draft: null, pasted: '' };

export class Desk {
  /** The open book; null: none is open; undefined: nobody has answered yet. */
  book = $state.raw<BookView | null | undefined>(undefined);
  view = $state.raw<View>({ kind: 'all' });
  text = $state('');
  sort = $state<SortBy>('said');
  reverse = $state(true);

  readonly client: Client;
  readonly notices = new Notices();
  readonly settings = new Settings();
  readonly actions = new Actions();
  readonly place = new Place();
  readonly list: ClaimList;
  readonly open: OpenClaim;
  /** What was given last, and what was typed and left: the next box begins with it. */
  sticky = $state.raw<Sticky>(NOTHING_KEPT);
  /** Why claims that are selected together get the verdict that they get next. */
  sharedRationale = $state('');
  #refreshing: Promise<void> | null = null;
  #again = false;
  #prefer: string | undefined;
  /** What keys asked for, one after the other, and how much of it is not done yet. */
  #turns: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** What the book's pulse was; null: nobody has felt it yet. */
  #pulse: number | null = null;

  constructor(client: Client) {
    this.client = client;
    const failed = (error: unknown) => this.report(error);
    this.list = new ClaimList(client, failed);
    this.open = new OpenClaim(client, failed);
    client.onTouched((touched) => {
      if (touched.length > 0) void this.refresh();
    });
  }

  /** The title of the view. */
  readonly title = $derived(titleOf(this.view));

  /** Opens what was given from outside or is open already, and begins to look for changes. */
  async start(): Promise<void> {
    const { backend } = this.client;
    backend.onBookGiven(() => void this.#openGiven());
    backend.onClosing(() => this.leave());
    if (this.settings.chosen.name !== '') await this.#declare(this.settings.chosen.name);
    if (!(await this.#openGiven())) {
      this.book = await this.#askBook();
      await this.#opened();
    }
    window.addEventListener('focus', () => void this.look());
    setInterval(() => void this.look(), LOOK_EVERY);
  }

  /** Reads again what another program changed. */
  async look(): Promise<void> {
    if (!this.book || this.#refreshing !== null) return;
    // A file that cannot be reached says so when something is asked of it.
    const pulse = await this.client.ask('pulse', {}).catch(() => this.#pulse);
    const changed = this.#pulse !== null && pulse !== this.#pulse;
    this.#pulse = pulse;
    if (changed) await this.refresh();
  }

  // ——— Books ———

  async openBook(path: string): Promise<boolean> {
    return this.try(async () => {
      await this.leave();
      try {
        this.book = await this.client.change('open_book', { path });
      } catch (error) {
        if (BookError.of(error).code === 'book_missing') this.settings.forget(path);
        throw error;
      }
      await this.#opened();
    });
  }

  async pickBook(): Promise<void> {
    await this.try(async () => {
      const path = await this.client.backend.pickBook();
      if (path !== null) await this.openBook(path);
    });
  }

  async newBook(): Promise<void> {
    await this.try(async () => {
      const path = await this.client.backend.pickNewBook(words.book.newName);
      if (path === null) return;
      await this.leave();
      this.book = await this.client.change('create_book', { path });
      await this.#opened();
    });
  }

  async openSample(): Promise<void> {
    await this.try(async () => {
      const { path, exists } = await this.client.backend.sampleBook();
      await this.leave();
      this.book = exists
        ? await this.client.change('open_book', { path })
        : await this.client.change('create_book', { path, sample: true });
      await this.#opened();
    });
  }

  async closeBook(): Promise<void> {
    await this.try(async () => {
      await this.leave();
      await this.client.change('close_book', {});
      this.book = null;
      await this.#opened();
    });
  }

  /** What leaving a book or the window does: typing is saved, open verdicts are sealed. */
  async leave(): Promise<void> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await this.client.settled();
    if (this.book && this.book.readOnly === null) await this.client.change('seal_verdicts', {}).catch(() => {});
  }

  // ——— Who ———

  /** Says under which name changes are made, here and from now on. */
  async declare(name: string): Promise<void> {
    await this.client.change('set_author', { name });
    this.settings.choose({ name: name.trim() });
    await this.refresh();
  }

  /** Goes on at once where somebody has said who works here; else asks first. */
  signed(then: () => void): void {
    if (this.settings.chosen.name !== '') then();
    else this.place.open({ name: 'author', then });
  }

  // ——— The list ———

  /** Shows another view; the search stays with the one before. */
  async go(view: View): Promise<void> {
    this.view = view;
    this.text = '';
    if (view.kind === 'marked') [this.sort, this.reverse] = ['judged', true];
    else if (this.sort === 'judged') [this.sort, this.reverse] = ['said', true];
    if (this.place.screen.name !== 'claims') this.place.go({ name: 'claims' });
    await this.find();
  }

  async search(text: string): Promise<void> {
    this.text = text;
    await this.find();
  }

  /** The same search in all claims. */
  async searchAll(): Promise<void> {
    this.view = { kind: 'all' };
    await this.find();
  }

  /** Another order, from its natural end: the newest, or A. */
  async sortBy(sort: SortBy): Promise<void> {
    this.sort = sort;
    this.reverse = isByTime(sort);
    await this.find();
  }

  async turnAround(): Promise<void> {
    this.reverse = !this.reverse;
    await this.find();
  }

  /** Selects a row and opens its claim. */
  select(index: number): void {
    this.list.select(index);
    void this.openSelected();
  }

  /** Moves the selection by so many rows; not before a mark that is under way has made room. */
  step(rows: number): void {
    if (this.#waiting === 0) this.select(this.list.index + rows);
    else this.inTurn(() => this.select(this.list.index + rows));
  }

  /** Opens the claim of the selected row, once the row is here. */
  async openSelected(): Promise<void> {
    await this.list.need(this.list.index, this.list.index);
    await this.open.show(this.list.selected?.key ?? null);
  }

  /** Shows one claim in the list of all of them, wherever one is. */
  async showClaim(key: string): Promise<void> {
    if (this.place.screen.name !== 'claims') this.place.go({ name: 'claims' });
    if (this.list.selected?.key === key) return this.open.show(key);
    await this.list.refresh(key);
    if (this.list.selected?.key !== key) {
      this.view = { kind: 'all' };
      this.text = '';
      await this.list.find(this.#search(), key);
    }
    await this.openSelected();
  }

  /** Where the text of the search box begins in the query that is sent. */
  get textOffset(): number {
    return Array.from(this.#query('\u0000')).indexOf('\u0000');
  }

  async find(): Promise<void> {
    await this.list.find(this.#search());
    this.notices.speak(words.list.count(this.list.total));
    await this.openSelected();
  }

  /** What the list is a list of, in the query language. */
  get query(): string {
    return this.#query(this.text.trim());
  }

  // ——— Marking ———

  /** The claims that an action is about: those selected together, the selected one, the one under review or that lies open. */
  get concerned(): string[] {
    const { screen } = this.place;
    if (screen.name === 'claims' && this.list.marked.size > 0) return [...this.list.marked];
    const selected = screen.name === 'claims' ? this.list.selected?.key : undefined;
    const reviewed = screen.name === 'review' ? screen.claims[screen.at] : undefined;
    const key = selected ?? reviewed ?? this.open.wanted;
    return key === null ? [] : [key];
  }

  /** Marks the claims concerned. One that leaves the view makes room for the next, which is what the next key is about. */
  mark(mark: Mark): void {
    // Elsewhere nothing makes room by itself: it is about what lies open when the key is pressed.
    const open = this.place.screen.name === 'claims' ? null : this.concerned;
    this.inTurn(async () => {
      const keys = open ?? this.concerned;
      if (keys.length === 0) return;
      if (this.settings.chosen.name === '') return this.signed(() => this.mark(mark));
      await this.try(() => this.#mark(keys, mark));
      await this.refresh();
    });
  }

  /** Does what a key asks for after what the keys before it asked for: fingers are faster than a disk. */
  inTurn(act: () => void | Promise<void>): void {
    this.#waiting += 1;
    this.#turns = this.#turns.then(act).finally(() => {
      this.#waiting -= 1;
    });
  }

  async #mark(keys: string[], mark: Mark): Promise<void> {
    const [key] = keys;
    if (keys.length > 1 || key === undefined) {
      await this.#markMany(keys, mark);
    } else if (mark === 'to-review') {
      await this.#clear(key);
    } else {
      if (mark === 'in-review') await this.client.change('mark_in_review', { key });
      else await this.open.judge({ outcome: mark }, key);
      this.said(words.marked(mark, this.#statementOf(key)));
    }
  }

  async #markMany(keys: string[], mark: Mark): Promise<void> {
    const done = async (reason?: string) => {
      const because = mark === 'to-review' || mark === 'in-review' ? '' : this.sharedRationale.trim();
      await this.client.change('mark_claims', {
        keys,
        status: mark,
        ...(because === '' ? {} : { because }),
        ...(reason === undefined ? {} : { reason }),
      });
      this.list.unmark();
      this.sharedRationale = '';
      this.said(words.markedMany(mark, keys.length), true);
    };
    await this.#withReason(done);
  }

  async #clear(key: string): Promise<void> {
    const statement = this.#statementOf(key);
    await this.#withReason(async (reason) => {
      await this.client.change('clear_status', { key, ...(reason === undefined ? {} : { reason }) });
      this.said(words.marked('to-review', statement));
    });
  }

  #statementOf(key: string): string {
    const known = [this.open.view, this.list.selected].find((claim) => claim?.key === key);
    return known?.statement ?? key;
  }

  /** Does it; where the book wants to know why, asks and does it then. */
  async #withReason(make: (reason?: string) => Promise<void>): Promise<void> {
    try {
      await make();
    } catch (error) {
      if (BookError.of(error).code !== 'reason_missing') throw error;
      const then = (reason: string) => void this.try(() => make(reason));
      this.place.open({ name: 'withdraw', then });
    }
  }

  /** Throws away the claims concerned. They stay in the trash. */
  remove(): void {
    const keys = this.concerned;
    const [key] = keys;
    if (key === undefined) return;
    const what = keys.length > 1 ? words.list.count(keys.length) : words.quoted(this.#statementOf(key));
    void this.try(async () => {
      if (keys.length > 1) await this.client.change('remove_claims', { keys });
      else await this.client.change('remove', { key });
      this.list.unmark();
      this.said(words.removed(what));
    });
  }

  /** Puts the claims concerned on the clipboard, as formatted and as plain text. */
  async copy(): Promise<void> {
    const keys = this.concerned;
    if (keys.length === 0) return;
    await this.try(async () => {
      // What leaves the book is sealed; an open verdict would be left out.
      this.open.leave();
      await this.client.settled();
      const { plain, html, claims } = await this.client.ask('copy_claims', { keys });
      await this.client.backend.copy({ plain, html });
      this.notices.show({ message: words.copied(claims) });
    });
  }

  // ——— Undo ———

  /** Takes back the last gesture and says what it was. */
  async undo(): Promise<void> {
    if (this.book?.undo === null) return this.notices.show({ message: words.undo.nothingToUndo });
    await this.#turnBack('undo');
  }

  async redo(): Promise<void> {
    if (this.book?.redo === null) return this.notices.show({ message: words.undo.nothingToRedo });
    await this.#turnBack('redo');
  }

  async #turnBack(way: 'undo' | 'redo'): Promise<void> {
    // What is typed after an undo is no part of the gesture that was undone.
    this.open.settle();
    await this.try(async () => {
      const { what, about, stays, open } = await this.client.change(way, {});
      this.#prefer = open ?? undefined;
      // What was undone may be that there is such a claim.
      if (open === null && this.open.view !== null && about.includes(this.open.view.key)) this.open.clear();
      await this.refresh();
      const named = [what, ...about.slice(0, 3)].join(' ');
      const [message, label, key] =
        way === 'undo'
          ? [words.undo.undone(named), words.undo.redo, keyOf('edit.redo')]
          : [words.undo.redone(named), words.undo.undo, keyOf('edit.undo')];
      const run = () => void (way === 'undo' ? this.redo() : this.undo());
      const hint = stays.length > 0 ? words.undo.stays(stays) : null;
      this.notices.show({ message, hint, action: { label, key, run } });
    });
  }

  // ——— Saying ———

  /** Says what was done, and offers to take it back. */
  said(message: string, stays = false): void {
    const action = { label: words.undo.undo, key: keyOf('edit.undo'), run: () => void this.undo() };
    this.notices.show({ message, action, stays });
  }

  /** Says a refusal in its own words, and how what was refused is done again. */
  report(thrown: unknown, again: (() => void) | null = null): void {
    const error = BookError.of(thrown);
    if (error.code === 'cancelled') return;
    const { message, hint, detail } = error;
    this.notices.show({ message, hint, detail, stays: true, trouble: isTrouble(error), again });
  }

  /** Does something; a refusal is said. Answers whether it was done. */
  async try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.report(error, () => void this.try(act));
      return false;
    }
  }

  /** Opens a box over the screen. */
  over(overlay: Overlay): void {
    this.place.open(overlay);
  }

  /** Shows another screen. Leaving a claim seals what was judged on it. */
  show(screen: Screen): void {
    if (screen.name === 'reader' || screen.name === 'documents') this.open.leave();
    this.place.go(screen);
  }

  // ——— Reading again ———

  /** Reads book, list and claim again; asked for while it reads, it reads once more and no oftener. */
  async refresh(): Promise<void> {
    this.#again = true;
    this.#refreshing ??= this.#refreshWhileWanted().finally(() => {
      this.#refreshing = null;
    });
    await this.#refreshing;
  }

  async #refreshWhileWanted(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      // Felt before anything is read: what comes meanwhile is felt the next time.
      this.#pulse = await this.client.ask('pulse', {}).catch(() => this.#pulse);
      this.book = await this.#askBook();
      if (!this.book) return;
      const prefer = this.#prefer;
      this.#prefer = undefined;
      await this.list.refresh(prefer);
      if (this.place.screen.name === 'claims') await this.open.show(this.list.selected?.key ?? null);
      await this.open.refresh();
    }
  }

  /** Another book, or none: everything is shown from its beginning. */
  async #opened(): Promise<void> {
    this.notices.close();
    this.list.clear();
    this.open.clear();
    this.place.reset();
    this.view = { kind: 'all' };
    this.text = '';
    this.#pulse = null;
    this.sticky = NOTHING_KEPT;
    if (!this.book) return;
    this.#pulse = await this.client.ask('pulse', {}).catch(() => null);
    this.settings.remember({ path: this.book.path, title: this.book.title });
    // What a crash left open is sealed when its person comes back.
    if (this.book.readOnly === null && this.settings.chosen.name !== '') {
      await this.client.change('seal_verdicts', {}).catch((error: unknown) => this.report(error));
    }
    await this.find();
  }

  async #openGiven(): Promise<boolean> {
    const path = await this.client.backend.givenBook().catch((error: unknown) => this.report(error));
    if (!path) return false;
    const opened = await this.openBook(path);
    if (!opened && this.book === undefined) this.book = await this.#askBook();
    return true;
  }

  async #declare(name: string): Promise<void> {
    await this.try(async () => void (await this.client.change('set_author', { name })));
  }

  async #askBook(): Promise<BookView | null> {
    return this.client.ask('book', {}).catch((error: unknown) => {
      this.report(error);
      return this.book ?? null;
    });
  }

  #search() {
    return { query: this.query, sort: this.sort, reverse: this.reverse };
  }

  #query(text: string): string {
    const filter = filterOf(this.view, this.book?.dueBy ?? '');
    if (filter === '' || text === '') return filter + text;
    return /\bOR\b/.test(text) ? `${filter} (${text})` : `${filter} ${text}`;
  }
}

/** Whether an order goes by time, so that its reverse is newest first. */
export function isByTime(sort: SortBy): boolean {
  return sort === 'said' || sort === 'added' || sort === 'judged';
}

/** What rows of one group have in common, in each order; nothing: the order makes no groups. */
export function groupOf(row: ClaimRow, sort: SortBy): string | null {
  switch (sort) {
    case 'said':
      return words.list.said(row.said, row.saidLabel);
    case 'status':
      return words.status[row.status];
    case 'source':
      return row.source;
    case 'added':
    case 'judged':
    case 'key':
      return null;
  }
}

function titleOf(view: View): string {
  switch (view.kind) {
    case 'all':
      return words.list.all;
    case 'status':
      return words.status[view.status];
    case 'due':
      return words.list.due;
    case 'marked':
      return words.list.marked;
    case 'document':
      return view.title;
    case 'tag':
      return view.name;
  }
}

/** The view in the query language. */
function filterOf(view: View, dueBy: string): string {
  switch (view.kind) {
    case 'all':
      return '';
    case 'status':
      return `status:${view.status}`;
    case 'due':
      return `recheck:..${dueBy}`;
    case 'marked':
      return 'has:verdict';
    case 'document':
      return `document:${view.key}`;
    case 'tag':
      return `tag:"${view.name.replaceAll('"', ' ')}"`;
  }
}
