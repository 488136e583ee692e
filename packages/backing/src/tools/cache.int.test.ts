import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openCache } from './cache.js';

const root = await mkdtemp(join(tmpdir(), 'rehearsal-cache-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the cache of fetched things', () => {
  it('fills a folder once when several ask for it at the same time', async () => {
    let fills = 0;
    const ask = () =>
      openCache(root).folder('thing', async (folder) => {
        fills++;
        await writeFile(join(folder, 'content'), 'whole');
      });
    const folders = await Promise.all([ask(), ask(), ask()]);
    expect(fills).toBe(1);
    expect(new Set(folders).size).toBe(1);
    expect(await readFile(join(folders[0], 'content'), 'utf8')).toBe('whole');
  });

  it('keeps nothing of a fetch that failed, and tries again the next time', async () => {
    const cache = openCache(root);
    const failing = cache.folder('flaky', async (folder) => {
      await writeFile(join(folder, 'half'), '');
      throw new Error('connection lost');
    });
    await expect(failing).rejects.toThrow('connection lost');
    expect((await readdir(root)).filter((name) => name.includes('flaky'))).toEqual([]);
    expect(await readdir(await cache.folder('flaky', () => Promise.resolve()))).toEqual([]);
  });

  it('does not wait for a process that is no more', async () => {
    await writeFile(join(root, 'orphaned.lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'long ago' }));
    const folder = await openCache(root).folder('orphaned', () => Promise.resolve());
    expect(folder).toBe(join(root, 'orphaned'));
  });
});
