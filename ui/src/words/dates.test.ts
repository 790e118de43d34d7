import { expect, test } from 'vitest';
import { showDay, showDistance } from './dates';

const today = new Date(2025, 2, 14, 23, 30);

test('a day is that day, whatever the time of this computer', () => {
  expect(showDay('2025-03-14')).toBe('14 Mar 2025');
});

test('a recheck is late, today or ahead', () => {
  expect(showDistance('2025-03-12', today)).toEqual({ words: '2 days late', due: true, soon: true });
  expect(showDistance('2025-03-14', today)).toEqual({ words: 'today', due: true, soon: true });
  expect(showDistance('2025-03-15', today)).toEqual({ words: 'in 1 day', due: false, soon: true });
});
