// From a key press to the action it means.

import { shortcuts, type Action } from './table';

/** How long `G` waits for its second letter. */
const PATIENCE = 1_500;

/** Where the press happened, and what can be done there. */
export interface Place {
  /** A text field has the focus: letters are its own. */
  inField: boolean;
  /** The field holds typing that is not saved yet: undo is its own. */
  isDirty: boolean;
  /** The list or the queue has the focus: arrows move the selection. */
  inList: boolean;
  /** Single keys are switched on. */
  singleKeys: boolean;
  /** Which of the actions with this key can be done; the topmost screen's first. */
  choose: (actions: readonly Action[]) => Action | null;
}

/** Reads presses one after the other; remembers a `G` for a moment. */
export class Keyboard {
  #first: string | null = null;
  #since = 0;

  /** The action that a press means here, if any. */
  read(event: KeyboardEvent, place: Place): Action | null {
    if (event.isComposing || event.altKey || event.metaKey) return null;
    const key = name(event);
    const first = event.timeStamp - this.#since < PATIENCE ? this.#first : null;
    this.#first = null;

    if (place.inField && !worksInField(key, place.isDirty)) return null;
    if (!place.singleKeys && isSingle(key)) return place.inList ? find(key, { ...place, listOnly: true }) : null;

    const meant = find(first === null ? key : `${first} ${key}`, place) ?? (first === null ? null : find(key, place));
    if (meant === null && shortcuts.some((row) => row.keys.some((keys) => keys.startsWith(`${key} `)))) {
      this.#first = key;
      this.#since = event.timeStamp;
    }
    return meant;
  }
}

/** A field keeps its letters, its own copying and selecting, and undo while it holds typing that is not saved. */
function worksInField(key: string, isDirty: boolean): boolean {
  if (/^Ctrl\+(Shift\+)?[ZY]$/.test(key)) return !isDirty;
  if (/^Ctrl\+[ACVX]$/.test(key)) return false;
  return key === 'Escape' || /^(Shift\+)?F\d+$/.test(key) || key.startsWith('Ctrl+');
}

/** A letter, digit or sign that needs no Ctrl: what WCAG 2.1.4 wants to be switchable. */
function isSingle(key: string): boolean {
  return key.length === 1 || /^Shift\+.$/.test(key) || key === 'Delete';
}

function find(keys: string, place: Place & { listOnly?: boolean }): Action | null {
  const meant = shortcuts.filter(
    (row) => (!place.listOnly && row.keys.includes(keys)) || (place.inList && row.inList?.includes(keys)),
  );
  return place.choose(meant.map(({ action }) => action));
}

/** `Ctrl+Shift+Z`, `J`, `?`, `Shift+1`: a sign that needs Shift to be typed goes by the sign alone. */
function name(event: KeyboardEvent): string {
  // Where Shift makes another sign of a digit, its place on the keyboard still says which digit it is.
  const digit = event.shiftKey && !event.ctrlKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
  if (digit !== undefined) return `Shift+${digit}`;
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (event.ctrlKey || event.key.length > 1) ? 'Shift+' : '';
  return `${event.ctrlKey ? 'Ctrl+' : ''}${shift}${letter}`;
}
