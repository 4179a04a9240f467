// The book under test: its pages, a server of its folder on loopback, and a browser.
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import { chromium } from 'playwright-core';

export const folder = resolve(process.env.HEADROOM_BOOK ?? join(import.meta.dirname, '../../out/book'));
export const pages = readdirSync(folder).filter(name => name.endsWith('.html')).sort();
export const notebooks = pages.filter(name => /^\d\d-[a-z]+\.html$/.test(name));
const having = text => notebooks.filter(name => readFileSync(join(folder, name), 'utf8').includes(text));
export const drawn = having('class="chart"');
export const written = having('class="katex"');
export const exercises = pages.filter(name => name.endsWith('-exercises.html'));

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.txt': 'text/plain' };

const answer = (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  try {
    const body = readFileSync(join(folder, path === '/' ? 'index.html' : path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html; charset=utf-8' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
};

export const serve = () => new Promise(done => {
  const server = createServer(answer).listen(0, '127.0.0.1', () => done({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
});

// Without the networking flags, Chromium looks for hosts of its own at every start.
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  timeout: 120_000,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page that remembers what went wrong on it: messages on the console, exceptions, requests to another host, answers that are errors.
export const open = async (browser, origin, path, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', problem => wrong.push(`exception: ${problem.message}`));
  page.on('request', request => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) wrong.push(`request: ${request.url()}`); });
  page.on('response', response => { if (response.status() >= 400) wrong.push(`answer ${response.status()}: ${response.url()}`); });
  await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
  return { page, wrong, close: () => context.close() };
};

// Brings every chart near the screen, one after another, and waits until each is drawn.
export const drawAll = async page => {
  for (const chart of await page.locator('.chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('.live .main-svg').first().waitFor();
  }
};
