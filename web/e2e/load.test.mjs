// What a first visit costs, measured on the wire: the desk without the map
// stays under 600 kB, and the map's and the network's libraries come only
// with their pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watched } from './desk.mjs';
import { served, settled } from './jobs.mjs';

const env = served();

// wired opens a page that has visited nothing and counts what comes over the
// wire, as it comes: compressed, with its headers.
async function wired(lang) {
  const w = await watched(env.b, { lang });
  const cdp = await w.context.newCDPSession(w.page);
  await cdp.send('Network.enable');
  const of = new Map();
  const got = { bytes: 0, paths: [], biggest: [] };
  cdp.on('Network.responseReceived', (e) => of.set(e.requestId, { path: new URL(e.response.url).pathname, encoding: e.response.headers['content-encoding'] ?? e.response.headers['Content-Encoding'] }));
  cdp.on('Network.loadingFinished', (e) => {
    const r = of.get(e.requestId);
    if (!r) return;
    got.bytes += e.encodedDataLength;
    got.paths.push(r.path);
    got.biggest.push({ ...r, n: e.encodedDataLength });
  });
  return { ...w, got };
}
const heavy = /GLMap|maplibre|cytoscape|worker|base\.json/;

for (const lang of ['ar', 'en'])
  for (const path of ['/dispatches', '/timeline', '/claims', '/compare', '/collections', '/lexicon', '/places', '/actors'])
    test(`first load of ${path} in ${lang}: under 600 kB, without the map`, async () => {
      const w = await wired(lang);
      await w.page.goto(env.s.base + path);
      await settled(w.page);
      assert.ok(w.got.bytes > 100_000, `only ${w.got.bytes} bytes were counted: the test counts wrong`);
      assert.ok(w.got.bytes < 600_000, `${w.got.bytes} bytes: ${JSON.stringify(w.got.biggest.sort((x, y) => y.n - x.n).slice(0, 6))}`);
      assert.deepEqual(w.got.paths.filter((p) => heavy.test(p)), []);
      for (const r of w.got.biggest) if (/\.(js|css)$/.test(r.path) && r.n > 2000) assert.ok(r.encoding, `${r.path} comes uncompressed`);
      assert.deepEqual(w.faults(), []);
      await w.close();
    });

test('the map’s part comes when the map is opened, and only once', async () => {
  const w = await wired('ar');
  await w.page.goto(env.s.base + '/dispatches');
  await settled(w.page);
  assert.deepEqual(w.got.paths.filter((p) => heavy.test(p)), []);
  await w.page.locator('nav a[href^="/map"]').click();
  await w.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  const map = () => w.got.paths.filter((p) => /GLMap.*\.js$/.test(p)).length;
  assert.equal(map(), 1);
  assert.ok(!w.got.paths.some((p) => /cytoscape/.test(p)), 'the network’s library is not the map’s');
  await w.page.locator('nav a[href^="/claims"]').click();
  await w.page.locator('.rw').first().waitFor();
  await w.page.locator('nav a[href^="/map"]').click();
  await w.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
  assert.equal(map(), 1);
  await w.page.locator('nav a[href^="/network"]').click();
  await w.page.locator('.graph canvas').first().waitFor();
  assert.ok(w.got.paths.some((p) => /cytoscape/.test(p)));
  assert.deepEqual(w.faults(), []);
  await w.close();
});
