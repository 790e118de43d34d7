// The desktop shell on the other side.

import { convertFileSrc, invoke, type InvokeArgs, type InvokeOptions } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { BookError, type Answer, type Backend, type DropEvent, type ProgressEvent, type Unlisten } from './backend';
import { Handlers } from './listeners';

/** Asks the shell; what it refuses is a `BookError`. */
async function ask<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, args, options);
  } catch (thrown) {
    throw BookError.of(thrown);
  }
}

/** Hears an event of the shell until told otherwise. */
function hear<T>(event: string, listener: (payload: T) => void): Unlisten {
  const heard = listen<T>(event, ({ payload }) => listener(payload));
  return () => void heard.then((unlisten) => unlisten());
}

const closing = new Handlers();
hear('closing', () => void closing.run().then(() => invoke('close_now')));

/** Asks the desktop shell. */
export const tauri: Backend = {
  call: (command, request) => ask<Answer>('call', { command, request }),
  cancel: () => ask('cancel'),
  onProgress: (listener) => hear<ProgressEvent>('progress', listener),

  pickBook: () => ask('pick_book'),
  pickNewBook: (suggestedName) => ask('pick_new_book', { suggestedName }),
  pickFiles: () => ask('pick_files'),
  saveAs: (suggestedName, filter) => ask('save_as', { suggestedName, filter }),
  sampleBook: () => ask('sample_book'),
  givenBook: () => ask('given_book'),
  onBookGiven: (listener) => hear('book-given', () => listener()),

  onDrop: (listener) => hear<DropEvent>('drop', listener),
  async stage(name, bytes) {
    const raw = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
    return ask<string>('stage', raw, { headers: { 'claimbook-name': encodeURIComponent(name) } });
  },

  fileUrl: (sha256) => convertFileSrc(sha256, 'claimbook-blob'),
  previewUrl: (token) => convertFileSrc(token, 'claimbook-preview'),
  openOutside: (sha256, name) => ask('open_outside', { sha256, name }),
  openLink: (url) => ask('open_link', { url }),
  reveal: (path) => ask('reveal', { path }),
  copy: (copied) => ask('copy_out', { ...copied }),

  onMenu: (listener) => hear('menu', listener),
  onClosing: (handler) => closing.add(handler),
  quit: () => ask('quit'),
};
