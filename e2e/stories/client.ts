import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openClient, type Client } from '@rehearsal/client/client';
import { followInstance, type FollowedInstance } from '@rehearsal/client/live/follow-instance';
import { openLive } from '@rehearsal/client/live/live';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { waitFor } from '@rehearsal/testing/wait-for';
import { system } from './one-system.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const readme = await readFile(here('../../packages/client/README.md'), 'utf8');
/** The examples by their headings. */
const examples = [...readme.matchAll(/^## (.+)\n+```js\n([\s\S]*?)^```/gm)].map(
  ([, title = '', code = '']) => [title, code] as const,
);

let client: Client;
beforeAll(() => {
  client = openClient({ url: system.url, token: () => system.token });
});

/** Runs a program as somebody would who copied it. */
function program(code: string): Promise<{ status: number; stdout: string; stderr: string }> {
  const environment = { ...process.env, REHEARSAL_URL: system.url, REHEARSAL_TOKEN: system.token, NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--input-type=module', '--eval', code],
      { cwd: here('.'), env: environment },
      (error, stdout, stderr) => resolve({ status: error ? (child.exitCode ?? 1) : 0, stdout, stderr }),
    );
  });
}

/** What each example prints, at the least. */
const PRINTED: Record<string, RegExp> = {
  'Read a list': /^John Doe: career, brainstorming: IDENTITY_BRAINSTORMING$/m,
  'Make a test user and talk to the coach': /^coach: \S/,
  'Handle a refusal': /^400 INVALID_INPUT: .+\n\/template\/\S* /,
  'Watch somebody talk': /^version 1: as it is now\nversion 2: MessageSent\nversion 3: CoachReplied/,
  'Run a load test and take its verdict': /^passed, exit code 0$/m,
};

describe('the examples of the README of the client', () => {
  it('are these five', () => expect(examples.map(([title]) => title)).toEqual(Object.keys(PRINTED)));

  it.each(examples)('run as they are: %s', async (title, code) => {
    const ended = await program(code);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(PRINTED[title] ?? /^$/);
  });
});

describe('a live view', () => {
  it('goes on where it was after the gateway was killed, without a version twice or out of order', async () => {
    const [scenario] = await client.all<{ id: string }>('/test-scenarios');
    const made = await client.command<InstanceView>('POST', `/test-scenarios/${scenario?.id ?? ''}/instances`, {});
    const live = openLive(client);
    const seen: FollowedInstance[] = [];
    const failures: unknown[] = [];
    const leave = followInstance(client, live, made.id, {
      changed: (followed) => seen.push(followed),
      failed: (error) => failures.push(error),
    });
    await waitFor('the first state', () => seen.length === 1);

    process.kill((await system.service('gateway')).pid, 'SIGKILL');
    await waitFor('the loss to be seen', () => live.liveness() === 'offline');
    // Given while nobody is there to take it: it waits, and takes effect once.
    await client.command('POST', `/instances/${made.id}/messages`, { content: 'Are you there?' });
    const { version, chat_messages } = await client.get<InstanceView>(`/instances/${made.id}`);
    await waitFor('the view to catch up', () => seen.at(-1)?.version === version, { withinMs: 60_000 });

    expect(chat_messages.filter(({ content }) => content === 'Are you there?')).toHaveLength(1);
    expect(seen.at(-1)?.instance.chat_messages).toEqual(chat_messages);
    const versions = seen.map((followed) => followed.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(failures).toEqual([]);
    leave();
    live.close();
  });

  it('says so when there is nothing to watch', async () => {
    const live = openLive(client);
    const failures: unknown[] = [];
    followInstance(client, live, 'nobody', { changed: () => undefined, failed: (error) => failures.push(error) });
    await waitFor('the refusal', () => failures.length > 0);
    expect(failures).toMatchObject([{ status: 404 }]);
    live.close();
  });

  it('says so when its token is no longer good', async () => {
    const live = openLive({ url: system.url, token: () => 'wrong' });
    const failures: unknown[] = [];
    live.watch('scenarios', { refused: (error) => failures.push(error) });
    await waitFor('the refusal', () => failures.length > 0);
    expect(failures).toMatchObject([{ status: 401 }]);
    live.close();
  });
});
