// Documents in a browser, over the real book: brought in, read, and any words of them recorded as a claim.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fixtures } from './browser.js';
import { PNG } from './files.js';
import { drop, list, opened, press, settles, startDesk, told } from './desk.js';

const desk = startDesk();
const alone = { byKeyboard: true };
const LATE = 'The ferry has sailed on time for seven months';

let article;
before(async () => {
  article = await readFile(join(fixtures, 'ferry.md'), 'utf8');
});

const reader = (tab) => tab.getByRole('group', { name: 'Text of the document' });
const recordBox = (tab) => tab.getByRole('dialog', { name: 'Record claim' });
const marked = (tab) => tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));

/** A test in the reader of a book with nothing but the article. */
const reading = (act, options) =>
  desk.inBook(async (hands) => {
    await hands.ask('import_document', { text: article, source: 'Halvern Courier', title: "Halvern's night ferry sails half empty" });
    await press(hands.tab, 'g', 's');
    await hands.tab.getByRole('option', { name: /night ferry/ }).waitFor();
    await press(hands.tab, 'Enter');
    await reader(hands.tab).waitFor();
    await hands.tab.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Text of the document');
    await act(hands);
  }, options);

/** Where words stand in the window: the middle of their first and last letter. */
function ends(tab, words) {
  return tab.evaluate((words) => {
    const root = document.querySelector('[aria-label="Text of the document"]');
    for (const paragraph of root.querySelectorAll('p')) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const rects = [...range.getClientRects()];
        const [first, last] = [rects[0], rects.at(-1)];
        return { from: [first.left + 1, (first.top + first.bottom) / 2], to: [last.right - 1, (last.top + last.bottom) / 2] };
      }
    }
    throw new Error(`the text does not say “${words}”`);
  }, words);
}

/** Selects words with the pointer, as a person drags over them. */
async function drag(tab, words) {
  const { from, to } = await ends(tab, words);
  await tab.mouse.move(...from);
  await tab.mouse.down();
  await tab.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await tab.mouse.move(...to);
  await tab.mouse.up();
}

test('a pasted text is brought in with what was found in it, corrected first', desk.inBook(async ({ tab, ask }) => {
  await press(tab, 'Control+i');
  const box = tab.getByRole('dialog', { name: 'Bring in a document' });
  await box.getByRole('textbox', { name: 'Text of the document' }).fill(article);
  await settles(async () => {
    assert.match(await box.getByRole('textbox', { name: 'Title' }).inputValue(), /night ferry sails half empty$/);
    assert.equal(await box.getByRole('textbox', { name: 'Written by' }).inputValue(), 'Jonna Reik');
    assert.match(await box.getByRole('textbox', { name: 'Published' }).inputValue(), /2025|May/);
  });
  await box.getByText('No publisher found.').waitFor();
  await box.getByRole('combobox', { name: 'Publisher' }).fill('Halvern Courier');
  await box.getByText('No publisher found.').waitFor({ state: 'detached' });
  await press(tab, 'Control+Enter');

  await reader(tab).waitFor();
  await tab.getByRole('heading', { level: 2, name: /night ferry sails half empty/ }).waitFor();
  await told(tab, 'brought in');
  const [{ source, published, key }] = await ask('documents');
  assert.deepEqual([source, published, key], ['Halvern Courier', '2025-05-12', 'D-0001']);
  const { document } = await ask('document', { key });
  assert.deepEqual(document.authors, ['Jonna Reik']);

  // The reader finds its document gone, and leads to the others.
  await press(tab, 'Control+z');
  await tab.getByText('No documents in this book yet.').waitFor();
}, { refused: true }));

test('what was pasted and left is there the next time', desk.inBook(async ({ tab }) => {
  await press(tab, 'Control+i');
  const text = tab.getByRole('textbox', { name: 'Text of the document' });
  await text.fill('The mole is long.');
  await press(tab, 'Escape');
  await text.waitFor({ state: 'detached' });
  await press(tab, 'Control+i');
  assert.equal(await text.inputValue(), 'The mole is long.');
}));

test('a text that is here already is pointed out before it is in the book twice', desk.inSample(async ({ tab, ask }) => {
  const { text } = await ask('document', { key: 'D-0002' });
  await press(tab, 'Control+i');
  const box = tab.getByRole('dialog', { name: 'Bring in a document' });
  await box.getByRole('textbox', { name: 'Text of the document' }).fill(text);
  await box.getByText('is here already').waitFor();
  await box.getByRole('button', { name: 'Open it instead' }).click();
  await reader(tab).waitFor();
  assert.equal((await ask('documents')).length, 8);
}));

test('files dropped anywhere are brought in one after the other; one that is no text says so', desk.inBook(async ({ tab, ask }) => {
  await drop(tab.getByRole('main'), [
    { name: 'ferry.md', bytes: article },
    { name: 'notes.txt', bytes: 'Notes from the quay\n\nThe ferry was late on eleven nights.' },
    { name: 'scan.png', bytes: PNG },
  ]);
  const box = tab.getByRole('dialog', { name: 'Bring in a document' });
  await box.getByText('Ready').first().waitFor();
  await box.getByText('Cannot be read').waitFor();
  await box.getByRole('button', { name: 'Bring in all 2 as found' }).click();
  await box.getByText('In the book as D-0002').or(tab.getByRole('option', { name: /Notes from the quay/ })).first().waitFor();
  await settles(async () => assert.equal((await ask('documents')).length, 2));
}, { refused: true }));

test('words are selected with the mouse, recorded with Enter, underlined, and noted in the margin', reading(async ({ tab, ask }) => {
  const before = await marked(tab);
  await drag(tab, LATE);
  await recordBox(tab).waitFor();
  assert.equal(await tab.evaluate(() => document.activeElement?.localName), 'textarea', 'the focus is in the claim');
  assert.equal(await recordBox(tab).locator('blockquote').textContent(), LATE);
  await press(tab, 'Control+a');
  await tab.keyboard.type('The night ferry was never late from October to May');
  await recordBox(tab).getByRole('combobox', { name: 'Said by' }).fill('Oskar Hamm');
  await press(tab, 'Enter');
  await recordBox(tab).waitFor({ state: 'detached' });

  await tab.getByRole('complementary').getByRole('button', { name: /never late from October/ }).waitFor();
  await settles(async () => assert.ok(before < (await marked(tab))));
  const claim = await ask('claim', { key: 'CB-0001' });
  assert.equal(claim.appearances[0].exact, LATE);
  assert.deepEqual([claim.claimant, claim.source, claim.said], ['Oskar Hamm', 'Halvern Courier', '2025-05-12']);

  await press(tab, 'Control+z');
  await told(tab, 'Undone:');
  await tab.getByRole('button', { name: /never late from October/ }).waitFor({ state: 'detached' });
}));

test('a single word is enough, and claims may overlap', reading(async ({ tab, ask }) => {
  for (const words of ['an empty ship that shines at night', 'empty ship', 'night']) {
    await drag(tab, words);
    await recordBox(tab).waitFor();
    await press(tab, 'Enter');
    await recordBox(tab).waitFor({ state: 'detached' });
    await tab.waitForFunction(() => getSelection()?.isCollapsed !== false);
  }
  const { marks } = await ask('document', { key: 'D-0001' });
  assert.equal(marks.length, 3);
  assert.equal(await tab.getByRole('list', { name: 'Claims recorded here' }).getByRole('listitem').count(), 3);
}));

test('whether it was said, not whether it is true, is chosen in the record box', reading(async ({ tab, ask }) => {
  await drag(tab, LATE);
  await recordBox(tab).getByRole('radio', { name: 'Whether it was said' }).click();
  await recordBox(tab).getByRole('combobox', { name: 'Tags' }).or(recordBox(tab).getByRole('combobox', { name: 'Add a tag' })).first().fill('ferry');
  await press(tab, 'Enter');
  await recordBox(tab).getByRole('button', { name: 'Take off ferry' }).waitFor();
  await recordBox(tab).getByRole('button', { name: 'Record claim' }).click();
  await recordBox(tab).waitFor({ state: 'detached' });
  const claim = await ask('claim', { key: 'CB-0001' });
  assert.deepEqual([claim.checking, claim.tags], ['attribution', ['ferry']]);
}));

test('a press on recorded words brings up their claim', desk.inSample(async ({ tab }) => {
  await press(tab, 'o');
  await reader(tab).waitFor();
  const words = '22 shops closed because of them';
  await tab.getByRole('complementary').getByRole('button', { name: /^.*22 shops on Quay Street/ }).waitFor();
  const { from } = await ends(tab, words);
  await tab.mouse.click(from[0] + 20, from[1]);
  await tab.locator('.active', { hasText: '22 shops on Quay Street closed' }).waitFor();
}));

describe('by keyboard alone', () => {
  test('a sentence is found with arrows, made shorter by words, and recorded', reading(async ({ tab, ask }) => {
    const selected = () => tab.evaluate(() => String(getSelection()));
    await press(tab, 'ArrowRight');
    const first = await selected();
    assert.notEqual(first, '', 'an arrow selects a sentence');
    for (let step = 0; step < 12 && !(await selected()).includes('seven months'); step += 1) await press(tab, 'ArrowRight');
    const sentence = await selected();
    assert.match(sentence, /seven months/);
    await press(tab, 'Shift+ArrowLeft');
    assert.ok((await selected()).length < sentence.length, 'a word less');
    const shorter = await selected();
    await press(tab, 'Shift+ArrowRight');
    assert.ok(shorter.length < (await selected()).length, 'and one more again');
    await press(tab, 'Enter');
    await recordBox(tab).waitFor();
    await press(tab, 'Enter');
    await recordBox(tab).waitFor({ state: 'detached' });
    const { appearances } = await ask('claim', { key: 'CB-0001' });
    assert.ok(appearances[0].exact.includes('seven months'));
    assert.ok(await tab.evaluate(() => document.activeElement?.closest('[data-list]') !== null), 'one reads on');
  }, alone));

  test('Escape closes the record box alone and keeps the words selected', reading(async ({ tab }) => {
    const selected = () => tab.evaluate(() => String(getSelection()));
    await press(tab, 'ArrowRight');
    const words = await selected();
    await press(tab, 'Enter');
    await recordBox(tab).waitFor();
    await press(tab, 'Escape');
    await recordBox(tab).waitFor({ state: 'detached' });
    assert.equal((await selected()).trim(), words.trim());
    await reader(tab).waitFor();
  }, alone));

  test('Ctrl Enter records and reads on from the same place', reading(async ({ tab, ask }) => {
    await press(tab, 'ArrowRight', 'Enter');
    await recordBox(tab).waitFor();
    await press(tab, 'Control+Enter');
    await recordBox(tab).waitFor({ state: 'detached' });
    await press(tab, 'ArrowRight', 'Enter');
    await recordBox(tab).waitFor();
    await press(tab, 'Control+Enter');
    await recordBox(tab).waitFor({ state: 'detached' });
    const { marks } = await ask('document', { key: 'D-0001' });
    assert.equal(marks.length, 2);
    assert.ok(marks[0].span.end <= marks[1].span.start, 'the second is the next sentence');
  }, alone));

  test('words are found in the document, and those found last stay selected', reading(async ({ tab, ask }) => {
    await press(tab, 'Control+f');
    await tab.keyboard.type('harbour office');
    await tab.getByRole('status').filter({ hasText: '1 of 2' }).waitFor();
    await press(tab, 'Enter');
    await tab.getByRole('status').filter({ hasText: '2 of 2' }).waitFor();
    await press(tab, 'Shift+Enter');
    await tab.getByRole('status').filter({ hasText: '1 of 2' }).waitFor();
    await press(tab, 'Control+a');
    await tab.keyboard.type('submarine');
    await tab.getByRole('status').filter({ hasText: 'Not found' }).waitFor();
    await press(tab, 'Control+a');
    await tab.keyboard.type('310 crowns');
    await tab.getByRole('status').filter({ hasText: '1 of 1' }).waitFor();
    await press(tab, 'Escape');
    assert.equal(await tab.evaluate(() => String(getSelection())), '310 crowns');
    await press(tab, 'Enter', 'Enter');
    await settles(async () => assert.equal((await ask('claims')).total, 1));
  }, alone));

  test('J and K go from claim to claim, O into the claim, Escape back to the words', desk.inSample(async ({ tab }) => {
    await press(tab, 'o');
    await reader(tab).waitFor();
    await tab.locator('.active', { hasText: 'No accident has been recorded' }).waitFor();
    await press(tab, 'k');
    await tab.locator('.active', { hasText: 'The northern bridge has been inspected' }).waitFor();
    await press(tab, 'k', 'j');
    await tab.locator('.active', { hasText: 'The northern bridge has been inspected' }).waitFor();
    await press(tab, 'o');
    await opened(tab, 'The northern bridge has been inspected every year since 2015');
    await list(tab).waitFor();
    await press(tab, 'o');
    await tab.locator('.active', { hasText: 'The northern bridge has been inspected' }).waitFor();
    await press(tab, 'Escape');
    await opened(tab, 'The northern bridge has been inspected every year since 2015');
  }, alone));

  test('V in the reader marks the claim at hand', desk.inSample(async ({ tab, ask }) => {
    await press(tab, 'o');
    await tab.locator('.active', { hasText: 'No accident has been recorded' }).waitFor();
    await press(tab, 'd');
    await told(tab, 'marked disputed');
    assert.equal((await ask('claim', { key: 'CB-0014' })).status, 'disputed');
  }, alone));

  test('+ and − change the size of the text, and it stays', reading(async ({ tab }) => {
    const size = () => reader(tab).evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    const usual = await size();
    await press(tab, '+', '+');
    const larger = await size();
    assert.ok(usual < larger);
    await press(tab, '-');
    assert.ok((await size()) < larger);
    await tab.reload();
    await tab.getByRole('heading', { level: 1 }).waitFor();
  }, alone));

  test('what is known of a document is edited and taken back', reading(async ({ tab, ask }) => {
    await press(tab, 'Control+k');
    await tab.keyboard.type('edit what is known');
    await press(tab, 'Enter');
    const box = tab.getByRole('dialog', { name: 'What is known of the document' });
    await box.getByRole('textbox', { name: 'Title' }).focus();
    await press(tab, 'Control+a');
    await tab.keyboard.type('The night ferry');
    await press(tab, 'Tab');
    await settles(async () => assert.equal((await ask('document', { key: 'D-0001' })).document.title, 'The night ferry'));
    await press(tab, 'Escape');
    await box.waitFor({ state: 'detached' });
    await press(tab, 'Control+z');
    await settles(async () => assert.match((await ask('document', { key: 'D-0001' })).document.title, /half empty/));
  }, alone));

  test('documents are filtered, sorted, thrown away and brought back', desk.inSample(async ({ tab, ask }) => {
    await press(tab, 'g', 's');
    const rows = tab.getByRole('listbox', { name: 'Documents' }).getByRole('option');
    await rows.first().waitFor();
    assert.equal(await rows.count(), 8);
    await press(tab, '/');
    await tab.keyboard.type('minutes');
    await settles(async () => assert.ok((await rows.count()) < 8));
    await press(tab, 'Escape');
    await settles(async () => assert.equal(await rows.count(), 8));
    // One that is used stays, and says by what; one that is not goes, and comes back.
    await press(tab, 'ArrowDown', 'Home', 'Delete');
    await told(tab, 'is still used by');
    await ask('import_document', { text: 'A note from the quay\n\nNobody needs it.' });
    await settles(async () => assert.equal(await rows.count(), 9));
    await press(tab, 'Home', 'Delete');
    await told(tab, 'moved to the trash');
    await press(tab, 'Control+z');
    await settles(async () => assert.equal((await ask('documents')).length, 9));
  }, { ...alone, refused: true }));
});
