import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restrictedMap } from '../src/core/restricted';
import { linesOf, offersOf } from '../src/core/settings';

const course = JSON.stringify({
    title: 'Headroom',
    units: [
        {
            id: '01',
            title: 'How fast?',
            summary: 'Count.',
            notebook: 'notebooks/01-roofline.ipynb',
            exercises: [
                { id: '01.1', file: '01-roofline/Work.cs', points: 2, minutes: 15, core: true },
                {
                    id: '01.2',
                    file: '01-roofline/Roof.cs',
                    points: 3,
                    minutes: 15,
                    core: false,
                    alternatives: [{ file: '01-roofline/Other.cs' }],
                },
            ],
        },
    ],
});
const files: Record<string, string> = {
    'course.json': `\uFEFF${course}`,
    'exercises/01-roofline/Work.cs': '// 01.1 Count first. Objective: count.\npublic static class Work {}',
    'exercises/01-roofline/Roof.cs': '// 01.2 Which peak? Objective: choose.\r\n',
    '.course/progress.json':
        '{ "01.1": { "passed": "2026-11-21T14:30:00Z", "points": 2, "attempts": 1 }, "01.2": { "passed": null, "attempts": 3 } }',
};

test('a folder that is not trusted is shown from its files alone', () => {
    const { title, points, ofPoints, next, units } = restrictedMap(file => files[file]);
    assert.deepEqual([title, points, ofPoints, next], ['Headroom', 2, 5, undefined]);
    assert.deepEqual(
        units[0]?.exercises.map(one => [one.id, one.title, one.state, one.core, one.files]),
        [
            ['01.1', 'Count first', 'Passed', true, ['exercises/01-roofline/Work.cs']],
            ['01.2', 'Which peak?', 'Tried', false, ['exercises/01-roofline/Roof.cs', 'exercises/01-roofline/Other.cs']],
        ],
    );
});

test('files that are missing or broken make an empty map and no error', () => {
    for (const text of [undefined, '', '{', '[]', '{"units":7}', '{"units":[null,3]}'])
        assert.deepEqual(restrictedMap(() => text).units, []);
});

test('settings keep what stands there, and what is written is shown as it will stand', () => {
    const now: Record<string, unknown> = { 'jupyter.completionTriggerCharacters': { python: ['.'], csharp: ['.', '@'] } };
    const offers = offersOf(key => now[key]);
    assert.equal(
        linesOf(offers.slice(0, 1)),
        '"jupyter.completionTriggerCharacters": {"python":["."],"csharp":[".","@","(","<","#","\\""]}',
    );
    assert.equal(offers.length, 2);
});

test('what is set already is not offered again', () => {
    const first = offersOf(() => undefined);
    assert.deepEqual(
        offersOf(key => first.find(offer => offer.key === key)?.value),
        [],
    );
});
