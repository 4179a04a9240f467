// The editor under test: code-server on loopback with the course's folder open, and what a learner's hands do in it.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

export const place = process.env.HEADROOM_PLACE;
export const course = join(place, 'course');
const pictures = process.env.HEADROOM_PICTURES;

const freePort = () =>
    new Promise(resolve => {
        const probe = createServer().listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });

// Settings that keep the screen the same on every run.
const settings = {
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.colorTheme': 'Dark Modern',
    'window.commandCenter': false,
    'telemetry.telemetryLevel': 'off',
    'extensions.ignoreRecommendations': true,
    'chat.disableAIFeatures': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
    'workbench.enableExperiments': false,
    'editor.minimap.enabled': false,
    'window.confirmBeforeClose': 'never',
    'editor.accessibilitySupport': 'off',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'git.enabled': false,
    'notebook.experimental.generate': false,
};

export const writeSettings = more => {
    const folder = join(place, 'home/.local/share/code-server/User');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...settings, ...more }, null, 2));
};

export const startServer = async () => {
    const port = await freePort();
    const server = spawn(
        join(place, 'bin/code-server'),
        [
            '--bind-addr',
            `127.0.0.1:${port}`,
            '--auth',
            'none',
            '--disable-telemetry',
            '--disable-update-check',
            '--disable-getting-started-override',
        ],
        { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
    let said = '';
    for (const stream of [server.stdout, server.stderr])
        stream.on('data', text => {
            said += text;
        });
    for (let turn = 0; !said.includes('HTTP server listening'); turn++) {
        if (turn > 300 || server.exitCode !== null) throw new Error(`code-server did not start:\n${said}`);
        await wait(200);
    }
    return {
        origin: `http://127.0.0.1:${port}`,
        stop: () => {
            try {
                process.kill(-server.pid, 'SIGTERM');
            } catch {
                /* ended */
            }
        },
        said: () => said,
    };
};

// Without the networking flags, Chromium looks for hosts of its own at every start.
export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        timeout: 120_000,
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });

/** A window on the course, once the Headroom view is there. Requests that leave loopback are refused and remembered. */
export const openWindow = async (browser, origin, folder = course) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(60_000);
    const left = [];
    await context.route(
        url => url.hostname !== '127.0.0.1',
        route => {
            left.push(route.request().url());
            return route.abort();
        },
    );
    const page = await context.newPage();
    await page.goto(`${origin}/?folder=${encodeURIComponent(folder)}`);
    await page.locator('.activitybar a[aria-label^="Headroom"]').waitFor();
    return { page, left, close: () => context.close() };
};

/** Runs a command by its whole name in the palette. */
export const command = async (page, name) => {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${name}`);
    const exactly = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(,|$)`);
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: name }).first().waitFor();
    for (const found of await rows.all()) if (exactly.test((await found.getAttribute('aria-label')) ?? '')) return found.click();
    const there = await rows.evaluateAll(all => all.map(one => one.getAttribute('aria-label')).join(' | '));
    throw new Error(`no command "${name}"; the palette has ${there}`);
};

/** A picture of how things stood, for who reads why a test failed. */
export const pictureOfFailure = (page, context) =>
    context.passed ? Promise.resolve() : picture(page, `failed ${context.name}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 60));

/** Chooses a colour theme by its name in the list. */
export const useTheme = async (page, name) => {
    await command(page, 'Preferences: Color Theme');
    const input = page.locator('.quick-input-widget input').first();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark+' }).first().waitFor();
    await input.fill(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
};

export const openFile = async (page, name) => {
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+p');
    const input = page.locator('.quick-input-widget input[type=text], .quick-input-widget input.input').first();
    await input.fill(name);
    await page
        .locator('.quick-input-list .monaco-list-row')
        .filter({ hasText: name.split('/').at(-1) })
        .first()
        .waitFor();
    await page.keyboard.press('Enter');
};

export const showView = async page => {
    await command(page, 'Headroom: Focus on Exercises View');
    await page.locator('.pane-body .monaco-list-row').first().waitFor();
};

export const row = (page, text) => page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();

/** Body of the extension's page: a frame within a frame. */
export const pageBody = page => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame').locator('body');

export const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

/** Settings of who works in folders of their own: nothing asks for trust. */
export const trustAll = more => writeSettings({ 'security.workspace.trust.enabled': false, ...more });
