// What the shell does for the page, in the real window: kept bytes, previews, pasted bytes, drops, the menu, closing.

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
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

/** A picture of two by one dots. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAEElEQVR4nGP4z8DAAMT/GQAQ/QL+WrWwFgAAAABJRU5ErkJggg==';

/** One run of the program with a book of one claim that always ends. */
async function withBook(environment, use) {
  const window = await startWindow({ screen, home, environment: { LANG: 'en_GB.UTF-8', ...environment } });
  const invoke = (command, request, options) =>
    window.run(
      (command, request, options) => globalThis.__TAURI_INTERNALS__.invoke(command, request, options),
      command,
      request ?? {},
      options ?? {},
    );
  const ask = async (command, request = {}) => (await invoke('call', { command, request })).value;
  try {
    await window.text('h1');
    await use(window, { invoke, ask });
  } finally {
    await window.close();
  }
}

/** Pastes bytes as the page does: the body of the request, a name in its header. */
function stage(window, name, base64) {
  return window.run(
    async (name, base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const headers = { 'claimbook-name': encodeURIComponent(name) };
      return globalThis.__TAURI_INTERNALS__.invoke('stage', bytes, { headers });
    },
    name,
    base64,
  );
}

test('kept pictures, texts and previews are shown under the page’s own rules, and nothing else is', async () => {
  const outside = join(home.folder, 'outside.txt');
  await withBook({ CLAIMBOOK_OUTSIDE: outside }, async (window, { invoke, ask }) => {
    await ask('create_book', { path: join(home.folder, 'halvern.claimbook'), title: 'Halvern' });
    await ask('add_claim', { statement: 'The wall is 340 metres long', source: 'unknown', said: '2025-03' });
    const path = await stage(window, 'Straße.png', PICTURE);
    assert.match(path, /\/Straße\.png$/);
    await ask('attach', { key: 'CB-0001', file: path, stance: 'supports' });
    const page = await stage(window, 'page.html', Buffer.from('<!doctype html><script>1</script>').toString('base64'));
    await ask('attach', { key: 'CB-0001', file: page, stance: 'context' });
    const [picture, html] = (await ask('claim', { key: 'CB-0001' })).evidenceItems.map((item) => item.document.original);

    const size = await window.run(
      (sha) =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
          image.onerror = () => reject(new Error('the picture did not load'));
          image.src = `claimbook-blob://localhost/${sha}`;
          document.body.append(image);
        }),
      picture,
    );
    assert.deepEqual(size, [2, 1]);

    const fetched = await window.run(async (sha) => {
      const whole = await fetch(`claimbook-blob://localhost/${sha}`);
      const part = await fetch(`claimbook-blob://localhost/${sha}`, { headers: { Range: 'bytes=1-3' } });
      return {
        status: whole.status,
        type: whole.headers.get('content-type'),
        length: (await whole.arrayBuffer()).byteLength,
        part: [part.status, part.headers.get('content-range'), await part.text()],
      };
    }, picture);
    const length = Buffer.from(PICTURE, 'base64').length;
    assert.deepEqual([fetched.status, fetched.type, fetched.length], [200, 'image/png', length]);
    assert.deepEqual(fetched.part, [206, `bytes 1-3/${length}`, 'PNG']);

    const type = await window.run(
      (sha) => fetch(`claimbook-blob://localhost/${sha}`).then((response) => response.headers.get('content-type')),
      html,
    );
    assert.equal(type, 'application/octet-stream');
    const missing = await window.run((sha) => fetch(`claimbook-blob://localhost/${sha}`).then(({ status }) => status), 'f'.repeat(64));
    assert.equal(missing, 404);

    // A report in a sandboxed frame of its own scheme.
    const { token, claims } = await ask('preview_report', { format: 'html' });
    assert.equal(claims, 1);
    const framed = await window.run(
      (token) =>
        new Promise((resolve, reject) => {
          const refused = (event) => reject(new Error(`${event.violatedDirective} ${event.blockedURI}`));
          document.addEventListener('securitypolicyviolation', refused);
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', '');
          frame.onload = () => resolve(frame.contentDocument === null);
          frame.src = `claimbook-preview://localhost/${token}`;
          Object.assign(frame.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', zIndex: '9999' });
          document.body.append(frame);
        }),
      token,
    );
    assert.equal(framed, true, 'the page cannot look into the report');
    await window.picture(join(out, 'window-preview.png'));

    // Other programs: a picture is opened, a page with a script is only shown.
    assert.equal(await invoke('open_outside', { sha256: picture, name: 'Wall.png' }), 'opened');
    assert.equal(await invoke('open_outside', { sha256: html, name: 'page.html' }), 'shown');
    await invoke('open_link', { url: 'https://halvern.example/wall' });
    await assert.rejects(invoke('open_link', { url: 'file:///etc/passwd' }), /./);
    await invoke('copy_out', { plain: 'CB-0001', html: '<b>CB-0001</b>' });
    const left = (await readFile(outside, 'utf8')).trim().split('\n');
    assert.deepEqual(left.map((line) => line.split(' ')[0]), ['open', 'reveal', 'link', 'copy']);
    assert.match(left[0], /Wall\.png$/);
  });
});

test('what is dropped, chosen in the menu or asked on closing reaches the page', async () => {
  await withBook({ CLAIMBOOK_PICK: '/a/one.pdf:/a/two.png', CLAIMBOOK_SAVE_AS: home.folder }, async (window, { invoke }) => {
    assert.equal(await invoke('pick_book'), '/a/one.pdf');
    assert.deepEqual(await invoke('pick_files'), ['/a/one.pdf', '/a/two.png']);
    const filter = { name: 'HTML', extensions: ['html'] };
    assert.equal(await invoke('save_as', { suggestedName: 'r.html', filter }), join(home.folder, 'r.html'));

    await window.run(() => {
      const shell = globalThis.__TAURI_INTERNALS__;
      const handler = shell.transformCallback((event) => (globalThis.heard = event.payload));
      return shell.invoke('plugin:event|listen', { event: 'drop', target: { kind: 'Any' }, handler });
    });
    const dropped = { kind: 'drop', paths: ['/a'], x: 1, y: 2 };
    assert.ok(1 <= (await window.tell('drop', dropped)));
    const heard = await window.run(() => globalThis.heard);
    assert.deepEqual(heard, dropped);
  });
});

test('closing asks the page first, closes the book and leaves a backup', async () => {
  const book = join(home.folder, 'closing.claimbook');
  const backups = join(home.folder, 'data', 'app.claimbook.desktop', 'backups');
  const before = (await readdir(backups).catch(() => [])).length;
  const window = await startWindow({ screen, home, environment: { LANG: 'en_GB.UTF-8' } });
  try {
    await window.text('h1');
    await window.run(
      async (path) => {
        const { invoke } = globalThis.__TAURI_INTERNALS__;
        await invoke('call', { command: 'create_book', request: { path, title: 'Closing' } });
        void invoke('quit');
      },
      book,
    );
    await patiently('a backup of the book', async () => {
      assert.equal((await readdir(backups)).length, before + 1);
      const beside = (await readdir(home.folder)).filter((name) => name.startsWith('closing.claimbook-'));
      assert.deepEqual(beside, [], 'the one file alone is the book');
    });
  } finally {
    await window.close();
  }
  await writeFile(join(out, 'closing.txt'), (await readdir(backups, { recursive: true })).join('\n'));
});
