import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { FetchedFile } from './editing';
import Viewer from './Viewer.svelte';

const SHA256 = '7d1e5aa90c44b2f8b3c1f0a4e7d29b8865c3fe12a07d4416b95e8fd2c30a7e61';

function view(mediaType: string, answer: FetchedFile, size = 12) {
  const read = vi.fn(async (_first?: number) => answer);
  const file = { sha256: SHA256, size, sizeLabel: `${size} bytes`, mediaType, name: 'ledger', added: '2025-03-14T15:40:00Z' };
  render(Viewer, { file, title: 'Harbour ledger', url: `/blob/${SHA256}`, read, onoutside: vi.fn(), onclose: vi.fn() });
  return { read };
}

const bytes = (text: string): FetchedFile => ({ kind: 'bytes', bytes: new TextEncoder().encode(text).buffer });

test('a text is shown as words, whatever is in it', async () => {
  view('text/csv', bytes('berth;<b>14</b>'));

  const text = await screen.findByText('berth;<b>14</b>');
  expect(text.querySelector('b')).toBeNull();
});

test('of a long text the first megabyte is read, and that is said', async () => {
  const { read } = view('text/plain', bytes('The quay'), 4_000_000);

  expect(await screen.findByText('The first 1 MB is shown.')).toBeTruthy();
  expect(read).toHaveBeenCalledWith(1_000_000);
});

test('bytes that no longer match are named and not shown, here or outside', async () => {
  view('image/png', { kind: 'mismatch' });

  expect(await screen.findByText('This file changed after it was added, so it is not shown.')).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Open in another program' })).toBeNull();
});

test('a picture that cannot be decoded says so', async () => {
  view('image/png', bytes('no picture'));

  await fireEvent.error(await screen.findByRole('img', { name: 'Picture: ledger' }));

  expect(screen.getByText('This file could not be opened here. Another program may be able to.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open in another program' })).toBeTruthy();
});

test('what would fill the memory is not read at all', () => {
  const { read } = view('application/pdf', bytes('%PDF'), 900_000_000);

  expect(screen.getByText('This file is too large to be shown here.')).toBeTruthy();
  expect(read).not.toHaveBeenCalled();
});
