// What can be done wherever one is; without a book only what needs none.

import type { Doings } from '$keys/actions';
import type { Desk } from '$state/desk.svelte';

/** What the frame itself can do now. */
export function everywhere(desk: Desk): Doings {
  const { settings, place } = desk;
  const always: Doings = {
    'book.open': () => void desk.pickBook(),
    'book.new': () => void desk.newBook(),
    'book.sample': () => void desk.openSample(),
    'app.settings': () => place.open({ name: 'settings' }),
    'app.quit': () => void desk.client.backend.quit(),
    'help.open': () => place.open({ name: 'help' }),
    'palette.open': () => place.open({ name: 'palette' }),
    'theme.next': () => settings.nextTheme(),
    'text.larger': () => settings.resize(1),
    'text.smaller': () => settings.resize(-1),
    'text.reset': () => settings.choose({ textSize: 100 }),
    'level.back': () => desk.notices.close(),
  };
  if (!desk.book) return always;

  const reads: Doings = {
    ...always,
    'book.close': () => void desk.closeBook(),
    'safety.open': () => place.open({ name: 'safety' }),
    'history.open': () => place.open({ name: 'history' }),
    'trash.open': () => place.open({ name: 'trash' }),
    'report.export': () => place.open({ name: 'export', keys: desk.list.marked.size > 0 ? [...desk.list.marked] : null }),
    'edit.copy': () => void desk.copy(),
    'view.sidebar': () => settings.choose({ rail: !settings.chosen.rail }),
    'view.nextPane': () => nextPane(1),
    'view.previousPane': () => nextPane(-1),
    'go.toReview': () => void desk.go({ kind: 'status', status: 'to-review' }),
    'go.inReview': () => void desk.go({ kind: 'status', status: 'in-review' }),
    'go.verified': () => void desk.go({ kind: 'status', status: 'verified' }),
    'go.disputed': () => void desk.go({ kind: 'status', status: 'disputed' }),
    'go.unverifiable': () => void desk.go({ kind: 'status', status: 'unverifiable' }),
    'go.due': () => void desk.go({ kind: 'due' }),
    'go.marked': () => void desk.go({ kind: 'marked' }),
    'go.all': () => void desk.go({ kind: 'all' }),
    'go.documents': () => desk.show({ name: 'documents' }),
  };
  if (desk.book.readOnly !== null) return reads;

  return {
    ...reads,
    'edit.undo': () => void desk.undo(),
    'edit.redo': () => void desk.redo(),
    'claim.add': () => place.open({ name: 'addClaim' }),
    'document.import': () => place.open({ name: 'import', paths: [], text: '' }),
  };
}

/** Puts the keyboard on the next pane: on what in it had the focus last, or on its first stop. */
function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + step + panes.length) % panes.length];
  const stop = pane?.querySelector<HTMLElement>('[data-pane-focus], [aria-current="true"], button, [href], input, [tabindex="0"]');
  stop?.focus();
}
