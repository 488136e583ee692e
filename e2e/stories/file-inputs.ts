import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prefer } from '../system.js';
import { system } from './one-system.js';
import { inWords, refusedFiles } from './refused-files.js';

/** Files as people bring them, each with its exact answer by the command line and, where it is text, by the API. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-inputs-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const talk = '[{"role": "system", "content": "be kind"}, {"role": "user", "content": "Hello"}]';

describe('a file that cannot be taken as it is', () => {
  it.each(refusedFiles)('is refused at its place: $what', async ({ bytes, fault }) => {
    const file = join(folder, 'refused.json');
    await writeFile(file, bytes);
    const imported = await system.rehearse('scenarios', 'import', file, '--name', 'n');
    expect(imported.code).not.toBe(0);
    expect(imported.stderr.replaceAll(/\n\s*/g, '\n')).toContain(`refused.json:${fault.replace(' ', ': ')}`);
    if (typeof bytes !== 'string') return;
    const { status, body } = await system.api('POST', '/test-scenarios/import', {
      body: { content: bytes, name: 'n' },
    });
    expect([status, body]).toMatchObject([400, { errors: [{ pointer: '/content', message: inWords(fault) }] }]);
  });
});

it('names what is hidden in the names that a file gives, with its place', async () => {
  const rehearsals = [{ name: 'r\u2067', script: [{ say: '\u200b' }] }];
  const user = { first_name: 'A', last_name: 'B' };
  const template = { user, coach_state: { current_phase: 'INTRODUCTION' } };
  const file = join(folder, 'hidden.json');
  await writeFile(file, JSON.stringify({ name: 'invoice\u202egnp', tags: ['t\u00ad'], template, rehearsals }, null, 1));
  const { code, stderr } = await system.rehearse('scenarios', 'apply', file);
  expect(code).not.toBe(0);
  for (const told of ['U+202E as character 8', 'U+00AD as character 2', 'U+2067 as character 2', 'must not be blank'])
    expect(stderr).toContain(told);
});

describe('a file in the spelling of another program', () => {
  const chatgpt = (title: string) => ({
    title,
    current_node: 'b',
    mapping: {
      a: {
        parent: null,
        message: {
          author: { role: 'user' },
          create_time: 1700000001.5,
          content: { content_type: 'text', parts: ['Hi'] },
        },
      },
      b: {
        parent: 'a',
        message: {
          author: { role: 'assistant' },
          create_time: null,
          content: { content_type: 'text', parts: ['Hello'] },
        },
      },
    },
  });
  const lines = '{"role": "user", "content": "Hi"}\n{"role": "assistant", "content": "Hello"}\n';

  it.each([
    ['UTF-16, as PowerShell writes it', utf16(talk), [], ['Hello'], '/0 is left out: a message of the system'],
    ["ChatGPT's export of one conversation", JSON.stringify(chatgpt('A')), [], ['Hi', 'Hello'], ''],
    [
      "ChatGPT's export of several, by title",
      JSON.stringify([chatgpt('A'), chatgpt('B')]),
      ['--conversation', 'B'],
      ['Hi', 'Hello'],
      '',
    ],
    ['JSON Lines', lines, [], ['Hi', 'Hello'], ''],
  ] as const)('becomes a scenario, and what is dropped is told: %s', async (what, bytes, options, said, dropped) => {
    const file = join(folder, 'taken.json');
    await writeFile(file, bytes);
    const made = await system.rehearse('scenarios', 'import', file, '--name', what, '--json', ...options);
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining(dropped)]);
    const { template } = JSON.parse(made.stdout) as { template: { chat_messages: { content: string }[] } };
    expect(template.chat_messages.map(({ content }) => content)).toEqual(said);
  });

  it("may be what the coach's own API says of a conversation", async () => {
    const made = await system.api<{ primary_instance: { id: string } }>('POST', '/test-scenarios', {
      body: {
        name: 'To be told',
        template: { user: { first_name: 'A', last_name: 'B' }, coach_state: { current_phase: 'INTRODUCTION' } },
      },
      headers: prefer,
    });
    const items = await system.api<{ items: object[] }>(
      'GET',
      `/instances/${made.body.primary_instance.id}/chat-messages`,
    );
    const file = join(folder, 'items.json');
    const said = {
      type: 'message',
      role: 'user',
      created_at: 1795935364,
      content: [{ type: 'input_text', text: 'Hello' }],
    };
    await writeFile(file, JSON.stringify({ object: 'list', data: [...items.body.items, said], has_more: false }));
    const imported = await system.rehearse('scenarios', 'import', file, '--name', 'Told again', '--json');
    expect(JSON.parse(imported.stdout)).toMatchObject({
      template: { chat_messages: [{ role: 'user', content: 'Hello', timestamp: '2026-11-29T06:56:04.000Z' }] },
    });
  });
});
