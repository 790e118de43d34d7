import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { Fake } from '$api/fake';
import type { ClaimView, FileCheck } from '$api/generated';
import ClaimInspector from './ClaimInspector.svelte';
import type { Hands } from './hands';
import StatusGlyph from './StatusGlyph.svelte';
import Tally from './Tally.svelte';

async function claimOf(key: string): Promise<ClaimView> {
  return (await new Fake().call('claim', { key })).value as ClaimView;
}

function show(claim: ClaimView, files: FileCheck[] = []) {
  const done = {
    edit: vi.fn(),
    judge: vi.fn(),
    settle: vi.fn(),
    editEvidence: vi.fn(),
    remove: vi.fn(),
    outside: vi.fn(),
    mark: vi.fn(),
    restore: vi.fn(),
  };
  const fields = { locked: false, wrong: {}, kept: {}, settle: done.settle };
  const none = async () => [];
  const understand = async () => ({ label: '' });
  const hands: Hands = {
    claim: (key) => ({ ...fields, edit: (change) => done.edit(key, change), sources: none, tags: none, understand, understandDay: understand }),
    verdict: (key) => ({ ...fields, judge: (change) => done.judge(key, change) }),
    evidence: {
      locked: false,
      fields: () => fields,
      edit: done.editEvidence,
      remove: done.remove,
      view: vi.fn(),
      outside: done.outside,
      link: vi.fn(),
      read: vi.fn(),
    },
  };
  const props = {
    claim,
    hands,
    files,
    keys: { status: 'S', rationale: 'W', attach: 'E' },
    more: false,
    onmore: vi.fn(),
    onmark: done.mark,
    onattach: vi.fn(),
    onrestore: done.restore,
    onopen: vi.fn(),
  };
  return { ...render(ClaimInspector, props), ...done };
}

const rationale = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Rationale' });

test('a verdict is never just a word: by whom, on how much, how independent', async () => {
  show(await claimOf('CB-0001'));

  expect(screen.getByText('Disputed by Ana Kestrel, 1 reader, 5 items, 2 independent.')).toBeTruthy();
});

test('a bare verdict says that nothing documents it', async () => {
  show(await claimOf('CB-0007'));

  expect(screen.getByText('Marked without documentation.')).toBeTruthy();
});

test('that it was said is not that it is true', async () => {
  const claim = await claimOf('CB-0002');
  show({ ...claim, checking: 'attribution', claimant: 'Mayor Ines Holt' });

  expect(screen.getByText(/Verified that Mayor Ines Holt said this\. Whether it is true was not checked\./)).toBeTruthy();
});

test('the words are quoted alone, and in their paragraph for who asks', async () => {
  const { container } = show(await claimOf('CB-0001'));
  const quote = () => container.querySelector('blockquote')?.textContent ?? '';
  expect(quote()).toContain('…The quay came in nearly 20 percent over what we voted for…');
  expect(quote()).not.toContain('The town will be paying for years.');

  await fireEvent.click(screen.getByText('Show the paragraph'));

  expect(quote()).toContain('The town will be paying for years.');
  expect(container.querySelector('mark')?.textContent).toBe('The quay came in nearly 20 percent over what we voted for');
});

test('evidence stands by side and says what does not count', async () => {
  show(await claimOf('CB-0001'));

  expect(screen.getAllByText('2 items, 1 independent')).toHaveLength(2);
  expect(screen.getByText('Repeats E-0001, not independent')).toBeTruthy();
  expect(screen.getByText(/Own working, not independent · Later than the claim/)).toBeTruthy();
  expect(screen.getByText('Link only, no copy')).toBeTruthy();
});

test('hostile words stay words', async () => {
  const claim = await claimOf('CB-0001');
  const { container } = show({ ...claim, statement: '<img src=x onerror=boom>' });

  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByDisplayValue('<img src=x onerror=boom>')).toBeTruthy();
});

test('a field saves for the claim that it was typed for', async () => {
  vi.useFakeTimers();
  const { edit } = show(await claimOf('CB-0004'));
  const statement = screen.getByLabelText('Statement');

  await fireEvent.input(statement, { target: { value: 'Every island school has two teachers' } });
  expect(edit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(600);

  expect(edit).toHaveBeenCalledWith('CB-0004', { statement: 'Every island school has two teachers' });
  vi.useRealTimers();
});

test('what is still being typed is saved for its own claim when the inspector goes away', async () => {
  const { judge, unmount } = show(await claimOf('CB-0004'));

  await fireEvent.input(rationale(), { target: { value: 'Only three of the five' } });
  unmount();

  expect(judge).toHaveBeenCalledWith('CB-0004', { because: 'Only three of the five' });
});

test('a rationale may come before any verdict, and says that it is a draft', async () => {
  const claim = await claimOf('CB-0004');
  const draft = { outcome: null, rating: null, confidence: null, rationale: 'Only three of the five', wording: null, reason: null, changes: false };
  show({ ...claim, draft });

  expect(rationale().value).toBe('Only three of the five');
  expect(screen.getByText('A draft: kept, and part of the verdict once one is given.')).toBeTruthy();
  expect(screen.queryByRole('radiogroup', { name: 'Confidence' })).toBeNull();
});

test('nothing is preset, and what was chosen may be unset again', async () => {
  const claim = await claimOf('CB-0001');
  const { judge } = show(claim);

  await fireEvent.click(screen.getByRole('radio', { name: /Misleading/ }));
  await fireEvent.click(screen.getByRole('radio', { name: 'Moderate' }));

  expect(judge).toHaveBeenNthCalledWith(1, 'CB-0001', { rating: '' });
  expect(judge).toHaveBeenNthCalledWith(2, 'CB-0001', { confidence: '' });
});

test('a verdict that changes asks why, flags a missing reason, and waits for nothing', async () => {
  const claim = await claimOf('CB-0001');
  const draft = { outcome: 'verified' as const, rating: null, confidence: null, rationale: null, wording: null, reason: null, changes: true };
  const { rerender } = show({ ...claim, draft });
  expect(screen.getByLabelText('Why did it change?')).toBeTruthy();
  expect(screen.getByText(/No reason given\./)).toBeTruthy();

  await rerender({ claim: { ...claim, draft: { ...draft, reason: 'A second audit came.' } } });

  expect(screen.queryByText(/No reason given\./)).toBeNull();
});

test('a sealed verdict without its reason says so', async () => {
  const claim = await claimOf('CB-0001');
  show({ ...claim, verdict: claim.verdict && { ...claim.verdict, wantsReason: true } });

  expect(screen.getByText('No reason given for the change.')).toBeTruthy();
});

test('a verdict under way says when it is sealed', async () => {
  const claim = await claimOf('CB-0001');
  show({ ...claim, open: true, verdict: claim.verdict && { ...claim.verdict, sealed: false } });

  expect(screen.getByText('Not sealed yet: it is sealed when you leave this claim.')).toBeTruthy();
});

test('the status menu marks by its letters', async () => {
  const { mark } = show(await claimOf('CB-0004'));
  await fireEvent.click(screen.getByRole('button', { name: /Status: To review/ }));

  await fireEvent.keyDown(screen.getByRole('menu'), { key: 'u' });

  expect(mark).toHaveBeenCalledWith('unverifiable');
});

test('a file that changed after it was added is shown as such and not opened', async () => {
  const claim = await claimOf('CB-0001');
  const sha256 = claim.evidenceItems[2]?.document.file?.sha256 ?? '';
  show(claim, [{ sha256, state: 'mismatch' }]);
  expect(screen.getByText('File changed after it was added')).toBeTruthy();

  await fireEvent.click(screen.getByRole('button', { name: /Audit of the harbour works/ }));

  expect(screen.getByText(/This file changed after it was added\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'View' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Open outside' })).toBeNull();
});

test('a file is called unchanged only once it was looked at', async () => {
  const claim = await claimOf('CB-0001');
  const sha256 = claim.evidenceItems[2]?.document.file?.sha256 ?? '';
  const { rerender } = show(claim);
  await fireEvent.click(screen.getByRole('button', { name: /Audit of the harbour works/ }));
  expect(screen.queryByText(/Unchanged since/)).toBeNull();

  await rerender({ files: [{ sha256, state: 'same' }] });

  expect(screen.getByText(/Unchanged since it was added here on 14 Mar 2025 by this computer’s clock\./)).toBeTruthy();
});

test('another program opens a file after a word', async () => {
  const { outside } = show(await claimOf('CB-0001'));
  await fireEvent.click(screen.getByRole('button', { name: /Audit of the harbour works/ }));

  await fireEvent.click(screen.getByRole('button', { name: 'Open outside' }));
  expect(outside).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole('button', { name: 'Open it' }));

  expect(outside).toHaveBeenCalledWith(expect.objectContaining({ name: 'D-0004.pdf' }));
});

test('plus, minus and equals turn an open item, but not while one writes', async () => {
  const { editEvidence } = show(await claimOf('CB-0001'));
  const row = screen.getByRole('button', { name: /Audit of the harbour works/ });
  await fireEvent.click(row);

  await fireEvent.keyDown(screen.getByLabelText('Why it bears on the claim'), { key: '+' });
  expect(editEvidence).not.toHaveBeenCalled();
  await fireEvent.keyDown(row, { key: '+', isComposing: true });
  expect(editEvidence).not.toHaveBeenCalled();
  await fireEvent.keyDown(row, { key: '=' });

  expect(editEvidence).toHaveBeenCalledWith('E-0003', { stance: 'context' });
});

test('what a field said before can be brought back', async () => {
  const claim = await claimOf('CB-0004');
  const { restore } = show(claim);

  await fireEvent.click(screen.getByRole('button', { name: 'Restore Said on: March 2025' }));

  expect(restore).toHaveBeenCalledWith(claim.history[0]?.step, expect.objectContaining({ field: 'said', before: 'March 2025' }));
});

test('a long history shows its newest 20 until all are asked for', async () => {
  const claim = await claimOf('CB-0004');
  const line = claim.history[1];
  if (!line) throw new Error('the fake has a history');
  const { container } = show({ ...claim, history: Array.from({ length: 48 }, () => line) });
  const lines = () => container.querySelectorAll('ol > li').length;
  expect(lines()).toBe(20);

  await fireEvent.click(screen.getByRole('button', { name: 'Show all 48' }));

  expect(lines()).toBe(48);
});

test('a status is a shape with a name, hollow where it is bare', () => {
  const { container } = render(StatusGlyph, { status: 'verified', bare: true, labelled: true });

  expect(screen.getByRole('img', { name: 'Verified, Marked without documentation' })).toBeTruthy();
  expect(container.querySelector('svg.bare')).not.toBeNull();
});

test('a tally leaves a zero blank and says it in words', () => {
  const { container } = render(Tally, { counts: { supports: 3, refutes: 0, context: 1 } });

  expect(container.querySelector('.supports')?.textContent).toBe('+3');
  expect(container.querySelector('.refutes')?.textContent).toBe('');
  expect(screen.getByText('Supports 3')).toBeTruthy();
});
