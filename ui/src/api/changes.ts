// Changes as the page makes them: narrower than the contract, which takes any words.

import type { Confidence, EditVerdict, Outcome, Rating } from './generated';

/** What `edit_verdict` takes, but for which claim and which gesture. An empty text takes away. */
export interface VerdictChange extends Omit<EditVerdict, 'key' | 'gesture'> {
  outcome?: Outcome | '';
  rating?: Rating | '';
  confidence?: Confidence | '';
}
