// What the learner has, in the browser's storage: files by their path in the course, and the progress file as the command writes it.
const progress = 'headroom/progress.json';
const file = path => `headroom/${path}`;

export const store = {
  // Null where there is none.
  file: path => localStorage.getItem(file(path)),

  // False where the browser keeps nothing: in some private windows, or when its space is used up.
  keepFile(path, text) {
    return keep(file(path), text);
  },

  forgetFile: path => localStorage.removeItem(file(path)),

  files: () => Object.keys(localStorage).filter(key => key.startsWith('headroom/exercises/'))
    .map(key => [key.slice('headroom/'.length), localStorage.getItem(key)]),

  progress: () => localStorage.getItem(progress) ?? '',

  keepProgress: text => keep(progress, text),
};

function keep(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

// Entries by exercise id; none where the text is no progress file.
export function entries(text) {
  try {
    const all = JSON.parse(text || '{}');
    return Object.fromEntries(Object.entries(all).filter(([id, entry]) => /^\d\d\.\d+$/.test(id) && entry && typeof entry === 'object'));
  } catch {
    return {};
  }
}

// Two progress files as one, in which nothing of either is lost. Throws an Error in words for the learner.
export function merged(here, imported) {
  let other;
  try {
    other = JSON.parse(imported);
  } catch (broken) {
    throw new Error(`the file is no JSON (${broken.message}); export it anew, or take .course/progress.json of your course's folder`);
  }
  const added = entries(imported);
  if (Object.keys(added).length === 0) throw new Error('the file holds no exercise under its id, such as "02.1"; take .course/progress.json of your course\'s folder');
  for (const [id, entry] of Object.entries(added))
    for (const name of ['points', 'attempts', 'hints'])
      if (entry[name] != null && !(Number.isInteger(entry[name]) && entry[name] >= 0)) throw new Error(`${id}: "${name}" is ${JSON.stringify(entry[name])} where a count belongs`);
  const mine = JSON.parse(here || '{}');
  const all = { ...other, ...mine };
  for (const [id, entry] of Object.entries(added)) all[id] = both(mine[id] ?? {}, entry);
  return { text: JSON.stringify(all, null, 2), count: Object.keys(added).length };
}

function both(a, b) {
  const one = { ...b, ...a };
  const passed = [a.passed, b.passed].filter(Boolean).sort();
  one.passed = passed[0] ?? null;
  for (const name of ['points', 'attempts', 'hints']) one[name] = Math.max(a[name] ?? 0, b[name] ?? 0);
  const choices = [...new Set([...a.choices ?? [], ...b.choices ?? []])];
  if (choices.length > 0) one.choices = choices;
  return one;
}
