// A server with accounts: signing in and out, what each role may do on the
// pages, two coders side by side, one of them blind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { browser, run, server, watched } from './desk.mjs';
import { looks, settled, until } from './jobs.mjs';

let s, b;
const password = 'a-long-enough-password-7';
const people = { amal: 'admin', huda: 'coder', samir: 'coder', rana: 'reader', adel: 'editor' };
before(async () => {
  s = await server(['--accounts'], (data) => {
    for (const [name, role] of Object.entries(people)) run(['user', 'add', '--store', data, '--role', role, name], password + '\n');
  });
  b = await browser();
});
after(async () => {
  await b?.close();
  await s?.stop();
});

async function signedIn(who, look) {
  const w = await watched(b, look);
  w.expect('401');
  await w.page.goto(s.base + '/dispatches');
  await w.page.locator('form input[autocomplete=username]').fill(who);
  await w.page.locator('form input[type=password]').fill(password);
  await w.page.keyboard.press('Enter');
  await w.page.locator('ol.list li a').first().waitFor();
  await settled(w.page);
  return w;
}
const ask = (w, path) => w.page.evaluate(async (p) => (await fetch(p)).json(), path);

for (const look of looks)
  test(`signing in: refused with a wrong password, let in, and out again (${look.lang} ${look.width} ${look.theme})`, async () => {
    const w = await watched(b, look);
    w.expect('401');
    await w.page.goto(s.base + '/claims');
    assert.equal(await w.page.locator('header nav a').count(), 0, 'no way to pages that are closed');
    await w.page.locator('form input[autocomplete=username]').fill('huda');
    await w.page.locator('form input[type=password]').fill('not-the-password-at-all');
    await w.page.keyboard.press('Enter');
    await w.page.locator('form [role=alert]').waitFor();
    assert.equal(await w.page.locator('.rw').count(), 0, 'nothing is shown before');
    await w.page.locator('form input[type=password]').fill(password);
    await w.page.keyboard.press('Enter');
    await w.page.locator('.rw').first().waitFor();
    const cookie = (await w.context.cookies()).find((c) => c.httpOnly);
    assert.ok(cookie && cookie.sameSite !== 'None', 'the session is a cookie that scripts and other sites do not get');
    await w.page.locator('.tools button').first().click();
    await w.page.locator('form input[type=password]').waitFor();
    assert.equal((await ask(w, '/api/claims')).status, 401, 'the session is over');
    assert.deepEqual(w.faults(), []);
    await w.close();
  });

test('roles: a reader reads, a coder rules, an editor adds', async () => {
  const reader = await signedIn('rana', { lang: 'en' });
  const d = (await ask(reader, '/api/dispatches?limit=1')).items[0];
  const claim = (await ask(reader, `/api/dispatches/${d.id}`)).claim_list[0];
  await reader.page.goto(`${s.base}/dispatches/${d.id}?claim=${claim.ref}`);
  await settled(reader.page);
  assert.ok(await reader.page.locator('.acts .btn').first().isDisabled(), 'a reader cannot accept');
  await reader.page.keyboard.press('a');
  await reader.page.goto(s.base + '/collections/samples');
  await settled(reader.page);
  assert.equal(await reader.page.locator('.drop').count(), 0, 'nor add files');
  await reader.page.goto(s.base + '/lexicon/frames/control.frame');
  await settled(reader.page);
  assert.ok(await reader.page.locator('.editor textarea').evaluate((x) => x.readOnly), 'nor edit the lexicon');
  // What the page hides the server refuses.
  const status = (w, path, body) => w.page.evaluate(async ([p, x]) => (await fetch(p, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(x) })).status, [path, body]);
  reader.expect('403');
  assert.equal(await status(reader, `/api/claims/${claim.ref}/rulings`, { act: 'accept' }), 403);
  assert.equal((await ask(reader, `/api/claims/${claim.ref}`)).claim.rulings.length, 0);
  assert.deepEqual(reader.faults(), []);
  await reader.close();

  const coder = await signedIn('samir', { lang: 'ar' });
  await coder.page.goto(s.base + '/collections/samples');
  await settled(coder.page);
  assert.equal(await coder.page.locator('.drop').count(), 0, 'a coder adds no files');
  coder.expect('403');
  assert.equal(await status(coder, '/api/collections', { name: 'x' }), 403);
  assert.deepEqual(coder.faults(), []);
  await coder.close();

  const editor = await signedIn('adel', { lang: 'ar' });
  await editor.page.goto(s.base + '/collections/samples');
  await settled(editor.page);
  assert.ok(await editor.page.locator('.drop').isVisible(), 'an editor does');
  assert.deepEqual(editor.faults(), []);
  await editor.close();
});

for (const [i, look] of looks.entries())
  test(`two coders rule on one dispatch and stand side by side (${look.lang} ${look.width} ${look.theme})`, async () => {
    const a = await signedIn('huda', look);
    const z = await signedIn('samir', look);
    const d = (await ask(a, '/api/dispatches?limit=100')).items.filter((x) => x.claims >= 4)[i + 1];
    const claims = (await ask(a, `/api/dispatches/${d.id}`)).claim_list;
    const codes = async (w, keys, blind) => {
      if (blind) await w.page.evaluate(() => localStorage.setItem('blind', '1'));
      await w.page.goto(`${s.base}/dispatches/${d.id}?claim=${claims[0].ref}`);
      await settled(w.page);
      if (blind) assert.equal(await w.page.locator('.rulings li').count(), 0, 'a blind coder does not see the other’s ruling');
      for (const [n, k] of keys.entries()) {
        await w.page.goto(`${s.base}/dispatches/${d.id}?claim=${claims[n].ref}`);
        await settled(w.page);
        await w.page.keyboard.press(k);
        await until(`ruling ${n + 1}`, async () => (await ask(w, `/api/claims/${claims[n].ref}`)).claim.rulings.length > (blind ? 1 : 0));
      }
    };
    await codes(a, ['a', 'x', 'a'], false);
    await codes(z, ['a', 'a', 'x'], true);
    await a.page.goto(`${s.base}/dispatches/${d.id}?coders=1&a=huda&b=samir`);
    await settled(a.page);
    const rows = a.page.locator('section.panel tbody tr');
    assert.equal(await rows.count(), claims.length);
    await a.page.locator('section.panel .head strong').waitFor();
    assert.deepEqual(await rows.evaluateAll((rs) => rs.slice(0, 3).map((r) => r.classList.contains('differ'))), [false, true, true], 'where they part stands out');
    assert.match(await a.page.locator('section.panel .head').innerText(), /33%/, 'one of three agrees');
    await rows.nth(1).locator('button').click();
    await until('the claim is opened from there', () => new URL(a.page.url()).searchParams.get('claim') === claims[1].ref);
    assert.deepEqual([...a.faults(), ...z.faults()], []);
    await a.close();
    await z.close();
  });

for (const look of looks)
  test(`account: keys are made, work and are withdrawn; an administrator makes and closes accounts (${look.lang} ${look.width} ${look.theme})`, async () => {
    const w = await signedIn('amal', look);
    await w.page.goto(s.base + '/account');
    await settled(w.page);
    const keys = w.page.locator('section').first();
    await keys.locator('form input').first().fill('تصدير ليلي');
    await keys.locator('form .btn').click();
    const secret = await keys.locator('.made .code').innerText();
    const asks = (path) => fetch(s.base + path, { headers: { authorization: `Bearer ${secret}` } }).then((r) => r.status);
    assert.equal(await asks('/api/claims?limit=1'), 200, 'the key opens');
    assert.equal(await asks('/api/users'), 403, 'and no more than its role does');
    await keys.locator('li .btn').last().click();
    await until('the key is withdrawn', async () => (await asks('/api/claims?limit=1')) === 401);

    const name = `new-${look.lang}-${look.width}`;
    const people = w.page.locator('section').nth(1);
    await people.locator('form input').nth(0).fill(name);
    await people.locator('form input[type=password]').fill(password);
    await people.locator('form .btn').click();
    const row = people.locator('li', { hasText: name });
    await row.waitFor();
    const guest = await signedIn(name, look);
    await row.locator('.btn').click();
    await until('the account is closed', async () => (await ask(guest, '/api/claims?limit=1')).status === 401);
    // The bar at the top and the message at the bottom lie over what is scrolled
    // under them.
    await w.page.evaluate(() => scrollTo(0, 0));
    await w.page.locator('.voice span').waitFor({ state: 'detached' });
    const axe = await new AxeBuilder({ page: w.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    assert.deepEqual(axe.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok((await w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 1);
    assert.deepEqual(w.faults(), []);
    await guest.close();
    await w.close();
  });
