// The words of documents: their list, and what is known of one.

export const title = 'Documents';
export const label = 'Documents';
export const filter = 'Filter by title, publisher, key';
export const filterLabel = 'Filter documents';
export const clear = 'Clear the filter';
export const bringIn = 'Bring in';
export const bringInLabel = 'Bring in a document';
export const none = 'No documents in this book yet.';
export const noneHint = 'Paste a text, or drop a file on the window.';
export const noMatch = (text: string) => `No document matches “${text}”.`;
export const loading = 'Reading the documents';

export const column = {
  title: 'Title',
  publisher: 'Publisher',
  date: 'Published',
  claims: 'Claims',
  reviewed: 'Reviewed',
  evidence: 'Evidence',
  added: 'Added',
};
export const sort = { added: 'Date added', title: 'Title', date: 'Date published' };
export const sortLabel = 'Sort by';
export const sortBy = (column: string) => `Sort by ${column.toLowerCase()}`;
export const reverse = 'Reverse order';
export const newestFirst = 'Newest first';
export const reviewed = (reviewed: number, claims: number) => `${reviewed} of ${claims}`;
export const linkOnly = 'Link only, no copy';
export const linkOnlyShort = 'Link only';
export const unknownDay = 'unknown';

export const open = 'Read';
export const openLabel = 'Read the document';
export const claimsOf = 'Its claims';
export const edit = 'Edit';
export const remove = 'Move to the trash';
export const details = 'What is known of it';
export const actions = 'More for this document';
export const removed = (title: string) => `“${title}” moved to the trash`;
export const usedAsEvidence = (items: number) => items === 1 ? '1 item of evidence' : `${items} items of evidence`;

export const facts = {
  title: 'What is known of the document',
  close: 'Close',
  name: 'Title',
  publisher: 'Publisher',
  authors: 'Written by',
  authorsHint: 'Several: put commas between them.',
  kind: 'Kind',
  published: 'Published',
  url: 'Address',
  urlHint: 'Kept, never fetched.',
  archived: 'Archived copy',
  archivedHint: 'The address of a copy elsewhere. Kept, never fetched.',
  language: 'Language',
  languageHint: 'As in `en`, `uk`, `pt-BR`.',
  newName: (name: string) => `“${name}”, new`,
  file: 'Kept file',
  added: 'Added',
};
