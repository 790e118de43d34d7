// What fields ask the book while one types: names, tags, documents, and what a date means.

import { BookError } from '$api/backend';
import type { Suggest } from '$parts/suggest';
import type { Desk } from '$state/desk.svelte';
import { list } from '$words/en';

/** The names of sources that fit what was typed. */
export function names(desk: Desk): Suggest {
  return async (text) => {
    const found = await desk.client.ask('sources', { text }).catch(() => []);
    return found.map(({ name, claims }) => ({ value: name, ...(claims === 0 ? {} : { detail: list.count(claims) }) }));
  };
}

/** The tags of the book. */
export function tags(desk: Desk): Suggest {
  return async (text) => {
    const wanted = text.toLowerCase();
    const found = desk.book?.tags.filter(({ name }) => name.toLowerCase().includes(wanted)) ?? [];
    return found.slice(0, 8).map(({ name, claims }) => ({ value: name, detail: list.count(claims) }));
  };
}

/** What a typed date means, or why it means nothing. */
export function dates(desk: Desk, field: string): (text: string) => Promise<{ label: string } | { message: string; hint: string | null }> {
  return async (text) => {
    try {
      return await desk.client.ask('read_date', { text, field });
    } catch (thrown) {
      const { message, hint } = BookError.of(thrown);
      return { message, hint };
    }
  };
}
