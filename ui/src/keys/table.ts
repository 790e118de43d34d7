// The one table of actions and their keys. Page, palette, menu, tooltips and help read it.

/** Where an action is listed in the help, and in which part of the palette. */
export type Group = 'claim' | 'list' | 'reader' | 'review' | 'go' | 'view' | 'book' | 'anywhere';

/** One row: an action, its words, and the keys that do it. */
export interface Shortcut {
  action: string;
  /** A verb and its object. */
  label: string;
  group: Group;
  /** Each is one way to do it: `Ctrl+Shift+Z`, `G I` (one after the other), `J`. */
  keys: readonly string[];
  /** Keys that are the list's alone: elsewhere they scroll. */
  inList?: readonly string[];
  /** Other words by which the palette finds it. */
  also?: string;
  /** Left out of the palette: it moves by a step and makes no sense as a line to choose. */
  step?: boolean;
}

const TABLE = [
  { action: 'claim.add', label: 'Add claim', group: 'claim', keys: ['C'], also: 'new record' },
  { action: 'claim.verify', label: 'Mark verified', group: 'claim', keys: ['V'], also: 'true confirm' },
  { action: 'claim.dispute', label: 'Mark disputed', group: 'claim', keys: ['D'], also: 'false refute' },
  { action: 'claim.cannotTell', label: 'Mark unverifiable', group: 'claim', keys: ['U'] },
  { action: 'claim.inReview', label: 'Mark in review', group: 'claim', keys: ['I'] },
  { action: 'claim.clear', label: 'Put back to review', group: 'claim', keys: ['0'], also: 'withdraw unmark' },
  { action: 'claim.rating1', label: 'First rating', group: 'claim', keys: ['1'], step: true },
  { action: 'claim.rating2', label: 'Second rating', group: 'claim', keys: ['2'], step: true },
  { action: 'claim.rating3', label: 'Third rating', group: 'claim', keys: ['3'], step: true },
  { action: 'claim.rating4', label: 'Fourth rating', group: 'claim', keys: ['4'], step: true },
  { action: 'claim.low', label: 'Low confidence', group: 'claim', keys: ['Shift+1'] },
  { action: 'claim.moderate', label: 'Moderate confidence', group: 'claim', keys: ['Shift+2'] },
  { action: 'claim.high', label: 'High confidence', group: 'claim', keys: ['Shift+3'] },
  { action: 'claim.status', label: 'Open the status menu', group: 'claim', keys: ['S'] },
  { action: 'claim.rationale', label: 'Write the rationale', group: 'claim', keys: ['W'], also: 'why reason' },
  { action: 'claim.attach', label: 'Attach evidence', group: 'claim', keys: ['E'], also: 'file link note' },
  { action: 'claim.tag', label: 'Edit tags', group: 'claim', keys: ['T'] },
  { action: 'claim.recheck', label: 'Set the recheck day', group: 'claim', keys: ['H'] },
  { action: 'claim.source', label: 'Open in its document', group: 'claim', keys: ['O'], also: 'reader source' },
  { action: 'claim.remove', label: 'Move to the trash', group: 'claim', keys: ['Delete'], also: 'delete' },

  { action: 'list.next', label: 'Next claim', group: 'list', keys: ['J'], inList: ['ArrowDown'], step: true },
  { action: 'list.previous', label: 'Previous claim', group: 'list', keys: ['K'], inList: ['ArrowUp'], step: true },
  { action: 'list.first', label: 'First claim', group: 'list', keys: [], inList: ['Home'], step: true },
  { action: 'list.last', label: 'Last claim', group: 'list', keys: [], inList: ['End'], step: true },
  { action: 'list.pageDown', label: 'A page down', group: 'list', keys: [], inList: ['PageDown'], step: true },
  { action: 'list.pageUp', label: 'A page up', group: 'list', keys: [], inList: ['PageUp'], step: true },
  { action: 'list.select', label: 'Select this claim too', group: 'list', keys: ['X'], inList: [' '], step: true },
  { action: 'list.extendDown', label: 'Select down', group: 'list', keys: [], inList: ['Shift+ArrowDown'], step: true },
  { action: 'list.extendUp', label: 'Select up', group: 'list', keys: [], inList: ['Shift+ArrowUp'], step: true },
  { action: 'list.all', label: 'Select all claims of the list', group: 'list', keys: [], inList: ['Ctrl+A'] },
  { action: 'list.open', label: 'Go into the claim', group: 'list', keys: [], inList: ['Enter'], step: true },
  { action: 'search.focus', label: 'Search', group: 'list', keys: ['/'], also: 'find filter' },
  { action: 'review.start', label: 'Review these claims', group: 'list', keys: ['R'] },

  { action: 'reader.next', label: 'Next recorded claim', group: 'reader', keys: ['J'], step: true },
  { action: 'reader.previous', label: 'Previous recorded claim', group: 'reader', keys: ['K'], step: true },
  { action: 'reader.record', label: 'Record the selected words', group: 'reader', keys: [], inList: ['Enter'], step: true },
  { action: 'reader.open', label: 'Open the claim of this passage', group: 'reader', keys: ['O'], step: true },
  { action: 'reader.find', label: 'Find in the document', group: 'reader', keys: ['Ctrl+F', '/'] },
  { action: 'reader.larger', label: 'Larger document text', group: 'reader', keys: ['+'], step: true },
  { action: 'reader.smaller', label: 'Smaller document text', group: 'reader', keys: ['-'], step: true },
  { action: 'reader.edit', label: 'Edit what is known of the document', group: 'reader', keys: [] },

  { action: 'review.next', label: 'Next claim', group: 'review', keys: ['J'], inList: ['ArrowRight'], step: true },
  { action: 'review.previous', label: 'Previous claim', group: 'review', keys: ['K'], inList: ['ArrowLeft'], step: true },
  { action: 'review.rationale', label: 'Write the rationale', group: 'review', keys: ['R'] },
  { action: 'review.sealNext', label: 'Seal and go on', group: 'review', keys: ['Ctrl+Enter'] },

  { action: 'go.toReview', label: 'To review', group: 'go', keys: ['G I'], also: 'inbox' },
  { action: 'go.inReview', label: 'In review', group: 'go', keys: ['G R'] },
  { action: 'go.verified', label: 'Verified', group: 'go', keys: ['G V'] },
  { action: 'go.disputed', label: 'Disputed', group: 'go', keys: ['G D'] },
  { action: 'go.unverifiable', label: 'Unverifiable', group: 'go', keys: ['G U'] },
  { action: 'go.due', label: 'Due for recheck', group: 'go', keys: ['G H'] },
  { action: 'go.marked', label: 'Recently marked', group: 'go', keys: ['G M'] },
  { action: 'go.all', label: 'All claims', group: 'go', keys: ['G A'] },
  { action: 'go.documents', label: 'Documents', group: 'go', keys: ['G S'], also: 'articles sources' },

  { action: 'view.sidebar', label: 'Show or hide the side bar', group: 'view', keys: ['Ctrl+\\'] },
  { action: 'view.nextPane', label: 'Next pane', group: 'view', keys: ['F6'], step: true },
  { action: 'view.previousPane', label: 'Previous pane', group: 'view', keys: ['Shift+F6'], step: true },
  { action: 'theme.next', label: 'Light or dark', group: 'view', keys: ['Ctrl+Shift+L'], also: 'theme' },
  { action: 'text.larger', label: 'Larger text', group: 'view', keys: ['Ctrl+=', 'Ctrl++'], also: 'zoom' },
  { action: 'text.smaller', label: 'Smaller text', group: 'view', keys: ['Ctrl+-'], also: 'zoom' },
  { action: 'text.reset', label: 'Normal text size', group: 'view', keys: ['Ctrl+0'], also: 'zoom' },

  { action: 'document.import', label: 'Bring in a document', group: 'book', keys: ['Ctrl+I'], also: 'import article paste' },
  { action: 'report.export', label: 'Export a report', group: 'book', keys: ['Ctrl+E'], also: 'html' },
  { action: 'book.new', label: 'New book', group: 'book', keys: ['Ctrl+N'], also: 'create' },
  { action: 'book.open', label: 'Open a book', group: 'book', keys: ['Ctrl+O'] },
  { action: 'book.sample', label: 'Open the sample', group: 'book', keys: [] },
  { action: 'book.close', label: 'Close this book', group: 'book', keys: ['Ctrl+W'] },
  { action: 'safety.open', label: 'Where this book is kept', group: 'book', keys: [], also: 'safety backup encryption' },
  { action: 'history.open', label: 'History of the book', group: 'book', keys: ['Ctrl+H'] },
  { action: 'trash.open', label: 'Trash', group: 'book', keys: [], also: 'deleted restore' },
  { action: 'app.settings', label: 'Settings', group: 'book', keys: ['Ctrl+,'], also: 'name preferences' },
  { action: 'app.quit', label: 'Quit', group: 'book', keys: ['Ctrl+Q'] },

  { action: 'palette.open', label: 'Search or run anything', group: 'anywhere', keys: ['Ctrl+K'], step: true },
  { action: 'edit.undo', label: 'Undo', group: 'anywhere', keys: ['Ctrl+Z'] },
  { action: 'edit.redo', label: 'Redo', group: 'anywhere', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { action: 'edit.copy', label: 'Copy as text', group: 'anywhere', keys: ['Ctrl+C'], also: 'clipboard' },
  { action: 'help.open', label: 'Keyboard shortcuts', group: 'anywhere', keys: ['?'], also: 'help' },
  { action: 'level.back', label: 'Back one level', group: 'anywhere', keys: ['Escape'], step: true },
] as const satisfies readonly Shortcut[];

/** What can be done from the keyboard. */
export type Action = (typeof TABLE)[number]['action'];

/** Every action, in the order people read them. */
export const shortcuts: readonly (Shortcut & { action: Action })[] = TABLE;

const SHOWN: Record<string, string> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Delete: 'Del',
  ' ': 'Space',
};

/** A key as a cap shows it: `Ctrl Shift Z`. */
export function showKey(key: string): string {
  // The plus of `Ctrl++` is a key, the others only join.
  return key
    .split(/\+(?!$)/)
    .map((part) => SHOWN[part] ?? part)
    .join(' ');
}

/** The first key of an action, for tooltips and caps; empty where it has none. */
export function keyOf(action: Action): string {
  const row = rowOf(action);
  return showKey(row?.keys[0] ?? row?.inList?.[0] ?? '');
}

/** The words of an action. */
export function labelOf(action: Action): string {
  return rowOf(action)?.label ?? action;
}

function rowOf(action: Action): Shortcut | undefined {
  return shortcuts.find((shortcut) => shortcut.action === action);
}

/** Whether a word names an action: a native menu sends words. */
export function isAction(word: string): word is Action {
  return shortcuts.some(({ action }) => action === word);
}
