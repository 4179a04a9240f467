// The one next step, in the status bar.
import * as vscode from 'vscode';
import { statusOf } from '../core/statusLine';
import type { Session } from './session';

export const createStatusBar = (session: Session): vscode.Disposable => {
    const item = vscode.window.createStatusBarItem('headroom.next', vscode.StatusBarAlignment.Left, 10);
    item.name = 'Headroom: next step';
    item.command = 'headroom.next';
    const show = () => {
        if (session.state !== 'ready' || session.step === undefined) return item.hide();
        const line = statusOf(session.step);
        item.text = line.text;
        item.tooltip = line.tooltip;
        item.accessibilityInformation = { label: line.spoken, role: 'button' };
        item.show();
    };
    show();
    return vscode.Disposable.from(item, session.onChange(show));
};
