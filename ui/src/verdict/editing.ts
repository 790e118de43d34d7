// What the parts of a verdict are given to be edited with.

import type { VerdictChange } from '$api/changes';

export interface VerdictEditing {
  /** Nothing can be changed. */
  locked: boolean;
  /** What keeps a field from being saved, by the field's name. */
  wrong: Readonly<Record<string, string>>;
  /** What was typed and could not be saved, by the field's name. */
  kept: Readonly<Record<string, string>>;
  /** A field lost the focus. */
  settle: () => void;
  /** Gives or changes this person's open verdict. */
  judge: (change: VerdictChange) => void;
}
