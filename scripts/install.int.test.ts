import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** Of everyone, of one workspace, and a workspace itself, which is a link. */
const packages = {
  '': { name: 'clone' },
  room: { version: '1.0.0' },
  'node_modules/everyone': { version: '2.0.0' },
  'node_modules/room': { link: true },
  'room/node_modules/own': { version: '3.0.0' },
  'node_modules/elsewhere': { version: '4.0.0', optional: true },
};

let clone: string;

async function put(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(clone, file)), { recursive: true });
  await writeFile(join(clone, file), typeof content === 'string' ? content : JSON.stringify(content));
}
/** Whether the script calls npm, which here does nothing but say so. */
function installs(): boolean {
  const env = { ...process.env, PATH: [join(clone, 'bin'), process.env['PATH']].join(delimiter) };
  const { stderr } = spawnSync(process.execPath, [join(clone, 'scripts/install.mjs')], { env, encoding: 'utf8' });
  return stderr.includes('npm was called');
}

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'rehearsal-clone-'));
  await cp(join(import.meta.dirname, 'install.mjs'), join(clone, 'scripts/install.mjs'));
  await put('bin/npm', '#!/bin/sh\necho npm was called >&2\n');
  await chmod(join(clone, 'bin/npm'), 0o755);
  await put('package-lock.json', { packages });
  const { '': _root, room: _room, 'node_modules/elsewhere': _optional, ...installed } = packages;
  await put('node_modules/.package-lock.json', { packages: installed });
  for (const path of Object.keys(installed)) await put(`${path}/package.json`, {});
});
afterEach(() => rm(clone, { recursive: true, force: true }));

describe('what counts as installed', () => {
  it('is everything in its place, without what other platforms need', () => {
    expect(installs()).toBe(false);
  });

  it('is not a node_modules that was copied without those of the workspaces', async () => {
    await rm(join(clone, 'room/node_modules'), { recursive: true });
    expect(installs()).toBe(true);
  });

  it('is not another version', async () => {
    await put('package-lock.json', { packages: { ...packages, 'node_modules/everyone': { version: '2.0.1' } } });
    expect(installs()).toBe(true);
  });
});

/** Packages set bounds to Node that they do not need; ours is looked at by the script itself. */
it('goes on with a Node that is newer than a package says it knows', async () => {
  const narrow = { version: '1.0.0', engines: { node: '<1' } };
  const of = { name: 'clone', version: '1.0.0', dependencies: { narrow: 'file:narrow' } };
  await put('package.json', of);
  await put('narrow/package.json', { name: 'narrow', ...narrow });
  const link = { resolved: 'narrow', link: true };
  const locked = { '': of, narrow, 'node_modules/narrow': link };
  await put('package-lock.json', { name: 'clone', version: '1.0.0', lockfileVersion: 3, packages: locked });
  await cp(join(import.meta.dirname, '../.npmrc'), join(clone, '.npmrc'));
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: clone, encoding: 'utf8' });
  expect([npm.status, npm.stderr]).toEqual([0, '']);
});
