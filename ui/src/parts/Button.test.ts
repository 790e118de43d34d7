import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import Button from './Button.svelte';
import Progress from './Progress.svelte';
import { snippet } from './snippet.testing';

test('a busy button keeps the focus and does nothing', async () => {
  const onclick = vi.fn();
  const children = snippet('<b>Export</b>');
  const { rerender } = render(Button, { kind: 'filled', onclick, children });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Export' });
  button.focus();

  await rerender({ busy: true });
  await fireEvent.click(button);

  expect(onclick).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-busy')).toBe('true');
});

test('progress says where it is, and what nobody knows it does not claim', async () => {
  const oncancel = vi.fn();
  const props = { label: 'Import', text: 'Reading page 14 of 80', value: 0.175, cancelLabel: 'Cancel', oncancel };
  const { rerender } = render(Progress, props);
  const bar = screen.getByRole('progressbar', { name: 'Import' });

  expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuetext')]).toEqual(['18', 'Reading page 14 of 80']);
  await rerender({ value: null });
  expect(bar.getAttribute('aria-valuenow')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(oncancel).toHaveBeenCalledOnce();
});
