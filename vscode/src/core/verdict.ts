// One sentence after a check, for who does not look at the report: a notification, which screen readers speak.
import type { Report } from './answers';
import { counterOf } from './marks';
import { counted } from './tree';

export interface Verdict {
    readonly text: string;
    readonly isPass: boolean;
}

const after = (report: Report): string => {
    switch (report.outcome) {
        case 'Passed':
            return `passed, ${counted(report.points, 'point')}. ${report.notes[0] ?? report.headline}`;
        case 'NotAttempted':
            return report.headline === '' ? 'not attempted yet' : report.headline;
        case 'TooNoisy':
            return `${report.headline}. Close what else is running and check again; this is no failure.`;
        case 'CannotRun':
            return report.headline;
        case 'Failed':
            return [report.headline, counterOf(report)].filter(part => part !== '').join(': ');
    }
};

export const verdictOf = (report: Report): Verdict => ({
    text: `${report.exercise} ${report.title}: ${after(report)}`,
    isPass: report.outcome === 'Passed',
});
