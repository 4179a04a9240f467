// Answers as `course` gives them, cut to what a test needs.
import type { CourseMap, Exercise, ListedExercise, Report } from '../src/core/answers';

export const exercise: ListedExercise = {
    id: '02.5',
    title: 'Tiled matmul',
    state: 'NotAttempted',
    core: true,
    points: 0,
    ofPoints: 3,
    minutes: 30,
    files: ['exercises/02-kernels/TiledMatMul.cs'],
};

export const map: CourseMap = {
    title: 'Headroom',
    points: 2,
    ofPoints: 6,
    next: '02.5',
    units: [
        {
            id: '01',
            title: 'How fast?',
            summary: 'Count.',
            notebook: 'notebooks/01-roofline.ipynb',
            points: 2,
            ofPoints: 2,
            exercises: [
                {
                    ...exercise,
                    id: '01.1',
                    title: 'Count first',
                    state: 'Passed',
                    points: 2,
                    ofPoints: 2,
                    files: ['exercises/01-roofline/Work.cs'],
                },
            ],
        },
        {
            id: '02',
            title: 'Kernels',
            summary: 'Warps.',
            notebook: 'notebooks/02-kernels.ipynb',
            points: 0,
            ofPoints: 4,
            exercises: [
                exercise,
                {
                    ...exercise,
                    id: '02.6',
                    title: 'Registers',
                    state: 'Tried',
                    core: false,
                    ofPoints: 1,
                    files: ['exercises/02-kernels/A.cs', 'exercises/02-kernels/B.cs'],
                },
            ],
        },
    ],
};

export const shown: Exercise = {
    id: '02.5',
    title: 'Tiled matmul',
    state: 'Tried',
    core: true,
    points: 0,
    ofPoints: 3,
    minutes: 30,
    unit: '02',
    attempts: 1,
    objective: 'Read each element once.',
    files: [{ file: 'exercises/02-kernels/TiledMatMul.cs' }],
    notebook: 'notebooks/02-kernels.ipynb',
    section: 'Tiles',
    hints: 3,
    hintsSeen: ['Tiles.'],
};

export const text = [
    '// 02.5 Tiled matmul. Objective: x. About 3 lines.',
    'public static class TiledMatMul',
    '{',
    '    // your turn: begin',
    '    sum += b[k, col];',
    '    tile[i] = a[i];',
    '    x = tile[j];',
    '    // your turn: end',
    '}',
];

export const failed: Report = {
    exercise: '02.5',
    title: 'Tiled matmul',
    outcome: 'Failed',
    reason: 'WrongValue',
    headline: 'right on 64x64x64, wrong on 70x50x33',
    budget: [],
    places: [],
    likely: 'the last tile',
    notes: [],
    points: 0,
    seconds: 0.9,
    next: './course hint 02.5   (1 of 3)',
};

export const overBudget: Report = {
    ...failed,
    reason: 'OverBudget',
    headline: 'right, but over budget: sectors per request',
    counter: 'sectors per request',
    likely: 'neighbouring threads are far apart',
    budget: [
        { what: 'bytes from memory', yours: 1e6, limit: 2e6, atLeast: false, kept: true },
        { what: 'sectors per request', yours: 32, limit: 4, atLeast: false, kept: false, naive: 4, case: '64 x 64' },
    ],
    places: [
        { file: 'exercises/02-kernels/TiledMatMul.cs', line: 5, column: 1, text: 'sum += b[k, col];\n8,192 B, 32 sectors per request' },
    ],
    figures: {
        case: '64 x 64',
        lines: [
            {
                file: 'exercises/02-kernels/TiledMatMul.cs',
                line: 5,
                requests: 8,
                sectors: 256,
                sharedRequests: 0,
                wavefronts: 0,
                atomics: 0,
                flops: 512,
            },
            {
                file: 'exercises/02-kernels/TiledMatMul.cs',
                line: 6,
                requests: 8,
                sectors: 32,
                sharedRequests: 8,
                wavefronts: 12,
                atomics: 0,
                flops: 0,
            },
            {
                file: 'exercises/02-kernels/TiledMatMul.cs',
                line: 7,
                requests: 0,
                sectors: 0,
                sharedRequests: 0,
                wavefronts: 0,
                atomics: 0,
                flops: 99,
            },
        ],
    },
};

export const race: Report = {
    ...failed,
    reason: 'Race',
    headline: 'a race for tile[17] on 64 x 64',
    likely: 'no barrier stands between lines 6 and 7',
    places: [
        { file: 'exercises/02-kernels/TiledMatMul.cs', line: 6, column: 1, text: 'tile[i] = a[i];\nthread 17 writes tile[17]' },
        { file: 'exercises/02-kernels/TiledMatMul.cs', line: 7, column: 1, text: 'x = tile[j];\nthread 18 reads tile[17]' },
    ],
};
