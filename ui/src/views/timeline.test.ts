import { expect, test } from 'vitest';
import type { EventLine, HistoryLine } from '$api/generated';
import { timeline } from './timeline';

const step = (at: string): HistoryLine => ({
  at,
  by: 'Ana',
  what: 'claim added',
  about: [],
  title: null,
  reason: null,
  step: at,
  short: at,
  undone: false,
  purged: false,
  changes: [],
});
const event = (at: string): EventLine => ({ at, kind: 'export', subject: 'report', detail: null });
const times = (moments: ReturnType<typeof timeline>) =>
  moments.map((moment) => (moment.kind === 'step' ? moment.step.at : `event ${moment.event.at}`));

test('events stand between the steps they happened between', () => {
  expect(times(timeline([step('09'), step('07')], [event('08'), event('10')], true, true))).toEqual([
    'event 10',
    '09',
    'event 08',
    '07',
  ]);
  expect(times(timeline([step('07'), step('09')], [event('08'), event('10')], false, true))).toEqual([
    '07',
    'event 08',
    '09',
    'event 10',
  ]);
});

test('an event before steps that are not read yet waits for them', () => {
  const events = [event('05'), event('08')];

  expect(times(timeline([step('09'), step('07')], events, true, false))).toEqual(['09', 'event 08', '07']);
});
