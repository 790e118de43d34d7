import { beforeEach, expect, test } from 'vitest';
import { Settings } from './settings.svelte';

beforeEach(() => localStorage.clear());

test('what was chosen is there the next time', () => {
  new Settings().choose({ name: 'Ana Kord', textSize: 125, singleKeys: false });

  expect(new Settings().chosen).toMatchObject({ name: 'Ana Kord', textSize: 125, singleKeys: false });
});

test('what is kept and makes no sense counts for nothing, and the rest stays', () => {
  localStorage.setItem('claimbook.settings', JSON.stringify({ theme: 'pink', textSize: 3, sideWidth: -5, name: 'Ana' }));

  expect(new Settings().chosen).toMatchObject({ theme: 'system', textSize: 100, sideWidth: null, name: 'Ana' });
});

test('what cannot be read counts for nothing', () => {
  localStorage.setItem('claimbook.settings', '{ half');

  expect(new Settings().chosen.theme).toBe('system');
});

test('text grows by steps as far as they go', () => {
  const settings = new Settings();

  for (let step = 0; step < 9; step += 1) settings.resize(1);
  expect(settings.chosen.textSize).toBe(150);
  for (let step = 0; step < 9; step += 1) settings.resize(-1);
  expect(settings.chosen.textSize).toBe(90);
});

test('a book that is opened again comes first and once', () => {
  const settings = new Settings();

  settings.remember({ path: '/a', title: 'A' });
  settings.remember({ path: '/b', title: 'B' });
  settings.remember({ path: '/a', title: 'A' });
  expect(settings.chosen.recent.map(({ path }) => path)).toEqual(['/a', '/b']);

  settings.forget('/a');
  expect(settings.chosen.recent.map(({ path }) => path)).toEqual(['/b']);
});
