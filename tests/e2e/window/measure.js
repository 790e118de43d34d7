// How fast the window is and what it holds, beside a bare window in the same run. Asserts nothing.
//
// `node tests/e2e/window/measure.js BOOK BARE [ROUNDS]`: a large book, and the program that only opens a window.

import { readdir, readFile } from 'node:fs/promises';
import { makeHome, patiently, startScreen, startWindow } from './driver.js';

const [book, bare, rounds = '5'] = process.argv.slice(2);
if (book === undefined || bare === undefined) {
  console.error('usage: node tests/e2e/window/measure.js BOOK BARE [ROUNDS]');
  process.exit(2);
}

const screen = await startScreen();
const home = await makeHome();
const environment = { LANG: 'en_GB.UTF-8' };

/** From the start of the program to the moment that something can be done. */
async function started(options, selector) {
  const began = performance.now();
  const window = await startWindow({ screen, home, environment, ...options });
  await window.text(selector);
  return { window, took: performance.now() - began };
}

const share = (values, part) => values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * part)];
const line = (name, values, unit) =>
  console.log(`${name.padEnd(44)} median ${share(values, 0.5).toFixed(1)}  p95 ${share(values, 0.95).toFixed(1)} ${unit}`);

/** What each process of the program holds alone and its part of what is shared, in MB. */
async function memory() {
  const found = [];
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    try {
      const name = (await readFile(`/proc/${id}/comm`, 'utf8')).trim();
      if (!/^(claimbook|bare|WebKit)/.test(name)) continue;
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
      found.push([name, Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024]);
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

async function printMemory(what) {
  for (const [name, size] of await memory()) console.log(`${`memory, ${what}: ${name}`.padEnd(44)} ${size.toFixed(0)} MB`);
}

try {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const plain = await started({ program: bare }, 'h1');
    if (round === 0) await printMemory('bare window');
    await plain.window.close();
    const full = await started({ book }, '[role="option"][aria-selected="true"] .statement');
    await full.window.close();
    theirs.push(plain.took);
    ours.push(full.took);
  }
  line('start to usable, bare window', theirs, 'ms');
  line('start to usable, Claimbook with the book', ours, 'ms');
  line('the same, as a ratio pair by pair', ours.map((took, index) => took / theirs[index]), '×');

  const { window } = await started({ book }, '[role="option"][aria-selected="true"] .statement');
  await patiently('the count', async () => {
    if (!(Number(await window.text('main .count')) > 0)) throw new Error('not yet');
  });
  const keys = await window.run(async () => {
    const list = document.querySelector('#claims');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    list.focus();
    for (let press = 0; press < 200; press += 1) {
      const before = list.getAttribute('aria-activedescendant');
      const began = performance.now();
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      do await frame();
      while (list.getAttribute('aria-activedescendant') === before);
      await frame();
      times.push(performance.now() - began);
    }
    return times;
  });
  line('key press to painted selection', keys, 'ms');
  const scroll = await window.run(async () => {
    const list = document.querySelector('#claims');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    let blank = 0;
    let last = await frame();
    for (let step = 0; step < 300; step += 1) {
      list.scrollTop += 130;
      const now = await frame();
      times.push(now - last);
      last = now;
      if (document.querySelector('#claims [role="option"]') === null) blank += 1;
    }
    return { times, blank };
  });
  line('scroll frame, two and a half rows each', scroll.times, 'ms');
  console.log(`${'frames without a row'.padEnd(44)} ${scroll.blank} of 300`);
  const typed = await window.run(async () => {
    const box = document.querySelector('#search');
    const count = () => document.querySelector('main .count').textContent;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    for (const word of ['harbour', 'school', 'ferry', 'bridge', 'quay', 'audit']) {
      const before = count();
      const began = performance.now();
      box.value = word;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      for (let tries = 0; tries < 120 && count() === before; tries += 1) await frame();
      times.push(performance.now() - began);
    }
    return times;
  });
  line('typed word to its count, pause for typing in it', typed, 'ms');
  await printMemory('large book');
  await window.close();
} finally {
  await home.close();
  await screen.close();
}
