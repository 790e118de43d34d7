// Floating: a box that lies over the page beside what it belongs to, clipped by nothing.

import type { Attachment } from 'svelte/attachments';

/** What a box floats beside: an element, or a place that can be asked for again. */
export type Anchor = Element | (() => DOMRect);

/** Where a box begins: with its anchor's left edge, or it ends with its anchor's right edge. */
export type Align = 'start' | 'end';

type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
interface Size {
  width: number;
  height: number;
}

/** How far a box stays from the window's edges. */
const MARGIN = 8;
/** Less room than this is no room. */
const LEAST = 96;

/** The place of an anchor now. */
export function rectOf(anchor: Anchor): DOMRect {
  return anchor instanceof Element ? anchor.getBoundingClientRect() : anchor();
}

/** Under the anchor; above it when there is no room; beside nothing else, and never out of the window. */
export function place(anchor: Edges, box: Size, view: Size, gap: number, align: Align): { left: number; top: number; room: number } {
  const below = view.height - MARGIN - (anchor.bottom + gap);
  const above = anchor.top - gap - MARGIN;
  const under = box.height <= below || above <= below;
  const room = Math.max(under ? below : above, LEAST);
  const height = Math.min(box.height, room);
  const top = under ? anchor.bottom + gap : anchor.top - gap - height;
  const left = align === 'start' ? anchor.left : anchor.right - box.width;
  return {
    left: clamp(left, MARGIN, view.width - MARGIN - box.width),
    top: clamp(top, MARGIN, view.height - MARGIN - height),
    room,
  };
}

interface Floating {
  anchor: () => Anchor;
  gap?: number;
  align?: () => Align;
  /** As wide as its anchor, or wider. */
  matchWidth?: () => boolean;
}

/** Shows an element with `popover="manual"` beside its anchor, and keeps it there. */
export function floating({ anchor, gap = 4, align = () => 'start', matchWidth = () => false }: Floating): Attachment<HTMLElement> {
  return (element) => {
    function settle() {
      const edges = rectOf(anchor());
      if (matchWidth()) element.style.minWidth = `${edges.right - edges.left}px`;
      const { scrollTop } = element;
      element.style.maxHeight = '';
      const box = { width: element.offsetWidth, height: element.offsetHeight };
      const { left, top, room } = place(edges, box, { width: innerWidth, height: innerHeight }, gap, align());
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
      if (room < box.height) element.style.maxHeight = `${room}px`;
      element.scrollTop = scrollTop;
    }
    function onscroll(event: Event) {
      if (!(event.target instanceof Node && element.contains(event.target))) settle();
    }

    // An engine without popovers shows it where it stands, over its neighbours.
    if ('showPopover' in element && !element.matches(':popover-open')) element.showPopover();
    settle();
    const sizes = new ResizeObserver(settle);
    sizes.observe(element);
    addEventListener('resize', settle);
    addEventListener('scroll', onscroll, { capture: true, passive: true });
    return () => {
      sizes.disconnect();
      removeEventListener('resize', settle);
      removeEventListener('scroll', onscroll, { capture: true });
    };
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
