// A learner's first hour in the editor, from a folder that is not trusted to a pass, with pictures in light, dark and high contrast.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { faint } from '../browser/contrast.mjs';
import {
    command,
    launch,
    openFile,
    openWindow,
    pageBody,
    picture,
    pictureOfFailure,
    row,
    showView,
    startServer,
    useTheme,
    writeSettings,
} from './editor.mjs';
import { begin, file, save } from './exercise.mjs';

let server, browser, window, page;
before(async () => {
    begin();
    writeSettings();
    [server, browser] = await Promise.all([startServer(), launch()]);
    window = await openWindow(browser, server.origin);
    page = window.page;
});
afterEach(context => pictureOfFailure(page, context));
after(async () => {
    await browser?.close();
    server?.stop();
});

const lens = name => page.locator('.codelens-decoration a', { hasText: name }).first();
const toast = words => page.locator('.notification-toast', { hasText: words }).first();
const dismiss = () => command(page, 'Notifications: Clear All Notifications');
const squiggles = kind => page.locator(`.squiggly-${kind}`);

// Checks the file as it is saved now, and waits for what came of it.
const check = async (name, words) => {
    save(name);
    await page.waitForTimeout(1_500);
    await lens('Check').click();
    await toast(words).waitFor({ timeout: 120_000 });
};

test('in Restricted Mode units, exercises and marks are there, and nothing is run', async () => {
    await showView(page);
    await row(page, '01.1 Count first').waitFor();
    await row(page, '01.3 Which peak?').waitFor();
    await openFile(page, file);
    await page.locator('.view-lines', { hasText: 'your turn' }).first().waitFor();
    await command(page, 'Headroom: Check');
    await toast('Restricted Mode').waitFor();
    assert.equal(await page.locator('.codelens-decoration').count(), 0);
    await picture(page, '01-restricted');
});

test('after trust the status bar has the next step', async () => {
    await toast('Restricted Mode').locator('.monaco-button', { hasText: 'Manage Trust' }).click();
    await page
        .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ })
        .first()
        .click();
    await page.locator('.statusbar-item', { hasText: '01.1 Count first' }).waitFor({ timeout: 180_000 });
    await command(page, 'View: Close All Editors');
});

test('a click opens the exercise, and its notebook at the section that leads to it', async () => {
    await row(page, '02 Kernels').click();
    await row(page, '02.3 Transpose').click();
    await page.locator('.tab', { hasText: '02-kernels.ipynb' }).waitFor();
    await page.locator('.tab', { hasText: 'Transpose.cs' }).waitFor();
    for (const name of ['Check', 'Hint', 'Reset']) await lens(name).waitFor();
    assert.equal(await lens('Solution').count(), 0);
    await page
        .frameLocator('iframe.webview.ready')
        .first()
        .frameLocator('iframe#active-frame')
        .locator('h2', { hasText: 'Shared memory, and its banks' })
        .waitFor();
    await picture(page, '02-exercise-and-notebook');
});

test('a check that fails marks the guilty line with its count, and the page has report and chart', async () => {
    await check('naive', 'over budget');
    await squiggles('warning').first().waitFor();
    const body = pageBody(page);
    await body.locator('h1', { hasText: '02.3 Transpose' }).waitFor();
    await body.locator('svg.budget-chart[role=img]').waitFor();
    assert.match(await body.locator('[role=group]').first().getAttribute('aria-label'), /Check of exercise 02\.3: Failed/);
    await page
        .locator('.view-line', { hasText: /sectors\/request/ })
        .first()
        .waitFor();
    await dismiss();
    await picture(page, '03-over-budget-dark');
});

test('a mark tells counter and likely cause, and stands in Problems', async () => {
    await command(page, 'Problems: Focus on Problems View');
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'sectors per request' }).first();
    await problem.waitFor();
    assert.match(await page.locator('.markers-panel').innerText(), /Headroom 02\.3/);
    await picture(page, '04-problems');
    await command(page, 'View: Toggle Panel Visibility');
});

test('a race marks both lines, and each leads to the other', async () => {
    await check('race', 'race');
    await squiggles('error').nth(1).waitFor();
    await command(page, 'Problems: Focus on Problems View');
    const panel = page.locator('.markers-panel');
    await panel.locator('.monaco-list-row', { hasText: /reads/ }).first().waitFor();
    await panel
        .locator('.monaco-list-row', { hasText: /writes/ })
        .first()
        .waitFor();
    await dismiss();
    await picture(page, '05-race');
    await command(page, 'View: Toggle Panel Visibility');
});

test("a file that does not compile is marked with the compiler's words", async () => {
    await check('broken', 'compile');
    await squiggles('error').first().waitFor();
    await dismiss();
});

test('hints come one at a time', async () => {
    await lens('Hint').click();
    const body = pageBody(page);
    await body.locator('a', { hasText: 'Next hint (2 of 3)' }).waitFor();
    assert.equal(await body.locator('ol li').count(), 1);
    await body.locator('a', { hasText: 'Next hint (2 of 3)' }).click();
    await body.locator('a', { hasText: 'Next hint (3 of 3)' }).waitFor();
    assert.equal(await body.locator('ol li').count(), 2);
    await picture(page, '06-hints');
});

test('figures stand at the lines, and a change takes them away', async () => {
    await check('conflicts', 'wavefronts');
    const figure = page.locator('.view-line', { hasText: /wavefronts\/request/ }).first();
    await figure.waitFor();
    await dismiss();
    await picture(page, '07-figures');
});

test('a pass marks the exercise, and the solution can be seen and compared with', async () => {
    await check('right', 'passed');
    await row(page, '02.3 Transpose').locator('.codicon-pass-filled').waitFor();
    assert.match(await row(page, '02.3 Transpose').getAttribute('aria-label'), /passed/);
    assert.equal((await squiggles('error').count()) + (await squiggles('warning').count()), 0);
    await lens('Compare').waitFor();
    await picture(page, '08-passed');
    await dismiss();
    await lens('Compare').click();
    await page.locator('.tab', { hasText: 'yours and one way to write it' }).waitFor();
    await page.locator('.monaco-diff-editor').first().waitFor();
    await picture(page, '09-compare');
    await page.keyboard.press('Control+w');
});

for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern'])
    test(`${theme}: words of the page stand out 4.5 to 1, and the desk is pictured`, async () => {
        await useTheme(page, theme);
        await check('naive', 'over budget');
        await dismiss();
        const { bad, seen } = await pageBody(page).evaluate(faint, 4.5);
        assert.ok(seen > 20, `texts: ${seen}`);
        assert.deepEqual(bad, []);
        await pageBody(page).evaluate(() => window.scrollTo(0, 0));
        await picture(page, `10-desk-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });

test('the walkthrough opens, and settings are shown before they are written', async () => {
    await command(page, 'Headroom: Start Here');
    await page.locator('.getting-started-step, .step-title', { hasText: 'Install the notebook kernel' }).first().waitFor();
    await page.locator('.step-list-container .getting-started-step.expanded, .getting-started-step').first().waitFor();
    await page.waitForTimeout(1_500);
    await picture(page, '11-walkthrough');
    await command(page, 'Headroom: Write Settings for Notebooks...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'jupyter.completionTriggerCharacters' }).waitFor();
    await page.keyboard.press('Escape');
});

test("the editor's own gallery apart, nothing left loopback", () =>
    assert.deepEqual(
        window.left.filter(url => !url.includes('/gallery/') && !url.includes('open-vsx')),
        [],
    ));
