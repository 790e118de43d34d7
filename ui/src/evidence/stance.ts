// Stances: their sides, their keys, and what of a document makes an item count.

import type { DocumentKind, Side, Stance } from '$api/generated';

/** The sides in the order of their groups; context is the third, quiet one. */
export const SIDES: readonly Side[] = ['supports', 'refutes', 'context'];

/** What a key sets: `+` supports, `-` refutes, `=` context. */
export function stanceOfKey(event: KeyboardEvent): Stance | null {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return null;
  switch (event.key) {
    case '+':
      return 'supports';
    case '-':
    case '−':
      return 'refutes';
    case '=':
      return 'context';
    default:
      return null;
  }
}

/** The side that a stance counts on. */
export function sideOf(stance: Stance): Side {
  switch (stance) {
    case 'supports':
    case 'partly-supports':
      return 'supports';
    case 'refutes':
    case 'partly-refutes':
      return 'refutes';
    case 'context':
      return 'context';
  }
}

/** A side, in part or wholly; context has no parts. */
export function stanceOf(side: Side, partly: boolean): Stance {
  if (side === 'context' || !partly) return side;
  return side === 'supports' ? 'partly-supports' : 'partly-refutes';
}

/** The desk's own words and sums never count as independent. */
export function isOwn(kind: DocumentKind): boolean {
  return kind === 'own-working' || kind === 'note';
}
