// The claims that are selected together: what they share, and changing it in all of them at once.

import { BookError } from '$api/backend';
import type { ClaimRow, EditClaims } from '$api/generated';
import type { ManyEditing } from '$claim/editing';
import { sharedOf, type Shared } from '$claim/shared';
import type { Desk } from '$state/desk.svelte';
import { many } from '$words/claim';
import type { Editor } from './editing.svelte';

/** More are not read to be compared. */
const MOST = 200;

export class Together {
  readonly #desk: Desk;
  #rows = $state.raw<ClaimRow[]>([]);
  #wrong = $state.raw<Record<string, string>>({});
  #asked = 0;
  #shown = '';

  constructor(desk: Desk) {
    this.#desk = desk;
    $effect(() => {
      // After every change of the book too.
      void desk.book?.steps;
      void this.#read([...desk.list.marked]);
    });
  }

  /** What they share; nothing: they are too many to be compared, or not read yet. */
  readonly shared: Shared | null = $derived(this.#rows.length === 0 ? null : sharedOf(this.#rows));

  editing(editor: Editor): ManyEditing {
    return {
      locked: editor.locked,
      wrong: this.#wrong,
      most: MOST,
      tooMany: this.#desk.list.marked.size > MOST,
      edit: (change) => void this.#edit(change),
      sources: editor.sources,
      tags: editor.tags,
      understand: editor.claim('').understand,
      understandDay: editor.claim('').understandDay,
    };
  }

  async #edit(change: Omit<EditClaims, 'keys'>): Promise<void> {
    const keys = [...this.#desk.list.marked];
    try {
      await this.#desk.client.change('edit_claims', { keys, ...change });
      this.#wrong = {};
      this.#desk.said(many.changed(keys.length));
    } catch (thrown) {
      const error = BookError.of(thrown);
      const [name] = Object.keys(change);
      if (error.field === null || error.field === 'keys' || name === undefined) this.#desk.report(error);
      else this.#wrong = { [name]: error.hint === null ? error.message : `${error.message} ${error.hint}` };
    }
  }

  async #read(keys: string[]): Promise<void> {
    const asked = ++this.#asked;
    const wanted = keys.join(' ');
    if (wanted !== this.#shown) this.#rows = [];
    this.#shown = wanted;
    if (keys.length === 0 || keys.length > MOST) return;
    try {
      const query = keys.map((key) => `key:${key}`).join(' OR ');
      const { claims } = await this.#desk.client.ask('claims', { query, limit: MOST });
      if (asked === this.#asked) this.#rows = claims;
    } catch (error) {
      if (asked === this.#asked) this.#desk.report(error);
    }
  }
}
