import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config.js';
import { findK6 } from './find-k6.js';
import { newScript } from './new-script.js';
import { validateScript } from './validate-script.js';

let loadtests: string;
beforeAll(async () => {
  loadtests = await mkdtemp(join(tmpdir(), 'loadtests-'));
  const own = join(loadConfig().repository, 'loadtests');
  for (const folder of ['lib', 'templates']) await cp(join(own, folder), join(loadtests, folder), { recursive: true });
  await mkdir(join(loadtests, 'src'));
});
afterAll(() => rm(loadtests, { recursive: true }));

describe('a new load test', () => {
  it.each(['slow-answers', '3-in-a-row'])(
    'called %s is one that k6 and the lint have nothing against',
    async (name) => {
      const file = await newScript(loadtests, name);
      expect(
        await validateScript({ k6: await findK6(loadConfig()), readSeconds: 10 }, file, {
          path: dirname(file),
          files: [],
        }),
      ).toMatchObject({
        ok: true,
        findings: [],
      });
      const source = await readFile(file, 'utf8');
      expect(source).toContain(`test_case: '${name}'`);
      expect(source).not.toMatch(/your.scenario/);
    },
  );

  it('never takes the place of another', async () => {
    const file = await newScript(loadtests, 'kept');
    await expect(newScript(loadtests, 'kept')).rejects.toThrow(`There is ${file} already`);
  });

  it.each(['../escape', 'Upper', '', '--flag'])('cannot be called "%s"', async (name) => {
    await expect(newScript(loadtests, name)).rejects.toThrow('is no name');
  });
});
