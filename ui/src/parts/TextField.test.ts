import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import TextField from './TextField.svelte';

const onsave = vi.fn();
const onsettle = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  document.body.innerHTML = '';
});
afterEach(() => vi.useRealTimers());

const field = () => screen.getByLabelText<HTMLInputElement>('Title');
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(field(), { key });

function kept(value = 'Old') {
  const { rerender } = render(TextField, { label: 'Title', value, onsave, onsettle });
  field().focus();
  return { outside: (value: string) => rerender({ value }) };
}

test('what is typed is saved once, 600 ms after the fingers rest', async () => {
  kept();

  await type('New');
  vi.advanceTimersByTime(500);
  await type('Newer');
  vi.advanceTimersByTime(599);
  expect(onsave).not.toHaveBeenCalled();
  expect(field().dataset.dirty).toBe('true');

  await vi.advanceTimersByTimeAsync(1);
  expect(onsave).toHaveBeenCalledExactlyOnceWith('Newer');
  expect(field().dataset.dirty).toBeUndefined();
});

test('leaving saves what was changed, and only that', async () => {
  kept();
  field().blur();
  expect(onsave).not.toHaveBeenCalled();
  expect(onsettle).toHaveBeenCalledOnce();

  field().focus();
  await type('New');
  field().blur();

  expect(onsave).toHaveBeenCalledExactlyOnceWith('New');
});

test('Escape brings back the text from when the focus came', async () => {
  kept();

  await type('New');
  await press('Escape');

  expect(field().value).toBe('Old');
  vi.advanceTimersByTime(1000);
  expect(onsave).not.toHaveBeenCalled();
});

test('Escape takes back what was saved meanwhile', async () => {
  const { outside } = kept();

  await type('New');
  vi.advanceTimersByTime(600);
  await outside('New');
  await press('Escape');

  expect(onsave.mock.calls).toEqual([['New'], ['Old']]);
});

test('Escape with nothing to bring back goes on to the page', async () => {
  const onpage = vi.fn();
  addEventListener('keydown', onpage);
  kept();

  await type('New');
  await press('Escape');
  expect(onpage).not.toHaveBeenCalled();
  await press('Escape');
  expect(onpage).toHaveBeenCalledOnce();
  removeEventListener('keydown', onpage);
});

test('a word that is being composed is not saved half-way', async () => {
  kept();

  await fireEvent.compositionStart(field());
  await type('に');
  vi.advanceTimersByTime(2000);
  expect(onsave).not.toHaveBeenCalled();

  field().value = '日本';
  await fireEvent.compositionEnd(field());
  vi.advanceTimersByTime(600);
  expect(onsave).toHaveBeenCalledExactlyOnceWith('日本');
});

test('a change from outside is shown, but never over what is being typed', async () => {
  const { outside } = kept();

  await outside('From outside');
  expect(field().value).toBe('From outside');

  await type('Mine');
  await outside('Again from outside');
  expect(field().value).toBe('Mine');
  vi.advanceTimersByTime(600);
  expect(onsave).toHaveBeenCalledExactlyOnceWith('Mine');
});

test('the answer to an earlier save does not undo what was saved later', async () => {
  const { outside } = kept();

  await type('One');
  vi.advanceTimersByTime(600);
  await type('One two');
  vi.advanceTimersByTime(600);
  await outside('One');

  expect(field().value).toBe('One two');
});

test('a blank at the end stays while one types on, though it is not kept', async () => {
  const { outside } = kept();

  await type('One ');
  vi.advanceTimersByTime(600);
  await outside('One');
  expect(field().value).toBe('One ');

  field().blur();
  await vi.advanceTimersByTimeAsync(0);
  expect(field().value).toBe('One');
});

test('an undo of the book is shown in the field that has the focus', async () => {
  const { outside } = kept();

  await type('New');
  vi.advanceTimersByTime(600);
  await outside('New');
  await outside('Old');

  expect(field().value).toBe('Old');
});

test('what is typed goes to whom it was typed for', async () => {
  const later = vi.fn();
  const { rerender, unmount } = render(TextField, { label: 'Title', value: 'Old', onsave });
  await type('New');

  await rerender({ onsave: later });
  unmount();

  expect(onsave).toHaveBeenCalledExactlyOnceWith('New');
  expect(later).not.toHaveBeenCalled();
});

test('Enter saves and then tells', async () => {
  const onenter = vi.fn(() => expect(onsave).toHaveBeenCalledWith('New'));
  render(TextField, { label: 'Title', value: 'Old', onsave, onenter });

  await type('New');
  await press('Enter');

  expect(onenter).toHaveBeenCalledOnce();
});

test('what is wrong stands under it and belongs to it', () => {
  render(TextField, { label: 'Title', error: 'Write a title.', hint: 'One line' });

  expect(field().getAttribute('aria-invalid')).toBe('true');
  const said = document.getElementById(field().getAttribute('aria-describedby') ?? '');
  expect(said?.textContent).toContain('Write a title.');
  expect(said?.textContent).toContain('One line');
});
