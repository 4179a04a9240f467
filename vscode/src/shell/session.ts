// What this window knows of the course: the map, the next step, the last reports. Everything shown follows from here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CourseMap, ListedExercise, Report, Step } from '../core/answers';
import { having } from '../core/reading';
import { restrictedMap } from '../core/restricted';
import { exerciseOf, findExercise } from '../core/tree';
import { Asking } from './asking';
import { inCourse, isBuilt } from './place';

export type State = 'unbuilt' | 'restricted' | 'ready';

export class Session implements vscode.Disposable {
    readonly #changed = new vscode.EventEmitter<void>();
    readonly #watch: vscode.FileSystemWatcher;
    #soon: NodeJS.Timeout | undefined;
    readonly onChange = this.#changed.event;
    readonly reports = new Map<string, Report>();
    readonly asking: Asking;
    state: State = 'unbuilt';
    map: CourseMap = { title: '', points: 0, ofPoints: 0, units: [] };
    step: Step | undefined;

    constructor(
        readonly root: string,
        readonly log: vscode.LogOutputChannel,
    ) {
        this.asking = new Asking(root, log);
        // Checks in a terminal, a notebook or another window count as well.
        this.#watch = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(root), '.course/progress.json'));
        for (const event of [this.#watch.onDidChange, this.#watch.onDidCreate, this.#watch.onDidDelete]) event(() => this.#refreshSoon());
    }

    /** Runs nothing in a folder that is not trusted, and builds nothing that nobody asked to have built. */
    async refresh(): Promise<void> {
        if (!vscode.workspace.isTrusted)
            await this.#become(
                'restricted',
                restrictedMap(file => this.#read(file)),
            );
        else if (!isBuilt(this.root)) await this.#become('unbuilt', this.map);
        else await this.#load();
    }

    /** The same, and builds. */
    async build(): Promise<void> {
        await this.#load('Building the course');
    }

    notify(): void {
        this.#changed.fire();
    }

    exercise(id: string): ListedExercise | undefined {
        return findExercise(this.map, id);
    }

    exerciseAt(uri: vscode.Uri): ListedExercise | undefined {
        const file = inCourse(this.root, uri);
        return file === undefined ? undefined : exerciseOf(this.map, file);
    }

    dispose(): void {
        clearTimeout(this.#soon);
        this.#watch.dispose();
        this.#changed.dispose();
    }

    async #load(title?: string): Promise<void> {
        const map = await this.asking.ask<CourseMap>({
            args: ['list', '--json'],
            isAnswer: having('title', 'units'),
            minutes: 30,
            ...(title === undefined ? {} : { title }),
        });
        if (map === undefined) return this.#become(isBuilt(this.root) ? this.state : 'unbuilt', this.map);
        this.step = await this.asking.ask<Step>({ args: ['next', '--json'], isAnswer: having('passed', 'of') });
        await this.#become('ready', map);
    }

    async #become(state: State, map: CourseMap): Promise<void> {
        [this.state, this.map] = [state, map];
        await vscode.commands.executeCommand('setContext', 'headroom.state', state);
        this.notify();
    }

    #refreshSoon(): void {
        clearTimeout(this.#soon);
        this.#soon = setTimeout(() => void this.refresh(), 300);
    }

    #read(file: string): string | undefined {
        try {
            return readFileSync(join(this.root, ...file.split('/')), 'utf8');
        } catch {
            return undefined;
        }
    }
}
