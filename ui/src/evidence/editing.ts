// What the evidence of a claim is given to be edited with.

import type { EvidenceChange } from '$api/changes';
import type { FileView } from '$api/generated';

export interface EvidenceEditing {
  /** Nothing can be changed. */
  locked: boolean;
  /** What became of what was typed for an item, by the item's key. */
  fields: (item: string) => { wrong: Readonly<Record<string, string>>; kept: Readonly<Record<string, string>>; settle: () => void };
  edit: (item: string, change: EvidenceChange) => void;
  remove: (item: string, title: string) => void;
  /** Shows a kept file here. */
  view: (sha256: string) => void;
  /** Opens a kept file in another program. */
  outside: (file: FileView) => void;
  /** Opens an address in the browser. */
  link: (url: string) => void;
  /** Shows the text of a document. */
  read: (document: string) => void;
}

/** The bytes of a kept file, or why there are none. */
export type FetchedFile = { kind: 'bytes'; bytes: ArrayBuffer } | { kind: 'mismatch' | 'missing' | 'failed' };
