import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exercises, launch, notebooks, open, serve } from './site.mjs';

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); site.close(); });

const focused = page => page.evaluate(() => {
  const e = document.activeElement;
  return e.id || e.className || e.textContent.trim();
});

test('the first tab stop skips to the text', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0]);
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'skip');
  assert.ok((await page.locator('.skip').boundingBox()).y >= 0, 'the link is on the screen when it has the focus');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'main');
  await close();
});

test('tab goes through the header in reading order, then the contents, then the text', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0]);
  const order = [];
  for (let at = 0; at < 5; at++) {
    await page.keyboard.press('Tab');
    order.push(await page.evaluate(() => document.activeElement.className || document.activeElement.id || (document.activeElement.closest('#contents') ? 'contents' : '?')));
  }
  assert.deepEqual(order, ['skip', 'brand', 'search', 'theme needs-script', 'contents']);
  await close();
});

test('what has the focus can be seen to have it', async () => {
  const { page, close } = await open(browser, site.origin, exercises[0]);
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      return e === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
    });
    assert.ok(seen, await focused(page));
  }
  await close();
});

test('only boxes that scroll are tab stops', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0], { viewport: { width: 700, height: 900 } });
  const boxes = await page.evaluate(() => [...document.querySelectorAll('main pre, main .output')].map(e => ({ scrolls: e.scrollWidth > e.clientWidth + 1, stop: e.tabIndex === 0 })));
  assert.ok(boxes.some(b => b.scrolls) && boxes.some(b => !b.scrolls));
  assert.deepEqual(boxes.filter(b => b.scrolls !== b.stop), []);
  await close();
});

test('the search finds a heading and leads to it, by keyboard alone', async () => {
  const { page, wrong, close } = await open(browser, site.origin, 'index.html');
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'search');
  await page.keyboard.type('ONLINE soft');
  const found = page.locator('#results a');
  assert.ok(await found.count() >= 2, 'the exercise and its place in the notebook');
  assert.match(await page.locator('.search .count').innerText(), /^\d+ headings$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const address = await page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${address}`);
  assert.match(await page.locator(`[id="${address.split('#')[1]}"]`).innerText(), /online softmax/i);
  assert.deepEqual(wrong, []);
  await close();
});

test('escape closes the search, and words that nobody wrote find nothing', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0]);
  await page.locator('#search').fill('roofline');
  assert.ok(await page.locator('#results').isVisible());
  await page.locator('#search').press('Escape');
  assert.ok(await page.locator('#results').isHidden());
  await page.locator('#search').fill('zeppelin');
  assert.equal(await page.locator('.search .count').innerText(), 'No heading has that');
  assert.ok(await page.locator('#results').isHidden());
  await close();
});

test('the theme changes by keyboard and is remembered on the next page', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0], { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator('button.theme').focus();
  await page.keyboard.press('Enter');
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(`${site.origin}/${exercises[0]}`);
  assert.equal(await paper(), dark);
  await page.getByRole('button', { name: 'Light' }).press('Space');
  assert.equal(await paper(), light);
  await close();
});

test('hints are folded, and open by keyboard one by one', async () => {
  const { page, close } = await open(browser, site.origin, exercises[0]);
  const hints = page.locator('.exercise').first().locator('.hint');
  assert.equal(await hints.count(), 3);
  assert.equal(await page.locator('.hint[open]').count(), 0);
  await hints.nth(0).locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.ok(await hints.nth(0).locator('p').isVisible());
  assert.ok(await hints.nth(1).locator('p').isHidden());
  await close();
});

test('on a narrow screen the contents open and close by keyboard', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0], { viewport: { width: 360, height: 740 } });
  const menu = page.getByRole('button', { name: 'Contents' });
  assert.ok(await page.locator('#contents').isHidden());
  await menu.press('Enter');
  assert.ok(await page.locator('#contents').isVisible());
  assert.equal(await menu.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#contents').isHidden());
  await menu.press('Enter');
  await page.locator('#contents .sections a').nth(2).press('Enter');
  assert.match(page.url(), /#[a-z]/);
  assert.ok(await page.locator('#contents').isHidden());
  await close();
});
