// What a report puts on lines of the learner's file: marks with counter and cause, and which marks belong together.
import type { BudgetRow, Place, Report } from './answers';
import { regionOf } from './region';

export interface Mark {
    readonly file: string;
    /** From 0, as the file stands now. */
    readonly line: number;
    readonly message: string;
    /** Said as `Headroom 02.5 (code)`. */
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'information';
    /** Other lines that it is about. */
    readonly related: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** Lines of a file as it stands now, by its path from the course's folder; undefined where it cannot be read. */
export type Lines = (file: string) => readonly string[] | undefined;

const sourceLine = (place: Place) => place.text.split('\n', 1)[0]?.trim() ?? '';
const told = (place: Place) => place.text.split('\n').slice(1).join(' ').trim();

/** The line of a place in a file that may have changed since: the nearest with the same text, else the number it had. */
export const lineOf = (place: Place, lines: readonly string[] | undefined): number => {
    const line = Math.max(0, place.line - 1);
    const wanted = sourceLine(place);
    if (lines === undefined || wanted === '' || lines[line]?.trim() === wanted) return line;
    const same = lines.flatMap((text, at) => (text.trim() === wanted ? [at] : []));
    const nearest = same.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
    return nearest ?? Math.min(line, Math.max(0, lines.length - 1));
};

const amount = (value: number, row: BudgetRow) =>
    `${Number(value.toFixed(2)).toLocaleString('en-US')}${row.unit === undefined ? '' : ` ${row.unit}`}`;

/** "sectors per request: 32, budget 4"; empty for a report that is about no count. */
export const counterOf = (report: Report): string => {
    const row = report.budget.find(one => one.what === report.counter && !one.kept);
    return row === undefined
        ? ''
        : `${row.what}: ${amount(row.yours, row)}, ${row.atLeast ? 'at least' : 'budget'} ${amount(row.limit, row)}`;
};

// Right, and too dear: a warning. Wrong: an error.
const severityOf = (report: Report): Mark['severity'] => (['OverBudget', 'TooSlow'].includes(report.reason) ? 'warning' : 'error');

/** None for a check that passed, was not attempted or could not be judged. Without a line of its own a failure is marked at the region. */
export const marksOf = (report: Report, file: string, lines: Lines): readonly Mark[] => {
    if (report.outcome !== 'Failed') return [];
    const places = report.places
        .filter(place => place.file !== '')
        .map(place => ({ place, file: place.file, line: lineOf(place, lines(place.file)) }));
    const code = report.counter ?? report.reason;
    const likely = report.likely === undefined ? '' : `likely: ${report.likely}`;
    const say = (...parts: string[]) => parts.filter(part => part !== '').join('\n');
    if (places.length === 0)
        return [
            {
                file,
                line: regionOf(lines(file) ?? [])?.begin ?? 0,
                message: say(report.headline, likely),
                code,
                severity: severityOf(report),
                related: [],
            },
        ];
    const compiles = report.reason === 'DoesNotCompile';
    return places.map(({ place, ...at }, index): Mark => ({
        ...at,
        code,
        message: compiles
            ? told(place)
            : index === 0
              ? say(told(place), counterOf(report), report.headline, likely)
              : say(told(place), report.headline),
        severity: compiles || report.reason === 'Race' || index === 0 ? severityOf(report) : 'information',
        related: compiles
            ? []
            : places
                  .filter((_, other) => other !== index)
                  .map(other => ({ file: other.file, line: other.line, message: told(other.place) || sourceLine(other.place) })),
    }));
};
