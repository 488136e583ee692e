import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { findScenarioFiles } from './find-files.js';

it('tells what is not there from what cannot be read', async () => {
  await expect(findScenarioFiles(['nobody'])).rejects.toThrow('There is no file or folder "nobody".');
  await expect(findScenarioFiles(['package.json/inside'])).rejects.toThrow(/^"package.json\/inside" cannot be read: /);
});

it('passes over what is no file in a folder, such as a pipe, which would be waited for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'find-files-'));
  try {
    await writeFile(join(folder, 'a.json'), '{}');
    execFileSync('mkfifo', [join(folder, 'b.json')]);
    expect(await findScenarioFiles([folder])).toEqual([join(folder, 'a.json')]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
