import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Popover from './Popover.svelte';
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
  return render(Popover, { props: { label: 'Record claim', anchor: () => new DOMRect(), onclose, children: snippet(html), ...more } });
}

test('the first control has the focus, and not the close button', () => {
  open('<form><input aria-label="Claim"><button>Record</button></form>', { closeLabel: 'Close' });

  expect(document.activeElement).toBe(screen.getByLabelText('Claim'));
});

test('what is marked has the focus before what comes first', () => {
  open('<form><button>More</button><input aria-label="Claim" data-autofocus></form>');

  expect(document.activeElement).toBe(screen.getByLabelText('Claim'));
});

test('Escape closes it and does nothing else', async () => {
  open('<input aria-label="Claim">');

  await fireEvent.keyDown(screen.getByLabelText('Claim'), { key: 'Escape' });

  expect(onclose).toHaveBeenCalledOnce();
  expect(onpage).not.toHaveBeenCalled();
});

test('Escape that ends a composition closes nothing', async () => {
  open('<input aria-label="Claim">');

  await fireEvent.keyDown(screen.getByLabelText('Claim'), { key: 'Escape', isComposing: true });

  expect(onclose).not.toHaveBeenCalled();
});

test('only the topmost of two closes', async () => {
  const under = vi.fn();
  open('<input aria-label="Under">', { onclose: under });
  open('<input aria-label="Over">');

  await fireEvent.keyDown(screen.getByLabelText('Over'), { key: 'Escape' });

  expect(onclose).toHaveBeenCalledOnce();
  expect(under).not.toHaveBeenCalled();
});

test('a letter pressed in it is no command of the page, undo is', async () => {
  open('<button>Record</button>');

  await fireEvent.keyDown(screen.getByRole('button', { name: 'Record' }), { key: 'v' });
  expect(onpage).not.toHaveBeenCalled();

  await fireEvent.keyDown(screen.getByRole('button', { name: 'Record' }), { key: 'z', ctrlKey: true });
  expect(onpage).toHaveBeenCalledOnce();
});

test('the focus goes back to where it was', () => {
  const { unmount } = open('<input aria-label="Claim">');

  unmount();

  expect(document.activeElement?.id).toBe('opener');
});

test('a press outside closes it, unless it is to stay', async () => {
  const { unmount } = open('<input aria-label="Claim">', { stay: true });
  await fireEvent.pointerDown(document.body);
  expect(onclose).not.toHaveBeenCalled();
  unmount();

  open('<input aria-label="Claim">');
  await fireEvent.pointerDown(screen.getByLabelText('Claim'));
  expect(onclose).not.toHaveBeenCalled();
  await fireEvent.pointerDown(document.body);
  expect(onclose).toHaveBeenCalledOnce();
});

test('Tab stays in it', async () => {
  open('<form><input aria-label="Claim"><button>Record</button></form>');
  const last = screen.getByRole('button', { name: 'Record' });

  await fireEvent.keyDown(document.activeElement ?? last, { key: 'Tab', shiftKey: true });
  expect(document.activeElement).toBe(last);
  await fireEvent.keyDown(last, { key: 'Tab' });
  expect(document.activeElement).toBe(screen.getByLabelText('Claim'));
});

test('Ctrl Enter confirms', async () => {
  const onconfirm = vi.fn();
  open('<input aria-label="Claim">', { onconfirm });

  await fireEvent.keyDown(screen.getByLabelText('Claim'), { key: 'Enter', ctrlKey: true });

  expect(onconfirm).toHaveBeenCalledOnce();
});
