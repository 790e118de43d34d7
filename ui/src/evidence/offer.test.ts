import { expect, test } from 'vitest';
import { isLink, nameOf, offerOf, sizeOf } from './offer';

function clipboard(texts: Record<string, string>, files: File[] = []): DataTransfer {
  return { files, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer;
}

test('files come before the words that come with them', () => {
  const file = new File(['x'], 'map.png');

  expect(offerOf(clipboard({ 'text/plain': 'map.png' }, [file]))).toEqual({ files: [file], text: '' });
});

test('an address is taken without its comments', () => {
  expect(offerOf(clipboard({ 'text/uri-list': '# from the sidebar\r\nhttps://a.example/1' }))?.text).toBe('https://a.example/1');
});

test('nothing of use is nothing', () => {
  expect(offerOf(clipboard({ 'text/plain': '  \n' }))).toBeNull();
});

test('a link is an address and nothing else', () => {
  expect(isLink(' https://a.example/quay?page=2 ')).toBe(true);
  expect(isLink('see https://a.example')).toBe(false);
  expect(isLink('javascript:alert(1)')).toBe(false);
  expect(isLink('https://')).toBe(false);
});

test('a name is the last part of a path, a size is a few digits', () => {
  expect(nameOf('C:\\Pictures\\audit.pdf')).toBe('audit.pdf');
  expect(nameOf('/files/audit.pdf')).toBe('audit.pdf');
  expect([sizeOf(12), sizeOf(80_400), sizeOf(999_700), sizeOf(1_440_000)]).toEqual(['12 bytes', '80 kB', '1.0 MB', '1.4 MB']);
});
