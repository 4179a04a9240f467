import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const command = createRequire(import.meta.url).resolve('@devcontainers/cli/devcontainer.js');

// A container is not needed to read a description, so any command that answers nothing stands in for docker.
const read = file => JSON.parse(execFileSync(process.execPath, [command, 'read-configuration', '--workspace-folder', root, '--config', join(root, file), '--docker-path', 'true'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).configuration;

for (const file of ['.devcontainer/devcontainer.json', '.devcontainer/gpu/devcontainer.json'])
  test(`${file} is a description that the devcontainers command reads`, () => {
    const container = read(file);
    assert.match(container.image, /dotnet:10\.0$/);
    assert.deepEqual(container.customizations.vscode.extensions, ['ms-toolsai.jupyter', 'ms-dotnettools.csdevkit']);
    accessSync(join(root, container.postCreateCommand), constants.X_OK);
    assert.match(container.postAttachCommand, /^\.\/course vscode install/);
  });

test('only the container for a GPU asks for one, starts without it too, and runs kernels on it where it is', () => {
  const [plain, gpu] = [read('.devcontainer/devcontainer.json'), read('.devcontainer/gpu/devcontainer.json')];
  assert.equal(plain.hostRequirements.gpu, undefined);
  assert.equal(plain.runArgs, undefined);
  // Passed on where the host has the toolkit; "--gpus all" would end the start where it has not.
  assert.equal(gpu.hostRequirements.gpu, 'optional');
  assert.equal(gpu.runArgs, undefined);
  assert.equal(gpu.containerEnv.HEADROOM_DEVICE, 'cuda,simulator');
});
