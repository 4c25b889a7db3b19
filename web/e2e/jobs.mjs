// What tests of jobs share: the looks under which a job is done, waiting for
// what the server says, and keys as an Arabic keyboard sends them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, server, watched } from './desk.mjs';

// Every language at every width, each with the light of the one and the dark of
// the other; ISNAD_TEST_LOOKS=other turns light and dark round, so that two runs
// meet all twelve. A job is done under all six, in things of its own.
const other = process.env.ISNAD_TEST_LOOKS === 'other';
export const looks = [
  { lang: 'ar', width: 1600, theme: 'light' },
  { lang: 'en', width: 1024, theme: 'light' },
  { lang: 'ar', width: 390, theme: 'light', height: 844 },
  { lang: 'en', width: 390, theme: 'dark', height: 844 },
  { lang: 'en', width: 1600, theme: 'dark' },
  { lang: 'ar', width: 1024, theme: 'dark' },
].map((x) => (other ? { ...x, theme: x.theme === 'light' ? 'dark' : 'light' } : x));

// served is the server with the samples, s, and the browser, b, for the tests
// of one file: there before the first of them and stopped after the last. harm
// may do something with the server's data before it starts.
export function served(harm) {
  const env = {};
  before(async () => {
    env.s = await server([], harm);
    env.b = await browser();
  });
  after(async () => {
    await env.b?.close();
    await env.s?.stop();
  });
  return env;
}

// job is a test of one job under every look; faults of the page fail it. env
// is what served gives.
export function job(name, env, run, under = looks) {
  for (const [i, look] of under.entries())
    test(`${name} (${look.lang} ${look.width} ${look.theme})`, async () => {
      const { s, b } = env;
      const w = await watched(b, look);
      const d = {
        ...w,
        look,
        i,
        base: s.base,
        get: async (path) => (await fetch(s.base + path)).json(),
        open: async (path) => {
          await w.page.goto(s.base + path);
          await settled(w.page);
        },
        query: () => new URL(w.page.url()).searchParams,
        // type presses a key by its place on the keyboard; under Arabic it
        // sends the letter that stands there.
        type: async (code) => {
          const cdp = await w.context.newCDPSession(w.page);
          const key = look.lang === 'ar' ? (arabic[code] ?? code) : code.slice(3).toLowerCase();
          await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key });
          await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key });
          await cdp.detach();
        },
      };
      try {
        await run(d);
        assert.deepEqual(w.faults(), []);
      } catch (e) {
        // What was to be seen helps more than where it failed.
        e.message += `\n  at ${w.page.url()}\n  ${w.faults().join('\n  ')}`;
        throw e;
      } finally {
        await w.close();
      }
    });
}

const arabic = { KeyA: 'ش', KeyB: 'لا', KeyC: 'ؤ', KeyD: 'ي', KeyE: 'ث', KeyG: 'ل', KeyI: 'ه', KeyJ: 'ت', KeyK: 'ن', KeyM: 'ة', KeyN: 'ى', KeyO: 'خ', KeyU: 'ع', KeyX: 'ء' };

// settled waits until a page has what it asked for.
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.locator('main :is(h1, h2)').first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
}

// until asks again and again until the answer is something, or fails by name.
export async function until(what, ask, ms = 15000) {
  for (const end = Date.now() + ms; ; ) {
    const got = await ask();
    if (got) return got;
    if (Date.now() > end) assert.fail(`${what}: not within ${ms / 1000} s`);
    await new Promise((ok) => setTimeout(ok, 60));
  }
}
