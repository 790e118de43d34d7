// The hands that edit what is open: bound to a claim by whoever shows it.

import type { EvidenceEditing } from '$evidence/editing';
import type { VerdictEditing } from '$verdict/editing';
import type { ClaimEditing } from './editing';

export interface Hands {
  /** For the fields of a claim. */
  claim: (key: string) => ClaimEditing;
  /** For this person's verdict on a claim. */
  verdict: (key: string) => VerdictEditing;
  /** For items of evidence, each by its own key. */
  evidence: EvidenceEditing;
}
