import { expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake } from '$api/fake';
import type { FindClaims } from '$api/generated';
import { ClaimList, WINDOW } from './claims.svelte';

function listOf(count: number) {
  const fake = new Fake({ claims: count });
  const failures: unknown[] = [];
  const list = new ClaimList(new Client(fake), (error) => failures.push(error));
  const offsets = () => fake.asked.map(({ request }) => (request as FindClaims).offset);
  return { list, fake, offsets, failures };
}

const everything = { query: '', sort: 'key', reverse: false } as const;

test('a list knows how many there are and holds one window of them', async () => {
  const { list, offsets } = listOf(1_000);

  await list.find(everything);

  expect(list.total).toBe(1_000);
  expect(list.row(0)?.key).toBe('CB-0001');
  expect(list.row(WINDOW)).toBeUndefined();
  expect(offsets()).toEqual([0]);
});

test('a window is asked for once', async () => {
  const { list, offsets } = listOf(1_000);
  await list.find(everything);

  await Promise.all([list.need(450, 520), list.need(460, 470)]);

  expect(list.row(500)?.key).toBe('CB-0501');
  expect(offsets()).toEqual([0, 400, 500]);
});

test('the selection stays within the list', async () => {
  const { list } = listOf(12);
  await list.find(everything);

  list.select(99);
  expect(list.index).toBe(11);
  list.select(-1);
  expect(list.index).toBe(0);
});

test('reading again keeps the same claim selected and asks for what is in sight alone', async () => {
  const { list, fake, offsets } = listOf(1_000);
  await list.find(everything);
  await list.need(700, 700);
  list.select(705);
  fake.asked.length = 0;

  await list.refresh();

  expect(list.selected?.key).toBe('CB-0706');
  expect(offsets()).toEqual([700]);
});

test('a claim that is to be selected stays so when the list is read again meanwhile', async () => {
  const { list } = listOf(1_000);
  await list.find(everything);

  await Promise.all([list.refresh('CB-0706'), list.refresh()]);

  expect(list.selected?.key).toBe('CB-0706');
});

test('a row that is chosen while the list is read again stays chosen', async () => {
  const { list } = listOf(1_000);
  await list.find(everything);

  const reading = list.refresh();
  list.select(3);
  await reading;

  expect(list.selected?.key).toBe('CB-0004');
});

test('an answer to a search before is thrown away', async () => {
  const { list } = listOf(24);

  await Promise.all([list.find({ ...everything, query: 'ferry' }), list.find({ ...everything, query: 'school' })]);

  expect(list.row(0)?.statement).toContain('school');
});

test('a refusal is told, and the rows from before stay', async () => {
  const { list, fake, failures } = listOf(12);
  await list.find(everything);
  fake.call = () => Promise.reject(new Error('gone'));

  await list.refresh();

  expect(failures).toHaveLength(1);
  expect(list.row(0)?.key).toBe('CB-0001');
});
