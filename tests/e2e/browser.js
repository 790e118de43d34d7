// The page in Chromium over the bridge: starting both, and what every test asks of them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../ui/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const root = fileURLToPath(new URL('../../', import.meta.url));
const bridge = process.env.CLAIMBOOK_BRIDGE ?? join(root, 'target/debug/bridge');
const page = join(root, 'ui/dist');

/** Where pictures are left. */
export const out = join(root, 'tests/e2e/out');

/** What is brought in and attached. */
export const fixtures = join(root, 'tests/fixtures/e2e');

/** The two sizes the window is designed at. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long anything may take: a machine that does other things too is slow. */
const PATIENCE = 20_000;

/** How the bridge says no: to a command, and where kept bytes no longer match. */
const REFUSED = [422, 409];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts a browser; `close` ends it. */
export function startBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: ARGUMENTS });
}

/** Starts a bridge with an empty folder of its own; `close` ends it and removes the folder. */
export async function startBridge() {
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'claimbook-'));
  const child = spawn(bridge, [page, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', (line) => resolve([line]))),
    new Promise((_resolve, reject) => child.once('error', reject)),
    new Promise((_resolve, reject) => child.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)))),
  ]);
  const post = (path, body) => fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    address,
    folder,
    /** Asks the book past the page. */
    async ask(command, request = {}) {
      const response = await post('/call', { command, request });
      const answer = await response.json();
      assert.equal(response.status, 200, `${command}: ${answer.message}`);
      return answer.value;
    },
    /** What a person would answer in the next native dialogs: `{ pick: [path], saveAs: path }`. */
    answer: (answers) => post('/answers', answers),
    /** What other programs would have been started with, as `{ what, about }`. */
    outside: async () => (await fetch(`${address}/outside`)).json(),
    async close() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the page; `complaints` fills with what the console, the page's own rules and, `byKeyboard`, the use of a pointer
 * have to say against it. `settings` are those that the page kept from before.
 */
export async function openPage(browser, address, options = {}) {
  const { size = SIZES[0], scheme = 'light', settings = {}, byKeyboard = false } = options;
  const context = await browser.newContext({ viewport: size, colorScheme: scheme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  const complaints = [];
  await context.exposeBinding('complain', (_source, complaint) => complaints.push(complaint));
  await context.addInitScript(watch, { settings, byKeyboard });
  const tab = await context.newPage();
  tab.on('console', (message) => {
    // What the book refuses is said below, in its own words.
    const isRefusal = REFUSED.some((status) => message.text().startsWith(`Failed to load resource: the server responded with a status of ${status}`));
    if ((message.type() === 'error' || message.type() === 'warning') && !isRefusal) complaints.push(message.text());
  });
  tab.on('response', async (response) => {
    if (!REFUSED.includes(response.status())) return;
    const asked = response.request().postData()?.slice(0, 200) ?? response.url();
    // A preview breaks off where another one is asked for; a claim may be asked for once more between its undoing and
    // the answer that says so. The page says nothing of either.
    const harmless = { cancelled: '"preview_report"', key_unknown: '"command":"claim"' };
    const { code } = (await response.json().catch(() => null)) ?? {};
    if (code in harmless && asked.includes(harmless[code])) return;
    complaints.push(`refused ${response.status()}: ${asked}`);
  });
  tab.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await tab.goto(address);
  return { tab, complaints, close: () => context.close() };
}

/** Runs in the page before anything else. */
function watch({ settings, byKeyboard }) {
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    void globalThis.complain(`refused by ${effectiveDirective}: ${blockedURI} ${sample}`);
  });
  if (byKeyboard) {
    const pressed = ({ target }) => void globalThis.complain(`a pointer pressed ${target.outerHTML?.slice(0, 80)}`);
    addEventListener('pointerdown', pressed, true);
  }
  if (self !== top || localStorage.getItem('claimbook.settings') !== null) return;
  localStorage.setItem('claimbook.settings', JSON.stringify(settings));
}

/** Fails with a line for each thing that keeps somebody out. */
export async function assertAccessible(tab, what) {
  // Run past the page's own rules for scripts, as a debugger would.
  if (await tab.evaluate(() => window.axe === undefined)) await tab.evaluate(`${axe.source}; undefined`);
  const found = await tab.evaluate((values) => {
    return window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  }, RULES);
  const lines = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  );
  assert.deepEqual(lines, [], `${what} keeps nobody out`);
}
