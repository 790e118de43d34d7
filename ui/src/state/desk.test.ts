import { expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import type { FindClaims } from '$api/generated';
import { Desk } from './desk.svelte';

async function deskOver(wishes: Wishes = {}) {
  const fake = new Fake(wishes);
  const desk = new Desk(new Client(fake));
  await desk.start();
  const query = () => (fake.asked.findLast(({ command }) => command === 'claims')?.request as FindClaims).query;
  return { desk, fake, query };
}

test('a start with a book shows its claims and opens the first', async () => {
  const { desk } = await deskOver();

  expect(desk.book?.title).toBe('Halvern');
  expect(desk.list.total).toBe(12);
  expect(desk.open.view?.key).toBe(desk.list.row(0)?.key);
});

test('a start without a book is the first run, and the sample ends it', async () => {
  const { desk, fake } = await deskOver({ closed: true });
  expect(desk.book).toBeNull();

  await desk.openSample();
  await expect.poll(() => desk.open.view).not.toBeNull();

  expect(desk.book?.sample).toBe(true);
  expect(fake.asked).toContainEqual({
    command: 'create_book',
    request: { path: '/books/Halvern sample.claimbook', sample: true },
  });
});

test('a view and a search are one query', async () => {
  const { desk, query } = await deskOver();

  await desk.go({ kind: 'status', status: 'to-review' });
  await desk.search('school ferry');
  expect(query()).toBe('status:to-review school ferry');
  expect(desk.textOffset).toBe('status:to-review '.length);

  await desk.search('school OR ferry');
  expect(query(), 'else OR would reach past the view').toBe('status:to-review (school OR ferry)');

  await desk.go({ kind: 'tag', name: 'outer islands' });
  expect(query()).toBe('tag:"outer islands"');
  expect(desk.text).toBe('');
});

test('a book that cannot be opened is said in its own words, and the one before stays', async () => {
  const { desk } = await deskOver();

  const opened = await desk.openBook('/books/missing.claimbook');

  expect(opened).toBe(false);
  expect(desk.notices.current).toMatchObject({
    message: 'There is no file `/books/missing.claimbook`.',
    hint: 'Choose another one.',
    stays: true,
  });
  expect(desk.book?.title).toBe('Halvern');
});

test('undo names what it took back, and offers to bring it back', async () => {
  const { desk } = await deskOver();

  await desk.undo();
  expect(desk.notices.current?.message).toBe('Undone: judged CB-0001');
  expect(desk.notices.current?.action?.label).toBe('Redo');
  await expect.poll(() => desk.book?.redo).toBe('judged CB-0001 disputed');

  await desk.undo();
  expect(desk.notices.current?.message).toBe('There is nothing to undo.');
});

test('what another program wrote is seen at the next look, and the selection stays', async () => {
  const { desk, fake } = await deskOver();
  await desk.sortBy('key');
  desk.select(3);
  fake.changeBehindOurBack();

  await desk.look();

  expect(desk.list.row(0)?.statement).toBe('Changed by another program');
  expect(desk.list.index).toBe(3);
});

test('a look that finds nothing new reads nothing else', async () => {
  const { desk, fake } = await deskOver();
  fake.asked.length = 0;

  await desk.look();

  expect(fake.asked.map(({ command }) => command)).toEqual(['pulse']);
});

test('a book given by a second start is opened', async () => {
  const { desk, fake } = await deskOver();

  fake.give('/books/Other.claimbook');

  await expect.poll(() => desk.book?.title).toBe('Other');
});

test('while one claim is read the selection may run on, and the last one wins', async () => {
  const { desk, fake } = await deskOver();
  fake.asked.length = 0;

  for (let index = 1; index <= 9; index += 1) desk.select(index);
  await expect.poll(() => desk.open.view?.key).toBe(desk.list.row(9)?.key);

  expect(fake.asked.length).toBeLessThan(9);
});
