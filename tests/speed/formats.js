// What each format of a report takes in time and memory, beside a browser that prints our page of the same claims.
//
//   CLAIMS=target/release/claims GENERATED_BOOK=target/debug/generated-book node tests/speed/formats.js 10 100 1000
//
// `claimbook-worker` lies beside `claims`. Every fifth claim, 200 at most, has a picture of its own as evidence. Memory
// is the most that the processes of a run held together (PSS), looked at every 20 ms. A measurement, never a test: the
// figures of one run are compared with one another.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';

const { CLAIMS = 'target/release/claims', GENERATED_BOOK = 'target/debug/generated-book', CHROMIUM = 'chromium' } = process.env;
const claims = resolve(CLAIMS);
const FORMATS = ['pdf', 'html', 'docx', 'xlsx', 'json', 'csv', 'md'];
const MOST_PICTURES = 200;
/** A browser that prints more than these takes longer than anybody waits. */
const MOST_PRINTED = 1000;

const folder = mkdtempSync(join(tmpdir(), 'claimbook-formats-'));
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10, 100, 1000);

try {
  console.log('| claims | format | seconds | MB held | MB written |\n|---|---|---|---|---|');
  for (const size of sizes) await measure(size);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(size) {
  const book = execFileSync(resolve(GENERATED_BOOK), [folder, String(size)], { encoding: 'utf8' }).trim();
  illustrate(book, size);
  for (const format of FORMATS) {
    const out = join(folder, `report-${size}.${format}`);
    tell(size, format, await run(claims, ['--book', book, 'report', '--format', format, '-o', out]), out);
  }
  if (size > MOST_PRINTED) return;
  const page = join(folder, `report-${size}.html`);
  const printed = join(folder, `printed-${size}.pdf`);
  const switches = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const profile = `--user-data-dir=${join(folder, `profile-${size}`)}`;
  tell(size, 'browser', await run(CHROMIUM, [...switches, profile, `--print-to-pdf=${printed}`, `file://${page}`]), printed);
}

/** Gives every fifth claim a picture. */
function illustrate(book, size) {
  const { claims: rows } = JSON.parse(execFileSync(claims, ['--book', book, 'list', '--sort', 'key', '--limit', String(size), '--json'], { encoding: 'utf8', maxBuffer: 1 << 30 }));
  for (const [n, { key }] of rows.filter((_, at) => at % 5 === 0).slice(0, MOST_PICTURES).entries()) {
    const path = join(folder, `picture-${size}-${n}.png`);
    writeFileSync(path, picture(n));
    execFileSync(claims, ['--book', book, '--by', 'Ana', 'attach', key, path, '--stance', 'context'], { stdio: 'ignore' });
  }
}

/** A PNG of 900 by 600, another one for each number. */
function picture(n) {
  const [width, height] = [900, 600];
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + 3 * width) + 1 + 3 * x;
      rows[at] = (x * (n + 3)) & 255;
      rows[at + 1] = ((x * y) >> 6) & 255;
      rows[at + 2] = (y + 16 * n) & 255;
    }
  }
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** Runs a program to its end: how long it took, and the most that it and what it started held. */
async function run(program, given) {
  const began = performance.now();
  const child = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => (said += bytes));
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, held(child.pid))), 20);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(look);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.slice(-2000)}`);
  return { seconds: (performance.now() - began) / 1000, most };
}

/** The memory of a process and of all it started, in bytes; what has just ended holds nothing. */
function held(root) {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = read(`/proc/${pid}/stat`);
    parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid) => pid === root || (parents.has(pid) && parents.get(pid) > 1 && isOurs(parents.get(pid)));
  const pss = (pid) => 1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return [...parents.keys()].filter(isOurs).reduce((sum, pid) => sum + pss(pid), 0);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function tell(size, what, { seconds, most }, out) {
  const written = statSync(out).size + volumes(out).reduce((sum, path) => sum + statSync(path).size, 0);
  const mega = (bytes) => (bytes / 1e6).toFixed(1);
  console.log(`| ${size} | ${what} | ${seconds.toFixed(2)} | ${mega(most)} | ${mega(written)} |`);
}

/** The volumes beside a PDF. */
function volumes(out) {
  const stem = out.replace(/\.pdf$/, '-');
  return out.endsWith('.pdf') ? readdirSync(folder).map((name) => join(folder, name)).filter((path) => path.startsWith(stem) && path.includes('-of-')) : [];
}
