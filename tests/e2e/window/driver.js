// The real program on a virtual screen, driven through WebKit's own driver.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const ours = process.env.CLAIMBOOK_PROGRAM ?? join(root, 'target/debug/claimbook');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 30_000;

/** Where pictures are left. */
export const out = join(root, 'tests/e2e/out');

/** Starts a screen of its own; `close` ends it. */
export async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
  });
  return { display: `:${number}`, close: () => ended(child) };
}

/** A home of its own for one program: nothing of this computer's settings, nothing left behind. */
export async function makeHome() {
  const folder = await mkdtemp(join(tmpdir(), 'claimbook-home-'));
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}

/** What a program on this screen and in this home is told of the world: nothing of this computer's language and bus. */
export function environmentOf({ screen, home, environment }) {
  const { LANG, LC_ALL, LC_MESSAGES, LANGUAGE, WAYLAND_DISPLAY, DBUS_SESSION_BUS_ADDRESS, ...rest } = process.env;
  void [LANG, LC_ALL, LC_MESSAGES, LANGUAGE, WAYLAND_DISPLAY, DBUS_SESSION_BUS_ADDRESS];
  return {
    ...rest,
    HOME: home.folder,
    XDG_DATA_HOME: join(home.folder, 'data'),
    XDG_CONFIG_HOME: join(home.folder, 'config'),
    XDG_CACHE_HOME: join(home.folder, 'cache'),
    DISPLAY: screen.display,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    TAURI_WEBVIEW_AUTOMATION: 'true',
    CLAIMBOOK_SINGLE_INSTANCE: '0',
    ...environment,
  };
}

/** Starts the program in a window; `close` ends it, then its driver. */
export async function startWindow({ screen, home, book, program = ours, environment = {} }) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environmentOf({ screen, home, environment }),
  });

  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };

  try {
    await patiently('the driver', () => ask('GET', '/status'));
    const options = { binary: program, args: book === undefined ? [] : [book] };
    const { sessionId } = await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    return new Window((method, path, body) => ask(method, `/session/${sessionId}${path}`, body), async () => {
      // The session first: a driver that ends before its program leaves the program running.
      await ask('DELETE', `/session/${sessionId}`).catch(() => {});
      await ended(driver);
    });
  } catch (error) {
    await ended(driver);
    throw error;
  }
}

/** One window and what a person does with it. */
class Window {
  #ask;
  close;

  constructor(ask, close) {
    this.#ask = ask;
    this.close = close;
  }

  /** Runs a function in the page and waits for its promise. */
  run(body, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${body})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) =>
        done({ error: String(error?.message ?? error) }));`;
    return this.#ask('POST', '/execute/async', { script, args }).then(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** The words of the first match, once there is one. */
  text(selector) {
    return patiently(selector, async () => {
      const words = await this.run((selector) => document.querySelector(selector)?.textContent ?? null, selector);
      if (words === null) throw new Error('not there');
      return words.trim();
    });
  }

  /** Clicks what has these words. */
  click(selector, words) {
    return patiently(`${selector} "${words}"`, async () => {
      const found = await this.#ask('POST', '/elements', { using: 'css selector', value: selector });
      for (const element of found) {
        const id = element[ELEMENT];
        const label = await this.#ask('GET', `/element/${id}/text`);
        if (label.includes(words)) return this.#ask('POST', `/element/${id}/click`, {});
      }
      throw new Error('not there');
    });
  }

  /** Presses keys where the focus is. */
  async type(text) {
    const element = await this.#ask('GET', '/element/active');
    await this.#ask('POST', `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Has the page hear an event of the shell, as a drop or an item of the menu would be told. */
  tell(event, payload) {
    return this.run(
      (event, payload) => {
        const listeners = globalThis.__internal_unstable_listeners_object_id__?.[event] ?? {};
        const ids = Object.getOwnPropertyNames(listeners).map(Number);
        globalThis.__internal_unstable_listeners_function_id__({ event, payload }, ids);
        return ids.length;
      },
      event,
      payload,
    );
  }

  title() {
    return this.#ask('GET', '/title');
  }

  async picture(path) {
    await writeFile(path, Buffer.from(await this.#ask('GET', '/screenshot'), 'base64'));
  }
}

/** Tries again until it holds. */
export async function patiently(what, attempt) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (until < Date.now()) throw new Error(`${what}: ${error.message}`, { cause: error });
      await sleep(100);
    }
  }
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
