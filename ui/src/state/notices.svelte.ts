// One message at a time, and what a screen reader is told.

/** What a toast says and offers. */
export interface Notice {
  message: string;
  hint: string | null;
  detail: string | null;
  /** A refusal stays until it is closed; anything else leaves by itself. */
  stays: boolean;
  /** The book cannot be written now: said under the header, not in a toast. */
  trouble: boolean;
  /** Does again what was refused. */
  again: (() => void) | null;
  action: { label: string; key: string; run: () => void } | null;
}

const SHOWN_FOR = 8_000;

export class Notices {
  current = $state.raw<Notice | null>(null);
  /** The last thing worth hearing. */
  spoken = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a message; it takes the place of the one before. */
  show(notice: Partial<Notice> & { message: string }): void {
    this.current = { hint: null, detail: null, stays: false, trouble: false, again: null, action: null, ...notice };
    this.speak(notice.message);
    this.resume();
  }

  /** Says something to those who listen instead of look. */
  speak(words: string): void {
    this.spoken = words;
  }

  /** Keeps the message while somebody is on it. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  /** Lets the message leave in its time. */
  resume(): void {
    clearTimeout(this.#timer);
    if (this.current !== null && !this.current.stays) this.#timer = setTimeout(() => this.close(), SHOWN_FOR);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}
