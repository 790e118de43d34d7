// Every string a person reads.

import type {
  AnchorState,
  Confidence,
  DocumentKind,
  Outcome,
  Rating,
  Relation,
  SortBy,
  Stance,
  Status,
} from '$api/generated';

/** What a list is a list of, as far as words depend on it. */
type View =
  | { kind: 'all' | 'due' | 'marked' }
  | { kind: 'status'; status: Status }
  | { kind: 'document'; title: string }
  | { kind: 'tag'; name: string };

export const app = 'Claimbook';

export const status: Record<Status, string> = {
  'to-review': 'To review',
  'in-review': 'In review',
  verified: 'Verified',
  disputed: 'Disputed',
  unverifiable: 'Unverifiable',
};

export const outcome: Record<Outcome, string> = {
  verified: 'Verified',
  disputed: 'Disputed',
  unverifiable: 'Unverifiable',
};

export const rating: Record<Rating, string> = {
  true: 'True',
  'mostly-true': 'Mostly true',
  misleading: 'Misleading',
  'missing-context': 'Missing context',
  'mostly-false': 'Mostly false',
  false: 'False',
  'no-evidence-found': 'No evidence found',
  'not-checkable': 'Not checkable',
};

export const confidence: Record<Confidence, string> = { low: 'Low', moderate: 'Moderate', high: 'High' };

export const stance: Record<Stance, string> = {
  supports: 'Supports',
  'partly-supports': 'Partly supports',
  context: 'Context',
  'partly-refutes': 'Partly refutes',
  refutes: 'Refutes',
};

export const documentKind: Record<DocumentKind, string> = {
  article: 'Article',
  report: 'Report',
  speech: 'Speech',
  transcript: 'Transcript',
  post: 'Post',
  video: 'Video',
  image: 'Image',
  dataset: 'Dataset',
  'web-page': 'Web page',
  interview: 'Interview',
  'court-record': 'Court record',
  note: 'Note',
  'own-working': 'Our own working',
  contact: 'Contact',
  other: 'Document',
};

export const relation: Record<Relation, string> = {
  asserts: 'Stated in',
  quotes: 'Quoted in',
  paraphrases: 'Paraphrased in',
  denies: 'Denied in',
  corrects: 'Corrected in',
};

export const anchor: Record<Exclude<AnchorState, 'exact'>, string> = {
  moved: 'The words now stand elsewhere in this document.',
  proposed: 'The document has similar words now. Nobody has said yet whether they are these.',
  lost: 'These words are no longer in the document.',
};

export const sort: Record<SortBy, string> = {
  said: 'Date said',
  added: 'Date added',
  status: 'Status',
  source: 'Source',
  key: 'Key',
  judged: 'Date marked',
};

export const book = {
  newName: 'New book.claimbook',
};

/** The first words of a statement, between quotation marks. */
export function quoted(statement: string): string {
  // Quotation marks within are the inner ones.
  const line = statement.replace(/\s+/g, ' ').replace(/“/g, '‘').replace(/”/g, '’');
  return `“${line.length <= 60 ? line : `${line.slice(0, 59).trimEnd()}…`}”`;
}

const MARKED: Record<Outcome | 'in-review' | 'to-review', string> = {
  verified: 'marked verified',
  disputed: 'marked disputed',
  unverifiable: 'marked unverifiable',
  'in-review': 'marked in review',
  'to-review': 'put back to review',
};

export const marked = (mark: keyof typeof MARKED, statement: string) => `${quoted(statement)} ${MARKED[mark]}`;
export const markedMany = (mark: keyof typeof MARKED, count: number) => `${plural(count, 'claim')} ${MARKED[mark]}`;
export const copied = (count: number) => `${plural(count, 'claim')} copied, formatted and as plain text`;
export const removed = (what: string) => `${what} moved to the trash`;

export const list = {
  all: 'All claims',
  due: 'Due for recheck',
  marked: 'Recently marked',
  label: 'Claims',
  search: 'Search claims, quotes, sources',
  searchLabel: 'Search claims',
  clear: 'Clear search',
  sortBy: 'Sort by',
  reverse: 'Reverse order',
  newestFirst: 'Newest first',
  emptyBook: 'No claims in this book yet.',
  emptyBookHint: 'Add one with `C`, or bring in a document and select the words that claim something.',
  emptyView: (view: View) => emptyView(view),
  noMatch: (view: string, text: string) => `Nothing in ${view} matches “${text}”.`,
  searchAll: 'Search all claims',
  useInstead: (text: string) => `Use ${text}`,
  said: (edtf: string, label: string) => (edtf === 'unknown' ? 'Date unknown' : label),
  count: (total: number) => (total === 1 ? '1 claim' : `${total} claims`),
  loading: 'Loading',
  export: 'Export',
  review: 'Review',
  add: 'Add claim',
  tag: 'Tag',
  copy: 'Copy',
  together: (count: number) => `${count} selected`,
  unselect: 'Select one claim alone again',
  inspectorWidth: 'Width of the claim beside the list',
  narrowDown: 'Narrow down',
};

function emptyView(view: View): string {
  switch (view.kind) {
    case 'status':
      return EMPTY_STATUS[view.status];
    case 'due':
      return 'No verdict is due for another look.';
    case 'marked':
      return 'No claim has a verdict yet.';
    case 'document':
      return `No claim of ${quoted(view.title)} is recorded yet.`;
    case 'all':
    case 'tag':
      return 'There are no claims here.';
  }
}

const EMPTY_STATUS: Record<Status, string> = {
  'to-review': 'Nothing is waiting. Every recorded claim has been looked at.',
  'in-review': 'Nobody is looking at a claim now.',
  verified: 'No claim is verified yet.',
  disputed: 'No claim is disputed.',
  unverifiable: 'No claim was found unverifiable.',
};

/** The searches that have a button. */
export const terms = {
  '-has:evidence': 'No evidence',
  'has:both': 'Evidence on both sides',
  'has:bare': 'Without documentation',
  'has:disagreement': 'Readers disagree',
  '-has:quote': 'No quote',
};

export const side = {
  views: 'Views',
  documents: 'Documents',
  tags: 'Tags',
  sample: 'SAMPLE',
  sampleHint: 'An invented town. Nothing in this book is about real events.',
  onThisComputer: 'On this computer',
  tools: 'Search or run…',
  import: 'Bring in a document',
  allDocuments: 'All documents',
  width: 'Width of the side bar',
  book: 'Book',
  recent: (title: string) => `Open ${title}`,
  settings: 'Settings',
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  shortcuts: 'Keyboard shortcuts',
  openBook: 'Open another book',
};

export const claim = {
  bare: 'Marked without documentation',
  attribution: {
    verified: (claimant: string) => `Verified that ${claimant} said this. Whether it is true was not checked.`,
    disputed: (claimant: string) => `Disputed that ${claimant} said this. Whether it is true was not checked.`,
    unverifiable: (claimant: string) =>
      `It could not be found out whether ${claimant} said this. Whether it is true was not checked.`,
  },
  confidence: 'Confidence',
  recheckIn: (away: string) => `Recheck ${away}`,
  noPassage: 'The exact words were not recorded.',
};

export const verdict = {
  rationale: 'Rationale',
  disagree: 'Readers disagree.',
  by: (outcome: string, by: string, readers: number, items: number, independent: number) =>
    `${outcome} by ${by}, ${plural(readers, 'reader')}, ${plural(items, 'item')}, ${independent} independent`,
};

export const evidence = {
  title: 'Evidence',
  supports: 'Supports',
  refutes: 'Refutes',
  context: 'Context',
  weight: (items: number, independent: number) => `${plural(items, 'item')}, ${independent} independent`,
  items: (items: number) => plural(items, 'item'),
};

export const undo = {
  undo: 'Undo',
  redo: 'Redo',
  undoThis: (what: string) => `Undo: ${what}`,
  redoThis: (what: string) => `Redo: ${what}`,
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
  stays: (what: string[]) => `Changed since, so it stays: ${what.join(', ')}.`,
};

export const help = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  then: 'then',
  or: 'or',
  groups: {
    claim: 'On a claim',
    list: 'In the list',
    reader: 'In a document',
    review: 'In review',
    go: 'Go to',
    book: 'Book',
    view: 'Window',
    anywhere: 'Anywhere',
  },
};

export const notice = { label: 'Message', close: 'Close this message', details: 'Details' };

export const readOnly = (why: string) => `Read only: ${why}`;

/** "1 reader", "3 readers". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

export const palette = {
  label: 'Search claims and documents, or run a command',
  placeholder: 'Search claims or run a command',
  results: 'What was found',
  claims: 'Claims',
  documents: 'Documents',
  thisClaim: (key: string) => `Claim ${key}`,
  these: (count: number) => `${plural(count, 'claim')} selected`,
  goTo: 'Go to',
  book: 'Book',
  list: 'List',
  reader: 'Document',
  review: 'Review',
  view: 'Window',
  other: 'More',
  none: (text: string) => `Nothing is called “${text}”.`,
  move: 'move',
  run: 'run',
  close: 'close',
};
