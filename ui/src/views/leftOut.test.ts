import { expect, test } from 'vitest';
import type { PreviewedReport } from '$api/generated';
import { leftOut, searchFor } from './leftOut';

const REPORT: PreviewedReport = {
  token: null,
  pages: null,
  morePages: false,
  text: '',
  claims: 14,
  reviewed: 9,
  unreviewed: [],
  bare: [],
  withoutReason: [],
  open: [],
  mismatched: [],
  fileName: 'report.html',
  problems: [],
};

test('a whole report leaves nothing out', () => {
  expect(leftOut(REPORT)).toEqual([]);
});

test('what is not reviewed is said first, with the claims it is about', () => {
  const unreviewed = ['CB-0002', 'CB-0007'];

  const [first, second] = leftOut({ ...REPORT, unreviewed, bare: ['CB-0005'] });

  expect(first).toEqual({ text: '2 of 14 claims have no verdict yet and are listed as not reviewed.', keys: unreviewed });
  expect(second?.text).toBe('1 of 9 verdicts lacks a rationale or evidence and is named as marked without documentation.');
});

test('files that no longer match are named, since no claim is to be opened for them', () => {
  const [only] = leftOut({ ...REPORT, mismatched: ['E-0003'] });

  expect(only).toEqual({ text: '1 file no longer matches what was added: `E-0003`.', keys: [] });
});

test('a search for many claims stops where a box would no longer hold it', () => {
  const keys = Array.from({ length: 90 }, (_, index) => `CB-${String(index + 1).padStart(4, '0')}`);

  expect(searchFor(keys.slice(0, 2))).toBe('key:CB-0001 OR key:CB-0002');
  expect(searchFor(keys).split(' OR ')).toHaveLength(40);
});
