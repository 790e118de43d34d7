// The bridge on the other side: the same session, over localhost, for tests in a browser.

import { BookError, type Answer, type Backend } from './backend';

async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (!response.ok) throw BookError.of(answer);
  // The bridge serializes the same types that `generated.ts` was written from.
  return answer as T;
}

/** Asks the bridge. */
export const http: Backend = {
  call: (command, request) => post<Answer>('/call', { command, request }),
  pickBook: () => post('/pick_book'),
  sampleBook: () => post('/sample_book'),
  givenBook: () => post('/given_book'),
  // Nobody starts a second bridge.
  onBookGiven() {},
};
