// Counts beside their budgets as bars: yours, the budget, and a simpler version's where it is known.
import type { BudgetRow } from './answers';
import { escape } from './html';

const width = 480,
    label = 70,
    bar = 13,
    gap = 10,
    right = 90;

const shown = (value: number, row: BudgetRow) => {
    const digits = Math.abs(value) >= 100 ? 0 : 2;
    return `${Number(value.toFixed(digits)).toLocaleString('en-US')}${row.unit === undefined ? '' : ` ${row.unit}`}`;
};

interface Bar {
    readonly name: string;
    readonly value: number;
    readonly style: string;
}

const barsOf = (row: BudgetRow): readonly Bar[] => [
    { name: 'yours', value: row.yours, style: row.kept ? 'kept' : 'exceeded' },
    { name: row.atLeast ? 'at least' : 'budget', value: row.limit, style: 'budget' },
    ...(row.naive === undefined ? [] : [{ name: 'naive', value: row.naive, style: 'naive' }]),
];

const group = (row: BudgetRow, top: number): string => {
    const bars = barsOf(row);
    const longest = Math.max(...bars.map(one => one.value), Number.MIN_VALUE);
    const room = width - label - right;
    return (
        `<text class="what" x="0" y="${top + 12}">${escape(row.what)}</text>` +
        bars
            .map((one, at) => {
                const [y, long] = [top + 18 + at * (bar + 3), Math.max(1, (room * Math.max(one.value, 0)) / longest)];
                return (
                    `<text class="name" x="${label - 8}" y="${y + 10}" text-anchor="end">${escape(one.name)}</text>` +
                    `<rect class="${one.style}" x="${label}" y="${y}" width="${long.toFixed(1)}" height="${bar}"/>` +
                    `<text class="value" x="${(label + long + 6).toFixed(1)}" y="${y + 10}">${escape(shown(one.value, row))}</text>`
                );
            })
            .join('')
    );
};

const most = 4;

/** Empty where the report has no counts. What is over its budget comes first; what is not drawn stands in the table. */
export const budgetChart = (rows: readonly BudgetRow[]): string => {
    const counts = rows.filter(row => row.isConsequence !== true && Number.isFinite(row.yours) && Number.isFinite(row.limit));
    const drawn = [...counts.filter(row => !row.kept), ...counts.filter(row => row.kept)].slice(0, most);
    if (drawn.length === 0) return '';
    let top = 0;
    const groups = drawn.map(row => {
        const at = top;
        top += 18 + barsOf(row).length * (bar + 3) + gap;
        return group(row, at);
    });
    const words = drawn
        .map(row => `${row.what}: yours ${shown(row.yours, row)}, ${row.atLeast ? 'at least' : 'budget'} ${shown(row.limit, row)}`)
        .join('; ');
    const spoken = escape(`Counts beside their budgets. ${words}`);
    const size = `viewBox="0 0 ${width} ${top}" width="${width}" height="${top}"`;
    return `<svg class="budget-chart" role="img" aria-label="${spoken}" ${size}>${groups.join('')}</svg>`;
};
