// The words of bringing in a document.

import { plural } from './en';

export const title = 'Bring in a document';
export const close = 'Close';
export const tabs = { label: 'Where it comes from', text: 'Paste text', files: 'Files' };
export const text = 'Text of the document';
export const textPlaceholder = 'Paste the text here. Paragraphs end in a blank line.';
export const counted = (words: number, paragraphs: number) => `${plural(words, 'word')}, ${plural(paragraphs, 'paragraph')}`;
export const reading = 'Reading…';

export const files = {
  label: 'Files to bring in',
  drop: 'Drop files here, or choose them.',
  dropHint: 'Texts and Markdown, up to 10 MB each. Other files are evidence: attach them to a claim.',
  choose: 'Choose files',
  more: 'Add files',
  leaveOut: (name: string) => `Leave out ${name}`,
  inBook: (key: string) => `In the book as ${key}`,
  state: { reading: 'Reading', ready: 'Ready', refused: 'Cannot be read', in: 'Brought in' },
  beginning: 'Its beginning',
};

export const found = {
  label: 'What was found',
  nothingYet: 'Title, publisher, author, date and language are looked for in the text. All of it can be corrected.',
  title: 'Title',
  publisher: 'Publisher',
  author: 'Written by',
  published: 'Published',
  language: 'Language',
  kind: 'Kind',
  url: 'Address',
  urlHint: 'Where it stands on the web. Kept, never fetched.',
  notFound: 'Not found in the text',
  noPublisher: 'No publisher found. It will say `unknown` until one is given.',
  noDate: 'No date found. It will say `unknown` until one is given.',
  newName: (name: string) => `“${name}”, new`,
};

export const similar = {
  same: 'The same text is here already:',
  near: (share: number) => `A nearly identical document is here already (${share} %):`,
  openInstead: 'Open it instead',
};

export const cancel = 'Cancel';
export const bringIn = 'Bring in';
export const bringInAll = (count: number) => `Bring in all ${count} as found`;
export const bringInNext = 'Bring in, then the next';
export const read = 'Read it';
export const done = 'Done';
export const broughtIn = (title: string) => `“${title}” brought in`;
export const broughtInMany = (count: number) => `${plural(count, 'document')} brought in`;

export const drop = {
  document: 'Drop to bring in a document',
  documentHint: 'You see what was found in it before it is in the book.',
  claim: (key: string) => `Drop to attach to ${key}`,
};
