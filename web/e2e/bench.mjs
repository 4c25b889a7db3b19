// Times the pages in the browser on a large store: make bench-web. From the
// click to the page's own content (rows, text, marks, drawing), the first time
// (its part of the program is fetched too) and later times under other
// filters. Figures go to standard output and to a file.
//
//   node e2e/bench.mjs STORE [OUT]
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { browser, root, serve, watched } from './desk.mjs';

const [store, out] = process.argv.slice(2);
if (!store) throw new Error('which store? node e2e/bench.mjs STORE [OUT]');
const s = await serve(store);
const b = await browser();
const lines = [];
const print = (l) => (lines.push(l), console.log(l));
try {
  const get = async (p) => {
    const r = await fetch(s.base + p);
    return r.ok ? r.json() : undefined;
  };
  const began = Date.now();
  const facets = await get('/api/claims/facets');
  const loaded = (Date.now() - began) / 1000;
  while (!(await get('/api/compare?limit=1'))) await new Promise((ok) => setTimeout(ok, 500));
  const compared = (Date.now() - began) / 1000;
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${s.pid}/status`, 'utf8'))[1]) / 1e6;
  const most = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${s.pid}/status`, 'utf8'))[1]) / 1e6;

  const rows = (await get('/api/claims?limit=40')).items;
  // Those that somebody is said to hold: the pages of others are shorter.
  const held = new Set((await get('/api/map/control')).places.map((p) => p.place.id));
  const places = (await get('/api/places')).items.filter((p) => held.has(p.id));
  const actors = (await get('/api/actors')).items;
  const clusters = (await get('/api/compare?limit=20')).clusters;
  const edges = (await get('/api/network')).edges;
  const e = encodeURIComponent;
  const filters = ['', 'kinds=control', 'from=2017-01-01&to=2017-12-31', `places=${e(places[0].id)}`, `outlets=${e(facets.fields.outlets[0].value)}&kinds=event`];
  const under = (path) => (i) => path + (filters[i % filters.length] ? (path.includes('?') ? '&' : '?') + filters[i % filters.length] : '');
  const text = e('البوكمال');
  // What each page is for, as a selector that only its content meets.
  const pages = [
    ['Dispatches', under('/dispatches'), 'ol.list li a'],
    ['Search in the text', under(`/dispatches?text=${text}`), 'ol.list mark'],
    ['Dispatch with a claim', (i) => `/dispatches/${e(rows[i % rows.length].dispatch)}?claim=${e(rows[i % rows.length].ref)}`, 'article.text p, aside .claim blockquote'],
    ['Map (WebGL)', under('/map'), '.places button'],
    ['Map, a place chosen', (i) => `/map?place=${e(places[i % places.length].id)}`, '.side .history li'],
    ['Map (plain)', under('/map?plain=1'), '.plain .spot'],
    ['Timeline', under('/timeline'), 'svg.chart rect.bar'],
    ['Network', under('/network'), '.edges button, .empty'],
    ['Network, a relation chosen', (i) => `/network?edge=${e(edges[i % edges.length].id)}`, '.quotes li'],
    ['Claims', under('/claims'), '.rw'],
    ['Compare', under('/compare'), 'tbody tr'],
    ['Compare, a report chosen', (i) => `/compare?cluster=${e(clusters[i % clusters.length].id)}`, '.said li'],
    ['Collections', () => '/collections', '.cards .panel'],
    ['Collection', () => `/collections/${e(facets.fields.collections[0].value)}`, '.three li'],
    ['Log of custody', () => `/collections/${e(facets.fields.collections[0].value)}?tab=custody`, '.seq'],
    ['Lexicon', (i) => '/lexicon/frames/' + ['control', 'route', 'event-kill'][i % 3] + '.frame', '.editor .ln'],
    ['Places', () => '/places', '.page ul li a'],
    ['Place', (i) => '/places/' + e(places[i % places.length].id), '.history li'],
    ['Actors', () => '/actors', '.page ul li a'],
    ['Actor', (i) => '/actors/' + e(actors[i % actors.length].id), '.cols li'],
  ];
  const w = await watched(b, { lang: 'ar', width: 1600 });
  const first = Date.now();
  await w.page.goto(s.base + '/collections');
  await w.page.locator('.cards .panel').first().waitFor();
  const cold = Date.now() - first;

  // Times one page, from a click to two frames after its content is there.
  const go = (to, selector) =>
    w.page.evaluate(
      ([to, selector]) =>
        new Promise((ok, no) => {
          const a = document.createElement('a');
          a.href = to;
          document.body.append(a);
          const old = new Set(document.querySelectorAll(selector));
          const start = performance.now();
          a.click();
          a.remove();
          const look = () => {
            const held = document.querySelector('.held.stale, [aria-busy=true]');
            const it = [...document.querySelectorAll(selector)].find((x) => !old.has(x));
            if (it && !held) requestAnimationFrame(() => ok(performance.now() - start));
            else if (performance.now() - start > 30000) no(new Error(`${to}: no ${selector}`));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      [to, selector],
    );
  const table = [];
  for (const [name, path, selector] of pages) {
    const times = [];
    for (let i = 0; i < 6; i++) {
      await go('/away', 'main .page h1'); // so that it opens anew
      times.push(await go(path(i), selector));
      await w.page.waitForLoadState('networkidle');
    }
    const later = times.slice(1).sort((a, b) => a - b);
    console.error(name, times.map((x) => Math.round(x)).join(' '));
    table.push({ name, first: times[0], median: later[Math.floor(later.length / 2)], most: later.at(-1) });
  }

  // Panning: frames while the map is dragged.
  await w.page.goto(s.base + '/map');
  await w.page.locator('[data-ready=true]').waitFor({ timeout: 60000 });
  await w.page.waitForLoadState('networkidle');
  await w.page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const tick = (t) => (window.frames_.push(t - last), (last = t), requestAnimationFrame(tick));
    requestAnimationFrame(tick);
  });
  await w.page.mouse.move(700, 500);
  await w.page.mouse.down();
  for (let i = 0; i < 60; i++) {
    await w.page.mouse.move(700 + 250 * Math.sin(i / 10), 500 + 120 * Math.cos(i / 7));
    await w.page.waitForTimeout(16);
  }
  await w.page.mouse.up();
  const frames = (await w.page.evaluate(() => window.frames_)).slice(2).sort((a, b) => a - b);

  print(`The pages at work: make bench-web. ${await b.version()}, node ${process.version}, ${cpus().length} processors (shared), load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}; the server on the same machine.`);
  print(`${facets.dispatches} dispatches, ${facets.claims} claims, generated (eval/cmd/benchapi), SQLite. From the click to the page's own content, in`);
  print('milliseconds: the first time (its part of the program is fetched too), and five later times under other filters');
  print('or on other things.');
  print('');
  print(`server: claims in memory ${loaded.toFixed(1)} s, put together ${compared.toFixed(1)} s after the start (pages that need it say how far it is);`);
  print(`memory ${memory().toFixed(1)} GB, at most ${most().toFixed(1)} GB. First load of the desk ${cold} ms.`);
  print('');
  print(`${'page'.padEnd(30)} ${'first'.padStart(7)} ${'median'.padStart(7)} ${'most'.padStart(7)}`);
  for (const r of table) print(`${r.name.padEnd(30)} ${r.first.toFixed(0).padStart(7)} ${r.median.toFixed(0).padStart(7)} ${r.most.toFixed(0).padStart(7)}`);
  print('');
  print(`the slowest: ${Math.max(...table.flatMap((r) => [r.first, r.most])).toFixed(0)} ms`);
  print(`map dragged: ${frames.length} frames, median ${frames[Math.floor(frames.length / 2)].toFixed(0)} ms, p95 ${frames[Math.floor(frames.length * 0.95)].toFixed(0)} ms, longest ${frames.at(-1).toFixed(0)} ms (WebGL in software here: no graphics card)`);
  const faults = w.faults();
  if (faults.length) print(`faults: ${faults.join('; ')}`);
  if (out) writeFileSync(join(root, out), lines.join('\n') + '\n');
} finally {
  await b.close();
  await s.stop();
}
