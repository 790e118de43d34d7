// Export in a browser, over the real book: what is left out is said first, the preview is the report, the file is written.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, mkdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { list, opened, press, settles, startDesk } from './desk.js';

const desk = startDesk();
const box = (tab) => tab.getByRole('dialog', { name: 'Export a report' });
/** The first page of a PDF. */
const page = (tab) => box(tab).getByRole('img', { name: /^Page 1 of/ });
/** A word that no other claim has. */
const MARKER = 'xylophone';

/** Where reports of a test go. */
async function folder(bridge, name) {
  const path = `${bridge.folder}/${name}`;
  await mkdir(path, { recursive: true });
  await bridge.answer({ saveAs: path });
  return path;
}

describe('by keyboard alone', () => {
  test('a report is written with its digest, and the history says that it left', desk.inSample(async ({ tab, ask, bridge }) => {
    const path = await folder(bridge, 'out');
    await press(tab, 'Control+e');
    await page(tab).waitFor();
    await press(tab, 'Control+Enter');
    await box(tab).getByText('PDF report written').waitFor();
    const name = await box(tab).locator('code').first().textContent();
    const digest = await box(tab).locator('code').nth(1).textContent();
    assert.ok(name.startsWith(path));
    const report = await readFile(name);
    assert.equal(createHash('sha256').update(report).digest('hex'), digest);
    assert.ok(report.subarray(0, 5).equals(Buffer.from('%PDF-')));
    await box(tab).getByText('The history of the book says that this report left it.').waitFor();
    assert.equal((await ask('history', { newestFirst: true, limit: 1 })).events.filter(({ kind }) => kind === 'export').length, 1);
    await press(tab, 'Control+Enter');
    await box(tab).waitFor({ state: 'detached' });
  }, { byKeyboard: true }));

  test('the same request writes the same bytes', desk.inSample(async ({ tab, bridge }) => {
    const digests = [];
    for (const name of ['one', 'two']) {
      await folder(bridge, name);
      await press(tab, 'Control+e');
      await box(tab).getByRole('radio', { name: /^Spreadsheet/ }).focus();
      await press(tab, 'Space');
      await box(tab).getByText('CB-0014').first().waitFor();
      await press(tab, 'Control+Enter');
      await box(tab).getByText('Spreadsheet report written').waitFor();
      digests.push(await box(tab).locator('code').nth(1).textContent());
      await press(tab, 'Escape');
      await box(tab).waitFor({ state: 'detached' });
    }
    assert.equal(digests[0], digests[1]);
  }, { byKeyboard: true }));
});

test('a PDF has the subtitle and the paper that were chosen', desk.inSample(async ({ tab, bridge }) => {
  await folder(bridge, 'letter');
  await press(tab, 'Control+e');
  await box(tab).getByRole('textbox', { name: 'Subtitle' }).fill('What was said in spring');
  await box(tab).getByRole('button', { name: /^Paper/ }).click();
  await tab.getByRole('menuitemradio', { name: 'Letter' }).click();
  await box(tab).getByRole('button', { name: 'Export PDF' }).click();
  await box(tab).getByText('PDF report written').waitFor();
  const file = await box(tab).locator('code').first().textContent();
  assert.ok((await readFile(file)).subarray(0, 5).equals(Buffer.from('%PDF-')));
  const run = promisify(execFile);
  assert.match((await run('pdfinfo', [file])).stdout, /Page size: .*letter/);
  assert.match((await run('pdftotext', [file, '-'])).stdout, /What was said in spring/);
}));

test('the pages of a PDF are seen before it is written, on the paper that was chosen', desk.inSample(async ({ tab }) => {
  const shape = () => page(tab).evaluate(({ complete, naturalWidth, naturalHeight }) => (complete ? [naturalWidth, naturalHeight] : null));
  await press(tab, 'Control+e');
  await settles(async () => assert.deepEqual(await shape(), [909, 1286]));
  const shown = box(tab).getByRole('group', { name: 'Preview' });
  await shown.focus();
  await press(tab, 'PageDown');
  await settles(async () => assert.notEqual(await shown.evaluate(({ scrollTop }) => scrollTop), 0));
  await box(tab).getByRole('button', { name: /^Paper/ }).click();
  await tab.getByRole('menuitemradio', { name: 'Letter' }).click();
  await settles(async () => assert.deepEqual(await shape(), [935, 1210]));
}));

test('choices are kept in the book with their logo, and come back after a restart of the page', desk.inSample(async ({ tab, bridge, ask }) => {
  const path = await folder(bridge, 'weekly');
  const logo = fileURLToPath(new URL('../../src-tauri/icons/128x128.png', import.meta.url));
  await bridge.answer({ pick: [logo], saveAs: path });
  await press(tab, 'Control+e');
  await box(tab).getByRole('radio', { name: /^HTML/ }).click();
  await box(tab).getByRole('textbox', { name: 'Subtitle' }).fill('The week in Halvern');
  await box(tab).getByRole('button', { name: 'Choose a picture…' }).click();
  await box(tab).getByText('128x128.png').waitFor();
  await box(tab).getByText('What it shows: everything').click();
  await box(tab).getByRole('switch', { name: 'History' }).click();
  await box(tab).getByRole('switch', { name: 'Tags' }).click();
  await box(tab).getByRole('button', { name: 'Keep these choices as a preset…' }).click();
  await box(tab).getByRole('textbox', { name: 'Name of the preset' }).fill('Weekly');
  await tab.keyboard.press('Enter');
  await box(tab).getByText('The one that the preset keeps').waitFor();
  assert.deepEqual((await ask('presets', {})).map(({ name, without }) => [name, without]), [['Weekly', ['tags', 'history']]]);

  await tab.reload();
  await list(tab).waitFor();
  await press(tab, 'Control+e');
  await box(tab).getByRole('button', { name: /^Preset/ }).click();
  await tab.getByRole('menuitemradio', { name: 'Weekly' }).click();
  const report = box(tab).locator('iframe').contentFrame();
  await report.getByText('The week in Halvern').waitFor();
  await report.getByText('The tags, the history').waitFor();
  const drawn = report.locator('img.logo');
  await settles(async () => assert.equal(await drawn.evaluate(({ naturalWidth }) => naturalWidth), 128));
  await box(tab).getByRole('button', { name: 'Export HTML' }).click();
  await box(tab).getByText('HTML report written').waitFor();
  const page = await readFile(await box(tab).locator('code').first().textContent(), 'utf8');
  assert.ok(page.includes('The week in Halvern') && !page.includes('claim added'));

  await press(tab, 'Escape');
  await box(tab).waitFor({ state: 'detached' });
  await ask('undo', {});
  assert.deepEqual(await ask('presets', {}), [], 'undo takes it back');
}));

test('the preview is the report itself, in a frame that runs nothing', desk.inSample(async ({ tab }) => {
  await press(tab, 'Control+e');
  await box(tab).getByRole('radio', { name: /^HTML/ }).click();
  const frame = box(tab).locator('iframe');
  await frame.waitFor();
  assert.equal(await frame.getAttribute('sandbox'), '');
  const report = frame.contentFrame();
  await report.getByText('9 of 14 claims have a verdict').waitFor();
  await report.getByText('The northern bridge has been inspected every year since 2015').first().waitFor();
  // Styled by its own rules: they are not refused.
  assert.notEqual(await report.locator('body').evaluate((body) => getComputedStyle(body).fontFamily), 'Times');
}));

test('what is left out is said first and opens its claims', desk.inSample(async ({ tab, ask }) => {
  const { total } = await ask('claims', { query: 'has:bare' });
  await press(tab, 'Control+e');
  const missing = box(tab).getByRole('region', { name: 'What is left out' });
  await missing.getByText('5 of 14 claims have no verdict yet').waitFor();
  await missing.getByText(`${total} of 9 verdicts lack`).waitFor();
  await missing.getByRole('button', { name: 'Show them' }).first().click();
  await box(tab).waitFor({ state: 'detached' });
  await settles(async () => assert.equal(await tab.locator('main .count').textContent(), '5'));
}));

test('only what is selected is in it', desk.inBook(async ({ tab, ask, bridge }) => {
  const path = await folder(bridge, 'selected');
  await press(tab, '/');
  await tab.keyboard.type('ferry');
  await settles(async () => assert.equal(await tab.locator('main .count').textContent(), '1'));
  await press(tab, 'Enter', 'x', 'Control+e');
  await box(tab).getByText('The 1 selected claim').waitFor();
  await box(tab).getByRole('radio', { name: /^HTML/ }).click();
  const report = box(tab).locator('iframe').contentFrame();
  await report.getByText('The ferry is full').first().waitFor();
  assert.ok(!(await report.locator('html').innerHTML()).includes(MARKER));
  await box(tab).getByRole('button', { name: 'Export HTML' }).click();
  await box(tab).getByText('HTML report written').waitFor();
  const file = await box(tab).locator('code').first().textContent();
  assert.ok(file.startsWith(path));
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes('The ferry is full'));
  assert.ok(!text.includes(MARKER), 'the other claim is not in it');
  assert.equal((await ask('claims')).total, 2);
}, { claims: ['The ferry is full', `The ${MARKER} player is paid by the town`] }));

test('Markdown, a spreadsheet and JSON are shown as they will be written, a Word document is described', desk.inSample(async ({ tab }) => {
  await press(tab, 'Control+e');
  const shown = box(tab).getByRole('group', { name: 'Preview' });
  await box(tab).getByRole('radio', { name: /^Markdown/ }).click();
  await shown.getByText('# Halvern').first().waitFor();
  await box(tab).getByRole('radio', { name: /^Spreadsheet/ }).click();
  await shown.getByText('CB-0014').first().waitFor();
  await box(tab).getByRole('button', { name: 'More formats' }).click();
  await box(tab).getByRole('radio', { name: /^JSON/ }).click();
  await shown.getByText('"schema"').or(shown.getByText('{')).first().waitFor();
  await box(tab).getByRole('button', { name: 'Export JSON' }).waitFor();
  await box(tab).getByRole('radio', { name: /^Word/ }).click();
  await box(tab).getByText(/^A Word document/).waitFor();
  await box(tab).getByRole('button', { name: 'Export Word' }).waitFor();
}));

test('the claims of a document, of the book or of a search are chosen', desk.inSample(async ({ tab }) => {
  await press(tab, 'g', 'd');
  await tab.getByRole('heading', { level: 1, name: 'Disputed' }).waitFor();
  await press(tab, 'Control+e');
  await box(tab).getByRole('radio', { name: /^HTML/ }).click();
  const report = box(tab).locator('iframe').contentFrame();
  const scope = box(tab).getByRole('combobox', { name: 'Claims' }).or(box(tab).getByRole('button', { name: /^Claims/ })).first();
  await scope.getByText('This view: Disputed, 4 claims').waitFor();
  await report.getByText('4 of 4 claims have a verdict').waitFor();
  await scope.click();
  await tab.getByRole('option', { name: 'A search' }).or(tab.getByRole('menuitemradio', { name: 'A search' })).click();
  await box(tab).getByRole('textbox', { name: 'Search' }).fill('status:unverifiable');
  await report.getByText('1 of 1 claim has a verdict').or(report.getByText('1 of 1 claims')).first().waitFor();
  await box(tab).getByRole('textbox', { name: 'Search' }).fill('zanzibar');
  await box(tab).getByText('No claim is in it.').waitFor();
  assert.ok(await box(tab).getByRole('button', { name: 'Export HTML' }).isDisabled());
}, { refused: true }));

test('who thinks better of it writes nothing', desk.inSample(async ({ tab, bridge, ask }) => {
  await bridge.answer({ saveAs: null });
  await press(tab, 'Control+e');
  await page(tab).waitFor();
  await box(tab).getByRole('radio', { name: /^HTML/ }).click();
  await box(tab).getByRole('button', { name: 'Export HTML' }).click();
  await press(tab, 'Escape');
  await list(tab).waitFor();
  assert.deepEqual((await ask('history', { limit: 1 })).events, []);
}));

test('at the end of a review its claims are exported', desk.inSample(async ({ tab }) => {
  await press(tab, 'g', 'u');
  await opened(tab, '22 shops on Quay Street closed because of the tram works');
  await press(tab, 'r');
  await tab.getByRole('heading', { level: 1, name: /^22 shops/ }).waitFor();
  await press(tab, 'j');
  await tab.getByRole('button', { name: 'Export a report' }).click();
  await box(tab).getByText('The 1 selected claim').waitFor();
}));
