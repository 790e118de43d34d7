// A preview that follows what is chosen: asked for when the choosing rests, and the last answer wins.

import { BookError } from '$api/backend';
import type { Client } from '$api/client';
import type { PreviewedReport, PreviewReport } from '$api/generated';

/** How long choosing rests before a preview is asked for. */
const REST = 200;

/** How long an answer may take before it is said that one is awaited. */
const PATIENCE = 150;

export class Preview {
  /** The last answer; it stays until the next is here. */
  report = $state.raw<PreviewedReport | null>(null);
  /** While only its first page is here: how many pages the one before had. */
  expected = $state(0);
  /** Why there is none. */
  error = $state.raw<BookError | null>(null);
  /** An answer is awaited for longer than one would notice. */
  slow = $state(false);

  readonly #client: Client;
  #wish = 0;
  #pending = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Wants another one. */
  ask(request: PreviewReport): void {
    const wish = (this.#wish += 1);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#ask(wish, request), this.report === null ? 0 : REST);
  }

  /** Wants none any more. */
  stop(): void {
    this.#wish += 1;
    clearTimeout(this.#rest);
    clearTimeout(this.#patience);
    if (this.#pending > 0) void this.#client.backend.cancel().catch(() => {});
  }

  async #ask(wish: number, request: PreviewReport): Promise<void> {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => (this.slow = true), PATIENCE);
    this.#pending += 1;
    try {
      if (request.format === 'pdf') {
        // The first page is here long before the others.
        const first = await this.#client.ask('preview_report', { ...request, pages: 1 });
        if (wish !== this.#wish) return;
        const before = this.expected || (this.report?.pages ?? 0);
        [this.report, this.error, this.expected] = [first, null, first.morePages ? before : 0];
        if (!first.morePages) return;
      }
      const report = await this.#client.ask('preview_report', request);
      if (wish === this.#wish) [this.report, this.error, this.expected] = [report, null, 0];
    } catch (thrown) {
      if (wish !== this.#wish) return;
      const error = BookError.of(thrown);
      // It was meant for one before: the book breaks off a preview when another is asked for.
      if (error.code === 'cancelled') return this.ask(request);
      // What shows no claim is no report, and nothing of the one before it holds.
      [this.report, this.error, this.expected] = [null, error, 0];
    } finally {
      this.#pending -= 1;
      if (wish === this.#wish) {
        clearTimeout(this.#patience);
        this.slow = false;
      }
    }
  }
}
