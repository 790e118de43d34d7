import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { Fake } from '$api/fake';
import type { ClaimView, EvidenceView } from '$api/generated';
import EvidenceList from './EvidenceList.svelte';

async function show() {
  const claim = (await new Fake().call('claim', { key: 'CB-0001' })).value as ClaimView;
  const done = { edit: vi.fn(), remove: vi.fn() };
  const fields = () => ({ wrong: {}, kept: {}, settle: vi.fn() });
  const editing = { locked: false, fields, ...done, view: vi.fn(), outside: vi.fn(), link: vi.fn(), read: vi.fn() };
  const list = render(EvidenceList, { claim, editing, files: [], keys: 'E', onattach: vi.fn() });
  const become = (change: (items: EvidenceView[]) => EvidenceView[]) =>
    list.rerender({ claim: { ...claim, evidenceItems: change(claim.evidenceItems) } });
  return { ...done, become };
}

const head = (title: RegExp) => screen.getByRole('button', { name: title });

test('an item that changes sides stays open, and who writes in it goes on writing', async () => {
  const { edit, become } = await show();
  await fireEvent.click(head(/Audit of the harbour works/));
  await fireEvent.click(screen.getByRole('radio', { name: 'Supports' }));
  expect(edit).toHaveBeenCalledWith('E-0003', { stance: 'supports' });
  const words = screen.getByLabelText<HTMLTextAreaElement>('Why it bears on the claim');
  words.focus();
  await fireEvent.input(words, { target: { value: 'It counts se' } });

  await become((items) => items.map((item) => (item.key === 'E-0003' ? { ...item, stance: 'supports', side: 'supports' } : item)));
  await tick();

  expect(head(/Audit of the harbour works/).getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Why it bears on the claim')).toBe(words);
  expect(document.activeElement).toBe(words);
  expect(words.value).toBe('It counts se');
});

test('partly is of the same side, so the item stays where it is', async () => {
  const { edit } = await show();
  await fireEvent.click(head(/Audit of the harbour works/));

  await fireEvent.click(screen.getByRole('checkbox', { name: 'Partly' }));

  expect(edit).toHaveBeenCalledWith('E-0003', { stance: 'partly-refutes' });
});

test('after an item is removed the keyboard is on the next one', async () => {
  const { remove } = await show();
  const row = head(/Audit of the harbour works/);
  await fireEvent.click(row);

  const item = row.closest('li');
  if (!item) throw new Error('a row is an item of a list');
  await fireEvent.click(within(item).getByRole('button', { name: 'Remove' }));

  expect(remove).toHaveBeenCalledWith('E-0003', 'Audit of the harbour works');
  expect(document.activeElement).toBe(head(/Berths counted from the ledger/));
});

test('an item that repeats another has an open mark, as own working has', async () => {
  await show();

  expect(head(/A ferry for the outer islands/).querySelector('.hollow')).not.toBeNull();
  expect(head(/Berths counted from the ledger/).querySelector('.hollow')).not.toBeNull();
  expect(head(/Audit of the harbour works/).querySelector('.hollow')).toBeNull();
});
