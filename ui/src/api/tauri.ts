// The desktop shell on the other side.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { BookError, type Answer, type Backend } from './backend';

/** Asks the desktop shell. */
export const tauri: Backend = {
  async call(command, request) {
    try {
      return await invoke<Answer>('call', { command, request });
    } catch (thrown) {
      throw BookError.of(thrown);
    }
  },
  pickBook: () => invoke('pick_book'),
  sampleBook: () => invoke('sample_book'),
  givenBook: () => invoke('given_book'),
  onBookGiven(listener) {
    void listen('book-given', listener);
  },
};
