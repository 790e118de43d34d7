import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { BookError } from '$api/backend';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import App from '../App.svelte';

function open({ name = 'Ana Kestrel', ...more }: { name?: string; advance?: boolean; recent?: object[] } = {}, wishes: Wishes = {}): Fake {
  localStorage.setItem('claimbook.settings', JSON.stringify({ name, ...more }));
  const fake = new Fake(wishes);
  render(App, { client: new Client(fake) });
  return fake;
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const asked = (fake: Fake, command: string) =>
  fake.asked.filter((ask) => ask.command === command).map(({ request }) => request);

async function review(choices: Parameters<typeof open>[0] = {}) {
  const fake = open(choices);
  await screen.findByRole('heading', { name: 'All claims' });
  await expect.poll(() => screen.queryByRole('heading', { name: /old lighthouse/ })).toBeTruthy();
  await press('r');
  await screen.findByText('9 of 14 reviewed'.replace('9 of 14', '7 of 12'));
  return fake;
}

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

test('review is a pile: a verdict, its rating, on to the next claim', async () => {
  const fake = await review();

  await press('d');
  expect((await screen.findByRole('button', { name: /Disputed/, pressed: true })).textContent).toContain('D');
  await press('2');
  await press('j');

  await expect.poll(() => asked(fake, 'seal_verdict')).toEqual([{ key: 'CB-0012' }]);
  expect(asked(fake, 'edit_verdict')).toMatchObject([{ outcome: 'disputed' }, { rating: 'missing-context' }]);
  expect(await screen.findByRole('heading', { level: 1, name: /new quay cost/ })).toBeTruthy();
});

test('a verdict goes on by itself where that was chosen, and only there', async () => {
  await review({ advance: true });

  await press('v');

  expect(await screen.findByRole('heading', { level: 1, name: /new quay cost/ })).toBeTruthy();
});

test('what is written stays with its claim, and Ctrl Enter goes on', async () => {
  const fake = await review();

  await press('r');
  const field = screen.getByRole('textbox', { name: 'Rationale' });
  expect(document.activeElement).toBe(field);
  await fireEvent.input(field, { target: { value: 'Measured by the county.' } });
  await press('Enter', { ctrlKey: true });

  await expect.poll(() => asked(fake, 'edit_verdict')).toMatchObject([{ key: 'CB-0012', because: 'Measured by the county.' }]);
  expect(await screen.findByRole('heading', { level: 1, name: /new quay cost/ })).toBeTruthy();
});

test('the reason is asked for in place when a sealed verdict changes', async () => {
  await review();
  await press('j');
  await screen.findByRole('heading', { level: 1, name: /new quay cost/ });

  await press('v');

  expect(await screen.findByRole('textbox', { name: 'Why did it change?' })).toBeTruthy();
});

test('leaving a review comes back to the list with the same claim selected', async () => {
  await review();
  await press('j');
  await screen.findByRole('heading', { level: 1, name: /new quay cost/ });

  await press('Escape');

  expect(await screen.findByRole('heading', { name: 'All claims' })).toBeTruthy();
  await expect.poll(() => screen.queryByRole('heading', { level: 2, name: /new quay cost/ })).toBeTruthy();
});

test('the name is asked at the first verdict, and the verdict is given then', async () => {
  const fake = await review({ name: '' });

  await press('v');
  const box = await screen.findByRole('dialog', { name: 'Your name' });
  expect(box.textContent).toContain('Claimbook does not check who you are.');
  await fireEvent.submit(box.querySelector('form') as HTMLFormElement);
  expect(await within(box).findByText('Write a name.')).toBeTruthy();
  expect(asked(fake, 'edit_verdict')).toEqual([]);

  await fireEvent.input(within(box).getByRole('textbox', { name: 'Name' }), { target: { value: ' Ana K. ' } });
  await fireEvent.submit(box.querySelector('form') as HTMLFormElement);

  await expect.poll(() => asked(fake, 'edit_verdict')).toMatchObject([{ key: 'CB-0012', outcome: 'verified' }]);
  expect(asked(fake, 'set_author')).toEqual([{ name: 'Ana K.' }]);
});

test('a sealed verdict is not taken back without a word', async () => {
  const fake = await review();
  await press('j');
  await screen.findByRole('heading', { level: 1, name: /new quay cost/ });

  await press('0');
  const box = await screen.findByRole('dialog', { name: 'Take back a verdict' });
  await fireEvent.submit(box.querySelector('form') as HTMLFormElement);
  expect(await within(box).findByText('Write why.')).toBeTruthy();

  await fireEvent.input(within(box).getByRole('textbox'), { target: { value: 'New figures' } });
  await fireEvent.submit(box.querySelector('form') as HTMLFormElement);

  await expect.poll(() => asked(fake, 'clear_status').at(-1)).toEqual({ key: 'CB-0001', reason: 'New figures' });
});

test('a report says first what it leaves out, and opens those claims', async () => {
  const fake = open();
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });

  const left = await screen.findByRole('region', { name: 'What is left out' });
  expect(left.textContent).toContain('5 of 12 claims have no verdict yet and are listed as not reviewed.');
  expect(asked(fake, 'seal_verdicts')).not.toEqual([]);
  await fireEvent.click(within(left).getAllByRole('button', { name: 'Show them' })[0] as HTMLElement);

  await expect.poll(() => (screen.getByRole('textbox', { name: 'Search claims' }) as HTMLInputElement).value).toContain('key:CB-0003 OR key:');
});

test('a report is written where one says, in the format the button names', async () => {
  const fake = open();
  fake.saved = '/reports/halvern.md';
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });
  await screen.findByRole('region', { name: 'What is left out' });

  await fireEvent.click(screen.getByRole('radio', { name: 'Markdown' }));
  await fireEvent.click(await screen.findByRole('button', { name: /Export Markdown/ }));

  expect(await screen.findByText('/reports/halvern.md')).toBeTruthy();
  expect(fake.wished.at(-1)).toMatch(/^saveAs halvern-.* Markdown$/);
  await fireEvent.click(screen.getByRole('button', { name: 'Show in folder' }));
  expect(fake.wished.at(-1)).toBe('reveal /reports/halvern.md');
});

test('a PDF takes a subtitle, an author, a paper and an order, and the paper is kept for the next', async () => {
  const fake = open();
  fake.saved = '/reports/halvern.pdf';
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });
  await screen.findByRole('region', { name: 'What is left out' });
  const box = screen.getByRole('dialog', { name: 'Export a report' });

  await fireEvent.input(within(box).getByRole('textbox', { name: 'Subtitle' }), { target: { value: ' Spring ' } });
  await fireEvent.input(within(box).getByRole('textbox', { name: 'Author' }), { target: { value: 'Ana K.' } });
  await fireEvent.click(within(box).getByRole('button', { name: /^Paper/ }));
  await fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Letter' }));
  await fireEvent.click(within(box).getByRole('button', { name: /^Order/ }));
  await fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Status' }));
  await fireEvent.click(within(box).getByRole('button', { name: /Export PDF/ }));

  const wish = { format: 'pdf', subtitle: 'Spring', author: 'Ana K.', paper: 'letter', order: 'status' };
  await expect.poll(() => asked(fake, 'export_report')).toMatchObject([wish]);
  expect(JSON.parse(localStorage.getItem('claimbook.settings') ?? '{}')).toMatchObject({ paper: 'letter' });
});

test('of a PDF the pages are seen, and what is chosen is seen in them', async () => {
  const fake = open();
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });

  const shown = await screen.findByRole('group', { name: 'Preview' });
  expect(within(shown).getAllByRole('img').map((page) => page.getAttribute('alt'))).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
  expect(within(shown).getByRole('img', { name: 'Page 3 of 3' }).getAttribute('src')).toMatch(/\/3$/);
  expect(shown.getAttribute('tabindex')).toBe('0');
  expect(within(shown).getByText('The first 3 pages. The report has more of them.')).toBeTruthy();
  await fireEvent.input(screen.getByRole('textbox', { name: 'Subtitle' }), { target: { value: 'Spring' } });

  await expect.poll(() => asked(fake, 'preview_report').at(-1)).toMatchObject({ format: 'pdf', paper: 'a4', subtitle: 'Spring' });
});

test('where no pages can be made that is said, and the other formats are shown', async () => {
  const fake = open();
  const call = fake.call.bind(fake);
  const missing = { message: 'The program that makes PDFs is not where Claimbook is.', hint: null, field: 'format', at: null, detail: null };
  fake.call = (command, request) =>
    command === 'preview_report' && JSON.stringify(request).includes('"pdf"')
      ? Promise.reject(new BookError({ code: 'worker_missing', ...missing }))
      : call(command, request);
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });

  expect((await screen.findByRole('alert')).textContent).toContain('The program that makes PDFs is not where Claimbook is.');
  expect((screen.getByRole('button', { name: /Export PDF/ }) as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.click(screen.getByRole('radio', { name: 'HTML' }));
  expect(await screen.findByTitle('Preview')).toBeTruthy();
});

test('a sheet is asked for where there are pages, and everything else of every format', async () => {
  const fake = open();
  fake.saved = '/reports/halvern.md';
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });
  await screen.findByRole('region', { name: 'What is left out' });

  await fireEvent.click(screen.getByRole('radio', { name: 'Markdown' }));
  await fireEvent.input(screen.getByRole('textbox', { name: 'Subtitle' }), { target: { value: 'Spring' } });
  expect(screen.queryByRole('button', { name: /^Paper/ })).toBeNull();
  await fireEvent.click(screen.getByText('What it shows: everything'));
  await fireEvent.click(screen.getByRole('switch', { name: 'Tags' }));
  await fireEvent.click(screen.getByRole('switch', { name: 'History' }));
  expect(screen.getByText('What it shows: 4 of 6 parts')).toBeTruthy();
  await fireEvent.click(await screen.findByRole('button', { name: /Export Markdown/ }));

  await expect.poll(() => asked(fake, 'export_report')).toMatchObject([{ subtitle: 'Spring', without: ['tags', 'history'] }]);
  expect(asked(fake, 'export_report')[0]).not.toHaveProperty('paper');
});

test('choices are kept as a preset, come back with it, and can be forgotten', async () => {
  const fake = open();
  fake.pickedFiles = ['/pictures/courier.png'];
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });
  await screen.findByRole('region', { name: 'What is left out' });
  const box = screen.getByRole('dialog', { name: 'Export a report' });

  await fireEvent.input(within(box).getByRole('textbox', { name: 'Subtitle' }), { target: { value: 'Spring' } });
  await fireEvent.click(within(box).getByRole('button', { name: 'Choose a picture…' }));
  expect(await within(box).findByText('courier.png')).toBeTruthy();
  await fireEvent.click(within(box).getByRole('button', { name: 'Keep these choices as a preset…' }));
  await fireEvent.input(within(box).getByRole('textbox', { name: 'Name of the preset' }), { target: { value: 'Weekly' } });
  await fireEvent.click(within(box).getByRole('button', { name: 'Keep' }));
  await expect.poll(() => asked(fake, 'save_preset')).toMatchObject([{ name: 'Weekly', format: 'pdf', subtitle: 'Spring', logo: '/pictures/courier.png' }]);
  expect(await within(box).findByText('The one that the preset keeps')).toBeTruthy();

  await fireEvent.input(within(box).getByRole('textbox', { name: 'Subtitle' }), { target: { value: 'Autumn' } });
  await fireEvent.click(within(box).getByRole('button', { name: /^Preset/ }));
  await fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Weekly' }));
  expect((within(box).getByRole('textbox', { name: 'Subtitle' }) as HTMLInputElement).value).toBe('Spring');
  await fireEvent.click(within(within(box).getByRole('group', { name: 'Logo' })).getByRole('button', { name: 'Remove' }));
  await fireEvent.click(within(box).getByRole('button', { name: 'Keep these choices as a preset…' }));
  await fireEvent.click(within(box).getByRole('button', { name: 'Keep' }));
  await expect.poll(() => asked(fake, 'save_preset')).toHaveLength(2);
  expect(asked(fake, 'save_preset')[1]).toMatchObject({ name: 'Weekly', subtitle: 'Spring' });
  expect(asked(fake, 'save_preset')[1]).not.toHaveProperty('logo');
  await fireEvent.click(await within(box).findByRole('button', { name: 'Remove Weekly' }));
  await expect.poll(() => asked(fake, 'remove_preset')).toEqual([{ name: 'Weekly' }]);
  await expect.poll(() => within(box).queryByRole('button', { name: /^Preset/ })).toBeNull();
});

test('what cannot be shown before it is written is said in a sentence', async () => {
  open();
  await screen.findByRole('heading', { name: 'All claims' });
  await press('e', { ctrlKey: true });
  await screen.findByRole('region', { name: 'What is left out' });

  await fireEvent.click(screen.getByRole('radio', { name: 'Word' }));
  expect(await screen.findByText(/^A Word document with the words of the HTML page/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'More formats' }));
  await fireEvent.click(screen.getByRole('radio', { name: 'Excel' }));

  expect(await screen.findByText(/^A workbook with sheets of claims/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /Export Excel/ })).toBeTruthy();
});

test('the first claim asks where the book is to be, and begins there', async () => {
  const fake = open({}, { closed: true });
  fake.saved = '/books/Mine.claimbook';
  await screen.findByRole('heading', { name: 'Start with a claim or a document' });

  await press('c');

  await expect.poll(() => asked(fake, 'create_book')).toEqual([{ path: '/books/Mine.claimbook' }]);
});

test('a recent book is opened, or taken off the list', async () => {
  const book = { path: '/books/Old.claimbook', title: 'Old' };
  const fake = open({ recent: [book, { path: '/books/Gone.claimbook', title: 'Gone' }] }, { closed: true });

  await fireEvent.click(await screen.findByRole('button', { name: 'Take Gone off this list' }));
  expect(screen.queryByText('Gone')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: /^Old/ }));

  await expect.poll(() => asked(fake, 'open_book')).toEqual([{ path: book.path }]);
});

test('what is thrown away lies in the trash until it is restored', async () => {
  const fake = open();
  await screen.findByRole('heading', { name: 'All claims' });
  await expect.poll(() => screen.queryByRole('heading', { name: /old lighthouse/ })).toBeTruthy();
  await press('Delete');
  await expect.poll(() => asked(fake, 'remove')).toEqual([{ key: 'CB-0012' }]);

  fake.choose('trash.open');
  await fireEvent.click(await screen.findByRole('button', { name: 'Restore CB-0012' }));

  expect(await screen.findByText('The trash is empty.')).toBeTruthy();
});

test('a full disk is said under the header, and the same is tried again', async () => {
  const fake = await review();
  fake.wish({ refuse: 'edit_verdict', code: 'disk_full' });
  await press('v');

  const trouble = await screen.findByRole('region', { name: 'The book cannot be written' });
  expect(trouble.textContent).toContain('What you typed stays in its field.');
  fake.wish({});
  await fireEvent.click(within(trouble).getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('button', { name: /Verified/, pressed: true })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'The book cannot be written' })).toBeNull();
});
