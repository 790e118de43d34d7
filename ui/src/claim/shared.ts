// What several claims have in common.

import type { ClaimRow, Status } from '$api/generated';

/** A value that all of them have, or how many different ones there are. */
export type Common<T> = { value: T } | { count: number };

export interface Shared {
  count: number;
  status: Common<Status>;
  source: Common<string>;
  claimant: Common<string>;
  said: Common<string>;
  recheck: Common<string | null>;
  /** Each tag that at least one of them has, and on how many it is; the most used first. */
  tags: { name: string; count: number }[];
}

/** Compares them. */
export function sharedOf(rows: readonly ClaimRow[]): Shared {
  const tags = new Map<string, number>();
  for (const tag of rows.flatMap((row) => row.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  return {
    count: rows.length,
    status: common(rows.map(({ status }) => status)),
    source: common(rows.map(({ source }) => source)),
    claimant: common(rows.map(({ claimant }) => claimant)),
    said: common(rows.map(({ saidLabel }) => saidLabel)),
    recheck: common(rows.map(({ recheckOn }) => recheckOn)),
    tags: [...tags].map(([name, count]) => ({ name, count })).toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
  };
}

function common<T>(values: readonly T[]): Common<T> {
  const [first] = values;
  const { size } = new Set(values);
  return size === 1 && first !== undefined ? { value: first } : { count: size };
}
