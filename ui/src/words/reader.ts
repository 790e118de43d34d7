// The words of the reader: a document's text, its notes, and the box in which claims are recorded.

import { plural } from './en';

export const label = 'Document';
export const text = 'Text of the document';
export const loading = 'Reading the document';
export const noText = 'No text of this document is kept here.';
export const noTextLinkOnly = 'Only the address of this document is kept, no copy.';
export const noTextHint = 'Save it from your browser, or copy its text, and bring that in.';
export const copyKept = 'Copy kept';
export const textKept = 'Text kept';
export const linkOnly = 'Link only, no copy';
export const hash = (digest: string) => `SHA-256 ${digest}`;
export const openLink = 'Open in the browser';
export const edit = 'Edit';
export const editLabel = 'Edit what is known of the document';
export const published = { unknown: 'Date unknown' };

export const count = (claims: number, reviewed: number) =>
  claims === 0 ? 'No claims yet' : `${plural(claims, 'claim')}, ${reviewed === claims && claims > 1 ? 'all' : reviewed || 'none'} reviewed`;
export const previous = 'Previous recorded claim';
export const next = 'Next recorded claim';
export const larger = 'Larger document text';
export const smaller = 'Smaller document text';
export const claims = 'Claims of this document';
export const review = 'Review';
export const reviewLabel = 'Review the claims of this document';
export const more = 'More';
export const back = 'Back';
export const noMark = 'No claim is recorded in this document yet.';
export const at = (position: number, total: number, statement: string) => `${position} of ${total}: ${statement}`;

export const find = {
  open: 'Find in this document',
  none: 'Not found',
  count: (position: number, total: string) => `${position} of ${total}`,
  many: (most: number) => `${most} or more`,
  next: 'Next place',
  previous: 'Previous place',
  close: 'Close',
};

export const notes = {
  label: 'Claims recorded here',
  toggle: 'Recorded claims',
  open: 'Open',
  close: 'Close the claims',
  none: 'Select words of the text to record a claim.',
  noneHint: 'With the keyboard: Tab into the text, arrows to a sentence, Enter.',
  readOnly: 'No claims were recorded in this document.',
  unplaced: 'Recorded without their exact words',
  checking: 'Whether it was said',
};

export const walk = {
  label: 'Keys in the text',
  paragraph: 'paragraph',
  sentence: 'sentence',
  end: 'word more or less',
  start: 'at the beginning',
  record: 'record',
};

export const record = {
  title: 'Record claim',
  close: 'Close',
  statement: 'Claim, in one plain sentence',
  quote: 'Quote, as in the document',
  saidBy: 'Said by',
  saidOn: 'Said on',
  unknownDay: 'unknown',
  checking: 'Checking',
  truth: 'Whether it is true',
  attribution: 'Whether it was said',
  article: 'the article itself',
  tags: 'Tags',
  addTag: 'Add a tag',
  newTag: (tag: string) => `New tag “${tag}”`,
  newName: (name: string) => `“${name}”, new`,
  removeTag: (tag: string) => `Take off ${tag}`,
  record: 'Record claim',
  stay: 'record and read on',
  recorded: (quoted: string) => `${quoted} recorded`,
};
