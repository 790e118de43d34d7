// Where the book is and how it is kept safe, in plain sentences.

import { plural } from './en';

export const title = 'On this computer';
export const close = 'Close';

export const file = {
  label: 'The book',
  local: 'All of it is one file on this computer. Nothing is sent anywhere.',
  reveal: 'Show in folder',
  size: (size: string) => `${size}`,
};

export const encryption = {
  title: 'This book is not encrypted by Claimbook',
  lead: 'Whoever can open the file can read it. Disk encryption protects it when the computer is lost or taken:',
  systems: [
    [
      'Linux',
      'Choose LUKS disk encryption when the system is installed. On a system that stands, move the book to an encrypted home folder or an encrypted drive.',
    ],
    ['macOS', 'Open System Settings, Privacy & Security, FileVault, and turn it on. Keep the recovery key away from this computer.'],
    [
      'Windows',
      'Open Settings, Privacy & security, Device encryption, or look for BitLocker in the Control Panel, and turn it on. Keep the recovery key away from this computer.',
    ],
  ],
  folder: 'Keep the folder private: other accounts of this computer should not be able to open it.',
};

export const synced = (service: string) =>
  `This folder is copied elsewhere by ${service}. A copy then lies with that service, and two computers that write at once can spoil the file. Move the book to a folder that stays here.`;

export const backups = {
  title: 'Backups',
  none: 'No backup has been made yet.',
  last: (when: string, many: number) => `The last of ${plural(many, 'backup')} was made ${when}.`,
  folder: 'They lie in',
  hint: 'Made by itself, a few times a day of work; old ones are thinned out. They lie on the same disk: copy one to another place now and then.',
  now: 'Back up now',
  made: (path: string) => `Backed up to \`${path}\``,
  restore: 'Restore as a copy',
  restoreName: 'Restored book.claimbook',
  restoreOf: (when: string) => `Restore as a copy: the backup of ${when}`,
  all: (count: number) => `Show all ${count}`,
};

export const check = {
  title: 'Check the book',
  lead: 'Reads everything: whether the book is what its history says, and whether every kept file still has the digest it was added with. Nothing is written.',
  now: 'Verify now',
  running: 'Reading the book',
  cancel: 'Cancel',
  sound: 'The book is what its history says.',
  counted: (steps: number, entries: number, contents: number) =>
    `${plural(steps, 'step')}, ${plural(entries, 'entry').replace('entrys', 'entries')} and ${plural(contents, 'kept file')} were read.`,
  unsound: (count: number) => `${plural(count, 'thing')} ${count === 1 ? 'is' : 'are'} not as ${count === 1 ? 'it' : 'they'} should be:`,
  unsoundHint: 'Keep this file as it is and restore a backup as a copy. The findings say where the two differ.',
  head: 'Head of the history',
  headHint: 'Note it elsewhere, on paper or in a mail. If it is still found later, nothing before it was changed. It does not show who wrote it.',
  headNone: 'The history has no step yet.',
};
