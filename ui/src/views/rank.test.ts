import { expect, test } from 'vitest';
import { shortcuts } from '$keys/table';
import { rank } from './rank';

const best = (typed: string) => rank(shortcuts, typed)[0]?.action;

test('a command is found by the beginnings of its words, in any order', () => {
  expect(best('mark ver')).toBe('claim.verify');
  expect(best('ver mark')).toBe('claim.verify');
  expect(best('due')).toBe('go.due');
});

test('a command is found by words that it is not called by', () => {
  expect(best('backup')).toBe('safety.open');
  expect(best('import')).toBe('document.import');
});

test('what fits nothing finds nothing', () => {
  expect(rank(shortcuts, 'zanzibar')).toEqual([]);
});
