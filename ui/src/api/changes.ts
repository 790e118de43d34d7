// What a screen changes of a claim at once: the contract's requests but for which claim and which gesture.

import type { Confidence, EditClaim, EditEvidence, EditVerdict, Outcome, Rating } from './generated';

/** What `edit_claim` takes of it. */
export type ClaimChange = Omit<EditClaim, 'key' | 'gesture'>;

/** What `edit_verdict` takes of it. An empty text takes away. */
export interface VerdictChange extends Omit<EditVerdict, 'key' | 'gesture'> {
  outcome?: Outcome | '';
  rating?: Rating | '';
  confidence?: Confidence | '';
}

/** What `edit_evidence` takes of it. */
export type EvidenceChange = Omit<EditEvidence, 'key' | 'gesture'>;
