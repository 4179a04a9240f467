import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from '../src/core/figures';
import { failed, overBudget } from './samples';

const file = 'exercises/02-kernels/TiledMatMul.cs';

test('a line that moves bytes has its sectors and wavefronts per request, and one that only computes has none', () =>
    assert.deepEqual(
        figuresOf(overBudget, file).map(({ line, text }) => ({ line, text })),
        [
            { line: 4, text: '32 sectors/request' },
            { line: 5, text: '4 sectors/request · 1.5 wavefronts/request' },
        ],
    ));

test('the whole numbers, and the case they were counted in, stand behind it', () =>
    assert.match(
        figuresOf(overBudget, file)[0]?.tooltip ?? '',
        /256 sectors of 32 B \(8,192 B\) in 8 requests[^]*512 FLOPs[^]*in the case 64 x 64/,
    ));

test('another file has no figures, and a report without counts none', () => {
    assert.deepEqual(figuresOf(overBudget, 'exercises/02-kernels/Other.cs'), []);
    assert.deepEqual(figuresOf(failed, file), []);
});
