// A page of an exercise: its editor, Check, hints, and what came of them.
import { Editor } from './editor.js';
import { offline } from './offline.js';
import { entries, store } from './store.js';
import { Runner } from './runner.js';

const $ = id => document.getElementById(id);
const page = JSON.parse($('exercise').textContent);
// They stand in the page, to be read before any script.
for (const file of page.files) file.starter = $(`edit-${file.name}`).textContent;
const editors = new Map();
let shown = page.files[0].path;

const say = text => { $('state').textContent = text; };
const problem = text => { $('problem').textContent = text; $('problem').hidden = !text; };

function open(file) {
  const parent = $(`edit-${file.name}`);
  const text = store.file(file.path) ?? file.starter;
  parent.replaceChildren();
  editors.set(file.path, new Editor(parent, text, `${file.path}, an editor: Escape, then Tab leaves it`, changed => {
    if (!store.keepFile(file.path, changed)) problem('The browser does not keep what you write: its storage is full or switched off. Copy your lines before you leave.');
  }, check));
}

page.files.forEach(open);
for (const tab of document.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => choose(tab.dataset.path));

function choose(path) {
  shown = path;
  for (const tab of document.querySelectorAll('[role=tab]')) tab.setAttribute('aria-selected', String(tab.dataset.path === path));
  for (const file of page.files) $(`edit-${file.name}`).hidden = file.path !== path;
}

// A key that leaves the editor, for those who have no mouse: Tab indents there.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  if (runner.isChecking) stop();
  else if (document.activeElement?.closest('.cm-editor')) $('check').focus();
});

const runner = new Runner(page.worker, page.id, state => {
  if (state === 'loading') say('loading the compiler and the simulated GPU ...');
  else if (state === 'ready') { say('ready'); document.documentElement.dataset.ready = 'true'; offline(page.offline); }
  else problem(`This page cannot check: ${state.message}`);
});

async function check() {
  if (runner.isChecking) return;
  for (const file of page.files) store.keepFile(file.path, editors.get(file.path).text);
  problem('');
  $('check').disabled = true;
  $('stop').hidden = false;
  const begun = performance.now();
  say('checking ...');
  try {
    const answer = await runner.check(page.id, page.seconds, name =>
      say(`checking ${name}${performance.now() - begun > 3000 ? `, for ${Math.round((performance.now() - begun) / 1000)} s` : ''} ...`));
    if (answer) tell(answer, (performance.now() - begun) / 1000);
    else say('stopped: nothing is said of your file');
  } catch (error) {
    problem(`The check failed, and your file is as it was: ${error.message}`);
    say('');
  } finally {
    $('check').disabled = false;
    $('stop').hidden = true;
    // The button that had the focus has gone.
    if (document.activeElement === document.body) $('check').focus();
  }
}

function stop() {
  runner.stop();
}

const titles = { Passed: 'passed', Failed: 'not yet', NotAttempted: 'not attempted', TooNoisy: 'too noisy', CannotRun: 'cannot run here' };

function tell({ report, text, card, launch, lines, problems }, seconds) {
  say(`${titles[report.outcome] ?? report.outcome}, ${seconds.toFixed(1)} s`);
  $('report').hidden = false;
  $('card').innerHTML = card;
  $('terminal').textContent = text;
  $('launch').innerHTML = launch ?? '';
  $('launch-title').hidden = !launch;
  $('verdict').textContent = `${titles[report.outcome]}: ${report.headline}`;
  for (const one of problems) problem(one);
  for (const file of page.files) {
    const own = report.places.filter(place => place.file === file.path);
    editors.get(file.path).mark(own);
    editors.get(file.path).show(page.files.length === 1 ? lines : []);
  }
  marks();
  if (report.outcome === 'Passed') $('onward').hidden = false;
}

async function hint() {
  $('hint').disabled = true;
  try {
    hints(await runner.hint(page.id));
    $('hints').lastElementChild?.focus();
  } catch (error) {
    problem(`The hint is not counted: ${error.message}`);
  } finally {
    $('hint').disabled = false;
  }
}

function hints(count) {
  const list = $('hints');
  for (let at = list.children.length; at < count; at++) {
    const item = document.createElement('li');
    item.tabIndex = -1;
    item.textContent = page.hints[at];
    list.append(item);
  }
  $('hint').textContent = count < page.hints.length ? `Hint (${count + 1} of ${page.hints.length})` : 'All hints shown';
}

function marks() {
  const mine = entries(store.progress())[page.id] ?? {};
  $('mark').textContent = mine.passed ? `passed ${mine.passed.slice(0, 10)}` : mine.attempts ? `${mine.attempts} ${mine.attempts === 1 ? 'attempt' : 'attempts'}` : '';
  $('mark').classList.toggle('good', Boolean(mine.passed));
  hints(Math.min(mine.hints ?? 0, page.hints.length));
}

function reset() {
  const file = page.files.find(one => one.path === shown);
  const editor = editors.get(file.path);
  if (editor.text === file.starter || !confirm('Put the starter in place of your lines? Undo (Ctrl+Z) brings them back while the page is open.')) return;
  editor.text = file.starter;
  editor.toMark();
}

$('check').addEventListener('click', check);
$('stop').addEventListener('click', stop);
$('hint').addEventListener('click', hint);
$('reset').addEventListener('click', reset);
$('check').disabled = false;
marks();
