// Where one is: which screen, and which box lies over it.

import type { Stance, Status } from '$api/generated';

/** What the list of claims is a list of. */
export type View =
  | { kind: 'all' }
  | { kind: 'status'; status: Status }
  | { kind: 'due' }
  | { kind: 'marked' }
  | { kind: 'document'; key: string; title: string }
  | { kind: 'tag'; name: string };

/** One of the screens. */
export type Screen =
  | { name: 'claims' }
  | { name: 'documents' }
  /** A document's text; `claim`: the claim whose passage is to be shown. */
  | { name: 'reader'; document: string; claim: string | null }
  /** The queue: claims by key, in the order of the list it was started from. */
  | { name: 'review'; claims: string[]; title: string; at: number };

/** Something that is on its way to a claim. */
export interface Offered {
  /** Files by path: dropped, picked, or set aside from the clipboard. */
  paths: string[];
  /** The same as the page got them, not set aside yet: pasted. */
  files?: readonly File[];
  /** An address, or words. */
  text: string;
  /** Nothing: nobody has said yet. */
  stance: Stance | null;
}

/** A box over the screen. */
export type Overlay =
  | { name: 'help' }
  | { name: 'palette' }
  | { name: 'addClaim' }
  /** `paths` and `text`: dropped or pasted. */
  | { name: 'import'; paths: string[]; text: string }
  | { name: 'attach'; claim: string; offered: Offered }
  | { name: 'export'; keys: string[] | null }
  | { name: 'safety' }
  | { name: 'settings' }
  | { name: 'history' }
  | { name: 'trash' }
  /** Asked before the first verdict; `then` goes on. */
  | { name: 'author'; then: () => void }
  /** Why a sealed verdict is taken back; `then` gets the reason. */
  | { name: 'withdraw'; then: (reason: string) => void };

export class Place {
  screen = $state.raw<Screen>({ name: 'claims' });
  overlay = $state.raw<Overlay | null>(null);
  #before: Screen[] = [];

  /** Shows another screen; `back` leads to the one before. */
  go(screen: Screen): void {
    if (screen.name !== this.screen.name) this.#before = [...this.#before, this.screen].slice(-20);
    this.screen = screen;
  }

  /** Back to the screen before, or to the claims. */
  back(): void {
    this.screen = this.#before.at(-1) ?? { name: 'claims' };
    this.#before = this.#before.slice(0, -1);
  }

  /** Forgets where one was: another book. */
  reset(): void {
    this.screen = { name: 'claims' };
    this.overlay = null;
    this.#before = [];
  }

  /** Opens a box over the screen. */
  open(overlay: Overlay): void {
    this.overlay = overlay;
  }

  /** Closes the box. */
  close(): void {
    this.overlay = null;
  }
}
