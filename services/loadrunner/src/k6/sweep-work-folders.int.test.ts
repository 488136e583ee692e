import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { createLog } from '@rehearsal/platform/log';
import { sweepWorkFolders } from './sweep-work-folders.js';
import { folderPrefix, openWorkFolder } from './work-folder.js';

const folderOf = async (pid: number, host = hostname()) => {
  const path = await mkdtemp(join(tmpdir(), folderPrefix(pid, host)));
  await mkdir(join(path, 'files'));
  await writeFile(join(path, 'files', 'what-a-script-wrote.csv'), '1');
  return path;
};

it('what killed processes of this machine left is removed, and what anybody works in stays', async () => {
  const { pid: gone } = spawnSync('true');
  const left = await folderOf(gone);
  const before = await folderOf(process.pid);
  await utimes(before, 1, 1);
  const elsewhere = await folderOf(gone, 'another-machine');
  const parents = await folderOf(process.ppid);
  const ours = await openWorkFolder();
  try {
    await sweepWorkFolders(createLog('test', 'silent'));
    expect([left, before].filter(existsSync)).toEqual([]);
    expect([elsewhere, parents, ours.files].filter(existsSync)).toEqual([elsewhere, parents, ours.files]);
  } finally {
    for (const path of [left, before, elsewhere, parents, ours.path]) await rm(path, { recursive: true, force: true });
  }
});
