// What the browser tests share: the real server on a free loopback port with
// the sample collection in a data directory of its own, Debian's Chromium,
// and pages that watch for what must never happen.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = join(root, 'bin/isnad');

const freePort = () =>
  new Promise((ok, no) => {
    const s = createServer();
    s.on('error', no);
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => ok(port));
    });
  });

export function run(args, input) {
  if (!existsSync(binary)) throw new Error(`${binary} is not built: run make build`);
  const r = spawnSync(binary, args, { cwd: root, encoding: 'utf8', input });
  if (r.status !== 0) throw new Error(`isnad ${args.join(' ')}: exit ${r.status}\n${r.stdout}${r.stderr}`);
  return r.stdout;
}

// server starts isnad serve on data that holds the samples. before may do
// something with the data first.
export async function server(extra = [], before = (_data) => {}) {
  const data = mkdtempSync(join(tmpdir(), 'isnad-web-'));
  run(['add', '--store', data, '--collection', 'samples', 'samples/samples.jsonl']);
  await before(data);
  const s = await serve(data, extra);
  return { ...s, stop: () => s.stop().finally(() => rmSync(data, { recursive: true, force: true })) };
}

// serve starts isnad serve on a store that is there already.
export async function serve(data, extra = []) {
  if (!existsSync(binary)) throw new Error(`${binary} is not built: run make build`);
  const port = await freePort();
  const child = spawn(binary, ['serve', '--store', data, '--addr', `127.0.0.1:${port}`, ...extra], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (d) => (out += d));
  child.stderr.on('data', (d) => (out += d));
  const base = `http://127.0.0.1:${port}`;
  for (let i = 0; ; i++) {
    if (child.exitCode !== null) throw new Error(`isnad serve ended with ${child.exitCode}\n${out}`);
    if (await fetch(base + '/api/health').then((r) => r.ok, () => false)) break;
    if (i > 300) {
      child.kill();
      throw new Error(`isnad serve did not answer in 30 s\n${out}`);
    }
    await new Promise((ok) => setTimeout(ok, 100));
  }
  return {
    base,
    data,
    pid: child.pid,
    log: () => out,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await Promise.race([new Promise((ok) => child.once('exit', ok)), new Promise((ok) => setTimeout(ok, 5000))]);
        if (child.exitCode === null) child.kill('SIGKILL');
      }
    },
  };
}

// browser starts Chromium; more are further switches.
export async function browser(more = []) {
  const path = process.env.ISNAD_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) throw new Error(`no browser at ${path}: .ci/tools.sh installs Debian's Chromium`);
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', ...more] });
}

// watched opens a page that records console errors, page errors and requests
// beyond loopback. faults() is what went wrong so far.
export async function watched(b, { lang = 'ar', theme = 'light', width = 1600, height = 960, ...more } = {}) {
  const context = await b.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', acceptDownloads: true, ...more });
  await context.addInitScript((l) => {
    if (!localStorage.getItem('lang')) localStorage.setItem('lang', l);
  }, lang);
  const page = await context.newPage();
  const faults = [];
  let expected = [];
  page.on('console', (m) => {
    if (m.type() === 'error' && !expected.some((e) => m.text().includes(e))) faults.push(`console: ${m.text()} ${m.location().url}`);
  });
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
  context.on('request', (r) => {
    const u = new URL(r.url());
    if (!['blob:', 'data:'].includes(u.protocol) && u.hostname !== '127.0.0.1') faults.push(`request beyond loopback: ${r.url()}`);
  });
  return {
    page,
    context,
    faults: () => faults,
    // expect lets one kind of console error pass: a test that asks for a
    // refusal sees the browser note it.
    expect: (text) => (expected = [...expected, text]),
    close: () => context.close(),
  };
}
