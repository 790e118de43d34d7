import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import App from '../App.svelte';

beforeEach(() => localStorage.clear());

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const text = () => screen.getByRole('group', { name: 'Text of the document' });

/** Opens the second document in the reader, by keyboard. */
async function read(wishes: Wishes = {}): Promise<Fake> {
  const fake = new Fake(wishes);
  render(App, { client: new Client(fake) });
  await screen.findByRole('heading', { name: 'All claims' });
  await press('g');
  await press('s');
  await fireEvent.click(await screen.findByRole('option', { name: /A ferry for the outer islands/ }));
  await press('Enter');
  await screen.findByRole('group', { name: 'Text of the document' });
  await expect.poll(() => document.activeElement).toBe(text());
  return fake;
}

/** Selects the first sentence of the text. */
async function selectSentence() {
  await fireEvent.keyDown(text(), { key: 'ArrowRight' });
}

const asked = (fake: Fake, command: string) => fake.asked.filter((one) => one.command === command).map(({ request }) => request);

test('Enter in the list of documents opens the reader, Escape leads back', async () => {
  await read();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A ferry for the outer islands');

  await press('Escape');

  expect(await screen.findByRole('heading', { name: 'Documents', level: 1 })).toBeTruthy();
});

test('J goes to the next recorded claim, and Enter opens it', async () => {
  await read();

  await press('j');
  await press('j');
  const current = await screen.findByRole('button', { current: true, name: /The ferry stood still for seven months/ });
  expect(current).toBeTruthy();
  await press('Enter');

  expect(await screen.findByRole('heading', { name: 'All claims' })).toBeTruthy();
});

test('the selected words are recorded where they stand, by keyboard alone', async () => {
  const fake = await read();

  await selectSentence();
  await press('Enter');
  const box = await screen.findByRole('dialog', { name: 'Record claim' });
  expect(box.querySelector('blockquote')?.textContent).toBe(
    'The council met for four hours on Thursday, and for three of them it spoke of the quay.',
  );
  await press('Enter');

  expect(await screen.findByRole('group', { name: /“The council met .*” recorded/ })).toBeTruthy();
  expect(asked(fake, 'add_claim')).toMatchObject([{ document: 'D-0002', start: 0, end: 87, said: '13 Mar 2025', checking: 'truth' }]);
  expect(await screen.findByRole('button', { current: true, name: /The council met for four hours/ })).toBeTruthy();
});

test('Escape closes the box and gives the selection back', async () => {
  await read();
  await selectSentence();
  await press('Enter');
  await screen.findByRole('dialog', { name: 'Record claim' });

  await press('Escape');

  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  await expect.poll(() => String(getSelection())).toBe(
    'The council met for four hours on Thursday, and for three of them it spoke of the quay.',
  );
});

test('what keeps a claim from being recorded is said in the box, and nothing typed is lost', async () => {
  await read();
  await selectSentence();
  await press('Enter');
  const statement = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Claim, in one plain sentence' });
  await fireEvent.input(within(screen.getByRole('dialog')).getByRole('combobox', { name: 'Said by' }), { target: { value: 'Cllr Brandt' } });
  await fireEvent.input(statement, { target: { value: ' ' } });

  await fireEvent.keyDown(statement, { key: 'Enter' });

  expect(await screen.findByText('Write what was claimed.')).toBeTruthy();
  expect(within(screen.getByRole('dialog')).getByRole<HTMLInputElement>('combobox', { name: 'Said by' }).value).toBe('Cllr Brandt');
});

test('Ctrl Enter records and leaves the keyboard in the text', async () => {
  const fake = await read();
  await selectSentence();
  await press('Enter');
  await screen.findByRole('dialog', { name: 'Record claim' });

  await press('Enter', { ctrlKey: true });

  await expect.poll(() => asked(fake, 'add_claim').length).toBe(1);
  await expect.poll(() => text().contains(document.activeElement)).toBe(true);
});

test('words are found in the document, and the last one found stays selected', async () => {
  await read();
  await press('/');
  const find = await screen.findByRole('textbox', { name: 'Find in this document' });

  await fireEvent.input(find, { target: { value: 'FERRY' } });
  expect(screen.getByText(/^1 of \d+$/)).toBeTruthy();
  await press('Escape');

  expect(screen.queryByRole('textbox', { name: 'Find in this document' })).toBeNull();
  await expect.poll(() => String(getSelection())).toBe('ferry');
});

test('what is known of a document is edited from the reader', async () => {
  const fake = await read();
  await fireEvent.click(screen.getByRole('button', { name: 'Edit what is known of the document' }));
  const title = await screen.findByRole('textbox', { name: 'Title' });

  await fireEvent.focus(title);
  await fireEvent.input(title, { target: { value: 'A ferry again' } });
  await fireEvent.keyDown(title, { key: 'Enter' });

  await expect.poll(() => asked(fake, 'edit_document')).toMatchObject([{ key: 'D-0002', title: 'A ferry again' }]);
  await expect.poll(() => screen.getByRole('heading', { level: 1 }).textContent).toBe('A ferry again');
});

test('the list of documents is filtered and sorted', async () => {
  render(App, { client: new Client(new Fake()) });
  await screen.findByRole('heading', { name: 'All claims' });
  await press('g');
  await press('s');
  const filter = await screen.findByRole('textbox', { name: 'Filter documents' });
  const titles = () => screen.getAllByRole('option').map((row) => row.querySelector('.title')?.textContent);

  await fireEvent.click(screen.getByRole('button', { name: /Title/ }));
  expect(titles()[0]).toBe('A ferry for the outer islands');
  await fireEvent.input(filter, { target: { value: 'harbour' } });
  expect(titles()).toEqual(['Audit of the harbour works', 'Harbour ledger 2024']);
  await fireEvent.input(filter, { target: { value: 'zanzibar' } });
  expect(screen.getByText('No document matches “zanzibar”.')).toBeTruthy();
});
