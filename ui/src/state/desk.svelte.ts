// The desk: the open book, the view that is chosen, its list, the claim that lies open. Screens read it and call it.

import { BookError } from '$api/backend';
import type { Client } from '$api/client';
import type { BookView, ClaimView, SortBy, Status } from '$api/generated';
import * as words from '$words/en';
import { keyOf } from '$keys/table';
import { ClaimList } from './claims.svelte';
import { Notices } from './notices.svelte';

/** What the side bar has chosen. */
export type View =
  | { kind: 'all' }
  | { kind: 'status'; status: Status }
  | { kind: 'document'; key: string; title: string }
  | { kind: 'tag'; name: string };

/** How often another program's changes are looked for. */
const LOOK_EVERY = 2_000;

export class Desk {
  /** The open book; null: none is open; undefined: nobody has answered yet. */
  book = $state.raw<BookView | null | undefined>(undefined);
  view = $state.raw<View>({ kind: 'all' });
  text = $state('');
  sort = $state<SortBy>('said');
  reverse = $state(true);
  /** The selected claim with everything known about it. */
  claim = $state.raw<ClaimView | null>(null);

  readonly notices = new Notices();
  readonly list: ClaimList;
  readonly #client: Client;
  #wanted: string | null = null;
  #reading = false;

  constructor(client: Client) {
    this.#client = client;
    this.list = new ClaimList(client, (error) => this.report(error));
    client.onTouched(() => void this.#readAgain());
  }

  /** The title of the view. */
  readonly title = $derived(titleOf(this.view));

  /** Opens what was given from outside or is open already, and begins to look for changes. */
  async start(): Promise<void> {
    this.#client.backend.onBookGiven(() => void this.#openGiven());
    if (!(await this.#openGiven())) await this.#readAgain();
    window.addEventListener('focus', () => void this.look());
    setInterval(() => {
      if (document.hasFocus()) void this.look();
    }, LOOK_EVERY);
  }

  /** Reads again what another program changed. */
  async look(): Promise<void> {
    const before = this.book;
    if (before === null || before === undefined) return;
    const now = await this.#askBook();
    if (now?.path === before.path && now.steps === before.steps) return;
    await this.#readAgain(now);
  }

  async openBook(path: string): Promise<boolean> {
    return this.#try(async () => {
      await this.#client.change('open_book', { path });
      this.notices.close();
    });
  }

  async pickBook(): Promise<void> {
    const path = await this.#client.backend.pickBook().catch((error: unknown) => this.report(error));
    if (path) await this.openBook(path);
  }

  async openSample(): Promise<void> {
    await this.#try(async () => {
      const { path, exists } = await this.#client.backend.sampleBook();
      if (exists) await this.#client.change('open_book', { path });
      else await this.#client.change('create_book', { path, sample: true });
      this.notices.close();
    });
  }

  /** Takes back the last step and says what it was. */
  async undo(): Promise<void> {
    if (this.book?.undo === null) return this.notices.show({ message: words.undo.nothingToUndo });
    await this.#try(async () => {
      const { what } = await this.#client.change('undo', {});
      const action = { label: words.undo.redo, key: keyOf('edit.redo'), run: () => void this.redo() };
      this.notices.show({ message: words.undo.undone(what), action });
    });
  }

  async redo(): Promise<void> {
    if (this.book?.redo === null) return this.notices.show({ message: words.undo.nothingToRedo });
    await this.#try(async () => {
      const { what } = await this.#client.change('redo', {});
      const action = { label: words.undo.undo, key: keyOf('edit.undo'), run: () => void this.undo() };
      this.notices.show({ message: words.undo.redone(what), action });
    });
  }

  /** Shows another view; the search stays with the one before. */
  async go(view: View): Promise<void> {
    this.view = view;
    this.text = '';
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

  /** Opens the claim of the selected row, once the row is here. */
  async openSelected(): Promise<void> {
    await this.list.need(this.list.index, this.list.index);
    this.#wanted = this.list.selected?.key ?? null;
    if (this.#reading) return;
    this.#reading = true;
    // While one is read the selection may run on: only the last wish counts.
    let read: string | null | undefined;
    while (read !== this.#wanted) {
      read = this.#wanted;
      const claim = read === null ? null : await this.#client.ask('claim', { key: read }).catch((error: unknown) => error);
      if (read !== this.#wanted) continue;
      if (claim === null || isClaim(claim)) this.claim = claim;
      else this.report(claim);
    }
    this.#reading = false;
  }

  /** Where the text of the search box begins in the query that is sent. */
  get textOffset(): number {
    return Array.from(this.#query('\u0000')).indexOf('\u0000');
  }

  /** Says a refusal in its own words. */
  report(thrown: unknown): void {
    const error = BookError.of(thrown);
    this.notices.show({ message: error.message, hint: error.hint, detail: error.detail, stays: true });
  }

  async find(): Promise<void> {
    await this.list.find({ query: this.#query(this.text.trim()), sort: this.sort, reverse: this.reverse });
    this.notices.speak(words.list.count(this.list.total));
    await this.openSelected();
  }

  async #openGiven(): Promise<boolean> {
    const path = await this.#client.backend.givenBook().catch((error: unknown) => this.report(error));
    if (!path) return false;
    const opened = await this.openBook(path);
    if (!opened) await this.#readAgain();
    return true;
  }

  /** Reads book, list and claim. Another book is shown from its beginning; the same one keeps its selection. */
  async #readAgain(read?: BookView | null): Promise<void> {
    const book = read === undefined ? await this.#askBook() : read;
    const other = book?.path !== this.book?.path;
    this.book = book;
    if (other || book === null) {
      this.list.clear();
      this.claim = null;
      this.view = { kind: 'all' };
      this.text = '';
    }
    if (book === null) return;
    if (!this.list.loaded) return this.find();
    await this.list.refresh();
    await this.openSelected();
  }

  async #askBook(): Promise<BookView | null> {
    return this.#client.ask('book', {}).catch((error: unknown) => {
      this.report(error);
      return this.book ?? null;
    });
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.report(error);
      return false;
    }
  }

  #query(text: string): string {
    const filter = filterOf(this.view);
    if (filter === '' || text === '') return filter + text;
    return /\bOR\b/.test(text) ? `${filter} (${text})` : `${filter} ${text}`;
  }
}

/** Whether an order goes by time, so that its reverse is newest first. */
export function isByTime(sort: SortBy): boolean {
  return sort === 'said' || sort === 'added';
}

function titleOf(view: View): string {
  switch (view.kind) {
    case 'all':
      return words.list.all;
    case 'status':
      return words.status[view.status];
    case 'document':
      return view.title;
    case 'tag':
      return view.name;
  }
}

/** The view in the query language. */
function filterOf(view: View): string {
  switch (view.kind) {
    case 'all':
      return '';
    case 'status':
      return `status:${view.status}`;
    case 'document':
      return `document:${view.key}`;
    case 'tag':
      return `tag:"${view.name.replaceAll('"', ' ')}"`;
  }
}

function isClaim(answer: unknown): answer is ClaimView {
  return typeof answer === 'object' && answer !== null && 'evidenceItems' in answer;
}
