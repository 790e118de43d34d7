// The list of claims: a window of rows here and there, never the whole, and which row is selected.

import type { Client } from '$api/client';
import type { ClaimRow, FindClaims, QueryProblem, SortBy } from '$api/generated';

/** How many rows cross at once. */
export const WINDOW = 100;

/** How many claims can be selected together. */
export const MOST_MARKED = 5_000;

/** What a list is a list of. */
export interface Search {
  query: string;
  sort: SortBy;
  reverse: boolean;
}

/** A claim of the list, and the row that stands for it where it is not there. */
interface Place {
  key: string | undefined;
  index: number;
}

/* eslint-disable svelte/prefer-svelte-reactivity -- a window is replaced whole, never changed: rows need no proxies */

export class ClaimList {
  /** How many claims there are, loaded or not. */
  total = $state(0);
  /** What was not understood of the query. */
  problems = $state.raw<QueryProblem[]>([]);
  /** The selected row; 0 also where there is none. */
  index = $state(0);
  /** The order of the rows that are here; those of another order may be awaited. */
  sort = $state<SortBy>('said');
  /** Whether an answer to the present search is here. */
  loaded = $state(false);
  /** The claims that are selected together, by key. */
  marked = $state.raw<ReadonlySet<string>>(new Set());

  readonly #client: Client;
  readonly #failed: (error: unknown) => void;
  #search: Search = { query: '', sort: 'said', reverse: true };
  #windows = $state.raw(new Map<number, ClaimRow[]>());
  readonly #asked = new Set<number>();
  #generation = 0;
  /** What is selected once the answer that is awaited is here, unless somebody chooses a row meanwhile. */
  #awaited: Place | null = null;

  constructor(client: Client, failed: (error: unknown) => void) {
    this.#client = client;
    this.#failed = failed;
  }

  /** As many places as there are claims; a place is empty until its window is here. */
  readonly places = $derived(Array.from<undefined>({ length: this.total }));

  /** The row at an index, if its window is here. */
  row(index: number): ClaimRow | undefined {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW];
  }

  /** The selected row, if it is here. */
  get selected(): ClaimRow | undefined {
    return this.row(this.index);
  }

  /** Moves the selection to a row, or to the nearest there is. */
  select(index: number): void {
    this.index = Math.max(0, Math.min(index, this.total - 1));
    this.#awaited = null;
    void this.need(this.index, this.index);
  }

  /** Selects a claim together with others, or no longer. */
  mark(key: string): void {
    const marked = new Set(this.marked);
    if (!marked.delete(key)) marked.add(key);
    this.marked = marked;
  }

  /** Moves by one row and selects both together. */
  extend(step: 1 | -1): void {
    const from = this.selected?.key;
    this.select(this.index + step);
    const to = this.selected?.key;
    this.marked = new Set([...this.marked, ...[from, to].filter((key) => key !== undefined)]);
  }

  /** Selects together all rows that are here, from the selected one to this. */
  markTo(index: number): void {
    const marked = new Set(this.marked);
    const [from, to] = [Math.min(this.index, index), Math.max(this.index, index)];
    for (let at = from; at <= to; at += 1) {
      const key = this.row(at)?.key;
      if (key !== undefined) marked.add(key);
    }
    this.marked = marked;
    this.index = index;
    this.#awaited = null;
  }

  /** Selects every claim of the list together, as far as {@link MOST_MARKED}. */
  async markAll(): Promise<void> {
    const page = await this.#client.ask('claims', { ...this.#search, offset: 0, limit: MOST_MARKED });
    this.marked = new Set(page.claims.map(({ key }) => key));
  }

  /** Selects one claim alone again. */
  unmark(): void {
    if (this.marked.size > 0) this.marked = new Set();
  }

  /** The keys of all its claims, in its order, as far as {@link MOST_MARKED}. */
  async keys(): Promise<string[]> {
    const page = await this.#client.ask('claims', { ...this.#search, offset: 0, limit: MOST_MARKED });
    return page.claims.map(({ key }) => key);
  }

  /** Searches anew and selects the first row, or the claim that is named. */
  async find(search: Search, prefer?: string): Promise<void> {
    this.#search = search;
    this.unmark();
    await this.#read({ key: prefer, index: 0 });
  }

  /** Reads again what is shown, and keeps the same claim, or the one named, selected where it is there. */
  async refresh(prefer?: string): Promise<void> {
    const { key, index } = this.#awaited ?? this.#here;
    await this.#read({ key: prefer ?? key, index });
  }

  /** Loads the windows of these rows, where they are not here yet. */
  async need(from: number, to: number): Promise<void> {
    const last = Math.floor(Math.min(to, this.total - 1) / WINDOW);
    const windows = [];
    for (let window = Math.floor(Math.max(from, 0) / WINDOW); window <= last; window += 1) {
      if (!this.#asked.has(window)) windows.push(window);
    }
    await Promise.all(windows.map((window) => this.#load(window)));
  }

  /** Forgets everything: another book. */
  clear(): void {
    this.#generation += 1;
    this.#asked.clear();
    this.#windows = new Map();
    this.total = 0;
    this.index = 0;
    this.marked = new Set();
    this.problems = [];
    this.loaded = false;
  }

  /** Where the selection is. */
  get #here(): Place {
    return { key: this.selected?.key, index: this.index };
  }

  /**
   * Replaces all windows by one that was read now; the old rows stay until it is here. It is the window around the
   * claim named, which is selected then; else the one with the row named.
   */
  async #read(place: Place): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    this.#awaited = place;
    try {
      const page = await this.#client.ask('claims', {
        ...this.#request(Math.floor(place.index / WINDOW)),
        ...(place.key === undefined ? {} : { around: place.key }),
      });
      if (generation !== this.#generation) return;
      const { key, index } = this.#awaited ?? this.#here;
      this.#awaited = null;
      const here = Math.floor(page.offset / WINDOW);
      this.#asked.clear();
      this.#asked.add(here);
      this.#windows = new Map([[here, page.claims]]);
      this.sort = this.#search.sort;
      this.total = page.total;
      this.problems = page.problems;
      this.loaded = true;
      const found = key === undefined ? -1 : page.claims.findIndex((row) => row.key === key);
      this.index = Math.max(0, Math.min(found < 0 ? index : page.offset + found, this.total - 1));
      // Fewer rows than before: the window asked for may lie beyond the end.
      await this.need(this.index, this.index);
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#awaited = null;
      this.#failed(error);
    }
  }

  async #load(window: number): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(window);
    try {
      const page = await this.#client.ask('claims', this.#request(window));
      if (generation !== this.#generation) return;
      this.#windows = new Map(this.#windows).set(window, page.claims);
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#asked.delete(window);
      this.#failed(error);
    }
  }

  #request(window: number): FindClaims {
    return { ...this.#search, offset: window * WINDOW, limit: WINDOW };
  }
}
