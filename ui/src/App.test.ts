import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import App from './App.svelte';

function open(wishes: Wishes = {}): Fake {
  const fake = new Fake(wishes);
  render(App, { client: new Client(fake) });
  return fake;
}

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });

beforeEach(() => localStorage.clear());

test('the window names its book and marks the sample', async () => {
  open();

  expect(await screen.findByText('SAMPLE')).toBeTruthy();
  await expect.poll(() => document.title).toBe('Halvern · Claimbook');
});

test('the first run opens the sample', async () => {
  open({ closed: true });

  await fireEvent.click(await screen.findByRole('button', { name: /Open the sample/ }));

  expect(await screen.findByRole('heading', { name: 'All claims' })).toBeTruthy();
});

test('Ctrl O opens the book that is picked', async () => {
  const fake = open({ closed: true });
  fake.picked = '/books/Town.claimbook';
  await screen.findByRole('heading', { name: 'Start with a claim or a document' });

  await press('o', { ctrlKey: true });

  expect(await screen.findByText('Town')).toBeTruthy();
});

test('G V goes to what is verified, and the side bar says so', async () => {
  open();
  await screen.findByRole('heading', { name: 'All claims' });

  await press('g');
  await press('v');

  expect(await screen.findByRole('heading', { name: 'Verified' })).toBeTruthy();
  expect(screen.getByRole('button', { current: true }).textContent).toContain('Verified');
});

test('J opens the next claim', async () => {
  open();
  await screen.findByRole('heading', { name: 'The old lighthouse is the tallest building in the county' });

  await press('j');

  expect(await screen.findByRole('heading', { name: /The new quay cost nearly 20 percent/ })).toBeTruthy();
});

test('a refusal stays until it is closed', async () => {
  open({ refuse: 'claims' });

  expect(await screen.findByText('The book could not be read: the disk is gone.')).toBeTruthy();
  await press('Escape');
  expect(screen.queryByText('Connect the disk and try again.')).toBeNull();
});

test('a search that finds nothing says so and can be cleared', async () => {
  open();
  const box = await screen.findByRole('textbox', { name: 'Search claims' });

  await fireEvent.input(box, { target: { value: 'zanzibar' } });
  expect(await screen.findByText('Nothing in All claims matches “zanzibar”.')).toBeTruthy();

  await fireEvent.click(screen.getAllByRole('button', { name: 'Clear search' })[1] as HTMLElement);
  await expect.poll(() => screen.queryByText(/zanzibar/)).toBeNull();
});

test('what was not understood is mended in place', async () => {
  const fake = open();
  const box = await screen.findByRole('textbox', { name: 'Search claims' });
  await fireEvent.input(box, { target: { value: 'quay status:xyz' } });

  await fireEvent.click(await screen.findByRole('button', { name: 'Use disputed' }));

  await expect.poll(() => fake.asked.at(-1)?.request ?? fake.asked).toBeTruthy();
  expect((box as HTMLInputElement).value).toBe('quay status:disputed');
});

test('light and dark stick', async () => {
  open();

  await fireEvent.click(await screen.findByRole('button', { name: 'Theme: as the system' }));
  expect(document.documentElement.dataset.theme).toBe('light');
  await fireEvent.click(screen.getByRole('button', { name: 'Theme: light' }));

  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(JSON.parse(localStorage.getItem('claimbook.settings') ?? '{}')).toMatchObject({ theme: 'dark' });
});

test('the help reads every shortcut from the table', async () => {
  open();
  await screen.findByRole('heading', { name: 'All claims' });

  await press('?');

  expect(await screen.findByRole('heading', { name: 'Keyboard shortcuts' })).toBeTruthy();
  expect(screen.getAllByText('Previous claim')).toHaveLength(2);
});
