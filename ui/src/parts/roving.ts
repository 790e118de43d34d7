// Roving: of a row of choices one is a tab stop, and arrows lead to the others.

/** The choice that an arrow, Home or End leads to from here. */
export function roving(event: KeyboardEvent & { currentTarget: HTMLElement }, role: 'radio' | 'tab'): HTMLElement | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`[role="${role}"]:not(:disabled)`)];
  const at = all.findIndex((choice) => choice === document.activeElement);
  const next = (at + 1) % all.length;
  const previous = (at - 1 + all.length) % all.length;
  const target = all[{ ArrowRight: next, ArrowDown: next, ArrowLeft: previous, ArrowUp: previous, Home: 0, End: all.length - 1 }[event.key] ?? -1];
  if (target === undefined) return null;
  event.preventDefault();
  event.stopPropagation();
  target.focus();
  return target;
}
