// Evidence in a browser, over the real book: attached by key, paste and drop, looked at, and shown as changed where it is.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { pdf, PNG, TABLE } from './files.js';
import { drop, dragOver, focus, inspector, opened, paste, press, ready, settles, startDesk, told } from './desk.js';

const desk = startDesk();
const FERRY = 'The ferry is full';
const KEY = 'CB-0001';

const box = (tab) => tab.getByRole('dialog', { name: `Attach to ${KEY}` });
const itemsOf = async (ask) => (await ask('claim', { key: KEY })).evidenceItems;
const row = (tab, title) => inspector(tab).getByRole('button', { expanded: false }).filter({ hasText: title });

/** A test with one claim open. */
const withClaim = (act, options = {}) =>
  desk.inBook(async (hands) => {
    await opened(hands.tab, FERRY);
    await act(hands);
  }, { claims: [FERRY], ...options });

describe('by keyboard alone', () => {
  const alone = { byKeyboard: true };

  test('a copied link is attached by four keys: E, paste, +, Enter', withClaim(async ({ tab, ask }) => {
    await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.evaluate(() => navigator.clipboard.writeText('https://harbour.halvern.example/counts'));
    await press(tab, 'e');
    await box(tab).waitFor();
    await press(tab, 'Control+v');
    await box(tab).getByText('Link only, no copy').waitFor();
    await press(tab, '+', 'Enter');
    await box(tab).waitFor({ state: 'detached' });
    await told(tab, 'attached');
    const [item] = await itemsOf(ask);
    assert.deepEqual([item.stance, item.document.url, item.document.linkOnly], ['supports', 'https://harbour.halvern.example/counts', true]);
    assert.match(await focus(tab), /^listbox/, 'the focus is where it was');

    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    assert.deepEqual(await itemsOf(ask), []);
  }, alone));

  test('− and = set the other stances, and without one nothing is attached', withClaim(async ({ tab, ask }) => {
    for (const [key, stance] of [['-', 'refutes'], ['=', 'context']]) {
      await press(tab, 'e');
      await box(tab).waitFor();
      await paste(tab, { text: `https://harbour.halvern.example/${stance}` });
      await box(tab).getByText('Link only, no copy').waitFor();
      await press(tab, 'Enter');
      await box(tab).getByText('Say which way it points').waitFor();
      await press(tab, key, 'Enter');
      await box(tab).waitFor({ state: 'detached' });
    }
    assert.deepEqual((await itemsOf(ask)).map(({ stance }) => stance).sort(), ['context', 'refutes']);
  }, alone));

  test('one’s own words are a note, and count as no independent evidence', withClaim(async ({ tab, ask }) => {
    await press(tab, 'e');
    await box(tab).waitFor();
    await paste(tab, { text: '11,211 and 10,988 are fewer than 13,500.' });
    await box(tab).getByText('Your own note. It does not count as independent.').waitFor();
    await press(tab, '-', 'Enter');
    await box(tab).waitFor({ state: 'detached' });
    await inspector(tab).getByText('1 item, 0 independent').waitFor();
    const { independent } = await ask('claim', { key: KEY });
    assert.equal(independent.refutes, 0);
  }, alone));

  test('a document at hand is attached with the words that matter', desk.inSample(async ({ tab, ask }) => {
    await opened(tab, 'No accident has been recorded on the northern bridge');
    await press(tab, 'e');
    const attach = tab.getByRole('dialog', { name: 'Attach to CB-0014' });
    await attach.waitFor();
    await attach.getByRole('combobox', { name: 'A document at hand' }).focus();
    await tab.keyboard.type('minutes');
    await tab.getByRole('option', { name: /^D-0002/ }).waitFor();
    await press(tab, 'ArrowDown', 'Enter');
    await attach.getByRole('textbox', { name: 'The words that matter' }).waitFor();
    await press(tab, '-');
    await attach.getByRole('textbox', { name: 'The words that matter' }).focus();
    await tab.keyboard.type('The inspection report for 2019 could not be found');
    await press(tab, 'Enter');
    await attach.waitFor({ state: 'detached' });
    const { evidenceItems } = await ask('claim', { key: 'CB-0014' });
    assert.equal(evidenceItems[0].quote, 'The inspection report for 2019 could not be found');
  }, alone));

  test('an item opens with Enter; its stance is changed by a key, its words edited, and it is removed', withClaim(async ({ tab, ask }) => {
    await row(tab, 'a.example').focus();
    await press(tab, 'Enter');
    await press(tab, '-');
    await settles(async () => assert.equal((await itemsOf(ask))[0].stance, 'refutes'));
    await inspector(tab).getByRole('textbox', { name: 'Why it bears on the claim' }).focus();
    await tab.keyboard.type('It counts seats.');
    await press(tab, 'Tab');
    await settles(async () => assert.equal((await itemsOf(ask))[0].explanation, 'It counts seats.'));
    await inspector(tab).getByRole('button', { name: 'Remove' }).focus();
    await press(tab, 'Enter');
    await told(tab, 'removed from this claim');
    assert.deepEqual(await itemsOf(ask), []);
    await press(tab, 'Control+z');
    await settles(async () => assert.equal((await itemsOf(ask)).length, 1));
  }, { ...alone, first: ({ ask }) => ask('attach', { key: KEY, url: 'https://a.example/', stance: 'supports' }) }));

  test('Escape leaves the box and the claim as they were', withClaim(async ({ tab, ask }) => {
    await press(tab, 'e');
    await box(tab).waitFor();
    await press(tab, 'Escape');
    await box(tab).waitFor({ state: 'detached' });
    assert.match(await focus(tab), /^listbox/);
    assert.deepEqual(await itemsOf(ask), []);
  }, alone));
});

test('what is pasted on a claim is on its way to it: a link, a picture, several files', withClaim(async ({ tab, ask }) => {
  await inspector(tab).getByRole('group', { name: 'Claim' }).focus();
  await paste(tab, { text: 'https://b.example/' });
  await box(tab).getByText('https://b.example/').waitFor();
  await press(tab, 'Escape');
  await box(tab).waitFor({ state: 'detached' });

  await inspector(tab).getByRole('group', { name: 'Claim' }).focus();
  await paste(tab, { files: [{ name: 'gate.png', type: 'image/png', bytes: PNG }, { name: 'counts.csv', type: 'text/csv', bytes: TABLE }] });
  await box(tab).getByText('gate.png').waitFor();
  await press(tab, '+', 'Enter');
  await told(tab, '2 files attached');
  assert.equal((await itemsOf(ask)).length, 2);
}));

test('a file dropped on the claim is attached, one beside it is a document', withClaim(async ({ tab, ask }) => {
  const file = { name: 'counts.csv', type: 'text/csv', bytes: TABLE };
  await dragOver(inspector(tab), [file]);
  await tab.getByText(`Drop to attach to ${KEY}`).or(tab.getByText('Drop to attach to this claim')).first().waitFor();
  await drop(inspector(tab), [file]);
  await box(tab).getByText('counts.csv').waitFor();
  await press(tab, '-', 'Enter');
  await box(tab).waitFor({ state: 'detached' });
  const [item] = await itemsOf(ask);
  assert.deepEqual([item.stance, item.document.file.name], ['refutes', 'counts.csv']);

  await drop(tab.getByRole('main'), [{ name: 'minutes.txt', bytes: 'Minutes of May\n\nThe ferry is full.' }]);
  await tab.getByRole('dialog', { name: 'Bring in a document' }).getByText('minutes.txt').waitFor();
}));

test('which way a dropped file points is asked, never preset', withClaim(async ({ tab }) => {
  await drop(inspector(tab), [{ name: 'counts.csv', type: 'text/csv', bytes: TABLE }]);
  await box(tab).getByText('counts.csv').waitFor();
  assert.equal(await box(tab).getByRole('radio', { checked: true }).count(), 0);
}));

test('files are chosen in the system’s own dialog', withClaim(async ({ tab, ask, bridge }) => {
  const path = `${bridge.folder}/count.csv`;
  await writeFile(path, TABLE);
  await bridge.answer({ pick: [path] });
  await press(tab, 'e');
  await box(tab).getByRole('button', { name: 'Choose files' }).click();
  await box(tab).getByText('count.csv').waitFor();
  await press(tab, '+', 'Enter');
  await box(tab).waitFor({ state: 'detached' });
  assert.equal((await itemsOf(ask))[0].document.file.name, 'count.csv');
}));

/** Attaches files by their names, before the page opens. */
const attached = (files) => ({
  async first({ ask, bridge }) {
    for (const [name, bytes] of Object.entries(files)) {
      await writeFile(`${bridge.folder}/${name}`, bytes);
      await ask('attach', { key: KEY, file: `${bridge.folder}/${name}`, title: name, stance: 'supports' });
    }
  },
});

test('pictures, texts and PDFs are shown inside', withClaim(async ({ tab }) => {
  const show = async (title) => {
    await row(tab, title).click();
    await inspector(tab).getByRole('button', { name: 'View', exact: true }).click();
    const viewer = tab.getByRole('dialog', { name: title });
    await viewer.waitFor();
    return viewer;
  };
  const hide = async (viewer, title) => {
    await press(tab, 'Escape');
    await viewer.waitFor({ state: 'detached' });
    await inspector(tab).getByRole('button', { expanded: true }).filter({ hasText: title }).click();
  };

  let viewer = await show('gate.png');
  await settles(async () => assert.equal(await viewer.locator('img').evaluate((image) => image.naturalWidth), 2));
  await hide(viewer, 'gate.png');

  viewer = await show('counts.csv');
  await viewer.getByText('2025-04,10988').waitFor();
  await hide(viewer, 'counts.csv');

  viewer = await show('minutes.pdf');
  await viewer.getByText('Page 1 of 2').or(viewer.getByLabel('Page 1 of 2')).first().waitFor();
  await settles(async () => {
    const inked = await viewer.locator('canvas').first().evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, index) => index % 4 === 0 && value < 100);
    });
    assert.ok(inked, 'something is drawn on the page');
  });
  await hide(viewer, 'minutes.pdf');
}, attached({ 'gate.png': PNG, 'counts.csv': TABLE, 'minutes.pdf': pdf('Minutes of May', 'The ferry is full') })));

test('a file that could run is only shown in its folder, after a word', withClaim(async ({ tab, bridge }) => {
  await row(tab, 'page.html').click();
  await inspector(tab).getByRole('button', { name: 'Open outside' }).click();
  await inspector(tab).getByText('Files from strangers can do harm.').waitFor();
  assert.deepEqual(await bridge.outside(), []);
  await inspector(tab).getByRole('button', { name: 'Open it' }).click();
  await told(tab, 'shown in its folder instead of opened');
  assert.deepEqual((await bridge.outside()).map(({ what }) => what), ['reveal']);
}, attached({ 'page.html': '<!doctype html><script>1</script>' })));

test('a file whose bytes no longer match is shown as such and not opened', withClaim(async ({ tab, ask }) => {
  const { path } = await ask('book');
  await ask('close_book');

  // The bytes lie in the file as they are: another hand writes into them.
  const bytes = await readFile(path);
  const at = bytes.indexOf(TABLE);
  assert.notEqual(at, -1);
  bytes[at + TABLE.indexOf('10988')] ^= 1;
  await writeFile(path, bytes);

  await ask('open_book', { path });
  await tab.reload();
  await ready(tab);
  await opened(tab, FERRY);
  await row(tab, 'table.csv').getByText('File changed after it was added').waitFor();
  await row(tab, 'table.csv').click();
  await inspector(tab).getByText('What is kept now is not what was attached.').waitFor();
  assert.equal(await inspector(tab).getByRole('button', { name: 'View', exact: true }).count(), 0);
}, attached({ 'table.csv': TABLE })));
