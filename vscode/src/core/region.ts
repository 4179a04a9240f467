// The marked region of an exercise file.

const begin = '// your turn: begin';
const end = '// your turn: end';

/** Lines of the two marks, from 0; null where they are not there once each, in this order. */
export const regionOf = (lines: readonly string[]): { readonly begin: number; readonly end: number } | null => {
    const at = (mark: string) => lines.flatMap((line, number) => (line.trim() === mark ? [number] : []));
    const [begins, ends] = [at(begin), at(end)];
    const [first, last] = [begins[0], ends[0]];
    return begins.length === 1 && ends.length === 1 && first !== undefined && last !== undefined && first < last
        ? { begin: first, end: last }
        : null;
};
