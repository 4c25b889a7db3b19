// The jobs of one who reads and codes: the timeline's brush, ruling by keys,
// correcting by words picked in the text, the network's quotes, the map's
// days, comparing, bulk ruling, exports and saved searches, each through the
// real pages of the real server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { test } from 'node:test';
import { browser, watched } from './desk.mjs';
import { job, looks, served, settled, until } from './jobs.mjs';

const env = served();
// own is the text of marked words without the labels above them.
const own = async (l) => (await l.evaluateAll((es) => es.map((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent).join('')))).join('');
const figure = (text) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));

job('timeline: dragging along it filters the time, and all the time comes back', env, async (d) => {
  await d.open('/timeline');
  const all = await d.get('/api/claims/facets');
  const chart = d.page.locator('svg.chart');
  const box = await chart.boundingBox();
  // How many claims a height is, in round figures that rise and do not pass the
  // highest bar.
  const line = await d.get('/api/timeline');
  const most = Math.max(...line.bins.map((_, i) => line.series.reduce((n, s) => n + s.claims[i], 0)));
  const counts = (await d.page.locator('.chart .counts text:not(.unit)').allTextContents()).map(figure);
  assert.ok(counts.length >= 2 && counts.length <= 8 && counts.every((n, i) => n > (counts[i - 1] ?? 0)) && counts.at(-1) <= most && counts.at(-1) > most / 2, `${counts} of ${most}`);
  const axis = await d.page.locator('.chart .counts text').first().boundingBox();
  assert.ok(d.look.lang === 'ar' ? axis.x > box.x + box.width / 2 : axis.x < box.x + box.width / 2, 'where time begins');
  // The later half: in Arabic time runs from the right.
  const [a, z] = d.look.lang === 'ar' ? [0.02, 0.5] : [0.5, 0.98];
  await d.page.mouse.move(box.x + box.width * a, box.y + 80);
  await d.page.mouse.down();
  await d.page.mouse.move(box.x + box.width * ((a + z) / 2), box.y + 90, { steps: 4 });
  await d.page.mouse.move(box.x + box.width * z, box.y + 90, { steps: 4 });
  await d.page.mouse.up();
  await until('a span in the address', () => d.query().get('from') && d.query().get('to'));
  const [from, to] = [d.query().get('from'), d.query().get('to')];
  assert.ok(from < to, `${from} is before ${to}`);
  assert.ok(from > all.first && from < all.last, `the later half begins at ${from}`);
  const part = await d.get(`/api/claims/facets?from=${from}&to=${to}`);
  assert.ok(part.claims > 0 && part.claims < all.claims, `${part.claims} of ${all.claims}`);
  await until('the filter bar counts the span', async () => figure(await d.page.locator('.bar .count strong').innerText()) === part.claims);
  await d.page.locator('header .btn').last().click();
  await until('all the time', () => !d.query().get('from'));
  await until('all claims', async () => figure(await d.page.locator('.bar .count strong').innerText()) === all.claims);
});

job('timeline: the same by keys, and single claims open their dispatch', env, async (d) => {
  await d.open('/timeline');
  const chart = d.page.locator('svg.chart');
  await chart.focus();
  const onward = d.look.lang === 'ar' ? 'ArrowLeft' : 'ArrowRight';
  await d.page.keyboard.press(onward);
  for (let i = 0; i < 3; i++) await d.page.keyboard.press(`Shift+${onward}`);
  await d.page.keyboard.press('Enter');
  await until('a span in the address', () => d.query().get('from') && d.query().get('to'));
  const bins = (await d.get('/api/timeline')).bins;
  assert.equal(d.query().get('from'), bins[1], 'from the second bin');
  assert.ok(d.query().get('to') > bins[4], 'to the end of the fifth');
  const first = d.page.locator('ol.list a').first();
  await first.focus();
  await d.page.keyboard.press('Enter');
  await until('the dispatch', () => /\/dispatches\/.+claim=/.test(d.page.url()));
  await d.page.locator('blockquote').first().waitFor();
});

// Each look rules in a dispatch of its own.
const dispatchOf = async (d, least = 4) => (await d.get('/api/dispatches?limit=100')).items.filter((x) => x.claims >= least)[d.i];

job('dispatch: accept, reject, comment and next by keys', env, async (d) => {
  const id = (await dispatchOf(d, 5)).id;
  const claims = (await d.get(`/api/dispatches/${id}`)).claim_list;
  await d.open(`/dispatches/${id}`);
  const at = () => d.query().get('claim');
  await d.type('KeyJ');
  await until('the first claim', () => at() === claims[0].ref);
  await d.type('KeyJ');
  await until('the second', () => at() === claims[1].ref);
  await d.type('KeyK');
  await until('the first again', () => at() === claims[0].ref);
  const ruling = async (ref) => (await d.get(`/api/claims/${ref}`)).claim.rulings;
  await d.type('KeyA');
  await until('accepted, and on to the next without a ruling', () => at() === claims[1].ref);
  assert.equal((await ruling(claims[0].ref)).at(-1).act, 'accept');
  await d.type('KeyX');
  await until('rejected, and on', () => at() === claims[2].ref);
  assert.equal((await ruling(claims[1].ref)).at(-1).act, 'reject');
  await d.type('KeyC');
  await d.page.locator('form.comment textarea').waitFor();
  await d.page.keyboard.type('من هو المصدر؟ A، X');
  await d.page.keyboard.press('Tab');
  await d.page.keyboard.press('Enter');
  const said = await until('the comment', async () => (await ruling(claims[2].ref)).at(-1));
  assert.equal(said.act, 'comment');
  assert.equal(said.note, 'من هو المصدر؟ A، X');
  assert.equal((await d.get(`/api/claims/${claims[2].ref}`)).claim.ruling, 'unruled', 'a comment decides nothing');
  assert.equal(at(), claims[2].ref, 'who comments stays');
  await d.page.locator('.rulings').getByText('من هو المصدر').waitFor();
  await d.type('KeyU');
  await until('the next without a ruling', () => at() === claims[3].ref);
  const next = (await d.get(`/api/dispatches/${id}`)).next;
  if (next) {
    await d.type('KeyN');
    await until('the next dispatch', () => d.page.url().includes(next));
  }
});

job('dispatch: a claim is corrected by words picked in the text with the keyboard', env, async (d) => {
  // Picking begins at the quote; three words from its third on are wanted, and
  // a claim whose role they are not yet.
  const picked = (text, c) => {
    const points = Array.from(text);
    const all = [...points.slice(c.quote.start).join('').matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)].slice(2, 5);
    const rest = points.slice(c.quote.start).join('');
    return all.length === 3 ? rest.slice(all[0].index, all[2].index + all[2][0].length) : undefined;
  };
  let view, claim;
  for (const item of (await d.get('/api/dispatches?limit=100')).items.slice(6 + 4 * d.i)) {
    view = await d.get(`/api/dispatches/${item.id}`);
    claim = view.claim_list.find((c) => c.args.length && !c.args[0].filled && !c.rulings.length && picked(view.text, c) && picked(view.text, c) !== c.args[0].text);
    if (claim) break;
  }
  const want = picked(view.text, claim);
  await d.open(`/dispatches/${view.id}?claim=${claim.ref}`);
  await d.type('KeyE');
  const form = d.page.locator('aside form.panel');
  await form.waitFor();
  const was = claim.args[0];
  await form.locator('#pick-arg-0').focus();
  await d.page.keyboard.press('Enter');
  await until('the text takes the keys', () => d.page.evaluate(() => document.activeElement?.tagName === 'ARTICLE'));
  // Three words from the third on, to the left: the text is Arabic.
  await d.page.keyboard.press('ArrowLeft');
  await d.page.keyboard.press('ArrowLeft');
  await d.page.keyboard.press('Shift+ArrowLeft');
  await d.page.keyboard.press('Shift+ArrowLeft');
  const marked = await own(d.page.locator('.picked'));
  assert.equal(marked.trim().split(/\s+/).length, 3, `three words are marked: ${marked}`);
  await d.page.keyboard.press('Enter');
  await until('back in the form', () => d.page.evaluate(() => document.activeElement?.id === 'pick-arg-0'));
  const now = (await form.locator('#pick-arg-0').innerText()).trim();
  assert.equal(now, want);
  assert.notEqual(now, was.text);
  // The standing, by the keys of a choice.
  const certainty = form.locator('select', { has: d.page.locator('option[value=possible]') });
  await certainty.focus();
  await certainty.selectOption('possible');
  await form.locator('textarea').fill('نص أدق');
  await form.locator('.btn.primary').focus();
  await d.page.keyboard.press('Enter');
  const r = await until('the correction', async () => (await d.get(`/api/claims/${claim.ref}`)).claim.rulings.at(-1));
  assert.equal(r.act, 'correct');
  assert.equal(r.note, 'نص أدق');
  assert.equal(r.corrected.certainty, 'possible');
  const a = r.corrected.args[0];
  assert.equal(a.role, was.role);
  const points = Array.from(view.text);
  assert.equal(points.slice(a.start, a.end).join(''), a.text, 'the words stand in the text where the claim says');
  assert.equal(a.text, now);
  assert.equal(a.text.split(/\s+/).length, 3);
});

job('dispatch: a claim that was missed is added by words picked in the text with the keyboard', env, async (d) => {
  const id = (await d.get('/api/dispatches?limit=100')).items[20 + d.i].id;
  const view = await d.get(`/api/dispatches/${id}`);
  const words = [...view.text.matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)].map((m) => m[0]);
  await d.open(`/dispatches/${id}`);
  await d.type('KeyI');
  const form = d.page.locator('aside form.panel');
  await form.waitFor();
  assert.ok(await form.locator('.btn.primary').isDisabled(), 'a claim of nothing is not saved');
  await form.locator('select').first().selectOption('presence');
  // take marks the word after so many others, to the left: the text is Arabic.
  const take = async (after) => {
    await until('the text takes the keys', () => d.page.evaluate(() => document.activeElement?.tagName === 'ARTICLE'));
    for (let i = 0; i < after; i++) await d.page.keyboard.press('ArrowLeft');
    await d.page.keyboard.press('Enter');
  };
  await form.locator('#pick-trigger-0').focus();
  await d.page.keyboard.press('Enter');
  await take(1);
  for (const [role, after] of [['agent', 2], ['place', 3]]) {
    await form.locator('select', { has: d.page.locator('option[value=agent]') }).selectOption(role);
    await take(after);
    await until('its words stand in the form', async () => (await form.locator('[id^=pick-arg]').last().innerText()).trim() === words[after]);
  }
  await form.locator('button', { hasText: d.look.lang === 'ar' ? 'أضف من قال ذلك' : 'Add who says so' }).click();
  await take(4);
  await form.locator('textarea').fill('فات البرنامج');
  await form.locator('.btn.primary').click();
  const added = await until('the claim', async () => (await d.get(`/api/dispatches/${id}`)).claim_list.find((c) => c.ruling === 'add'));
  assert.equal(added.kind, 'presence');
  assert.equal(added.trigger.text, words[1]);
  assert.deepEqual(added.args.map((a) => [a.role, a.text]), [['agent', words[2]], ['place', words[3]]]);
  assert.deepEqual(added.chain.map((l) => [l.kind, l.who]), [['outlet', view.outlet], ['role', words[4]]]);
  assert.equal(added.evidence, 'told');
  assert.ok(added.quote.text.startsWith(words[1]) && added.quote.text.endsWith(words[3]), added.quote.text);
  assert.equal(added.rulings.at(-1).note, 'فات البرنامج');
  await until('it is chosen', () => d.query().get('claim') === added.ref);
  await d.page.locator('aside blockquote', { hasText: added.quote.text }).waitFor();
});

job('dispatch: the chain opens its words, the quote is marked, the codes are shown', env, async (d) => {
  const x = (await d.get('/api/dispatches?limit=100')).items.find((x) => x.doc === 'bukamal-1');
  const claim = (await d.get(`/api/dispatches/${x.id}`)).claim_list.find((c) => c.kind === 'control' && c.chain.length > 1);
  await d.open(`/dispatches/${x.id}?claim=${claim.ref}`);
  assert.deepEqual(await d.page.locator('aside .chain .who').allInnerTexts(), claim.chain.map((l) => l.who));
  const marked = await own(d.page.locator('article .quote'));
  assert.equal(marked.replace(/\s+/g, ' ').trim(), claim.quote.text.replace(/\s+/g, ' ').trim());
  await d.page.locator('.chain .jump').click();
  assert.ok(await d.page.locator('article .link').first().isVisible());
  assert.ok((await d.page.locator('aside').innerText()).includes(claim.acled_sub_event));
  await d.page.locator('details.why summary').click();
  await until('the frame that read it', async () => /frame /.test(await d.page.locator('details.why pre').innerText().catch(() => '')));
});

job('network: a relation opens its quotes', env, async (d) => {
  const net = await d.get('/api/network');
  await d.open('/network');
  const rows = d.page.locator('.edges button');
  assert.equal(await rows.count(), net.edges.length);
  await rows.first().focus();
  await d.page.keyboard.press('Enter');
  const id = await until('the relation in the address', () => d.query().get('edge'));
  const e = net.edges.find((x) => x.id === id);
  const said = (await d.get(`/api/network/claims?agent=${encodeURIComponent(e.agent.id)}&patient=${encodeURIComponent(e.patient.id)}&relation=${e.type}`)).items;
  const quotes = d.page.locator('.quotes .naskh');
  await quotes.first().waitFor();
  assert.deepEqual((await quotes.allInnerTexts()).sort(), said.map((c) => c.quote).sort());
  await d.page.locator('.quotes a').first().click();
  await until('the dispatch', () => /\/dispatches\/.+claim=/.test(d.page.url()));
});

job('network: what parties do to one another is shown when asked for, and opens its quotes', env, async (d) => {
  const [few, all] = [await d.get('/api/network'), await d.get('/api/network?events=true')];
  const e = all.edges.find((x) => x.kind === 'event' && x.sign < 0);
  await d.open('/network');
  const rows = d.page.locator('.edges button');
  assert.equal(await rows.count(), few.edges.length);
  await d.page.locator('aside input[type=checkbox]').focus();
  await d.page.keyboard.press('Space');
  await until('the events', async () => (await rows.count()) === all.edges.length);
  assert.equal(d.query().get('events'), '1');
  await d.open(`/network?events=1&edge=${encodeURIComponent(e.id)}`);
  const said = (await d.get(`/api/network/claims?agent=${encodeURIComponent(e.agent.id)}&patient=${encodeURIComponent(e.patient.id)}&relation=${e.type}`)).items;
  await d.page.locator('.quotes .naskh').first().waitFor();
  assert.deepEqual((await d.page.locator('.quotes .naskh').allInnerTexts()).sort(), said.map((c) => c.quote).sort());
});

job('network: so does its line in the drawing', env, async (d) => {
  // A party with one relation: its line lies in the middle of the drawing.
  const net = await d.get('/api/network');
  let one;
  for (const n of net.nodes) {
    const x = await d.get(`/api/network?actors=${encodeURIComponent(n.id)}`);
    if (x.edges.length === 1) {
      one = { node: n, edge: x.edges[0] };
      break;
    }
  }
  await d.open(`/network?actors=${encodeURIComponent(one.node.id)}`);
  await d.page.locator('.graph canvas').first().waitFor();
  await d.page.waitForTimeout(300);
  const box = await d.page.locator('.graph').boundingBox();
  for (let dy = -30; dy <= 30 && !d.query().get('edge'); dy += 3) await d.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + dy);
  assert.equal(d.query().get('edge'), one.edge.id);
  await d.page.locator('.quotes li').first().waitFor();
});

const places = (d, date) => d.get('/api/map/control' + (date ? `?date=${date}` : '')).then((m) => m.places.filter((p) => p.holders.length));

job('map: a place shows its control history, statement by statement, with the words', env, async (d) => {
  await d.open('/map');
  await d.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  const all = await places(d);
  const row = d.page.locator('.places button', { has: d.page.locator('img[alt]:not([alt=""])') }).first();
  await row.focus();
  await d.page.keyboard.press('Enter');
  await until('the place in the address', () => d.query().get('place'));
  const id = d.query().get('place');
  const disputed = all.find((p) => p.place.id === id);
  assert.ok(disputed?.disputed, 'the disputed stand first');
  const page = await d.get('/api/places/' + encodeURIComponent(id));
  const items = d.page.locator('.history > li');
  await until('every statement', async () => (await items.count()) === page.statements.length);
  for (const h of disputed.holders) await d.page.locator('.holders').getByText(d.look.lang === 'en' ? h.holder.name_en || h.holder.name : h.holder.name).first().waitFor();
  await items.first().locator('summary').click();
  await items.first().locator('.quote').first().waitFor();
  const cluster = await d.get('/api/clusters/' + encodeURIComponent(page.statements[0].cluster));
  assert.deepEqual((await items.first().locator('.quote').allInnerTexts()).sort(), cluster.claims.map((c) => c.quote).sort());
});

job('map: the slider chooses the day, and its ends the span of events', env, async (d) => {
  await d.open('/map');
  const now = await places(d);
  const marks = d.page.locator('.places .who');
  await until('the places held', async () => (await marks.count()) === now.length);
  await d.page.locator('#day').focus();
  await d.page.keyboard.press('Home');
  const first = await until('the first day in the address', () => d.query().get('date'));
  const then = await places(d, first);
  assert.ok(then.length < now.length, `${then.length} places on ${first}, ${now.length} now`);
  await until('the places held on that day', async () => (await marks.count()) === then.length);
  await d.page.keyboard.press('End');
  await until('the last day', async () => d.query().get('date') > first && (await marks.count()) === now.length);
  const end = d.page.locator('input.end').first();
  await end.focus();
  for (let i = 0; i < 3; i++) await d.page.keyboard.press('PageUp');
  const from = await until('events from a later day on', () => d.query().get('from'));
  const part = await d.get(`/api/claims/facets?from=${from}`);
  await until('the filter bar counts them', async () => figure(await d.page.locator('.bar .count strong').innerText()) === part.claims);
});

job('map: it pans and zooms by keys, and what is seen stands in the address', env, async (d) => {
  await d.open('/map');
  await d.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  await d.page.locator('canvas.maplibregl-canvas').focus();
  await d.page.keyboard.press('Equal');
  const at = await until('the view in the address', () => d.query().get('at'));
  await d.page.keyboard.press('ArrowUp');
  await until('another view', () => d.query().get('at') !== at);
  const want = d.query().get('at');
  await d.page.reload();
  await d.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  assert.equal(d.query().get('at'), want);
});

job(
  'map: its marks are reached by keys, told by name, and opened',
  env,
  async (d) => {
    for (const where of ['/map?plain=1', '/map']) {
      await d.open(where);
      if (where === '/map') await d.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
      const marks = d.page.locator('.marks button');
      await until('marks', async () => (await marks.count()) > 5);
      assert.equal(await d.page.locator('.marks button[tabindex="0"]').count(), 1, 'one stop of Tab');
      // By Tab from the map itself.
      await d.page.locator(where === '/map' ? 'canvas.maplibregl-canvas' : '.plain > svg').focus();
      const on = () => d.page.evaluate(() => (document.activeElement?.closest('.marks') ? document.activeElement.getAttribute('aria-label') : ''));
      for (let i = 0; i < 6 && !(await on()); i++) await d.page.keyboard.press('Tab');
      const first = await on();
      assert.match(first, /: /, 'its name says what is said there');
      assert.notEqual(await d.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none', 'focus is seen');
      // Arrows go the way they point.
      const box = () => d.page.evaluate(() => (({ x, y }) => ({ x, y }))(document.activeElement.getBoundingClientRect()));
      let moved = 0;
      for (const [key, is] of [['ArrowLeft', (a, b) => b.x < a.x], ['ArrowRight', (a, b) => b.x > a.x], ['ArrowDown', (a, b) => b.y > a.y], ['ArrowUp', (a, b) => b.y < a.y]]) {
        const [was, name] = [await box(), await on()];
        await d.page.keyboard.press(key);
        if ((await on()) === name) continue; // none lies there
        moved++;
        assert.ok(is(was, await box()), key);
      }
      assert.ok(moved >= 2, `${moved} ways`);
      // Page Down comes to every one.
      const seen = new Set();
      await d.page.keyboard.press('Home');
      const n = await marks.count();
      for (let i = 0; i < n; i++) {
        seen.add(await d.page.evaluate(() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)));
        await d.page.keyboard.press('PageDown');
      }
      assert.equal(seen.size, n);
      // Enter opens a place that claims name.
      const place = (await d.get('/api/map/control')).places.find((p) => p.place.id && p.holders.length);
      await d.open(`${where}${where.includes('?') ? '&' : '?'}place=${encodeURIComponent(place.place.id)}`);
      await d.page.locator('.marks button[aria-current]').waitFor();
      await d.page.locator('.side .row .btn').first().click();
      await until('closed', () => !d.query().get('place'));
      const mark = marks.filter({ hasText: ': ' }).and(d.page.getByRole('button', { name: (d.look.lang === 'ar' ? place.place.name : place.place.name_en) + ': ' }));
      await mark.first().focus();
      await d.page.keyboard.press('Enter');
      await until('its place', () => d.query().get('place') === place.place.id);
      await d.page.locator('.history > li').first().waitFor();
      if (where === '/map') continue;
      // That the plain map was chosen is said, with the way back.
      assert.doesNotMatch(await d.page.locator('.notice').innerText(), /WebGL/);
      await d.page.locator('.notice button').click();
      await d.page.locator('.gl').waitFor();
      assert.equal(d.query().get('plain'), null);
    }
  },
  [looks[0], looks[3]],
);

test('map: without WebGL the same points stand on a plain map', async () => {
  const plain = await browser(['--disable-3d-apis']);
  try {
    for (const look of looks) {
      const w = await watched(plain, look);
      const asked = [];
      w.page.on('request', (r) => asked.push(new URL(r.url()).pathname));
      await w.page.goto(env.s.base + '/map');
      await settled(w.page);
      assert.equal(await w.page.evaluate(() => document.createElement('canvas').getContext('webgl2')), null, 'this browser has no WebGL');
      const control = (await (await fetch(env.s.base + '/api/map/control')).json()).places.filter((p) => p.holders.length);
      const marks = w.page.locator('.plain .spot image:not([width="18"])');
      await until('every place held', async () => (await marks.count()) === control.length);
      assert.match(await w.page.locator('.notice').innerText(), /WebGL/);
      assert.ok(!asked.some((p) => /GLMap|maplibre/.test(p)), 'the part that needs WebGL is not fetched');
      // By mouse and by keys.
      const before = await marks.first().boundingBox();
      await w.page.locator('.plain > svg').focus();
      await w.page.keyboard.press('ArrowLeft');
      assert.ok(Math.abs((await marks.first().boundingBox()).x - before.x) > 20, 'the arrows move the map');
      await w.page.locator('.places button').first().click();
      await w.page.locator('.history > li').first().waitFor();
      assert.deepEqual(w.faults(), []);
      await w.close();
    }
  } finally {
    await plain.close();
  }
});

job('compare: numbers side by side, chains counted, silence shown', env, async (d) => {
  const all = await d.get('/api/compare?limit=60&only=all');
  await d.open('/compare');
  const rows = d.page.locator('tbody tr[id^=q-]');
  assert.equal(await rows.count(), all.clusters.length);
  for (const c of all.clusters.slice(0, 8)) {
    const row = d.page.locator(`[id="q-${c.id}"]`);
    const n = await row.locator('td.n .num').allInnerTexts();
    assert.deepEqual(n, c.denying ? [`${c.affirming}`, `${c.denying}`] : [`${c.affirming}`], 'independent chains');
    assert.equal(await row.locator('td.n .denies').count(), c.denying ? 1 : 0, 'which of them deny');
    const saying = await row.locator('td.c button').count();
    assert.equal(saying, c.cells.length, 'a cell for each outlet that says it');
    assert.equal(await row.locator('td.c .silent').count(), all.outlets.filter((o) => all.clusters.some((x) => x.cells.some((y) => y.outlet === o))).length - saying, 'and silence elsewhere');
  }
  const counted = all.clusters.find((c) => c.numbers.some((n) => n.low < n.high));
  await d.page.locator(`[id="q-${counted.id}"] th button`).focus();
  await d.page.keyboard.press('Enter');
  await until('the report in the address', () => d.query().get('cluster') === counted.id);
  const firsts = await d.page.locator(`[id="q-${counted.id}"] td.c`).evaluateAll((cs, n) => cs.slice(0, n).every((c) => c.querySelector('button')), counted.cells.length);
  assert.ok(firsts, 'who speaks of the chosen report stands first');
  const table = d.page.locator('aside table.nums tbody tr');
  await table.first().waitFor();
  for (const [i, n] of counted.numbers.entries())
    assert.deepEqual((await table.nth(i).locator('td').allInnerTexts()).map((x) => x.replace('+', '')), [n.low, n.best, n.high, n.chains].map((x) => x.toLocaleString('en')));
  const detail = await d.get('/api/clusters/' + encodeURIComponent(counted.id));
  assert.equal(await d.page.locator('aside .said > li').count(), detail.claims.length);
  await d.page.locator('.main header .btn').nth(2).click();
  await until('the disputed alone', async () => d.query().get('show') === 'disputed' && (await rows.count()) === (await d.get('/api/compare?limit=60&only=disputed')).clusters.length);
});

job('compare: while claims are put together it says how far that is, and opens by itself', env, async (d) => {
  d.expect('503');
  let asked = 0;
  await d.page.route('**/api/compare?*', (r) =>
    asked++ < 2
      ? r.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, detail: 'being put together', errors: [{ location: 'progress', message: '340 of 1000', value: { done: 340, total: 1000 } }] }) })
      : r.continue(),
  );
  await d.page.goto(d.base + '/compare');
  const bar = d.page.locator('main [role=progressbar]');
  await bar.waitFor();
  assert.equal(await bar.getAttribute('aria-valuenow'), '34');
  assert.equal(await d.page.locator('main [role=alert]').count(), 0, 'it is no error');
  await d.page.locator('tbody tr[id^=q-]').first().waitFor();
  assert.equal(asked, 3);
});

job('claims: many are chosen by keys and ruled on at once', env, async (d) => {
  const kinds = ['event', 'condition', 'relation', 'control', 'presence', 'event'][d.i];
  const page = (await d.get(`/api/claims?kinds=${kinds}&sort=-date&limit=100&rulings=unruled`)).items;
  assert.ok(page.length >= 4, `${page.length} ${kinds} without a ruling`);
  await d.open(`/claims?kinds=${kinds}&rulings=unruled`);
  const box = d.page.locator('dialog[open]');
  const opens = d.page.locator('.main header > .btn').first();
  const does = box.locator('.btn.primary');
  // With nothing chosen, neither ruling nor scope is taken for granted.
  await d.page.locator('#row-0').waitFor();
  await opens.click();
  assert.equal(await box.locator('input:checked').count(), 0);
  assert.ok(await does.isDisabled());
  await box.locator('input[value=reject]').check();
  assert.ok(await does.isDisabled(), 'on what is not said yet');
  assert.ok(await box.locator('input[value=chosen]').isDisabled());
  await box.locator('input[value=all]').check();
  const { total } = await d.get(`/api/claims?kinds=${kinds}&rulings=unruled&limit=1`);
  for (const where of [does, box.locator('p[role=status]')]) assert.ok((await where.innerText()).replaceAll(',', '').includes(String(total)), 'it says on how many');
  await d.page.keyboard.press('Escape');
  await d.page.locator('#row-0').focus();
  await d.page.keyboard.press('Space');
  await d.page.keyboard.press('ArrowDown');
  await d.page.keyboard.press('Shift+ArrowDown');
  await until('three are chosen', async () => (await d.page.locator('[aria-selected=true]').count()) === 3);
  const chosen = 3;
  await opens.click();
  assert.ok(await box.locator('input[value=chosen]').isChecked());
  assert.ok(await does.isDisabled(), 'the ruling is not said yet');
  await box.locator('input[value=accept]').check();
  await box.locator('textarea').fill('راجعته');
  await does.click();
  await until('the rulings', async () => (await d.get(`/api/claims/${page[0].ref}`)).claim.ruling === 'accept');
  for (const r of page.slice(0, chosen)) assert.equal((await d.get(`/api/claims/${r.ref}`)).claim.ruling, 'accept');
  assert.equal((await d.get(`/api/claims/${page[3].ref}`)).claim.ruling, 'unruled', 'and no other');
  const r = (await d.get(`/api/claims/${page[0].ref}`)).claim;
  assert.equal(r.ruling, 'accept');
  assert.equal(r.rulings.at(-1).note, 'راجعته');
  await until('they leave the view', async () => (await d.page.locator('.rw a').first().getAttribute('href')).includes(encodeURIComponent(page[3].ref)));
});

job('claims: exactly this view is exported', env, async (d) => {
  const outlet = (await d.get('/api/claims/facets')).fields.outlets[d.i];
  const f = `kinds=event&outlets=${encodeURIComponent(outlet.value)}`;
  const want = await d.get(`/api/claims/facets?${f}`);
  await d.open('/claims?' + f);
  await d.page.locator('.main header .btn').last().click();
  const box = d.page.locator('dialog[open]');
  await box.locator('input[value=jsonl]').waitFor();
  await box.locator('input[value=geojson]').check();
  await box.locator('input[value=csv]').check();
  const [file] = await Promise.all([d.page.waitForEvent('download'), box.locator('a.primary').click()]);
  const name = file.suggestedFilename();
  const bytes = readFileSync(await file.path());
  const entries = unzip(bytes, name);
  const csv = entries.find((x) => x.name.endsWith('.csv')).text;
  const rows = records(csv);
  assert.equal(rows.length - 1, want.claims, 'a row for each claim of the view');
  const at = rows[0].indexOf('source');
  const outlets = new Set(rows.slice(1).map((r) => r[at]));
  if (at >= 0) assert.deepEqual([...outlets], [outlet.value]);
  const manifest = await d.get(`/api/export/manifest?format=csv&${f}`);
  assert.ok(JSON.stringify(manifest).includes(outlet.value), 'the manifest holds the filter');
});

job('claims: facets filter, and a search is saved, found again and removed', env, async (d) => {
  const name = `بحث ${d.i}`;
  // On a narrow screen the facets stand in the filter's own menus.
  const wide = d.look.width > 1024;
  await d.open('/claims');
  if (wide) await d.page.locator('aside.facets label', { has: d.page.locator('[data-kind=control]') }).first().click();
  else {
    if (await d.page.locator('.bar .narrow').isVisible()) await d.page.locator('.bar .narrow').click();
    await d.page.locator('.bar .menu > button').nth(3).click();
    await d.page.locator('.drop label', { has: d.page.locator('[data-kind=control]') }).click();
    await d.page.keyboard.press('Escape');
  }
  await until('the kind in the address', () => d.query().get('kinds') === 'control');
  const n = (await d.get('/api/claims/facets?kinds=control')).claims;
  await until('its claims', async () => figure(await d.page.locator('.main header [role=status]').innerText()) === n);
  const saved = wide ? d.page.locator('aside.facets .saved') : d.page.locator('.main header .saved');
  if (wide) {
    if (!(await saved.getAttribute('open').catch(() => null)) && (await saved.evaluate((x) => !x.open))) await saved.locator('summary').click();
  } else await saved.locator('button').first().click();
  await saved.locator('form input').fill(name);
  await saved.locator('form input').press('Enter');
  await until('the search is kept', async () => (await d.get('/api/searches')).items.some((x) => x.name === name));
  await d.open('/claims');
  const again = wide ? d.page.locator('aside.facets .saved') : d.page.locator('.main header .saved');
  if (!wide) await again.locator('button').first().click();
  await again.getByRole('link', { name }).click();
  await until('the filter is back', () => d.query().get('kinds') === 'control');
  if (!wide && !(await again.getByRole('link', { name }).isVisible())) await again.locator('button').first().click();
  await again.locator('li', { has: d.page.getByRole('link', { name }) }).locator('button').click();
  await until('it is gone', async () => !(await d.get('/api/searches')).items.some((x) => x.name === name));
});

test('keys: g and a letter goes to every section', async () => {
  const w = await watched(env.b, { lang: 'en' });
  await w.page.goto(env.s.base + '/dispatches');
  await settled(w.page);
  for (const [k, path] of Object.entries({ m: 'map', t: 'timeline', n: 'network', c: 'claims', o: 'compare', p: 'places', a: 'actors', k: 'collections', l: 'lexicon', d: 'dispatches' })) {
    await w.page.evaluate(() => document.activeElement?.blur?.());
    await w.page.keyboard.press('g');
    await w.page.keyboard.press(k);
    await until(path, () => new URL(w.page.url()).pathname === '/' + path);
    await settled(w.page);
  }
  await w.page.keyboard.press('/');
  assert.equal(await w.page.evaluate(() => document.activeElement?.id), 'words');
  await w.page.evaluate(() => document.activeElement.blur());
  await w.page.keyboard.press('Shift+Slash');
  await w.page.locator('dialog[open] kbd').first().waitFor();
  await w.page.keyboard.press('Escape');
  assert.equal(await w.page.locator('dialog[open]').count(), 0);
  assert.deepEqual(w.faults(), []);
  await w.close();
});

// records reads CSV with quotes.
function records(text) {
  const out = [[]];
  let cell = '';
  let quoted = false;
  const end = () => (out.at(-1).push(cell), (cell = ''));
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') (cell += '"'), i++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') end();
    else if (!quoted && c === '\n') end(), out.push([]);
    else if (quoted || c !== '\r') cell += c;
  }
  if (cell || out.at(-1).length) end();
  return out.filter((r) => r.length > 1);
}

// unzip gives a downloaded file's parts.
function unzip(bytes, name) {
  if (!name.endsWith('.zip')) return [{ name, text: bytes.toString('utf8').replace(/^\ufeff/, '') }];
  const out = [];
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end--;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [method, size, n, m, k, where] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = where + 30 + bytes.readUInt16LE(where + 26) + bytes.readUInt16LE(where + 28);
    const raw = bytes.subarray(start, start + size);
    out.push({ name: bytes.subarray(at + 46, at + 46 + n).toString('utf8'), text: (method ? inflateRawSync(raw) : raw).toString('utf8').replace(/^\ufeff/, '') });
    at += 46 + n + m + k;
  }
  return out;
}
