// What was waited for takes the keyboard when it comes, so that it can be scrolled at once.

/** Puts the keyboard on an element when it is there. */
export function takeFocus(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}
