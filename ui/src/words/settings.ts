// Settings: what a person chooses for this computer, and what is said of the book itself.

export const title = 'Settings';
export const close = 'Close';

export const you = {
  title: 'You',
  name: 'Name',
  nameHint: 'It goes with your verdicts and changes. Claimbook does not check who you are.',
};

export const look = {
  title: 'Appearance',
  theme: 'Theme',
  textSize: 'Text size',
  readerSize: 'Document text',
  density: 'List',
  dates: 'Dates',
  percent: (size: number) => `${size} %`,
};

export const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
export const densities = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const;
export const dates = [
  { value: 'words', label: '14 Mar 2025' },
  { value: 'iso', label: '2025-03-14' },
] as const;

export const work = {
  title: 'Working',
  advance: 'Go on after a verdict',
  advanceHint: 'In review the next claim comes up by itself. Made for triage: ratings and reasons come later.',
  singleKeys: 'Single keys',
  singleKeysHint: 'Letters and digits do things: `V` marks verified, `J` goes on. Off, only keys with Ctrl do.',
};

export const book = {
  title: 'This book',
  kept: 'For everybody who opens it. Every change stands in the history; undo does not take it back.',
  name: 'Title',
  purpose: 'Purpose',
  purposePlaceholder: 'What is checked here, for whom, since when',
  second: 'A second reader is wanted',
  secondHint: 'A verdict counts once another person has confirmed it; until then the claim is in review.',
};
