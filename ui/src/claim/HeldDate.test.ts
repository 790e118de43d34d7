import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import HeldDate from './HeldDate.svelte';

function show(value: string) {
  const onsave = vi.fn();
  const understand = async (text: string) => (text.startsWith('3') ? { message: 'Not in the calendar.', hint: null } : { label: '25 Nov 2026' });
  return { onsave, ...render(HeldDate, { label: 'Said on', value, understand, disabled: false, onsave }) };
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Said on' });

test('what is saved while one types does not write over what one goes on to type', async () => {
  const { onsave, rerender } = show('13 Mar 2025');
  field().focus();
  await fireEvent.input(field(), { target: { value: '14 Mar' } });
  await vi.waitFor(() => expect(onsave).toHaveBeenCalledWith('14 Mar'), { timeout: 2_000 });

  await rerender({ value: '14 Mar 2026' });

  expect(field().value).toBe('14 Mar');
});

test('once it is left it says how it was understood', async () => {
  const { rerender } = show('13 Mar 2025');
  field().focus();
  await fireEvent.input(field(), { target: { value: 'yesterday' } });

  field().blur();
  await rerender({ value: '25 Nov 2026' });

  expect(field().value).toBe('25 Nov 2026');
});

test('what is no date stays where it was typed', async () => {
  show('13 Mar 2025');
  field().focus();
  await fireEvent.input(field(), { target: { value: '31 February 2025' } });
  expect(await screen.findByText('Not in the calendar.')).toBeTruthy();

  field().blur();

  expect(field().value).toBe('31 February 2025');
});
