// The view of units and exercises.
import * as vscode from 'vscode';
import { treeOf, type Node } from '../core/tree';
import type { Session } from './session';

export class ExercisesView implements vscode.TreeDataProvider<Node> {
    readonly onDidChangeTreeData: vscode.Event<void>;

    constructor(private readonly session: Session) {
        this.onDidChangeTreeData = session.onChange;
    }

    getChildren(node?: Node): readonly Node[] & Node[] {
        return [...(node === undefined ? (this.session.state === 'unbuilt' ? [] : treeOf(this.session.map)) : node.children)];
    }

    getTreeItem(node: Node): vscode.TreeItem {
        const closed = node.isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
        const item = new vscode.TreeItem(node.label, node.kind === 'unit' ? closed : vscode.TreeItemCollapsibleState.None);
        item.id = `${node.kind} ${node.id}`;
        item.description = node.description;
        item.tooltip = node.tooltip;
        item.contextValue = node.context;
        item.iconPath =
            node.color === undefined ? new vscode.ThemeIcon(node.icon) : new vscode.ThemeIcon(node.icon, new vscode.ThemeColor(node.color));
        item.accessibilityInformation = { label: node.spoken, role: 'treeitem' };
        if (node.kind === 'exercise') item.command = { command: 'headroom.openExercise', title: 'Open Exercise', arguments: [node.id] };
        return item;
    }
}
