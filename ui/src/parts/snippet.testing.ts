// Snippets for tests: a piece of page from a string.

import { createRawSnippet } from 'svelte';

export const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }));
