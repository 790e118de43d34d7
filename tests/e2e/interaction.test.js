// The interaction script of the design, step by step, in the sample book.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focus, list, opened, press, settles, startDesk, told } from './desk.js';

const desk = startDesk();

test('the interaction script holds', desk.inSample(async ({ tab, ask }) => {
  const count = (wanted) => tab.waitForFunction((wanted) => document.querySelector('main .count').textContent === wanted, wanted);
  const onList = () => tab.waitForFunction(() => document.activeElement?.id === 'claims');
  const ACCIDENT = 'No accident has been recorded on the northern bridge';
  const GRANT = "Halvern's heating grant of 1,400 crowns a household is the highest in the region";
  const PLACES = 'No other town on the coast has built as many kindergarten places as Halvern';

  // V leaves To review, the next one is selected, the focus stays in the list.
  await press(tab, 'g', 'i');
  await tab.getByRole('heading', { level: 1, name: 'To review' }).waitFor();
  await count('3');
  await opened(tab, ACCIDENT);
  await press(tab, 'v');
  await told(tab, 'marked verified');
  await count('2');
  await opened(tab, GRANT);
  await onList();

  // Ctrl Z brings it back and selects it.
  await press(tab, 'Control+z');
  await count('3');
  await opened(tab, ACCIDENT);

  // Arrows; `/`; letters in a field are no commands; Escape leads back to the list.
  await press(tab, 'ArrowDown');
  await opened(tab, GRANT);
  await press(tab, 'ArrowUp');
  await opened(tab, ACCIDENT);
  const before = (await ask('book')).steps;
  await press(tab, '/');
  await tab.keyboard.type('vdu');
  assert.equal(await tab.getByRole('textbox', { name: 'Search claims' }).inputValue(), 'vdu');
  await press(tab, 'Escape');
  await onList();
  await count('3');
  assert.equal((await ask('book')).steps, before);

  // The palette takes the focus, runs a command and gives the focus back.
  await press(tab, 'Control+k');
  assert.match(await focus(tab), /^combobox/);
  await tab.keyboard.type('all claims');
  await press(tab, 'Enter');
  await tab.getByRole('heading', { level: 1, name: 'All claims' }).waitFor();
  await count('14');
  await onList();

  // G I again, then review: D, 4, R, words, Ctrl Enter.
  await press(tab, 'g', 'i');
  await tab.getByRole('heading', { level: 1, name: 'To review' }).waitFor();
  await opened(tab, ACCIDENT);
  await press(tab, 'r');
  await tab.getByRole('heading', { level: 1, name: ACCIDENT }).waitFor();
  await press(tab, 'd');
  await tab.getByRole('radio', { name: /\bFalse$/ }).waitFor();
  await press(tab, '4', 'r');
  await tab.keyboard.type('The register names two.');
  await press(tab, 'Control+Enter');
  await tab.getByRole('heading', { level: 1, name: GRANT }).waitFor();
  await settles(async () => {
    const { verdict } = await ask('claim', { key: 'CB-0014' });
    assert.deepEqual([verdict?.outcome, verdict?.rating, verdict?.rationale], ['disputed', 'false', 'The register names two.']);
  });

  // `?`, and Escape closes the help only.
  await press(tab, '?');
  const help = tab.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await press(tab, 'Escape');
  await help.waitFor({ state: 'detached' });
  await tab.getByRole('heading', { level: 1, name: GRANT }).waitFor();
  await press(tab, 'j');
  await tab.getByRole('heading', { level: 1, name: PLACES }).waitFor();
  await press(tab, 'Escape');
  await list(tab).waitFor();

  // In the reader a drag with the mouse opens the box with the focus in the claim; it records; undo takes it back.
  await opened(tab, PLACES);
  await press(tab, 'o');
  const text = tab.getByRole('group', { name: 'Text of the document' });
  await text.waitFor();
  const words = text.getByText('The auditors have not published their report');
  await words.scrollIntoViewIfNeeded();
  const rect = await words.evaluate((paragraph) => {
    const node = [...paragraph.childNodes].find((child) => child.data?.includes('The auditors')) ?? paragraph.firstChild;
    const range = document.createRange();
    const at = node.data.indexOf('The auditors');
    range.setStart(node, at);
    range.setEnd(node, at + 'The auditors have not published their report'.length);
    const rects = [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, y: (top + bottom) / 2 }));
    return { from: [rects[0].left + 1, rects[0].y], to: [rects.at(-1).right - 1, rects.at(-1).y] };
  });
  await tab.mouse.move(...rect.from);
  await tab.mouse.down();
  await tab.mouse.move(...rect.to, { steps: 4 });
  await tab.mouse.up();
  const box = tab.getByRole('dialog', { name: 'Record claim' });
  await box.waitFor();
  assert.equal(await tab.evaluate(() => document.activeElement?.localName), 'textarea');
  await press(tab, 'Enter');
  await box.waitFor({ state: 'detached' });
  await told(tab, 'recorded');
  assert.equal((await ask('book')).statuses.all, 15);
  await press(tab, 'Control+z');
  await told(tab, 'Undone:');
  assert.equal((await ask('book')).statuses.all, 14);
}));
