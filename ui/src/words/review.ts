// Review: what a person reads while going through a pile of claims.

import type { Outcome } from '$api/generated';
import { plural } from './en';

export const label = (title: string) => `Review: ${title}`;
export const close = 'Close review';
export const shortcuts = 'Shortcuts';
export const back = 'Back';
export const next = 'Next';
export const finish = 'Finish';
export const verdict = 'Verdict';
export const rating = 'Rating';
export const attach = 'Attach';
export const putBack = 'Put back';
export const inReview = 'In review';
export const hint = 'Nothing is chosen yet. Rating and confidence come with a verdict.';
export const attribution = (claimant: string) => `Asked is whether ${claimant} said this, not whether it is true.`;
export const claimantUnknown = 'Claimant unknown';
export const recheck = (day: string, away: string) => `Recheck ${day}, ${away}`;
export const progress = 'Progress';

/** "9 of 14 reviewed". */
export const reviewed = (done: number, all: number) => `${done} of ${all} reviewed`;

/** What a screen reader hears when a claim comes up. */
export const arrived = (at: number, all: number, statement: string) => `Claim ${at} of ${all}. ${statement}`;

/** "by Ana K., 1 reader, 3 items, 2 independent". */
export const by = (who: string, readers: number, items: number, independent: number) =>
  `by ${who}, ${plural(readers, 'reader')}, ${plural(items, 'item')}, ${independent} independent`;

export const writes = (who: string, rationale: string) => `${who}: ${rationale}`;

export const end = {
  title: 'The end of the queue',
  export: 'Export a report',
  close: 'Close review',
  back: 'Back to the last claim',
};

/** "14 claims: 6 verified, 1 disputed, 2 unverifiable, 5 not reviewed." What there is none of is left out. */
export function summary(all: number, outcomes: Record<Outcome, number>): string {
  const rest = all - outcomes.verified - outcomes.disputed - outcomes.unverifiable;
  const parts = [
    [outcomes.verified, 'verified'],
    [outcomes.disputed, 'disputed'],
    [outcomes.unverifiable, 'unverifiable'],
    [rest, 'not reviewed'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`);
  return parts.length === 0 ? 'No claims.' : `${plural(all, 'claim')}: ${parts.join(', ')}.`;
}
