import { beforeEach, expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import { Desk } from './desk.svelte';
import { Queue } from './queue.svelte';

const KEYS = ['CB-0003', 'CB-0004', 'CB-0005', 'CB-0008'];

async function queueOf(claims = KEYS, at = 0, wishes: Wishes = {}) {
  const fake = new Fake(wishes);
  const desk = new Desk(new Client(fake));
  desk.settings.choose({ name: 'Ana Kestrel' });
  await desk.start();
  desk.show({ name: 'review', claims, title: 'To review', at });
  const screen = desk.place.screen;
  if (screen.name !== 'review') throw new Error('the review did not begin');
  const queue = new Queue(desk, screen);
  await queue.begin();
  return { fake, desk, queue };
}

const sealed = (fake: Fake) => fake.asked.filter(({ command }) => command === 'seal_verdict').map(({ request }) => request);

beforeEach(() => localStorage.clear());

test('a review begins at the claim that was selected', async () => {
  const { desk, queue } = await queueOf(KEYS, 2);

  expect(queue.key).toBe('CB-0005');
  expect(desk.open.view?.key).toBe('CB-0005');
});

test('going on leaves a place to come back to', async () => {
  const { desk, queue } = await queueOf();

  await queue.next();

  expect(desk.place.screen).toMatchObject({ name: 'review', at: 1 });
  expect(desk.open.view?.key).toBe('CB-0004');
});

test('leaving a claim seals the verdict that was given on it', async () => {
  const { fake, desk, queue } = await queueOf();

  await desk.open.judge({ outcome: 'verified' });
  await queue.next();
  await desk.client.settled();

  expect(sealed(fake)).toEqual([{ key: 'CB-0003' }]);
});

test('a verdict is sealed also by whoever is faster than the book', async () => {
  const { fake, desk, queue } = await queueOf();

  const judging = desk.open.judge({ outcome: 'verified' });
  const going = queue.next();
  await Promise.all([judging, going]);
  await desk.client.settled();

  const changes = fake.asked.map(({ command }) => command).filter((command) => command.endsWith('_verdict'));
  expect(changes).toEqual(['edit_verdict', 'seal_verdict']);
});

test('the way back stops at the first claim, the way on at the end', async () => {
  const { desk, queue } = await queueOf(KEYS, 3);

  expect(queue.isLast).toBe(true);
  await queue.next();
  expect(queue.key).toBeNull();
  expect(desk.open.view).toBeNull();
  await queue.next();
  await queue.previous();
  expect(queue.key).toBe('CB-0008');

  for (let step = 0; step < 5; step += 1) await queue.previous();
  expect(queue.key).toBe('CB-0003');
  expect(queue.canGoBack).toBe(false);
});

test('the end says what was done', async () => {
  const { desk, queue } = await queueOf();

  await desk.open.judge({ outcome: 'disputed' });
  await queue.next();
  await desk.refresh();
  await queue.look();

  expect(queue.tally).toEqual({ all: 4, reviewed: 1, outcomes: { verified: 0, disputed: 1, unverifiable: 0 } });
});

test('a claim that was thrown away is skipped and no longer counted', async () => {
  const { desk, queue } = await queueOf();
  await desk.client.change('remove', { key: 'CB-0004' });
  await desk.refresh();
  await queue.look();

  await queue.next();

  expect(queue.key).toBe('CB-0005');
  expect(queue.tally.all).toBe(3);
});

test('the claim one is at makes room for the next when it is thrown away, and can come back', async () => {
  const { desk, queue } = await queueOf(KEYS, 1);
  await desk.client.change('remove', { key: 'CB-0004' });
  await desk.refresh();
  await queue.look();
  await expect.poll(() => desk.open.view?.key).toBe('CB-0005');

  await desk.client.change('restore', { key: 'CB-0004' });
  await desk.refresh();
  await queue.look();
  await queue.previous();

  expect(queue.key).toBe('CB-0004');
});

test('a claim that is read before it is wanted shows in the same moment', async () => {
  const { desk, queue } = await queueOf();
  queue.prepare();
  await expect.poll(() => desk.open.view?.key).toBe('CB-0003');
  await Promise.resolve();

  void queue.next();

  expect(desk.open.view?.key).toBe('CB-0004');
});

test('a refused verdict comes off again', async () => {
  const { desk } = await queueOf(KEYS, 0, { refuse: 'edit_verdict' });

  await expect(desk.open.judge({ outcome: 'verified' })).rejects.toThrow();

  expect(desk.open.view?.outcome).toBeNull();
});
