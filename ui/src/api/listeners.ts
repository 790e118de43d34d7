// Those who want to hear of something, in the order they came.

import type { Unlisten } from './backend';

/** A list of listeners that one can leave again. */
export class Listeners<Event> {
  readonly #all = new Set<(event: Event) => void>();

  /** Adds one; the answer takes it off. */
  add(listener: (event: Event) => void): Unlisten {
    // A wrapper of its own, so that the same function may listen twice.
    const own = (event: Event) => listener(event);
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  /** Tells everybody. */
  tell(event: Event): void {
    for (const listener of [...this.#all]) listener(event);
  }
}

/** What must be done before the window closes. */
export class Handlers {
  readonly #all = new Set<() => Promise<void>>();

  /** Adds one; the answer takes it off. */
  add(handler: () => Promise<void>): Unlisten {
    const own = () => handler();
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  /** Does all of it; what fails does not keep the rest from being done. */
  async run(): Promise<void> {
    await Promise.allSettled([...this.#all].map((handler) => handler()));
  }
}
