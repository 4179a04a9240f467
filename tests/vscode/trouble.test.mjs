// What goes wrong, and what is left to the keyboard: each has one clear message, and nothing is lost.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
    command,
    course,
    launch,
    openFile,
    openWindow,
    picture,
    pictureOfFailure,
    row,
    showView,
    startServer,
    trustAll,
} from './editor.mjs';
import { begin, file, save } from './exercise.mjs';

let server, browser, window, page;
before(async () => {
    begin();
    trustAll({ 'headroom.checkOnSave': true, 'files.autoSave': 'off' });
    [server, browser] = await Promise.all([startServer(), launch()]);
    window = await openWindow(browser, server.origin);
    page = window.page;
    await page
        .locator('.statusbar-item', { hasText: /0\d\.\d/ })
        .first()
        .waitFor({ timeout: 180_000 });
});
afterEach(context => pictureOfFailure(page, context));
after(async () => {
    await browser?.close();
    server?.stop();
});

const toast = words => page.locator('.notification-toast', { hasText: words }).first();
const dismiss = () => command(page, 'Notifications: Clear All Notifications');

// The course's command with another answer to `check`; the real one is moved aside meanwhile.
const checkThat = async (script, work) => {
    const path = join(course, 'course');
    renameSync(path, `${path}.real`);
    try {
        writeFileSync(path, `#!/bin/sh\nif [ "$1" = check ]; then\n${script}\nfi\nexec sh "$0.real" "$@"\n`);
        await work();
    } finally {
        renameSync(`${path}.real`, path);
    }
};

test('by the keyboard alone an exercise is found, opened and checked', async () => {
    await command(page, 'Headroom: Focus on Exercises View');
    await page.locator('.pane-body .monaco-list:focus-within').first().waitFor();
    for (
        let turn = 0;
        turn < 12 &&
        !/02 Kernels/.test(
            (await page
                .locator('.pane-body .monaco-list-row.focused')
                .getAttribute('aria-label', { timeout: 500 })
                .catch(() => '')) ?? '',
        );
        turn++
    )
        await page.keyboard.press('ArrowDown');
    assert.match(
        await page.locator('.pane-body .monaco-list-row.focused').getAttribute('aria-label'),
        /^unit 02 Kernels .*0 of 8 exercises passed/,
    );
    await page.keyboard.press('ArrowRight');
    await row(page, '02.3 Transpose').waitFor();
    for (let turn = 0; turn < 3; turn++) await page.keyboard.press('ArrowDown');
    assert.match(await page.locator('.pane-body .monaco-list-row.focused').getAttribute('aria-label'), /^02\.3 Transpose, not attempted/);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'Transpose.cs' }).waitFor();
    await page.keyboard.press('Control+Alt+c');
    await toast('not attempted').waitFor({ timeout: 120_000 });
    await dismiss();
});

test('a crash is told with its code, its words and the command that shows more', () =>
    checkThat('echo "Unhandled exception. System.Exception: trial" >&2; exit 134', async () => {
        await command(page, 'Headroom: Check');
        await toast('ended with 134').waitFor();
        assert.match(await toast('ended with 134').innerText(), /System\.Exception: trial[^]*HEADROOM_DEBUG=1/);
        await picture(page, '30-crash');
        await dismiss();
    }));

test('a missing SDK is told with what to install', () =>
    checkThat(
        'echo "The .NET 10 SDK is needed and no dotnet was found. Install it from https://dotnet.microsoft.com/download." >&2; exit 3',
        async () => {
            await command(page, 'Headroom: Check');
            await toast('The .NET 10 SDK is needed').waitFor();
            await dismiss();
        },
    ));

test('Cancel ends a check that hangs, with all that it started', () => {
    const pid = join(course, 'hangs.pid');
    return checkThat(`sleep 600 & echo $! > '${pid}'; wait`, async () => {
        await command(page, 'Headroom: Check');
        await toast('Checking 02.3').waitFor();
        await picture(page, '31-checking');
        for (let turn = 0; !existsSync(pid) && turn < 50; turn++) await wait(100);
        const child = Number(readFileSync(pid, 'utf8'));
        await toast('Checking 02.3').locator('.monaco-button', { hasText: 'Cancel' }).click();
        await toast('Checking 02.3').waitFor({ state: 'detached' });
        const isAlive = () => {
            try {
                process.kill(child, 0);
                return true;
            } catch {
                return false;
            }
        };
        for (let turn = 0; isAlive() && turn < 100; turn++) await wait(50);
        assert.ok(!isAlive(), 'the child lives on');
        rmSync(pid);
    });
});

test('a file that is no exercise is told, and exercises are offered', async () => {
    await openFile(page, 'course.schema.json');
    await page.locator('.tab.active', { hasText: 'course.schema.json' }).waitFor();
    await command(page, 'Headroom: Check');
    await page.locator('.quick-input-title', { hasText: 'course.schema.json is no exercise of this course' }).waitFor();
    await page.keyboard.press('Escape');
});

test('saving checks, where the learner wants that', async () => {
    await openFile(page, file);
    await page.locator('.tab.active', { hasText: 'Transpose.cs' }).waitFor();
    save('race');
    await wait(1_500);
    await page.locator('.editor-group-container.active .view-lines').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('// saved');
    await page.keyboard.press('Control+s');
    await page.locator('.squiggly-error').nth(1).waitFor({ timeout: 120_000 });
});

test('a second window on the same folder checks too, and the first one sees the pass', async () => {
    save('right');
    const second = await openWindow(browser, server.origin);
    await second.page
        .locator('.statusbar-item', { hasText: /0\d\.\d/ })
        .first()
        .waitFor({ timeout: 180_000 });
    await showView(page);
    await openFile(second.page, file);
    await second.page.locator('.codelens-decoration a', { hasText: 'Check' }).first().waitFor();
    await Promise.all([
        command(page, 'Headroom: Check'),
        second.page.locator('.codelens-decoration a', { hasText: 'Check' }).first().click(),
    ]);
    await second.page.locator('.notification-toast', { hasText: 'passed' }).first().waitFor({ timeout: 120_000 });
    await row(page, '02.3 Transpose').locator('.codicon-pass-filled').waitFor({ timeout: 120_000 });
    await second.close();
    const { passed } = JSON.parse(readFileSync(join(course, '.course/progress.json'), 'utf8'))['02.3'];
    assert.ok(passed);
});

test('a window without the course says which folder to open', async () => {
    const other = await openWindow(browser, server.origin, join(course, '..', 'home'));
    await command(other.page, 'Headroom: Check');
    await other.page.locator('.notification-toast', { hasText: 'No folder of this window holds the course' }).first().waitFor();
    await command(other.page, 'Headroom: Focus on Exercises View');
    await other.page.locator('.welcome-view-content', { hasText: 'This folder holds no course' }).waitFor();
    await other.close();
});
