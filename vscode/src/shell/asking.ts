// Asks `course`, with a notice that can be cancelled where it takes long.
import * as vscode from 'vscode';
import { read, type Answer } from '../core/reading';
import { run } from '../process/course';
import { tell, tellRestricted } from './problems';

export interface Question<T> {
    readonly args: readonly string[];
    readonly isAnswer: (value: unknown) => value is T;
    /** Exit codes with an answer; 0 where none are named. */
    readonly codes?: readonly number[];
    /** What the notice says from the start; a quick question has one only once it takes long. */
    readonly title?: string;
    readonly minutes?: number;
}

const quick = 4_000; // ms without a notice
const usual = 2; // minutes of silence

export class Asking {
    constructor(
        readonly root: string,
        private readonly log: vscode.LogOutputChannel,
    ) {}

    /** Undefined where there is no answer: the reason was told, or somebody cancelled. */
    async ask<T>(question: Question<T>): Promise<T | undefined> {
        if (!vscode.workspace.isTrusted) {
            await tellRestricted();
            return undefined;
        }
        const answer = await this.#answer(question);
        if ('cancelled' in answer) return undefined;
        if ('problem' in answer) {
            void tell(answer.problem, this.log);
            return undefined;
        }
        if (answer.warning !== '') void vscode.window.showWarningMessage(answer.warning);
        return answer.value;
    }

    async #answer<T>({ args, isAnswer, codes, title, minutes }: Question<T>): Promise<Answer<T>> {
        const stop = new AbortController();
        const lines = new vscode.EventEmitter<string>();
        this.log.info(`./course ${args.join(' ')}`);
        const ended = run(this.root, args, {
            milliseconds: (minutes ?? usual) * 60_000,
            signal: stop.signal,
            onLine: line => {
                this.log.info(line);
                lines.fire(line);
            },
        });
        const noticed = () =>
            vscode.window.withProgress(
                { location: vscode.ProgressLocation.Notification, title: title ?? `Headroom: ${args[0]}`, cancellable: true },
                async (progress, cancel) => {
                    cancel.onCancellationRequested(() => stop.abort());
                    lines.event(message => progress.report({ message }));
                    await ended;
                },
            );
        if (title !== undefined) await noticed();
        else if (await Promise.race([ended.then(() => false), new Promise<boolean>(later => setTimeout(() => later(true), quick))]))
            await noticed();
        const ending = await ended;
        lines.dispose();
        this.log.info(`./course ${args.join(' ')}: ${ending.how === 'exit' ? `exit ${ending.code}` : ending.how}`);
        return read(args, ending, codes ?? [0], isAnswer);
    }
}
