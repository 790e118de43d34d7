// The bridge on the other side: the same host, over localhost, for tests in a browser.

import { BookError, type Answer, type Backend, type ProgressEvent } from './backend';
import { Handlers, Listeners } from './listeners';

/** How long a call may take before the bridge is asked how far it is, and how often then. */
const LOOK_EVERY = 250;

async function post<T>(path: string, body: BodyInit = '{}'): Promise<T> {
  const response = await fetch(path, { method: 'POST', body });
  const answer: unknown = await response.json();
  if (!response.ok) throw BookError.of(answer);
  // The bridge serializes the same types that `generated.ts` was written from.
  return answer as T;
}

function ask<T>(path: string, body: unknown): Promise<T> {
  return post(path, JSON.stringify(body));
}

const progress = new Listeners<ProgressEvent>();
const closing = new Handlers();

/** Looks how far a call is while it lasts. */
async function watched<T>(answer: Promise<T>): Promise<T> {
  let last = '';
  const look = async () => {
    const now = await post<ProgressEvent | null>('/progress');
    const text = JSON.stringify(now);
    if (now !== null && text !== last) progress.tell(now);
    last = text;
  };
  // A bridge that ends meanwhile is what the call itself will say.
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY);
  return answer.finally(() => clearInterval(timer));
}

/** Asks the bridge. */
export const http: Backend = {
  call: (command, request) => watched(ask<Answer>('/call', { command, request })),
  cancel: () => post('/cancel'),
  onProgress: (listener) => progress.add(listener),

  pickBook: () => post('/pick_book'),
  pickNewBook: (suggestedName) => ask('/pick_new_book', { suggestedName }),
  pickFiles: () => post('/pick_files'),
  saveAs: (suggestedName, filter) => ask('/save_as', { suggestedName, filter }),
  sampleBook: () => post('/sample_book'),
  givenBook: () => post('/given_book'),
  // Nobody starts a second bridge.
  onBookGiven: () => () => {},

  onDrop(listener) {
    const tell = (kind: 'over' | 'leave', event: DragEvent) => {
      event.preventDefault();
      listener({ kind, paths: [], x: event.clientX, y: event.clientY });
    };
    const over = (event: DragEvent) => tell('over', event);
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) tell('leave', event);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const { clientX: x, clientY: y } = event;
      void Promise.all(files.map((file) => http.stage(file.name, file))).then((paths) => listener({ kind: 'drop', paths, x, y }));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  },
  stage: (name, bytes) => post(`/stage?name=${encodeURIComponent(name)}`, new Blob([bytes as BlobPart])),

  fileUrl: (sha256) => `/blob/${sha256}`,
  previewUrl: (token) => `/preview/${token}`,
  openOutside: (sha256, name) => ask('/open_outside', { sha256, name }),
  openLink: (url) => ask('/open_link', { url }),
  reveal: (path) => ask('/reveal', { path }),
  async copy({ plain, html }) {
    const item = new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
  },

  // A test chooses an item of the menu that a browser does not have: `dispatchEvent(new CustomEvent('menu', { detail: 'claim.add' }))`.
  onMenu(listener) {
    const chosen = (event: Event) => {
      if (event instanceof CustomEvent) listener(String(event.detail));
    };
    window.addEventListener('menu', chosen);
    return () => window.removeEventListener('menu', chosen);
  },
  onClosing: (handler) => closing.add(handler),
  async quit() {
    await closing.run();
    await post('/quit');
  },
};
