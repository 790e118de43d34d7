import { expect, test } from 'vitest';
import { place } from './float';

const view = { width: 1000, height: 600 };
const box = { width: 400, height: 200 };

test('a box goes under its anchor', () => {
  const { left, top } = place({ left: 100, right: 200, top: 50, bottom: 70 }, box, view, 4, 'start');

  expect({ left, top }).toEqual({ left: 100, top: 74 });
});

test('a box goes above its anchor where there is no room under it, and does not cover it', () => {
  const { top } = place({ left: 100, right: 200, top: 500, bottom: 520 }, box, view, 4, 'start');

  expect(top + box.height).toBe(496);
});

test('a box stays in the window', () => {
  expect(place({ left: 900, right: 990, top: 50, bottom: 70 }, box, view, 4, 'start').left).toBe(592);
  expect(place({ left: 10, right: 40, top: 50, bottom: 70 }, box, view, 4, 'end').left).toBe(8);
});

test('a box with too little room on both sides takes the wider side and no more', () => {
  const tall = { width: 400, height: 500 };
  const { top, room } = place({ left: 0, right: 10, top: 200, bottom: 300 }, tall, view, 4, 'start');

  expect({ top, room }).toEqual({ top: 304, room: 288 });
});
