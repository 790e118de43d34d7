// Where an item comes from, in a few words.

import type { DocumentView } from '$api/generated';
import { row } from '$words/evidence';
import { isOwn } from './stance';

/** Its publisher and its date; what is not known is said once. The desk's own words need neither. */
export function originOf({ kind, source, published, publishedLabel }: DocumentView): string[] {
  const hasDate = published !== 'unknown';
  if (isOwn(kind)) return hasDate ? [publishedLabel] : [];
  if (source === 'unknown') return [hasDate ? publishedLabel : row.allUnknown];
  return [source, hasDate ? publishedLabel : row.dateUnknown];
}
