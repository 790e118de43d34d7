// Which verdict a person edits when they edit theirs.

import type { ClaimView, DraftView, VerdictView } from '$api/generated';

/** What this person says of a claim now, sealed or not. */
export interface Mine extends DraftView {
  sealed: boolean;
}

/**
 * Their verdict under way, else the one that they sealed, as which the next would begin; nothing: they have said
 * nothing yet.
 */
export function mineOf(claim: Pick<ClaimView, 'draft' | 'verdict' | 'earlierVerdicts'>): Mine | null {
  if (claim.draft !== null) return { ...claim.draft, sealed: false };
  const stands = (verdict: VerdictView) => verdict.mine && verdict.sealed && verdict.withdrawn === null;
  const mine = [claim.verdict, ...claim.earlierVerdicts].find((verdict) => verdict !== null && stands(verdict));
  if (!mine) return null;
  const { outcome, rating, confidence, rationale, wording, reason } = mine;
  return { outcome, rating, confidence, rationale, wording, reason, changes: false, sealed: true };
}
