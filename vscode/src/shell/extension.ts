// The course in VS Code: everything that is judged goes through `./course`; this shows what it answers.
import * as vscode from 'vscode';
import { endAll } from '../process/course';
import { Cells } from './cells';
import { Checking } from './checking';
import { registerCommands, registerCommandsWithoutCourse } from './commands';
import { ExercisesView } from './exercisesView';
import { Lenses } from './lenses';
import { LineFigures } from './lineFigures';
import { Marking } from './marking';
import { Page } from './page';
import { findCourse } from './place';
import { createLog } from './problems';
import { Session } from './session';
import { Solutions } from './solutions';
import { createStatusBar } from './statusBar';
import { openWalkthrough, tick } from './walkthrough';

const exerciseFiles: vscode.DocumentSelector = { scheme: 'file', language: 'csharp', pattern: '**/exercises/**/*.cs' };

export const activate = async (context: vscode.ExtensionContext): Promise<void> => {
    const keep = <T extends vscode.Disposable>(one: T): T => {
        context.subscriptions.push(one);
        return one;
    };
    const log = keep(createLog());
    let session: Session | undefined;
    keep(vscode.commands.registerCommand('headroom.walkthrough', () => openWalkthrough(context.extension.id, session?.state === 'ready')));
    const root = findCourse();
    if (root === undefined) {
        await vscode.commands.executeCommand('setContext', 'headroom.state', 'none');
        registerCommandsWithoutCourse(context).forEach(keep);
        return;
    }
    session = keep(new Session(root, log));
    activateIn(context, root, session, keep);
    await session.refresh();
};

type Keep = <T extends vscode.Disposable>(one: T) => T;

const activateIn = (context: vscode.ExtensionContext, root: string, session: Session, keep: Keep): void => {
    const [marking, figures, page] = [keep(new Marking(root)), keep(new LineFigures(root)), keep(new Page(session, context.extensionUri))];
    const [checking, solutions, lenses] = [new Checking(session, marking, figures, page), new Solutions(session), new Lenses(session)];
    const clear = () => {
        marking.clear();
        figures.clear();
    };
    keep(registerCommands({ session, checking, page, solutions, clear }));
    keep(vscode.window.createTreeView('headroom.exercises', { treeDataProvider: new ExercisesView(session), showCollapseAll: true }));
    keep(vscode.languages.registerCodeLensProvider(exerciseFiles, lenses));
    keep(vscode.languages.registerInlayHintsProvider(exerciseFiles, figures));
    keep(Solutions.register(solutions));
    keep(createStatusBar(session));
    keep(new Cells(session));
    keep(
        vscode.workspace.onDidSaveTextDocument(document => {
            const exercise = session.state === 'ready' ? session.exerciseAt(document.uri) : undefined;
            if (exercise !== undefined && vscode.workspace.getConfiguration('headroom', document).get<boolean>('checkOnSave') === true)
                void checking.checkSaved(exercise);
        }),
    );
    keep(vscode.workspace.onDidGrantWorkspaceTrust(() => void session.refresh()));
    keep(session.onChange(() => void tick(session.state === 'ready')));
};

export const deactivate = (): void => endAll();
