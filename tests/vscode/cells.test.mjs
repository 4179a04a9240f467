// C# cells of a notebook that nothing has run in: completion, hover, signatures and errors of `course language-server`.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { command, launch, openFile, openWindow, picture, pictureOfFailure, startServer, trustAll } from './editor.mjs';

let server, browser, window, page;
before(async () => {
    trustAll();
    [server, browser] = await Promise.all([startServer(), launch()]);
    window = await openWindow(browser, server.origin);
    page = window.page;
    await page
        .locator('.statusbar-item', { hasText: /0\d\.\d/ })
        .first()
        .waitFor({ timeout: 180_000 });
    await openFile(page, '02-kernels.ipynb');
    await page.locator('.notebook-editor .cell .monaco-editor').first().waitFor();
});
afterEach(context => pictureOfFailure(page, context));
after(async () => {
    await browser?.close();
    server?.stop();
});

const widget = page => page.locator('.suggest-widget.visible .monaco-list-row');

// A new cell below the first code cell of the notebook, with the keyboard in it.
const newCell = async () => {
    await page.locator('.notebook-editor .cell .monaco-editor .view-lines').first().click();
    await command(page, 'Notebook: Insert Code Cell Below');
    await page.locator('.notebook-editor .cell-list-container .monaco-list-row.focused .monaco-editor.focused').waitFor();
};

const type = text => page.keyboard.type(text, { delay: 20 });

test('a cell completes what the course brings, before anything has run', async () => {
    await newCell();
    await type('var list = new List<int>();\nlist.');
    await widget(page).filter({ hasText: 'Add' }).first().waitFor();
    await picture(page, '20-cell-completion');
    await page.keyboard.press('Escape');
});

test('a cell knows what an earlier one declares', async () => {
    await type('Clear();\nvar seen = Devices.');
    await widget(page).filter({ hasText: 'H100' }).first().waitFor();
    await page.keyboard.press('Escape');
    await type('H100Sxm;\n');
});

test('a signature is shown at a bracket', async () => {
    await type('list.Insert(');
    await page.locator('.parameter-hints-widget.visible', { hasText: 'index' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await type('0, 1);\n');
});

test('an error is marked in its cell', async () => {
    await type('nothingOfThisName.Go();');
    await page.locator('.notebook-editor .squiggly-error').first().waitFor();
    await picture(page, '22-cell-error');
});

test('hover tells type and documentation', async () => {
    await page
        .locator('.notebook-editor .view-line span', { hasText: /^list$/ })
        .first()
        .hover();
    await page.locator('.monaco-hover:not(.hidden)', { hasText: 'List<int>' }).first().waitFor();
    await picture(page, '21-cell-hover');
});

test("a file ending in .cs gets no completion from the extension: that is another extension's", async () => {
    await openFile(page, 'exercises/02-kernels/Saxpy.cs');
    await page.locator('.tab.active', { hasText: 'Saxpy.cs' }).waitFor();
    await page.locator('.editor-instance .view-lines').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nMath.');
    await page.waitForTimeout(3_000);
    assert.equal(await widget(page).filter({ hasText: 'Sqrt' }).count(), 0);
    await command(page, 'File: Revert File');
});
