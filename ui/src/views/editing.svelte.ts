// Editing the claim that lies open: every field saves by itself, and what is refused stays where it was typed.

import { BookError } from '$api/backend';
import type { ClaimChange, EvidenceChange, VerdictChange } from '$api/changes';
import type { ClaimEditing } from '$claim/editing';
import type { Hands } from '$claim/hands';
import type { EvidenceEditing, FetchedFile } from '$evidence/editing';
import type { Suggest } from '$parts/suggest';
import { isTrouble, type Desk } from '$state/desk.svelte';
import type { VerdictEditing } from '$verdict/editing';
import * as pane from '$words/claim';
import * as evidenceWords from '$words/evidence';

/** Of a claim or an item of evidence: what is wrong with a field, and what was typed there. */
type Notes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const NONE: Readonly<Record<string, string>> = {};
const ONE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The hands that edit what lies open; one for a screen. */
export class Editor implements Hands {
  readonly #desk: Desk;
  readonly #view: (sha256: string) => void;
  #wrong = $state.raw<Notes>({});
  #kept = $state.raw<Notes>({});

  /** `view` shows a kept file here. */
  constructor(desk: Desk, view: (sha256: string) => void) {
    this.#desk = desk;
    this.#view = view;
  }

  /** Whether nothing can be changed. */
  get locked(): boolean {
    return this.#desk.book?.readOnly !== null;
  }

  /** For the fields of a claim. Each save says for which claim it is: it may come when another one lies open. */
  claim(key: string): ClaimEditing {
    return {
      ...this.#fields(key),
      edit: (change) => this.#edit(key, change),
      sources: this.sources,
      tags: this.tags,
      understand: (text) => this.#understand(text, false),
      understandDay: (text) => this.#understand(text, true),
    };
  }

  /** For this person's verdict on a claim. */
  verdict(key: string): VerdictEditing {
    return { ...this.#fields(key), judge: (change) => this.#judge(key, change) };
  }

  /** For items of evidence. */
  get evidence(): EvidenceEditing {
    const desk = this.#desk;
    const { backend } = desk.client;
    return {
      locked: this.locked,
      fields: (item) => this.#fields(item),
      edit: (item, change) => this.#editEvidence(item, change),
      remove: (item, title) =>
        void desk.try(async () => {
          await desk.client.change('remove', { key: item });
          desk.said(evidenceWords.action.removed(title));
        }),
      view: (sha256) => this.#view(sha256),
      outside: (file) =>
        void desk.try(async () => {
          const how = await backend.openOutside(file.sha256, file.name ?? file.sha256.slice(0, 8));
          if (how === 'shown') desk.notices.show({ message: evidenceWords.action.shown });
        }),
      link: (url) => void desk.try(() => backend.openLink(url)),
      read: (document) => desk.show({ name: 'reader', document, claim: null }),
    };
  }

  /** Completes a source or a person. */
  readonly sources: Suggest = async (text) => {
    const found = await this.#desk.client.ask('sources', { text }).catch(() => []);
    return found.map(({ name, claims }) => ({ value: name, detail: pane.field.claims(claims) }));
  };

  /** Completes a tag of this book. */
  readonly tags: Suggest = async (text) => {
    const wanted = text.toLowerCase();
    const found = (this.#desk.book?.tags ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
    return found.map(({ name, claims }) => ({ value: name, detail: pane.field.claims(claims) }));
  };

  #fields(key: string) {
    const settle = () => this.#desk.open.settle();
    return { locked: this.locked, wrong: this.#wrong[key] ?? NONE, kept: this.#kept[key] ?? NONE, settle };
  }

  #edit(key: string, change: ClaimChange): void {
    void this.#save(key, change, () => this.#desk.open.edit(change, key));
  }

  #judge(key: string, change: VerdictChange): void {
    const save = () => void this.#save(key, change, () => this.#desk.open.judge(change, key));
    // Until a name is said the text waits in its field, and the field says so.
    if (this.#desk.settings.chosen.name === '') this.#note(key, change, pane.unsigned);
    this.#desk.signed(save);
  }

  #editEvidence(key: string, change: EvidenceChange): void {
    void this.#save(key, change, () => this.#desk.open.editEvidence(key, change));
  }

  async #save(key: string, change: object, act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.#forget(key, change);
    } catch (thrown) {
      const error = BookError.of(thrown);
      this.#note(key, change, error.field === null || error.field === 'key' ? '' : sentence(error));
      if (error.field !== null && error.field !== 'key') return;
      const run = () => void this.#save(key, change, act);
      if (isTrouble(error)) return this.#desk.report(error, run);
      const action = { label: pane.pane.tryAgain, key: '', run };
      this.#desk.notices.show({ message: error.message, hint: error.hint, detail: error.detail, stays: true, action });
    }
  }

  /** Notes what is wrong with the fields of a change, and what was typed there. */
  #note(key: string, change: object, wrong: string): void {
    const names = Object.keys(change);
    const typed = Object.entries(change).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    this.#wrong = { ...this.#wrong, [key]: { ...this.#wrong[key], ...Object.fromEntries(names.map((name) => [name, wrong])) } };
    this.#kept = { ...this.#kept, [key]: { ...this.#kept[key], ...Object.fromEntries(typed) } };
  }

  #forget(key: string, change: object): void {
    const without = (notes: Notes): Notes => {
      const left = Object.entries(notes[key] ?? {}).filter(([name]) => !(name in change));
      return { ...notes, [key]: Object.fromEntries(left) };
    };
    if (this.#wrong[key] !== undefined) this.#wrong = without(this.#wrong);
    if (this.#kept[key] !== undefined) this.#kept = without(this.#kept);
  }

  async #understand(text: string, oneDay: boolean) {
    try {
      const { edtf, label } = await this.#desk.client.ask('read_date', { text });
      if (oneDay && !ONE_DAY.test(edtf)) return { message: pane.field.oneDay, hint: null };
      return { label };
    } catch (thrown) {
      const { message, hint } = BookError.of(thrown);
      return { message, hint };
    }
  }
}

/** Reads bytes that the book keeps, all or the first of them; says in one word why it could not. */
export async function fetchFile(url: string, first?: number): Promise<FetchedFile> {
  try {
    const response = await fetch(url, first === undefined ? {} : { headers: { Range: `bytes=0-${first - 1}` } });
    if (response.status === 409) return { kind: 'mismatch' };
    if (response.status === 404) return { kind: 'missing' };
    if (!response.ok) return { kind: 'failed' };
    return { kind: 'bytes', bytes: await response.arrayBuffer() };
  } catch {
    return { kind: 'failed' };
  }
}

function sentence(error: BookError): string {
  return error.hint === null ? error.message : `${error.message} ${error.hint}`;
}
