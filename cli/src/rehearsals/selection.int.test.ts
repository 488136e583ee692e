import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { select } from './selection.js';

let folder: string;
const scenario = (name: string, rehearsals?: unknown[]) =>
  JSON.stringify({ name, template: { user: { first_name: 'A', last_name: 'B' } }, ...(rehearsals && { rehearsals }) });
const rehearsal = { name: 'says hello', script: [{ say: 'Hello' }] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selection-'));
  await Promise.all(['good', 'bad'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'good', 'a.json'), scenario('A', [rehearsal]));
  await writeFile(join(folder, 'good', 'b.json'), scenario('B'));
  await writeFile(join(folder, 'bad', 'c.json'), scenario('C', [{ ...rehearsal, scripts: [] }]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what the words of a command line select', () => {
  it('is rehearsals and scenarios by name, and by tag', async () => {
    expect((await select(['says hello', 'First visit'], ['smoke'])).body).toEqual({
      names: ['says hello', 'First visit'],
      rehearsals: [],
      tags: ['smoke'],
      files: [],
    });
  });

  it('is the rehearsal of one scenario by its id, where a name may be that of several', async () => {
    const scenario_id = 'e5bb22ee-4a64-8a06-a10c-dc7435fa7394';
    const { body } = await select([`${scenario_id}:yes/no: says hello`, 'says hello'], []);
    expect(body).toMatchObject({
      names: ['says hello'],
      rehearsals: [{ scenario_id, rehearsal: 'yes/no: says hello' }],
      files: [],
    });
  });

  it('is files where there is a path, with their texts, and of a folder those that have rehearsals', async () => {
    const { body, texts } = await select([join(folder, 'good'), 'First visit'], []);
    expect(body.names).toEqual(['First visit']);
    expect(body.files?.map(({ content }) => content.name)).toEqual(['A']);
    expect([...texts.values()]).toEqual([scenario('A', [rehearsal])]);
  });

  it('keeps a file that was named itself, for the system to say what it lacks', async () => {
    const { body } = await select([join(folder, 'good', 'b.json')], []);
    expect(body.files?.map(({ content }) => content.name)).toEqual(['B']);
  });

  it('is refused with every fault of the files, each at its place', async () => {
    await expect(select([folder], [])).rejects.toMatchObject({
      exitCode: 2,
      details: [expect.stringMatching(/bad\/c\.json:1:\d+: \/rehearsals\/0\/scripts .*"?script"?/) as unknown],
    });
  });

  it.each(['./none.json', 'no/such'])('is refused where there is nothing at "%s"', async (path) => {
    await expect(select([path], [])).rejects.toThrow(`There is no file or folder "${path}"`);
  });
});
