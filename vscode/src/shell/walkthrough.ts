// VS Code's own Get Started page. A step is ticked when a context becomes true while the page listens: so what is true already is said
// once more.
import * as vscode from 'vscode';

const say = async (isTrusted: boolean, isReady: boolean): Promise<void> => {
    await vscode.commands.executeCommand('setContext', 'headroom.isTrusted', isTrusted);
    await vscode.commands.executeCommand('setContext', 'headroom.isReady', isReady);
};

export const openWalkthrough = async (extension: string, isReady: boolean): Promise<void> => {
    await say(false, false);
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#start`, false);
    await say(vscode.workspace.isTrusted, isReady);
};

/** When trust or state change. */
export const tick = (isReady: boolean): Promise<void> => say(vscode.workspace.isTrusted, isReady);
