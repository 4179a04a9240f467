// C# cells of notebooks: completion, hover, signatures and errors from `course language-server`. Files ending in .cs are Microsoft's.
import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient/node';
import { wordsOf } from '../core/reading';
import { end, start } from '../process/course';
import type { Session } from './session';

const selector: NonNullable<LanguageClientOptions['documentSelector']> = [
    { notebook: { scheme: 'file', notebookType: 'jupyter-notebook' }, language: 'csharp' },
];

export class Cells implements vscode.Disposable {
    #client: LanguageClient | undefined;
    #child: ChildProcess | undefined;
    readonly #watch: vscode.Disposable;

    constructor(private readonly session: Session) {
        this.#watch = vscode.Disposable.from(
            vscode.workspace.onDidOpenNotebookDocument(() => this.startWhenWanted()),
            session.onChange(() => this.startWhenWanted()),
            vscode.workspace.onDidChangeConfiguration(change => {
                if (change.affectsConfiguration('headroom.cells')) void this.stop().then(() => this.startWhenWanted());
            }),
        );
    }

    /** Once the course is ready and a notebook is open. */
    startWhenWanted(): void {
        const wanted =
            this.session.state === 'ready' &&
            vscode.workspace.getConfiguration('headroom').get<boolean>('cells') === true &&
            vscode.workspace.notebookDocuments.some(notebook => notebook.notebookType === 'jupyter-notebook');
        if (!wanted || this.#client !== undefined) return;
        const client = new LanguageClient('headroom.cells', 'Headroom cells', () => this.#start(), {
            documentSelector: selector,
            outputChannel: this.session.log,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            workspaceFolder: { uri: vscode.Uri.file(this.session.root), name: 'Headroom', index: 0 },
            initializationFailedHandler: () => false,
        });
        this.#client = client;
        client.start().catch((failure: unknown) => {
            this.session.log.error(`cells are not completed: ${wordsOf(failure)}. ./course language-server in a terminal shows why.`);
        });
    }

    async stop(): Promise<void> {
        const [client, child] = [this.#client, this.#child];
        [this.#client, this.#child] = [undefined, undefined];
        await client?.stop(2_000).catch(() => undefined);
        if (child !== undefined) end(child);
    }

    dispose(): void {
        this.#watch.dispose();
        void this.stop();
    }

    #start(): Promise<ChildProcess> {
        this.#child = start(this.session.root, ['language-server']);
        return Promise.resolve(this.#child);
    }
}
