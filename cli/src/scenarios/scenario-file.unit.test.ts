import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readScenarioFile } from './scenario-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const messagesOf = async (text: string): Promise<string[]> => {
  const path = join(folder, 'a.json');
  await writeFile(path, text);
  const read = await readScenarioFile(path);
  return read.ok ? [] : read.faults.map(({ message }) => message);
};

describe('a file that should be a scenario', () => {
  it.each([
    ['an array of messages', '[{"role":"user","content":"Hello"}]'],
    ['messages under their key', '{"messages":[{"role":"user","content":"Hello"}]}'],
    ['JSON Lines', '{"role":"user","content":"Hello"}\n{"role":"assistant","content":"Hi"}\n'],
    ['XML', '<c><message role="user">Hello</message></c>'],
  ])('and is a conversation is sent to the import: %s', async (_what, text) => {
    expect(await messagesOf(text)).toEqual([
      'is a conversation and no scenario: `rehearse scenarios import` makes one of it',
    ]);
  });

  it.each([
    ['a list of nothing', '[]', 'must be an object with a name and a template'],
    ['an object without a template', '{"name":"a"}', 'is required'],
    ['no JSON', '{"name":', 'expected a JSON value, but the text ends here'],
  ])('and is neither is told what it lacks: %s', async (_what, text, message) => {
    expect(await messagesOf(text)).toContain(message);
  });
});

it('a file without an end is refused, and not read for ever', async () => {
  await expect(readScenarioFile('/dev/zero')).rejects.toThrow(
    /^"[^"]*dev\/zero" is larger than \d+ MB, or has no end\.$/,
  );
});

it('a link that leads nowhere is told in a sentence', async () => {
  const link = join(folder, 'link.json');
  await symlink(join(folder, 'nowhere.json'), link);
  await expect(readScenarioFile(link)).rejects.toThrow(/^There is no file "[^"]*link\.json" that can be read\.$/);
});
