// The list of claims: a window of rows here and there, never the whole, and which row is selected.

import type { Client } from '$api/client';
import type { ClaimRow, FindClaims, QueryProblem, SortBy } from '$api/generated';

/** How many rows cross at once. */
export const WINDOW = 100;

/** What a list is a list of. */
export interface Search {
  query: string;
  sort: SortBy;
  reverse: boolean;
}

/* eslint-disable svelte/prefer-svelte-reactivity -- a window is replaced whole, never changed: rows need no proxies */

export class ClaimList {
  /** How many claims there are, loaded or not. */
  total = $state(0);
  /** What was not understood of the query. */
  problems = $state.raw<QueryProblem[]>([]);
  /** The selected row; 0 also where there is none. */
  index = $state(0);
  /** Whether an answer to the present search is here. */
  loaded = $state(false);

  readonly #client: Client;
  readonly #failed: (error: unknown) => void;
  #search: Search = { query: '', sort: 'said', reverse: true };
  #windows = $state.raw(new Map<number, ClaimRow[]>());
  readonly #asked = new Set<number>();
  #generation = 0;

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
    void this.need(this.index, this.index);
  }

  /** Searches anew and selects the first row. */
  async find(search: Search): Promise<void> {
    this.#search = search;
    await this.#read(0, () => {
      this.index = 0;
    });
  }

  /** Reads again what is shown, and keeps the same claim selected where it is still there. */
  async refresh(): Promise<void> {
    const key = this.selected?.key;
    await this.#read(Math.floor(this.index / WINDOW), (rows, window) => {
      const found = rows.findIndex((row) => row.key === key);
      const index = found < 0 ? this.index : window * WINDOW + found;
      this.index = Math.max(0, Math.min(index, this.total - 1));
    });
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
    this.problems = [];
    this.loaded = false;
  }

  /** Replaces all windows by one that was read now; the old rows stay until it is here. */
  async #read(window: number, place: (rows: ClaimRow[], window: number) => void): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    try {
      const page = await this.#client.ask('claims', this.#request(window));
      if (generation !== this.#generation) return;
      this.#asked.clear();
      this.#asked.add(window);
      this.#windows = new Map([[window, page.claims]]);
      this.total = page.total;
      this.problems = page.problems;
      this.loaded = true;
      place(page.claims, window);
      // Fewer rows than before: the window asked for may lie beyond the end.
      await this.need(this.index, this.index);
    } catch (error) {
      if (generation === this.#generation) this.#failed(error);
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
