import { expect, test } from 'vitest';
import { Keyboard, type Place } from './press';
import { Actions } from './actions';
import { shortcuts, showKey } from './table';

/** Everything can be done, and the first row of the table wins. */
const elsewhere: Place = {
  inField: false,
  isDirty: false,
  inList: false,
  singleKeys: true,
  choose: (actions) => actions[0] ?? null,
};
const inField = { ...elsewhere, inField: true };
const inList = { ...elsewhere, inList: true };

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...more });
}

test('a letter is a command outside a field and a letter inside it', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('j'), elsewhere)).toBe('list.next');
  expect(keyboard.read(press('j'), inField)).toBeNull();
});

test('undo in a field is the field’s own while it holds typing that is not saved', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('z', { ctrlKey: true }), elsewhere)).toBe('edit.undo');
  expect(keyboard.read(press('Z', { ctrlKey: true, shiftKey: true }), elsewhere)).toBe('edit.redo');
  expect(keyboard.read(press('z', { ctrlKey: true }), { ...inField, isDirty: true })).toBeNull();
  expect(keyboard.read(press('z', { ctrlKey: true }), inField)).toBe('edit.undo');
});

test('arrows move the selection only where the list has the focus', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('ArrowDown'), inList)).toBe('list.next');
  expect(keyboard.read(press('ArrowDown'), elsewhere)).toBeNull();
});

test('G waits for one more letter', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('g'), elsewhere)).toBeNull();
  expect(keyboard.read(press('v'), elsewhere)).toBe('go.verified');
  expect(keyboard.read(press('v'), elsewhere)).toBe('claim.verify');
});

test('a letter that G does not know keeps its own meaning', () => {
  const keyboard = new Keyboard();

  keyboard.read(press('g'), elsewhere);

  expect(keyboard.read(press('j'), elsewhere)).toBe('list.next');
});

test('Escape works in a field, and nothing does while a word is being composed', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('Escape'), inField)).toBe('level.back');
  expect(keyboard.read(press('Escape', { isComposing: true }), inField)).toBeNull();
});

test('a sign that needs Shift goes by the sign alone', () => {
  expect(new Keyboard().read(press('?', { shiftKey: true }), elsewhere)).toBe('help.open');
});

test('single keys can be switched off, the list keeps its arrows', () => {
  const keyboard = new Keyboard();
  const quiet = { ...inList, singleKeys: false };

  expect(keyboard.read(press('v'), quiet)).toBeNull();
  expect(keyboard.read(press('ArrowDown'), quiet)).toBe('list.next');
  expect(keyboard.read(press('k', { ctrlKey: true }), quiet)).toBe('palette.open');
});

test('Shift and a digit is that digit on every keyboard', () => {
  expect(new Keyboard().read(press('!', { shiftKey: true, code: 'Digit1' }), elsewhere)).toBe('claim.low');
});

test('a key that several screens use goes to the one on top', () => {
  const actions = new Actions();
  const press1 = () => new Keyboard().read(press('j'), { ...elsewhere, choose: (all) => actions.topmost(all) });
  actions.provide({ 'list.next': () => {} });
  const leave = actions.provide({ 'review.next': () => {} });

  expect(press1()).toBe('review.next');
  leave();
  expect(press1()).toBe('list.next');
});

test('no two actions of one group share a key', () => {
  for (const group of new Set(shortcuts.map((row) => row.group))) {
    const keys = shortcuts.filter((row) => row.group === group).flatMap((row) => [...row.keys, ...(row.inList ?? [])]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('a key is shown as its cap says it', () => {
  expect(showKey('Ctrl+Shift+Z')).toBe('Ctrl Shift Z');
  expect(showKey('Ctrl++')).toBe('Ctrl +');
});
