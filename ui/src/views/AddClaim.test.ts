import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake } from '$api/fake';
import App from '../App.svelte';

beforeEach(() => localStorage.clear());

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const box = () => within(screen.getByRole('dialog', { name: 'Add claim' }));
const field = (name: string) => box().getByRole<HTMLInputElement>('textbox', { name });
const combobox = (name: string) => box().getByRole<HTMLInputElement>('combobox', { name });
const type = (element: HTMLElement, value: string) => fireEvent.input(element, { target: { value } });
const added = (fake: Fake) => fake.asked.filter(({ command }) => command === 'add_claim').map(({ request }) => request);

async function open(): Promise<Fake> {
  const fake = new Fake();
  render(App, { client: new Client(fake) });
  await screen.findByRole('heading', { name: 'All claims' });
  await begin();
  return fake;
}

async function begin() {
  await fireEvent.keyDown(document.body, { key: 'c' });
  await screen.findByRole('dialog', { name: 'Add claim' });
}

test('C, a statement, a source, Enter', async () => {
  const fake = await open();
  expect(document.activeElement).toBe(field('Claim'));

  await type(field('Claim'), 'The harbour office lost the second invoice');
  await type(combobox('Source'), 'Cllr Odile Brandt');
  await press('Enter');

  expect(await screen.findByRole('group', { name: '“The harbour office lost the second invoice” added' })).toBeTruthy();
  expect(added(fake)).toMatchObject([{ statement: 'The harbour office lost the second invoice', source: 'Cllr Odile Brandt' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('source and date stay for the next claim', async () => {
  const fake = await open();
  await type(field('Claim'), 'One');
  await type(combobox('Source'), 'Mayor Ines Holt');
  await type(field('Said on'), 'March 2025');
  await press('Enter');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();

  await begin();
  await type(field('Claim'), 'Two');
  await press('Enter');

  await expect.poll(() => added(fake)).toMatchObject([
    { statement: 'One' },
    { statement: 'Two', source: 'Mayor Ines Holt', said: 'March 2025' },
  ]);
});

test('Ctrl Enter adds and stays for the next', async () => {
  const fake = await open();
  await type(field('Claim'), 'One');
  await type(combobox('Source'), 'unknown');
  await press('Enter', { ctrlKey: true });

  await expect.poll(() => field('Claim').value).toBe('');
  expect(document.activeElement).toBe(field('Claim'));
  await type(field('Claim'), 'Two');
  await press('Enter', { ctrlKey: true });
  await expect.poll(() => added(fake).map((request) => (request as { statement: string }).statement)).toEqual(['One', 'Two']);
  expect(new Set(added(fake).map((request) => (request as { id: string }).id)).size).toBe(2);
});

test('a refusal stands under its field, and what was typed stays', async () => {
  await open();
  await type(field('Claim'), 'Nobody said who');
  await press('Enter');

  expect(await screen.findByText('Say who we have it from.')).toBeTruthy();
  expect(combobox('Source').getAttribute('aria-invalid')).toBe('true');
  expect(field('Claim').value).toBe('Nobody said who');
});

test('Escape asks nothing, and the draft is there the next time', async () => {
  await open();
  await type(field('Claim'), 'Half a thought');
  await press('Escape');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();

  await begin();

  expect(field('Claim').value).toBe('Half a thought');
});

test('who said it may be another than the source', async () => {
  const fake = await open();
  await type(field('Claim'), 'One');
  await type(combobox('Source'), 'The Halvern Lantern');
  await fireEvent.click(screen.getByRole('button', { name: 'Said by another' }));
  await type(combobox('Said by'), 'Mayor Ines Holt');
  await fireEvent.click(screen.getByRole('radio', { name: 'Whether it was said' }));
  await fireEvent.keyDown(combobox('Said by'), { key: 'Enter' });

  await expect.poll(() => added(fake)).toMatchObject([{ claimant: 'Mayor Ines Holt', checking: 'attribution' }]);
});
