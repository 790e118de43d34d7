import { expect, test } from 'vitest';
import { Fake } from '$api/fake';
import type { ClaimRow } from '$api/generated';
import { sharedOf } from './shared';

async function rows(...keys: string[]): Promise<ClaimRow[]> {
  const answers = await Promise.all(keys.map((key) => new Fake().call('claim', { key })));
  return answers.map(({ value }) => value as ClaimRow);
}

test('what several claims share is a value, what they do not is a count', async () => {
  const shared = sharedOf(await rows('CB-0004', 'CB-0005', 'CB-0008'));

  expect(shared.status).toEqual({ value: 'to-review' });
  expect(shared.source).toEqual({ value: 'Halvern Town Council' });
  expect(shared.claimant).toEqual({ count: 2 });
});

test('that none of them has a recheck day is shared too', async () => {
  expect(sharedOf(await rows('CB-0004', 'CB-0005')).recheck).toEqual({ value: null });
  expect(sharedOf(await rows('CB-0001', 'CB-0002')).recheck).toEqual({ count: 2 });
});

test('tags are counted, the most used first', async () => {
  expect(sharedOf(await rows('CB-0004', 'CB-0005')).tags).toEqual([
    { name: 'schools', count: 2 },
    { name: 'budget', count: 1 },
  ]);
});
