import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterOf, lineOf, marksOf } from '../src/core/marks';
import { failed, overBudget, race, text } from './samples';

const file = 'exercises/02-kernels/TiledMatMul.cs';
const lines = () => text;

test('a line over budget is a warning with the count, its budget and the likely cause', () => {
    const [mark, ...others] = marksOf(overBudget, file, lines);
    assert.equal(others.length, 0);
    assert.deepEqual([mark?.line, mark?.severity, mark?.code], [4, 'warning', 'sectors per request']);
    assert.match(
        mark?.message ?? '',
        /^8,192 B, 32 sectors per request\nsectors per request: 32, budget 4\n.*\nlikely: neighbouring threads are far apart$/,
    );
});

test('the two lines of a race are errors that lead to each other', () => {
    const [first, second] = marksOf(race, file, lines);
    assert.deepEqual([first?.line, second?.line, first?.severity, second?.severity], [5, 6, 'error', 'error']);
    assert.deepEqual(first?.related, [{ file, line: 6, message: 'thread 18 reads tile[17]' }]);
    assert.deepEqual(second?.related, [{ file, line: 5, message: 'thread 17 writes tile[17]' }]);
});

test('a failure without a line is marked where the region begins', () => {
    const [mark] = marksOf(failed, file, lines);
    assert.deepEqual([mark?.line, mark?.message], [3, 'right on 64x64x64, wrong on 70x50x33\nlikely: the last tile']);
});

test('an error of the compiler is marked with its own words alone', () => {
    const places = [{ file, line: 5, column: 9, text: "sum += b[k, col];\nThe name 'k' does not exist (CS0103)" }];
    const [mark] = marksOf({ ...failed, reason: 'DoesNotCompile', places }, file, lines);
    assert.deepEqual([mark?.message, mark?.severity], ["The name 'k' does not exist (CS0103)", 'error']);
});

test('what passed, was not attempted or could not be judged has no marks', () => {
    for (const outcome of ['Passed', 'NotAttempted', 'TooNoisy', 'CannotRun'] as const)
        assert.deepEqual(marksOf({ ...race, outcome }, file, lines), []);
});

test('a place follows its line when others were put before it', () => {
    const place = overBudget.places[0];
    assert.ok(place);
    assert.equal(lineOf(place, ['// new', '// new', ...text]), 6);
    assert.equal(lineOf(place, ['other']), 0);
    assert.equal(lineOf(place, undefined), 4);
});

test('a report that is about no count names none', () => assert.equal(counterOf(failed), ''));

test('a place without a file has no mark of its own', () => {
    const [mark] = marksOf({ ...race, places: [{ file: '', line: 0, column: 0, text: 'somewhere' }] }, file, lines);
    assert.equal(mark?.line, 3);
});
