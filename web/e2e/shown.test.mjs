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
