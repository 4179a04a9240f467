// Marks of the last check of each exercise on the lines of its files.
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ListedExercise, Report } from '../core/answers';
import { marksOf, type Mark } from '../core/marks';
import { uriOf } from './place';

const severities = {
    error: vscode.DiagnosticSeverity.Error,
    warning: vscode.DiagnosticSeverity.Warning,
    information: vscode.DiagnosticSeverity.Information,
};

export class Marking implements vscode.Disposable {
    readonly #marks = vscode.languages.createDiagnosticCollection('headroom');
    readonly #files = new Map<string, readonly string[]>();

    constructor(private readonly root: string) {}

    /** Takes the marks of the exercise's last check away and puts those of this one. */
    show(exercise: ListedExercise, report: Report): void {
        this.clear(exercise.id);
        const lines = new Map<string, readonly string[] | undefined>();
        const linesOf = (file: string) => {
            if (!lines.has(file)) lines.set(file, this.#lines(file));
            return lines.get(file);
        };
        const marks = marksOf(report, exercise.files[0] ?? '', linesOf);
        const files = [...new Set(marks.map(mark => mark.file))];
        for (const file of files)
            this.#marks.set(
                uriOf(this.root, file),
                marks.filter(mark => mark.file === file).map(mark => this.#diagnostic(mark, report, linesOf)),
            );
        this.#files.set(exercise.id, files);
    }

    /** Of one exercise, or of all. */
    clear(id?: string): void {
        if (id === undefined) this.#marks.clear();
        else for (const file of this.#files.get(id) ?? []) this.#marks.delete(uriOf(this.root, file));
    }

    dispose(): void {
        this.#marks.dispose();
    }

    #diagnostic(mark: Mark, report: Report, linesOf: (file: string) => readonly string[] | undefined): vscode.Diagnostic {
        const rangeOf = (file: string, line: number) => {
            const text = linesOf(file)?.[line] ?? '';
            return new vscode.Range(line, text.length - text.trimStart().length, line, Math.max(1, text.trimEnd().length));
        };
        const diagnostic = new vscode.Diagnostic(rangeOf(mark.file, mark.line), mark.message, severities[mark.severity]);
        diagnostic.source = `Headroom ${report.exercise}`;
        diagnostic.code = mark.code;
        diagnostic.relatedInformation = mark.related.map(
            other =>
                new vscode.DiagnosticRelatedInformation(
                    new vscode.Location(uriOf(this.root, other.file), rangeOf(other.file, other.line)),
                    other.message,
                ),
        );
        return diagnostic;
    }

    #lines(file: string): readonly string[] | undefined {
        const uri = uriOf(this.root, file);
        const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
        try {
            return (open?.getText() ?? readFileSync(uri.fsPath, 'utf8')).split(/\r?\n/);
        } catch {
            return undefined;
        }
    }
}
