import { expect, test, vi } from 'vitest';
import { Client } from '$api/client';
import { Fake, type Wishes } from '$api/fake';
import { Desk } from '$state/desk.svelte';
import { Editor } from './editing.svelte';

async function at(key: string, name = 'Ana Kestrel') {
  const wishes: Wishes = {};
  const fake = new Fake(wishes);
  const desk = new Desk(new Client(fake));
  desk.settings.choose({ name });
  desk.book = (await fake.call('book', {})).value as never;
  // Where no list says which claim lies open.
  desk.place.go({ name: 'review', claims: [key], title: '', at: 0 });
  await desk.open.show(key);
  const changes = (command: string) => fake.asked.filter((asked) => asked.command === command).map(({ request }) => request as Record<string, unknown>);
  return { wishes, desk, editor: new Editor(desk, () => {}), changes };
}

/** Lets what was begun come to its end. */
const settled = (desk: Desk) => vi.waitFor(() => desk.client.settled());

test('saves of one field are one gesture until it is left', async () => {
  const { desk, editor, changes } = await at('CB-0004');
  const { edit, settle } = editor.claim('CB-0004');

  edit({ statement: 'Two teachers' });
  edit({ statement: 'Two teachers each' });
  settle();
  edit({ statement: 'Two teachers at each school' });
  await settled(desk);

  const [first, second, third] = changes('edit_claim').map(({ gesture }) => gesture);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('another field is another gesture', async () => {
  const { desk, editor, changes } = await at('CB-0004');

  editor.claim('CB-0004').edit({ hedge: 'nearly' });
  editor.claim('CB-0004').edit({ place: 'Halvern' });
  await settled(desk);

  const [one, other] = changes('edit_claim').map(({ gesture }) => gesture);
  expect(one).not.toBe(other);
});

test('a late save goes to the claim that it was typed for', async () => {
  const { desk, editor, changes } = await at('CB-0004');
  const { edit } = editor.claim('CB-0004');
  await desk.open.show('CB-0005');

  edit({ note: 'Ask the school board' });
  await settled(desk);

  expect(changes('edit_claim')[0]).toMatchObject({ key: 'CB-0004', note: 'Ask the school board' });
});

test('a refusal about a field stands under it and keeps what was typed', async () => {
  const { desk, editor } = await at('CB-0004');

  editor.claim('CB-0004').edit({ statement: ' ' });

  await vi.waitFor(() => expect(editor.claim('CB-0004').wrong.statement).toMatch(/^Write what was claimed\./));
  expect(editor.claim('CB-0004').kept.statement).toBe(' ');
  expect(desk.notices.current).toBeNull();

  editor.claim('CB-0004').edit({ statement: 'Two teachers' });
  await vi.waitFor(() => expect(editor.claim('CB-0004').wrong.statement).toBeUndefined());
});

test('a disk that is gone keeps the text and offers to try again', async () => {
  const { wishes, desk, editor } = await at('CB-0004');
  wishes.refuse = 'edit_verdict';

  editor.verdict('CB-0004').judge({ because: 'Only three of the five' });
  await vi.waitFor(() => expect(desk.notices.current?.action?.label).toBe('Try again'));
  expect(desk.notices.current?.stays).toBe(true);
  expect(editor.verdict('CB-0004').kept.because).toBe('Only three of the five');

  delete wishes.refuse;
  desk.notices.current?.action?.run();

  await vi.waitFor(() => expect(editor.verdict('CB-0004').kept.because).toBeUndefined());
  await desk.open.refresh();
  expect(desk.open.view?.draft?.rationale).toBe('Only three of the five');
});

test('a verdict waits for a name, and so does its text', async () => {
  const { desk, editor, changes } = await at('CB-0004', '');

  editor.verdict('CB-0004').judge({ because: 'Only three of the five' });

  expect(changes('edit_verdict')).toEqual([]);
  expect(editor.verdict('CB-0004').wrong.because).toBe('Not saved yet: say your name first.');
  const asked = desk.place.overlay;
  if (asked?.name !== 'author') throw new Error('the name is asked');
  desk.settings.choose({ name: 'Ana Kestrel' });
  asked.then();
  await vi.waitFor(() => expect(editor.verdict('CB-0004').wrong.because).toBeUndefined());
  expect(changes('edit_verdict')).toHaveLength(1);
});

test('a recheck day is one day', async () => {
  const { editor } = await at('CB-0004');
  const { understand, understandDay } = editor.claim('CB-0004');

  expect(await understand('March 2025')).toEqual({ label: 'March 2025' });
  expect(await understandDay('March 2025')).toEqual({ message: 'One day is needed: 14 April 2025.', hint: null });
});

test('who goes on to the next claim seals what was judged', async () => {
  const { desk, editor, changes } = await at('CB-0004');
  editor.verdict('CB-0004').judge({ outcome: 'disputed' });
  await settled(desk);
  await desk.open.refresh();

  await desk.open.show('CB-0005');
  await settled(desk);

  expect(changes('seal_verdict')).toEqual([{ key: 'CB-0004' }]);
});
