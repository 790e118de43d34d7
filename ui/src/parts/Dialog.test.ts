import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Dialog from './Dialog.svelte';
import { covered } from './layers';
import { snippet } from './snippet.testing';

const onclose = vi.fn();
const onpage = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '<button id="opener">Open</button>';
  document.querySelector<HTMLElement>('#opener')?.focus();
  addEventListener('keydown', onpage);
});
afterEach(() => removeEventListener('keydown', onpage));

function open(html: string, more = {}) {
  return render(Dialog, { title: 'Export', closeLabel: 'Close', onclose, children: snippet(html), ...more });
}

test('its heading is its name, and its first useful control has the focus', () => {
  open('<input aria-label="Prepared by">', { footer: snippet('<button>Export PDF</button>') });

  expect(screen.getByRole('dialog', { name: 'Export' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Prepared by'));
});

test('a text alone has the focus, to be scrolled', () => {
  open('<p>All keys</p>');

  expect(document.activeElement?.textContent).toBe('All keys');
});

test('Escape asks its owner to close it, and nothing of the page hears a key', async () => {
  open('<input aria-label="Prepared by">');
  const input = screen.getByLabelText('Prepared by');

  await fireEvent.keyDown(input, { key: 'k', ctrlKey: true });
  await fireEvent.keyDown(input, { key: 'Escape' });

  expect(onclose).toHaveBeenCalledOnce();
  expect(onpage).not.toHaveBeenCalled();
});

test('Ctrl Enter is its first button, wherever the focus is', async () => {
  const onconfirm = vi.fn();
  open('<input aria-label="Prepared by">', { onconfirm });

  await fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });

  expect(onconfirm).toHaveBeenCalledOnce();
});

test('it covers the page while it is there, and gives the focus back', () => {
  const { unmount } = open('<input aria-label="Prepared by">');
  expect(covered()).toBe(true);

  unmount();

  expect(covered()).toBe(false);
  expect(document.activeElement?.id).toBe('opener');
});

test('a press outside closes it only if it began there, and never where it is to stay', async () => {
  const { unmount } = open('<input aria-label="Prepared by">');
  const dialog = screen.getByRole('dialog');
  await fireEvent.pointerDown(screen.getByLabelText('Prepared by'));
  await fireEvent.click(dialog);
  expect(onclose).not.toHaveBeenCalled();
  await fireEvent.pointerDown(dialog);
  await fireEvent.click(dialog);
  expect(onclose).toHaveBeenCalledOnce();
  unmount();

  open('<input aria-label="Prepared by">', { stay: true });
  await fireEvent.pointerDown(screen.getByRole('dialog'));
  await fireEvent.click(screen.getByRole('dialog'));
  expect(onclose).toHaveBeenCalledOnce();
});
