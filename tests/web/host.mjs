// A plain web host on loopback: no special headers, nothing packed on the way. And a browser.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain; charset=utf-8' };

export async function serve(folder) {
  let sent = 0;
  const server = createServer((request, answer) => {
    const path = new URL(request.url, 'http://host').pathname;
    const file = join(folder, normalize(decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path)));
    let size;
    try {
      size = statSync(file).size;
    } catch {
      answer.writeHead(404).end();
      return;
    }
    sent += size;
    answer.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': size });
    createReadStream(file).pipe(answer);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    get sent() { return sent; },
    close: () => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }),
  };
}

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  timeout: 120_000,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page that remembers what went wrong on it.
export async function open(context, address) {
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', error => wrong.push(error.message));
  // A page that is left while it loads gives up what it asked for: that is the browser's doing.
  const givenUp = request => request.failure()?.errorText === 'net::ERR_ABORTED';
  page.on('requestfailed', request => givenUp(request) || wrong.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', answer => answer.status() >= 400 && wrong.push(`${answer.url()}: ${answer.status()}`));
  await page.goto(address);
  return Object.assign(page, { wrong });
}

export const ready = page => page.waitForSelector('html[data-ready]', { timeout: 120_000 });

// Puts a text into the editor, as a paste would.
export async function write(page, text) {
  await page.click('.editor:not([hidden]) .cm-content');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

export async function check(page, milliseconds = 180_000) {
  await page.click('#check');
  await page.waitForSelector('#check:not(:disabled)', { timeout: milliseconds });
  return {
    state: await page.textContent('#state'),
    verdict: await page.textContent('#verdict'),
    text: await page.textContent('#terminal'),
    problem: await page.isVisible('#problem') ? await page.textContent('#problem') : '',
  };
}
