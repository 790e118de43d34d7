// What a paste or a drop brings for a claim.

/** Files as the page got them, or words. */
export interface Brought {
  files: readonly File[];
  text: string;
}

/** What lies in a clipboard or a drop; nothing: nothing of use. */
export function offerOf(data: DataTransfer): Brought | null {
  const files = [...data.files];
  const text = files.length > 0 ? '' : textOf(data);
  return files.length === 0 && text === '' ? null : { files, text };
}

function textOf(data: DataTransfer): string {
  // A list of addresses has comments and may have several: the first one is meant.
  const address = data
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'));
  const text = data.getData('text/plain').trim();
  return text === '' ? (address ?? '') : text;
}

/** Whether words are one address and nothing else. */
export function isLink(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/i.test(text.trim());
}

/** The last part of a path, whatever system it is of. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** "80 kB", "1.4 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
