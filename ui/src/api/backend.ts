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

/** The program on the other side: the desktop shell, the bridge, or a fake. */
export interface Backend {
  /** Answers one command of the contract, or throws a {@link BookError}. */
  call(command: string, request: unknown): Promise<Answer>;
  /** Lets the user pick a book; null where they think better of it. */
  pickBook(): Promise<string | null>;
  /** Names the place of the sample book. */
  sampleBook(): Promise<SampleBook>;
  /** Names the book that a command line or a second start gave, once. */
  givenBook(): Promise<string | null>;
  /** Says when a second start gave one. */
  onBookGiven(listener: () => void): void;
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
