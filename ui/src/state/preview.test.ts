import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '$api/backend';
import { Client } from '$api/client';
import { Fake } from '$api/fake';
import { Preview } from './preview.svelte';

/** Answers previews when it is told to. */
class Slow extends Fake {
  readonly waiting: (() => void)[] = [];

  override async call(command: string, request: unknown): Promise<Answer> {
    if (command === 'preview_report') await new Promise<void>((resolve) => this.waiting.push(resolve));
    return super.call(command, request);
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the last answer wins, whichever comes first', async () => {
  const fake = new Slow();
  const preview = new Preview(new Client(fake));

  preview.ask({ format: 'md' });
  await vi.advanceTimersByTimeAsync(1);
  preview.ask({ format: 'csv' });
  await vi.advanceTimersByTimeAsync(300);
  fake.waiting[1]?.();
  await vi.advanceTimersByTimeAsync(1);
  fake.waiting[0]?.();
  await vi.advanceTimersByTimeAsync(1);

  expect(preview.report?.fileName).toMatch(/\.csv$/);
});

test('what nobody waits for any more is broken off', async () => {
  const fake = new Slow();
  const preview = new Preview(new Client(fake));

  preview.ask({ format: 'md' });
  await vi.advanceTimersByTimeAsync(1);
  preview.stop();

  expect(fake.wished).toContain('cancel');
});

test('a preview that was broken off though it is wanted is asked for again', async () => {
  const fake = new Fake({ refuse: 'preview_report', code: 'cancelled' });
  const preview = new Preview(new Client(fake));

  preview.ask({ format: 'md' });
  await vi.advanceTimersByTimeAsync(1);
  expect(preview.error).toBeNull();
  fake.wish({});
  await vi.advanceTimersByTimeAsync(300);

  expect(preview.report?.fileName).toMatch(/\.md$/);
});

test('choosing in a row asks once', async () => {
  const fake = new Fake();
  const preview = new Preview(new Client(fake));
  preview.ask({ format: 'html' });
  await vi.advanceTimersByTimeAsync(1);

  for (const title of ['H', 'Ha', 'Hal']) {
    preview.ask({ format: 'html', title });
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(200);

  expect(fake.asked.map(({ request }) => request)).toEqual([{ format: 'html' }, { format: 'html', title: 'Hal' }]);
});

test('waiting is said only when one would notice', async () => {
  const fake = new Slow();
  const preview = new Preview(new Client(fake));

  preview.ask({ format: 'html' });
  await vi.advanceTimersByTimeAsync(100);
  expect(preview.slow).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(preview.slow).toBe(true);
  fake.waiting[0]?.();
  await vi.advanceTimersByTimeAsync(1);

  expect(preview.slow).toBe(false);
});

test('a refusal is kept in its words', async () => {
  const preview = new Preview(new Client(new Fake({ refuse: 'preview_report' })));

  preview.ask({ format: 'html' });
  await vi.advanceTimersByTimeAsync(1);

  expect(preview.error?.message).toBe('The book could not be read: the disk is gone.');
});

test('of a PDF the first page is shown before the others, with room for those that were there', async () => {
  const fake = new Slow();
  const preview = new Preview(new Client(fake));
  const answer = async () => {
    fake.waiting.shift()?.();
    await vi.advanceTimersByTimeAsync(1);
    return [preview.report?.pages, preview.expected];
  };
  preview.ask({ format: 'pdf' });
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer()).toEqual([1, 0]);
  expect(await answer()).toEqual([3, 0]);

  preview.ask({ format: 'pdf', title: 'Halvern' });
  await vi.advanceTimersByTimeAsync(300);
  expect(await answer()).toEqual([1, 3]);
  expect(await answer()).toEqual([3, 0]);
  expect(fake.asked.map(({ request }) => request)).toEqual([
    { format: 'pdf', pages: 1 },
    { format: 'pdf' },
    { format: 'pdf', title: 'Halvern', pages: 1 },
    { format: 'pdf', title: 'Halvern' },
  ]);
});
