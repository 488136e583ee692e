import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prefer } from '../system.js';
import { system } from './one-system.js';

let folder: string;

interface Row {
  id: string;
  name: string;
  tags: string[];
}

const at = (...path: string[]): string => join(folder, ...path);
const template = { user: { first_name: 'Ada', last_name: 'Byron' }, coach_state: { current_phase: 'introduction' } };
const writeScenario = (file: string, name: string, more: object = {}) =>
  writeFile(at('files', file), JSON.stringify({ name, template: { ...template, ...more } }));
const names = async () =>
  (await system.api<{ items: Row[] }>('GET', '/test-scenarios?limit=200')).body.items.map(({ name }) => name);
const contentsOf = async (dir: string): Promise<Record<string, string>> => {
  const files = (await readdir(at(dir))).sort();
  const texts = await Promise.all(files.map((file) => readFile(at(dir, file), 'utf8')));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-files-'));
  await mkdir(at('files'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('scenario files', () => {
  it('come out of a system byte for byte as they went in', async () => {
    expect(await system.rehearse('scenarios', 'export', '--all', '--dir', at('first'))).toMatchObject({ code: 0 });
    const first = await contentsOf('first');
    expect(Object.keys(first).length).toBeGreaterThanOrEqual(9);
    expect(Object.keys(first)).toContain('scenario.schema.json');
    expect(await system.rehearse('scenarios', 'validate', at('first'))).toMatchObject({ code: 0 });

    const applied = await system.rehearse('scenarios', 'apply', at('first'), '--json');
    const { scenarios } = JSON.parse(applied.stdout) as { scenarios: { action: string }[] };
    expect(scenarios.every(({ action }) => action === 'unchanged')).toBe(true);

    const { items } = (await system.api<{ items: Row[] }>('GET', '/test-scenarios?limit=200')).body;
    for (const { id } of items)
      expect(await system.api('DELETE', `/test-scenarios/${id}`, { headers: prefer })).toMatchObject({ status: 200 });
    const again = await system.rehearse('scenarios', 'apply', at('first'));
    expect(again.stdout).toBe(`${items.length} created, 0 updated, 0 unchanged.\n`);
    await system.rehearse('scenarios', 'export', '--all', '--dir', at('second'));
    expect(await contentsOf('second')).toEqual(first);
  });

  it('are printed or written one by one, too', async () => {
    const printed = await system.rehearse('scenarios', 'export', 'John Doe: career, brainstorming');
    await system.rehearse('scenarios', 'export', 'John Doe: career, brainstorming', '--out', at('john.json'));
    expect(await readFile(at('john.json'), 'utf8')).toBe(printed.stdout);
    expect(await system.rehearse('scenarios', 'export', '--all')).toMatchObject({ code: 2 });
  });

  it('are pruned by flag only, after the plan was shown, and only where an apply of the same set made them', async () => {
    const before = await names();
    await writeScenario('a.json', 'Set: a');
    await writeScenario('b.json', 'Set: b');
    const apply = (...more: string[]) => system.rehearse('scenarios', 'apply', at('files'), '--set', 'mine', ...more);
    expect((await apply()).stderr).toBe('+ Set: a\n+ Set: b\n');
    expect((await apply('--prune')).stdout).toBe('0 created, 0 updated, 2 unchanged.\n');
    await writeScenario('b.json', 'Set: B');
    expect((await apply('--prune')).stderr).toBe('= Set: a\n~ Set: B\n');
    await writeScenario('b.json', 'Set: b');
    expect((await apply()).stdout).toBe('0 created, 1 updated, 1 unchanged.\n');
    await writeScenario('c.json', 'set: A');
    const twice = await system.rehearse('scenarios', 'validate', at('files'));
    expect(twice).toMatchObject({ code: 2, stdout: expect.stringContaining('a.json too; rename one') as unknown });
    expect(await apply()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a.json too; rename one') as unknown,
    });
    await rm(at('files', 'c.json'));

    await rm(at('files', 'a.json'));
    await system.api('POST', '/test-scenarios', { body: { name: 'By hand', template }, headers: prefer });
    expect((await apply()).stdout).toBe('0 created, 0 updated, 1 unchanged.\n');
    const planned = await apply('--prune', '--dry-run');
    expect(planned).toMatchObject({ code: 0, stderr: '- Set: a\n= Set: b\n' });
    expect(planned.stdout).toBe('0 would be created, 0 would be updated, 1 would be deleted, 1 unchanged.\n');
    const refused = await apply('--prune');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'This deletes one scenario and its instances; say --yes to do it. Nothing was changed.',
    );
    expect(await names()).toContain('Set: a');

    expect((await apply('--prune', '--yes')).stdout).toBe('0 created, 0 updated, 1 deleted, 1 unchanged.\n');
    expect((await names()).toSorted()).toEqual([...before, 'By hand', 'Set: b'].toSorted());
    expect((await apply('--prune')).stdout).toBe('0 created, 0 updated, 1 unchanged.\n');
  });

  it('are tagged by the command line, several at once, and none where one of them is not there', async () => {
    const tag = (...more: string[]) => system.rehearse('scenarios', 'tag', ...more);
    const both = ['Tagged: c', 'Tagged: d'];
    for (const name of both) await system.api('POST', '/test-scenarios', { body: { name, template }, headers: prefer });
    expect((await tag(...both, '--add', 'late', '--add', 'short')).stdout).toBe(
      'Tagged: c: late, short\nTagged: d: late, short\n',
    );
    const removed = await tag('Tagged: c', '--remove', 'late', '--remove', 'short', '--json');
    expect(JSON.parse(removed.stdout)).toMatchObject({ items: [{ name: 'Tagged: c', tags: [] }] });
    expect((await tag('Tagged: d', '--add', 'late')).stdout).toBe('Tagged: d: late, short (as before)\n');
    expect(await tag('Tagged: d', 'Tagged: nowhere', '--add', 'never')).toMatchObject({ code: 2 });
    expect(await tag('Tagged: d')).toMatchObject({ code: 2 });
    await tag('Tagged: d', '--add', 'seldom');
    const shown = await tag('--tag', 'seldom', '--add', 'by-tag', '--dry-run', '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ dry_run: true, items: [{ name: 'Tagged: d' }] });
    expect(await tag('--tag', 'seldom', '--add', 'by-tag')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('This changes the tags of 1 scenario; say --yes to do it.') as unknown,
    });
    const { items } = (await system.api<{ items: Row[] }>('GET', '/test-scenarios?q=Tagged')).body;
    expect(Object.fromEntries(items.map(({ name, tags }) => [name, tags]))).toEqual({
      'Tagged: c': [],
      'Tagged: d': ['late', 'short', 'seldom'],
    });
  });

  it('are reset, taken away and deleted by tag, after saying which', async () => {
    const many = ['Many: e', 'Many: f', 'Many: g'];
    for (const name of many)
      await system.api('POST', '/test-scenarios', { body: { name, template, tags: ['many'] }, headers: prefer });
    const scenarios = (...words: string[]) => system.rehearse('scenarios', ...words, '--tag', 'many');
    expect((await scenarios('export', '--dir', at('many'))).stdout.match(/wrote .*: Many: [efg]$/gm)).toHaveLength(3);
    const careful = await scenarios('delete');
    expect(careful).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /Many: e: 1 version, 1 instance\n[^]*This deletes all of 3 scenarios; say --yes/,
      ) as unknown,
    });
    const reset = await scenarios('reset', '--yes', '--json');
    const { items } = JSON.parse(reset.stdout) as { items: { name: string; success: boolean }[] };
    expect(items.map(({ name, success }) => [name, success]).toSorted()).toEqual(many.map((name) => [name, true]));
    expect(await scenarios('delete', '--yes')).toMatchObject({ code: 0 });
    expect(await scenarios('delete', '--yes')).toMatchObject({ code: 2 });
    expect((await names()).filter((name) => many.includes(name))).toEqual([]);
  });

  it('may be a conversation alone, whose faults are told by file, line and column', async () => {
    await writeFile(at('talk.xml'), '<conversation><message role="user">Hi</message><note/></conversation>');
    const made = await system.rehearse('scenarios', 'import', at('talk.xml'), '--first-name', 'Zoë', '--json');
    expect(made.stderr).toMatch(/talk\.xml:1:\d+: <note> is left out/);
    expect(JSON.parse(made.stdout)).toMatchObject({
      name: 'talk',
      template: { user: { first_name: 'Zoë' }, chat_messages: [{ role: 'user', content: 'Hi' }] },
    });
    await writeFile(at('talk.json'), '[\n  {"role": "assistant"}\n]');
    const refused = await system.rehearse('scenarios', 'import', at('talk.json'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/talk\.json:2:3: \/0\/content is required/);
    expect((await system.rehearse('scenarios', 'import', at('talk.xml'))).stderr).toMatch(/name/);
  });
});
