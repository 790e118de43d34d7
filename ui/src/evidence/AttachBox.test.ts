import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AttachBox from './AttachBox.svelte';
import type { Attachment, Thing } from './attachment';

type Refusal = { message: string; field: string | null; code: string } | null;

const FILES: Thing[] = ['ledger.csv', 'audit.pdf'].map((name) => ({ kind: 'file', name, path: `/files/${name}`, file: null }));

function open(things: Thing[] = [], refuse: (attachment: Attachment) => Refusal = () => null) {
  const attach = vi.fn(async (attachment: Attachment) => refuse(attachment));
  const [ondone, onclose] = [vi.fn(), vi.fn()];
  const props = {
    claim: 'CB-0001',
    statement: 'The quay cost more',
    things,
    stance: null,
    sources: async () => [],
    documents: async () => [],
    understand: async () => ({ label: '' }),
    pick: async () => [],
    attach,
    ondone,
    onclose,
  };
  render(AttachBox, props);
  return { attach, ondone, onclose };
}

/** What lies in a clipboard; the test's own browser has none that holds anything. */
async function paste(text: string, files: File[] = []) {
  const clipboardData = { files, getData: (type: string) => (type === 'text/plain' ? text : '') };
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData });
  await fireEvent(document.activeElement ?? document.body, event);
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('radio'));
}

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

test('a copied link is attached by paste, plus and Enter', async () => {
  const { attach, ondone } = open();

  await paste('https://auditor.example/quay');
  expect(screen.getByText('Link only, no copy')).toBeTruthy();
  await press('+');
  await press('Enter');

  await vi.waitFor(() => expect(ondone).toHaveBeenCalledWith(['https://auditor.example/quay']));
  expect(attach.mock.calls[0]?.[0].request).toEqual({ key: 'CB-0001', stance: 'supports', url: 'https://auditor.example/quay' });
});

test('minus refutes and equals is context', async () => {
  const { attach } = open(FILES.slice(0, 1));
  screen.getByRole('radio', { name: 'Supports' }).focus();

  await press('-');
  expect(screen.getByRole('radio', { name: 'Refutes' }).getAttribute('aria-checked')).toBe('true');
  await press('=');
  await press('Enter');

  await vi.waitFor(() => expect(attach).toHaveBeenCalledWith(expect.objectContaining({ request: expect.objectContaining({ stance: 'context' }) })));
});

test('a side may be taken in part, context may not', async () => {
  open(FILES.slice(0, 1));
  screen.getByRole('radio', { name: 'Supports' }).focus();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Partly' }).disabled).toBe(true);

  await press('-');
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Partly' }));

  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Partly' }).checked).toBe(true);
});

test('no stance is preset: Enter asks for it and attaches nothing', async () => {
  const { attach } = open(FILES.slice(0, 1));
  screen.getByRole('radio', { name: 'Supports' }).focus();

  await press('Enter');

  expect(screen.getByText('Say which way it points: + supports, − refutes, = context.')).toBeTruthy();
  expect(attach).not.toHaveBeenCalled();
});

test('signs typed in a field are words, and Enter while composing attaches nothing', async () => {
  const { attach } = open(FILES.slice(0, 1));
  screen.getByRole('radio', { name: 'Supports' }).focus();
  await press('+');
  screen.getByLabelText('Title').focus();

  await press('-');
  await press('Enter', { isComposing: true });

  expect(screen.getByRole('radio', { name: 'Supports' }).getAttribute('aria-checked')).toBe('true');
  expect(attach).not.toHaveBeenCalled();
});

test('a pasted text is a note, and a pasted picture a file', async () => {
  const { attach } = open();

  await paste('I counted 14 berths\nand none was free.');
  expect(screen.getByText('Your own note. It does not count as independent.')).toBeTruthy();
  await paste('', [new File(['png'], 'berths.png', { type: 'image/png' })]);
  await press('=');
  await press('Enter');

  await vi.waitFor(() => expect(attach).toHaveBeenCalledTimes(1));
  expect(attach.mock.calls[0]?.[0]).toMatchObject({ thing: { kind: 'file', name: 'berths.png' }, request: { name: 'berths.png' } });
});

test('many files are attached one by one, and those that are in are not attached twice', async () => {
  const full = { message: 'The disk is full.', field: null, code: 'disk_full' };
  let isFull = true;
  const { attach, ondone } = open(FILES, ({ request }) => (isFull && request.file?.endsWith('.pdf') ? full : null));
  screen.getByRole('radio', { name: 'Supports' }).focus();
  await press('+');

  await press('Enter');
  await vi.waitFor(() => expect(screen.getByText('1 file attached, 1 not: The disk is full.')).toBeTruthy());
  expect(ondone).not.toHaveBeenCalled();
  isFull = false;
  await fireEvent.click(screen.getByRole('button', { name: /^Attach/ }));

  await vi.waitFor(() => expect(ondone).toHaveBeenCalledWith(['audit.pdf']));
  expect(attach.mock.calls.map(([{ request }]) => request.file)).toEqual(['/files/ledger.csv', '/files/audit.pdf', '/files/audit.pdf']);
});

test('a refusal stands under its field and takes nothing away that was typed', async () => {
  const wrong = { message: '`yesteryear` is not a date.', field: 'title', code: 'title_too_long' };
  open(FILES.slice(0, 1), () => wrong);
  screen.getByRole('radio', { name: 'Supports' }).focus();
  await press('+');
  await fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'A title' } });

  await press('Enter');

  await vi.waitFor(() => expect(screen.getByLabelText('Title').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('A title');
});

test('a box that opens with something asks first which way it points', () => {
  open(FILES.slice(0, 1));

  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Supports' }));
});

test('what is written is taken by Enter, and only then asked which way it points', async () => {
  open();
  await fireEvent.input(screen.getByLabelText('What bears on the claim'), { target: { value: 'https://auditor.example/quay' } });

  await press('Enter');
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('radio'));

  expect(screen.queryByText(/Say which way it points/)).toBeNull();
  expect(screen.getByText('Link only, no copy')).toBeTruthy();
});

test('an empty box says what it wants', async () => {
  const { attach } = open();

  await press('Enter');

  expect(screen.getByText('Paste or drop something first, or choose a document.')).toBeTruthy();
  expect(attach).not.toHaveBeenCalled();
});
