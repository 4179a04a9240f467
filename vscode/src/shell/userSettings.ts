// Offers settings of the user, shows what would be written, and writes it after a yes.
import * as vscode from 'vscode';
import { wordsOf } from '../core/reading';
import { linesOf, offersOf } from '../core/settings';

const userValue = (key: string): unknown => vscode.workspace.getConfiguration().inspect(key)?.globalValue;

export const writeSettings = async (): Promise<void> => {
    const offers = offersOf(userValue);
    if (offers.length === 0) {
        void vscode.window.showInformationMessage('Your settings have all of it already.');
        return;
    }
    const picked = await vscode.window.showQuickPick(
        offers.map(offer => ({ label: offer.label, detail: offer.why, description: offer.key, offer })),
        {
            title: 'Settings for notebooks: choose what to write',
            canPickMany: true,
            placeHolder: 'Nothing is written before you have seen it',
        },
    );
    if (picked === undefined || picked.length === 0) return;
    const chosen = picked.map(one => one.offer);
    const answer = await vscode.window.showInformationMessage(
        'Write this into your user settings?',
        { modal: true, detail: linesOf(chosen) },
        'Write',
        'Copy Instead',
    );
    if (answer === 'Copy Instead') await vscode.env.clipboard.writeText(linesOf(chosen));
    if (answer !== 'Write') return;
    try {
        for (const { key, value } of chosen)
            await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
        void vscode.window.showInformationMessage(`Written: ${chosen.map(one => one.key).join(', ')}.`);
    } catch (failure) {
        // A setting of an extension that is not installed is refused.
        await vscode.env.clipboard.writeText(linesOf(chosen));
        void vscode.window.showWarningMessage(
            `Not written: ${wordsOf(failure)}. The lines are in the clipboard: ` +
                'install the Jupyter extension first, or paste them into settings.json.',
        );
    }
};
