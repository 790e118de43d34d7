// Review in a browser, over the real book: a queue of claims, one key for each verdict, sealed on leaving.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { focus, list, opened, press, settles, startDesk, told } from './desk.js';

const desk = startDesk();
const alone = { byKeyboard: true };
const THREE = ['The ferry is full', 'The quay is safe', 'The crane is new'];
const SIXTY = Array.from({ length: 60 }, (_each, index) => `Crossing ${String(index + 1).padStart(2, '0')} was late`);

/** Waits until this claim is the one that is reviewed. */
const reviewing = (tab, statement) => tab.getByRole('heading', { level: 1, name: statement, exact: true }).waitFor();
const order = async (ask) => (await ask('claims', { sort: 'said', reverse: true, limit: 100 })).claims;
const claimOf = (ask, key) => ask('claim', { key });

/** Starts the review from the list. */
async function begin(tab, first) {
  await opened(tab, first);
  await press(tab, 'r');
  await reviewing(tab, first);
}

describe('by keyboard alone', () => {
  test('V, D and U judge, J seals and goes on, K goes back', desk.inBook(async ({ tab, ask }) => {
    const [a, b, c] = await order(ask);
    await begin(tab, a.statement);
    await tab.getByText('0 of 3 reviewed').waitFor();

    await press(tab, 'v');
    await told(tab, 'marked verified');
    await tab.getByText('1 of 3 reviewed').waitFor();
    assert.equal((await claimOf(ask, a.key)).draft?.outcome, 'verified', 'open until one leaves');
    await press(tab, 'j');
    await reviewing(tab, b.statement);
    await settles(async () => {
      const { draft, verdict } = await claimOf(ask, a.key);
      assert.deepEqual([draft, verdict?.outcome], [null, 'verified'], 'sealed on leaving');
    });

    await press(tab, 'd');
    await told(tab, 'marked disputed');
    await press(tab, 'j');
    await reviewing(tab, c.statement);
    await press(tab, 'u');
    await told(tab, 'marked unverifiable');
    await press(tab, 'k');
    await reviewing(tab, b.statement);
    await press(tab, 'j', 'j');
    await tab.getByRole('heading', { name: 'The end of the queue' }).waitFor();
    await tab.getByRole('main').getByText('3 claims: 1 verified, 1 disputed, 1 unverifiable.').waitFor();
  }, { ...alone, claims: THREE }));

  test('ratings and confidence come with the verdict, R leads to the rationale, Ctrl Enter seals and goes on', desk.inBook(async ({ tab, ask }) => {
    const [a, b] = await order(ask);
    await begin(tab, a.statement);
    await tab.getByText('Rating and confidence come with a verdict.').waitFor();
    await press(tab, 'd');
    await tab.getByRole('radio', { name: /Misleading/ }).waitFor();
    await press(tab, '4', 'Shift+3', 'r');
    assert.match(await focus(tab), /^textarea/);
    await tab.keyboard.type('The gate counts 210 of 400 seats.');
    await press(tab, 'Control+Enter');
    await reviewing(tab, b.statement);
    await settles(async () => {
      const { verdict } = await claimOf(ask, a.key);
      assert.deepEqual(
        [verdict.outcome, verdict.rating, verdict.confidence, verdict.rationale],
        ['disputed', 'false', 'high', 'The gate counts 210 of 400 seats.'],
      );
    });
  }, { ...alone, claims: THREE }));

  test('letters typed into the rationale judge nothing', desk.inBook(async ({ tab, ask }) => {
    const [a] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'r');
    await tab.keyboard.type('vdu jk 1234');
    await press(tab, 'Escape');
    await settles(async () => {
      const { draft } = await claimOf(ask, a.key);
      assert.deepEqual([draft?.outcome, draft?.rationale], [null, 'vdu jk 1234']);
    });
  }, { ...alone, claims: THREE }));

  test('a reason is asked inline when a sealed verdict changes, flagged where it is missing', desk.inBook(async ({ tab, ask }) => {
    const [a, b, c] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'd');
    const reason = tab.getByRole('textbox', { name: 'Why did it change?' });
    await reason.focus();
    await tab.keyboard.type('The gate was counted again.');
    await press(tab, 'Control+Enter');
    await reviewing(tab, b.statement);
    await press(tab, 'd');
    await reason.waitFor();
    await press(tab, 'j');
    await reviewing(tab, c.statement);
    await settles(async () => {
      const [one, other] = [await claimOf(ask, a.key), await claimOf(ask, b.key)];
      assert.deepEqual([one.verdict.outcome, one.verdict.reason, one.verdict.wantsReason], ['disputed', 'The gate was counted again.', false]);
      assert.deepEqual([other.verdict.outcome, other.verdict.reason, other.verdict.wantsReason], ['disputed', null, true]);
    });
  }, {
    ...alone,
    claims: THREE,
    async first({ ask }) {
      for (const { key } of (await order(ask)).slice(0, 2)) await ask('judge', { key, outcome: 'verified', because: 'So it looked.' });
    },
  }));

  test('Escape leaves to the list with the same claim selected, R returns to it', desk.inBook(async ({ tab, ask }) => {
    const [a, b] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'j');
    await reviewing(tab, b.statement);
    await press(tab, 'v');
    await told(tab, 'marked verified');
    await press(tab, 'Escape');
    await opened(tab, b.statement);
    await tab.waitForFunction(() => document.activeElement?.id === 'claims');
    await settles(async () => assert.equal((await claimOf(ask, b.key)).verdict?.outcome, 'verified', 'sealed on leaving'));
    await press(tab, 'r');
    await reviewing(tab, b.statement);
  }, { ...alone, claims: THREE }));

  test('? shows the keys, and Escape closes it alone', desk.inBook(async ({ tab, ask }) => {
    const [a] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, '?');
    const help = tab.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    await press(tab, 'Escape');
    await help.waitFor({ state: 'detached' });
    await reviewing(tab, a.statement);
  }, { ...alone, claims: THREE }));

  test('undo shows what it took back, wherever in the queue it stands', desk.inBook(async ({ tab, ask }) => {
    const [a, b] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'v');
    await told(tab, 'marked verified');
    await press(tab, 'j');
    await reviewing(tab, b.statement);
    await press(tab, 'Control+z');
    await told(tab, 'Undone:');
    await reviewing(tab, a.statement);
    assert.equal((await claimOf(ask, a.key)).status, 'to-review');
    await press(tab, 'Control+Shift+z');
    await told(tab, 'Done again:');
    assert.equal((await claimOf(ask, a.key)).status, 'verified');
  }, { ...alone, claims: THREE }));

  test('evidence is attached without leaving the claim', desk.inBook(async ({ tab, ask }) => {
    const [a] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'e');
    const box = tab.getByRole('dialog', { name: `Attach to ${a.key}` });
    await box.waitFor();
    await tab.keyboard.type('https://harbour.halvern.example/');
    await press(tab, 'Enter');
    await press(tab, '+', 'Enter');
    await box.waitFor({ state: 'detached' });
    await tab.getByRole('complementary', { name: 'Evidence' }).getByText('1 item, 1 independent').waitFor();
    await reviewing(tab, a.statement);
  }, { ...alone, claims: THREE }));

  test('60 claims are gone through by keyboard alone', desk.inBook(async ({ tab, ask }) => {
    const claims = await order(ask);
    assert.equal(claims.length, 60);
    await begin(tab, claims[0].statement);
    const KEYS = { v: 'verified', d: 'disputed', u: 'unverifiable' };
    const given = {};
    for (const [index, { key, statement }] of claims.entries()) {
      await reviewing(tab, statement);
      const letter = 'vdu'[index % 3];
      await press(tab, letter);
      given[key] = KEYS[letter];
      if (index % 10 === 0) {
        await press(tab, 'r');
        await tab.keyboard.type(`Because of crossing ${index}.`);
        await press(tab, 'Control+Enter');
      } else await press(tab, 'j');
    }
    await tab.getByRole('main').getByText('60 claims: 20 verified, 20 disputed, 20 unverifiable.').waitFor();
    await press(tab, 'Escape');
    await list(tab).waitFor();
    const after = Object.fromEntries((await order(ask)).map(({ key, status }) => [key, status]));
    assert.deepEqual(after, given);
    assert.equal((await claimOf(ask, claims[10].key)).verdict.rationale, 'Because of crossing 10.');
  }, { ...alone, claims: SIXTY }));

  test('typed faster than the book answers, each key is about the claim that J led to', desk.inBook(async ({ tab, ask }) => {
    const claims = (await order(ask)).slice(0, 12);
    await begin(tab, claims[0].statement);
    for (const index of claims.keys()) await press(tab, 'vdu'[index % 3], 'j');
    await tab.getByText('12 of 60 reviewed').waitFor();
    const outcomes = ['verified', 'disputed', 'unverifiable'];
    await settles(async () => {
      for (const [index, { key }] of claims.entries()) assert.equal((await claimOf(ask, key)).outcome, outcomes[index % 3], key);
    });
  }, { ...alone, claims: SIXTY }));

  test('the next claim comes by itself where that is chosen', desk.inBook(async ({ tab, ask }) => {
    const [a, b, c] = await order(ask);
    await begin(tab, a.statement);
    await press(tab, 'v');
    await reviewing(tab, b.statement);
    await press(tab, 'd');
    await reviewing(tab, c.statement);
    await press(tab, 'u');
    await tab.getByRole('main').getByText('3 claims: 1 verified, 1 disputed, 1 unverifiable.').waitFor();
  }, { ...alone, claims: THREE, settings: { advance: true } }));
});

test('the claim stands in its paragraph, its words tinted, its evidence beside it', desk.inSample(async ({ tab }) => {
  await begin(tab, 'No accident has been recorded on the northern bridge');
  await press(tab, 'j');
  await reviewing(tab, 'The northern bridge has been inspected every year since 2015');
  const paragraph = tab.locator('blockquote').first();
  assert.match(await paragraph.textContent(), /^In March the bridge on the northern road was closed to heavy vehicles\./);
  assert.equal(await paragraph.locator('mark').textContent(), 'inspected every year since 2015');
  await tab.getByRole('complementary', { name: 'Evidence' }).getByText('1 item').waitFor();
}));

test('verdicts, ratings and the way on have buttons that never move', desk.inBook(async ({ tab, ask }) => {
  const [a, b] = await order(ask);
  await begin(tab, a.statement);
  const dock = tab.getByRole('region', { name: 'Verdict' });
  const verified = dock.getByRole('button', { name: 'Verified' });
  const before = await verified.boundingBox();
  await verified.click();
  await dock.getByRole('radio', { name: /Mostly true/ }).click();
  await dock.getByRole('radio', { name: 'High' }).click();
  assert.deepEqual(await verified.boundingBox(), before);
  await dock.getByRole('button', { name: 'Next' }).click();
  await reviewing(tab, b.statement);
  assert.deepEqual(await verified.boundingBox(), before);
  await settles(async () => {
    const { verdict } = await claimOf(ask, a.key);
    assert.deepEqual([verdict?.outcome, verdict?.rating, verdict?.confidence], ['verified', 'mostly-true', 'high']);
  });
}, { claims: THREE }));

test('the review of a document is of its claims', desk.inSample(async ({ tab }) => {
  await press(tab, 'o');
  await tab.getByRole('button', { name: /^Review/ }).click();
  await tab.getByText('9 of 14 reviewed').waitFor();
}));
