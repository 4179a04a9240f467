import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exerciseOf, findExercise, treeOf } from '../src/core/tree';
import { lensesOf } from '../src/core/lenses';
import { regionOf } from '../src/core/region';
import { sectionOf } from '../src/core/sections';
import { statusOf } from '../src/core/statusLine';
import { exercise, map, shown, text } from './samples';

test('units have points, exercises their marks, and the unit of the next step is open', () => {
    const [first, second] = treeOf(map);
    assert.deepEqual([first?.description, first?.isOpen, second?.isOpen], ['2 of 2 points', false, true]);
    assert.deepEqual(
        second?.children.map(node => [node.icon, node.description]),
        [
            ['circle-large-outline', 'next · 3 points'],
            ['circle-large-filled', 'further · 1 point'],
        ],
    );
    assert.equal(first?.children[0]?.icon, 'pass-filled');
});

test('a screen reader hears the mark in words', () => {
    const [first, second] = treeOf(map);
    assert.equal(first?.children[0]?.spoken, '01.1 Count first, passed, 2 of 2 points');
    assert.equal(second?.children[0]?.spoken, '02.5 Tiled matmul, not attempted, next step, 3 points');
    assert.equal(second?.spoken, 'unit 02 Kernels, 0 of 2 exercises passed, 0 of 4 points');
});

test('a file belongs to its exercise, each of several to the same, and a file elsewhere to none', () => {
    assert.equal(exerciseOf(map, 'exercises/02-kernels/B.cs')?.id, '02.6');
    assert.equal(exerciseOf(map, 'lib/Headroom/Dtype.cs'), undefined);
    assert.equal(findExercise(map, '09.9'), undefined);
});

test('the lenses stand above the region; a solution can be seen after a pass alone', () => {
    assert.deepEqual(
        lensesOf(text, exercise).map(lens => [lens.line, lens.command]),
        [
            [3, 'headroom.check'],
            [3, 'headroom.hint'],
            [3, 'headroom.reset'],
        ],
    );
    assert.deepEqual(
        lensesOf(text, { ...exercise, state: 'Passed' })
            .slice(3)
            .map(lens => lens.command),
        ['headroom.solution', 'headroom.compare'],
    );
    assert.deepEqual(lensesOf(['nothing'], exercise), []);
});

test('a region needs both marks, once each and in order', () => {
    assert.deepEqual(regionOf(text), { begin: 3, end: 7 });
    assert.equal(regionOf([...text, ...text]), null);
    assert.equal(regionOf([...text].reverse()), null);
    assert.equal(regionOf([]), null);
});

test('the section of an exercise is the last heading before the cell that checks it', () => {
    const cells = [
        { isCode: false, text: '# Kernels' },
        { isCode: false, text: '## Tiles\nText' },
        { isCode: true, text: 'var x = 1;' },
        { isCode: true, text: 'Check("02.5")' },
        { isCode: false, text: '## Later' },
    ];
    assert.equal(sectionOf(cells, '02.5'), 1);
    assert.equal(sectionOf(cells, '02.9'), 0);
});

test('the status bar names the one next step, or that there is none', () => {
    const line = statusOf({ passed: 7, of: 41, next: shown });
    assert.equal(line.text, '$(arrow-right) 02.5 Tiled matmul');
    assert.match(line.tooltip, /7 of 41[^]*notebooks\/02-kernels\.ipynb at "Tiles"/);
    assert.equal(line.spoken, 'Headroom, next step: 02.5 Tiled matmul, 7 of 41 exercises passed');
    assert.match(statusOf({ passed: 41, of: 41 }).spoken, /every exercise is passed/);
});
