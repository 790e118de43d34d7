// Asks and changes with types, and tells whoever shows the book what was touched.

import type { Backend } from './backend';
import type { Changes, Queries, Touched } from './generated';

/** The book as the page talks to it. */
export class Client {
  readonly backend: Backend;
  readonly #listeners: ((touched: Touched[]) => void)[] = [];
  /** The last change that was asked for: the next one waits for it, so that they happen in the order people made them. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Asks the book a question; throws a `BookError` with words for the reader. */
  async ask<K extends keyof Queries>(query: K, request: Queries[K][0]): Promise<Queries[K][1]> {
    const answer = await this.backend.call(query, request);
    return answer.value as Queries[K][1];
  }

  /** Changes the book, then tells every listener what must be read again. One change at a time. */
  async change<K extends keyof Changes>(command: K, request: Changes[K][0]): Promise<Changes[K][1]> {
    const turn = this.#last.then(() => this.aside(command, request));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** The same at once: for what nobody decided, so that nothing people do waits for it. */
  async aside<K extends keyof Changes>(command: K, request: Changes[K][0]): Promise<Changes[K][1]> {
    const answer = await this.backend.call(command, request);
    for (const listener of this.#listeners) listener(answer.touched);
    return answer.value as Changes[K][1];
  }

  /** Waits until every change that was asked for is done or refused. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Hears of every change made from here. */
  onTouched(listener: (touched: Touched[]) => void): void {
    this.#listeners.push(listener);
  }
}
