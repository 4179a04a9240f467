// Where the course is, for a window that has its folder open, or one within it.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as vscode from 'vscode';

const isCourse = (folder: string) =>
    ['course.json', process.platform === 'win32' ? 'course.cmd' : 'course', 'lib/Headroom.Cli/Headroom.Cli.csproj'].every(name =>
        existsSync(join(folder, name)),
    );

const above = (folder: string): string | undefined =>
    isCourse(folder) ? folder : dirname(folder) === folder ? undefined : above(dirname(folder));

export const findCourse = (): string | undefined =>
    (vscode.workspace.workspaceFolders ?? [])
        .filter(folder => folder.uri.scheme === 'file')
        .map(folder => above(folder.uri.fsPath))
        .find(found => found !== undefined);

export const isBuilt = (root: string) => existsSync(join(root, 'artifacts/bin/Headroom.Cli/debug/course.dll'));

/** A path as course.json has it; undefined for a file elsewhere. */
export const inCourse = (root: string, uri: vscode.Uri): string | undefined => {
    const path = relative(root, uri.fsPath);
    return uri.scheme !== 'file' || path === '' || path.startsWith('..') || path.includes(':') ? undefined : path.split(sep).join('/');
};

export const uriOf = (root: string, file: string) => vscode.Uri.file(join(root, ...file.split('/')));
