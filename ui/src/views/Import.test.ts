import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake } from '$api/fake';
import App from '../App.svelte';

beforeEach(() => localStorage.clear());

const TEXT = 'Ferries and figures\n\nBy Mira Holm\nPublished 14 March 2025\n\nTwo crossings a day.';
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const box = () => within(screen.getByRole('dialog', { name: 'Bring in a document' }));
const field = (name: string) => box().getByRole<HTMLInputElement>('textbox', { name });
const text = () => box().getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the document' });
const type = (element: HTMLElement, value: string) => fireEvent.input(element, { target: { value } });
const brought = (fake: Fake) => fake.asked.filter(({ command }) => command === 'import_document').map(({ request }) => request);

async function open(): Promise<Fake> {
  const fake = new Fake();
  render(App, { client: new Client(fake) });
  await screen.findByRole('heading', { name: 'All claims' });
  return fake;
}

async function paste(words: string): Promise<Fake> {
  const fake = await open();
  await press('i', { ctrlKey: true });
  await screen.findByRole('dialog', { name: 'Bring in a document' });
  await type(text(), words);
  return fake;
}

test('what was found in a pasted text is shown with where it was found', async () => {
  await paste(TEXT);

  await expect.poll(() => field('Title').value).toBe('Ferries and figures');
  expect(screen.getByText('from the first line, check')).toBeTruthy();
  expect(field('Written by').value).toBe('Mira Holm');
  expect(field('Published').value).toBe('14 March 2025');
  expect(screen.getByText(/No publisher found/)).toBeTruthy();
});

test('what a person wrote over it stays when more is pasted, and goes along alone', async () => {
  const fake = await paste(TEXT);
  await expect.poll(() => field('Title').value).toBe('Ferries and figures');
  await type(field('Title'), 'Ferries, figures');
  await type(box().getByRole('combobox', { name: 'Publisher' }), 'The Halvern Lantern');

  await type(text(), `New first line\n\n${TEXT}`);
  await expect.poll(() => fake.asked.filter(({ command }) => command === 'draft_document').length).toBe(2);
  expect(field('Title').value).toBe('Ferries, figures');
  await expect.poll(() => screen.getByRole<HTMLButtonElement>('button', { name: /^Bring in Ctrl/ }).disabled).toBe(false);
  await press('Enter', { ctrlKey: true });

  await expect.poll(() => brought(fake)).toEqual([
    { text: `New first line\n\n${TEXT}`, title: 'Ferries, figures', source: 'The Halvern Lantern' },
  ]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Ferries, figures' })).toBeTruthy();
});

test('a document that is here already is pointed out first', async () => {
  const fake = new Fake();
  const before = await fake.call('document', { key: 'D-0002' });
  const twin = (before.value as { text: string }).text;
  await paste(twin);

  const status = await screen.findByText('The same text is here already:');
  await fireEvent.click(within(status.parentElement ?? document.body).getByRole('button', { name: 'Open it instead' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'A ferry for the outer islands' })).toBeTruthy();
});

test('what is no text is said, and the text stays', async () => {
  await paste('<!doctype html><p>Hello');

  expect(await screen.findByText('This is no plain text.')).toBeTruthy();
  expect(text().value).toBe('<!doctype html><p>Hello');
  await press('Escape');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  await press('i', { ctrlKey: true });

  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the document' })).value).toBe('<!doctype html><p>Hello');
});

test('files that are dropped on the window wait one after the other', async () => {
  const fake = await open();
  fake.drop({ kind: 'drop', paths: ['/x/minutes.txt', '/x/report.pdf', '/x/notes.md'], x: 5, y: 5 });

  expect(await screen.findByRole('button', { name: /minutes.txt/, current: true })).toBeTruthy();
  expect(await screen.findByText('Cannot be read')).toBeTruthy();
  await fireEvent.click(await screen.findByRole('button', { name: /Bring in, then the next/ }));
  expect(await screen.findByRole('button', { name: /notes.md/, current: true })).toBeTruthy();
  await press('Enter', { ctrlKey: true });

  await expect.poll(() => brought(fake)).toEqual([{ path: '/x/minutes.txt' }, { path: '/x/notes.md' }]);
  expect(await screen.findByRole('heading', { level: 1, name: 'notes.md' })).toBeTruthy();
});

test('all files at once, as found', async () => {
  const fake = await open();
  fake.drop({ kind: 'drop', paths: ['/x/minutes.txt', '/x/notes.md'], x: 5, y: 5 });

  await fireEvent.click(await screen.findByRole('button', { name: 'Bring in all 2 as found' }));

  expect(await screen.findByRole('group', { name: '2 documents brought in' })).toBeTruthy();
  expect(await screen.findByRole('heading', { level: 1, name: 'Documents' })).toBeTruthy();
});

test('while files are over the window it says what a drop would do', async () => {
  const fake = await open();

  fake.drop({ kind: 'over', paths: [], x: 5, y: 5 });
  expect(await screen.findByText('Drop to bring in a document')).toBeTruthy();
  fake.drop({ kind: 'leave', paths: [], x: 0, y: 0 });

  await expect.poll(() => screen.queryByText('Drop to bring in a document')).toBeNull();
});
