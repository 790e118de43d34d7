import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import TextArea from './TextArea.svelte';

const onsave = vi.fn();
const onenter = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
});

const area = () => screen.getByLabelText<HTMLTextAreaElement>('Rationale');
const type = (value: string) => fireEvent.input(area(), { target: { value } });

test('it holds a place as high as its text', async () => {
  render(TextArea, { label: 'Rationale', value: 'One' });

  await type('One\ntwo\n');

  expect(area().parentElement?.dataset.text).toBe('One\ntwo\n');
});

test('Enter is a line of a text', async () => {
  render(TextArea, { label: 'Rationale', onenter });

  expect(await fireEvent.keyDown(area(), { key: 'Enter' })).toBe(true);
  expect(onenter).not.toHaveBeenCalled();
});

test('Enter ends a sentence, but not while a word is composed', async () => {
  render(TextArea, { label: 'Rationale', oneLine: true, onenter, onsave });
  await type('New');

  await fireEvent.keyDown(area(), { key: 'Enter', isComposing: true });
  expect(onenter).not.toHaveBeenCalled();
  expect(await fireEvent.keyDown(area(), { key: 'Enter' })).toBe(false);

  expect(onsave).toHaveBeenCalledExactlyOnceWith('New');
  expect(onenter).toHaveBeenCalledOnce();
});

test('Enter in a sentence of a form sends the form', async () => {
  const form = document.body.appendChild(document.createElement('form'));
  const onsubmit = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', onsubmit);
  render(TextArea, { label: 'Rationale', oneLine: true }, { baseElement: form });

  await fireEvent.keyDown(area(), { key: 'Enter' });

  expect(onsubmit).toHaveBeenCalledOnce();
});

test('Ctrl Enter saves before the page hears it', async () => {
  const onpage = vi.fn(() => expect(onsave).toHaveBeenCalledWith('New'));
  addEventListener('keydown', onpage);
  render(TextArea, { label: 'Rationale', onsave });
  await type('New');

  await fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });

  expect(onpage).toHaveBeenCalledOnce();
  removeEventListener('keydown', onpage);
});
