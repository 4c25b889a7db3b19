// Every page, in both languages, three widths, light and dark: it loads, says
// what it is, leaves no error, asks nobody beyond loopback, does not run over
// its width, and axe finds nothing serious.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { browser, server, watched } from './desk.mjs';
import { settled } from './jobs.mjs';

let s, b, paths;

before(async () => {
  s = await server();
  b = await browser();
  const get = async (p) => (await fetch(s.base + p)).json();
  const dispatches = (await get('/api/dispatches?limit=100')).items;
  const d = dispatches.find((x) => x.doc === 'bukamal-1');
  const claim = (await get(`/api/dispatches/${d.id}`)).claim_list.find((c) => c.kind === 'control');
  const place = (await get('/api/map/control')).places.find((p) => p.holders.length).place.id;
  const actor = (await get('/api/actors')).items[0].id;
  const cluster = (await get('/api/compare?only=disputed')).clusters[0].id;
  paths = {
    dispatches: '/dispatches',
    search: '/dispatches?text=' + encodeURIComponent('البوكمال'),
    dispatch: `/dispatches/${d.id}?claim=${claim.ref}`,
    map: '/map',
    place_on_map: `/map?plain=1&place=${encodeURIComponent(place)}`,
    timeline: '/timeline',
    network: '/network',
    claims: '/claims',
    compare: `/compare?cluster=${cluster}`,
    collections: '/collections',
    collection: '/collections/samples?tab=custody',
    lexicon: '/lexicon/frames/control.frame',
    places: '/places',
    place: '/places/' + encodeURIComponent(place),
    actors: '/actors',
    actor: '/actors/' + encodeURIComponent(actor),
    collection_overview: '/collections/samples',
    account: '/account',
    nothing_found: '/claims?text=' + encodeURIComponent('قسطنطينية'),
    no_such_page: '/nowhere',
  };
});
after(async () => {
  await b?.close();
  await s?.stop();
});

const looks = [];
for (const lang of ['ar', 'en']) for (const width of [390, 1024, 1600]) for (const theme of ['light', 'dark']) looks.push({ lang, width, theme });

for (const look of looks)
  test(`every page: ${look.lang} ${look.width} ${look.theme}`, async (t) => {
    const w = await watched(b, { ...look, height: look.width < 500 ? 844 : 960 });
    for (const [name, path] of Object.entries(paths)) {
      await t.test(name, async () => {
        const response = await w.page.goto(s.base + path);
        assert.equal(response.status(), 200);
        const policy = response.headers()['content-security-policy'] ?? '';
        assert.match(policy, /script-src 'self'(?:;|$)/, `the policy of ${path}: ${policy}`);
        await settled(w.page);
        if (name === 'map') await w.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
        assert.equal(await w.page.evaluate(() => document.documentElement.lang), look.lang);
        assert.equal(await w.page.evaluate(() => document.body.dir), look.lang === 'ar' ? 'rtl' : 'ltr');
        assert.equal(await w.page.evaluate(() => document.documentElement.getAttribute('dir')), 'ltr');
        const over = await w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 1, `${path} runs ${over} px over the width`);
        const words = await w.page.locator('main').innerText();
        assert.ok(!/undefined|NaN|\[object/.test(words), `${path} shows a hole: ${/.{0,40}(?:undefined|NaN|\[object).{0,20}/.exec(words)?.[0]}`);
        if (look.lang === 'en' && ['claims', 'compare', 'collections'].includes(name)) assert.match(words, /\d+ claims?/);
        const axe = await new AxeBuilder({ page: w.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const bad = axe.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
        assert.deepEqual(
          bad.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140) + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`),
          [],
        );
        assert.deepEqual(w.faults(), []);
      });
    }
    await w.close();
  });
