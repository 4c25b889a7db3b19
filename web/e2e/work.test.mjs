// Work done in the browser on the real server: reading a claim beside its
// text, ruling on it, filtering, switching language, putting a file in.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { watched } from './desk.mjs';
import { served, settled } from './jobs.mjs';

const env = served();

const get = async (p) => (await fetch(env.s.base + p)).json();

test('a claim is shown with its words, and its ruling is kept', async () => {
  const d = (await get('/api/dispatches?limit=100')).items.find((x) => x.doc === 'bukamal-1');
  const claim = (await get(`/api/dispatches/${d.id}`)).claim_list[0];
  const w = await watched(env.b, { lang: 'en' });
  await w.page.goto(`${env.s.base}/dispatches/${d.id}?claim=${claim.ref}`);
  await settled(w.page);
  const words = await w.page.locator('main').innerText();
  assert.ok(words.includes(claim.quote.text.slice(0, 12)), 'the words of the claim are on the page');
  await w.page.getByRole('button', { name: /^accept/i }).first().click();
  await w.page.waitForFunction(() => true);
  for (let i = 0; ; i++) {
    const got = await get(`/api/claims/${claim.ref}`);
    if (got.claim.rulings?.length) {
      assert.equal(got.claim.rulings[0].act, 'accept');
      break;
    }
    assert.ok(i < 50, 'no ruling arrived at the store');
    await new Promise((ok) => setTimeout(ok, 100));
  }
  assert.deepEqual(w.faults(), []);
  await w.close();
});

test('a search leaves only dispatches that hold the words', async () => {
  const w = await watched(env.b, { lang: 'en' });
  await w.page.goto(`${env.s.base}/dispatches?text=${encodeURIComponent('قسطنطينية')}`);
  await settled(w.page);
  const none = await get('/api/dispatches?text=' + encodeURIComponent('قسطنطينية'));
  assert.equal(none.items.length, 0);
  assert.match(await w.page.locator('main').innerText(), /no dispatch|nothing/i);
  await w.close();
});

test('an uploaded file becomes a dispatch with claims', async () => {
  const file = join(env.s.data, '..', 'upload.txt');
  writeFileSync(file, 'سيطرت القوات على بلدة الكسوة جنوبي دمشق، وقال مصدر عسكري إن ثلاثة جنود قتلوا في الاشتباكات.\n');
  const before = (await get('/api/dispatches?limit=100')).items.length;
  const w = await watched(env.b, { lang: 'en' });
  await w.page.goto(`${env.s.base}/collections/samples`);
  await settled(w.page);
  await w.page.locator('input[type=file]').first().setInputFiles(file);
  for (let i = 0; ; i++) {
    const now = (await get('/api/dispatches?limit=100')).items;
    if (now.length > before) {
      const text = now.find((x) => x.claims > 0 && /upload/.test(x.doc));
      assert.ok(text, 'the new dispatch has claims');
      break;
    }
    const send = w.page.getByRole('button', { name: /read|add|upload/i }).last();
    if (i === 10 && (await send.isVisible())) await send.click();
    assert.ok(i < 100, 'the file did not arrive');
    await new Promise((ok) => setTimeout(ok, 100));
  }
  assert.deepEqual(w.faults(), []);
  await w.close();
});
