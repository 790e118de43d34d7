// The claim that lies open, and all that can be done to it. Its verdict stays open until one leaves it.

import type { ClaimChange, EvidenceChange, VerdictChange } from '$api/changes';
import { BookError } from '$api/backend';
import type { Client } from '$api/client';
import type { Attach, ClaimView, FileCheck } from '$api/generated';
import { judged } from './judged';

export class OpenClaim {
  /** Everything known about it. */
  view = $state.raw<ClaimView | null>(null);
  /** What was found of its files; empty until they were looked at. */
  files = $state.raw<FileCheck[]>([]);

  readonly #client: Client;
  readonly #failed: (error: unknown) => void;
  #wanted: string | null = null;
  #reading: Promise<void> | null = null;
  /** The claim that will be wanted next, once it was read. */
  #next: { key: string; view: ClaimView | null } | null = null;
  /** How many verdicts are under way, and how many were given: what was asked for before may not know of them. */
  #judging = 0;
  #judged = 0;
  /** The claims that a verdict was given on and that were not left since. */
  #given: string[] = [];
  /** The field that has the focus, and the gesture that its saves belong to. */
  #gesture: { field: string; id: string } | null = null;

  constructor(client: Client, failed: (error: unknown) => void) {
    this.#client = client;
    this.#failed = failed;
  }

  /** Which claim is to lie open; what lies open may not have caught up with it. */
  get wanted(): string | null {
    return this.#wanted;
  }

  /** Opens a claim, or none. Whoever leaves a claim seals the verdict that they gave on it. */
  async show(key: string | null): Promise<void> {
    if (this.#wanted !== key) this.leave();
    this.#wanted = key;
    if (this.#next?.view && this.#next.key === key) {
      this.view = this.#next.view;
      this.files = [];
      this.#next = null;
    }
    await this.#read();
  }

  /** Reads a claim before it is wanted, so that it shows at once then; it is read again all the same. */
  async prepare(key: string): Promise<void> {
    if (this.#next?.key === key || this.view?.key === key) return;
    const next: { key: string; view: ClaimView | null } = { key, view: null };
    this.#next = next;
    next.view = await this.#client.ask('claim', { key }).catch(() => null);
  }

  /** Reads the claim again, where one lies open. */
  async refresh(): Promise<void> {
    if (this.#reading !== null) await this.#reading;
    await this.#read();
  }

  /** Seals the verdict that was given, as leaving does. */
  leave(): void {
    // What is still being typed is saved first: sealed, it could not be added any more.
    const typing = document.activeElement;
    const isTyping = typing instanceof HTMLElement && typing.matches('[data-claim] [data-dirty="true"]');
    if (isTyping) typing.blur();
    this.#gesture = null;
    const left = this.view;
    if (left !== null && (left.draft?.outcome || (isTyping && left.verdict?.mine)) && !this.#given.includes(left.key)) {
      this.#given.push(left.key);
    }
    for (const key of this.#given) this.#client.change('seal_verdict', { key }).catch(this.#failed);
    this.#given = [];
  }

  /** Forgets everything: another book. */
  clear(): void {
    this.#wanted = null;
    this.#given = [];
    this.#next = null;
    this.#gesture = null;
    this.view = null;
    this.files = [];
  }

  /**
   * Changes what is given; saves of one field until it loses the focus are one gesture. A field names the claim that
   * was open when one typed: its last save may come when another one is.
   */
  async edit(change: ClaimChange, key = this.view?.key): Promise<void> {
    if (key === undefined) return;
    await this.#client.change('edit_claim', { key, ...change, gesture: this.#gestureOf({ [key]: '', ...change }) });
  }

  /** Gives or changes this person's open verdict. It shows at once; where it is refused, what was there comes back. */
  async judge(change: VerdictChange, key = this.view?.key): Promise<void> {
    if (key === undefined) return;
    const gesture = this.#gestureOf({ [key]: '', ...change });
    if (this.view?.key === key) this.view = judged(this.view, change);
    if (!this.#given.includes(key)) this.#given.push(key);
    this.#judging += 1;
    this.#judged += 1;
    try {
      await this.#client.change('edit_verdict', { key, ...change, gesture });
    } catch (error) {
      this.#judging -= 1;
      await this.refresh();
      throw error;
    }
    this.#judging -= 1;
  }

  /** Changes an item of evidence. */
  async editEvidence(key: string, change: EvidenceChange): Promise<void> {
    const gesture = this.#gestureOf({ [key]: '', ...change });
    await this.#client.change('edit_evidence', { key, ...change, gesture });
  }

  /** Attaches something; its stance and what it is are in the request. */
  async attach(request: Attach): Promise<string> {
    const attached = await this.#client.change('attach', request);
    return attached.key;
  }

  /** The field lost the focus: what comes next is another gesture. */
  settle(): void {
    this.#gesture = null;
  }

  /** Brings back what a field said before a step. */
  async restore(step: string, field: string): Promise<void> {
    if (this.view === null) return;
    await this.#client.change('restore_field', { key: this.view.key, step, field });
  }

  /** Which claim it is, and the files behind its evidence; nothing where none lies open. */
  get digests(): string | undefined {
    return this.view === null ? undefined : [this.view.key, ...this.view.evidenceItems.map(({ document }) => document.file?.sha256)].join(' ');
  }

  /** Hashes the files behind the evidence, once a claim lies open long enough to be looked at. */
  async checkFiles(): Promise<void> {
    const key = this.view?.key;
    if (key === undefined || !this.view?.evidenceItems.some(({ document }) => document.file !== null)) return;
    const files = await this.#client.aside('check_files', { key });
    if (this.view?.key === key) this.files = files;
  }

  #gestureOf(change: object): string {
    const field = JSON.stringify(Object.keys(change));
    if (this.#gesture?.field !== field) this.#gesture = { field, id: crypto.randomUUID() };
    return this.#gesture.id;
  }

  async #read(): Promise<void> {
    if (this.#reading === null) {
      this.#reading = this.#readUntilWanted().finally(() => {
        this.#reading = null;
      });
    }
    await this.#reading;
  }

  /** While one claim is read the selection may run on: only the last wish counts. */
  async #readUntilWanted(): Promise<void> {
    let read: string | null | undefined;
    while (read !== this.#wanted) {
      read = this.#wanted;
      const given = this.#judged;
      try {
        const claim = read === null ? null : await this.#client.ask('claim', { key: read });
        if (read !== this.#wanted) continue;
        if (claim?.key !== this.view?.key) this.files = [];
        else if (this.#judging > 0) continue;
        if (given === this.#judged) this.view = claim;
        else read = undefined;
      } catch (error) {
        if (read !== this.#wanted) continue;
        // Undone or thrown away meanwhile: there is nothing to show, and nothing went wrong.
        if (BookError.of(error).code === 'key_unknown') this.view = null;
        else this.#failed(error);
      }
    }
  }
}
