import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import Splitter from './Splitter.svelte';

const onresize = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '';
});

function open(edge: 'start' | 'end', width = 244) {
  render(Splitter, { label: 'Width', edge, width, min: 200, max: 320, usual: 244, onresize });
  return screen.getByRole('separator', { name: 'Width' });
}

test('it says how wide its pane is and may be', () => {
  const handle = open('end');

  expect([handle.getAttribute('aria-valuenow'), handle.getAttribute('aria-valuemin'), handle.getAttribute('aria-valuemax')]).toEqual(['244', '200', '320']);
});

test('arrows move the edge 16 px, the same way on both sides', async () => {
  await fireEvent.keyDown(open('end'), { key: 'ArrowRight' });
  expect(onresize).toHaveBeenLastCalledWith(260);
  document.body.innerHTML = '';

  await fireEvent.keyDown(open('start'), { key: 'ArrowRight' });
  expect(onresize).toHaveBeenLastCalledWith(228);
});

test('Home and End go to the limits, a double click to what is usual', async () => {
  const handle = open('end', 300);

  await fireEvent.keyDown(handle, { key: 'Home' });
  await fireEvent.keyDown(handle, { key: 'End' });
  await fireEvent.dblClick(handle);

  expect(onresize.mock.calls).toEqual([[200], [320], [244]]);
});

test('it follows the pointer and stays within its limits', async () => {
  const handle = open('end');

  await fireEvent.pointerDown(handle, { button: 0, clientX: 244, pointerId: 1 });
  await fireEvent.pointerMove(handle, { clientX: 264 });
  await fireEvent.pointerMove(handle, { clientX: 900 });
  await fireEvent.lostPointerCapture(handle);
  await fireEvent.pointerMove(handle, { clientX: 210 });

  expect(onresize.mock.calls).toEqual([[264], [320]]);
});
