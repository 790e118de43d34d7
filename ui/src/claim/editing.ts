// What the parts of a claim are given to be edited with.

import type { ClaimChange } from '$api/changes';
import type { EditClaims } from '$api/generated';
import type { Suggest } from '$parts/suggest';

/** How fields are told what became of what was typed in them. */
export interface Fields {
  /** Nothing can be changed: the book is read only, or another person's. */
  locked: boolean;
  /** What keeps a field from being saved, by the field's name. */
  wrong: Readonly<Record<string, string>>;
  /** What was typed and could not be saved: it stays in the editor, by the field's name. */
  kept: Readonly<Record<string, string>>;
  /** A field lost the focus. */
  settle: () => void;
}

/** What a date means, in words, or what keeps it from meaning one. */
export type Understand = (text: string) => Promise<{ label: string } | { message: string; hint: string | null }>;

/** Everything that can be done to the claim itself. */
export interface ClaimEditing extends Fields {
  edit: (change: ClaimChange) => void;
  sources: Suggest;
  tags: Suggest;
  understand: Understand;
  /** The same, and it must be one day. */
  understandDay: Understand;
}

/** What can be done to several claims at once. */
export interface ManyEditing extends Omit<ClaimEditing, 'edit' | 'settle' | 'kept'> {
  edit: (change: Omit<EditClaims, 'keys'>) => void;
  /** There are more than can be compared. */
  tooMany: boolean;
  /** That many. */
  most: number;
}
