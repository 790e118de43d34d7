import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Combobox from './Combobox.svelte';
import type { Option } from './suggest';

const people = ['Ana Kord', 'Anneke Sorby', 'Lev Maret'];
const find = (text: string): Option[] => people.filter((name) => name.toLowerCase().includes(text.toLowerCase())).map((value) => ({ value }));
const suggest = vi.fn((text: string) => Promise.resolve(find(text)));
const onchoose = vi.fn();
const onpage = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  document.body.innerHTML = '';
  addEventListener('keydown', onpage);
});
afterEach(() => {
  vi.useRealTimers();
  removeEventListener('keydown', onpage);
});

const field = () => screen.getByRole<HTMLInputElement>('combobox');
const rows = () => screen.queryAllByRole('option').map((row) => row.textContent.trim());
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent.trim();
const press = (key: string, more = {}) => fireEvent.keyDown(field(), { key, ...more });
const rest = () => vi.advanceTimersByTimeAsync(60);
async function type(value: string) {
  await fireEvent.input(field(), { target: { value } });
  await rest();
}
function open(more = {}) {
  render(Combobox, { label: 'Said by', suggest, onchoose, ...more });
  field().focus();
}

test('it asks once the fingers rest, and offers what it hears', async () => {
  open();

  await fireEvent.input(field(), { target: { value: 'a' } });
  await type('an');

  expect(suggest).toHaveBeenCalledExactlyOnceWith('an');
  expect(rows()).toEqual(['Ana Kord', 'Anneke Sorby']);
  expect(field().getAttribute('aria-expanded')).toBe('true');
});

test('an answer that comes late is not shown over a newer one', async () => {
  let answer: (options: Option[]) => void = () => undefined;
  suggest.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  open();

  await type('l');
  await type('an');
  answer([{ value: 'Late' }]);
  await rest();

  expect(rows()).toEqual(['Ana Kord', 'Anneke Sorby']);
});

test('arrows lead through the rows, Enter takes one and goes no further', async () => {
  open();
  await type('an');

  await press('ArrowDown');
  expect(active()).toBe('Ana Kord');
  await press('ArrowUp');
  expect(active()).toBe('Anneke Sorby');
  await press('Enter');

  expect(field().value).toBe('Anneke Sorby');
  expect(onchoose).toHaveBeenCalledExactlyOnceWith({ value: 'Anneke Sorby' });
  expect(rows()).toEqual([]);
  expect(onpage).not.toHaveBeenCalled();
});

test('Enter with nothing chosen is the form’s', async () => {
  open();
  await type('Anna');

  expect(await press('Enter')).toBe(true);

  expect(onpage).toHaveBeenCalledOnce();
  expect(onchoose).not.toHaveBeenCalled();
  expect(field().value).toBe('Anna');
});

test('Escape closes the list first', async () => {
  open();
  await type('an');

  await press('Escape');
  expect(rows()).toEqual([]);
  expect(onpage).not.toHaveBeenCalled();
  await press('Escape');
  expect(onpage).toHaveBeenCalledOnce();
});

test('Tab takes the row it is on and moves on', async () => {
  open();
  await type('an');
  await press('ArrowDown');

  expect(await press('Tab')).toBe(true);

  expect(field().value).toBe('Ana Kord');
});

test('Down on a written name offers everybody', async () => {
  open({ value: 'Lev Maret', fixed: [{ value: 'unknown' }] });

  await press('ArrowDown');
  await rest();

  expect(rows()).toEqual([...people, 'unknown']);
});

test('what is nowhere yet has a row of its own, below', async () => {
  open({ createLabel: (text: string) => `New: ${text}` });

  await type('Anna');
  expect(rows()).toEqual(['New: Anna']);
  await type('ana kord');
  expect(rows()).toEqual(['Ana Kord']);

  await type('Anna');
  await fireEvent.click(screen.getByRole('option', { name: 'New: Anna' }));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith({ value: 'Anna' });
});

test('a name is kept when it is chosen, at Enter and when it is left, never half-typed', async () => {
  const onsave = vi.fn();
  open({ value: 'Lev Maret', onsave });

  await type('An');
  await vi.advanceTimersByTimeAsync(2000);
  expect(onsave).not.toHaveBeenCalled();
  await press('ArrowDown');
  await press('Enter');
  await type('Anna');
  await press('Enter');
  await type('Anna Lind');
  field().blur();

  expect(onsave.mock.calls).toEqual([['Ana Kord'], ['Anna'], ['Anna Lind']]);
});
