// What is attached, and the request that attaches it.

import type { Attach, DocumentLine, Stance } from '$api/generated';

/** One thing that bears on a claim, before it is attached. */
export type Thing =
  /** A file: where it is, or its bytes, which are set aside first. */
  | { kind: 'file'; name: string; path: string; file: null }
  | { kind: 'file'; name: string; path: null; file: File }
  | { kind: 'link'; url: string }
  | { kind: 'note'; text: string }
  | { kind: 'document'; document: DocumentLine };

/** What is typed about it. */
export interface AttachFields {
  title: string;
  source: string;
  published: string;
  explanation: string;
  quote: string;
  occurrence: string;
}

/** A thing and its request; a file that is bytes gets its path when it was set aside. */
export interface Attachment {
  thing: Thing;
  request: Attach;
}

/** The requests that attach some things to a claim, one for each. What is typed is for all of them, but a title. */
export function attachments(claim: string, things: readonly Thing[], stance: Stance, fields: AttachFields): Attachment[] {
  return things.map((thing) => ({
    thing,
    request: { key: claim, stance, ...what(thing), ...about(thing, fields, things.length === 1), ...text('explanation', fields.explanation) },
  }));
}

function what(thing: Thing): Partial<Attach> {
  switch (thing.kind) {
    case 'file':
      return thing.path === null ? { name: thing.name } : { file: thing.path };
    case 'link':
      return { url: thing.url };
    case 'note':
      return { note: thing.text };
    case 'document':
      return { document: thing.document.key };
  }
}

function about(thing: Thing, fields: AttachFields, alone: boolean): Partial<Attach> {
  if (thing.kind === 'note') return {};
  if (thing.kind === 'document') {
    const occurrence = Number(fields.occurrence);
    return { ...text('quote', fields.quote), ...(Number.isInteger(occurrence) && occurrence > 0 ? { occurrence } : {}) };
  }
  return {
    ...(alone ? text('title', fields.title) : {}),
    ...text('source', fields.source),
    ...text('published', fields.published),
  };
}

/** A field that says something. */
function text(name: keyof AttachFields, typed: string): Partial<Attach> {
  return typed.trim() === '' ? {} : { [name]: typed.trim() };
}
