// History and trash of the book.

export const title = 'History of the book';
export const close = 'Close';
export const order = 'Order';
export const newest = 'Newest first';
export const oldest = 'Oldest first';
export const lead = 'Every step, whoever made it and with whichever program. Nothing is ever deleted from it; what was undone stands here too.';
export const empty = 'Nothing has been done in this book yet.';
export const undone = 'undone';
export const purged = 'content removed for good';
export const because = (reason: string) => `Because: ${reason}`;
export const more = (count: number) => `Show ${count} more`;
export const loading = 'Reading the history';
export const shown = (shown: number, all: number) => `${shown} of ${all} ${all === 1 ? 'step' : 'steps'}`;
export const open = (key: string) => `Open ${key}`;

/** "Verdict given". */
export const sentence = (what: string) => what.charAt(0).toUpperCase() + what.slice(1);

const EVENTS: Record<string, string> = {
  export: 'report exported',
  copy: 'copy of the book written',
  backup: 'backup set aside',
  verify: 'book checked',
  check: 'files checked',
  mismatch: 'file no longer matches',
};

/** What happened without changing the book. */
export const event = (kind: string) => sentence(EVENTS[kind] ?? kind);

/** What is noted of it, for people: of a report its format, its claims and how its SHA-256 begins. */
export function eventDetail(detail: string): string {
  const [, format, sha256, claims] = /^(\w+) sha256:([0-9a-f]{8})[0-9a-f]* claims:(\d+) /.exec(detail) ?? [];
  if (format === undefined || sha256 === undefined) return detail;
  return `${format.toUpperCase()}, ${claims} ${claims === '1' ? 'claim' : 'claims'}, SHA-256 ${sha256}…`;
}

export const trash = {
  title: 'Trash',
  close: 'Close',
  empty: 'The trash is empty.',
  emptyHint: 'What is thrown away lies here until it is restored. Nothing is deleted by itself.',
  restore: 'Restore',
  restoreThis: (key: string) => `Restore ${key}`,
  restored: (what: string) => `${what} restored`,
  by: (who: string, when: string) => `${who}, ${when}`,
  loading: 'Reading the trash',
};
