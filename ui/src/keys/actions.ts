// What can be done now: screens say what they can do, and whoever is on top answers.

import type { Action } from './table';

/** What a screen can do, by the action's name. */
export type Doings = Partial<Record<Action, () => void>>;

/** The layers of screens, the topmost last; the frame lies under them all. */
export class Actions {
  #layers: Doings[] = [{}];

  /** Says what the frame can do now. */
  set frame(doings: Doings) {
    this.#layers = [doings, ...this.#layers.slice(1)];
  }

  /** Offers what a screen can do, above all others; gives the function that takes it away again. */
  provide(doings: Doings): () => void {
    this.#layers = [...this.#layers, doings];
    return () => {
      this.#layers = this.#layers.filter((layer) => layer !== doings);
    };
  }

  /** Whether anybody can do it now. */
  can(action: Action): boolean {
    return this.#layers.some((layer) => layer[action] !== undefined);
  }

  /** Has the topmost do it; false where nobody can. */
  run(action: Action): boolean {
    const doing = this.#layers.findLast((layer) => layer[action] !== undefined)?.[action];
    doing?.();
    return doing !== undefined;
  }

  /** Which of several actions with the same key is meant: the one of the topmost screen. */
  topmost(actions: readonly Action[]): Action | null {
    for (const layer of this.#layers.toReversed()) {
      const found = actions.find((action) => layer[action] !== undefined);
      if (found !== undefined) return found;
    }
    return null;
  }
}
