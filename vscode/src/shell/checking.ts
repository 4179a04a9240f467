// A check: saves, asks, and puts what was found where the code is.
import * as vscode from 'vscode';
import type { ListedExercise, Report } from '../core/answers';
import { isReport } from '../core/reading';
import { verdictOf } from '../core/verdict';
import { Turns } from '../process/turns';
import type { LineFigures } from './lineFigures';
import type { Marking } from './marking';
import type { Page } from './page';
import { uriOf } from './place';
import type { Session } from './session';

const withReport = [0, 1, 2, 4, 5];

export class Checking {
    readonly #turns = new Turns();
    readonly #saving = new Set<string>();

    constructor(
        private readonly session: Session,
        private readonly marking: Marking,
        private readonly figures: LineFigures,
        private readonly page: Page,
    ) {}

    /** @param asked By the learner, and not by saving: then the report opens and a sentence says what came of it. */
    async check(exercise: ListedExercise, asked: boolean): Promise<void> {
        if (asked && !(await this.#save(exercise))) return;
        const report = await this.#turns.take(exercise.id, () =>
            this.session.asking.ask<Report>({
                args: ['check', exercise.id, '--json', '--card'],
                isAnswer: isReport,
                codes: withReport,
                title: `Checking ${exercise.id} ${exercise.title}`,
                minutes: vscode.workspace.getConfiguration('headroom').get<number>('checkMinutes') ?? 15,
            }),
        );
        if (report === undefined) return;
        this.session.reports.set(exercise.id, report);
        this.marking.show(exercise, report);
        this.figures.show(exercise, report);
        if (asked && vscode.workspace.getConfiguration('headroom').get<boolean>('openReport') === true) await this.page.show(exercise.id);
        else await this.page.update(exercise.id);
        await this.session.refresh();
        if (asked || report.outcome === 'Passed') await this.#tell(exercise, report);
    }

    /** A file was saved by the learner, and not on the way to a check. */
    async checkSaved(exercise: ListedExercise): Promise<void> {
        if (!this.#saving.has(exercise.id)) await this.check(exercise, false);
    }

    async #save(exercise: ListedExercise): Promise<boolean> {
        this.#saving.add(exercise.id);
        try {
            return await saveFiles(this.session.root, exercise);
        } finally {
            this.#saving.delete(exercise.id);
        }
    }

    async #tell(exercise: ListedExercise, report: Report): Promise<void> {
        const { text, isPass } = verdictOf(report);
        const next = isPass && this.session.step?.next !== undefined ? `Next: ${this.session.step.next.id}` : undefined;
        const say = isPass ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
        const picked = await say(text, ...(next === undefined ? [] : [next]), 'Report');
        if (picked === 'Report') await this.page.show(exercise.id);
        else if (picked !== undefined) await vscode.commands.executeCommand('headroom.next');
    }
}

/** A check reads what is on the disk. False where a file could not be saved: the editor says why. */
export const saveFiles = async (root: string, exercise: ListedExercise): Promise<boolean> => {
    const files = new Set(exercise.files.map(file => uriOf(root, file).toString()));
    const unsaved = vscode.workspace.textDocuments.filter(document => document.isDirty && files.has(document.uri.toString()));
    return (await Promise.all(unsaved.map(document => document.save()))).every(saved => saved);
};
