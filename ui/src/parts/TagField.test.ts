import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import TagField from './TagField.svelte';

const onadd = vi.fn();
const onremove = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
});

const field = () => screen.getByRole<HTMLInputElement>('combobox');
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(field(), { key });

function open() {
  render(TagField, {
    label: 'Tags',
    values: ['ceasefire', 'kursk'],
    suggest: () => Promise.resolve([{ value: 'kursk' }, { value: 'border' }]),
    onadd,
    onremove,
    removeLabel: (tag: string) => `Take off ${tag}`,
  });
  field().focus();
}

test('Enter adds what is typed and goes no further; with nothing typed it is the form’s', async () => {
  open();

  await type(' energy ');
  expect(await press('Enter')).toBe(false);
  expect(onadd).toHaveBeenCalledExactlyOnceWith('energy');
  expect(field().value).toBe('');
  expect(await press('Enter')).toBe(true);
});

test('a comma adds, and a pasted list is a list', async () => {
  open();

  await type('energy, border, health');

  expect(onadd.mock.calls).toEqual([['energy'], ['border']]);
  expect(field().value).toBe('health');
});

test('what is there is not added twice, nor offered', async () => {
  open();

  await type('kursk,');
  expect(onadd).not.toHaveBeenCalled();

  await press('ArrowDown');
  expect((await screen.findAllByRole('option')).map((row) => row.textContent.trim())).toEqual(['border']);
});

test('Backspace in the empty field takes the last one off', async () => {
  open();

  await type('x');
  await press('Backspace');
  expect(onremove).not.toHaveBeenCalled();
  await type('');
  await press('Backspace');
  expect(onremove).toHaveBeenCalledExactlyOnceWith('kursk');
});

test('a chip has its own way out, and the field keeps the focus', async () => {
  open();

  await fireEvent.click(screen.getByRole('button', { name: 'Take off ceasefire' }));

  expect(onremove).toHaveBeenCalledExactlyOnceWith('ceasefire');
  expect(document.activeElement).toBe(field());
});
