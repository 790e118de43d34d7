// What a claim looks like with a verdict that is on its way: shown until the book has answered.

import type { VerdictChange } from '$api/changes';
import type { ClaimView, DraftView } from '$api/generated';

/** The claim as it will be with that change, by the book's own rules. */
export function judged(claim: ClaimView, change: VerdictChange): ClaimView {
  const sealed = sealedOf(claim);
  const goesOn = change.outcome === undefined || change.outcome === sealed?.outcome;
  const begun = claim.draft ?? (sealed !== null && goesOn ? sealed : NOTHING);
  const { outcome, because, ...rest } = change;
  const turned = outcome !== undefined && (outcome || null) !== begun.outcome ? { rating: null, confidence: null } : {};
  const next: DraftView = { ...begun, ...turned };
  if (outcome !== undefined) next.outcome = outcome || null;
  if (rest.rating !== undefined) next.rating = rest.rating || null;
  if (rest.confidence !== undefined) next.confidence = rest.confidence || null;
  if (because !== undefined) next.rationale = because || null;
  if (rest.wording !== undefined) next.wording = rest.wording || null;
  if (rest.reason !== undefined) next.reason = rest.reason || null;
  next.changes = sealed !== null && next.outcome !== null && (next.outcome !== sealed.outcome || next.rating !== sealed.rating);
  return { ...claim, draft: next, outcome: next.outcome ?? claim.outcome, rating: next.outcome === null ? claim.rating : next.rating };
}

const NOTHING: DraftView = {
  outcome: null,
  rating: null,
  confidence: null,
  rationale: null,
  wording: null,
  reason: null,
  changes: false,
};

/** This person's sealed verdict that stands. */
function sealedOf(claim: ClaimView): DraftView | null {
  const all = [...(claim.verdict ? [claim.verdict] : []), ...claim.earlierVerdicts];
  const mine = all.find((verdict) => verdict.mine && verdict.sealed && verdict.withdrawn === null);
  if (mine === undefined) return null;
  const { outcome, rating, confidence, rationale, wording } = mine;
  return { outcome, rating, confidence, rationale, wording, reason: null, changes: false };
}
