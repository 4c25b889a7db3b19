// The jobs of one who keeps collections and edits what the program knows:
// files dropped and followed, what could not be read, reading anew, the log
// of custody; the lexicon's faults in place, its examples, what a change does.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { job, looks, served, until } from './jobs.mjs';

const env = served();
let dir;
before(() => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-files-'));
  writeFileSync(join(dir, 'one.txt'), 'سيطرت القوات على بلدة الكسوة جنوبي دمشق. وقال مصدر عسكري إن ثلاثة جنود قتلوا في الاشتباكات.\n');
  writeFileSync(join(dir, 'two.html'), '<!doctype html><html lang="ar"><title>قصف</title><article><h1>قصف على إدلب</h1><p>قصفت طائرات حربية بلدة معرة النعمان صباح اليوم، بحسب ناشطين، وأدى القصف إلى مقتل خمسة مدنيين وإصابة عشرة آخرين بجروح.</p></article></html>');
  writeFileSync(join(dir, 'same.txt'), 'سيطرت القوات على بلدة الكسوة جنوبي دمشق. وقال مصدر عسكري إن ثلاثة جنود قتلوا في الاشتباكات.\n');
  writeFileSync(join(dir, 'picture.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
});
after(() => rmSync(dir, { recursive: true, force: true }));
// The list of collections, which takes files too, stays in sight until the page of
// the one that was made is there.
const itsTabs = (d) => d.page.locator('nav.tabs').waitFor();
const tab = (d, n) => d.page.locator('nav.tabs button').nth(n).click();

job('collections: one is made, files go in, and what came of them is told', env, async (d) => {
  const name = `ملف ${d.i}`;
  await d.open('/collections');
  await d.page.locator('header .btn.primary').click();
  await d.page.locator('form.make input').fill(name);
  await d.page.keyboard.press('Enter');
  await until('its page', () => decodeURIComponent(new URL(d.page.url()).pathname) === '/collections/' + name);
  await itsTabs(d);
  const files = ['one.txt', 'two.html', 'same.txt', 'picture.png'].map((f) => join(dir, f));
  await d.page.locator('.opts input').first().fill('شبكة الجنوب');
  if (d.i % 2) await d.page.locator('input[type=file]').first().setInputFiles(files);
  else {
    // Dropped, as from a folder's window.
    const data = await d.page.evaluateHandle(async (fs) => {
      const t = new DataTransfer();
      for (const [n, text] of fs) t.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], n));
      return t;
    }, await Promise.all(files.map(async (f) => [f.split('/').at(-1), (await import('node:fs')).readFileSync(f).toString('base64')])));
    await d.page.dispatchEvent('.drop', 'dragover', { dataTransfer: data });
    assert.ok(await d.page.locator('.drop.over').isVisible(), 'it shows where to let go');
    await d.page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
  }
  const line = d.page.locator('.job').first();
  await line.waitFor();
  const done = await until('the job ends', async () => (await d.get('/api/jobs')).items.find((j) => j.collection === name && j.state !== 'running'), 60000);
  assert.equal(done.state, 'done');
  assert.equal(done.added, 3);
  assert.equal(done.unread, 1);
  await line.locator('.tag.good').waitFor();
  await until('the bar is full', async () => (await line.locator('[role=progressbar]').getAttribute('aria-valuenow')) === '100');
  const c = await d.get('/api/collections/' + encodeURIComponent(name));
  assert.equal(c.dispatches, 3);
  await until('the page counts them', async () => (await d.page.locator('.page header p').last().innerText()).includes(String(c.claims)));
  assert.equal((await d.get(`/api/dispatches?collections=${encodeURIComponent(name)}`)).items[0].outlet, 'شبكة الجنوب');
  await tab(d, 1);
  const cells = d.page.locator('tbody td');
  await cells.first().waitFor();
  assert.ok((await cells.first().innerText()).includes('picture.png'));
  assert.ok((await cells.nth(1).innerText()).length > 5, 'and why');
  await tab(d, 2);
  const groups = (await d.get(`/api/collections/${encodeURIComponent(name)}/duplicates`)).items;
  await d.page.locator('.group').first().waitFor();
  assert.equal(await d.page.locator('.group').count(), groups.length);
  assert.ok(groups.some((g) => g.exact && g.dispatches.length > 1), 'the text that came twice');
});

job('dispatch: a person is masked everywhere, and a dispatch is erased', env, async (d) => {
  const who = ['رامي السهيلي', 'نزار البكوري', 'ماهر الدغيمي', 'وائل الشعراني', 'باسل الحريتاني', 'سامر العندوري'][d.i];
  const collection = `حذف ${d.i}`;
  const file = join(dir, `person-${d.i}.txt`);
  writeFileSync(file, `قال الناشط ${who} إن طائرات قصفت بلدة كفرنبل. وأضاف ${who} أن ثلاثة مدنيين قتلوا في القصف رقم ${d.i}.\n`);
  await d.open('/collections');
  await d.page.locator('header .btn.primary').click();
  await d.page.locator('form.make input').fill(collection);
  await d.page.keyboard.press('Enter');
  await until('its page', () => decodeURIComponent(new URL(d.page.url()).pathname) === '/collections/' + collection);
  await itsTabs(d);
  await d.page.locator('input[type=file]').first().setInputFiles([file]);
  const one = await until('the dispatch', async () => (await d.get(`/api/dispatches?collections=${encodeURIComponent(collection)}`)).items[0], 60000);
  await d.open(`/dispatches/${one.id}`);
  const menu = d.page.locator('header.top .menu > button');
  const title = (x) => ({ ar: { mask: 'حجب اسم شخص أينما ورد…', erase: 'محو هذه البرقية…' }, en: { mask: 'Mask a person everywhere…', erase: 'Erase this dispatch…' } })[d.look.lang][x];
  await menu.click();
  await d.page.getByRole('button', { name: title('mask') }).click();
  const box = d.page.locator('dialog[open]');
  assert.ok(await box.locator('.danger').isDisabled(), 'nothing is masked without a name and a reason');
  await box.locator('input').fill(who);
  await box.locator('textarea').fill('طلب الحماية');
  await box.locator('.danger').click();
  await until('the name is gone from the text', async () => !(await d.get(`/api/dispatches/${one.id}`)).text.includes(who));
  await until('and from the page', async () => !(await d.page.locator('main').innerText()).includes(who));
  await until('no search finds it', async () => (await d.get(`/api/dispatches?text=${encodeURIComponent('"' + who + '"')}`)).items.length === 0);
  await menu.click();
  await d.page.getByRole('button', { name: title('erase') }).click();
  await box.locator('textarea').fill('أرسل خطأ');
  await box.locator('.danger').click();
  await until('back at the list', () => new URL(d.page.url()).pathname === '/dispatches');
  assert.equal((await d.get(`/api/dispatches?collections=${encodeURIComponent(collection)}`)).items.length, 0);
  assert.equal((await fetch(d.base + `/api/dispatches/${one.id}`)).status, 410, 'gone, and known to have been');
  const log = (await d.get('/api/custody?limit=100')).items;
  assert.ok(log.some((e) => e.act === 'purge' && e.subject === one.id), 'the log of custody tells of it');
  assert.ok(!JSON.stringify(log).includes(who), 'and not of the name');
});

job('collections: the log of custody tells each step, and its chain is verified', env, async (d) => {
  await d.open('/collections/samples');
  await tab(d, 4);
  const rows = d.page.locator('li:has(.seq)');
  await rows.first().waitFor();
  const log = (await d.get('/api/custody?limit=100')).items;
  assert.equal(await rows.count(), log.length);
  assert.equal((await rows.first().locator('.seq').innerText()).trim(), String(log[0].seq));
  assert.equal(await rows.first().locator('.hash').getAttribute('title'), log[0].hash);
  await d.page.locator('.verify .btn').click();
  await d.page.locator('.verify .tag.good').waitFor({ timeout: 20000 });
  // One that was erased by the job before is gone, and its page says so.
  const gone = log.filter((e) => e.act === 'purge').map((e) => e.subject);
  const links = await rows.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  await rows.locator('a').nth(links.findIndex((href) => !gone.some((id) => href.includes(id)))).click();
  await until('the dispatch that an entry is about', () => /\/dispatches\//.test(d.page.url()));
});

// A letter of the log is another one on the disk: what the check finds is said
// in the language of the page, in full.
{
  const harmed = served((data) => {
    const file = join(data, 'isnad.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"version":1,"program":"isnad');
    assert.ok(at > 0, 'an entry of a reading is in the file');
    bytes.write('I', at + '"version":1,"program":"'.length);
    writeFileSync(file, bytes);
  });
  job('collections: a log that was changed is told of', harmed, async (d) => {
    await d.open('/collections/samples?tab=custody');
    await d.page.locator('.verify .btn').click();
    const fault = d.page.locator('.faults li');
    await fault.first().waitFor({ timeout: 20000 });
    const { faults } = await d.get('/api/custody/check');
    assert.equal(await fault.count(), faults.length);
    assert.ok(faults[0].where.code === 'in_entry' && faults[0].what.code === 'has_changed', JSON.stringify(faults[0]));
    const text = await fault.first().innerText();
    assert.equal(/[\u0621-\u064a]/.test(text), d.look.lang === 'ar', text);
    assert.ok(text.includes(String(faults[0].seq)), text);
  }, looks.slice(2, 4));
}

job('collections: read anew, and what changed is told', env, async (d) => {
  await d.open('/collections/samples');
  await d.page.locator('section .row .btn').first().click();
  await d.page.locator('.job').first().waitFor();
  const j = await until('read anew', async () => (await d.get('/api/jobs')).items.find((x) => x.kind === 'reread' && x.state !== 'running'), 60000);
  assert.equal(j.state, 'done');
  await tab(d, 3);
  const diff = await fetch(d.base + '/api/collections/samples/diff');
  const x = diff.status === 404 ? undefined : await diff.json();
  if (!x?.from) await d.page.locator('.none').waitFor();
  else {
    await d.page.locator('p.sum').waitFor();
    assert.equal(await d.page.locator('ol li.added, ol li.dropped, ol li.changed').count(), x.claims.length);
  }
  if (diff.status === 404) d.expect('404');
}, [{ lang: 'ar', width: 1600, theme: 'light' }, { lang: 'en', width: 390, theme: 'dark', height: 844 }]);

// edit puts a text into the editor as typing does.
const edit = (d, text) =>
  d.page.locator('.editor textarea').evaluate((x, t) => {
    x.value = t;
    x.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

job('lexicon: an error stands on its line, the examples run, a change is tried and saved', env, async (d) => {
  const path = 'frames/control.frame';
  await d.open('/lexicon/' + path);
  const whole = (await d.get('/api/lexicon/' + path)).text;
  const faults = d.page.locator('#faults');
  await faults.locator('.ok').waitFor();
  const ran = /\d+/.exec(await faults.innerText());
  assert.ok(Number(ran) > 20, `the file's examples ran: ${await faults.innerText()}`);

  // An error in place: line and column, the line marked, nothing to be saved.
  const lines = whole.split('\n');
  const at = lines.findIndex((l) => /^\s+role place PLACE/.test(l));
  await edit(d, lines.map((l, i) => (i === at ? l.replace('role place', 'role plaice') : l)).join('\n'));
  await faults.locator('button').first().waitFor();
  assert.match(await faults.locator('button .code').first().innerText(), new RegExp(`^${at + 1}:\\d+$`));
  await faults.locator('button').first().click();
  await d.page.locator('.ln.bad').first().waitFor();
  assert.ok((await d.page.locator('.ln.bad').first().innerText()).includes('plaice'));
  assert.ok(await d.page.locator('.bar .btn.primary').isDisabled());

  // An example that does not hold is told on its line too.
  const ex = lines.findIndex((l) => /^\s+place "بلدة هجين"/.test(l));
  await edit(d, lines.map((l, i) => (i === ex ? l.replace('بلدة هجين', 'على') : l)).join('\n'));
  await until('the example that fails', async () => new RegExp(`^(${ex - 1}|${ex}|${ex + 1}):`).test(await faults.locator('button .code').first().innerText().catch(() => '')));

  // Without its first frame, a sentence and the collection lose claims.
  const cut = lines.findIndex((l, i) => i > 2 && /^frame /.test(l));
  await edit(d, [lines[0], ...lines.slice(cut)].join('\n'));
  await faults.locator('.ok').waitFor();
  await d.page.locator('#sample').fill('سيطر الجيش على بلدة هجين');
  const tried = d.page.locator('aside li.dropped').first();
  await tried.waitFor();
  assert.ok((await tried.innerText()).includes('هجين'));
  await d.page.locator('aside .nowrap .btn').click();
  const sum = d.page.locator('aside p.sum');
  await sum.waitFor({ timeout: 60000 });
  const lost = await d.page.locator('aside details li.dropped').count();
  assert.ok(lost > 3, `${lost} claims of the samples hang on the frame`);
  assert.ok((await sum.innerText()).includes(String(lost)));

  // Kept in the user's folder; the original comes back.
  await d.page.locator('.editor textarea').focus();
  await d.page.keyboard.press('Control+s');
  await until('it is kept', async () => (await d.get('/api/lexicon/' + path)).edited);
  await d.page.locator('.bar .tag.amber').waitFor();
  await d.page.locator('.bar .btn').first().click();
  await until('the original', async () => !(await d.get('/api/lexicon/' + path)).edited);
  assert.equal((await d.get('/api/lexicon/' + path)).text, whole);
  await until('in the editor', async () => (await d.page.locator('.editor textarea').inputValue()) === whole);
});
