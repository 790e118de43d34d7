// Steps and events of a book in one order of time.

import type { EventLine, HistoryLine } from '$api/generated';

/** Something that was done, or that happened. */
export type Moment = { kind: 'step'; step: HistoryLine } | { kind: 'event'; event: EventLine };

/**
 * Steps as they were given, and the events between them. Events beyond the last step wait until the steps there are
 * read, or until there are none left.
 */
export function timeline(steps: readonly HistoryLine[], events: readonly EventLine[], newestFirst: boolean, isAll: boolean): Moment[] {
  const comesFirst = (one: string, other: string) => (newestFirst ? other < one : one < other);
  const waiting = events.toSorted((one, other) => (newestFirst ? other.at.localeCompare(one.at) : one.at.localeCompare(other.at)));
  const moments: Moment[] = [];
  for (const step of steps) {
    for (let event = waiting[0]; event !== undefined && comesFirst(event.at, step.at); event = waiting[0]) {
      moments.push({ kind: 'event', event });
      waiting.shift();
    }
    moments.push({ kind: 'step', step });
  }
  return isAll ? [...moments, ...waiting.map((event): Moment => ({ kind: 'event', event }))] : moments;
}
