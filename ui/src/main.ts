// Chooses the program on the other side and mounts the page.

import { mount } from 'svelte';
import type { Backend } from '$api/backend';
import { Client } from '$api/client';
import App from './App.svelte';
import '$style/fonts.css';
import '$style/tokens.css';
import '$style/base.css';
import '$style/highlights.css';

/** The shell where there is one, else the bridge; a build made for looking at the page takes the fake. */
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === 'fake') {
    const { Fake } = await import('$api/fake');
    const wishes = new URLSearchParams(location.search);
    const fake = new Fake({ closed: wishes.has('closed'), claims: Number(wishes.get('claims') ?? 12) });
    return Object.assign(fake, { saved: wishes.get('saved') });
  }
  if ('__TAURI_INTERNALS__' in window) return (await import('$api/tauri')).tauri;
  return (await import('$api/http')).http;
}

mount(App, { target: document.body, props: { client: new Client(await backend()) } });
