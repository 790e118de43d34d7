// Which finer words belong to which outcome, in the order of their keys.

import type { Outcome, Rating } from '$api/generated';

/** The ratings of each outcome: keys 1 to 4. */
export const RATINGS: Record<Outcome, readonly Rating[]> = {
  verified: ['true', 'mostly-true'],
  disputed: ['misleading', 'missing-context', 'mostly-false', 'false'],
  unverifiable: ['no-evidence-found', 'not-checkable'],
};
