import { expect, test } from 'vitest';
import { Client } from '$api/client';
import { Fake } from '$api/fake';
import type { ClaimView } from '$api/generated';
import { judged } from './judged';

const given = (claim: ClaimView) => claim.draft;

const claimOf = (key: string): Promise<ClaimView> => new Client(new Fake()).ask('claim', { key });

test('a verdict on a claim without one begins empty', async () => {
  const claim = judged(await claimOf('CB-0004'), { outcome: 'verified' });

  expect(given(claim)).toMatchObject({ outcome: 'verified', rating: null, rationale: null, changes: false });
  expect(claim.outcome).toBe('verified');
});

test('a sealed verdict goes on as its copy where the outcome stays', async () => {
  const claim = judged(await claimOf('CB-0001'), { confidence: 'high' });

  expect(given(claim)).toMatchObject({ outcome: 'disputed', rating: 'misleading', confidence: 'high', changes: false });
  expect(given(claim)?.rationale).toContain('audit');
});

test('another outcome than the sealed one begins empty and asks for a reason', async () => {
  const claim = judged(await claimOf('CB-0001'), { outcome: 'verified' });

  expect(given(claim)).toMatchObject({ outcome: 'verified', rating: null, confidence: null, rationale: null, changes: true });
});

test('another outcome takes rating and confidence away and leaves the rationale', async () => {
  const first = judged(await claimOf('CB-0004'), { outcome: 'disputed', rating: 'false', confidence: 'low', because: 'No.' });

  const then = judged(first, { outcome: 'unverifiable' });

  expect(given(then)).toMatchObject({ outcome: 'unverifiable', rating: null, confidence: null, rationale: 'No.' });
});

test('an empty text takes away', async () => {
  const first = judged(await claimOf('CB-0004'), { outcome: 'verified', rating: 'true', because: 'Seen.' });

  expect(given(judged(first, { rating: '', because: '' }))).toMatchObject({ rating: null, rationale: null });
});
