// The bridge does for a page in a browser what the shell does in the window: files, previews, dialogs, drops.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBridge, startBrowser } from './browser.js';

let browser;
let bridge;

before(async () => {
  [browser, bridge] = await Promise.all([startBrowser(), startBridge()]);
});

after(async () => {
  await browser?.close();
  await bridge?.close();
});

const post = (path, body) =>
  fetch(`${bridge.address}${path}`, { method: 'POST', body }).then(async (response) => ({
    status: response.status,
    value: await response.json(),
  }));

test('pasted bytes are attached, shown by their digest, and opened nowhere', async () => {
  const { path } = (await post('/sample_book', '{}')).value;
  await bridge.ask('create_book', { path: path.replace('Halvern sample', 'town'), title: 'Town' });
  await bridge.ask('add_claim', { statement: 'The wall is 340 metres long', source: 'unknown', said: '2025-03' });
  const staged = await post(`/stage?name=${encodeURIComponent('Straße 9.txt')}`, 'The wall\n');
  assert.match(staged.value, /\/Straße 9\.txt$/);
  await bridge.ask('attach', { key: 'CB-0001', file: staged.value, stance: 'supports' });
  const [{ document }] = (await bridge.ask('claim', { key: 'CB-0001' })).evidenceItems;

  const blob = await fetch(`${bridge.address}/blob/${document.original}`);
  assert.deepEqual([blob.status, blob.headers.get('x-content-type-options'), await blob.text()], [200, 'nosniff', 'The wall\n']);
  const part = await fetch(`${bridge.address}/blob/${document.original}`, { headers: { Range: 'bytes=4-7' } });
  assert.deepEqual([part.status, await part.text()], [206, 'wall']);
  assert.equal((await fetch(`${bridge.address}/blob/${'f'.repeat(64)}`)).status, 404);

  const opened = await post('/open_outside', JSON.stringify({ sha256: document.original, name: 'Wall.txt' }));
  assert.equal(opened.value, 'opened');
  assert.equal((await post('/open_link', JSON.stringify({ url: 'file:///etc/passwd' }))).status, 422);
  const left = await (await fetch(`${bridge.address}/outside`)).json();
  assert.deepEqual(left.map(({ what }) => what), ['open']);
});

test('a test answers for the person, at the start or later', async () => {
  assert.deepEqual((await post('/pick_files', '{}')).value, []);
  await post('/answers', JSON.stringify({ pick: ['/a/one.pdf', '/a/two.pdf'], saveAs: '/tmp' }));
  assert.equal((await post('/pick_book', '{}')).value, '/a/one.pdf');
  assert.deepEqual((await post('/pick_files', '{}')).value, ['/a/one.pdf', '/a/two.pdf']);
  assert.equal((await post('/save_as', JSON.stringify({ suggestedName: 'r.html' }))).value, '/tmp/r.html');
  await post('/answers', JSON.stringify({ saveAs: null }));
  assert.equal((await post('/save_as', JSON.stringify({ suggestedName: 'r.html' }))).value, null);
});

test('a preview is framed in the page under its own rules', async () => {
  const { token } = await bridge.ask('preview_report', { format: 'html' });
  const { tab, complaints, close } = await openPage(browser, bridge.address);
  try {
    await tab.evaluate(
      (token) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', '');
          frame.onload = resolve;
          frame.src = `/preview/${token}`;
          document.body.append(frame);
        }),
      token,
    );
    const frame = tab.frames().find((frame) => frame.url().endsWith(token));
    assert.match(await frame.locator('h1').innerText(), /Town/);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});
