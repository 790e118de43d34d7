// The real program on a virtual screen, driven through WebKit's own driver.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
export const ours = process.env.CLAIMBOOK_PROGRAM ?? join(root, 'target/debug/claimbook');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 30_000;

/** The command line `claims`. */
const claimsProgram = process.env.CLAIMBOOK_CLAIMS ?? join(ours, '../claims');

/** Keys that are no letters, as WebDriver writes them. */
const KEYS = {
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Delete: '\uE017',
  Home: '\uE011',
  End: '\uE010',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  F6: '\uE036',
};

/** What is brought in and attached. */
export const fixtures = join(root, 'tests/fixtures/e2e');

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
  return { folder, close: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) };
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
      signal: AbortSignal.timeout(2 * PATIENCE),
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
    const close = async () => {
      // The session first: a driver that ends before its program leaves the program running.
      await ask('DELETE', `/session/${sessionId}`).catch(() => {});
      await ended(driver);
    };
    return new Window((method, path, body) => ask(method, `/session/${sessionId}${path}`, body), close, driver.pid, screen.display);
  } catch (error) {
    await ended(driver);
    throw error;
  }
}

/** One window and what a person does with it. */
class Window {
  #ask;
  #driver;
  #display;
  close;

  constructor(ask, close, driver, display) {
    this.#ask = ask;
    this.#driver = driver;
    this.#display = display;
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

  /** Waits until a function in the page answers with something, and answers that. */
  holds(what, body, ...args) {
    return patiently(what, async () => {
      const found = await this.run(body, ...args);
      if (!found) throw new Error('not yet');
      return found;
    });
  }

  /** Waits until something says these words where they can be seen. */
  sees(words, selector = 'body') {
    return this.holds(`“${words}”`, (words, selector) => {
      return [...document.querySelectorAll(selector)].some((element) => element.checkVisibility() && element.innerText.includes(words));
    }, words, selector);
  }

  /** Asks the book past the page. */
  ask(command, request = {}) {
    return this.run(
      (command, request) => globalThis.__TAURI_INTERNALS__.invoke('call', { command, request }).then(({ value }) => value),
      command,
      request,
    );
  }

  /** Presses keys one after the other, as a hand does: `v`, `Control+Shift+z`. */
  async press(...presses) {
    const actions = presses.flatMap((press) => {
      const keys = press.split(/(?<=.)\+/).map((key) => KEYS[key] ?? key);
      return [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))];
    });
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Drags the pointer from one place of the window to another. */
  async drag(from, to) {
    const move = ([x, y]) => ({ type: 'pointerMove', duration: 50, origin: 'viewport', x: Math.round(x), y: Math.round(y) });
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const actions = [move(from), { type: 'pointerDown', button: 0 }, move(middle), move(to), { type: 'pointerUp', button: 0 }];
    await this.#ask('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  /** Ends the program as a power cut would, and waits until it is gone. */
  async kill() {
    const id = await this.#program();
    process.kill(Number(id), 'SIGKILL');
    await patiently('the end of the program', async () => {
      if ((await this.#program()) !== undefined) throw new Error('it is there');
    });
  }

  /** Waits until the program ended by itself. */
  async gone() {
    await patiently('the end of the program', async () => {
      if ((await this.#program()) !== undefined) throw new Error('it is there');
    });
  }

  /** The process of the program: the child of its driver. */
  async #program() {
    for (const id of await readdir('/proc')) {
      const stat = /^\d+$/.test(id) ? await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '') : '';
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(parent) === this.#driver && state !== 'Z') return id;
    }
    return undefined;
  }

  /** Presses what has these words with the pointer. */
  async click(selector, words) {
    const place = await this.holds(`${selector} "${words}"`, (selector, words) => {
      const isMeant = (element) => element.checkVisibility() && element.innerText.includes(words);
      const found = [...document.querySelectorAll(selector)].find(isMeant);
      found?.scrollIntoView({ block: 'nearest' });
      const rect = found?.getBoundingClientRect();
      return rect && [rect.left + rect.width / 2, rect.top + rect.height / 2];
    }, selector, words);
    await this.drag(place, place);
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

  /** Leaves a picture of the whole screen, as a person sees it: WebKit's own never comes for some pages. */
  async picture(path) {
    await run('scrot', ['--overwrite', '--display', this.#display, path]);
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

/** Runs `claims` on a book and answers what it says. */
export async function claims(...args) {
  const child = spawn(claimsProgram, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  if (code !== 0) throw new Error(`claims ${args.join(' ')} ended with ${code}`);
  return said;
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
