// Find: words in a document, whatever their case, accents and quotation marks.

export interface Span {
  start: number;
  end: number;
}

/** More than these nobody looks at one by one. */
export const MOST_FOUND = 2_000;

/** The text so that what people take for the same is the same. Unit for unit as long as the text itself. */
export function folded(text: string): string {
  return text.replace(/[^\u0020-\u007e]/g, fold).toLowerCase();
}

/** Where the words stand in a folded text. */
export function findAll(inFolded: string, words: string): Span[] {
  const wanted = folded(words.trim());
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let at = inFolded.indexOf(wanted); at !== -1 && found.length < MOST_FOUND; at = inFolded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

const ALIKE: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\n': ' ',
  '\t': ' ',
};

const known = new Map<string, string>(Object.entries(ALIKE));

/** One unit for one: an `é` becomes an `e`; what would change its length stays. */
function fold(unit: string): string {
  let same = known.get(unit);
  if (same === undefined) {
    const bare = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    same = bare.length === 1 ? bare : unit;
    known.set(unit, same);
  }
  return same;
}
