// The main job on the sample book in the real window, and a picture of every view, light and dark, for people to look at.

import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { claims, makeHome, out, startScreen, startWindow } from './driver.js';
import { ANA, declare, judge, onList, opened, record } from './hands.js';

const PASSAGE = {
  quote: '11,830 passengers on an average weekday in April',
  statement: 'The tram carries 11,830 passengers on a weekday',
};
const REASON = 'Counted by the operator, in the minutes of the council.';

let screen;
let home;

before(async () => {
  await mkdir(out, { recursive: true });
  screen = await startScreen();
  home = await makeHome();
});

after(async () => {
  await screen?.close();
  await home?.close();
});

/** One run of the program that always ends. */
async function inWindow(environment, use) {
  const window = await startWindow({ screen, home, environment: { LANG: 'en_GB.UTF-8', ...environment } });
  try {
    await use(window);
  } catch (error) {
    await window.picture(join(out, 'failed-tour.png')).catch(() => {});
    throw error;
  } finally {
    await window.close();
  }
}

/** Goes to what the palette finds first. */
async function go(window, words) {
  await window.press('Control+k');
  await window.holds('the palette', () => document.activeElement?.getAttribute('role') === 'combobox');
  await window.type(words);
  await window.press('Enter');
}

/** Leaves a picture once nothing moves any more. */
async function shown(window, name) {
  await window.run(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
    // What moves begins to with the frame after the one that shows it.
    for (let frames = 0; frames < 3; frames += 1) await frame();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await frame();
  });
  await window.picture(join(out, `window-${name}.png`));
}

const isOpen = (window, name) =>
  window.holds(name, (name) => document.querySelector(`dialog[open][aria-label="${name}"], dialog[open]:has(h2)`) !== null, name);
const inReader = (window) =>
  window.holds('the reader', () => document.activeElement?.getAttribute('aria-label') === 'Text of the document');

/** Every view: how one comes there from the list; Escape, as often as needed, leads back. */
const VIEWS = [
  ['claims', async () => {}],
  ['reader', async (window) => {
    await window.press('o');
    await inReader(window);
  }],
  ['review', async (window) => {
    await window.press('r');
    await window.sees('10 of 15 reviewed');
  }],
  ['documents', async (window) => {
    await window.press('g', 's');
    await window.sees('Town council', 'main');
  }],
  ['import', async (window) => {
    await window.press('Control+i');
    await isOpen(window, 'Import');
  }],
  ['add-claim', async (window) => {
    await window.press('c');
    await isOpen(window, 'Add a claim');
  }],
  ['attach', async (window) => {
    await window.press('e');
    await isOpen(window, 'Attach');
  }],
  ['palette', async (window) => {
    await window.press('Control+k');
    await window.type('tram');
    await window.sees('CB-0001', 'dialog [role="option"]');
  }],
  ['help', async (window) => {
    await window.press('?');
    await isOpen(window, 'Help');
  }],
  ['settings', async (window) => {
    await window.press('Control+,');
    await isOpen(window, 'Settings');
  }],
  ['safety', async (window) => {
    await go(window, 'safety');
    await window.sees('not encrypted by Claimbook');
  }],
  ['history', async (window) => {
    await window.press('Control+h');
    await isOpen(window, 'History of the book');
  }],
  ['trash', async (window) => {
    await go(window, 'trash');
    await isOpen(window, 'Trash');
  }],
  ['export', async (window) => {
    await window.press('Control+e');
    await window.holds('the first page', () => document.querySelector('dialog img')?.naturalWidth > 0);
  }],
  ['choices', async (window) => {
    await window.press('Control+e');
    await window.holds('the first page', () => document.querySelector('dialog img')?.naturalWidth > 0);
    await window.click('dialog summary', 'What it shows');
    await window.run(() => document.querySelector('dialog details').scrollIntoView());
  }],
];

test('the main job on the sample: words recorded, evidence attached, a verdict given, a report read back', async () => {
  const table = join(home.folder, 'counts.csv');
  await writeFile(table, 'month,passengers\n2025-04,11830\n');
  const reports = join(home.folder, 'reports');
  await mkdir(reports);
  await inWindow({ CLAIMBOOK_PICK: table, CLAIMBOOK_SAVE_AS: reports }, async (window) => {
    await window.sees('Open the sample');
    await shown(window, 'first-run-light');
    await window.click('button', 'Open the sample');
    await onList(window);
    await declare(window);

    await window.press('g', 's');
    await window.click('[role="option"]', 'Town council');
    await window.press('Enter');
    await inReader(window);
    await record(window, PASSAGE);
    await shown(window, 'sample-recorded');

    await go(window, 'CB-0015');
    await onList(window);
    await opened(window, PASSAGE.statement);
    await window.press('e');
    await window.sees('Attach to CB-0015', 'dialog');
    await window.click('dialog button', 'Choose files');
    await window.sees('counts.csv', 'dialog');
    await window.press('+', 'Enter');
    await window.sees('attached', '.toast');
    await onList(window);
    await judge(window, 'v', 'marked verified', REASON);
    await shown(window, 'sample-verified');

    await window.press('Control+e');
    await window.holds('the first page', () => document.querySelector('dialog img')?.naturalWidth > 0);
    await window.press('Control+Enter');
    await window.sees('PDF report written', 'dialog');
    await window.click('dialog button', 'Export another');
    await window.click('dialog label', 'HTML');
    await window.holds('the preview', () => document.querySelector('dialog iframe') !== null);
    await window.click('dialog button', 'Keep these choices as a preset');
    await window.holds('a name is asked for', () => document.activeElement?.matches('dialog form input'));
    await window.type('Weekly');
    await window.press('Enter');
    await window.sees('Remove Weekly', 'dialog');
    await window.press('Control+Enter');
    await window.sees('HTML report written', 'dialog');
    await window.press('Escape');
    await onList(window);

    for (const theme of ['light', 'dark']) {
      while ((await window.run(() => document.documentElement.dataset.theme)) !== theme) {
        await window.press('Control+Shift+l');
      }
      await window.run(() => document.querySelector('#claims').focus());
      for (const [view, open] of VIEWS) {
        await open(window);
        await shown(window, `${view}-${theme}`);
        for (let level = 0; level < 4 && !(await window.run(() => document.activeElement?.id === 'claims')); level += 1) {
          await window.press('Escape');
        }
        await window.press('g', 'a');
        await onList(window);
      }
    }
  });

  const [page, pages] = (await readdir(reports)).sort().map((name) => join(reports, name));
  const text = await readFile(page, 'utf8');
  for (const words of [PASSAGE.statement, PASSAGE.quote, REASON, ANA]) assert.ok(text.includes(words), `“${words}” stands in the report`);
  assert.match(await claims('verify-report', pages), /The report is what its history says/);
  await copyFile(page, join(out, 'halvern.html'));
  await copyFile(pages, join(out, 'halvern.pdf'));
  const book = join(home.folder, 'data/app.claimbook.desktop/Halvern sample.claimbook');
  const answer = JSON.parse(await claims('--book', book, 'show', 'CB-0015', '--json'));
  assert.equal(answer.status, 'verified');
  assert.match(await claims('--book', book, 'verify'), /is what its history says/);
});
