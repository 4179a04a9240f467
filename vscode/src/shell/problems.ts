// A problem as one message with the button that helps.
import * as vscode from 'vscode';
import type { Problem } from '../core/reading';

const buttons = { build: 'Build', log: 'Show Log', install: 'Copy Command' } as const;

export const createLog = () => vscode.window.createOutputChannel('Headroom', { log: true });

export const tell = async ({ message, mend }: Problem, log: vscode.LogOutputChannel): Promise<void> => {
    log.error(message);
    const picked = await vscode.window.showErrorMessage(message, ...(mend === undefined ? [] : [buttons[mend]]));
    if (picked === buttons.build) await vscode.commands.executeCommand('headroom.build');
    if (picked === buttons.log) log.show();
    if (picked === buttons.install) await vscode.env.clipboard.writeText('./course vscode install');
};

export const tellRestricted = async (): Promise<void> => {
    const trust = 'Manage Trust';
    const picked = await vscode.window.showWarningMessage(
        'This folder is in Restricted Mode, so nothing of it is run. Trust it to check, take hints and complete cells.',
        trust,
    );
    if (picked === trust) await vscode.commands.executeCommand('workbench.trust.manage');
};
