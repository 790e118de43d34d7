import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import Menu from './Menu.svelte';
import type { MenuItems } from './menu';
import MenuButton from './MenuButton.svelte';
import { snippet } from './snippet.testing';

const run = vi.fn();
const onclose = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
});

const item = (label: string, more = {}) => ({ value: label, label, run: () => run(label), ...more });
const status: MenuItems = [
  item('Verified', { letter: 'V', kind: 'radio' }),
  item('Disputed', { letter: 'D', kind: 'radio', checked: true }),
  'separator',
  item('In review', { letter: 'I', kind: 'radio' }),
];

function open(items: MenuItems) {
  return render(Menu, { props: { label: 'Status', items, anchor: () => new DOMRect(), onclose } });
}
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const focused = () => document.activeElement?.textContent?.trim();

test('what is chosen has the focus at first, and arrows go around', async () => {
  open(status);

  expect(focused()).toContain('Disputed');
  await press('ArrowDown');
  expect(focused()).toContain('In review');
  await press('ArrowDown');
  expect(focused()).toContain('Verified');
  await press('ArrowUp');
  expect(focused()).toContain('In review');
  await press('Home');
  expect(focused()).toContain('Verified');
  await press('End');
  expect(focused()).toContain('In review');
});

test('a letter chooses its row at once', async () => {
  open(status);

  await press('v');

  expect(run).toHaveBeenCalledExactlyOnceWith('Verified');
  expect(onclose).toHaveBeenCalledOnce();
});

test('without letters one types to a row', async () => {
  open([item('Copy link'), item('Copy quote'), item('Move')]);

  await press('m');
  expect(focused()).toBe('Move');
});

test('the same letter again goes on, more letters go deeper', async () => {
  open([item('Copy link'), item('Copy quote'), item('Cut')]);

  await press('c');
  expect(focused()).toBe('Copy quote');
  await press('u');
  expect(focused()).toBe('Cut');
});

test('a row that cannot be chosen now can be read and does nothing', async () => {
  open([item('Undo', { disabled: true }), item('Redo')]);

  await fireEvent.click(screen.getByRole('menuitem', { name: 'Undo' }));

  expect(screen.getByRole('menuitem', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');
  expect(run).not.toHaveBeenCalled();
});

test('a menu stays open for rows of which more may be chosen', async () => {
  open([item('Verified', { kind: 'checkbox', stays: true }), item('Disputed', { kind: 'checkbox', stays: true })]);

  await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Verified' }));
  await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Disputed' }));

  expect(run.mock.calls).toEqual([['Verified'], ['Disputed']]);
  expect(onclose).not.toHaveBeenCalled();
});

test('no key of an open menu reaches the page', async () => {
  const onpage = vi.fn();
  addEventListener('keydown', onpage);
  open(status);

  await press('j');
  await press('k', { ctrlKey: true });
  await press('Escape');

  expect(onpage).not.toHaveBeenCalled();
  expect(onclose).toHaveBeenCalledOnce();
  removeEventListener('keydown', onpage);
});

test('a button opens a menu, Escape gives the focus back to it', async () => {
  render(MenuButton, { label: 'More', items: status, children: snippet('<i>…</i>') });
  const button = screen.getByRole('button', { name: 'More' });

  button.focus();
  await fireEvent.click(button);
  expect(screen.getAllByRole('menuitemradio')).toHaveLength(3);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await press('Escape');

  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('the menu is gone and the focus back before anything is done', async () => {
  const seen: unknown[] = [];
  const items = [item('Edit', { run: () => seen.push(screen.queryByRole('menu'), document.activeElement?.getAttribute('aria-label')) })];
  render(MenuButton, { label: 'More', items, children: snippet('<i>…</i>') });
  screen.getByRole('button').focus();
  await fireEvent.keyDown(screen.getByRole('button'), { key: 'ArrowDown' });

  await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));

  expect(seen).toEqual([null, 'More']);
});
