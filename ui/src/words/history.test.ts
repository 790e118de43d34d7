import { expect, test } from 'vitest';
import { eventDetail } from './history';

test('what is noted of a report is said for people, and anything else as it is', () => {
  const digest = '60683b2ef23fd975fbb0d298835b296eac76fb318b1132510c9609d9982d99f6';

  expect(eventDetail(`html sha256:${digest} claims:15 as-of:2026-11-26T05:25:15.036Z program:0.1.0 query:`)).toBe('HTML, 15 claims, SHA-256 60683b2e…');
  expect(eventDetail(`pdf sha256:${digest} claims:1 as-of:2026-11-26T05:25:15.036Z program:0.1.0 query:tram`)).toBe('PDF, 1 claim, SHA-256 60683b2e…');
  expect(eventDetail('missing')).toBe('missing');
});
