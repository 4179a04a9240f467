import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { drawAll, exercises, folder, launch, notebooks, open, serve } from './site.mjs';

let browser, site;
before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); site.close(); });

test('paper shows the text, offline pictures on white, and no header, contents or live figures', async () => {
  const { page, close } = await open(browser, site.origin, notebooks[0], { colorScheme: 'dark' });
  await drawAll(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of ['.bar', '#contents', '.chart .live', '.onward-pages', '.onward']) assert.equal(await page.locator(`${gone}:visible`).count(), 0, gone);
  assert.equal(await page.locator('.chart .still svg.wide:visible').count(), await page.locator('.chart').count());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.still figure')).getPropertyValue('--surface').trim()), '#ffffff');
  const cut = await page.evaluate(() => [...document.querySelectorAll('main pre')].filter(e => e.scrollWidth > e.clientWidth + 1).length);
  assert.equal(cut, 0, 'long lines of code wrap on paper');
  await close();
});

test('hints do not reach paper, even open ones', async () => {
  const { page, close } = await open(browser, site.origin, exercises[0]);
  await page.locator('.hint summary').first().click();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.hint:visible').count(), 0);
  assert.ok(await page.locator('.exercise pre.code').first().isVisible());
  await close();
});

test('a book opened from its folder, without a server, searches and draws', async () => {
  const root = pathToFileURL(folder).href;
  const { page, wrong, close } = await open(browser, root, notebooks[0]);
  await drawAll(page);
  await page.locator('#search').fill('roofline');
  assert.ok(await page.locator('#results a').count() > 0);
  assert.deepEqual(wrong, []);
  await close();
});
