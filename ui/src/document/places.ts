// Places: from a point of the page to the place in the document's text, and back. Blocks carry `data-start`.

/** Where in the text a point of the page lies; the nearest place where it lies outside. */
export function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('[data-start]') ?? null;
  if (block !== null && root.contains(block)) {
    const within = document.createRange();
    within.setStart(block, 0);
    within.setEnd(node, offset);
    return startOf(block) + within.toString().length;
  }
  // Between blocks, or outside: the first block that begins after the point, else the end of the last.
  const point = document.createRange();
  point.setStart(node, offset);
  const blocks = root.querySelectorAll<HTMLElement>('[data-start]');
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = blocks[middle];
    if (candidate && isAfter(candidate, point)) high = middle;
    else low = middle + 1;
  }
  const next = blocks[low];
  if (next) return startOf(next);
  const last = blocks[blocks.length - 1];
  return last ? startOf(last) + (last.textContent?.length ?? 0) : null;
}

/** The point of the page at a place inside a block. */
export function pointOf(block: HTMLElement, offset: number): [Node, number] {
  let left = offset - startOf(block);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last: Node = block;
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const length = text.nodeValue?.length ?? 0;
    if (left <= length) return [text, Math.max(0, left)];
    left -= length;
    last = text;
  }
  return last === block ? [block, 0] : [last, last.nodeValue?.length ?? 0];
}

/** The place where a block begins. */
export function startOf(block: HTMLElement): number {
  return Number(block.dataset['start']);
}

/** The point of the page under the pointer. */
export function pointAt(x: number, y: number): [Node, number] | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  // Engines that have it under its old name only.
  const page: { caretRangeFromPoint?: (x: number, y: number) => Range | null } = document;
  const range = page.caretRangeFromPoint?.(x, y) ?? null;
  return range && [range.startContainer, range.startOffset];
}

function isAfter(block: HTMLElement, point: Range): boolean {
  const parent = block.parentNode;
  if (parent === null) return false;
  const index = Array.prototype.indexOf.call(parent.childNodes, block);
  // Positive: the point of comparison lies before the range.
  return point.comparePoint(parent, index) >= 0;
}
