// From a key press to the action it means.

import { shortcuts, type Action } from './table';

/** How long `G` waits for its second letter. */
const PATIENCE = 1_500;

/** Where the press happened. */
export interface Place {
  /** A text field has the focus: letters are its own. */
  inField: boolean;
  /** The list has the focus: arrows move the selection. */
  inList: boolean;
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

    const plain = !event.ctrlKey && key !== 'Escape';
    // Undo in a field is the field's own while one types there.
    if (place.inField && (plain || /^Ctrl\+(Shift\+)?Z$/.test(key))) return null;

    const meant = find(first === null ? key : `${first} ${key}`, place) ?? (first === null ? null : find(key, place));
    if (meant === null && shortcuts.some((row) => row.keys.some((keys) => keys.startsWith(`${key} `)))) {
      this.#first = key;
      this.#since = event.timeStamp;
    }
    return meant;
  }
}

function find(keys: string, place: Place): Action | null {
  const row = shortcuts.find((row) => row.keys.includes(keys) || (place.inList && row.inList?.includes(keys)));
  return row?.action ?? null;
}

/** `Ctrl+Shift+Z`, `J`, `?`: a sign that needs Shift to be typed goes by the sign alone. */
function name(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && event.ctrlKey ? 'Shift+' : '';
  return `${event.ctrlKey ? 'Ctrl+' : ''}${shift}${letter}`;
}
