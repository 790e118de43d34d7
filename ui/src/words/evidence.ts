// What is said of an item of evidence, and of the file behind it.

import type { FileState } from '$api/generated';

export const title = 'Evidence';
export const attach = 'Attach';
export const none = 'Nothing attached yet. Paste a link, drop a file, or press E.';
export const noneReadOnly = 'Nothing attached yet.';

export const row = {
  own: 'Own working, not independent',
  repeats: (key: string) => `Repeats ${key}, not independent`,
  later: 'Later than the claim',
  linkOnly: 'Link only, no copy',
  dateUnknown: 'date unknown',
  allUnknown: 'publisher and date unknown',
};

export const stance = { label: 'Stance', side: 'Side', partly: 'Partly' };

export const explanation = { label: 'Why it bears on the claim', placeholder: 'Why it bears on the claim' };

export const repeats = {
  label: 'Repeats',
  none: 'Nothing',
  item: (key: string, title: string) => `${key} ${title}`,
};

export const file = {
  label: 'File',
  nameless: 'without a name',
  hash: 'SHA-256',
  state: {
    same: (day: string) =>
      `Unchanged since it was added here on ${day} by this computer’s clock. This does not show who made it, that it is genuine, or what the page showed to others.`,
    mismatch: 'This file changed after it was added. What is kept now is not what was attached.',
    missing: 'The kept copy of this file is gone.',
  },
  short: { mismatch: 'File changed after it was added', missing: 'The kept copy is gone' } satisfies Record<Exclude<FileState, 'same'>, string>,
  unchecked: (day: string) => `Added here on ${day} by this computer’s clock. Whether it is unchanged has not been looked at yet.`,
  linkOnly: 'Only the address is kept. What it shows today may differ from what it showed then.',
};

export const action = {
  view: 'View',
  outside: 'Open outside',
  outsideTitle: 'Open in another program',
  outsideConfirm: 'It opens in another program, outside Claimbook. Files from strangers can do harm.',
  open: 'Open it',
  cancel: 'Cancel',
  link: 'Open address',
  address: 'Address',
  linkConfirm: 'The address opens in your browser. Its owner can see that somebody looks.',
  document: 'Read here',
  remove: 'Remove',
  removeTitle: 'Remove from this claim',
  removed: (title: string) => `“${title}” removed from this claim`,
  shown: 'It could run by itself, so it is shown in its folder instead of opened.',
};

export const viewer = {
  close: 'Close the viewer',
  loading: 'Opening',
  mismatch: 'This file changed after it was added, so it is not shown.',
  missing: 'The kept copy of this file is gone.',
  unreadable: 'This file could not be opened here. Another program may be able to.',
  failed: 'The file could not be read.',
  picture: (name: string) => `Picture: ${name}`,
  cut: 'The first 1 MB is shown.',
  outside: 'Open in another program',
  page: (number: number, count: number) => `Page ${number} of ${count}`,
  pages: (shown: number, count: number) => `The first ${shown} of ${count} pages are shown.`,
  locked: 'This PDF asks for a password. Another program can open it.',
  tooLarge: 'This file is too large to be shown here.',
  fit: 'Fit to the window',
  actual: 'Actual size',
  larger: 'Larger',
  smaller: 'Smaller',
  next: 'Next page',
  previous: 'Previous page',
};
