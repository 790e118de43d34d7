// The real window: the program starts, the core answers, claims are seen, light and dark.

import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeHome, out, patiently, startScreen, startWindow } from './driver.js';

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
async function inWindow(options, use) {
  const window = await startWindow({ screen, home, ...options });
  try {
    await use(window);
  } finally {
    await window.close();
  }
}

const english = { LANG: 'en_GB.UTF-8' };

test('the sample opens in the window, one claim is read, light and dark', async () => {
  await inWindow({ environment: english }, async (window) => {
    await window.click('button', 'Open the sample');
    const first = await window.text('[role="option"][aria-selected="true"] .statement');
    assert.equal(await window.text('aside h2'), first);
    assert.equal(await window.text('.sample'), 'SAMPLE');
    assert.match(await window.title(), /Claimbook$/);

    await window.type('j');
    const second = await patiently('the next claim', async () => {
      const words = await window.text('aside h2');
      assert.notEqual(words, first);
      return words;
    });
    assert.equal(await window.text('[role="option"][aria-selected="true"] .statement'), second);

    await window.run(() => document.fonts.ready.then(() => null));
    for (const theme of ['light', 'dark']) {
      // The button goes from the system's theme to light, then to dark.
      await window.click('footer button[aria-label^="Theme"]', '');
      assert.equal(await window.run(() => document.documentElement.dataset.theme), theme);
      await window.run(() => Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => null));
      await window.picture(join(out, `window-${theme}.png`));
    }
  });
});

test('the page may do what its capabilities name and nothing else', async () => {
  await inWindow({ environment: english }, async (window) => {
    await window.text('h1');
    const invoke = (command, request) =>
      window.run((command, request) => globalThis.__TAURI_INTERNALS__.invoke(command, request), command, request);

    // A core call: it compiles without its capability and fails only here.
    const listening = await window.run(() => {
      const shell = globalThis.__TAURI_INTERNALS__;
      const handler = shell.transformCallback(() => {});
      return shell.invoke('plugin:event|listen', { event: 'book-given', target: { kind: 'Any' }, handler });
    });
    assert.equal(typeof listening, 'number');
    assert.ok('value' in (await invoke('call', { command: 'book', request: {} })));

    await assert.rejects(invoke('plugin:window|close', { label: 'main' }), /not allowed/);
    await assert.rejects(invoke('plugin:dialog|open', { options: {} }), /not allowed/);
    await assert.rejects(window.run(() => fetch('http://127.0.0.1:9/').then(() => null)));
  });
});

test('a book named on the command line opens, also without a locale', async () => {
  const folder = join(home.folder, 'data', 'app.claimbook.desktop');
  const [book] = (await readdir(folder)).filter((name) => name.endsWith('.claimbook'));
  assert.ok(book, 'the first test left the sample there');

  await inWindow({ book: join(folder, book) }, async (window) => {
    assert.equal(await window.text('.sample'), 'SAMPLE');
    await window.text('[role="option"][aria-selected="true"] .statement');
    assert.match(await window.text('aside time'), /^\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d$/);
    assert.notEqual(await window.run(() => navigator.language), 'C');
  });
});

test('a book that is not there is said in words', async () => {
  await inWindow({ book: '/nowhere/gone.claimbook', environment: english }, async (window) => {
    assert.match(await window.text('.toast'), /gone\.claimbook/);
    assert.equal(await window.text('h1'), 'Start with a claim or a document');
  });
});
