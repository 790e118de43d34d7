// Layers: what lies over the page. Escape closes the topmost alone, and focus goes back to where it was.

import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

interface Layer {
  /** Escape, or a press outside. */
  close: () => void;
  /** Ctrl Enter. */
  confirm?: () => void;
  /** Nothing under it is to be reached: no key of it goes further. */
  modal: boolean;
  /** Whether a press outside closes it; without it none does. */
  closesOn?: (pressed: Node) => boolean;
  /** Where the focus goes at first. */
  begin?: (element: HTMLElement) => void;
}

interface Standing extends Layer {
  element: HTMLElement;
}

const standing: Standing[] = [];

/** Whether something modal lies over the page: keys, drops and pastes are not the page's then. */
export function covered(): boolean {
  return standing.some(({ modal }) => modal);
}

/** Makes an element a layer for as long as it is there. To be called while the component is made. */
export function layer(options: Layer): Attachment<HTMLElement> {
  const opener = document.activeElement;
  return (element) => {
    const entry = { ...options, element };
    if (standing.length === 0) {
      document.addEventListener('keydown', onkeydown);
      document.addEventListener('pointerdown', onpointerdown, true);
    }
    standing.push(entry);
    // What it reads to begin is no reason to begin again.
    untrack(() => (options.begin ?? focusFirst)(element));
    return () => {
      standing.splice(standing.indexOf(entry), 1);
      if (standing.length === 0) {
        document.removeEventListener('keydown', onkeydown);
        document.removeEventListener('pointerdown', onpointerdown, true);
      }
      const { activeElement } = document;
      const lost = activeElement === null || activeElement === document.body || element.contains(activeElement);
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  };
}

/** Focuses what is marked `data-autofocus`, else the first control, else the element itself. */
export function focusFirst(element: HTMLElement): void {
  const marked = element.querySelector<HTMLElement>('[data-autofocus]');
  const target = marked ?? controls(element).find((control) => control.closest('[data-aside]') === null) ?? element;
  target.focus();
  // The caret stands after what is already written.
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text'))
    target.setSelectionRange(target.value.length, target.value.length);
}

/** Leads Tab around inside an element. */
export function loop(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const all = controls(event.currentTarget);
  const at = all.findIndex((control) => control === document.activeElement);
  const end = event.shiftKey ? 0 : all.length - 1;
  if (at !== end && at !== -1) return;
  event.preventDefault();
  all[event.shiftKey ? all.length - 1 : 0]?.focus();
}

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What Tab stops at inside an element. */
function controls(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.tabIndex >= 0 && !control.matches(':disabled') && isShown(control) && !isPassedOver(control),
  );
}

function isShown(control: HTMLElement): boolean {
  return !('checkVisibility' in control) || control.checkVisibility();
}

/** Of radio buttons Tab stops at the chosen one alone. */
function isPassedOver(control: HTMLElement): boolean {
  if (!(control instanceof HTMLInputElement) || control.type !== 'radio' || control.checked) return false;
  const group = (control.form ?? document).querySelectorAll<HTMLInputElement>('input[type="radio"]:checked');
  return [...group].some(({ name }) => name === control.name);
}

// On the document, and not on the window: the page's own keys are read there, afterwards.
function onkeydown(event: KeyboardEvent) {
  const top = standing.at(-1);
  if (top === undefined || event.isComposing) return;
  const inside = event.target instanceof Node && top.element.contains(event.target);
  if (!event.defaultPrevented && event.key === 'Escape') take(event, top.close);
  else if (!event.defaultPrevented && event.key === 'Enter' && event.ctrlKey && top.confirm) take(event, top.confirm);
  // A letter pressed on a button of the box is no command to the page under it.
  else if (top.modal || (inside && !event.ctrlKey && !event.metaKey)) event.stopPropagation();
}

function take(event: KeyboardEvent, run: () => void) {
  event.preventDefault();
  event.stopPropagation();
  run();
}

function onpointerdown(event: PointerEvent) {
  const top = standing.at(-1);
  if (!top?.closesOn || !(event.target instanceof Node) || top.element.contains(event.target)) return;
  if (top.closesOn(event.target)) top.close();
}
