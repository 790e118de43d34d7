// What is said around a claim where it is read and edited.

import type { ClaimType } from '$api/generated';
import { plural } from './en';

export const pane = {
  label: 'Claim',
  none: 'Select a claim to see it here.',
  openDocument: 'Open in its document',
  noDocument: 'It was found in no document',
  copy: 'Copy as text',
  more: 'More about this claim',
  close: 'Back to the list',
  previous: 'Previous claim',
  next: 'Next claim',
  copyKey: 'Copy the key',
  keyCopied: (key: string) => `${key} copied`,
  history: 'Go to its history',
  remove: 'Move to the trash',
  restore: 'Take out of the trash',
  restored: (what: string) => `${what} taken out of the trash`,
  tryAgain: 'Try again',
};

export const statement = { label: 'Statement', placeholder: 'What was claimed, in one sentence' };

export const said = {
  label: 'Where it was said',
  paragraph: 'Show the paragraph',
  words: 'Show the words alone',
  open: (title: string) => `Open at these words in ${title}`,
  noPassage: 'The exact words were not recorded.',
};

export const status = {
  label: 'Status',
  menu: 'Mark as',
  by: (name: string) => `Marked in review by ${name}.`,
  trashed: 'In the trash.',
};

export const field = {
  confidence: 'Confidence',
  saidBy: 'Said by',
  saidOn: 'Said on',
  source: 'Source',
  checking: 'Checking',
  truth: 'Whether true',
  attribution: 'Whether said',
  truthTitle: 'Whether it is true',
  attributionTitle: 'Whether it was said; not whether it is true',
  recheck: 'Recheck',
  tags: 'Tags',
  figures: 'Figures',
  type: 'Type',
  hedge: 'Hedge',
  about: 'About',
  asOf: 'As of',
  place: 'Place',
  note: 'Note',
  none: 'Not set',
  more: 'More fields',
  moreFilled: (names: string) => `More fields: ${names}`,
  hedgeHint: 'nearly, at least, about',
  aboutHint: 'The time it speaks of',
  asOfHint: 'The day its figure is of',
  placeHint: 'The place it speaks of',
  noteHint: 'Anything else',
  never: 'Never',
  oneDay: 'One day is needed: 14 April 2025.',
  noType: 'Not said',
  article: 'the article itself',
  articleDetail: 'the writer’s own voice',
  unknown: 'unknown',
  newSource: (name: string) => `New source: ${name}`,
  newPerson: (name: string) => `New: ${name}`,
  newTag: (name: string) => `New tag: ${name}`,
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Take the tag ${tag} off`,
  claims: (count: number) => plural(count, 'claim'),
};

export const type: Record<ClaimType, string> = {
  quantity: 'Quantity',
  'duration-or-date': 'Duration or date',
  event: 'Event',
  'quote-or-attribution': 'Quote or attribution',
  cause: 'Cause',
  comparison: 'Comparison',
  prediction: 'Prediction',
  other: 'Other',
};

export const history = {
  title: 'History',
  undone: 'undone',
  purged: 'content removed for good',
  reason: (text: string) => `Because: ${text}`,
  nothing: 'nothing',
  restore: 'Restore',
  restoreThis: (label: string, before: string) => `Restore ${label}: ${before}`,
  restored: (label: string) => `${label} restored`,
  all: (count: number) => `Show all ${count}`,
};

export const many = {
  title: (count: number) => `${plural(count, 'claim')} selected`,
  lead: (count: number) => `Changes here apply to all ${count}. Each claim keeps its own history.`,
  clear: 'Select one claim alone again',
  mixed: (count: number, what: string) => `Mixed, ${count} ${what}`,
  mixedStatus: 'Mixed',
  sources: 'sources',
  people: 'people',
  dates: 'dates',
  days: 'days',
  tooMany: (most: number) => `Not compared: more than ${most} claims`,
  rationale: 'Shared rationale',
  rationaleHint: 'Written with the verdict that is given next',
  tagged: (tag: string, count: number, all: number) => `${tag}, on ${count} of ${all}`,
  addTag: 'Add a tag to all',
  changed: (count: number) => `${plural(count, 'claim')} changed`,
};

export const unsigned = 'Not saved yet: say your name first.';
