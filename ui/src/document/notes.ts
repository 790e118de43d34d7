// Notes: how high in the margin each stands. They keep level with their words and push each other down.

export interface Note {
  /** Where its words are. */
  top: number;
  height: number;
}

/** How far two notes stay apart. */
export const GAP = 6;

/** The top of every note. The active one is exactly level with its words; those above it make way upwards. */
export function layNotes(notes: readonly Note[], active: number): number[] {
  const tops: number[] = [];
  let free = -Infinity;
  for (const [index, { top, height }] of notes.entries()) {
    const at = index === active ? top : Math.max(top, free);
    tops.push(at);
    free = at + height + GAP;
  }
  let limit = tops[active] ?? Infinity;
  for (let index = active - 1; 0 <= index; index -= 1) {
    const note = notes[index];
    const at = Math.min(tops[index] ?? 0, limit - GAP - (note?.height ?? 0));
    // From here on upwards nobody is in the way.
    if (at === tops[index]) break;
    tops[index] = at;
    limit = at;
  }
  return tops;
}
