import { expect, test } from 'vitest';
import { Keyboard } from './press';
import { keyOf, shortcuts } from './table';

const elsewhere = { inField: false, inList: false };
const inField = { inField: true, inList: false };
const inList = { inField: false, inList: true };

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...more });
}

test('a letter is a command outside a field and a letter inside it', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('j'), elsewhere)).toBe('list.next');
  expect(keyboard.read(press('j'), inField)).toBeNull();
});

test('undo in a field is the field’s own', () => {
  const keyboard = new Keyboard();

  expect(keyboard.read(press('z', { ctrlKey: true }), elsewhere)).toBe('edit.undo');
  expect(keyboard.read(press('Z', { ctrlKey: true, shiftKey: true }), elsewhere)).toBe('edit.redo');
  expect(keyboard.read(press('z', { ctrlKey: true }), inField)).toBeNull();
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
  expect(keyboard.read(press('v'), elsewhere)).toBeNull();
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

test('no two actions share a key, and every action has one', () => {
  const keys = shortcuts.flatMap((row) => [...row.keys, ...(row.inList ?? [])]);

  expect(new Set(keys).size).toBe(keys.length);
  for (const row of shortcuts) expect(keyOf(row.action)).not.toBe('');
});
