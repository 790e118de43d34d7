import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import ReaderText from './ReaderText.svelte';
import { blocksOf, sectionsOf, trimmed } from './blocks';
import { paintActive, paintsOf } from './highlights';
import { dice, someText } from './random.testing';

function show(text: string, spans: [number, number][] = []) {
  const blocks = blocksOf(text);
  const recorded = spans.map(([start, end], index) => ({ start, end, status: index % 2 === 0 ? ('verified' as const) : ('disputed' as const) }));
  const hears = { onselected: vi.fn(), onmark: vi.fn(), onwalk: vi.fn() };
  const { component } = render(ReaderText, {
    label: 'Text',
    text,
    blocks,
    sections: sectionsOf(text, blocks),
    language: 'en',
    marks: paintsOf(recorded),
    active: recorded[0] ? paintActive(recorded[0]) : null,
    found: [],
    passage: null,
    ...hears,
  });
  return { component, ...hears };
}

/** Selects a range of the page as an engine does. */
function choose(range: Range | null) {
  const selection = getSelection();
  selection?.removeAllRanges();
  if (range) selection?.addRange(range);
}

test('a selection anywhere in any text is its place in the document, across paragraphs, painted words and emoji', () => {
  const roll = dice(23);
  for (let round = 0; round < 30; round += 1) {
    const text = someText(roll, 40);
    if (text.trim() === '') continue;
    const spans: [number, number][] = Array.from({ length: roll(4) }, () => {
      const start = roll(text.length);
      return [start, start + 1 + roll(12)];
    });
    spans.sort(([one], [other]) => one - other);
    const { component } = show(text, spans);
    for (let pick = 0; pick < 8; pick += 1) {
      const start = roll(text.length);
      const wanted = trimmed(text, start, start + 1 + roll(40));
      if (wanted === null) continue;
      choose(component.rangeOf(wanted));
      expect(component.selected(), JSON.stringify([text, wanted])).toEqual(wanted);
    }
    document.body.replaceChildren();
  }
});

test('a selection that ends where the next paragraph begins ends with its own', () => {
  const { component } = show('One is here.\n\nTwo is there.');
  const range = document.createRange();
  const [one, two] = [...document.querySelectorAll('p')];
  if (!one || !two) throw new Error('two paragraphs');
  range.setStart(one, 0);
  range.setEnd(two, 0);
  choose(range);

  expect(component.selected()).toEqual({ start: 0, end: 12 });
});

test('a selection that begins above the text begins with it', () => {
  const { component } = show('One is here.\n\nTwo is there.');
  const before = document.createElement('h2');
  before.textContent = 'Title';
  document.body.prepend(before);
  const range = document.createRange();
  range.setStart(before.firstChild ?? before, 2);
  const end = component.rangeOf({ start: 14, end: 17 });
  if (end) range.setEnd(end.endContainer, end.endOffset);
  choose(range);

  expect(component.selected()).toEqual({ start: 0, end: 17 });
});

test('only blanks are no selection', () => {
  const { component } = show('One is here.\n\nTwo is there.');
  choose(component.rangeOf({ start: 3, end: 4 }));

  expect(component.selected()).toBeNull();
});

test('where the engine has no highlights, overlapping passages are spans in spans', () => {
  show('The quay cost nearly 20 percent more.', [
    [0, 20],
    [14, 31],
  ]);

  expect(document.querySelector('.tint-verified > .line-verified-0 > .tint-disputed > .line-disputed-1 > .active-verified')?.textContent).toBe('nearly');
  expect(document.querySelector('p')?.textContent).toBe('The quay cost nearly 20 percent more.');
});

test('the keyboard goes from sentence to sentence, and a word further', async () => {
  const { component } = show('One is here. Two is there.\n\nThree.');
  const box = screen.getByRole('group', { name: 'Text' });
  const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(box, { key, ...more });

  await press('ArrowRight');
  expect(component.selected()).toEqual({ start: 0, end: 12 });
  await press('ArrowRight');
  expect(component.selected()).toEqual({ start: 13, end: 26 });
  await press('ArrowLeft', { shiftKey: true });
  expect(component.selected()).toEqual({ start: 13, end: 25 });
  await press('ArrowLeft', { shiftKey: true });
  expect(component.selected()).toEqual({ start: 13, end: 19 });
  await press('ArrowRight', { shiftKey: true, ctrlKey: true });
  expect(component.selected()).toEqual({ start: 17, end: 19 });
  await press('ArrowRight');
  expect(component.selected()).toEqual({ start: 28, end: 34 });
});

test('Ctrl A takes the whole paragraph', async () => {
  const { component } = show('One is here. Two is there.\n\nThree.');

  await fireEvent.keyDown(screen.getByRole('group', { name: 'Text' }), { key: 'a', ctrlKey: true });

  expect(component.selected()).toEqual({ start: 0, end: 26 });
});
