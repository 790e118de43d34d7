// The main job in the real window, from an article to a report that is read back; and what survives an end of any kind.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { claims, fixtures, makeHome, out, patiently, startScreen, startWindow } from './driver.js';
import { ANA, declare, judge, onList, opened, record } from './hands.js';

const corpus = process.env.CLAIMBOOK_CORPUS;

/** The articles: what stands in them, and the two passages that are recorded. */
const ARTICLES = [
  {
    name: 'our own article',
    path: join(fixtures, 'ferry.md'),
    first: { quote: 'nearly 20 percent fewer passengers', statement: 'The night ferry carries nearly 20 percent fewer passengers than a year ago' },
    second: { quote: 'for seven months', statement: 'The night ferry was on time for seven months' },
  },
  ...(corpus === undefined
    ? []
    : [
        {
          name: 'the seed article',
          path: join(corpus, 'seed/article-2025-03-14.txt'),
          first: { quote: 'nearly 20 percent of the country', statement: 'Russia occupies nearly 20 percent of Ukraine' },
          second: { quote: 'for seven months', statement: 'Moscow has tried for seven months to push the troops out of Kursk' },
        },
      ]),
];

let screen;
let home;

before(async () => {
  await mkdir(out, { recursive: true });
  screen = await startScreen();
});

after(() => screen?.close());

beforeEach(async () => {
  home = await makeHome();
});

afterEach(() => home.close());

/** One run of the program that always ends. */
async function inWindow({ environment, ...options }, use) {
  const window = await startWindow({ screen, home, environment: { LANG: 'en_GB.UTF-8', ...environment }, ...options });
  try {
    return await use(window);
  } catch (error) {
    await window.picture(join(out, 'failed-window.png')).catch(() => {});
    throw error;
  } finally {
    await window.close();
  }
}

/** A book with claims, written before the window opens. */
async function makeBook(name, statements) {
  const path = join(home.folder, `${name}.claimbook`);
  await claims('new', path);
  for (const statement of statements) await claims('--book', path, 'add', statement, '--source', 'Halvern Courier', '--said', '2025-05-12');
  return path;
}

for (const { name, path, first, second } of ARTICLES) {
  test(`the main job on ${name}, over an end and a new start, to a report that is read back`, async () => {
    const folder = join(home.folder, name);
    await mkdir(folder);
    const table = join(folder, 'counts.csv');
    await writeFile(table, 'month,passengers\n2025-04,10988\n');
    const answers = join(folder, 'answers');
    const book = join(folder, 'Desk.claimbook');
    await writeFile(answers, book);
    const environment = { CLAIMBOOK_SAVE_AS: `@${answers}`, CLAIMBOOK_PICK: table };
    const article = await readFile(path, 'utf8');

    await inWindow({ environment }, async (window) => {
      await window.click('button', 'New book');
      await window.sees('No claims in this book yet.');

      // The article comes by the clipboard.
      await window.run((plain) => globalThis.__TAURI_INTERNALS__.invoke('copy_out', { plain, html: '' }), article);
      await window.press('Control+i');
      await window.holds('the box', () => document.activeElement?.getAttribute('aria-label') === 'Text of the document');
      await window.press('Control+v');
      await window.holds('what was found', () => document.querySelector('dialog[open] section.found input')?.value);
      await window.press('Control+Enter');
      await window.holds('the reader', () => document.activeElement?.getAttribute('aria-label') === 'Text of the document' && document.querySelector('main h1') !== null);

      await record(window, first);
      await record(window, second);
      await window.picture(join(out, `window-journey-reader-${name.replaceAll(' ', '-')}.png`));

      // To the claim, a file, a verdict with a reason; the name is asked once.
      await window.press('g', 'a');
      await onList(window);
      await window.press('/');
      await window.type('key:CB-0001');
      await opened(window, first.statement);
      await window.press('Enter');
      await onList(window);
      await window.press('e');
      await window.sees('Attach to CB-0001', 'dialog');
      await window.click('dialog button', 'Choose files');
      await window.sees('counts.csv', 'dialog');
      await window.press('+', 'Enter');
      await window.sees('attached', '.toast');

      await window.press('v');
      await window.sees('Your name', 'dialog');
      await window.type(ANA);
      await window.press('Enter');
      await window.sees('marked verified', '.toast');
      await onList(window);
      await judge(window, 'v', 'marked verified', 'The table of the operator gives 19.5 percent.');

      await window.press('/');
      await window.press('Control+a');
      await window.type('key:CB-0002');
      await opened(window, second.statement);
      await window.press('Enter');
      await onList(window);
      await judge(window, 'd', 'marked disputed', 'Eleven nights of April were late.');

      // Undo and redo of the last gesture.
      const before = await window.ask('claim', { key: 'CB-0002' });
      await window.press('Control+z');
      await window.sees('Undone:', '.toast');
      assert.notDeepEqual((await window.ask('claim', { key: 'CB-0002' })).draft, before.draft);
      await window.press('Control+Shift+z');
      await window.sees('Done again:', '.toast');
      assert.deepEqual((await window.ask('claim', { key: 'CB-0002' })).draft, before.draft);
      await window.picture(join(out, `window-journey-claims-${name.replaceAll(' ', '-')}.png`));

      await window.press('Control+q');
      await window.gone();
    });
    const left = (await readdir(folder)).filter((file) => file.startsWith('Desk'));
    assert.deepEqual(left, ['Desk.claimbook'], 'the one file alone is the book');

    const report = join(folder, 'report.html');
    await writeFile(answers, report);
    await inWindow({ book, environment }, async (window) => {
      await onList(window);
      const one = await window.ask('claim', { key: 'CB-0001' });
      const two = await window.ask('claim', { key: 'CB-0002' });
      assert.deepEqual([one.statement, one.appearances[0].exact, one.verdict.outcome], [first.statement, first.quote, 'verified']);
      assert.deepEqual([two.statement, two.appearances[0].exact, two.verdict.outcome], [second.statement, second.quote, 'disputed']);
      assert.deepEqual([one.verdict.by, one.draft, two.draft], [ANA, null, null], 'sealed on leaving');
      const { sha256 } = one.evidenceItems[0].document.file;
      assert.equal(sha256, createHash('sha256').update(await readFile(table)).digest('hex'));

      await window.press('Control+e');
      await window.click('dialog label', 'HTML');
      await window.holds('the preview', () => document.querySelector('dialog iframe') !== null);
      await window.press('Control+Enter');
      await window.sees('HTML report written', 'dialog');
      await window.picture(join(out, `window-journey-report-${name.replaceAll(' ', '-')}.png`));

      const text = await readFile(report, 'utf8');
      for (const words of [first.statement, second.statement, first.quote, second.quote, 'Verified', 'Disputed', ANA, sha256, 'Eleven nights of April were late.']) {
        assert.ok(text.includes(words), `“${words}” stands in the report`);
      }
    });
  });
}

test('60 claims are gone through by keyboard alone', async () => {
  const statements = Array.from({ length: 60 }, (_each, index) => `Crossing ${String(index + 1).padStart(2, '0')} was late`);
  const book = join(home.folder, 'sixty.claimbook');
  await inWindow({ environment: { CLAIMBOOK_SAVE_AS: book } }, async (window) => {
    await window.click('button', 'New book');
    await window.sees('No claims in this book yet.');
    await window.run(async (statements) => {
      for (const statement of statements) {
        const request = { statement, source: 'Halvern Courier', said: '2025-05-12' };
        await globalThis.__TAURI_INTERNALS__.invoke('call', { command: 'add_claim', request });
      }
    }, statements);
    await declare(window);

    await window.press('g', 'i');
    await window.holds('To review', () => document.querySelector('h1')?.textContent === 'To review');
    const order = await window.ask('claims', { query: 'status:to-review', sort: 'said', reverse: true, limit: 100 });
    const outcomes = ['verified', 'disputed', 'unverifiable'];
    for (const [index, { statement }] of order.claims.entries()) {
      await opened(window, statement);
      await window.press('vdu'[index % 3]);
    }
    await window.sees('Nothing is waiting.');
    const after = await window.ask('claims', { limit: 100 });
    const given = Object.fromEntries(after.claims.map(({ key, outcome }) => [key, outcome]));
    assert.deepEqual(given, Object.fromEntries(order.claims.map(({ key }, index) => [key, outcomes[index % 3]])));
  });
});

test('what another program writes shows within two seconds', async () => {
  const book = await makeBook('watched', ['The ferry is full']);
  await inWindow({ book }, async (window) => {
    await opened(window, 'The ferry is full');
    await claims('--book', book, 'add', 'The quay is safe', '--source', 'Halvern Courier', '--said', '2025-05-12');
    const since = Date.now();
    await window.holds('the other claim', () => document.querySelector('#claims')?.textContent.includes('The quay is safe'));
    assert.ok(Date.now() - since < 2_000, `${Date.now() - since} ms`);
    await claims('--book', book, 'edit', 'CB-0001', '--statement', 'The ferry is half full');
    await window.holds('the changed claim', () => document.querySelector('#claims')?.textContent.includes('The ferry is half full'));
  });
});

test('ended by force in the middle of a rationale, nothing that was kept is lost, and the verdict is sealed later', async () => {
  const book = await makeBook('forced', ['The ferry is full']);
  const kept = 'The gate counts 210 of 400 seats.';
  await inWindow({ book }, async (window) => {
    await declare(window);
    await opened(window, 'The ferry is full');
    await window.press('d');
    await window.sees('marked disputed', '.toast');
    await window.press('w');
    await window.type(kept);
    await patiently('the draft in the book', async () => {
      assert.equal((await window.ask('claim', { key: 'CB-0001' })).draft?.rationale, kept);
    });
    await window.type(' And in the evening');
    await window.kill();
  });
  await inWindow({ book }, async (window) => {
    await onList(window);
    await patiently('the sealed verdict', async () => {
      const { verdict, draft } = await window.ask('claim', { key: 'CB-0001' });
      assert.deepEqual([verdict?.outcome, draft], ['disputed', null]);
      assert.ok(verdict.rationale.startsWith(kept), verdict.rationale);
    });
    assert.equal((await window.ask('verify')).sound, true);
  });
});
