// What can be done to the claim that lies open, or to those selected together: the same in list, reader and review.

import type { Confidence, Rating } from '$api/generated';
import type { Doings } from '$keys/actions';
import type { Desk } from '$state/desk.svelte';
import { mineOf } from '$verdict/mine';
import { RATINGS } from '$verdict/scale';

/** What can be done to a claim now; nothing where none is at hand or the book may not be written. */
export function claimDoings(desk: Desk, isAtHand = desk.open.view !== null): Doings {
  if (!desk.book || desk.book.readOnly !== null || (!isAtHand && desk.list.marked.size === 0)) return {};
  const rate = (index: number) => (): void => {
    const outcome = desk.open.view && mineOf(desk.open.view)?.outcome;
    const rating: Rating | undefined = outcome ? RATINGS[outcome][index] : undefined;
    if (rating !== undefined) desk.signed(() => void desk.try(() => desk.open.judge({ rating })));
  };
  const sure = (confidence: Confidence) => (): void => {
    if (desk.open.view && mineOf(desk.open.view)?.outcome) desk.signed(() => void desk.try(() => desk.open.judge({ confidence })));
  };
  return {
    'claim.verify': () => desk.mark('verified'),
    'claim.dispute': () => desk.mark('disputed'),
    'claim.cannotTell': () => desk.mark('unverifiable'),
    'claim.inReview': () => desk.mark('in-review'),
    'claim.clear': () => desk.mark('to-review'),
    'claim.rating1': rate(0),
    'claim.rating2': rate(1),
    'claim.rating3': rate(2),
    'claim.rating4': rate(3),
    'claim.low': sure('low'),
    'claim.moderate': sure('moderate'),
    'claim.high': sure('high'),
    'claim.remove': () => desk.remove(),
    'claim.attach': () => {
      const key = desk.open.wanted;
      if (key !== null) desk.over({ name: 'attach', claim: key, offered: { paths: [], text: '', stance: null } });
    },
  };
}
