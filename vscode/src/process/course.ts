// Runs `./course` as a child and waits for its end. Cancelling ends the child and all that it started.
import { spawn, type ChildProcess } from 'node:child_process';
import { startOf } from '../core/commandLine';
import type { Ending } from '../core/reading';

export interface Limits {
    /** Of silence: a line on standard error, as a build writes them, starts it anew. */
    readonly milliseconds: number;
    readonly signal?: AbortSignal;
    /** A line of standard error, when it comes. */
    readonly onLine?: (line: string) => void;
}

const most = 64 * 1024 * 1024; // characters of output; a loop that prints would fill the editor's memory
const grace = 3_000; // ms between the wish and the order to end

const running = new Set<ChildProcess>();

export const start = (root: string, args: readonly string[]): ChildProcess => {
    const how = startOf(process.platform, root, args, process.env['ComSpec']);
    const child = spawn(how.file, how.args, {
        cwd: root,
        stdio: 'pipe',
        windowsHide: true,
        windowsVerbatimArguments: how.verbatim,
        // A group of its own, which is ended as a whole; Windows ends trees by another way.
        detached: process.platform !== 'win32',
        env: { ...process.env, NO_COLOR: '1' },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.once('error', () => running.delete(child));
    return child;
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
    try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
        // It has ended by now.
    }
};

/** Asks the child and its children to end, and makes them after 3 s. */
export const end = (child: ChildProcess): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === 'win32') {
        spawn('taskkill', ['/pid', `${child.pid}`, '/t', '/f'], { windowsHide: true, stdio: 'ignore' }).on('error', () => child.kill());
        return;
    }
    signalGroup(child, 'SIGTERM');
    const last = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
    child.once('exit', () => clearTimeout(last));
};

/** Ends what still runs: the window closes. */
export const endAll = (): void => [...running].forEach(end);

/** Never rejects: every way to end is an ending. */
export const run = (root: string, args: readonly string[], limits: Limits): Promise<Ending> =>
    new Promise(resolve => {
        let [output, errors, line] = ['', '', ''];
        let how: Ending['how'] = 'exit';
        let child: ChildProcess;
        try {
            child = start(root, args);
        } catch (failure) {
            resolve({ code: null, output, errors: failure instanceof Error ? failure.message : String(failure), how: 'missing' });
            return;
        }
        const stop = (why: Ending['how']) => {
            how = why;
            end(child);
        };
        let clock = setTimeout(() => stop('slow'), limits.milliseconds);
        const cancel = () => stop('cancelled');
        if (limits.signal?.aborted === true) cancel();
        limits.signal?.addEventListener('abort', cancel, { once: true });

        const finish = (ending: Ending) => {
            clearTimeout(clock);
            limits.signal?.removeEventListener('abort', cancel);
            resolve(ending);
        };
        child.stdin?.on('error', () => undefined).end();
        child.stdout?.setEncoding('utf8').on('data', (text: string) => {
            output += text;
            if (output.length > most) stop('slow');
        });
        child.stderr?.setEncoding('utf8').on('data', (text: string) => {
            errors = (errors + text).slice(-most);
            const lines = (line + text).split(/\r?\n/);
            line = lines.pop() ?? '';
            if (lines.length === 0 || how !== 'exit') return;
            clearTimeout(clock);
            clock = setTimeout(() => stop('slow'), limits.milliseconds);
            lines.filter(one => one.trim() !== '').forEach(one => limits.onLine?.(one));
        });
        child.once('error', failure => finish({ code: null, output, errors: failure.message, how: 'missing' }));
        child.once('close', code => finish({ code, output, errors, how }));
    });
