// What a page says of a file is what the command says, count for count: solutions, and wrong submissions.
import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { exercises, filesOf, mutant, mutantNames, put, reports, solution } from './desktop.mjs';
import { launch, open, serve } from './host.mjs';
import { ask, compared, startWorker } from './worker.mjs';

const folder = process.env.HEADROOM_SITE;
// A sample of every kind: arithmetic, kernels, races, attention, codes, caches, trees, scans. HEADROOM_WEB_ALL=1 takes all, in five minutes.
const sample = ['01.1', '01.3', '02.1', '02.3', '02.4', '02.5', '02.8', '03.2', '03.9', '04.5', '06.4', '07.1', '08.4', '09.1', '11.4'];
const inPages = exercises.filter(exercise => readdirSync(folder).includes(`${exercise.id}.html`));
const taken = process.env.HEADROOM_WEB_ALL ? inPages : inPages.filter(exercise => sample.includes(exercise.id));
const table = process.env.HEADROOM_WEB_TABLE;

let site, browser, page;
before(async () => {
  [site, browser] = await Promise.all([serve(folder), launch()]);
  page = await open(await browser.newContext(), `${site.origin}/index.html`);
  await startWorker(page, `./${readdirSync(folder).find(name => name.startsWith('assets-'))}`);
  for (const exercise of exercises) for (const file of filesOf(exercise)) await ask(page, 'write', `exercises/${file}`, solution(file));
  if (table) writeFileSync(table, '| exercise | outcome | reports | browser s | command s |\n|---|---|---|---|---|\n');
});
after(async () => { await browser?.close(); await site?.close(); });

async function same(exercise) {
  const begun = performance.now();
  const { report, text } = await ask(page, 'grade', exercise.id, 0);
  const seconds = (performance.now() - begun) / 1000;
  const [desktop] = await reports(exercise.id);
  let equal = true;
  try {
    assert.deepEqual(compared(report), compared(desktop));
    assert.match(text, new RegExp(`^${exercise.id.replace('.', '\\.')} `));
  } catch (error) {
    equal = false;
    throw error;
  } finally {
    if (table) appendFileSync(table, `| ${exercise.id} | ${report.outcome} | ${equal ? 'equal' : 'differ'} | ${seconds.toFixed(1)} | ${desktop.seconds.toFixed(1)} |\n`);
  }
  return report;
}

test('A page has the exercises that it can check', () => assert.ok(inPages.length >= 75, `${inPages.length}`));

for (const exercise of taken)
  test(`The report of ${exercise.id}'s solution is the command's`, { timeout: 600_000 }, async () => {
    assert.equal((await same(exercise)).outcome, 'Passed');
  });

const saxpy = exercises.find(exercise => exercise.id === '02.1');
const names = mutantNames(saxpy.file);
for (const name of process.env.HEADROOM_WEB_ALL ? names : names.slice(0, 4))
  test(`The report of 02.1's mutant ${name} is the command's`, { timeout: 120_000 }, async () => {
    const text = await mutant('02.1', name);
    put(saxpy.file, text);
    await ask(page, 'write', `exercises/${saxpy.file}`, text);
    assert.equal((await same(saxpy)).outcome, 'Failed');
  });

for (const [what, change] of Object.entries({
  'a missing semicolon': text => text.replace('* x[i] + y[i];', '* x[i] + y[i]'),
  'a name that is not there': text => text.replace('Grid.IdxX *', 'Grid.GlobalIdx *'),
  'a kernel that allocates': text => text.replace('var i =', 'var a1 = new int[4]; var i ='),
  'a name that graded code may not use': text => text.replace('public static int Groups(int n, int size) =>', 'public static int Groups(int n, int size) => System.IO.File.Exists("x") ? 1 :'),
  'an index past the end': text => text.replace('if (i < y.Length)', ''),
}))
  test(`The report of ${what} is the command's`, { timeout: 120_000 }, async () => {
    const text = change(solution(saxpy.file));
    put(saxpy.file, text);
    await ask(page, 'write', `exercises/${saxpy.file}`, text);
    assert.notEqual((await same(saxpy)).outcome, 'Passed');
  });
