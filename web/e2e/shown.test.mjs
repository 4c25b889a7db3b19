// What a page shows at once: the sheet over a telephone's text, a map and a
// network that can be read as they open, names and dates in the language of
// the interface.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { job, looks, served, settled, until } from './jobs.mjs';

const env = served();
const telephone = looks.filter((l) => l.width === 390);
const within = (inner, outer) => inner && inner.y >= outer.y - 1 && inner.y + inner.height <= outer.y + outer.height + 1;
const clean = async (page) => {
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  assert.deepEqual(axe.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`), []);
};

job(
  'dispatch: on a telephone a claim, its chain and its rulings lie over the text, its words in sight',
  env,
  async (d) => {
    const long = (await d.get('/api/dispatches?limit=100')).items.sort((a, b) => b.claims - a.claims)[0];
    await d.open(`/dispatches/${long.id}`);
    const words = d.page.locator('article [role=button]');
    assert.equal(await d.page.locator('.sheet').count(), 0);
    for (const i of [(await words.count()) - 1, 1]) {
      await words.nth(i).focus();
      await d.page.keyboard.press('Enter');
      const ref = await until('the claim in the address', () => d.query().get('claim'));
      const sheet = d.page.locator('aside.sheet');
      await sheet.waitFor();
      await until('the sheet holds the focus', () => d.page.evaluate(() => !!document.activeElement.closest('.sheet')));
      const seen = await until('the words above the sheet', async () => {
        const [s, on] = [await sheet.boundingBox(), await d.page.locator('article .trigger.on').first().boundingBox()];
        return on.y > 48 && on.y + on.height <= s.y && s;
      });
      for (const part of ['h2', 'blockquote', '.chain li:first-child', '.acts .btn:first-child', '.acts .btn:last-child']) assert.ok(within(await sheet.locator(part).first().boundingBox(), seen), `${part} stands in the sheet`);
      await clean(d.page);
      const handle = sheet.locator('.handle');
      await d.page.keyboard.press('Enter');
      await until('the sheet is raised', async () => (await handle.getAttribute('aria-expanded')) === 'true' && (await sheet.boundingBox()).height > seen.height + 100);
      await d.page.keyboard.press('Escape');
      assert.equal(await handle.getAttribute('aria-expanded'), 'false');
      assert.equal(d.query().get('claim'), ref, 'the first Escape only lowers it');
      await d.page.keyboard.press('Escape');
      await until('closed', async () => !(await sheet.count()) && !d.query().get('claim'));
      assert.ok(await d.page.evaluate((r) => document.activeElement.dataset.refs?.split(' ').includes(r), ref), 'the focus is back at the words');
    }
    // A ruling goes on to the next claim in the same sheet.
    await words.first().click();
    const first = await until('a claim', () => d.query().get('claim'));
    await d.page.locator('.sheet .acts .btn').first().click();
    await until('the next claim', () => d.query().get('claim') && d.query().get('claim') !== first);
    assert.equal(await d.page.locator('.sheet').count(), 1);
  },
  telephone,
);

job('dispatch: choosing by keys keeps the chosen words in sight', env, async (d) => {
  const long = (await d.get('/api/dispatches?limit=100')).items.sort((a, b) => b.claims - a.claims)[0];
  await d.open(`/dispatches/${long.id}`);
  for (let i = 0; i < Math.min(long.claims, 8); i++) {
    await d.type('KeyJ');
    await until('the words in sight', async () => {
      const on = await d.page.locator('article .quote').first().boundingBox().catch(() => null);
      const sheet = await d.page.locator('.sheet').boundingBox({ timeout: 50 }).catch(() => null);
      return on && on.y > 40 && on.y < (sheet?.y ?? d.page.viewportSize().height);
    });
  }
});

const crossing = (page) =>
  page.evaluate(() => {
    const box = (e) => e.getBoundingClientRect();
    const over = (a, b, by = 1) => a.left < b.right - by && a.right > b.left + by && a.top < b.bottom - by - 3 && a.bottom > b.top + by + 3; // a line is higher than its letters
    const names = [...document.querySelectorAll('.plain text')].map((e) => ({ e, b: box(e), t: e.textContent }));
    const marks = [...document.querySelectorAll('.plain .spot image')].map((e) => ({ g: e.closest('.spot'), b: box(e) }));
    const bad = [];
    names.forEach((n, i) => {
      for (const m of names.slice(i + 1)) if (over(n.b, m.b, 3)) bad.push(`${n.t} / ${m.t}`);
      if (n.e.classList.contains('mine')) for (const m of marks) if (m.g !== n.e.closest('.spot') && over(n.b, m.b, 3)) bad.push(`${n.t} over a mark`);
    });
    return { bad, names: names.filter((n) => n.e.classList.contains('mine')).length };
  });

job('map: plain, it opens on where most lies, no name over another or over a mark', env, async (d) => {
  await d.open('/map?plain=1');
  const marks = d.page.locator('.plain .spot image');
  await marks.first().waitFor();
  const beyond = d.page.locator('.beyond');
  await beyond.waitFor();
  let seen = await crossing(d.page);
  assert.deepEqual(seen.bad, []);
  assert.ok(seen.names >= (d.look.width < 500 ? 4 : 8), `${seen.names} names`);
  // The nearest places are told apart: Saraqib and Aleppo lie 50 km apart.
  const out = Number((await beyond.innerText()).match(/\d+/)[0]);
  const stage = await d.page.locator('.plain').boundingBox();
  const hidden = await marks.evaluateAll((ms, s) => new Set(ms.map((m) => m.getBoundingClientRect()).map((b) => [b.x + b.width / 2, b.y + b.height / 2]).filter(([x, y]) => x < s.x || y < s.y || x > s.x + s.width || y > s.y + s.height).map((p) => p.join())).size, stage);
  assert.ok(hidden && Math.abs(hidden - out) <= hidden / 2, `${out} places said to lie beyond, ${hidden} marks do`);
  const width = () => marks.evaluateAll((ms, s) => Math.max(...ms.map((m) => m.getBoundingClientRect()).filter((b) => b.x > s.x && b.y > s.y && b.right < s.x + s.width && b.bottom < s.y + s.height).map((b) => b.x)) - Math.min(...ms.map((m) => m.getBoundingClientRect()).filter((b) => b.x > s.x && b.y > s.y && b.right < s.x + s.width && b.bottom < s.y + s.height).map((b) => b.x)), stage);
  assert.ok((await width()) > stage.width * 0.35, 'what is shown fills the map');
  await beyond.getByRole('button').focus();
  await d.page.keyboard.press('Enter');
  await until('everything in view', async () => !(await beyond.count()));
  seen = await crossing(d.page);
  assert.deepEqual(seen.bad, []);
});

job('map: it opens on where most lies; a day does not move it, another filter does', env, async (d) => {
  await d.open('/map');
  const gl = d.page.locator('.gl[data-ready=true]');
  await gl.waitFor({ timeout: 20000 });
  const zoom = async () => Number(await gl.getAttribute('data-zoom'));
  const beyond = d.page.locator('.beyond');
  await beyond.waitFor();
  const at = await zoom();
  assert.ok(at > (d.look.width < 500 ? 3.9 : 4.7), `zoom ${at}`);
  assert.equal(d.query().get('at'), null, 'the address keeps only what a hand chose');
  await d.page.locator('#day').focus();
  await d.page.keyboard.press('Home');
  await until('the first day', () => d.query().get('date'));
  await settled(d.page);
  assert.equal(await zoom(), at);
  const first = d.query().get('date');
  await d.page.keyboard.press('End');
  await until('the last day', () => d.query().get('date') > first);
  await settled(d.page);
  await beyond.getByRole('button').click();
  await until('everything in view', async () => !(await beyond.count()) && (await zoom()) < at);
  const place = (await d.get('/api/map/control')).places.find((p) => p.holders.length).place.id;
  await d.page.evaluate((p) => history.pushState(null, '', p) || dispatchEvent(new PopStateEvent('popstate')), `/map?places=${encodeURIComponent(place)}`);
  await until('the place of the filter nearer', async () => (await zoom()) > at + 0.5);
});

job('network: no name crosses another; the most connected have theirs, and the chosen', env, async (d) => {
  const net = await d.get('/api/network');
  await d.open('/network');
  await d.page.locator('.graph canvas').first().waitFor();
  const drawn = () =>
    d.page.evaluate(() => {
      const cy = document.querySelector('.graph')._cyreg.cy;
      const boxes = cy.nodes().filter((n) => n.style('label')).map((n) => ({ id: n.id(), text: n.style('label'), full: n.data('label'), font: n.renderedStyle('font-size'), ...n.renderedBoundingBox({ includeNodes: false, includeEdges: false, includeLabels: true, includeOverlays: false }) }));
      const bad = [];
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) if (a.x1 < b.x2 - 6 && a.x2 > b.x1 + 6 && a.y1 < b.y2 - 6 && a.y2 > b.y1 + 6) bad.push(`${a.text} / ${b.text}`);
      });
      return { boxes, bad, all: cy.nodes().length };
    });
  const first = await until('names', async () => {
    const x = await drawn();
    return x.boxes.length && x;
  });
  assert.deepEqual(first.bad, []);
  assert.ok(first.boxes.length >= Math.min(6, net.nodes.length), `${first.boxes.length} of ${first.all} names`);
  for (const b of first.boxes) assert.ok(parseFloat(b.font) >= 11.5, `${b.text} is set in ${b.font}`);
  const degree = new Map();
  for (const e of net.edges) for (const id of [e.agent.id, e.patient.id]) degree.set(id, (degree.get(id) ?? 0) + e.affirmed + e.denied);
  const top = [...degree].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  assert.ok(first.boxes.some((b) => b.id === top), 'the most connected party has its name');
  // Choosing a relation takes nobody's name away: what is not of it is dimmed.
  await d.page.locator('.edges button').first().click();
  const dimmed = await until('a relation chosen', async () => {
    const x = await d.page.evaluate(() => {
      const far = document.querySelector('.graph')._cyreg.cy.nodes('.far');
      return { n: far.length, named: far.filter((n) => n.style('label')).length, text: Number(far.first().style('text-opacity')), ring: Number(far.first().style('border-opacity')) };
    });
    return x.n && x;
  });
  assert.ok(dimmed.named >= Math.min(first.boxes.length - 3, 3), `${dimmed.named} names of the others`);
  assert.ok(dimmed.text < 1 && dimmed.text > 0.5 && dimmed.ring < 0.5, 'dimmed, and readable');
  assert.deepEqual((await drawn()).bad, []);
  await d.page.locator('aside .head .btn.quiet').click();
  // Each in turn has its name in full when it is chosen.
  for (const id of [...degree.keys()].slice(0, 4)) {
    await d.page.evaluate((n) => history.pushState(null, '', `/network?node=${encodeURIComponent(n)}`) || dispatchEvent(new PopStateEvent('popstate')), id);
    await until('its name in full', async () => (await drawn()).boxes.some((b) => b.id === id && b.text === b.full));
    assert.deepEqual((await drawn()).bad, []);
  }
});

job('names: in English, one that no list knows stands in Latin letters beside its original', env, async (d) => {
  await d.open('/map?plain=1');
  const row = d.page.locator('.places li', { hasText: 'القصر الجمهوري' }).first();
  await row.waitFor();
  const made = row.locator('i[lang=ar-Latn]').first();
  if (d.look.lang === 'ar') return assert.equal(await made.count(), 0);
  assert.equal(await made.innerText(), 'al-Qasr al-Jumhuri');
  assert.match(await row.locator('span[title]').first().getAttribute('title'), /Transliterated/);
  assert.equal(await row.locator('bdi[lang=ar]').first().innerText(), 'القصر الجمهوري');
  assert.equal(await d.page.locator('.places li', { hasText: 'Aleppo' }).first().locator('i[lang=ar-Latn]').count(), 0, 'a known name stays as it is known');
});

job('claims: a sentence without a doer or a sufferer says what is known', env, async (d) => {
  const like = (c, over) => ({ ...c, kind: 'event', polarity: 'affirmed', args: [], counts: [], quote: 'سقطت قذائف على الأطراف عند الفجر', ...over });
  const place = { role: 'place', text: 'هجين', name_en: 'Hajin' };
  const count = (what, min, max) => ({ what, min, max, who: '', start: 0, end: 0 });
  await d.page.route(/\/api\/claims\?/, async (r) => {
    const body = await (await r.fetch()).json();
    const c = body.items.slice(0, 7);
    body.items = [
      like(c[0], { type: 'kill', args: [place], counts: [count('killed', 5, 5), count('wounded', 11, null)] }),
      like(c[1], { type: 'airstrike', args: [place] }),
      like(c[2], { type: 'shelling' }),
      like(c[3], { type: 'clash', args: [place], counts: [count('killed', 2, 2)] }),
      like(c[4], { kind: 'control', type: 'take', args: [place] }),
      like(c[6], { type: 'kill', args: [{ role: 'patient', text: '865' }], counts: [count('killed', 865, 865)] }),
      like(c[5], { type: 'agree', args: [{ role: 'topic', text: 'الهدنة', name_en: 'the truce' }, place] }),
    ];
    await r.fulfill({ json: body });
  });
  await d.open('/claims');
  const said = d.page.locator('.say');
  const want =
    d.look.lang === 'ar'
      ? ['5 قتلى، 11 جريحاً على الأقل في هجين (لم يُسمَّ الفاعل)', 'غارة جوية في هجين (لم يُسمَّ الفاعل)', 'قصف (لم يُسمَّ الفاعل) «سقطت قذائف على الأطراف عند الفجر»', 'اشتباك في هجين (قتيلان) (لم يُسمَّ الطرفان)', 'استيلاء على هجين', '865 قتيلاً (لم يُسمَّ الفاعل)', 'اتفاق في هجين بشأن الهدنة']
      : ['5 killed, at least 11 wounded in Hajin (by whom is not said)', 'air strike in Hajin (by whom is not said)', 'shelling (by whom is not said) «سقطت قذائف على الأطراف عند الفجر»', 'clash in Hajin (2 killed) (the parties are not named)', 'Hajin taken', '865 killed (by whom is not said)', 'agreement in Hajin about the truce'];
  await until('the sentences', async () => {
    const got = (await said.allInnerTexts()).map((x) => x.replace(/\s+/g, ' ').trim());
    return want.every((w) => got.includes(w)) || (d.got = got, false);
  }, 8000).catch((e) => assert.deepEqual(d.got, want, e.message));
});

job('collections: a newcomer is told what to do, and the example is read at a press', env, async (d) => {
  await d.page.route(/\/api\/collections$/, (r) => (r.request().method() === 'GET' ? r.fulfill({ json: { items: [], total: 0 } }) : r.continue()));
  await d.open('/collections');
  const start = d.page.locator('details.start[open]');
  await start.waitFor();
  assert.equal(await start.locator('ol li').count(), 3);
  assert.ok(await start.locator('.drop').isVisible());
  await clean(d.page);
  const name = `مثال ${d.i}`;
  await start.locator('input[list]').fill(name);
  await start.locator('.how .btn').click();
  await until('its page', () => decodeURIComponent(new URL(d.page.url()).pathname) === '/collections/' + name);
  const made = await until('the example read', async () => (await d.get('/api/collections/' + encodeURIComponent(name))).dispatches === 1 && d.get(`/api/claims?collections=${encodeURIComponent(name)}`));
  assert.ok(made.items.length >= 1, 'it has claims');
});

job('dates: written year-month-day whatever the browser, with a calendar in the language', env, async (d) => {
  await d.open('/claims');
  if (d.look.width === 390) await d.page.locator('button.narrow').click();
  await d.page.locator('.fields .menu').first().locator('button').first().click();
  const from = d.page.locator('.date input').first();
  assert.equal(await d.page.locator('input[type=date]').count(), 0);
  assert.equal(await from.getAttribute('placeholder'), d.look.lang === 'ar' ? 'سنة-شهر-يوم' : 'yyyy-mm-dd');
  await from.fill('9/11/2017');
  await d.page.keyboard.press('Enter');
  await until('the day in the address', () => d.query().get('from') === '2017-11-09');
  await until('as the language has it', async () => (await d.page.locator('.date').first().innerText()).includes(d.look.lang === 'ar' ? 'تشرين الثاني' : 'November'));
  await from.press('ArrowUp');
  await until('a day later', () => d.query().get('from') === '2017-11-10');
  assert.equal(await from.inputValue(), '2017-11-10');
  await from.fill('٢٠١٧-١٣-٤٠');
  await d.page.keyboard.press('Enter');
  await d.page.locator('.date [role=alert]').waitFor();
  assert.equal(await from.getAttribute('aria-invalid'), 'true');
  assert.equal(d.query().get('from'), '2017-11-10', 'a wrong date changes nothing');
  const opener = d.page.locator('.date button').first();
  await opener.click();
  await until('the focus on the day', () => d.page.evaluate(() => document.activeElement.dataset.day === '2017-11-10'));
  await clean(d.page);
  await d.page.keyboard.press('ArrowDown');
  await d.page.keyboard.press(d.look.lang === 'ar' ? 'ArrowLeft' : 'ArrowRight');
  await until('a week and a day on', () => d.page.evaluate(() => document.activeElement.dataset.day === '2017-11-18'));
  await d.page.keyboard.press('Enter');
  await until('chosen', () => d.query().get('from') === '2017-11-18');
  assert.equal(await d.page.locator('.calendar').count(), 0);
  await opener.click();
  await d.page.locator('.calendar').waitFor();
  await d.page.keyboard.press('Escape');
  await until('only the calendar is closed', async () => !(await d.page.locator('.calendar').count()) && (await from.isVisible()));
});

job('map: a link to a place opens with the place in view and what is said of it', env, async (d) => {
  const far = (await d.get('/api/map/control')).places.find((p) => p.disputed);
  await d.open(`/map?plain=1&place=${encodeURIComponent(far.place.id)}`);
  const mark = d.page.locator('.spot.chosen').first();
  await mark.waitFor();
  const stage = await d.page.locator('.plain').boundingBox();
  await until('the place in view', async () => {
    const b = await mark.locator('image').boundingBox();
    return b && within(b, stage) && b.x > stage.x && b.x + b.width < stage.x + stage.width;
  });
  await d.page.locator('.holders .holder').first().waitFor();
  const holders = await d.page.locator('.holders .holder').first().boundingBox();
  assert.ok(holders.y + holders.height < d.page.viewportSize().height, 'who holds it is in sight without scrolling');
  await clean(d.page);
});

job('empty: a map and a network without anything say so and lead on', env, async (d) => {
  await d.open('/map?plain=1&text=zzzz');
  await d.page.locator('.blank').waitFor();
  await clean(d.page);
  await d.page.locator('.blank .btn').click();
  await until('the filter is gone', async () => !d.query().get('text') && !(await d.page.locator('.blank').count()));
  await d.open('/network?text=zzzz');
  await d.page.locator('.empty .btn').waitFor();
  assert.equal(await d.page.locator('aside').count(), 0, 'no list of nothing');
});

job('collections: the open tab is in sight, and where nothing was read anew one can begin it', env, async (d) => {
  const inSight = async () => {
    const b = await d.page.locator('.tab[aria-current]').boundingBox();
    return b.x >= -1 && b.x + b.width <= d.page.viewportSize().width + 1;
  };
  await d.open('/collections/samples?tab=custody');
  await until('the tab of the log', inSight);
  await d.page.route(/\/api\/collections\/samples\/diff/, (r) => r.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify({ status: 404, detail: 'none' }) }));
  d.expect('404');
  let asked = 0;
  await d.page.route(/\/api\/collections\/samples\/reread/, (r) => (asked++, r.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ status: 403, detail: 'not in this test' }) })));
  d.expect('403');
  await d.open('/collections/samples?tab=diff');
  await until('the tab of changes', inSight);
  await d.page.locator('.none .btn').click();
  await until('it is asked for', () => asked === 1);
});

job('keys: no panel stays open behind whoever goes on, and Escape closes the sections', env, async (d) => {
  await d.open('/claims');
  if (d.look.width === 390) await d.page.locator('button.narrow').click();
  const menu = d.page.locator('.fields .menu').last();
  await menu.locator('button').first().click();
  await menu.locator('.drop').waitFor();
  await d.page.locator('#words').focus();
  await until('the panel is closed', async () => !(await menu.locator('.drop').count()));
  const burger = d.page.locator('.burger');
  if (!(await burger.isVisible())) return;
  await burger.click();
  await d.page.locator('header nav.open').waitFor();
  await d.page.keyboard.press('Tab');
  await d.page.keyboard.press('Escape');
  await until('closed', async () => !(await d.page.locator('header nav.open').count()));
  assert.ok(await burger.evaluate((b) => document.activeElement === b), 'the focus is back at the button');
});

job(
  'keys: Tab goes on from everything, on every page, and what has the focus is in sight',
  env,
  async (d) => {
    const dispatch = (await d.get('/api/dispatches?limit=5')).items[0];
    const claim = (await d.get(`/api/dispatches/${dispatch.id}`)).claim_list[0].ref;
    for (const path of ['/dispatches', `/dispatches/${dispatch.id}?claim=${claim}`, '/map?plain=1', '/map', '/timeline', '/network', '/claims', '/compare', '/collections', '/collections/samples?tab=custody', '/lexicon/frames/control.frame', '/places', '/account']) {
      await d.open(path);
      let last = '';
      let still = 0;
      for (let i = 0; i < 45; i++) {
        await d.page.keyboard.press('Tab');
        const at = await d.page.evaluate(() => {
          const e = document.activeElement;
          if (!e || e === document.body) return { id: 'body' };
          window.__n ??= new Map();
          if (!window.__n.has(e)) window.__n.set(e, window.__n.size);
          const b = e.getBoundingClientRect();
          const mid = [Math.min(Math.max(b.x + b.width / 2, 1), innerWidth - 2), Math.min(Math.max(b.y + Math.min(b.height, innerHeight) / 2, 1), innerHeight - 2)];
          const sheet = document.querySelector('.sheet')?.getBoundingClientRect();
          return { id: window.__n.get(e) + e.tagName + e.className, hidden: !!sheet && !e.closest('.sheet') && b.top >= sheet.top && b.height > 0, out: b.bottom < 0 || b.top > innerHeight, mid };
        });
        still = at.id === last && at.id !== 'body' ? still + 1 : 0;
        assert.ok(still < 1, `${path}: Tab does not leave ${at.id}`);
        assert.ok(!at.hidden, `${path}: ${at.id} has the focus behind the sheet`);
        assert.ok(!at.out, `${path}: ${at.id} has the focus out of sight`);
        last = at.id;
      }
    }
  },
  looks.filter((l) => (l.width === 390 && l.lang === 'ar') || (l.width === 1024 && l.lang === 'en')),
);

job(
  'dispatch: on a telephone the sheet makes way while words are picked, and comes back with them',
  env,
  async (d) => {
    const x = (await d.get('/api/dispatches?limit=100')).items.find((i) => i.claims >= 4);
    const claim = (await d.get(`/api/dispatches/${x.id}`)).claim_list.find((c) => c.args.length);
    await d.open(`/dispatches/${x.id}?claim=${claim.ref}`);
    await d.page.locator('.sheet .acts .btn').nth(1).click();
    const arg = d.page.locator('#pick-arg-0');
    await arg.scrollIntoViewIfNeeded();
    await arg.click();
    const sheet = d.page.locator('.sheet');
    await until('only what is picked', async () => (await sheet.boundingBox()).height < 90 && (await sheet.locator('.aim strong').innerText()).length > 1);
    await clean(d.page);
    await d.page.locator('article [data-at]').first().click();
    await until('the form is back', async () => (await arg.isVisible()) && (await sheet.boundingBox()).height > 300);
    assert.notEqual((await arg.innerText()).trim(), '…');
  },
  telephone,
);

job('filter: it stays while a dispatch is read, leads to the next that it keeps, and is back after pages without it', env, async (d) => {
  const kept = (await d.get('/api/dispatches?kinds=route')).items;
  assert.ok(kept.length > 1);
  await d.open('/dispatches?kinds=route');
  await d.page.locator('ol.list a').first().click();
  await until('the first dispatch', () => d.page.url().includes('/dispatches/' + encodeURIComponent(kept[0].id)) && d.query().get('kinds') === 'route');
  await d.page.locator('header.top').waitFor();
  await clean(d.page);
  // The newest stands first: the one before it by date is the second.
  await d.page.locator('header.top a[href^="/dispatches/"]').first().click();
  await until('the next that the filter keeps', () => d.page.url().includes('/dispatches/' + encodeURIComponent(kept[1].id)) && d.query().get('kinds') === 'route');
  // By keys as well.
  for (const [key, to] of [['n', kept[0]], ['p', kept[1]]]) {
    await d.page.locator(`header.top a[href^="/dispatches/${encodeURIComponent(to.id)}"]`).waitFor();
    await d.page.keyboard.press(key);
    await until(`the dispatch behind ${key}`, () => d.page.url().includes('/dispatches/' + encodeURIComponent(to.id)) && d.query().get('kinds') === 'route');
  }
  const open = async (path) => {
    if (await d.page.locator('.burger').isVisible()) await d.page.locator('.burger').click();
    await d.page.locator(`nav#sections a[href^="${path}"]`).click();
    await until(path, () => new URL(d.page.url()).pathname === path);
  };
  await open('/collections');
  await open('/claims');
  await until('the filter', () => d.query().get('kinds') === 'route');
  // Places and parties are those of the filter's claims.
  for (const what of ['places', 'actors']) {
    await open('/' + what);
    assert.equal(d.query().get('kinds'), 'route');
    const all = (await d.get(`/api/${what}?limit=100`)).items;
    const under = (await d.get(`/api/${what}?limit=100&kinds=route`)).items;
    assert.ok(under.length > 0 && under.length < all.length);
    await until(`the ${what} of routes`, async () => (await d.page.locator('.page ul li a').count()) === under.length);
  }
  await d.page.locator('.chips .all').click();
  await until('all parties', async () => (await d.page.locator('.page ul li a').count()) > (await d.get('/api/actors?limit=100&kinds=route')).items.length);
  await open('/collections');
  await open('/claims');
  assert.equal(d.query().get('kinds'), null, 'what was cleared stays so');
});

job('map: places at one point stand apart, events beside marks, and one that is only described says who holds it', env, async (d) => {
  const held = (await d.get('/api/map/control')).places.filter((p) => p.holders.length);
  const at = (p) => `${p.place.lat},${p.place.lon}`;
  const described = held.find((p) => !p.place.id && held.some((o) => o !== p && at(o) === at(p)));
  assert.ok(described, 'the samples hold two places at one point');
  await d.open('/map?plain=1');
  const images = d.page.locator('.plain .spot image');
  await until('every mark', async () => (await images.count()) >= held.length);
  // What is near parts as one comes closer; what lies at one point stands apart.
  await d.page.locator('.plain > svg').focus();
  for (let i = 0; i < 7; i++) await d.page.keyboard.press('Equal');
  const lying = async () => {
    const middles = await images.evaluateAll((all) => all.map((i) => i.getBoundingClientRect()).map((r) => ({ x: Math.round(r.x + r.width / 2), y: Math.round(r.y + r.height / 2) })));
    return middles.filter((a, i) => middles.some((b, k) => k < i && Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2));
  };
  await until('no mark lies on another', async () => !(await lying()).length && (await images.count()) >= held.length);
  await d.open('/map');
  await d.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  const row = d.page.locator('.places button', { hasText: described.place.name }).first();
  await row.click();
  await until('it in the address', () => d.query().get('place')?.startsWith('~'));
  const items = d.page.locator('.history > li');
  await until('what is said of it', async () => (await items.count()) === described.holders.length);
  await items.first().locator('summary').click();
  await items.first().locator('.quote').first().waitFor();
  await d.page.evaluate(() => scrollTo(0, 0)); // from under the head of the page
  await clean(d.page);
  await d.page.reload();
  await items.first().waitFor();
});

job('parties: a page shows where, when and in which words', env, async (d) => {
  const actor = (await d.get('/api/actors')).items[0];
  const q = `actors=${encodeURIComponent(actor.id)}`;
  const [points, latest] = [await d.get(`/api/map/points?zoom=10&${q}`), await d.get(`/api/claims?limit=8&${q}`)];
  await d.open('/actors/' + encodeURIComponent(actor.id));
  await until('its places on the map', async () => (await d.page.locator('.mini .spot').count()) > 0);
  assert.ok((await d.page.locator('.mini .spot').count()) <= points.points.length);
  await until('the last claims', async () => (await d.page.locator('.latest li').count()) === latest.items.length);
  assert.ok((await d.page.locator('.when rect').count()) > 1);
  await clean(d.page);
  await d.page.locator('.latest a').first().click();
  await until('the claim', () => d.query().get('claim') === latest.items[0].ref);
});

job('claims: every format of export is told in words, within its box', env, async (d) => {
  await d.open('/claims');
  await d.page.getByRole('button', { name: d.look.lang === 'ar' ? 'تصدير' : 'Export' }).click();
  await d.page.locator('.formats label').first().waitFor();
  for (const l of await d.page.locator('.formats label').all()) {
    const [over, words] = await l.evaluate((x) => [x.scrollWidth - x.clientWidth, x.querySelector('span').textContent]);
    assert.ok(over <= 1, `${words} runs ${over} px over`);
    assert.ok(!words.includes('/'), `${words} is no description`);
  }
});

job(
  'search: on a telephone the words that were looked for are in sight',
  env,
  async (d) => {
    await d.open('/dispatches?text=' + encodeURIComponent('البوكمال'));
    const seen = await d.page.locator('.hits').evaluateAll((all) => all.map((h) => {
      const [b, m] = [h.getBoundingClientRect(), h.querySelector('mark').getBoundingClientRect()];
      return m.bottom <= b.bottom + 1 && m.left >= b.left - 1 && m.right <= b.right + 1;
    }));
    assert.ok(seen.length > 1 && seen.every(Boolean), JSON.stringify(seen));
    assert.ok(!/\.…|…\./.test(await d.page.locator('ol.list').innerText()), 'an end that is marked twice');
  },
  telephone,
);

job('lexicon: whoever opens it is told what each folder holds', env, async (d) => {
  await d.open('/lexicon');
  const folders = new Set((await d.get('/api/lexicon')).items.map((f) => f.folder));
  await until('a line for each', async () => (await d.page.locator('.none dd').count()) === folders.size);
  // A folder's name reads from left to right in both languages, its slash last.
  for (const a of await d.page.locator('.none dt a').all()) assert.equal(await a.evaluate((x) => getComputedStyle(x).direction), 'ltr');
  for (const dd of await d.page.locator('.none dd').allInnerTexts()) assert.match(dd, d.look.lang === 'ar' ? /[\u0600-\u06FF]{3}/ : /[a-z]{3}/);
  await clean(d.page);
  await d.page.locator('.none dt a').first().click();
  await d.page.locator('.editor').first().waitFor();
});
