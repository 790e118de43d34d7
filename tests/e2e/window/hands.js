// What a person does in the window, as the steps of a job: says a name, records words, judges.

import assert from 'node:assert/strict';
import { patiently } from './driver.js';

/** Under which name a person works here. */
export const ANA = 'Ana K.';

/** Whoever works here has said their name. */
export async function declare(window) {
  await window.holds('the book', () => document.querySelector('main h1') !== null);
  await window.run((name) => localStorage.setItem('claimbook.settings', JSON.stringify({ name })), ANA);
  const since = await window.run(() => {
    setTimeout(() => location.reload());
    return performance.timeOrigin;
  });
  await window.holds('the list', (since) => document.activeElement?.id === 'claims' && since < performance.timeOrigin, since);
}

/** Waits until the list has the keyboard. */
export const onList = (window) => window.holds('the keyboard on the list', () => document.activeElement?.id === 'claims');
/** Waits until the claim with this statement lies open beside the list. */
export const opened = (window, statement) =>
  window.holds(statement, (statement) => document.querySelector('[data-pane="claim"] h2')?.textContent === statement, statement);

/** Selects words of the text with the pointer, as a person drags over them. */
export async function select(window, words) {
  const rect = await window.holds(words, async (words) => {
    const root = document.querySelector('[aria-label="Text of the document"]');
    for (const paragraph of root?.querySelectorAll('p') ?? []) {
      const node = [...paragraph.childNodes].find((child) => child.data?.includes(words));
      if (node === undefined) continue;
      paragraph.scrollIntoView({ block: 'center' });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(words));
      range.setEnd(node, node.data.indexOf(words) + words.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      return { from: [first.left + 1, (first.top + first.bottom) / 2], to: [last.right, (last.top + last.bottom) / 2] };
    }
    return null;
  }, words);
  await window.drag(rect.from, rect.to);
}

/** Records words as a claim. */
export async function record(window, { quote, statement }) {
  await select(window, quote);
  await window.holds('the record box', () => document.activeElement?.closest('[role="dialog"]')?.querySelector('blockquote') !== null);
  assert.equal(await window.text('[role="dialog"] blockquote'), quote);
  await window.press('Control+a');
  await window.type(statement);
  await window.press('Enter');
  await window.sees('recorded', '.toast');
}

/** Judges the claim that lies open, with a reason. */
export async function judge(window, key, words, reason) {
  await window.press(key);
  await window.sees(words, '.toast');
  await window.press('w');
  await window.holds('the rationale', () => document.activeElement?.localName === 'textarea');
  await window.type(reason);
  await window.press('Control+Enter');
  await patiently('the reason in the book', async () => {
    const { draft, verdict } = await window.ask('claim', { key: await window.text('[data-pane="claim"] header .key') });
    assert.equal((draft ?? verdict)?.rationale, reason);
  });
  // Out of the field, then past the message.
  await window.press('Escape', 'Escape');
  await onList(window);
}
