// What stands at the end of a line after a check: how its accesses fared on the simulated GPU.
import type { LineFigures, Report } from './answers';

export interface Figure {
    /** From 0. */
    readonly line: number;
    readonly text: string;
    readonly tooltip: string;
}

const count = (value: number) => value.toLocaleString('en-US');
const per = (value: number, requests: number) => (value / requests).toFixed(1).replace(/\.0$/, '');

const sectorBytes = 32;

const textOf = (line: LineFigures): string =>
    [
        line.requests > 0 ? `${per(line.sectors, line.requests)} sectors/request` : '',
        line.sharedRequests > 0 ? `${per(line.wavefronts, line.sharedRequests)} wavefronts/request` : '',
        line.atomics > 0 ? `${count(line.atomics)} atomics` : '',
    ]
        .filter(part => part !== '')
        .join(' · ');

const tooltipOf = (line: LineFigures, name: string): string =>
    [
        line.requests > 0
            ? `device memory: ${count(line.sectors)} sectors of ${sectorBytes} B (${count(line.sectors * sectorBytes)} B) in ` +
              `${count(line.requests)} requests of warps; 4 per request is ideal for 4-byte elements, 32 the worst`
            : '',
        line.sharedRequests > 0
            ? `shared memory: ${count(line.wavefronts)} wavefronts in ${count(line.sharedRequests)} requests; ` +
              '1 per request is without bank conflicts, 32 the worst'
            : '',
        line.atomics > 0 ? `${count(line.atomics)} atomic operations` : '',
        line.flops > 0 ? `${count(line.flops)} FLOPs` : '',
        `counted in the case ${name}, from the C# kernel's own instructions`,
    ]
        .filter(part => part !== '')
        .join('\n\n');

/** Lines that only compute have none: FLOPs stand in the tooltip of those that move bytes. */
export const figuresOf = (report: Report, file: string): readonly Figure[] =>
    (report.figures?.lines ?? [])
        .filter(line => line.file === file && textOf(line) !== '')
        .map(line => ({ line: line.line - 1, text: textOf(line), tooltip: tooltipOf(line, report.figures?.case ?? '') }));
