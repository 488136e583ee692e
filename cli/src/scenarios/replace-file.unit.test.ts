import { mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceFile } from './replace-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file of a person', () => {
  it('gets another text by a link, and keeps its rights', async () => {
    const [file, link] = [join(folder, 'a.json'), join(folder, 'link.json')];
    await writeFile(file, 'before', { mode: 0o600 });
    await symlink('a.json', link);
    await replaceFile(link, 'after');
    expect([await readFile(file, 'utf8'), await readlink(link)]).toEqual(['after', 'a.json']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is as it was where the other cannot be written whole', async () => {
    // There is no room for the name of a draft beside it.
    const file = join(folder, `${'a'.repeat(250)}.json`);
    await writeFile(file, 'before');
    await expect(replaceFile(file, 'after')).rejects.toThrow('could not be written, and is as it was');
    expect(await readFile(file, 'utf8')).toBe('before');
  });
});
