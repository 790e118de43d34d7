// Safety in a browser, over the real book: where it is, its backups, its history, and whether it is still what that says.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { list, press, ready, settles, startDesk, told } from './desk.js';

const desk = startDesk();
const box = (tab) => tab.getByRole('dialog', { name: 'On this computer' });

/** Opens the panel from the foot of the side bar. */
async function open(tab) {
  await tab.getByRole('button', { name: 'On this computer' }).click();
  await box(tab).getByRole('heading', { name: 'Backups' }).waitFor();
}

test('it says where the book is, that Claimbook does not encrypt it, and how to turn on disk encryption', desk.inBook(async ({ tab, ask, bridge }) => {
  await open(tab);
  const { path } = await ask('book');
  await box(tab).getByText(path).first().waitFor();
  await box(tab).getByText('This book is not encrypted by Claimbook').waitFor();
  for (const system of ['Linux', 'macOS', 'Windows']) await box(tab).getByText(system, { exact: true }).waitFor();
  await box(tab).getByText('LUKS').waitFor();
  await box(tab).getByRole('button', { name: 'Show in folder' }).click();
  await settles(async () => assert.deepEqual((await bridge.outside()).at(-1), { what: 'reveal', about: path }));
}));

test('a backup is made, said, and restored as a copy beside the book', desk.inBook(async ({ tab, ask, bridge }) => {
  const { path } = await ask('book');
  await open(tab);
  await box(tab).getByRole('button', { name: 'Back up now' }).click();
  await box(tab).getByText('Backed up to').waitFor();
  await box(tab).getByText('The last of').waitFor();

  await ask('edit_claim', { key: 'CB-0001', statement: 'The ferry is empty' });
  const copy = `${bridge.folder}/restored.claimbook`;
  await bridge.answer({ saveAs: copy });
  await box(tab).getByRole('button', { name: /^Restore as a copy/ }).first().click();
  await settles(async () => assert.equal((await ask('book')).path, copy));
  await list(tab).getByText('The ferry is full').waitFor();

  await ask('open_book', { path });
  assert.equal((await ask('claim', { key: 'CB-0001' })).statement, 'The ferry is empty', 'the book itself is as it was');
}, { claims: ['The ferry is full'] }));

test('the book is verified, and the head of its history shown', desk.inSample(async ({ tab }) => {
  await open(tab);
  await box(tab).getByRole('button', { name: 'Verify now' }).click();
  await box(tab).getByText('The book is what its history says.').waitFor();
  assert.match(await box(tab).locator('code').last().textContent(), /^[0-9a-f]{64}$/);
}));

test('another book is opened from the menu, and this one is remembered', desk.inBook(async ({ tab, ask, bridge }) => {
  const first = await ask('book');
  const other = `${bridge.folder}/other.claimbook`;
  await bridge.answer({ saveAs: other });
  await press(tab, 'Control+n');
  await settles(async () => assert.equal((await ask('book')).path, other));
  await tab.getByRole('button', { name: 'Book', exact: true }).click();
  await tab.getByRole('menuitem', { name: `Open ${first.title}` }).click();
  await settles(async () => assert.equal((await ask('book')).path, first.path));
  await list(tab).getByText('The ferry is full').waitFor();
}, { claims: ['The ferry is full'] }));

test('a closed book leads to the first run, and back by its name', desk.inBook(async ({ tab, ask }) => {
  await press(tab, 'Control+w');
  await tab.getByRole('heading', { level: 1, name: 'Start with a claim or a document' }).waitFor();
  await tab.getByRole('button', { name: /^Harbour desk/ }).click();
  await ready(tab);
  assert.equal((await ask('claims')).total, 1);
}, { claims: ['The ferry is full'] }));

describe('by keyboard alone', () => {
  test('every step stands in the history of the book, and leads to what it was about', desk.inSample(async ({ tab }) => {
    await press(tab, 'i', 'Control+z');
    await told(tab, 'Undone:');
    await press(tab, 'Control+h');
    const history = tab.getByRole('dialog', { name: 'History of the book' });
    await history.getByText('undone').first().waitFor();
    await history.getByRole('button', { name: 'Open CB-0014' }).first().focus();
    await press(tab, 'Enter');
    await history.waitFor({ state: 'detached' });
    await tab.getByRole('heading', { level: 2, name: 'No accident has been recorded on the northern bridge' }).waitFor({ state: 'attached' });
  }, { byKeyboard: true }));
});
