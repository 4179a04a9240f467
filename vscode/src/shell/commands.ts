// What the palette, the view, lenses and pages call. Each takes an exercise's id, a node of the view, or the file in the editor.
import * as vscode from 'vscode';
import type { Hints, ListedExercise, ResetFiles } from '../core/answers';
import { having } from '../core/reading';
import { run } from '../process/course';
import type { Checking } from './checking';
import { saveFiles } from './checking';
import { openExercise, openNotebook } from './opening';
import type { Page } from './page';
import { tell, tellRestricted } from './problems';
import type { Session } from './session';
import type { Solutions } from './solutions';
import { writeSettings } from './userSettings';

export interface Parts {
    readonly session: Session;
    readonly checking: Checking;
    readonly page: Page;
    readonly solutions: Solutions;
    readonly clear: () => void;
}

const idOf = (argument: unknown): string | undefined =>
    typeof argument === 'string'
        ? argument
        : typeof argument === 'object' && argument !== null && 'id' in argument && typeof argument.id === 'string'
          ? argument.id
          : undefined;

// The exercise that is meant; what is not one is told where it can be found.
const meant = async (session: Session, argument: unknown): Promise<ListedExercise | undefined> => {
    const [id, editor] = [idOf(argument), vscode.window.activeTextEditor];
    const found = id !== undefined ? session.exercise(id) : editor === undefined ? undefined : session.exerciseAt(editor.document.uri);
    if (found !== undefined) return found;
    if (session.state === 'unbuilt') return void tell({ message: 'The course is not built yet.', mend: 'build' }, session.log);
    const what = id ?? (editor === undefined ? undefined : vscode.workspace.asRelativePath(editor.document.uri));
    const all = session.map.units
        .flatMap(unit => unit.exercises)
        .map(exercise => ({ label: `${exercise.id} ${exercise.title}`, description: exercise.files.join(' or '), exercise }));
    const picked = await vscode.window.showQuickPick(all, {
        title: what === undefined ? 'Which exercise?' : `${what} is no exercise of this course. Which one?`,
        matchOnDescription: true,
    });
    return picked?.exercise;
};

const hint = async ({ session, page }: Parts, exercise: ListedExercise): Promise<void> => {
    const answer = await session.asking.ask<Hints>({ args: ['hint', exercise.id, '--json'], isAnswer: having('exercise', 'hints') });
    if (answer !== undefined) await page.show(exercise.id, true);
};

const reset = async ({ session, clear }: Parts, exercise: ListedExercise): Promise<void> => {
    const detail = `What is in ${exercise.files.join(' and ')} is kept in .course/kept.`;
    if (
        (await vscode.window.showWarningMessage(`Start ${exercise.id} ${exercise.title} again?`, { modal: true, detail }, 'Reset')) !==
        'Reset'
    )
        return;
    // What is not saved is kept too.
    if (!(await saveFiles(session.root, exercise))) return;
    const answer = await session.asking.ask<ResetFiles>({ args: ['reset', exercise.id, '--json'], isAnswer: having('exercise', 'files') });
    if (answer === undefined) return;
    clear();
    const kept = answer.files.flatMap(file => (file.kept === undefined ? [] : [file.kept]));
    void vscode.window.showInformationMessage(
        kept.length > 0
            ? `${exercise.id} starts again. Yours is kept: ${kept.join(', ')}`
            : `${exercise.id} is as it was at the start; nothing to reset.`,
    );
};

// Prints for people, and answers no JSON.
const installKernel = async (session: Session): Promise<void> => {
    if (!vscode.workspace.isTrusted) return tellRestricted();
    const ending = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: 'Installing the notebook kernel' },
        () => run(session.root, ['jupyter', 'install', '--user'], { milliseconds: 30 * 60_000, onLine: line => session.log.info(line) }),
    );
    session.log.info(ending.output);
    if (ending.code !== 0)
        return tell(
            { message: `./course jupyter install --user: ${ending.errors.trim() || `ended with ${ending.code}`}`, mend: 'log' },
            session.log,
        );
    const show = 'Show Log';
    const picked = await vscode.window.showInformationMessage(
        'The kernel C# (Headroom) is installed. In a notebook: Select Kernel, Jupyter Kernel..., C# (Headroom). ' +
            'Reload the window if it is not in the list.',
        show,
    );
    if (picked === show) session.log.show();
};

export const registerCommands = (parts: Parts): vscode.Disposable => {
    const { session, checking, page, solutions, clear } = parts;
    const command = (name: string, act: (argument: unknown) => unknown) => vscode.commands.registerCommand(`headroom.${name}`, act);
    const ofExercise = (name: string, act: (exercise: ListedExercise) => Promise<void>) =>
        command(name, async argument => {
            const exercise = await meant(session, argument);
            if (exercise !== undefined) await act(exercise);
        });
    return vscode.Disposable.from(
        ofExercise('openExercise', exercise => openExercise(session, exercise)),
        ofExercise('check', exercise => checking.check(exercise, true)),
        ofExercise('hint', exercise => hint(parts, exercise)),
        ofExercise('report', exercise => page.show(exercise.id)),
        ofExercise('reset', exercise => reset(parts, exercise)),
        ofExercise('solution', exercise => solutions.show(exercise)),
        ofExercise('compare', exercise => solutions.compare(exercise)),
        command('openNotebook', async argument =>
            openNotebook(session, idOf(argument) ?? (await meant(session, undefined))?.id.split('.')[0] ?? '01'),
        ),
        command('next', async () => {
            const next = session.step?.next;
            if (next !== undefined) await openExercise(session, { ...next, files: next.files.map(one => one.file) });
            else if (session.state === 'restricted') await tellRestricted();
            else if (session.state === 'ready') void vscode.window.showInformationMessage('Every exercise is passed.');
            else void tell({ message: 'The course is not built yet.', mend: 'build' }, session.log);
        }),
        command('clear', clear),
        command('refresh', () => session.refresh()),
        command('build', () => session.build()),
        command('installKernel', () => installKernel(session)),
        command('writeSettings', () => writeSettings()),
    );
};

/** In a window without the course every command says which folder to open. */
export const registerCommandsWithoutCourse = (context: vscode.ExtensionContext): readonly vscode.Disposable[] => {
    const { commands } = (
        context.extension.packageJSON as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } }
    ).contributes;
    const open = 'Open Folder';
    const tellWhere = async () => {
        const message = 'No folder of this window holds the course: open the one that has course.json in it.';
        if ((await vscode.window.showWarningMessage(message, open)) === open) await vscode.commands.executeCommand('vscode.openFolder');
    };
    return commands
        .map(one => one.command)
        .filter(name => name !== 'headroom.walkthrough' && name !== 'headroom.writeSettings')
        .map(name => vscode.commands.registerCommand(name, tellWhere))
        .concat(vscode.commands.registerCommand('headroom.writeSettings', () => writeSettings()));
};
