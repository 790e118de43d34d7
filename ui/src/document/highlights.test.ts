import { afterEach, expect, test, vi } from 'vitest';
import { depthsOf, paintActive, Painter, paintsOf, paintsRanges, piecesOf } from './highlights';

const span = (start: number, end: number) => ({ start, end });

afterEach(() => vi.unstubAllGlobals());

test('passages that overlap have underlines of their own', () => {
  expect(depthsOf([span(0, 10), span(5, 15), span(8, 9), span(12, 20), span(30, 40)])).toEqual([0, 1, 2, 0, 0]);
});

test('every passage has the tint and the line of its status', () => {
  const marks = [
    { ...span(0, 4), status: 'verified' as const },
    { ...span(2, 6), status: 'disputed' as const },
  ];

  expect(paintsOf(marks).map(({ layers }) => layers)).toEqual([
    ['tint-verified', 'line-verified-0'],
    ['tint-disputed', 'line-disputed-1'],
  ]);
});

test('the pieces of a block are the whole block, and both of two overlapping passages are there', () => {
  const paints = paintsOf([{ ...span(0, 14), status: 'verified' }, { ...span(12, 30), status: 'disputed' }]);

  expect(piecesOf(span(10, 20), paints)).toEqual([
    { start: 10, end: 12, layers: ['tint-verified', 'line-verified-0'] },
    { start: 12, end: 14, layers: ['tint-verified', 'line-verified-0', 'tint-disputed', 'line-disputed-1'] },
    { start: 14, end: 20, layers: ['tint-disputed', 'line-disputed-1'] },
  ]);
  expect(piecesOf(span(40, 50), paints)).toEqual([{ start: 40, end: 50, layers: [] }]);
});

test('an engine that paints ranges is given them by name, and they are taken away again', () => {
  class FakeHighlight extends Set<Range> {
    priority = 0;
  }
  const highlights = new Map<string, FakeHighlight>();
  vi.stubGlobal('Highlight', FakeHighlight);
  vi.stubGlobal('CSS', { highlights });
  const painter = new Painter();
  const marks = [{ ...span(0, 4), status: 'verified' as const }, { ...span(2, 6), status: 'verified' as const }];
  const paints = [...paintsOf(marks), ...marks.slice(0, 1).map(paintActive)];

  expect(paintsRanges()).toBe(true);
  painter.show(paints, () => document.createRange());
  expect([...highlights.keys()].sort()).toEqual(['active-verified', 'tint-verified']);
  expect(highlights.get('active-verified')?.priority).toBeGreaterThan(highlights.get('tint-verified')?.priority ?? 0);

  painter.clear();
  expect(highlights.size).toBe(0);
});

test('an engine without them gets spans', () => {
  vi.stubGlobal('CSS', {});

  expect(paintsRanges()).toBe(false);
});
