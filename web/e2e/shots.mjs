// The README's pictures: the real server with the samples, in the browser.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser, root, server, watched } from './desk.mjs';

const out = join(root, 'docs/img');
mkdirSync(out, { recursive: true });
const s = await server();
const b = await browser();
const get = async (p) => (await fetch(s.base + p)).json();
const d = (await get('/api/dispatches?limit=100')).items.find((x) => x.doc === 'bukamal-1');
const claim = (await get(`/api/dispatches/${d.id}`)).claim_list.find((c) => c.kind === 'control');
const cluster = (await get('/api/compare?only=disputed')).clusters[0].id;
const shots = [
  ['dispatch-ar', `/dispatches/${d.id}?claim=${claim.ref}`, { lang: 'ar', theme: 'light', width: 1440 }],
  ['map-en-dark', '/map', { lang: 'en', theme: 'dark', width: 1440 }],
  ['compare-en', `/compare?cluster=${cluster}`, { lang: 'en', theme: 'light', width: 1440 }],
  ['timeline-ar-dark', '/timeline', { lang: 'ar', theme: 'dark', width: 1440 }],
  ['claims-en', '/claims', { lang: 'en', theme: 'light', width: 1440 }],
  ['network-ar', '/network', { lang: 'ar', theme: 'light', width: 1440 }],
  ['dispatch-narrow', `/dispatches/${d.id}?claim=${claim.ref}`, { lang: 'ar', theme: 'light', width: 390, height: 844 }],
  ['map-narrow', '/map', { lang: 'en', theme: 'light', width: 390, height: 844 }],
];
try {
  for (const [name, path, look] of shots) {
    const w = await watched(b, { height: 900, ...look });
    await w.page.goto(s.base + path);
    await w.page.waitForLoadState('networkidle');
    await w.page.evaluate(() => document.fonts.ready);
    if (path === '/map') await w.page.locator('[data-ready=true]').waitFor({ timeout: 20000 });
    await w.page.waitForTimeout(600);
    await w.page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`docs/img/${name}.png`);
    await w.close();
  }
} finally {
  await b.close();
  await s.stop();
}
