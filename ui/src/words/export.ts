// Export: the formats a report comes in, and what a person reads while one is made.

import { plural } from './en';

/** A format: its name in the contract is also the ending of the file. */
export interface Format {
  value: string;
  name: string;
  detail: string;
  /** Shown at once; the others are under More. */
  first: boolean;
  /** What will be written, where it cannot be shown here. */
  written?: string;
}

/** The formats that can be written, in the order people want them. */
export const formats: readonly Format[] = [
  { value: 'pdf', name: 'PDF', detail: 'Pages to print and keep', first: true },
  { value: 'html', name: 'HTML', detail: 'One page, one file', first: true },
  { value: 'md', name: 'Markdown', detail: 'Text with headings', first: true },
  { value: 'docx', name: 'Word', detail: 'To go on writing in', first: true, written: 'A Word document with the words of the HTML page in the same order, and each source in a footnote.' },
  { value: 'csv', name: 'Spreadsheet', detail: 'CSV, a row a claim', first: true },
  { value: 'xlsx', name: 'Excel', detail: 'Sheets to sort and count', first: false, written: 'A workbook with sheets of claims, evidence, verdicts and documents, and before them what the report covers.' },
  { value: 'json', name: 'JSON', detail: 'All of the data', first: false },
];

export const title = 'Export a report';
export const close = 'Close';
export const format = 'Format';
export const more = 'More formats';
export const claims = 'Claims';
export const name = 'Title';
export const organisation = 'Published by';
export const organisationHint = 'Name of a desk or house. Kept for the next report.';
export const subtitle = 'Subtitle';
export const author = 'Author';
export const paper = 'Paper';
export const papers = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'Letter' },
] as const;
export const order = 'Order';
/** How the claims follow one another; the first is how they follow where nobody says. */
export const orders = [
  { value: 'recorded', label: 'As recorded' },
  { value: 'document', label: 'Document' },
  { value: 'date', label: 'Date' },
  { value: 'status', label: 'Status' },
  { value: 'source', label: 'Source' },
] as const;
/** What a report can do without, in the order a reader comes upon it. */
export const parts = [
  { value: 'charts', label: 'Charts', hint: 'In the PDF: outcomes and dates.' },
  { value: 'context', label: 'Paragraphs around quotes', hint: 'The quoted words themselves stay.' },
  { value: 'pictures', label: 'Pictures', hint: 'Small copies of images that are evidence.' },
  { value: 'tags', label: 'Tags', hint: null },
  { value: 'earlier-verdicts', label: 'Earlier verdicts', hint: 'Those that were replaced or withdrawn.' },
  { value: 'history', label: 'History', hint: 'Who changed what. Its digests stay in the data, so that it can be followed.' },
] as const;
export const shows = (shown: number, of: number) => (shown === of ? 'What it shows: everything' : `What it shows: ${shown} of ${of} parts`);
export const logo = {
  label: 'Logo',
  kept: 'The one that the preset keeps',
  choose: 'Choose a picture…',
  another: 'Another…',
  remove: 'Remove',
};
export const preset = {
  label: 'Preset',
  none: 'None',
  keep: 'Keep these choices as a preset…',
  name: 'Name of the preset',
  hint: 'Kept in the book, with the logo. A name that is there is replaced.',
  save: 'Keep',
  remove: (name: string) => `Remove ${name}`,
};
export const query = 'Search';
export const queryHint = 'As in the search box: `status:disputed ferry`.';
export const use = (suggestion: string) => `Use ${suggestion}`;
export const cancel = 'Cancel';
export const preview = 'Preview';
export const page = (number: number, of: number) => `Page ${number} of ${of}`;
/** Below the pages of a report that has more of them. */
export const firstPages = (count: number) => `The first ${plural(count, 'page')}. The report has more of them.`;
export const rendering = 'Rendering…';
export const nothing = 'No claim is in it.';
export const nothingHint = 'Choose other claims on the left.';
export const beginning = 'The beginning, as it will be written.';
export const elsewhere = 'It can be looked at once it is written. HTML shows the same claims here.';
export const exportAs = (format: string) => `Export ${format}`;
export const writing = (format: string) => `Writing ${format}`;
/** Of a PDF of many claims. */
export const volumes = (count: number) => `${plural(count, 'volume')} beside it; this file is their contents.`;
export const stopped = 'Nothing was written.';

/** What the report is about. */
export const scope = {
  selected: (count: number) => `The ${plural(count, 'selected claim')}`,
  view: (title: string, count: number) => `This view: ${title}, ${plural(count, 'claim')}`,
  all: (count: number) => (count === 1 ? 'The one claim of the book' : `All ${count} claims`),
  document: (title: string, count: number) => `${title}, ${plural(count, 'claim')}`,
  search: 'A search',
};

export const leftOut = {
  label: 'What is left out',
  show: 'Show them',
  unreviewed: (count: number, of: number) =>
    `${count} of ${plural(of, 'claim')} ${count === 1 ? 'has' : 'have'} no verdict yet and ${count === 1 ? 'is' : 'are'} listed as not reviewed.`,
  bare: (count: number, of: number) =>
    `${count} of ${plural(of, 'verdict')} ${count === 1 ? 'lacks' : 'lack'} a rationale or evidence and ${count === 1 ? 'is' : 'are'} named as marked without documentation.`,
  withoutReason: (count: number) =>
    `${plural(count, 'verdict')} changed without a reason.`,
  open: (count: number) => `${plural(count, 'verdict')} of other readers ${count === 1 ? 'is' : 'are'} still open and not shown.`,
  mismatched: (count: number, keys: string[]) =>
    `${plural(count, 'file')} no longer ${count === 1 ? 'matches' : 'match'} what was added: ${keys.map((key) => `\`${key}\``).join(', ')}.`,
  none: (count: number) => `${plural(count, 'claim')}, each with a documented verdict.`,
  firstOf: (shown: number, all: number) => `The first ${shown} of ${all} are shown.`,
};

export const done = {
  title: (format: string) => `${format} report written`,
  path: 'File',
  sha256: 'SHA-256',
  asOf: 'State of the book',
  claims: 'Claims',
  logged: 'The history of the book says that this report left it.',
  notLogged: 'The book may not be written, so its history does not say that this report left it.',
  check: 'Whoever gets the file can compare this with `sha256sum`: the same digest, the same bytes.',
  reveal: 'Show in folder',
  another: 'Export another',
  close: 'Done',
};
