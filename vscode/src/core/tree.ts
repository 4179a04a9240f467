// The view: units and exercises with marks and points.
import type { CourseMap, ListedExercise, State, Unit } from './answers';

export interface Node {
    readonly kind: 'unit' | 'exercise';
    readonly id: string;
    readonly label: string;
    readonly description: string;
    readonly tooltip: string;
    /** What a screen reader says in place of mark and label. */
    readonly spoken: string;
    readonly icon: string;
    /** Of a theme; undefined for the colour of text. */
    readonly color?: string;
    readonly context: string;
    readonly isOpen: boolean;
    readonly children: readonly Node[];
}

const marks: Record<State, { readonly icon: string; readonly spoken: string; readonly color?: string }> = {
    Passed: { icon: 'pass-filled', spoken: 'passed', color: 'testing.iconPassed' },
    Tried: { icon: 'circle-large-filled', spoken: 'tried, not passed', color: 'charts.blue' },
    NotAttempted: { icon: 'circle-large-outline', spoken: 'not attempted' },
};

export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const exerciseNode = (exercise: ListedExercise, next: string | undefined): Node => {
    const mark = marks[exercise.state];
    const place = exercise.core ? '' : 'further';
    const isNext = exercise.id === next;
    const points =
        exercise.points > 0 ? `${exercise.points} of ${counted(exercise.ofPoints, 'point')}` : counted(exercise.ofPoints, 'point');
    return {
        kind: 'exercise',
        id: exercise.id,
        label: `${exercise.id} ${exercise.title}`,
        children: [],
        isOpen: false,
        description: [isNext ? 'next' : '', place, points].filter(part => part !== '').join(' · '),
        tooltip: [
            `${exercise.id} ${exercise.title}: ${mark.spoken}`,
            `${counted(exercise.minutes, 'minute')} · ${points}`,
            ...exercise.files,
        ].join('\n'),
        spoken: [`${exercise.id} ${exercise.title}`, mark.spoken, isNext ? 'next step' : '', place, points]
            .filter(part => part !== '')
            .join(', '),
        icon: mark.icon,
        context: `exercise.${exercise.state}`,
        ...(mark.color === undefined ? {} : { color: mark.color }),
    };
};

const unitNode = (unit: Unit, next: string | undefined): Node => {
    const passed = unit.exercises.filter(exercise => exercise.state === 'Passed').length;
    const points = `${unit.points} of ${counted(unit.ofPoints, 'point')}`;
    return {
        kind: 'unit',
        id: unit.id,
        label: `${unit.id} ${unit.title}`,
        description: points,
        icon: 'notebook',
        context: 'unit',
        tooltip: `${unit.summary}\n${unit.notebook}\n${passed} of ${counted(unit.exercises.length, 'exercise')} passed`,
        spoken: `unit ${unit.id} ${unit.title}, ${passed} of ${counted(unit.exercises.length, 'exercise')} passed, ${points}`,
        isOpen: unit.exercises.some(exercise => exercise.id === next),
        children: unit.exercises.map(exercise => exerciseNode(exercise, next)),
    };
};

/** The unit of the next step is open, the others are closed. */
export const treeOf = (map: CourseMap): readonly Node[] => map.units.map(unit => unitNode(unit, map.next));

/** The exercise that a file, relative to the course's folder, belongs to. */
export const exerciseOf = (map: CourseMap, file: string): ListedExercise | undefined =>
    map.units.flatMap(unit => unit.exercises).find(exercise => exercise.files.includes(file));

export const findExercise = (map: CourseMap, id: string): ListedExercise | undefined =>
    map.units.flatMap(unit => unit.exercises).find(exercise => exercise.id === id);
