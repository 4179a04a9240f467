// One at a time, in order: a check has the machine for itself.

export class Turns {
    #last: Promise<unknown> = Promise.resolve();
    readonly #waiting = new Set<string>();

    /** What is asked for again under a name that still waits is left out: the one that waits will see the same file. */
    take<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
        if (this.#waiting.has(name)) return Promise.resolve(undefined);
        this.#waiting.add(name);
        const turn = this.#last.then(() => {
            this.#waiting.delete(name);
            return work();
        });
        this.#last = turn.catch(() => undefined);
        return turn;
    }
}
