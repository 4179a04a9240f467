import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoteForCommandFile, startOf } from '../src/core/commandLine';

// What cmd.exe makes of a line: outside of quotes a caret takes the meaning from the character after it, which stands for itself.
const unescaped = (line: string): string => {
    let [out, quoted] = ['', false];
    for (let at = 0; at < line.length; at++) {
        const character = line[at] ?? '';
        if (character === '^' && !quoted) out += line[++at] ?? '';
        else {
            if (character === '"') quoted = !quoted;
            assert.ok(quoted || !'&|<>'.includes(character), `${character} would mean something to cmd.exe in ${line}`);
            out += character;
        }
    }
    return out;
};

// How a program reads its one argument, by the rules of C.
const argument = (text: string): string => {
    let [out, quoted] = ['', false];
    for (let at = 0; at < text.length;) {
        const slashes = /^\\*/.exec(text.slice(at))?.[0].length ?? 0;
        at += slashes;
        if (text[at] !== '"') {
            out += '\\'.repeat(slashes) + (text[at] ?? '');
            at++;
            continue;
        }
        out += '\\'.repeat(Math.floor(slashes / 2));
        if (slashes % 2 === 1) out += '"';
        else quoted = !quoted;
        at++;
    }
    assert.ok(!quoted, `an open quote in ${text}`);
    return out;
};

const names = [
    '02.5',
    'two words',
    'a&b',
    'a^b',
    '50%',
    '%PATH%',
    '"quoted"',
    'ends in \\',
    '\\"',
    'a\\\\"b',
    '(x|y) > z < w',
    'wait!',
    'a;b,c',
    '',
    '*?',
    '`$x`',
];

for (const name of names)
    test(`on Windows an argument comes through as it is: ${name}`, () => {
        const line = quoteForCommandFile(name);
        assert.ok(!/(^|[^^])%[^^%]+%/.test(line), `cmd.exe would put a variable into ${line}`);
        // Once for the line, once for %* in course.cmd.
        assert.equal(argument(unescaped(unescaped(line))), name);
    });

test('an argument with a line end is refused', () => assert.throws(() => quoteForCommandFile('a\nb'), /line end/));

test('on Windows course.cmd is started through cmd.exe, by one line that Node leaves as it is', () => {
    const start = startOf('win32', 'C:\\my course & more', ['check', '02.5', '--json'], 'C:\\Windows\\cmd.exe');
    assert.equal(start.file, 'C:\\Windows\\cmd.exe');
    assert.deepEqual(start.args.slice(0, 3), ['/d', '/s', '/c']);
    assert.ok(start.verbatim);
    const line = start.args[3] ?? '';
    assert.ok(line.startsWith('".\\course.cmd ') && line.endsWith('"'));
    assert.ok(!line.includes('my course'), 'the folder is where it starts, and no part of the line');
});

test('a network folder, in which cmd.exe cannot work, is told', () =>
    assert.throws(() => startOf('win32', '\\\\server\\share', ['list']), /drive letter/));

test('elsewhere arguments are a list, and no shell reads them', () => {
    const nasty = ['check', 'a b & "c" $(d)'];
    assert.deepEqual(startOf('linux', '/home/x', nasty), { file: '/bin/sh', args: ['./course', ...nasty], verbatim: false });
});
