import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { Fake } from '$api/fake';
import type { ClaimView } from '$api/generated';
import ClaimInspector from './ClaimInspector.svelte';
import StatusGlyph from './StatusGlyph.svelte';
import Tally from './Tally.svelte';

async function claimOf(key: string): Promise<ClaimView> {
  return (await new Fake().call('claim', { key })).value as ClaimView;
}

test('a verdict is never just a word: by whom, on how much, how independent', async () => {
  render(ClaimInspector, { claim: await claimOf('CB-0001') });

  expect(screen.getByText('Disputed by Ana Kestrel, 1 reader, 5 items, 2 independent.')).toBeTruthy();
});

test('a bare verdict says that nothing documents it', async () => {
  render(ClaimInspector, { claim: await claimOf('CB-0007') });

  expect(screen.getByText(/Marked without documentation\./)).toBeTruthy();
  expect(screen.getByText('No rationale was given.')).toBeTruthy();
});

test('that it was said is not that it is true', async () => {
  const claim = await claimOf('CB-0002');
  render(ClaimInspector, { claim: { ...claim, checking: 'attribution', claimant: 'Mayor Ines Holt' } });

  expect(
    screen.getByText(/Verified that Mayor Ines Holt said this\. Whether it is true was not checked\./),
  ).toBeTruthy();
});

test('the quote stands in its paragraph', async () => {
  const { container } = render(ClaimInspector, { claim: await claimOf('CB-0001') });

  const quote = container.querySelector('blockquote');
  expect(quote?.querySelector('mark')?.textContent).toBe('The quay came in nearly 20 percent over what we voted for');
  expect(quote?.textContent).toContain('The town will be paying for years.');
});

test('evidence stands by side and says what does not count', async () => {
  render(ClaimInspector, { claim: await claimOf('CB-0001') });

  expect(screen.getAllByText('2 items, 1 independent')).toHaveLength(2);
  expect(screen.getByText('Repeats E-0001, not independent')).toBeTruthy();
  expect(screen.getByText(/Our own working, not independent · Published after the claim was made/)).toBeTruthy();
  expect(screen.getByText(/Link only, no copy/)).toBeTruthy();
});

test('hostile words stay words', async () => {
  const claim = await claimOf('CB-0001');
  const { container } = render(ClaimInspector, { claim: { ...claim, statement: '<img src=x onerror=boom>' } });

  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText('<img src=x onerror=boom>')).toBeTruthy();
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
