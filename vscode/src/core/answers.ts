// What `course VERB --json` answers; docs/contract.md has every member. Members that nothing here reads are left out.

export type State = 'NotAttempted' | 'Tried' | 'Passed';
export type Outcome = 'Passed' | 'Failed' | 'NotAttempted' | 'TooNoisy' | 'CannotRun';

export interface ListedExercise {
    readonly id: string;
    readonly title: string;
    readonly state: State;
    readonly core: boolean;
    readonly points: number;
    readonly ofPoints: number;
    readonly minutes: number;
    readonly files: readonly string[];
}

export interface Unit {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly notebook: string;
    readonly points: number;
    readonly ofPoints: number;
    readonly exercises: readonly ListedExercise[];
}

export interface CourseMap {
    readonly title: string;
    readonly points: number;
    readonly ofPoints: number;
    readonly next?: string;
    readonly units: readonly Unit[];
}

export interface Exercise extends Omit<ListedExercise, 'files'> {
    readonly unit: string;
    readonly attempts: number;
    readonly objective: string;
    readonly files: readonly { readonly file: string; readonly objective?: string }[];
    readonly notebook: string;
    readonly section?: string;
    readonly hints: number;
    readonly hintsSeen: readonly string[];
}

export interface Step {
    readonly passed: number;
    readonly of: number;
    readonly next?: Exercise;
}

export interface Hints {
    readonly exercise: string;
    readonly of: number;
    readonly hints: readonly string[];
}

export interface ResetFiles {
    readonly exercise: string;
    readonly files: readonly { readonly file: string; readonly reset: boolean; readonly kept?: string }[];
}

export interface Solution {
    readonly exercise: string;
    readonly files: readonly { readonly file: string; readonly solution: string; readonly text: string }[];
}

/** Lines and columns count from 1. The text's first line is the source's, what happened there stands on the others. */
export interface Place {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly text: string;
}

export interface BudgetRow {
    readonly what: string;
    readonly yours: number;
    readonly limit: number;
    readonly atLeast: boolean;
    readonly kept: boolean;
    readonly isConsequence?: boolean;
    readonly naive?: number;
    readonly unit?: string;
    readonly case?: string;
}

export interface LineFigures {
    readonly file: string;
    readonly line: number;
    readonly requests: number;
    readonly sectors: number;
    readonly sharedRequests: number;
    readonly wavefronts: number;
    readonly atomics: number;
    readonly flops: number;
}

export interface Report {
    readonly exercise: string;
    readonly title: string;
    readonly outcome: Outcome;
    readonly reason: string;
    readonly headline: string;
    readonly budget: readonly BudgetRow[];
    readonly counter?: string;
    readonly places: readonly Place[];
    readonly figures?: { readonly case: string; readonly lines: readonly LineFigures[] };
    readonly likely?: string;
    readonly notes: readonly string[];
    readonly points: number;
    readonly seconds: number;
    readonly next?: string;
    readonly card?: string;
}
