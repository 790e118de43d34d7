// What a report leaves out or shows with a mark: said before anything is written, with the claims it is about.

import type { PreviewedReport } from '$api/generated';
import { leftOut as words } from '$words/export';

/** How many claims are opened at once by a search for their keys. */
export const MOST_SHOWN = 40;

/** One sentence, and the claims that it is about. */
export interface LeftOut {
  text: string;
  keys: string[];
}

/** What is missing from a report, the gravest first; none: every claim has a documented verdict. */
export function leftOut(report: PreviewedReport): LeftOut[] {
  const { claims, reviewed, unreviewed, bare, withoutReason, open, mismatched } = report;
  const all: (LeftOut & { count: number })[] = [
    { text: words.unreviewed(unreviewed.length, claims), keys: unreviewed, count: unreviewed.length },
    { text: words.bare(bare.length, reviewed), keys: bare, count: bare.length },
    { text: words.withoutReason(withoutReason.length), keys: withoutReason, count: withoutReason.length },
    { text: words.open(open.length), keys: open, count: open.length },
    // Files are named: they are evidence, and a search finds claims.
    { text: words.mismatched(mismatched.length, mismatched), keys: [], count: mismatched.length },
  ];
  return all.filter(({ count }) => count > 0).map(({ text, keys }) => ({ text, keys }));
}

/** The search that finds these claims, as many as are opened at once. */
export function searchFor(keys: readonly string[]): string {
  return keys
    .slice(0, MOST_SHOWN)
    .map((key) => `key:${key}`)
    .join(' OR ');
}
