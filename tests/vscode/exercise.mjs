// What a learner writes into 02.3, from its solution and its mutants.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { course } from './editor.mjs';

export const file = 'exercises/02-kernels/Transpose.cs';
const region = /(?<=\/\/ your turn: begin\n)[^]*?(?=^ *\/\/ your turn: end)/m;
const solution = region
    .exec(readFileSync(join(course, 'solutions/02-kernels/Transpose.cs'), 'utf8'))[0]
    .split('\n')
    .filter(line => !line.trim().startsWith('//>'))
    .join('\n');
const stub = readFileSync(join(course, file), 'utf8');

const changed = (from, to) => {
    if (!solution.includes(from)) throw new Error(`the solution of 02.3 has no ${from}`);
    return solution.replace(from, to);
};

export const bodies = {
    none: '        // t[col, row] = a[row, col]\n',
    right: solution,
    conflicts: changed('new Index2D(32, 33)', 'new Index2D(32, 32)'),
    race: changed('Group.Barrier();', ''),
    naive: `        var (row, col) = (Grid.IdxY * 32 + Group.IdxY, Grid.IdxX * 32 + Group.IdxX);
        if (row < a.IntExtent.X && col < a.IntExtent.Y) t[col, row] = a[row, col];
`,
    broken: '        t[0, 0] = nothing;\n',
};

/** Saves the exercise with this body, as another program would: the editor takes over what is on the disk. */
export const save = name => writeFileSync(join(course, file), stub.replace(region, bodies[name]));

/** As at the start: nothing written, nothing remembered. */
export const begin = () => {
    rmSync(join(course, '.course'), { recursive: true, force: true });
    save('none');
};
