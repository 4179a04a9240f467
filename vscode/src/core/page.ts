// The page of an exercise: what a check found, the hints seen so far, and what to do next.
import type { Report } from './answers';
import { budgetChart } from './budgetChart';
import { commandAddress, escape } from './html';

export interface PageContent {
    readonly id: string;
    readonly title: string;
    readonly isPassed: boolean;
    readonly objective?: string;
    readonly report?: Report;
    readonly hints: readonly string[];
    readonly ofHints: number;
    /** A hint was just asked for: hints stand first. */
    readonly hintsFirst: boolean;
}

export interface PageFrame {
    /** Address of the style sheet, and the source that a policy may name for it. */
    readonly style: string;
    readonly source: string;
}

const link = (command: string, id: string, words: string) =>
    `<a class="button" href="${commandAddress(command, id)}"><span>${escape(words)}</span></a>`;

const reportPart = ({ report }: PageContent): string => {
    if (report === undefined) return '';
    const chart = budgetChart(report.budget);
    const figure = chart === '' ? '' : `<figure>${chart}</figure>`;
    return `<section aria-label="Report"><h2>Report</h2>${figure}${report.card ?? `<p>${escape(report.headline)}</p>`}</section>`;
};

const hintsPart = ({ id, hints, ofHints }: PageContent): string => {
    const more =
        hints.length < ofHints
            ? `<p>${link('hint', id, `${hints.length === 0 ? 'First hint' : 'Next hint'} (${hints.length + 1} of ${ofHints})`)}</p>`
            : '';
    const list = hints.length === 0 ? '' : `<ol>${hints.map(hint => `<li>${escape(hint)}</li>`).join('')}</ol>`;
    return `<section aria-label="Hints"><h2>Hints</h2>${list}${more}</section>`;
};

/** No script runs in it: buttons are links to commands, and styles come from one file and from the card's own attributes. */
export const pageOf = (content: PageContent, frame: PageFrame): string => {
    const { id, title, objective, isPassed, hintsFirst } = content;
    const policy = `default-src 'none'; style-src ${frame.source}; style-src-attr 'unsafe-inline'`;
    const parts = [reportPart(content), hintsPart(content)];
    const after = isPassed ? link('solution', id, 'Solution') + link('compare', id, 'Compare') : '';
    return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${escape(frame.style)}"><title>${escape(`${id} ${title}`)}</title></head>
<body><main><h1>${escape(`${id} ${title}`)}</h1>
${objective === undefined ? '' : `<p class="objective">${escape(objective)}</p>`}
<p class="buttons">${link('check', id, 'Check')}${link('openExercise', id, 'Open')}${after}</p>
${(hintsFirst ? [...parts].reverse() : parts).join('\n')}</main></body></html>`;
};
