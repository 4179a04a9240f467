// The line of commands above a marked region.
import type { ListedExercise } from './answers';
import { regionOf } from './region';

export interface Lens {
    readonly line: number;
    readonly title: string;
    readonly command: string;
    /** What a screen reader says, and a hover shows. */
    readonly tooltip: string;
}

/** None in a file without a region. A solution can be seen and compared with after a pass. */
export const lensesOf = (lines: readonly string[], exercise: ListedExercise): readonly Lens[] => {
    const region = regionOf(lines);
    if (region === null) return [];
    const { id, title } = exercise;
    const lens = (name: string, command: string, tooltip: string): Lens => ({
        line: region.begin,
        title: name,
        command: `headroom.${command}`,
        tooltip,
    });
    const always = [
        lens('$(play) Check', 'check', `Check ${id} ${title}`),
        lens('Hint', 'hint', `The next hint of ${id}`),
        lens('Reset', 'reset', `Start ${id} again; your file is kept aside`),
    ];
    return exercise.state !== 'Passed'
        ? always
        : [
              ...always,
              lens('Solution', 'solution', `The worked solution of ${id}`),
              lens('Compare', 'compare', `Your file of ${id} beside the solution`),
          ];
};
