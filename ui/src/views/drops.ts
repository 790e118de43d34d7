// Drops: where files that are dragged over the window would go, and where they go.

import type { DropEvent } from '$api/backend';
import { covered } from '$parts/layers';
import type { Desk } from '$state/desk.svelte';

/** What a drop at a place would do: attach to a claim, or bring in documents. */
export interface Landing {
  claim: string | null;
  /** What of the window it would land on; nothing: all of it. */
  area: DOMRect | null;
}

/** Where files over a place of the window would land; nothing where the book takes none. */
export function landingAt(desk: Desk, { x, y }: Pick<DropEvent, 'x' | 'y'>): Landing | null {
  if (!desk.book || desk.book.readOnly !== null) return null;
  // What is brought in already goes on taking files, wherever they fall.
  const { overlay } = desk.place;
  if (overlay === null && covered()) return null;
  const zone = overlay === null ? (document.elementFromPoint(x, y)?.closest('[data-drop="claim"]') ?? null) : null;
  const claim = zone && (desk.open.view?.key ?? null);
  if (zone && claim !== null) return { claim, area: zone.getBoundingClientRect() };
  return overlay === null || overlay.name === 'import' ? { claim: null, area: null } : null;
}

/** Shows what was found in files before they are in the book. */
export function takeDrop(desk: Desk, paths: string[]): void {
  if (paths.length > 0) desk.over({ name: 'import', paths, text: '' });
}

/** Does with dropped files what was said while they were over the window. */
export function land(desk: Desk, { paths }: DropEvent, landing: Landing | null): void {
  if (landing === null || paths.length === 0) return;
  if (landing.claim === null) takeDrop(desk, paths);
  else desk.over({ name: 'attach', claim: landing.claim, offered: { paths, text: '', stance: null } });
}
