// One desk for the tests of a file: a browser and a bridge, and for each test a book and a page of its own.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { openPage, out, startBridge, startBrowser } from './browser.js';

/** Under which name a person works who has worked here before. */
export const ANA = 'Ana K.';

/**
 * Starts what the tests of a file share. Each way to begin makes the body of a test of what is done then.
 *
 * Options: `settings` that the page kept, `size`, `scheme`, `byKeyboard` alone, `refused` where the book says no on purpose, and
 * `first`, what is done past the page before it opens.
 */
export function startDesk() {
  let browser;
  let bridge;
  let books = 0;

  before(async () => {
    [browser, bridge] = await Promise.all([startBrowser(), startBridge()]);
  });
  after(async () => {
    await browser?.close();
    await bridge?.close();
  });

  /** Runs a test on a page that has no complaint in the end; where it fails, a picture of the page is left. */
  async function run(name, { settings, refused = false, ...options }, act) {
    const known = { name: ANA, ...settings };
    const { tab, complaints, close } = await openPage(browser, bridge.address, { ...options, settings: known });
    try {
      await act({ tab, bridge, ask: bridge.ask });
      const left = complaints.filter((complaint) => !(refused && complaint.startsWith('refused ')));
      assert.deepEqual(left, [], 'the page complains of nothing');
    } catch (error) {
      await tab.screenshot({ path: join(out, `failed-${name.replace(/\W+/g, '-').slice(0, 80)}.png`) }).catch(() => {});
      throw error;
    } finally {
      await close();
    }
  }

  function begin(fill) {
    return (act, options = {}) =>
      async ({ name }) => {
        await mkdir(out, { recursive: true });
        books += 1;
        const count = await fill(join(bridge.folder, `book ${books}.claimbook`), options);
        await options.first?.({ ask: bridge.ask, bridge });
        await run(name, options, async (hands) => {
          await hands.tab.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
          if (0 < count) await ready(hands.tab);
          await act(hands);
        });
      };
  }

  return {
    /** In the sample book: fourteen claims, in its list. */
    inSample: begin(async (path) => {
      await bridge.ask('create_book', { path, sample: true });
      return 14;
    }),
    /** In a book of one's own with `claims`, each a statement or a request. */
    inBook: begin(async (path, { claims = [], title = 'Harbour desk' }) => {
      await bridge.ask('create_book', { path, title });
      await bridge.ask('set_author', { name: ANA });
      for (const claim of claims) {
        const request = typeof claim === 'string' ? { statement: claim } : claim;
        await bridge.ask('add_claim', { source: 'Halvern Courier', said: '2025-05-12', ...request });
      }
      return claims.length;
    }),
    /** With no book open. */
    before: begin(async () => {
      await bridge.ask('close_book').catch(() => {});
      return 0;
    }),
  };
}

/** Waits until the page can be worked on: its list has the keyboard, and a claim lies open where there is room for it. */
export function ready(tab) {
  return tab.waitForFunction(() => {
    const isOpen = document.querySelector('[data-pane="claim"] h2') !== null || innerWidth < 960;
    return document.activeElement?.id === 'claims' && isOpen;
  });
}

/** Presses keys one after the other. */
export async function press(tab, ...keys) {
  for (const key of keys) await tab.keyboard.press(key);
}

/** The claims as the list has them. */
export const list = (tab) => tab.getByRole('listbox', { name: 'Claims', exact: true });

/** The claim beside the list. */
export const inspector = (tab) => tab.getByRole('complementary', { name: 'Claim', exact: true });

/** Waits until the claim with this statement lies open. */
export async function opened(tab, statement) {
  await tab.getByRole('heading', { level: 2, name: statement, exact: true }).waitFor({ state: 'attached' });
}

/** Waits for a message that says this, and answers its element. */
export async function told(tab, words) {
  const toast = tab.locator('.toast').filter({ hasText: words });
  await toast.waitFor();
  return toast;
}

/** Where the keyboard is, as its role and its name. */
export const focus = (tab) =>
  tab.evaluate(() => {
    const { activeElement } = document;
    const label = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim().slice(0, 60) ?? '';
    return `${activeElement?.getAttribute('role') ?? activeElement?.localName} ${label}`.trim();
  });

/** Tries again until it holds. */
export async function settles(check) {
  for (const until = Date.now() + 20_000; ; ) {
    try {
      return await check();
    } catch (error) {
      if (until < Date.now()) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Drops files `{ name, type, bytes }` on the middle of something, as the desktop would; bytes are a text or numbers. */
export async function drop(onto, files) {
  await carry(onto, files, ['dragover', 'drop']);
}

/** Drags files over something and holds them there. */
export async function dragOver(onto, files) {
  await carry(onto, files, ['dragover']);
}

function carry(onto, files, events) {
  const sent = files.map(({ bytes, ...file }) => ({ ...file, bytes: typeof bytes === 'string' ? bytes : [...bytes] }));
  return onto.evaluate((target, { sent, events }) => {
    const dataTransfer = new DataTransfer();
    for (const { name, type = '', bytes } of sent) {
      const content = typeof bytes === 'string' ? bytes : Uint8Array.from(bytes);
      dataTransfer.items.add(new File([content], name, { type }));
    }
    const { left, top, width, height } = target.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true, dataTransfer };
    for (const name of events) target.dispatchEvent(new DragEvent(name, at));
  }, { sent, events });
}

/** Pastes a text or files where the focus is, as a key would. */
export function paste(tab, { text = '', files = [] }) {
  const sent = files.map(({ bytes, ...file }) => ({ ...file, bytes: typeof bytes === 'string' ? bytes : [...bytes] }));
  return tab.evaluate(({ text, sent }) => {
    const clipboardData = new DataTransfer();
    if (text !== '') clipboardData.setData('text/plain', text);
    for (const { name, type = '', bytes } of sent) {
      const content = typeof bytes === 'string' ? bytes : Uint8Array.from(bytes);
      clipboardData.items.add(new File([content], name, { type }));
    }
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, { text, sent });
}
