import { expect, test } from 'vitest';
import { blockAt, blocksOf, bodyOf, sectionsOf, trimmed } from './blocks';
import { dice, someText } from './random.testing';

test('a blank line ends a paragraph, a single line end does not', () => {
  const text = '\n\nOne\nline more.\n \n\nTwo 😀.\n';

  expect(blocksOf(text).map(({ start, end, number }) => [text.slice(start, end).trim(), number])).toEqual([
    ['One\nline more.', 1],
    ['Two 😀.', 2],
  ]);
});

test('every word of any text stands in exactly one block, at its own place', () => {
  const roll = dice(7);
  for (let round = 0; round < 400; round += 1) {
    const text = someText(roll, 1 + roll(60));
    const blocks = blocksOf(text);
    let until = 0;
    for (const { start, end } of blocks) {
      expect(text.slice(until, start).trim(), 'only blanks lie between two blocks').toBe('');
      expect(start < end && text.slice(start, end).trim() !== '').toBe(true);
      expect(text.slice(start, end).trim()).not.toMatch(/\n[^\S\n]*\n/);
      until = end;
    }
    expect(text.slice(until).trim()).toBe('');
    expect(blocks.map(({ number }) => number)).toEqual(blocks.map((_block, index) => index + 1));
  }
});

test('a place leads to the block it is in', () => {
  const text = 'One.\n\nTwo.\n\n\nThree.';
  const blocks = blocksOf(text);

  expect([0, 4, 5, 6, 9, 12, 13, text.length].map((offset) => blockAt(blocks, offset))).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
});

test('a paragraph that is too long is broken at a line, then at a word, and numbered once', () => {
  const lines = 'A line of the record.\n'.repeat(600);
  const words = 'and so on '.repeat(4_000);
  const text = `${lines}\n\n${words}`;
  const blocks = blocksOf(text);

  expect(blocks.filter(({ number }) => number !== null).map(({ number }) => number)).toEqual([1, 2]);
  expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(16_000);
  expect(blocks.every(({ start }) => !/\s/.test(text.charAt(start)))).toBe(true);
  expect(blocks.map(({ start, end }) => text.slice(start, end)).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('a hard cut never goes through a character', () => {
  const text = '😀'.repeat(20_000);

  for (const { start, end } of blocksOf(text)) {
    expect(text.slice(start, end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  }
});

test('sections hold all blocks in order', () => {
  const roll = dice(3);
  const text = Array.from({ length: 300 }, () => someText(roll, 40)).join('\n\n');
  const blocks = blocksOf(text);
  const sections = sectionsOf(text, blocks);

  expect(sections.flatMap((section) => section.blocks)).toEqual(blocks);
  expect(sections.map(({ first }) => blocks[first])).toEqual(sections.map((section) => section.blocks[0]));
  expect(sections.length).toBeGreaterThan(3);
});

test('a selection loses the blanks at its ends and keeps whole characters', () => {
  const text = 'He said: 😀 yes. \n\nNext.';

  expect(trimmed(text, 8, 18)).toEqual({ start: 9, end: 16 });
  expect(trimmed(text, 10, 10 + 1)).toEqual({ start: 9, end: 11 });
  expect(trimmed(text, 16, 19)).toBeNull();
  expect(trimmed(text, -5, 900)).toEqual({ start: 0, end: text.length });
});

test('the front matter of a Markdown text is not read as its words', () => {
  const text = '---\ntitle: Ferries\n\ndate: 2025-03-14\n---\n\nThe ferry is full.\n\n---\n\nThe quay is safe.\n';
  const blocks = blocksOf(text, bodyOf(text));

  expect(blocks.map(({ start, end, number }) => [text.slice(start, end).trim(), number])).toEqual([
    ['The ferry is full.', 1],
    ['---', 2],
    ['The quay is safe.', 3],
  ]);
  expect(bodyOf('---\nNobody ends this.\n')).toBe(0);
  expect(bodyOf('A line\n---\n')).toBe(0);
});
