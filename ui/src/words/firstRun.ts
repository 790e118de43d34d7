// First run: what a person reads before any book is open.

export const title = 'Start with a claim or a document';
export const lead =
  'A book is one file on this computer. It holds what was claimed, the evidence for and against it, every verdict and why.';
export const add = 'Add claim';
export const drop = 'Drop a document here';
export const dropHint = 'Or paste its text. Plain text and Markdown, up to 10 MB.';
export const dropNow = 'Let go to begin a book with it';
export const choose = 'Choose a file';
export const paste = 'Paste text';
export const asks = 'Claimbook asks first where to keep the new book.';
export const create = 'New book';
export const open = 'Open a book';
export const sample = 'Open the sample';
export const ways = 'Books';
export const recent = 'Recent books';
export const forget = (title: string) => `Take ${title} off this list`;
export const steps = [
  ['Record', 'Select the words, press Enter. They stay tied to their source and date.'],
  ['Weigh', 'Attach what supports and what refutes. Every file is kept and hashed.'],
  ['Decide', 'Give a verdict and say why. Export a report that shows every step.'],
] as const;
export const local = 'Everything stays on this computer. The sample is about an invented town.';
export const opening = 'Opening';
