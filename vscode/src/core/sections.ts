// Which cell of a notebook leads to an exercise.

export interface Cell {
    readonly isCode: boolean;
    readonly text: string;
}

/** Index of the last cell with a heading before the one that calls Check("02.5"); of the first where no cell calls it. */
export const sectionOf = (cells: readonly Cell[], id: string): number => {
    const call = cells.findIndex(cell => cell.isCode && cell.text.includes(`Check("${id}")`));
    const heading = cells.slice(0, Math.max(call, 0)).findLastIndex(cell => !cell.isCode && /^## /m.test(cell.text));
    return Math.max(heading, 0);
};
