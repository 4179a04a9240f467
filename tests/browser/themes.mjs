// VS Code's four themes as its notebook page shows them: a class on the body and variables, no color-scheme. Values: VS Code 1.139.
export const themes = {
  'Dark Modern': {
    classes: 'vscode-dark',
    variables: { 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', foreground: '#cccccc', descriptionForeground: '#9d9d9d', errorForeground: '#f85149', 'testing-iconPassed': '#73c991', 'charts-blue': '#59a4f9' },
  },
  'Light Modern': {
    classes: 'vscode-light',
    variables: { 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', errorForeground: '#f85149', 'testing-iconPassed': '#73c991', 'charts-blue': '#1a85ff' },
  },
  'Dark High Contrast': {
    classes: 'vscode-high-contrast',
    variables: { 'editor-background': '#000000', 'editor-foreground': '#ffffff', foreground: '#ffffff', descriptionForeground: 'rgba(255, 255, 255, 0.7)', errorForeground: '#f48771', 'testing-iconPassed': '#73c991', 'charts-blue': '#59a4f9' },
  },
  'Light High Contrast': {
    classes: 'vscode-high-contrast-light vscode-high-contrast',
    variables: { 'editor-background': '#ffffff', 'editor-foreground': '#292929', foreground: '#292929', descriptionForeground: 'rgba(41, 41, 41, 0.7)', errorForeground: '#b5200d', 'testing-iconPassed': '#007100', 'charts-blue': '#1a85ff' },
  },
};

export const frame = ({ classes, variables }, body) => `<!doctype html>
<html style="${Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value}`).join('; ')}">
<body class="${classes}" style="margin: 8px; background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font: 13px sans-serif">${body}</body></html>`;
