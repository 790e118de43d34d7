// Where a review begins and ends: at the claim that is selected, and back at the same place.

import type { Desk } from '$state/desk.svelte';

/** Begins a review of the claims selected together, or of all that the list shows, at the selected one. */
export async function startReview(desk: Desk): Promise<void> {
  await desk.try(async () => {
    const { marked, selected } = desk.list;
    const all = await desk.list.keys();
    const claims = marked.size > 0 ? all.filter((key) => marked.has(key)) : all;
    if (claims.length === 0) return;
    const at = Math.max(0, claims.indexOf(selected?.key ?? ''));
    desk.show({ name: 'review', claims, title: desk.title, at });
  });
}

/** Ends it: where it began, with the same claim selected as far as the list still shows it. */
export async function endReview(desk: Desk): Promise<void> {
  const key = desk.open.view?.key;
  if (key !== undefined) await desk.list.refresh(key);
  desk.place.back();
  if (desk.place.screen.name === 'claims') await desk.openSelected();
}
