// What the attach box says.

import type { Stance } from '$api/generated';
import { plural } from './en';

export const title = (key: string) => `Attach to ${key}`;
export const close = 'Close without attaching';
export const cancel = 'Cancel';

export const what = {
  label: 'What bears on the claim',
  placeholder: 'Paste a link, a picture or a text, or drop files',
  hint: 'A link is kept as a link only; Claimbook fetches nothing.',
  files: 'Choose files',
  document: 'A document at hand',
  link: 'Link only, no copy',
  note: 'Your own note. It does not count as independent.',
  remove: (name: string) => `Leave out ${name}`,
};

export const stance = {
  label: 'Which way does it point?',
  key: { supports: '+', 'partly-supports': '', context: '=', 'partly-refutes': '', refutes: '−' } satisfies Record<Stance, string>,
  missing: 'Say which way it points: + supports, − refutes, = context.',
};

export const field = {
  title: 'Title',
  titleHint: 'As printed',
  publisher: 'Publisher',
  published: 'Published',
  unknown: 'unknown',
  explanation: 'Why it bears on the claim',
  explanationHint: 'Optional',
  document: 'Document',
  documentHint: 'Words of its title, or its key',
  quote: 'The words that matter',
  quoteHint: 'Optional: copied from the document, to the letter',
  occurrence: 'Which place',
  occurrenceHint: 'The words stand there more than once: 1, 2, …',
};

export const submit = (count: number) => (count > 1 ? `Attach ${count} files` : 'Attach');
export const attached = (what: string) => `${what} attached`;
export const attachedMany = (count: number) => `${plural(count, 'file')} attached`;
export const nothing = 'Paste or drop something first, or choose a document.';
export const some = (done: number, left: number) => `${plural(done, 'file')} attached, ${left} not:`;
