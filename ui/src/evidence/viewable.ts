// What can be shown inside the window, by what a file's own first bytes say it is.

/** How a file is shown here; nothing: only another program can. */
export type Show = 'picture' | 'text' | 'pdf' | null;

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const TEXTS: ReadonlySet<string> = new Set(['application/json', 'application/xml']);

/** How a file of a media type is shown. */
export function showOf(mediaType: string): Show {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (PICTURES.has(type)) return 'picture';
  if (type === 'application/pdf') return 'pdf';
  return type.startsWith('text/') || TEXTS.has(type) ? 'text' : null;
}

/** Whether a file can be shown here. */
export function canShow(mediaType: string): boolean {
  return showOf(mediaType) !== null;
}
