import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../src/process/course';
import { Turns } from '../src/process/turns';

// A folder whose `course` is a script of the test. Windows starts another file, by the line that commandLine.test.ts reads.
const skip = process.platform === 'win32' ? 'course is a shell script here' : false;
const folders: string[] = [];
after(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));
const courseThat = (script: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom & "course" '));
    folders.push(folder);
    writeFileSync(join(folder, 'course'), script);
    return folder;
};
const isAlive = (pid: number) => {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
};
const gone = async (pid: number) => {
    for (let turn = 0; turn < 100 && isAlive(pid); turn++) await wait(50);
    return !isAlive(pid);
};

test('arguments arrive as they are, in a folder with blanks and quotes', { skip }, async () => {
    const ending = await run(courseThat('for a; do printf "%s\\n" "$a"; done; exit 4'), ['a b', '&', '$HOME', '"', ''], {
        milliseconds: 10_000,
    });
    assert.deepEqual(ending, { code: 4, output: 'a b\n&\n$HOME\n"\n\n', errors: '', how: 'exit' });
});

test('lines of standard error come when they are written', { skip }, async () => {
    const lines: string[] = [];
    const ending = await run(courseThat('echo "restore  packages" >&2; printf "build\\n\\n" >&2; echo "{}"'), [], {
        milliseconds: 10_000,
        onLine: line => lines.push(line),
    });
    assert.deepEqual([lines, ending.output, ending.code], [['restore  packages', 'build'], '{}\n', 0]);
});

test('one that does not answer is ended with all that it started', { skip }, async () => {
    const folder = courseThat('sleep 60 & echo $! > child; wait');
    const ending = await run(folder, [], { milliseconds: 300 });
    assert.equal(ending.how, 'slow');
    assert.ok(await gone(Number(readFileSync(join(folder, 'child'), 'utf8'))));
});

test('one that writes lines is given its time anew', { skip }, async () => {
    const ending = await run(courseThat('for i in 1 2 3 4 5 6; do echo "build $i" >&2; sleep 0.2; done; echo done'), [], {
        milliseconds: 900,
    });
    assert.deepEqual([ending.how, ending.output], ['exit', 'done\n']);
});

test('cancelling ends the child, also one that does not listen', { skip }, async () => {
    const stop = new AbortController();
    const folder = courseThat('trap "" TERM; echo $$ > child; while :; do sleep 1; done');
    const ended = run(folder, [], { milliseconds: 60_000, signal: stop.signal });
    await wait(300);
    stop.abort();
    assert.equal((await ended).how, 'cancelled');
    assert.ok(await gone(Number(readFileSync(join(folder, 'child'), 'utf8'))));
});

test('what is cancelled before it begins does not run on', { skip }, async () => {
    const stop = new AbortController();
    stop.abort();
    assert.equal((await run(courseThat('sleep 30'), [], { milliseconds: 60_000, signal: stop.signal })).how, 'cancelled');
});

test('a folder that is gone is an ending and no exception', async () =>
    assert.equal((await run(join(tmpdir(), 'no', 'such', 'folder'), [], { milliseconds: 5_000 })).how, 'missing'));

test('checks come one after another, in order', async () => {
    const [turns, order]: [Turns, string[]] = [new Turns(), []];
    const work = (name: string) =>
        turns.take(name, async () => {
            order.push(`${name} begins`);
            await wait(20);
            order.push(`${name} ends`);
            return name;
        });
    assert.deepEqual(await Promise.all([work('a'), work('b')]), ['a', 'b']);
    assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
});

test('one that waits already stands for those asked for after it, and one that fails stops nobody', async () => {
    const turns = new Turns();
    let runs = 0;
    const first = turns.take('a', async () => {
        await wait(20);
        throw new Error('x');
    });
    const waiting = turns.take('b', async () => ++runs);
    assert.equal(await turns.take('b', async () => ++runs), undefined);
    await assert.rejects(first);
    assert.equal(await waiting, 1);
});
