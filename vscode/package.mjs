// Packs the extension into ../artifacts/headroom.vsix. It is written beside that first: an older file stays until the new one is whole.
import { createVSIX } from '@vscode/vsce';
import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const most = 1e6; // bytes
const file = resolve('../artifacts/headroom.vsix');
mkdirSync(resolve('../artifacts'), { recursive: true });
copyFileSync('../LICENSE', 'LICENSE');
await createVSIX({ packagePath: `${file}.new`, dependencies: false, allowMissingRepository: true });
const { size } = statSync(`${file}.new`);
if (size > most) throw new Error(`the extension has ${size} bytes, more than ${most}: look at what dist/extension.js bundles`);
renameSync(`${file}.new`, file);
console.log(`artifacts/headroom.vsix: ${Math.round(size / 1e3)} kB`);
