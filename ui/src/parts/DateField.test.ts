import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import DateField from './DateField.svelte';

const understand = vi.fn((text: string) =>
  Promise.resolve(text === 'March 2025' ? { label: '2025-03' } : { message: `\`${text}\` is not a date.`, hint: 'Write 2025-03.' }),
);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  document.body.innerHTML = '';
});
afterEach(() => vi.useRealTimers());

const said = () => screen.getByRole('status').textContent.replace(/\s+/g, ' ').trim();
async function type(value: string) {
  await fireEvent.input(screen.getByLabelText('Said on'), { target: { value } });
}

test('under the field stands what was understood, or what is wrong', async () => {
  render(DateField, { label: 'Said on', understand, hint: 'As you would say it' });
  expect(said()).toBe('As you would say it');

  await type('March 2025');
  await vi.advanceTimersByTimeAsync(150);
  expect(said()).toBe('2025-03');

  await type('bald');
  await vi.advanceTimersByTimeAsync(150);
  expect(said()).toBe('bald is not a date. Write 2025-03.');
  expect(screen.getByLabelText('Said on').getAttribute('aria-invalid')).toBe('true');

  await type('');
  expect(said()).toBe('As you would say it');
});

test('it asks only when the fingers rest', async () => {
  render(DateField, { label: 'Said on', understand });

  await type('Mar');
  await type('March 2025');
  await vi.advanceTimersByTimeAsync(150);

  expect(understand).toHaveBeenCalledExactlyOnceWith('March 2025');
});
