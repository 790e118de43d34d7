// The frame in a browser, over the real book: side bar, search, list, palette, help, settings, and narrow windows.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { focus, inspector, list, opened, paste, press, ready, startDesk } from './desk.js';

const desk = startDesk();
const newest = { sort: 'said', reverse: true };

test('the sample opens with its mark, its counts and its claims', desk.inSample(async ({ tab, ask }) => {
  const book = await ask('book');
  const page = await ask('claims', newest);

  await tab.getByText('SAMPLE', { exact: true }).waitFor();
  assert.equal(await tab.getByRole('heading', { level: 1 }).textContent(), 'All claims');
  assert.equal(page.total, book.statuses.all);
  await tab.getByRole('button', { name: `Disputed ${book.statuses.disputed}` }).waitFor();
  assert.ok((await tab.getByRole('option').first().textContent()).includes(page.claims[0].statement));
  await opened(tab, page.claims[0].statement);
}));

test('every view of the side bar shows as many claims as it promises', desk.inSample(async ({ tab }) => {
  const views = tab.getByRole('navigation').getByRole('button').filter({ has: tab.locator('.count') });
  // The documents and their list lead to another screen.
  const isView = async (view) => !(await view.getAttribute('title')).startsWith('D-') && !(await view.textContent()).includes('All documents');

  let seen = 0;
  for (const view of await views.all()) {
    if (!(await isView(view))) continue;
    const promised = await view.locator('.count').textContent();
    await view.click();
    await view.and(tab.locator('[aria-current="true"]')).waitFor();
    await tab.waitForFunction((promised) => document.querySelector('main .count').textContent === promised, promised);
    seen += 1;
  }
  assert.ok(10 <= seen, `${seen} views`);
}));

test('a view without claims says so', desk.inBook(async ({ tab }) => {
  await tab.getByText('No claims in this book yet.').waitFor();
  await press(tab, 'g', 'd');
  await tab.getByText('No claim is disputed.').waitFor();
  await press(tab, 'g', 's');
  await tab.getByText('No documents in this book yet.').waitFor();
}));

test('a mistyped word is underlined in place, said under it, and mended by one press', desk.inSample(async ({ tab }) => {
  await press(tab, '/');
  await tab.keyboard.type('ferry status:disputd');

  const problem = tab.locator('#search-problems');
  await problem.getByText('disputd is not a value of status:').waitFor();
  assert.equal(await tab.locator('.behind .wrong').textContent(), 'disputd');
  await problem.getByRole('button').first().click();
  await problem.waitFor({ state: 'detached' });
  assert.equal(await tab.getByRole('textbox', { name: 'Search claims' }).inputValue(), 'ferry status:disputed');
}));

test('a search that finds nothing in a view is carried to all claims', desk.inSample(async ({ tab }) => {
  await press(tab, 'g', 'u', '/');
  await tab.keyboard.type('kindergarten');
  await tab.getByText('Nothing in Unverifiable matches “kindergarten”.').waitFor();
  await tab.getByRole('button', { name: 'Search all claims' }).click();
  await opened(tab, 'No other town on the coast has built as many kindergarten places as Halvern');
}));

test('chips narrow down, and their words stand in the search', desk.inSample(async ({ tab, ask }) => {
  const { total } = await ask('claims', { query: '-has:evidence' });
  await tab.getByRole('button', { name: 'No evidence' }).click();
  await tab.waitForFunction((total) => document.querySelector('main .count').textContent === total, String(total));
  assert.equal(await tab.getByRole('textbox', { name: 'Search claims' }).inputValue(), '-has:evidence');
}));

test('sorting groups the rows by what they are sorted by', desk.inSample(async ({ tab }) => {
  await tab.getByRole('button', { name: 'Sort by' }).click();
  await tab.getByRole('menuitemradio', { name: 'Status' }).click();
  await tab.locator('.group', { hasText: 'Disputed' }).waitFor();
  assert.deepEqual(await tab.locator('#claims .group').allTextContents(), ['To review', 'In review', 'Verified', 'Disputed', 'Unverifiable']);
}));

test('an item of the native menu does what its key does', desk.inSample(async ({ tab }) => {
  const choose = (action) => tab.evaluate((detail) => dispatchEvent(new CustomEvent('menu', { detail })), action);
  await choose('help.open');
  await tab.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await press(tab, 'Escape');
  await choose('go.verified');
  await tab.getByRole('heading', { level: 1, name: 'Verified' }).waitFor();
  await choose('no.such');
}));

test('what another hand writes into the open book shows within two seconds', desk.inBook(async ({ tab, ask }) => {
  await ask('add_claim', { statement: 'The ferry runs at night', source: 'unknown', said: 'unknown' });
  await list(tab).getByText('The ferry runs at night').waitFor({ timeout: 2_000 });
}));

test('the first run offers what was open before and forgets what is gone', desk.before(async ({ tab, bridge }) => {
  await tab.getByRole('heading', { name: 'Recent books' }).waitFor();
  await tab.getByRole('button', { name: /^Gone/ }).click();
  await tab.getByText('Recent books').waitFor({ state: 'detached' });
  assert.match(await tab.locator('.toast').textContent(), /gone\.claimbook/);

  await bridge.answer({ saveAs: `${bridge.folder}/first.claimbook` });
  await press(tab, 'c');
  await tab.getByRole('dialog', { name: 'Add claim' }).waitFor();
}, { settings: { recent: [{ path: '/nowhere/gone.claimbook', title: 'Gone' }] }, refused: true }));

test('a text pasted on the first run is on its way into a new book', desk.before(async ({ tab, bridge }) => {
  await bridge.answer({ saveAs: `${bridge.folder}/pasted.claimbook` });
  await paste(tab, { text: 'The harbour freezes\n\nIt froze in 1987.' });
  const box = tab.getByRole('dialog', { name: 'Bring in a document' });
  await box.getByText('2 paragraphs').waitFor();
}));

describe('by keyboard alone', () => {
  const alone = { byKeyboard: true };

  test('the list is one stop with one selected row, for arrows and letters', desk.inSample(async ({ tab, ask }) => {
    const { claims } = await ask('claims', newest);

    assert.match(await focus(tab), /^listbox/, 'a book that opens is ready for the keyboard');
    await press(tab, 'ArrowDown');
    await opened(tab, claims[1].statement);
    await press(tab, 'k');
    await opened(tab, claims[0].statement);
    await press(tab, 'End');
    await opened(tab, claims.at(-1).statement);
    await press(tab, 'Home');
    await opened(tab, claims[0].statement);
    const active = await list(tab).getAttribute('aria-activedescendant');
    await tab.locator(`#${active}[aria-selected="true"]`).waitFor();
    assert.equal(await tab.getByRole('option', { selected: true }).count(), 1);
  }, alone));

  test('letters typed into the search are letters, Down leads to the list, Escape back to all', desk.inSample(async ({ tab }) => {
    const count = (wanted) => tab.waitForFunction((wanted) => document.querySelector('main .count').textContent === wanted, wanted);
    const search = tab.getByRole('textbox', { name: 'Search claims' });

    await press(tab, '/');
    await tab.keyboard.type('vdju0?');
    assert.equal(await search.inputValue(), 'vdju0?');

    await press(tab, 'Control+a');
    await tab.keyboard.type('status:unverifiable');
    await count('1');
    await press(tab, 'ArrowDown');
    assert.match(await focus(tab), /^listbox/);

    await press(tab, '/', 'Escape');
    await count('14');
    await tab.waitForFunction(() => document.activeElement?.id === 'claims');
  }, alone));

  test('the palette finds claims, documents and commands, and gives the focus back', desk.inSample(async ({ tab }) => {
    await opened(tab, 'No accident has been recorded on the northern bridge');
    await press(tab, 'Control+k');
    const palette = tab.getByRole('dialog', { name: 'Search claims and documents' });
    await palette.getByRole('option', { name: 'Mark verified' }).waitFor();

    await tab.keyboard.type('bridge');
    await palette.getByRole('option', { name: 'The northern bridge has been inspected every year since 2015' }).waitFor();
    await press(tab, 'Control+a');
    await tab.keyboard.type('minutes');
    await palette.getByRole('option', { name: /D-0002/ }).waitFor();
    await press(tab, 'Control+a');
    await tab.keyboard.type('disputed');
    await palette.getByRole('option', { name: /Disputed.*G.*D/ }).waitFor();
    await press(tab, 'Escape');
    assert.match(await focus(tab), /^listbox/);

    await press(tab, 'Control+k');
    await tab.keyboard.type('inspected every year');
    await palette.getByRole('option').first().getByText('inspected every year').waitFor();
    await press(tab, 'Enter');
    await opened(tab, 'The northern bridge has been inspected every year since 2015');
    assert.match(await focus(tab), /^listbox/);
  }, alone));

  test('F6 goes from pane to pane and Shift F6 back', desk.inSample(async ({ tab }) => {
    const pane = () => tab.evaluate(() => document.activeElement?.closest('[data-pane]')?.dataset.pane);
    const seen = [await pane()];
    for (const key of ['F6', 'F6', 'F6', 'Shift+F6']) {
      await press(tab, key);
      seen.push(await pane());
    }
    assert.deepEqual(seen, ['list', 'claim', 'views', 'list', 'views']);
  }, alone));

  test('the side bar folds away, panes are resized by arrows, and both are remembered', desk.inSample(async ({ tab }) => {
    const width = () => tab.getByRole('navigation').evaluate((side) => side.offsetWidth);
    const usual = await width();
    const handle = tab.getByRole('separator', { name: 'Width of the side bar' });

    await handle.focus();
    await press(tab, 'ArrowRight', 'ArrowRight');
    assert.equal(await width(), usual + 32);
    await tab.reload();
    await handle.waitFor();
    assert.equal(await width(), usual + 32);

    await press(tab, 'Control+\\');
    await handle.waitFor({ state: 'detached' });
    assert.equal(await width(), 52);
    await tab.reload();
    await tab.getByRole('navigation').waitFor();
    assert.equal(await width(), 52);
  }, alone));

  test('help lists each action with its key, and Escape closes it alone', desk.inSample(async ({ tab }) => {
    await press(tab, 'j', '?');
    const help = tab.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const words of ['Add claim', 'Mark verified', 'Seal and go on', 'Search or run anything']) {
      await help.getByText(words, { exact: true }).waitFor();
    }
    const place = await list(tab).getAttribute('aria-activedescendant');
    await press(tab, 'j', 'v', 'Escape');
    await help.waitFor({ state: 'detached' });
    assert.equal(await list(tab).getAttribute('aria-activedescendant'), place, 'no key reached the page under it');
    assert.equal(await tab.locator('.toast').count(), 0);
  }, alone));

  test('name, theme, sizes, density and dates are chosen and stay over a reload', desk.inSample(async ({ tab, ask }) => {
    await press(tab, 'Control+,');
    const box = tab.getByRole('dialog', { name: 'Settings' });
    await box.getByRole('textbox', { name: 'Name', exact: true }).focus();
    await press(tab, 'Control+a');
    await tab.keyboard.type('Mira T.');
    const choose = async (group, keys) => {
      await box.getByRole('radiogroup', { name: group }).getByRole('radio', { checked: true }).focus();
      await press(tab, ...keys);
    };
    await choose('Theme', ['ArrowRight', 'ArrowRight']);
    await choose('Text size', ['ArrowRight', 'ArrowRight', 'ArrowRight']);
    await choose('List', ['ArrowRight']);
    await choose('Dates', ['ArrowRight']);
    await press(tab, 'Escape');

    const look = () => tab.evaluate(() => {
      const { dataset, style } = document.documentElement;
      return [dataset.theme, style.fontSize, dataset.density];
    });
    assert.deepEqual(await look(), ['dark', '150%', 'compact']);
    await tab.reload();
    await list(tab).waitFor();
    assert.deepEqual(await look(), ['dark', '150%', 'compact']);
    assert.equal((await ask('book')).author, 'Mira T.');
    await press(tab, 'Control+0');
    assert.deepEqual(await look(), ['dark', '', 'compact']);
  }, alone));

  test('single keys can be switched off, those with Ctrl stay', desk.inSample(async ({ tab, ask }) => {
    const { steps } = await ask('book');
    await press(tab, 'v', 'd', 'u', 'Delete', 'c', '?');
    await press(tab, 'ArrowDown', 'Control+k');
    await tab.getByRole('dialog', { name: 'Search claims and documents' }).waitFor();
    assert.equal((await ask('book')).steps, steps);
  }, { ...alone, settings: { singleKeys: false } }));
});

describe('a narrow window', () => {
  /** Nothing that can be pressed lies beside the window, and nothing scrolls sideways. */
  async function assertFits(tab, what) {
    const beside = await tab.evaluate(() => {
      const controls = [...document.querySelectorAll('button, input, textarea, [role="option"], h1')];
      const isOut = (control) => {
        const { left, right, width } = control.getBoundingClientRect();
        const isShown = control.checkVisibility({ visibilityProperty: true }) && control.closest('.unseen, [inert]') === null;
        return isShown && (width === 0 || left < -0.5 || innerWidth + 0.5 < right);
      };
      const scrolls = document.scrollingElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
      return [...scrolls, ...controls.filter(isOut).map((control) => `${control.localName} ${control.getAttribute('aria-label') ?? control.textContent.trim()}`)];
    });
    assert.deepEqual(beside, [], `${what} fits`);
  }

  /** Screens and boxes, and the keys that lead there from the list. */
  const WAYS = [
    ['the list', []],
    ['the claim over the list', ['Enter']],
    ['documents', ['g', 's']],
    ['the reader', ['o']],
    ['review', ['r']],
    ['add claim', ['c']],
    ['attach', ['e']],
    ['import', ['Control+i']],
    ['export', ['Control+e']],
    ['settings', ['Control+,']],
    ['history', ['Control+h']],
    ['help', ['?']],
    ['the palette', ['Control+k']],
  ];

  /** Goes every way from the list, in a window that is always the same. */
  const everyWay = async ({ tab }) => {
    for (const [what, keys] of WAYS) {
      await tab.reload();
      await ready(tab);
      await press(tab, ...keys);
      await tab.waitForLoadState('networkidle');
      await assertFits(tab, what);
    }
  };

  test('everything fits into 640 px', desk.inSample(everyWay, { size: { width: 640, height: 720 } }));
  test('everything fits into 320 px', desk.inSample(everyWay, { size: { width: 320, height: 640 } }));
  test('everything fits into 1100 px at 150 % text', desk.inSample(everyWay, {
    size: { width: 1100, height: 700 },
    settings: { textSize: 150 },
  }));

  test('the first run fits into 320 px', desk.before(async ({ tab }) => {
    await assertFits(tab, 'the first run');
  }, { size: { width: 320, height: 640 } }));

  test('the claim lies over the list, and Escape leads back to it', desk.inSample(async ({ tab }) => {
    await inspector(tab).waitFor({ state: 'detached' });
    await press(tab, 'Enter');
    await inspector(tab).waitFor();
    await press(tab, 'Escape');
    await inspector(tab).waitFor({ state: 'detached' });
    assert.match(await focus(tab), /^listbox/);
  }, { size: { width: 640, height: 720 }, byKeyboard: true }));
});
