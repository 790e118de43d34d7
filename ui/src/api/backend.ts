// What the page needs from the program it runs in: one call, and a few questions about files.

import type { ErrorCode, ErrorView, Touched } from './generated';

/** What the contract sends back. */
export interface Answer {
  value: unknown;
  touched: Touched[];
}

/** Where the sample book stands, or will. */
export interface SampleBook {
  path: string;
  exists: boolean;
}

/** The kind of file a save dialog offers: `{ name: 'HTML', extensions: ['html'] }`. */
export interface FileFilter {
  name: string;
  extensions: string[];
}

/** Files of the desktop over the window: where, in CSS pixels of the page. Only a drop says which. */
export interface DropEvent {
  kind: 'over' | 'drop' | 'leave';
  paths: string[];
  x: number;
  y: number;
}

/** How far long work is: `Gathering claims`, 120 of 400. A total of 0: nobody knows. */
export interface ProgressEvent {
  words: string;
  done: number;
  total: number;
}

/** What leaves by the clipboard, in both forms. */
export interface Copied {
  plain: string;
  html: string;
}

/** Opened with the system's program, or only shown in its folder because opening it could run it. */
export type OpenedOutside = 'opened' | 'shown';

/** Ends what a listener hears. */
export type Unlisten = () => void;

/** The program on the other side: the desktop shell, the bridge, or a fake. Whatever refuses throws a {@link BookError}. */
export interface Backend {
  /** Answers one command of the contract. What takes long is answered beside the rest and never holds it up. */
  call(command: string, request: unknown): Promise<Answer>;
  /** Has the long command under way break off; it then refuses with the code `cancelled`. */
  cancel(): Promise<void>;
  /** Says how far long work is. */
  onProgress(listener: (event: ProgressEvent) => void): Unlisten;

  /** Lets the user pick a book; null where they think better of it. */
  pickBook(): Promise<string | null>;
  /** Lets the user name the file of a new book; null where they think better of it. */
  pickNewBook(suggestedName: string): Promise<string | null>;
  /** Lets the user pick files to bring in or attach; none where they think better of it. */
  pickFiles(): Promise<string[]>;
  /** Lets the user name a file to write; null where they think better of it. */
  saveAs(suggestedName: string, filter: FileFilter): Promise<string | null>;
  /** Names the place of the sample book. */
  sampleBook(): Promise<SampleBook>;
  /** Names the book that a command line or a second start gave, once. */
  givenBook(): Promise<string | null>;
  /** Says when a second start gave one. */
  onBookGiven(listener: () => void): Unlisten;

  /** Hears of files that are dragged over the window and dropped on it. */
  onDrop(listener: (event: DropEvent) => void): Unlisten;
  /** Sets pasted bytes, 200 MB at most, aside as a private file until the program ends; its path is for `attach` and `draft_document`. */
  stage(name: string, bytes: Blob | Uint8Array): Promise<string>;

  /** The address of kept bytes, for `img` and `fetch`. Answers 404 where there are none, 409 where they no longer match. */
  fileUrl(sha256: string): string;
  /** The address of a previewed report, for a sandboxed `iframe`. */
  previewUrl(token: string): string;
  /** Writes kept bytes to a read-only copy and opens that with the system's program. */
  openOutside(sha256: string, name: string): Promise<OpenedOutside>;
  /** Opens an `http` or `https` address with the system's browser. */
  openLink(url: string): Promise<void>;
  /** Shows a file in its folder. */
  reveal(path: string): Promise<void>;
  /** Puts both forms on the clipboard. */
  copy(copied: Copied): Promise<void>;

  /** Hears the action that an item of the native menu names; see `keys/table.ts`. */
  onMenu(listener: (action: string) => void): Unlisten;
  /** Lets the page finish (seal, flush) before the window closes. It has three seconds. */
  onClosing(handler: () => Promise<void>): Unlisten;
  /** Closes the window as its own button does. */
  quit(): Promise<void>;
}

/** A no, in words for the reader. */
export class BookError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | null;
  readonly field: string | null;
  readonly at: number | null;
  readonly detail: string | null;

  constructor(view: ErrorView) {
    super(view.message);
    this.code = view.code;
    this.hint = view.hint;
    this.field = view.field;
    this.at = view.at;
    this.detail = view.detail;
  }

  /** Makes one of whatever was thrown. */
  static of(thrown: unknown): BookError {
    if (thrown instanceof BookError) return thrown;
    if (isErrorView(thrown)) return new BookError(thrown);
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const message = 'This is a bug in Claimbook. Your last saved step is safe.';
    return new BookError({ code: 'internal', message, hint: null, field: null, at: null, detail });
  }
}

function isErrorView(thrown: unknown): thrown is ErrorView {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}
