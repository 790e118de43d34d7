import { expect, test } from 'vitest';
import { findAll, folded } from './find';
import { sentencesOf, toStatement, wordStep } from './passages';
import { dice, someText } from './random.testing';

test('selected words become a statement: one line, a capital, nothing hanging', () => {
  expect(toStatement('  the quay cost\nnearly 20 % more, ')).toBe('The quay cost nearly 20 % more');
  expect(toStatement('“We agree,” he said.')).toBe('“We agree,” he said.');
  expect(toStatement('éclair, and so on —')).toBe('Éclair, and so on');
});

test('sentences know their places in the whole text', () => {
  const text = 'Head\n\nOne 😀. Two is here.  Three?';
  const spans = sentencesOf(text, { start: 6, end: text.length }, 'en');

  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['One 😀.', 'Two is here.', 'Three?']);
});

test('a language that is none does not stop it', () => {
  expect(sentencesOf('One. Two.', { start: 0, end: 9 }, '??')).toHaveLength(2);
});

test('words are stepped through by their ends and by their beginnings', () => {
  const text = 'The quay cost 20 percent.';
  const block = { start: 0, end: text.length };

  expect(wordStep(text, block, 3, 1, 'end', null)).toBe(8);
  expect(wordStep(text, block, 8, -1, 'end', null)).toBe(3);
  expect(wordStep(text, block, 0, 1, 'start', null)).toBe(4);
  expect(wordStep(text, block, 24, 1, 'end', null)).toBe(25);
});

test('words are found whatever their case, accents and quotation marks', () => {
  const text = 'The “Café” – and the\nCAFÉ’s owner.';

  expect(findAll(folded(text), 'cafe').map(({ start, end }) => text.slice(start, end))).toEqual(['Café', 'CAFÉ']);
  expect(findAll(folded(text), '"cafe" - and the cafe\'s')).toHaveLength(1);
  expect(findAll(folded(text), '   ')).toEqual([]);
});

test('a folded text is as long as the text, unit for unit', () => {
  const roll = dice(5);
  for (let round = 0; round < 200; round += 1) {
    const text = someText(roll, 80) + 'İßﬁǅ';
    expect(folded(text)).toHaveLength(text.length);
  }
});
