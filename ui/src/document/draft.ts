// Draft: what was found in a text, and what a person wrote over it.

import type { DocumentDraftView, DocumentKind, ImportDocument } from '$api/generated';

/** What is known of a document before it is in the book, as it stands in the fields. */
export interface Facts {
  title: string;
  source: string;
  author: string;
  published: string;
  language: string;
  kind: DocumentKind;
  url: string;
}

/** The fields as the text fills them. */
export function asFound(draft: DocumentDraftView | null): Facts {
  return {
    title: draft?.title.value ?? '',
    source: draft?.source?.value ?? '',
    author: draft?.author?.value ?? '',
    published: draft?.published?.value ?? '',
    language: draft?.language?.value ?? '',
    kind: 'article',
    url: '',
  };
}

/** What was written so far, and one thing more. It stays when something else is found later. */
export function changed(typed: Partial<Facts>, change: Partial<Facts>): Partial<Facts> {
  return { ...typed, ...change };
}

/** Only what was written over goes along: the rest is found again. An emptied field says that nobody knows. */
export function toRequest(typed: Partial<Facts>): ImportDocument {
  const { title, source, author, published, language, kind, url } = typed;
  return {
    ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
    ...(source === undefined ? {} : { source: source.trim() }),
    ...(author === undefined ? {} : { authors: author.split(',').map((name) => name.trim()).filter((name) => name !== '') }),
    ...(published === undefined ? {} : { published: published.trim() || 'unknown' }),
    ...(language === undefined ? {} : { language: language.trim() }),
    ...(kind === undefined ? {} : { kind }),
    ...(url === undefined || url.trim() === '' ? {} : { url: url.trim() }),
  };
}
