// The one next step, as the status bar has it.
import type { Step } from './answers';

export interface StatusLine {
    readonly text: string;
    readonly tooltip: string;
    readonly spoken: string;
}

export const statusOf = ({ passed, of, next }: Step): StatusLine =>
    next === undefined
        ? {
              text: '$(pass) Headroom',
              tooltip: `Every exercise is passed. ./course check all --final is the same on fresh inputs.`,
              spoken: 'Headroom: every exercise is passed',
          }
        : {
              text: `$(arrow-right) ${next.id} ${next.title}`,
              tooltip: [
                  `${passed} of ${of} exercises passed. Next: ${next.id} ${next.title}`,
                  `${next.notebook}${next.section === undefined ? '' : ` at "${next.section}"`}`,
                  next.objective,
              ].join('\n'),
              spoken: `Headroom, next step: ${next.id} ${next.title}, ${passed} of ${of} exercises passed`,
          };
