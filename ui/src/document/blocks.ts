// Blocks: a document's text as the reader lays it out. Every block knows where in the text it stands, to the unit.

/** A paragraph, or a piece of one that is too long to be laid out in one go. In UTF-16 units of the text. */
export interface Block {
  start: number;
  /** The first unit after it. */
  end: number;
  /** Which paragraph it begins, from 1; nothing: it goes on with the one before. */
  number: number | null;
}

/** Blocks that are laid out together, or together left for later. */
export interface Section {
  blocks: readonly Block[];
  /** Which is the first of them, of all. */
  first: number;
  /** How high it will be, about, in lines of the text. */
  lines: number;
}

/** A paragraph longer than this is broken where a line of it ends… */
const LINES = 4_000;
/** …and one longer than this, where a word does. */
const WORDS = 16_000;
/** How much text a section holds at most, unless a single block is longer. */
const SECTION = 6_000;
/** How many characters a line of the reader has, about, and how many lines stand between two paragraphs. */
const LINE = 66;
const BETWEEN = 0.55;

/** Where the words of a Markdown text begin: behind its front matter, which is about it and not of it. */
export function bodyOf(text: string): number {
  return /^---\n(?:.*\n){1,100}?(?:---|\.\.\.)[^\S\n]*\n/.exec(text)?.[0].length ?? 0;
}

/** The blocks of a text from a place on: its paragraphs, which a blank line ends. Blank lines themselves are in none. */
export function blocksOf(text: string, body = 0): Block[] {
  const blocks: Block[] = [];
  let number = 0;
  const add = (from: number, to: number) => {
    const lead = /^(?:[^\S\n]*\n)*/.exec(text.slice(from, to))?.[0].length ?? 0;
    if (isBlank(text, from + lead, to)) return;
    number += 1;
    for (const [index, [start, end]] of pieces(text, from + lead, to).entries()) {
      blocks.push({ start, end, number: index === 0 ? number : null });
    }
  };
  let from = body;
  for (const gap of text.matchAll(/\n(?:[^\S\n]*\n)+/g)) {
    if (gap.index < body) continue;
    add(from, gap.index);
    from = gap.index + gap[0].length;
  }
  add(from, text.length);
  return blocks;
}

/** The same in portions. */
export function sectionsOf(text: string, blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let first = 0;
  let length = 0;
  const close = (end: number) => {
    if (first === end) return;
    const portion = blocks.slice(first, end);
    sections.push({ blocks: portion, first, lines: portion.reduce((sum, block) => sum + linesOf(text, block), 0) });
    first = end;
    length = 0;
  };
  for (const [index, block] of blocks.entries()) {
    const size = block.end - block.start;
    if (length > 0 && SECTION < length + size) close(index);
    length += size;
  }
  close(blocks.length);
  return sections;
}

/** Which block a place in the text belongs to; the one before it where it stands between two. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A range without the blanks at its ends; nothing where there is nothing else. Never half of a character. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  let [from, to] = [Math.max(0, start), Math.min(end, text.length)];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (from < to && /\s/.test(text.charAt(to - 1))) to -= 1;
  if (to <= from) return null;
  if (isTail(text, from)) from -= 1;
  if (isTail(text, to)) to += 1;
  return { start: from, end: to };
}

/** Whether a unit is the second half of a character. */
function isTail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return 0xdc00 <= unit && unit <= 0xdfff && 0xd800 <= before && before <= 0xdbff;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

function pieces(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  while (LINES < to - start) {
    const line = text.lastIndexOf('\n', start + LINES);
    if (start < line) {
      found.push([start, line]);
      start = line + 1;
      continue;
    }
    // No line ends near enough; the next one may still come before the block is too long.
    const later = text.indexOf('\n', start);
    if (later !== -1 && later < to && later - start <= WORDS) {
      found.push([start, later]);
      start = later + 1;
      continue;
    }
    if (to - start <= WORDS) break;
    const blank = text.lastIndexOf(' ', start + WORDS) + 1;
    const cut = start < blank ? blank : start + WORDS - (isTail(text, start + WORDS) ? 1 : 0);
    found.push([start, cut]);
    start = cut;
  }
  if (start < to) found.push([start, to]);
  return found.filter(([begin, end]) => begin < end);
}

function linesOf(text: string, block: Block): number {
  let lines = block.number === null ? 0 : BETWEEN;
  for (const line of text.slice(block.start, block.end).split('\n')) lines += Math.max(1, Math.ceil(line.length / LINE));
  return lines;
}
