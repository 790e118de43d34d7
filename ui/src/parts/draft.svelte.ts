// Draft: a text while it is typed, and when it is handed over.

import type { FocusEventHandler, FormEventHandler } from 'svelte/elements';

type Save = (text: string) => void;
type Control = HTMLInputElement | HTMLTextAreaElement;

interface Ties {
  /** The text as it is known outside. */
  value: string;
  /** Takes what was typed; without it each key is the owner's own affair. */
  save: () => Save | undefined;
  /** Hears each key. */
  write: (text: string) => void;
  /** What is to be done when the focus has left. */
  settle: () => (() => void) | undefined;
  /** How long the fingers rest before the text is handed over; `null`: not before it is left. */
  pause: number | null;
}

/** How long typing rests before it is saved. */
export const PAUSE = 600;

export class Draft {
  #text = $state('');
  #known = $state('');
  #ties: Ties;
  /** What was last heard from outside. */
  #outside: string;
  /** What Escape brings back. */
  #before: string;
  /** Handed over, and not yet heard back. */
  #sent: string[] = [];
  /** The same as `dirty`, for when the field is taken away: what is reactive reads as it was before then. */
  #unsaved = false;
  /** Whose text it is: taken when typing began, for the owner may move on to another thing. */
  #save: Save | undefined;
  /** Taken when the focus came, for a field that is taken away asks its owner nothing any more. */
  #settle: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #focused = false;
  #composing = false;

  constructor(ties: Ties) {
    this.#ties = ties;
    this.#text = this.#known = this.#outside = this.#before = ties.value;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether something is typed that nobody else knows of. */
  get dirty(): boolean {
    return this.#text !== this.#known;
  }

  /** Hears the value from outside. What is being typed wins. */
  receive(value: string): void {
    if (value === this.#outside) return;
    this.#outside = value;
    const echo = this.#sent.findIndex((sent) => isSame(sent, value));
    const isLast = echo === this.#sent.length - 1;
    if (echo !== -1) this.#sent.splice(0, echo + 1);
    if (this.dirty && this.#ties.save()) return;
    // An answer to what was saved a moment ago must not move the caret, nor bring back an older state.
    if (echo !== -1 && (this.#focused || !isLast)) return;
    this.#sent = [];
    this.#unsaved = false;
    this.#text = this.#known = this.#before = value;
  }

  /** Takes what was typed. */
  type(text: string): void {
    this.#text = text;
    this.#unsaved = text !== this.#known;
    this.#save ??= this.#ties.save();
    if (this.#save === undefined) this.#outside = text;
    this.#ties.write(text);
    clearTimeout(this.#timer);
    if (this.#save && this.#ties.pause !== null && !this.#composing)
      this.#timer = setTimeout(() => this.handOver(), this.#ties.pause);
  }

  /** Hands over what is not yet known outside. */
  handOver(): void {
    clearTimeout(this.#timer);
    if (!this.#unsaved) return;
    const save = this.#save ?? this.#ties.save();
    this.#save = undefined;
    if (!save) return;
    this.#unsaved = false;
    this.#known = this.#text;
    this.#sent.push(this.#text);
    save(this.#text);
  }

  /** Hands over at somebody's word: from here on Escape brings back this. */
  confirm(): void {
    this.handOver();
    this.#before = this.#text;
  }

  /** Takes a text at once, as when a row of a list is chosen. */
  choose(text: string): void {
    this.type(text);
    this.handOver();
  }

  /** Brings back the text from when the focus came; `false` if it still stands there. */
  restore(): boolean {
    if (this.#text === this.#before || !this.#ties.save()) return false;
    this.choose(this.#before);
    return true;
  }

  /** What the control tells. */
  readonly events: {
    oninput: FormEventHandler<Control>;
    onfocus: FocusEventHandler<Control>;
    onblur: FocusEventHandler<Control>;
    oncompositionstart: () => void;
    oncompositionend: (event: Event & { currentTarget: Control }) => void;
  } = {
    oninput: (event) => this.type(event.currentTarget.value),
    onfocus: () => {
      // Coming back to the window is not coming back to the field.
      if (!this.#focused) this.#before = this.#text;
      this.#focused = true;
      this.#settle = this.#ties.settle();
    },
    onblur: (event) => {
      this.#composing = false;
      this.handOver();
      if (document.activeElement === event.currentTarget) return;
      this.#focused = false;
      if (this.#sent.length === 0 && !this.dirty) this.#text = this.#known = this.#outside;
      this.#settle?.();
    },
    oncompositionstart: () => {
      this.#composing = true;
      clearTimeout(this.#timer);
    },
    oncompositionend: (event) => {
      this.#composing = false;
      this.type(event.currentTarget.value);
    },
  };
}

/** Alike but for blanks: those at the end go when a text is kept. */
function isSame(one: string, other: string): boolean {
  const words = (text: string) => text.trim().split(/\s+/).join(' ');
  return words(one) === words(other);
}
