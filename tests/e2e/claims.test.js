// The first window in a browser, over the real book: what is wired, and that it keeps nobody out.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, openPage, out, SIZES, startBridge, startBrowser } from './browser.js';

let browser;
let bridge;

before(async () => {
  browser = await startBrowser();
  bridge = await startBridge();
});

after(async () => {
  await browser?.close();
  await bridge?.close();
});

/** Opens the page with the sample in it, whether it was open before or not. */
async function openSample(options) {
  const opened = await openPage(browser, bridge.address, options);
  const { tab } = opened;
  await tab.waitForSelector('h1');
  const sample = tab.getByRole('button', { name: 'Open the sample' });
  if (await sample.isVisible()) await sample.click();
  await tab.getByRole('option', { selected: true }).waitFor();
  return opened;
}

test('the first run keeps nobody out, light and dark, at both sizes', async () => {
  for (const size of SIZES) {
    for (const scheme of ['light', 'dark']) {
      const { tab, complaints, close } = await openPage(browser, bridge.address, { size, scheme });
      await tab.getByRole('heading', { name: 'Open a book' }).waitFor();

      await assertAccessible(tab, `the first run, ${scheme}, ${size.width}`);
      assert.deepEqual(complaints, []);
      await tab.screenshot({ path: join(out, `first-run-${size.width}-${scheme}.png`) });
      await close();
    }
  }
});

test('the sample opens with its mark, its counts and its claims', async () => {
  const { tab, complaints, close } = await openSample();
  const book = await bridge.ask('book');
  const page = await bridge.ask('claims', { sort: 'said', reverse: true });

  await tab.getByText('SAMPLE', { exact: true }).waitFor();
  assert.equal(await tab.getByRole('heading', { level: 1 }).textContent(), 'All claims');
  assert.equal(page.total, book.statuses.all);
  assert.ok(await tab.getByRole('button', { name: `Disputed ${book.statuses.disputed}` }).isVisible());
  assert.ok((await tab.getByRole('option').first().textContent()).includes(page.claims[0].statement));
  assert.equal(await tab.getByRole('heading', { level: 2 }).last().textContent(), page.claims[0].statement);
  assert.deepEqual(complaints, []);
  await close();
});

test('the claims keep nobody out, light and dark, at both sizes', async () => {
  for (const size of SIZES) {
    for (const scheme of ['light', 'dark']) {
      const { tab, complaints, close } = await openSample({ size, scheme });
      const { claims } = await bridge.ask('claims', { sort: 'said', reverse: true });

      // Every claim once in each theme; in the other size enough to see the frame.
      const shown = (size === SIZES[0]) === (scheme === 'light') ? claims.length : 2;
      for (let index = 0; index < shown; index += 1) {
        await tab.getByRole('heading', { level: 2, name: claims[index].statement, exact: true }).waitFor();
        await assertAccessible(tab, `${claims[index].key}, ${scheme}, ${size.width}`);
        if (index === 1) await tab.screenshot({ path: join(out, `claims-${size.width}-${scheme}.png`) });
        await tab.keyboard.press('j');
      }
      assert.deepEqual(complaints, []);
      await close();
    }
  }
});

test('help, sort menu, problem, empty search and message keep nobody out', async () => {
  for (const scheme of ['light', 'dark']) {
    const { tab, close } = await openSample({ size: SIZES[1], scheme });

    await tab.keyboard.press('?');
    await tab.getByRole('dialog').waitFor();
    await assertAccessible(tab, `help, ${scheme}`);
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });

    await tab.getByRole('button', { name: 'Sort by' }).click();
    await tab.getByRole('menu').waitFor();
    await assertAccessible(tab, `sort menu, ${scheme}`);
    await tab.keyboard.press('Escape');

    await tab.keyboard.press('/');
    await tab.keyboard.type('status:disputd');
    await tab.locator('#search-problems').waitFor();
    await assertAccessible(tab, `problem, ${scheme}`);
    await tab.keyboard.press('Escape');

    await tab.keyboard.press('/');
    await tab.keyboard.type('zanzibar');
    await tab.getByText('matches “zanzibar”').waitFor();
    await assertAccessible(tab, `empty search, ${scheme}`);
    await tab.keyboard.press('Escape');

    await tab.getByRole('option', { selected: true }).waitFor();
    await tab.keyboard.press('Control+Shift+Z');
    await tab.locator('.toast').waitFor();
    await assertAccessible(tab, `message, ${scheme}`);
    await tab.keyboard.press('Escape');
    await close();
  }
});

test('the list is a list for the keyboard: one stop, one selected, arrows and letters', async () => {
  const { tab, close } = await openSample();
  const { claims } = await bridge.ask('claims', { sort: 'said', reverse: true });
  const opened = (index) => tab.getByRole('heading', { level: 2, name: claims[index].statement, exact: true }).waitFor();
  const focused = () => tab.evaluate(() => document.activeElement?.getAttribute('role'));

  assert.equal(await focused(), 'listbox', 'a book that opens is ready for the keyboard');
  await tab.keyboard.press('ArrowDown');
  await opened(1);
  await tab.keyboard.press('k');
  await opened(0);
  await tab.keyboard.press('End');
  await opened(claims.length - 1);
  await tab.keyboard.press('Home');
  await opened(0);
  const active = await tab.getByRole('listbox').getAttribute('aria-activedescendant');
  assert.ok(await tab.locator(`#${active}[aria-selected="true"]`).isVisible());
  assert.equal(await tab.getByRole('option', { selected: true }).count(), 1);
  await close();
});

test('letters typed into the search are letters, Down leads to the list, Escape back to all', async () => {
  const { tab, close } = await openSample();
  const all = Number(await tab.locator('main .count').textContent());
  const word = 'dju';

  await tab.keyboard.press('/');
  await tab.keyboard.type(word);
  assert.equal(await tab.getByRole('textbox').inputValue(), word);

  await tab.getByRole('textbox').fill('status:verified');
  await tab.waitForFunction((all) => Number(document.querySelector('main .count').textContent) < all, all);
  await tab.keyboard.press('ArrowDown');
  assert.equal(await tab.evaluate(() => document.activeElement?.id), 'claims');

  await tab.keyboard.press('/');
  await tab.keyboard.press('Escape');
  await tab.waitForFunction((all) => Number(document.querySelector('main .count').textContent) === all, all);
  await tab.waitForFunction(() => document.activeElement?.id === 'claims');
  await close();
});

test('every view of the side bar shows as many claims as it promises', async () => {
  const { tab, close } = await openSample();
  const places = tab.locator('nav li button');

  for (let index = 0; index < (await places.count()); index += 1) {
    const promised = await places.nth(index).locator('.count').textContent();
    await places.nth(index).click();
    await tab.locator('nav li button[aria-current="true"]').and(places.nth(index)).waitFor();
    await tab.waitForFunction((promised) => document.querySelector('main .count').textContent === promised, promised);
  }
  await close();
});

test('dark sticks over a reload', async () => {
  const { tab, close } = await openSample();
  const theme = () => tab.evaluate(() => document.documentElement.dataset.theme);

  await tab.keyboard.press('Control+Shift+L');
  await tab.keyboard.press('Control+Shift+L');
  assert.equal(await theme(), 'dark');
  await tab.reload();
  await tab.waitForSelector('h1');

  assert.equal(await theme(), 'dark');
  await close();
});
