// The map without running anything, for a folder that is not trusted: from course.json, the heads of exercise files and what is remembered.
import type { CourseMap, ListedExercise, State } from './answers';

type Read = (file: string) => string | undefined;

const objectOf = (text: string | undefined): Record<string, unknown> => {
    try {
        const value: unknown = JSON.parse((text ?? '').replace(/^\uFEFF/, ''));
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
    } catch {
        return {};
    }
};

const listOf = (value: unknown): readonly Record<string, unknown>[] =>
    Array.isArray(value) ? value.filter(one => typeof one === 'object' && one !== null) : [];
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

// "// 02.5 Tiled matmul. Objective: ..." stands first in every stub, or "// 01.3 Which peak? Objective: ...".
const titleIn = (text: string | undefined, id: string) =>
    new RegExp(`^// ${id.replace('.', '\\.')} (\\S.*?)\\.? Objective:`, 'm').exec(text ?? '')?.[1] ?? '';

const stateOf = (known: Record<string, unknown>): State =>
    textOf(known['passed']) !== '' ? 'Passed' : numberOf(known['attempts']) > 0 ? 'Tried' : 'NotAttempted';

/** @param read Text of a file, by its path from the course's folder; undefined where it cannot be read. */
export const restrictedMap = (read: Read): CourseMap => {
    const [course, progress] = [objectOf(read('course.json')), objectOf(read('.course/progress.json'))];
    const units = listOf(course['units']).map(unit => {
        const exercises = listOf(unit['exercises']).map((one): ListedExercise => {
            const id = textOf(one['id']);
            const files = [one, ...listOf(one['alternatives'])].map(choice => `exercises/${textOf(choice['file'])}`);
            const known = (progress[id] ?? {}) as Record<string, unknown>;
            return {
                id,
                title: titleIn(read(files[0] ?? ''), id),
                state: stateOf(known),
                core: one['core'] === true,
                points: numberOf(known['points']),
                ofPoints: numberOf(one['points']),
                minutes: numberOf(one['minutes']),
                files,
            };
        });
        const sum = (of: (exercise: ListedExercise) => number) => exercises.reduce((total, exercise) => total + of(exercise), 0);
        return {
            id: textOf(unit['id']),
            title: textOf(unit['title']),
            summary: textOf(unit['summary']),
            notebook: textOf(unit['notebook']),
            points: sum(exercise => exercise.points),
            ofPoints: sum(exercise => exercise.ofPoints),
            exercises,
        };
    });
    const next = units.flatMap(unit => unit.exercises).find(exercise => exercise.core && exercise.state !== 'Passed')?.id;
    return {
        title: textOf(course['title']),
        ...(next === undefined ? {} : { next }),
        units,
        points: units.reduce((sum, unit) => sum + unit.points, 0),
        ofPoints: units.reduce((sum, unit) => sum + unit.ofPoints, 0),
    };
};
