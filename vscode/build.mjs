// Bundles the extension into dist/extension.js, or with --tests each test into dist/test.
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

if (process.argv.includes('--tests')) {
    rmSync('dist/test', { recursive: true, force: true });
    const tests = readdirSync('test')
        .filter(name => name.endsWith('.test.ts'))
        .map(name => `test/${name}`);
    await build({
        ...common,
        entryPoints: tests,
        outdir: 'dist/test',
        format: 'esm',
        outExtension: { '.js': '.mjs' },
        sourcemap: 'inline',
    });
} else {
    await build({
        ...common,
        entryPoints: ['src/shell/extension.ts'],
        outfile: 'dist/extension.js',
        format: 'cjs',
        external: ['vscode'],
        minify: true,
        legalComments: 'eof',
    });
}
