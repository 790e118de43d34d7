// Highlights: what is painted over the words of a document. By the engine where it can, else by spans around them.

import type { Status } from '$api/generated';
import type { Span } from './find';

type Depth = 0 | 1 | 2;
/** A way to paint: the name of a highlight, and the class of a span. */
export type Layer = `tint-${Status}` | `active-${Status}` | `line-${Status}-${Depth}` | 'found' | 'found-here' | 'passage';

/** Words, and how they are painted. */
export interface Paint extends Span {
  layers: readonly Layer[];
  /** The line under them, where they are a recorded claim's. */
  line?: { status: Status; depth: Depth };
}

/** A passage of a recorded claim. */
export interface Mark extends Span {
  status: Status;
}

/** Whether the engine paints ranges by itself. */
export function paintsRanges(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';
}

/** How recorded claims are painted: where they overlap, each has an underline of its own. */
export function paintsOf(marks: readonly Mark[]): Paint[] {
  const depths = depthsOf(marks);
  return marks.map(({ start, end, status }, index) => {
    const depth = depths[index] ?? 0;
    return { start, end, layers: [`tint-${status}`, `line-${status}-${depth}`], line: { status, depth } };
  });
}

/** How the one at hand is painted besides. */
export function paintActive({ start, end, status }: Mark): Paint {
  return { start, end, layers: [`active-${status}`] };
}

/** For each passage how many underlines lie above its own. */
export function depthsOf(marks: readonly Span[]): Depth[] {
  const open: { end: number; depth: Depth }[] = [];
  const all: readonly Depth[] = [0, 1, 2];
  return marks.map(({ start, end }) => {
    const near = open.filter((other) => start < other.end);
    const depth = all.find((free) => near.every((other) => other.depth !== free)) ?? 2;
    open.splice(0, open.length, ...near, { end, depth });
    return depth;
  });
}

/** The pieces of a block that are painted alike, one after the other without a gap. */
export function piecesOf(block: Span, paints: readonly Paint[]): Paint[] {
  const here = paints.filter(({ start, end }) => start < block.end && block.start < end);
  if (here.length === 0) return [{ ...block, layers: [] }];
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of here) edges.add(Math.max(start, block.start)).add(Math.min(end, block.end));
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? block.end;
    const layers = here.filter((paint) => paint.start <= start && end <= paint.end).flatMap((paint) => paint.layers);
    return { start, end, layers };
  });
}

/** From the quietest to what must be seen above all. */
const ORDER = ['tint', 'active', 'line', 'found', 'found-here', 'passage'];

function rank(layer: Layer): number {
  const exact = ORDER.indexOf(layer);
  return exact === -1 ? ORDER.indexOf(layer.slice(0, layer.indexOf('-'))) : exact;
}

/**
 * Paints by the engine. Highlights belong to the page: each painter takes its own away again.
 *
 * Lines are not for it: WebKit draws one under another neither apart nor at all.
 */
export class Painter {
  #mine = new Map<string, Highlight>();

  show(paints: readonly Paint[], rangeOf: (span: Span) => Range | null): void {
    this.clear();
    for (const paint of paints) {
      const range = rangeOf(paint);
      const layers = paint.layers.filter((layer) => !layer.startsWith('line'));
      if (range) for (const layer of layers) this.#highlight(layer).add(range);
    }
    for (const [name, highlight] of this.#mine) CSS.highlights.set(name, highlight);
  }

  #highlight(layer: Layer): Highlight {
    let highlight = this.#mine.get(layer);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = rank(layer);
      this.#mine.set(layer, highlight);
    }
    return highlight;
  }

  clear(): void {
    for (const [name, highlight] of this.#mine) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    this.#mine.clear();
  }
}
