import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import RecordBox from './RecordBox.svelte';

function open(more: object = {}) {
  const onrecord = vi.fn();
  const onclose = vi.fn();
  const props = {
    anchor: () => new DOMRect(0, 0, 10, 10),
    quote: 'the quay cost more',
    begin: { statement: 'The quay cost more', claimant: '', said: '13 Mar 2025', checking: 'truth' as const, tags: [] },
    source: 'The Halvern Lantern',
    language: 'en',
    suggestNames: async () => [],
    suggestTags: async () => [],
    understand: async (text: string) => ({ label: text }),
    error: null,
    busy: false,
    onrecord,
    onclose,
    ...more,
  };
  render(RecordBox, { props });
  return { onrecord, onclose };
}

const statement = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Claim, in one plain sentence' });
const drafted = { statement: 'The quay cost more', claimant: '', said: '13 Mar 2025', checking: 'truth', tags: [] };

test('the caret stands after the statement, and the words themselves cannot be typed in', () => {
  open();

  expect(document.activeElement).toBe(statement());
  expect(statement().selectionStart).toBe('The quay cost more'.length);
  expect(screen.getByText('the quay cost more').tagName).toBe('BLOCKQUOTE');
});

test('Enter records from the statement and from a field of one line', async () => {
  const { onrecord } = open();

  await fireEvent.keyDown(statement(), { key: 'Enter' });
  expect(onrecord).toHaveBeenLastCalledWith(drafted, false);
  await fireEvent.keyDown(screen.getByRole('textbox', { name: 'Said on' }), { key: 'Enter' });
  expect(onrecord).toHaveBeenCalledTimes(2);
});

test('Ctrl Enter records and reads on', async () => {
  const { onrecord } = open();

  await fireEvent.keyDown(statement(), { key: 'Enter', ctrlKey: true });

  expect(onrecord).toHaveBeenCalledExactlyOnceWith(drafted, true);
});

test('Shift Enter is a new line, and Enter while a word is composed is the word’s', async () => {
  const { onrecord } = open();

  await fireEvent.keyDown(statement(), { key: 'Enter', shiftKey: true });
  await fireEvent.keyDown(statement(), { key: 'Enter', isComposing: true });

  expect(onrecord).not.toHaveBeenCalled();
});

test('Escape closes it', async () => {
  const { onclose, onrecord } = open();

  await fireEvent.keyDown(statement(), { key: 'Escape' });

  expect(onclose).toHaveBeenCalledOnce();
  expect(onrecord).not.toHaveBeenCalled();
});

test('what was typed, chosen and tagged goes along', async () => {
  const { onrecord } = open();

  await fireEvent.input(screen.getByRole('combobox', { name: 'Said by' }), { target: { value: 'Cllr Odile Brandt' } });
  await fireEvent.click(screen.getByRole('radio', { name: 'Whether it was said' }));
  const tag = screen.getByRole('combobox', { name: 'Tags' });
  await fireEvent.input(tag, { target: { value: 'budget' } });
  await fireEvent.keyDown(tag, { key: 'Enter' });
  expect(onrecord).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole('button', { name: /Record claim/ }));

  expect(onrecord).toHaveBeenCalledExactlyOnceWith(
    { ...drafted, claimant: 'Cllr Odile Brandt', checking: 'attribution', tags: ['budget'] },
    false,
  );
});

test('a refusal stands under its field', () => {
  open({ error: { field: 'statement', message: 'Write what was claimed.', hint: null } });

  expect(screen.getByText('Write what was claimed.')).toBeTruthy();
  expect(statement().getAttribute('aria-invalid')).toBe('true');
});

test('a refusal of no field of the box is said in it', () => {
  open({ error: { field: null, message: 'The disk is full.', hint: 'Free some space.' } });

  expect(screen.getByRole('alert').textContent).toContain('The disk is full. Free some space.');
});
