// Menu: what stands in one.

import type { Snippet } from 'svelte';

/** A row of a menu. */
export interface MenuItem<T extends string = string> {
  /** What it stands for; no two rows of a menu share it. */
  value: T;
  label: string;
  run: () => void;
  /** Its sign; told the value. */
  icon?: Snippet<[T]>;
  /** The keys that do the same outside the menu, as they are shown. */
  keys?: string;
  /** A single letter that chooses it while the menu is open; its key cap is shown unless `keys` are. */
  letter?: string;
  /** One of several, or on and off for itself; without it the row just does something. */
  kind?: 'radio' | 'checkbox';
  checked?: boolean;
  disabled?: boolean;
  /** The menu stays open after it: more of its kind may follow. */
  stays?: boolean;
}

/** Rows, and lines between them. */
export type MenuItems<T extends string = string> = readonly (MenuItem<T> | 'separator')[];
