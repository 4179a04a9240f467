import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawAll, drawn, launch, notebooks, open, pages, serve, written } from './site.mjs';

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); site.close(); });

test('there are pages to test', () => {
  assert.ok(notebooks.length >= 2, `notebooks: ${notebooks}`);
  assert.ok(drawn.length >= 2, `with charts: ${drawn}`);
  assert.ok(written.length >= 2, `with formulas: ${written}`);
  assert.equal(pages.length, 1 + 2 * notebooks.length);
});

const hover = async page => {
  const plot = page.locator('.chart .live .js-plotly-plot').first();
  await plot.scrollIntoViewIfNeeded();
  await plot.evaluate(e => window.Plotly.Fx.hover(e, [{ curveNumber: 0, pointNumber: 0 }]));
  await plot.locator('.hoverlayer .hovertext').first().waitFor();
};

// Formulas are drawn with the book's own fonts, and nothing of their source is left in the text.
const formulas = async page => {
  assert.equal(await page.locator('.katex').count(), await page.locator('.katex math').count());
  assert.doesNotMatch(await page.locator('main .prose').allInnerTexts().then(all => all.join('\n')), /\$\$|\\frac|\\text\{/);
  const loaded = await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family); });
  assert.ok(loaded.some(family => family.includes('KaTeX')), `loaded: ${loaded}`);
};

// In the colours of the page, with the offline pictures put aside; another theme takes the figures with it.
const figures = async page => {
  const charts = await page.locator('.chart').count();
  assert.ok(charts > 0);
  assert.equal(await page.locator('.chart.drawn .live .plot-container').count(), charts);
  assert.equal(await page.locator('.chart .still:visible').count(), 0);
  const ink = () => page.locator('.chart .live .main-svg text').first().evaluate(e => getComputedStyle(e).fill);
  const dark = await ink();
  await page.getByRole('button', { name: 'Light' }).click();
  await page.waitForFunction(before => getComputedStyle(document.querySelector('.chart .live .main-svg text')).fill !== before, dark);
};

// One loading of a page serves all that is asked of it: plotly takes seconds for the figures of a notebook.
for (const name of pages) {
  test(`${name} loads without a complaint and asks no other host`, async t => {
    const { page, wrong, close } = await open(browser, site.origin, name, { colorScheme: 'dark' });
    await drawAll(page);
    if (drawn.includes(name)) {
      await t.test('every figure is drawn by plotly, in the colours of the page, with its offline picture put aside', () => figures(page));
      await t.test('hovering over a live figure shows a value', () => hover(page));
    }
    if (written.includes(name)) await t.test('formulas are drawn with local fonts, and say themselves as MathML', () => formulas(page));
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`${name} can be read at 360 px: the page does not scroll sideways`, async () => {
    const { page, close } = await open(browser, site.origin, name, { viewport: { width: 360, height: 740 } });
    const { wide, out } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      // What reaches past the screen must lie in something that scrolls by itself. A formula's MathML is for screen readers and clipped to a dot.
      out: [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('pre, .output, .scroll, .math-block, .katex-mathml, svg')).map(e => e.outerHTML.slice(0, 120)),
    }));
    assert.equal(wide, 360);
    assert.deepEqual(out, []);
    await close();
  });
}

for (const name of drawn) {
  test(`${name} reads without scripts: text, pictures and formulas are there`, async () => {
    const { page, wrong, close } = await open(browser, site.origin, name, { javaScriptEnabled: false });
    assert.ok(await page.locator('main .prose p').count() > 10);
    const pictures = page.locator('.chart .still svg.wide');
    assert.ok(await pictures.count() > 0);
    for (const picture of await pictures.all()) assert.ok(await picture.isVisible());
    assert.equal(await page.locator('.needs-script:visible').count(), 0);
    assert.ok(await page.locator('#contents').isVisible());
    assert.deepEqual(wrong, []);
    await close();
  });
}
