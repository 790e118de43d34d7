// Passages: the words one selects: sentence by sentence, word by word, and as a statement to begin with.

import type { Span } from './find';

/** The sentences of a paragraph, as places in the whole text, without the blanks between them. */
export function sentencesOf(text: string, block: Span, language: string | null): Span[] {
  return segments(text, block, language, 'sentence').map(([start, words]) => {
    const lead = words.length - words.trimStart().length;
    return { start: start + lead, end: start + lead + words.trim().length };
  });
}

/** The place to which a word further or back leads, inside a paragraph. */
export function wordStep(text: string, block: Span, from: number, way: 1 | -1, edge: 'start' | 'end', language: string | null): number {
  const edges = segments(text, block, language, 'word', true).map(([start, word]) => (edge === 'start' ? start : start + word.length));
  const next = way === 1 ? edges.find((at) => from < at) : edges.findLast((at) => at < from);
  return next ?? (way === 1 ? block.end : block.start);
}

/** Selected words as the statement to begin with: one line, a capital, nothing left hanging at its end. */
export function toStatement(selected: string): string {
  const line = selected
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s,;:–—-]+$/, '')
    .replace(/^[\s,;:–—]+/, '');
  const [first = ''] = line;
  return first.toLocaleUpperCase('en') + line.slice(first.length);
}

function segments(text: string, block: Span, language: string | null, granularity: 'sentence' | 'word', wordsOnly = false): [number, string][] {
  const found: [number, string][] = [];
  for (const { index, segment, isWordLike } of segmenter(language, granularity).segment(text.slice(block.start, block.end))) {
    if (segment.trim() !== '' && (!wordsOnly || isWordLike)) found.push([block.start + index, segment]);
  }
  return found;
}

function segmenter(language: string | null, granularity: 'sentence' | 'word'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? 'en', { granularity });
  } catch {
    // A language that is no language.
    return new Intl.Segmenter('en', { granularity });
  }
}
