// Where a claim stands, in honest sentences: never just "Verified".

import type { ClaimView } from '$api/generated';
import * as said from '$words/claim';
import * as words from '$words/en';
import * as verdictWords from '$words/verdict';

/** The sentences under the status, without their full stops; `flag`: what a reader of the report will ask about. */
export function sentencesOf(claim: ClaimView): { text: string; flag: boolean }[] {
  const { verdict } = claim;
  const sentences: { text: string; flag: boolean }[] = [];
  const say = (text: string, flag = false) => sentences.push({ text: text.replace(/\.$/, ''), flag });

  if (claim.trashed) say(said.status.trashed, true);
  if (verdict === null) {
    if (claim.status === 'in-review' && claim.inReviewBy !== null) say(said.status.by(claim.inReviewBy));
    return sentences;
  }
  const independent = claim.independent.supports + claim.independent.refutes;
  say(words.verdict.by(words.outcome[verdict.outcome], verdict.by, verdict.readers, claim.evidenceItems.length, independent));
  if (claim.checking === 'attribution') say(words.claim.attribution[verdict.outcome](claim.claimant));
  if (claim.outcome !== null && !claim.documented) say(words.claim.bare, true);
  if (claim.readersDisagree || verdict.readersDisagree) say(verdictWords.disagree, true);
  if (verdict.wantsReason && !claim.draft?.changes) say(verdictWords.noReason, true);
  if (!verdict.sealed) say(verdict.mine ? verdictWords.open : verdictWords.openByOther);
  return sentences;
}
