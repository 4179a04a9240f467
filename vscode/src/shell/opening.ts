// Opens an exercise: its notebook at the section that leads to it, its file beside.
import * as vscode from 'vscode';
import type { ListedExercise } from '../core/answers';
import { wordsOf } from '../core/reading';
import { regionOf } from '../core/region';
import { sectionOf } from '../core/sections';
import { uriOf } from './place';
import type { Session } from './session';

/** The one file, or that of several which is chosen; undefined where none is. */
export const chooseFile = async (exercise: ListedExercise): Promise<string | undefined> =>
    exercise.files.length === 1
        ? exercise.files[0]
        : await vscode.window.showQuickPick([...exercise.files], {
              title: `${exercise.id} ${exercise.title}`,
              placeHolder: 'One of these passes the exercise; both are a distinction',
          });

export const openNotebook = async (session: Session, unit: string, exercise?: string): Promise<void> => {
    const notebook = session.map.units.find(one => one.id === unit)?.notebook;
    if (notebook === undefined) return;
    const document = await vscode.workspace.openNotebookDocument(uriOf(session.root, notebook));
    const editor = await vscode.window.showNotebookDocument(document, {
        viewColumn: vscode.ViewColumn.One,
        preserveFocus: exercise !== undefined,
        preview: false,
    });
    if (exercise === undefined) return;
    const at = sectionOf(
        document.getCells().map(cell => ({ isCode: cell.kind === vscode.NotebookCellKind.Code, text: cell.document.getText() })),
        exercise,
    );
    const range = new vscode.NotebookRange(at, at + 1);
    editor.selection = range;
    editor.revealRange(range, vscode.NotebookEditorRevealType.AtTop);
};

export const openExercise = async (session: Session, exercise: ListedExercise): Promise<void> => {
    const file = await chooseFile(exercise);
    if (file === undefined) return;
    try {
        await openNotebook(session, exercise.id.split('.')[0] ?? '', exercise.id);
    } catch (failure) {
        session.log.warn(`the notebook of ${exercise.id} does not open: ${wordsOf(failure)}`);
    }
    const document = await vscode.workspace.openTextDocument(uriOf(session.root, file));
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Two, preview: false });
    const region = regionOf(document.getText().split(/\r?\n/));
    if (region === null) return;
    const line = Math.min(region.begin + 1, region.end);
    const start = new vscode.Position(line, document.lineAt(line).firstNonWhitespaceCharacterIndex);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(region.begin, 0, region.end, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
};
