// The page beside a file: report and hints of one exercise at a time. It runs no script.
import * as vscode from 'vscode';
import type { Exercise } from '../core/answers';
import { pageOf } from '../core/page';
import { having } from '../core/reading';
import type { Session } from './session';

// Beside the file and not in a third column: the notebook is a tab away.
const otherColumn = (): vscode.ViewColumn => {
    const column = vscode.window.activeTextEditor?.viewColumn;
    return column !== undefined && column > vscode.ViewColumn.One ? vscode.ViewColumn.One : vscode.ViewColumn.Beside;
};

const commands = ['check', 'hint', 'openExercise', 'solution', 'compare'].map(name => `headroom.${name}`);

export class Page implements vscode.Disposable {
    #panel: vscode.WebviewPanel | undefined;
    #id = '';
    #hintsFirst = false;

    constructor(
        private readonly session: Session,
        private readonly extension: vscode.Uri,
    ) {}

    get shownId(): string | undefined {
        return this.#panel === undefined ? undefined : this.#id;
    }

    /** Opens the page, or shows this exercise in it; the editor keeps the keyboard. */
    async show(id: string, hintsFirst = false): Promise<void> {
        [this.#id, this.#hintsFirst] = [id, hintsFirst];
        this.#panel ??= this.#open();
        this.#panel.reveal(undefined, true);
        await this.#draw();
    }

    /** Draws anew where it shows this exercise. */
    async update(id: string): Promise<void> {
        if (this.shownId !== id) return;
        this.#hintsFirst = false;
        await this.#draw();
    }

    dispose(): void {
        this.#panel?.dispose();
    }

    #open(): vscode.WebviewPanel {
        const media = vscode.Uri.joinPath(this.extension, 'media');
        const panel = vscode.window.createWebviewPanel(
            'headroom.page',
            'Headroom',
            { viewColumn: otherColumn(), preserveFocus: true },
            {
                enableScripts: false,
                enableCommandUris: commands,
                localResourceRoots: [media],
                enableFindWidget: true,
            },
        );
        panel.iconPath = { light: vscode.Uri.joinPath(media, 'headroom.svg'), dark: vscode.Uri.joinPath(media, 'headroom-dark.svg') };
        panel.onDidDispose(() => {
            this.#panel = undefined;
        });
        return panel;
    }

    async #draw(): Promise<void> {
        const panel = this.#panel;
        const id = this.#id;
        const exercise = await this.session.asking.ask<Exercise>({ args: ['show', id, '--json'], isAnswer: having('id', 'hintsSeen') });
        if (panel === undefined || panel !== this.#panel || id !== this.#id || exercise === undefined) return;
        const report = this.session.reports.get(id);
        panel.title = `${exercise.id} ${exercise.title}`;
        panel.webview.html = pageOf(
            {
                id: exercise.id,
                title: exercise.title,
                isPassed: exercise.state === 'Passed',
                objective: exercise.objective,
                hints: exercise.hintsSeen,
                ofHints: exercise.hints,
                hintsFirst: this.#hintsFirst,
                ...(report === undefined ? {} : { report }),
            },
            {
                style: panel.webview.asWebviewUri(vscode.Uri.joinPath(this.extension, 'media', 'page.css')).toString(),
                source: panel.webview.cspSource,
            },
        );
    }
}
