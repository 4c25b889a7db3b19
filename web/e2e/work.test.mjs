// Work done in the browser on the real server: reading a claim beside its
// text, ruling on it, filtering, switching language, putting a file in.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { watched } from './desk.mjs';
import { served, settled, until } from './jobs.mjs';

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
  assert.equal(await w.page.locator('article.text').evaluate((e) => getComputedStyle(e).direction), 'rtl', 'Arabic runs from the right, whatever the language of the names of roles in it');
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

test('what goes wrong is said in the language of the interface', async () => {
  const english = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i;
  const w = await watched(env.b, { lang: 'ar' });
  w.expect('422');
  w.expect('404');
  w.expect('409');
  const said = async (where) => {
    const box = w.page.locator(where).last();
    await box.waitFor();
    const text = await box.innerText();
    assert.match(text, /[\u0600-\u06ff]{3}/, text);
    assert.doesNotMatch(text, english, text);
    return text;
  };
  const open = async (path) => {
    await w.page.goto(env.s.base + path);
    await settled(w.page);
  };
  // Fields of the filter, by their names.
  await open('/claims?from=yesterday');
  assert.match(await said('[role=alert]'), /من: ليس تاريخاً/);
  await open('/dispatches?text=%22' + encodeURIComponent('مفتوح'));
  assert.match(await said('[role=alert]'), /علامة اقتباس لم تُغلق/);
  await open('/claims?kinds=gossip');
  assert.match(await said('[role=alert]'), /النوع: قيمة غير معروفة/);
  // What is not there.
  await open('/collections/none-such');
  await said('[role=alert]');
  // A name that is taken.
  await open('/collections');
  await w.page.locator('header .btn.primary').click();
  await w.page.locator('form.make input').fill('samples');
  await w.page.keyboard.press('Enter');
  assert.match(await said('.voice'), /الاسم مأخوذ/);
  // A file that cannot be read.
  const form = new FormData();
  form.append('files', new Blob([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')]), 'picture.png');
  assert.ok((await fetch(env.s.base + '/api/collections/samples/uploads', { method: 'POST', body: form })).ok);
  await until('the picture is refused', async () => (await get('/api/collections/samples/unread')).items.length);
  await open('/collections/samples?tab=unread');
  const cells = w.page.locator('tbody td');
  await cells.first().waitFor();
  assert.match(await cells.nth(1).innerText(), /لا يُقرأ نص من هذا النوع/);
  // The lexicon: a fault with its line, and a file that another has edited.
  await open('/lexicon/frames/control.frame');
  const area = w.page.locator('.ed textarea');
  const text = await area.inputValue();
  await area.fill('frame control.take:extra\n' + text);
  await w.page.locator('.faults li').first().waitFor();
  assert.match(await said('.faults'), /1:\d+\s+\S*الإطار .* بلا trigger/);
  await area.fill(text + '\n# mine\n');
  await w.page.locator('.faults .ok').waitFor();
  const other = await fetch(env.s.base + '/api/lexicon/frames/control.frame', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: text + '\n# theirs\n' }) });
  assert.ok(other.ok);
  await w.page.locator('.bar .btn.primary').click();
  assert.match(await said('.voice'), /تغيّر الملف منذ فتحته/);
  // The same in English: the server's words.
  await w.page.evaluate(() => localStorage.setItem('lang', 'en'));
  w.page.on('dialog', (d) => d.accept());
  await open('/claims?from=yesterday');
  assert.match(await w.page.locator('[role=alert]').last().innerText(), /From: no ISO date/);
  assert.deepEqual(w.faults(), []);
  await w.close();
});
