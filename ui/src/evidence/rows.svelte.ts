// Which rows of a list of evidence lie open. One that changes sides is another row, and goes on where it was.

import { SvelteSet } from 'svelte/reactivity';

export class Rows {
  readonly #open = new SvelteSet<string>();
  #turned: string | null = null;

  /** Whether the row of an item lies open. */
  isOpen(item: string): boolean {
    return this.#open.has(item);
  }

  toggle(item: string): void {
    if (!this.#open.delete(item)) this.#open.add(item);
  }

  /** An item is about to change sides from here: the keyboard goes with it. */
  turn(item: string): void {
    this.#turned = item;
  }

  /** Whether a row that comes is one that was just turned; asked once. */
  takesKeyboard(item: string): boolean {
    const takes = this.#turned === item;
    if (takes) this.#turned = null;
    return takes;
  }
}
