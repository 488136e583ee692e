import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer, startSystem, type System } from './system.js';

const COMMANDS = 200;
const CLIENTS = 8;

let system: System;
let scenarioId: string;

beforeAll(async () => {
  system = await startSystem({ args: ['--no-samples'] });
  const created = await system.api('POST', '/test-scenarios', {
    body: {
      name: 'Killed',
      template: { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } },
    },
    headers: prefer,
  });
  scenarioId = String(created.body.id);
});
afterAll(() => system.dispose());

/** A page of a list; who was killed may not answer yet when its process is there again. */
const pageOf = <Item>(path: string) =>
  waitFor(
    path,
    async () => {
      const { status, body } = await system.api<{ items: Item[]; next_cursor: string | null }>('GET', path);
      if (status >= 500) return null;
      expect(status).toBe(200);
      return body;
    },
    { withinMs: 60_000, everyMs: 200 },
  );

/** Repeats with the same key until the outcome is known: what every client of ours does. */
async function instantiate(label: string): Promise<string> {
  const key = randomUUID();
  return waitFor(
    `the instance "${label}"`,
    async () => {
      const { status, body } = await system.api('POST', `/test-scenarios/${scenarioId}/instances`, {
        body: { label },
        headers: { ...prefer, 'idempotency-key': key },
      });
      if (status >= 500 || status === 202) return null;
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
      return String(body.id);
    },
    { withinMs: 90_000, everyMs: 200 },
  );
}

async function allInstances(): Promise<{ id: string; label: string | null }[]> {
  const found: { id: string; label: string | null }[] = [];
  let cursor = '';
  do {
    const { items, next_cursor } = await pageOf<{ id: string; label: string | null }>(
      `/test-scenarios/${scenarioId}/instances?limit=200${cursor}`,
    );
    found.push(...items);
    cursor = next_cursor === null ? '' : `&cursor=${next_cursor}`;
  } while (cursor !== '');
  return found;
}

describe('a service killed amid 200 commands', () => {
  it.each(['scenario', 'instantiator', 'coach', 'audit', 'loadrunner', 'gateway'])(
    'loses none of them and does none twice: %s',
    async (victim) => {
      const { pid, restarts } = await system.service(victim);
      const labels = Array.from({ length: COMMANDS }, (_, index) => `${victim} ${index}`);
      const left = [...labels];
      const ids = new Map<string, string>();
      const client = async () => {
        for (let label = left.shift(); label !== undefined; label = left.shift()) {
          ids.set(label, await instantiate(label));
          if (ids.size === COMMANDS / 2) process.kill(pid, 'SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      await waitFor(`${victim} to be back`, async () => (await system.service(victim)).restarts > restarts, {
        withinMs: 60_000,
      });

      const made = (await allInstances()).filter(({ label }) => label?.startsWith(`${victim} `));
      expect(made.map(({ label }) => label).sort()).toEqual([...labels].sort());
      expect(new Set(made.map(({ id }) => id))).toEqual(new Set(ids.values()));
    },
    300_000,
  );

  it('leaves one audit entry for each event, in a chain that verifies', async () => {
    const instances = await allInstances();
    const counted = await waitFor(
      'an entry for every instance',
      async () => {
        const count = await countEntries('InstanceCreated');
        return count >= instances.length ? count : null;
      },
      { withinMs: 60_000 },
    );
    expect(counted).toBe(instances.length);
    const { body } = await system.api<{ ok: boolean }>('POST', '/audit/verify');
    expect(body.ok).toBe(true);
  });
});

async function countEntries(action: string): Promise<number> {
  let count = 0;
  let cursor = '';
  do {
    const { items, next_cursor } = await pageOf(`/audit?action=${action}&limit=200${cursor}`);
    count += items.length;
    cursor = next_cursor === null ? '' : `&cursor=${next_cursor}`;
  } while (cursor !== '');
  return count;
}
