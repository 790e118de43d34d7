import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import Pills from './Pills.svelte';
import RadioTiles from './RadioTiles.svelte';
import Segmented from './Segmented.svelte';
import Select from './Select.svelte';
import { snippet } from './snippet.testing';
import Switch from './Switch.svelte';
import Tabs from './Tabs.svelte';

const onchoose = vi.fn();
const onclear = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
});

const options = [
  { value: 'low', label: 'Low' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'high', label: 'High' },
];
const radio = (name: string) => screen.getByRole('radio', { name });
const stops = () => screen.getAllByRole('radio').filter((choice) => choice.tabIndex === 0).map((choice) => choice.textContent.trim());

test('one segment is a tab stop, arrows choose the next and go around', async () => {
  render(Segmented, { label: 'Confidence', options, value: 'high', onchoose });
  expect(stops()).toEqual(['High']);

  radio('High').focus();
  await fireEvent.keyDown(radio('High'), { key: 'ArrowRight' });

  expect(document.activeElement).toBe(radio('Low'));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('low');
});

test('a segment can be none where its owner takes that', async () => {
  render(Segmented, { label: 'Confidence', options, value: 'low', onchoose, onclear });

  await fireEvent.click(radio('Low'));
  await fireEvent.keyDown(radio('Low'), { key: 'Delete' });

  expect(onclear).toHaveBeenCalledTimes(2);
  expect(onchoose).not.toHaveBeenCalled();
});

test('walking past a pill does not choose it', async () => {
  render(Pills, { label: 'Rating', options, value: null, onchoose, onclear });
  expect(stops()).toEqual(['Low']);

  radio('Low').focus();
  await fireEvent.keyDown(radio('Low'), { key: 'ArrowRight' });
  expect(document.activeElement).toBe(radio('Moderate'));
  expect(onchoose).not.toHaveBeenCalled();

  await fireEvent.click(radio('Moderate'));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('moderate');
});

test('a pill that is pressed again lets go', async () => {
  render(Pills, { label: 'Rating', options, value: 'low', onchoose, onclear });

  await fireEvent.click(radio('Low'));

  expect(onclear).toHaveBeenCalledOnce();
});

test('a switch asks, and shows what its owner says', async () => {
  const onchange = vi.fn();
  const { rerender } = render(Switch, { label: 'Quotes', hint: 'As they were said', checked: false, onchange });
  const control = screen.getByRole<HTMLInputElement>('switch', { name: 'Quotes' });

  await fireEvent.click(control);
  expect(onchange).toHaveBeenCalledExactlyOnceWith(true);
  expect(control.checked).toBe(false);

  await rerender({ checked: true });
  expect(control.checked).toBe(true);
});

test('arrows turn the pages of tabs, and the page is named by its tab', async () => {
  render(Tabs, { label: 'How', tabs: options, value: 'low', onchoose, children: snippet('<p>Page</p>') });
  const first = screen.getByRole('tab', { name: 'Low' });

  first.focus();
  await fireEvent.keyDown(first, { key: 'End' });

  expect(onchoose).toHaveBeenCalledExactlyOnceWith('high');
  expect(screen.getByRole('tabpanel', { name: 'Low' })).toBeTruthy();
});

test('tiles are radio buttons with a title and a line about it', async () => {
  const tiles = [
    { value: 'pdf', title: 'PDF', detail: 'Report' },
    { value: 'csv', title: 'Spreadsheet', detail: 'Table' },
  ];
  render(RadioTiles, { label: 'Format', options: tiles, value: 'pdf', onchoose });

  expect(screen.getByRole('radio', { name: 'PDF', checked: true })).toBeTruthy();
  await fireEvent.click(radio('Spreadsheet'));

  expect(onchoose).toHaveBeenCalledExactlyOnceWith('csv');
});

test('a select says what is chosen and opens all of it, the chosen one first in hand', async () => {
  render(Select, { label: 'Paper', options, value: 'moderate', onchoose });
  const button = screen.getByRole('button', { name: 'Paper Moderate' });

  button.focus();
  await fireEvent.keyDown(button, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('menuitemradio', { name: 'Moderate', checked: true }));
  await fireEvent.keyDown(document.activeElement ?? button, { key: 'h' });
  expect(document.activeElement).toBe(screen.getByRole('menuitemradio', { name: 'High' }));
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'High' }));

  expect(onchoose).toHaveBeenCalledExactlyOnceWith('high');
  expect(document.activeElement).toBe(button);
});
