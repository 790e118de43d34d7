// Every view, box, menu, popover, message and empty state keeps nobody out: light and dark, at both sizes the window is designed at.
//
// A new one is a line in the table: its name, and how one comes there from where the group begins.
// With CLAIMBOOK_PICTURES each is left as a picture, too.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccessible, out, SIZES } from './browser.js';
import { drop, dragOver, inspector, list, opened, paste, press, ready, startDesk, told } from './desk.js';
import { pdf, PNG, TABLE } from './files.js';

const desk = startDesk();
const MARKED = 'CB-0001';
const dialog = (tab, name) => tab.getByRole('dialog', { name, exact: false });
const reader = (tab) => tab.getByRole('group', { name: 'Text of the document' });

/** Opens one claim of the sample. */
async function claim(tab, key) {
  await press(tab, 'g', 'a', '/');
  await tab.keyboard.type(`key:${key}`);
  await tab.waitForFunction((key) => document.querySelector('[data-pane="claim"] header .key')?.textContent === key, key);
  await press(tab, 'Enter');
}

/** Opens the article of the sample. */
async function article(tab) {
  await press(tab, 'o');
  await reader(tab).waitFor();
  await tab.locator('.active').waitFor();
}

/** Starts the review of a view. */
async function review(tab, ...keys) {
  await press(tab, ...keys, 'r');
  await tab.getByRole('button', { name: 'Close review' }).waitFor();
  await tab.locator('main blockquote, main .end').first().waitFor();
}

/** Attaches a file past the page to the claim that lies open. */
async function attach(tab, { ask, bridge }, name, title, bytes) {
  await writeFile(`${bridge.folder}/${name}`, bytes);
  await ask('attach', { key: 'CB-0014', file: `${bridge.folder}/${name}`, title, stance: 'context' });
  await tab.reload();
  await ready(tab);
}

/** Has the page be told something else than the book says. */
async function tell(tab, command, answer) {
  await tab.route('**/call', async (route) => {
    const asked = route.request().postDataJSON();
    if (asked.command !== command) return route.fallback();
    const refused = answer.code !== undefined;
    if (refused) return route.fulfill({ status: 422, json: { hint: null, field: null, at: null, detail: null, ...answer } });
    const response = await route.fetch();
    const said = await response.json();
    return route.fulfill({ response, json: { ...said, value: { ...said.value, ...answer } } });
  });
}

const FULL = {
  code: 'disk_full',
  message: 'The book could not be written: the disk is full.',
  hint: 'Free some space; what you typed is still here.',
};

const IN_SAMPLE = [
  ['the claims', async () => {}],
  ...['CB-0001', 'CB-0003', 'CB-0005', 'CB-0006', 'CB-0008', 'CB-0009', 'CB-0012'].map((key) => [`claim ${key}`, (tab) => claim(tab, key)]),
  ['recently marked', (tab) => press(tab, 'g', 'm')],
  ['due for recheck', (tab) => press(tab, 'g', 'h')],
  ['the rail', async (tab) => {
    await press(tab, 'Control+\\');
    await tab.getByRole('separator', { name: 'Width of the side bar' }).waitFor({ state: 'detached' });
  }],
  ['a search with a problem', async (tab) => {
    await press(tab, '/');
    await tab.keyboard.type('status:disputd');
    await tab.locator('#search-problems').waitFor();
  }],
  ['a search that finds nothing', async (tab) => {
    await press(tab, 'g', 'u', '/');
    await tab.keyboard.type('zanzibar');
    await tab.getByText('matches “zanzibar”').waitFor();
  }],
  ['a search by chips', async (tab) => {
    await tab.getByRole('button', { name: 'No evidence' }).click();
    await tab.locator('[aria-pressed="true"]').waitFor();
  }],
  ['the sort menu', async (tab) => {
    await tab.getByRole('button', { name: 'Sort by' }).click();
    await tab.getByRole('menu').waitFor();
  }],
  ['the menu of the book', async (tab) => {
    await tab.getByRole('button', { name: 'Book', exact: true }).click();
    await tab.getByRole('menu').waitFor();
  }],
  ['the menu of the claim', async (tab) => {
    await tab.getByRole('button', { name: 'More about this claim' }).click();
    await tab.getByRole('menu').waitFor();
  }],
  ['the status menu', async (tab) => {
    await press(tab, 's');
    await tab.getByRole('menu').waitFor();
  }],
  ['several claims', async (tab) => {
    await press(tab, 'x', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await inspector(tab).getByText('Mixed', { exact: true }).waitFor();
  }],
  ['a field that is edited', async (tab) => {
    await inspector(tab).getByRole('textbox', { name: 'Statement' }).click();
  }],
  ['more fields, and a choice among types', async (tab) => {
    await claim(tab, MARKED);
    await inspector(tab).getByText(/^More fields/).click();
    await inspector(tab).getByRole('combobox', { name: 'Type' }).or(inspector(tab).getByRole('button', { name: /^Type/ })).first().click();
  }],
  ['a person that is completed', async (tab) => {
    await inspector(tab).getByRole('combobox', { name: 'Said by' }).click();
    await press(tab, 'Control+a');
    await tab.keyboard.type('Ha');
    await tab.getByRole('listbox', { name: 'Said by' }).waitFor();
  }],
  ['a day that is none', async (tab) => {
    await inspector(tab).getByRole('textbox', { name: 'Recheck' }).click();
    await tab.keyboard.type('31.02.2025');
    await inspector(tab).getByText('calendar').first().waitFor();
  }],
  ['a tag that is added', async (tab) => {
    await press(tab, 't');
    await tab.keyboard.type('we');
    await tab.getByRole('listbox', { name: 'Tags' }).waitFor();
  }],
  ['an item of evidence', async (tab) => {
    await claim(tab, 'CB-0006');
    const closed = inspector(tab).locator('.evidence li > button[aria-expanded="false"]');
    for (let left = await closed.count(); 0 < left; left -= 1) await closed.first().click();
  }],
  ['a file before it is opened outside', async (tab) => {
    await claim(tab, MARKED);
    await inspector(tab).getByRole('button', { name: /Passenger counts/ }).click();
    await inspector(tab).getByRole('button', { name: 'Open outside' }).click();
  }],
  ['a text in the viewer', async (tab) => {
    await claim(tab, MARKED);
    await inspector(tab).getByRole('button', { name: /Passenger counts/ }).click();
    await inspector(tab).getByRole('button', { name: 'View', exact: true }).click();
    await dialog(tab, 'Passenger counts').locator('pre').waitFor();
  }],
  ['help', async (tab) => {
    await press(tab, '?');
    await dialog(tab, 'Keyboard shortcuts').waitFor();
  }],
  ['the palette', async (tab) => {
    await press(tab, 'Control+k');
    await tab.getByRole('option', { name: 'Mark verified' }).waitFor();
  }],
  ['the palette with claims', async (tab) => {
    await press(tab, 'Control+k');
    await tab.keyboard.type('tram');
    await tab.locator('dialog').getByText('CB-0002').waitFor();
  }],
  ['the palette with nothing', async (tab) => {
    await press(tab, 'Control+k');
    await tab.keyboard.type('zanzibar');
    await tab.getByText('Nothing is called “zanzibar”.').waitFor();
  }],
  ['add claim', async (tab) => {
    await press(tab, 'c');
    await dialog(tab, 'Add claim').waitFor();
  }],
  ['add claim, refused', async (tab) => {
    await press(tab, 'c');
    await dialog(tab, 'Add claim').getByRole('button', { name: 'Said by another' }).click();
    await dialog(tab, 'Add claim').getByRole('button', { name: /^Add claim/ }).click();
    await dialog(tab, 'Add claim').getByText('Write what was claimed.').waitFor();
  }],
  ['add claim, a source completed', async (tab) => {
    await press(tab, 'c', 'Tab');
    await tab.keyboard.type('Hal');
    await tab.getByRole('listbox', { name: 'Source' }).waitFor();
  }],
  ['attach', async (tab) => {
    await press(tab, 'e');
    await dialog(tab, 'Attach to').waitFor();
  }],
  ['attach a link', async (tab) => {
    await press(tab, 'e');
    await paste(tab, { text: 'https://harbour.halvern.example/' });
    await press(tab, '+');
    await tab.getByRole('radio', { checked: true }).first().waitFor();
  }],
  ['attach a note without a stance', async (tab) => {
    await press(tab, 'e');
    await paste(tab, { text: 'Counted again.' });
    await press(tab, 'Enter');
    await dialog(tab, 'Attach to').getByText('Say which way it points').waitFor();
  }],
  ['attach files', async (tab) => {
    await press(tab, 'e');
    await dialog(tab, 'Attach to').waitFor();
    await paste(tab, { files: [{ name: 'gate.png', type: 'image/png', bytes: PNG }, { name: 'counts.csv', type: 'text/csv', bytes: TABLE }] });
    await dialog(tab, 'Attach to').getByText('gate.png').waitFor();
  }],
  ['attach a document', async (tab) => {
    await press(tab, 'e');
    await dialog(tab, 'Attach to').getByRole('combobox', { name: 'A document at hand' }).fill('minutes');
    await tab.getByRole('option', { name: /^D-0002/ }).click();
    await dialog(tab, 'Attach to').getByRole('textbox', { name: 'The words that matter' }).waitFor();
  }],
  ['files over the claim', (tab) => dragOver(inspector(tab), [{ name: 'counts.csv', bytes: TABLE }])],
  ['files over the list', (tab) => dragOver(list(tab), [{ name: 'counts.csv', bytes: TABLE }])],
  ['import', async (tab) => {
    await press(tab, 'Control+i');
    await dialog(tab, 'Bring in a document').waitFor();
  }],
  ['import, with what was found', async (tab) => {
    await press(tab, 'Control+i');
    await dialog(tab, 'Bring in a document').getByRole('textbox', { name: 'Text of the document' }).fill('The mole\n\nBy Jonna Reik\n\nIt is 340 metres long.');
    await tab.getByText('3 paragraphs').waitFor();
  }],
  ['import, a text that is here already', async (tab, { ask }) => {
    const { text } = await ask('document', { key: 'D-0002' });
    await press(tab, 'Control+i');
    await dialog(tab, 'Bring in a document').getByRole('textbox', { name: 'Text of the document' }).fill(text);
    await tab.getByText('is here already').waitFor();
  }],
  ['import of files', async (tab) => {
    await drop(list(tab), [{ name: 'mole.txt', bytes: 'The mole\n\nIt is 340 metres long.' }, { name: 'gate.png', bytes: PNG }]);
    await tab.getByText('Cannot be read').waitFor();
    await tab.getByText('Ready').waitFor();
  }],
  ['documents', async (tab) => {
    await press(tab, 'g', 's');
    await tab.getByRole('listbox', { name: 'Documents' }).getByRole('option').first().waitFor();
  }],
  ['documents, nothing found', async (tab) => {
    await press(tab, 'g', 's');
    await tab.getByRole('textbox', { name: 'Filter documents' }).fill('zanzibar');
    await tab.getByText('No document matches').waitFor();
  }],
  ['what is known of a document', async (tab) => {
    await press(tab, 'g', 's');
    await tab.getByRole('button', { name: 'Edit', exact: true }).click();
    await dialog(tab, 'What is known of the document').getByRole('textbox', { name: 'Title' }).waitFor();
  }],
  ['the reader', (tab) => article(tab)],
  ['the reader, recording', async (tab) => {
    await article(tab);
    await press(tab, 'ArrowRight', 'ArrowRight', 'Enter');
    await dialog(tab, 'Record claim').waitFor();
  }],
  ['the reader, found', async (tab) => {
    await article(tab);
    await press(tab, 'Control+f');
    await tab.keyboard.type('crown');
    await tab.getByRole('status').filter({ hasText: / of \d/ }).waitFor();
  }],
  ['the reader, not found', async (tab) => {
    await article(tab);
    await press(tab, 'Control+f');
    await tab.keyboard.type('zanzibar');
    await tab.getByText('Not found').waitFor();
  }],
  ['the reader of a link', async (tab) => {
    await press(tab, 'Control+k');
    await tab.keyboard.type('interview');
    await tab.locator('dialog').getByRole('option', { name: /interview/ }).first().click();
    await tab.getByText('Only the address of this document is kept').waitFor();
  }],
  ['review', (tab) => review(tab)],
  ['review of a verdict with evidence', (tab) => review(tab, 'g', 'd')],
  ['review, the keys', async (tab) => {
    await review(tab);
    await press(tab, '?');
    await dialog(tab, 'Keyboard shortcuts').waitFor();
  }],
  ['review, the end', async (tab) => {
    await review(tab, 'g', 'u');
    await press(tab, 'j');
    await tab.getByRole('heading', { name: 'The end of the queue' }).waitFor();
  }],
  ['why a verdict is taken back', async (tab) => {
    await press(tab, 'g', 'u');
    await opened(tab, '22 shops on Quay Street closed because of the tram works');
    await press(tab, '0');
    await dialog(tab, 'Take back a verdict').waitFor();
    await press(tab, 'Enter');
  }],
  ['export', async (tab) => {
    await press(tab, 'Control+e');
    await dialog(tab, 'Export').getByRole('img', { name: /^Page 1 of/ }).waitFor();
  }],
  ['export as HTML', async (tab) => {
    await press(tab, 'Control+e');
    await dialog(tab, 'Export').getByRole('radio', { name: /^HTML/ }).click();
    await tab.locator('iframe').contentFrame().getByText('9 of 14 claims').first().waitFor();
  }],
  ['export as Markdown', async (tab) => {
    await press(tab, 'Control+e');
    await dialog(tab, 'Export').getByRole('radio', { name: /^Markdown/ }).click();
    await dialog(tab, 'Export').getByText('# Halvern').first().waitFor();
  }],
  ['export of nothing', async (tab) => {
    await press(tab, '/');
    await tab.keyboard.type('zanzibar');
    await tab.getByText('matches “zanzibar”').waitFor();
    await press(tab, 'Control+e');
    await tab.getByText('No claim is in it.').waitFor();
  }],
  ['settings', async (tab) => {
    await press(tab, 'Control+,');
    await dialog(tab, 'Settings').waitFor();
  }],
  ['the trash, empty', async (tab) => {
    await press(tab, 'Control+k');
    await tab.keyboard.type('trash');
    await press(tab, 'Enter');
    await tab.getByText('The trash is empty.').waitFor();
  }],
  ['history of the book', async (tab) => {
    await press(tab, 'Control+h');
    await tab.getByText('Claim added').first().waitFor();
  }],
  ['on this computer', async (tab) => {
    await tab.getByRole('button', { name: 'On this computer' }).click();
    await tab.getByRole('heading', { name: 'Backups' }).waitFor();
  }],
  ['on this computer, backed up and verified', async (tab) => {
    await tab.getByRole('button', { name: 'On this computer' }).click();
    await tab.getByRole('button', { name: 'Back up now' }).click();
    await tab.getByText('Backed up to').waitFor();
    await tab.getByRole('button', { name: 'Verify now' }).click();
    await tab.getByText('The book is what its history says.').waitFor();
  }],
  ['on this computer, something is wrong', async (tab) => {
    await tell(tab, 'verify', { sound: false, findings: ['`CB-0003` is not what its history says.', 'A kept file is missing.'] });
    await tab.getByRole('button', { name: 'On this computer' }).click();
    await tab.getByRole('button', { name: 'Verify now' }).click();
    await tab.getByText('2 things are not as they should be:').waitFor();
  }],
  ['a message that there is nothing to redo', async (tab) => {
    await press(tab, 'Control+Shift+z');
    await told(tab, 'There is nothing to redo.');
  }],
  ['a refusal with details', async (tab) => {
    await tell(tab, 'copy_claims', { code: 'internal', message: 'That did not work.', hint: 'Nothing was changed.', detail: 'thread panicked at …' });
    await press(tab, 'Control+c');
    await told(tab, 'That did not work.');
  }],
  ['a disk that is full', async (tab) => {
    await tell(tab, 'mark_in_review', FULL);
    await press(tab, 'i');
    await tab.getByRole('alert').getByText('the disk is full').waitFor();
  }],
  ['a book that may only be read', async (tab) => {
    await tell(tab, 'book', { readOnly: 'another program is writing to this book.' });
    await tab.reload();
    await tab.getByText('Read only: another program is writing to this book.').first().waitFor();
  }],
  ['review of a book that may only be read', async (tab) => {
    await tell(tab, 'book', { readOnly: 'another program is writing to this book.' });
    await tab.reload();
    await ready(tab);
    await article(tab);
    await tab.getByRole('button', { name: /^Review/ }).click();
    await tab.getByText('Read only: another program is writing to this book.').first().waitFor();
  }],
];

/** What writes into the sample: each begins with a new one. */
const WRITING = [
  ['a message with Undo', async (tab) => {
    await press(tab, 'i');
    await told(tab, 'marked in review');
  }],
  ['a verdict that is not sealed', async (tab) => {
    await press(tab, 'd');
    await told(tab, 'marked disputed');
  }],
  ['review, a verdict given', async (tab) => {
    await review(tab);
    await press(tab, 'd', '1');
    await tab.getByRole('radio', { checked: true }).first().waitFor();
  }],
  ['review, a verdict changed', async (tab) => {
    await review(tab, 'g', 'u');
    await press(tab, 'v');
    await told(tab, 'marked verified');
  }],
  ['a reason that is missing', async (tab) => {
    await claim(tab, 'CB-0009');
    await press(tab, 'v');
    await told(tab, 'marked verified');
  }],
  ['a picture in the viewer', async (tab, hands) => {
    await attach(tab, hands, 'gate.png', 'The gate', PNG);
    await inspector(tab).getByRole('button', { name: /The gate/ }).click();
    await inspector(tab).getByRole('button', { name: 'View', exact: true }).click();
    await dialog(tab, 'The gate').locator('img').waitFor();
  }],
  ['a PDF in the viewer', async (tab, hands) => {
    await attach(tab, hands, 'minutes.pdf', 'The minutes', pdf('Minutes of May', 'The ferry is full'));
    await inspector(tab).getByRole('button', { name: /The minutes/ }).click();
    await inspector(tab).getByRole('button', { name: 'View', exact: true }).click();
    await dialog(tab, 'The minutes').locator('canvas').first().waitFor();
  }],
  ['the trash', async (tab) => {
    await press(tab, 'Delete');
    await told(tab, 'moved to the trash');
    await press(tab, 'Control+k');
    await tab.keyboard.type('trash');
    await press(tab, 'Enter');
    await tab.getByRole('button', { name: 'Restore CB-0014' }).waitFor();
  }],
  ['a report that was written', async (tab, { bridge }) => {
    await bridge.answer({ saveAs: `${bridge.folder}/report.pdf` });
    await press(tab, 'Control+e');
    await dialog(tab, 'Export').getByRole('img', { name: /^Page 1 of/ }).waitFor();
    await press(tab, 'Control+Enter');
    await tab.getByText('PDF report written').waitFor();
  }],
];

const IN_EMPTY_BOOK = [
  ['an empty book', async () => {}],
  ...[
    ['i', 'Nothing is waiting.'],
    ['r', 'Nobody is looking at a claim now.'],
    ['v', 'No claim is verified yet.'],
    ['d', 'No claim is disputed.'],
    ['u', 'No claim was found unverifiable.'],
    ['h', 'No verdict is due for another look.'],
    ['m', 'No claim has a verdict yet.'],
    ['s', 'No documents in this book yet.'],
  ].map(([key, words]) => [`an empty view: ${words}`, async (tab) => {
    await press(tab, 'g', key);
    await tab.getByText(words).waitFor();
  }]),
  ['a history without steps', async (tab) => {
    await press(tab, 'Control+h');
    await dialog(tab, 'History of the book').waitFor();
  }],
];

const WITHOUT_BOOK = [
  ['the first run', async () => {}],
  ['the first run, files over it', (tab) => dragOver(tab.getByRole('main'), [{ name: 'a.txt', bytes: 'A' }])],
  ['the first run, the palette', async (tab) => {
    await press(tab, 'Control+k');
    await dialog(tab, 'Search claims and documents').waitFor();
  }],
  ['the first run, settings', async (tab) => {
    await press(tab, 'Control+,');
    await dialog(tab, 'Settings').waitFor();
  }],
];

/** Looks at one, light and dark, at both sizes. */
async function look(tab, what) {
  for (const size of SIZES) {
    await tab.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await assertAccessible(tab, `${what}, ${colorScheme}, ${size.width}`);
      if (process.env.CLAIMBOOK_PICTURES !== undefined) {
        const name = what.replace(/\W+/g, '-').replace(/-$/, '');
        await tab.screenshot({ path: join(out, `browser-${name}-${size.width}-${colorScheme}.png`) });
      }
    }
  }
}

const GROUPS = [
  ['in the sample', desk.inSample, IN_SAMPLE],
  ['where the sample is changed', desk.inSample, WRITING],
  ['in an empty book', desk.inBook, IN_EMPTY_BOOK],
  ['without a book', desk.before, WITHOUT_BOOK],
];

for (const [where, begin, table] of GROUPS) {
  describe(where, () => {
    for (const [what, open] of table) {
      test(`${what} keeps nobody out`, begin(async ({ tab, ...hands }) => {
        await open(tab, hands);
        await look(tab, what);
      }, { settings: { recent: [{ path: '/books/harbour.claimbook', title: 'Harbour' }] }, refused: true }));
    }
  });
}

test('the name that is asked for keeps nobody out', desk.inSample(async ({ tab }) => {
  await press(tab, 'v');
  await dialog(tab, 'Your name').waitFor();
  await press(tab, 'Enter');
  await look(tab, 'the name');
}, { settings: { name: '' } }));
