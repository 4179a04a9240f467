// The page that ./course start writes: one file, no scripts.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { notebooksFolder, startPages } from './outputs.mjs';
import { launch } from './site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const open = async (name, viewport) => {
  const page = await browser.newPage({ viewport });
  await page.goto(pathToFileURL(join(notebooksFolder, name)).href);
  return page;
};

test('there are pages to test', () => assert.ok(startPages.length >= 2));

for (const name of startPages) {
  test(`${name}: formulas are drawn as MathML`, async () => {
    const page = await open(name, { width: 1200, height: 800 });
    assert.equal(await page.locator('script').count(), 0);
    assert.equal(await page.locator('span.math').count(), 0);
    assert.ok(await page.locator('math').count() > 3);
    assert.ok(await page.locator('math[display="block"] mfrac, math[display="block"] mo').count() > 0);
    // Drawn, not printed one part after another: a fraction is taller than a line.
    for (const fraction of await page.locator('mfrac').all()) assert.ok((await fraction.boundingBox()).height > 18);
    await page.close();
  });

  for (const width of [1200, 768, 360])
    test(`${name} at ${width} px: nothing scrolls the page sideways, and code is wrapped, not cut off`, async () => {
      const page = await open(name, { width, height: 800 });
      const { wide, out, cut } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        out: [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('pre, .output, .scroll, .math-block, svg')).map(e => e.outerHTML.slice(0, 120)),
        cut: [...document.querySelectorAll('pre.code, .prose pre')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 80)),
      }));
      assert.equal(wide, width);
      assert.deepEqual(out, []);
      assert.deepEqual(cut, []);
      await page.close();
    });
}
