// A second start hands its book to the window that is open, and ends.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createInterface } from 'node:readline';
import { environmentOf, makeHome, ours, patiently, startScreen, startWindow } from './driver.js';

let screen;
let home;
let bus;

before(async () => {
  screen = await startScreen();
  home = await makeHome();
  bus = await startBus();
});

after(async () => {
  bus?.close();
  await screen?.close();
  await home?.close();
});

/** A message bus of its own, through which the second start finds the first. */
async function startBus() {
  const script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat';
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
  });
  // The bus ends with the program that runs on it, and that one where its input ends.
  return { address, close: () => child.stdin.end() };
}

test('a second start shows its book in the first window', async () => {
  const environment = { LANG: 'en_GB.UTF-8', CLAIMBOOK_SINGLE_INSTANCE: '1', DBUS_SESSION_BUS_ADDRESS: bus.address };
  const window = await startWindow({ screen, home, environment });
  try {
    await window.text('h1');
    const book = join(home.folder, 'Straße 9.claimbook');
    await window.run(async (path) => {
      const { invoke } = globalThis.__TAURI_INTERNALS__;
      await invoke('call', { command: 'create_book', request: { path, title: 'Handed over' } });
      await invoke('call', { command: 'close_book', request: {} });
    }, book);

    // A name without a folder is meant from where the second one was started.
    const second = spawn(ours, ['Straße 9.claimbook'], {
      cwd: home.folder,
      env: environmentOf({ screen, home, environment }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await Promise.race([
      new Promise((resolve) => second.once('exit', resolve)),
      new Promise((resolve) => setTimeout(resolve, 20_000, 'it stayed').unref()),
    ]);
    if (code === 'it stayed') second.kill();
    assert.equal(code, 0);

    await patiently('the book', async () => {
      const open = await window.run(() =>
        globalThis.__TAURI_INTERNALS__.invoke('call', { command: 'book', request: {} }).then(({ value }) => value?.title ?? null),
      );
      assert.equal(open, 'Handed over');
    });
    await patiently('its title', async () => assert.match(await window.title(), /^Handed over/));
  } finally {
    await window.close();
  }
});
