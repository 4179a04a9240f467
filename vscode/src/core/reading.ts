// From how a `course` process ended to an answer, or to one message that says what to do.
import type { Report } from './answers';

/** How a process ended: its exit code, or what kept it from one. */
export interface Ending {
    readonly code: number | null;
    readonly output: string;
    readonly errors: string;
    /** `missing`: it could not be started; `slow`: it was ended for its time; `cancelled`: somebody pressed Cancel. */
    readonly how: 'exit' | 'missing' | 'slow' | 'cancelled';
}

export type Mend = 'build' | 'log' | 'install';

/** What went wrong, in one message; `mend` names the button that helps. */
export interface Problem {
    readonly message: string;
    readonly mend?: Mend;
}

/** A `warning` is what the verb said beside its answer: that progress could not be saved, for example. */
export type Answer<T> = { readonly value: T; readonly warning: string } | { readonly problem: Problem } | { readonly cancelled: true };

const lastLines = (text: string, count: number) =>
    text
        .split(/\r?\n/)
        .filter(line => line.trim() !== '')
        .slice(-count)
        .join('\n');

// Lines of the launcher while it builds or waits: no warnings.
const progress = /^(restore|build) {2,}|^another .*course is building|^The course's sources changed/;

const warningOf = (errors: string) =>
    errors
        .split(/\r?\n/)
        .filter(line => line.trim() !== '' && !progress.test(line))
        .join('\n');

const command = (args: readonly string[]) => `./course ${args.join(' ')}`;

/** @param codes Exit codes with which the verb prints an answer. */
export const read = <T>(
    args: readonly string[],
    ending: Ending,
    codes: readonly number[],
    isAnswer: (value: unknown) => value is T,
): Answer<T> => {
    if (ending.how === 'cancelled') return { cancelled: true };
    if (ending.how === 'missing')
        return {
            problem: {
                message:
                    `The course's command could not be started: ${ending.errors.trim()}. ` +
                    'Is the folder complete? git status shows what is missing.',
                mend: 'log',
            },
        };
    if (ending.how === 'slow')
        return {
            problem: {
                message:
                    `${command(args)} did not answer in time and was ended; nothing is lost. ` +
                    'Run it in a terminal to see where it waits, or set headroom.checkMinutes higher.',
                mend: 'log',
            },
        };
    if (ending.code === 3) return { problem: refusal(ending.errors) };
    if (ending.code === null || !codes.includes(ending.code)) return { problem: crash(args, ending) };
    try {
        const value: unknown = JSON.parse(ending.output);
        if (isAnswer(value)) return { value, warning: warningOf(ending.errors) };
    } catch {
        // Told below.
    }
    return {
        problem: {
            message:
                `${command(args)} answered what this extension does not understand: one of the two is older. ` +
                './course vscode install brings the extension of this course.',
            mend: 'install',
        },
    };
};

const refusal = (errors: string): Problem => {
    const said = lastLines(errors, 6) || 'The course refused, and said nothing.';
    return /could not be built|has to be built|cannot be built|SDK is needed/.test(said)
        ? { message: said, mend: 'log' }
        : { message: said };
};

const crash = (args: readonly string[], { code, errors }: Ending): Problem => {
    const said = lastLines(errors, 3);
    return {
        message:
            `${command(args)} ended with ${code ?? 'a signal'}${said === '' ? '.' : `: ${said}`}\n` +
            `HEADROOM_DEBUG=1 ${command(args)} in a terminal shows where.`,
        mend: 'log',
    };
};

/** Of whatever was thrown. */
export const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A guard for an object that has these members, which is what tells the answers apart. */
export const having =
    <T>(...members: string[]) =>
    (value: unknown): value is T =>
        isObject(value) && members.every(member => member in value);

export const isReport = having<Report>('exercise', 'outcome', 'headline', 'places', 'budget');
