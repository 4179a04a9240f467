import assert from 'node:assert/strict';
import { test } from 'node:test';
import { having, isReport, read, type Ending } from '../src/core/reading';
import { verdictOf } from '../src/core/verdict';
import { failed, overBudget } from './samples';

const ended = (code: number | null, output = '', errors = ''): Ending => ({ code, output, errors, how: 'exit' });
const args = ['check', '02.5', '--json'];
const of = (ending: Ending) => read(args, ending, [0, 1, 2, 4, 5], isReport);
const problem = (ending: Ending) => {
    const answer = of(ending);
    assert.ok('problem' in answer, JSON.stringify(answer));
    return answer.problem;
};

test('an answer is read with each exit code that has one', () => {
    for (const code of [0, 1, 2, 4, 5]) assert.deepEqual(of(ended(code, JSON.stringify(failed))), { value: failed, warning: '' });
});

test('what the verb said beside its answer is a warning, and what the launcher said is none', () => {
    const answer = of(
        ended(
            0,
            JSON.stringify(failed),
            'restore  packages of the course\nbuild    the course and its graders\nbuild  Graders\nprogress is not saved: disk full\n',
        ),
    );
    assert.equal('warning' in answer && answer.warning, 'progress is not saved: disk full');
});

test("a refusal is the course's own message", () =>
    assert.equal(
        problem(ended(3, '', 'no exercise "02.99". Nearest: 02.9. The map: ./course list\n')).message,
        'no exercise "02.99". Nearest: 02.9. The map: ./course list',
    ));

test('a missing SDK is told with what to install', () => {
    const { message, mend } = problem(
        ended(3, '', 'The .NET 10 SDK is needed and no dotnet was found on PATH. Install it from https://dotnet.microsoft.com/download.'),
    );
    assert.match(message, /Install it from/);
    assert.equal(mend, 'log');
});

test('a crash is told with its code, its last words and the command that shows more', () => {
    const { message } = problem(ended(134, '', 'Unhandled exception. System.Exception: x\n   at A\n   at B\n'));
    assert.match(message, /check 02\.5 --json ended with 134: Unhandled exception[^]*HEADROOM_DEBUG=1 \.\/course check 02\.5 --json/);
    assert.match(problem(ended(null)).message, /ended with a signal/);
});

test('a hang that was ended is told, and that nothing is lost', () =>
    assert.match(problem({ ...ended(null), how: 'slow' }).message, /did not answer in time and was ended; nothing is lost/));

test('a command that cannot be started is told with the reason', () =>
    assert.match(
        problem({ ...ended(null, '', 'spawn /bin/sh ENOENT'), how: 'missing' }).message,
        /could not be started: spawn \/bin\/sh ENOENT/,
    ));

test('cancelling is no problem', () => assert.deepEqual(of({ ...ended(null), how: 'cancelled' }), { cancelled: true }));

test('an answer of another version is told with the command that brings this one', () => {
    for (const output of ['', 'Hello', '{}', '[]', 'null', '{"exercise":"02.5"}'])
        assert.match(problem(ended(0, output)).message, /\.\/course vscode install/);
});

test('a guard asks for every member', () => {
    assert.ok(having('a', 'b')({ a: 1, b: null }));
    assert.ok(!having('a', 'b')({ a: 1 }));
});

test('a check is told in one sentence: what passed and what it means, what is wrong and by how much', () => {
    assert.deepEqual(verdictOf({ ...failed, outcome: 'Passed', points: 3, notes: ['1.17 MB moved.'] }), {
        text: '02.5 Tiled matmul: passed, 3 points. 1.17 MB moved.',
        isPass: true,
    });
    assert.equal(
        verdictOf(overBudget).text,
        '02.5 Tiled matmul: right, but over budget: sectors per request: sectors per request: 32, budget 4',
    );
    assert.match(verdictOf({ ...failed, outcome: 'TooNoisy', headline: 'too busy' }).text, /this is no failure/);
});
