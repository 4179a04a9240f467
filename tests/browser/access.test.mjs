import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { drawAll, launch, open, pages, serve } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); site.close(); });

const findings = async page => {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.ok(passes.length > 10, 'axe looked at the page');
  return violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.help}\n${v.nodes.slice(0, 5).map(n => `  ${n.target} ${n.html.slice(0, 160)}\n  ${n.failureSummary}`).join('\n')}`);
};

for (const name of pages)
  test(`${name}: axe finds nothing serious`, async t => {
    const { page, close } = await open(browser, site.origin, name, { colorScheme: 'light' });
    await drawAll(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    await t.test('light', async () => assert.deepEqual(await findings(page), []));
    await page.getByRole('button', { name: 'Dark' }).click();
    await t.test('dark', async () => assert.deepEqual(await findings(page), []));
    await close();
  });

test('on a narrow screen with contents and search open, axe finds nothing serious', async () => {
  const { page, close } = await open(browser, site.origin, pages[1], { viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.locator('#search').fill('roof');
  assert.deepEqual(await findings(page), []);
  await close();
});
