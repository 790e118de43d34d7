// The queue of a review: its claims in their order, where one is in it, and how each of them stands.

import type { ClaimRow, Outcome, Status } from '$api/generated';
import type { Desk } from './desk.svelte';
import type { Screen } from './place.svelte';

/** How many claims are asked for by key at once: a query takes no more letters. */
const AT_ONCE = 500;

/** How many steps of the history are looked at before the whole queue is read again. */
const STEPS = 100;

/** How many claims are sealed as what. */
export interface Tally {
  all: number;
  reviewed: number;
  outcomes: Record<Outcome, number>;
}

/** The queue's part of the screen. */
export type ReviewScreen = Extract<Screen, { name: 'review' }>;

/* eslint-disable svelte/prefer-svelte-reactivity -- maps are replaced whole, never changed: rows need no proxies */

export class Queue {
  readonly keys: readonly string[];
  readonly title: string;
  /** The place in it; as many as there are claims: the end is reached. */
  at = $state.raw(0);
  /** The claims by key: null is gone, none is not read yet. */
  rows = $state.raw<ReadonlyMap<string, ClaimRow | null>>(new Map());
  /** What the newest steps were about. */
  latest: readonly string[] = [];

  readonly #desk: Desk;
  #steps: number;
  #looking: Promise<void> = Promise.resolve();

  constructor(desk: Desk, { claims, title, at }: ReviewScreen) {
    this.#desk = desk;
    this.keys = claims;
    this.title = title;
    this.at = at;
    this.#steps = desk.book?.steps ?? 0;
  }

  /** The claim one is at; null at the end. */
  get key(): string | null {
    return this.keys[this.at] ?? null;
  }

  /** Whether it is known how each of them stands. */
  get isRead(): boolean {
    return this.rows.size === this.keys.length;
  }

  /** The claims that are still there. */
  readonly here = $derived.by(() => this.keys.filter((key) => this.rows.get(key) !== null));

  /** How many there are, and how many have a verdict. */
  readonly tally: Tally = $derived.by(() => {
    const outcomes = { verified: 0, disputed: 0, unverifiable: 0 };
    for (const key of this.here) {
      const outcome = this.outcomeOf(key);
      if (outcome !== null) outcomes[outcome] += 1;
    }
    const reviewed = outcomes.verified + outcomes.disputed + outcomes.unverifiable;
    return { all: this.here.length, reviewed, outcomes };
  });

  /** Whether there is a claim before this one. */
  get canGoBack(): boolean {
    return this.#there(this.at, -1) !== null;
  }

  /** Whether the end comes after this claim. */
  get isLast(): boolean {
    return this.#there(this.at, 1) === null;
  }

  /** What a claim was found to be; of the open one what is shown. */
  outcomeOf(key: string): Outcome | null {
    const { view } = this.#desk.open;
    return view?.key === key ? view.outcome : (this.rows.get(key)?.outcome ?? null);
  }

  /** Where a claim stands; of the open one what is shown. */
  statusOf(key: string): Status {
    const { view } = this.#desk.open;
    const row = view?.key === key ? view : this.rows.get(key);
    return row?.status ?? 'to-review';
  }

  /** Shows the claim one is at and reads how the others stand. */
  async begin(): Promise<void> {
    await this.#show();
    await this.#read(this.keys);
    this.#skip();
  }

  /** On to the next claim that is still there; after the last comes the end. */
  next(): Promise<void> {
    return this.#go(this.#there(this.at, 1) ?? this.keys.length);
  }

  /** Back to the one before. */
  previous(): Promise<void> {
    const before = this.#there(this.at, -1);
    return before === null ? Promise.resolve() : this.#go(before);
  }

  /** To one of its claims. */
  goTo(key: string): Promise<void> {
    const index = this.keys.indexOf(key);
    return index < 0 || index === this.at ? Promise.resolve() : this.#go(index);
  }

  /** Reads again what the book's newest steps were about, here or in another program. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch((error: unknown) => this.#desk.report(error));
    return this.#looking;
  }

  async #look(): Promise<void> {
    if ((this.#desk.book?.steps ?? 0) <= this.#steps) return;
    // There may be more by now than the desk knows of: all of them are counted from where one looked last.
    const { steps, total } = await this.#desk.client.ask('history', { newestFirst: true, limit: STEPS });
    const many = total - this.#steps;
    this.#steps = total;
    if (many > STEPS) {
      await this.#read(this.keys);
    } else {
      const about = new Set(steps.slice(0, many).flatMap((step) => step.about));
      this.latest = this.keys.filter((key) => about.has(key));
      await this.#read(this.latest);
    }
    this.#skip();
  }

  /** Leaves a claim that was thrown away. */
  #skip(): void {
    if (this.key !== null && this.rows.get(this.key) === null) void this.next();
  }

  async #go(index: number): Promise<void> {
    this.at = index;
    const { place } = this.#desk;
    if (place.screen.name === 'review') place.go({ ...place.screen, at: index });
    await this.#show();
  }

  async #show(): Promise<void> {
    await this.#desk.open.show(this.key);
  }

  /** Reads the claim that comes next, so that it is here when it does. */
  prepare(): void {
    const next = this.keys[this.#there(this.at, 1) ?? -1];
    if (next !== undefined) void this.#desk.open.prepare(next);
  }

  /** The place of the nearest claim in a direction that is still there. */
  #there(from: number, step: 1 | -1): number | null {
    for (let index = from + step; index >= 0 && index < this.keys.length; index += step) {
      const key = this.keys[index];
      if (key !== undefined && this.rows.get(key) !== null) return index;
    }
    return null;
  }

  async #read(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE);
      const query = some.map((key) => `key:${key}`).join(' OR ');
      const page = await this.#desk.client.ask('claims', { query, limit: some.length });
      const found = new Map(page.claims.map((row) => [row.key, row]));
      this.rows = new Map([...this.rows, ...some.map((key): [string, ClaimRow | null] => [key, found.get(key) ?? null])]);
    }
  }
}
