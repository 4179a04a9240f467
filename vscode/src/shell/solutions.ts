// The worked solution as a document that cannot be edited, alone or beside the learner's file.
import * as vscode from 'vscode';
import type { ListedExercise, Solution } from '../core/answers';
import { having } from '../core/reading';
import { chooseFile } from './opening';
import { uriOf } from './place';
import type { Session } from './session';

const scheme = 'headroom-solution';

export class Solutions implements vscode.TextDocumentContentProvider {
    readonly #texts = new Map<string, string>();

    constructor(private readonly session: Session) {}

    static register(solutions: Solutions): vscode.Disposable {
        return vscode.workspace.registerTextDocumentContentProvider(scheme, solutions);
    }

    provideTextDocumentContent(uri: vscode.Uri): string {
        return this.#texts.get(uri.path) ?? '';
    }

    async show(exercise: ListedExercise): Promise<void> {
        const solved = await this.#fetch(exercise);
        if (solved === undefined) return;
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(solved.uri), {
            viewColumn: vscode.ViewColumn.Beside,
            preview: true,
        });
    }

    async compare(exercise: ListedExercise): Promise<void> {
        const solved = await this.#fetch(exercise);
        if (solved === undefined) return;
        await vscode.commands.executeCommand(
            'vscode.diff',
            uriOf(this.session.root, solved.file),
            solved.uri,
            `${exercise.id} ${exercise.title}: yours and one way to write it`,
        );
    }

    async #fetch(exercise: ListedExercise): Promise<{ readonly file: string; readonly uri: vscode.Uri } | undefined> {
        const answer = await this.session.asking.ask<Solution>({
            args: ['solution', exercise.id, '--json'],
            isAnswer: having('exercise', 'files'),
        });
        if (answer === undefined) return undefined;
        const file =
            answer.files.length > 1 ? await chooseFile({ ...exercise, files: answer.files.map(one => one.file) }) : answer.files[0]?.file;
        const solved = answer.files.find(one => one.file === file);
        if (solved === undefined) return undefined;
        const uri = vscode.Uri.from({ scheme, path: `/${solved.solution}` });
        this.#texts.set(uri.path, solved.text);
        return { file: solved.file, uri };
    }
}
