// The command's own reports, of files in a course of their own: the learner's stays as it is.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../..', import.meta.url).pathname;
const command = join(root, 'artifacts/bin/Headroom.Cli/debug/course.dll');
const run = promisify(execFile);

export const course = JSON.parse(readFileSync(join(root, 'course.json'), 'utf8'));
export const exercises = course.units.flatMap(unit => unit.exercises);
export const solution = file => readFileSync(join(root, 'solutions', file), 'utf8');
export const filesOf = exercise => [exercise.file, ...(exercise.alternatives ?? []).map(other => other.file)];

const folder = mkdtempSync(join(tmpdir(), 'headroom-web-'));
for (const name of ['course.json', 'solutions', 'notebooks', 'models']) symlinkSync(join(root, name), join(folder, name));
mkdirSync(join(folder, 'tests'));
symlinkSync(join(root, 'tests/Mutants'), join(folder, 'tests/Mutants'));
cpSync(join(root, 'solutions'), join(folder, 'exercises'), { recursive: true });

async function command_(...words) {
  const environment = { ...process.env, HEADROOM_COURSE: folder };
  try {
    return (await run('dotnet', ['exec', command, ...words], { env: environment, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    // The exit code is that of the worst report.
    if (error.stdout) return error.stdout;
    throw error;
  }
}

// Of an exercise or a unit: its reports.
export async function reports(id) {
  const all = JSON.parse(await command_('check', id, '--json'));
  return Array.isArray(all) ? all : [all];
}

// Puts a text in the place of a learner's file.
export const put = (file, text) => writeFileSync(join(folder, 'exercises', file), text);

export const mutantNames = file => [...readFileSync(join(root, 'tests/Mutants', file.replace(/\.cs$/, '.mutants')), 'utf8')
  .matchAll(/^## (\S+)/gm)].map(([, name]) => name);

export async function mutant(id, name) {
  const file = join(folder, `${name}.cs`);
  await command_('verify', id, '--show', name, '--to', file);
  return readFileSync(file, 'utf8');
}
