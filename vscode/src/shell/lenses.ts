// Commands above the marked region of an exercise file.
import * as vscode from 'vscode';
import { lensesOf } from '../core/lenses';
import type { Session } from './session';

export class Lenses implements vscode.CodeLensProvider {
    readonly onDidChangeCodeLenses: vscode.Event<void>;

    constructor(private readonly session: Session) {
        this.onDidChangeCodeLenses = session.onChange;
    }

    provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
        const exercise = this.session.state === 'ready' ? this.session.exerciseAt(document.uri) : undefined;
        if (exercise === undefined) return [];
        return lensesOf(document.getText().split(/\r?\n/), exercise).map(
            lens =>
                new vscode.CodeLens(new vscode.Range(lens.line, 0, lens.line, 0), {
                    title: lens.title,
                    command: lens.command,
                    tooltip: lens.tooltip,
                    arguments: [exercise.id],
                }),
        );
    }
}
