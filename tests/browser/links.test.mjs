import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, launch, open, pages, serve } from './site.mjs';

let browser, site;
const read = new Map();

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
  for (const name of pages) {
    const { page, close } = await open(browser, site.origin, name, { javaScriptEnabled: true });
    read.set(name, await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(e => e.id),
      links: [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')),
      headings: window.bookHeadings?.map(h => h.address) ?? [],
      title: document.title,
      first: [...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1])),
    })));
    await close();
  }
});
after(async () => { await browser.close(); site.close(); });

const leadsNowhere = (from, address) => {
  if (/^(https?|mailto):/.test(address)) return false;
  const [file, id] = address.split('#');
  const name = file === '' ? from : file;
  return !existsSync(join(folder, name)) || (id !== undefined && !read.get(name)?.ids.includes(decodeURIComponent(id)));
};

for (const name of pages) {
  test(`${name}: every link leads somewhere`, () => {
    const { links } = read.get(name);
    assert.ok(links.length > 3);
    assert.deepEqual(links.filter(address => leadsNowhere(name, address)), []);
  });

  test(`${name}: ids are unique, there is one title, and headings skip no level`, () => {
    const { ids, first, title } = read.get(name);
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
    assert.equal(first.filter(level => level === 1).length, 1);
    if (first.includes(2)) assert.deepEqual(first.filter((level, at) => at > 0 && level > first[at - 1] + 1), []);
    assert.notEqual(title, '');
  });
}

test('every entry of the search leads somewhere, and every page is in it', () => {
  const { headings } = read.get('index.html');
  assert.deepEqual(headings.filter(address => leadsNowhere('index.html', address)), []);
  for (const name of pages) assert.ok(headings.includes(name), name);
});

test('next leads through all pages and previous leads back', async () => {
  const { page, close } = await open(browser, site.origin, 'index.html');
  const seen = [];
  for (let at = 0; at < pages.length; at++) {
    seen.push(new URL(page.url()).pathname.slice(1));
    const next = page.locator('a[rel=next]');
    if (at < pages.length - 1) { await next.click(); await page.waitForLoadState(); } else assert.equal(await next.count(), 0);
  }
  assert.deepEqual([...seen].sort(), pages);
  for (let at = pages.length - 2; at >= 0; at--) {
    await page.locator('a[rel=prev]').click();
    await page.waitForURL(`**/${seen[at]}`);
  }
  await close();
});
