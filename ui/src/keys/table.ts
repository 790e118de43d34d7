// The one table of actions and their keys. The page, the tooltips and the help read it.

/** What can be done from the keyboard. */
export type Action =
  | 'book.open'
  | 'edit.undo'
  | 'edit.redo'
  | 'search.focus'
  | 'help.open'
  | 'level.back'
  | 'go.toReview'
  | 'go.inReview'
  | 'go.verified'
  | 'go.disputed'
  | 'go.unverifiable'
  | 'go.all'
  | 'list.next'
  | 'list.previous'
  | 'list.first'
  | 'list.last'
  | 'list.pageDown'
  | 'list.pageUp'
  | 'theme.next';

/** One row: an action, its words, and the keys that do it. */
export interface Shortcut {
  action: Action;
  label: string;
  group: 'anywhere' | 'go' | 'list';
  /** Each is one way to do it: `Ctrl+Shift+Z`, `G I` (one after the other), `J`. */
  keys: string[];
  /** Works only where the list has the focus: elsewhere these keys scroll. */
  inList?: string[];
}

export const shortcuts: Shortcut[] = [
  { action: 'book.open', label: 'Open a book', group: 'anywhere', keys: ['Ctrl+O'] },
  { action: 'edit.undo', label: 'Undo', group: 'anywhere', keys: ['Ctrl+Z'] },
  { action: 'edit.redo', label: 'Redo', group: 'anywhere', keys: ['Ctrl+Shift+Z'] },
  { action: 'search.focus', label: 'Search', group: 'anywhere', keys: ['/'] },
  { action: 'theme.next', label: 'Light or dark', group: 'anywhere', keys: ['Ctrl+Shift+L'] },
  { action: 'help.open', label: 'This help', group: 'anywhere', keys: ['?'] },
  { action: 'level.back', label: 'Back one level', group: 'anywhere', keys: ['Escape'] },
  { action: 'go.toReview', label: 'To review', group: 'go', keys: ['G I'] },
  { action: 'go.inReview', label: 'In review', group: 'go', keys: ['G R'] },
  { action: 'go.verified', label: 'Verified', group: 'go', keys: ['G V'] },
  { action: 'go.disputed', label: 'Disputed', group: 'go', keys: ['G D'] },
  { action: 'go.unverifiable', label: 'Unverifiable', group: 'go', keys: ['G U'] },
  { action: 'go.all', label: 'All claims', group: 'go', keys: ['G A'] },
  { action: 'list.next', label: 'Next claim', group: 'list', keys: ['J'], inList: ['ArrowDown'] },
  { action: 'list.previous', label: 'Previous claim', group: 'list', keys: ['K'], inList: ['ArrowUp'] },
  { action: 'list.first', label: 'First claim', group: 'list', keys: [], inList: ['Home'] },
  { action: 'list.last', label: 'Last claim', group: 'list', keys: [], inList: ['End'] },
  { action: 'list.pageDown', label: 'A page down', group: 'list', keys: [], inList: ['PageDown'] },
  { action: 'list.pageUp', label: 'A page up', group: 'list', keys: [], inList: ['PageUp'] },
];

const SHOWN: Record<string, string> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** A key as a cap shows it: `Ctrl Shift Z`. */
export function showKey(key: string): string {
  return key
    .split('+')
    .map((part) => SHOWN[part] ?? part)
    .join(' ');
}

/** The first key of an action, for tooltips and caps. */
export function keyOf(action: Action): string {
  const row = shortcuts.find((shortcut) => shortcut.action === action);
  return showKey(row?.keys[0] ?? row?.inList?.[0] ?? '');
}
