// The front page: what is passed, and progress as a file that the command reads and writes too.
import { entries, merged, store } from './store.js';

const $ = id => document.getElementById(id);
const say = text => { $('progress-state').textContent = text; };

function draw() {
  const known = entries(store.progress());
  let passed = 0;
  for (const mark of document.querySelectorAll('[data-mark]')) {
    const entry = known[mark.dataset.mark] ?? {};
    mark.textContent = entry.passed ? '● passed' : entry.attempts ? '○ begun' : '';
    mark.className = entry.passed ? 'mark good' : 'mark';
    if (entry.passed) passed++;
  }
  $('count').textContent = `${passed} of ${document.querySelectorAll('[data-mark]').length} passed`;
}

$('export').addEventListener('click', () => {
  const text = store.progress();
  if (!text) return say('Nothing is remembered yet: check an exercise first.');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'progress.json';
  link.click();
  URL.revokeObjectURL(link.href);
  say('progress.json: put it into the folder .course of the course on your machine.');
});

$('import').addEventListener('change', async event => {
  const [file] = event.target.files;
  event.target.value = '';
  if (!file) return;
  try {
    const { text, count } = merged(store.progress(), await file.text());
    if (!store.keepProgress(text)) throw new Error('the browser keeps nothing: its storage is full or switched off');
    draw();
    say(`${count} ${count === 1 ? 'exercise' : 'exercises'} of ${file.name} added; what was here is kept.`);
  } catch (error) {
    say(`${file.name} is not taken: ${error.message}.`);
  }
});

draw();
