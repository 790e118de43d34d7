// Claims in a browser, over the real book: added, marked, edited where they stand, thrown away, and all of it taken back.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ANA, focus, inspector, list, opened, press, ready, settles, startDesk, told } from './desk.js';

const desk = startDesk();
const alone = { byKeyboard: true };

const FIVE = ['The ferry is full', 'The quay is safe', 'The fish is fresh', 'The crane is new', 'The bridge is old'];
const FERRY = 'The ferry is full';

/** How the claims stand, as `CB-0001 verified`, in the order of their keys. */
async function standings(ask) {
  const { claims } = await ask('claims', { sort: 'key' });
  return claims.map(({ key, status }) => `${key} ${status}`);
}

const keysOf = async (ask, query = '') => (await ask('claims', { query, sort: 'said', reverse: true })).claims.map(({ key }) => key);

/** Waits until the list is these claims, with the selected one among them. */
async function listed(tab, keys, selected) {
  await tab.waitForFunction(
    ([keys, selected]) => {
      const rows = [...document.querySelectorAll('#claims [role="option"]')];
      const key = (row) => row.querySelector('.key').textContent;
      const active = rows.find((row) => row.classList.contains('active'));
      const open = document.querySelector('[data-pane="claim"] header .key')?.textContent;
      return rows.map(key).join() === keys && (selected === null || (active !== undefined && key(active) === selected && open === selected));
    },
    [keys.join(), selected ?? null],
  );
}

describe('by keyboard alone', () => {
  test('C adds a claim; the next one is C, its text and Enter', desk.inBook(async ({ tab, ask }) => {
    const box = tab.getByRole('dialog', { name: 'Add claim' });
    await press(tab, 'c');
    await box.waitFor();
    assert.equal(await focus(tab), 'textarea', 'one writes at once');
    await tab.keyboard.type('The harbour froze in 1987');
    await press(tab, 'Tab');
    await tab.keyboard.type('Harbour office');
    await press(tab, 'Tab');
    await tab.keyboard.type('13 March 2025');
    await box.getByText('13 Mar 2025', { exact: true }).waitFor();
    await press(tab, 'Enter');
    await opened(tab, 'The harbour froze in 1987');
    await told(tab, '“The harbour froze in 1987” added');

    await press(tab, 'c');
    await tab.keyboard.type('The harbour never froze again');
    await press(tab, 'Enter');
    await opened(tab, 'The harbour never froze again');

    const { claims } = await ask('claims', { sort: 'key' });
    const given = claims.map(({ statement, source, said, status }) => [statement, source, said, status]);
    assert.deepEqual(given, [
      ['The harbour froze in 1987', 'Harbour office', '2025-03-13', 'to-review'],
      ['The harbour never froze again', 'Harbour office', '2025-03-13', 'to-review'],
    ]);
  }, alone));

  test('the date is typed as people type it, and what is understood is shown', desk.inBook(async ({ tab }) => {
    await press(tab, 'c', 'Tab', 'Tab');
    const box = tab.getByRole('dialog', { name: 'Add claim' });
    const field = box.getByRole('textbox', { name: 'Said on' });
    const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
    for (const [typed, understood] of [
      ['2025-03-13', '13 Mar 2025'],
      ['March 2025', 'March 2025'],
      ['yesterday', yesterday.replace('Sept', 'Sep')],
      ['unknown', 'unknown'],
    ]) {
      await field.focus();
      await press(tab, 'Control+a');
      await tab.keyboard.type(typed);
      await box.getByRole('status').filter({ hasText: new RegExp(`\\b${understood}`, 'i') }).waitFor();
    }
  }, alone));

  test('a claim without words or with a day that is none is refused under its field, and nothing is lost', desk.inBook(async ({ tab, ask }) => {
    const box = tab.getByRole('dialog', { name: 'Add claim' });
    await press(tab, 'c', 'Enter');
    await box.getByText('Write what was claimed.').waitFor();
    await tab.keyboard.type('The mole is long');
    await press(tab, 'Tab');
    await tab.keyboard.type('Pilot');
    await press(tab, 'Tab');
    await tab.keyboard.type('31.02.2025');
    await press(tab, 'Enter');
    await box.getByText('calendar').first().waitFor();
    await press(tab, 'Escape');
    await box.waitFor({ state: 'detached' });
    assert.equal((await ask('claims')).total, 0);

    await press(tab, 'c');
    assert.equal(await box.getByRole('textbox', { name: 'Claim' }).inputValue(), 'The mole is long', 'what was typed is there the next time');
    await box.getByRole('textbox', { name: 'Said on' }).focus();
    await press(tab, 'Control+a');
    await tab.keyboard.type('2025-02-28');
    await press(tab, 'Control+Enter');
    await told(tab, 'added');
    await box.waitFor();
    assert.equal(await box.getByRole('textbox', { name: 'Claim' }).inputValue(), '', 'Ctrl Enter adds and stays');
    assert.equal((await ask('claims')).total, 1);
  }, { ...alone, refused: true }));

  test('a source completes from those that are known', desk.inSample(async ({ tab }) => {
    await press(tab, 'c', 'Tab');
    await tab.keyboard.type('welf');
    await tab.getByRole('listbox', { name: 'Source' }).getByRole('option', { name: 'Halvern welfare office' }).waitFor();
    await press(tab, 'ArrowDown', 'Enter');
    assert.equal(await tab.getByRole('combobox', { name: 'Source' }).last().inputValue(), 'Halvern welfare office');
  }, alone));

  test('in To review each mark makes room for the next: V J D V U', desk.inBook(async ({ tab, ask }) => {
    await press(tab, 'g', 'i');
    await tab.getByRole('heading', { level: 1, name: 'To review' }).waitFor();
    const [a, b, c, d, e] = await keysOf(ask, 'status:to-review');
    await listed(tab, [a, b, c, d, e], a);

    await press(tab, 'v');
    await listed(tab, [b, c, d, e], b);
    await press(tab, 'j');
    await listed(tab, [b, c, d, e], c);
    await press(tab, 'd');
    await listed(tab, [b, d, e], d);
    await press(tab, 'v');
    await listed(tab, [b, e], e);
    await press(tab, 'u');
    await listed(tab, [b], b);
    assert.match(await focus(tab), /^listbox/, 'the keyboard stays on the list');

    const stand = Object.fromEntries((await standings(ask)).map((line) => line.split(' ')));
    assert.deepEqual([a, b, c, d, e].map((key) => stand[key]), ['verified', 'to-review', 'disputed', 'verified', 'unverifiable']);

    await press(tab, 'Control+z');
    await listed(tab, [b, e], e);
    await press(tab, 'Control+z', 'Control+z');
    await listed(tab, [b, c, d, e], c);
  }, { ...alone, claims: FIVE }));

  test('typed faster than the book answers, V J D V U marks the same claims', desk.inBook(async ({ tab, ask }) => {
    await press(tab, 'g', 'i');
    await tab.getByRole('heading', { level: 1, name: 'To review' }).waitFor();
    const [a, b, c, d, e] = await keysOf(ask, 'status:to-review');
    await listed(tab, [a, b, c, d, e], a);

    await press(tab, 'v', 'j', 'd', 'v', 'u');
    await listed(tab, [b], b);
    const stand = Object.fromEntries((await standings(ask)).map((line) => line.split(' ')));
    assert.deepEqual([a, b, c, d, e].map((key) => stand[key]), ['verified', 'to-review', 'disputed', 'verified', 'unverifiable']);
  }, { ...alone, claims: FIVE }));

  test('the name is asked before the first verdict, and then the verdict is given', desk.inBook(async ({ tab, ask }) => {
    await press(tab, 'v');
    const box = tab.getByRole('dialog', { name: 'Your name' });
    await box.getByText('Claimbook does not check who you are.').waitFor();
    await press(tab, 'Enter');
    await box.getByText('Write a name.').waitFor();
    await tab.keyboard.type(ANA);
    await press(tab, 'Enter');
    await told(tab, `“${FERRY}” marked verified`);
    assert.equal((await ask('claim', { key: 'CB-0001' })).verdict?.by ?? (await ask('book')).author, ANA);
  }, { ...alone, claims: [FERRY], settings: { name: '' } }));

  test('the toast names the claim, and its words are the ones to press', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 'd');
    const toast = await told(tab, `“${FERRY}” marked disputed`);
    await toast.getByRole('button', { name: 'Undo' }).focus();
    await press(tab, 'Enter');
    await told(tab, 'Undone:');
    assert.deepEqual(await standings(ask), ['CB-0001 to-review']);
    await press(tab, 'Control+Shift+z');
    await told(tab, 'Done again:');
    assert.deepEqual(await standings(ask), ['CB-0001 disputed']);
  }, { ...alone, claims: [FERRY] }));

  test('rating, confidence, rationale and recheck come with a verdict, and the glyph is hollow until it is documented', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, '1', 'Shift+2');
    assert.equal((await ask('claim', { key: 'CB-0001' })).draft, null, 'nothing is asked before a verdict');
    await press(tab, 'd');
    await told(tab, 'marked disputed');
    await inspector(tab).getByText('Marked without documentation').waitFor();
    await press(tab, '4', 'Shift+3');
    await inspector(tab).getByRole('radio', { name: 'False', checked: true, exact: false }).last().waitFor();
    await press(tab, 'h');
    await tab.keyboard.type('2030-01-02');
    await press(tab, 'Enter', 'Escape');
    await press(tab, 'w');
    await tab.keyboard.type('The count of May has free seats.');
    await press(tab, 'Control+Enter');

    await settles(async () => {
      const { draft, outcome, recheckOn, documented } = await ask('claim', { key: 'CB-0001' });
      assert.deepEqual(
        [outcome, draft.rating, draft.confidence, draft.rationale, recheckOn, documented],
        ['disputed', 'false', 'high', 'The count of May has free seats.', '2030-01-02', false],
      );
    });
  }, { ...alone, claims: [FERRY] }));

  test('S opens the status menu, I and 0 mark and put back', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 's');
    await tab.getByRole('menu', { name: 'Mark as' }).waitFor();
    await press(tab, 'u');
    await told(tab, 'marked unverifiable');
    assert.deepEqual(await standings(ask), ['CB-0001 unverifiable']);
    await press(tab, '0');
    await told(tab, 'put back to review');
    await press(tab, 'i');
    await told(tab, 'marked in review');
    assert.deepEqual(await standings(ask), ['CB-0001 in-review']);
  }, { ...alone, claims: [FERRY] }));

  test('a sealed verdict is taken back only with a reason', desk.inSample(async ({ tab, ask }) => {
    await press(tab, 'g', 'u');
    await opened(tab, '22 shops on Quay Street closed because of the tram works');
    await press(tab, '0');
    const box = tab.getByRole('dialog', { name: 'Take back a verdict' });
    await box.waitFor();
    await press(tab, 'Enter');
    await box.getByText('Write why.').waitFor();
    await tab.keyboard.type('The association named them after all.');
    await press(tab, 'Enter');
    await told(tab, 'put back to review');
    const claim = await ask('claim', { key: 'CB-0009' });
    assert.equal(claim.status, 'to-review');
    assert.equal(claim.earlierVerdicts[0].withdrawn, 'The association named them after all.');
  }, { ...alone, refused: true }));

  test('several are selected with X and Shift, marked together, and put back by one undo', desk.inBook(async ({ tab, ask }) => {
    await press(tab, 'x', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await tab.getByRole('toolbar', { name: '3 selected' }).waitFor();
    await inspector(tab).getByRole('heading', { name: '3 claims selected' }).waitFor();
    await press(tab, 'w');
    await tab.keyboard.type('All three stand in the minutes.');
    await press(tab, 'F6', 'F6', 'v');
    await told(tab, '3 claims marked verified');
    const marked = (await ask('claims', { query: 'status:verified' })).claims;
    assert.equal(marked.length, 3);
    for (const { key } of marked) {
      const { verdict, draft } = await ask('claim', { key });
      assert.equal((verdict ?? draft).rationale, 'All three stand in the minutes.');
    }
    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    assert.equal((await ask('claims', { query: 'status:to-review' })).total, 5);
  }, { ...alone, claims: FIVE }));

  test('Ctrl A selects all, T tags them, Escape selects one alone again', desk.inBook(async ({ tab, ask }) => {
    await press(tab, 'Control+a');
    await tab.getByRole('toolbar', { name: '5 selected' }).waitFor();
    await press(tab, 't');
    await tab.keyboard.type('harbour');
    await press(tab, 'Enter');
    await tab.getByRole('button', { name: 'harbour 5' }).waitFor();
    assert.equal((await ask('claims', { query: 'tag:harbour' })).total, 5);
    // The message first, then what is selected.
    await press(tab, 'Escape', 'Escape');
    await tab.getByRole('toolbar', { name: '5 selected' }).waitFor({ state: 'detached' });
    assert.match(await focus(tab), /^listbox/);
    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    assert.equal((await ask('claims', { query: 'tag:harbour' })).total, 0, 'one undo for all of them');
  }, { ...alone, claims: FIVE }));

  test('a claim is thrown away without a question, its neighbour is selected, and undo selects it again', desk.inBook(async ({ tab, ask }) => {
    const [a, b, c, d, e] = await keysOf(ask);
    await listed(tab, [a, b, c, d, e], a);
    await press(tab, 'j');
    await listed(tab, [a, b, c, d, e], b);
    await press(tab, 'Delete');
    await told(tab, 'moved to the trash');
    await listed(tab, [a, c, d, e], c);
    assert.match(await focus(tab), /^listbox/);
    await press(tab, 'Control+z');
    await listed(tab, [a, b, c, d, e], b);
  }, { ...alone, claims: FIVE }));

  test('what lies in the trash is taken out again', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 'Delete');
    await tab.getByText('No claims in this book yet.').waitFor();
    await press(tab, 'Control+k');
    await tab.keyboard.type('trash');
    await press(tab, 'Enter');
    const box = tab.getByRole('dialog', { name: 'Trash' });
    await box.getByRole('button', { name: 'Restore CB-0001' }).focus();
    await press(tab, 'Enter');
    await box.getByText('The trash is empty.').waitFor();
    await press(tab, 'Escape');
    await list(tab).getByText(FERRY).waitFor();
    assert.equal((await ask('claims')).total, 1);
  }, { ...alone, claims: [FERRY] }));

  test('Escape in the rationale keeps what was written and leads to the list', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 'd');
    await told(tab, 'marked disputed');
    await press(tab, 'w');
    await tab.keyboard.type('The count of May has free seats.');
    await press(tab, 'Escape', 'Escape');
    await tab.waitForFunction(() => document.activeElement?.id === 'claims');
    await settles(async () => {
      assert.equal((await ask('claim', { key: 'CB-0001' })).draft?.rationale, 'The count of May has free seats.');
    });
  }, { ...alone, claims: [FERRY] }));

  test('undo walks back over a reload, and redo forward', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 'v');
    await told(tab, 'marked verified');
    await tab.reload();
    await ready(tab);
    await opened(tab, FERRY);
    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    assert.deepEqual(await standings(ask), ['CB-0001 to-review']);
    await tab.reload();
    await ready(tab);
    await press(tab, 'Control+y');
    await told(tab, 'Done again:');
    assert.deepEqual(await standings(ask), ['CB-0001 verified']);
  }, { ...alone, claims: [FERRY] }));

  test('undo in a field with unsaved typing is the field’s, else the book’s', desk.inBook(async ({ tab, ask }) => {
    await opened(tab, FERRY);
    await press(tab, 'i');
    await told(tab, 'marked in review');
    const statement = inspector(tab).getByRole('textbox', { name: 'Statement' });
    await statement.focus();
    await press(tab, 'End');
    await tab.keyboard.type('!');
    await press(tab, 'Control+z');
    assert.equal(await statement.inputValue(), FERRY);
    assert.deepEqual(await standings(ask), ['CB-0001 in-review']);
    await press(tab, 'Escape');
    await inspector(tab).locator('[data-dirty]').waitFor({ state: 'detached' });
    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    assert.deepEqual(await standings(ask), ['CB-0001 to-review']);
  }, { ...alone, claims: [FERRY] }));
});

test('every field is edited where it stands and saves by itself', desk.inBook(async ({ tab, ask }) => {
  await opened(tab, FERRY);
  const pane = inspector(tab);
  const claim = () => ask('claim', { key: 'CB-0001' });
  /** Types into a field and waits until the book has it. */
  const fill = async (role, name, text, read, expected = text) => {
    const field = pane.getByRole(role, { name, exact: true });
    await field.click();
    await press(tab, 'Control+a');
    await tab.keyboard.type(text);
    await press(tab, 'Tab');
    await settles(async () => assert.equal(read(await claim()), expected));
  };

  await fill('textbox', 'Statement', 'The ferry is nearly full', ({ statement }) => statement);
  await fill('combobox', 'Said by', 'Ilse Varga', ({ claimant }) => claimant);
  await fill('textbox', 'Said on', 'March 2025', ({ said }) => said, '2025-03');
  await fill('combobox', 'Source', 'Harbour office', ({ source }) => source);
  await pane.getByRole('radio', { name: 'Whether said' }).click();
  await settles(async () => assert.equal((await claim()).checking, 'attribution'));
  await fill('textbox', 'Recheck', '14 April 2030', ({ recheckOn }) => recheckOn, '2030-04-14');
  await pane.getByRole('combobox', { name: 'Tags' }).click();
  await tab.keyboard.type('ferry');
  await press(tab, 'Enter');
  await settles(async () => assert.deepEqual((await claim()).tags, ['ferry']));

  await pane.getByText('More fields').click();
  await pane.getByRole('combobox', { name: 'Type' }).or(pane.getByRole('button', { name: 'Type' })).click();
  await tab.getByRole('option', { name: 'Quantity' }).or(tab.getByRole('menuitemradio', { name: 'Quantity' })).click();
  await settles(async () => assert.equal((await claim()).claimType, 'quantity'));
  await fill('textbox', 'Hedge', 'nearly', ({ hedge }) => hedge);
  await fill('textbox', 'About', '2024', ({ aboutPeriod }) => aboutPeriod);
  await fill('textbox', 'As of', '1 May 2025', ({ asOf }) => asOf);
  await fill('textbox', 'Place', 'Halvern', ({ place }) => place);
  await fill('textbox', 'Note', 'Asked twice.', ({ note }) => note);

  await pane.getByRole('button', { name: 'Take the tag ferry off' }).click();
  await settles(async () => assert.deepEqual((await claim()).tags, []));
}, { claims: [FERRY] }));

test('a field says what is wrong with it and keeps what was typed', desk.inBook(async ({ tab, ask }) => {
  await opened(tab, FERRY);
  const statement = inspector(tab).getByRole('textbox', { name: 'Statement' });
  await statement.click();
  await press(tab, 'Control+a', 'Delete', 'Tab');
  await inspector(tab).getByText('Write what was claimed.').waitFor();
  assert.equal((await ask('claim', { key: 'CB-0001' })).statement, FERRY);
}, { claims: [FERRY], refused: true }));

test('what a field said before is restored from the history, as a step of its own', desk.inBook(async ({ tab, ask }) => {
  await ask('edit_claim', { key: 'CB-0001', statement: 'The ferry is empty' });
  await opened(tab, 'The ferry is empty');
  const { history } = await ask('claim', { key: 'CB-0001' });
  await inspector(tab).getByRole('button', { name: `Restore Statement: ${FERRY}` }).click();
  await opened(tab, FERRY);
  await told(tab, 'restored');
  assert.equal((await ask('claim', { key: 'CB-0001' })).history.length, history.length + 1, 'nothing was deleted from it');
}, { claims: [FERRY] }));

test('claims are copied as formatted and as plain text', desk.inSample(async ({ tab }) => {
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(tab, 'x', 'Shift+ArrowDown', 'Control+c');
  await told(tab, '2 claims copied, formatted and as plain text');
  const copied = await tab.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (await item.getType(type)).text();
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
  for (const words of ['CB-0014', 'No accident has been recorded on the northern bridge', 'The northern bridge has been inspected every year since 2015']) {
    assert.ok(copied.plain.includes(words), copied.plain);
  }
  assert.match(copied.html, /<\w+>/);
}));

test('a press with Ctrl or Shift selects together, a plain one selects alone', desk.inBook(async ({ tab }) => {
  const row = (index) => list(tab).getByRole('option').nth(index);
  await row(0).click();
  await row(2).click({ modifiers: ['Control'] });
  await tab.getByRole('toolbar', { name: '2 selected' }).waitFor();
  await row(4).click({ modifiers: ['Shift'] });
  await tab.getByRole('toolbar', { name: '4 selected' }).waitFor();
  await row(1).click();
  await tab.getByRole('toolbar').waitFor({ state: 'detached' });
}, { claims: FIVE }));

test('the message about several stays until the next action', desk.inBook(async ({ tab }) => {
  await press(tab, 'Control+a', 'i');
  await told(tab, '5 claims marked in review');
  await tab.clock.install();
  await tab.clock.fastForward(60_000);
  await told(tab, '5 claims marked in review');
}, { claims: FIVE }));
