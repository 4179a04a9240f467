// Jupyter Notebook in Chromium: a notebook is opened, run, charted, completed and interrupted by its keys and buttons.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../..');
const work = join(root, 'artifacts/jupyter');
const python = process.env.JUPYTER_PYTHON ?? '/usr/bin/python3';
const patience = 120_000; // ms; a backstop, no measure

const freePort = () => new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

let server, browser, page;

const answers = async url => {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not up yet.
    }
    if (server.exitCode !== null) throw new Error(`jupyter notebook ended with ${server.exitCode}:\n${server.said}`);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`jupyter notebook does not answer at ${url}:\n${server.said}`);
};

before(async () => {
  mkdirSync(work, { recursive: true });
  cpSync(join(import.meta.dirname, 'sample.ipynb'), join(work, 'clicked.ipynb'));
  const port = await freePort();
  server = spawn(python, ['-m', 'notebook', '--no-browser', '--allow-root', '--ip=127.0.0.1', `--port=${port}`, '--port-retries=0', '--NotebookApp.token=', '--NotebookApp.password=', `--notebook-dir=${work}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  server.said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', text => { server.said += text; });
  await answers(`http://127.0.0.1:${port}/api`);
  browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'headroom-chromium-')), {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    viewport: { width: 1200, height: 1000 },
  });
  browser.setDefaultTimeout(patience);
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/notebooks/clicked.ipynb`);
});

after(async () => {
  await browser?.close();
  server?.kill('SIGTERM');
});

const cell = number => page.locator('.cell.code_cell').nth(number);
const running = '.cell.running';

const write = async (number, code) => {
  await cell(number).locator('.CodeMirror').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
};

test('a notebook of the course opens with the C# kernel, chosen by its language', async () => {
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected());
  assert.equal(await page.evaluate(() => window.Jupyter.notebook.kernel.name), 'headroom-csharp');
  await page.locator('.kernel_indicator_name', { hasText: 'C# (Headroom)' }).waitFor();
});

test('cells run, and a chart is drawn without a network', async () => {
  await page.getByText('Cell', { exact: true }).click();
  await page.getByText('Run All', { exact: true }).click();
  await cell(2).locator('.output_area svg.wide').waitFor();
  assert.match(await cell(1).locator('.output_wrapper').innerText(), /H100[\s\S]*42/);
  assert.match(await cell(2).locator('.output_wrapper').innerText(), /Two products, two sides of the ridge/);
  await page.waitForFunction(() => !document.querySelector('.cell.running') && window.Jupyter.notebook.kernel_busy === false);
  await page.screenshot({ path: join(work, 'notebook.png'), fullPage: true });
});

test('Tab completes a member of a variable of an earlier cell', async () => {
  await write(1, 'h100.Bandw');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => window.Jupyter.notebook.get_cell(2).get_text() === 'h100.Bandwidth');
});

test('Tab offers what there is to choose from', async () => {
  await write(1, 'Devices.H');
  await page.keyboard.press('Tab');
  await page.locator('#complete option', { hasText: 'H100Sxm' }).waitFor({ state: 'attached' });
  await page.screenshot({ path: join(work, 'completion.png') });
  await page.keyboard.press('Escape');
});

test('Shift-Tab explains a name', async () => {
  await write(1, 'Devices.H100Sxm');
  await page.keyboard.press('Shift+Tab');
  await page.locator('#tooltip', { hasText: 'Device' }).waitFor();
  await page.keyboard.press('Escape');
});

test('an endless cell is interrupted by the stop button, and what there was is kept', async () => {
  await write(1, 'Console.WriteLine("started"); while (true) { }');
  await page.keyboard.press('Control+Enter');
  await cell(1).locator('.output_area', { hasText: 'started' }).waitFor();
  assert.equal(await page.locator(running).count(), 1);
  await page.locator('button[title="interrupt the kernel"]').click();
  await cell(1).locator('.output_error', { hasText: 'The cell was interrupted' }).waitFor();
  await page.screenshot({ path: join(work, 'interrupted.png') });
  await write(1, 'h100.Name');
  await page.keyboard.press('Control+Enter');
  await cell(1).locator('.output_area', { hasText: 'H100' }).waitFor();
});
