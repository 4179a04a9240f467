// Figures at the ends of lines, of the file as it was checked: a change takes them away.
import * as vscode from 'vscode';
import { figuresOf, type Figure } from '../core/figures';
import type { ListedExercise, Report } from '../core/answers';
import { uriOf } from './place';

export class LineFigures implements vscode.InlayHintsProvider, vscode.Disposable {
    readonly #changed = new vscode.EventEmitter<void>();
    readonly #figures = new Map<string, readonly Figure[]>();
    readonly #edits: vscode.Disposable;
    readonly onDidChangeInlayHints = this.#changed.event;

    constructor(private readonly root: string) {
        this.#edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
            if (contentChanges.length > 0 && this.#figures.delete(document.uri.toString())) this.#changed.fire();
        });
    }

    show(exercise: ListedExercise, report: Report): void {
        for (const file of exercise.files) this.#figures.set(uriOf(this.root, file).toString(), figuresOf(report, file));
        this.#changed.fire();
    }

    clear(): void {
        this.#figures.clear();
        this.#changed.fire();
    }

    provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
        if (vscode.workspace.getConfiguration('headroom', document).get<boolean>('lineFigures') !== true) return [];
        const inRange = (this.#figures.get(document.uri.toString()) ?? []).filter(
            figure => figure.line < document.lineCount && range.contains(new vscode.Position(figure.line, 0)),
        );
        return inRange.map(figure => {
            const hint = new vscode.InlayHint(document.lineAt(figure.line).range.end, figure.text, vscode.InlayHintKind.Type);
            hint.paddingLeft = true;
            hint.tooltip = figure.tooltip;
            return hint;
        });
    }

    dispose(): void {
        this.#edits.dispose();
        this.#changed.dispose();
    }
}
