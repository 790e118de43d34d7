import { expect, test } from 'vitest';
import { GAP, layNotes } from './notes';
import { dice } from './random.testing';

const note = (top: number, height = 40) => ({ top, height });

test('notes stand level with their words while there is room', () => {
  expect(layNotes([note(0), note(100), note(300)], -1)).toEqual([0, 100, 300]);
});

test('a note that is in the way of another pushes it down', () => {
  expect(layNotes([note(0), note(10), note(20), note(300)], -1)).toEqual([0, 46, 92, 300]);
});

test('the active note is level, and those above it make way upwards', () => {
  expect(layNotes([note(0), note(10), note(20), note(30)], 2)).toEqual([-72, -26, 20, 66]);
});

test('however they lie, no two notes touch and the active one is level', () => {
  const roll = dice(11);
  for (let round = 0; round < 300; round += 1) {
    let top = 0;
    const notes = Array.from({ length: 1 + roll(40) }, () => note((top += roll(90)), 20 + roll(80)));
    const active = roll(notes.length + 1) - 1;
    const tops = layNotes(notes, active);
    for (let index = 1; index < notes.length; index += 1) {
      const above = (tops[index - 1] ?? 0) + (notes[index - 1]?.height ?? 0) + GAP;
      expect(above).toBeLessThanOrEqual(tops[index] ?? 0);
    }
    if (active !== -1) expect(tops[active]).toBe(notes[active]?.top);
  }
});
