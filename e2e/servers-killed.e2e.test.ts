import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer, startSystem, type System } from './system.js';

let system: System;
let scenarioId: string;

beforeAll(async () => {
  system = await startSystem({ args: ['--no-samples'] });
  const created = await system.api('POST', '/test-scenarios', {
    body: {
      name: 'Without its servers',
      template: { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } },
    },
    headers: prefer,
  });
  scenarioId = String(created.body.id);
});
afterAll(() => system.dispose());

const pidOf = async (server: string): Promise<number> =>
  (JSON.parse(await readFile(join(system.home, 'run', `${server}.json`), 'utf8')) as { pid: number }).pid;

/** Repeats with the same key until the outcome is known. */
async function untilDone(path: string, body: unknown): Promise<Record<string, unknown>> {
  const key = randomUUID();
  return waitFor(
    `${path} to be done`,
    async () => {
      const answer = await system.api('POST', path, { body, headers: { ...prefer, 'idempotency-key': key } });
      if (answer.status >= 500 || answer.status === 202) return null;
      if (answer.status >= 400) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    },
    { withinMs: 60_000, everyMs: 100 },
  );
}

describe('a system whose server is killed', () => {
  it.each(['kafka', 'redis', 'mongo'])(
    'has it again, with all that it had, and answers a chat turn: %s',
    async (server) => {
      const { id } = await untilDone(`/test-scenarios/${scenarioId}/instances`, { label: `before ${server}` });
      const instanceId = String(id);
      const killed = await pidOf(server);

      process.kill(killed, 'SIGKILL');
      await waitFor('the server to be started again', async () => (await pidOf(server).catch(() => killed)) !== killed);

      const turn = await untilDone(`/instances/${instanceId}/messages`, { content: 'Are you still there?' });
      expect(turn).toMatchObject({ reply: { role: 'coach' } });
      expect(system.output()).toContain(`ended with SIGKILL; starts again`);
      expect(system.output()).not.toContain('Stopping');
    },
  );
});
